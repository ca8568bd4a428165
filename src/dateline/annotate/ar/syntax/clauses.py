"""Arabic clauses: verbs with their subjects, objects and phrases, and how clauses hang on each other.

One pass from left to right over noun phrases, verbs, prepositions and joining words. A clause keeps its direct
noun phrases until it ends; then agreement, case endings and order tell subject from object, and a verb that may be
passive is passive where it has one noun phrase only ("قتل جندي").
"""

from __future__ import annotations

from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.ar.syntax.phrases import Phrase
from dateline.annotate.ar.syntax.roles import Clause
from dateline.annotate.ar.syntax.verb_clauses import VerbLinker
from dateline.annotate.ar.syntax.word import Word

#: The longest bracket, in words, that is skipped.
_LONGEST_BRACKET = 30
_OPENING, _CLOSING = frozenset(["«", "“", "„"]), frozenset(["»", "”"])


class Linker(VerbLinker):
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
        clause = self._clause
        parting = clause.verb >= 0 or clause.topic is not None or self._after_mark(word.index)
        if word.kind == "pronoun" and parting and self._joining < 0:  # "هجوم هو الثاني"
            relation = "dep"
        if clause.verb >= 0:
            self._hang(word.index, clause.verb, relation)
        else:
            clause.waiting.append((word.index, relation))

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
        elif self._when(phrase) or self._year(phrase):
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
        elif (described := self._described_before(clause, phrase)) is not None:
            self._hang(phrase.head, described, "amod")
            self._words[phrase.head].pos = "ADJ"
        elif (named := self._named_before(clause, phrase)) is not None:
            self._hang(phrase.head, named, "appos")
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
