"""`guichet deadline` and `guichet policy`: by when a contact must be answered, and why (STAFF-3, STAFF-4)."""

import argparse
from typing import Any

import msgspec

from guichet.application.workplace import Workplace, read_policy
from guichet.cli.lines import input_lines, moment, read
from guichet.cli.opening import opened
from guichet.cli.output import line, plain
from guichet.cli.speaking import Speaker
from guichet.domain.errors import PersonError
from guichet.domain.wording import translate


class _Asked(msgspec.Struct, forbid_unknown_fields=True):
    channel: str
    received: str


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
        refused = 0
        for number, text in input_lines(arguments.source):
            try:
                asked: _Asked = read(text, _Asked)
                answer = _deadline(desk, asked.channel, asked.received, speaker)
            except PersonError as error:
                refused += 1
                answer = {"line": number, "error": speaker.say(error.message)}
            line(answer)
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
