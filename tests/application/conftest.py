"""The desk that tests of the use cases work at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workshop import desk_in

from guichet.application.workplace import Workplace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workplace]:
    """A set-up desk with the sample directory, closed after the test."""
    with desk_in(tmp_path / "desk") as opened:
        yield opened
