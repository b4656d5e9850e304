"""`guichet route`: from a citizen's words to who answers, for one text or line by line (ROUTE-1, ROUTE-2)."""

import argparse
import time
from typing import Annotated, Any

import msgspec

from guichet.application import routing
from guichet.application.workplace import Workplace
from guichet.cli.lines import input_lines, moment, read
from guichet.cli.opening import opened
from guichet.cli.output import line, plain
from guichet.cli.speaking import Speaker
from guichet.cli.usage import MOST
from guichet.domain.commands import MAX_TEXT
from guichet.domain.errors import PersonError, Refusal
from guichet.domain.wording import translate


class _Asked(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    street: str = ""
    at: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST)] | None = None


def route_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Look up where to direct one text, or each line of standard input."""
    with opened(arguments, speaker, create=True) as desk:
        if not desk.directory.topics:
            speaker.note(
                translate("Cli", "Le répertoire est vide : importez-le avec « guichet import FICHIER… ».")
            )
        routing.look_up(desk, "rue", limit=1)  # what a first look-up loads is not the time of an answer
        if arguments.text != "-":
            answer = _answer(
                desk, _Asked(arguments.text, arguments.street, arguments.at), arguments.limit, speaker
            )
            if arguments.json:
                line(answer)
            else:
                _print(answer)
            return 0
        refused = 0
        for number, text in input_lines("-"):
            try:
                asked: _Asked = read(text, _Asked)
                answer = _answer(desk, asked, asked.limit or arguments.limit, speaker)
            except PersonError as error:
                refused += 1
                answer = {"line": number, "error": speaker.say(error.message)}
            line(answer)
    return 1 if refused else 0


def _answer(desk: Workplace, asked: _Asked, limit: int, speaker: Speaker) -> dict[str, Any]:
    for said in (asked.text, asked.street):
        if len(said) > MAX_TEXT:
            raise Refusal(
                translate(
                    "Cli",
                    "Le texte compte {n} caractères ; la limite est de {limit}. Gardez-en l’essentiel.",
                    n=len(said),
                    limit=MAX_TEXT,
                )
            )
    at = moment(asked.at) if asked.at else desk.clock.now()
    started = time.perf_counter()
    found = routing.look_up(desk, asked.text, street=asked.street, at=at, limit=limit)
    elapsed = (time.perf_counter() - started) * 1000
    answer: dict[str, Any] = {
        "results": [routing.as_json(result, speaker.lang, speaker.say) for result in found]
    }
    if asked.text.strip() and all(result.band == "unlikely" for result in found):
        answer["ask"] = speaker.say(routing.NOTHING_FITS)
    return answer | {"elapsed_ms": round(elapsed, 3)}


def _print(answer: dict[str, Any]) -> None:
    if "ask" in answer:
        plain(answer["ask"])
    for result in answer["results"]:
        plain(
            f"{result['score']:.2f}  {result['label']}  →  {result['service']} {result['contact'] or ''}".rstrip()
        )
        plain(f"      {result['because']}")
        plain(f"      {result['say']}")
