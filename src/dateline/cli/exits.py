"""Exit codes, and how an error reaches the user: one line on standard error, no traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

#: The verb did its work.
DONE = 0
#: The verb could not do its work (nothing readable, no record), or verification found a fault.
PROBLEM = 1
#: The command line or the configuration is wrong.
USAGE = 2
#: Ctrl-C; what was stored is kept.
INTERRUPTED = 130


class Refusal(click.ClickException):
    """A foreseen error on its way to standard error."""

    exit_code = PROBLEM

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the one line, with nothing in it that a terminal would obey."""
        from dateline.present.visible import visible_line

        click.echo(f"dateline: {visible_line(self.message)}", file=file or sys.stderr)


class Misconfiguration(Refusal):
    """A wrong setting."""

    exit_code = USAGE


@contextmanager
def reported(*, traceback: bool) -> Iterator[None]:
    """Turn what a verb raises into an exit code and a line; ``traceback`` lets errors through whole."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_standard_output()
        raise click.exceptions.Exit(DONE) from None
    except KeyboardInterrupt:
        click.echo("dateline: interrupted", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    except click.exceptions.ClickException:
        raise
    except OSError as error:
        if traceback:
            raise
        _silence_standard_output()
        raise Refusal(_failed_to_write(error)) from error
    except Exception as error:
        refusal = None if traceback else _refusal(error)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def ended_gently() -> Iterator[None]:
    """Take a request to end (SIGTERM, a closed terminal) as Ctrl-C: what is done is stored first."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread hears signals
        yield
        return
    requests = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {each: signal.getsignal(each) for each in requests}
    heard = {each for each, handler in before.items() if handler is signal.SIG_DFL}  # nohup ignores SIGHUP
    try:
        for each in heard:
            signal.signal(each, signal.default_int_handler)
        yield
    finally:
        for each in heard:
            signal.signal(each, before[each])


def _refusal(error: Exception) -> Refusal | None:
    # Imported late: the model is not needed to show help.
    from dateline.model import ConfigurationError, DatelineError

    if not isinstance(error, DatelineError):
        return None
    return Misconfiguration(str(error)) if isinstance(error, ConfigurationError) else Refusal(str(error))


def _failed_to_write(error: OSError) -> str:
    """Say what the operating system refused; every file has its own message, so an unnamed one is the output."""
    return f"{error.filename or 'standard output'}: {error.strerror or error}; the answer is not whole"


def _silence_standard_output() -> None:
    """Point standard output nowhere, so that the interpreter's last flush does not fail again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a stream of a test has no file number
        return
