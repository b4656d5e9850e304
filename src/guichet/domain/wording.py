"""Sentences for people, written in French and rendered in either language without Qt."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from guichet.domain import civil

Lang = Literal["fr", "en"]
Lookup = Callable[[str, str], str]
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Text:
    """A French sentence with named holes, e.g. `Text("Calendar", "Fermé le {day}.", {"day": date(...)})`.

    `context` and `source` are the keys of the translation file. Holes take strings, numbers, other
    `Text`s, lists of these, or dates and times, which are written as Québec writes them in the language
    asked for.
    """

    context: str
    source: str
    params: Mapping[str, object] = field(default_factory=dict)

    def render(self, lang: Lang = "fr", lookup: Lookup | None = None) -> str:
        """Return the sentence in `lang`; `lookup(context, source)` gives the translated pattern."""
        pattern = lookup(self.context, self.source) if lookup is not None and lang != "fr" else self.source
        return pattern.format(**{name: _written(value, lang, lookup) for name, value in self.params.items()})

    def __str__(self) -> str:
        return self.render()


def translate(context: str, source: str, /, **params: object) -> Text:
    """Build a `Text`. The name is the one that `lupdate` extracts: both first arguments must be literals."""
    return Text(context, source, params)


def typeset(words: str) -> str:
    """Return words with the apostrophe of print (’) between letters, where a keyboard or a file gave the straight one.

    For what is read on screen or paper; what is recorded and what a program reads stay as they were given.
    """
    return _STRAIGHT.sub("’", words) if "'" in words else words


def _written(value: object, lang: Lang, lookup: Lookup | None) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_written(item, lang, lookup) for item in value)
    if isinstance(value, Text):
        return value.render(lang, lookup)
    if isinstance(value, datetime):
        return civil.date_time(value, lang)
    if isinstance(value, date):
        return civil.long_date(value, lang)
    if isinstance(value, time):
        return civil.clock_time(value, lang)
    return str(value)
