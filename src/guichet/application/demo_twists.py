"""What goes otherwise than planned in a synthetic history: colleagues asked, dates moved, dossiers taken up again (TRAIN-1).

Everything here is drawn from a randomness of its own: the rest of a history stays the one of its seed.
"""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from guichet.domain import ids, payloads
from guichet.domain.directory import Directory
from guichet.domain.dossier import due_key
from guichet.domain.payloads import Answer, DossierClosed, DossierOpened, Owed, Payload
from guichet.domain.policy_model import Rule

_NOES = ("En réunion", "Déjà en ligne", "Il faut un permis d’abord", "Retour lundi")
_AGAIN = (
    "La réparation n’a pas tenu",
    "Le citoyen dit que rien n’a changé",
    "La réponse ne portait pas sur sa question",
    "Nouveaux faits rapportés par le citoyen",
)
_MOVED = ("Pluie annoncée", "Pièce en rupture de stock", "Équipe appelée à une urgence")


class Said(NamedTuple):
    """One event of a dossier to come: when, its name, and what it says."""

    moment: datetime
    event_id: bytes
    payload: Payload


class Twists:
    """Draws, for one dossier after the other, what its ordinary life did not foresee."""

    def __init__(self, seed: str, directory: Directory, follow_up: Rule) -> None:
        self._chance = random.Random(seed)
        self._contacts = [
            contact
            for contact in directory.contacts.values()
            if contact.service in directory.services
            and directory.services[contact.service].scope == "internal"
        ]
        self._follow_up = follow_up

    def transfers(self, opened: DossierOpened, at: datetime, contact: str) -> list[Said]:
        """Return the colleagues asked to take a matter over while the citizen waits (STAFF-2): most are not asked."""
        chance = self._chance
        if chance.random() > 0.16:
            return []
        found = []
        moment = at
        for _ in range(3):
            moment += timedelta(seconds=chance.randint(25, 110))
            answer: Answer = chance.choices(("yes", "no", "no_answer"), (55, 22, 23))[0]
            colleague = chance.choice(self._contacts)
            service, person = (
                (opened.service, contact)
                if contact and chance.random() < 0.5
                else (colleague.service, colleague.code)
            )
            not_mine = answer == "no" and chance.random() < 0.45
            why = chance.choice(_NOES) if answer == "no" and not not_mine else ""
            asked = payloads.TransferAsked(
                service, person, "phone", moment, answer, why, not_mine=not_mine, waiting_since=at
            )
            found.append(self._said(moment, asked))
            if answer == "yes":
                break
        return found

    def moved(self, promised: Said, by: datetime) -> Said | None:
        """Return the other date agreed in place of one promised (COM-10), before `by`; most dates are not moved."""
        chance = self._chance
        if not isinstance(promised.payload, payloads.DatePromised) or chance.random() > 0.2:
            return None
        moment = promised.moment + timedelta(hours=chance.expovariate(1 / 60))
        if moment >= by:
            return None
        due = promised.payload.due + timedelta(days=chance.randint(1, 9))
        return self._said(
            moment, payloads.DatePromised(due, reason=chance.choice(_MOVED), told="au téléphone")
        )

    def again(self, closing: Said) -> Sequence[Said]:
        """Return what follows a closing that did not hold (ELU-4): taken up again, called, closed once more for most."""
        chance = self._chance
        if chance.random() > 0.05 or not isinstance(closing.payload, DossierClosed):
            return []
        moment = closing.moment + timedelta(hours=chance.expovariate(1 / 150))
        rule = self._follow_up
        reopened = self._said(
            moment,
            payloads.DossierReopened(
                chance.choice(_AGAIN), dissatisfied=chance.random() < 0.6, owed=(Owed(rule.key, rule.clause),)
            ),
        )
        moment += timedelta(hours=chance.expovariate(1 / 20))
        called = self._said(
            moment,
            payloads.DossierContacted("phone", "reached", discharges=(due_key(rule.key, reopened.event_id),)),
        )
        if chance.random() < 0.15:
            return [reopened, called]
        moment += timedelta(hours=chance.expovariate(1 / 60))
        satisfied = chance.choices(("yes", "no", "unknown"), (5, 2, 3))[0]
        return [
            reopened,
            called,
            self._said(
                moment,
                DossierClosed("Repris et vérifié sur place.", "citoyen", "phone", satisfied),  # type: ignore[arg-type]
            ),
        ]

    def _said(self, moment: datetime, payload: Payload) -> Said:
        return Said(moment, ids.uuid7(int(moment.timestamp() * 1000), self._chance.randbytes(10)), payload)
