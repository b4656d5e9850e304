"""One exchange with the City's shared database, how it left this desk, and the digest that proves two desks in step.

What another desk recorded is shown as what is recorded here is: `Workplace.recorded` tells the windows.
"""

import hashlib
import logging
from datetime import datetime
from typing import Literal

import msgspec

from guichet.application.copies import refold
from guichet.application.workplace import Workplace
from guichet.domain.dossier import fold
from guichet.domain.progress import CancelCheck, Progress, check
from guichet.domain.record import EVERYONE, Event
from guichet.domain.wording import Text, translate
from guichet.store import events as rows
from guichet.store import locking, quarantining
from guichet.store.quarantining import Quarantined
from guichet.store.receiving import LocalReplica
from guichet.store.recording import Receipt
from guichet.sync import rounds
from guichet.sync.failures import Away, Refused, SyncFailure
from guichet.sync.rounds import Outcome
from guichet.sync.wire import Link, Shared

Standing = Literal["alone", "joining", "in_step", "away", "attention"]
CLOCK_NOTICE_S = 120
CLOCK_WARNING_S = 600
"""How far this desk's clock may be from the server's before a notice, and before a warning (SYNC.md, Clocks)."""
_DIGEST_STEP = 500
_log = logging.getLogger(__name__)


class State(msgspec.Struct, frozen=True):
    """How this desk stands with the shared database.

    `since` is when it came to stand so (aware), `to_send` how many of its events wait, `sentence` what a person should
    know or do; `clock_s` is how far this desk's clock is ahead of the server's, in seconds; `aside` how many entries
    stand apart, where that is what the sentence is about.
    """

    standing: Standing
    since: datetime | None = None
    to_send: int = 0
    sentence: Text | None = None
    clock_s: float = 0.0
    aside: int = 0


ALONE = State("alone")


class Exchange:
    """The exchange of one open desk. Calls come from one thread at a time; the record is safe from any."""

    def __init__(self, desk: Workplace) -> None:
        self._desk = desk
        self._progress: Progress | None = None
        self._cancelled: CancelCheck | None = None
        self.state = State("joining", desk.clock.now())
        self.replica = LocalReplica(desk.recorder, self._came, self._refold)

    def round(
        self,
        shared: Shared,
        progress: Progress | None = None,
        cancelled: CancelCheck | None = None,
        *,
        again: bool = False,
    ) -> Outcome:
        """Play one round and keep how it left this desk. Raises `SyncFailure`, `StoreBusy` when one is under way.

        `progress` counts events, then those refolded after a first fill; stopped, it goes on where it was next time.
        `again` also tries what stands apart, after a newer version or a repair.
        """
        self._progress, self._cancelled = progress, cancelled
        try:
            with locking.exchanging(self._desk.store.folder):
                if again:
                    self._offer_again(shared)
                outcome = rounds.run(self.replica, shared, progress, cancelled)
        except SyncFailure as failure:
            self.failed(failure)
            raise
        finally:
            self._progress = self._cancelled = None
        self._succeeded(outcome)
        return outcome

    def failed(self, failure: SyncFailure) -> None:
        """Keep that the shared database could not be reached, or refused."""
        standing: Standing = "away" if isinstance(failure, Away) else "attention"
        since = self.state.since if self.state.standing == standing else self._desk.clock.now()
        self.state = State(standing, since, self.to_send(), failure.message)

    def to_send(self) -> int:
        """Return how many events of this desk the shared database has not acknowledged."""
        return max(0, self.replica.vector().get(self.replica.desk_id, 0) - self.replica.acknowledged())

    def counted(self) -> State:
        """Return how this desk stands, with what it recorded since."""
        self.state = msgspec.structs.replace(self.state, to_send=self.to_send())
        return self.state

    def _succeeded(self, outcome: Outcome) -> None:
        now = self._desk.clock.now()
        clock_s = now.timestamp() - outcome.clock_ms / 1000
        with self._desk.store.read() as connection:
            aside = len(quarantining.listed(connection))
        sentence = self._worry(outcome, clock_s, aside)
        if sentence is not None:
            shown = 0 if outcome.disputed else aside
            self.state = State("attention", now, self.to_send(), sentence, clock_s, shown)
        elif outcome.stopped:
            self.state = State("joining", now, self.to_send(), None, clock_s)
        else:
            self.state = State("in_step", now, self.to_send(), _clock_notice(clock_s), clock_s)

    def _offer_again(self, shared: Shared) -> None:
        """Give again what the shared database refused; what it refuses once more stays apart."""
        for event in self.replica.ask_again():
            key = event.header.desk_id, event.header.desk_seq
            try:
                shared.push(key[0], [event])
            except Refused:
                _log.info("an entry that stood apart is refused once more")
            else:
                self.replica.released(key)

    def _worry(self, outcome: Outcome, clock_s: float, aside: int) -> Text | None:
        """Return what a person should see to though the exchange works; None when all is well."""
        if outcome.disputed:
            return translate(
                "Exchange",
                "Des entrées faites avant que ce poste soit copié n’ont pas pu partir. Elles sont gardées ici ; demandez à"
                " l’administrateur de la base d’ouvrir la récupération.",
            )
        if aside == 1:
            return translate(
                "Exchange", "Une entrée n’a pas pu être échangée et reste à part ; le reste suit son cours."
            )
        if aside:
            return translate(
                "Exchange",
                "{n} entrées n’ont pas pu être échangées et restent à part ; le reste suit son cours.",
                n=aside,
            )
        if abs(clock_s) >= CLOCK_WARNING_S:
            return translate(
                "Exchange",
                "L’horloge de ce poste s’écarte de {minutes} minutes de celle du serveur : réglez-la, les heures inscrites"
                " en dépendent.",
                minutes=round(abs(clock_s) / 60),
            )
        return None

    def _came(self, receipt: Receipt) -> None:
        self._desk.recorded(receipt)
        if any(stream == "calendar" for stream, _ in receipt.changed):
            from guichet.application.calendar import recount

            recount(self._desk)

    def _refold(self) -> None:
        refold(self._desk, self._progress)


