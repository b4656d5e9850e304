"""The trained classifier at work: a text's traits to a logit per class, and what each trait added (ROUTE-1)."""

from typing import TYPE_CHECKING, NamedTuple

from guichet.domain.routing.data import Weights
from guichet.domain.routing.features import BLOCKS, WORDS, Reading

if TYPE_CHECKING:
    from numpy import float32, intp
    from numpy.typing import NDArray


class Trained(NamedTuple):
    """Logits by class; `shares` (traits known × classes) are what each of `features` added, `rarity` how rare they
    are; `known` is the part of the text's words, 0 to 1, that training ever saw."""

    logits: "NDArray[float32]"
    features: "NDArray[intp]"
    rarity: "NDArray[float32]"
    shares: "NDArray[float32]"
    known: float


def score(weights: Weights, reading: Reading) -> Trained:
    """Return the logits of a text: each block of traits has length 1 before its weight in `weights.blocks`."""
    import numpy as np

    traits = np.array([feature.number for feature in reading.features], dtype=np.uint32)
    blocks = np.array([feature.block for feature in reading.features], dtype=np.intp)
    at = np.minimum(np.searchsorted(weights.numbers, traits), len(weights.numbers) - 1)
    found = weights.numbers[at] == traits if len(traits) else np.zeros(0, dtype=bool)
    features = np.flatnonzero(found)
    rarity = weights.rarity[at[features]]
    lengths = np.sqrt(np.bincount(blocks[features], rarity * rarity, minlength=len(BLOCKS)))
    lengths[lengths == 0] = 1.0
    norms = (np.array(weights.blocks) / lengths).astype(np.float32)
    shares = (rarity * norms[blocks[features]] * weights.scales[at[features]])[:, None] * weights.rows[
        at[features]
    ]
    of_words = blocks == WORDS
    known = float(found[of_words].mean()) if of_words.any() else 0.0
    return Trained(shares.sum(axis=0) + weights.bias, features, rarity, shares, known)
