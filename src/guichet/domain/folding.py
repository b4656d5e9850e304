"""How index and query text are folded alike: case, accents, ligatures and apostrophes forgiven (SYNC.md, FTS5)."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_TABLE = {
    ord("œ"): "oe",
    ord("æ"): "ae",
    ord("ß"): "ss",
    ord("đ"): "d",
    ord("ð"): "d",
    ord("ł"): "l",
    ord("ø"): "o",
    ord("ı"): "i",
    ord("þ"): "th",
    ord("ʼ"): "'",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff\ud800-\udfff]")
_WORD = re.compile(r"[0-9a-z]+")


def fold_text(text: str) -> str:
    """Return `text` without case, accents, ligatures or typographic variants."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", composed))
    return bare if bare.isascii() else bare.translate(_TABLE)


def words(text: str) -> list[str]:
    """Return the folded words of `text`: runs of letters and digits."""
    return _WORD.findall(fold_text(text))


def clean(text: str) -> str:
    """Return what a person typed or pasted without control characters or halves of surrogate pairs, composed, ends trimmed."""
    return unicodedata.normalize(
        "NFC", _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    ).strip()
