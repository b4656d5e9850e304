"""Acting on a dossier through the use case: one transaction, two times, every author and desk by name (STAFF-7)."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from tests.workshop import START, clock_of, desk_in, request

from guichet.application import acting, setting_up, story
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace
from guichet.domain import commands, ids
from guichet.domain.commands import (
    CitizenInput,
    Close,
    Comment,
    Contacted,
    Correct,
    Escalate,
    Promise,
    Reopen,
    Transfer,
)
from guichet.domain.errors import Refusal
from guichet.domain.people import SCHEDULER

MARIE = CitizenInput(name="Marie Côté", phone="450 555-0147")


@pytest.fixture
def number(desk: Workplace) -> str:
    """A dossier received by phone."""
    return take_in(desk, request("Nid-de-poule", "phone", citizen=MARIE)).number


def told(desk: Workplace, number: str) -> list[story.Told]:
    """Return the timeline as it reads, latest first."""
    return story.tell(acting.show(desk, number), desk.policy, desk.directory)


def test_an_action_answers_with_its_number_and_its_events(desk: Workplace, number: str) -> None:
    """STAFF-7: what a script records can be named afterwards."""
    done = acting.perform(desk, Contacted(number.replace("-", " ").lower(), text="Passage demain"))
    assert done.number == number
    assert [ids.text(e.header.id) for e in acting.show(desk, number).dossier.entries[-1:]] == list(
        done.events
    )


@pytest.mark.parametrize(
    ("said", "word"), [("2026-KL-0002-7", "erreur"), ("2026-KL-0009-8", ""), ("x", "numéro")]
)
def test_a_wrong_or_unknown_number_is_refused(desk: Workplace, said: str, word: str) -> None:
    """Promise 3: a mistyped number never opens another dossier; one of another desk may still come."""
    with pytest.raises(Refusal) as refused:
        acting.perform(desk, Comment(said, text="x"))
    assert word in str(refused.value.message)


def test_the_time_it_happened_and_the_time_of_its_entry_are_two_facts(desk: Workplace, number: str) -> None:
    """STAFF-7: a call of this morning entered at noon shows both, and says that it was entered late."""
    clock_of(desk).advance(hours=3)
    acting.perform(desk, Contacted(number, at=START + timedelta(hours=1), text="Parlé"))
    acting.perform(desk, Comment(number, text="à l’instant"))
    now, late = told(desk, number)[:2]
    assert (late.happened, late.entered) == (START + timedelta(hours=1), START + timedelta(hours=3))
    assert late.late_entry
    assert not now.late_entry


def test_each_entry_says_who_and_from_which_desk(desk: Workplace, number: str) -> None:
    """STAFF-7: several agents at one desk, each under their own name."""
    first = desk.agent
    second = setting_up.add_agent(desk, "Préposé du soir", "clerk")
    setting_up.sign_in(desk, second.id)
    acting.perform(desk, Comment(number, text="soir"))
    latest, opened = told(desk, number)
    assert (latest.author, opened.author) == ("Préposé du soir", first.name)
    assert latest.desk == opened.desk == "Comptoir KL"


def test_the_story_tells_everything_that_can_happen(desk: Workplace, number: str) -> None:
    """STAFF-7: each kind of entry reads as a sentence in French, without a code of ours."""
    contact = next(
        c
        for c, p in desk.directory.contacts.items()
        if desk.directory.services[p.service].scope == "internal"
    )
    for command in (
        Comment(number, text="vu"),
        Contacted(number, outcome="no_answer"),
        Contacted(number, outcome="message_left"),
        Contacted(number, means="email", outcome="automatic"),
        Contacted(number, means="email", outcome="sent"),
        Transfer(number, contact=contact, answer="no", why="en congé"),
        Transfer(number, contact=contact, answer="no_answer"),
        Transfer(number, contact=contact, answer="yes"),
        Promise(number, due=START + timedelta(days=3), said="réparé vendredi"),
        Promise(number, due=START + timedelta(days=6), reason="pluie", told="au téléphone"),
        Escalate(number, reason="sans suite", official="conseillère, district 3"),
        Contacted(number, toward="official"),
        Contacted(number, toward="director"),
        Contacted(number),
        Close(number, outcome="Réparé", told="Marie Côté", means="phone", satisfied="yes"),
        Reopen(number, reason="revenu", dissatisfied=True),
    ):
        acting.perform(desk, command)
    last = acting.show(desk, number).dossier.entries[1].header.id
    acting.perform(desk, Correct(number, entry=ids.text(last), reason="erreur", retract=True))
    timeline = told(desk, number)
    assert len(timeline) == 18
    for line in timeline:
        said = str(line.headline)
        assert said
        assert not any(code in said for code in ("{", "dossier.", "no_answer", "follow_up", "None")), said
    assert timeline[-2].retracted
    assert {line.sign for line in timeline} == {
        "opened", "comment", "call", "missed", "mail", "transfer", "assign", "promise", "close", "reopen", "correct",
    }  # fmt: skip


def test_an_escalation_through_the_desk_stands_first_with_the_general_manager(
    desk: Workplace, number: str
) -> None:
    """ELU-5, ELU-6, ELU-7: both follow-ups are on the list under the general manager, and closing waits for them."""
    from guichet.application.followups import follow_ups

    acting.perform(desk, Escalate(number, reason="sans suite", official="conseillère"))
    manager = desk.policy.escalation.general_manager
    rules = {row.line.rule for row in follow_ups(desk, contact=manager).rows}
    assert {"follow_up_director", "follow_up_official"} <= rules
    with pytest.raises(Refusal) as refused:
        acting.perform(desk, Close(number, outcome="x", told="y", means="phone"))
    assert "ELU-7" in str(refused.value.message)


def test_a_script_may_do_what_the_screens_do(desk: Workplace, number: str) -> None:
    """The command line records on the same use cases, under its own name."""
    desk.agent = SCHEDULER
    service = next(code for code, s in desk.directory.services.items() if s.scope == "internal")
    acting.perform(desk, commands.Assign(number, service=service, reason="secteur"))
    acting.perform(desk, Comment(number, text="x"))
    assert acting.show(desk, number).dossier.entries[-1].header.author == SCHEDULER.id


def test_two_desks_that_exchange_their_events_show_the_same_dossier_and_settle_their_conflict(
    desk: Workplace, tmp_path: Path
) -> None:
    """Promise 5: replicas with the same events agree; what was decided apart is a conflict until somebody chooses."""
    from guichet.store import events as rows
    from guichet.store import rebuilding

    number = take_in(desk, request(citizen=MARIE)).number
    with desk_in(tmp_path / "other", code="HJ", seed=7) as other:

        def pull(receiver: Workplace, sender: Workplace) -> None:
            with sender.store.read() as connection:
                theirs = [event for batch in rows.by_desk(connection) for event in batch]
            with receiver.store.write() as connection:
                held = {name for (name,) in connection.execute("SELECT id FROM event").fetchall()}
                rows.insert(connection, [event for event in theirs if event.header.id not in held])
            rebuilding.rebuild(receiver.store, receiver.projector())

        pull(other, desk)
        ours = next(code for code, s in desk.directory.services.items() if s.scope == "internal")
        theirs = next(
            code for code, s in desk.directory.services.items() if s.scope == "internal" and code != ours
        )
        acting.perform(desk, commands.Assign(number, service=ours, reason="ici"))
        acting.perform(other, commands.Assign(number, service=theirs, reason="là"))
        pull(other, desk)
        pull(desk, other)
        here, there = acting.show(desk, number).dossier, acting.show(other, number).dossier
        assert msgspec.msgpack.encode(here) == msgspec.msgpack.encode(there)
        (conflict,) = here.conflicts
        acting.perform(desk, commands.Settle(number, keep=ids.text(conflict.events[0]), reason="secteur"))
        pull(other, desk)
        assert acting.show(other, number).dossier.conflicts == ()
        assert acting.show(other, number).dossier == acting.show(desk, number).dossier


def test_a_day_promised_without_an_hour_ends_when_the_city_closes(desk: Workplace) -> None:
    """COM-10: a Friday closes at noon, and whoever was promised « vendredi » is owed it by then."""
    friday = (START + timedelta(days=3)).replace(hour=0, minute=0)
    taken = take_in(desk, request(promised=friday))
    (due,) = (due for due in acting.show(desk, taken.number).dossier.open_due if due.rule == "promised")
    assert due.fixed == friday.replace(hour=12).timestamp() * 1_000_000
    monday = friday + timedelta(days=3)
    acting.perform(desk, commands.Promise(taken.number, due=monday, reason="Pluie", told="Au téléphone"))
    (due,) = (due for due in acting.show(desk, taken.number).dossier.open_due if due.rule == "promised")
    assert due.fixed == monday.replace(hour=16, minute=30).timestamp() * 1_000_000
    early = commands.Promise(taken.number, due=monday.replace(hour=10), reason="Pluie", told="Au téléphone")
    acting.perform(desk, early)
    (due,) = (due for due in acting.show(desk, taken.number).dossier.open_due if due.rule == "promised")
    assert due.fixed == monday.replace(hour=10).timestamp() * 1_000_000
