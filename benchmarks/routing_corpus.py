"""The sentences that routing is trained and measured on, and how they are split."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from guichet.application.routing_data import read_lexicon, read_utterances
from guichet.domain.directory import Topic
from guichet.domain.routing import NONE, Lexicon, Utterance
from guichet.domain.routing.features import read_features
from guichet.resources import resource

HELD_OUT_PERCENT = 15
NONE_HELD_OUT_PERCENT = 30


def sample_topics() -> list[Topic]:
    """Return the topics of the shipped sample directory."""
    with resource("sample", "topics.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Topic(
                code=row["code"],
                label_fr=row["label_fr"],
                label_en=row["label_en"],
                service=row["service"],
                contact=row["contact"],
                if_provincial=row["if_provincial"],
                urgent=row["urgent"] == "yes",
                keywords=tuple(word for word in row["keywords"].split(";") if word),
                say_fr=row["say_fr"],
            )
            for row in csv.DictReader(lines)
        ]


def shipped_lexicon() -> Lexicon:
    """Return the shipped lexicon, indexed."""
    return Lexicon(read_lexicon(resource("routing")))


def utterances() -> list[Utterance]:
    """Return the shipped utterances of topics that the sample directory knows, each text once by topic."""
    known = {topic.code for topic in sample_topics()}
    said = {(one.topic, one.text): one for one in read_utterances(resource("routing")) if one.topic in known}
    return list(said.values())


def entries_as_utterances(topics: Iterable[Topic]) -> list[Utterance]:
    """Return labels, keywords and answers of a directory as if someone had said them."""
    said = []
    for topic in topics:
        said += [
            Utterance(topic.code, text) for text in (topic.label_fr, *topic.keywords, topic.say_fr) if text
        ]
        said += [Utterance(topic.code, topic.label_en, "en")] if topic.label_en else []
    return said


def nothing_said() -> tuple[list[Utterance], list[Utterance]]:
    """Return what belongs to no topic: sentences to train on, and sentences kept for the open-set test."""
    with resource("routing", "none.csv").open(encoding="utf-8", newline="") as lines:
        rows = [Utterance(NONE, row["text"], row["lang"], row["domain"]) for row in csv.DictReader(lines)]
    kept = [_bucket(row.text) < NONE_HELD_OUT_PERCENT for row in rows]
    return (
        [row for row, out in zip(rows, kept, strict=True) if not out],
        [row for row, out in zip(rows, kept, strict=True) if out],
    )


def split(said: Sequence[Utterance]) -> tuple[list[Utterance], list[Utterance]]:
    """Split utterances into training and held-out parts; near paraphrases of one topic stay on one side."""
    train, held_out = [], []
    for one, group in zip(said, _groups(said), strict=True):
        (held_out if _bucket(group) < HELD_OUT_PERCENT else train).append(one)
    return train, held_out


def labelled(path: Path) -> list[Utterance]:
    """Read labelled phrases: columns text, topic, style."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Utterance(row["topic"], row["text"], "en" if row["style"] == "en" else "fr", row["style"])
            for row in csv.DictReader(lines)
        ]


def stamp() -> str:
    """Return the digest of all that the weights depend on: the shipped files and how texts are read."""
    digest = hashlib.sha256()
    folder = resource("routing")
    for path in sorted(
        [*folder.glob("utterances/*.csv"), *folder.glob("lexicon*.toml"), folder / "none.csv"]
    ):
        digest.update(path.read_text(encoding="utf-8").encode())
    for entry in entries_as_utterances(sample_topics()):
        digest.update(f"{entry.topic} {entry.text}".encode())
    lexicon = shipped_lexicon()
    for one in utterances()[::50]:
        digest.update(repr(read_features(one.text, lexicon).features).encode())
    return digest.hexdigest()


def _bucket(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100


def _groups(said: Sequence[Utterance]) -> list[str]:
    """Return for each utterance the first one of its topic that shares most of its stems."""
    plain = Lexicon()
    seen: dict[str, list[tuple[frozenset[int], str]]] = {}
    groups = []
    for one in said:
        traits = frozenset(f.number for f in read_features(one.text, plain).features if f.block == 0)
        for other, group in seen.setdefault(one.topic, []):
            if len(traits & other) > 0.6 * max(len(traits | other), 1):
                groups.append(group)
                break
        else:
            groups.append(one.text)
        seen[one.topic].append((traits, groups[-1]))
    return groups
