"""What the follow-ups screen asks of the desk, on the reader's thread: a list, its paper, and whom to choose from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from guichet.domain.folding import fold_text
from guichet.domain.lists import Question
from guichet.domain.wording import Text, translate
from guichet.reports.followup_rows import FollowupSheet
from guichet.ui.i18n import Language

if TYPE_CHECKING:
    from guichet.application.followups import FollowUps
    from guichet.application.list_printing import Printing
    from guichet.application.workplace import Workplace
    from guichet.reports.followups import Pagination

Paper = Literal["letter", "a4"]
Named = list[tuple[str, str]]
"""Codes and names, as a box offers them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A list, its sheet, what to choose from, the absences that a supervisor must look at, when it was last printed."""

    found: "FollowUps"
    sheet: FollowupSheet
    services: Named
    people: Named
    flagged: tuple[Text, ...]
    topics: Named
    sectors: Named
    printed: "Printing | None"
    pages: "Pagination"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as asked for; today's when no day is given."""

    day: date | None
    question: Question
    lang: Language
    paper: Paper = "letter"

    def __call__(self, desk: "Workplace") -> Answer:
        """Read it."""
        from guichet.application import handover
        from guichet.application.list_printing import last_printing
        from guichet.application.printing import sheet_of
        from guichet.reports.followups import Pagination

        found = handover.asked(desk, self.question, self.day)
        title = handover.TITLE if self.question.handover else None
        sheet = sheet_of(desk, found, self.lang, self.paper, QCoreApplication.translate, title)
        english = self.lang == "en"
        services = [
            (each.code, each.name_en if english and each.name_en else each.name_fr)
            for each in desk.directory.services.values()
            if each.scope == "internal"
        ]
        people = [
            (each.code, each.title_en if english and each.title_en else each.title_fr)
            for each in desk.directory.contacts.values()
            if not self.question.service or each.service == self.question.service
        ]
        topics = [
            (each.code, each.label_en if english and each.label_en else each.label_fr)
            for each in desk.directory.topics.values()
        ]
        sectors = sorted({each.sector for each in desk.directory.streets.values() if each.sector})
        return Answer(
            found,
            sheet,
            services,
            people,
            _flagged(desk),
            sorted(topics, key=_by_name),
            [(sector, sector) for sector in sectors],
            last_printing(desk, found.question, found.day),
            Pagination(sheet),
        )


def _by_name(named: tuple[str, str]) -> str:
    return fold_text(named[1])


def _flagged(desk: "Workplace") -> tuple[Text, ...]:
    """The absences that leave the work to a service's desk, for whoever may mend them (STAFF-6)."""
    from guichet.application import absences
    from guichet.domain import people

    if not people.may(desk.agent, "manage_absences"):
        return ()
    return tuple(
        translate("FollowUps", "{person} — {flag}", person=each.who, flag=each.flag)
        for each in absences.flagged(desk)
        if each.flag is not None
    )


def by_names() -> tuple[str, ...]:
    """Return what may begin a new page, as a box offers it, in the order of `BYS`."""
    say = QCoreApplication.translate
    return (
        say("FollowUps", "rien : à la suite"),
        say("FollowUps", "service"),
        say("FollowUps", "personne"),
        say("FollowUps", "secteur"),
        say("FollowUps", "sujet"),
    )
