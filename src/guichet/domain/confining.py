"""A dossier found to be about a person after it was opened, and one that is confidential no longer (DEF-1).

What others already hold of it stays with them: bodies that were sent are not called back. From then on nothing of it is
shown at their desks, and nothing more of it is sent to them.
"""

import msgspec

from guichet.domain import commands, payloads, typed
from guichet.domain.circles import accountable, circle_of
from guichet.domain.dossier import Dossier, aware
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Payload
from guichet.domain.wording import translate
from guichet.domain.world import World, known_contact


def confine(command: commands.Confine, dossier: Dossier, world: World) -> tuple[Payload, ...]:
    """Return what makes a dossier confidential, or names the person it is about. Raises `Refusal`."""
    if command.about:
        known_contact(command.about, world.directory)
    if dossier.confidential and command.about == dossier.about:
        raise Refusal(
            translate("Confining", "Le dossier {number} est déjà confidentiel.", number=dossier.number)
        )
    if dossier.joined or dossier.linked_to:
        raise Refusal(
            translate(
                "Confining",
                "D’autres citoyens ou dossiers sont joints au dossier {number} : ouvrez plutôt une plainte confidentielle à part.",
                number=dossier.number,
            )
        )
    return confined(dossier, typed.needed(command.reason, "reason"), command.about, world)


def confined(dossier: Dossier, reason: str, about: str, world: World) -> tuple[Payload, ...]:
    """Return what makes a dossier confidential from its next entry on, with who answers for it from then on."""
    said: list[Payload] = [] if dossier.confidential else [payloads.DossierSealed(dossier.number)]
    said.append(payloads.DossierConfined(circle_of(about, world.policy.escalation), reason, about))
    answers = accountable(dossier.service, dossier.contact, about, world)
    if answers != (dossier.service, dossier.contact):
        said.append(payloads.DossierAssigned(*answers, reason=reason))
    return tuple(said)


def unseal(command: commands.Unseal, dossier: Dossier) -> tuple[Payload, ...]:
    """Return what opens a confidential dossier to everyone, telling again how it stands. Raises `Refusal`.

    Its earlier entries stay sealed from the others; what is owed on it stays with the desks that hold them.
    """
    if not dossier.confidential:
        raise Refusal(
            translate("Confining", "Le dossier {number} n’est pas confidentiel.", number=dossier.number)
        )
    reason = typed.needed(command.reason, "reason")
    return (payloads.DossierUnsealed(reason, _as_it_stands(dossier)),)


def _as_it_stands(dossier: Dossier) -> payloads.DossierOpened:
    opening = next(
        entry.payload for entry in dossier.entries if isinstance(entry.payload, payloads.DossierOpened)
    )
    return msgspec.structs.replace(
        opening,
        received_at=aware(dossier.received_at),
        service=dossier.service,
        contact=dossier.contact,
        referred_to=dossier.referred_to,
        topic=dossier.topic,
        confidential=False,
        about="",
        circle="",
        settled=None,
        suggested=(),
        owed=(),
    )
