"""What belongs to what in an Arabic sentence: prepositions to nouns or verbs, lists, relative clauses."""

from __future__ import annotations

from dateline.annotate.ar.syntax.lexicon import bodies, closed_words, persons
from dateline.annotate.ar.syntax.naming import Naming
from dateline.annotate.ar.syntax.phrases import Phrase
from dateline.annotate.ar.syntax.roles import Clause
from dateline.annotate.ar.syntax.word import Word

#: The sign of verbs of telling, in ``verbs.txt``.
TELLS = "c"


class Belonging(Naming):
    """What the clauses read so far say of where a word belongs; ``Linker`` fills them."""

    def _takes_clause(self, phrase: Phrase) -> bool:
        noun = self._words[phrase.head].noun
        return noun is not None and (noun.tells or noun.lemma in closed_words().words["nouns_of_clauses"])

    def _antecedent(self, word: Word) -> int:
        """Return the noun that a relative pronoun agrees with, the nearest of the last phrases."""
        feminine = word.form in ("التي", "اللتان", "اللتين", "اللواتي", "اللاتي")
        for clause in reversed(self._stack):
            if clause.last is not None:
                chain = clause.last.chain
                plural = word.form == "الذين"
                fitting = [
                    each
                    for each in chain
                    if self._phraser.feminine(each) == feminine or (plural and self._phraser.plural(each))
                ]
                return (fitting or chain)[-1]
            if clause.verb >= 0:
                return clause.verb
        return -1

    def _goes_with(self, clause: Clause, word: Word) -> bool:
        """Tell whether a verb has the subject of the clause before it: a participle, or one that takes up a noun."""
        return word.verbs[0].tense == "participle" or (
            clause.last is not None and self._takes_up(word) and self._same_subject(clause, word)
        )

    def _same_subject(self, clause: Clause, word: Word) -> bool:
        """Tell whether a verb agrees in gender with the verb of the clause."""
        first, second = self._words[clause.verb].verbs[0].agreement, word.verbs[0].agreement
        return first[-1:] == second[-1:]

    def _of_many(self, clause: Clause, word: Word) -> bool:
        """Tell whether a verb of many people cannot have the subject of a clause ("فرضته الشرطة ورددوا")."""
        own = clause.direct[:1]
        return word.verbs[0].agreement == "3mp" and bool(own) and not self._phraser.people(own[0].head)

    def _takes_up(self, word: Word) -> bool:
        """Tell whether a phrase with a pronoun right after a verb takes up the noun before it ("قصفت خلاله")."""
        after = self._words[word.index + 1 : word.index + 3]
        return len(after) == 2 and after[0].kind == "preposition" and after[1].kind == "enclitic"

    def _described(self, clause: Clause, word: Word) -> Phrase | None:
        """Return the indefinite noun phrase of a clause that a verb after it describes, the nearest that agrees."""
        if self._paused:
            return None
        feminine = word.verbs[0].agreement in ("3fs", "3fd")
        bare = [
            each for each in reversed(clause.nouns) if each.start > clause.verb and not self._words[each.head].definite
        ]
        if not bare or (bare[0] is not clause.last and self._words[clause.verb].tag == "aux"):
            return None
        agreeing = [each for each in bare if self._phraser.feminine(each.head) == feminine]
        return next(iter(agreeing), bare[0] if bare[0] is clause.last else None)

    def _agreeing(self, phrase: Phrase, word: Word) -> int:
        """Return the noun of a chain that a verb agrees with, the head at best."""
        feminine = word.verbs[0].agreement in ("3fs", "3fd")
        fitting = [each for each in phrase.chain if self._phraser.feminine(each) == feminine]
        return (fitting or phrase.chain)[0]

    def _noun_host(self, clause: Clause, word: Word) -> int:
        """Return the noun that a preposition after it belongs to, -1 where it is the verb's."""
        last = clause.last
        if last is None or self._paused or last.end <= clause.verb:
            return -1
        name, adjacent = word.name or word.form, last.end == word.index
        if clause.verb >= 0 and f"{self._words[clause.verb].lemma}_{name}" in closed_words().words["verbs_with"]:
            return clause.verb
        if name == "من" and adjacent and self._quantity(last.chain[-1]):
            return last.chain[-1]
        if adjacent and name in closed_words().words["of_nouns"]:
            return last.head
        deeds = [each for each in last.chain if self._deed(each)]
        if not deeds and self._told(clause):
            deeds = [each for phrase in clause.nouns for each in phrase.chain if self._deed(each)]
        if deeds:
            return deeds[-1]
        taken = self._verb_takes(clause, "verbs_of_from" if name == "من" else "verbs_of_to")
        bare = not self._words[last.head].definite or last not in clause.direct
        of_noun = name in ("من", "ل") and not taken and (name == "من" or bare)
        return last.head if adjacent and (of_noun or clause.verb < 0) else -1

    def _like_before(self, word: Word) -> int:
        """Return what the last phrase with the same preposition belongs to ("إلى ... وإلى"), -1 for none."""
        for each in reversed(self._words[max(0, self._clause.verb) : word.index]):
            if each.kind == "preposition" and each.form == word.form and each.name == word.name:
                return each.head
        return -1

    def _waiting_verb(self, word: Word) -> int:
        """Return the verb that still wants its ب ("قامت امرأة ... بتفجير نفسها"), clauses below left; -1 for none."""
        if word.form != "ب" or len(self._stack) < 2:
            return -1
        for clause in reversed(self._stack):
            wants = clause.verb >= 0 and self._words[clause.verb].lemma in closed_words().words["verbs_of_by"]
            if wants and not any(each.head == clause.verb and each.form == "ب" for each in self._words):
                while self._clause is not clause:
                    self._roles.settle(self._stack.pop())
                return clause.verb
        return -1

    def _told(self, clause: Clause) -> bool:
        """Tell whether the verb only tells of a deed that a noun names ("اعلنت الشرطة مقتل", "خرجت مظاهرة")."""
        if clause.verb < 0:
            return False
        verb = self._words[clause.verb]
        return TELLS in verb.verbs[0].signs or verb.lemma in closed_words().words["verbs_of_happening"]

    def _verb_takes(self, clause: Clause, listed: str) -> bool:
        return clause.verb >= 0 and self._words[clause.verb].lemma in closed_words().words[listed]

    def _quantity(self, index: int) -> bool:
        word = self._words[index]
        return word.kind in ("quantity", "number") or word.lemma == "عدد"

    def _deed(self, index: int) -> bool:
        noun = self._words[index].noun
        return noun is not None and noun.verbal

    def _leave_for(self, phrase: Phrase) -> None:
        """Leave a relative clause whose verb takes no object before an object ("حمل من تجمعوا أعلاما"), and one
        between commas where the verb above still wants its subject ("تجمع أمام المحكمة، حيث يمثل، عدد من").
        """
        while len(self._stack) > 1 and self._between_commas(phrase):
            self._roles.settle(self._stack.pop())
        while len(self._stack) > 1 and self._clause.kind == "relcl" and self._clause.verb >= 0:
            above = self._stack[-2]
            full = "i" in self._words[self._clause.verb].verbs[0].signs and self._roles.oblique(phrase)
            if above.verb < 0 or not (full or self._has_all(self._clause, above)):
                return
            self._roles.settle(self._stack.pop())

    def _has_all(self, clause: Clause, above: Clause) -> bool:
        """Tell whether a relative clause has its object, and the verb above it still wants one."""
        verb, wanting = self._words[clause.verb], self._words[above.verb]
        object_only = verb.verbs[0].agreement in ("3mp", "3md", "3fd") or clause.relative >= 0 or verb.enclitic >= 0
        wants = "i" not in wanting.verbs[0].signs and len(above.direct) == 1 and wanting.enclitic < 0
        return bool(clause.direct) and object_only and wants and above.topic is None

    def _between_commas(self, phrase: Phrase) -> bool:
        """Tell whether a clause that a comma opened ends at the comma before a phrase."""
        clause, above = self._clause, self._stack[-2]
        opened = clause.kind in ("relcl", "advcl", "conj") and self._after_mark(clause.first) and clause.first > 0
        full = clause.verb >= 0 and bool(clause.direct or clause.topic or clause.relative >= 0)
        wanting = above.verb >= 0 and not above.direct and above.topic is None and above.kind != "relcl"
        return opened and full and wanting and self._after_pause(phrase)

    def _listed(self, clause: Clause, phrase: Phrase) -> int | None:
        """Return the noun that another is listed with: a deed with a deed, a name with its like, else the nearest."""
        heads = [each for one in reversed(clause.nouns) for each in one.chain]
        if not heads:
            return None
        kind = self._sort(phrase.head)
        nearest = [each for each in reversed(clause.nouns[-1].chain) if self._words[each].entity]
        if self._words[phrase.head].entity and nearest and self._sort(nearest[0]) == kind:
            return nearest[0]  # "حركتا حماس والجهاد"
        if kind == "thing" and clause.nouns[-1].end > clause.verb:
            return clause.nouns[-1].head
        for each in heads:
            if self._sort(each) == kind:
                return each
        return (
            clause.nouns[-1].head
            if kind == "thing"
            else None
            if clause is not self._stack[0]
            else clause.nouns[-1].head
        )

    def _sort(self, index: int) -> str:
        """Return what sort of thing a noun names: a deed, a place, somebody, a thing."""
        word = self._words[index]
        if self._deed(index):
            return "deed"
        if word.entity == "LOC":
            return "place"

        counted = word.kind in ("quantity", "number") or (word.noun is None and word.form.endswith(("ون", "ين")))
        if word.entity or counted or word.lemma in persons() or word.lemma in bodies():
            return "somebody"
        return "thing"
