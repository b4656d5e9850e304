"""The open desk kept in step by its two threads: woken by a write, by word of others, never held up (issue 3)."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sync.database import POISON, WORD, MemoryDatabase
from tests.sync.lines import Bell, Line, Ringing
from tests.workshop import make_desk, request

from guichet.application import acting, aside
from guichet.application.exchanging import Exchange, State, digest
from guichet.application.in_step import InStep
from guichet.application.taking_in import take_in
from guichet.domain import commands
from guichet.store.recording import Receipt
from guichet.sync.failures import Away, Denied
from guichet.sync.wire import Greeting

PATIENCE_S = 30.0


class States:
    """What the worker told, and a way to wait for what one wants to hear."""

    def __init__(self) -> None:
        self.heard: list[State] = []
        self._came = threading.Condition()

    def __call__(self, state: State) -> None:
        with self._came:
            self.heard.append(state)
            self._came.notify_all()

    def until(self, wanted: Callable[[State], bool]) -> State:
        with self._came:
            assert self._came.wait_for(lambda: any(map(wanted, self.heard)), PATIENCE_S), self.heard
            found = next(state for state in self.heard if wanted(state))
            self.heard.clear()
            return found


def in_step(state: State) -> bool:
    return state.standing == "in_step" and not state.to_send


class Desks:
    def __init__(self, folder: Path) -> None:
        self.database, self.bells = MemoryDatabase(), list[Bell]()
        self.a = make_desk(folder / "a", code="KL", seed=1)
        self.b = make_desk(folder / "b", code="MR", seed=2, sample=False)
        self.line_a, self.line_b = (Line(self.database, desk, self.bells) for desk in (self.a, self.b))
        self.states_a, self.states_b = States(), States()
        # Polling is far away: what comes, comes because of a write or of a hint.
        self.keep_a = InStep(self.a, self.line_a, self.states_a, chance=lambda: 0.99)
        self.keep_b = InStep(self.b, self.line_b, self.states_b, chance=lambda: 0.99)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    made = Desks(tmp_path)
    yield made
    made.keep_a.stop()
    made.keep_b.stop()
    made.a.close()
    made.b.close()


def test_what_is_recorded_at_one_desk_soon_stands_at_another(desks: Desks) -> None:
    """Issue 3, proof 4: a local write starts a round, its hint another desk's; nobody waits for the polling."""
    came = threading.Event()
    desks.keep_a.start()
    desks.keep_b.start()
    desks.states_a.until(in_step)
    desks.states_b.until(in_step)
    taken = take_in(desks.a, request("Nid-de-poule devant le 12", topic="nid-de-poule"))

    def watch(receipt: Receipt) -> None:
        if ("dossier", taken.entity_id) in receipt.changed:
            came.set()

    desks.b.watch(watch)
    assert came.wait(PATIENCE_S) or acting.show(desks.b, taken.number)
    assert acting.show(desks.b, taken.number).dossier.description == "Nid-de-poule devant le 12"


