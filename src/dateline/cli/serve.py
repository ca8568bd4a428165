"""``dateline serve``: the record as a web site on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.exits import ended_gently
from dateline.cli.options import record_option


@click.command(short_help="Show the record as a web site on this machine.")
@record_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further host name to answer to.")
@click.option("--open/--no-open", "browse", default=False, help="Open the start page in the browser.")
def serve(record_path: Path, port: int, host: str, hosts: tuple[str, ...], browse: bool) -> None:
    """Show the record as a web site, until Ctrl-C.

    Only this machine can reach it unless --host names another address; there is no password, so
    whoever can reach the port can read the record. To judge, open the second address that is
    printed: it gives the browser a key that is made anew at each start. Nothing is loaded from the network, and pages
    may be read while a run is writing. Each page has a JSON twin: the same address with .json.
    """
    from dateline.present.site import Place, address_of, bound, site_over
    from dateline.present.site import serve as serve_site
    from dateline.store import Record

    with Record.open(record_path):  # what is wrong with the record is told before anything is served
        pass
    place = Place(host, port, hosts)
    listening = bound(place)
    address = address_of(listening)
    site = site_over(record_path, place)
    click.echo(f"dateline: {record_path} at {address} (Ctrl-C ends)", err=True)
    click.echo(f"dateline: to judge, open {address}?key={site.token}", err=True)
    if browse:
        import webbrowser

        webbrowser.open(f"{address}?key={site.token}")
    with ended_gently():
        serve_site(record_path, listening, site)
