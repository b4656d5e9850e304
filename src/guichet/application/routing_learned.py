"""What this city's clerks chose: recorded with each contact taken in, at work at once, forgotten on demand (ROUTE-1).

A choice is an event, so that it travels to the other desks. It holds the topic and digests of stems, never a sentence;
nothing is kept of a confidential dossier.
"""

import threading
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from guichet.application import looking
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids, people
from guichet.domain.dossier import Dossier
from guichet.domain.payloads import ChoiceMade, EntryWithdrawn, decode
from guichet.domain.routing.learned import Choice, Learned, add, choice, gather
from guichet.store import queries
from guichet.store.queries import Filter
from guichet.store.recording import Receipt, Transaction

STREAM: Literal["choice"] = "choice"


def teach(transaction: Transaction, dossier: Dossier) -> None:
    """Record the topic of a dossier as chosen for what was said; a dossier sent elsewhere teaches its new topic."""
    if dossier.confidential or not dossier.topic or not dossier.description:
        return
    made = choice(dossier.description, dossier.topic)
    if made.traits:
        entity = ids.entry_id(STREAM, ids.text(dossier.id))
        transaction.append(STREAM, entity, ChoiceMade(made.topic, made.traits))


class Memory:
    """What was chosen so far, read once and then added to, choice by choice."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._learned = Learned()
        self._counted: set[str] = set()
        self._fresh: list[tuple[str, Choice]] = []
        self._stale = True

    def heard(self, receipt: Receipt) -> None:
        """Note what a transaction chose, on whichever thread recorded it; what it changed or restored is read again."""
        with self._guard:
            for event in receipt.events:
                header = event.header
                if header.stream != STREAM:
                    continue
                made = decode(header.type, header.version, event.payload)
                if isinstance(made, ChoiceMade) and not header.parents:
                    self._fresh.append((ids.text(header.entity_id), Choice(made.topic, made.traits)))
                else:
                    self._stale = True
            if not receipt.events and receipt.changed:
                self._stale = True

    def read_again(self) -> None:
        """Take the record as it stands at the next question: a new engine has learned nothing yet."""
        with self._guard:
            self._stale = True

    def learned(self, desk: Workplace) -> Learned | None:
        """Return what was chosen when that is something new, or None."""
        with self._guard:
            if self._stale:
                # What was announced so far is in the record, or was taken back since.
                self._fresh.clear()
                self._learned, self._counted = _recorded(desk)
                self._stale = False
            elif not self._fresh:
                return None
            # One that the record held a moment ago may be announced only now.
            for code, made in self._fresh:
                if code not in self._counted:
                    self._counted.add(code)
                    self._learned = add(self._learned, made)
            self._fresh.clear()
            return self._learned


def _recorded(desk: Workplace) -> tuple[Learned, set[str]]:
    with desk.store.read() as connection:
        rows = queries.entries(connection, STREAM)
    read = msgspec.json.Decoder(ChoiceMade).decode
    learned = gather(Choice(made.topic, made.traits) for made in (read(content) for _, content in rows))
    return learned, {code for code, _ in rows}


class Taught(msgspec.Struct, frozen=True):
    """One choice that is at work: its code, and the dossier that taught it, as far as whoever asks may see it."""

    code: str
    number: str = ""
    received: datetime | None = None
    said: str = ""


class Forgotten(msgspec.Struct, frozen=True):
    """A choice that was taken back, and all that is needed to learn it again."""

    code: str
    choice: ChoiceMade


def counted(desk: Workplace) -> dict[str, int]:
    """Return how many choices are at work for each topic, the topics with most of them first."""
    with desk.store.read() as connection:
        made = [_read(content) for _, content in queries.entries(connection, STREAM)]
    return dict(Counter(each.topic for each in made).most_common())


def taught(desk: Workplace, topic: str) -> list[Taught]:
    """Return the choices at work for a topic, newest first.

    A choice holds no sentence: the words are those of its dossier. A dossier outside the circle of who asks, or one
    that went to another topic since, is not named.
    """
    with desk.store.read() as connection:
        rows = queries.entries(connection, STREAM)
    left = {code for code, content in rows if _read(content).topic == topic}
    found: list[Taught] = []
    before: int | None = None
    while left and (lines := looking.page(desk, filters=Filter(topic=topic), before=before)):
        before = lines[-1].row
        for line in lines:
            code = ids.text(ids.entry_id(STREAM, ids.text(line.entity_id)))
            if code in left:
                left.discard(code)
                received = datetime.fromtimestamp(line.received_at / 1_000_000, civil.ZONE)
                found.append(Taught(code, line.number, received, line.summary))
    return [*found, *(Taught(code) for code in sorted(left))]


def forget(desk: Workplace, topic: str = "", code: str = "") -> list[Forgotten]:
    """Forget what was chosen for a topic, one choice (its code), or everything, at every desk; return what it was."""
    people.require(desk.agent, "edit_directory")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        forgotten = [
            Forgotten(known, made)
            for known, made in (
                (known, _read(content)) for known, content in queries.entries(transaction.connection, STREAM)
            )
            if topic in ("", made.topic) and code in ("", known)
        ]
        for each in forgotten:
            transaction.append(STREAM, ids.raw(each.code), EntryWithdrawn(STREAM, each.code))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return forgotten


def learn_again(desk: Workplace, forgotten: Sequence[Forgotten]) -> int:
    """Learn again what was just forgotten; return how many choices that was."""
    people.require(desk.agent, "edit_directory")
    with desk.recorder.transaction(desk.agent.id) as transaction:
        for each in forgotten:
            transaction.append(STREAM, ids.raw(each.code), each.choice)
        receipt = transaction.receipt
    desk.recorded(receipt)
    return len(forgotten)


def _read(content: bytes) -> ChoiceMade:
    return msgspec.json.decode(content, type=ChoiceMade)
