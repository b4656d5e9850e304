"""Multinomial logistic regression over sparse traits, in numpy alone, for the shipped routing weights."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Sparse(NamedTuple):
    """Rows of sparse values: row `i` holds `columns[starts[i]:starts[i+1]]`, each row at least one value."""

    starts: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: NDArray[np.float32]

    @property
    def rows(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: NDArray[np.intp]) -> "Sparse":
        """Return these rows, in this order."""
        begins, sizes = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        places = np.repeat(begins - starts[:-1], sizes) + np.arange(starts[-1])
        return Sparse(starts, self.columns[places], self.values[places])


class Fitted(NamedTuple):
    """Weights (columns × classes) and a bias per class."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities by row."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)


def logits_of(fitted: Fitted, rows: Sparse, at_once: int = 256) -> NDArray[np.float32]:
    """Return the logits of each row."""
    parts = []
    for begin in range(0, rows.rows, at_once):
        part = rows.take(np.arange(begin, min(begin + at_once, rows.rows)))
        parts.append(
            np.add.reduceat(part.values[:, None] * fitted.weights[part.columns], part.starts[:-1], axis=0)
        )
    return np.concatenate(parts) + fitted.bias


def fit(
    rows: Sparse,
    classes: NDArray[np.intp],
    importance: NDArray[np.float32],
    columns: int,
    class_count: int,
    *,
    epochs: int = 12,
    rate: float = 0.5,
    decay: float = 1e-5,
    dropout: float = 0.2,
    smoothing: float = 0.05,
    batch: int = 128,
    seed: int = 7,
) -> Fitted:
    """Fit by Adagrad with a falling rate, traits dropped at random, and smoothed labels; the same for one seed."""
    chance = np.random.default_rng(seed)
    weights = np.zeros((columns, class_count), np.float32)
    seen = np.full((columns, class_count), 1e-8, np.float32)
    bias, bias_seen = np.zeros(class_count, np.float32), np.full(class_count, 1e-8, np.float32)
    steps = epochs * -(-rows.rows // batch)
    step = 0
    for _ in range(epochs):
        order = chance.permutation(rows.rows)
        for begin in range(0, rows.rows, batch):
            chosen = order[begin : begin + batch]
            part = rows.take(chosen)
            kept = (chance.random(len(part.values)) >= dropout).astype(np.float32) / (1 - dropout)
            values = part.values * kept
            raw = np.add.reduceat(values[:, None] * weights[part.columns], part.starts[:-1], axis=0) + bias
            error = softmax(raw)
            error -= smoothing / class_count
            error[np.arange(len(chosen)), classes[chosen]] -= 1 - smoothing
            error *= importance[chosen, None]
            owner = np.repeat(np.arange(len(chosen)), np.diff(part.starts))
            sorted_at = np.argsort(part.columns, kind="stable")
            touched, firsts = np.unique(part.columns[sorted_at], return_index=True)
            slopes = np.add.reduceat((values[:, None] * error[owner])[sorted_at], firsts, axis=0)
            slopes += decay * len(chosen) * weights[touched]
            pace = rate * (1 - step / steps)
            seen[touched] += slopes * slopes
            weights[touched] -= pace * slopes / np.sqrt(seen[touched])
            slope = error.sum(axis=0)
            bias_seen += slope * slope
            bias -= pace * slope / np.sqrt(bias_seen)
            step += 1
    return Fitted(weights, bias)


def log_odds(
    rows: Sparse, classes: NDArray[np.intp], columns: int, class_count: int, *, smoothing: float = 0.05
) -> NDArray[np.float32]:
    """Return what naive Bayes makes of each column for each class, centred by column; `smoothing` is added to sums."""
    sums = np.zeros((columns, class_count), np.float32)
    owner = np.repeat(np.arange(rows.rows), np.diff(rows.starts))
    np.add.at(sums, (rows.columns, classes[owner]), rows.values)
    odds = np.log((sums + smoothing) / (sums.sum(axis=0) + smoothing * columns))
    return np.asarray(odds - odds.mean(axis=1, keepdims=True), dtype=np.float32)
