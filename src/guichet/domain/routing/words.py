"""Reading what a clerk types: words with their places, folded, stemmed and as they sound (ROUTE-1)."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

READ_AT_MOST = 1200
"""Characters of a text that routing considers: a pasted message says what it is about in its first lines."""

_LONGEST_WORD = 40
_RUN = re.compile(r"[^\W_]+|[$€]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})

# Words that carry no subject. Negations, question words and "plus" stay: they tell topics apart.
_EMPTY_WORDS = """
    a ai aie as au aux avec c ca ce cet cette ces ci d dans de des du e elle elles en es est et etait etaient
    ete etre eu il ils j je l la le les leur leurs lui m ma me mes moi mon n ne nos notre nous on ont ou par
    pour qu que qui s sa se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y
    la ben bin fait donc alors aussi mais chez car deja tres
    an am and are at be been by do does for from had has have he her his i if in is it its me my of or our she
    so than that the their them then there they this to was we were will with you your ve ll re
    """
_EMPTY = frozenset(_EMPTY_WORDS.split())

# What is said or scribbled here for an everyday word; vocabulary of the trade belongs in the lexicon.
_SPOKEN = {
    "chu": "suis",
    "chus": "suis",
    "chui": "suis",
    "ya": "y",
    "pis": "et",
    "pi": "et",
    "icitte": "ici",
    "icite": "ici",
    "su": "sur",
    "dun": "d",
    "dla": "de",
    "dle": "de",
    "pu": "plus",
    "pus": "plus",
    "pa": "pas",
    "tjrs": "toujours",
    "tjr": "toujours",
    "tjs": "toujours",
    "toujour": "toujours",
    "bcp": "beaucoup",
    "qd": "quand",
    "qqun": "quelqu",
    "qqn": "quelqu",
    "qqch": "quelque",
    "ds": "dans",
    "pr": "pour",
    "pcq": "parce",
    "dps": "depuis",
    "rdv": "rendez",
    "svp": "svp",
    "stp": "svp",
    "moé": "moi",
    "toé": "toi",
    "moe": "moi",
    "toe": "toi",
    "fret": "froid",
    "frette": "froid",
    "cit": "citoyen",
    "cits": "citoyen",
    "citoy": "citoyen",
    "dem": "demande",
    "mun": "municipal",
    "muni": "municipal",
    "prop": "proprietaire",
    "proprio": "proprietaire",
    "prob": "probleme",
    "pb": "probleme",
    "stat": "stationnement",
    "stationn": "stationnement",
    "blvd": "boulevard",
    "boul": "boulevard",
    "tel": "telephone",
    "veh": "vehicule",
    "resid": "residence",
    "sem": "semaine",
    "rens": "renseignement",
    "mtl": "montreal",
    "hydro": "hydro",
    "dmg": "dommage",
    "pls": "svp",
    "plz": "svp",
    "cuz": "because",
    "w": "with",
    "nbr": "nombre",
    "nb": "nombre",
    "ste": "sainte",
    "st": "saint",
}


class Word(NamedTuple):
    """A word of the text: its place as typed (`text[start:end]`) and its folded form."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=50_000)
def fold(raw: str) -> str:
    """Return `raw` without case, accents, ligatures and compatibility forms: `Égoût` → `egout`."""
    plain = unicodedata.normalize("NFKC", raw).casefold().translate(_LIGATURES)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def read(text: str) -> list[Word]:
    """Split the first `READ_AT_MOST` characters of `text` into words; any text is accepted.

    Apostrophes and hyphens part words (`l’eau`, `nid-de-poule`); figures become `0` so that no number weighs.
    """
    words = []
    for run in _RUN.finditer(text, 0, READ_AT_MOST):
        folded = fold(run.group())[:_LONGEST_WORD]
        if folded[:1].isdigit():
            folded = "0" + folded.lstrip("0123456789")
        if folded:
            words.append(Word(run.start(), run.end(), _SPOKEN.get(folded, folded)))
    return words


@lru_cache(maxsize=100_000)
def number(kind: str, gram: str) -> int:
    """Return the stable 32-bit number of a trait, the same on every desk and in every version of Python."""
    return crc32(f"{kind}{gram}".encode("utf-8", "surrogatepass"))


def is_empty(folded: str) -> bool:
    """Say whether a folded word carries no subject (articles, pronouns, auxiliaries, single letters)."""
    return folded in _EMPTY or (len(folded) == 1 and folded != "$")


_ENDINGS = (
    "issements", "issement", "ements", "ement", "ations", "ation", "eraient", "erait", "eront", "aient",
    "euses", "euse", "eurs", "eur", "antes", "ante", "ants", "ant", "ives", "ive", "ifs", "if",
    "ees", "ee", "ait", "ais", "ent", "ons", "ing", "ies", "ed", "er", "ez", "es", "ir", "is", "it",
    "e", "s", "x", "i",
)  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """Return a light French (and English) stem of a folded word: `ramassées`, `ramasser` → `ramass`."""
    if len(folded) <= 3:
        return folded
    if folded.endswith("aux") and len(folded) > 5:
        folded = folded[:-3] + "al"
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: -len(ending)]
            break
    if len(folded) > 4 and folded[-1] == folded[-2]:
        folded = folded[:-1]
    return folded


# In order: each rule sees what the one before left. Capitals are sounds: A (an), I (in), O (on), U (ou), C (ch).
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"sch|sh|ch", "C"),
        (r"gn", "ni"),
        (r"gu(?=[eiy])", "g"),
        (r"g(?=[eiy])", "j"),
        (r"(?<=j)e(?=[aou])", ""),
        (r"qu|q|ck", "k"),
        (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"c|ç", "k"),
        (r"x(?=.)", "ks"),
        (r"h", ""),
        (r"eau|au|oo", "o"),
        (r"oi|oy", "wa"),
        (r"ou|oo", "U"),
        (r"(?:ain|ein|aim|ien|in|im|yn|ym)(?![aeiouynm])", "I"),
        (r"(?:an|am|en|em)(?![aeiouynm])", "A"),
        (r"(?:on|om)(?![aeiouynm])", "O"),
        (r"ai|ei|ay|ey|er$|ez$|et$|ets$|es$|est$", "e"),
        (r"oeu|eu", "e"),
        (r"ill|ll", "l"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"[tdsxpze]+$", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def sound(folded: str) -> str:
    """Return how a folded word sounds, roughly, so that `troitoir`, `tretoir` and `trottoir` come close."""
    heard = folded
    for pattern, replacement in _SOUNDS:
        heard = pattern.sub(replacement, heard)
    return heard or folded
