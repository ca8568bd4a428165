"""The command line: ``dateline VERB``, one file per verb.

Exit codes: 0 done; 1 the verb could not do its work, or found what it looks for to be wrong; 2 the
command line or the configuration is wrong; 130 interrupted.
"""

from dateline.cli.entry import main, verbs

__all__ = ["main", "verbs"]
