"""A copy of the store as one file: the encrypted database, and the public facts that find its key and prove it.

It is a ZIP archive, not compressed: what is encrypted does not shrink, and any tool can look inside.
"""

import hashlib
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from guichet.domain.progress import CancelCheck, check
from guichet.domain.wording import Text, translate
from guichet.store.events import Mark
from guichet.store.faults import DISK_FULL, StoreDamaged, StoreFault
from guichet.store.keys import sync_folder

FORMAT = 1
_FACTS = "facts.json"
_DATABASE = "guichet.db"
_CHUNK = 1 << 20
_MOST_FACTS = 1 << 20

Moved = Callable[[int], None]
"""Called with the bytes just moved."""


class CopyFacts(msgspec.Struct, frozen=True):
    """What stands in clear in a copy; nothing of it is personal."""

    format: int
    store: str
    check: str
    schema: int
    events: int
    bodies: int
    desks: dict[str, Mark]
    size: int = 0
    sha256: str = ""


class _FormatOnly(msgspec.Struct, frozen=True):
    format: int


def write(
    database: Path, target: Path, facts: CopyFacts, moved: Moved, cancelled: CancelCheck | None
) -> None:
    """Put the database and its facts in `target`, which is the former file or the whole new one, never between.

    Raises `StoreFault` when it cannot be written, and when what was written does not read back the same.
    """
    fresh = target.with_name(f".{target.name}.part")
    try:
        digest = hashlib.sha256()
        size = database.stat().st_size
        with fresh.open("wb") as file:
            with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
                with database.open("rb") as source, archive.open(_DATABASE, "w", force_zip64=True) as entry:
                    while chunk := source.read(_CHUNK):
                        check(cancelled)
                        digest.update(chunk)
                        entry.write(chunk)
                        moved(len(chunk))
                whole = msgspec.structs.replace(facts, size=size, sha256=digest.hexdigest())
                archive.writestr(_FACTS, msgspec.json.encode(whole))
            file.flush()
            os.fsync(file.fileno())
        extract(fresh, whole, None, moved, cancelled)
        fresh.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise cannot_write(error, target) from error
    finally:
        fresh.unlink(missing_ok=True)


def read_facts(source: Path) -> CopyFacts:
    """Return what a copy says of itself. Raises `StoreFault` when it is missing, foreign, damaged or newer."""
    try:
        with zipfile.ZipFile(source) as archive:
            entry = archive.getinfo(_FACTS)
            if entry.file_size > _MOST_FACTS:
                raise StoreDamaged(_foreign(source))
            content = archive.read(entry)
        found = msgspec.json.decode(content, type=_FormatOnly).format
        if found > FORMAT:
            raise StoreFault(newer(source))
        return msgspec.json.decode(content, type=CopyFacts)
    except OSError as error:
        raise StoreFault(_unreadable(error, source)) from error
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, msgspec.MsgspecError) as error:
        raise StoreDamaged(_foreign(source)) from error


def is_copy(path: Path) -> bool:
    """Tell whether a file is a copy of a store, readable or not in this version."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {_FACTS, _DATABASE} <= set(archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def extract(
    source: Path, facts: CopyFacts, target: BinaryIO | None, moved: Moved, cancelled: CancelCheck | None
) -> None:
    """Write the copy's database to `target`, or only read it; raises `StoreDamaged` when it is not what was copied."""
    digest = hashlib.sha256()
    size = 0
    try:
        with zipfile.ZipFile(source) as archive, archive.open(_DATABASE) as entry:
            while chunk := entry.read(_CHUNK):
                check(cancelled)
                digest.update(chunk)
                size += len(chunk)
                if target is not None:
                    target.write(chunk)
                moved(len(chunk))
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise StoreDamaged(damaged(source)) from error
    if size != facts.size or digest.hexdigest() != facts.sha256:
        raise StoreDamaged(damaged(source))


def damaged(source: Path) -> Text:
    """The sentence for a copy that is not what was copied."""
    return translate(
        "Copies",
        "La copie {file} est endommagée : elle ne sera pas remise en service, et rien n’a été changé. Prenez une"
        " autre copie, par exemple dans le dossier « backups ».",
        file=source.name,
    )


def newer(source: Path) -> Text:
    """The sentence for a copy that a newer program made."""
    return translate(
        "Copies",
        "La copie {file} vient d’une version plus récente de Guichet. Installez cette version, puis recommencez ;"
        " rien n’a été changé.",
        file=source.name,
    )


def _foreign(source: Path) -> Text:
    return translate(
        "Copies",
        "Le fichier {file} n’est pas une copie faite par Guichet, ou il est coupé. Choisissez un fichier fait par"
        " « guichet backup » ; rien n’a été changé.",
        file=source.name,
    )


def _unreadable(error: OSError, source: Path) -> Text:
    return translate(
        "Copies",
        "La copie {file} ne se lit pas ({reason}). Vérifiez le chemin et le droit de la lire.",
        file=str(source),
        reason=error.strerror or type(error).__name__,
    )


def cannot_write(error: OSError, target: Path) -> StoreFault:
    """Return the person's error when a copy cannot be written where they asked."""
    if error.errno in DISK_FULL:
        return StoreFault(
            translate(
                "Copies",
                "Il ne reste pas assez de place pour la copie {file} : elle n’a pas été faite, et ce qui y était n’a pas"
                " changé. Libérez de l’espace, ou choisissez un autre disque.",
                file=str(target),
            )
        )
    return StoreFault(
        translate(
            "Copies",
            "La copie ne peut pas être écrite dans {file} ({reason}). Choisissez un autre endroit.",
            file=str(target),
            reason=error.strerror or type(error).__name__,
        )
    )
