"""Creates and migrates the record tables with Alembic, and recreates the projections from their declaration."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from guichet.store import tables
from guichet.store.faults import explained
from guichet.store.opening import PROJECTION_TABLES, PROJECTION_VERSION, SCHEMA_VERSION, Connection, Store


def migrate(store: Store, version: int, *, keep: bool = True) -> None:
    """Bring the record tables to `SCHEMA_VERSION`; an older store is first copied to `backups/`."""
    if version > 0 and keep:
        from guichet.store.backing_up import rotate_before_migration

        rotate_before_migration(store, version)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    driver = store.connect()
    engine = create_engine("sqlite://", creator=lambda: driver, module=dbapi2, poolclass=StaticPool)
    try:
        with explained(store.path), engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if connection.exec_driver_sql("PRAGMA user_version").scalar() != version:
                return  # another process brought it up to date while this one waited
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if version == 0:
                create_projections(driver)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.commit()
    finally:
        engine.dispose()
        driver.close()


def create_projections(connection: Connection, *, tables_too: bool = True, indexes: bool = True) -> None:
    """Drop every projection and create it empty, stamped with this program's version.

    A rebuild fills the tables first and adds the indexes last.
    """
    if tables_too:
        for name in PROJECTION_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in (*_tables(), *tables.SEARCH_DDL):
            connection.execute(statement)
    if indexes:
        for statement in _indexes():
            connection.execute(statement)
    connection.execute(
        "INSERT INTO meta(key, value) VALUES('projection', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (str(PROJECTION_VERSION),),
    )


def _tables() -> list[str]:
    dialect = sqlite.dialect()
    return [str(CreateTable(table).compile(dialect=dialect)) for table in tables.projections.sorted_tables]


def _indexes() -> list[str]:
    dialect = sqlite.dialect()
    return [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in tables.projections.sorted_tables
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    ]
