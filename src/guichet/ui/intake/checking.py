"""What keeps an intake from being saved, said beside its field with what to do (ELU-1, STAFF-2, COM-10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guichet.domain import civil
from guichet.ui.intake.typed import ELECTED, Typed, is_email

if TYPE_CHECKING:
    from guichet.ui.intake.view import IntakeView
    from guichet.ui.widgets.field import Field

Trouble = tuple["Field", str]
AHEAD = timedelta(minutes=5)
"""How far a clock may run ahead before a time of receipt is one of the future."""


def trouble(view: IntakeView, typed: Typed, now: datetime, *, settled: bool) -> Trouble | None:
    """Return the first field, in the order of the eye, that keeps the intake from being saved."""
    return (
        _when(view, now)
        or _who(view, typed)
        or (None if settled else _what(view, typed))
        or _promised(view, now)
        or _asked(view, settled=settled)
    )


def trouble_joining(view: IntakeView, typed: Typed, now: datetime, *, ask_who: bool = True) -> Trouble | None:
    """Return the first field that keeps the citizen from being joined to another dossier: nothing typed is dropped.

    Without `ask_who` a number that several share is enough: it is the number that is called back.
    """
    return _when(view, now) or _who(view, typed, ask_who=ask_who) or _only_for_a_new_one(view, typed)


def trouble_declaring(view: IntakeView, typed: Typed, now: datetime) -> Trouble | None:
    """Return what keeps the intake in sight from being the first report of an incident."""
    wrong = _when(view, now) or _who(view, typed)
    if wrong is None and (typed.promised or typed.asked or view.transfer.isVisibleTo(view)):
        return view.description_field, QCoreApplication.translate(
            "Intake",
            "Une date promise ou un transfert demande son propre dossier : ouvrez-le d’abord (Ctrl+Entrée), puis déclarez l’incident.",
        )
    return wrong


def _only_for_a_new_one(view: IntakeView, typed: Typed) -> Trouble | None:
    say = QCoreApplication.translate
    if typed.channel == ELECTED:
        return view.relayed_field, say(
            "Intake", "Ce que relaie un élu garde son dossier : ouvrez-le lié à celui-ci (Alt+L)."
        )
    if typed.promised or view.promised.text().strip():
        return view.promised_field, say(
            "Intake",
            "Une date se promet sur le dossier lui-même : effacez-la ici, ou ouvrez un dossier lié (Alt+L).",
        )
    if typed.asked or view.transfer.isVisibleTo(view):
        return view.transfer.colleague_field, say(
            "Intake",
            "Ce qu’un collègue a répondu se note sur un nouveau dossier : fermez le transfert (F10), ou ouvrez un dossier lié (Alt+L).",
        )
    return None


def _when(view: IntakeView, now: datetime) -> Trouble | None:
    say = QCoreApplication.translate
    moment = view.received.moment()
    if moment is None:
        told = view.received.problem or say("Intake", "Indiquez quand la Ville l’a reçu, par exemple 9:12.")
        return view.received_field, told
    if moment > now + AHEAD:
        return view.received_field, say("Intake", "Ce moment est à venir : indiquez quand la Ville l’a reçu.")
    return None


def _who(view: IntakeView, typed: Typed, *, ask_who: bool = True) -> Trouble | None:
    say = QCoreApplication.translate
    if typed.channel == ELECTED and not typed.relayed_by.strip():
        return view.relayed_field, say("Intake", "Nommez la personne élue : elle sera tenue au courant.")
    if ask_who and view.household.waits:
        return view.household.field, say("Intake", "Choisissez qui appelle, ou « Une autre personne ».")
    if typed.mail and not is_email(typed.mail):
        box = view.reachable.fields["email"] if typed.email else view.citizen_field
        return box, say("Intake", "Cette adresse est incomplète : écrivez nom@exemple.ca, ou effacez-la.")
    return None


def _what(view: IntakeView, typed: Typed) -> Trouble | None:
    if typed.description.strip() or typed.topic:
        return None
    return view.description_field, QCoreApplication.translate(
        "Intake", "Écrivez ce que dit le citoyen, ou retenez un sujet à droite."
    )


def _promised(view: IntakeView, now: datetime) -> Trouble | None:
    if view.promised.problem:
        return view.promised_field, view.promised.problem
    day = view.promised.day()
    if day is not None and day < civil.local(now).date():
        return view.promised_field, QCoreApplication.translate(
            "Intake", "Cette date est passée : convenez d’une date à venir."
        )
    return None


def _asked(view: IntakeView, *, settled: bool) -> Trouble | None:
    panel = view.transfer
    if not panel.isVisibleTo(view) or ((panel.asked or settled) and not panel.pending):
        return None
    return panel.trouble
