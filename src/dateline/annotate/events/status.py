"""Status of an act from the words around its trigger: tense, mood, negation."""

from __future__ import annotations

from dateline.annotate.events.tree import Tree
from dateline.annotate.reading import Token


def modality(tree: Tree, token: Token) -> tuple[str | None, list[Token]]:
    """Return the modality of a verb (``future``, ``conditional``, ``duty``, ``condition``, ``purpose``) and its cue."""
    if not tree.is_verb(token):
        return _of_carrier(tree, token)
    verb: Token = token
    for _ in range(4):
        own = _own(tree, verb)
        if own[0] or not (tree.stands_as(verb, "coordinated") and not tree.children(verb, "subject")):
            return own
        verb = tree.head(verb)
    return None, []


def _own(tree: Tree, verb: Token) -> tuple[str | None, list[Token]]:
    auxiliaries = tree.children(verb, "auxiliary")
    for name in ("future", "duty", "conditional"):
        cues = [each for each in auxiliaries if each.low in tree.words[name] and each.tag == "MD"]
        if cues:
            return name, cues
    condition = [each for each in tree.children(verb, "marker") if each.low in tree.words["condition"]]
    if condition:
        return "condition", condition
    above = tree.head(verb)
    if opens_condition(tree, above):
        return "condition", [above]
    to = [each for each in auxiliaries if each.low in tree.words["infinitive"]]
    if to and verb.dep in ("advcl", "acl", "relcl"):
        return "purpose", to
    for name in ("future", "duty"):
        if verb.dep == "xcomp" and to and tree.head(verb).lemma in tree.words[f"{name}_verbs"]:
            return name, [tree.head(verb)]
    return None, []


def opens_condition(tree: Tree, token: Token) -> bool:
    """Tell whether a word makes what follows a condition: "if", "unless", "in case"."""
    if token.low in tree.words["condition"]:
        return True
    before = tree.tokens[token.index - 1].low if token.index else ""
    return token.low in tree.words["condition_nouns"] and before in tree.words["before_condition"]


def _of_carrier(tree: Tree, noun: Token) -> tuple[str | None, list[Token]]:
    """Return the modality of the verb whose subject or object a noun is."""
    head = tree.head(noun)
    if tree.is_verb(head) and head != noun and noun.dep in ("dobj", "nsubjpass", "nsubj", "attr"):
        return _own(tree, head)
    return None, []


def negation(tree: Tree, token: Token) -> list[Token]:
    """Return the words that negate a trigger: "not" on the verb, "no" on its noun or subject, "without"."""
    found = tree.children(token, "negation")
    found += [each for each in tree.children(token, "determiner") if each.low in tree.words["no"]]
    head = tree.head(token)
    if token.dep in ("pcomp", "pobj") and head.low in tree.words["without"]:
        found.append(head)
    if tree.is_verb(token):
        for each in (*tree.children(token, "subject"), *tree.children(token, "passive_subject")):
            if each.low in tree.words["nobody"]:
                found.append(each)
            found += [below for below in tree.children(each, "determiner") if below.low in tree.words["no"]]
        for each in tree.children(token, "object"):
            found += [below for below in tree.children(each, "determiner") if below.low == "no"]
    elif tree.is_verb(head) and token.dep in ("dobj", "nsubj", "nsubjpass"):
        found += tree.children(head, "negation")
    return found
