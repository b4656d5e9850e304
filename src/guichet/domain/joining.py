"""Several citizens, one matter: join an open dossier, or link a dossier to its principal one (ROUTE-1, STAFF-7).

Nothing is ever merged, and links go one step only: a chain of « alike » once made one case of everything.
"""

from collections.abc import Sequence
from datetime import datetime

from guichet.domain import commands, ids, payloads, typed
from guichet.domain.deciding import owed_by_channel
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Payload, Place
from guichet.domain.wording import translate
from guichet.domain.world import World, happened


def join(
    command: commands.Join, dossier: Dossier, world: World, citizen: str | None, place: Place
) -> tuple[datetime, Payload]:
    """Return when it was taken in and what to record. Raises `Refusal` for a closed dossier, or who is on it already."""
    channel = world.policy.channel(command.channel)
    received, at = happened(command.received, world.now), happened(command.at, world.now)
    if dossier.status == "closed":
        raise Refusal(
            translate(
                "Joining",
                "Le dossier {number} est fermé. Rouvrez-le, ou ouvrez un nouveau dossier que vous y liez.",
                number=dossier.number,
            )
        )
    if dossier.confidential:
        raise Refusal(
            translate(
                "Joining",
                "Le dossier {number} est confidentiel : chaque plainte y garde son propre dossier (DEF-1).",
                number=dossier.number,
            )
        )
    if citizen is not None and citizen in (dossier.citizen, *(each.citizen for each in dossier.joined)):
        raise Refusal(
            translate(
                "Joining",
                "Cette personne est déjà au dossier {number}. Inscrivez son appel par un commentaire.",
                number=dossier.number,
            ),
            "citizen",
        )
    answered = typed.text(command.answered, "answered")
    owed: tuple[payloads.Owed, ...] = ()
    if not answered and citizen is not None:
        owed = tuple(
            payloads.Owed(each.rule, each.clause, service=each.service, citizen=citizen)
            for each in owed_by_channel(channel.key, world)
        )
    return at, payloads.DossierJoined(
        channel.key, received, citizen, place, typed.text(command.description, "description"), answered, owed
    )


def link(
    command: commands.Link, dossier: Dossier, principal: Dossier, linked: Sequence[str], world: World
) -> tuple[datetime, Payload]:
    """Return when and what to record. `principal` is never itself linked: the caller follows its link first.

    `linked` are the numbers of the dossiers linked to this one. Raises `Refusal` when the dossier is itself a
    principal, when both are the same, or when one of the two is confidential.
    """
    at = happened(command.at, world.now)
    if principal.id == dossier.id:
        raise Refusal(
            translate("Joining", "Un dossier ne se lie pas à lui-même. Choisissez l’autre dossier.")
        )
    if dossier.confidential or principal.confidential:
        raise Refusal(translate("Joining", "Un dossier confidentiel ne se lie à aucun autre (DEF-1)."))
    if dossier.joined or linked:
        raise Refusal(
            translate(
                "Joining",
                "D’autres citoyens ou dossiers sont joints au dossier {number} : il reste un dossier principal. Liez plutôt l’autre"
                " dossier à celui-ci.",
                number=dossier.number,
            )
        )
    return at, payloads.DossierLinked(
        ids.text(principal.id), principal.number, typed.text(command.reason, "reason")
    )
