"""`guichet server init`: from an empty database to one that desks can use, again and again, by an ordinary administrator."""

import os
from collections.abc import Iterator
from importlib.resources import files

import psycopg
import pytest
from psycopg import conninfo, sql
from tests.domain.policies import shipped
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk

from guichet.sync import administering, schema
from guichet.sync.failures import Refused
from guichet.sync.postgres import Address


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[City]:
    """A database with nothing in it."""
    made = City(cluster, cluster.empty())
    yield made
    made.close()


def test_a_new_server_is_open_to_recovery_and_ready(empty: City) -> None:
    """A server that replaces a lost one is filled by the first desks that come."""
    done = administering.initialise(empty.admin, shipped())
    assert (done.before, done.after) == (0, schema.latest())
    status = administering.status(empty.admin)
    assert (status.schema, status.events, status.lacking, status.desks) == (schema.latest(), 0, 0, ())
    assert status.recovery_until is not None
    desk = Desk("kl")
    shared = empty.shared(desk)
    assert shared.greet().recovering
    shared.push(desk.id, desk.record(2))
    (line,) = administering.status(empty.admin).desks
    assert (line.desk, line.mark, line.role, line.login) == (
        desk.id.hex(),
        2,
        "clerk",
        f"{empty.database}_{line.code}",
    )
    assert line.seen_at is not None


def test_made_again_it_changes_nothing_and_heals_what_was_touched(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    shared.push(desk.id, desk.record(2))
    with city.cluster.connection(city.database) as admin:
        admin.execute("GRANT SELECT ON guichet.body TO guichet_desk, PUBLIC")
        admin.execute("GRANT EXECUTE ON FUNCTION guichet.enrol TO PUBLIC")
        admin.execute("DROP FUNCTION guichet.greet")
    before = administering.status(city.admin)
    done = administering.initialise(city.admin, shipped())
    assert (done.before, done.after) == (schema.latest(), schema.latest())
    after = administering.status(city.admin)
    assert (after.events, after.desks, after.recovery_until) == (before.events, before.desks, None)
    assert shared.greet().vector == {desk.id: 2}
    for forbidden in ("TABLE guichet.body", "SELECT guichet.enrol('x', 'X', 'manager', ''::bytea)"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            shared._connection.execute(forbidden.encode())


def test_half_of_it_is_never_made(empty: City) -> None:
    """One transaction: what fails at its end leaves a database as it was, and the next try goes through."""
    with empty.cluster.connection(empty.database) as admin:
        admin.execute("CREATE SCHEMA guichet")
        admin.execute("CREATE TABLE guichet.desk (x integer)")
    with pytest.raises(Refused):
        administering.initialise(empty.admin, shipped())
    with empty.cluster.connection(empty.database) as admin:
        assert admin.execute("SELECT to_regclass('guichet.event')").fetchall() == [(None,)]
        admin.execute("DROP SCHEMA guichet CASCADE")
    assert administering.initialise(empty.admin, shipped()).before == 0


def test_a_database_of_a_newer_program_is_left_alone(city: City) -> None:
    with city.cluster.connection(city.database) as admin:
        admin.execute("UPDATE guichet.server SET schema = 999")
    with pytest.raises(Refused, match="version plus récente"):
        administering.initialise(city.admin, shipped())
    # Its desks go on: the words that they use are still understood.
    desk = Desk("kl")
    assert city.shared(desk).push(desk.id, desk.record(1)) == 1


def test_a_desk_waits_for_a_server_that_is_older(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    with city.cluster.connection(city.database) as admin:
        admin.execute("UPDATE guichet.server SET schema = 0")
    with pytest.raises(Refused, match="version plus ancienne"):
        shared.greet()


def test_a_desk_exchanges_with_a_server_that_is_newer(city: City) -> None:
    """Promise 6: a desk that was not upgraded still pushes its backlog and pulls the others'."""
    here, there = Desk("kl"), Desk("mr")
    ours, theirs = city.shared(here), city.shared(there)
    with city.cluster.connection(city.database) as admin:
        admin.execute("UPDATE guichet.server SET schema = 999")
    assert ours.greet().schema == 999
    assert ours.push(here.id, here.record(3)) == 3
    assert theirs.pull({}).events == tuple(here.events)


def test_a_database_in_another_encoding_is_refused(cluster: Cluster) -> None:
    latin = f"guichet_latin_{os.getpid()}"
    with cluster.connection() as admin:
        admin.execute(f"CREATE DATABASE {latin} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'".encode())
    try:
        with pytest.raises(Refused, match="UTF-8"):
            administering.initialise(cluster.address(latin), shipped())
    finally:
        cluster.drop(latin)


def test_an_administrator_need_not_be_a_superuser(empty: City) -> None:
    """The owner of the database who may create roles is enough; who may not is told what is needed."""
    owner = f"{empty.database}_dba"
    with empty.cluster.connection() as admin:
        admin.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEROLE").format(sql.Identifier(owner)))
        admin.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(f"{owner}_2")))
        # On a cluster where the roles stand already, they are handed over with the database.
        admin.execute(
            sql.SQL("GRANT guichet_owner, guichet_desk, guichet_admin TO {} WITH ADMIN OPTION").format(
                sql.Identifier(owner)
            )
        )
        admin.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                sql.Identifier(empty.database), sql.Identifier(owner)
            )
        )
    said = conninfo.conninfo_to_dict(empty.admin.conninfo)
    with pytest.raises(Refused, match="CREATEROLE"):
        administering.initialise(Address(conninfo.make_conninfo(**{**said, "user": f"{owner}_2"})), shipped())
    empty.admin = Address(conninfo.make_conninfo(**{**said, "user": owner}))
    assert administering.initialise(empty.admin, shipped()).before == 0
    desk = Desk("kl")
    assert empty.shared(desk).push(desk.id, desk.record(1)) == 1
    assert [line.mark for line in administering.status(empty.admin).desks] == [1]
    with empty.cluster.connection(empty.database) as admin:
        owners = admin.execute(
            "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'guichet'::regnamespace"
        ).fetchall()
    assert owners == [("guichet_owner",)]


