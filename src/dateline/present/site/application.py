"""The site as an ASGI application: one route for each page and one for its JSON twin."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import AmbiguousError, DatelineError, InputError, NotFoundError
from dateline.present.site.answer import Answer, Document, Elsewhere, Page, Trouble
from dateline.present.site.asked import Asked
from dateline.present.site.pages import PAGES, Route
from dateline.present.site.security import FORM, Guard
from dateline.present.site.writing import Act, Fields, apply, judge, name_of, written
from dateline.store import Record

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

#: What can be written, by address.
_ACTS: dict[str, Act] = {"/judgements": judge, "/judgements/apply": apply}

#: Endings of addresses that ask for data rather than for a page.
_TWIN = ".json"


def application(record_path: Path, hosts: Iterable[str] = ()) -> Guard:
    """Make the site over the record at ``record_path``, which is opened anew for each request.

    ``hosts`` are the names it answers to besides those of the loopback interface.
    """
    from starlette.applications import Starlette
    from starlette.routing import BaseRoute, Mount
    from starlette.routing import Route as At
    from starlette.staticfiles import StaticFiles

    routes: list[BaseRoute] = [Mount("/static", StaticFiles(packages=[("dateline.present.site", "static")]))]
    for route in PAGES:
        # A plain function runs in a thread of its own: one slow page holds up no other.
        respond = partial(_respond, record_path, route.page)
        routes += [At(path, respond, methods=["GET"]) for path in _addresses(route)]
    refuse = partial(_refused, record_path)
    for path, act in _ACTS.items():
        write = partial(written, record_path, act, refuse)
        routes += [At(each, write, methods=["POST"]) for each in (path + _TWIN, path)]
    errors = {
        404: partial(_no_such_page, record_path),
        405: partial(_no_such_method, record_path),
        500: partial(_unforeseen, record_path),
    }
    return Guard(Starlette(routes=routes, exception_handlers=errors), hosts)


def _addresses(route: Route) -> list[str]:
    if not route.twin:
        return [route.path]
    return ["/index.json" if route.path == "/" else route.path + _TWIN, route.path]


def _respond(record_path: Path, page: Page, request: Request) -> Response:
    asked = asked_of(request)
    try:
        with Record.open(record_path) as record, record.snapshot():
            return _answered(record, page(record, asked), asked, request)
    except DatelineError as error:
        return _trouble(record_path, _trouble_of(error), request)


def asked_of(request: Request) -> Asked:
    """Read a request: the address of its page, without the ending of its twin."""
    address = request.url.path
    address = "/" if address == "/index.json" else address.removesuffix(_TWIN)
    query, form = tuple(request.query_params.multi_items()), request.scope.get(FORM)
    return Asked(address, dict(request.path_params), query, form, name_of(request.headers.get("cookie", "")))


def _is_twin(request: Request) -> bool:
    return request.url.path.endswith(_TWIN)


def _answered(record: Record, answer: Answer | Elsewhere | Document, asked: Asked, request: Request) -> Response:
    from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

    from dateline.present.machine import to_json
    from dateline.present.site.rendering import rendered

    if isinstance(answer, Elsewhere):
        return RedirectResponse(answer.address + (_TWIN if _is_twin(request) else ""), status_code=303)
    if isinstance(answer, Document):
        named = {"content-disposition": f'attachment; filename="{answer.name}"'}
        return StreamingResponse(_sent(answer), media_type=answer.media_type, headers=named)
    if _is_twin(request):
        return Response(to_json(answer.data), media_type="application/json", status_code=answer.status)
    return HTMLResponse(rendered(record, answer, asked), status_code=answer.status)


async def _sent(document: Document) -> AsyncIterator[str]:
    """Give a document's pieces from one thread, in which the record they come from is opened and closed."""
    import asyncio

    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as thread:
        pieces = document.pieces()
        try:
            while (piece := await loop.run_in_executor(thread, next, pieces, None)) is not None:
                yield piece
        finally:
            thread.submit(pieces.close).result()


def _trouble_of(error: DatelineError) -> Trouble:
    if isinstance(error, NotFoundError):
        return Trouble(404, "Not found", str(error))
    if isinstance(error, InputError | AmbiguousError):
        return Trouble(400, "Not understood", str(error))
    return Trouble(500, "The record could not be read", str(error))


def _trouble(record_path: Path, trouble: Trouble, request: Request, fields: Fields = ()) -> Response:
    from starlette.responses import HTMLResponse, Response

    from dateline.present.machine import to_json
    from dateline.present.site.rendering import rendered_trouble

    if _is_twin(request):
        return Response(to_json({"error": trouble}), media_type="application/json", status_code=trouble.status)
    return HTMLResponse(rendered_trouble(record_path, trouble, asked_of(request), fields), status_code=trouble.status)


def _refused(record_path: Path, trouble: Trouble, request: Request, fields: Fields) -> Response:
    """Say why nothing was written; what the form held stands in the page, to be sent again."""
    return _trouble(record_path, trouble, request, fields)


def _no_such_page(record_path: Path, request: Request, _error: Exception) -> Response:
    detail = f"{request.url.path}: there is no such page; the start page lists what there is."
    return _trouble(record_path, Trouble(404, "Not found", detail), request)


def _no_such_method(record_path: Path, request: Request, _error: Exception) -> Response:
    detail = f"{request.url.path} does not answer to {request.method}: pages are read, judgements are sent."
    return _trouble(record_path, Trouble(405, "Not possible", detail), request)


def _unforeseen(record_path: Path, request: Request, _error: Exception) -> Response:
    detail = "Something went wrong that was not foreseen; the terminal that serves the site has the details."
    return _trouble(record_path, Trouble(500, "Failed", detail), request)
