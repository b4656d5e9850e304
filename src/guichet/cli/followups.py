"""`guichet followups`: the list of a day, for a person, a file or a scheduler (STAFF-3, STAFF-4, STAFF-7)."""

import argparse
from typing import Any

from guichet.application import handover
from guichet.application.followups import Band, FollowUps
from guichet.cli.lines import day
from guichet.cli.opening import opened
from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.lists import Question
from guichet.domain.wording import Text, translate

_BANDS: dict[Band, Text] = {
    "overdue": translate("FollowupTable", "En retard"),
    "today": translate("FollowupTable", "Aujourd’hui"),
    "next": translate("FollowupTable", "À venir"),
}


def followups_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Write the follow-up list of a day."""
    wanted = day(arguments.date) if arguments.date is not None else None
    with opened(arguments, speaker) as desk:
        found = handover.asked(desk, _question(arguments), wanted)
        if found.more:
            speaker.note(
                translate(
                    "Cli",
                    "La liste s’arrête à {n} suivis, les plus anciens. Pour voir les autres, demandez-la par service"
                    " ou par personne.",
                    n=len(found.rows),
                )
            )
        if arguments.pdf or arguments.csv or arguments.xlsx:
            # Qt and the table writers load only to write a file.
            from guichet.application import list_printing, printing

            title = handover.TITLE if arguments.handover else None
            sheet = printing.sheet_of(desk, found, speaker.lang, arguments.paper, speaker.lookup, title)
            if arguments.pdf:
                printing.to_pdf(sheet, arguments.pdf)
                list_printing.printed(desk, found, "pdf")
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
        band, action = speaker.say(_BANDS[row.band]), speaker.say(row.action)
        mark = f", {speaker.say(row.absence)}" if row.absence is not None else ""
        plain(f"{row.line.number}  {band:12} {row.due:%Y-%m-%d %H:%M}  {action} ({row.line.clause}){mark}")
    return 0


def _question(arguments: argparse.Namespace) -> Question:
    return Question(
        arguments.service,
        arguments.contact,
        arguments.sector,
        arguments.topic,
        arguments.by,
        arguments.handover,
    )


def _followups_json(found: FollowUps, speaker: Speaker) -> dict[str, Any]:
    return {
        "date": found.day.isoformat(),
        "service": found.service,
        "contact": found.contact,
        "sector": found.question.sector,
        "topic": found.question.topic,
        "more": found.more,
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
                "late_business_days": row.lateness.days if row.lateness is not None else 0,
                "citizen": row.line.citizen,
                "phone": row.line.phone,
                "topic": row.line.topic,
                "place": row.place,
                "service": row.line.service,
                "contact": row.line.contact,
                "answering": {"service": row.answering.service, "contact": row.answering.contact},
                "absence": speaker.say(row.absence) if row.absence is not None else None,
            }
            for row in found.rows
        ],
    }
