"""From what a person asks to what is recorded, or to a refusal that says why (STAFF-1 to STAFF-7, ELU-3, ELU-4, COM-8, COM-10).

Pure: the dossier, the policy, the directory and the time are arguments.
"""

from datetime import datetime
from typing import Any

import msgspec

from guichet.domain import commands, ids, payloads
from guichet.domain.civil import ZONE
from guichet.domain.directory import Directory, Topic
from guichet.domain.dossier import Dossier, Due
from guichet.domain.errors import Refusal
from guichet.domain.folding import clean
from guichet.domain.payloads import Owed, Payload, Place
from guichet.domain.policy import Policy
from guichet.domain.wording import translate

FUTURE_MINUTES = 5


class World(msgspec.Struct, frozen=True):
    """What a decision may look at besides the dossier."""

    policy: Policy
    directory: Directory
    now: datetime


def civil(moment: datetime) -> datetime:
    """Return an aware datetime: what has no offset is civil time at the counter."""
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment


def happened(at: datetime | None, world: World) -> datetime:
    """Return when it happened, now by default. Raises `Refusal` for the future."""
    if at is None:
        return world.now
    moment = civil(at)
    if (moment - world.now).total_seconds() > FUTURE_MINUTES * 60:
        raise Refusal(
            translate(
                "Deciding",
                "L’heure indiquée ({moment}) est dans le futur. Inscrivez l’heure à laquelle c’est arrivé.",
                moment=moment,
            )
        )
    return moment


def _text(said: str, what: str) -> str:
    cleaned = clean(said)
    if len(cleaned) > commands.MAX_TEXT:
        raise Refusal(
            translate(
                "Deciding",
                "Le texte « {what} » compte {n} caractères ; la limite est de {limit}. Gardez l’essentiel et joignez"
                " le reste au dossier papier.",
                what=what,
                n=len(cleaned),
                limit=commands.MAX_TEXT,
            )
        )
    return cleaned


def _needed(said: str, refusal: str) -> str:
    cleaned = _text(said, refusal)
    if not cleaned:
        raise Refusal(_NEEDED[refusal])
    return cleaned


_NEEDED = {
    "comment": translate("Deciding", "Un commentaire vide ne s’inscrit pas. Écrivez ce qui s’est passé."),
    "outcome": translate(
        "Deciding", "Un dossier ne se ferme pas sans explication. Écrivez ce qui a été fait ou répondu."
    ),
    "told": translate(
        "Deciding",
        "Un dossier ne se ferme pas sans dire qui a été informé. Indiquez-le, ou « personne » avec la raison.",
    ),
    "reason": translate("Deciding", "Une raison est nécessaire : écrivez-la en une phrase."),
    "settled": translate(
        "Deciding", "Pour un dossier réglé au premier contact, écrivez la réponse donnée au citoyen."
    ),
}


def route_of(
    topic: Topic | None, service: str, contact: str, channel: str, place: Place, world: World
) -> tuple[str, str, str]:
    """Return (accountable service, contact, outside body): never nobody (STAFF-1, ROUTE-1).

    An outside body handles the matter, but the City's front desk stays accountable for the citizen.
    """
    directory, policy = world.directory, world.policy
    if not service and topic is not None:
        if topic.if_provincial and place.owner == "provincial":
            service, contact = topic.if_provincial, ""
        else:
            service, contact = topic.service, contact or topic.contact
    if not service:
        service = policy.channels[channel].answered_by or policy.front_desk.service
    known = directory.services.get(service)
    if known is None:
        raise Refusal(
            translate(
                "Deciding",
                "Le service « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).",
                code=service,
            )
        )
    if contact and contact not in directory.contacts:
        raise Refusal(
            translate(
                "Deciding",
                "La personne « {code} » n’est pas au répertoire. Choisissez-en une du répertoire (F6).",
                code=contact,
            )
        )
    if known.scope == "external":
        desk = policy.front_desk.service
        if desk not in directory.services:
            desk = next((code for code, s in directory.services.items() if s.scope == "internal"), service)
        person = policy.front_desk.contact
        return desk, person if person in directory.contacts else "", service
    return service, contact, ""


