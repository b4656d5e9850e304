"""The drills of docs/operations.md, on real stores and a real PostgreSQL: each ends with every desk in step.

Promises 3 to 5: nothing acknowledged is lost, no dossier number is said twice, all desks tell the same.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql
from tests.domain.policies import shipped
from tests.sync.postgres.cluster import Cluster
from tests.workshop import MemoryVault, SeededRandom, clock_of, copy_of, make_desk, request

from guichet.application import acting, checking, copies, enrolment, setting_up
from guichet.application.exchanging import digest, exchange_once
from guichet.application.machines import know_the_machine
from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.domain import commands
from guichet.domain.people import SCHEDULER
from guichet.store import events
from guichet.sync import administering
from guichet.sync.postgres import connect
from guichet.sync.rounds import Outcome


class Town:
    """Desks of one city, a folder and a keyring each, and the shared database of the moment."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.cluster = cluster
        self.folder = folder
        self.database = cluster.database()
        self.desks: list[Workplace] = []
        self.vaults: dict[Path, MemoryVault] = {}

    def desk(self, code: str, *, sample: bool = False) -> Workplace:
        """Set a desk up and enrol it."""
        made = make_desk(self.folder / code, code=code, seed=len(self.desks) + 1, sample=sample)
        return self.enrolled(made)

    def enrolled(self, desk: Workplace, code: str = "") -> Workplace:
        """Enrol a desk, with a keyring of its own."""
        vault = self.vaults.setdefault(desk.store.folder, MemoryVault())
        enrolment.enrol(desk, self.cluster.address(self.database), "clerk", code=code, vault=vault)
        if desk not in self.desks:
            self.desks.append(desk)
        return desk

    def exchange(self, *desks: Workplace) -> list[Outcome]:
        """Let desks exchange, in this order."""
        done = []
        for desk in desks:
            link = enrolment.link(desk, vault=self.vaults[desk.store.folder])
            assert link is not None
            done.append(exchange_once(desk, link)[0])
        return done

    def recover(self, hours: int) -> None:
        """Open the recovery, or close it."""
        administering.recover(self.cluster.address(self.database), hours)

    def last_night(self) -> str:
        """Copy the shared database as it stands, as a dump would."""
        name = f"{self.database}_night"
        with self.cluster.connection() as admin:
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(self.database)
                )
            )
        return name

    def put_back(self, copy: str) -> None:
        """Put a copy in the place of the shared database."""
        self.cluster.drop(self.database)
        with self.cluster.connection() as admin:
            admin.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(copy), sql.Identifier(self.database)
                )
            )

    def wipe(self) -> None:
        """Lose the shared database, and initialise an empty one in its place."""
        self.cluster.drop(self.database)
        with self.cluster.connection() as admin:
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(self.database))
            )
        administering.initialise(self.cluster.address(self.database), shipped())

    def in_step(self, *desks: Workplace) -> None:
        """Hold the desks to one digest, and the server to their chains; every queue is empty."""
        assert len({digest(desk) for desk in desks}) == 1
        connection = connect(self.cluster.address(self.database))
        try:
            found = connection.execute("SELECT * FROM guichet.anchor()").fetchall()
        finally:
            connection.close()
        there = {desk_id.hex(): (mark, link.hex()) for desk_id, mark, link in found}
        for desk in desks:
            with desk.store.read() as reading:
                marks = {name: (mark.seq, mark.digest) for name, mark in events.marks(reading).items()}
            assert marks == there
            assert checking.diagnose(desk).healthy

    def close(self) -> None:
        """Take it all away."""
        for desk in self.desks:
            desk.close()
        self.cluster.drop(self.database)


@pytest.fixture
def town(cluster: Cluster, tmp_path: Path) -> Iterator[Town]:
    made = Town(cluster, tmp_path)
    yield made
    made.close()


def taken(desk: Workplace, words: str) -> str:
    """Record an intake and return its number."""
    clock_of(desk).advance(minutes=1)
    return take_in(desk, request(words, topic="nid-de-poule")).number


def numbers(desk: Workplace) -> list[str]:
    """The numbers of all dossiers of a store, doubles included."""
    with desk.store.read() as connection:
        return [row[0] for row in connection.execute("SELECT number FROM dossier ORDER BY number")]


def test_a_new_desk_is_filled_from_the_server(town: Town) -> None:
    """It is enrolled in an empty folder and knows the City after one exchange: people, directory, dossiers."""
    here = town.desk("KL", sample=True)
    number = taken(here, "Trou devant le 12")
    town.exchange(here)
    fresh = open_workplace(
        town.folder / "MR", clock=clock_of(here), random=SeededRandom("fresh"), vault=MemoryVault()
    )
    town.enrolled(fresh, "MR")
    (done,) = town.exchange(fresh)
    assert done.received > 0
    assert acting.show(fresh, number).dossier.description == "Trou devant le 12"
    assert [agent.name for agent in setting_up.agents(fresh)] == [
        agent.name for agent in setting_up.agents(here)
    ]
    setting_up.sign_in(fresh, setting_up.agents(fresh)[0].id)
    assert "-MR-" in taken(fresh, "Lampadaire éteint")
    town.exchange(fresh, here)
    town.in_step(here, fresh)


