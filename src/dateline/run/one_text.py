"""One text annotated on the spot, without a record: for trying annotators out."""

from __future__ import annotations

from dateline.annotate import article_of
from dateline.clean import detect_language
from dateline.model import Annotation, Candidate, Payload
from dateline.run.registry import load_registry
from dateline.run.settings import Configuration


def annotate_text(
    data: bytes,
    configuration: Configuration | None = None,
    *,
    language: str | None = None,
    published: str | None = None,
) -> list[Annotation]:
    """Return what the annotators find in a text, taken as the body of one article.

    ``data`` is decoded as a plain text file would be. ``language`` is BCP-47, judged from the words
    where it is ``None``; ``published`` is the EDTF day from which relative times are counted.
    Raises InputError for what is no text and ValueError for a date that is not EDTF.
    """
    registry = load_registry(configuration or Configuration())
    (document,) = registry.reader_for("text/plain")([Payload("-", data, "text/plain")])
    text = document.page.text
    article = article_of(text, language or detect_language(text).language, published)
    spoken = {(each.language or article.article.language).partition("-")[0] for each in article.body()}
    found: list[Annotation] = []
    for annotator in registry.annotators:
        if not annotator.languages or spoken.intersection(annotator.languages):
            (annotations,) = annotator([article])
            found += [each for each in annotations if not isinstance(each, Candidate)]
    return found
