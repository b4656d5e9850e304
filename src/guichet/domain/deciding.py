"""From what a person asks to what is recorded, or to a refusal that says why (STAFF-1 to STAFF-7, ELU-1 to ELU-7, COM-8, COM-10).

Pure: the dossier, the policy, the directory and the time are arguments.
"""

from datetime import datetime

import msgspec

from guichet.domain import commands, ids, payloads, typed
from guichet.domain.checks import checks_of
from guichet.domain.circles import accountable, circle_of
from guichet.domain.confining import confine, confined, unseal
from guichet.domain.correcting import correct
from guichet.domain.dossier import Dossier, Due, aware
from guichet.domain.errors import Refusal
from guichet.domain.escalating import escalate, refuse_unfollowed
from guichet.domain.payloads import Owed, Payload, Place
from guichet.domain.wording import Text, translate
from guichet.domain.world import (
    World,
    civil,
    done_at,
    happened,
    known_contact,
    known_topic,
    not_before,
    route_of,
)

PROMISED_YEARS = 10
ELECTED = "elected"
"""The channel of a matter that a council member relays (ELU-1)."""


def open_dossier(
    command: commands.Intake, world: World, number: str, citizen: str | None, place: Place
) -> tuple[datetime, tuple[Payload, ...]]:
    """Return when it was taken in and what to record: the opening, and a date promised if there is one."""
    policy = world.policy
    policy.channel(command.channel)
    topic = known_topic(command.topic, world.directory) if command.topic else None
    received = happened(command.received, world.now)
    at = not_before(happened(command.at, world.now), received)
    service, contact, outside = route_of(
        topic, command.service, command.contact, command.channel, place, world
    )
    settled = None if command.settled is None else typed.needed(command.settled, "settled")
    if settled is not None and command.promised is not None:
        raise Refusal(
            translate(
                "Deciding",
                "Un contact réglé sur place ne laisse rien à faire (COM-8). Pour promettre une date, ouvrez le dossier.",
            )
        )
    relayed_by = typed.line(command.relayed_by, "relayed_by")
    if command.channel == ELECTED:
        typed.needed(relayed_by, "relayed_by")
    confidential = bool(command.confidential or command.about or command.topic in policy.confidential.topics)
    if confidential:
        if command.about:
            known_contact(command.about, world.directory)
        service, contact = accountable(service, contact, command.about, world)
    description = typed.text(command.description, "description")
    if not description and topic is None and settled is None:
        raise Refusal(
            translate(
                "Deciding", "Écrivez ce que dit le citoyen, ou choisissez un sujet : le dossier est vide."
            )
        )
    opened = payloads.DossierOpened(
        number=number,
        kind=command.kind
        or (topic.kind if topic is not None else "complaint" if confidential else "request"),
        channel=command.channel,
        received_at=received,
        service=service,
        contact=contact,
        referred_to=outside,
        topic=command.topic,
        description=description,
        citizen=citizen,
        place=place,
        urgent=topic is not None and topic.urgent,
        confidential=confidential,
        relayed_by=relayed_by,
        settled=settled,
        suggested=command.suggested,
        owed=() if settled is not None else owed_by_channel(command.channel, world),
        about=command.about,
        circle=circle_of(command.about, policy.escalation) if confidential else "",
    )
    said: list[Payload] = [opened]
    if confidential:
        said.append(payloads.DossierSealed(number))
    if command.promised is not None:
        said.append(payloads.DatePromised(_future(command.promised, world)))
    return at, tuple(said)


def owed_by_channel(channel: str, world: World) -> tuple[Owed, ...]:
    """Return what a contact by this channel makes owed, and by which service where the policy names it (STAFF-5)."""
    rule = world.policy.rule_for(channel)
    service = world.policy.channel(channel).answered_by
    return (Owed(rule.key, rule.clause, service=service if service in world.directory.services else ""),)


def _future(moment: datetime, world: World) -> datetime:
    agreed = civil(moment)
    if agreed.year > world.now.year + PROMISED_YEARS:
        raise Refusal(
            translate(
                "Deciding",
                "La date promise ({moment}) est trop lointaine pour être tenue. Vérifiez l’année.",
                moment=agreed,
            ),
            "due",
        )
    if agreed < world.now:
        raise Refusal(
            translate(
                "Deciding",
                "La date promise ({moment}) est déjà passée. Convenez d’une date à venir.",
                moment=agreed,
            ),
            "due",
        )
    return agreed


