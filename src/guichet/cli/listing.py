"""`guichet show` and `guichet search`."""

import argparse
from datetime import datetime
from typing import Any

from guichet.application import looking, masking
from guichet.application.acting import Shown
from guichet.application.acting import show as show_dossier
from guichet.application.story import tell
from guichet.application.workplace import Workplace
from guichet.cli.opening import opened
from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain import civil
from guichet.domain.dossier import Status
from guichet.domain.wording import Text, translate

_STATUS: dict[Status, Text] = {
    "open": translate("Dossier", "ouvert"),
    "closed": translate("Dossier", "fermé"),
}


def _iso(us: int | None) -> str | None:
    return None if us is None else datetime.fromtimestamp(us / 1_000_000, civil.ZONE).isoformat()


def show_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Show one dossier."""
    with opened(arguments, speaker) as desk:
        shown = show_dossier(desk, arguments.number)
        told = _as_json(desk, shown, speaker)
    if arguments.json:
        document(told)
        return 0
    status = speaker.say(_STATUS[shown.dossier.status])
    plain(f"{told['number']}  {status}  {told['service']} {told['contact']}".rstrip())
    for due in told["due"]:
        plain(
            f"  {due['due']}  {due['label']} ({due['clause']})"
            + (f"  ✓ {due['done']}" if due["done"] else "")
        )
    for entry in told["timeline"]:
        plain(
            f"  {entry['happened']}  {entry['what']}" + (f" — {entry['detail']}" if entry["detail"] else "")
        )
    return 0


def _as_json(desk: Workplace, shown: Shown, speaker: Speaker) -> dict[str, Any]:
    dossier, citizen = shown.dossier, shown.citizen
    return {
        "number": dossier.number,
        "status": dossier.status,
        "kind": dossier.kind,
        "channel": dossier.channel,
        "received": _iso(dossier.received_at),
        "topic": dossier.topic,
        "service": dossier.service,
        "contact": dossier.contact,
        "referred_to": dossier.referred_to,
        "description": dossier.description,
        "place": {
            "civic": dossier.place.civic,
            "street": dossier.place.street,
            "sector": dossier.place.sector,
            "owner": dossier.place.owner,
        },
        "masked": shown.masked,
        "citizen": None
        if citizen is None
        else {
            "name": citizen.name,
            "phones": citizen.phones,
            "emails": citizen.emails,
            "language": citizen.language,
            "needs": citizen.needs,
        },
        "urgent": dossier.urgent,
        "confidential": dossier.confidential,
        "relayed_by": dossier.relayed_by,
        "first_contact": dossier.first_contact,
        "promised": _iso(dossier.promised),
        "closed": _iso(dossier.closed_at),
        "reopened": dossier.reopened,
        "due": [
            {
                "key": due.key,
                "rule": due.rule,
                "label": speaker.say(desk.policy.rules[due.rule].label)
                if due.rule in desk.policy.rules
                else due.rule,
                "clause": due.clause,
                "due": _iso(shown.due_at[due.key]),
                "done": _iso(due.done_at),
                "moved": due.moved,
            }
            for due in dossier.due
        ],
        "conflicts": [conflict.field for conflict in dossier.conflicts],
        "timeline": [
            {
                "id": told.id,
                "sign": told.sign,
                "happened": told.happened.isoformat(),
                "entered": told.entered.isoformat(),
                "what": speaker.say(told.sentence),
                "detail": told.detail,
                "author": told.author,
                "desk": told.desk,
                "retracted": told.retracted,
                "corrected": told.corrected,
                "former": "" if told.former is None else speaker.say(told.former),
            }
            for told in tell(shown, desk.policy, desk.directory)
        ],
    }


def search_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Search the dossiers."""
    with opened(arguments, speaker) as desk:
        found = looking.page(desk, arguments.text, limit=arguments.limit)
    if arguments.json:
        document(
            [
                {
                    "number": row.number,
                    "status": row.status,
                    "topic": row.topic,
                    "service": row.service,
                    "contact": row.contact,
                    "citizen": speaker.say(masking.citizen_said(row)),
                    "confidential": bool(row.confidential),
                    "phone": row.phone,
                    "place": f"{row.civic} {row.street}".strip(),
                    "summary": row.summary,
                    "received": _iso(row.received_at),
                    "next_due": _iso(row.next_due),
                }
                for row in found
            ]
        )
        return 0
    for row in found:
        status = speaker.say(_STATUS["closed" if row.status == "closed" else "open"])
        who = speaker.say(masking.citizen_said(row))
        plain(f"{row.number}  {status}  {who}  {row.civic} {row.street}  {row.summary}")
    return 0
