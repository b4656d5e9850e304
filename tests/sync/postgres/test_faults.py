"""Networks that cut and fall silent, PostgreSQL and pushing processes killed (promise 4; SYNC.md, proof 4).

A few cycles here, hundreds with `make soak-sync`.
"""

import threading
from collections.abc import Iterator

import pytest
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.faults import Chaos

from guichet.sync.failures import Away


@pytest.fixture(scope="module")
def own_cluster(cluster: Cluster) -> Iterator[Cluster]:
    """A server that may be killed: never one that was named."""
    if cluster.is_own:
        yield cluster
        return
    own = Cluster(named=False)
    yield own
    own.stop()


@pytest.fixture
def chaos(own_cluster: Cluster) -> Iterator[Chaos]:
    made = Chaos(own_cluster, 7)
    yield made
    made.close()


@pytest.mark.parametrize("fault", ["none", "answer", "request", "silence", "delay"])
def test_a_bad_network_loses_and_doubles_nothing(chaos: Chaos, fault: str) -> None:
    for _ in range(1 if fault == "silence" else 3):
        chaos.cycle(fault)
    assert chaos.acknowledged == len(chaos.desk.events)


def test_an_answer_lost_after_the_commit_is_found_there_again(chaos: Chaos) -> None:
    """The desk does not know that its push went through; sent again, it is compared and skipped."""
    desk = chaos.desk
    with chaos.link.open() as shared:
        desk.record(4)
        chaos.proxy.cut_answer()
        with pytest.raises(Away):
            shared.push(desk.id, desk.events)
    assert chaos.proxy.cuts == 1
    with chaos.link.open() as shared:
        # The cut connection's transaction may end a moment after the client saw it end.
        assert shared.push(desk.id, desk.events) == 4
        assert list(shared.pull({}).events) == desk.events


def test_a_silent_server_is_given_up(chaos: Chaos) -> None:
    """Half open: the network neither answers nor closes. A desk does not wait for it for ever."""
    with chaos.link.open() as shared:
        chaos.proxy.stall()
        with pytest.raises(Away):
            shared.greet()
        with pytest.raises(Away):
            shared.greet()
    chaos.proxy.heal()


def test_a_killed_server_comes_back_with_all_it_acknowledged(chaos: Chaos) -> None:
    for _ in range(2):
        chaos.cycle("server")


def test_a_killed_desk_leaves_whole_batches_and_goes_on(chaos: Chaos) -> None:
    for after_s in (0.0, 0.05):
        said, there = chaos.killed_process(after_s, 600)
        assert said <= there


def test_a_locked_desk_row_is_away_and_not_for_ever(city: City) -> None:
    """Another connection holds the row (a second copy of the desk at work): `lock_timeout` ends the wait."""
    desk = Desk("kl")
    shared = city.shared(desk)
    shared.push(desk.id, desk.record(1))
    shared._connection.execute("SET lock_timeout = '100ms'")
    with city.cluster.connection(city.database) as holder, holder.transaction():
        holder.execute("SELECT FROM guichet.desk FOR UPDATE")
        with pytest.raises(Away):
            shared.push(desk.id, desk.record(1))
    assert shared.push(desk.id, desk.events) == 2


def test_word_of_a_push_comes_to_the_others_at_once(city: City) -> None:
    """LISTEN on a connection of its own: a hint, and silence when nothing happened."""
    here, there = Desk("kl"), Desk("mn")
    shared = city.shared(here)
    hints = city.link(there).hints()
    assert not hints.wait(0)
    shared.push(here.id, here.record(1))
    assert hints.wait(10)
    assert not hints.wait(0)
    heard: list[bool] = []
    waiting = threading.Thread(target=lambda: heard.append(hints.wait(30)))
    waiting.start()
    hints.close()
    waiting.join(timeout=10)
    assert heard == [False]
    assert not hints.wait(30)


def test_hints_that_lost_their_server_say_so(city: City) -> None:
    hints = city.link(Desk("kl")).hints()
    with city.cluster.connection() as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (city.database,)
        )
    with pytest.raises(Away):
        hints.wait(10)
    hints.close()


def test_a_wait_is_cut_from_another_thread(chaos: Chaos) -> None:
    """Issue 3: a window that closes cuts its round; the thread that waited hears `Away` at once."""
    heard: list[BaseException] = []

    def wait() -> None:
        try:
            shared._rows("SELECT pg_catalog.pg_sleep(55)")
        except Away as away:
            heard.append(away)

    with chaos.link.open() as shared:
        waiting = threading.Thread(target=wait)
        waiting.start()
        shared.give_up()
        waiting.join(20)
        assert not waiting.is_alive()
    assert [type(each) for each in heard] == [Away]
    shared.give_up()  # closed already: nothing more to cut
