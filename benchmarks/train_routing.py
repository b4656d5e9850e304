"""Train the routing weights that ship in `resources/routing/weights.npz`: `python -m benchmarks.train_routing`.

The same files give the same weights (numpy alone, fixed seeds). A first fit on 85 % of the utterances measures and
calibrates; the second, on all of them, ships.
"""

import argparse
import math
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks import routing_corpus as corpus
from benchmarks.routing_augment import augmented
from benchmarks.routing_calibration import calibrate
from benchmarks.routing_fit import Fitted, Sparse, fit, log_odds
from guichet.application.routing_data import save_weights
from guichet.domain.routing import NONE, Lexicon, Tuning, Utterance, Weights
from guichet.domain.routing.features import BLOCKS, read_features
from guichet.resources import resource

BLOCK_WEIGHTS = (1.5, 0.6, 1.5, 1.0, 1.5)
ROUNDS = 2
"""Changed forms of each utterance, beside the utterance itself."""
_CHANGED_WEIGHT = 0.5
_NONE_WEIGHT = 1.0
_BAYES = 0.2
"""Weight of naive Bayes beside the regression: it trusts rare traits more. Both are linear: together one table."""
_TRAITS = 130_000
_LARGEST = 7
"""Weights are kept in 4 bits: whole numbers from -7 to 7, times a scale by trait."""


class Traits(NamedTuple):
    """Which traits are kept, and how rare each is."""

    place: dict[int, int]
    numbers: NDArray[np.uint32]
    rarity: NDArray[np.float32]


Read = list[list[tuple[int, int]]]


def read_all(texts: Sequence[str], lexicon: Lexicon) -> Read:
    """Return (number, block) of each trait of each text."""
    return [[(f.number, f.block) for f in read_features(text, lexicon).features] for text in texts]


def traits_of(read: Read) -> Traits:
    """Return every trait seen, with its rarity (the logarithm of one over its share of texts)."""
    counts = Counter(number for traits in read for number, _ in traits)
    numbers = np.array(sorted(counts), dtype=np.uint32)
    seen = np.array([counts[int(number)] for number in numbers])
    rarity = np.log((len(read) + 1) / (seen + 0.5)).astype(np.float32)
    return Traits({int(number): at for at, number in enumerate(numbers)}, numbers, rarity)


def rows_of(read: Read, traits: Traits) -> Sparse:
    """Return texts as sparse rows, each block of traits at its own length, as `linear.score` reads them."""
    starts, columns, values = [0], [], []
    for text in read:
        at_start = len(columns)
        for block in range(len(BLOCKS)):
            places = [traits.place[n] for n, b in text if b == block and n in traits.place]
            weights = traits.rarity[places]
            length = math.sqrt(float((weights * weights).sum())) or 1.0
            columns += places
            values += list(weights * (BLOCK_WEIGHTS[block] / length))
        if len(columns) == at_start:
            columns.append(0)
            values.append(0.0)
        starts.append(len(columns))
    return Sparse(np.array(starts, np.intp), np.array(columns, np.intp), np.array(values, np.float32))


def train(
    said: Sequence[Utterance], nothing: Sequence[Utterance], lexicon: Lexicon, epochs: int, seed: int = 11
) -> Weights:
    """Fit weights on utterances, with changed forms of each, and on sentences of no topic."""
    plain = [*said, *corpus.entries_as_utterances(corpus.sample_topics()), *nothing]
    texts, importance = list(plain), [_NONE_WEIGHT if one.topic == NONE else 1.0 for one in plain]
    for turn in range(ROUNDS):
        texts += augmented(plain, seed + turn)
        importance += [_CHANGED_WEIGHT] * len(plain)
    classes = sorted({one.topic for one in texts})
    place = {code: at for at, code in enumerate(classes)}
    read = read_all([one.text for one in texts], lexicon)
    traits = traits_of(read[: len(plain)])
    topics = np.array([place[one.topic] for one in texts], np.intp)
    fitted = fit(
        rows_of(read, traits),
        topics,
        np.array(importance, np.float32),
        len(traits.numbers),
        len(classes),
        rate=0.15,
        decay=2e-5,
        smoothing=0.0,
        epochs=epochs,
        seed=seed,
    )
    plainly = rows_of(read[: len(plain)], traits)
    bayes = log_odds(plainly, topics[: len(plain)], len(traits.numbers), len(classes))
    mixed = Fitted(fitted.weights + _BAYES * bayes, fitted.bias)
    return compact(mixed, traits, tuple(classes))


def compact(fitted: Fitted, traits: Traits, classes: tuple[str, ...]) -> Weights:
    """Keep the traits that weigh most, their weights as whole numbers of 4 bits with a scale by trait."""
    centred = fitted.weights - fitted.weights.mean(axis=1, keepdims=True)
    largest = np.abs(centred).max(axis=1)
    kept = np.sort(np.argsort(-(largest * traits.rarity), kind="stable")[:_TRAITS])
    scales = np.maximum(largest[kept], 1e-8) / _LARGEST
    rows = np.rint(centred[kept] / scales[:, None]).astype(np.int8)
    return Weights(
        classes=classes,
        numbers=traits.numbers[kept],
        rows=rows,
        scales=scales.astype(np.float32),
        rarity=traits.rarity[kept],
        bias=(fitted.bias - fitted.bias.mean()).astype(np.float32),
        blocks=BLOCK_WEIGHTS,
        tuning=Tuning(),
    )


def main() -> None:
    """Measure, calibrate, train on everything, and write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=resource("routing", "weights.npz"))
    arguments.add_argument("--epochs", type=int, default=6)
    arguments.add_argument(
        "--measure-only", action="store_true", help="fit on 85 %% and measure, write nothing"
    )
    options = arguments.parse_args()
    began = time.perf_counter()
    lexicon = corpus.shipped_lexicon()
    said = corpus.utterances()
    nothing, nothing_kept = corpus.nothing_said()
    part, held_out = corpus.split(said)
    weights = train(part, nothing, lexicon, options.epochs)
    tuning, measured = calibrate(weights, held_out, nothing_kept)
    print(f"{len(part)} utterances trained on, {len(held_out)} held out, {time.perf_counter() - began:.0f} s")
    for name, value in measured.items():
        print(f"  {name:28} {value:.4f}")
    print(f"  {tuning}")
    if options.measure_only:
        return
    final = train(said, nothing, lexicon, options.epochs)
    final.tuning = tuning
    final.stamp = corpus.stamp()
    final.measured = measured
    size = save_weights(final, options.out)
    print(
        f"{options.out.name}: {size / 1e6:.1f} MB, {time.perf_counter() - began:.0f} s, {msgspec.to_builtins(tuning)}"
    )


if __name__ == "__main__":
    main()
