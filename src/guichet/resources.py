"""Where the files that ship with Guichet stand: beside the sources, in the wheel, or in the bundle."""

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
    """Return the path of a compiled translation, e.g. `translation("guichet_en.qm")`."""
    return root() / "translations" / name
