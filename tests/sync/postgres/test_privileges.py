"""What a desk may do on the shared database, and everything else it may try (least privilege, audience)."""

import itertools
import re
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg import sql
from tests.sync.postgres.conftest import City
from tests.sync.postgres.desks import Desk, sealed

from guichet.domain.record import body_digest
from guichet.sync import administering
from guichet.sync.failures import Poison, Refused

TABLES = ("server", "login", "circle", "desk", "event", "body", "lacking", "agent")
OPERATIONS = Path(__file__).parents[3] / "docs" / "operations.md"
SECRET = b'{"text":"confidential complaint"}'


def test_a_restricted_body_reaches_only_the_desks_of_its_circle(city: City) -> None:
    """DEF-1: the others get the sealed header, a dense vector and a chain they can check."""
    counter, management, other = Desk("kl"), Desk("dg"), Desk("mn")
    at_counter = city.shared(counter)
    counter.record(1)
    counter.record(1, audience="confidential", payload=SECRET)
    counter.record(1, audience="council")
    at_counter.push(counter.id, counter.events)
    open_, secret, nobodys = counter.events
    manager = city.shared(management, "manager")
    assert manager.greet().circles == ("confidential",)
    assert manager.pull({}).events == (open_, secret, *sealed([nobodys]))
    clerk = city.shared(other)
    assert clerk.greet().circles == ()
    assert clerk.pull({}).events == (open_, *sealed([secret, nobodys]))