def open_dossier(
    command: commands.Intake, world: World, number: str, citizen: str | None, place: Place
) -> tuple[datetime, tuple[Payload, ...]]:
    """Return when it was taken in and what to record: the opening, and a date promised if there is one."""
    policy = world.policy
    policy.channel(command.channel)
    topic = world.directory.topics.get(command.topic)
    if command.topic and topic is None:
        raise Refusal(
            translate(
                "Deciding",
                "Le sujet « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).",
                code=command.topic,
            )
        )
    received = happened(command.received, world)
    at = happened(command.at, world)
    service, contact, outside = route_of(
        topic, command.service, command.contact, command.channel, place, world
    )
    settled = None if command.settled is None else _needed(command.settled, "settled")
    description = _text(command.description, "description")
    if not description and topic is None and settled is None:
        raise Refusal(
            translate(
                "Deciding", "Écrivez ce que dit le citoyen, ou choisissez un sujet : le dossier est vide."
            )
        )
    opened = payloads.DossierOpened(
        number=number,
        kind=command.kind or (topic.kind if topic is not None else "request"),
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
        confidential=command.confidential or command.topic in policy.confidential.topics,
        relayed_by=_text(command.relayed_by, "relayed_by"),
        settled=settled,
        suggested=command.suggested,
        owed=() if settled is not None else _owed_by_channel(command.channel, world),
    )
    if command.promised is None:
        return at, (opened,)
    return at, (opened, payloads.DatePromised(_future(command.promised, world)))


def _owed_by_channel(channel: str, world: World) -> tuple[Owed, ...]:
    rule = world.policy.rule_for(channel)
    service = world.policy.channel(channel).answered_by
    return (Owed(rule.key, rule.clause, service=service if service in world.directory.services else ""),)


def _future(moment: datetime, world: World) -> datetime:
    aware = civil(moment)
    if aware < world.now:
        raise Refusal(
            translate(
                "Deciding",
                "La date promise ({moment}) est déjà passée. Convenez d’une date à venir.",
                moment=aware,
            )
        )
    return aware


def act(command: commands.AnyAction, dossier: Dossier, world: World) -> tuple[datetime, tuple[Payload, ...]]:
    """Return when it happened and what to record for an action on a dossier. Raises `Refusal`."""
    at = happened(command.at, world)
    match command:
        case commands.Comment():
            return at, (payloads.DossierCommented(_needed(command.text, "comment")),)
        case commands.Contacted():
            return at, (_contacted(command, dossier, world),)
        case commands.Assign():
            return at, (_assigned(command, dossier, world),)
        case commands.Transfer():
            return at, (_transfer(command, dossier, world, at),)
        case commands.Promise():
            return at, (_promise(command, dossier, world),)
        case commands.Close():
            return at, (_close(command, dossier, world),)
        case commands.Reopen():
            return at, (_reopen(command, dossier, world),)
        case commands.Correct():
            return at, (_correct(command, dossier),)
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
        text=_text(command.text, "text"),
        sent_to=_text(command.sent_to, "sent_to"),
        discharges=discharged_by(command, dossier, world),
    )


def _assigned(command: commands.Assign, dossier: Dossier, world: World) -> Payload:
    topic = world.directory.topics.get(command.topic)
    if command.topic and topic is None:
        raise Refusal(
            translate(
                "Deciding",
                "Le sujet « {code} » n’est pas au répertoire. Choisissez-en un du répertoire (F6).",
                code=command.topic,
            )
        )
    if topic is None and not command.service and not command.contact:
        raise Refusal(
            translate("Deciding", "Indiquez le sujet, le service ou la personne qui prend le dossier.")
        )
    service = command.service
    if not service and command.contact and command.contact in world.directory.contacts:
        service = world.directory.contacts[command.contact].service
    service, contact, outside = route_of(
        topic, service, command.contact, dossier.channel, dossier.place, world
    )
    return payloads.DossierAssigned(
        service, contact, outside, command.topic, _needed(command.reason, "reason")
    )


def _transfer(command: commands.Transfer, dossier: Dossier, world: World, at: datetime) -> Payload:
    person = world.directory.contacts.get(command.contact)
    service = command.service or (person.service if person is not None else "")
    if not service:
        raise Refusal(
            translate(
                "Deciding",
                "Indiquez le collègue à qui vous avez vérifié : un transfert se vérifie (STAFF-2).",
            )
        )
    service, contact, _ = route_of(None, service, command.contact, dossier.channel, dossier.place, world)
    failed_before = any(
        isinstance(e.payload, payloads.TransferAsked) and e.payload.answer != "yes" and not e.retracted
        for e in dossier.entries
    )
    must_call = command.answer == "no_answer" or (command.answer == "no" and failed_before)
    already = any(due.rule in ("return_call", "call_back") for due in dossier.open_due)
    owed = (_owed("call_back", world),) if must_call and not already else ()
    why = _text(command.why, "why")
    if command.answer == "no" and not why:
        raise Refusal(
            translate("Deciding", "Un refus se note avec sa raison : elle oriente le prochain appel.")
        )
    return payloads.TransferAsked(service, contact, command.means, at, command.answer, why, owed)


