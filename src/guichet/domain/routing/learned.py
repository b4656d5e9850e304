"""What this city's clerks chose before: sums of choices, added, taken back and merged in any order (ROUTE-1)."""

from collections.abc import Iterable, Mapping

import msgspec

from guichet.domain.routing.features import PAIRS, WORDS, Feature, Reading, read_features
from guichet.domain.routing.lexicon import Lexicon

_KEPT = (WORDS, PAIRS)
_PLAIN = Lexicon()


class Choice(msgspec.Struct, frozen=True):
    """One choice of a clerk as it is kept and sent: the topic, and the text as trait numbers only.

    Traits are 32-bit digests of stems: no sentence, name, address or number of a citizen stands in it.
    """

    topic: str
    traits: tuple[int, ...]
    count: int = 1


class Learned(msgspec.Struct, frozen=True):
    """How often each trait went with each topic. Sums only: merging desks' parts in any order gives the same."""

    counts: Mapping[int, Mapping[str, int]] = {}


def choice(text: str, topic: str) -> Choice:
    """Return the choice of `topic` for `text`, free of the text itself."""
    return Choice(topic, traits_of(read_features(text, _PLAIN)))


def traits_of(reading: Reading) -> tuple[int, ...]:
    """Return the traits of a text that learning rests on: stems and pairs of stems, never figures."""
    return tuple(sorted(feature.number for feature in reading.features if is_kept(reading, feature)))


def is_kept(reading: Reading, feature: Feature) -> bool:
    """Say whether learning rests on a trait: a stem or a pair of stems that begins with no figure."""
    return feature.block in _KEPT and not reading.words[feature.first].folded.startswith("0")


def learn(learned: Learned, text: str, topic: str) -> Learned:
    """Add one choice of `topic` for `text`."""
    return add(learned, choice(text, topic))


def unlearn(learned: Learned, text: str, topic: str) -> Learned:
    """Take one choice back: the exact inverse of `learn`, whatever was learned in between."""
    made = choice(text, topic)
    return add(learned, msgspec.structs.replace(made, count=-made.count))


def add(learned: Learned, made: Choice) -> Learned:
    """Add a choice as kept (its `count` may be negative: a choice taken back)."""
    return Learned(_sum(learned.counts, {trait: {made.topic: made.count} for trait in made.traits}))


def gather(choices: Iterable[Choice]) -> Learned:
    """Sum many choices at once."""
    counts: dict[int, dict[str, int]] = {}
    for made in choices:
        for trait in made.traits:
            topics = counts.setdefault(trait, {})
            topics[made.topic] = topics.get(made.topic, 0) + made.count
    return merge([Learned(counts)])


def merge(parts: Iterable[Learned]) -> Learned:
    """Sum what several desks learned."""
    counts: Mapping[int, Mapping[str, int]] = {}
    for part in parts:
        counts = _sum(counts, part.counts)
    return Learned(counts)


def forget(learned: Learned, topic: str) -> Learned:
    """Drop all that was learned about one topic."""
    return Learned(
        {
            trait: rest
            for trait, topics in learned.counts.items()
            if (rest := {code: count for code, count in topics.items() if code != topic})
        }
    )


def _sum(
    one: Mapping[int, Mapping[str, int]], other: Mapping[int, Mapping[str, int]]
) -> Mapping[int, Mapping[str, int]]:
    total = dict(one)
    for trait, topics in other.items():
        summed = dict(total.get(trait, {}))
        for code, count in topics.items():
            summed[code] = summed.get(code, 0) + count
        kept = {code: count for code, count in summed.items() if count}
        if kept:
            total[trait] = kept
        else:
            total.pop(trait, None)
    return total
