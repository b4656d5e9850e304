"""Every figure of the dashboard, counted a second time over the exported events (COM-7, COM-8, COM-10, STAFF-2, STAFF-3)."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

import pytest
from tests.application.naive_measures import ALL, Calendar, Counter, Document, Found, Life, lives
from tests.store import histories
from tests.workshop import FileVault, ScriptedClock, SeededRandom, clock_of, record_apart, request

from guichet.application import acting, calendar, demo, joining, looking, setting_up
from guichet.application.measures import Dashboard, Row, dashboard
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import commands, ids, payloads
from guichet.domain.periods import Period, around, between
from guichet.store import measuring
from guichet.store.rebuilding import rebuild

DOSSIERS = 5000
OCTOBER = around("month", date(2026, 10, 14))


class History(NamedTuple):
    """A desk with a long history, and the same told by its exported events."""

    desk: Workplace
    every: list[Life]
    calendar: Calendar

    def naive(self, period: Period, service: str = "") -> Found:
        now = self.desk.clock.now()
        return Counter(self.every, self.calendar, period.first, period.last, now, service).found


def exported(desk: Workplace) -> list[Document]:
    """Return every event as JSON tells it, in the order of arrival."""
    with desk.store.read() as connection:
        rows = connection.execute(
            "SELECT e.id, e.entity_id, e.stream, e.type, e.occurred_at, e.hlc, e.desk_id, e.desk_seq, b.payload"
            " FROM event e JOIN event_body b ON b.seq = e.seq ORDER BY e.seq"
        ).fetchall()
    return [
        {
            "id": str(uuid.UUID(bytes=name)),
            "entity_id": entity.hex(),
            "stream": stream,
            "type": kind,
            "occurred_at": occurred,
            "hlc": hlc,
            "desk_id": desk_id.hex(),
            "desk_seq": seq,
            "payload": json.loads(payload),
        }
        for name, entity, stream, kind, occurred, hlc, desk_id, seq, payload in rows
    ]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Half a year of 5,000 dossiers, then two weeks of a desk that corrects, disputes, escalates and reopens."""
    folder = tmp_path_factory.mktemp("measures") / "desk"
    clock = ScriptedClock()
    demo.make(folder, dossiers=DOSSIERS, seed=6, clock=clock, vault=FileVault())
    desk = open_workplace(folder, create=False, clock=clock, random=SeededRandom(6), vault=FileVault())
    try:
        setting_up.resume(desk)
        numbers = histories.work(desk, 6, 90)
        _mishaps(desk, numbers)
        documents = exported(desk)
        yield History(desk, lives(documents), Calendar(documents))
    finally:
        desk.close()


def _mishaps(desk: Workplace, numbers: list[str]) -> None:
    """What a random desk seldom does: disputes settled and not, entries struck, citizens who join, closures of past days."""
    chosen = [line.number for line in looking.page(desk, filters=looking.Filter(status="open"), limit=40)]
    told = payloads.DossierClosed("Réparé", "citoyen", "phone", "yes")
    for number in chosen[:6]:
        record_apart(desk, number, told, payloads.DossierClosed("Sans suite", "citoyen", "phone", "no"))
    for number in chosen[:3]:
        conflict = acting.show(desk, number).dossier.conflicts[0]
        acting.perform(desk, commands.Settle(number, keep=ids.text(conflict.events[0])))
    for number in chosen[6:12]:
        asked = acting.perform(
            desk, commands.Transfer(number, contact="TP-02", answer="no", not_mine=True)
        ).events[0]
        promised = acting.perform(
            desk,
            commands.Promise(
                number, due=desk.clock.now() + timedelta(days=4), reason="pluie", told="au téléphone"
            ),
        ).events[0]
        clock_of(desk).advance(minutes=7)
        if number in chosen[6:9]:
            acting.perform(desk, commands.Correct(number, entry=asked, reason="autre dossier", retract=True))
            acting.perform(
                desk, commands.Correct(number, entry=promised, reason="autre dossier", retract=True)
            )
    for number in chosen[12:18]:
        opening = ids.text(acting.show(desk, number).dossier.entries[0].header.id)
        acting.perform(
            desk,
            commands.Correct(
                number,
                entry=opening,
                reason="mal compris",
                fields={"topic": "nid-de-poule", "channel": "email"},
            ),
        )
        joining.join(
            desk, commands.Join(number, channel="phone", description="Moi aussi", answered="C’est connu")
        )
    take_in(desk, request("Plainte d’une employée", topic="plainte-employe", confidential=True))
    calendar.add_closure(desk, date(2026, 10, 14), "Panne du système")
    calendar.add_closure(desk, date(2026, 10, 21), "Assemblée", time(11))


def counted(found: Dashboard, at: int = 0) -> dict[tuple[str, str, str], object]:
    """Return every figure of a dashboard by measure, group and column; `at` 1 and 2 give the compared ones."""
    figures: dict[tuple[str, str, str], object] = {}
    for table in found.tables:
        rows = [(row.code, row) for row in table.rows]
        rows += [(ALL, table.total)] if table.total is not None else []
        for code, row in rows:
            if at:
                cell = row.before if at == 1 else row.last_year
                if cell is not None:
                    figures[table.measure.key, code, table.measure.compared] = cell.value
            else:
                for column, cell in zip(table.measure.columns, row.cells, strict=True):
                    figures[table.measure.key, code, column.key] = cell.value
    return figures


