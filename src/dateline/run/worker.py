"""The worker process: an ordinary program that runs :func:`main`, spoken to over its standard streams.

Messages are pickles with a four-byte length before them. The first message is the task, which is
answered by ``ready``, every later one a list of items; for each item, in order, one answer comes
back as soon as it is known: ``("done", result)`` or ``("failed", error class, reason)``. The end
of the input ends the worker, so a killed parent leaves no worker behind.

A worker is an ordinary program and not a ``multiprocessing`` child: it imports nothing of the
parent's main module, so scripts need no main guard, and it shares no lock with anybody, so it can
be killed at any moment.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import struct
import warnings
from typing import IO, Any

from dateline.model import DatelineError, StageError

_LENGTH = struct.Struct("!I")

#: What a worker says when it has its task and can begin.
READY = "ready"

#: The limit is no part of a stage's version, so a page that failed at it is tried again only on request.
_OUT_OF_MEMORY = "needs more memory than a worker may take: raise [run] memory_limit and add --retry-failed"

#: Answers: ("done", result) or ("failed", error class name, reason).
Answer = tuple[Any, ...]


def write_message(stream: IO[bytes], message: object) -> None:
    """Write one message and flush it."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """Read one message; raises EOFError at the end of the stream, also in the middle of one."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(header)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def answer(task: Any, item: object) -> Answer:
    """Run the task on one item; every error becomes an answer."""
    try:
        return ("done", task(item))
    except DatelineError as error:
        return ("failed", type(error).__name__, str(error))
    except MemoryError:
        return ("failed", StageError.__name__, _OUT_OF_MEMORY)
    except RecursionError:
        return ("failed", StageError.__name__, "nested too deeply to be read")
    except Exception as error:  # one bad page never stops a run
        return ("failed", StageError.__name__, f"unexpected {type(error).__name__}: {error}"[:500])


def limit_memory(mebibytes: int) -> None:
    """Limit this process's address space, where the operating system can; 0 is no limit."""
    if not mebibytes:
        return
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = mebibytes * 2**20
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def main() -> None:
    """Serve until the input ends."""
    for library in ("OPENBLAS", "MKL", "OMP"):  # read when numpy is imported: one worker is one thread
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to standard error and not into the messages
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    try:
        task, memory_limit = read_message(incoming)
        limit_memory(memory_limit)
        write_message(outgoing, READY)
        frozen = False
        while True:
            for item in read_message(incoming):
                write_message(outgoing, answer(task, item))
            if not frozen:
                # The libraries and lexicons that the first items loaded stay: every full collection looked through
                # them again, which took a fortieth of the time. Once only, so that what a page leaves is still freed.
                gc.collect()
                gc.freeze()
                frozen = True
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent has gone: nothing to tidy up, nobody to tell
