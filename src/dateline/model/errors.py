"""The error tree.

::

    DatelineError
    ├── InputError           what was given cannot be read: missing, binary, too large, malformed
    │   └── EncodingError    the bytes are not text in the encoding that was declared or forced
    ├── AnchorError          a span does not match the text it points into
    ├── StageError           a stage failed on one page or article
    │   ├── StageTimeoutError it took longer than the limit and was stopped
    │   └── WorkerLostError  the worker process died on it, twice
    ├── ResourceError        an optional package, model or data file is missing
    ├── StoreError           the record cannot be opened, written or found in
    │   ├── NotFoundError    no row with this id
    │   └── AmbiguousError   several rows whose ids begin so
    └── ConfigurationError   a setting is unknown or has a value it cannot have

A message says what happened, where, and what to do next. Errors about one page become failure
rows (see :class:`dateline.model.trace.Failure`) and never stop a run.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Report a failure that dateline foresaw; every error it raises derives from this."""


class InputError(DatelineError):
    """Report input that cannot be read as a news page."""


class EncodingError(InputError):
    """Report bytes that are not text in the declared or forced encoding."""


class AnchorError(DatelineError):
    """Report a span whose words are not those at its place in the text."""


class StageError(DatelineError):
    """Report a stage that failed on one page or article."""


class StageTimeoutError(StageError):
    """Report a page or article that took longer than the time limit."""


class WorkerLostError(StageError):
    """Report a page or article on which the worker process died twice."""


class ResourceError(DatelineError):
    """Report a missing optional package, model or data file, naming the command that adds it."""


class StoreError(DatelineError):
    """Report a record that cannot be opened, read or written."""


class NotFoundError(StoreError):
    """Report an id that the record does not hold."""


class AmbiguousError(StoreError):
    """Report a beginning of an id that several rows share."""


class ConfigurationError(DatelineError):
    """Report a setting that is unknown or out of range."""
