"""An inverted index over features: which documents have one, and how much it weighs there.

Okapi BM25 (Robertson and Zaragoza, 2009), with how rare a feature is left to the time of the query, so that several
indices are searched as if they were one. All of it are arrays, which are mapped from a file as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int32]
    Hashes = npt.NDArray[np.uint64]

K1, B = 1.2, 0.4
FEW = 200
"""Documents that cost nothing to look at, and among which nothing is common."""


@lru_cache(maxsize=1 << 17)
def feature_hash(feature: str) -> int:
    """64 bits by which features are told apart."""
    return int.from_bytes(hashlib.blake2b(feature.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Postings:
    """`features` (f, sorted) are hashes; those of feature i are `documents[offsets[i] : offsets[i + 1]]` with `weights`
    (n); `offsets` has f + 1 entries. `count` is how many documents there are."""

    features: Hashes
    offsets: npt.NDArray[np.int64]
    documents: Integers
    weights: Floats
    count: int

    def find(self, features: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Where the postings of some features begin and end; features of no document are left out."""
        import numpy as np

        wanted = list(features)
        if not wanted or not len(self.features):
            return {}
        hashes = np.fromiter((feature_hash(feature) for feature in wanted), np.uint64, len(wanted))
        places = np.searchsorted(self.features, hashes)
        places[places == len(self.features)] = 0
        there = self.features[places] == hashes
        return {
            feature: (int(self.offsets[place]), int(self.offsets[place + 1]))
            for feature, place, is_there in zip(wanted, places, there, strict=True)
            if is_there
        }

    def add_scores(self, scores: Floats, weights: Mapping[str, float]) -> None:
        """Adds to the scores (count) that of each document for features that weigh so much."""
        import numpy as np

        for feature, (start, end) in self.find(weights).items():
            # In one pass; adding to what an index picks takes three.
            np.add.at(scores, self.documents[start:end], np.float32(weights[feature]) * self.weights[start:end])


def postings(documents: Iterable[Mapping[str, float]]) -> Postings:
    """The index of some documents, each as how often it has each feature."""
    import numpy as np

    hashes: list[int] = []
    numbers: list[int] = []
    counts: list[float] = []
    lengths: list[float] = []
    for number, document in enumerate(documents):
        lengths.append(sum(document.values()))
        for feature, times in document.items():
            hashes.append(feature_hash(feature))
            numbers.append(number)
            counts.append(times)
    length = np.asarray(lengths, np.float32)
    average = float(length.mean()) if len(length) else 1.0
    all_hashes, of = np.asarray(hashes, np.uint64), np.asarray(numbers, np.int32)
    frequency = np.asarray(counts, np.float32)
    normal = K1 * (1 - B + B * length[of] / max(average, 1e-9))
    order = np.argsort(all_hashes, kind="stable")
    features, starts = np.unique(all_hashes[order], return_index=True)
    offsets = np.append(starts, len(order)).astype(np.int64)
    weights = (frequency * (K1 + 1) / (frequency + normal)).astype(np.float32)
    return Postings(features, offsets, of[order], weights[order], len(lengths))


def rarities(indices: Iterable[Postings], features: Iterable[str], limit: float = 1.0) -> dict[str, float]:
    """How rare each feature is over all indices: the logarithm that BM25 weighs it with. Features that more than a
    share `limit` of all documents have are left out, where there are many documents."""
    import math

    wanted = list(features)
    having = dict.fromkeys(wanted, 0)
    total = 0
    for index in indices:
        total += index.count
        for feature, (start, end) in index.find(wanted).items():
            having[feature] += end - start
    return {
        feature: math.log(1 + (total - count + 0.5) / (count + 0.5))
        for feature, count in having.items()
        if 0 < count <= max(limit * total, FEW)
    }
