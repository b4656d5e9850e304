"""Stores of earlier releases open, fold and verify for ever: kept as fixtures, with their keys (promise 6, SYNC.md)."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.workshop import FileVault, ScriptedClock, SeededRandom, request

from guichet.application import acting, checking, copies
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain.circles import Sight
from guichet.domain.civil import ZONE
from guichet.domain.people import SCHEDULER
from guichet.store import copyfile, queries, restoring
from guichet.store import events as rows

FIXTURES = Path(__file__).parent / "fixtures"
AFTER = datetime(2026, 12, 29, 10, 0, tzinfo=ZONE)


@pytest.fixture(params=["release-0.1"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workplace]:
    """A desk of an earlier release, put back in service by this one."""
    clock, randomness = ScriptedClock(AFTER), SeededRandom(3)
    restoring.restore(
        tmp_path / "desk", FIXTURES / f"{request.param}.guichet", FileVault(), clock=clock, random=randomness
    )
    desk = open_workplace(tmp_path / "desk", create=False, clock=clock, random=randomness, vault=FileVault())
    copies.rebuild_if_needed(desk)  # as each opening does: the lists may be those of another version
    yield desk
    desk.close()


def told(desk: Workplace) -> str:
    """Return a digest of what every dossier says: its number, state, who answers, what is owed, its timeline."""
    said = []
    with desk.store.read() as connection:
        every = queries.dossiers(connection, filters=queries.Filter(sight=Sight(whole=True)), limit=10_000)
    desk.agent = SCHEDULER
    for line in sorted(every, key=lambda line: line.number):
        if line.confidential:
            continue
        dossier = acting.show(desk, line.number).dossier
        said.append(
            (
                dossier.number, dossier.status, dossier.kind, dossier.channel, dossier.service, dossier.contact,
                dossier.description, [(due.rule, due.clause, due.since, due.fixed, due.done_at) for due in dossier.due],
                [(closing.outcome, closing.told) for closing in dossier.closings], dossier.reopened,
                [(e.header.type, e.header.occurred_at, e.retracted, e.set_aside) for e in dossier.entries],
            )
        )  # fmt: skip
    return hashlib.sha256(repr(said).encode()).hexdigest()


def test_an_earlier_store_says_what_it_always_said(earlier: Workplace) -> None:
    """Promise 6: every chain verifies, every event is understood, every dossier folds to what it was."""
    diagnosis = checking.diagnose(earlier)
    assert diagnosis.healthy, [str(line) for line in diagnosis.page()]
    assert {f.check for f in diagnosis.findings} & {"unknown", "payloads"} == set()
    assert told(earlier) == TOLD


def test_an_earlier_store_goes_on(earlier: Workplace) -> None:
    """Promise 6: it is rebuilt, searched and recorded in, like one of today."""
    earlier.agent = SCHEDULER
    copies.rebuild(earlier)
    assert told(earlier) == TOLD
    taken = take_in(earlier, request("Une demande de plus", topic="nid-de-poule"))
    assert taken.deadline is not None
    assert taken.deadline.due.date() > AFTER.date()
    assert checking.diagnose(earlier).healthy


def test_an_earlier_chain_ends_where_it_ended(earlier: Workplace) -> None:
    """STAFF-7: the last link of the desk that made the copy is the one that the copy names."""
    facts = copyfile.read_facts(FIXTURES / "release-0.1.guichet")
    with earlier.store.read() as connection:
        marks = rows.marks(connection)
    for desk, mark in facts.desks.items():
        assert marks[desk] == mark


TOLD = "2157805e3bbce8af4651c4a39ed2ab60904cb00724e8c89a261d7bdee2089f5d"
"""What the dossiers of release 0.1 say; it must never change."""
