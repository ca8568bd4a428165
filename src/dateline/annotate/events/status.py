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
    if opens_condition(tree, tree.head(verb)):
        return "condition", [tree.head(verb)]
    return _of_infinitive(tree, verb)


def _of_infinitive(tree: Tree, verb: Token) -> tuple[str | None, list[Token]]:
    """Return the modality that "to" gives a verb: of a purpose, or of the word that it hangs on."""
    auxiliaries, above = tree.children(verb, "auxiliary"), tree.head(verb)
    to = [each for each in auxiliaries if each.low in tree.words["infinitive"]]
    if to and verb.dep in ("advcl", "acl", "relcl"):
        return "purpose", to
    for name in ("future", "duty"):
        if verb.dep == "xcomp" and to and tree.head(verb).lemma in tree.words[f"{name}_verbs"]:
            spared = name == "duty" and tree.children(above, "negation")  # "does not need to"
            return "conditional" if spared else name, [above]
    if verb.dep == "xcomp" and to and above.pos == "ADJ":  # "would be able to"
        carrier = tree.head(above)
        return _own(tree, carrier) if above != carrier and tree.is_verb(carrier) else (None, [])
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
    for name, list_ in (("future", "coming"), ("conditional", "open")):  # "a possible raid"
        cues = [each for each in tree.children(noun, "modifier") if each.low in tree.words[list_]]
        if cues:
            return name, cues
    if not tree.is_verb(head) or head == noun or noun.dep not in ("dobj", "nsubjpass", "nsubj", "attr"):
        return None, []
    if _taken_as_given(tree, noun, head):
        return None, []
    own = _own(tree, head)
    predicates = [] if own[0] else [each for each in tree.sentence.children(head) if each.dep in ("acomp", "attr")]
    for each in predicates:
        for name, list_ in (("future", "coming"), ("conditional", "open")):
            if each.low in tree.words[list_]:
                return name, [each]
    return own


def _taken_as_given(tree: Tree, noun: Token, verb: Token) -> bool:
    """Tell whether a deed holds whatever is said of it: "the army's raid may anger them", not "the talks may begin"."""
    if not tree.words["taking_place"] or verb.lemma in tree.words["taking_place"] or noun.dep not in ("dobj", "nsubj"):
        return False
    determined = any(each.low in tree.words["definite"] for each in tree.children(noun, "determiner"))
    return determined or bool(tree.children(noun, "owner"))


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
        found += [] if _taken_as_given(tree, token, head) else tree.children(head, "negation")
    return found
