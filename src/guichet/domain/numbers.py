"""Dossier numbers: issued at the desk, unique by construction, easy to say on the phone (promise 3)."""

import re

from guichet.domain.errors import Refusal
from guichet.domain.wording import translate

DESK_LETTERS = "HJKLMRSWXZ"
"""Ten letters that no one mistakes for another on the phone, in French or English; each stands for a digit."""

_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_NUMBER = re.compile(r"^\s*([0-9]{4})\W*([A-Za-z]{2,3})\W*([0-9]{4,8})\W*([0-9])\s*$")


def _check_digit(digits: str) -> str:
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def _as_digits(code: str) -> str:
    return "".join(str(DESK_LETTERS.index(letter)) for letter in code)


def valid_desk_code(code: str) -> bool:
    """Tell whether `code` is two or three of the ten desk letters."""
    return len(code) in (2, 3) and all(letter in DESK_LETTERS for letter in code)


def issue(year: int, desk_code: str, counter: int) -> str:
    """Return the number `YYYY-KL-0431-C`.

    The check digit (Damm) catches every single wrong character and every swap of two neighbours.
    """
    serial = f"{counter:04d}"
    check = _check_digit(f"{year:04d}{_as_digits(desk_code)}{serial}")
    return f"{year:04d}-{desk_code}-{serial}-{check}"


def parse(said: str) -> str:
    """Return the canonical number for what a person typed (`2026kl04312` too).

    Raises `Refusal` when the shape or the check digit is wrong.
    """
    match = _NUMBER.match(said)
    if match is None or not valid_desk_code(match[2].upper()):
        raise Refusal(
            translate(
                "Numbers",
                "« {said} » n’est pas un numéro de dossier. Un numéro s’écrit comme 2026-KL-0431-0.",
                said=said.strip()[:40],
            )
        )
    year, code, serial, check = match[1], match[2].upper(), match[3], match[4]
    if _check_digit(f"{year}{_as_digits(code)}{serial}") != check:
        raise Refusal(
            translate(
                "Numbers",
                "Le numéro {said} contient une erreur de frappe ou d’écoute : le dernier chiffre ne concorde pas."
                " Faites répéter le numéro.",
                said=said.strip()[:40],
            )
        )
    return f"{year}-{code}-{serial}-{check}"


def looks_like_number(said: str) -> bool:
    """Tell whether what was typed has the shape of a whole dossier number, right or wrong."""
    return _NUMBER.match(said) is not None
