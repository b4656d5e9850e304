"""A closure added later moves what is still open, visibly: a deadline is a rule with its inputs (STAFF-3, STAFF-4)."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from tests.workshop import START, FileVault, clock_of, make_desk, reopen, request

from guichet.application import acting, calendar
from guichet.application.calendar import (
    Moved,
    add_closure,
    closures,
    recount,
    recount_if_stale,
    withdraw_closure,
)
from guichet.application.followups import follow_ups
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain.civil import ZONE
from guichet.domain.commands import Contacted, Promise
from guichet.domain.errors import Refusal
from guichet.domain.people import Agent
from guichet.resources import resource

TOMORROW = date(2026, 11, 25)


def due_of(desk: Workplace, number: str) -> list[datetime]:
    """Return when each open action of a dossier falls due, as its page says."""
    shown = acting.show(desk, number)
    return [datetime.fromtimestamp(shown.due_at[due.key] / 1_000_000, ZONE) for due in shown.dossier.open_due]


def _counts(moved: Moved) -> tuple[int, int]:
    """Return how many moved, of how many."""
    return moved.moved, moved.of


def listed(desk: Workplace) -> dict[str, datetime]:
    """Return when each dossier of the day's list falls due, as the list says."""
    return {row.line.number: row.due for row in follow_ups(desk).rows}


def test_a_closure_moves_what_is_open_and_nothing_else(desk: Workplace) -> None:
    """STAFF-3: the open call moves by a day, the answered one and the promised date stay; page and list agree."""
    opened = take_in(desk, request(channel="phone")).number
    answered = take_in(desk, request(channel="phone")).number
    acting.perform(desk, Contacted(answered))
    promised = take_in(desk, request(channel="phone")).number
    acting.perform(desk, Promise(promised, due=START.replace(day=25, hour=11)))
    done = {due.key: due.done_at for due in acting.show(desk, answered).dossier.due}
    assert due_of(desk, opened) == [START.replace(day=25, hour=16, minute=30)]

    moved = add_closure(desk, TOMORROW, "Tempête de neige")
    assert _counts(moved) == (2, 3)
    assert [(each.was.day, each.due.day) for each in moved.first] == [(25, 26)] * 2, (
        "named, from when to when"
    )

    assert due_of(desk, opened) == [START.replace(day=26, hour=16, minute=30)]
    assert listed(desk)[opened] == START.replace(day=26, hour=16, minute=30)
    assert due_of(desk, promised)[1] == START.replace(day=25, hour=11)
    assert {due.key: due.done_at for due in acting.show(desk, answered).dossier.due} == done


def test_the_sentence_says_why_the_day_was_skipped(desk: Workplace) -> None:
    """STAFF-3: an intake of the same day explains its deadline by the closure's own words."""
    add_closure(desk, TOMORROW, "Tempête de neige")
    taken = take_in(desk, request(channel="phone"))
    assert taken.deadline is not None
    assert taken.deadline.due.day == 26
    assert "Tempête de neige" in str(taken.deadline.explanation)


def test_an_early_closing_moves_the_hour(desk: Workplace) -> None:
    """STAFF-3: a day that closes early counts as a business day, until the hour at which it closes."""
    number = take_in(desk, request(channel="phone")).number
    assert add_closure(desk, TOMORROW, "Funérailles", time(15)).moved == 1
    assert due_of(desk, number) == [START.replace(day=25, hour=15, minute=0)]
    assert add_closure(desk, TOMORROW, "Funérailles", time(14)).moved == 1, "the later entry holds"
    assert due_of(desk, number)[0].hour == 14


def test_a_closure_that_no_longer_holds_moves_it_back(desk: Workplace) -> None:
    """STAFF-7, STAFF-3: a withdrawal is an entry of its own; what never was cannot be withdrawn."""
    number = take_in(desk, request(channel="phone")).number
    add_closure(desk, TOMORROW, "Tempête")
    assert withdraw_closure(desk, TOMORROW).moved == 1
    assert due_of(desk, number) == [START.replace(day=25, hour=16, minute=30)]
    assert closures(desk) == []
    with pytest.raises(Refusal):
        withdraw_closure(desk, date(2026, 12, 10))


def test_a_closure_moved_to_another_day_is_one_change(desk: Workplace) -> None:
    """STAFF-3: the former day opens again with the same entry that closes the other; deadlines are counted once."""
    number = take_in(desk, request(channel="phone")).number
    add_closure(desk, TOMORROW, "Tempête")
    heard: list[int] = []
    desk.watch(lambda receipt: heard.append(len(receipt.events)))
    moved = add_closure(desk, date(2026, 12, 3), "Tempête", in_place_of=TOMORROW)
    assert heard[0] == 2
    assert moved.moved == 1
    assert [each.date for each in closures(desk)] == [date(2026, 12, 3)]
    assert due_of(desk, number) == [START.replace(day=25, hour=16, minute=30)]
    add_closure(desk, date(2026, 12, 3), "Verglas", in_place_of=date(2026, 12, 3))
    assert [each.label for each in closures(desk)] == ["Verglas"]


