"""How each cell of an imported table is read, and what is told when it cannot be (ROUTE-1, COM-2).

A reader takes the text of a cell, cleaned, and returns its value or raises `Misread`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Final

from guichet.domain.civil import NBSP
from guichet.domain.folding import fold_text
from guichet.domain.hours import parse_hours
from guichet.domain.wording import Text, translate

Reader = Callable[[str], Any]

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
LONG: Final = 5_000
LINE: Final = 300
YEARS: Final = range(2000, 2101)

_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_EMAIL: Final = re.compile(r"[^@\s,;:<>()\"]+@[^@\s,;:<>()\".]+(?:\.[^@\s,;:<>()\".]+)+")
_PHONE: Final = re.compile(
    r"\+?[\d\s().\-\u00a0\u2011]*\d\)?(?:\s*,?\s*(?:(?:poste|ext(?:ension)?)\b[.:]?|x|#)\s*\d{1,6})?", re.I
)
_EXTENSION: Final = re.compile(r"[0-9*#]{1,10}")
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OTHER_DATE: Final = re.compile(r"\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}")
_TIME: Final = re.compile(r"(\d{1,2})\s*(?::|h)\s*(\d{2})?(?::00)?", re.I)
_WORDS: Final[Mapping[bool, frozenset[str]]] = {
    True: frozenset({"yes", "y", "oui", "o", "true", "vrai", "1"}),
    False: frozenset({"no", "n", "non", "false", "faux", "0"}),
}


class Misread(Exception):
    """A cell that does not say what its column asks for."""

    def __init__(self, found: Text, expected: Text) -> None:
        super().__init__(str(found))
        self.found = found
        self.expected = expected


def _read(cell: str) -> Text:
    shown = cell if len(cell) <= 60 else cell[:57] + "…"
    return translate("Import", "« {cell} » ne convient pas.", cell=" ".join(shown.split()))


def _missing(expected: Text) -> Misread:
    return Misread(translate("Import", "la cellule est vide."), expected)


def long_text(cell: str) -> str:
    """Read a text that may run over several lines."""
    if CONTROL.search(cell):
        raise Misread(
            translate("Import", "la cellule contient un caractère de commande invisible."),
            translate("Import", "Attendu : du texte. Tapez la cellule de nouveau."),
        )
    if len(cell) > LONG:
        raise Misread(
            translate("Import", "la cellule a {count} caractères.", count=len(cell)),
            translate("Import", "Attendu : {most} au plus.", most=LONG),
        )
    return cell


def line(cell: str) -> str:
    """Read a text of one line, which may be empty."""
    long_text(cell)
    if "\n" in cell:
        raise Misread(
            translate("Import", "la cellule contient un saut de ligne."),
            translate("Import", "Attendu : une seule ligne."),
        )
    if len(cell) > LINE:
        raise Misread(
            translate("Import", "la cellule a {count} caractères.", count=len(cell)),
            translate("Import", "Attendu : {most} au plus.", most=LINE),
        )
    return cell


def required_line(cell: str) -> str:
    """Read a text of one line that must be there."""
    if not cell:
        raise _missing(translate("Import", "Attendu : un nom."))
    return line(cell)


def code(cell: str) -> str:
    """Read the code of an entry."""
    expected = translate(
        "Import", "Attendu : un code de lettres sans accent, de chiffres, de « - » ou de « _ », 40 au plus."
    )
    if not cell:
        raise _missing(expected)
    if not _CODE.fullmatch(cell):
        raise Misread(_read(cell), expected)
    return cell


def reference(cell: str) -> str:
    """Read the code of another entry, or nothing."""
    return code(cell) if cell else ""


def email(cell: str) -> str:
    """Read an e-mail address, or nothing."""
    if cell and (len(cell) > 254 or not _EMAIL.fullmatch(cell)):
        raise Misread(
            _read(cell), translate("Import", "Attendu : une adresse comme « voirie@ville.example ».")
        )
    return cell


def phone(cell: str) -> str:
    """Read a telephone number as typed (3 digits, or 10 to 15), or nothing."""
    if not cell:
        return ""
    digits = sum(letter.isdigit() for letter in re.split(r"[a-z#,]", cell, maxsplit=1, flags=re.I)[0])
    if not _PHONE.fullmatch(cell) or not (digits == 3 or 10 <= digits <= 15):
        raise Misread(
            _read(cell),
            translate("Import", "Attendu : un numéro avec son indicatif, comme « 450-555-0150 » ou « 311 »."),
        )
    return cell


def extension(cell: str) -> str:
    """Read a telephone extension, or nothing."""
    if cell and not _EXTENSION.fullmatch(cell):
        raise Misread(_read(cell), translate("Import", "Attendu : un numéro de poste, comme « 1502 »."))
    return cell


def hours(cell: str) -> str:
    """Read opening hours, kept as typed, or nothing."""
    if line(cell):
        reading = parse_hours(cell)
        if reading.week is None:
            raise Misread(
                reading.problem or _read(cell),
                translate(
                    "Import", "Attendu : des heures comme « Lun-Jeu 8:00-12:00 13:00-16:30; Ven 8:00-12:00 »."
                ),
            )
    return cell


def keywords(cell: str) -> tuple[str, ...]:
    """Read keywords between semicolons; an empty or repeated one is dropped."""
    long_text(cell)
    found = {
        word.casefold(): word
        for word in (" ".join(part.split()) for part in reversed(cell.split(";")))
        if word
    }
    return tuple(reversed(found.values()))


def yes_or_no(cell: str) -> bool:
    """Read `oui` or `non`, `yes` or `no`."""
    folded = fold_text(cell)
    for value, words in _WORDS.items():
        if folded in words:
            return value
    expected = translate("Import", "Attendu : « oui » ou « non ».")
    raise Misread(_read(cell), expected) if cell else _missing(expected)


def one_of(meanings: Mapping[str, tuple[str, ...]]) -> Reader:
    """Return a reader of a closed vocabulary: each value with the words that mean it, the shown one first."""
    by_word = {fold_text(word): value for value, words in meanings.items() for word in (value, *words)}
    shown = f"{NBSP}», «{NBSP}".join(words[0] for words in meanings.values())

    def read(cell: str) -> str:
        value = by_word.get(fold_text(cell))
        if value is None:
            expected = translate("Import", "Attendu : l’un de « {words} ».", words=shown)
            raise Misread(_read(cell), expected) if cell else _missing(expected)
        return value

    return read


def day(cell: str) -> date:
    """Read an ISO date; another order of day and month is refused, as nobody can tell them apart."""
    expected = translate("Import", "Attendu : l’année, le mois et le jour, comme « 2026-12-24 ».")
    if not cell:
        raise _missing(expected)
    match = _DATE.fullmatch(cell)
    if match is None:
        if _OTHER_DATE.fullmatch(cell):
            found = translate(
                "Import", "« {cell} » est ambigu : le jour et le mois peuvent se confondre.", cell=cell
            )
            raise Misread(found, expected)
        raise Misread(_read(cell), expected)
    year, month, number = (int(part) for part in match.groups())
    try:
        value = date(year, month, number)
    except ValueError as fault:
        raise Misread(
            translate("Import", "« {cell} » n’existe pas au calendrier.", cell=cell), expected
        ) from fault
    if year not in YEARS:
        raise Misread(_read(cell), translate("Import", "Attendu : une année de 2000 à 2100."))
    return value


def closing_time(cell: str) -> time | None:
    """Read the civil time at which the City closes early; nothing stands for the whole day."""
    if not cell:
        return None
    expected = translate("Import", "Attendu : une heure comme « 12:00 », ou rien pour la journée entière.")
    match = _TIME.fullmatch(cell)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise Misread(_read(cell), expected)
    value = time(int(match[1]), int(match[2] or 0))
    if value == time():
        raise Misread(_read(cell), expected)
    return value
