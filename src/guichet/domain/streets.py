"""Streets as people write them: completion and finding with type, article, accents and spelling forgiven (ROUTE-1)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from guichet.domain.directory import Street
from guichet.domain.routing.words import fold

StreetBook = Mapping[str, Street] | Iterable[Street]

_WORD = re.compile(r"[^\W_]+")
_READ_AT_MOST = 200
_CIVIC = re.compile(
    r"\s*(?:no\.?\s*|n°\s*|#\s*)?(?P<number>\d{1,6}(?!\s?(?:e|er|ère|ere|re|ième|ieme|th|nd|rd)\b)"
    r"(?:\s?-?\s?[a-z](?![\w.’']))?(?:\s?[-–/]\s?\d{1,6}[a-z]?)?(?:\s?½|\s1/2)?)(?:\s*,\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[\s,]+(?:app|apt|appartement|bureau|suite|unité|local)\b\.?\s*#?\s*\w+\s*$", re.IGNORECASE
)

_TYPES = {
    "rue": ("rue", "r", "street", "str"),
    "chemin": ("chemin", "ch", "che", "chem"),
    "boulevard": ("boulevard", "boul", "blvd", "bd", "bld", "boulv"),
    "avenue": ("avenue", "av", "ave"),
    "montee": ("montee", "mtee", "mte"),
    "rang": ("rang", "rg"),
    "route": ("route", "rte", "road", "rd"),
    "place": ("place", "pl"),
    "cote": ("cote",),
    "croissant": ("croissant", "crois", "crescent", "cres"),
    "impasse": ("impasse", "imp"),
    "allee": ("allee",),
    "terrasse": ("terrasse", "terr", "tsse"),
    "carre": ("carre", "square"),
    "promenade": ("promenade", "prom", "drive", "dr"),
    "ruelle": ("ruelle", "lane"),
    "cercle": ("cercle", "circle"),
    "autoroute": ("autoroute", "aut", "highway", "hwy"),
    "passage": ("passage",),
    "sentier": ("sentier", "sent"),
    "voie": ("voie",),
    "court": ("court", "cours"),
}
_TYPE_OF = {written: kind for kind, forms in _TYPES.items() for written in forms}
_DIRECTION_OF = {
    **dict.fromkeys(("nord", "n", "north"), "nord"),
    **dict.fromkeys(("sud", "s", "south"), "sud"),
    **dict.fromkeys(("est", "e", "east"), "est"),
    **dict.fromkeys(("ouest", "o", "w", "west"), "ouest"),
}
_DIRECTION_LETTERS = frozenset("nseow")
_ARTICLES = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "au", "aux", "a", "the", "of", "sur"))
_SPELLED = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "mt": "mont", "dr": "docteur"}


class _Key(NamedTuple):
    kind: str
    words: tuple[str, ...]
    direction: str


class StreetIndex:
    """The streets of one directory, ready to be completed at each key press."""

    def __init__(self, streets: StreetBook) -> None:
        """Index the streets, in the order of their full names."""
        entries: Iterable[Street] = streets.values() if isinstance(streets, Mapping) else streets
        self.streets = tuple(sorted(entries, key=lambda street: (fold(street.name), street.full_name)))
        self._keys = tuple(_known_key(street) for street in self.streets)
        places: dict[str, list[int]] = {}
        for at, key in enumerate(self._keys):
            for word in {*key.words, *((key.direction,) if key.direction else ())}:
                places.setdefault(word, []).append(at)
        self._places = places
        self._words = sorted(places)
        self._misspelt: dict[str, set[str]] = {}
        for word in self._words:
            for form in _one_letter_less(word):
                self._misspelt.setdefault(form, set()).add(word)

    def complete(self, query: str, limit: int = 8) -> tuple[Street, ...]:
        """Return at most `limit` streets that `query`, perhaps unfinished, may mean, best first; () for no query."""
        _, rest = split_civic(query)
        kind, words = _asked(rest)
        if limit < 1 or not (words or kind):
            return ()
        if not words:
            same = [street for street, key in zip(self.streets, self._keys, strict=True) if key.kind == kind]
            return tuple(same[:limit])
        ranked = self._ranked(words, kind)
        if not ranked and kind:
            # "place" or "montée" may begin a name, and a word still being typed may look like a type.
            ranked = self._ranked([kind, *words], "")
        return tuple(self.streets[at] for at in ranked[:limit])

    def find(self, text: str) -> Street | None:
        """Return the one street that `text` names, or None when no street or several fit.

        When the candidates differ by their direction alone and have one owner, the answer is the street without
        it (`chemin des Patriotes`), so that the owner is known before the clerk asks which part.
        """
        _, rest = split_civic(_UNIT.sub("", text[:_READ_AT_MOST]))
        kind, words = _asked(rest)
        if not words or all(word in _DIRECTION_LETTERS for word in words):
            return None
        found = self._whole(words) or self._whole([self._mended(word) for word in words])
        keys = self._keys
        found = [at for at in found if keys[at].kind == kind] or found
        found = [at for at in found if {*keys[at].words} <= {*words}] or found
        asked = {_DIRECTION_OF.get(word, "") for word in words}
        found = [at for at in found if keys[at].direction in asked or not keys[at].direction] or found
        if len(found) == 1:
            return self.streets[found[0]]
        return self._shared(found)

    def _whole(self, words: list[str]) -> list[int]:
        groups = [set(self._places.get(_DIRECTION_OF.get(word, word), ())) | set(self._places.get(word, ()))
                  for word in words]  # fmt: skip
        return sorted(set.intersection(*groups)) if groups else []

    def _shared(self, found: list[int]) -> Street | None:
        keys = {(self._keys[at].kind, self._keys[at].words) for at in found}
        owners = {self.streets[at].owner for at in found}
        if len(keys) != 1 or len(owners) != 1:
            return None
        streets = [self.streets[at] for at in found]
        sectors = {street.sector for street in streets}
        name = " ".join(
            part
            for part, *others in zip(*(street.name.split() for street in streets), strict=False)
            if all(other == part for other in others)
        )
        sector = sectors.pop() if len(sectors) == 1 else ""
        return Street(name, streets[0].type, streets[0].owner, sector) if name else None

    def _ranked(self, words: list[str], kind: str) -> list[int]:
        for candidates in (self._beginning, self._nearly):
            groups = [candidates(word) for word in words]
            found = set.intersection(*groups)
            if found:
                return sorted(found, key=lambda at: (*self._distance(at, words, kind), at))
        return []

    def _beginning(self, word: str) -> set[int]:
        first = bisect_left(self._words, word)
        begun = takewhile(
            lambda known: known.startswith(word), (self._words[at] for at in range(first, len(self._words)))
        )
        found = {at for known in begun for at in self._places[known]}
        return found | set(self._places.get(_DIRECTION_OF.get(word, word), ()))

    def _nearly(self, word: str) -> set[int]:
        found = self._beginning(word)
        if len(word) >= 4:
            for form in _one_letter_less(word):
                found |= {at for known in self._misspelt.get(form, ()) for at in self._places[known]}
            found |= self._beginning(word[:-1]) if not found else set()
        return found

    def _mended(self, word: str) -> str:
        if word in self._places or word in _DIRECTION_OF or len(word) < 4:
            return word
        near = {known for form in _one_letter_less(word) for known in self._misspelt.get(form, ())}
        return near.pop() if len(near) == 1 else word

    def _distance(self, at: int, words: list[str], kind: str) -> tuple[bool, int, bool, int]:
        key = self._keys[at]
        every = (*key.words, key.direction)
        return (
            bool(kind) and key.kind != kind,
            -sum(word in every or _DIRECTION_OF.get(word) == key.direction != "" for word in words),
            not (key.words and key.words[0].startswith(words[0])),
            len(key.words),
        )


def complete(query: str, streets: StreetBook, limit: int = 8) -> tuple[Street, ...]:
    """Return at most `limit` streets for what is typed (`patriotes`, `ch. des Patriotes N.`, `212 rue For`)."""
    return _index(streets).complete(query, limit)


def find(text: str, streets: StreetBook) -> Street | None:
    """Return the street that `text` names, forgiving type, article, accents, civic number and one wrong letter."""
    return _index(streets).find(text)


def split_civic(text: str) -> tuple[str, str]:
    """Split a civic number from the street: `212-A, rue Forest` → (`212-A`, `rue Forest`); (``, text) without one.

    A numbered street (`3e Avenue`) keeps its number.
    """
    begun = text[:_READ_AT_MOST]
    number = _CIVIC.match(begun)
    rest = begun[number.end() :].strip() if number is not None else ""
    if number is None or not _WORD.search(rest):
        return "", begun.strip()
    return number["number"].strip(), rest


class _Latest:
    """The index of the directory in use: streets are asked for again at each key press."""

    streets: StreetBook | None = None
    index: StreetIndex | None = None


def _index(streets: StreetBook) -> StreetIndex:
    if not isinstance(streets, Mapping):
        return StreetIndex(streets)
    latest = _Latest.index
    if latest is None or _Latest.streets is not streets or len(latest.streets) != len(streets):
        latest = StreetIndex(streets)
        _Latest.streets, _Latest.index = streets, latest
    return latest


def _words(text: str) -> Iterator[str]:
    for run in _WORD.finditer(text, 0, _READ_AT_MOST):
        folded = fold(run.group())
        yield _SPELLED.get(folded, folded)


def _known_key(street: Street) -> _Key:
    words = [word for word in _words(street.name) if word not in _ARTICLES] or list(_words(street.name))
    direction = _DIRECTION_OF.get(words[-1], "") if len(words) > 1 else ""
    kind = fold(street.type)
    return _Key(_TYPE_OF.get(kind, kind), tuple(words[:-1] if direction else words), direction)


def _asked(text: str) -> tuple[str, list[str]]:
    """Return the type, if one is written first (or last, in English), and the words that name."""
    words = list(_words(text))
    kind = ""
    raw = [fold(run.group()) for run in _WORD.finditer(text, 0, _READ_AT_MOST)]
    if raw and raw[0] in _TYPE_OF:
        kind, words = _TYPE_OF[raw[0]], words[1:]
    elif len(raw) > 1 and raw[-1] in ("street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd"):
        kind, words = _TYPE_OF.get(raw[-1], "rue"), words[:-1]
    naming = [word for word in words if word not in _ARTICLES]
    return kind, naming or words


def _one_letter_less(word: str) -> set[str]:
    if len(word) < 4:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
