"""The hand-over at the end of a shift: what is still owed today, for whom, before the next shift comes (STAFF-1, STAFF-3)."""

from datetime import date

import msgspec

from guichet.application.followups import FollowUps, follow_ups
from guichet.application.workplace import Workplace
from guichet.domain.lists import Question
from guichet.domain.wording import Text, translate

TITLE: Text = translate("FollowUps", "Passation")


def asked(desk: Workplace, question: Question, day: date | None = None) -> FollowUps:
    """Return the list of a day that a question asks for; what is handed over is always of today.

    Raises `Refusal` on an unknown service, person or topic.
    """
    if question.handover:
        return handover(desk, question.service, question.contact)
    return follow_ups(
        desk,
        day,
        question.service,
        question.contact,
        sector=question.sector,
        topic=question.topic,
        by=question.by,
    )


def handover(desk: Workplace, service: str = "", contact: str = "") -> FollowUps:
    """Return what is overdue or due today, for a service, a person or everyone, by who is to act, oldest first.

    Raises `Refusal` on an unknown service or person.
    """
    found = follow_ups(desk, None, service, contact)
    rows = [row for row in found.rows if row.band != "next"]
    rows.sort(key=lambda row: (row.band != "overdue", str(row.responsible), row.due))
    question = msgspec.structs.replace(found.question, handover=True)
    return msgspec.structs.replace(found, question=question, rows=tuple(rows))
