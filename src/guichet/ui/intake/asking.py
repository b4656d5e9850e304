"""Asks off the UI thread for what stands around the words, and puts the answers in the form (ROUTE-1, STAFF-3, COM-1).

Each question has one name: a newer one drops the older, so that no late answer reaches another intake.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from guichet.domain import civil, ids
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.intake import work
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.typed import is_email, reach
from guichet.ui.intake.view import IntakeView
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.segmented import Option

if TYPE_CHECKING:
    from guichet.application.at_counter import Choices, Colleague, Known, Sharing, Streets
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline
    from guichet.domain.directory import Topic
    from guichet.domain.payloads import Place
    from guichet.store.queries import CitizenLine

WHOLE = 10
"""Digits of a whole number: from there on the form asks who calls, rather than propose."""


class Asking(QObject):
    """The questions of the intake in sight. `led` comes when the proposals have been shown."""

    led = Signal()

    def __init__(self, context: ScreenContext, view: IntakeView, shelf: Shelf, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        self._view, self._shelf = view, shelf
        self._written: dict[str, str] = {}
        self.people: dict[str, CitizenLine] = {}
        self.confidential: frozenset[str] = frozenset()
        self.definitions: list[tuple[str, str]] = []
        view.citizen.asked.connect(self.citizens)
        view.citizen.editingFinished.connect(self._write_number)
        view.street.asked.connect(self.street)
        view.steering.topic.asked.connect(self.topics)
        view.transfer.colleague.asked.connect(self.colleagues)

    def _ask(self, question: Callable[[Any], Any], answer: Callable[[Any], object], name: str) -> None:
        self._context.tasks.run(self._door.use(question), answer, lane=Lane.READ, latest=f"intake-{name}")

    def everything(self) -> None:
        """Ask for all that stands around the intake in sight."""
        typed = self._shelf.current
        self.lead()
        self.deadline()
        self._ask(work.streets(typed.street), self._placed_only, "street")
        self.known()
        self.household()

    def choices(self) -> None:
        """Ask what the policy lets one choose."""
        self._ask(work.choices, self._choices, "choices")

    @Slot(object)
    def _choices(self, found: Choices) -> None:
        self.confidential = found.confidential
        self.definitions = [(text(label), text(told)) for _, label, told, _ in found.kinds]
        self._view.offer(
            [Option(key, text(label)) for key, label in found.channels],
            [Option(key, text(label)) for key, label, _, _ in found.kinds],
            [(key, text(told)) for key, _, told, _ in found.kinds],
        )
        self._view.show_kind(self._shelf.current)

    # ------------------------------------------------------------------ where it leads, what is owed

    @Slot()
    def lead(self) -> None:
        """Ask where the words lead at this street."""
        typed = self._shelf.current
        self._ask(work.lead(typed.description, typed.street, typed.topic), self._led, "lead")

    @Slot(object)
    def _led(self, found: list[Lookup]) -> None:
        typed = self._shelf.current
        if found or typed.description.strip():
            self._view.steering.show_found(found, typed.topic)
        else:
            self._view.steering.show_waiting()
        self.led.emit()

    @Slot()
    def deadline(self) -> None:
        """Ask what this channel owes from this moment on."""
        moment = self._shelf.current.received_at or self._context.now()
        self._ask(work.deadline(self._shelf.current.channel, moment), self._deadline, "deadline")

    @Slot(object)
    def _deadline(self, found: Deadline) -> None:
        self._view.due.setText(
            QCoreApplication.translate("Intake", "{what} au plus tard {when}").format(
                what=text(found.label), when=civil.date_time(found.due, language())
            )
        )
        self._view.why.setText(text(found.explanation))
        self._view.cite(found.clause)

    # ------------------------------------------------------------------ who

    @Slot(str)
    def citizens(self, typed: str) -> None:
        """Propose known citizens, while the line holds no whole number."""
        if sum(each.isdigit() for each in reach(typed).phone) < WHOLE:
            self._ask(work.citizens(typed), self._citizens, "citizens")

    @Slot(object)
    def _citizens(self, answer: tuple[str, list[CitizenLine]]) -> None:
        typed, found = answer
        rows = []
        for each in found:
            reached = [civil.phone(phone, language()) for phone in each.phones[:1]] + list(each.emails[:1])
            title = each.name or next(iter(reached), "")
            rows.append(Suggestion(each, title, " · ".join(part for part in reached if part != title)))
        self._view.citizen.propose(typed, rows)

    def known(self) -> None:
        """Ask how many dossiers of the known citizen are open."""
        typed = self._shelf.current
        self._view.known.show_facts(0, typed)
        if typed.citizen_id:
            self._ask(work.known(typed.citizen_id), self._known, "known")

    @Slot(object)
    def _known(self, found: Known | None) -> None:
        typed = self._shelf.current
        if found is not None and ids.text(found.line.entity_id) == typed.citizen_id:
            self._view.known.show_facts(found.open_dossiers, typed)

    def household(self) -> None:
        """Ask who calls where known people answer at this number or address."""
        typed = self._shelf.current
        asked = typed.number or typed.mail
        whole = sum(each.isdigit() for each in typed.number) >= WHOLE or is_email(typed.mail)
        if typed.citizen_id or not whole:
            self._view.household.put_away()
            return
        self._ask(work.sharing(asked), self._shared, "sharing")

    @Slot(object)
    def _shared(self, found: Sharing) -> None:
        typed, household = self._shelf.current, self._view.household
        if typed.citizen_id or found.typed not in (typed.number, typed.mail):
            return
        if found.whole and reach(typed.who).phone == found.typed:
            self._written = {typed.who: civil.phone(found.number, language())}
        if not found.people or found.number == typed.stranger:
            household.put_away()
        elif household.number != found.number:
            unnamed = civil.phone(found.number, language())
            people = [(ids.text(each.entity_id), each.name or unnamed) for each in found.people]
            household.ask(found.number, people, mail="@" in found.number)
            self.people = {ids.text(each.entity_id): each for each in found.people}

    @Slot()
    def _write_number(self) -> None:
        """Write the number of the line as Québec does, once the line is left."""
        typed = self._shelf.current
        written = self._written.get(self._view.citizen.text())
        if written and not typed.citizen_id:
            self._view.citizen.setText(written)
            typed.who = written

    # ------------------------------------------------------------------ where, topic, colleague

    @Slot(str)
    def street(self, typed: str) -> None:
        """Propose streets and place the one typed."""
        self._ask(work.streets(typed), self._streets, "street")

    @Slot(object)
    def _streets(self, found: Streets) -> None:
        self._view.street.propose(
            found.typed,
            [Suggestion((each, found.place.civic), each.full_name, each.sector) for each in found.found],
        )
        self._placed_only(found)

    @Slot(object)
    def _placed_only(self, found: Streets) -> None:
        self._view.owner.show_states(_owner(found.place, known=bool(found.found)))

    @Slot(str)
    def topics(self, typed: str) -> None:
        """Propose topics by their words."""
        self._ask(work.topics(typed), self._topics, "topics")

    @Slot(object)
    def _topics(self, answer: tuple[str, list[Topic]]) -> None:
        typed, found = answer
        english = language() == "en"
        self._view.steering.topic.propose(
            typed,
            [
                Suggestion(each, each.label_en if english and each.label_en else each.label_fr)
                for each in found
            ],
        )

    @Slot(str)
    def colleagues(self, typed: str) -> None:
        """Propose colleagues to ask before a transfer."""
        self._ask(work.colleagues(typed), self._colleagues, "colleagues")

    @Slot(object)
    def _colleagues(self, answer: tuple[str, list[Colleague]]) -> None:
        panel = self._view.transfer
        panel.colleague.propose(answer[0], panel.suggestions(answer[1]))

    def next_to_ask(self, topic: str) -> None:
        """Ask for the next best contact (STAFF-2)."""
        panel = self._view.transfer
        asked = [each.contact for each in panel.asked]
        disowned = [each.contact for each in panel.asked if each.answer == "not_mine"]
        work_ = work.next_to_ask(topic, asked, disowned, self._view.description.text())
        self._ask(work_, panel.offer, "next")


def _owner(place: Place, *, known: bool) -> list[tuple[str, Tone]]:
    say = QCoreApplication.translate
    if place.owner == "provincial":
        words = (
            say("Intake", "Rue provinciale · secteur {sector}")
            if place.sector
            else say("Intake", "Rue provinciale")
        )
        return [(words.format(sector=place.sector), Tone.TODAY)]
    if place.owner:
        words = (
            say("Intake", "Rue municipale · secteur {sector}")
            if place.sector
            else say("Intake", "Rue municipale")
        )
        return [(words.format(sector=place.sector), Tone.DONE)]
    if place.street and not known:
        return [(say("Intake", "Rue absente du répertoire : gardée telle quelle"), Tone.QUIET)]
    return []
