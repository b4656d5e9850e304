"""How one list looks on its pages: head, bands, boxes, codes to scan, room to write (STAFF-3, STAFF-6, COM-10).

A sheet that is parted by service, person, sector or topic has one of these for each part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from guichet.domain import civil
from guichet.domain.civil import NBSP
from guichet.domain.wording import translate, typeset
from guichet.reports.followup_rows import GROUPS, FollowupRow, FollowupSheet, Group
from guichet.reports.pdf import (
    ELLIPSIS,
    INK,
    POINT,
    SIZES,
    WHITE,
    Face,
    Line,
    Placed,
    Run,
    Section,
    draw_code,
    draw_line,
    draw_right,
    draw_stamp,
    draw_text,
    flow,
    paginate,
)

_MARGIN: Final = 34 * POINT
_TOP: Final = 28 * POINT
_BOTTOM: Final = 26 * POINT
_HEADER: Final = 42 * POINT
_FOOTER: Final = 14 * POINT
_BAND: Final = 17 * POINT
_BAND_GAP: Final = 4 * POINT
_BOX: Final = 16 * POINT
_INDENT: Final = 25 * POINT
_CODE: Final = 42 * POINT
_WRITE: Final = 152 * POINT
_GAP: Final = 11 * POINT
_PAD: Final = 3.6 * POINT
_LEADING: Final = 10.4 * POINT
_FIRST: Final = 13.4 * POINT
_RULE: Final = 17.5 * POINT
_LEAST: Final = 3 * _RULE + 5 * POINT
_FLOWED: Final = 3
_NOTE: Final = 400
_FIELD: Final = 70
_LENGTHS: Final = (110, 70, 52, 40, 31, 25, 20)
_CUTS: Final = (
    *((most, _LENGTHS[0]) for most in _LENGTHS),
    *((_LENGTHS[-1], place) for place in _LENGTHS[1:]),
)
"""How long a topic or a name may be, and an address: where a foreman goes is shortened only when all else is."""
_BAND_INK: Final[dict[Group, tuple[QColor, QColor]]] = {
    "escalated": (QColor("#000000"), WHITE),
    "overdue": (QColor("#000000"), WHITE),
    "today": (QColor("#505050"), WHITE),
    "next": (WHITE, INK),
}


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row with its lines broken."""

    row: FollowupRow
    head: Line
    action: str
    side: str
    body: tuple[Line, ...]
    height: float


def faces() -> dict[str, Face]:
    """Return the type of a list; the parts of a sheet share it, and the widths of words that it keeps."""
    return {
        "title": Face(14.5, bold=True),
        "sub": Face(8.6),
        "band": Face(9, bold=True),
        "number": Face(11, bold=True),
        "strong": Face(8.6, bold=True),
        "body": Face(8.6),
        "small": Face(7),
        "tag": Face(6.4, bold=True),
    }


