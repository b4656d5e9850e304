"""Index and query are folded alike, and what is typed or pasted is cleaned before it is kept (SYNC.md, FTS5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.folding import clean, fold_text, words


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("Sœur Côté", "soeur cote"),
        ("ŒUVRE", "oeuvre"),
        ("Æther Straße Đorđe Łódź Ø", "aether strasse dorde lodz o"),
        ("l’Île-Perrot", "l'ile-perrot"),
        ("e\u0301te\u0301", "ete"),
        ("ＡＢＣ ﬁn", "abc fin"),
        ("İstanbul ı", "istanbul i"),
        ("NID-DE-POULE", "nid-de-poule"),
    ],
)
def test_accents_ligatures_and_case_are_forgiven(said: str, folded: str) -> None:
    """Search finds « Sœur » from "soeur": unicode61 alone folds none of these."""
    assert fold_text(said) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(said: str) -> None:
    """The index and the query meet whatever was already folded."""
    assert fold_text(fold_text(said)) == fold_text(said)


@given(st.text(max_size=60))
def test_words_are_letters_and_digits_alone(said: str) -> None:
    """Nothing that a word holds is an operator of the search engine."""
    assert all(word.isascii() and word.isalnum() for word in words(said))


@given(st.text(st.characters(codec=None), max_size=60))
def test_what_is_cleaned_can_always_be_written(said: str) -> None:
    """Bad input: control characters, half surrogate pairs and Windows line ends never reach the record."""
    cleaned = clean(said)
    cleaned.encode("utf-8")
    assert not any(ord(character) < 32 and character not in "\n\t" for character in cleaned)
    assert clean(cleaned) == cleaned


def test_lines_and_composed_letters_are_kept() -> None:
    """A pasted paragraph keeps its lines; a letter and its accent become one."""
    assert clean(" un\r\ndeux\rtrois\x00\x1b[0m\ufeff e\u0301 ") == "un\ndeux\ntrois[0m é"
