"""The acknowledgement of an e-mail: written from its template, sent by the clerk, logged once it is (STAFF-4, COM-9).

Writing one records nothing. What is logged is the e-mail that the clerk says was sent: an automatic receipt never
discharges anything.
"""

from pathlib import Path

import msgspec

from guichet.application import acting, english, letter_facts, letters
from guichet.application.letters import Letter
from guichet.application.workplace import Workplace
from guichet.domain.wording import Lang

RULE = "acknowledge"
NEEDED = frozenset({"number", "steps", "reach"})
"""Without these, an acknowledgement does not tell the steps ahead, nor how to follow them (COM-9)."""


class Acknowledgement(msgspec.Struct, frozen=True):
    """What there is to send, in both languages; `lang` is the citizen's, `to` empty when they gave no address."""

    number: str
    to: str
    lang: Lang
    fr: Letter
    en: Letter
    owed: bool

    def letter(self, lang: Lang) -> Letter:
        """Return the letter in `lang`."""
        return self.en if lang == "en" else self.fr


def acknowledgement(desk: Workplace, number: str, path: Path | None = None) -> Acknowledgement:
    """Return the acknowledgement of a dossier. Raises `Refusal` when it is not to be seen.

    Raises `EnvironmentFault` when the template (the shipped one, or the one at `path`) names a wrong field.
    """
    template = letters.read_template("acknowledgement", letter_facts.FIELDS, NEEDED, path)
    shown = acting.show(desk, number)

    def written(lang: Lang) -> Letter:
        said = letter_facts.facts(desk, shown, lang, english.lookup, without={RULE})
        return letters.marked(letters.write(template, said, lang, english.lookup), desk, english.lookup)

    emails = shown.citizen.emails if shown.citizen is not None else ()
    return Acknowledgement(
        shown.dossier.number,
        emails[0] if emails else "",
        letter_facts.language_of(shown),
        written("fr"),
        written("en"),
        any(due.rule == RULE for due in shown.dossier.open_due),
    )
