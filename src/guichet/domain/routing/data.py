"""What the routing engine is given: lexicon, trained weights and clerks' choices, already read from their files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from guichet.domain.routing.lexicon import LexiconEntry

if TYPE_CHECKING:
    from numpy import float32, int8, intp, uint8, uint32
    from numpy.typing import NDArray

Band = Literal["sure", "possible", "unlikely"]

NONE = "-"
"""The name, among trained classes, of what belongs to no topic."""


class Suggestion(msgspec.Struct, frozen=True):
    """A topic proposed for what was typed.

    `score` is the probability, 0 to 1, that a clerk would choose it; `because` holds the words that carried it,
    as they were typed, best first.
    """

    topic: str
    score: float
    band: Band
    because: tuple[str, ...] = ()


class Utterance(msgspec.Struct, frozen=True):
    """A sentence of a citizen or a clerk, and the topic it is about (`NONE` for none)."""

    topic: str
    text: str
    lang: str = "fr"
    style: str = ""


class Tuning(msgspec.Struct, frozen=True):
    """How the parts of the score weigh, fitted on held-out utterances and kept with the weights.

    A topic's logit is `temperature` × trained score + `retrieval` × likeness to its directory entry + `hint` when
    the lexicon points to it + `learned` × what this city's clerks chose. A topic that the weights do not know
    starts at `newcomer`, rests on `newcomer_retrieval` × likeness instead, and gains `keyword` when a word of its
    label or keywords was typed that training never saw.
    """

    temperature: float = 1.0
    retrieval: float = 4.0
    hint: float = 0.5
    learned: float = 24.0
    newcomer: float = -4.0
    newcomer_retrieval: float = 18.0
    keyword: float = 6.0
    nothing: float = 0.0
    unknown: float = 2.0
    sure: float = 0.75
    possible: float = 0.10


class HalfBytes:
    """Rows of whole numbers from -7 to 7, two in a byte as in the file: a text asks for a hundred rows of many thousand."""

    def __init__(self, packed: "NDArray[uint8]", columns: int) -> None:
        self.packed = packed
        self._columns = columns

    @classmethod
    def of(cls, rows: "NDArray[int8]") -> "HalfBytes":
        """Return these rows, packed."""
        import numpy as np

        shifted = (rows + 8).astype(np.uint8)
        if shifted.shape[1] % 2:
            shifted = np.pad(shifted, ((0, 0), (0, 1)))
        return cls(np.asarray(shifted[:, ::2] << 4 | shifted[:, 1::2], dtype=np.uint8), rows.shape[1])

    def __getitem__(self, at: "NDArray[intp]") -> "NDArray[int8]":
        """Return the rows at these places, one number in a byte."""
        import numpy as np

        packed = self.packed[at]
        rows = np.empty((len(packed), packed.shape[1] * 2), dtype=np.int8)
        rows[:, ::2] = packed >> 4
        rows[:, 1::2] = packed & 15
        rows -= 8
        return rows[:, : self._columns]


class Weights:
    """A trained linear classifier: for each known trait a row of whole numbers, one per class, and its scale."""

    def __init__(
        self,
        classes: tuple[str, ...],
        numbers: "NDArray[uint32]",
        rows: "NDArray[int8] | HalfBytes",
        scales: "NDArray[float32]",
        rarity: "NDArray[float32]",
        bias: "NDArray[float32]",
        blocks: tuple[float, ...],
        tuning: Tuning,
        stamp: str = "",
        measured: Mapping[str, float] | None = None,
    ) -> None:
        """Take arrays as trained: `numbers` sorted; `rows` (traits × classes); `scales` and `rarity` by trait.

        `stamp` is the digest of what they were trained on, `measured` what held-out sentences gave.
        """
        self.classes = classes
        self.numbers = numbers
        self.rows = rows if isinstance(rows, HalfBytes) else HalfBytes.of(rows)
        self.scales = scales
        self.rarity = rarity
        self.bias = bias
        self.blocks = blocks
        self.tuning = tuning
        self.stamp = stamp
        self.measured = dict(measured or {})

    def knows(self, trait: int) -> bool:
        """Say whether training saw a trait."""
        at = int(self.numbers.searchsorted(trait))
        return at < len(self.numbers) and int(self.numbers[at]) == trait


class RoutingData:
    """What ships with the program or lies in the city's folder: lexicon, weights, utterances added by the city."""

    def __init__(
        self,
        lexicon: tuple[LexiconEntry, ...] = (),
        weights: Weights | None = None,
        utterances: tuple[Utterance, ...] = (),
    ) -> None:
        """`utterances` are those that the weights were not trained on: each counts as one choice of a clerk."""
        self.lexicon = lexicon
        self.weights = weights
        self.utterances = utterances