def act(command: commands.AnyAction, dossier: Dossier, world: World) -> tuple[datetime, tuple[Payload, ...]]:
    """Return when it happened and what to record for an action on a dossier. Raises `Refusal`."""
    at = done_at(command.at, world.now, aware(dossier.received_at))
    match command:
        case commands.Comment():
            return at, (payloads.DossierCommented(typed.needed(command.text, "comment")),)
        case commands.Contacted():
            return at, (_contacted(command, dossier, world),)
        case commands.Assign():
            assigned = _assigned(command, dossier, world)
            if command.topic in world.policy.confidential.topics and not dossier.confidential:
                return at, (*confined(dossier, assigned.reason, "", world), assigned)
            return at, (assigned,)
        case commands.Confine():
            return at, confine(command, dossier, world)
        case commands.Unseal():
            return at, unseal(command, dossier)
        case commands.Transfer():
            return at, (_transfer(command, dossier, world, at),)
        case commands.Promise():
            return at, (_promise(command, dossier, world),)
        case commands.Close():
            return at, (_close(command, dossier, world),)
        case commands.Reopen():
            return at, (_reopen(command, dossier, world),)
        case commands.Escalate():
            if dossier.status == "closed":
                raise _is_closed(dossier)
            return at, (escalate(command, dossier, world),)
        case commands.Correct():
            return at, (correct(command, dossier, world),)
        case commands.Settle():
            return at, (_settle(command, dossier),)


def discharged_by(contacted: commands.Contacted, dossier: Dossier, world: World) -> tuple[str, ...]:
    """Return the keys of the due actions that this outreach does away with, by the policy's rules.

    A spoken answer does; an automatic receipt, a public reply or an unanswered call never do.
    """
    if contacted.outcome == "automatic" or contacted.means == "public_message":
        return ()
    waiting = [
        due
        for due in dossier.open_due
        if world.policy.discharges(due.rule, contacted.means, contacted.outcome, contacted.toward)
    ]
    if contacted.owed:
        waiting = [due for due in waiting if contacted.owed in (due.key, due.rule)]
    if not any(contacted.owed == due.key for due in waiting):
        waiting = [due for due in waiting if due.citizen == contacted.citizen]
    return tuple(due.key for due in waiting)


def _contacted(command: commands.Contacted, dossier: Dossier, world: World) -> Payload:
    if command.owed and not any(command.owed in (due.key, due.rule) for due in dossier.due):
        raise Refusal(
            translate(
                "Deciding",
                "Le dossier {number} n’a pas d’action due « {owed} ».",
                number=dossier.number,
                owed=command.owed,
            )
        )
    return payloads.DossierContacted(
        means=command.means,
        outcome=command.outcome,
        toward=command.toward,
        text=typed.text(command.text, "text"),
        sent_to=typed.text(command.sent_to, "sent_to"),
        discharges=discharged_by(command, dossier, world),
        citizen=command.citizen,
    )


def _assigned(command: commands.Assign, dossier: Dossier, world: World) -> payloads.DossierAssigned:
    if dossier.status == "closed":
        raise _is_closed(dossier)
    topic = known_topic(command.topic, world.directory) if command.topic else None
    if topic is None and not command.service and not command.contact:
        raise Refusal(
            translate("Deciding", "Indiquez le sujet, le service ou la personne qui prend le dossier."),
            "contact",
        )
    service = command.service
    if not service and command.contact and command.contact in world.directory.contacts:
        service = world.directory.contacts[command.contact].service
    service, contact, outside = route_of(
        topic, service, command.contact, dossier.channel, dossier.place, world
    )
    if dossier.confidential:
        service, contact = accountable(service, contact, dossier.about, world)
    return payloads.DossierAssigned(
        service, contact, outside, command.topic, typed.needed(command.reason, "reason")
    )


def _transfer(command: commands.Transfer, dossier: Dossier, world: World, at: datetime) -> Payload:
    if dossier.status == "closed":
        raise _is_closed(dossier)
    asked = _asked(command, dossier, world, at)
    failed_before = any(check.answer != "yes" for check in checks_of(dossier))
    must_call = command.answer == "no_answer" or (command.answer == "no" and failed_before)
    already = any(due.rule in ("return_call", "call_back") for due in dossier.open_due)
    if not must_call or already:
        return asked
    return msgspec.structs.replace(asked, owed=(_owed("call_back", world),))


def asked_on_the_spot(
    command: commands.Transfer, dossier: Dossier, world: World
) -> tuple[datetime, tuple[Payload, ...]]:
    """Return when a colleague was asked and what to record, for a question then settled at first contact.

    It is counted as any check is; nothing stays owed (STAFF-2, COM-8). Raises `Refusal`.
    """
    at = not_before(happened(command.at, world.now), aware(dossier.received_at))
    return at, (_asked(command, dossier, world, at),)


