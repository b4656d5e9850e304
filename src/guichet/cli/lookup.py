"""`guichet route`, `guichet deadline` and `guichet policy` (ROUTE-1, STAFF-3, STAFF-4)."""

import argparse
import time
from typing import Any

import msgspec

from guichet.application import routing
from guichet.application.workplace import Workplace, read_policy
from guichet.cli.opening import opened
from guichet.cli.output import Speaker, input_lines, line, moment, plain, unreadable
from guichet.domain.errors import PersonError
from guichet.domain.wording import translate


class _RouteLine(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    street: str = ""
    at: str | None = None
    limit: int | None = None


class _DeadlineLine(msgspec.Struct, forbid_unknown_fields=True):
    channel: str
    received: str


def route_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Look up where to direct one text, or each line of standard input."""
    with opened(arguments, speaker, create=True) as desk:
        if not desk.directory.topics:
            speaker.note(
                translate("Cli", "Le répertoire est vide : importez-le avec « guichet import FICHIER… ».")
            )
        routing.prepare(desk)
        if arguments.text != "-":
            asked = _RouteLine(arguments.text, arguments.street, arguments.at, arguments.limit)
            answer = _route(desk, asked, arguments.limit, speaker)
            if arguments.json:
                line(answer)
            else:
                _print_route(answer)
            return 0
        refused = False
        for text in input_lines("-"):
            try:
                asked = msgspec.json.decode(text, type=_RouteLine)
                line(_route(desk, asked, asked.limit or arguments.limit, speaker))
            except (msgspec.MsgspecError, PersonError) as error:
                refused = True
                line({"error": _reason(error, speaker)})
    return 1 if refused else 0


def _route(desk: Workplace, asked: _RouteLine, limit: int, speaker: Speaker) -> dict[str, Any]:
    at = moment(asked.at) if asked.at else desk.clock.now()
    started = time.perf_counter()
    found = routing.look_up(desk, asked.text, street=asked.street, at=at, limit=limit)
    elapsed = (time.perf_counter() - started) * 1000
    return {
        "results": [routing.as_json(result, speaker.lang, speaker.say) for result in found],
        "elapsed_ms": round(elapsed, 3),
    }


def _print_route(answer: dict[str, Any]) -> None:
    for result in answer["results"]:
        plain(
            f"{result['score']:.2f}  {result['label']}  →  {result['service']} {result['contact'] or ''}".rstrip()
        )
        plain(f"      {result['because']}")
        plain(f"      {result['say']}")


def deadline_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Say by when a contact must be answered, for one contact or each line of standard input."""
    with opened(arguments, speaker, create=True) as desk:
        if arguments.source is None:
            if not arguments.channel or not arguments.received:
                speaker.note(
                    translate("Cli", "Indiquez --channel et --received, ou « - » pour des lignes JSON.")
                )
                return 2
            answer = _deadline(desk, arguments.channel, arguments.received, speaker)
            if arguments.json:
                line(answer)
            else:
                plain(answer["explanation"])
            return 0
        refused = False
        for text in input_lines(arguments.source):
            try:
                asked = msgspec.json.decode(text, type=_DeadlineLine)
                line(_deadline(desk, asked.channel, asked.received, speaker))
            except (msgspec.MsgspecError, PersonError) as error:
                refused = True
                line({"error": _reason(error, speaker)})
    return 1 if refused else 0


def _deadline(desk: Workplace, channel: str, received: str, speaker: Speaker) -> dict[str, Any]:
    found = desk.calendar.deadline(channel, moment(received))
    return {
        "due": found.due.isoformat(),
        "clause": found.clause,
        "skipped": [
            {"date": day.date.isoformat(), "reason": speaker.say(day.reason)} for day in found.skipped
        ],
        "explanation": speaker.say(found.explanation),
    }


def policy_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Check a policy file and say precisely what is missing."""
    found = read_policy(arguments.file)
    speaker.note(
        translate(
            "Cli",
            "La politique de {city} est complète : {clauses} clauses, {rules} règles, {channels} canaux.",
            city=found.city,
            clauses=len(found.clauses),
            rules=len(found.rules),
            channels=len(found.channels),
        )
    )
    return 0


def _reason(error: Exception, speaker: Speaker) -> str:
    return speaker.say(error.message if isinstance(error, PersonError) else unreadable(error))
