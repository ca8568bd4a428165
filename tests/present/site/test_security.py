"""Who may ask, and what an answer may do in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from records import both_languages, stored
from site_pages import Browser


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "news.db"
    stored(path, both_languages()).close()
    return path


@pytest.fixture(scope="module")
def browser(record: Path) -> Browser:
    return Browser(record)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:80", "[::1]:8765", "LOCALHOST"])
def test_the_site_answers_to_this_machines_own_names(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 200


@pytest.mark.parametrize("host", ["news.example", "127.0.0.1.news.example", "", "localhost.news.example:8765", "[::2]"])
def test_a_name_that_points_here_from_elsewhere_gets_nothing(browser: Browser, host: str) -> None:
    shown = browser.get("/", host=host)
    assert shown.status == 421
    assert "Port strike" not in shown.text


def test_a_further_name_may_be_allowed(record: Path) -> None:
    assert Browser(record, "desk.example").get("/", host="desk.example:8765").status == 200


@pytest.mark.parametrize("address", ["/", "/articles", "/nothing", "/index.json", "/static/style.css"])
def test_every_answer_carries_the_policy(browser: Browser, address: str) -> None:
    headers = browser.get(address).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_without_the_token(browser: Browser, method: str) -> None:
    assert browser.get("/", method=method).status == 403
    assert browser.get("/", method=method, x_dateline_token="guess").status == 403
    assert browser.get("/", method=method, x_dateline_token=browser.site.token).status == 405


def test_tokens_differ_between_starts(record: Path) -> None:
    assert Browser(record).site.token != Browser(record).site.token


def test_other_sites_may_link_here_and_nothing_more(browser: Browser) -> None:
    assert browser.get("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200
    assert browser.get("/sql?sql=SELECT+1", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert browser.get("/static/style.css", sec_fetch_site="same-origin", sec_fetch_mode="no-cors").status == 200
