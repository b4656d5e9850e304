"""Letters and messages from reviewed templates in both languages, their fields checked when they are read (COM-3, COM-6).

A template is a TOML file of `resources/letters/` that a city may change. A line whose field has nothing to say is
left out of the letter, so that one template serves a dossier with a place and one without.
"""

import re
import string
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.errors import EnvironmentFault
from guichet.domain.folding import clean
from guichet.domain.wording import Lang, Lookup, Text, translate, typeset
from guichet.resources import resource

_SPACES = re.compile(r"(?<=\S) (?=[:;?!»])|(?<=«) ")
_BLANKS = re.compile(r"[ \t\n]+")
_PERIODS = re.compile(r"\b([ap]\.m\.)\.(?!\.)")


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one letter in both languages; the fields stand in braces."""

    subject_fr: str
    subject_en: str
    fr: str
    en: str


class Letter(msgspec.Struct, frozen=True):
    """A letter as written, before a person looks at it: one line of subject, a body in paragraphs."""

    lang: Lang
    subject: str
    body: str


def read_template(
    name: str, known: frozenset[str], needed: frozenset[str], path: Path | None = None
) -> Template:
    """Return the template `name` of `resources/letters/`, or the one at `path`.

    Raises `EnvironmentFault` naming the field that is unknown, or missing from the text of one language.
    """
    file = path or resource("letters", f"{name}.toml")
    found: Template = read_words(file, Template)
    for pattern in (found.subject_fr, found.subject_en):
        check(file, pattern, known)
    for pattern in (found.fr, found.en):
        check(file, pattern, known, needed)
    return found


def read_words(file: Path, kind: type[Any]) -> Any:
    """Return a file of words as `kind`. Raises `EnvironmentFault` when it cannot be read or is not of that shape."""
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), kind)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise _unreadable(file, str(error)) from error


def check(file: Path, pattern: str, known: frozenset[str], needed: frozenset[str] = frozenset()) -> None:
    """Raise `EnvironmentFault` when a pattern names a field that is not `known`, or lacks one that is `needed`."""
    try:
        named = set(fields_of(pattern))
    except ValueError as error:
        raise _unreadable(file, str(error)) from error
    if wrong := sorted(named - known):
        raise EnvironmentFault(
            translate(
                "Letters",
                "Le modèle {file} nomme un champ inconnu : {wrong}. Champs permis : {known}.",
                file=file.name,
                wrong=wrong,
                known=sorted(known),
            )
        )
    if missing := sorted(needed - named):
        raise EnvironmentFault(
            translate(
                "Letters",
                "Le modèle {file} oublie ce qu’il doit dire. Champ manquant : {missing}.",
                file=file.name,
                missing=missing,
            )
        )


def write(template: Template, facts: Mapping[str, Text | str], lang: Lang, lookup: Lookup) -> Letter:
    """Return the letter that a template makes of `facts`, one per known field; an empty one says nothing.

    `lookup` gives the English patterns of our own sentences.
    """
    said = {
        name: typeset(clean(fact.render(lang, lookup) if isinstance(fact, Text) else fact))
        for name, fact in facts.items()
    }
    subject = template.subject_en if lang == "en" else template.subject_fr
    body = template.en if lang == "en" else template.fr
    # Some mail programs show a no-break space in a subject as a sign of its own.
    return Letter(lang, " ".join(_filled(subject, said).split()), spaced(_filled(body, said), lang))


def marked(letter: Letter, desk: Workplace, lookup: Lookup) -> Letter:
    """Return a letter that says that it is an exercise, where the desk is in training (TRAIN-1)."""
    if not desk.training:
        return letter
    subject = translate("Letters", "[FORMATION] {subject}", subject=letter.subject)
    return msgspec.structs.replace(letter, subject=subject.render(letter.lang, lookup))


def one_line(words: str) -> str:
    """Return words on one line, the spaces that may not break kept as they are."""
    return _BLANKS.sub(" ", words).strip()


def spaced(words: str, lang: Lang) -> str:
    """Return words whose signs are right once the holes are filled: no French line begins with a colon, and an English
    sentence that ends with an hour has one period.
    """
    return _SPACES.sub(civil.NBSP, words) if lang == "fr" else one_period(words)


def one_period(words: str) -> str:
    """Return words without a second period after an hour that ends with one: « back at 1:00 p.m. »."""
    return _PERIODS.sub(r"\1", words)


def fields_of(pattern: str) -> list[str]:
    """Return the fields that a pattern names, in order. Raises `ValueError` on a brace left open."""
    return [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]


def _filled(pattern: str, said: Mapping[str, str]) -> str:
    """Fill a pattern line by line; a paragraph of which nothing but its title is left goes with its lines."""
    paragraphs = []
    for paragraph in pattern.strip().split("\n\n"):
        lines = paragraph.split("\n")
        kept = [line for line in lines if all(said[name] for name in fields_of(line))]
        lost = len(kept) < len(lines)
        if kept and not (lost and not any(fields_of(line) for line in kept)):
            paragraphs.append("\n".join(line.format_map(said) for line in kept))
    return "\n\n".join(paragraphs)


def _unreadable(file: Path, reason: str) -> EnvironmentFault:
    return EnvironmentFault(
        translate("Letters", "Le modèle {file} ne se lit pas : {reason}.", file=file.name, reason=reason)
    )
