"""The English sentences outside the windows, from the same translation file as theirs, without loading Qt.

A terminal speaks it, and a letter is in the language of the citizen while the screen is in the clerk’s (COM-1).
"""

from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree

from guichet.resources import root


def lookup(context: str, source: str) -> str:
    """Return the English pattern of a French one; the French itself when nobody translated it."""
    return _sentences().get((context, source), source)


@cache
def _sentences() -> Mapping[tuple[str, str], str]:
    found = {}
    tree = ElementTree.parse(root() / "translations" / "guichet_en.ts")  # noqa: S314 - a file of ours
    for context in tree.iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            english = message.findtext("translation")
            if english and message.get("numerus") is None:
                found[name, message.findtext("source") or ""] = english
    return found