def test_a_closure_needs_a_reason_and_the_right_to_enter_it(desk: Workplace) -> None:
    """STAFF-3: the reason explains every deadline that it moves; a clerk does not close the City."""
    with pytest.raises(Refusal):
        add_closure(desk, TOMORROW, "  ")
    desk.agent = Agent(desk.agent.id, desk.agent.name, "clerk")
    for do in (lambda: add_closure(desk, TOMORROW, "x"), lambda: withdraw_closure(desk, TOMORROW)):
        with pytest.raises(Refusal):
            do()
    assert closures(desk) == []


def test_what_was_not_counted_before_a_crash_is_counted_at_the_next_start(
    desk: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """STAFF-3: power cut between the closure and the recount: the next opening notices and counts again."""
    number = take_in(desk, request(channel="phone")).number
    assert _counts(recount(desk)) == (0, 1)
    with monkeypatch.context() as cut:
        cut.setattr(calendar, "recount", lambda _: Moved(0, 0))
        add_closure(desk, TOMORROW, "Tempête")
    assert listed(desk)[number].day == 25, "the list still says what was counted"
    again = reopen(desk)
    assert _counts(recount_if_stale(again)) == (1, 1)
    assert listed(again)[number].day == 26
    assert _counts(recount_if_stale(again)) == (0, 0), "once is enough"
    again.close()


def test_another_policy_moves_what_is_open_at_the_next_start(desk: Workplace, tmp_path: Path) -> None:
    """STAFF-3: the City changes its hours: open deadlines follow, done ones stay as they were met."""
    number = take_in(desk, request(channel="phone")).number
    recount(desk)
    desk.close()
    written = resource("policy", "mont-saint-hilaire.toml").read_text(encoding="utf-8")
    other = tmp_path / "other.toml"
    other.write_text(written.replace("13:00-16:30; Ven", "13:00-16:00; Ven"), encoding="utf-8")
    again = open_workplace(
        desk.store.folder, create=False, clock=desk.clock, vault=FileVault(), policy_file=other
    )
    assert _counts(recount_if_stale(again)) == (1, 1)
    assert due_of(again, number)[0].time() == time(16)
    again.close()


def test_a_closure_on_a_day_that_is_closed_anyway_moves_nothing(desk: Workplace) -> None:
    """STAFF-3: a closure across a weekend or the year's end counts each day once."""
    clock_of(desk).set(datetime(2026, 12, 23, 10, tzinfo=ZONE))
    number = take_in(desk, request(channel="phone")).number
    before = due_of(desk, number)
    assert add_closure(desk, date(2026, 12, 27), "Un dimanche").moved == 0
    assert due_of(desk, number) == before
    for day in (28, 29, 30):
        add_closure(desk, date(2026, 12, day), "Congé des fêtes")
    add_closure(desk, date(2027, 1, 1), "Congé des fêtes")
    assert due_of(desk, number) == [datetime(2027, 1, 4, 16, 30, tzinfo=ZONE)]


def test_every_desk_of_a_city_names_a_closure_alike(tmp_path: Path) -> None:
    """Promise 5: the same day entered at two desks is one closure when they meet."""
    one, two = make_desk(tmp_path / "a"), make_desk(tmp_path / "b", code="HJ", seed=2)
    try:
        events = []
        for desk in (one, two):
            desk.watch(lambda receipt: events.append(receipt.events[0].header.entity_id))
            add_closure(desk, TOMORROW, "Tempête")
        assert len(events) == 2
        assert len(set(events)) == 1
    finally:
        one.close()
        two.close()


def test_a_closure_that_a_command_entered_is_counted_by_the_window_too(desk: Workplace) -> None:
    """STAFF-3: the window has read its calendar; the command beside it was cut short before its recount."""
    number = take_in(desk, request(channel="phone")).number
    recount(desk)
    beside = open_workplace(
        desk.store.folder, create=False, clock=desk.clock, random=desk.random, vault=FileVault()
    )
    with beside.recorder.transaction() as transaction:
        from guichet.domain import ids
        from guichet.domain.payloads import ClosureDefined

        transaction.append(
            "calendar", ids.entry_id("closure", str(TOMORROW)), ClosureDefined(TOMORROW, None, "x")
        )
    beside.close()
    assert _counts(recount_if_stale(desk)) == (1, 1)
    assert due_of(desk, number)[0].day == 26
