"""What holds for every test: output looks the same whatever terminal the tests are run from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

#: Variables that change the width and colours of output; pytest-xdist sets the first in its workers.
TERMINAL_VARIABLES = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PYTHONIOENCODING")


@pytest.fixture(autouse=True, scope="session")
def plain_output() -> Iterator[None]:
    """Take away what the terminal around the tests says of itself."""
    with pytest.MonkeyPatch.context() as patch:
        for name in TERMINAL_VARIABLES:
            patch.delenv(name, raising=False)
        yield
