"""Small choices that outlive the window (place, language, theme), in one JSON file beside the store."""

import json
import logging
from pathlib import Path

_log = logging.getLogger(__name__)


class RememberedSettings:
    """Settings in a file, read once at start; a file that cannot be read or written costs only the choices."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values: dict[str, str] = {}
        try:
            found = json.loads(file.read_text("utf-8"))
            self._values = {str(key): str(value) for key, value in found.items()}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, AttributeError) as error:
            _log.info("window settings not read: %s", type(error).__name__)

    def get(self, key: str, default: str = "") -> str:
        """Return what was remembered under `key`."""
        return self._values.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Remember `value` under `key`."""
        if self._values.get(key) == value:
            return
        self._values[key] = value
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            new.replace(self._file)
        except OSError as error:
            _log.info("window settings not written: %s", type(error).__name__)
