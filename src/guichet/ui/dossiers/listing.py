"""The list on the left: dossiers by pages, and how a card says one."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from guichet.application import looking
from guichet.application.looking import DossierLine, Filter
from guichet.application.masking import citizen_said
from guichet.domain import civil
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.paging import CardRow, Page
from guichet.ui.theme import Tone


class DossierSource:
    """The dossiers that hold what was typed, newest first, read by key on the reader's thread."""

    def __init__(self, door: Door, typed: str, filters: Filter) -> None:
        self._door = door
        self._typed = typed
        self._filters = filters

    def page(self, after: object, limit: int) -> Page[DossierLine]:
        """Return the page after the row `after`."""
        before = None if after is None else int(str(after))
        found = looking.page(self._door.desk, self._typed, self._filters, before, limit)
        rows: dict[Hashable, DossierLine] = {line.entity_id: line for line in found} if limit <= 200 else {}
        cursor = found[-1].row if found else None
        return Page([line.entity_id for line in found], rows, cursor, len(found) == limit)

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, DossierLine]:
        """Return the lines of `ids`."""
        wanted = [key for key in ids if isinstance(key, bytes)]
        return {line.entity_id: line for line in looking.lines(self._door.desk, wanted)}


def state_of(line: DossierLine, now: datetime) -> tuple[str, Tone]:
    """Return the word and tone of a dossier: late, today, coming, closed."""
    say = QCoreApplication.translate
    if line.status == "closed":
        return say("Dossiers", "Fermé"), Tone.DONE
    if line.next_due is None:
        return say("Dossiers", "À l’étude"), Tone.INFO
    due = datetime.fromtimestamp(line.next_due / 1_000_000, civil.ZONE)
    if due < now:
        return say("Dossiers", "En retard"), Tone.LATE
    if due.date() == now.astimezone(civil.ZONE).date():
        return say("Dossiers", "Aujourd’hui"), Tone.TODAY
    return say("Dossiers", "À venir"), Tone.QUIET


class Cards:
    """Says a dossier as a card, with the day's date and the labels of topics."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def __call__(self, line: DossierLine) -> CardRow:
        """Return the card of a line."""
        desk = self._door.desk
        topic = desk.directory.topics.get(line.topic)
        label = ""
        if topic is not None:
            label = topic.label_en if language() == "en" and topic.label_en else topic.label_fr
        place = f"{line.civic} {line.street}".strip()
        word, tone = state_of(line, desk.clock.now())
        if line.next_due is not None and line.status == "open":
            due = datetime.fromtimestamp(line.next_due / 1_000_000, civil.ZONE)
            detail = QCoreApplication.translate("Dossiers", "Dû {when}").format(
                when=civil.relative_date_time(due, desk.clock.now().date(), language())
            )
        else:
            detail = text(citizen_said(line)) or line.summary
        if line.confidential:
            sealed = QCoreApplication.translate("Dossiers", "Confidentiel")
            detail = " · ".join(part for part in (sealed, detail) if part)
        return CardRow(
            line.number,
            " · ".join(part for part in (label or line.summary, place) if part),
            detail,
            word,
            tone,
        )
