"""What a person who is away owes: on whose list it stands meanwhile, marked, and when it comes back (STAFF-6, STAFF-1)."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workshop import clock_of, desk_in, request

from guichet.application import absences, acting, directory, printing
from guichet.application.followups import follow_ups
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain.civil import ZONE
from guichet.domain.commands import Assign, DeclareAbsence

TODAY = datetime(2026, 11, 24, tzinfo=ZONE)
THURSDAY = TODAY + timedelta(days=2)
FOREMAN, CLERK = "TP-02", "TP-05"


def owed_by(desk: Workplace, contact: str) -> str:
    """Record a call that a person owes, and return its dossier."""
    number = take_in(desk, request(channel="phone", topic="nid-de-poule")).number
    acting.perform(desk, Assign(number, contact=contact, reason="Son secteur."))
    return number


def marks(desk: Workplace, **asked: object) -> list[tuple[str, str, str]]:
    """Return number, responsible and mark of each line."""
    return [
        (row.line.number, str(row.responsible), str(row.absence) if row.absence is not None else "")
        for row in follow_ups(desk, **asked).rows  # type: ignore[arg-type]
    ]


def title(desk: Workplace, code: str) -> str:
    return desk.directory.contacts[code].title_fr


def test_the_line_stands_on_the_replacements_list_and_comes_back(desk: Workplace) -> None:
    """STAFF-6: marked on both lists while away; on the person's alone from the return on."""
    number = owed_by(desk, FOREMAN)
    foreman, clerk = title(desk, FOREMAN), title(desk, CLERK)
    assert marks(desk, contact=CLERK) == []
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, THURSDAY, CLERK))
    assert marks(desk, contact=CLERK) == [(number, clerk, f"remplace {foreman}")]
    assert marks(desk, contact=FOREMAN) == [(number, foreman, f"remplacé par {clerk}")]
    assert marks(desk) == [(number, foreman, f"remplacé par {clerk}")]
    assert marks(desk, day=THURSDAY.date(), contact=CLERK) == []
    assert marks(desk, day=THURSDAY.date(), contact=FOREMAN) == [(number, foreman, "")]
    clock_of(desk).set(THURSDAY.replace(hour=8))
    assert (marks(desk, contact=CLERK), marks(desk, contact=FOREMAN)) == ([], [(number, foreman, "")])


def test_a_half_day_moves_the_line_at_its_hours(desk: Workplace) -> None:
    """STAFF-6: the list asks who is there now; another day's, or one printed before 8 h, who is there at opening."""
    number = owed_by(desk, FOREMAN)
    morning = TODAY.replace(hour=8), TODAY.replace(hour=12)
    absences.declare(desk, DeclareAbsence(FOREMAN, *morning, CLERK))
    for hour, holders in ((7, [number]), (9, [number]), (13, [])):
        clock_of(desk).set(TODAY.replace(hour=hour, minute=30))
        assert [row[0] for row in marks(desk, contact=CLERK)] == holders, hour
    clock_of(desk).set(TODAY - timedelta(days=1))
    assert [row[0] for row in marks(desk, day=TODAY.date(), contact=CLERK)] == [number]


def test_the_service_of_the_stand_in_prints_the_line_as_well(desk: Workplace) -> None:
    """STAFF-7: the sheet of a service holds what its people do for another one."""
    number = owed_by(desk, FOREMAN)
    other = next(code for code, each in desk.directory.contacts.items() if each.service == "LOISIR")
    assert marks(desk, service="LOISIR") == []
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, THURSDAY, other))
    mark = f"remplacé par {title(desk, other)}"
    for service in ("TP", "LOISIR"):
        assert marks(desk, service=service) == [(number, title(desk, FOREMAN), mark)]
    assert marks(desk, service="LOISIR", contact=other) == [
        (number, title(desk, other), f"remplace {title(desk, FOREMAN)}")
    ]


def test_without_a_replacement_the_desk_of_the_service_has_it(desk: Workplace) -> None:
    """STAFF-1: never nobody."""
    number = owed_by(desk, FOREMAN)
    directory.define(desk, msgspec.structs.replace(desk.directory.contacts[FOREMAN], backup=""))
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, THURSDAY, alone=True))
    (row,) = follow_ups(desk, service="TP").rows
    assert (row.line.number, row.answering.contact, row.answering.service) == (number, "", "TP")
    assert str(row.absence) == f"remplacé par {desk.directory.services['TP'].name_fr}"


def test_paper_tables_and_words_say_who_replaces_whom(desk: Workplace, tmp_path: Path) -> None:
    """STAFF-6: on the sheet and in the file that leave the office too."""
    owed_by(desk, FOREMAN)
    absences.declare(desk, DeclareAbsence(FOREMAN, TODAY, THURSDAY, CLERK))
    foreman, clerk = title(desk, FOREMAN), title(desk, CLERK)
    whole = printing.sheet_of(desk, follow_ups(desk)).rows[0]
    own = printing.sheet_of(desk, follow_ups(desk, contact=CLERK))
    assert (whole.responsible, whole.replaced_by, whole.replaces) == (foreman, clerk, "")
    assert (own.rows[0].responsible, own.rows[0].replaced_by, own.rows[0].replaces) == (clerk, "", foreman)
    printing.to_csv(own, tmp_path / "suivis.csv")
    head, line = (tmp_path / "suivis.csv").read_text("utf-8-sig").splitlines()
    assert dict(zip(head.split(";"), line.split(";"), strict=True))["Remplace"] == foreman


def present_lists(desk: Workplace, instant: datetime) -> dict[int, list[str]]:
    """Return, for each line, the lists it stands on to be acted on: present people's, and service desks'."""
    found: dict[int, list[str]] = {}
    for contact in desk.directory.contacts:
        if desk.absences.of(contact, instant) is None:
            for row in follow_ups(desk, contact=contact).rows:
                found.setdefault(row.line.due_id, []).append(contact)
    for service in desk.directory.services:
        for row in follow_ups(desk, service=service).rows:
            if not row.answering.contact:
                found.setdefault(row.line.due_id, []).append(f"desk of {service}")
    return found


HOURS = st.integers(0, 96)


@settings(max_examples=12, deadline=None)
@given(
    said=st.lists(
        st.tuples(st.integers(0, 4), st.integers(-1, 4), HOURS, st.integers(1, 72)), min_size=0, max_size=7
    ),
    at=HOURS,
)
def test_each_line_stands_on_exactly_one_list_of_someone_present(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[int, int, int, int]], at: int
) -> None:
    """STAFF-1, STAFF-6: whatever is declared, at any instant, one accountable present person or service desk."""
    with desk_in(tmp_path_factory.mktemp("absences") / "desk") as desk:
        people = sorted(desk.directory.contacts)[:5]
        for contact in people:
            owed_by(desk, contact)
        take_in(desk, request(channel="facebook-recreation", topic="nid-de-poule"))
        for who, by, start, hours in said:
            if by != who:
                begin = TODAY + timedelta(hours=start)
                absences.declare(
                    desk,
                    DeclareAbsence(
                        people[who],
                        begin,
                        begin + timedelta(hours=hours),
                        people[by] if by >= 0 else "",
                        alone=True,
                    ),
                )
        now = clock_of(desk).advance(hours=at)
        opening = now.replace(hour=8, minute=0)
        instant = max(now, opening) if now.weekday() < 5 else now
        lists = present_lists(desk, instant)
        rows = follow_ups(desk).rows
        assert len(rows) == 6
        for row in rows:
            assert lists[row.line.due_id] == [row.answering.contact or f"desk of {row.answering.service}"]
