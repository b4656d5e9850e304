"""Whether colleagues are reached at the first contact: every figure from the record (STAFF-2, ROUTE-1)."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest
from tests.workshop import clock_of, desk_in, record_apart, request

from guichet.application import acting, copies, setting_up
from guichet.application.reachability import Counts, reachability, to_csv
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import civil, ids, payloads
from guichet.domain.commands import Correct, Settle, Transfer
from guichet.domain.errors import Refusal
from guichet.domain.payloads import EntryCorrected, TransferAsked
from guichet.domain.people import SCHEDULER, Agent
from guichet.store import events

CONTACTS = ("TP-02", "TP-03", "URB-02", "URB-03", "FIN-02", "LOISIR-02")
WHYS = ("Occupé", "occupé.", "En réunion", "Pas le bon dossier")
TODAY = date(2026, 11, 24)


def ask(desk: Workplace, number: str, contact: str = "TP-02", answer: str = "yes", **given: object) -> str:
    if answer == "no":
        given.setdefault("why", "Occupé")
    command = Transfer(number, contact=contact, answer=answer, **given)  # type: ignore[arg-type]
    return acting.perform(desk, command).events[0]


def counts(row: Counts) -> tuple[object, ...]:
    return (
        row.asked, row.accepted, row.refused, row.not_mine, row.no_answer, row.first_contact, row.waited,
        dict(row.whys),
    )  # fmt: skip


def naive(desk: Workplace, since: date, until: date, service: str = "") -> tuple[object, ...]:
    """Count again, event by event, without fold or list: a second way to the same figures."""
    checks: dict[bytes, tuple[bytes, TransferAsked]] = {}
    struck: set[bytes] = set()
    with desk.store.read() as connection:
        for together in events.by_entity(connection, "e.stream = 'dossier'"):
            for event in sorted(together, key=lambda each: each.header.hlc):
                said = payloads.decode(event.header.type, event.header.version, event.payload)
                if isinstance(said, TransferAsked):
                    checks[event.header.id] = (event.header.entity_id, said)
                elif isinstance(said, EntryCorrected) and said.retract:
                    struck.add(ids.raw(said.target))
    standing = [each for name, each in checks.items() if name not in struck]
    seen: set[bytes] = set()
    first = []
    for entity, _ in standing:
        first.append(entity not in seen)
        seen.add(entity)
    mine = [
        (said, earliest)
        for (_, said), earliest in zip(standing, first, strict=True)
        if since <= said.asked_at.astimezone(civil.ZONE).date() <= until
        and (not service or said.service == service)
    ]
    yes = [(said, earliest) for said, earliest in mine if said.answer == "yes"]
    no = [said for said, _ in mine if said.answer == "no"]
    waits = [
        (said.asked_at - said.waiting_since).total_seconds()
        for said, _ in yes
        if said.waiting_since is not None
    ]
    whys: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for said in sorted(no, key=lambda each: each.asked_at):
        if said.why:
            whole = spelled.setdefault(said.why.lower().rstrip("."), said.why)
            whys[whole] = whys.get(whole, 0) + 1
    return (
        len(mine),
        len(yes),
        len(no),
        sum(said.not_mine for said in no),
        sum(said.answer == "no_answer" for said, _ in mine),
        sum(earliest for _, earliest in yes),
        round(median(waits)) if waits else None,
        whys,
    )


def test_every_figure_of_any_period_is_what_the_events_say(desk: Workplace) -> None:
    """STAFF-2: asked, accepted, refused and why, no answer, not mine, waits, first contacts; before and after a rebuild."""
    chance = random.Random(4)
    clock = clock_of(desk)
    for _ in range(25):
        number = take_in(desk, request(topic="nid-de-poule")).number
        for _ in range(chance.randint(0, 5)):
            began = desk.clock.now()
            clock.advance(seconds=chance.randint(5, 400))
            answer = chance.choice(("yes", "no", "no_answer"))
            made = ask(
                desk,
                number,
                chance.choice(CONTACTS),
                answer,
                why=chance.choice(WHYS) if answer == "no" else "",
                not_mine=chance.random() < 0.3,
                waiting_since=began if chance.random() < 0.8 else None,
                means=chance.choice(("phone", "voicemail")) if answer == "no_answer" else "phone",
            )
            if chance.random() < 0.15:
                acting.perform(desk, Correct(number, entry=made, reason="Mauvais dossier", retract=True))
        clock.advance(hours=chance.randint(1, 40))
    last = desk.clock.now().date()
    periods = [(TODAY, last), (TODAY + timedelta(days=3), TODAY + timedelta(days=9)), (last, last)]
    for rebuilt in (False, True):
        if rebuilt:
            keeper, desk.agent = desk.agent, SCHEDULER
            copies.rebuild(desk)
            desk.agent = keeper
        for since, until in periods:
            found = reachability(desk, since, until)
            assert counts(found.total) == naive(desk, since, until)
            for row in found.rows:
                assert counts(row) == naive(desk, since, until, row.service)
                alone = reachability(desk, since, until, row.service)
                assert [counts(each) for each in alone.rows] == [counts(row)]
            assert sum(row.asked for row in found.rows) == found.total.asked
    whole = reachability(desk, *periods[0]).total
    assert min(whole.accepted, whole.refused, whole.not_mine, whole.no_answer, whole.first_contact) > 0


def test_the_first_colleague_who_says_yes_is_a_first_contact_and_a_later_one_is_not(desk: Workplace) -> None:
    """ROUTE-1."""
    straight, around = (take_in(desk, request()).number for _ in range(2))
    ask(desk, straight)
    ask(desk, around, "URB-02", "no", not_mine=True, why="")
    ask(desk, around)
    found = {row.service: row for row in reachability(desk).rows}
    assert (found["TP"].asked, found["TP"].accepted, found["TP"].first_contact) == (2, 2, 1)
    assert (found["URB"].refused, found["URB"].not_mine, found["URB"].whys) == (1, 1, ())
    assert (found["TP"].reached, found["URB"].reached) == (100, 100)


def test_a_check_that_a_conflict_set_aside_is_not_counted(desk: Workplace) -> None:
    """Promise 5: two desks that did not see each other both noted a yes; the one that a person keeps counts."""
    number = take_in(desk, request()).number
    now = desk.clock.now()
    record_apart(
        desk,
        number,
        TransferAsked("TP", "TP-02", "phone", now, "yes"),
        TransferAsked("URB", "URB-02", "phone", now, "yes"),
    )
    assert reachability(desk).total.asked == 2
    (conflict,) = acting.show(desk, number).dossier.conflicts
    kept = ids.text(conflict.events[0])
    acting.perform(desk, Settle(number, keep=kept))
    (row,) = reachability(desk).rows
    assert (row.asked, row.accepted, row.first_contact) == (1, 1, 1)


def test_the_last_thirty_days_are_counted_and_a_day_ends_at_midnight_at_the_counter(desk: Workplace) -> None:
    number = take_in(desk, request()).number
    ask(desk, number)
    clock_of(desk).set(datetime(2026, 11, 24, 23, 59, tzinfo=civil.ZONE))
    ask(desk, number, answer="no_answer")
    assert reachability(desk, TODAY, TODAY).total.asked == 2
    assert reachability(desk, TODAY + timedelta(days=1), TODAY + timedelta(days=1)).total.asked == 0
    clock_of(desk).advance(days=29)
    assert reachability(desk).total.asked == 2
    clock_of(desk).advance(days=1)
    assert reachability(desk).rows == ()


def test_only_those_who_oversee_see_the_counts_and_a_period_runs_forward(desk: Workplace) -> None:
    desk.agent = setting_up.add_agent(desk, "Préposé 2", "clerk")
    with pytest.raises(Refusal, match="Superviseur"):
        reachability(desk)
    desk.agent = SCHEDULER
    with pytest.raises(Refusal, match="finit"):
        reachability(desk, TODAY, TODAY - timedelta(days=1))
    with pytest.raises(Refusal, match="XX"):
        reachability(desk, service="XX")


def test_the_reason_of_a_confidential_dossier_stays_in_its_circle(desk: Workplace) -> None:
    """DEF-1: it is counted, its words are not told."""
    keeper = desk.agent
    desk.agent = Agent(b"\5" * 16, "Direction", "manager")
    number = take_in(desk, request(topic="plainte-employe")).number
    ask(desk, number, answer="no", why="Il est visé lui-même")
    desk.agent = keeper
    (row,) = reachability(desk).rows
    assert (row.refused, row.whys) == (1, ())
    desk.agent = Agent(b"\5" * 16, "Direction", "manager")
    assert reachability(desk).rows[0].whys == (("Il est visé lui-même", 1),)


def test_the_table_opens_in_a_french_excel(desk: Workplace, tmp_path: Path) -> None:
    ask(desk, take_in(desk, request()).number, answer="no", why="=1+1")
    to_csv(reachability(desk), tmp_path / "transferts.csv")
    lines = (tmp_path / "transferts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Code;Service;Du;Au;Demandés")
    assert lines[1].startswith("TP;Service des travaux publics;2026-10-26;2026-11-24;1;0;1;0;0;100;0;;")
    assert "'=1+1 (1)" in lines[1]
    assert len(lines) == 3


def test_years_of_checks_cost_a_period_no_more_than_its_own(tmp_path: Path) -> None:
    """The period is read by its index: the plan names it, and never walks the table."""
    with desk_in(tmp_path / "desk") as desk, desk.store.read() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT 1 FROM transfer_check c INDEXED BY check_asked CROSS JOIN dossier d"
            " ON d.id = c.dossier WHERE c.asked_at >= 0 AND c.asked_at < 1"
        ).fetchall()
    steps = [str(row[3]) for row in plan]
    assert any("SEARCH c USING INDEX check_asked" in step for step in steps)
    assert not any(step.startswith("SCAN") for step in steps)