class PartPages:
    """The pages of one part, numbered from 1; a painter's unit is a twip (1/1440 inch)."""

    def __init__(self, sheet: FollowupSheet, type_: Mapping[str, Face]) -> None:
        self.sheet = sheet
        self._title, self._sub, self._band = type_["title"], type_["sub"], type_["band"]
        self._number, self._strong, self._body = type_["number"], type_["strong"], type_["body"]
        self._small, self._tag = type_["small"], type_["tag"]
        self.width, self.height = SIZES[sheet.paper]
        self._right = self.width - _MARGIN
        self._text_width = self._right - _MARGIN - _INDENT - _CODE - _WRITE - 2 * _GAP
        self._sections = [
            (group, [self._laid(row) for row in sheet.rows if row.group == group]) for group in GROUPS
        ]
        self._labels = (
            sheet.say(translate("FollowupSheet", "Fait par")),
            sheet.say(translate("FollowupSheet", "le")),
            sheet.say(translate("FollowupSheet", "Résultat")),
        )
        room = self.height - _TOP - _HEADER - _FOOTER - _BOTTOM
        self._pages = paginate(
            [Section(_BAND, tuple(laid.height for laid in rows)) for _, rows in self._sections],
            room,
            _BAND_GAP,
        )

    @property
    def page_count(self) -> int:
        """How many pages there are: at least one."""
        return len(self._pages)

    def rows_on(self, page: int) -> tuple[FollowupRow, ...]:
        """Return the rows of a page, numbered from 1."""
        return tuple(
            self._sections[placed.section][1][placed.row].row
            for placed in self._pages[page - 1]
            if placed.row >= 0
        )

    def place_of(self, row: FollowupRow, page: int) -> QRectF | None:
        """Return where a row of the sheet stands on a page, in twips; None when it is on another."""
        for placed in self._pages[page - 1]:
            if placed.row >= 0:
                laid = self._sections[placed.section][1][placed.row]
                if laid.row is row:
                    top = _TOP + _HEADER + placed.top
                    return QRectF(_MARGIN, top, self._right - _MARGIN, laid.height)
        return None

    def draw_page(self, painter: QPainter, page: int) -> None:
        """Draw one page, numbered from 1."""
        painter.save()
        painter.setPen(INK)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.sheet.training:
            draw_stamp(painter, self.sheet.paper, self.sheet.say(translate("FollowupSheet", "FORMATION")))
        self._draw_header(painter, page)
        top = _TOP + _HEADER
        if not self.sheet.rows:
            nothing = translate(
                "FollowupSheet", "Rien n’est dû ni à venir : aucun suivi à faire sur cette liste."
            )
            draw_text(painter, _MARGIN, top + 20 * POINT, Run(self.sheet.say(nothing), self._number))
        for placed in self._pages[page - 1]:
            if placed.row < 0:
                self._draw_band(painter, top + placed.top, placed)
            else:
                self._draw_row(painter, top + placed.top, self._sections[placed.section][1][placed.row])
        self._draw_footer(painter)
        painter.restore()

    # --- Laying out -------------------------------------------------------------------------------

    def _laid(self, row: FollowupRow) -> _Laid:
        sheet = self.sheet
        due = self._due(row)
        late = sheet.say(row.late) if row.late else ""
        head = [Run(row.number, self._number), Run(_capital(late or due), self._strong)]
        action = _capital(_field(row.action(sheet.lang), 110))
        tag = self._tag.width(self._confidential()) + 12 * POINT if row.confidential else 0.0
        side = " · ".join(filter(None, (due if late else "", row.clause)))
        if self._strong.width(action) + tag + self._side_width(side) > self._text_width:
            side = row.clause
        body = self._about(row)
        return _Laid(
            row,
            flow(head, self._text_width, 1).lines[0],
            self._strong.elided(action, self._text_width - tag - self._side_width(side)),
            side,
            body,
            max(2 * _PAD + _FIRST + _LEADING * (1 + len(body)), _LEAST),
        )

    def _side_width(self, side: str) -> float:
        return self._small.width(side) + 5 * POINT if side else 0.0

    def _about(self, row: FollowupRow) -> tuple[Line, ...]:
        """What, where, whom to call, who answers for it, then as much of the note as there is room for.

        Long fields are cut shorter until each of them shows: topic and names first, the address last, and never
        the telephone.
        """
        for most, place in _CUTS:
            runs = self._essentials(row, most, place)
            if (most, place) == _CUTS[-1] or flow(runs, self._text_width, _FLOWED).whole:
                break
        note = _field(row.note, _NOTE)
        if note:
            runs.append(Run(f"—{NBSP}{note}" if runs else note, self._body))
        return flow(runs, self._text_width, _FLOWED).lines

    def _essentials(self, row: FollowupRow, most: int, place: int) -> list[Run]:
        topic, citizen = _field(row.topic, most * 4 // 5), _field(row.citizen, most * 7 // 10)
        # A telephone broken over two lines is misread.
        phone = civil.phone(row.phone, self.sheet.lang).replace(" ", NBSP)
        where = f" ·{NBSP}".join(filter(None, (topic, _field(row.place, place * 6 // 5))))
        whom = f" ·{NBSP}".join(filter(None, (phone, citizen)))
        runs: list[Run] = []
        for text, face in (
            (where, self._strong),
            (whom, self._body),
            (_field(row.responsible, most * 9 // 10), self._body),
            (self._takes_over(row, most), self._strong),
        ):
            if text:
                runs.append(Run(f"—{NBSP}{text}" if runs else text, face))
        return runs

    def _takes_over(self, row: FollowupRow, most: int) -> str:
        if row.replaces:
            return self.sheet.say(
                translate("FollowupSheet", "remplace {person}", person=_field(row.replaces, most))
            )
        if not row.replaced_by:
            return ""
        return self.sheet.say(
            translate("FollowupSheet", "remplacé par {person}", person=_field(row.replaced_by, most))
        )

    def _due(self, row: FollowupRow) -> str:
        """When it is due, in few words: the band, or how late it is, says the rest."""
        due, day, lang = civil.local(row.due), self.sheet.day, self.sheet.lang
        if row.band == "today":
            return self.sheet.say(translate("FollowupSheet", "avant {time}", time=due.time()))
        if row.band == "next":
            moment = civil.short_date_time(due, lang, year=due.year != day.year)
            return f"{civil.short_weekday(due, lang)} {moment}"
        if row.late and due.date() == day:
            return ""
        moment = civil.short_date(due, lang, year=due.year != day.year)
        return self.sheet.say(translate("FollowupSheet", "dû le {moment}", moment=moment))

    def _confidential(self) -> str:
        return self.sheet.say(translate("FollowupSheet", "CONFIDENTIEL"))

    # --- Drawing ----------------------------------------------------------------------------------

    def _draw_header(self, painter: QPainter, page: int) -> None:
        sheet = self.sheet
        first, second = _TOP + 13 * POINT, _TOP + 28 * POINT
        city = sheet.city
        draw_right(painter, self._right, first, Run(city, self._sub))
        room = self._right - _MARGIN - self._sub.width(city) - 2 * _GAP
        draw_text(painter, _MARGIN, first, Run(self._title.elided(typeset(sheet.heading), room), self._title))
        count = sheet.say(
            translate("FollowupSheet", "page {page} de {total}", page=page, total=self.page_count)
        )
        draw_right(painter, self._right, second, Run(count, self._strong))
        day = civil.long_date(sheet.day, sheet.lang)
        day = _capital(day)
        draw_text(painter, _MARGIN, second, Run(day, self._strong))
        x = _MARGIN + self._strong.width(day) + self._sub.space
        printed = self._sub.elided(f"· {self._printed()}", self._right - x - self._strong.width(count) - _GAP)
        draw_text(painter, x, second, Run(printed, self._sub))
        painter.setPen(QPen(INK, 1.2 * POINT))
        painter.drawLine(QPointF(_MARGIN, _TOP + 35 * POINT), QPointF(self._right, _TOP + 35 * POINT))
        painter.setPen(INK)

    def _printed(self) -> str:
        sheet = self.sheet
        moment = civil.local(sheet.printed_at)
        when: date | str = "" if moment.date() == sheet.day else civil.short_date(moment, sheet.lang)
        if when and sheet.printed_by:
            return sheet.say(
                translate(
                    "FollowupSheet",
                    "imprimé le {date} à {time} par {person}",
                    date=when,
                    time=moment.time(),
                    person=sheet.printed_by,
                )
            )
        if when:
            return sheet.say(
                translate("FollowupSheet", "imprimé le {date} à {time}", date=when, time=moment.time())
            )
        if sheet.printed_by:
            return sheet.say(
                translate(
                    "FollowupSheet",
                    "imprimé à {time} par {person}",
                    time=moment.time(),
                    person=sheet.printed_by,
                )
            )
        return sheet.say(translate("FollowupSheet", "imprimé à {time}", time=moment.time()))

    def _draw_footer(self, painter: QPainter) -> None:
        sheet = self.sheet
        baseline = self.height - _BOTTOM - 2 * POINT
        asked = translate(
            "FollowupSheet",
            "Cochez ce qui est fait, notez le résultat et rapportez la feuille : le code retrouve le"
            " dossier.",
        )
        draw_text(painter, _MARGIN, baseline, Run(sheet.say(asked), self._small))
        if sheet.training:
            mark = translate("FollowupSheet", "Formation : données d’exemple")
            draw_right(painter, self._right, baseline, Run(sheet.say(mark), self._small))

    def _draw_band(self, painter: QPainter, top: float, placed: Placed) -> None:
        group = self._sections[placed.section][0]
        ground, ink = _BAND_INK[group]
        title = self.sheet.group_title(group)
        if placed.continued:
            title = self.sheet.say(translate("FollowupSheet", "{band} — suite", band=title))
        bar = QRectF(_MARGIN, top, self._right - _MARGIN, _BAND - 2 * POINT)
        painter.setPen(QPen(INK, 0.8 * POINT))
        painter.setBrush(ground)
        painter.drawRect(bar)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink)
        draw_text(painter, _MARGIN + 6 * POINT, top + 10.9 * POINT, Run(title, self._band))
        painter.setPen(INK)

    def _draw_row(self, painter: QPainter, top: float, laid: _Laid) -> None:
        painter.setPen(QPen(INK, 1.3 * POINT))
        painter.drawRect(QRectF(_MARGIN + POINT, top + _PAD + POINT, _BOX, _BOX))
        painter.setPen(INK)
        x = _MARGIN + _INDENT
        baseline = top + _PAD + 10.2 * POINT
        draw_line(painter, x, baseline, laid.head)
        baseline += _FIRST - 1.4 * POINT
        draw_text(painter, x, baseline, Run(laid.action, self._strong))
        if laid.row.confidential:
            self._draw_tag(painter, x + self._strong.width(laid.action) + 6 * POINT, baseline)
        draw_right(painter, x + self._text_width, baseline, Run(laid.side, self._small))
        for line in laid.body:
            baseline += _LEADING
            draw_line(painter, x, baseline, line)
        self._draw_form(painter, x + self._text_width + _GAP, top)
        code_x, code_y = self._right - _CODE, top + (laid.height - _CODE) / 2
        if self.sheet.training:
            # The mark may not lie in the quiet zone of a code.
            quiet = 8 * POINT
            painter.fillRect(QRectF(code_x - quiet, code_y, _CODE + quiet, _CODE), WHITE)
        draw_code(painter, code_x, code_y, _CODE, laid.row.number)
        painter.setPen(QPen(QColor("#404040"), 0.5 * POINT))
        foot = top + laid.height
        painter.drawLine(QPointF(_MARGIN, foot), QPointF(self._right, foot))
        painter.setPen(INK)

    def _draw_tag(self, painter: QPainter, x: float, baseline: float) -> None:
        word = self._confidential()
        width = self._tag.width(word) + 5 * POINT
        painter.fillRect(QRectF(x, baseline - 7.4 * POINT, width, 9.4 * POINT), INK)
        painter.setPen(WHITE)
        draw_text(painter, x + 2.5 * POINT, baseline - 0.4 * POINT, Run(word, self._tag))
        painter.setPen(INK)

    def _draw_form(self, painter: QPainter, x: float, top: float) -> None:
        """Three ruled lines, wide enough apart for a hand: by whom and when, the result, and room for more."""
        by, when, result = self._labels
        face, right = self._small, x + _WRITE
        first, second, third = (top + _RULE * step - POINT for step in (1, 2, 3))
        middle = x + _WRITE * 0.64
        draw_text(painter, x, first, Run(by, face))
        draw_text(painter, middle, first, Run(when, face))
        draw_text(painter, x, second, Run(result, face))
        painter.setPen(QPen(QColor("#404040"), 0.6 * POINT))
        gap = 3 * POINT
        for start, end, y in (
            (x + face.width(by) + gap, middle - gap, first),
            (middle + face.width(when) + gap, right, first),
            (x + face.width(result) + gap, right, second),
            (x, right, third),
        ):
            painter.drawLine(QPointF(start, y + POINT), QPointF(end, y + POINT))
        painter.setPen(INK)


def _field(text: str, most: int = _FIELD) -> str:
    """One line of what people typed: a long field leaves room for the others."""
    line = typeset(" ".join(text.split()))
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
