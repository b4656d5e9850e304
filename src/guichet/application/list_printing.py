"""That a list of a day was handed out stays on the record: which one, when, by whom, how many rows (STAFF-7)."""

from datetime import date, datetime
from typing import Literal

import msgspec

from guichet.application.followups import FollowUps
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids, people
from guichet.domain.lists import Question, key_of
from guichet.domain.payloads import AgentRecorded, ListPrinted, decode
from guichet.domain.wording import Text, translate
from guichet.store import events, queries

STREAM = "list"


class Printing(msgspec.Struct, frozen=True):
    """A list as it was last handed out. `at` is aware, in the City's zone; `by` is nothing for a command."""

    at: datetime
    by: str
    rows: int
    means: Literal["paper", "pdf"]

    @property
    def said(self) -> Text:
        """When, by whom and how many rows, in a sentence."""
        parts = {"time": self.at.time(), "n": self.rows, "person": self.by}
        if self.means == "pdf":
            if not self.by:
                return translate("Printing", "PDF écrit à {time}, lignes : {n}.", **parts)
            return translate("Printing", "PDF écrit à {time} par {person}, lignes : {n}.", **parts)
        if not self.by:
            return translate("Printing", "Imprimée à {time}, lignes : {n}.", **parts)
        return translate("Printing", "Imprimée à {time} par {person}, lignes : {n}.", **parts)


def printed(desk: Workplace, found: FollowUps, means: Literal["paper", "pdf"] = "paper") -> Printing:
    """Record that a list was handed out, and return it. Raises `Refusal` without the right to print lists."""
    people.require(desk.agent, "print_lists")
    said = ListPrinted(found.question, found.day, len(found.rows), means)
    with desk.recorder.transaction(desk.agent.id) as transaction:
        transaction.append(STREAM, _entity(found.question, found.day), said)
        receipt, now = transaction.receipt, transaction.now
    desk.recorded(receipt)
    by = "" if desk.agent == people.SCHEDULER else desk.agent.name
    return Printing(now.astimezone(civil.ZONE), by, len(found.rows), means)


def last_printing(desk: Workplace, question: Question, day: date) -> Printing | None:
    """Return how the list of a day was last handed out, at any desk; None when it never was."""
    with desk.store.read() as connection:
        history = events.of_entity(connection, _entity(question, day))
        if not history:
            return None
        last = max(history, key=lambda event: (event.header.recorded_at, event.header.hlc))
        agents = dict(queries.entries(connection, "agent", withdrawn=True))
    header = last.header
    said = decode(header.type, header.version, last.payload)
    if not isinstance(said, ListPrinted):
        return None
    known = agents.get(ids.text(header.author))
    by = msgspec.json.decode(known, type=AgentRecorded).name if known is not None else ""
    at = datetime.fromtimestamp(header.recorded_at / 1_000_000, civil.ZONE)
    return Printing(at, by, said.rows, said.means)


def _entity(question: Question, day: date) -> bytes:
    return ids.entry_id("printing", f"{day.isoformat()} {key_of(question)}")
