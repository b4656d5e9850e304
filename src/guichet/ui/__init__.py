"""Windows, views, Qt models, shortcuts, themes and translations."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in place of Python's

# PySide reads the source of each module imported after it, to learn whether it asks for `__feature__`. Nothing here
# does, and it cost a twentieth of the time to the first paint: Python's own import is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
