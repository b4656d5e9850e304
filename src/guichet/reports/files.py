"""Documents reach the disk whole or not at all: written beside their place, then moved there in one step."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import translate

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to write to; on leaving, it takes the place of `path` in one step.

    When the block raises, or the disk does, the file is taken away and what stood at `path` still stands.
    Raises `EnvironmentFault` with the reason and a next step.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        raise EnvironmentFault(
            translate(
                "Reports",
                "« {name} » n’est pas un fichier. Choisissez un autre nom.",
                name=path.name or str(path),
            )
        )
    part = target.with_name(f".{target.name[:60]}.{secrets.token_hex(6)}.part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except OSError as fault:
        raise _explained(path, fault) from fault
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as fault:
        raise _explained(path, fault) from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _explained(path: Path, fault: OSError) -> EnvironmentFault:
    folder = str(path.parent)
    if fault.errno in _FULL:
        return EnvironmentFault(
            translate(
                "Reports",
                "Le disque est plein : « {name} » n’a pas été écrit. Libérez de l’espace, ou choisissez"
                " un autre dossier.",
                name=path.name,
            )
        )
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return EnvironmentFault(
            translate(
                "Reports", "Le dossier « {folder} » n’existe pas. Choisissez-en un autre.", folder=folder
            )
        )
    if isinstance(fault, PermissionError) and path.exists():
        return EnvironmentFault(
            translate(
                "Reports",
                "« {name} » est ouvert dans un autre programme, ou protégé. Fermez-le, ou choisissez un"
                " autre nom.",
                name=path.name,
            )
        )
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return EnvironmentFault(
            translate(
                "Reports",
                "Le dossier « {folder} » ne permet pas d’écrire. Choisissez-en un autre, par exemple"
                " « Documents ».",
                folder=folder,
            )
        )
    return EnvironmentFault(
        translate(
            "Reports",
            "« {name} » n’a pas été écrit ({reason}). Choisissez un autre dossier, puis recommencez.",
            name=path.name,
            reason=fault.strerror or type(fault).__name__,
        )
    )
