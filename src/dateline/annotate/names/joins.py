"""Repeats in an article: short forms, acronyms, definite nouns and pronouns joined to what they repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.names.marked import Marked
from dateline.annotate.names.words import NameWords
from dateline.annotate.reading import Reading, Sentence, Token
from dateline.model import Mention, Slot, annotation_id, fold

#: How many sentences back a definite noun and a pronoun look.
_NOUN_BACK, _PRONOUN_BACK = 4, 2
#: Mentions looked at before a short form; an article with more names is a list.
_MOST = 1500


def join(reading: Reading, marked: Sequence[Marked], slots: Sequence[Slot], words: NameWords) -> list[Mention]:
    """Return the mentions with their antecedents, and those that refer back by a noun or pronoun."""
    every = sorted(
        [*marked, *_untagged(reading, marked)], key=lambda each: (each.mention.span.start, each.mention.span.end)
    )
    every = every[:_MOST]
    named = _named(reading, every)
    genders = _genders(named, slots, words)
    return sorted([*(each.mention for each in named), *_back(named, reading, words, genders, slots)], key=_place)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _untagged(reading: Reading, marked: Sequence[Marked]) -> Iterator[Marked]:
    """Yield surnames of people of the article that stand alone where the tagger saw no name."""
    surnames = {
        each.parts[-1]: each for each in reversed(marked) if each.mention.type == "person" and len(each.parts) > 1
    }
    first: dict[str, int] = {}
    for each in marked:
        if each.mention.type == "person" and len(each.parts) > 1:
            first.setdefault(each.parts[-1], each.mention.span.start)
    taken = {(each.sentence.index, at) for each in marked for at in range(each.first, each.after)}
    for sentence in reading.sentences if surnames else ():
        for token in sentence.tokens:
            free = (sentence.index, token.index) not in taken and token.text[:1].isupper() and len(token.text) > 3
            if free and fold(token.text) in surnames and token.start > first[fold(token.text)]:
                span = reading.span(token.start, token.end)
                mention = Mention(annotation_id("mention", span), reading.article_id, span, "person", "names:repeat")
                yield Marked(mention, sentence, token.index, token.index + 1, None)


def _named(reading: Reading, every: Sequence[Marked]) -> list[Marked]:
    """Join each name to an earlier one of the same thing."""
    done: list[Marked] = []
    by_key: dict[tuple[str, str], Marked] = {}
    by_last: dict[str, list[Marked]] = {}
    acronyms: dict[str, Marked] = {}
    for each in every:
        one = each
        earlier, rule = _earlier(reading, each, by_key, by_last, acronyms, done)
        if earlier is not None:
            type_ = earlier.mention.type if rule != "same-name" else each.mention.type
            linked = replace(each.mention, type=type_, antecedent_id=earlier.mention.mention_id, antecedent_rule=rule)
            one = replace(each, mention=linked, known=each.known or earlier.known)
        done.append(one)
        by_key.setdefault((one.mention.type, one.key), one)
        if rule == "acronym":
            acronyms[one.mention.span.exact] = earlier or one
        if one.mention.type == "person" and len(one.parts) > 1 and earlier is None:
            by_last.setdefault(one.parts[-1], []).append(one)
    return done


def _earlier(
    reading: Reading,
    each: Marked,
    by_key: dict[tuple[str, str], Marked],
    by_last: dict[str, list[Marked]],
    acronyms: dict[str, Marked],
    done: Sequence[Marked],
) -> tuple[Marked | None, str | None]:
    person = each.mention.type == "person" or (len(each.parts) == 1 and each.known is None)
    if person and len(each.parts) == 1:
        full = by_last.get(each.parts[-1], [])
        if len(full) == 1 and (each.mention.type == "person" or each.mention.span.exact[:1].isupper()):
            return full[0], "surname-after-full-name"
    if (each.mention.type, each.key) in by_key:
        return by_key[each.mention.type, each.key], "same-name"
    if each.mention.span.exact in acronyms:
        return acronyms[each.mention.span.exact], "acronym-seen"
    if done and _expands(reading, done[-1], each):
        return done[-1], "acronym"
    return None, None


def _expands(reading: Reading, earlier: Marked, each: Marked) -> bool:
    """Tell whether a name in brackets right after another is its acronym: "World Food Programme (WFP)"."""
    between = reading.text.page.text[earlier.mention.span.end : each.mention.span.start]
    short = each.mention.span.exact.replace(".", "")
    if between.strip() not in ("(", ", or", "(the", ", the") or not (2 <= len(short) <= 8 and short.isupper()):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", earlier.mention.span.exact))
    capitals = "".join(letter for letter in initials if letter.isupper())
    return short.upper() in (initials.upper(), capitals) or (len(short) > 2 and _inside(short, initials.upper()))


def _inside(short: str, initials: str) -> bool:
    """Tell whether the letters stand in order among the initials, the first first."""
    rest = iter(initials)
    return initials[:1] == short[:1] and all(letter in rest for letter in short)


def _genders(named: Sequence[Marked], slots: Sequence[Slot], words: NameWords) -> dict[str, str]:
    """Return he or she by mention and by what it repeats, where a title says so or else a given name."""
    found: dict[str, str] = {}
    roots = {each.mention.mention_id: each.mention.antecedent_id for each in named}
    for slot in slots:
        for word in fold(slot.value or "").replace(".", " ").split():
            if word in words.genders:
                found.setdefault(slot.owner_id, words.genders[word])
                found.setdefault(roots.get(slot.owner_id) or slot.owner_id, words.genders[word])
    for each in named:
        if each.mention.type == "person" and each.parts and each.parts[0] in words.given:
            found.setdefault(each.mention.mention_id, words.given[each.parts[0]])
    return found


def _roles(slots: Sequence[Slot], roots: dict[str, Marked]) -> dict[str, set[str]]:
    """Return the words of the titles and roles of each person."""
    found: dict[str, set[str]] = {}
    for slot in slots:
        owner = roots.get(slot.owner_id)
        if owner is not None:
            root = owner.mention.antecedent_id or slot.owner_id
            found.setdefault(root, set()).update(fold(slot.value or "").split())
    return found


def _back(
    named: Sequence[Marked],
    reading: Reading,
    words: NameWords,
    genders: dict[str, str],
    slots: Sequence[Slot],
) -> Iterator[Mention]:
    """Yield mentions for definite nouns and pronouns that can mean one thing only."""
    by_sentence: dict[int, list[Marked]] = {}
    for each in named:
        if "(dateline)" not in each.mention.rule:
            by_sentence.setdefault(each.sentence.index, []).append(each)
    roots = {each.mention.mention_id: each for each in named}
    known = dict(genders)
    roles = _roles(slots, roots)
    for sentence in reading.sentences:
        inside = {at for each in by_sentence.get(sentence.index, ()) for at in range(each.first, each.after)}
        for token in sentence.tokens:
            if token.index in inside:
                continue
            if token.low in words.pronouns and not _in_quotes(sentence, token):
                found = _pronoun(sentence, token, words.pronouns[token.low], by_sentence, known)
                rule = f"pronoun:{words.pronouns[token.low]}"
            else:
                found = _definite(sentence, token, words, by_sentence, roles)
                rule = f"only-{token.low}"
            if found is None:
                continue
            root = roots.get(found.mention.antecedent_id or "", found)
            if token.low in words.pronouns:
                known.setdefault(root.mention.mention_id, words.pronouns[token.low])
            yield _referring(reading, sentence, token, root, rule)


def _referring(reading: Reading, sentence: Sentence, token: Token, root: Marked, rule: str) -> Mention:
    first = sentence.tokens[token.index - 1] if rule.startswith("only-") else token
    span = reading.span(first.start, token.end)
    kind = "names:pronoun" if rule.startswith("pronoun") else "names:definite"
    return Mention(
        annotation_id("mention", span),
        reading.article_id,
        span,
        root.mention.type,
        kind,
        antecedent_id=root.mention.mention_id,
        antecedent_rule=rule,
    )


def _in_quotes(sentence: Sentence, token: Token) -> bool:
    """Tell whether a quotation is open before a token: its pronouns are the speaker's."""
    marks = [each.text for each in sentence.tokens[: token.index] if each.text in ('"', "“", "”", "«", "»")]
    return bool(marks) and (marks[-1] in "“«" or (marks[-1] == '"' and len(marks) % 2 == 1))


