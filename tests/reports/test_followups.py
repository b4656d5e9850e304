"""The printed list is a document one hands to a foreman: whole, legible, found again by its codes (STAFF-3, STAFF-6)."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from tests.reports.sheets import LONG, number, row, rows, sheet

from guichet.domain.civil import ZONE
from guichet.domain.errors import EnvironmentFault
from guichet.domain.progress import Cancelled
from guichet.domain.wording import Lang
from guichet.reports.followup_rows import FollowupSheet
from guichet.reports.followups import Pagination, paint, write_pdf

GOLDEN = Path(__file__).parent / "golden"
pytestmark = pytest.mark.usefixtures("qapp")


def pages(path: Path) -> list[str]:
    """Return the text of each page, as a reader selects it, words between single spaces."""
    with path.open("rb") as file:
        return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages]


def printed(sheet: FollowupSheet, folder: Path) -> list[str]:
    path = folder / "list.pdf"
    count = write_pdf(sheet, path)
    found = pages(path)
    assert len(found) == count
    return found


def test_paper_has_the_curly_apostrophe_whatever_was_typed(tmp_path: Path) -> None:
    (page,) = printed(sheet([row(1, topic="Fuite d'eau", responsible="Préposée à l'accueil")]), tmp_path)
    assert "Fuite d’eau" in page
    assert "l’accueil" in page
    assert "'" not in page


def reviewed_sheet(lang: Lang) -> FollowupSheet:
    english = lang == "en"
    return sheet(
        [
            row(388, "overdue", topic="Égout bouché", place="14, rue Blain", citizen=""),
            row(
                440,
                action_fr="Accuser réception",
                action_en="Acknowledge",
                clause="STAFF-4",
                phone="",
                note="Rappel.",
            ),
            row(
                398,
                topic="Trottoir",
                replaced_by="Public Works Clerk" if english else "Commis aux travaux publics",
                citizen="",
                confidential=True,
            ),
            row(445, "next", phone="450 555-0188 poste 12", place="", citizen=""),
        ],
        lang,
        training=True,
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_words_on_paper_are_those_that_were_reviewed(lang: Lang, tmp_path: Path) -> None:
    """`GUICHET_WRITE_GOLDEN=1` writes the file again: read it before it is kept."""
    golden = GOLDEN / f"followups.{lang}.txt"
    text = "\n".join(printed(reviewed_sheet(lang), tmp_path)) + "\n"
    if os.environ.get("GUICHET_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("count", [1, 11, 60, 500])
def test_every_number_stands_once_and_every_page_says_which_it_is(
    count: int, paper: Any, tmp_path: Path
) -> None:
    found = printed(sheet(rows(count), paper=paper), tmp_path)
    numbers = Counter(word for text in found for word in text.split() if word.startswith("2026-KL-"))
    assert numbers == Counter({number(index): 1 for index in range(count)})
    for index, text in enumerate(found, 1):
        assert f"page {index} de {len(found)}" in text
        assert "Suivis du jour — Travaux publics" in text
        assert "Mardi 24 novembre 2026" in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("words", [{}, LONG], ids=["ordinary", "long"])
def test_at_least_ten_dossiers_stand_on_a_page(paper: Any, words: dict[str, Any]) -> None:
    """Even with the three bands on one page and every field too long."""
    found = [row(0, "overdue", **words), row(1, "today", **words)]
    found += [row(index, "next", **words) for index in range(2, 200)]
    laid = Pagination(sheet(found, paper=paper))
    counts = [len(laid.rows_on(page)) for page in range(1, laid.page_count + 1)]
    assert min(counts[:-1]) >= 10
    assert sum(counts) == 200


def test_what_matters_shows_even_when_every_field_is_too_long(tmp_path: Path) -> None:
    """A note may be cut; the telephone, the person and who takes over are not lost, nor the address (STAFF-3, STAFF-6)."""
    (text,) = printed(sheet([row(7, "overdue", **LONG)]), tmp_path)
    assert "450-555-0147, poste 1502" in text
    assert "En retard de 2 jours ouvrables" in text
    for start in (
        "Demande d’",
        "11452, boulevard Sir-Wilfrid-Laurier, derrière",
        "Association",
        "Coordonnatrice",
        "remplacé par Commis",
    ):
        assert start in text
    assert "STAFF-3" in text


def test_a_short_note_is_printed_whole(tmp_path: Path) -> None:
    (text,) = printed(sheet([row(7, note="Rappeler avant midi,\n\tc’est\x0burgent.")]), tmp_path)
    assert "— Rappeler avant midi, c’est urgent." in text


def test_a_band_that_runs_over_says_so(tmp_path: Path) -> None:
    found = printed(sheet([row(index, "overdue") for index in range(25)]), tmp_path)
    assert "EN RETARD (25) — suite" not in found[0]
    assert all("EN RETARD (25) — suite" in text for text in found[1:])


def test_bands_come_in_order_whatever_the_order_of_rows(tmp_path: Path) -> None:
    (text,) = printed(
        sheet([row(3, "next"), row(2, "today"), row(1, "overdue"), row(4, "overdue")]), tmp_path
    )
    order = ["EN RETARD (2)", number(1), number(4), "DÛ AUJOURD’HUI (1)", number(2), "À VENIR (1)", number(3)]
    assert [text.index(word) for word in order] == sorted(text.index(word) for word in order)


def test_what_was_brought_to_the_general_manager_comes_before_every_band(tmp_path: Path) -> None:
    """ELU-5: at the top of their own list, whatever fell due before it."""
    brought = row(3, "next", escalated=True)
    (page,) = printed(sheet([row(1, "overdue"), brought, row(2, "today")]), tmp_path)
    places = [
        page.index(words)
        for words in ("PORTÉ À LA DIRECTION GÉNÉRALE (1)", "EN RETARD (1)", "DÛ AUJOURD’HUI (1)")
    ]
    assert places == sorted(places)
    assert page.index(number(3)) < page.index(number(1))
    assert "À VENIR" not in page


def test_an_empty_list_prints_a_page_that_says_so(tmp_path: Path) -> None:
    (text,) = printed(sheet([]), tmp_path)
    assert "Rien n’est dû ni à venir" in text
    assert "page 1 de 1" in text


def test_training_is_marked_on_each_page_and_only_then(tmp_path: Path) -> None:
    """TRAIN-1: nobody takes a sheet of sample data for a real one."""
    assert all("FORMATION" in text for text in printed(sheet(rows(30), training=True), tmp_path))
    assert not any("FORMATION" in text for text in printed(sheet(rows(30)), tmp_path))


def test_lateness_of_the_same_day_does_not_repeat_the_date(tmp_path: Path) -> None:
    due = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
    (text,) = printed(sheet([row(1, "overdue", due=due)]), tmp_path)
    assert "dû le" not in text


def test_times_are_civil_and_the_year_shows_when_it_is_another(tmp_path: Path) -> None:
    utc = datetime.fromisoformat("2027-01-04T21:30:00+00:00")
    (text,) = printed(sheet([row(1, "next", due=utc)]), tmp_path)
    assert "Lun. 4 janv. 2027, 16 h 30" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "imprimé à 7 h 46 par Superviseur"),
        ({"printed_by": ""}, "imprimé à 7 h 46"),
        (
            {"printed_at": datetime(2026, 11, 23, 16, 0, tzinfo=ZONE)},
            "imprimé le 23 nov. 2026 à 16 h par Superviseur",
        ),
        (
            {"printed_at": datetime(2026, 11, 23, 16, 0, tzinfo=ZONE), "printed_by": ""},
            "imprimé le 23 nov. 2026 à 16 h",
        ),
        ({"service": ""}, "Suivis du jour"),
        ({"service": "Service au nom interminable " * 8}, "…"),
        ({"printed_by": "Superviseur au titre interminable " * 8}, "…"),
    ],
)
def test_the_header_says_when_and_by_whom(changes: dict[str, Any], words: str, tmp_path: Path) -> None:
    (text,) = printed(replace(sheet([row(1)]), **changes), tmp_path)
    assert words in text


def test_the_file_has_a_title_a_language_and_the_right_paper(tmp_path: Path) -> None:
    for paper, size in (("letter", (612, 792)), ("a4", (595, 842))):
        path = tmp_path / f"{paper}.pdf"
        write_pdf(sheet([row(1)], paper=paper, service="Parcs & <espaces>"), path)
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            assert reader.metadata is not None
            assert reader.metadata.title == "Suivis du jour — Parcs & <espaces>, mardi 24 novembre 2026"
            assert reader.xmp_metadata is not None
            assert reader.xmp_metadata.dc_language == ["fr-CA"]
            root = reader.root_object
            assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("fr-CA", True)
            box = reader.pages[0].mediabox
            assert (round(box.width), round(box.height)) == size


def test_a_screen_reader_finds_the_pages_in_order(tmp_path: Path) -> None:
    """SGQRI 008: the file is tagged; every page is a section of the structure, and its text is marked as that section."""
    path = tmp_path / "list.pdf"
    count = write_pdf(sheet(rows(25), "en"), path)
    with path.open("rb") as file:
        reader = pypdf.PdfReader(file)
        root: Any = reader.root_object
        assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en-CA")
        document = root["/StructTreeRoot"]["/K"]
        assert (document["/S"], len(document["/K"])) == ("/Document", count)
        parents = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        for index, (page, section) in enumerate(zip(reader.pages, document["/K"], strict=True)):
            assert section.get_object()["/Pg"] == page
            assert parents[2 * index : 2 * index + 2][1] == [section]
            assert page["/StructParents"] == index
            drawn = page.get_contents()
            assert drawn is not None
            assert drawn.get_data().strip().startswith(b"/Sect <</MCID 0>> BDC")
            assert drawn.get_data().strip().endswith(b"EMC")


def test_each_service_begins_on_a_page_of_its_own(tmp_path: Path) -> None:
    """STAFF-7: all services in one document, one to hand to each, with its own count of pages and repeated heads."""
    found = [row(index, "overdue", part="Travaux publics") for index in range(14)]
    found += [row(index, "today", part="Écocentre") for index in range(14, 16)]
    text = printed(sheet(found, service="Tous les services"), tmp_path)
    assert ["Suivis du jour — Écocentre" in page for page in text] == [True, False, False]
    assert ["page 1 de 1" in text[0], "page 1 de 2" in text[1], "page 2 de 2" in text[2]] == [True] * 3
    assert ["Suivis du jour — Travaux publics" in page for page in text] == [False, True, True]
    assert "EN RETARD (14) — suite" in text[2]
    assert "DÛ AUJOURD’HUI (2)" in text[0]
    numbers = Counter(word for page in text for word in page.split() if word.startswith("2026-KL-"))
    assert numbers == Counter({number(index): 1 for index in range(16)})


def test_a_preview_draws_the_same_page_at_any_scale() -> None:
    """The screen and the paper show the same rows: the layout does not depend on the device."""
    laid = Pagination(sheet(rows(25), training=True))
    assert laid.page_count == 3
    for dpi in (48, 96, 192):
        scale = dpi / 1440
        image = QImage(
            round(laid.page_size.width() * scale),
            round(laid.page_size.height() * scale),
            QImage.Format.Format_Grayscale8,
        )
        image.fill(255)
        painter = QPainter(image)
        painter.scale(scale, scale)
        laid.draw_page(painter, 2)
        painter.end()
        data = bytes(image.constBits())
        assert 0.02 < sum(value < 128 for value in data) / len(data) < 0.3
        # The margins stay white: nothing runs off the paper.
        edge = round(20 * 20 * scale)
        assert all(image.pixelColor(edge, y).value() > 250 for y in range(image.height()))
        assert all(image.pixelColor(image.width() - edge, y).value() > 250 for y in range(image.height()))


def test_a_printer_with_its_own_margins_prints_the_same_pages(tmp_path: Path) -> None:
    path = tmp_path / "printer.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.Letter), QPageLayout.Orientation.Portrait, QMarginsF(12, 12, 12, 12)
    )
    assert printer.setPageLayout(layout)
    wanted = sheet(rows(25))
    paint(wanted, printer)
    direct = printed(wanted, tmp_path)
    assert pages(path) == direct
    assert _places(path) == pytest.approx(_places(tmp_path / "list.pdf"), abs=1.5)


def _places(path: Path) -> list[float]:
    """Where each piece of text of the first page stands, in points from the corner of the paper."""
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            found.extend((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    with path.open("rb") as file:
        pypdf.PdfReader(file).pages[0].extract_text(visitor_text=visit)
    return found


def test_chosen_pages_alone_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "some.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    paint(sheet(rows(45)), writer, [2, 4])
    assert ["page 2 de" in text or "page 4 de" in text for text in pages(path)] == [True, True]


def test_a_device_takes_the_document_too() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert write_pdf(sheet([row(1)]), buffer) == 1
    assert buffer.data().startsWith(QByteArray(b"%PDF"))


def test_a_device_that_is_shut_is_a_fault_with_a_next_step() -> None:
    with pytest.raises(EnvironmentFault, match="Choisissez un autre dossier"):
        write_pdf(sheet([row(1)]), QBuffer())


def test_progress_counts_pages(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    count = write_pdf(
        sheet(rows(45)), tmp_path / "a.pdf", progress=lambda done, total: heard.append((done, total))
    )
    assert heard == [(page, count) for page in range(1, count + 1)]


def test_a_stopped_print_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"the list of yesterday")
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        write_pdf(sheet(rows(45)), path, cancelled=lambda: next(asked))
    assert path.read_bytes() == b"the list of yesterday"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_printer_that_stops_is_told_by_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Stuck(QPdfWriter):
        def newPage(self) -> bool:
            return False

    with pytest.raises(EnvironmentFault, match="arrêtée à la page 2"):
        paint(sheet(rows(45)), Stuck(str(tmp_path / "stuck.pdf")))


SCHEDULER = """
import sys
from pathlib import Path
from tests.reports.sheets import rows, sheet
from guichet.reports.followups import write_pdf
assert write_pdf(sheet(rows(12)), Path(sys.argv[1])) == 2
from PySide6.QtCore import QCoreApplication
assert "QtWidgets" not in " ".join(sys.modules)
"""
NO_FONTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tests.reports.sheets import rows, sheet
from guichet.reports.followups import write_pdf
application = QCoreApplication([])
write_pdf(sheet(rows(1)), Path(sys.argv[1]))
"""


def alone(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, without a display or an application."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "DISPLAY")
    }
    environment["PYTHONPATH"] = os.pathsep.join(["", *filter(None, sys.path)])
    return subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_scheduler_prints_without_a_screen(tmp_path: Path) -> None:
    done = alone(SCHEDULER, tmp_path / "list.pdf")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    assert len(pages(tmp_path / "list.pdf")) == 2


def test_an_application_without_fonts_is_a_bug_not_a_crash(tmp_path: Path) -> None:
    done = alone(NO_FONTS, tmp_path / "list.pdf")
    assert done.returncode == 1
    assert "needs a QGuiApplication" in done.stderr


@pytest.mark.parametrize(("lang", "said"), [("fr", "remplace"), ("en", "stands in for")])
def test_the_sheet_of_a_stand_in_says_for_whom(tmp_path: Path, lang: Lang, said: str) -> None:
    """STAFF-6: whoever takes over knows whose call it is, however long the rest."""
    for extra in ({}, LONG):
        changes: dict[str, Any] = {**extra, "replaced_by": "", "replaces": "Chef"}
        (page,) = printed(sheet([row(1, **changes)], lang), tmp_path)
        assert f"{said} Chef" in page
