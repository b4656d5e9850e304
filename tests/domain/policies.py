"""The shipped policy for the tests of the domain, read once."""

import copy
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from guichet.domain.policy import Policy, load_policy
from guichet.resources import resource


@cache
def _parsed() -> Mapping[str, Any]:
    return tomllib.loads(resource("policy", "mont-saint-hilaire.toml").read_text(encoding="utf-8"))


def shipped_data() -> dict[str, Any]:
    """The parsed file, a fresh copy to spoil."""
    return copy.deepcopy(dict(_parsed()))


@cache
def shipped() -> Policy:
    """The policy of the file as it ships."""
    return load_policy(_parsed())
