"""A browser for tests: asks the site for pages without a network, and reads their HTML."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from dateline.present.site import application


@dataclass(frozen=True)
class Shown:
    """One answer."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def data(self) -> Any:
        return json.loads(self.text)

    @property
    def words(self) -> str:
        """The text without tags, white space made one space."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.text).split())


class Browser:
    """Asks one site."""

    def __init__(self, record: Path, *hosts: str) -> None:
        self.site: Any = application(record, hosts)

    def get(self, address: str, *, host: str = "127.0.0.1:8765", method: str = "GET", **headers: str) -> Shown:
        return asyncio.run(self._get(address, method, {"host": host, **headers}))

    def post(self, address: str, fields: dict[str, str | list[str]], **headers: str) -> Shown:
        """Send a form as the site's own page does in a browser that was given the key."""
        given = {"token": self.form, **fields}
        sent = {"host": "127.0.0.1:8765", "cookie": self.cookie, "sec_fetch_site": "same-origin", **headers}
        return asyncio.run(self._get(address, "POST", sent, urlencode(given, doseq=True).encode()))

    @property
    def cookie(self) -> str:
        """The cookie of a browser that was given the key."""
        return f"dateline-key-8765={self.site.token}"

    @property
    def form(self) -> str:
        """The token that forms carry, as a page shows it."""
        found = re.search('name="token" value="([^"]+)"', self.get("/why/" + self.judged, cookie=self.cookie).text)
        return found[1] if found else ""

    #: A row whose page has a form.
    judged = ""

    async def _get(self, address: str, method: str, headers: dict[str, str], body: bytes = b"") -> Shown:
        parts = urlsplit(address)
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": _unquoted(parts.path), "raw_path": parts.path.encode(), "root_path": "",
            "query_string": parts.query.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8765),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip
        sent: list[dict[str, Any]] = []
        asked: list[bool] = []

        async def receive() -> dict[str, Any]:
            if asked:
                await asyncio.sleep(3600)  # still connected
            asked.append(True)
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.site(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent)
        named = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
        return Shown(sent[0]["status"], named, body.decode("utf-8"))


def _unquoted(path: str) -> str:
    from urllib.parse import unquote

    return unquote(path)
