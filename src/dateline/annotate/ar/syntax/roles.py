"""Who does what to whom in one Arabic clause: subject, objects and voice by agreement, case endings and order."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.ar.syntax.lexicon import bodies, persons
from dateline.annotate.ar.syntax.phrases import Phrase, Phraser
from dateline.annotate.ar.syntax.word import Word


@dataclass(slots=True)
class Clause:
    """A clause being read: its verb, the noun phrase before it, those after it, and what waits for its verb."""

    kind: str = "main"
    host: int = -1
    verb: int = -1
    topic: Phrase | None = None
    direct: list[Phrase] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    relative: int = -1
    passive: bool = False
    quote: int = 0
    last: Phrase | None = None
    pronoun: str = ""
    speaker: Phrase | None = None
    nouns: list[Phrase] = field(default_factory=list)
    first: int = -1
    before: Clause | None = None
    subject: Phrase | None = None

    @property
    def empty(self) -> bool:
        return self.verb < 0 and self.topic is None


class Roles:
    """Settles the parts of clauses when they end."""

    def __init__(self, words: list[Word], phraser: Phraser) -> None:
        self._words = words
        self._phraser = phraser

    def _hang(self, index: int, head: int, relation: str) -> None:
        if index != head and head >= 0:
            self._words[index].head, self._words[index].dep = head, relation

    def settle(self, clause: Clause) -> None:
        """Settle who does what to whom in a clause."""
        if clause.verb < 0:
            self._without_verb(clause)
            return
        verb = self._words[clause.verb]
        for index, relation in clause.waiting:
            late = relation == "neg" and index > clause.verb  # "حقيقة لا كلاما" negates no verb
            self._hang(index, clause.verb, "advmod" if late else relation)
        subject, objects, passive = self._parts(clause, verb)
        clause.subject = None if passive else subject or (clause.before.subject if clause.before else None)
        if clause.relative >= 0:
            self._relative(clause, verb, subject)
        elif clause.kind == "relcl" and subject is not None and verb.enclitic >= 0:
            self._words[verb.enclitic].dep = "dep"  # the noun before is the object ("غارة شنتها طائرة")
        if subject is None and not passive:
            self._what(clause.verb)
        if subject is not None:
            self._hang(subject.head, clause.verb, "nsubjpass" if passive else "nsubj")
        for phrase in objects:
            self._hang(phrase.head, clause.verb, "dobj" if phrase is objects[0] else "npadvmod")
        person = "first " if verb.verbs[0].agreement in ("1s", "1p") else ""
        verb.tag = ("passive " if passive else person) + verb.verbs[0].tense

    def _what(self, verb: int) -> None:
        """Make "which" the subject of a clause without another ("مما أدى إلى"): nobody above does it."""
        for word in self._words:
            if word.head == verb and word.dep == "mark" and word.form in ("مما", "ما"):
                word.dep, word.pos = "nsubj", "PRON"

    def _without_verb(self, clause: Clause) -> None:
        if clause.topic is None:
            for index, relation in clause.waiting:
                self._hang(index, clause.host, relation if relation != "mark" else "dep")
            return
        head = clause.topic.head
        for index, relation in clause.waiting:
            self._hang(index, head, relation)
        if clause.host >= 0:
            self._hang(head, clause.host, clause.kind)
        if clause.relative >= 0:
            self._hang(clause.relative, head, "dep")

    def _relative(self, clause: Clause, verb: Word, subject: Phrase | None) -> None:
        """Give a relative pronoun its part: the subject where the verb has none, else the object."""
        pronoun = verb.enclitic >= 0
        if subject is None:
            passive = self._is_passive(verb, clause)
            self._hang(clause.relative, clause.verb, "nsubjpass" if passive and not pronoun else "nsubj")
        else:
            self._hang(clause.relative, clause.verb, "dobj" if pronoun else "dep")
            if pronoun:
                self._words[verb.enclitic].dep = "dep"

    def _is_passive(self, verb: Word, clause: Clause) -> bool:
        voices = {each.voice for each in verb.verbs}
        if voices == {"passive"} or (clause.passive and "active" not in voices):
            return True
        return "either" in voices and "p" in verb.verbs[0].signs and not clause.direct and verb.enclitic < 0

    def _parts(self, clause: Clause, verb: Word) -> tuple[Phrase | None, list[Phrase], bool]:
        """Return subject, objects and whether the verb is passive."""
        direct = clause.direct
        if {each.voice for each in verb.verbs} == {"passive"} or (clause.passive and verb.verbs[0].voice == "either"):
            first = clause.topic or next(iter(direct), None)
            return first, [each for each in direct if each is not first], True
        form = verb.verbs[0]
        either = "p" in form.signs and form.tense == "perfect" and any(each.voice == "either" for each in verb.verbs)
        either = either and not self._own(clause)
        if clause.topic is not None:
            return self._after_topic(clause, clause.topic, either and not direct and verb.enclitic < 0)
        if not direct:
            return None, [], either and verb.enclitic < 0
        if verb.enclitic >= 0:
            return direct[0], direct[1:], False
        if len(direct) == 1 and "i" not in form.signs and self._goes_on(clause, form.tense):
            return None, direct, False
        return self._after_verb(direct, verb, either)

    def _goes_on(self, clause: Clause, tense: str) -> bool:
        """Tell whether a clause has its subject from the one above: one noun phrase is its object then."""
        marks = {word.form for word in self._words if word.head == clause.verb}
        aim = tense == "imperfect" and clause.kind in ("xcomp", "advcl") and bool(marks & {"ان", "ل", "كي", "لكي"})
        return aim or self._own(clause) or self._describes(clause) or self._shares(clause)

    def _shares(self, clause: Clause) -> bool:
        """Tell whether a verb joined without a pause has the subject of the one before ("اقتحم الجيش القرية وقتل")."""
        before = clause.before
        if before is None or before.subject is None or self._words[clause.first - 1].kind == "mark":
            return False
        head, verb = before.subject.head, self._words[clause.verb].verbs[0]
        if verb.agreement not in ("3ms", "3fs") or verb.agreement != self._words[before.verb].verbs[0].agreement:
            return False
        word = self._words[head]
        many = self._phraser.people(head) and not (word.kind == "quantity" and word.form.endswith("ه"))  # مجموعة
        one = not many and not self._numbered(before.subject)
        return one and self._phraser.feminine(head) == (verb.agreement == "3fs")

    def _describes(self, clause: Clause) -> bool:
        """Tell whether the noun that a relative clause describes is its subject: no pronoun takes it up in it."""
        if clause.kind != "relcl":
            return False
        after = self._words[clause.verb + 1 : clause.verb + 3]
        taken_up = len(after) == 2 and after[0].kind == "preposition" and after[1].kind == "enclitic"
        voices = {each.voice for each in self._words[clause.verb].verbs}
        return not taken_up and voices != {"passive"}

    def _own(self, clause: Clause) -> bool:
        """Tell whether a clause has the speaker himself as subject ("قال الجيش إنه قتل"): pronoun and speaker agree."""
        if not clause.pronoun or clause.speaker is None:
            return False
        if self._words[clause.speaker.head].entity == "LOC":
            return True
        feminine = self._phraser.feminine(clause.speaker.head)
        armed = self._words[clause.speaker.head].lemma in bodies() or bool(self._words[clause.speaker.head].entity)
        return armed and (clause.pronoun == "ها") == feminine

    def _after_topic(self, clause: Clause, topic: Phrase, passive: bool) -> tuple[Phrase | None, list[Phrase], bool]:
        """Tell parts where a noun phrase stands before the verb: it is the subject, unless a nominative follows."""
        if clause.direct and self._nominative(clause.direct[0]):
            self._hang(topic.head, clause.verb, "dislocated")
            return clause.direct[0], clause.direct[1:], False
        verb = self._words[clause.verb]
        if clause.direct and verb.enclitic >= 0 and self._acts(clause.direct[0], verb):  # "الرجل خطفه مسلحون"
            self._words[verb.enclitic].dep = "dep"
            return clause.direct[0], [topic], False
        return topic, clause.direct, passive

    def _after_verb(self, direct: list[Phrase], verb: Word, either: bool) -> tuple[Phrase | None, list[Phrase], bool]:
        """Tell parts where all follow the verb: what agrees first is the subject; alone it may be the patient."""
        first, rest = direct[0], direct[1:]
        if self._can_be_subject(first, verb):
            return first, rest, either and not rest
        able = (each for each in rest if self._can_be_subject(each, verb) and self._words[each.head].definite)
        following = next(able, None)
        if following is not None:
            return following, [first], False
        if either and not self.oblique(first) and not verb.verbs[0].agreement.startswith("3mp"):
            return first, rest, True
        return None, direct, False

    def _acts(self, phrase: Phrase, verb: Word) -> bool:
        """Tell whether a phrase after a verb with its object may be its subject: it agrees and is somebody."""
        word = self._words[phrase.head]
        somebody = (
            word.definite
            or bool(word.entity)
            or self._phraser.people(phrase.head)
            or word.lemma in persons() | bodies()
        )
        return somebody and self._can_be_subject(phrase, verb)

    def _nominative(self, phrase: Phrase) -> bool:
        noun = self._words[phrase.head].noun
        return noun is not None and noun.case == "nominative"

    def oblique(self, phrase: Phrase) -> bool:
        """Tell whether a phrase has the ending of an object, not only because a number stands before it."""
        noun = self._words[phrase.head].noun
        numbered = any(
            word.head == phrase.head and word.dep == "nummod" for word in self._words[phrase.start : phrase.head]
        )
        return noun is not None and noun.case in ("oblique", "accusative") and not numbered

    def _can_be_subject(self, phrase: Phrase, verb: Word) -> bool:
        """Tell whether a phrase after the verb agrees with it and has no ending of an object."""
        if self.oblique(phrase):
            return False
        word = self._words[phrase.head]
        if (
            word.form.endswith("ا")
            and word.noun is None
            and not word.definite
            and not word.entity
            and len(word.form) > 4
        ):
            return False
        agreements = {each.agreement for each in verb.verbs}
        if agreements & {"3mp", "3md", "3fd", "1p"} and not agreements & {"3ms", "3fs"}:
            return False
        if word.entity or word.kind in ("quantity", "number") or self._numbered(phrase):
            return True
        feminine = self._phraser.feminine(phrase.head)
        plural = self._phraser.plural(phrase.head)
        if agreements <= {"3fs"}:
            return feminine or plural or self._loose(word)
        return not feminine or plural or phrase.start > verb.index + 1

    def _loose(self, word: Word) -> bool:
        """Tell whether nothing is known of a noun's gender."""
        return word.noun is None and not word.form.endswith("ه") and word.definite

    def _numbered(self, phrase: Phrase) -> bool:
        return any(
            word.head == phrase.head and word.dep == "nummod" for word in self._words[phrase.start : phrase.head]
        )