def _candidates(
    sentence: Sentence, before: int, back: int, by_sentence: dict[int, list[Marked]]
) -> Iterator[list[Marked]]:
    """Yield the names before a token, those of its own sentence first, then of each sentence before."""
    yield [each for each in by_sentence.get(sentence.index, ()) if each.after <= before]
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
        yield by_sentence.get(index, [])


def _pronoun(
    sentence: Sentence, token: Token, gender: str, by_sentence: dict[int, list[Marked]], genders: dict[str, str]
) -> Marked | None:
    doubtful: Marked | None = None
    for names in _candidates(sentence, token.index, _PRONOUN_BACK, by_sentence):
        fitting = [each for each in names if _agrees(each, gender, genders)]
        if doubtful is not None:
            fitting = [each for each in fitting if _told(each, genders) == gender]
        if fitting:
            if gender == "they":
                near = all(each.sentence.block == sentence.block for each in fitting)
                return _subject(fitting) if near else None
            one = _only(fitting) or _subject(fitting)
            if one is None or _told(one, genders) or _acts(one):
                return one or doubtful
            doubtful = one  # a name beside the matter, perhaps of no person: somebody called so before goes first
    return doubtful


def _agrees(each: Marked, gender: str, genders: dict[str, str]) -> bool:
    if gender == "they":
        tag = each.sentence.tokens[each.after - 1].tag
        return each.mention.type in ("nationality", "group") and tag in ("NNPS", "NNS")
    return each.mention.type == "person" and _told(each, genders) in (None, gender)


