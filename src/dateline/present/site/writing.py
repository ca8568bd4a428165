"""Requests that write: read as forms, checked for the token, answered by leading back to where they came from."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode

from dateline.model import AmbiguousError, DatelineError, InputError, Judgement, NotFoundError
from dateline.present.site.addresses import why_address
from dateline.present.site.answer import Trouble
from dateline.present.site.judging import Given, decide, obey
from dateline.present.site.security import FORM

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

Fields = Sequence[tuple[str, str]]
Act = Callable[[Path, Fields], tuple[str, object]]
Refuse = Callable[[Trouble, "Request", Fields], "Response"]

#: Bytes of a form: more than a note and every report of a story ticked.
_LONGEST = 256 * 1024
#: The cookie that remembers a reader's name.
NAME = "dateline-name"
_SECONDS_OF_NAME = 365 * 24 * 3600


def judge(record_path: Path, fields: Fields) -> tuple[str, Judgement]:
    """Write one judgement; returns where to go on and what was written."""
    given = Given.of(fields)
    written = decide(record_path, given)
    one = dict(fields)
    about = one.get("about") or given.record_id
    kept = {"kept": written.judgement_id, **{name: one[name] for name in ("fragment", "back") if one.get(name)}}
    return f"{why_address(about)}?{urlencode(kept)}#judge", written


def apply(record_path: Path, _fields: Fields) -> tuple[str, dict[str, bool]]:
    """Start what obeys judgements."""
    obey(record_path)
    return "/judgements?started=1", {"started": True}


async def written(record_path: Path, act: Act, refuse: Refuse, request: Request) -> Response:
    """Answer a request that writes; ``refuse`` makes the page that says why nothing was written."""
    from starlette.concurrency import run_in_threadpool

    body = await _body(request)
    if body is None:
        return refuse(Trouble(413, "Too long", "The form is longer than any that this site has."), request, ())
    return await run_in_threadpool(_written, record_path, act, refuse, request, body)


def _written(record_path: Path, act: Act, refuse: Refuse, request: Request, body: bytes) -> Response:
    from starlette.responses import RedirectResponse, Response

    from dateline.present.machine import to_json

    fields = tuple(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    form, given = request.scope.get(FORM), dict(fields).get("token", "")
    if form and not secrets.compare_digest(form.encode(), given.encode()):
        return refuse(Trouble(403, "Refused", "The form is of another start of the site; load the page again."),
                      request, ())  # fmt: skip
    try:
        address, made = act(record_path, fields)
    except (InputError, AmbiguousError) as error:
        return refuse(Trouble(400, "Not understood", str(error)), request, ())
    except NotFoundError as error:
        return refuse(Trouble(404, "Not found", str(error)), request, ())
    except DatelineError as error:
        detail = f"Nothing was written. {error}"
        return refuse(Trouble(409, "The record cannot be written now", detail), request, fields)
    if request.url.path.endswith(".json"):
        return Response(to_json(made), media_type="application/json", status_code=201)
    answer = RedirectResponse(address, status_code=303)
    if name := dict(fields).get("who", "").strip():
        answer.set_cookie(NAME, quote(name[:100]), max_age=_SECONDS_OF_NAME, httponly=True, samesite="strict")
    return answer


async def _body(request: Request) -> bytes | None:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST:
            return None
    return body


def name_of(cookies: str) -> str | None:
    """Return the name that a reader gave before."""
    found = SimpleCookie(cookies).get(NAME)
    return unquote(found.value) if found else None
