"""How like a directory entry a text is, from label and keywords alone: what makes a city's new topic work (ROUTE-1)."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guichet.domain.directory import Topic
from guichet.domain.routing.features import IDEAS, LETTERS, PAIRS, SOUNDS, WORDS, Reading, read_features
from guichet.domain.routing.lexicon import Lexicon

if TYPE_CHECKING:
    from numpy import float32, intp
    from numpy.typing import NDArray

_BLOCK_WEIGHT = {WORDS: 1.0, PAIRS: 1.2, IDEAS: 1.2, SOUNDS: 0.7, LETTERS: 0.35}
_SAID = 0.35
"""Weight of the answer's words beside those of label and keywords: it speaks of what follows, less of the matter."""


class Matches:
    """The traits of one text that directory entries share: (trait, topic, product) triples and the likeness."""

    def __init__(
        self,
        likeness: "NDArray[float32]",
        features: "NDArray[intp]",
        topics: "NDArray[intp]",
        products: "NDArray[float32]",
    ) -> None:
        self.likeness = likeness
        self.features = features
        self.topics = topics
        self.products = products

    def shares(self, topic: int, count: int) -> "NDArray[float32]":
        """Return what each of the text's `count` traits adds to the likeness of `topic`."""
        import numpy as np

        mine = self.topics == topic
        return np.bincount(self.features[mine], self.products[mine], minlength=count).astype(np.float32)


class Retrieval:
    """An index of directory entries by trait (TF-IDF, cosine)."""

    def __init__(self, topics: Sequence[Topic], lexicon: Lexicon) -> None:
        """Index `topics`, in their order."""
        import numpy as np

        entries = [_entry(topic, lexicon) for topic in topics]
        spread: dict[int, int] = {}
        for entry in entries:
            for trait in entry:
                spread[trait] = spread.get(trait, 0) + 1
        rarity = {trait: math.log((len(entries) + 1) / (count + 0.5)) for trait, count in spread.items()}
        self._unseen = math.log((len(entries) + 1) / 0.5)
        triples: list[tuple[int, int, float]] = []
        for at, entry in enumerate(entries):
            weighed = {trait: weight * rarity[trait] for trait, weight in entry.items()}
            length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
            triples.extend((trait, at, weight / length) for trait, weight in weighed.items())
        triples.sort()
        self._size = len(entries)
        numbers = np.array([trait for trait, _, _ in triples], dtype=np.uint32)
        self._numbers, starts = np.unique(numbers, return_index=True)
        self._starts = np.append(starts, len(triples)).astype(np.intp)
        self._topics = np.array([at for _, at, _ in triples], dtype=np.intp)
        self._weights = np.array([weight for _, _, weight in triples], dtype=np.float32)
        self._rarity = np.array([rarity[int(trait)] for trait in self._numbers], dtype=np.float32)

    def match(self, reading: Reading) -> Matches:
        """Compare a text with every entry; likeness is a cosine between 0 and 1."""
        import numpy as np

        count = len(reading.features)
        blocks = np.array([_BLOCK_WEIGHT[feature.block] for feature in reading.features], dtype=np.float32)
        traits = np.array([feature.number for feature in reading.features], dtype=np.uint32)
        nothing = np.zeros(0, dtype=np.intp)
        if not count or not len(self._numbers):
            return Matches(np.zeros(self._size, np.float32), nothing, nothing, np.zeros(0, np.float32))
        at = np.minimum(np.searchsorted(self._numbers, traits), len(self._numbers) - 1)
        known = self._numbers[at] == traits
        weights = blocks * np.where(known, self._rarity[at], self._unseen)
        length = float(np.sqrt((weights * weights).sum())) or 1.0
        features = np.flatnonzero(known)
        begins, ends = self._starts[at[features]], self._starts[at[features] + 1]
        sizes = ends - begins
        owners = np.repeat(features, sizes)
        offsets = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.repeat(begins, sizes) + offsets
        products = (self._weights[places] * weights[owners] / length).astype(np.float32)
        topics = self._topics[places]
        likeness = np.bincount(topics, products, minlength=self._size).astype(np.float32)
        return Matches(likeness, owners, topics, products)


def _entry(topic: Topic, lexicon: Lexicon) -> dict[int, float]:
    """Return the traits of a directory entry with the weight of the best field that shows each."""
    fields = [(topic.label_fr, 1.0), (topic.label_en, 1.0), *((keyword, 1.0) for keyword in topic.keywords)]
    fields += [(topic.say_fr, _SAID), (topic.say_en, _SAID)]
    traits: dict[int, float] = {}
    for text, weight in fields:
        for feature in read_features(text, lexicon).features:
            worth = weight * _BLOCK_WEIGHT[feature.block]
            if worth > traits.get(feature.number, 0.0):
                traits[feature.number] = worth
    return traits
