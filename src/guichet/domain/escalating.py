"""The matter that an elected official brings to the general manager, who answers for it from then on (ELU-5 to ELU-7)."""

from guichet.domain import commands, payloads, typed
from guichet.domain.dossier import Dossier
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Owed, Payload
from guichet.domain.wording import translate
from guichet.domain.world import World, known_contact

TO_OFFICIAL = "follow_up_official"
"""The rule whose follow-up must be recorded before an escalated dossier closes (ELU-7)."""


def escalate(command: commands.Escalate, dossier: Dossier, world: World) -> Payload:
    """Make the general manager accountable, and two follow-ups due. Raises `Refusal`.

    A complaint about the general manager goes to their substitute (DEF-1).
    """
    if any(due.rule == TO_OFFICIAL for due in dossier.open_due):
        raise Refusal(
            translate(
                "Deciding",
                "Le dossier {number} est déjà porté à la direction générale : le suivi à l’élu est attendu (ELU-7).",
                number=dossier.number,
            )
        )
    reason = typed.needed(command.reason, "reason")
    official = typed.line(command.official, "relayed_by") or dossier.relayed_by
    typed.needed(official, "relayed_by")
    contact = world.policy.escalation.accountable(command.about or dossier.about)
    return payloads.DossierEscalated(
        service=known_contact(contact, world.directory).service,
        contact=contact,
        reason=reason,
        official=official,
        owed=tuple(Owed(rule.key, rule.clause) for rule in world.policy.owed_on("escalated")),
    )


def refuse_unfollowed(dossier: Dossier) -> None:
    """Raise `Refusal` when an escalated dossier would close before the follow-up to the official (ELU-7)."""
    for due in dossier.open_due:
        if due.rule == TO_OFFICIAL:
            raise Refusal(
                translate(
                    "Deciding",
                    "Le dossier {number} a été porté à la direction générale : il ne se ferme pas avant que le suivi à"
                    " l’élu soit inscrit ({clause}).",
                    number=dossier.number,
                    clause=due.clause,
                )
            )
