"""What is said once a citizen joined a dossier, or a dossier was linked to another (ROUTE-1, STAFF-3, STAFF-7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.one_matter import Kept, Linked


def person(title: str, extension: str, service: str) -> str:
    """Return `Contremaître à la voirie, poste 1502`, or the service where nobody is named."""
    if not title:
        return service
    if not extension:
        return title
    return QCoreApplication.translate("Intake", "{title}, poste {n}").format(title=title, n=extension)


def joined_state(kept: Kept) -> tuple[str, Tone]:
    """Return how many citizens reported it by now."""
    return QCoreApplication.translate("Intake", "%n citoyen(s)", "", kept.citizens), Tone.DONE


def joined_owed(kept: Kept) -> str:
    """Return who calls back by when, in one sentence to read aloud."""
    say = QCoreApplication.translate
    who = person(text(kept.person), kept.extension, text(kept.service))
    if kept.deadline is not None:
        calls = kept.deadline.rule in ("return_call", "call_back")
        sentence = (
            say("Intake", "{who} rappelle au plus tard {when}.")
            if calls
            else say("Intake", "{who} répond au plus tard {when}.")
        )
        return sentence.format(who=who, when=civil.date_time(kept.deadline.due, language()))
    if kept.anonymous:
        return say("Intake", "Compté sans nom ni téléphone : personne ne pourra le rappeler.")
    return say("Intake", "Réponse donnée. Cette personne sera rappelée quand ce sera réglé (STAFF-7).")


def joined_told(kept: Kept) -> str:
    """Return what the clerk does well to add: the counter of the street, what to say, who handles it."""
    say = QCoreApplication.translate
    parts = []
    if kept.incident:  # what to say stands in its banner
        where = kept.street or say("Intake", "sans rue")
        return f"{kept.incident} · {where} · {kept.of_street}"
    parts.append(say("Intake", "Joint au dossier déjà ouvert."))
    if kept.said:
        parts.append(say("Intake", "À dire : {words}").format(words=kept.said))
    elif kept.deadline is not None:
        parts.append(say("Intake", "Cette personne sera aussi rappelée quand ce sera réglé (STAFF-7)."))
    return " ".join(parts)


def linked_state(linked: Linked) -> tuple[tuple[str, Tone], str]:
    """Return the word and tone, and the sentence that says to which dossier it is linked, or why it is not."""
    say = QCoreApplication.translate
    if linked.refused is not None:
        return (say("Intake", "Ouvert, non lié"), Tone.TODAY), text(linked.refused)
    return (say("Intake", "Ouvert et lié"), Tone.DONE), say("Intake", "Lié au dossier {number}.").format(
        number=linked.to
    )
