"""The shipped routing, built once for the whole run: it is immutable."""

from collections.abc import Sequence

import pytest

from benchmarks import routing_corpus as corpus
from guichet.application.routing_data import load_routing_data
from guichet.domain.directory import Topic
from guichet.domain.routing import RoutingData, RoutingEngine


@pytest.fixture(scope="session")
def data() -> RoutingData:
    """Lexicon and weights as they ship."""
    return load_routing_data()


@pytest.fixture(scope="session")
def topics() -> Sequence[Topic]:
    """The topics of the sample directory."""
    return corpus.sample_topics()


@pytest.fixture(scope="session")
def engine(data: RoutingData, topics: Sequence[Topic]) -> RoutingEngine:
    """The engine of the sample directory."""
    return RoutingEngine.build(topics, data)
