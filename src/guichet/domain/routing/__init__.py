"""The routing lookup: what is typed to ranked topics, with reasons (ROUTE-1, ROUTE-2, STAFF-1, COM-8)."""

from guichet.domain.routing.data import (
    NONE,
    Band,
    HalfBytes,
    RoutingData,
    Suggestion,
    Tuning,
    Utterance,
    Weights,
)
from guichet.domain.routing.engine import RoutingEngine
from guichet.domain.routing.learned import Choice, Learned, add, choice, forget, learn, merge, unlearn
from guichet.domain.routing.lexicon import Lexicon, LexiconEntry

__all__ = [
    "NONE",
    "Band",
    "Choice",
    "HalfBytes",
    "Learned",
    "Lexicon",
    "LexiconEntry",
    "RoutingData",
    "RoutingEngine",
    "Suggestion",
    "Tuning",
    "Utterance",
    "Weights",
    "add",
    "choice",
    "forget",
    "learn",
    "merge",
    "unlearn",
]
