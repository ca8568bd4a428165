"""What names, dates and explains in an Arabic sentence: names after titles, what a comma adds, years and days."""

from __future__ import annotations

from dateline.annotate.ar.syntax.lexicon import bodies, closed_words, persons
from dateline.annotate.ar.syntax.phrases import Phrase, Phraser
from dateline.annotate.ar.syntax.roles import Clause, Roles
from dateline.annotate.ar.syntax.word import Word, word_before


class Naming:
    """The sentence being read, and what its phrases say more of."""

    def __init__(self, words: list[Word]) -> None:
        self._words = words
        self._phraser = Phraser(words)
        self._roles = Roles(words, self._phraser)
        self._stack = [Clause()]
        self._preposition = -1
        self._joining = -1
        self._paused = False
        self._quote = 0
        self._naming = False
        self._at = 0

    @property
    def _clause(self) -> Clause:
        return self._stack[-1]

    def _hang(self, index: int, head: int, relation: str) -> None:
        if index != head and head >= 0:
            self._words[index].head, self._words[index].dep = head, relation

    def _after_mark(self, index: int) -> bool:
        return index <= 0 or self._words[index - 1].kind == "mark"

    def _after_pause(self, phrase: Phrase) -> bool:
        """Tell whether a noun phrase begins right after a mark."""
        return phrase.start > 0 and self._words[phrase.start - 1].kind == "mark"

    def _titled_before(self, clause: Clause, phrase: Phrase) -> int | None:
        """Return the title whose person is named after its place ("مدير المكتب في رام الله ايهاب سليمان").

        What stands between them becomes the title's.
        """
        if self._words[phrase.head].entity != "PER" or not clause.nouns or clause.nouns[-1].end != phrase.start:
            return None
        place = clause.nouns[-1]
        preposition = self._words[place.head].head
        titles = [each for each in clause.direct[-1:] if self._words[each.head].lemma in persons()]
        if not titles or self._words[place.head].dep != "pobj" or titles[0].end != preposition:
            return None
        self._hang(preposition, titles[0].head, "prep")
        return titles[0].head

    def _described_before(self, clause: Clause, phrase: Phrase) -> int | None:
        """Return the noun that a definite adjective after a comma describes ("شارع فلسطين، القريب من")."""
        word = self._words[phrase.head]
        adjective = word.definite and word.token.lemma in closed_words().words["adjectives"] and not word.entity
        if not adjective or not clause.nouns or not self._after_pause(phrase):
            return None
        return clause.nouns[-1].head

    def _named_before(self, clause: Clause, phrase: Phrase) -> int | None:
        """Return whom a phrase says more of: a person's name after his title and a comma, an office after his name."""
        head = self._words[phrase.head]
        if head.entity == "PER" and self._after_pause(phrase):
            titles = clause.direct[-1:] or ([clause.topic] if clause.topic else [])
            person = [each.head for each in titles if self._words[each.head].lemma in persons()]
            bare = not any(each.head in person and each.dep == "flat" for each in self._words)
            return person[0] if person and bare and self._words[person[0]].definite else self._defined(person, bare)
        last = clause.last
        if last is None or last.end != phrase.start or self._words[last.head].entity != "PER":
            return None
        chained = len(phrase.chain) > 1 and head.lemma in persons() and not head.definite
        return last.head if chained else None

    def _defined(self, persons_found: list[int], bare: bool) -> int | None:
        """Return a person whose construct is definite ("وزيرة الدولة")."""
        for index in persons_found if bare else ():
            owned = [each for each in self._words if each.head == index and each.dep == "poss"]
            if any(each.definite or each.entity for each in owned):
                return index
        return None

    def _year(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is a year after a month, the month's other name in brackets between them."""
        word = self._words[phrase.head]
        before = word_before(self._words, phrase.start)
        written = word.token.text
        year = written.isdigit() and len(written) == 4 and phrase.end == phrase.start + 1
        return (
            year and before is not None and (before.form == ")" or before.token.lemma in closed_words().words["times"])
        )

    def _explains(self, clause: Clause, phrase: Phrase) -> bool:
        """Tell whether a definite phrase after a comma says who the one before it is."""
        last = clause.last
        if last is None or last.end != phrase.start - 1 or not self._after_pause(phrase):
            return False
        head = self._words[phrase.head]
        known = head.definite or self._words[phrase.chain[-1]].definite
        return known and not head.entity and self._words[phrase.start - 1].token.text in "،,-–—"

    def _when(self, phrase: Phrase) -> bool:
        word, table = self._words[phrase.head], closed_words().words
        stem = word.token.lemma
        return not word.entity and (stem in table["times"] or (word.definite and stem in table["days"]))

    def _belongs(self, clause: Clause, phrase: Phrase) -> None:
        """Hang "in" and a body on the person before it ("ضابطا في الشرطة")."""
        last, preposition = clause.last, self._words[self._preposition]
        if last is None or last.end != preposition.index or preposition.form != "في":
            return
        body, person = self._words[phrase.head], self._words[last.head]
        if (body.entity == "ORG" or body.lemma in bodies()) and person.lemma in persons():
            self._hang(preposition.index, last.head, "prep")
