"""The program's own log beside the store: small, rotated, of this account alone, without personal data."""

import logging
import logging.handlers
from pathlib import Path

NAME = "guichet.log"
BYTES = 512 * 1024
KEPT = 3
_log = logging.getLogger(__name__)


def keep_log(folder: Path) -> logging.Handler | None:
    """Write what the program logs to a file in `folder`; None when the folder does not let itself be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(
            folder / NAME, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=False
        )
    except OSError as error:
        _log.info("no log file: %s", type(error).__name__)  # the window says what is wrong with the folder
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("guichet")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def end_log(handler: logging.Handler | None) -> None:
    """Close what `keep_log` opened."""
    if handler is not None:
        logging.getLogger("guichet").removeHandler(handler)
        handler.close()
