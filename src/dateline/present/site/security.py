"""What every request has to pass and every answer carries: host, method, key, content policy.

The site shows what may be confidential to whoever can reach the port. So it answers only to the
names it was started under (a page on the web that points its own name at this machine gets
nothing), loads nothing from anywhere else, and cannot be put into another page's frame.

Whoever writes needs the key that is made at each start and printed in the terminal. A browser
gets it once, by an address with ``?key=``, and keeps it in a cookie that no script can read;
every form carries a second token, made of the key, which another site's page cannot know.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

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

#: The header in which a program gives the key of a request that writes.
TOKEN_HEADER = "x-dateline-token"
#: The value of an address that gives a browser the key.
_KEY = "key"
#: Where a request's scope says which token its forms carry: none for who may only read, "" for programs.
FORM = "dateline.form"


class Guard:
    """ASGI middleware around the site; the key ``token`` is made anew at each start."""

    def __init__(self, site: ASGIApp, hosts: Iterable[str]) -> None:
        self._site = site
        self._hosts = frozenset(host.lower() for host in hosts) | LOOPBACK
        self.token = secrets.token_urlsafe(32)
        self._form = hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on one request, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._site(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_encoded(scope["path"])]
            await send(message)

        headers = dict(scope["headers"])
        form = self._form_of(headers)
        refusal = self._refusal(scope, headers, form)
        key = _key_in(scope)
        if refusal:
            await _refuse(*refusal, send_guarded)
        elif key is not None:
            await self._let_in(key, scope, headers, send_guarded)
        else:
            await self._site({**scope, FORM: form}, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes], form: str | None) -> tuple[int, str] | None:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if _without_port(host) not in self._hosts:
            return 421, "The site does not answer to this host name. Start it with --allow-host to add one."
        site = headers.get(b"sec-fetch-site")
        if site == b"cross-site" and headers.get(b"sec-fetch-mode") != b"navigate":
            # A page elsewhere could not read the answer, but it could make this machine work for it.
            return 403, "Other sites may link here and nothing more."
        if scope["method"] not in _READING:
            foreign = site not in (None, b"same-origin") or not _own(headers.get(b"origin"), host)
            if form is None or foreign:
                return 403, "Only the site's own pages may change anything, in a browser that was given the key."
        return None

    def _form_of(self, headers: dict[bytes, bytes]) -> str | None:
        """Return the token that forms carry: empty for a program that gives the key itself, none without the key."""
        if self._is_key(headers.get(TOKEN_HEADER.encode(), b"").decode("latin-1")):
            return ""
        return self._form if self._is_key(_cookie(headers, _cookie_name(headers))) else None

    def _is_key(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self.token.encode())

    async def _let_in(self, key: str, scope: Scope, headers: dict[bytes, bytes], send: Send) -> None:
        """Give the key to a browser as a cookie, and lead it to the address without the key."""
        if not self._is_key(key):
            await _refuse(403, "This is not the key; the terminal that serves the site shows it.", send)
            return
        rest = [pair for pair in _query(scope) if pair[0] != _KEY]
        address = quote(scope["path"], safe="/") + (f"?{urlencode(rest)}" if rest else "")
        cookie = f"{_cookie_name(headers)}={self.token}; Path=/; HttpOnly; SameSite=Strict"
        fields = [(b"location", address.encode()), (b"set-cookie", cookie.encode())]
        await send({"type": "http.response.start", "status": 303, "headers": fields})
        await send({"type": "http.response.body", "body": b""})


def _own(origin: bytes | None, host: str) -> bool:
    """Tell whether a request comes from a page of this site; "null" is what pages without a referrer say."""
    return origin in (None, b"null") or origin.decode("latin-1").lower().partition("://")[2] == host


def _query(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _key_in(scope: Scope) -> str | None:
    if b"key=" not in scope["query_string"] or scope["method"] not in _READING:
        return None
    return next((value for name, value in _query(scope) if name == _KEY), None)


def _cookie_name(headers: dict[bytes, bytes]) -> str:
    """Name the cookie after the port: a browser sends one host's cookies to all of its ports."""
    port = headers.get(b"host", b"").decode("latin-1").rpartition(":")[2]
    return f"dateline-key-{port}" if port.isdigit() else "dateline-key"


def _cookie(headers: dict[bytes, bytes], name: str) -> str:
    try:
        found = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


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
