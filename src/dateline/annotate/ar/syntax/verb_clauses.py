"""How a verb goes on with the clauses before it: as theirs, joined, in a chain, describing a noun, or anew."""

from __future__ import annotations

from dateline.annotate.ar.syntax.belonging import TELLS, Belonging
from dateline.annotate.ar.syntax.lexicon import closed_words
from dateline.annotate.ar.syntax.phrases import Phrase
from dateline.annotate.ar.syntax.roles import Clause
from dateline.annotate.ar.syntax.word import Word


class VerbLinker(Belonging):
    """Opens clauses and gives them their verbs."""

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
        if self._described_topic(clause, word):
            self._reopen(clause)
            self._clause.waiting += waiting
            self._give_verb(self._clause, word)
            return
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

    def _described_topic(self, clause: Clause, word: Word) -> bool:
        """Tell whether the verb read only describes the noun that this one has ("امرأة ترتدي حزاما فجرت")."""
        if clause.topic is None or clause.verb < 0 or word.verbs[0].tense != "perfect":
            return False
        first = self._words[clause.verb]
        near = clause.verb == clause.topic.end and not self._words[clause.topic.head].definite
        gender = first.verbs[0].agreement[1:2] == word.verbs[0].agreement[1:2]
        return near and gender and (first.verbs[0].tense == "imperfect" or first.lemma == "كان")

    def _reopen(self, clause: Clause) -> None:
        """Make a clause's verb describe the noun before it, and the clause wait for another verb."""
        topic = clause.topic
        if topic is None:
            return
        self._stack.pop()
        clause.topic = None
        marks = [each for each in self._words[: clause.verb] if each.head == clause.verb and each.index < topic.start]
        host, relation = self._words[clause.verb].head, self._words[clause.verb].dep
        kind = clause.kind if host >= 0 else "main"
        self._roles.settle(clause)
        self._hang(clause.verb, topic.head, "relcl")
        again = Clause(kind, host, topic=topic, quote=clause.quote)
        again.waiting = [(each.index, each.dep) for each in marks]
        if host < 0 or relation == "ROOT":
            again.host = -1
        self._stack.append(again)

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
