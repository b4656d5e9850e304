"""How well routing routes: `make route-eval`, or `python -m benchmarks.route_eval [--json]` (ROUTE-1, COM-8).

Three sets are reported apart: the labelled phrases that came with the sample directory (`tests/data/phrases-dev.csv`,
never trained or tuned on), the held-out part of the shipped utterances as measured by the fit that never saw it, and
sentences that belong to no topic.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import routing_corpus as corpus
from guichet.application.routing_data import load_routing_data
from guichet.domain.routing import RoutingEngine, Suggestion, Utterance

PHRASES = Path(__file__).parents[1] / "tests" / "data" / "phrases-dev.csv"
_BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Answer(NamedTuple):
    """One phrase, the place of its topic among the suggestions (from 1), and the best suggestion."""

    said: Utterance
    place: int
    best: Suggestion


def answers(engine: RoutingEngine, said: Sequence[Utterance], topics: int) -> list[Answer]:
    """Ask the engine for each phrase, with every topic ranked."""
    found = []
    for one in said:
        ranked = engine.suggest(one.text, topics)
        order = [suggestion.topic for suggestion in ranked]
        place = order.index(one.topic) + 1 if one.topic in order else topics + 1
        best = ranked[0] if ranked else Suggestion("", 0.0, "unlikely")
        found.append(Answer(one, place, best))
    return found


def figures(found: Sequence[Answer]) -> dict[str, float]:
    """Return count, top-1, top-3 and mean reciprocal rank."""
    count = len(found)
    return {
        "count": count,
        "top1": round(sum(one.place == 1 for one in found) / count, 4),
        "top3": round(sum(one.place <= 3 for one in found) / count, 4),
        "mrr": round(sum(1 / one.place for one in found) / count, 4),
    }


def by_style(found: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Return the figures of all phrases and of each style."""
    groups: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        groups[one.said.style].append(one)
    return {"all": figures(found), **{style: figures(groups[style]) for style in sorted(groups)}}


def calibration(found: Sequence[Answer]) -> list[dict[str, float]]:
    """Return, by band of score, how many phrases had it, the mean score, and the share that was right."""
    table = []
    for low, high in pairwise(_BANDS):
        band = [one for one in found if low <= one.best.score < high]
        if band:
            table.append(
                {
                    "from": low,
                    "count": len(band),
                    "score": round(sum(one.best.score for one in band) / len(band), 3),
                    "right": round(sum(one.place == 1 for one in band) / len(band), 3),
                }
            )
    return table


def sureness(found: Sequence[Answer]) -> dict[str, float]:
    """Return the share of phrases answered as sure, and the share of those that were right."""
    sure = [one for one in found if one.best.band == "sure"]
    right = sum(one.place == 1 for one in sure)
    return {
        "share": round(len(sure) / len(found), 4),
        "right": round(right / len(sure), 4) if sure else 0.0,
    }


def confusions(found: Sequence[Answer]) -> list[dict[str, Any]]:
    """Return pairs of (topic meant, topic shown first) that were wrong, most frequent first."""
    pairs = Counter((one.said.topic, one.best.topic) for one in found if one.place != 1)
    return [{"meant": a, "shown": b, "count": count} for (a, b), count in sorted(pairs.items(), key=_most)]


def _most(pair: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -pair[1], pair[0]


def open_set(found: Sequence[Answer]) -> dict[str, float]:
    """Return what phrases of no topic were given: shares of sure, possible and unlikely first suggestions."""
    bands = Counter(one.best.band for one in found)
    shares = {band: round(bands[band] / len(found), 4) for band in ("sure", "possible", "unlikely")}
    return {"count": len(found), **shares}


def evaluate(phrases: Path = PHRASES) -> dict[str, Any]:
    """Return every figure as plain values, ready for JSON."""
    data = load_routing_data()
    topics = corpus.sample_topics()
    engine = RoutingEngine.build(topics, data)
    dev = answers(engine, corpus.labelled(phrases), len(topics))
    nothing = answers(engine, corpus.nothing_said()[1], len(topics))
    weights = data.weights
    return {
        "phrases": {
            "styles": by_style(dev),
            "sure": sureness(dev),
            "calibration": calibration(dev),
            "confusions": confusions(dev),
        },
        "held_out": weights.measured if weights is not None else {},
        "open_set": open_set(nothing),
        "weights_current": weights is not None and weights.stamp == corpus.stamp(),
    }


def told(result: dict[str, Any], confused: int) -> str:
    """Return the figures as a text for people, with at most `confused` lines of confusions."""
    lines = ["Phrases of the sample directory (never trained on)", "  style    count  top-1  top-3    MRR"]
    for style, row in result["phrases"]["styles"].items():
        lines.append(f"  {style:8} {row['count']:5}  {row['top1']:.3f}  {row['top3']:.3f}  {row['mrr']:.3f}")
    sure = result["phrases"]["sure"]
    lines += [f"  shown as sure: {sure['share']:.3f}, right among those: {sure['right']:.3f}", ""]
    lines += ["Calibration: score from, phrases, mean score, right"]
    for row in result["phrases"]["calibration"]:
        lines.append(f"  {row['from']:.2f}  {row['count']:5}  {row['score']:.3f}  {row['right']:.3f}")
    lines += ["", "Held-out utterances (measured by a fit that never saw them)"]
    lines += [f"  {name:24} {value:.4f}" for name, value in result["held_out"].items()]
    apart = result["open_set"]
    lines += [
        "",
        f"Phrases of no topic: {apart['count']}; sure {apart['sure']:.3f}, possible {apart['possible']:.3f}",
    ]
    if confused:
        lines += ["", "Confusions: meant → shown"]
        for pair in result["phrases"]["confusions"][:confused]:
            lines.append(f"  {pair['count']:3}  {pair['meant']} → {pair['shown']}")
    if not result["weights_current"]:
        lines += ["", "The weights are older than their files: run make train-routing."]
    return "\n".join(lines)


def main() -> None:
    """Measure, and print a table or one JSON document."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true", help="one JSON document")
    arguments.add_argument(
        "--phrases", type=Path, default=PHRASES, help="labelled phrases (text, topic, style)"
    )
    arguments.add_argument("--confusions", type=int, default=20, help="lines of confusions, 0 for none")
    options = arguments.parse_args()
    result = evaluate(options.phrases)
    print(json.dumps(result, ensure_ascii=False) if options.json else told(result, options.confusions))


if __name__ == "__main__":
    main()
