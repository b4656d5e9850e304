"""The message to the elected official who relayed a matter: where it went, and what comes next (ROUTE-2, ELU-2, ELU-6, ELU-7).

Writing one records nothing: what is logged is the message that the clerk says was sent.
"""

from datetime import datetime
from pathlib import Path

import msgspec

from guichet.application import absence_course, acting, english, letter_facts, letters
from guichet.application.acting import Shown
from guichet.application.letters import Letter
from guichet.application.workplace import Workplace
from guichet.domain import civil, commands
from guichet.domain.errors import Refusal
from guichet.domain.wording import Lang, Text, translate

FIELDS = (letter_facts.FIELDS - {"words", "steps"}) | {"person", "chief", "next", "by", "promised", "outcome"}
"""What the message may say: not the citizen's words, nor the steps as a citizen is told them."""
NEEDED = frozenset({"number", "service", "person", "next", "by"})
"""Without these, the message does not say where the matter went (ELU-2)."""


_NEXT = {
    "return_call": translate("Officials", "Appeler la personne"),
    "call_back": translate("Officials", "Rappeler la personne"),
    "acknowledge": translate("Officials", "Accuser réception de son message"),
    "private_reply": translate("Officials", "Lui répondre en privé"),
}
"""What is owed, as somebody outside the City reads it; whatever else is owed is to handle the matter (COM-6)."""
HANDLE = translate("Officials", "Donner suite à la demande")


class OfficialMessage(msgspec.Struct, frozen=True):
    """What there is to send, in both languages; `owed` tells that a follow-up to the official is due (ELU-7)."""

    number: str
    official: str
    fr: Letter
    en: Letter
    owed: bool

    def letter(self, lang: Lang) -> Letter:
        """Return the letter in `lang`."""
        return self.en if lang == "en" else self.fr


def official_message(desk: Workplace, number: str, path: Path | None = None) -> OfficialMessage:
    """Return the message to the official of a dossier. Raises `Refusal` when nobody relayed it, or it is not to be seen.

    Raises `EnvironmentFault` when the template (the shipped one, or the one at `path`) names a wrong field.
    """
    template = letters.read_template("official", FIELDS, NEEDED, path)
    shown = acting.show(desk, number)
    dossier = shown.dossier
    if not dossier.relayed_by:
        raise Refusal(
            translate(
                "Officials",
                "Aucun élu n’a relayé le dossier {number} : il n’y a personne à qui l’écrire (ELU-1).",
                number=dossier.number,
            )
        )

    def written(lang: Lang) -> Letter:
        return letters.write(template, _facts(desk, shown, lang), lang, english.lookup)

    owed = any(due.rule in _of_escalation(desk, "official") for due in dossier.open_due)
    return OfficialMessage(dossier.number, dossier.relayed_by, written("fr"), written("en"), owed)


def sent(message: OfficialMessage, subject: str) -> commands.Contacted:
    """Return the action that logs the message, once the clerk says that it left."""
    return commands.Contacted(
        message.number,
        means="email",
        outcome="sent",
        toward="official",
        text=subject,
        sent_to=message.official,
    )


def _facts(desk: Workplace, shown: Shown, lang: Lang) -> dict[str, Text | str]:
    dossier = shown.dossier
    every = letter_facts.facts(desk, shown, lang, english.lookup)
    person = desk.directory.contacts.get(dossier.contact)
    escalated = any(due.rule in _of_escalation(desk) for due in dossier.due)
    internal = _of_escalation(desk)
    waiting = sorted(
        (
            due
            for due in dossier.open_due
            if due.rule not in internal and due.rule != "promised" and not due.citizen
        ),
        key=lambda due: shown.due_at[due.key],
    )
    is_open = dossier.status == "open"
    return {name: fact for name, fact in every.items() if name in FIELDS} | {
        "person": _person(
            absence_course.person_name(desk, dossier.contact), person.extension if person is not None else ""
        ),
        "chief": translate("Officials", "La direction générale répond du dossier et vous en fera le suivi.")
        if escalated and is_open
        else "",
        "next": (_NEXT.get(waiting[0].rule, HANDLE) if waiting else HANDLE) if is_open else "",
        "by": translate("Officials", "{moment}", moment=_civil(shown.due_at[waiting[0].key]))
        if waiting
        else "",
        "promised": translate("Officials", "{day}", day=_civil(dossier.promised).date())
        if dossier.promised is not None and is_open
        else "",
        "outcome": dossier.closings[-1].outcome if dossier.closings and not is_open else "",
    }


def _person(name: Text, extension: str) -> Text:
    if extension and str(name):
        return translate("Officials", "{name}, poste {extension}", name=name, extension=extension)
    return name


def _of_escalation(desk: Workplace, toward: str = "") -> frozenset[str]:
    """The rules that an escalation makes owed, or those of them that are owed to `toward`."""
    return frozenset(
        rule.key
        for rule in desk.policy.owed_on("escalated")
        if not toward or any(toward in way.toward for way in rule.discharged_by)
    )


def _civil(us: int) -> datetime:
    return datetime.fromtimestamp(us / 1_000_000, civil.ZONE)