def _told(each: Marked, genders: dict[str, str]) -> str | None:
    """Return he or she where the article has told it of a name, or a title or given name does."""
    return genders.get(each.mention.antecedent_id or each.mention.mention_id, genders.get(each.mention.mention_id))


def _acts(each: Marked) -> bool:
    """Tell whether a name is the subject of a verb."""
    tokens = each.sentence.tokens[each.first : each.after]
    return any(token.dep in ("nsubj", "nsubjpass") for token in tokens)


def _only(fitting: Sequence[Marked]) -> Marked | None:
    keys = {each.mention.antecedent_id or each.mention.mention_id for each in fitting}
    return fitting[0] if len(keys) == 1 else None


def _subject(fitting: Sequence[Marked]) -> Marked | None:
    """Return the one that is the subject of its sentence."""
    subjects = [
        each
        for each in fitting
        if any(
            token.dep == "nsubj" and each.sentence.head(token).index == each.sentence.root.index
            for token in each.sentence.tokens[each.first : each.after]
        )
    ]
    return _only(subjects) if subjects else None


def _definite(
    sentence: Sentence,
    token: Token,
    words: NameWords,
    by_sentence: dict[int, list[Marked]],
    roles: dict[str, set[str]],
) -> Marked | None:
    types = words.definite.get(token.low)
    at = token.index
    if types is None or not at or sentence.tokens[at - 1].low not in ("the", "this"):
        return None
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if after is not None and (after.low in ("of", "for", "-", "in", "that", "which") or after.pos in ("NOUN", "PROPN")):
        return None
    fitting: list[Marked] = []
    for names in _candidates(sentence, at, _NOUN_BACK, by_sentence):
        fitting += [each for each in names if each.mention.type in types and _is_one(each, token.low, roles, words)]
        # Places abound: theirs must be the only one far and wide.
        if fitting and not types.intersection(("settlement", "region", "country", "site")):
            break
    return _only(fitting) if fitting else None


def _is_one(each: Marked, noun: str, roles: dict[str, set[str]], words: NameWords) -> bool:
    """Tell whether a name can be called by a noun: by its own words, its kind or, for people, a role told."""
    kind = each.mention.type
    entry = each.known.entries[0] if each.known else None
    if kind == "person":
        told = roles.get(each.mention.antecedent_id or each.mention.mention_id, set())
        return noun in told or (entry is not None and noun in entry.role.split())
    if kind == "organisation":
        return noun in each.parts or (entry is not None and noun in words.called.get(entry.code, frozenset()))
    if kind == "group":
        last = each.parts[-1] if each.parts else ""
        party = noun != "party" or noun in each.parts or (entry is not None and "PTY" in entry.sectors)
        return party and (last not in words.bodies or noun in ("group", last)) and not _people(each, words)
    return True


def _people(each: Marked, words: NameWords) -> bool:
    """Tell whether a group is people of a kind and no body: settlers, Muslims."""
    if each.known is None:
        return words.bodies.isdisjoint(each.parts[-1:]) and words.forces.isdisjoint(each.parts)
    return each.known.entries[0].sectors == ("CVL",)
