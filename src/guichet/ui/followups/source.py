"""What the table shows of a day's list: rows held in memory, at most `followups.LIMIT` of them."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from guichet.application.followups import FollowUp, FollowUps
from guichet.application.masking import citizen_said
from guichet.domain import civil
from guichet.domain.wording import translate
from guichet.ui.i18n import language, text
from guichet.ui.paging import Column, Page
from guichet.ui.theme import Tone


class ListSource:
    """The pages of a list that is already read."""

    def __init__(self, found: FollowUps) -> None:
        self._asked = _asked(found)
        self._rows: Mapping[Hashable, FollowUp] = {}
        self.show(found)

    def is_of(self, found: FollowUps) -> bool:
        """Tell whether a list answers the same question, of the same day."""
        return self._asked == _asked(found)

    def show(self, found: FollowUps) -> None:
        """Take a newer answer, in one step: pages are read on another thread."""
        self._rows = {row.line.due_id: row for row in found.rows}

    def page(self, after: object, limit: int) -> Page[FollowUp]:
        """Return the ids after `after`, with their rows."""
        start = 0 if after is None else int(str(after))
        rows = self._rows
        ids = list(rows)[start : start + limit]
        stop = start + len(ids)
        return Page(ids, {key: rows[key] for key in ids}, stop, stop < len(rows), len(rows))

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, FollowUp]:
        """Return the rows of `ids`."""
        rows = self._rows
        return {key: rows[key] for key in ids if key in rows}


def _asked(found: FollowUps) -> tuple[object, ...]:
    return found.day, found.question


def due_word(row: FollowUp) -> str:
    """Return the deadline as the pill says it: how late, the hour today, or the day."""
    if row.lateness is not None:
        if row.lateness.days:
            return QCoreApplication.translate("FollowUps", "−%n jour(s)", "", row.lateness.days)
        return "−" + text(row.lateness.text)
    if row.band == "today":
        return civil.clock_time(row.due, language())
    return civil.short_weekday(row.due.date(), language()).capitalize()


def due_tone(row: FollowUp) -> Tone:
    """Return red for late, amber for today, quiet for the rest; the word says it too."""
    return {"overdue": Tone.LATE, "today": Tone.TODAY}.get(row.band, Tone.QUIET)


def number(row: FollowUp) -> str:
    """Return the dossier's number."""
    return row.line.number


def action(row: FollowUp) -> str:
    """Return what is to be done."""
    return text(row.action)


def clause(row: FollowUp) -> str:
    """Return the clause that asks for it."""
    return row.line.clause


def citizen(row: FollowUp) -> str:
    """Return who waits."""
    return text(citizen_said(row.line)) or row.line.relayed_by or "—"


def phone(row: FollowUp) -> str:
    """Return how to reach them."""
    return civil.phone(row.line.phone, language()) if row.line.phone else ""


def subject(row: FollowUp) -> str:
    """Return what it is about."""
    return text(row.topic) or row.line.summary


def place(row: FollowUp) -> str:
    """Return where."""
    return row.place


def responsible(row: FollowUp) -> str:
    """Return who is to act."""
    return text(row.responsible)


def absence(row: FollowUp) -> str:
    """Return who is replaced, or by whom, and that the matter was brought to the general manager (ELU-5)."""
    brought = QCoreApplication.translate("FollowUps", "porté à la direction générale")
    parts = [brought if row.line.escalated else "", text(row.absence) if row.absence is not None else ""]
    return " · ".join(part for part in parts if part)


COLUMNS: tuple[Column[FollowUp], ...] = (
    Column(translate("FollowUps", "Échéance"), due_word, due_tone, width=122),
    Column(translate("FollowUps", "Dossier"), number, strong=True, width=142),
    Column(translate("FollowUps", "À faire"), action, width=136, detail=clause, lines=3),
    Column(translate("FollowUps", "Citoyen"), citizen, width=128, detail=phone, fold=2, lines=3),
    Column(translate("FollowUps", "Objet"), subject, detail=place, lines=4),
    Column(translate("FollowUps", "Responsable"), responsible, width=186, detail=absence, fold=1, lines=4),
)
