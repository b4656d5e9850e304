"""`guichet show`, `guichet search` and `guichet followups`."""

import argparse
from datetime import date, datetime
from typing import Any

from guichet.application import looking, printing
from guichet.application.acting import Shown
from guichet.application.acting import show as show_dossier
from guichet.application.followups import FollowUps, follow_ups
from guichet.application.story import tell
from guichet.application.workplace import Workplace
from guichet.cli.opening import opened
from guichet.cli.output import Speaker, document, plain
from guichet.domain import civil
from guichet.domain.errors import Refusal
from guichet.domain.wording import translate


def _iso(us: int | None) -> str | None:
    return None if us is None else datetime.fromtimestamp(us / 1_000_000, civil.ZONE).isoformat()


def show(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Show one dossier."""
    with opened(arguments, speaker) as desk:
        shown = show_dossier(desk, arguments.number)
        told = _as_json(desk, shown, speaker)
    if arguments.json:
        document(told)
        return 0
    plain(f"{told['number']}  {told['status']}  {told['service']} {told['contact']}".rstrip())
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
                "what": speaker.say(told.headline),
                "detail": told.detail,
                "author": told.author,
                "desk": told.desk,
                "retracted": told.retracted,
                "corrected": told.corrected,
                "former": told.former,
            }
            for told in tell(shown, desk.policy, desk.directory)
        ],
    }


def search(arguments: argparse.Namespace, speaker: Speaker) -> int:
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
                    "citizen": row.citizen,
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
        plain(f"{row.number}  {row.status}  {row.citizen}  {row.civic} {row.street}  {row.summary}")
    return 0


def followups(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Write the follow-up list of a day."""
    day = None
    if arguments.date is not None:
        try:
            day = date.fromisoformat(arguments.date)
        except ValueError as error:
            raise Refusal(
                translate("Cli", "« {said} » n’est pas une date comme 2026-11-24.", said=arguments.date[:40])
            ) from error
    with opened(arguments, speaker) as desk:
        found = follow_ups(desk, day, arguments.service, arguments.contact)
        if arguments.pdf or arguments.csv or arguments.xlsx:
            sheet = printing.sheet_of(desk, found, speaker.lang, paper=arguments.paper)
            if arguments.pdf:
                printing.to_pdf(sheet, arguments.pdf)
            elif arguments.csv:
                printing.to_csv(sheet, arguments.csv)
            else:
                printing.to_xlsx(sheet, arguments.xlsx)
            speaker.note(
                translate(
                    "Cli",
                    "Suivis écrits dans {file} : {n}.",
                    file=str(arguments.pdf or arguments.csv or arguments.xlsx),
                    n=len(found.rows),
                )
            )
            return 0
    if arguments.json:
        document(_followups_json(found, speaker))
        return 0
    for row in found.rows:
        plain(
            f"{row.band:8} {row.due.isoformat()} {row.line.number}  {speaker.say(row.action)} ({row.line.clause})"
        )
    return 0


def _followups_json(found: FollowUps, speaker: Speaker) -> dict[str, Any]:
    return {
        "date": found.day.isoformat(),
        "service": found.service,
        "contact": found.contact,
        "counts": {band: found.count(band) for band in ("overdue", "today", "next")},
        "rows": [
            {
                "band": row.band,
                "dossier": row.line.number,
                "action": speaker.say(row.action),
                "rule": row.line.rule,
                "clause": row.line.clause,
                "due": row.due.isoformat(),
                "late": speaker.say(row.late) if row.late is not None else None,
                "late_business_days": row.late_days,
                "citizen": row.line.citizen,
                "phone": row.line.phone,
                "topic": row.line.topic,
                "place": row.place,
                "service": row.line.service,
                "contact": row.line.contact,
            }
            for row in found.rows
        ],
    }
