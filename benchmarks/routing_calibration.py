"""Fitting, on held-out sentences, how the parts of a routing score weigh and which score may be called sure."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks import routing_corpus as corpus
from guichet.domain.routing import Tuning, Utterance, Weights, linear
from guichet.domain.routing.features import read_features
from guichet.domain.routing.retrieval import Retrieval

Measured = dict[str, float]

_LEAST = {"temperature": 0.1, "retrieval": 1.0}
"""Likeness to a directory entry may count for nothing, never against it: a city's own keyword must not push away."""
_SURE_NONE = 0.015
_SURE_RIGHT = 0.95


class Parts(NamedTuple):
    """The parts of the scores of many texts: by text and topic, and by text alone."""

    trained: NDArray[np.float32]
    nothing: NDArray[np.float32]
    likeness: NDArray[np.float32]
    known: NDArray[np.float32]
    truth: NDArray[np.intp]


def parts_of(weights: Weights, said: Sequence[Utterance]) -> Parts:
    """Return the parts for each text; `truth` is the place of its topic, or -1 for none."""
    topics = corpus.sample_topics()
    lexicon = corpus.shipped_lexicon()
    retrieval = Retrieval(topics, lexicon)
    place = {topic.code: at for at, topic in enumerate(topics)}
    columns = [weights.classes.index(topic.code) for topic in topics]
    nothing = weights.classes.index("-")
    trained, none, likeness, known = [], [], [], []
    for one in said:
        reading = read_features(one.text, lexicon)
        scored = linear.score(weights, reading)
        trained.append(scored.logits[columns])
        none.append(scored.logits[nothing])
        likeness.append(retrieval.match(reading).likeness)
        known.append(scored.known)
    truth = np.array([place.get(one.topic, -1) for one in said], np.intp)
    return Parts(np.array(trained), np.array(none), np.array(likeness), np.array(known, np.float32), truth)


def scores(parts: Parts, tuning: Tuning, newcomer: int | None = None) -> NDArray[np.float64]:
    """Return probabilities by text and topic, as the engine computes them; one topic may be new to it."""
    logits = tuning.temperature * parts.trained + tuning.retrieval * parts.likeness
    if newcomer is not None:
        logits[:, newcomer] = tuning.newcomer + tuning.newcomer_retrieval * parts.likeness[:, newcomer]
    none = tuning.temperature * parts.nothing + tuning.nothing + tuning.unknown * (1 - parts.known)
    odds = np.exp(np.column_stack((logits, none)) - logits.max(axis=1, keepdims=True))
    return np.asarray((odds / odds.sum(axis=1, keepdims=True))[:, :-1], dtype=np.float64)


def calibrate(
    weights: Weights, held_out: Sequence[Utterance], nothing: Sequence[Utterance]
) -> tuple[Tuning, Measured]:
    """Return the tuning that makes held-out sentences likeliest, and what they give with it."""
    inside, outside = parts_of(weights, held_out), parts_of(weights, nothing)

    def cost(tuning: Tuning) -> float:
        p = scores(inside, tuning)[np.arange(len(held_out)), inside.truth]
        q = 1 - scores(outside, tuning).sum(axis=1)
        return float(-np.log(np.maximum(p, 1e-9)).mean() - 0.3 * np.log(np.maximum(q, 1e-9)).mean())

    tuning = _descend(cost, Tuning(), ("temperature", "retrieval", "nothing", "unknown"))
    tuning = _descend(
        lambda t: _newcomer_cost(inside, t), tuning, ("newcomer", "newcomer_retrieval", "keyword")
    )
    top = scores(inside, tuning)
    best, right = top.max(axis=1), top.argmax(axis=1) == inside.truth
    none_best = scores(outside, tuning).max(axis=1)
    sure = next(
        at
        for at in np.arange(0.5, 1.0, 0.01)
        if (none_best >= at).mean() <= _SURE_NONE and right[best >= at].mean() >= _SURE_RIGHT
    )
    tuning = msgspec.structs.replace(tuning, sure=round(float(sure), 2))
    ranked = np.argsort(-top, axis=1)
    place = (ranked == inside.truth[:, None]).argmax(axis=1)
    measured = {
        "top1": float(right.mean()),
        "top3": float((place < 3).mean()),
        "mrr": float((1 / (place + 1)).mean()),
        "calibration_error": calibration_error(best, right),
        "sure_share": float((best >= sure).mean()),
        "sure_right": float(right[best >= sure].mean()),
        "none_sure": float((none_best >= sure).mean()),
        "none_possible": float((none_best >= tuning.possible).mean()),
        **_newcomer_measures(inside, tuning),
    }
    return tuning, measured


def calibration_error(best: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the mean gap between score and share of right answers, over ten bands of score."""
    gaps = 0.0
    for low, high in pairwise(np.linspace(0, 1, 11)):
        band = (best >= low) & (best < high if high < 1 else best <= 1)
        if band.any():
            gaps += abs(float(best[band].mean() - right[band].mean())) * float(band.mean())
    return gaps


def _newcomer_cost(inside: Parts, tuning: Tuning) -> float:
    total = 0.0
    for topic in range(inside.trained.shape[1]):
        mine = np.flatnonzero(inside.truth == topic)
        others = np.flatnonzero(inside.truth != topic)[topic % 23 :: 23]
        rows = np.concatenate((mine, others))
        part = Parts(*(column[rows] for column in inside))
        p = np.log(np.maximum(scores(part, tuning, topic)[np.arange(len(rows)), part.truth], 1e-4))
        total -= float(p[: len(mine)].sum() + 23 * p[len(mine) :].sum())
    return total


def _newcomer_measures(inside: Parts, tuning: Tuning) -> Measured:
    first = third = stolen = 0
    for topic in range(inside.trained.shape[1]):
        mine = np.flatnonzero(inside.truth == topic)
        if len(mine):
            ranked = np.argsort(-scores(Parts(*(c[mine] for c in inside)), tuning, topic), axis=1)
            first += int((ranked[:, 0] == topic).sum())
            third += int((ranked[:, :3] == topic).any(axis=1).sum())
        others = np.flatnonzero(inside.truth != topic)[topic % 23 :: 23]
        stolen += int(
            (scores(Parts(*(c[others] for c in inside)), tuning, topic).argmax(axis=1) == topic).sum()
        )
    count = len(inside.truth)
    return {
        "newcomer_top1": first / count,
        "newcomer_top3": third / count,
        "newcomer_stolen": stolen * 23 / count / inside.trained.shape[1],
    }


def _descend(cost: Callable[[Tuning], float], start: Tuning, names: Sequence[str]) -> Tuning:
    """Return the tuning of least cost, one field at a time by shrinking steps."""
    best, least = start, cost(start)
    step = dict.fromkeys(names, 1.0)
    for _ in range(60):
        moved = False
        for name in names:
            for sign in (1, -1):
                value = getattr(best, name) + sign * step[name]
                tried = msgspec.structs.replace(best, **{name: round(value, 4)})
                if value < _LEAST.get(name, value):
                    continue
                if (price := cost(tried)) < least - 1e-6:
                    best, least, moved = tried, price, True
                    break
            else:
                step[name] /= 2
        if not moved and max(step.values()) < 0.02:
            break
    return best
