"""Setting an earlier entry right by a new one: nothing is edited away, and nothing gets out of the rules by it (STAFF-7).

A corrected entry must still be one that could have been recorded: somebody of the City accountable (STAFF-1), a closing
with its explanation and who was told (ELU-3), times that are aware and not to come.
"""

from datetime import datetime
from typing import Any

import msgspec

from guichet.domain import commands, ids, payloads, surveying, typed
from guichet.domain.dossier import Dossier, Entry
from guichet.domain.errors import Refusal
from guichet.domain.payloads import Payload
from guichet.domain.wording import translate
from guichet.domain.world import World, happened, known_contact, known_service, known_topic

_FIXED = frozenset(
    {"number", "owed", "discharges", "suggested", "confidential", "about", "circle", "opening", "round"}
)
"""What the desk or the rules decided: no one types these."""
_KEPT = (
    payloads.Unknown
    | payloads.EntryCorrected
    | payloads.ConflictSettled
    | payloads.DossierSealed
    | payloads.DossierConfined
    | payloads.DossierUnsealed
)
"""Entries that are not corrected: what they say is said anew."""
_NEEDED = {
    payloads.DossierCommented: {"text": "comment"},
    payloads.DossierAssigned: {"reason": "reason"},
    payloads.DossierClosed: {"outcome": "outcome", "told": "told"},
    payloads.DossierReopened: {"reason": "reason"},
    payloads.DossierEscalated: {"reason": "reason", "official": "relayed_by"},
}
"""What an entry of a type may not be without, and the name under which its absence is explained."""


def correct(command: commands.Correct, dossier: Dossier, world: World) -> Payload:
    """Return the correction to record. Raises `Refusal` when the entry is not there or would break a rule."""
    entry = _entry(command.entry, dossier)
    reason = typed.needed(command.reason, "reason")
    if command.retract:
        if isinstance(entry.payload, payloads.DossierOpened):
            raise Refusal(
                translate(
                    "Deciding",
                    "L’ouverture d’un dossier ne se retire pas. Corrigez ses champs, ou fermez le dossier.",
                )
            )
        return payloads.EntryCorrected(command.entry, reason, retract=True)
    return payloads.EntryCorrected(
        command.entry, reason, fields=_checked(entry.payload, command.fields, world)
    )


def _entry(name: str, dossier: Dossier) -> Entry:
    entry = next((e for e in dossier.entries if ids.text(e.header.id) == name), None)
    if entry is None:
        raise Refusal(
            translate(
                "Deciding",
                "L’entrée à corriger n’est pas au dossier {number}. Rouvrez le dossier et choisissez-la.",
                number=dossier.number,
            )
        )
    if isinstance(entry.payload, _KEPT):
        raise Refusal(
            translate("Deciding", "Cette entrée ne se corrige pas : corrigez celle qu’elle concerne.")
        )
    if entry.retracted:
        raise Refusal(
            translate("Deciding", "Cette entrée a été retirée : inscrivez plutôt une nouvelle entrée.")
        )
    return entry


def _checked(payload: Payload | payloads.Unknown, fields: dict[str, Any], world: World) -> dict[str, Any]:
    """Return the new values as they are recorded: cleaned, with their offset, allowed by the rules."""
    known = {field.encode_name for field in msgspec.structs.fields(payload)} - _FIXED
    if isinstance(payload, payloads.DossierOpened) and payload.settled is None:
        known.discard("settled")  # an open dossier is closed by a closing, never by a correction
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
        corrected = msgspec.convert(msgspec.to_builtins(payload) | fields, type(payload), strict=False)
    except (msgspec.ValidationError, ValueError) as error:
        raise Refusal(
            translate(
                "Deciding", "La correction ne convient pas à cette entrée ({reason}).", reason=str(error)
            )
        ) from error
    must = _NEEDED.get(type(payload), {})
    return {name: _allowed(name, getattr(corrected, name), must.get(name, ""), world) for name in fields}


def _allowed(name: str, value: Any, needed: str, world: World) -> Any:
    if name == "score":
        return surveying.scored(value)
    if name in ("received_at", "asked_at"):
        return msgspec.to_builtins(happened(value, world.now))
    if isinstance(value, datetime):
        return msgspec.to_builtins(happened(value, value))
    if name == "service":
        known_service(value, world.directory)
    elif name == "contact" and value:
        known_contact(value, world.directory)
    elif name == "topic" and value:
        known_topic(value, world.directory)
    elif name == "referred_to" and value:
        known_service(value, world.directory, of_the_city=False)
    elif name == "citizen" and value is not None and ids.known(value) is None:
        raise Refusal(
            translate("Deciding", "« {citizen} » ne désigne pas un citoyen connu.", citizen=value[:40])
        )
    elif name == "channel":
        world.policy.channel(value)
    elif name == "settled" or needed:
        return typed.needed(value or "", needed or "settled")
    elif isinstance(value, str):
        return typed.text(value, name)
    return msgspec.to_builtins(value)
