"""Ids are hashes of content; names and errors are what the documentation says."""

from __future__ import annotations

from dateline import model
from dateline.model import AnchorError, DatelineError, content_id, direction_of


def test_an_id_says_what_it_is_of_and_depends_on_every_part() -> None:
    first = content_id("article", "page-1", 0, 5)
    assert first.startswith("article-")
    assert len(first) == len("article-") + 16
    assert len({first, content_id("article", "page-1", 0, 6), content_id("block", "page-1", 0, 5)}) == 3


def test_parts_do_not_run_together_and_nothing_is_not_empty() -> None:
    assert content_id("x", "a", "bc") != content_id("x", "ab", "c")
    assert content_id("x", None) != content_id("x", "")


def test_an_id_never_changes_between_versions() -> None:
    assert content_id("article", "page-1", 0, 5) == "article-vzflh3fis5uha42u"


def test_the_direction_follows_the_primary_subtag() -> None:
    assert [direction_of(tag) for tag in ("ar", "ar-EG", "fa", "en", "fr-CA", None)] == [
        "rtl", "rtl", "rtl", "ltr", "ltr", None,
    ]  # fmt: skip


def test_every_error_belongs_to_the_tree_drawn_in_its_module() -> None:
    errors = [each for each in vars(model).values() if isinstance(each, type) and issubclass(each, Exception)]
    assert AnchorError in errors
    assert all(issubclass(error, DatelineError) for error in errors)
    drawn = model.errors.__doc__ or ""
    assert all(error.__name__ in drawn for error in errors)


def test_the_face_lists_what_it_offers() -> None:
    assert sorted(model.__all__) == list(model.__all__)
    assert all(hasattr(model, name) for name in model.__all__)
