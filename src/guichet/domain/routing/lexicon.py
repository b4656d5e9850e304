"""Everyday words for municipal things: which idea a form stands for, and the topics it hints at (ROUTE-1)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from guichet.domain.directory import Topic
from guichet.domain.routing.words import is_empty, number, read, sound, stem

_SOUND_FROM = 5
"""Letters from which a word may be recognised by its sound alone; shorter words sound like too many others."""


class LexiconEntry(msgspec.Struct, frozen=True):
    """An idea (`means`, in the directory's own words), the forms people use for it, and topics it points to."""

    means: str
    forms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Found(NamedTuple):
    """An entry found in a run of words `[start, stop)`; `traits` are its idea, the idea's own words and its topics."""

    entry: LexiconEntry
    traits: tuple[int, ...]
    start: int
    stop: int


def own_words(topics: Iterable[Topic], is_known: Callable[[str], bool]) -> Iterator[LexiconEntry]:
    """Yield an entry for each word of a topic's label and keywords that training never saw (`is_known` by stem):
    when it is typed, no topic that was trained explains it."""
    for topic in topics:
        said = " ".join((topic.label_fr, topic.label_en, *topic.keywords))
        for folded in dict.fromkeys(word.folded for word in read(said)):
            if not is_empty(folded) and not is_known(stem(folded)):
                yield LexiconEntry(folded, (), (topic.code,))


class Lexicon:
    """The forms of all entries, found in a run of words whatever their endings, accents and spelling."""

    def __init__(self, entries: Iterable[LexiconEntry] = ()) -> None:
        self.entries = tuple(entries)
        self._traits = tuple(_traits(entry) for entry in self.entries)
        self._starts: dict[str, list[tuple[tuple[tuple[str, str], ...], int]]] = {}
        for at, entry in enumerate(self.entries):
            for form in dict.fromkeys((entry.means, *entry.forms)):
                keys = tuple(_keys(word.folded) for word in read(form) if not is_empty(word.folded))
                if keys:
                    for start in {*keys[0]} - {""}:
                        self._starts.setdefault(start, []).append((keys, at))

    def found(self, full: Sequence[str]) -> Iterator[Found]:
        """Yield each entry found in `full`, the folded words of a text that carry a subject."""
        keys = [_keys(folded) for folded in full]
        seen: set[tuple[int, int]] = set()
        for start, (by_stem, by_sound) in enumerate(keys):
            for first in (by_stem, by_sound):
                for form, at in self._starts.get(first, ()):
                    stop = start + len(form)
                    if (at, start) in seen or stop > len(keys):
                        continue
                    if all(_alike(a, b) for a, b in zip(form[1:], keys[start + 1 : stop], strict=True)):
                        seen.add((at, start))
                        yield Found(self.entries[at], self._traits[at], start, stop)


def _traits(entry: LexiconEntry) -> tuple[int, ...]:
    words = [word.folded for word in read(entry.means) if not is_empty(word.folded)]
    return (
        number("l", entry.means),
        *(number("w", stem(word)) for word in words),
        *(number("t", code) for code in entry.topics),
    )


@lru_cache(maxsize=50_000)
def _keys(folded: str) -> tuple[str, str]:
    """Return stem and sound, marked apart; the sound is empty for a word too short to be known by it."""
    return f"w{stem(folded)}", f"p{sound(folded)}" if len(folded) >= _SOUND_FROM else ""


def _alike(a: tuple[str, str], b: tuple[str, str]) -> bool:
    return a[0] == b[0] or (a[1] == b[1] != "")
