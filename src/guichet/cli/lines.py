"""JSON Lines as scripts hand them in, and why one of them does not read."""

import re
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from guichet.domain.errors import EnvironmentFault, Refusal
from guichet.domain.wording import Text, translate
from guichet.domain.world import civil

MAX_LINE: Final = 1 << 20
"""Bytes of one line: ten times what the longest texts of a command take. A longer one is refused, not read."""
YEARS: Final = range(1990, 2101)
_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Refusal):
    """A line that is not what the command reads."""


def input_lines(source: str) -> Iterator[tuple[int, bytes]]:
    """Yield each line of a file, or of standard input for `-`, as it comes, with its number from 1; blank ones not.

    A line beyond `MAX_LINE` is yielded cut, one byte longer than that: `read` refuses it.
    Raises `EnvironmentFault` when the file cannot be read.
    """
    try:
        if source == "-":
            if sys.stdin is None:  # the program was started with its input closed
                raise EnvironmentFault(
                    translate("Cli", "L’entrée est fermée : il n’y a rien à lire. Donnez des lignes JSON.")
                )
            yield from _lines(sys.stdin.buffer, source)
        else:
            with Path(source).open("rb") as opened:
                yield from _lines(opened, source)
    except OSError as error:
        raise EnvironmentFault(
            translate(
                "Cli",
                "Le fichier {file} ne se lit pas ({reason}). Vérifiez le chemin et le droit de le lire.",
                file=source,
                reason=error.strerror or type(error).__name__,
            )
        ) from error


def _lines(stream: BinaryIO, source: str) -> Iterator[tuple[int, bytes]]:
    number = 0
    while found := stream.readline(MAX_LINE + 1):
        if len(found) > MAX_LINE and not found.endswith(b"\n"):
            rest = found
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(MAX_LINE)
        number += 1
        if number == 1:
            if found.startswith(_UTF16):
                raise EnvironmentFault(
                    translate(
                        "Cli",
                        "Le fichier {file} est en UTF-16. Enregistrez-le en UTF-8, puis recommencez.",
                        file=source,
                    )
                )
            found = found.removeprefix(_BOM)
        if found.strip():
            yield number, found


def read(text: bytes, form: Any = Any) -> Any:
    """Return the value of a line, in the form asked for. Raises `Unreadable` with the reason."""
    if len(text) > MAX_LINE:
        raise Unreadable(
            translate(
                "Cli",
                "Cette ligne dépasse {limit} octets ; elle n’a pas été lue. Raccourcissez ses textes.",
                limit=MAX_LINE,
            )
        )
    try:
        return msgspec.json.decode(text, type=form)
    except UnicodeDecodeError as error:
        raise Unreadable(
            translate("Cli", "Cette ligne n’est pas en UTF-8. Enregistrez le fichier en UTF-8.")
        ) from error
    except (msgspec.MsgspecError, RecursionError) as error:
        raise unreadable(error) from error


def convert(value: Any, form: Any) -> Any:
    """Return a decoded value in the form asked for. Raises `Unreadable` with the reason."""
    try:
        return msgspec.convert(value, form)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise unreadable(error) from error


def moment(said: str) -> datetime:
    """Return the aware time of an ISO 8601 text; without an offset it is civil time at the counter.

    Raises `Refusal` when it is not one.
    """
    try:
        found = civil(datetime.fromisoformat(said))
    except ValueError as error:
        raise Refusal(
            translate(
                "Cli", "« {said} » n’est pas une date ISO 8601, comme 2026-11-24T09:12.", said=said[:40]
            )
        ) from error
    require_plausible(found.year)
    return found


def day(said: str) -> date:
    """Return a day as an option says it. Raises `Refusal`."""
    try:
        found = date.fromisoformat(said)
    except ValueError as error:
        raise Refusal(
            translate("Cli", "« {said} » n’est pas une date comme 2026-11-24.", said=said[:40])
        ) from error
    require_plausible(found.year)
    return found


def require_plausible(year: int) -> None:
    """Raise `Refusal` for a year that no record of the City has: it is a slip of the finger."""
    if year not in YEARS:
        raise Refusal(
            translate(
                "Cli",
                "L’année {year} est hors de {first} à {last}. Vérifiez la date.",
                year=year,
                first=YEARS.start,
                last=YEARS.stop - 1,
            )
        )


def unreadable(error: Exception) -> Unreadable:
    """Return the refusal for what the JSON reader says of a line."""
    said, _, place = str(error).partition(" - at ")
    where = place.strip("`").removeprefix("$").removeprefix(".")
    reason = _reason(error, said)
    if where and where != "[...]":
        reason = translate("Cli", "« {where} » : {reason}", where=where, reason=reason)
    return Unreadable(translate("Cli", "Cette ligne ne se lit pas : {reason}.", reason=reason))


def _reason(error: Exception, said: str) -> Text:
    if isinstance(error, RecursionError):
        return translate("Cli", "trop de niveaux l’un dans l’autre")
    if match := re.match(r"Object missing required field `(.*)`", said):
        return translate("Cli", "il manque le champ « {field} »", field=match[1])
    if match := re.match(r"Object contains unknown field `(.*)`", said):
        return translate("Cli", "le champ « {field} » n’existe pas ici", field=match[1][:80])
    if match := re.match(r"Invalid (?:enum )?value (.*)", said):
        return translate("Cli", "la valeur « {value} » n’est pas permise ici", value=match[1].strip("'")[:80])
    if match := re.match(r"Expected `(.*?)`(?: .*)?, got `(.*)`", said):
        return translate(
            "Cli", "la forme attendue est {wanted}, et non {got}", wanted=_form(match[1]), got=_form(match[2])
        )
    if match := re.match(r"JSON is malformed: .*\(byte (\d+)\)", said):
        return translate("Cli", "ce n’est pas du JSON à partir de l’octet {place}", place=int(match[1]) + 1)
    if said == "Input data was truncated":
        return translate("Cli", "le JSON s’arrête avant sa fin")
    return translate("Cli", "une valeur dépasse ce qui se garde ({detail})", detail=said[:80])


def _form(named: str) -> list[Text | str]:
    return [_FORMS.get(name, name) for name in named.split(" | ")]


_FORMS: Final = {
    "str": translate("Cli", "un texte"),
    "int": translate("Cli", "un nombre entier"),
    "float": translate("Cli", "un nombre"),
    "bool": translate("Cli", "vrai ou faux"),
    "null": translate("Cli", "rien (null)"),
    "object": translate("Cli", "un objet"),
    "array": translate("Cli", "une liste"),
    "datetime": translate("Cli", "une date ISO 8601"),
}
