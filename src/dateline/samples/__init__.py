"""The sample pages that ship with the package: what ``dateline demo`` runs on. See README.md."""

from pathlib import Path


def sample_folder() -> Path:
    """Return the folder of the sample pages, which lie beside this file in every installation."""
    return Path(__file__).parent / "pages"
