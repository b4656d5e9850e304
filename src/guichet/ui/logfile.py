"""The program's own log beside the store: small, of this account alone, without personal data."""

import logging
from pathlib import Path

NAME = "guichet.log"
FORMER = "guichet.log.1"
BYTES = 512 * 1024
_log = logging.getLogger(__name__)


class LogFile:
    """Writes what the program logs to a file in `folder`, from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handler: logging.Handler | None = None

    def begin(self) -> None:
        """Open the file after the first paint; a long one becomes the former one. Nothing where one may not write."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = self._folder / NAME
            if file.exists() and file.stat().st_size > BYTES:
                file.replace(self._folder / FORMER)
            file.touch(mode=0o600)
            self._handler = logging.FileHandler(file, encoding="utf-8")
        except OSError as error:
            _log.info(
                "no log file: %s", type(error).__name__
            )  # the window says what is wrong with the folder
            return
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger = logging.getLogger("guichet")
        logger.setLevel(logging.INFO)
        logger.addHandler(self._handler)

    def end(self) -> None:
        """Close the file."""
        if self._handler is not None:
            logging.getLogger("guichet").removeHandler(self._handler)
            self._handler.close()
            self._handler = None
