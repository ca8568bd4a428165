"""Trees of Arabic sentences: who hangs on what."""

from __future__ import annotations

import pytest

from dateline.annotate import article_of
from dateline.annotate.ar.reader import read
from dateline.annotate.ar.syntax import parsed
from dateline.annotate.ar.syntax.inflection import noun_forms, verb_forms
from dateline.annotate.reading import Sentence


def _tree(text: str) -> Sentence:
    (sentence,) = read(article_of(text, "ar", "2022-08-22")).sentences
    return parsed(sentence)


def _relations(text: str) -> set[tuple[str, str, str]]:
    tree = _tree(text)
    return {(each.text, each.dep, tree.head(each).text) for each in tree.tokens}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("قتل الجيش ثلاثة مسلحين", ("الجيش", "nsubj", "قتل")),
        ("قتل الجيش ثلاثة مسلحين", ("مسلحين", "dobj", "قتل")),
        ("قتل ثلاثة مسلحين", ("مسلحين", "nsubjpass", "قتل")),
        ("الجيش قصف المدينة", ("الجيش", "nsubj", "قصف")),
        ("أصيب عشرات المدنيين بجروح", ("عشرات", "nsubjpass", "أصيب")),
        ("أعلنت الشرطة مقتل جندي", ("مقتل", "dobj", "أعلنت")),
        ("قال الوزير إن القوات انسحبت", ("انسحبت", "ccomp", "قال")),
        ("الهجوم الذي نفذه مسلحون", ("نفذ", "relcl", "الهجوم")),
        ("هجوم انتحاري استهدف سوقا", ("سوقا", "dobj", "استهدف")),
        ("لن ترسل الحكومة قوات", ("لن", "neg", "ترسل")),
        ("نفى الجيش قتل متظاهرين", ("متظاهرين", "poss", "قتل")),
        ("اغتال مسلحون العميد جبار", ("جبار", "flat", "العميد")),
        ("أصيب مدير المكتب في رام الله سالم درويش بجروح", ("سالم", "flat", "مدير")),
        ("هجوم شنه مسلحون على حاجز", ("مسلحون", "nsubj", "شن")),
        ("الرجل خطفته عصابة أمس", ("عصابة", "nsubj", "خطفت")),
        ("تجمع أمام المحكمة، حيث يمثل المتهم، عدد من المتظاهرين", ("عدد", "nsubj", "تجمع")),
        ("واجه المحتجون طوقا فرضته الشرطة ورددوا هتافات", ("رددوا", "conj", "واجه")),
        ("خطف مسلحون يرتدون زي الشرطة خمسة مهندسين", ("مهندسين", "dobj", "خطف")),
        ("امرأة ترتدي حزاما هاجمت المقر", ("امرأة", "nsubj", "هاجمت")),
        ("قتل أحد الجنود في حي الزهور (جنوب)", ("أحد", "nsubjpass", "قتل")),
        ("وأدى الانفجار إلى مقتل جندي", ("الانفجار", "nsubj", "أدى")),
        ("بدأت القوات هجوما", ("القوات", "nsubj", "بدأت")),
    ],
)
def test_relations(text: str, relation: tuple[str, str, str]) -> None:
    assert relation in _relations(text)


def test_every_tree_has_roots_and_no_circles() -> None:
    tree = _tree("وقال إن الذي قتل في الهجوم، وأصيب فيه آخرون، كان قد هدد بأن يعود إلى المدينة التي غادرها.")
    for token in tree.tokens:
        assert len(list(tree.ancestors(token))) < len(tree.tokens)
    assert any(token.head == token.index for token in tree.tokens)


@pytest.mark.parametrize(
    ("form", "lemma", "agreement"),
    [("اتفقتا", "اتفق", "3fd"), ("قالا", "قال", "3md"), ("دعت", "دعا", "3fs"), ("اغتيل", "اغتال", "3ms")],
)
def test_forms_of_verbs(form: str, lemma: str, agreement: str) -> None:
    assert (lemma, agreement) in {(each.lemma, each.agreement) for each in verb_forms()[form]}


def test_forms_of_nouns() -> None:
    assert [each.lemma for each in noun_forms()["جنود"]] == ["جندي"]
    assert {each.case for each in noun_forms()["مسلحون"]} == {"nominative"}
