"""What this city's clerks chose: recorded with each contact taken in, at work at once, forgotten on demand (ROUTE-1).

A choice is an event, so that it travels to the other desks. It holds the topic and digests of stems, never a sentence;
nothing is kept of a confidential dossier.
"""

import threading
from typing import Literal

import msgspec

from guichet.application.workplace import Workplace
from guichet.domain import ids, people
from guichet.domain.dossier import Dossier
from guichet.domain.payloads import ChoiceMade, EntryWithdrawn, decode
from guichet.domain.routing.learned import Choice, Learned, add, choice, gather
from guichet.store import queries
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


def forget(desk: Workplace, topic: str = "") -> int:
    """Forget what was chosen for a topic, or everything, at every desk; return how many choices that was."""
    people.require(desk.agent, "edit_directory")
    read = msgspec.json.Decoder(ChoiceMade).decode
    with desk.recorder.transaction(desk.agent.id) as transaction:
        rows = queries.entries(transaction.connection, STREAM)
        forgotten = [code for code, content in rows if not topic or read(content).topic == topic]
        for code in forgotten:
            transaction.append(STREAM, ids.raw(code), EntryWithdrawn(STREAM, code))
        receipt = transaction.receipt
    desk.recorded(receipt)
    return len(forgotten)
