"""`guichet record`: the same use cases as the screens, line by line."""

import argparse
from typing import Any

import msgspec

from guichet.application import absences, incidents, joining, surveying
from guichet.application.acting import perform
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.cli.lines import convert, input_lines, moment, read
from guichet.cli.opening import opened
from guichet.cli.output import document, line
from guichet.cli.speaking import Speaker
from guichet.domain import commands
from guichet.domain.errors import EnvironmentFault, PersonError
from guichet.domain.wording import translate

_MOMENTS = ("received", "at", "promised", "due", "start", "end", "waiting_since")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _command(text: bytes) -> commands.AnyCommand:
    """Return the command of a line; times in any ISO 8601 form, civil time when they have no offset."""
    said = read(text)
    if isinstance(said, dict):
        said = {
            key: moment(value) if key in _MOMENTS and isinstance(value, str) else value
            for key, value in said.items()
        }
    command: commands.AnyCommand = convert(said, commands.AnyCommand)
    return command


def record_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Record each line of a file or of standard input; a refused line says why, and the others stand."""
    if arguments.schema:
        document({"$schema": _DIALECT, **msgspec.json.schema(commands.AnyCommand)})
        return 0
    if arguments.source is None:
        speaker.note(
            translate("Cli", "Indiquez un fichier de lignes JSON, ou « - » ; --schema en donne la forme.")
        )
        return 2
    refused = 0
    with opened(arguments, speaker, create=True) as desk:
        for number, text in input_lines(arguments.source):
            try:
                answer = _record(desk, text, speaker)
            except PersonError as error:
                refused += 1
                line({"line": number, "error": speaker.say(error.message)})
                if isinstance(error, EnvironmentFault):  # a full disk would refuse each line that follows
                    raise
            else:
                line(answer)
    return 1 if refused else 0


def _record(desk: Workplace, text: bytes, speaker: Speaker) -> dict[str, Any]:
    command = _command(text)
    if isinstance(command, commands.AbsenceCommand):
        stated = (
            absences.declare(desk, command)
            if isinstance(command, commands.DeclareAbsence)
            else absences.cancel(desk, command)
        )
        return {
            "absence": stated.absence,
            "events": list(stated.events),
            "warnings": [speaker.say(warning) for warning in stated.warnings],
        }
    if isinstance(command, commands.Intake):
        taken = take_in(desk, command)
        return {
            "dossier": taken.number,
            "events": list(taken.events),
            "service": taken.service,
            "contact": taken.contact,
            "due": taken.deadline.due.isoformat() if taken.deadline else None,
            "clause": taken.deadline.clause if taken.deadline else None,
        }
    if isinstance(command, commands.IncidentCommand):
        incident = (
            incidents.declare(desk, command)
            if isinstance(command, commands.DeclareIncident)
            else incidents.end(desk, command)
        )
        return {"incident": incident.id, "dossier": incident.number}
    if isinstance(command, commands.DrawRound | commands.EndRound):
        asked = (
            surveying.draw(desk, command)
            if isinstance(command, commands.DrawRound)
            else surveying.end(desk, command)
        )
        return {"round": asked.id, "seed": asked.said.seed, "drawn": len(asked.said.drawn)}
    if isinstance(command, commands.Rate):
        rated = surveying.answer(desk, command)
        return {"dossier": rated.number, "events": list(rated.events)}
    if isinstance(command, commands.Join):
        joined = joining.join(desk, command)
        return {"dossier": joined.number, "events": list(joined.events), "citizens": joined.citizens}
    acted = joining.link(desk, command) if isinstance(command, commands.Link) else perform(desk, command)
    return {"dossier": acted.number, "events": list(acted.events)}
