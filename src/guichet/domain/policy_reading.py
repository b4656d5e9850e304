"""Reading a city's policy file: every value is checked, and each problem is kept with its place."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Final

import msgspec

from guichet.domain.bilingual import Bilingual
from guichet.domain.errors import EnvironmentFault
from guichet.domain.hours import WeeklyHours, parse_hours
from guichet.domain.wording import Text, translate

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])(?:[:h]|\s*h\s*)([0-5]\d)?\Z")
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\Z")


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend in a policy file: where (dotted path, as in TOML), and what was expected."""

    path: str
    message: Text

    def text(self) -> Text:
        """Return the line to show: the place, then what to do."""
        return translate("PolicyFile", "{path} : {message}", path=self.path, message=self.message)


class PolicyError(EnvironmentFault):
    """A policy file that cannot be used; `problems` lists all of them, section by section."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        listed = self.problems[-1].text()
        for problem in reversed(self.problems[:-1]):
            listed = translate("PolicyFile", "{first}\n{rest}", first=problem.text(), rest=listed)
        super().__init__(
            translate(
                "PolicyFile",
                "La politique ne peut pas servir : problèmes à corriger dans le fichier, {count}.\n{listed}",
                count=len(self.problems),
                listed=listed,
            )
        )


class Table:
    """One table of the file, read key by key; what is missing, ill-typed or unknown becomes a problem."""

    def __init__(self, values: Mapping[str, object], problems: list[Problem], path: str = "") -> None:
        self.values = values
        self.problems = problems
        self.path = path
        self._read: set[str] = set()

    def complain(self, key: str, message: Text) -> None:
        """Keep a problem at `key` of this table (at the table itself when `key` is empty)."""
        self.problems.append(Problem(self.at(key), message))

    def at(self, key: str) -> str:
        """Return the dotted path of a key."""
        return ".".join(part for part in (self.path, key) if part) or "."

    def has(self, key: str) -> bool:
        """Tell whether the key is written."""
        return key in self.values

    def take(self, key: str, expected: Text, *, required: bool = True) -> object | None:
        """Return the raw value and count the key as known; a missing required one is a problem."""
        self._read.add(key)
        value = self.values.get(key)
        if value is None and required:
            self.complain(key, translate("PolicyFile", "manque; attendu : {expected}.", expected=expected))
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text without blanks around it, or an empty one."""
        expected = translate("PolicyFile", "un texte")
        value = self.take(key, expected, required=required)
        if value is None:
            return ""
        if not isinstance(value, str) or (required and not value.strip()):
            self._wrong(key, expected, value)
            return ""
        return " ".join(value.split())

    def bilingual(self, stem: str) -> Bilingual:
        """Return `<stem>_fr` and `<stem>_en`, both required: English is complete too."""
        return Bilingual.of(self.text(f"{stem}_fr"), self.text(f"{stem}_en"))

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        expected = translate("PolicyFile", "true ou false")
        value = self.take(key, expected, required=False)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong(key, expected, value)
            return default
        return value

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        expected = translate("PolicyFile", "un nombre entier de {least} à {most}", least=least, most=most)
        value = self.take(key, expected, required=False)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self._wrong(key, expected, value)
            return default
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Return one of the allowed words; anything else is a problem that lists them.

        With nothing allowed (their own table is at fault) any word passes: one problem is enough.
        """
        words = tuple(allowed)
        expected = _listed(words)
        value = self.take(key, expected, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str) or (words and value not in words):
            self._wrong(key, expected, value)
            return default or ""
        return value

    def words(
        self, key: str, allowed: Iterable[str] | None = None, *, required: bool = True
    ) -> tuple[str, ...]:
        """Return a list of texts, each among the allowed ones where these are given."""
        known = None if allowed is None else tuple(allowed)
        expected = (
            translate("PolicyFile", "une liste de textes")
            if known is None
            else translate("PolicyFile", "une liste parmi {words}", words=_quoted(known))
        )
        value = self.take(key, expected, required=required)
        if value is None:
            return ()
        if not isinstance(value, list) or (required and not value):
            self._wrong(key, expected, value)
            return ()
        wrong = [
            item for item in value if not isinstance(item, str) or (known is not None and item not in known)
        ]
        for item in wrong:
            self._wrong(key, expected, item)
        return tuple(item for item in value if item not in wrong)

    def day(self, key: str) -> date | None:
        """Return a date of the calendar (TOML date or `2018-12-03`)."""
        expected = translate("PolicyFile", "une date comme 2018-12-03")
        value = self.take(key, expected)
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self._wrong(key, expected, value)
                return None
        if value is not None and type(value) is not date:
            self._wrong(key, expected, value)
            return None
        return value if isinstance(value, date) else None

    def month_day(self, key: str) -> tuple[int, int] | None:
        """Return a day of every year, written `MM-JJ` (`12-24`)."""
        expected = translate("PolicyFile", "un mois et un jour comme « 12-24 »")
        value = self.take(key, expected)
        if value is None:
            return None
        if isinstance(value, str) and re.fullmatch(r"\d\d-\d\d", value):
            month, day = int(value[:2]), int(value[3:])
            try:
                date(2000, month, day)
            except ValueError:
                self._wrong(key, expected, value)
                return None
            return month, day
        self._wrong(key, expected, value)
        return None

    def clock(self, key: str) -> time | None:
        """Return an optional time of day, written `12:00` (or as a TOML local time)."""
        expected = translate("PolicyFile", "une heure comme « 12:00 »")
        value = self.take(key, expected, required=False)
        if value is None or isinstance(value, time):
            return value
        match = _CLOCK.match(value.strip()) if isinstance(value, str) else None
        if match is None:
            self._wrong(key, expected, value)
            return None
        return time(int(match[1]), int(match[2] or 0))

    def hours(self, key: str, *, required: bool = True) -> WeeklyHours | None:
        """Return the hours of a week, in the grammar of the directory."""
        typed = self.text(key, required=required)
        if not typed:
            return None
        reading = parse_hours(typed)
        if reading.problem is not None:
            self.complain(key, reading.problem)
        return reading.week

    def table(self, key: str, *, required: bool = True) -> "Table":
        """Return a table inside this one (an empty one where it is missing)."""
        expected = translate("PolicyFile", "une table [{path}]", path=self.at(key))
        value = self.take(key, expected, required=required)
        if value is None:
            return Table({}, [], self.at(key))
        if not isinstance(value, Mapping):
            self._wrong(key, expected, value)
            return Table({}, [], self.at(key))
        return Table(value, self.problems, self.at(key))

    def named_tables(self) -> dict[str, "Table"]:
        """Return every entry of this table as a table of its own, by name, in the order of the file."""
        found = {}
        for key in self.values:
            if not _KEY.match(key):
                self._read.add(key)
                self.complain(
                    key,
                    translate(
                        "PolicyFile",
                        "ce nom contient autre chose que lettres, chiffres, « _ », « . » ou « - ».",
                    ),
                )
            else:
                found[key] = self.table(key)
        return found

    def tables(self, key: str, *, required: bool = True) -> list["Table"]:
        """Return a list of tables (`[[key]]`), numbered from 1 in the problems."""
        expected = translate("PolicyFile", "une ou plusieurs tables [[{path}]]", path=self.at(key))
        value = self.take(key, expected, required=required)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self._wrong(key, expected, value)
            return []
        return [
            Table(item, self.problems, f"{self.at(key)}[{number}]")
            for number, item in enumerate(value, start=1)
        ]

    def done(self) -> None:
        """Report the keys that nothing reads: a typing error there would be silent otherwise."""
        for key in self.values:
            if key not in self._read:
                self.complain(
                    key,
                    translate(
                        "PolicyFile",
                        "clé inconnue; clés possibles ici : {keys}.",
                        keys=", ".join(sorted(self._read)),
                    ),
                )

    def _wrong(self, key: str, expected: Text, found: object) -> None:
        self.complain(
            key,
            translate(
                "PolicyFile",
                "attendu : {expected}; trouvé : {found}.",
                expected=expected,
                found=_shown(found),
            ),
        )


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"«\u00a0{value[:60]}\u00a0»"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)[:60] if not isinstance(value, date | time) else value.isoformat()


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"«\u00a0{word}\u00a0»" for word in words)


def _listed(words: tuple[str, ...]) -> Text:
    if len(words) == 1:
        return Bilingual.of(_quoted(words))
    return translate("PolicyFile", "un de {words}", words=_quoted(words))
