"""The circles in SQL say what the domain says (DEF-1)."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.circles import Sight
from guichet.store.seeing import CONFINED, OPEN, SEALED, seen_by

CODES = st.sampled_from(["", "DG-01", "GREFFE-01", "TP-02"])
SIGHTS = st.builds(Sight, st.booleans(), CODES, st.sampled_from(["", "DG-01"]), st.just("GREFFE-01"))


@given(SIGHTS, st.sampled_from([OPEN, CONFINED, SEALED]), CODES, CODES)
def test_a_row_is_seen_by_whom_the_rule_says(
    sight: Sight, standing: int, about: str, accountable: str
) -> None:
    """DEF-1: one rule, in the two places that must agree."""
    condition, values = seen_by(sight)
    connection = sqlite3.connect(":memory:")
    row = connection.execute(
        f"SELECT 1 FROM (SELECT ? AS confidential, ? AS about, ? AS contact) d WHERE {condition}",
        (standing, about, accountable, *values),
    ).fetchone()
    connection.close()
    wanted = standing == OPEN or (standing == CONFINED and sight.sees(about, accountable))
    assert (row is not None) == wanted
