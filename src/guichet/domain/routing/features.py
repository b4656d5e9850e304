"""What routing sees in a text: stems, pairs of stems, sounds, letter groups and lexicon ideas, as numbers (ROUTE-1)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from guichet.domain.routing.lexicon import Lexicon
from guichet.domain.routing.words import Word, is_empty, number, read, sound, stem

BLOCKS = ("words", "pairs", "ideas", "sounds", "letters")
WORDS, PAIRS, IDEAS, SOUNDS, LETTERS = range(5)


class Feature(NamedTuple):
    """One trait of a text: a stable 32-bit number, its block, and the words (by index) that show it."""

    number: int
    block: int
    first: int
    last: int


class Reading(NamedTuple):
    """A text as routing sees it: the words as typed, and each trait once."""

    text: str
    words: tuple[Word, ...]
    features: tuple[Feature, ...]


@lru_cache(maxsize=20_000)
def _of_word(folded: str) -> tuple[tuple[int, int], ...]:
    """Return (number, block) of each trait that a word shows by itself."""
    traits = [(number("w", stem(folded)), WORDS), (number("p", sound(folded)), SOUNDS)]
    fenced = f"<{folded}>"
    grams = {fenced[i : i + size] for size in (3, 4, 5) for i in range(len(fenced) - size + 1)}
    traits += [(number("c", gram), LETTERS) for gram in sorted(grams)]
    return tuple(traits)


def read_features(text: str, lexicon: Lexicon) -> Reading:
    """Read a text into traits; the first words that show a trait keep it."""
    words = read(text)
    full = [(index, word.folded) for index, word in enumerate(words) if not is_empty(word.folded)]
    seen: dict[int, Feature] = {}
    for index, folded in full:
        for trait, block in _of_word(folded):
            if trait not in seen:
                seen[trait] = Feature(trait, block, index, index)
    for trait, block, first, last in _between(full, lexicon):
        if trait not in seen:
            seen[trait] = Feature(trait, block, first, last)
    return Reading(text, tuple(words), tuple(seen.values()))


def _between(full: Sequence[tuple[int, str]], lexicon: Lexicon) -> Iterator[tuple[int, int, int, int]]:
    stems = [stem(folded) for _, folded in full]
    for at in range(len(full) - 1):
        yield number("b", f"{stems[at]} {stems[at + 1]}"), PAIRS, full[at][0], full[at + 1][0]
    for found in lexicon.found([folded for _, folded in full]):
        for trait in found.traits:
            yield trait, IDEAS, full[found.start][0], full[found.stop - 1][0]