def test_no_other_way_leads_to_a_restricted_body(city: City) -> None:
    """Direct reading, another desk's identity, a forged author, the other functions, the catalog, an error's words."""
    counter, intruder, management = Desk("kl"), Desk("mn"), Desk("dg")
    at_counter = city.shared(counter)
    manager_id = b"\7" * 16
    counter.record(1, stream="agent", entity=manager_id, type="agent.recorded")
    counter.record(1, audience="confidential", payload=SECRET, author=manager_id)
    at_counter.push(counter.id, counter.events)
    city.shared(management, "manager")
    address = city.enrol(intruder)

    # As another desk: the login decides, not the identity that is claimed.
    for claimed in (counter, management):
        assert SECRET not in [event.payload for event in city.end(address, claimed).pull({}).events]
    # Under the manager's name.
    shared = city.end(address, intruder)
    intruder.record(2, author=manager_id)
    shared.push(intruder.id, intruder.events)
    assert SECRET not in [event.payload for event in shared.pull({}).events]
    # By bringing the header back with a body of one's own, to be told whether it is the one.
    with pytest.raises(Refused, match="ne reconnaît pas ce poste"):
        shared.push(counter.id, counter.events)

    with city.cluster.connection(city.database, address.conninfo.split("user=")[1].split()[0]) as own:
        for table, verb in itertools.product(
            TABLES, ("SELECT count(*) FROM", "TABLE", "DELETE FROM", "TRUNCATE")
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                own.execute(sql.SQL("{} guichet.{}").format(sql.SQL(verb), sql.Identifier(table)))
        for statement in (
            "COPY guichet.body TO STDOUT",
            "INSERT INTO guichet.circle VALUES ('confidential', 'clerk')",
            "UPDATE guichet.login SET role = 'manager'",
            "SELECT guichet.enrol('x', 'X', 'manager', ''::bytea)",
            "SELECT guichet.recover(1)",
            "SELECT guichet.status()",
            "SELECT guichet.desks()",
            "SELECT guichet.packed(1::bigint)",
            "SELECT * FROM guichet.compare('', 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', "
            "'{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
            "SET ROLE guichet_owner",
            "SET SESSION AUTHORIZATION postgres",
            "CREATE TABLE guichet.mine (x integer)",
            "CREATE FUNCTION guichet.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
            "CREATE OR REPLACE FUNCTION guichet.anchor() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
            "ALTER TABLE guichet.event DISABLE TRIGGER ALL",
            "CREATE TRIGGER t BEFORE INSERT ON guichet.body FOR EACH ROW EXECUTE FUNCTION guichet.unchanging()",
        ):
            with pytest.raises(
                (
                    psycopg.errors.InsufficientPrivilege,
                    psycopg.errors.UndefinedTable,
                    psycopg.errors.InvalidFunctionDefinition,
                )
            ):
                own.execute(statement.encode())
        # What the planner learnt of the values is not shown either.
        assert own.execute("SELECT * FROM pg_stats WHERE schemaname = 'guichet'").fetchall() == []


def test_names_of_ones_own_are_not_taken_for_the_systems(city: City) -> None:
    """Functions pin their search path: a desk's temporary `sha256` or `unnest` is never called by the owner."""
    desk = Desk("kl")
    address = city.enrol(desk)
    shared = city.end(address, desk)
    shared._connection.execute("SET search_path = pg_temp, pg_catalog")
    shared._connection.execute(
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'called as %', current_user; END $$"
    )
    shared._connection.execute("CREATE TEMP TABLE login AS SELECT session_user AS name, 'manager' AS role")
    assert shared.push(desk.id, desk.record(2)) == 2
    assert shared.greet().circles == ()


@pytest.mark.parametrize("table", ["event", "body", "desk"])
def test_the_record_is_only_added_to_even_by_its_owner(city: City, table: str) -> None:
    desk = Desk("kl")
    city.shared(desk).push(desk.id, desk.record(2))
    with city.cluster.connection(city.database) as owner:
        owner.execute("SET ROLE guichet_owner")
        statements = [f"DELETE FROM guichet.{table}", f"TRUNCATE guichet.{table}"]
        if table != "desk":
            statements.append(f"UPDATE guichet.{table} SET desk_seq = desk_seq + 100")
        for statement in statements:
            with pytest.raises(psycopg.Error, match="only ever added to"):
                owner.execute(statement.encode())


def test_a_desk_pushes_only_its_own_events(city: City) -> None:
    here, there = Desk("kl"), Desk("mn")
    ours, theirs = city.shared(here), city.shared(there)
    ours.push(here.id, here.record(2))
    for attempt in (here.record(1), here.events):
        with pytest.raises(Refused, match="ne reconnaît pas ce poste"):
            theirs.push(here.id, attempt)
    # An identity that stands there already is not to be had by claiming it.
    with pytest.raises(Refused, match="ne reconnaît pas ce poste"):
        city.end(city.enrol(there), here).push(here.id, here.events)
    assert ours.greet().vector == {here.id: 2}


def test_an_author_is_a_person_of_the_record_or_nobody(city: City) -> None:
    """Agents sit at several desks: any of them may be the author at any desk, a made-up one at none."""
    here, there = Desk("kl"), Desk("mn")
    ours, theirs = city.shared(here), city.shared(there)
    agent = b"\5" * 16
    # A first start: the desk introduces itself under the name of its first agent, who is recorded next.
    here.record(1, stream="desk", entity=here.id, type="desk.recorded", author=agent)
    ours.push(here.id, here.events)
    here.record(1, stream="agent", entity=agent, type="agent.recorded", author=agent)
    here.record(1, author=agent)
    ours.push(here.id, here.events[1:])
    assert theirs.push(there.id, there.record(1, author=agent)) == 1
    forged = there.record(1, author=b"\6" * 16)
    with pytest.raises(Refused, match="ne connaît pas la personne"):
        theirs.push(there.id, forged)
    assert theirs.greet().vector == {here.id: 3, there.id: 1}


def test_a_login_that_no_desk_has_is_told_so(city: City) -> None:
    desk = Desk("kl")
    shared = city.end(city.admin, desk)
    for ask in (
        shared.greet,
        lambda: shared.pull({}),
        lambda: shared.push(desk.id, desk.record(1)),
        shared.lacking,
    ):
        with pytest.raises(Refused, match="n’est celui d’aucun poste"):
            ask()


def test_while_recovering_any_desk_brings_back_what_it_holds(city: City) -> None:
    """A lost server is filled by whoever comes first; bodies come from whoever holds them."""
    author, witness, manager = Desk("kl"), Desk("mn"), Desk("dg")
    author.record(2)
    author.record(1, audience="confidential", payload=SECRET)
    administering.recover(city.admin, 1)
    theirs = city.shared(witness)
    assert theirs.greet().recovering
    held = [*author.events[:2], *sealed(author.events[2:])]
    assert theirs.push(author.id, held) == 3
    assert theirs.lacking() == ((author.id, 3),)
    assert theirs.lacking((author.id, 3)) == ()
    managers = city.shared(manager, "manager")
    # Not with another body, nor for another history.
    salt = b"\0" * 16
    with pytest.raises(Poison):
        managers.push(author.id, [msgspec.structs.replace(author.events[2], payload=b"{}", salt=salt)])
    assert managers.push(author.id, author.events[2:]) == 3
    assert managers.lacking() == ()
    assert managers.pull({}).events == tuple(author.events)
    assert theirs.pull({}).events == tuple(held)
    administering.recover(city.admin, 0)
    assert not theirs.greet().recovering
    with pytest.raises(Refused):
        theirs.push(author.id, author.events)
    # The desk itself, enrolled again, goes on where the others left it.
    own = city.shared(author)
    assert own.push(author.id, author.record(1)) == 4
    assert body_digest(author.events[2].salt, SECRET) == author.events[2].header.body_digest


def test_what_others_brought_back_belongs_to_nobody_until_it_is_enrolled(city: City) -> None:
    lost, witness = Desk("kl"), Desk("mn")
    administering.recover(city.admin, 1)
    theirs = city.shared(witness)
    theirs.push(lost.id, lost.record(1))
    administering.recover(city.admin, 0)
    for claimed in (witness, lost):
        end = city.end(city.enrol(witness), claimed)
        with pytest.raises(Refused, match="ne reconnaît pas ce poste"):
            end.push(lost.id, lost.events)


def test_the_citys_own_tools_read_three_views_and_nothing_else(city: City) -> None:
    """Least privilege: the login of `docs/operations.md`, tried against every table, function and verb there is."""
    desk = Desk("kl")
    city.shared(desk).push(desk.id, desk.record(1))
    reader = f"{city.database}_powerbi"
    with city.cluster.connection(city.database) as admin:
        for statement in documented("Readers"):
            admin.execute(statement.replace("powerbi", reader).encode())
        relations = admin.execute(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname IN ('guichet', 'reporting', 'public') AND c.relkind IN ('r', 'v', 'm', 'p', 'f')"
        ).fetchall()
        functions = admin.execute(
            "SELECT p.oid::regprocedure::text, pronargs FROM pg_proc p WHERE pronamespace = 'guichet'::regnamespace"
            " AND prorettype <> 'trigger'::regtype"
        ).fetchall()
    views = {("reporting", name) for name in ("dossiers", "due_actions", "events")}
    assert views < set(relations)
    assert len(functions) > 20
    with city.cluster.connection(city.database, reader) as own:
        for schema, name in relations:
            table = sql.Identifier(schema, name)
            if (schema, name) in views:
                own.execute(sql.SQL("SELECT * FROM {}").format(table)).fetchall()
            for verb in ("SELECT count(*) FROM {}", "DELETE FROM {}", "TRUNCATE {}", "COPY {} TO STDOUT"):
                if (schema, name) not in views or not verb.startswith("SELECT"):
                    with pytest.raises(psycopg.Error):
                        own.execute(sql.SQL(verb).format(table))
        own.execute("SET default_transaction_read_only = off")
        for schema, name in views:
            for verb in (
                "UPDATE {} SET number = 'x'", "INSERT INTO {} DEFAULT VALUES", "DROP VIEW {}", "ALTER VIEW {} RENAME TO x"
            ):  # fmt: skip
                with pytest.raises(psycopg.Error):
                    own.execute(sql.SQL(verb).format(sql.Identifier(schema, name)))
        for signature, arguments in functions:
            called = f"{signature.split('(')[0]}({', '.join(['NULL'] * arguments)})"
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="schema guichet"):
                own.execute(f"SELECT {called}".encode())
        for statement in (
            "SET ROLE guichet_owner", "SET ROLE guichet_desk", "CREATE TABLE reporting.mine (x integer)",
            "SELECT * FROM pg_stats WHERE schemaname IN ('guichet', 'reporting') AND 1 / (SELECT count(*) FROM pg_stats"
            " WHERE schemaname = 'guichet') = 0",
        ):  # fmt: skip
            with pytest.raises(psycopg.Error):
                own.execute(statement.encode())


def test_a_desk_does_not_read_what_the_citys_tools_read(city: City) -> None:
    desk = Desk("kl")
    shared = city.shared(desk)
    for view in ("dossiers", "due_actions", "events"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            shared._connection.execute(f"TABLE reporting.{view}".encode())


def documented(section: str) -> list[str]:
    """Return the SQL statements that a section of `docs/operations.md` gives."""
    text = OPERATIONS.read_text("utf-8").split(f"### {section}", 1)[1].split("\n### ", 1)[0]
    blocks = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert blocks
    return [each.strip() for block in blocks for each in block.split(";") if each.strip()]
