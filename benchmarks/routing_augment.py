"""Making more of each training utterance: chatter around it, spelling by ear, dropped accents, unfinished typing."""

import random
import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from guichet.domain.routing import Utterance

FILLERS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("routing_fillers.toml").read_text(encoding="utf-8")
)

# How French is misspelt by ear; each pair is applied at one place, chance permitting.
_BY_EAR = (
    ("eau", "o"), ("au", "o"), ("ss", "s"), ("s", "ss"), ("qu", "k"), ("c", "k"), ("ph", "f"), ("ai", "é"), ("é", "er"), ("er", "é"),
    ("er", "er"), ("é", "e"), ("è", "é"), ("ç", "s"), ("ce", "se"), ("ci", "si"), ("tion", "sion"), ("tt", "t"), ("ll", "l"), ("nn", "n"),
    ("mm", "m"), ("rr", "r"), ("pp", "p"), ("ff", "f"), ("en", "an"), ("an", "en"), ("am", "an"), ("em", "en"), ("in", "ain"), ("ain", "in"),
    ("ein", "in"), ("oi", "oua"), ("x", "s"), ("y", "i"), ("gn", "ni"), ("h", ""), ("es ", "e "), ("s ", " "), ("ent ", "e "), ("ée", "é"),
    ("ez", "er"), ("ge", "je"), ("g", "gu"), ("ou", "oo"), ("j", "g"), ("z", "s"), ("'", ""), ("' ", " "), ("-", " "), ("-", ""), ("n'", ""),
    ("oeu", "eu"), ("œ", "oe"), ("ei", "é"), ("et ", "é "), ("est ", "é "), ("ui", "i"), ("t ", " "), ("d ", " "), ("e ", " "),
    ("l", "ll"), ("t", "tt"),
)  # fmt: skip


def without_accents(text: str) -> str:
    """Return `text` as typed on a keyboard without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def misspelt(text: str, chance: random.Random) -> str:
    """Return `text` with a few errors of ear or hand."""
    wrong = text.lower() if chance.random() < 0.7 else text
    errors = 1 + int(len(text) / 16 * chance.random() * 1.6)
    for _ in range(errors):
        if chance.random() < 0.6:
            written, heard = chance.choice(_BY_EAR)
            places = [found.start() for found in re.finditer(re.escape(written), wrong)]
            if places:
                at = chance.choice(places)
                wrong = wrong[:at] + heard + wrong[at + len(written) :]
        elif len(wrong) > 4:
            at = chance.randrange(len(wrong) - 1)
            wrong = chance.choice(
                (
                    wrong[:at] + wrong[at + 1 :],
                    wrong[:at] + wrong[at + 1] + wrong[at] + wrong[at + 2 :],
                    wrong[:at] + wrong[at] + wrong[at:],
                )
            )
    return without_accents(wrong) if chance.random() < 0.5 else wrong


def shortened(text: str, chance: random.Random) -> str:
    """Return `text` as clerk's shorthand: long words cut with a point."""

    def cut(word: re.Match[str]) -> str:
        whole = word.group()
        return whole[: chance.randint(3, 5)] + "." if len(whole) > 6 and chance.random() < 0.35 else whole

    return re.sub(r"\w+", cut, text)


def unfinished(text: str, chance: random.Random) -> str:
    """Return the beginning of `text`, as it stands while the clerk still types."""
    least = min(len(text), 12)
    return text[: chance.randint(max(least, int(len(text) * 0.45)), len(text))]


def surrounded(said: Utterance, chance: random.Random, fillers: dict[str, list[str]] = FILLERS) -> str:
    """Return the utterance with chatter before, after or both."""
    kind = "en" if said.lang == "en" else "clerk" if said.style == "clerk" else "fr"
    before = chance.choice(fillers[f"{kind}_before"]) if chance.random() < 0.6 else ""
    after = chance.choice(fillers[f"{kind}_after"]) if chance.random() < 0.6 or not before else ""
    joined = chance.choice((", ", " ", ". ", ": ")).join(
        part for part in (before, said.text.rstrip(".")) if part
    )
    return chance.choice((", ", " ", ". ")).join(part for part in (joined, after) if part)


def augmented(
    utterances: Sequence[Utterance],
    seed: int,
    fillers: dict[str, list[str]] = FILLERS,
) -> list[Utterance]:
    """Return one changed form of each utterance; another seed gives other forms."""
    chance = random.Random(seed)
    by_kind: dict[tuple[str, str], list[Utterance]] = {}
    for said in utterances:
        by_kind.setdefault((said.topic, said.lang), []).append(said)

    def joined(said: Utterance) -> str:
        other = chance.choice(by_kind[said.topic, said.lang]).text
        return f"{said.text.rstrip('.')}{chance.choice((', ', '. ', ' '))}{other}"

    ways: list[tuple[float, Callable[[Utterance], str]]] = [
        (0.40, lambda said: surrounded(said, chance, fillers)),
        (0.15, joined),
        (0.20, lambda said: misspelt(said.text, chance)),
        (0.08, lambda said: misspelt(surrounded(said, chance, fillers), chance)),
        (0.07, lambda said: shortened(said.text, chance)),
        (0.10, lambda said: unfinished(said.text, chance)),
    ]
    changes = chance.choices([way for _, way in ways], [weight for weight, _ in ways], k=len(utterances))
    return [
        Utterance(said.topic, change(said), said.lang, said.style)
        for said, change in zip(utterances, changes, strict=True)
    ]
