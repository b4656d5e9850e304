"""What the log says of a bug: its kind and where it happened, never the words it carries (they may be personal)."""

from __future__ import annotations

import traceback
from pathlib import Path

_SHOWN = 12


def where(error: BaseException) -> str:
    """Return `ValueError at intake/form.py:12 in save < …`, innermost call first; no message, no value."""
    parts = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        frames = traceback.extract_tb(each.__traceback__)[-_SHOWN:]
        calls = [
            f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} in {frame.name}"
            for frame in reversed(frames)
        ]
        parts.append(f"{type(each).__name__} at {' < '.join(calls) or 'an unknown place'}")
        each = each.__cause__ or each.__context__
    return "; after ".join(parts)
