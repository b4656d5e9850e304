"""How alike two reports are: the same matter, near the same address, in the same words, lately (ROUTE-1).

Pure. A likeness is a suggestion with its reasons, never a merge.
"""

from collections.abc import Mapping

import msgspec

from guichet.domain.folding import words

NEAR = 40
"""Civic numbers: within as many, a house or two away on most streets."""
ENOUGH = 0.5
"""The least likeness that is worth the clerk's eyes."""
_COMMON = frozenset(
    word
    for line in (
        "avec cette chez dans depuis des devant elle encore est fait faut ils les leur lui mais mes moi mon nos notre",
        "nous ont par pas plus pour quand quelqu qui que rue ses son sont sur tes toi ton toujours tout trop une vers",
        "vos votre vous ces aux the and street road there",
    )
    for word in line.split()
)


class Report(msgspec.Struct, frozen=True, gc=False):
    """What is compared: `at` in Unix microseconds; `civic` and `street` as the directory writes them, or empty."""

    topic: str
    civic: str
    street: str
    words: str
    at: int


class Likeness(msgspec.Struct, frozen=True, gc=False):
    """How alike, from 0 to 1, and why: `apart` is the distance in civic numbers, None when it is not known."""

    score: float
    same_topic: bool
    same_street: bool
    apart: int | None
    shared: tuple[str, ...]


def likeness(new: Report, known: Report, weights: Mapping[str, float], days: int) -> Likeness:
    """Return how alike a new report and a known one are.

    `weights` gives, for each topic that the words may mean, how likely it is (0 to 1); `days` is how far
    back the same matter may lie.
    """
    topic = weights.get(known.topic, 0.0)
    same_street = bool(new.street) and new.street == known.street
    apart = _apart(new.civic, known.civic) if same_street else None
    said, heard = content_words(new.words), content_words(known.words)
    shared = sorted(said & heard)
    common = len(shared) / max(1, min(len(said), len(heard)))
    age = max(0.0, (new.at - known.at) / 86_400_000_000)
    score = 0.40 * topic + 0.20 * min(1.0, common) + 0.05 * max(0.0, 1.0 - age / days)
    if same_street:
        score += 0.15
        if apart is not None:
            score += 0.20 * max(0.0, 1.0 - apart / (2 * NEAR))
    elif new.street and known.street:
        score -= 0.20  # the same words on another street are another matter
    return Likeness(max(0.0, min(1.0, score)), topic > 0, same_street, apart, tuple(shared))


def content_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that say what it is about."""
    return frozenset(word for word in words(text) if len(word) > 2 and word not in _COMMON)


def _apart(one: str, other: str) -> int | None:
    first, second = _number(one), _number(other)
    return None if first is None or second is None else abs(first - second)


def _number(civic: str) -> int | None:
    digits = ""
    for character in civic.strip():
        if not character.isdigit():
            break
        digits += character
    return int(digits) if digits and len(digits) < 7 else None
