"""The SQL that makes the shared database, version by version: files beside this one, shipped as data."""

import hashlib
import re
from importlib.resources import files
from typing import Final

FUNCTIONS: Final = "functions.sql"
FOLDING: Final = "folding.sql"
REPORTING: Final = "reporting.sql"
PRIVILEGES: Final = "privileges.sql"
SPOKEN: Final = 1
"""The oldest version with which a desk of this program exchanges: what came since is for other readers."""
_VERSION = re.compile(r"(\d{4})_\w+\.sql")
REPORTED: Final = 2
"""The version that brought the reporting views."""


def read(name: str) -> str:
    """Return the text of one of the files."""
    return (files(__name__) / name).read_text("utf-8")


def versions() -> dict[int, str]:
    """Return, in order, each version of the tables with the name of the file that brings it."""
    found = (_VERSION.fullmatch(file.name) for file in files(__name__).iterdir())
    return dict(sorted((int(match[1]), match[0]) for match in found if match is not None))


def latest() -> int:
    """Return the version of the tables that this program makes."""
    return max(versions())


def fold_stamp() -> str:
    """Return the stamp of the fold on the server: rows that another one made are folded again."""
    return hashlib.sha256(read(FOLDING).encode()).hexdigest()
