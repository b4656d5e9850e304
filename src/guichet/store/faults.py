"""What the disk and the database say, as sentences for a person (promise: environment faults are not bugs)."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from guichet.domain.errors import EnvironmentFault
from guichet.domain.wording import Text, translate


class StoreFault(EnvironmentFault):
    """The local store cannot be read or written."""


class StoreDamaged(StoreFault):
    """The file is not what it should be: damaged, or opened with the wrong key."""


class StoreBusy(StoreFault):
    """Another program holds the store."""


class OpenElsewhere(StoreBusy):
    """A window of another copy of the program has the folder open."""


class StoreLost(StoreFault):
    """The database that stood in the folder is no longer there."""


class Interrupted(Exception):
    """A read was given up on purpose: a newer one takes its place."""


DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def disk_full() -> Text:
    """The sentence for a disk with no room left."""
    return translate(
        "Store",
        "Le disque est plein : rien n’a été enregistré à moitié. Libérez de l’espace, puis recommencez.",
    )


def from_database(error: Exception, path: Path) -> BaseException:
    """Return the person's error for a database error, or the error itself when it is a bug of ours."""
    said = str(error).lower()
    if "interrupted" in said:
        return Interrupted()
    if "full" in said:
        return StoreFault(disk_full())
    if "locked" in said or "busy" in said:
        return StoreBusy(
            translate(
                "Store",
                "Un autre programme utilise la base {file} depuis plus de cinq secondes."
                " Fermez-le, puis recommencez.",
                file=path.name,
            )
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said or "permission" in said:
        return StoreFault(
            translate(
                "Store",
                "Le dossier {folder} ne se laisse pas écrire. Donnez-vous le droit d’y écrire,"
                " ou choisissez-en un autre avec --data-dir.",
                folder=str(path.parent),
            )
        )
    if "not a database" in said or "malformed" in said or "corrupt" in said or "hmac" in said:
        return StoreDamaged(
            translate(
                "Store",
                "La base {file} est endommagée ou n’est pas une base de Guichet. Rien n’y a été changé."
                " Restaurez la dernière copie : guichet restore FICHIER.",
                file=path.name,
            )
        )
    if "disk i/o" in said:
        return StoreFault(
            translate(
                "Store",
                "Le disque ne répond pas correctement ({file}). Vérifiez le disque, puis rouvrez le programme.",
                file=path.name,
            )
        )
    return error


def from_system(error: OSError, path: Path) -> EnvironmentFault:
    """Return the person's error for a file-system error."""
    if error.errno in DISK_FULL:
        return StoreFault(disk_full())
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreFault(
            translate(
                "Store",
                "Le dossier {folder} ne se laisse pas écrire. Donnez-vous le droit d’y écrire,"
                " ou choisissez-en un autre avec --data-dir.",
                folder=str(path),
            )
        )
    return StoreFault(
        translate(
            "Store",
            "Le dossier {folder} ne peut pas être utilisé ({reason}). Choisissez-en un autre avec --data-dir.",
            folder=str(path),
            reason=error.strerror or type(error).__name__,
        )
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn database errors of the block into the person's errors; bugs pass through unchanged."""
    try:
        yield
    except dbapi2.Error as error:
        explained_error = from_database(error, path)
        if explained_error is error:
            raise
        raise explained_error from error
