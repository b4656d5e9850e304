"""From one version of the shared database to the next: with events in it, with desks that go on meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.domain.policies import shipped
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk
from tests.sync.postgres.test_reporting import assert_told, ends, read
from tests.sync.postgres.told import history

from guichet.sync import administering, schema

VERSION_1 = Path(__file__).parent / "version_1"
"""The files with which version 1 was made, as they were: what a City that began with it has."""


@pytest.fixture
def former(cluster: Cluster) -> Iterator[City]:
    """A shared database of version 1, its recovery closed."""
    made = City(cluster, cluster.empty())
    for role in administering.ROLES[:3]:
        with cluster.connection(made.database) as admin:
            admin.execute(
                f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$".encode()
            )
    with cluster.connection(made.database) as admin, admin.transaction():
        admin.execute("CREATE SCHEMA guichet AUTHORIZATION guichet_owner")
        admin.execute("SET LOCAL ROLE guichet_owner")
        for name in ("0001_record.sql", "functions.sql", "privileges.sql"):
            admin.execute((VERSION_1 / name).read_bytes())
        admin.execute("INSERT INTO guichet.server (schema) VALUES (1)")
    yield made
    made.close()


def test_version_1_with_events_in_it_becomes_the_present_one(former: City) -> None:
    """Desks push before, across and after; the views tell all of it; made again, nothing changes."""
    desks = history(11, 60, 8)
    shared = ends(former, desks)
    before = administering.status(former.admin)
    assert (before.schema, before.reporting_behind) == (1, None)
    half = [len(desk.events) // 2 for desk in desks]
    for desk, end, count in zip(desks, shared, half, strict=True):
        # A desk of this program does not wait for its server: what came since is for other readers.
        assert end.greet().schema == 1
        assert end.push(desk.id, desk.events[:count]) == count
    chains = shared[0].anchor()

    done = administering.initialise(former.admin, shipped())
    assert (done.before, done.after) == (1, schema.latest())
    assert shared[0].anchor() == chains
    after = administering.status(former.admin)
    assert (after.schema, after.events, after.desks, after.recovery_until, after.reporting_behind) == (
        schema.latest(), before.events + sum(half), after.desks, None, 0
    )  # fmt: skip
    assert_told(
        former, [event for desk, count in zip(desks, half, strict=True) for event in desk.events[:count]]
    )

    for desk, end in zip(desks, shared, strict=True):
        assert end.greet().schema == schema.latest()
        assert end.push(desk.id, desk.events[half[desks.index(desk)] :]) == len(desk.events)
    everything = [event for desk in desks for event in desk.events]
    assert_told(former, everything)

    administering.initialise(former.admin, shipped())
    kept = read(former, "SELECT entity_id, xmin FROM guichet.folded ORDER BY 1")
    again = administering.initialise(former.admin, shipped())
    assert (again.before, again.after) == (schema.latest(), schema.latest())
    assert read(former, "SELECT entity_id, xmin FROM guichet.folded ORDER BY 1") == kept
    assert_told(former, everything)


def test_another_fold_makes_its_rows_again(city: City) -> None:
    """What an earlier program folded otherwise is never shown: rows are the fold's that made them."""
    desks = history(12, 10, 6)
    for desk, end in zip(desks, ends(city, desks), strict=True):
        end.push(desk.id, desk.events)
    administering.initialise(city.admin, shipped())
    with city.cluster.connection(city.database) as admin:
        admin.execute("UPDATE guichet.folded SET status = 'as it was once folded'")
        admin.execute("UPDATE guichet.server SET fold = 'of an earlier program'")
    administering.initialise(city.admin, shipped())
    assert_told(city, [event for desk in desks for event in desk.events])
    assert read(city, "SELECT guichet.behind()") == [[(0,)]]


def test_the_citys_own_views_on_these_outlive_an_upgrade(city: City) -> None:
    """A view that a City's analyst built on ours neither stops `guichet server init` nor is lost by it."""
    with city.cluster.connection(city.database) as admin:
        admin.execute("CREATE VIEW public.mine AS SELECT number, due_at FROM reporting.due_actions d"
                      " JOIN reporting.dossiers o ON o.id = d.dossier_id")  # fmt: skip
    administering.initialise(city.admin, shipped())
    assert read(city, "TABLE public.mine") == [[]]


def test_what_a_desk_did_not_send_yet_waits_for_no_upgrade(former: City) -> None:
    """A desk's own queue empties before and after: each event is there once."""
    desk = Desk("kl")
    shared = former.shared(desk)
    shared.push(desk.id, desk.record(5))
    administering.initialise(former.admin, shipped())
    shared.push(desk.id, desk.record(5))
    assert shared.pull({}).events == tuple(desk.events)