def agree(shown: dict[tuple[str, str, str], object], naive: Found) -> None:
    """Hold every figure shown against the naive one, and every naive one that is not nothing against what is shown."""
    for key, value in shown.items():
        expected = naive.get(key, (None, None))[0]
        if expected is None:
            assert value in (None, 0), key
        else:
            assert value == pytest.approx(expected, abs=1e-9), key
    for key, (expected, _) in naive.items():
        if key[0] != "directing" and expected:
            assert key in shown, key


@pytest.mark.parametrize(
    ("period", "service"),
    [
        (OCTOBER, ""),
        (OCTOBER, "TP"),
        (around("week", date(2026, 11, 25)), ""),
        (around("quarter", date(2026, 8, 1)), "SCC"),
        (around("year", date(2026, 1, 1)), ""),
        (between(date(2026, 10, 9), date(2026, 10, 23)), "URB"),
    ],
)
def test_every_figure_equals_a_second_count_over_the_exported_events(
    history: History, period: Period, service: str
) -> None:
    found = dashboard(history.desk, period, service)
    agree(counted(found), history.naive(period, service))
    for at, other in ((1, period.before), (2, period.last_year)):
        naive = history.naive(other, service)
        for (measure, code, column), value in counted(found, at).items():
            expected = naive.get((measure, code, column), (None, None))[0]
            assert value == (pytest.approx(expected, abs=1e-9) if expected is not None else value), measure
            assert expected is not None or value in (None, 0), (measure, code)


def test_the_history_holds_every_phenomenon(history: History) -> None:
    """A count of nothing would agree with anything."""
    year = history.naive(around("year", date(2026, 1, 1)))
    for measure, column in (
        ("topic", "joined"), ("first_contact", "settled"), ("rules", "kept"), ("rules", "missed"), ("rules", "waiting"),
        ("promises", "kept"), ("promises", "moved"), ("promises", "missed"), ("promises", "waiting"),
        ("transfers", "refused"), ("transfers", "not_mine"), ("transfers", "no_answer"), ("directing", "sent_back"),
        ("closings", "reopened"), ("closings", "dissatisfied"), ("satisfaction", "no"), ("open", "late"),
    ):  # fmt: skip
        assert (year[measure, ALL, column][0] or 0) >= 3, (measure, column)
    with history.desk.store.read() as connection:
        kinds = dict(connection.execute("SELECT type, count(*) FROM event GROUP BY type").fetchall())
        (disputed,) = connection.execute("SELECT count(*) FROM dossier WHERE conflicts > 0").fetchone()
        (confidential,) = connection.execute("SELECT count(*) FROM dossier WHERE confidential = 1").fetchone()
    assert kinds["dossier.corrected"] > 10
    assert kinds["dossier.conflict_settled"] == 3
    assert kinds["dossier.escalated"] > 0
    assert disputed >= 3
    assert confidential > 10
    assert len(history.every) > DOSSIERS


def test_every_count_opens_the_dossiers_that_it_counts(history: History) -> None:
    """« Every figure opens the dossiers behind it »: the very ones, by the naive count, of this period and of the others."""
    found = dashboard(history.desk, OCTOBER, "SCC")
    naive = [history.naive(each, "SCC") for each in (OCTOBER, OCTOBER.before, OCTOBER.last_year)]
    opened = 0
    with history.desk.store.read() as connection:
        for table in found.tables:
            rows: list[tuple[str, Row]] = [(row.code, row) for row in table.rows]
            rows += [(ALL, table.total)] if table.total is not None else []
            for code, row in rows:
                columns = [(0, column.key) for column in table.measure.columns]
                columns += [(1, table.measure.compared), (2, table.measure.compared)] if row.before else []
                for (at, column), cell in zip(columns, row.every, strict=True):
                    wanted = naive[at].get((table.measure.key, code, column), (None, None))[1]
                    if wanted is not None:
                        assert cell.behind is not None
                        seen = measuring.dossiers_behind(connection, cell.behind)
                        assert {each.hex() for each in seen} == wanted, (table.measure.key, code, column)
                        opened += 1
    assert opened > 200


def test_a_rebuild_and_a_new_closure_leave_the_figures_where_the_events_put_them(history: History) -> None:
    """A closure of a past day moves what was kept and missed, in the projections as in a refold of everything."""
    desk = history.desk
    before = counted(dashboard(desk, OCTOBER))
    rebuild(desk.store, desk.projector())
    assert counted(dashboard(desk, OCTOBER)) == before
    calendar.add_closure(desk, date(2026, 10, 28), "Tempête")
    documents = exported(desk)
    again = history._replace(every=lives(documents), calendar=Calendar(documents))
    after = counted(dashboard(desk, OCTOBER))
    assert after != before
    agree(after, again.naive(OCTOBER))
