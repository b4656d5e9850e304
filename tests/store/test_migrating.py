"""Only the record ever migrates, in one transaction, after a copy was kept (SYNC.md, Migrations)."""

from pathlib import Path

import pytest
from alembic import command
from tests.store import dumps
from tests.workshop import FileVault, request

from guichet.application.taking_in import take_in
from guichet.application.workplace import Workplace, open_workplace
from guichet.store import copyfile, migrating, opening
from guichet.store.faults import StoreFault
from guichet.store.opening import SCHEMA_VERSION, open_store


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> int:
    """A program whose record is one version further than the store's."""
    for module in (opening, migrating):
        monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    return SCHEMA_VERSION + 1


def test_a_migration_keeps_a_copy_and_every_event(desk: Workplace, newer: int) -> None:
    """Promise 1: the store as it was is kept and proved before anything moves; what is recorded is unchanged."""
    take_in(desk, request())
    before = dumps.everything(desk.store)
    desk.close()
    again = open_workplace(desk.store.folder, create=False, vault=FileVault(), clock=desk.clock)
    with again.store.read() as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newer,)
    assert dumps.everything(again.store) == before
    (kept,) = (desk.store.folder / "backups").glob(f"schema-{SCHEMA_VERSION}-*.guichet")
    assert copyfile.read_facts(kept).events == len(before["event"])
    again.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    desk: Workplace, newer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Promise 1: half a migration is none; the next start tries again."""
    take_in(desk, request())
    before = dumps.everything(desk.store)
    desk.close()
    with monkeypatch.context() as failing:

        def fail(config: object, _: str) -> None:
            connection = config.attributes["connection"]  # type: ignore[attr-defined]
            connection.exec_driver_sql("CREATE TABLE half (x)")
            raise OSError("power cut")

        failing.setattr(command, "upgrade", fail)
        with pytest.raises(OSError):
            open_store(desk.store.folder, vault=FileVault())
    store = open_store(desk.store.folder, vault=FileVault())
    assert dumps.everything(store) == before
    with store.read() as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
        assert connection.execute("PRAGMA user_version").fetchone() == (newer,)
    store.close()
    assert "half" not in tables


def test_a_new_store_is_made_in_one_transaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 1: a first start cut short leaves nothing that looks like a store."""

    def fail(*_: object, **__: object) -> None:
        raise StoreFault(opening._share(tmp_path))

    with monkeypatch.context() as failing:
        failing.setattr(migrating, "create_projections", fail)
        with pytest.raises(StoreFault):
            open_store(tmp_path / "d", vault=FileVault())
    store = open_store(tmp_path / "d", vault=FileVault())
    with store.read() as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    store.close()


def test_the_tables_are_those_that_are_declared(desk: Workplace) -> None:
    """The record that the migrations make is the one that SQLModel declares, column by column."""
    from guichet.store import tables

    with desk.store.read() as connection:
        for table in tables.record.sorted_tables:
            found = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [(row[1], bool(row[3]), bool(row[5])) for row in found] == [
                (column.name, not column.nullable, column.primary_key) for column in table.columns
            ]
