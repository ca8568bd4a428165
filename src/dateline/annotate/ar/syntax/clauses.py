"""Arabic clauses: verbs with their subjects, objects and phrases, and how clauses hang on each other.

One pass from left to right over noun phrases, verbs, prepositions and joining words. A clause keeps its direct
noun phrases until it ends; then agreement, case endings and order tell subject from object, and a verb that may be
passive is passive where it has one noun phrase only ("قتل جندي").
"""

from __future__ import annotations

from dateline.annotate.ar.syntax.belonging import TELLS, Belonging
from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.ar.syntax.phrases import Phrase
from dateline.annotate.ar.syntax.roles import Clause
from dateline.annotate.ar.syntax.word import Word

#: The longest bracket, in words, that is skipped.
_LONGEST_BRACKET = 30
_OPENING, _CLOSING = frozenset(["«", "“", "„"]), frozenset(["»", "”"])


class Linker(Belonging):
    """Links the words of one sentence into a tree."""

    # -- the pass

    def link(self) -> None:
        """Hang every word on its head; what hangs on nothing becomes a root."""
        words = self._words
        while self._at < len(words):
            word = words[self._at]
            if word.head >= 0 and word.kind != "mark":
                self._at += 1
                continue
            before = self._at
            self._step(word)
            self._at = max(self._at, before + 1)
        while self._stack:
            self._roles.settle(self._stack.pop())
        self._root()

    def _step(self, word: Word) -> None:
        if word.form == "(" and self._clause.last is not None and self._skip_bracket(word):
            return
        phrase = self._phraser.read(self._at) if self._begins_phrase(word) else None
        if phrase is not None:
            self._at = phrase.end
            self._noun_phrase(phrase)
            return
        getattr(self, f"_on_{word.kind}", self._on_other)(word)

    def _begins_phrase(self, word: Word) -> bool:
        return word.nominal or word.kind in ("demonstrative", "about", "mark")

    # -- marks

    def _on_mark(self, word: Word) -> None:
        text = word.token.text
        if text == "(" and self._skip_bracket(word):
            return
        if text in _OPENING or (text == '"' and not self._quote):
            self._quote += 1
        elif text in _CLOSING or (text == '"' and self._quote):
            while len(self._stack) > 1 and self._clause.quote >= self._quote > 0:
                self._roles.settle(self._stack.pop())
            self._quote = max(0, self._quote - 1)
        elif self._heads_text(text):
            self._roles.settle(self._stack.pop())
            self._stack.append(Clause())
        elif text in "،,;؛.-–—:":
            self._paused = True
            self._preposition = -1
            while len(self._stack) > 1 and self._clause.kind == "relcl" and text != ":":
                self._roles.settle(self._stack.pop())
        if self._clause.verb >= 0:
            self._hang(word.index, self._clause.verb, "punct")

    def _heads_text(self, text: str) -> bool:
        """Tell whether a mark closes what stands before a text: a dateline, an agency, a label ("لندن ـ وكالة:")."""
        clause = self._clause
        return text in "ـ:*-–—" and len(self._stack) == 1 and clause.verb < 0 and clause.topic is not None

    def _skip_bracket(self, word: Word) -> bool:
        """Hang what stands in brackets on what stands before them; it takes no part in the clause."""
        for end in range(word.index + 1, min(len(self._words), word.index + _LONGEST_BRACKET)):
            if self._words[end].form == ")":
                host = self._clause.last.head if self._clause.last else self._clause.verb
                for each in self._words[word.index : end + 1]:
                    if each.head < 0:
                        self._hang(each.index, host, "punct" if each.kind == "mark" else "dep")
                self._at = end + 1
                return True
        return False

    def _on_other(self, word: Word) -> None:
        relation = {"adverb": "advmod", "particle": "advmod", "about": "advmod", "pronoun": "nsubj"}.get(
            word.kind, "dep"
        )
        if self._clause.verb >= 0 and word.kind != "pronoun":
            self._hang(word.index, self._clause.verb, relation)
        else:
            self._clause.waiting.append((word.index, relation))

    def _on_enclitic(self, word: Word) -> None:
        before = self._words[word.index - 1]
        if before.pos == "ADP":
            self._hang(word.index, before.index, "pobj")
            self._preposition = -1
            self._naming = before.form in ("بين", "من") and self._clause.last is not None
            if self._naming:
                self._words[word.index].dep = "dep"
        elif before.kind == "verb":
            self._hang(word.index, before.index, "dobj")
        elif before.kind == "complementiser":
            self._clause.waiting.append((word.index, "dep"))
            self._clause.pronoun = word.form
        else:
            self._hang(word.index, before.index, "poss")

    def _on_negation(self, word: Word) -> None:
        self._clause.waiting.append((word.index, "neg"))

    def _on_future(self, word: Word) -> None:
        self._clause.waiting.append((word.index, "aux"))

    def _on_particle(self, word: Word) -> None:
        self._clause.waiting.append((word.index, "aux" if word.form == "قد" else "advmod"))

    def _on_conjunction(self, word: Word) -> None:
        self._joining = word.index

    def _on_parting(self, word: Word) -> None:
        while len(self._stack) > 1 and self._clause.kind != "main" and self._clause.quote >= self._quote:
            if self._clause.verb < 0:
                break
            self._roles.settle(self._stack.pop())
        self._begin("conj", self._clause.verb, word.index, "cc")

    # -- joining words

    def _on_complementiser(self, word: Word) -> None:
        clause = self._clause
        host = clause.verb
        last = clause.last
        if last is not None and (host < 0 or (last.end == word.index and self._takes_clause(last))):
            host = last.head
        if self._preposition >= 0:
            self._hang(self._preposition, host, "prep")
            self._preposition = -1
        if self._joining >= 0 and len(self._stack) > 1 and self._clause.kind in ("ccomp", "xcomp"):
            host = self._clause.host
            self._roles.settle(self._stack.pop())
        self._begin("ccomp", host, word.index, "mark")

    def _on_subordinator(self, word: Word) -> None:
        self._begin("advcl", self._clause.verb, word.index, "mark")

    def _on_relative(self, word: Word) -> None:
        self._begin("relcl", self._antecedent(word), word.index, "relative")

    def _on_free_relative(self, word: Word) -> None:
        following = self._words[self._at + 1] if self._at + 1 < len(self._words) else None
        if following is not None and following.kind == "verb" and word.form == "ما" and following.lemma == "زال":
            self._clause.waiting.append((word.index, "advmod"))
            return
        if self._preposition >= 0:
            self._hang(word.index, self._preposition, "pobj")
            host, self._preposition = word.index, -1
            self._begin("relcl", host, -1, "")
            self._clause.relative = -1
            return
        self._begin("advcl", self._clause.verb, word.index, "mark")

    def _begin(self, kind: str, host: int, index: int, relation: str) -> None:
        """Open a clause that hangs on a word; its joining word waits for its verb."""
        self._preposition, self._paused = -1, False
        above = self._clause
        speaker = above.topic or next(iter(above.direct), None)
        clause = Clause(kind, host, quote=self._quote, speaker=speaker, first=self._at)
        if self._joining >= 0:
            clause.waiting.append((self._joining, "cc"))
            self._joining = -1
        if relation == "relative":
            clause.relative = index
        elif index >= 0:
            clause.waiting.append((index, relation))
        self._stack.append(clause)

    # -- verbs

    def _on_verb(self, word: Word) -> None:
        if self._preposition == word.index - 1 and self._words[self._preposition].form == "ل":
            aim = self._words[self._preposition]
            aim.kind, aim.pos = "subordinator", "SCONJ"
            aim.head = -1
            self._begin("advcl", self._clause.verb, aim.index, "mark")
        clause = self._clause
        if self._auxiliary(word):
            clause.waiting.append((word.index, "aux"))
            word.pos, word.kind = "AUX", "auxiliary"
        elif clause.verb < 0:
            self._give_verb(clause, word)
        elif self._joining >= 0:
            self._join_verb(word)
        else:
            self._next_verb(word)
        self._preposition, self._paused = -1, False

    def _auxiliary(self, word: Word) -> bool:
        """Tell whether a verb only lends tense to one that follows soon ("كان الجيش قد اعلن")."""
        if word.lemma not in closed_words().words["verbs_of_tense"]:
            return False
        for each in self._words[word.index + 1 : word.index + 14]:
            if each.kind == "verb":
                return (
                    each.verbs[0].tense == "imperfect"
                    or self._words[each.index - 1].form == "قد"
                    or word.lemma == "كان"
                )
            if each.kind in ("complementiser", "relative", "subordinator", "parting", "free_relative"):
                return False
            if each.kind == "mark" and each.form in (".", ":", ";"):
                return False
        return False

    def _give_verb(self, clause: Clause, word: Word) -> None:
        clause.verb = word.index
        for index, relation in clause.waiting:
            self._hang(index, word.index, relation)
            self._mark_mood(index, relation, word)
        clause.waiting = []
        if self._joining >= 0:
            self._hang(self._joining, word.index, "cc")
            self._joining = -1
        relation = clause.kind
        if relation == "ccomp" and word.verbs[0].tense == "imperfect" and clause.topic is None:
            relation = "xcomp"
        if clause.host >= 0:
            self._hang(word.index, clause.host, relation)

    def _mark_mood(self, index: int, relation: str, verb: Word) -> None:
        """Mark what gives a verb its mood: "s", "لن", and "قد" before an imperfect."""
        word = self._words[index]
        if relation in ("aux", "neg") and (word.form != "قد" or verb.verbs[0].tense == "imperfect"):
            word.tag = "MD"

    def _join_verb(self, word: Word) -> None:
        """Hang a verb after "and" on the verb of the clause that it goes on with."""
        while len(self._stack) > 1 and self._leaves(self._clause, word):
            self._roles.settle(self._stack.pop())
        above = self._stack.pop()
        self._roles.settle(above)
        host = above.verb
        clause = Clause(above.kind, host, quote=above.quote, waiting=self._moved(above), before=above)
        clause.first = self._joining
        self._stack.append(clause)
        self._give_verb(clause, word)
        if host >= 0:
            self._hang(word.index, host, "conj")

    def _moved(self, clause: Clause) -> list[tuple[int, str]]:
        """Take what waits in a clause that has its verb already: it belongs to the next."""
        waiting, clause.waiting = clause.waiting, []
        return waiting

    def _leaves(self, clause: Clause, word: Word) -> bool:
        """Tell whether a joined verb belongs to a clause above: a verb of speech after a pause, another tense."""
        if clause.verb < 0 and clause.topic is None:
            return False
        if clause.quote > 0 and clause.quote == self._quote:
            return False
        speaks = TELLS in word.verbs[0].signs and word.verbs[0].tense == "perfect"
        if clause.kind in ("ccomp", "xcomp", "advcl", "conj") and speaks and self._after_mark(self._joining):
            return True
        if clause.kind == "relcl" and self._of_many(clause, word):
            return True
        if clause.kind in ("xcomp", "relcl") and self._words[clause.verb].verbs[0].tense == "imperfect":
            return word.verbs[0].tense == "perfect"
        return clause.kind == "advcl" and self._after_mark(self._joining)

    def _next_verb(self, word: Word) -> None:
        """Hang a verb that no joining word links: in a chain of verbs, as a relative clause, or as what goes on."""
        clause = self._clause
        waiting = self._moved(clause)
        before = self._words[clause.verb] if clause.verb >= 0 else None
        imperfect = word.verbs[0].tense == "imperfect"
        last = clause.last
        if before is not None and imperfect and "a" in before.verbs[0].signs and not clause.direct[1:]:
            self._begin("xcomp", clause.verb, -1, "")
        elif clause.verb >= 0 and self._goes_with(clause, word):
            self._begin("advcl", clause.verb, -1, "")
        elif described := self._described(clause, word):
            self._begin("relcl", self._agreeing(described, word), -1, "")
        elif self._paused and last is not None and last.start > clause.verb and self._after_pause(last):
            topic = last
            if topic in clause.direct:
                clause.direct.remove(topic)
            self._restart(topic)
        elif imperfect and clause.verb >= 0:
            self._begin("advcl", clause.verb, -1, "")
        else:
            self._restart(None)
        self._clause.waiting += waiting
        self._give_verb(self._clause, word)

    def _restart(self, topic: Phrase | None) -> None:
        """Begin a clause beside the one before, with the noun phrase that stood before its verb."""
        host = self._clause.verb
        if len(self._stack) == 1 or self._clause.kind == "main":
            self._roles.settle(self._stack.pop())
            self._stack.append(Clause("main", host if topic is None else -1, quote=self._quote))
            self._clause.kind = "conj" if topic is None else "main"
        else:
            kind, above = self._clause.kind, self._clause.host
            self._roles.settle(self._stack.pop())
            self._stack.append(Clause(kind, above, quote=self._quote))
        self._clause.topic = topic

    # -- nouns and prepositions

    def _on_preposition(self, word: Word) -> None:
        clause = self._clause
        self._preposition = word.index
        listed = self._like_before(word)
        if self._joining >= 0 and self._after_mark(self._joining) and clause.verb >= 0 and listed < 0:
            clause.waiting.append((word.index, "prep"))
            return
        if word.lemma in closed_words().words["prepositions_of_agents"]:
            clause.passive = True
        host = self._like_before(word) if self._joining >= 0 else self._waiting_verb(word)
        if host < 0:
            host = self._noun_host(clause, word)
        if host < 0 and clause.verb >= 0:
            host = clause.verb
        if host >= 0:
            self._hang(word.index, host, "prep")
        elif clause.topic is not None:
            self._hang(word.index, clause.topic.head, "prep")
        else:
            clause.waiting.append((word.index, "prep"))
        if self._joining >= 0 and host >= 0:
            self._hang(self._joining, host, "cc")
            self._joining = -1
        self._paused = False

    def _noun_phrase(self, phrase: Phrase) -> None:
        clause = self._clause
        if self._preposition >= 0:
            self._hang(phrase.head, self._preposition, "pobj")
            self._belongs(clause, phrase)
            self._preposition = -1
        elif self._naming and clause.last is not None:
            self._hang(phrase.head, clause.last.head, "appos")
            self._naming = False
            clause.nouns.append(phrase)
            return
        elif self._when(phrase):
            if clause.verb >= 0:
                self._hang(phrase.head, clause.verb, "npadvmod")
            else:
                clause.waiting.append((phrase.head, "npadvmod"))
            return
        elif self._joining >= 0 and self._join_phrase(phrase):
            pass
        elif clause.verb < 0:
            self._before_verb(clause, phrase)
        elif (titled := self._titled_before(clause, phrase)) is not None:
            self._hang(phrase.head, titled, "flat")
        elif self._explains(clause, phrase):
            self._hang(phrase.head, clause.nouns[-1].head, "appos")
        else:
            self._leave_for(phrase)
            self._clause.direct.append(phrase)
        self._clause.last = phrase
        self._clause.nouns.append(phrase)
        self._paused = False

    def _before_verb(self, clause: Clause, phrase: Phrase) -> None:
        if self._joining >= 0:
            clause.waiting.append((self._joining, "cc"))
            self._joining = -1
        if clause.topic is None:
            clause.topic = phrase
        elif clause.topic.end == phrase.start or self._paused:
            self._hang(phrase.head, clause.topic.head, "appos")
        else:
            self._hang(phrase.head, clause.topic.head, "attr")

    def _join_phrase(self, phrase: Phrase) -> bool:
        """Hang a noun phrase after "and" on the one it is listed with, if it is not the subject of a verb after it."""
        if self._precedes_verb(phrase):
            self._new_clause(phrase)
            return True
        for clause in reversed(self._stack):
            target = self._listed(clause, phrase)
            if target is not None:
                self._hang(self._joining, phrase.head, "cc")
                self._hang(phrase.head, target, "conj")
                self._joining = -1
                while self._clause is not clause:
                    self._roles.settle(self._stack.pop())
                return True
            if clause.kind == "main" or clause.quote == self._quote > 0:
                break
        return False

    def _precedes_verb(self, phrase: Phrase) -> bool:
        following = self._words[phrase.end] if phrase.end < len(self._words) else None
        if following is None or following.kind != "verb" or self._clause.verb < 0:
            return False
        head = self._words[phrase.head]
        return head.definite or bool(head.entity) or len(phrase.chain) > 1

    def _new_clause(self, phrase: Phrase) -> None:
        joining = self._joining
        host = self._clause.verb
        kind = self._clause.kind
        self._roles.settle(self._stack.pop())
        self._stack.append(
            Clause(kind if kind != "relcl" else "main", host if kind != "main" else -1, quote=self._quote)
        )
        self._clause.kind = "conj" if kind != "main" else "main"
        self._clause.waiting.append((joining, "cc"))
        self._clause.topic = phrase
        self._joining = -1

    # -- the root

    def _root(self) -> None:
        """Hang what hangs on nothing on itself, and break circles."""
        for word in self._words:
            if word.head < 0:
                word.head, word.dep = word.index, "ROOT"
        for word in self._words:
            seen, at = {word.index}, word.head
            while self._words[at].head != at:
                if at in seen:
                    self._words[at].head, self._words[at].dep = at, "ROOT"
                    break
                seen.add(at)
                at = self._words[at].head
