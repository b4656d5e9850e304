"""Pages never cut a row nor leave a head alone, and lines never run out of their column: whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.reports.pdf import ELLIPSIS, Face, Run, Section, code_path, flow, paginate

HEIGHTS = st.floats(1, 100).map(lambda height: round(height, 1))
SECTIONS = st.lists(
    st.builds(Section, st.floats(1, 30), st.lists(HEIGHTS, max_size=30).map(tuple)), max_size=4
)


@given(SECTIONS, st.floats(140, 400), st.floats(0, 8))
def test_every_row_stands_once_whole_and_under_its_head(
    sections: list[Section], room: float, gap: float
) -> None:
    pages = paginate(sections, room, gap)
    rows = [(placed.section, placed.row) for page in pages for placed in page if placed.row >= 0]
    assert rows == [(n, row) for n, section in enumerate(sections) for row in range(len(section.rows))]
    for page in pages:
        bottom = 0.0
        for index, placed in enumerate(page):
            section = sections[placed.section]
            height = section.head if placed.row < 0 else section.rows[placed.row]
            assert placed.top >= bottom - 1e-6
            bottom = placed.top + height
            assert bottom <= room + 1e-6
            if placed.row < 0:
                following = page[index + 1]
                assert following.section == placed.section
                assert placed.continued == (following.row > 0)
            elif index == 0:
                pytest.fail("a page begins with a row without its head")
    assert all(pages) or pages == ((),)


@pytest.mark.usefixtures("qapp")
@given(
    st.lists(st.tuples(st.text("abcé mW.,·—\u00a0 ", max_size=60), st.booleans()), max_size=5),
    st.floats(60, 400),
    st.integers(1, 4),
)
def test_lines_fit_their_column(texts: list[tuple[str, bool]], points: float, most: int) -> None:
    body, strong = Face(9), Face(9, bold=True)
    width = points * 20
    runs = [Run(text, strong if bold else body) for text, bold in texts]
    flowed = flow(runs, width, most)
    assert len(flowed.lines) <= most
    for line in flowed.lines:
        x, last = line[-1]
        assert x + last.face.width(last.text) <= width * 1.02
    wanted = " ".join(word for text, _ in texts for word in text.split(" ") if word)
    shown = " ".join(run.text for line in flowed.lines for _, run in line)
    if flowed.whole:
        assert shown == wanted
    else:
        assert ELLIPSIS in shown


def test_a_code_has_the_quiet_edges_of_its_square() -> None:
    """21 modules across for every number of a dossier, up to a counter of six digits."""
    for number in ("2026-KL-0431-2", "2026-KL-123456-2"):
        box = code_path(number).boundingRect()
        assert (box.x(), box.y(), box.width(), box.height()) == (0, 0, 21, 21)
    assert code_path("2026-KL-0431-2") is code_path("2026-KL-0431-2")
    assert code_path("2026-KL-0431-2") != code_path("2026-KL-0432-8")
