"""The server: uvicorn on one address, for the time that the verb runs."""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from dateline.model import ConfigurationError, DatelineError
from dateline.present.site.security import Guard
from dateline.store import Record


@dataclass(frozen=True, slots=True)
class Place:
    """Where the site is served; ``hosts`` are further names it answers to. Port 0 takes any free one."""

    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()


def bound(place: Place) -> socket.socket:
    """Take the port; raises ConfigurationError where it is taken or the host is not this machine's."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((place.host, place.port))
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise ConfigurationError(f"{place.host}:{place.port}: {reason}; name another port with --port") from error
    return listening


def address_of(listening: socket.socket) -> str:
    """Return the address of the start page."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def site_over(record_path: Path, place: Place) -> Guard:
    """Make the site over a record; its ``token`` is the key of whoever writes."""
    from dateline.present.site.application import application

    own = f"[{place.host}]" if ":" in place.host else place.host  # as a browser names it
    return application(record_path, (own, *place.hosts))


def serve(record_path: Path, listening: socket.socket, site: Guard) -> None:
    """Serve the site until the process is asked to end."""
    import uvicorn

    Thread(target=_warm, args=(record_path,), daemon=True).start()
    configuration = uvicorn.Config(site, log_level="warning", access_log=False, server_header=False, lifespan="off")
    uvicorn.Server(configuration).run(sockets=[listening])


def _warm(record_path: Path) -> None:
    """Do once what the first readers would wait for: compile templates, count, read the shapes of countries."""
    from dateline.present.site.asked import Asked
    from dateline.present.site.drawing.basemap import coarse_rings
    from dateline.present.site.pages.lists import start
    from dateline.present.site.rendering import rendered

    asked = Asked("/")
    with suppress(DatelineError), Record.open(record_path) as record, record.snapshot():
        rendered(record, start(record, asked), asked)
    coarse_rings()
