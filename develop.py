#!/usr/bin/env python3
"""Sets up dateline in .venv and runs it, its tests or its checks. Needs Python 3.11 and nothing else.

    python3 develop.py demo             install dateline and run it on the sample pages
    python3 develop.py test [ARG]...    install what the tests need and run them; ARGs go to pytest
    python3 develop.py check            lint, formatting, types, import contracts, accuracy floors
    python3 develop.py pin              write constraints.txt from the newest versions allowed

The first call installs into .venv (a minute or two); later calls do so only when pyproject.toml,
constraints.txt or, for the demo, the source has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dateline-installed.json"
CONSTRAINTS = ROOT / "constraints.txt"
BINARIES = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BINARIES / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)


class SetupError(Exception):
    """Something that keeps dateline from being set up, and what to do about it."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    commands = {"demo": demo, "test": test, "check": check, "pin": pin}
    try:
        require_python()
        if not arguments or arguments[0] not in commands:
            say((__doc__ or "").strip())
            return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
        return commands[arguments[0]](arguments[1:])
    except SetupError as error:
        say(f"develop.py: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


def demo(arguments: list[str]) -> int:
    """Install dateline as a user would have it and run it on its sample pages."""
    if installed() not in (wanted("development"), wanted("use")):
        install("use", ["."])
    return run(str(PYTHON), "-m", "dateline", "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Install dateline for development and run its tests, on all cores."""
    install_for_development()
    return run(str(PYTHON), "-m", "pytest", "-n", "auto", *arguments)


def check(arguments: list[str]) -> int:
    """Run every check that is not a test; return 1 where one of them fails."""
    if arguments:
        raise SetupError(f"check takes no arguments, not {arguments[0]}")
    install_for_development()
    python, sources = str(PYTHON), ["src", "tests", "benchmarks", "develop.py"]
    checks = {
        "lint": [python, "-m", "ruff", "check"],
        "formatting": [python, "-m", "ruff", "format", "--check"],
        "types": [python, "-m", "mypy", *sources],
        "import contracts": [str(BINARIES / "lint-imports")],
        "accuracy": [python, "-m", "dateline", "evaluate", "--floors"],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if run(*command):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else f"all checks passed: {', '.join(checks)}")
    return 1 if failed else 0


def pin(arguments: list[str]) -> int:
    """Install the newest versions that pyproject.toml allows and write them to constraints.txt."""
    if arguments:
        raise SetupError(f"pin takes no arguments, not {arguments[0]}")
    head = [line for line in CONSTRAINTS.read_text("utf-8").splitlines() if line.startswith("#")]
    CONSTRAINTS.write_text("\n".join(head) + "\n", "utf-8")
    make_environment(anew=True)
    install_for_development()
    frozen = subprocess.run(
        [PYTHON, "-m", "pip", "freeze", "--exclude", "dateline"], stdout=subprocess.PIPE, text=True, check=True
    )
    CONSTRAINTS.write_text("\n".join([*head, *frozen.stdout.lower().split()]) + "\n", "utf-8")
    return 0


def require_python() -> None:
    """Stop where this Python is too old."""
    if sys.version_info[:2] < OLDEST:
        raise SetupError(
            f"dateline needs Python {OLDEST[0]}.{OLDEST[1]} or later, and this is {sys.version.split()[0]} "
            f"({sys.executable}). Install a newer one from your package manager or https://www.python.org/downloads/, "
            "then run this with it, for instance: python3.12 develop.py demo"
        )


def install_for_development() -> None:
    """Install dateline editable with its development tools, unless that is already done."""
    if installed() == wanted("development"):
        return
    import tomllib  # not before the version of Python has been checked

    with (ROOT / "pyproject.toml").open("rb") as stream:
        project = tomllib.load(stream)
    # Read here and not by `pip install --group`, which the pip of an older Python does not have.
    install("development", ["--editable", ".", *project["dependency-groups"]["dev"]])


def install(purpose: str, requirements: list[str]) -> None:
    """Install into .venv with the pinned versions, and note what was installed."""
    make_environment(anew=installed().get("python") not in {None, python_version()})
    say("installing dateline into .venv ...")
    # dateline is named so that a changed source of the same version is installed again.
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    command += ["--upgrade-strategy", "only-if-needed", "--constraint", str(CONSTRAINTS), *requirements]
    if run(*command):
        raise SetupError(
            "pip could not install what dateline needs (its message is above). It takes packages from the index "
            "that pip is configured for: check the network, a proxy (HTTPS_PROXY) or `pip config list`"
        )
    STAMP.write_text(json.dumps(wanted(purpose)), "utf-8")


def make_environment(*, anew: bool = False) -> None:
    """Make .venv unless it is there and works."""
    if not anew and PYTHON.exists() and not run(str(PYTHON), "-c", "import pip", quiet=True):
        return
    say(f"making .venv with Python {python_version()} ...")
    if run(sys.executable, "-m", "venv", "--clear", str(VENV)):
        raise SetupError(
            "the virtual environment could not be made. On Debian and Ubuntu it needs a package: "
            f"sudo apt install python{OLDEST[0]}-venv"
        )


def installed() -> dict[str, str]:
    """Return what was installed into .venv, empty where nothing was."""
    try:
        found: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def wanted(purpose: str) -> dict[str, str]:
    """Return what an installation for ``development`` or for ``use`` depends on."""
    files = [ROOT / "pyproject.toml", CONSTRAINTS]
    if purpose == "use":
        files += sorted(path for path in (ROOT / "src").rglob("*") if path.is_file() and path.suffix != ".pyc")
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return {"purpose": purpose, "python": python_version(), "sha256": digest.hexdigest()}


def python_version() -> str:
    """Return the version of Python that .venv is made with, as 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def run(*command: str, quiet: bool = False) -> int:
    """Run a command in the root of the project and return its exit code."""
    silence = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stdout=silence, stderr=silence, check=False).returncode


def say(message: str) -> None:
    """Tell the user, in order with what the commands say."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
