"""`guichet transfers`: whether colleagues are reached at the first contact, counted for a period (STAFF-2, ROUTE-1)."""

import argparse
from typing import Any

from guichet.application.reachability import Counts, Reachability, reachability, to_csv
from guichet.cli.lines import day
from guichet.cli.opening import opened
from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.wording import translate


def transfers_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Write the counts of a period."""
    since = day(arguments.since) if arguments.since is not None else None
    until = day(arguments.until) if arguments.until is not None else None
    with opened(arguments, speaker) as desk:
        found = reachability(desk, since, until, arguments.service)
    if arguments.csv:
        to_csv(found, arguments.csv, speaker.lang, speaker.lookup)
        speaker.note(
            translate(
                "Cli",
                "Transferts écrits dans {file}. Services : {n}.",
                n=len(found.rows),
                file=str(arguments.csv),
            )
        )
        return 0
    if arguments.json:
        document(_as_json(found, speaker))
        return 0
    for row in (*found.rows, found.total):
        plain(
            speaker.say(
                translate(
                    "Cli",
                    "{service} : demandés {asked}, acceptés {accepted}, refusés {refused} (pas de leur ressort :"
                    " {not_mine}), sans réponse {no_answer}",
                    service=row.name,
                    asked=row.asked,
                    accepted=row.accepted,
                    refused=row.refused,
                    not_mine=row.not_mine,
                    no_answer=row.no_answer,
                )
            )
        )
    return 0


def _as_json(found: Reachability, speaker: Speaker) -> dict[str, Any]:
    return {
        "from": found.since.isoformat(),
        "to": found.until.isoformat(),
        "service": found.service,
        "services": [_counts(row, speaker) for row in found.rows],
        "total": _counts(found.total, speaker),
    }


def _counts(row: Counts, speaker: Speaker) -> dict[str, Any]:
    return {
        "service": row.service,
        "name": speaker.say(row.name),
        "asked": row.asked,
        "accepted": row.accepted,
        "refused": row.refused,
        "not_mine": row.not_mine,
        "no_answer": row.no_answer,
        "reached_percent": row.reached,
        "first_contact": row.first_contact,
        "median_wait_seconds": row.waited,
        "reasons": [{"why": why, "count": n} for why, n in row.whys],
    }
