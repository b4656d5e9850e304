"""A desk that pushes its backlog and says what was acknowledged, so that it can be killed in the middle.

    python -m tests.sync.postgres.pushing CONNINFO NAME COUNT

The desk of a name always records the same events: after a kill it goes on with what the server has.
"""

import sys

from tests.sync.postgres.desks import Desk

from guichet.sync.postgres import Address, SharedDatabase, connect

BATCH = 7


def main(conninfo: str, name: str, count: int) -> None:
    """Push until everything is acknowledged; each mark is printed once the server returned it."""
    desk = Desk(name)
    desk.record(count)
    connection = connect(Address(conninfo))
    shared = SharedDatabase(connection, lambda: desk.id)
    mark = shared.greet().vector.get(desk.id, 0)
    while mark < count:
        mark = shared.push(desk.id, desk.events[mark : mark + BATCH])
        sys.stdout.write(f"{mark}\n")
        sys.stdout.flush()
    connection.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
