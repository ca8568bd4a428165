"""Mending what the parser hangs on the wrong word: whose "by" it is, and what "on" and "against" say of.

A by-phrase names the doer of the nearest word that reports a deed, of the passive verb or of the noun, and never
of a verb further off: "rockets were launched in retaliation for raids by X" has X raid, not launch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.events.lexicon import EventLexicon
from dateline.annotate.reading import Sentence, Token

#: How many steps up a misplaced by-phrase is carried.
_HIGHEST = 6
#: The most tokens from the head of a joined noun phrase to its end.
_LONGEST_JOINED = 8


def mended(sentence: Sentence, lexicon: EventLexicon) -> Sentence:
    """Return the sentence with misplaced phrases hung on the deeds they belong to; itself where none is."""
    passing = any(token.low in lexicon.words["agent_preposition"] for token in sentence.tokens)
    for change in (_subjects, _gerunds, _agents, _targets) if passing else (_subjects,):
        changed = {token.index: token for token in change(sentence, lexicon)}
        if changed:
            tokens = tuple(changed.get(token.index, token) for token in sentence.tokens)
            sentence = Sentence(sentence.index, sentence.block, tokens, sentence.parsed)
    return sentence


def _subjects(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Token]:
    """Yield nouns joined to an object that are the subject of the verb after them ("X bombed Y and Z shelled W")."""
    for verb in sentence.tokens:
        below = sentence.children(verb)
        if not _joins(verb, below, lexicon) or any(
            each.dep in lexicon.relations["subject"] | lexicon.relations["passive_subject"] for each in below
        ):
            continue
        helpers = [each for each in below if each.dep in lexicon.relations["auxiliary"] and each.index < verb.index]
        noun = _joined_before(sentence, lexicon, min(each.index for each in (verb, *helpers)))
        if noun is not None:
            passive = any(each.dep in lexicon.relations["passive_auxiliary"] for each in helpers)
            yield replace(noun, head=verb.index, dep="nsubjpass" if passive else "nsubj")


def _joins(verb: Token, below: list[Token], lexicon: EventLexicon) -> bool:
    """Tell whether a verb is joined to another: as such, or as a finite clause that no word subordinates."""
    if verb.pos not in lexicon.tags["verb"]:
        return False
    bare = verb.tag in lexicon.tags["finite"] and not any(each.dep in lexicon.relations["marker"] for each in below)
    return verb.dep in lexicon.relations["coordinated"] or (bare and verb.dep in lexicon.relations["adverbial"])


def _joined_before(sentence: Sentence, lexicon: EventLexicon, index: int) -> Token | None:
    """Return the noun that ends right before a place and is joined by "and" to another noun."""
    for noun in sentence.tokens[max(0, index - _LONGEST_JOINED) : index]:
        if noun.dep in lexicon.relations["coordinated"] and noun.pos in lexicon.tags["noun"]:
            tokens = sentence.subtree(noun)
            before = sentence.tokens[tokens[0].index - 1]
            if tokens[-1].index == index - 1 and before.dep in lexicon.relations["coordinator"]:
                return noun
    return None


def _gerunds(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Token]:
    """Yield gerunds with a doer after them as the nouns that they are ("killed in shelling by X")."""
    for token in sentence.tokens:
        if token.tag == "VBG" and token.dep == "pcomp" and lexicon.is_deed(token.low):
            below = sentence.children(token)
            doers = any(each.low in lexicon.words["agent_preposition"] for each in below)
            if doers and not any(each.dep in lexicon.relations["object"] for each in below):
                yield replace(token, pos="NOUN", tag="NN", dep="pobj", lemma=token.low)


def _agents(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Token]:
    for token in sentence.tokens:
        if token.low in lexicon.words["agent_preposition"] and token.head != token.index:
            owner = _owner(sentence, lexicon, token)
            if owner is not None and owner.index != token.head:
                verbal = owner.pos in lexicon.tags["verb"]
                yield replace(token, head=owner.index, dep="agent" if verbal else "prep")


def _owner(sentence: Sentence, lexicon: EventLexicon, by: Token) -> Token | None:
    """Return the deed that a by-phrase names the doer of, ``None`` where it stands well."""
    head = sentence.head(by)
    if head.pos in lexicon.tags["noun"]:
        return None if _authored(lexicon, head) else _deed_above(sentence, lexicon, head)
    if head.pos not in lexicon.tags["verb"] or head.index > by.index:
        return None
    for index in range(by.index - 1, head.index, -1):
        noun = sentence.tokens[index]
        if noun.pos in lexicon.tags["noun"] and lexicon.is_deed(noun.lemma) and noun.dep == "pobj":
            near = index == by.index - 1 or lexicon.is_hostile(noun.lemma)
            return noun if near and _reaches(sentence, noun, by) and not _has_doer(sentence, lexicon, noun) else None
    return None


def _authored(lexicon: EventLexicon, noun: Token) -> bool:
    entries = lexicon.entries.get(("noun", noun.lemma), ())
    plain = any(all(each.part != "word" for each in entry.pattern.elements) for entry in entries)
    return plain or noun.lemma in lexicon.words["authored"]


def _deed_above(sentence: Sentence, lexicon: EventLexicon, noun: Token) -> Token | None:
    """Return the deed in whose phrases a noun stands ("the arrest of a dean by police"): a noun or a passive verb."""
    token = noun
    for _ in range(_HIGHEST):
        above = sentence.head(token)
        if above == token or above.dep == "relcl":
            return None
        if above.pos in lexicon.tags["noun"] and lexicon.is_deed(above.lemma):
            return None if _has_doer(sentence, lexicon, above) else above
        if above.pos in lexicon.tags["verb"]:
            passive = any(each.dep in lexicon.relations["passive_auxiliary"] for each in sentence.children(above))
            return above if passive and not _has_doer(sentence, lexicon, above) else None
        token = above
    return None


def _has_doer(sentence: Sentence, lexicon: EventLexicon, deed: Token) -> bool:
    return any(each.low in lexicon.words["agent_preposition"] for each in sentence.children(deed))


def _reaches(sentence: Sentence, noun: Token, by: Token) -> bool:
    """Tell whether everything between a noun and the by-phrase belongs to the noun."""
    below = {each.index for each in sentence.subtree(noun)}
    return all(index in below for index in range(noun.index, by.index))


def _targets(sentence: Sentence, lexicon: EventLexicon) -> Iterator[Token]:
    """Yield prepositions of the target that were hung on the doer ("an attack by gunmen on a market")."""
    for token in sentence.tokens:
        if token.low in lexicon.words["target_prepositions"] and token.dep == "prep":
            doer = sentence.head(token)
            by = sentence.head(doer)
            deed = sentence.head(by)
            if (
                by.low in lexicon.words["agent_preposition"]
                and doer.dep == "pobj"
                and deed.pos in lexicon.tags["noun"]
                and lexicon.is_deed(deed.lemma)
            ):
                yield replace(token, head=deed.index)
