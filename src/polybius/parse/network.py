"""The model's word vectors, worked out faster: what a word gives by itself is remembered, the rest is plain numpy."""

from threading import Lock
from typing import Any

import msgspec
import numpy as np
from numpy.lib.stride_tricks import as_strided

LARGEST_MEMORY = 24_000
ROWS_AT_ONCE = 700
PIECES = 3
TINY = np.float32(1e-8)
SPACED = np.uint64(0x9E3779B97F4A7C15)
NORMED = np.uint64(0xC2B2AE3D27D4EB4F)

type Array = np.ndarray[Any, Any]


class Layer(msgspec.Struct, frozen=True):
    """One layer over a window of three words: weights and bias of its three pieces side by side, gain and shift."""

    weights: Array
    bias: Array
    gain: Array
    shift: Array


class WordVectors:
    """What a network of spaCy's (`MultiHashEmbed` and `MaxoutWindowEncoder`) gives for each word of a text.

    The first half looks at one word at a time; its result is kept for each word, in each norm, with and without a
    space behind it. The second half looks at a word and its neighbours.
    """

    def __init__(self, embed: Any, layers: list[Layer], padding: int) -> None:
        self.embed = embed
        self.layers = layers
        self.padding = padding
        self.width = layers[0].gain.shape[0]
        self._one_at_a_time = Lock()
        self._forget()

    def _forget(self) -> None:
        self.places: dict[int, int] = {}
        self.known = np.zeros((1024, self.width), dtype=np.float32)

    def of(self, docs: list[Any]) -> list[Array]:
        """The vectors of the words of each document."""
        lengths = [len(doc) for doc in docs]
        with self._one_at_a_time:
            places, known = self._places(docs), self.known
        found: list[Array] = []
        first = begun = rows = 0
        for n, length in enumerate(lengths):
            rows += length
            if rows >= ROWS_AT_ONCE or n + 1 == len(lengths):
                found += self._encoded(known, places[first : first + rows], lengths[begun : n + 1])
                first, begun, rows = first + rows, n + 1, 0
        return found

    def _places(self, docs: list[Any]) -> Array:
        """Where the vector that each word has by itself is kept; those that are new are worked out first."""
        columns = np.concatenate([doc.to_array(["ORTH", "NORM", "SPACY"]) for doc in docs]).astype(np.uint64)
        keys = columns[:, 0] ^ (columns[:, 1] * NORMED) ^ (columns[:, 2] * SPACED)
        distinct, where, inverse = np.unique(keys, return_index=True, return_inverse=True)
        asked = distinct.tolist()
        new = [n for n, key in enumerate(asked) if key not in self.places]
        if new and len(self.places) + len(new) > LARGEST_MEMORY:
            self._forget()
            new = list(range(len(asked)))
        if new:
            self._learn([asked[n] for n in new], columns[where[new]], docs[0].vocab)
        return np.fromiter(map(self.places.__getitem__, asked), np.int64, len(asked))[inverse]

    def _learn(self, keys: list[int], columns: Array, vocabulary: Any) -> None:
        from spacy.tokens import Doc

        strings = vocabulary.strings
        words = [strings[orth] for orth in columns[:, 0].tolist()]
        doc = Doc(vocabulary, words=words, spaces=columns[:, 2].astype(bool).tolist())
        for token, norm in zip(doc, columns[:, 1].tolist(), strict=True):
            token.norm_ = strings[norm]
        (vectors,) = self.embed.predict([doc])
        first = len(self.places)
        while first + len(keys) > len(self.known):
            self.known = np.concatenate([self.known, np.zeros_like(self.known)])
        self.known[first : first + len(keys)] = vectors
        self.places.update(zip(keys, range(first, first + len(keys)), strict=True))

    def _encoded(self, known: Array, places: Array, lengths: list[int]) -> list[Array]:
        """The vectors of words among their neighbours; between documents stands padding, so that none sees another."""
        width, padding = self.width, self.padding
        total = sum(lengths) + padding * (len(lengths) + 1)
        framed = np.zeros((total + 2, width), dtype=np.float32)
        spans, at, first = [], padding + 1, 0
        for length in lengths:
            framed[at : at + length] = known[places[first : first + length]]
            spans.append((at - 1, at - 1 + length))
            at, first = at + length + padding, first + length
        inner = framed[1:-1]
        windows = as_strided(framed, (total, PIECES * width), framed.strides)
        around = np.empty((total, PIECES * width), dtype=np.float32)
        given = np.empty((total, PIECES * width), dtype=np.float32)
        for layer in self.layers:
            np.copyto(around, windows)
            np.matmul(around, layer.weights, out=given)
            given += layer.bias
            inner += _normal(given, layer)
        return [inner[start:end].copy() for start, end in spans]


def _normal(given: Array, layer: Layer) -> Array:
    """The largest of the three pieces, brought to mean and spread of the layer."""
    width = layer.gain.shape[0]
    best: Array = np.maximum(given[:, :width], given[:, width : 2 * width])
    np.maximum(best, given[:, 2 * width :], out=best)
    best -= best.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + TINY
    best *= (1 / np.sqrt(spread))[:, None]
    best *= layer.gain
    best += layer.shift
    return best


def quicken(pipeline: Any) -> None:
    """Let a pipeline's networks be worked out here, where they are of the known make; others stay as they are."""
    for _, component in pipeline.pipeline:
        network = getattr(component, "model", None)
        if network is None:
            continue
        if (vectors := _vectors_of(network)) is not None:
            component.model = _as_layer(vectors)
        for layer in list(network.walk()):
            for n, inner in enumerate(layer.layers):
                if layer is not network and (vectors := _vectors_of(inner)) is not None:
                    layer.layers[n] = _as_layer(vectors)


def _vectors_of(network: Any) -> WordVectors | None:
    """The words' vectors of a network; None when it is not of the known make."""
    layers = network.layers
    if len(layers) != 2 or not layers[0].name.startswith("extract_features") or "pad" not in layers[1].attrs:
        return None
    blocks = layers[1].layers[0].layers
    found = [layer for block in blocks if (layer := _layer_of(block)) is not None]
    if not found or len(found) != len(blocks):
        return None
    return WordVectors(layers[0], found, layers[1].attrs["pad"])


def _layer_of(block: Any) -> Layer | None:
    """Weights of a block that adds to a word what its window of three gives; None for any other."""
    parts = {layer.name: layer for layer in block.walk()}
    names = {"expand_window", "maxout", "layernorm"}
    if not block.name.startswith("residual(expand_window") or not names <= parts.keys():
        return None
    maxout, norm = parts["maxout"], parts["layernorm"]
    outer, pieces, inner = maxout.get_param("W").shape
    if pieces != PIECES or inner != PIECES * outer or parts["expand_window"].attrs["window_size"] != 1:
        return None
    weights = maxout.get_param("W").transpose(2, 1, 0).reshape(inner, pieces * outer)
    return Layer(
        np.ascontiguousarray(weights),
        np.ascontiguousarray(maxout.get_param("b").T.reshape(-1)),
        norm.get_param("G"),
        norm.get_param("b"),
    )


def _as_layer(vectors: WordVectors) -> Any:
    """The vectors as a layer that only predicts."""
    from thinc.api import Model

    def forward(_model: Any, docs: list[Any], **_training: bool) -> tuple[list[Array], Any]:
        return vectors.of(docs), lambda gradient: gradient

    return Model("word_vectors", forward, dims={"nO": vectors.width}, layers=[])