def test_a_desk_restored_from_a_backup_goes_on_and_loses_nothing(town: Town) -> None:
    here, there = town.desk("KL", sample=True), town.desk("MR")
    taken(here, "Avant la copie")
    town.exchange(here, there)
    copy = town.folder / "copie.guichet"
    here.agent, agent = SCHEDULER, here.agent
    copies.backup(here, copy, with_key=True)
    here.agent = agent
    taken(here, "Après la copie, échangé")
    town.exchange(here, there)
    folder, clock = here.store.folder, clock_of(here)
    here.close()
    copies.restore(folder, copy, vault=town.vaults[folder], clock=clock, random=SeededRandom("restored"))
    again = open_workplace(
        folder, create=False, clock=clock, random=SeededRandom("again"), vault=town.vaults[folder]
    )
    town.desks[town.desks.index(here)] = again
    again.agent = agent
    assert "-KL-" not in taken(again, "Depuis la restauration")
    # Not enrolled again: the login is the folder's, and the new identifier becomes its own.
    town.exchange(again, there, again)
    town.in_step(again, there)
    assert len(numbers(there)) == 3
    assert len(set(numbers(there))) == 3


@pytest.mark.parametrize("noticed", [True, False], ids=["other-machine", "same-machine"])
def test_a_desk_copied_to_another_computer_becomes_a_desk_of_its_own(town: Town, noticed: bool) -> None:
    """Noticed when it opens on another machine; where it is not, by the server, as a fork."""
    here, there = town.desk("KL", sample=True), town.desk("MR")
    taken(here, "Avant la copie")
    town.exchange(here, there)
    know_the_machine(here, "here")
    twin = copy_of(here, town.folder / "twin")
    town.vaults[twin.store.folder] = town.vaults[here.store.folder]
    town.desks.append(twin)
    assert know_the_machine(twin, "elsewhere" if noticed else "here") == noticed
    taken(here, "Au poste d’origine")
    taken(twin, "Au poste copié")
    town.exchange(here, twin, there, here, twin)
    town.in_step(here, twin, there)
    assert enrolment.present_id(here) != enrolment.present_id(twin)
    said = [acting.show(there, number).dossier.description for number in sorted(set(numbers(there)))]
    assert "Avant la copie" in said


def test_a_server_restored_from_last_night_is_filled_by_its_desks(town: Town) -> None:
    """The first desk to come brings back what it holds of the others, and each its own."""
    here, there = town.desk("KL", sample=True), town.desk("MR")
    number = taken(here, "Hier")
    town.exchange(here, there)
    night = town.last_night()
    acting.perform(here, commands.Comment(number, text="Ce matin"))
    taken(there, "Ce matin aussi")
    town.exchange(here, there, here)
    town.put_back(night)
    taken(there, "Depuis la remise")
    town.recover(1)
    (filled,) = town.exchange(there)
    assert filled.refilled > 0
    town.recover(0)
    town.exchange(here, there)
    town.in_step(here, there)


def test_a_server_restored_from_last_night_refuses_without_a_recovery_and_loses_nothing(town: Town) -> None:
    """Each desk still sends its own; what others recorded waits at the desks until the window is opened."""
    here, there = town.desk("KL", sample=True), town.desk("MR")
    taken(here, "Hier")
    town.exchange(here, there)
    night = town.last_night()
    taken(here, "Ce matin")
    taken(there, "Ce matin aussi")
    town.exchange(here, there, here)
    town.put_back(night)
    assert [done.refilled for done in town.exchange(here, there)] == [0, 0]
    town.in_step(here, there)


def test_a_server_that_was_wiped_is_made_again(town: Town) -> None:
    """Initialised, its desks enrolled again, open to recovery for a week: one desk is enough to fill it."""
    here, there = town.desk("KL", sample=True), town.desk("MR")
    taken(here, "Ancien")
    town.exchange(here, there)
    taken(there, "Ancien aussi")
    town.exchange(there, here)
    town.wipe()
    for desk in (there, here):
        town.enrolled(desk)
    (first, second) = town.exchange(there, here)
    assert first.refilled > 0
    assert (second.refilled, second.sent) == (0, 0)
    town.recover(0)
    town.in_step(here, there)
    taken(here, "Nouveau")
    town.exchange(here, there)
    town.in_step(here, there)
