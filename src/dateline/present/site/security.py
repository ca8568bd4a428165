"""What every request has to pass and every answer carries: host, method, token, content policy.

The site shows what may be confidential to whoever can reach the port. So it answers only to the
names it was started under (a page on the web that points its own name at this machine gets
nothing), loads nothing from anywhere else, cannot be put into another page's frame, and changes
nothing without a token that only its own pages know.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: The names of this machine to itself.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)

_READING = {"GET", "HEAD"}

#: The header that carries the token of a request that changes something.
TOKEN_HEADER = "x-dateline-token"


class Guard:
    """ASGI middleware around the site; ``token`` is made anew at each start."""

    def __init__(self, site: ASGIApp, hosts: Iterable[str]) -> None:
        self._site = site
        self._hosts = frozenset(host.lower() for host in hosts) | LOOPBACK
        self.token = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on one request, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._site(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_encoded(scope["path"])]
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await _refuse(*refusal, send_guarded)
        else:
            await self._site(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if _without_port(host) not in self._hosts:
            return 421, "The site does not answer to this host name. Start it with --allow-host to add one."
        if headers.get(b"sec-fetch-site") == b"cross-site" and headers.get(b"sec-fetch-mode") != b"navigate":
            # A page elsewhere could not read the answer, but it could make this machine work for it.
            return 403, "Other sites may link here and nothing more."
        if scope["method"] not in _READING:
            given = headers.get(TOKEN_HEADER.encode(), b"").decode("latin-1")
            if not secrets.compare_digest(given.encode(), self.token.encode()):
                return 403, "Only the site's own pages may change anything."
        return None


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _encoded(path: str) -> list[tuple[bytes, bytes]]:
    kept = "public, max-age=3600" if path.startswith("/static/") else "no-store"
    return [(name.encode(), value.encode()) for name, value in (*HEADERS, ("cache-control", kept))]


async def _refuse(status: int, words: str, send: Send) -> None:
    content_type = (b"content-type", b"text/plain; charset=utf-8")
    await send({"type": "http.response.start", "status": status, "headers": [content_type]})
    await send({"type": "http.response.body", "body": words.encode()})