def _owed(rule: str, world: World) -> Owed:
    return Owed(rule, world.policy.rules[rule].clause)


def _promise(command: commands.Promise, dossier: Dossier, world: World) -> Payload:
    if command.due is None:
        raise Refusal(translate("Deciding", "Indiquez la date convenue avec le citoyen."))
    if dossier.status == "closed":
        raise _is_closed(dossier)
    reason, told = _text(command.reason, "reason"), _text(command.told, "told")
    moved = any(due.rule == "promised" for due in dossier.open_due)
    if moved and not (reason and told):
        raise Refusal(
            translate(
                "Deciding",
                "Une date promise ne se déplace pas sans une raison et sans dire comment le citoyen en a été informé"
                " (COM-10).",
            )
        )
    return payloads.DatePromised(_future(command.due, world), _text(command.said, "said"), reason, told)


def _close(command: commands.Close, dossier: Dossier, world: World) -> Payload:
    if dossier.status == "closed":
        raise _is_closed(dossier)
    outcome, told = _needed(command.outcome, "outcome"), _needed(command.told, "told")
    waiting = dossier.open_due
    done = tuple(due.key for due in waiting if _told_settles(due, command, world))
    left = [due for due in waiting if due.key not in done]
    if left and dossier.citizen is not None:
        raise Refusal(
            translate(
                "Deciding",
                "Le dossier {number} ne se ferme pas encore : il reste « {action} » ({clause}). Faites-le, ou indiquez"
                " comment le citoyen a été informé.",
                number=dossier.number,
                action=world.policy.rules[left[0].rule].label,
                clause=left[0].clause,
            )
        )
    return payloads.DossierClosed(
        outcome, told, command.means, command.satisfied, done + tuple(due.key for due in left)
    )


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
        _needed(command.reason, "reason"),
        command.dissatisfied,
        _text(command.via, "via"),
        (_owed(world.policy.rule_for("counter").key, world),),
    )


def _correct(command: commands.Correct, dossier: Dossier) -> Payload:
    entry = next((e for e in dossier.entries if ids.text(e.header.id) == command.entry), None)
    if entry is None:
        raise Refusal(
            translate(
                "Deciding",
                "L’entrée à corriger n’est pas au dossier {number}. Rouvrez le dossier et choisissez-la.",
                number=dossier.number,
            )
        )
    reason = _needed(command.reason, "reason")
    if isinstance(entry.payload, payloads.Unknown | payloads.EntryCorrected):
        raise Refusal(
            translate("Deciding", "Cette entrée ne se corrige pas : corrigez celle qu’elle concerne.")
        )
    if command.retract and isinstance(entry.payload, payloads.DossierOpened):
        raise Refusal(
            translate(
                "Deciding",
                "L’ouverture d’un dossier ne se retire pas. Corrigez ses champs, ou fermez le dossier.",
            )
        )
    if not command.retract:
        _check_fields(entry.payload, command.fields)
    return payloads.EntryCorrected(
        command.entry, reason, command.retract, {} if command.retract else command.fields
    )


def _check_fields(payload: Payload, fields: dict[str, Any]) -> None:
    known = {field.encode_name for field in msgspec.structs.fields(payload)} - {
        "number",
        "owed",
        "discharges",
    }
    wrong = sorted(set(fields) - known)
    if not fields or wrong:
        raise Refusal(
            translate(
                "Deciding",
                "Champs à corriger : {wrong}. Cette entrée a : {known}.",
                wrong=wrong or "—",
                known=sorted(known),
            )
        )
    try:
        msgspec.convert(msgspec.to_builtins(payload) | fields, type(payload), strict=False)
    except msgspec.ValidationError as error:
        raise Refusal(
            translate(
                "Deciding", "La correction ne convient pas à cette entrée ({reason}).", reason=str(error)
            )
        ) from error


def _settle(command: commands.Settle, dossier: Dossier) -> Payload:
    for conflict in dossier.conflicts:
        names = [ids.text(name) for name in conflict.events]
        if command.keep in names:
            return payloads.ConflictSettled(
                command.keep,
                tuple(name for name in names if name != command.keep),
                _text(command.reason, "reason"),
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
