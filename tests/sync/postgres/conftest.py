"""A real PostgreSQL, a fresh shared database to a test, and desks enrolled in it."""

from collections.abc import Callable, Iterator

import pytest
from tests.cli.conftest import guichet as guichet
from tests.sync.postgres.cluster import Cluster
from tests.sync.postgres.desks import Desk

from guichet.sync import administering
from guichet.sync.postgres import Address, PostgresLink, SharedDatabase, connect


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The server of this process."""
    running = Cluster()
    yield running
    running.stop()


class City:
    """A shared database and the ends of the desks that are enrolled in it."""

    def __init__(self, cluster: Cluster, database: str) -> None:
        self.cluster = cluster
        self.database = database
        self.admin = cluster.address(database)
        self._connections: list[SharedDatabase] = []
        self._opened: list[Callable[[], None]] = []

    def enrol(self, desk: Desk, role: str = "clerk") -> Address:
        """Enrol a desk and return its way in."""
        login, _ = administering.enrol(self.admin, desk.name, role, desk.id)
        return self.cluster.address(self.database, login)

    def shared(self, desk: Desk, role: str = "clerk") -> SharedDatabase:
        """Enrol a desk and return its end of an open connection."""
        return self.end(self.enrol(desk, role), desk)

    def end(self, address: Address, desk: Desk) -> SharedDatabase:
        """Return an end of an open connection; the test's end closes it."""
        connection = connect(address)
        self._opened.append(connection.close)
        return SharedDatabase(connection, lambda: desk.id)

    def link(self, desk: Desk, role: str = "clerk") -> PostgresLink:
        """Enrol a desk and return its way."""
        return PostgresLink(self.enrol(desk, role), lambda: desk.id)

    def close(self) -> None:
        """Close what was opened and take the database away."""
        for close in self._opened:
            close()
        self.cluster.drop(self.database)


@pytest.fixture
def city(cluster: Cluster) -> Iterator[City]:
    """An initialised shared database, its recovery closed."""
    made = City(cluster, cluster.database())
    yield made
    made.close()