def test_a_desk_that_is_enrolled_again_keeps_its_login_and_loses_its_password(city: City) -> None:
    desk = Desk("kl")
    first = administering.enrol(city.admin, "KL", "clerk", desk.id)
    second = administering.enrol(city.admin, "KL", "manager", desk.id)
    assert first[0] == second[0] == f"{city.database}_kl"
    assert first[1] != second[1]
    with city.cluster.connection(city.database) as admin:
        kept = admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (first[0],)).fetchall()
    assert kept[0][0].startswith("SCRAM-SHA-256$")
    assert [line.role for line in administering.status(city.admin).desks] == ["manager"]


def test_desks_of_two_databases_of_one_server_keep_their_own_logins(cluster: Cluster, city: City) -> None:
    """A City that tries Guichet in a second database does not change the passwords of the first."""
    second = City(cluster, cluster.database())
    try:
        here, there = Desk("kl"), Desk("kl", seed=1)
        assert city.enrol(here).conninfo != second.enrol(there).conninfo
        assert city.shared(here).push(here.id, here.record(2)) == 2
        assert second.shared(there).push(there.id, there.record(1)) == 1
        assert [line.mark for line in administering.status(city.admin).desks] == [2]
    finally:
        second.close()


def test_a_name_that_the_server_would_cut_short_is_refused() -> None:
    long = Address(conninfo.make_conninfo(dbname="v" * 61))
    assert administering.login_of("K", long) == f"{'v' * 61}_k"
    with pytest.raises(Refused, match="trop long"):
        administering.login_of("KL", long)


def test_the_files_are_the_versions_and_nothing_else() -> None:
    """What ships is what is run: a file that no version names would be forgotten."""
    there = {file.name for file in files(schema).iterdir() if file.name.endswith(".sql")}
    named = (schema.FUNCTIONS, schema.FOLDING, schema.REPORTING, schema.PRIVILEGES)
    assert there == {*schema.versions().values(), *named}
    assert list(schema.versions()) == list(range(1, schema.latest() + 1))
