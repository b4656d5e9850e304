"""The follow-up list as a document: the sheet that a foreman takes along, a table for Excel (STAFF-7)."""

from pathlib import Path
from typing import Literal

from guichet.application import masking
from guichet.application.followups import FollowUps
from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.directory import Directory
from guichet.domain.lists import Question
from guichet.domain.progress import CancelCheck, Progress
from guichet.domain.wording import Lang, Lookup, Text, translate
from guichet.reports.followup_rows import FollowupRow, FollowupSheet

Paper = Literal["letter", "a4"]


def sheet_of(
    desk: Workplace,
    found: FollowUps,
    lang: Lang = "fr",
    paper: Paper = "letter",
    lookup: Lookup | None = None,
    title: Text | None = None,
) -> FollowupSheet:
    """Return the printable sheet of a list, with who prints it and when; `lookup` gives the English patterns.

    `title` is that of the day's list unless another is given.
    """

    def say(sentence: Text) -> str:
        return sentence.render(lang, lookup)

    heading = " · ".join(say(each) for each in headings_of(found, desk.directory))
    narrowed = found.question != Question(by=found.question.by, handover=found.question.handover)

    def whole(part: str) -> str:
        return f"{heading} · {part}" if narrowed and part != heading else part

    rows = tuple(
        FollowupRow(
            number=row.line.number,
            band=row.band,
            due=row.due,
            action_fr=row.action.render("fr"),
            action_en=row.action.render("en", lookup),
            late=row.late,
            clause=row.line.clause,
            citizen=say(masking.citizen_said(row.line)),
            phone=row.line.phone,
            topic=say(row.topic),
            place=row.place,
            responsible=say(row.responsible),
            replaced_by="" if row.stand_in is None or row.on_behalf else say(row.stand_in),
            replaces=say(row.person) if row.on_behalf else "",
            service=say(row.service),
            note=row.line.summary,
            confidential=bool(row.line.confidential),
            escalated=bool(row.line.escalated),
            late_days=row.lateness.days if row.lateness is not None else 0,
            part="" if row.part is None else whole(say(row.part)),
        )
        for row in found.rows
    )
    return FollowupSheet(
        title=say(title or translate("Printing", "Suivis du jour")),
        city=say(desk.policy.city),
        service=heading,
        day=found.day,
        printed_at=desk.clock.now().astimezone(civil.ZONE),
        printed_by=desk.agent.name,
        rows=rows,
        lang=lang,
        training=desk.training,
        paper=paper,
        lookup=lookup,
    )


def headings_of(found: FollowUps, directory: Directory) -> list[Text]:
    """Return whose list it is, a person's, a service's or everybody's, then of which topic and sector."""
    question = found.question
    person, service = directory.contacts.get(found.contact), directory.services.get(found.service)
    topic = directory.topics.get(question.topic)
    said: list[Text] = []
    if person is not None:
        said.append(Bilingual.of(person.title_fr, person.title_en))
    elif service is not None:
        said.append(Bilingual.of(service.name_fr, service.name_en))
    if topic is not None:
        said.append(Bilingual.of(topic.label_fr, topic.label_en))
    if question.sector:
        said.append(translate("FollowUps", "Secteur {sector}", sector=question.sector))
    return said or [translate("Printing", "Tous les services")]


def to_pdf(
    sheet: FollowupSheet,
    path: Path,
    progress: Progress | None = None,
    cancelled: CancelCheck | None = None,
) -> None:
    """Write the sheet as a PDF, whole or not at all. Raises `EnvironmentFault` or `Cancelled`."""
    from guichet.reports.followups import write_pdf  # draws with Qt, which a list in JSON never loads

    write_pdf(sheet, path, progress=progress, cancelled=cancelled)


def to_csv(
    sheet: FollowupSheet, path: Path, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> None:
    """Write the sheet as a CSV that a French Excel opens right."""
    from guichet.reports.tables import write_csv

    write_csv(sheet, path, progress=progress, cancelled=cancelled)


def to_xlsx(
    sheet: FollowupSheet, path: Path, progress: Progress | None = None, cancelled: CancelCheck | None = None
) -> None:
    """Write the sheet as an Excel workbook, dates as dates."""
    from guichet.reports.tables import write_xlsx

    write_xlsx(sheet, path, progress=progress, cancelled=cancelled)
