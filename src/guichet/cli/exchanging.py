"""`guichet sync` and `guichet digest`: exchange with the shared database, and prove that two desks are in step."""

import argparse
import threading

from guichet.application import enrolment
from guichet.application.exchanging import State, digest, exchange_once, quarantined
from guichet.application.in_step import NOT_ENROLLED, InStep
from guichet.application.workplace import Workplace
from guichet.cli.opening import opened
from guichet.cli.output import Gauge, document, plain
from guichet.cli.speaking import Speaker
from guichet.domain import ids
from guichet.domain.wording import Text, translate
from guichet.sync.wire import Link

EVER = 3600.0
"""How long the main thread sleeps at a time while it keeps in step, in seconds: an interruption wakes it."""


def sync_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Play one round, or keep in step until interrupted; 1 when something needs a person."""
    with opened(arguments, speaker) as desk:
        link = enrolment.link(desk)
        if link is None:
            raise NOT_ENROLLED
        if arguments.watch:
            return _watch(desk, link, speaker)
        outcome, state = exchange_once(desk, link, Gauge(speaker, translate("Cli", "Échange")))
        aside = quarantined(desk)
        if arguments.json:
            document(
                {
                    "target": link.target,
                    "received": outcome.received,
                    "sent": outcome.sent,
                    "refilled": outcome.refilled,
                    "to_send": state.to_send,
                    "new_identity": outcome.renewed,
                    "clock_seconds": round(state.clock_s, 1),
                    "standing": state.standing,
                    "quarantine": [[ids.text(each.desk_id), each.desk_seq, each.reason] for each in aside],
                }
            )
        else:
            speaker.note(
                translate(
                    "Cli",
                    "Échange avec {target} : reçus {received}, envoyés {sent}, à envoyer {waiting}.",
                    target=link.target,
                    received=outcome.received,
                    sent=outcome.sent,
                    waiting=state.to_send,
                )
            )
            if state.sentence is not None:
                speaker.note(state.sentence)
        return 1 if state.standing == "attention" else 0


def _watch(desk: Workplace, link: Link, speaker: Speaker) -> int:
    telling = _Telling(speaker)
    keeping = InStep(desk, link, telling)
    keeping.start()
    try:
        while True:
            telling.ended.wait(EVER)
    finally:
        keeping.stop()


class _Telling:
    """Says how the desk stands, when that changes."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._said: tuple[str, Text | None] | None = None
        self.ended = threading.Event()

    def __call__(self, state: State) -> None:
        said = state.standing, state.sentence
        if said == self._said:
            return
        self._said = said
        match state.standing:
            case "in_step":
                self._speaker.note(translate("Cli", "À jour avec la base partagée."))
            case "away":
                self._speaker.note(translate("Cli", "Hors ligne : {n} à envoyer au retour.", n=state.to_send))
        if state.sentence is not None:
            self._speaker.note(state.sentence)


def digest_command(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Print one digest of everything that is recorded, folded: desks in step print the same."""
    with opened(arguments, speaker, as_it_is=True) as desk:
        plain(digest(desk, Gauge(speaker, translate("Cli", "Empreinte"))))
    return 0
