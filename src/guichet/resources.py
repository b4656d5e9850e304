"""Where the files that ship with Guichet stand: beside the sources, in the wheel, or in the bundle."""

import os
import sys
from pathlib import Path


def root() -> Path:
    """Return the folder that holds `resources/` and `translations/`.

    A frozen bundle unpacks them beside its libraries; a checkout has them at the top of the tree.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    return Path(__file__).resolve().parents[2]


def resource(*parts: str) -> Path:
    """Return the path of one shipped resource, e.g. `resource("policy", "mont-saint-hilaire.toml")`."""
    return root().joinpath("resources", *parts)


def translation(name: str) -> Path:
    """Return the path of a compiled translation, e.g. `translation("guichet_en.qm")`.

    In a checkout it is compiled here when it is missing or older than its source, so that a machine without
    `make` needs no step of its own; a bundle ships it compiled.
    """
    compiled = root() / "translations" / name
    source = compiled.with_suffix(".ts")
    if source.exists() and not (compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime):
        _compile(source, compiled)
    return compiled


def _compile(source: Path, compiled: Path) -> None:
    # Only a checkout comes this way, once after each change of a translation.
    import importlib.util
    import subprocess

    qt = importlib.util.find_spec("PySide6")
    if qt is None or qt.origin is None:
        return
    lrelease = Path(qt.origin).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")
    fresh = compiled.with_suffix(f".{os.getpid()}.qm")
    subprocess.run([lrelease, "-silent", source, "-qm", fresh], check=True)
    fresh.replace(compiled)
