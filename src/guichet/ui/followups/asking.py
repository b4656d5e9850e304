"""What the follow-ups screen asks of the desk, on the reader's thread: a list, its paper, and whom to choose from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from guichet.domain.wording import Text, translate
from guichet.reports.followup_rows import FollowupSheet
from guichet.ui.i18n import Language

if TYPE_CHECKING:
    from guichet.application.followups import FollowUps
    from guichet.application.workplace import Workplace

Named = list[tuple[str, str]]
"""Codes and names, as a box offers them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A list, its sheet, the services and people to choose from, and the absences that a supervisor must look at."""

    found: "FollowUps"
    sheet: FollowupSheet
    services: Named
    people: Named
    flagged: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as asked for; today's when no day is given."""

    day: date | None
    service: str
    contact: str
    lang: Language
    handover: bool = False

    def __call__(self, desk: "Workplace") -> Answer:
        """Read it."""
        from guichet.application import handover
        from guichet.application.followups import follow_ups
        from guichet.application.printing import sheet_of

        found = (
            handover.handover(desk, self.service, self.contact)
            if self.handover
            else follow_ups(desk, self.day, self.service, self.contact)
        )
        title = handover.TITLE if self.handover else None
        sheet = sheet_of(desk, found, self.lang, lookup=QCoreApplication.translate, title=title)
        english = self.lang == "en"
        services = [
            (each.code, each.name_en if english and each.name_en else each.name_fr)
            for each in desk.directory.services.values()
            if each.scope == "internal"
        ]
        people = [
            (each.code, each.title_en if english and each.title_en else each.title_fr)
            for each in desk.directory.contacts.values()
            if not self.service or each.service == self.service
        ]
        return Answer(found, sheet, services, people, _flagged(desk))


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
