"""What linking knows of an article: its words, its days, and what was annotated in it."""

from __future__ import annotations

from dataclasses import dataclass

#: Days in which a publication is told of as of one day; what is known less exactly is linked as if undated.
VAGUE = 7
#: Code points of the words that lead an article, after its title.
LEAD = 350


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article's words and where it starts in the page's text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Party:
    """Who or where a slot names: the words and their place, the linked entity and actor code where there is one.

    ``within`` are the entities that its entity is part of, lies in or speaks for, known of the parties of acts.
    """

    words: str
    entity_id: str | None = None
    code: str | None = None
    start: int = 0
    end: int = 0
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as linking sees it: its words, and who says them where that is known.

    ``start`` is the place of ``text`` on the page, blanks stand between its pieces; ``form`` is verbatim, mixed or
    paraphrase.
    """

    statement_id: str
    start: int
    end: int
    text: str
    form: str
    speakers: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """An event mention as linking sees it.

    ``first`` and ``last`` bound the day it is told of as day numbers, ``None`` where no words say;
    ``figures`` are kind, low and high; ``words`` are those of its sentence, ``trigger`` the span's.
    """

    event_mention_id: str
    start: int
    type: str
    mode: str | None
    status: str
    trigger: str
    words: str
    first: int | None = None
    last: int | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    figures: tuple[tuple[str, float | None, float | None], ...] = ()
    statement_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article as linking sees it.

    ``language`` is the primary subtag. ``first`` and ``last`` bound the day of publication as day
    numbers (``datetime.date.toordinal``), ``None`` where nothing on the page dates it; the time of
    reading is never used. ``moment`` is the publication in EDTF. ``passages`` are the words of
    subtitles and body, ``credits`` those of bylines and source lines. ``days`` are the resolved
    days that it tells of, and ``named`` the linked entities that it names, each time. ``live`` tells
    whether its page declares that its items are entries on one happening.
    """

    article_id: str
    page_id: str
    language: str
    outlet: str | None
    first: int | None
    last: int | None
    title: str
    passages: tuple[Passage, ...]
    moment: str | None = None
    credits: tuple[Passage, ...] = ()
    days: tuple[int, ...] = ()
    named: tuple[Party, ...] = ()
    said: tuple[Said, ...] = ()
    acts: tuple[Act, ...] = ()
    live: bool = False

    @property
    def day(self) -> int | None:
        """The day of publication, ``None`` where it is not known within a week: a month, 4 May or 5 April."""
        return None if self.first is None or self.last is None or self.last - self.first > VAGUE else self.first

    @property
    def entities(self) -> frozenset[str]:
        """The ids of the linked entities that it names."""
        return frozenset(party.entity_id for party in self.named if party.entity_id)

    @property
    def lead(self) -> str:
        """The first words of the body."""
        text = ""
        for passage in self.passages:
            text = f"{text}\n{passage.text}" if text else passage.text
            if len(text) >= LEAD:
                break
        return text[:LEAD]

    @property
    def order(self) -> tuple[bool, int, str]:
        """A key that puts articles in the order of publication, undated ones last, ties by id."""
        return (self.day is None, self.day or 0, self.article_id)
