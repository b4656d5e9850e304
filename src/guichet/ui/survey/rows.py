"""What the lists of the satisfaction screen say: dossiers to ask about, counts by service (COM-11)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication

from guichet.domain import civil
from guichet.domain.wording import translate
from guichet.ui.i18n import language
from guichet.ui.paging import Column, Page
from guichet.ui.survey.work import Row, ServiceRow
from guichet.ui.theme import Tone

R = TypeVar("R")


class Held(Generic[R]):
    """The pages of rows that are already read."""

    def __init__(self, rows: Mapping[str, R]) -> None:
        self._rows: dict[Hashable, R] = {}
        self._rows.update(rows.items())

    def page(self, after: object, limit: int) -> Page[R]:
        """Return the ids after `after`, with their rows."""
        start = 0 if after is None else int(str(after))
        ids = list(self._rows)[start : start + limit]
        stop = start + len(ids)
        return Page(ids, {key: self._rows[key] for key in ids}, stop, stop < len(self._rows), len(self._rows))

    def rows(self, ids: Sequence[Hashable]) -> Mapping[Hashable, R]:
        """Return the rows of `ids`."""
        return {key: self._rows[key] for key in ids if key in self._rows}


def state(row: Row) -> str:
    """Return where a dossier stands: its score, or why there is none."""
    say = QCoreApplication.translate
    match row.line.response:
        case "answered":
            return say("SurveyScreen", "{score} sur 5").format(score=row.line.score)
        case "refused":
            return say("SurveyScreen", "refus")
        case "not_reached":
            return say("SurveyScreen", "non joint")
    return say("SurveyScreen", "à appeler")


def state_tone(row: Row) -> Tone:
    """Return red for a dissatisfied citizen, green for the others who answered; the word says it too."""
    from guichet.domain.surveying import DISSATISFIED

    if row.line.response == "answered":
        return Tone.LATE if row.line.score <= DISSATISFIED else Tone.DONE
    return {"": Tone.TODAY, "not_reached": Tone.TODAY}.get(row.line.response, Tone.QUIET)


def citizen(row: Row) -> str:
    """Return who is to be asked."""
    return row.line.citizen or "—"


def phone(row: Row) -> str:
    """Return how to reach them."""
    return civil.phone(row.line.phone, language()) if row.line.phone else ""


def subject(row: Row) -> str:
    """Return what it was about."""
    return row.topic or row.line.summary


def number(row: Row) -> str:
    """Return the dossier's number."""
    return row.line.number


def service(row: Row) -> str:
    """Return the service that answered."""
    return row.service


ASKED: tuple[Column[Row], ...] = (
    Column(translate("SurveyScreen", "Réponse"), state, state_tone, width=116),
    Column(translate("SurveyScreen", "Citoyen"), citizen, strong=True, width=190, detail=phone, lines=2),
    Column(translate("SurveyScreen", "Objet"), subject, detail=service, lines=3),
    Column(translate("SurveyScreen", "Dossier"), number, width=142, fold=1),
)


def share(hits: int, of: int) -> str:
    """Return a share in per cent, a dash of nothing."""
    return (
        QCoreApplication.translate("SurveyScreen", "{n}\u00a0%").format(n=round(100 * hits / of))
        if of
        else "—"
    )


def _name(row: ServiceRow) -> str:
    return row.name


def _drawn(row: ServiceRow) -> str:
    return str(row.tally.drawn)


def _answered(row: ServiceRow) -> str:
    return str(row.tally.answered)


def _rate(row: ServiceRow) -> str:
    return share(row.tally.answered, row.tally.drawn)


def _refused(row: ServiceRow) -> str:
    return str(row.tally.refused)


def _missed(row: ServiceRow) -> str:
    return str(row.tally.not_reached)


def _waiting(row: ServiceRow) -> str:
    return str(row.tally.waiting)


def _satisfied(row: ServiceRow) -> str:
    return share(row.tally.satisfied, row.tally.answered)


def interval(row: ServiceRow) -> str:
    """Return between which shares the satisfied are, nineteen times in twenty."""
    found = row.tally.interval
    if found is None:
        return ""
    low, high = (round(100 * end) for end in found)
    return QCoreApplication.translate("SurveyScreen", "de {low} à {high}\u00a0%").format(low=low, high=high)


def mean(row: ServiceRow) -> str:
    """Return the mean score, as the language writes a decimal."""
    if row.tally.mean is None:
        return "—"
    said = f"{row.tally.mean:.1f}"
    return said if language() == "en" else said.replace(".", ",")


RESULTS: tuple[Column[ServiceRow], ...] = (
    Column(translate("SurveyScreen", "Service"), _name, strong=True, lines=3),
    Column(translate("SurveyScreen", "Satisfaits"), _satisfied, width=132, detail=interval),
    Column(translate("SurveyScreen", "Moyenne sur 5"), mean, width=132),
    Column(translate("SurveyScreen", "Taux de réponse"), _rate, width=138),
    Column(translate("SurveyScreen", "Réponses"), _answered, width=96, fold=1),
    Column(translate("SurveyScreen", "Tirés"), _drawn, width=80, fold=3),
    Column(translate("SurveyScreen", "Refus"), _refused, width=80, fold=2),
    Column(translate("SurveyScreen", "Non joints"), _missed, width=104, fold=2),
    Column(translate("SurveyScreen", "À appeler"), _waiting, width=96, fold=2),
)
