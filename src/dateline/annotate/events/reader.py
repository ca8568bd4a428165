"""Reading the acts of one sentence: frames where they stand, operators composed with their complements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import FIGURE_OF_SPEECH, EventLexicon, Frame, Operator
from dateline.annotate.events.matching import Match, Matcher
from dateline.annotate.events.parties import Parties, Sought
from dateline.annotate.events.status import modality, negation
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

#: How deep operators may stand inside each other.
_DEEPEST = 7
#: Operators that only carry a noun's act and do not outweigh a frame made for the pair.
_LIGHT = ("do", "stop", "concession", "report", "plan", "reaction", "agreement", "inquiry")


class SentenceReader:
    """Reads one sentence, top down; what an operator has taken in is not read again."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors
        self._matcher = Matcher(tree, lexicon, actors)
        self._parties = Parties(tree, lexicon, actors)
        self._taken: set[int] = set()
        self._active: set[int] = set()

    def read(self) -> list[Draft]:
        """Return the acts of the sentence, in the order in which the tree names them."""
        found: list[Draft] = []
        for token in self._top_down():
            if token.index not in self._taken and self._matcher.knows(token):
                found += self._at(token, 0)
        return found

    def _top_down(self) -> Iterable[Token]:
        tree = self._tree
        waiting = [each for each in tree.tokens if each.head == each.index]  # the parser may see several sentences
        seen = {each.index for each in waiting}
        while waiting:
            token = waiting.pop(0)
            yield token
            for child in tree.sentence.children(token):
                if child.index not in seen:
                    seen.add(child.index)
                    waiting.append(child)

    def _at(self, token: Token, depth: int, subject: Sequence[Token] = ()) -> list[Draft]:
        """Return the acts that begin at a token and mark what they rest on as taken."""
        if depth > _DEEPEST or token.index in self._active:
            return []
        self._active.add(token.index)
        try:
            return self._choose(token, depth, subject)
        finally:
            self._active.discard(token.index)

    def _choose(self, token: Token, depth: int, subject: Sequence[Token]) -> list[Draft]:
        frame = next(self._matcher.frames(token), None)
        if frame and frame.entry.frame and frame.entry.frame.type == FIGURE_OF_SPEECH:
            self._take(token, *frame.bound)
            return []
        operators = self._distinct_operators(token)
        for match in operators:
            operator = match.entry.operator
            if operator is None or (operator.reports and frame):
                continue
            if operator.name in _LIGHT and frame and frame.entry.pattern.weight >= 2:
                continue
            inner = self._complements(match, depth, subject)
            whole = [self._compose(match, each, subject) for each in inner]
            kept = [each for each in whole if each]
            if inner and not operator.reports:
                self._take(token, *match.bound)
                return kept
            if operator.reports:
                self._take(token)
                return kept or self._duties(match)
        if frame:
            self._take(token, *frame.bound)
            return [self._framed(frame, subject)]
        for match in operators:
            if match.entry.operator and match.entry.operator.alone:
                self._take(token, *match.bound)
                return [self._alone(match, match.entry.operator, subject)]
        return []

    def _distinct_operators(self, token: Token) -> list[Match]:
        found: dict[str, Match] = {}
        for match in self._matcher.operators(token):
            if match.entry.operator:
                found.setdefault(match.entry.operator.name, match)
        return list(found.values())

    def _take(self, *tokens: Token) -> None:
        self._taken.update(token.index for token in tokens)

    # -- frames

    def _framed(self, match: Match, subject: Sequence[Token]) -> Draft:
        frame = match.entry.frame
        assert frame is not None
        draft = self._draft(frame.type, frame.mode, match)
        draft.mutual, draft.needs_code, draft.needs_codes = frame.mutual, frame.needs_code, frame.needs_codes
        self._fill(draft, match, frame, subject)
        return draft

    def _fill(self, draft: Draft, match: Match, frame: Frame, subject: Sequence[Token]) -> None:
        parties, token = self._parties, match.token
        others = Sought.STRUCK if frame.type in self._lexicon.kinds["forceful"] else Sought.OTHERS
        draft.instruments = self._instruments(match, frame)
        if match.entry.use == "noun":
            actors = parties.first(token, frame.actor_noun, match.bound, deep=True) or parties.able(subject)
            if frame.type in self._lexicon.kinds["armed"]:  # "the Lyon bombing": where, not who
                actors = [each for each in actors if each.dep != "compound" or not self._actors.is_town(each)]
            recipients = parties.first(
                token, frame.recipient_noun, match.bound, deep=True, without=actors, sought=others
            )
            if frame.mutual:
                actors = (
                    actors
                    or parties.first(token, self._tree.part_names("counted"), match.bound)
                    or parties.attending(token)
                )
        else:
            answering = frame.type in self._lexicon.kinds["answering"]
            bound = [each for each in match.bound if each not in self._tree.arguments(token).get("subject", [])]
            actors = parties.first(token, frame.actor_verb, bound, deep=True)
            recipients = parties.first(
                token,
                frame.recipient_verb,
                draft.instruments,
                deep=True,
                without=actors,
                sought=Sought.ANYBODY if answering else others,
            )
            recipients = self._things(match, frame, recipients)
            actors = [] if self._stands_where(token) else actors
            actors = actors or self._doers_of(match)
        draft.actors = actors
        if not recipients and frame.type == "PROTEST":
            recipients = parties.in_purposes(token) or self._tree.of_parts(token, "opposed")
        if frame.type == "PROTEST":  # what is demanded is no second act
            clauses = [
                each for each in self._tree.children(token, "adverbial") if each.lemma in self._tree.words["aim_verbs"]
            ]
            self._take(*(below for aim in (*parties.aims(token), *clauses) for below in self._content_of(aim)))
        draft.recipients = parties.others(recipients, actors)
        if frame.mutual:
            self._share(draft, token)
        self._part(draft, token)

    def _stands_where(self, verb: Token) -> bool:
        """Tell whether what a clause stands by only says where ("a raid in the port that left three dead")."""
        tree, noun = self._tree, self._tree.head(verb)
        if self._lexicon.head_first or not tree.stands_as(verb, "relative") or not tree.is_noun(noun):
            return False
        brought = tree.head(noun).low in tree.words["place_prepositions"] and noun in tree.arguments(verb)["subject"]
        return brought and (self._actors.is_place(noun) or not self._actors.can_act(noun))

    def _doers_of(self, match: Match) -> list[Token]:
        """Return whose deed it was that the words of a verb's pattern name ("died in a raid by X")."""
        objects = self._tree.arguments(match.token).get("object", ())
        deeds = [each for each in match.bound if self._tree.is_noun(each) and each not in objects]
        for noun in deeds:
            if self._lexicon.is_deed(noun.lemma):
                return self._parties.first(noun, self._tree.part_names("owners"), deep=True)
        return []

    def _things(self, match: Match, frame: Frame, found: list[Token]) -> list[Token]:
        """Return the thing that an act of force is done to rather than the place where it is done."""
        if frame.type not in self._lexicon.kinds["forceful"]:
            return found
        place = [self._tree.head(each).low in self._tree.words["place_prepositions"] for each in found]
        aimed_at = self._aimed_at(match)
        things = [
            each
            for each in self._tree.arguments(match.token).get("object", ())
            if self._tree.is_noun(each)
            and (each in aimed_at or not self._is_weapon(each))
            and (each not in match.bound or self._tree.keys(each) & self._lexicon.targets)
            and not self._lexicon.is_deed(each.lemma)
        ]
        return things if things and all(place) else found

    def _share(self, draft: Draft, token: Token) -> None:
        """Make actors of all who take part in a mutual act."""
        parties, actors = self._parties, draft.actors
        partners = draft.recipients or parties.others(
            parties.first(token, self._tree.part_names("partners"), ()), actors
        )
        partners = [
            each for each in partners if self._tree.head(each).low not in self._tree.part_names("meeting_places")
        ]
        draft.actors, draft.recipients = [*actors, *partners], []

    def _part(self, draft: Draft, token: Token) -> None:
        """Keep parties out of the trigger, and apart from what they act with."""
        with_weapons = [each for each in draft.actors if each not in draft.instruments]
        draft.actors = with_weapons or draft.actors
        draft.instruments = [each for each in draft.instruments if each not in draft.actors]
        if draft.instruments:  # "hundreds of rockets" are what is fired, not whom
            arms = set(draft.instruments)
            draft.recipients = [each for each in draft.recipients if not arms.intersection(self._weapons(each))]
        parties = [*draft.actors, *draft.recipients]
        draft.trigger = [each for each in draft.trigger if each == token or each not in parties]

    def _instruments(self, match: Match, frame: Frame) -> list[Token]:
        """Return what an act of force is done with: in its trigger, before its noun, "with" or "by" a thing."""
        if frame.type not in self._lexicon.kinds["armed"]:
            return []
        arguments = self._tree.arguments(match.token)
        part = "arms_of_noun" if match.entry.use == "noun" else "arms_of_verb"
        aimed_at = self._aimed_at(match)
        near = [
            *(each for each in match.bound if each not in aimed_at),
            *arguments.get("modifier", ()),
            *self._tree.of_parts(match.token, part),
        ]
        weapons = [weapon for each in near for weapon in self._weapons(each)]
        return sorted(dict.fromkeys(weapons), key=lambda each: each.index)

    def _aimed_at(self, match: Match) -> list[Token]:
        """Return the objects of a verb that names no shot: what it is done to, be it a weapon ("downed a drone")."""
        token, verbs = match.token, self._tree.words["shooting_verbs"]
        particles = self._tree.sentence.children(token, "prt")
        if match.entry.use == "noun" or not verbs or (token.lemma in verbs and not particles):
            return []
        objects = self._tree.arguments(token).get("object", ())
        return [each for each in objects if self._tree.keys(each) & self._lexicon.targets]

    def _weapons(self, noun: Token) -> list[Token]:
        """Return the weapon that a noun names or counts ("a number of missiles")."""
        if not self._tree.is_noun(noun):
            return []
        counted = self._tree.of_parts(noun, "counted") if noun.lemma in self._tree.words["transparent"] else []
        found = [below for each in counted for below in self._weapons(each)]
        return found or ([noun] if self._is_weapon(noun) else [])

    def _is_weapon(self, noun: Token) -> bool:
        return bool(self._tree.keys(noun) & self._lexicon.instruments)

    def _draft(self, kind: str, mode: str | None, match: Match) -> Draft:
        token = match.token
        draft = Draft(kind, mode, f"{kind.lower()}:{match.entry.pattern.text}", token, [token, *match.bound])
        draft.passive = self._tree.is_verb(token) and self._tree.passive(token)
        draft.modal, cue = modality(self._tree, token)
        negative = negation(self._tree, token)
        draft.negated = bool(negative)
        draft.status_cue = [*cue, *negative]
        return draft

    # -- operators

    def _alone(self, match: Match, operator: Operator, subject: Sequence[Token]) -> Draft:
        draft = self._draft(operator.alone or "STATEMENT", operator.mode, match)
        if operator.mode == "by-complement":
            draft.mode = None
        draft.needs_code = True
        draft.actors = self._parties.doers(match.token, subject)
        addressees = self._parties.first(match.token, operator.addressee, (), deep=True)
        draft.recipients = self._parties.others(addressees, draft.actors)
        if not draft.recipients:
            draft.recipients = self._parties.others(self._parties.of_clauses(match.token), draft.actors)
        draft.mutual = operator.mutual and not draft.recipients
        return draft

    def _compose(self, match: Match, inner: Draft, subject: Sequence[Token]) -> Draft | None:
        operator = match.entry.operator
        assert operator is not None
        if operator.reports:
            return inner
        kind = self._becomes(operator, inner.type)
        if kind == "-":
            return None
        doers = self._parties.doers(match.token, subject)
        if operator.own and self._of_others(inner, doers):
            return inner
        if kind == "=":
            return self._carried(match, operator, inner, doers)
        whole = self._draft(kind, self._mode(operator, kind, inner), match)
        whole.trigger += [each for each in inner.trigger if each not in whole.trigger]
        whole.rule = f"{operator.name}({inner.rule})"
        whole.actors, whole.composed, whole.within = doers, True, inner.type
        whole.needs_code = operator.needs_code or inner.needs_code
        if operator.negated:
            whole.negated, whole.modal, whole.status_cue = False, None, []
        addressees = self._parties.first(match.token, operator.addressee, (), deep=True)
        doers_of_it = [] if operator.mutual else inner.actors
        for candidates in (addressees, doers_of_it, inner.recipients):
            whole.recipients = self._parties.others(candidates, doers)
            if whole.recipients:
                break
        return whole

    def _of_others(self, inner: Draft, doers: list[Token]) -> bool:
        """Tell whether an act is said of others than those who speak."""
        return bool(inner.actors) and not any(each.pos == "PRON" or each in doers for each in inner.actors)

    def _carried(self, match: Match, operator: Operator, inner: Draft, doers: list[Token]) -> Draft:
        """Keep the act and give it what the operator adds: its subject, its status, its word in the trigger."""
        outer = self._draft(inner.type, inner.mode, match)
        outer.negated = outer.negated and not operator.negated
        inner.trigger = [match.token, *(each for each in inner.trigger if each != match.token)]
        inner.rule = f"{operator.name}({inner.rule})"
        if not inner.actors:  # "was subjected to beating by X"
            inner.actors = self._parties.others(self._parties.agents(match.token), inner.recipients)
        if not inner.actors and not operator.object_control:
            inner.actors = self._parties.others(doers, inner.recipients)
        if not inner.recipients:
            names = operator.addressee or self._tree.part_names("addressees")
            found = self._parties.first(match.token, names, ())
            if not found and inner.type in self._lexicon.kinds["forceful"]:
                found = self._parties.first(match.token, names, (), sought=Sought.STRUCK)
            if not found and operator.victim:
                found = self._tree.arguments(match.token).get(names[0], [])
            inner.recipients = self._parties.others(found, inner.actors)
            if inner.mutual and inner.recipients:
                inner.actors, inner.recipients = [*inner.actors, *inner.recipients], []
        if operator.status:
            inner.status, inner.status_cue = operator.status, [match.token]
        inner.modal, inner.negated = inner.modal or outer.modal, inner.negated != outer.negated
        if operator.status == "negated" and outer.negated:  # "was not prevented"
            inner.status, inner.status_cue, inner.negated = "asserted", [], False
        inner.status_cue = inner.status_cue or outer.status_cue
        inner.anchor = match.token
        return inner

    def _becomes(self, operator: Operator, kind: str) -> str:
        if kind in operator.becomes:
            return operator.becomes[kind]
        group = next((name for name, types in self._lexicon.kinds.items() if kind in types), "other")
        return operator.becomes.get(group, operator.becomes.get("other", "="))

    def _mode(self, operator: Operator, kind: str, inner: Draft) -> str | None:
        if operator.mode != "by-complement":
            return operator.mode
        modes = self._lexicon.modes.get(kind, {})
        return modes.get(f"{inner.type}:{inner.mode}", modes.get(inner.type, modes.get("other")))

    def _duties(self, match: Match) -> list[Draft]:
        """Return a request for what a speaker says that others must do, whatever it is."""
        found: list[Draft] = []
        for clause in self._tree.children(match.token, "complement"):
            mood, cue = modality(self._tree, clause)
            states = match.token.lemma in self._lexicon.statements
            if states and mood == "duty" and not self._tree.passive(clause):
                draft = Draft(
                    "REQUEST", "change", "must", clause, [match.token, *cue, clause], needs_code=True, composed=True
                )
                draft.actors = self._parties.doers(match.token, ())
                draft.recipients = self._parties.others(self._parties.doers(clause, ()), draft.actors)
                if draft.actors and draft.recipients and draft.recipients[0].pos != "PRON":
                    self._take(clause)
                    found.append(draft)
        return found

    # -- complements

    def _complements(self, match: Match, depth: int, subject: Sequence[Token]) -> list[Draft]:
        operator, token = match.entry.operator, match.token
        assert operator is not None
        keeps = operator.object_control or operator.keeps_subject
        passed = () if keeps else self._parties.doers(token, subject)
        found: list[Draft] = []
        for head in self._complement_heads(match, operator):
            found += self._within(head, depth + 1, passed)
            if operator.content and not operator.reports:
                self._take(*self._content_of(head))
            if found and not operator.reports and not self._lexicon.head_first:
                break
            if found and not operator.reports:  # the other parts of a list of demands stand in no act of their own
                rest = [each for each in self._complement_heads(match, operator) if each.index > head.index]
                self._take(*(each for one in rest if operator.content for each in self._content_of(one)))
                break
        return found

    def _complement_heads(self, match: Match, operator: Operator) -> list[Token]:
        """Return the heads of what an operator may take: clauses first, then objects, then what prepositions bring."""
        tree, token = self._tree, match.token
        clauses = tree.children(token, "complement")
        if operator.name == "do" or token.pos == "AUX":
            clauses = [each for each in clauses if each.dep == "xcomp"]
        if token.pos == "AUX":  # "the minister is to visit", but not "the aim was to visit"
            able = any(map(self._actors.can_act, tree.arguments(token).get("subject", ())))
            return [each for each in clauses if able and self._infinitive(each)]
        if tree.is_noun(token):
            clauses += tree.children(token, "participle")
        if token.pos == "ADJ":
            clauses += tree.children(token, "adverbial")
            above = tree.head(token)
            clauses += [
                each for each in tree.children(above, "complement") if each != token and each.index > token.index
            ]
        arguments = tree.arguments(token)
        if operator.reports:
            return clauses
        nouns = list(arguments.get("object", [])) if tree.is_verb(token) else []
        brought = tree.of_parts(token, "through")
        if operator.direct:
            named = [each.part for each in match.entry.pattern.elements]
            brought = [noun for name in ("owner", *named) if name != "object" for noun in arguments.get(name, [])]
        if tree.is_noun(token):
            brought += [each for each in arguments.get("modifier", []) if tree.is_noun(each) and not each.entity]
        adverbial = (
            [each for each in tree.children(token, "adverbial") if self._infinitive(each)] if not clauses else []
        )
        return [*clauses, *tree.with_coordinated(nouns), *tree.with_coordinated(brought), *adverbial]

    def _infinitive(self, verb: Token) -> bool:
        return any(each.low in self._tree.words["infinitive"] for each in self._tree.children(verb, "auxiliary"))

    def _within(self, head: Token, depth: int, subject: Sequence[Token]) -> list[Draft]:
        """Return the acts of a complement: at its head, else below it where it has no act of its own."""
        if depth > _DEEPEST:
            return []
        found = self._at(head, depth, subject)
        for each in self._tree.children(head, "coordinated"):
            if each.index not in self._taken and self._tree.is_verb(each):
                found += self._within(each, depth + 1, subject)
        if found:
            return found
        tree = self._tree
        below = tree.children(head, "complement")
        if tree.is_verb(head):
            below += tree.children(head, "object") + tree.children(head, "passive_subject")
            below += tree.of_parts(head, "within_verb")
        elif tree.is_noun(head):
            below += tree.children(head, "participle")
            below += tree.of_parts(head, "within_noun")
        for each in below:
            found = self._within(each, depth + 2, subject)
            if found:
                return found
        return []

    def _content_of(self, head: Token) -> list[Token]:
        """Return what belongs to a complement; relative clauses and what merely gives a time stand apart."""
        return self._tree.sentence.subtree(head, without=("relcl", "advcl"))
