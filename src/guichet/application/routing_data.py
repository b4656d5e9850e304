"""Reading what routing rests on: the shipped lexicon and weights, and what a city adds in its own folder (ROUTE-1).

A city edits `resources/routing/lexicon*.toml`, or puts `lexicon*.toml` and `utterances/*.csv` of its own in a folder
that it names; nothing needs training for either to count.
"""

import csv
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from guichet.domain.errors import EnvironmentFault
from guichet.domain.routing import HalfBytes, LexiconEntry, RoutingData, Tuning, Utterance, Weights
from guichet.domain.wording import translate
from guichet.resources import resource


class _About(msgspec.Struct):
    """What goes beside the arrays in a file of weights."""

    classes: tuple[str, ...]
    blocks: tuple[float, ...]
    tuning: Tuning
    stamp: str
    measured: dict[str, float]


def load_routing_data(own: Path | None = None) -> RoutingData:
    """Read the shipped lexicon and weights, then the lexicon and utterances of the folder `own`, if any.

    Raises EnvironmentFault, naming the file, when one cannot be read.
    """
    folders = [resource("routing"), *([own] if own is not None else [])]
    lexicon = [entry for folder in folders for entry in read_lexicon(folder)]
    added = tuple(read_utterances(own)) if own is not None else ()
    return RoutingData(tuple(lexicon), load_weights(resource("routing", "weights.npz")), added)


def load_weights(path: Path) -> Weights:
    """Read trained weights (≤ 8 MB, some 20 ms). Raises EnvironmentFault, naming the file."""
    # numpy takes longer to import than the window takes to paint.
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as arrays:
            about = msgspec.json.decode(arrays["about"].tobytes(), type=_About)
            return Weights(
                about.classes,
                arrays["numbers"],
                HalfBytes(arrays["rows"], len(about.classes)),
                arrays["scales"].astype(np.float32),
                arrays["rarity"].astype(np.float32),
                arrays["bias"],
                about.blocks,
                about.tuning,
                about.stamp,
                about.measured,
            )
    except (OSError, ValueError, KeyError, msgspec.MsgspecError, zipfile.BadZipFile) as fault:
        raise _unreadable(path, fault) from fault


def save_weights(weights: Weights, path: Path) -> int:
    """Write trained weights and return the size of the file in bytes."""
    import numpy as np

    about = _About(weights.classes, weights.blocks, weights.tuning, weights.stamp, weights.measured)
    np.savez(
        path,
        about=np.frombuffer(msgspec.json.encode(about), dtype=np.uint8),
        numbers=weights.numbers,
        rows=weights.rows.packed,
        scales=weights.scales.astype(np.float16),
        rarity=weights.rarity.astype(np.float16),
        bias=weights.bias,
    )
    return path.stat().st_size


def read_lexicon(folder: Path) -> Iterator[LexiconEntry]:
    """Yield the entries of `lexicon*.toml` in a folder, file by file in order of name."""
    for path in sorted(folder.glob("lexicon*.toml")):
        try:
            raw = tomllib.loads(path.read_text(encoding="utf-8"))
            entries = [_entry(entry) for entry in raw.get("entry", [])]
            entries += [
                LexiconEntry(str(means), tuple(forms)) for means, forms in raw.get("words", {}).items()
            ]
            yield from entries
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
            raise _unreadable(path, fault) from fault


def read_utterances(folder: Path) -> Iterator[Utterance]:
    """Yield the utterances of `utterances/*.csv` in a folder (columns topic, lang, style, text)."""
    for path in sorted(folder.glob("utterances/*.csv")):
        yield from read_utterance_file(path)


def read_utterance_file(path: Path) -> Iterable[Utterance]:
    """Return the utterances of one CSV file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [
                Utterance(row["topic"], row["text"], row.get("lang") or "fr", row.get("style") or "")
                for row in csv.DictReader(lines)
                if row["text"]
            ]
    except (OSError, ValueError, KeyError, csv.Error) as fault:
        raise _unreadable(path, fault) from fault


def _entry(raw: dict[str, Any]) -> LexiconEntry:
    return LexiconEntry(str(raw["means"]), tuple(raw.get("forms", ())), tuple(raw.get("topics", ())))


def _unreadable(path: Path, fault: Exception) -> EnvironmentFault:
    return EnvironmentFault(
        translate(
            "Routing",
            "Le fichier d’aiguillage {name} est illisible ({reason}). Corrigez-le ou remettez celui d’origine.",
            name=path.name,
            reason=str(fault),
        )
    )