def test_what_was_pushed_before_anybody_listened_is_fetched_once_somebody_does(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 3, proof 4: between a desk's first round and its hints, another's push rings for nobody; it is asked for."""
    may_listen, came = threading.Event(), threading.Event()
    listen = desks.line_b.hints

    def late() -> Bell:
        assert may_listen.wait(PATIENCE_S)
        return listen()

    monkeypatch.setattr(desks.line_b, "hints", late)
    desks.keep_a.start()
    desks.keep_b.start()
    desks.states_a.until(in_step)
    desks.states_b.until(in_step)
    taken = take_in(desks.a, request("Nid-de-poule devant le 12", topic="nid-de-poule"))
    desks.states_a.until(in_step)

    def watch(receipt: Receipt) -> None:
        if ("dossier", taken.entity_id) in receipt.changed:
            came.set()

    desks.b.watch(watch)
    may_listen.set()
    assert came.wait(PATIENCE_S)


def test_a_desk_that_is_away_goes_on_and_sends_when_it_is_back(desks: Desks) -> None:
    """Promise 4: offline is ordinary: the state says since when and how much waits; nothing is lost."""
    desks.line_a.failure = Away(WORD)
    desks.keep_a.start()
    away = desks.states_a.until(lambda state: state.standing == "away")
    assert away.to_send > 0
    assert away.since == desks.a.clock.now()
    take_in(desks.a, request("pendant la panne", topic="nid-de-poule"))
    waiting = desks.keep_a.counted()
    assert waiting is not None
    assert waiting.to_send > away.to_send
    desks.line_a.failure = None
    desks.keep_a.ask()
    desks.states_a.until(in_step)
    desks.keep_b.start()
    desks.states_b.until(in_step)
    Exchange(desks.a).round(Ringing(desks.line_a, desks.a))
    assert digest(desks.a) == digest(desks.b)


def test_a_refused_desk_waits_for_a_person(desks: Desks) -> None:
    """SYNC.md: a wrong password tells the person and stops hammering."""
    desks.line_a.failure = Denied(WORD)
    desks.keep_a.start()
    assert desks.states_a.until(lambda state: state.standing == "attention").sentence == WORD
    take_in(desks.a, request("pendant le refus", topic="nid-de-poule"))
    assert desks.line_a.opened == 0
    desks.line_a.failure = None
    desks.keep_a.ask()
    desks.states_a.until(in_step)


def test_an_idle_desk_does_not_ask_again_for_what_it_just_received(desks: Desks) -> None:
    """Issue 3, speed: what comes is told to the windows, and is no reason for another round."""
    Exchange(desks.b).round(Ringing(desks.line_b, desks.b))
    desks.keep_a.start()
    desks.states_a.until(in_step)
    asked = desks.line_a.opened
    assert asked == 1
    desks.keep_a.ask()
    desks.states_a.until(in_step)
    assert desks.line_a.opened == asked, "the connection is kept for rounds that follow"


def test_a_long_exchange_is_held_and_taken_up_again(desks: Desks) -> None:
    """Promise 7: progress and a way to stop it; what came stays."""
    desks.keep_a.start()
    desks.states_a.until(in_step)
    held = threading.Event()
    pulled = MemoryDatabase.pull

    def slow(self: MemoryDatabase, circles, vector, limit):  # type: ignore[no-untyped-def]
        desks.keep_b.pause()
        held.set()
        return pulled(self, circles, vector, 50)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(MemoryDatabase, "pull", slow)
        desks.keep_b.start()
        state = desks.states_b.until(lambda state: state.standing == "joining")
    assert held.is_set()
    assert state.sentence is None
    desks.keep_b.ask()
    desks.states_b.until(in_step)
    assert set(desks.b.directory.services) == set(desks.a.directory.services)


def test_the_end_cuts_a_round_that_waits_for_the_server(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 3: the window that closes does not wait for a server that fell silent."""
    waits, cut = threading.Event(), threading.Event()

    def silent(_shared: Ringing) -> Greeting:
        waits.set()
        cut.wait(PATIENCE_S)
        raise Away(WORD)

    def give_up(_shared: Ringing) -> None:
        cut.set()

    monkeypatch.setattr(Ringing, "greet", silent)
    monkeypatch.setattr(Ringing, "give_up", give_up)
    desks.keep_a.start()
    assert waits.wait(PATIENCE_S)
    desks.keep_a.stop()
    assert cut.is_set()
    assert not any(thread.is_alive() for thread in desks.keep_a._threads)
    assert desks.states_a.heard == [], "nobody is told of a round that was cut"


def test_the_end_leaves_behind_who_still_looks_for_the_server(
    desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 3: no name server answers; nothing is under way, so nobody waits."""
    looks, found = threading.Event(), threading.Event()

    def lost(_line: Line) -> None:
        looks.set()
        found.wait(PATIENCE_S)
        raise Away(WORD)

    monkeypatch.setattr(Line, "open", lost)
    monkeypatch.setattr(Line, "hints", lost)
    desks.keep_a.start()
    assert looks.wait(PATIENCE_S)
    desks.keep_a.stop()
    assert not found.is_set()
    found.set()


def test_what_was_refused_is_given_again_and_stands_no_longer_apart(desks: Desks) -> None:
    """SYNC.md: after an upgrade what stood apart passes; until then asking again changes nothing."""
    taken = take_in(desks.a, request("Nid-de-poule", topic="nid-de-poule"))
    acting.perform(desks.a, commands.Comment(taken.number, text=POISON.decode()))
    desks.keep_a.start()
    told = desks.states_a.until(lambda state: state.aside == 1)
    assert told.standing == "attention"
    (apart,), count = aside.listed(desks.a)
    assert (count, apart.number, apart.recorded_here) == (1, taken.number, True)
    desks.keep_a.ask(again=True)
    desks.states_a.until(lambda state: state.aside == 1)
    desks.database.poison = b"what only the former version could not keep"
    desks.keep_a.ask(again=True)
    desks.states_a.until(in_step)
    assert aside.listed(desks.a) == ([], 0)
    Exchange(desks.b).round(Ringing(desks.line_b, desks.b))
    said = [getattr(e.payload, "text", None) for e in acting.show(desks.b, taken.number).dossier.entries]
    assert said[1:] == [POISON.decode()]
