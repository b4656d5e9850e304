"""Where this account keeps Guichet's data: a local folder, never a roaming one (SYNC.md)."""

from pathlib import Path


def data_folder(given: Path | str | None, *, training: bool = False) -> Path:
    """Return the data folder asked for, or this account's own; training has one of its own (TRAIN-1)."""
    if given is not None:
        return Path(given)
    import platformdirs

    folder = Path(platformdirs.user_data_dir("guichet", appauthor=False, roaming=False))
    return folder / "training" if training else folder / "desk"
