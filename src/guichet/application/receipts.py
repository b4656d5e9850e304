"""The receipt of a dossier, printed, as a PDF or by e-mail: what the citizen leaves with (COM-9, COM-6, COM-1)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from guichet.application import acting, english, letter_facts, letters
from guichet.application.acting import Shown
from guichet.application.letters import Letter
from guichet.application.workplace import Workplace
from guichet.domain import civil
from guichet.domain.bilingual import Bilingual
from guichet.domain.hours import parse_hours
from guichet.domain.hours_said import hours_said
from guichet.domain.wording import Lang, Text, translate
from guichet.reports.receipt_sheet import Block, ReceiptSheet

Paper = Literal["letter", "a4"]
NEEDED = frozenset({"number", "steps", "reach"})
LONGEST = 200
"""Characters of a place or a name on a receipt."""


class ReceiptMail(msgspec.Struct, frozen=True):
    """The message that a receipt goes with, in both languages; `to` is empty when the citizen gave no address."""

    number: str
    to: str
    lang: Lang
    fr: Letter
    en: Letter


def receipt(desk: Workplace, number: str, lang: Lang | None = None, paper: Paper = "letter") -> ReceiptSheet:
    """Return the receipt of a dossier, in the citizen's language unless another is asked for.

    Raises `Refusal` when the dossier is not to be seen, `EnvironmentFault` when a city's sentences are wrong.
    """
    shown = acting.show_taken(desk, number)
    tongue = lang or letter_facts.language_of(shown)
    said = _Said(desk, shown, tongue)
    return ReceiptSheet(
        number=shown.dossier.number,
        title=said.say(translate("Receipt", "Reçu")),
        city=said.say(desk.policy.city),
        label=said.say(translate("Receipt", "Votre numéro de dossier")),
        blocks=(said.understood(), said.ahead(), said.who(), said.follow_up()),
        foot=said.foot(),
        issued_at=desk.clock.now().astimezone(civil.ZONE),
        lang=tongue,
        mark=said.say(translate("FollowupSheet", "FORMATION")) if desk.training else "",
        paper=paper,
    )


def receipt_mail(desk: Workplace, number: str, path: Path | None = None) -> ReceiptMail:
    """Return the message that a receipt goes with. Raises as `receipt` does, and for a wrong field of the template."""
    template = letters.read_template("receipt", letter_facts.FIELDS, NEEDED, path)
    shown = acting.show_taken(desk, number)

    def written(lang: Lang) -> Letter:
        facts = letter_facts.facts(desk, shown, lang, english.lookup)
        return letters.marked(letters.write(template, facts, lang, english.lookup), desk, english.lookup)

    emails = shown.citizen.emails if shown.citizen is not None else ()
    return ReceiptMail(
        shown.dossier.number,
        emails[0] if emails else "",
        letter_facts.language_of(shown),
        written("fr"),
        written("en"),
    )


def pdf(sheet: ReceiptSheet) -> bytes:
    """Return a receipt as a PDF."""
    from guichet.reports import receipt as drawing  # draws with Qt, which a command without a PDF never loads

    return drawing.pdf(sheet)


def to_pdf(sheet: ReceiptSheet, path: Path) -> None:
    """Write a receipt as a PDF, whole or not at all. Raises `EnvironmentFault`."""
    from guichet.reports import receipt as drawing

    drawing.write_pdf(sheet, path)


class _Said:
    """The parts of one receipt in one language."""

    def __init__(self, desk: Workplace, shown: Shown, lang: Lang) -> None:
        self._desk, self._shown, self._lang = desk, shown, lang
        self._facts = letter_facts.facts(desk, shown, lang, english.lookup)

    def say(self, sentence: Text | str) -> str:
        """Return a sentence in the language of the receipt."""
        words = sentence.render(self._lang, english.lookup) if isinstance(sentence, Text) else sentence
        return letters.spaced(letters.one_line(words), self._lang)

    def understood(self) -> Block:
        """What was understood, and when it came."""
        dossier = self._shown.dossier
        # What one citizen said is not for another who reported the same thing.
        words = "" if dossier.joined else self._facts["words"]
        kind = self._desk.policy.kinds.get(dossier.kind)
        channel = self._desk.policy.channels.get(dossier.channel)
        received = translate(
            "Receipt",
            "{moment} ({channel})",
            moment=self._facts["received"],
            channel=channel.label if channel is not None else dossier.channel,
        )
        return Block(
            self.say(translate("Receipt", "Ce que nous avons compris")),
            self._kept(
                (translate("Receipt", "Reçu le"), received),
                (translate("Receipt", "Nature"), kind.label if kind is not None else ""),
                (translate("Receipt", "Sujet"), self._facts["topic"]),
                (translate("Receipt", "Lieu"), letter_facts.shortened(str(self._facts["place"]), LONGEST)),
                (translate("Receipt", "Détails"), words),
            ),
        )

    def ahead(self) -> Block:
        """The steps ahead, with their times."""
        return Block(
            self.say(translate("Receipt", "La suite")),
            lines=letter_facts.steps(self._desk, self._shown, self._lang, english.lookup),
            numbered=True,
        )

    def who(self) -> Block:
        """Who answers, and how to reach them (COM-2)."""
        service = self._desk.directory.services.get(self._shown.dossier.service)
        person = self._desk.directory.contacts.get(self._shown.dossier.contact)
        week = parse_hours(service.hours).week if service is not None and service.hours else None
        return Block(
            self.say(translate("Receipt", "Qui s’en occupe")),
            self._kept(
                (
                    translate("Receipt", "Personne"),
                    Bilingual.of(person.title_fr, person.title_en) if person is not None else "",
                ),
                (translate("Receipt", "Service"), self._facts["service"]),
                (translate("Receipt", "Pour les joindre"), self._facts["reach"]),
                (translate("Receipt", "Heures"), hours_said(week) if week is not None else ""),
                (translate("Receipt", "Sur place"), service.location if service is not None else ""),
            ),
        )

    def follow_up(self) -> Block:
        """How to follow up: the number is all that is needed."""
        number = self._shown.dossier.number
        return Block(
            self.say(translate("Receipt", "Pour suivre votre dossier")),
            lines=(
                self.say(
                    translate(
                        "Receipt",
                        "Donnez le numéro {number} au téléphone, par courriel ou à l’accueil : il suffit.",
                        number=number,
                    )
                ),
                self.say(
                    translate("Receipt", "Quelque chose a changé, ou nous avons mal compris ? Dites-le-nous.")
                ),
            ),
        )

    def foot(self) -> str:
        """Where and when it was issued."""
        desk = self._shown.desks.get(self._desk.recorder.desk_id, "")
        moment = translate("Letters", "{moment}", moment=self._desk.clock.now())
        if desk:
            return self.say(
                translate("Receipt", "Remis le {moment}, {desk}. Gardez ce reçu.", moment=moment, desk=desk)
            )
        return self.say(translate("Receipt", "Remis le {moment}. Gardez ce reçu.", moment=moment))

    def _kept(self, *facts: tuple[Text, Text | str]) -> tuple[tuple[str, str], ...]:
        """The facts that have something to say."""
        return tuple(self._spoken(facts))

    def _spoken(self, facts: Iterable[tuple[Text, Text | str]]) -> Iterable[tuple[str, str]]:
        for name, value in facts:
            said = self.say(value)
            if said:
                yield self.say(name), said