def _clock_notice(clock_s: float) -> Text | None:
    if abs(clock_s) < CLOCK_NOTICE_S:
        return None
    return translate(
        "Exchange",
        "L’horloge de ce poste s’écarte de {minutes} minutes de celle du serveur.",
        minutes=round(abs(clock_s) / 60),
    )


def exchange_once(
    desk: Workplace,
    link: Link,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> tuple[Outcome, State]:
    """Connect, play one round and return what it did and how the desk stands. Raises `SyncFailure`, `StoreBusy`."""
    exchange = Exchange(desk)
    try:
        with link.open() as shared:
            return exchange.round(shared, progress, cancelled), exchange.state
    except SyncFailure as failure:
        exchange.failed(failure)
        raise


def quarantined(desk: Workplace) -> list[Quarantined]:
    """Return the events that could not be exchanged, latest first."""
    with desk.store.read() as connection:
        return quarantining.listed(connection)


def digest(desk: Workplace, progress: Progress | None = None, cancelled: CancelCheck | None = None) -> str:
    """Return one digest of all folded dossiers and of everything else that is recorded, in hexadecimal.

    Desks in step have the same; what only a circle may read counts as sealed. `progress` counts events.
    """
    told = hashlib.sha256()
    done = 0
    with desk.store.read() as connection:
        (total,) = connection.execute("SELECT count(*) FROM event").fetchone()
        for number, events in enumerate(rows.by_entity(connection)):
            entity_id = events[0].header.entity_id
            folded = fold(entity_id, [_open_to_all(event) for event in events])
            told.update(msgspec.msgpack.encode(folded))
            done += len(events)
            if number % _DIGEST_STEP == 0:
                check(cancelled)
                if progress is not None:
                    progress(done, total)
    return told.hexdigest()


def _open_to_all(event: Event) -> Event:
    return event if event.audience == EVERYONE else Event(event.header, None)