def _asked(
    command: commands.Transfer, dossier: Dossier, world: World, at: datetime
) -> payloads.TransferAsked:
    person = world.directory.contacts.get(command.contact)
    service = command.service or (person.service if person is not None else "")
    if not service:
        raise Refusal(
            translate(
                "Deciding",
                "Indiquez le collègue à qui vous avez vérifié : un transfert se vérifie (STAFF-2).",
            ),
            "contact",
        )
    service, contact, _ = route_of(None, service, command.contact, dossier.channel, dossier.place, world)
    if dossier.about and contact == dossier.about and command.answer == "yes":
        raise Refusal(
            translate(
                "Deciding",
                "La plainte vise cette personne : elle n’en répond pas (DEF-1). Transférez à une autre.",
            ),
            "contact",
        )
    why = typed.text(command.why, "why")
    not_mine = command.answer == "no" and command.not_mine
    if command.answer == "no" and not (why or not_mine):
        raise Refusal(
            translate("Deciding", "Un refus se note avec sa raison : elle oriente le prochain appel."),
            "why",
        )
    since = command.waiting_since
    if since is not None:
        since = min(happened(since, world.now), at)
    return payloads.TransferAsked(
        service, contact, command.means, at, command.answer, why, not_mine=not_mine, waiting_since=since
    )


def _owed(rule: str, world: World) -> Owed:
    return Owed(rule, world.policy.rules[rule].clause)


def _promise(command: commands.Promise, dossier: Dossier, world: World) -> Payload:
    if command.due is None:
        raise Refusal(translate("Deciding", "Indiquez la date convenue avec le citoyen."), "due")
    if dossier.status == "closed":
        raise _is_closed(dossier)
    reason, told = typed.text(command.reason, "reason"), typed.text(command.told, "told")
    moved = any(due.rule == "promised" for due in dossier.open_due)
    if moved and not (reason and told):
        raise Refusal(
            translate(
                "Deciding",
                "Une date promise ne se déplace pas sans une raison et sans dire comment le citoyen en a été informé"
                " (COM-10).",
            ),
            "told" if reason else "reason",
        )
    return payloads.DatePromised(_future(command.due, world), typed.text(command.said, "said"), reason, told)


def _close(command: commands.Close, dossier: Dossier, world: World) -> Payload:
    if dossier.status == "closed":
        raise _is_closed(dossier)
    outcome, told = typed.needed(command.outcome, "outcome"), typed.needed(command.told, "told")
    refuse_unfollowed(dossier)
    waiting = [due for due in dossier.open_due if not due.citizen]
    done = tuple(due.key for due in waiting if _told_settles(due, command, world))
    within = {rule.key for rule in world.policy.owed_on("escalated")}
    left = [due for due in waiting if due.key not in done]
    left.sort(key=lambda due: due.rule not in within)
    if left and (dossier.citizen is not None or left[0].rule in within):
        raise Refusal(
            translate(
                "Deciding",
                "Le dossier {number} ne se ferme pas encore : il reste « {action} » ({clause}). Faites-le, ou indiquez"
                " comment le citoyen a été informé.",
                number=dossier.number,
                action=_name_of(left[0].rule, world),
                clause=left[0].clause,
            )
        )
    return payloads.DossierClosed(
        outcome,
        told,
        command.means,
        command.satisfied,
        done + tuple(due.key for due in left),
        to_tell(dossier, world),
    )


def to_tell(dossier: Dossier, world: World) -> tuple[Owed, ...]:
    """Return what is owed once it is settled: a word to everyone who joined and is not owed one already (STAFF-7)."""
    rule = world.policy.rules["tell_solved"]
    owed = {due.citizen for due in dossier.open_due}
    names = dict.fromkeys(joined.citizen for joined in dossier.joined)
    return tuple(
        Owed(rule.key, rule.clause, citizen=name)
        for name in names
        if name is not None and name not in owed and name != dossier.citizen
    )


def _name_of(rule: str, world: World) -> Text | str:
    known = world.policy.rules.get(rule)
    return rule if known is None else known.label


def _told_settles(due: Due, command: commands.Close, world: World) -> bool:
    if command.means is None:
        return False
    if due.rule == "promised":
        return True
    outcome: payloads.Outcome = "reached" if command.means in ("phone", "in_person") else "sent"
    return world.policy.discharges(due.rule, command.means, outcome, "citizen")


def _reopen(command: commands.Reopen, dossier: Dossier, world: World) -> Payload:
    if dossier.status != "closed":
        raise Refusal(translate("Deciding", "Le dossier {number} est déjà ouvert.", number=dossier.number))
    return payloads.DossierReopened(
        typed.needed(command.reason, "reason"),
        command.dissatisfied,
        typed.text(command.via, "via"),
        (_owed(world.policy.rule_for("counter").key, world),),
    )


def _settle(command: commands.Settle, dossier: Dossier) -> Payload:
    for conflict in dossier.conflicts:
        names = [ids.text(name) for name in conflict.events]
        if command.keep in names:
            return payloads.ConflictSettled(
                command.keep,
                tuple(name for name in names if name != command.keep),
                typed.text(command.reason, "reason"),
            )
    raise Refusal(
        translate("Deciding", "Le dossier {number} n’a pas ce conflit à trancher.", number=dossier.number)
    )


def _is_closed(dossier: Dossier) -> Refusal:
    return Refusal(
        translate(
            "Deciding",
            "Le dossier {number} est fermé. Rouvrez-le d’abord, avec la raison.",
            number=dossier.number,
        )
    )
