"""`guichet survey`: what citizens answered in a satisfaction round, by service (COM-11). Rounds are drawn with `guichet record`."""

import argparse
from typing import Any

from guichet.application import surveying
from guichet.cli.opening import opened
from guichet.cli.output import document, plain
from guichet.cli.speaking import Speaker
from guichet.domain.surveying import Tally, name_of
from guichet.domain.wording import Text, translate


def survey_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Write what came of a round."""
    with opened(arguments, speaker) as desk:
        found = surveying.outcome(desk, arguments.round)
        if arguments.csv:
            surveying.to_csv(found, arguments.csv, speaker.lang, speaker.lookup)
            speaker.note(translate("Cli", "Ronde écrite dans {file}.", file=str(arguments.csv)))
            return 0
    if arguments.json:
        document(_as_json(found, speaker))
        return 0
    said = found.round.said
    plain(speaker.say(translate("Cli", "Ronde {name} ({id})", name=name_of(said), id=found.round.id)))
    everyone = translate("Survey", "Tous les services")
    for name, tally in [*((each.name, each.tally) for each in found.services), (everyone, found.total)]:
        plain(speaker.say(_sentence(name, tally)))
    return 0


def _sentence(name: Text, tally: Tally) -> Text:
    mean = tally.mean
    return translate(
        "Cli",
        "{service} : tirés {drawn}, réponses {answered} ({rate} %), refus {refused}, non joints {not_reached}, à appeler"
        " {waiting}, satisfaits {satisfied}, moyenne {mean}",
        service=name,
        drawn=tally.drawn,
        answered=tally.answered,
        rate=round(100 * tally.rate),
        refused=tally.refused,
        not_reached=tally.not_reached,
        waiting=tally.waiting,
        satisfied=tally.satisfied,
        mean="—" if mean is None else f"{mean:.1f}",
    )


def _as_json(found: surveying.Outcome, speaker: Speaker) -> dict[str, Any]:
    said = found.round.said
    return {
        "round": found.round.id,
        "name": speaker.say(name) if isinstance(name := name_of(said), Text) else name,
        "from": said.since.isoformat(),
        "to": said.until.isoformat(),
        "seed": said.seed,
        "ended": said.ended,
        "services": [
            {"service": each.service, "name": speaker.say(each.name), **_counts(each.tally)}
            for each in found.services
        ],
        "total": _counts(found.total),
    }


def _counts(tally: Tally) -> dict[str, Any]:
    interval = tally.interval
    return {
        "drawn": tally.drawn,
        "answered": tally.answered,
        "refused": tally.refused,
        "not_reached": tally.not_reached,
        "waiting": tally.waiting,
        "response_rate": round(tally.rate, 4),
        "scores": list(tally.scores),
        "mean": None if tally.mean is None else round(tally.mean, 3),
        "satisfied": tally.satisfied,
        "satisfied_interval_95": None if interval is None else [round(end, 4) for end in interval],
    }
