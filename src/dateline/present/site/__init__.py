"""The web site over a record: server-rendered pages on loopback, each with a JSON twin."""

from dateline.present.site.application import application
from dateline.present.site.serving import Place, address_of, bound, serve, site_over

__all__ = ["Place", "address_of", "application", "bound", "serve", "site_over"]
