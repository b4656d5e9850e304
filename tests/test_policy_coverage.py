"""Each clause of the policy has a test that names it and a screen that shows it, and the pages say so (clauses DEF to TRAIN)."""

from pathlib import Path

import pages
import pytest


def test_every_clause_has_a_test_and_a_screen() -> None:
    assert list(pages.lacking(pages.proofs(), pages.screens())) == [], (
        "name the clause in the docstring of the test that proves it, or in the screen's clauses"
    )


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)
def test_a_page_made_from_the_code_is_up_to_date(page: Path) -> None:
    assert page.read_text("utf-8") == pages.PAGES[page](), "bring it up to date: make pages"


def test_a_clause_counts_where_a_test_names_it_itself(tmp_path: Path) -> None:
    """What the module says, a number that no policy has, and a test without words prove nothing."""
    folder = tmp_path / "tests"
    folder.mkdir()
    clauses = [f"STAFF-{number}" for number in (1, 2, 3, 99)]
    (folder / "test_made.py").write_text(
        f'''"""Everything: {clauses[0]}."""

def test_one():
    """{clauses[1]}, {clauses[3]}: said."""

class Machine:
    @invariant()
    def kept(self):
        """{clauses[2]}."""

    def helper(self):
        """{clauses[0]}."""

def test_two():
    pass
''',
        "utf-8",
    )
    found = pages.proofs(folder)
    assert found == {
        clauses[1]: {"tests/test_made.py": ["test_one"]},
        clauses[2]: {"tests/test_made.py": ["kept"]},
        clauses[3]: {"tests/test_made.py": ["test_one"]},
    }
    said = dict(pages.lacking(found, {}))
    assert {clauses[0], clauses[1], clauses[3]} <= set(said)
    assert "no such clause" in said[clauses[3]]
    assert "test" in next(wrong for clause, wrong in pages.lacking(found, {}) if clause == clauses[0])
