"""From what was read to what is reported: composition with mood and speaker, status, doubles, relevance."""

from __future__ import annotations

from dateline.annotate.events.actors import Actors
from dateline.annotate.events.drafts import Draft
from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.events.reference import References
from dateline.annotate.events.status import opens_condition
from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token

_WILLING = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE")
_HOSTILE = ("REJECT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


class Finisher:
    """Settles type, status and parties of the acts of one sentence."""

    def __init__(self, tree: Tree, lexicon: EventLexicon, actors: Actors) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._actors = actors
        self._references = References(tree, lexicon)

    def finish(self, drafts: list[Draft]) -> list[Draft]:
        """Return the acts to be recorded, in the order of the text."""
        for draft in drafts:
            if draft.type == "PROTEST" and draft.modal == "purpose" and draft.anchor.dep == "advcl":
                draft.modal, draft.status_cue = None, []  # who does a thing to protest protests
            self._own_speaker(draft)
            self._mood(draft)
        kept = [each for each in drafts if self._relevant(each)]
        firm = [each for each in kept if each.modal != "purpose"]
        joined = [each for each in self._without_doubles(firm or kept) if not self._references.only_refers(each)]
        for draft in joined:  # "an X drone strike killed": X acts, with a drone
            draft.actors = [each for each in draft.actors if each not in draft.instruments] or draft.actors
        return sorted(joined, key=lambda each: each.first)

    def _own_speaker(self, draft: Draft) -> None:
        """Put the speaker in the place of a pronoun that the speaker's own clause begins with."""
        for speaker, _ in draft.sources:
            if speaker is None:
                continue
            replaced = [self._speaker_for(each, speaker) for each in draft.actors]
            if not draft.actors and not draft.passive and self._pronoun_subject(draft):
                replaced = [speaker]
            draft.actors = replaced

    def _speaker_for(self, actor: Token, speaker: Token) -> Token:
        if actor.pos != "PRON" or self._actors.code(actor) or self._of_third(actor):
            return actor
        return speaker

    def _of_third(self, pronoun: Token) -> bool:
        """Tell whether a pronoun in a verbatim quotation stands for somebody else than who speaks."""
        words, marks = self._tree.words, 0
        if not words["speakers_we"] or pronoun.low in words["speakers_we"]:
            return False
        for each in self._tree.tokens[: pronoun.index]:
            marks += each.text in words["opening_marks"] or each.text in words["closing_marks"]
        return marks % 2 == 1

    def _pronoun_subject(self, draft: Draft) -> bool:
        if not self._tree.is_verb(draft.anchor):
            return False
        subjects = self._tree.arguments(draft.anchor).get("subject", [])
        pronouns = [each for each in subjects if each.pos == "PRON" and not self._of_third(each)]
        return any(each.low in self._tree.words["subject_pronouns"] for each in pronouns)

    def _speaks_of_himself(self, draft: Draft) -> bool:
        speakers = {speaker.index for speaker, _ in draft.sources if speaker is not None}
        return bool(speakers & {each.index for each in draft.actors})

    def _veiled_threat(self, draft: Draft) -> bool:
        """Tell whether a speaker holds out an act of nobody named, on a condition ("would be the launch of ...")."""
        speaks = any(speaker is not None and self._actors.is_public(speaker) for speaker, _ in draft.sources)
        conditional = any(opens_condition(self._tree, each) for each in self._tree.tokens)
        return speaks and not draft.actors and conditional

    def _own_threat(self, draft: Draft) -> bool:
        """Tell whether an act to come is its own actor's word: he says so, or makes it hang on a condition."""
        return (
            self._speaks_of_himself(draft)
            or self._veiled_threat(draft)
            or any(
                each.low in self._tree.words["condition"]
                for clause in self._tree.children(draft.anchor, "adverbial")
                for each in self._tree.children(clause, "marker")
            )
        )

    def _mood(self, draft: Draft) -> None:
        """Compose the act with the mood of its verb, or set its status by it."""
        intends = draft.modal in ("future", "conditional")
        if draft.modal == "duty" and not draft.composed and draft.sources:
            self._duty(draft)
        elif intends and draft.negated and draft.type in _WILLING and not draft.passive:
            draft.type, draft.mode, draft.status = "REJECT", self._mode("REJECT", draft), "asserted"
        elif draft.status == "future" and draft.type in ("AGREE", "REJECT", "THREATEN"):
            draft.status = "asserted" if draft.composed or draft.type == "AGREE" else "future"
        elif (
            intends
            and draft.type in _WILLING
            and not draft.composed
            and (draft.modal == "future" or self._speaks_of_himself(draft))
            and not draft.passive
        ):
            draft.mode = None if draft.type != "AGREE" else draft.mode
            draft.type, draft.status, draft.within = "AGREE", "asserted", draft.type
        elif (
            intends and draft.type in _HOSTILE and not draft.composed and not draft.negated and self._own_threat(draft)
        ):
            if not draft.actors:
                draft.actors = [speaker for speaker, _ in draft.sources[-1:] if speaker is not None]
            draft.mode = self._mode("THREATEN", draft)
            draft.type, draft.status = "THREATEN", "asserted"
        elif draft.status == "asserted":
            draft.status = self._status(draft)
        if draft.rule and intends and draft.type in ("AGREE", "REJECT", "THREATEN") and not draft.composed:
            draft.rule = f"will({draft.rule})"

    def _duty(self, draft: Draft) -> None:
        speaker = next((speaker for speaker, _ in reversed(draft.sources) if speaker is not None), None)
        if speaker is None:
            return
        addressees = draft.actors if draft.actors and not self._speaks_of_himself(draft) else draft.recipients
        draft.mode, draft.type = self._mode("REQUEST", draft), "REQUEST"
        draft.actors, draft.recipients = [speaker], [each for each in addressees if each != speaker]
        draft.rule = f"must({draft.rule})"
        draft.mutual = False

    def _mode(self, kind: str, draft: Draft) -> str | None:
        modes = self._lexicon.modes[kind]
        return modes.get(f"{draft.type}:{draft.mode}", modes.get(draft.type, modes.get("other")))

    def _status(self, draft: Draft) -> str:
        if draft.negated:
            return "negated"
        remembered = self._remembered(draft)
        if remembered:
            draft.status_cue = remembered
            return "historical"
        unsaid = self._unsaid(draft)
        if unsaid:
            draft.status_cue = unsaid
            return "hypothetical"
        asked = self._asked(draft)
        if asked:
            draft.status_cue = asked
            return "hypothetical"
        names = {
            "future": "future",
            "conditional": "hypothetical",
            "condition": "hypothetical",
            "duty": "hypothetical",
            "purpose": "hypothetical",
        }
        return names.get(draft.modal or "", "asserted")

    def _unsaid(self, draft: Draft) -> list[Token]:
        """Return what negates the word that reports an act ("could not recall meeting"), if that leaves it open."""
        open_ = (cue for _, cue in draft.sources if cue.lemma not in self._tree.words["factive"])
        return next((found for found in (self._tree.children(cue, "negation") for cue in open_) if found), [])

    def _asked(self, draft: Draft) -> list[Token]:
        """Return the question mark of a question whether something happened; "why did ..." takes it as given."""
        tokens, words = self._tree.sentence.tokens, self._tree.words
        mark = next((each for each in tokens[draft.anchor.index :] if each.text in words["question_marks"]), None)
        if mark is None or any(each.low in words["questions"] for each in tokens[: mark.index]):
            return []
        return [mark]

    def _remembered(self, draft: Draft) -> list[Token]:
        """Return the words by which an act is only remembered ("the anniversary of the attack")."""
        words = self._tree.words["anniversary"]
        return [each for each in self._tree.sentence.ancestors(draft.anchor) if each.lemma in words][:1]

    def _relevant(self, draft: Draft) -> bool:
        if self._only_refers(draft) or self._figurative(draft) or self._nobodys(draft):
            return False
        if "CONSULT" in (draft.type, draft.within) and draft.actors and not any(map(self._goes_public, draft.actors)):
            return False
        if not draft.actors and f"{draft.type} {draft.mode}" in self._lexicon.kinds["acted"]:
            return False
        if draft.needs_codes:
            public = {each.index for each in (*draft.actors, *draft.recipients) if self._actors.code(each).country}
            return len(public) > 1
        if not draft.needs_code:
            return True
        return any(self._actors.is_public(each) for each in (*draft.actors, *draft.recipients))

    def _goes_public(self, party: Token) -> bool:
        """Tell whether a party's meetings and visits are public affairs, so far as its words tell."""
        if party.lemma in self._tree.words["vehicles"]:
            return False
        named = any(each.pos in ("PROPN", "PRON") for each in self._actors.phrase(party))
        return named or self._actors.is_public(party)

    def _nobodys(self, draft: Draft) -> bool:
        """Tell whether what only people do is said of a thing ("storms threaten"), or of anybody ("you can ask")."""
        parties = (*draft.actors, *draft.recipients)
        if draft.recipients and all(each.low in self._tree.words["reflexive"] for each in draft.recipients):
            return draft.type in self._lexicon.kinds["forceful"] and draft.mode != "suicide-attack"
        if any(each.low in self._tree.words["generic"] for each in parties) and draft.status != "threatened":
            return not any(map(self._actors.code, parties))
        if draft.type == "THREATEN" and self._tree.is_noun(draft.anchor) and not draft.actors:
            return True  # "a threat to trade"
        things = self._tree.words["speaking_things"]
        if draft.actors or not things or draft.type not in self._lexicon.kinds["human"] or draft.passive:
            return False
        subjects = self._tree.arguments(draft.anchor).get("subject", []) if self._tree.is_verb(draft.anchor) else []
        return bool(subjects) and all(self._tree.is_noun(each) and each.lemma not in things for each in subjects)

    def _only_refers(self, draft: Draft) -> bool:
        """Tell whether a noun only takes up an act ("after the attack"): nothing is said of who, whom or where."""
        anchor = draft.anchor
        if draft.type not in self._lexicon.kinds["referred"] or not self._tree.is_noun(anchor) or draft.instruments:
            return False
        definite = anchor.tag in self._lexicon.tags["definite"] or any(
            each.low in self._tree.words["definite"] for each in self._tree.children(anchor, "determiner")
        )
        towns = any(map(self._actors.is_town, self._tree.children(anchor, "modifier")))
        placed = towns or bool(self._tree.of_parts(anchor, "placed"))
        return definite and len(draft.trigger) == 1 and not (draft.actors or draft.recipients or placed)

    def _figurative(self, draft: Draft) -> bool:
        """Tell whether force is meant in another sense: by its object ("battle inflation"), or by a word beside it."""
        if draft.type in self._lexicon.kinds["armed"]:
            nouns = [each for each in draft.trigger if self._tree.is_noun(each)]
            described = (each for noun in nouns for each in self._tree.children(noun, "modifier"))
            if any(each.lemma in self._tree.words["figurative_modifiers"] for each in described):
                return True
        shows = draft.anchor.lemma in self._tree.words["showing"] and self._tree.is_verb(draft.anchor)
        if shows and (draft.passive or self._tree.children(draft.anchor, "complement")):
            return True
        verbs = [each for each in draft.trigger if each.lemma in self._tree.words["figurative_verbs"]]
        if draft.type != "ASSAULT" or not verbs or not self._tree.is_verb(verbs[0]):
            return False
        objects = [each for each in self._tree.arguments(verbs[0]).get("object", ()) if self._tree.is_noun(each)]
        if not draft.recipients and self._struggles(verbs[0]):
            return True  # "battled to save the deal"
        return bool(objects) and not any(map(self._can_be_hit, objects))

    def _struggles(self, verb: Token) -> bool:
        """Tell whether a verb of fighting only says that something is hard to do."""
        if verb.lemma not in self._tree.words["struggling"]:
            return False
        aims = [*self._tree.children(verb, "complement"), *self._tree.children(verb, "adverbial")]
        return any(
            to.low in self._tree.words["infinitive"] for each in aims for to in self._tree.children(each, "auxiliary")
        )

    def _can_be_hit(self, noun: Token) -> bool:
        keys = self._tree.keys(noun)
        things = keys & (self._lexicon.targets | self._lexicon.instruments)
        return bool(things) or bool(noun.entity) or self._actors.can_act(noun) or self._actors.is_place(noun)

    def _without_doubles(self, drafts: list[Draft]) -> list[Draft]:
        """Join acts of one type with the same parties, or where one stands in the clause of the other."""
        kept: list[Draft] = []
        for draft in drafts:
            twin = next((each for each in kept if self._same(each, draft)), None)
            if twin is None:
                kept.append(draft)
                continue
            twin.trigger += [each for each in draft.trigger if each not in twin.trigger]
            twin.actors = twin.actors or draft.actors
            twin.recipients = twin.recipients or [each for each in draft.recipients if each not in twin.actors]
            twin.mode = twin.mode or draft.mode
            twin.instruments += [each for each in draft.instruments if each not in twin.instruments]
        return kept

    def _same(self, one: Draft, other: Draft) -> bool:
        if one.type != other.type or one.status != other.status:
            return False
        shared = [each for each in one.trigger if each in other.trigger]
        if self._lexicon.head_first and any(self._lexicon.is_deed(each.lemma) for each in shared):
            return True  # a deed and the verb of the clause that describes it
        if not self._one_clause(one, other):
            return False
        return self._agree(one.actors, other.actors) and self._agree(one.recipients, other.recipients)

    def _one_clause(self, one: Draft, other: Draft) -> bool:
        """Tell whether two acts stand in one clause, or in coordinated ones with one subject."""
        first, second = self._clause(one.anchor), self._clause(other.anchor)
        if first == second:
            return True
        chain = {first.index, second.index}
        return any(
            self._tree.stands_as(each, "coordinated")
            and self._tree.head(each).index in chain
            and not self._tree.children(each, "subject")
            and not self._tree.children(each, "passive_subject")
            for each in (first, second)
        )

    def _clause(self, anchor: Token) -> Token:
        """Return the verb of the clause of a trigger; a noun that only tells when or why has a clause of its own."""
        token = anchor
        while not self._tree.is_verb(token) and self._tree.head(token) != token:
            if token.low in self._tree.words["background"] or token.low in self._tree.words["apart"]:
                return anchor
            token = self._tree.head(token)
        return token

    def _agree(self, one: list[Token], other: list[Token]) -> bool:
        if not one or not other:
            return True
        if {each.index for each in one} & {each.index for each in other}:
            return True
        if one[0].pos != "PRON" and other[0].pos != "PRON" and not any(map(self._actors.code, one)):
            return False
        countries = [{self._actors.code(each).country for each in side} - {None} for side in (one, other)]
        return not all(countries) or bool(countries[0] & countries[1])
