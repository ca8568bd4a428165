"""Every built-in container and reader keeps the stage contract."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from dateline import read
from dateline.model import ConfigurationError, Container, Payload, Reader

CONTAINERS: list[Any] = [
    read.FeedContainer,
    read.GzipContainer,
    read.JsonContainer,
    read.MhtmlContainer,
    read.WarcContainer,
]
READERS: list[Any] = [read.FieldsReader, read.HtmlReader, read.TextReader]


@pytest.mark.parametrize("stage", CONTAINERS)
def test_containers_keep_the_contract(stage: Any) -> None:
    made = stage({})
    assert isinstance(made, Container)
    assert pickle.loads(pickle.dumps(made)).config == stage().config


@pytest.mark.parametrize("stage", READERS)
def test_readers_keep_the_contract(stage: Any) -> None:
    made = stage({})
    assert isinstance(made, Reader)
    assert pickle.loads(pickle.dumps(made)).config == stage().config


@pytest.mark.parametrize("stage", [*CONTAINERS, *READERS])
def test_an_unknown_setting_is_refused_with_the_valid_ones(stage: Any) -> None:
    with pytest.raises(ConfigurationError, match=rf"\.{stage({}).name}\] has no setting 'colour'.*Valid settings: \w+"):
        stage({"colour": 1})


def test_every_media_type_has_one_way_in() -> None:
    claimed = [media_type for stage in [*CONTAINERS, *READERS] for media_type in stage({}).media_types]
    assert len(claimed) == len(set(claimed))


def test_the_same_bytes_give_the_same_page_wherever_they_lie() -> None:
    one, other = read.TextReader()([Payload(path, b"The same words.", "text/plain") for path in ("a.txt", "b/c.txt")])
    assert (one.page.page_id, one.segments) == (other.page.page_id, other.segments)
    assert one.page.read_at == ""
