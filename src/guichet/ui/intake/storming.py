"""Storm mode: an incident is declared, each caller kept in one key, counted by street, until it is over (ROUTE-1, COM-7, STAFF-7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from guichet.domain.wording import translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import text
from guichet.ui.intake import checking, storm_work, work
from guichet.ui.intake.asking import Asking
from guichet.ui.intake.leading import Leading
from guichet.ui.intake.matching import Matching
from guichet.ui.intake.saving import Saving
from guichet.ui.intake.shelf import Shelf
from guichet.ui.intake.view import IntakeView
from guichet.ui.intake.work import Refused
from guichet.ui.screen import NoticeData, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone

if TYPE_CHECKING:
    from guichet.application.at_counter import Streets
    from guichet.application.incidents import Counted, Incident
    from guichet.application.one_matter import Kept
    from guichet.domain.commands import DeclareIncident
    from guichet.domain.directory import Topic
    from guichet.ui.intake.declaring import DeclareForm
    from guichet.ui.intake.storm import StormBar, StormPanel
    from guichet.ui.intake.storm_work import Around

PHONE = "phone"


class Storming(QObject):
    """Connects the incidents under way to the form. `emptied` comes when an intake became the dossier of one,
    `greeted` when the empty intake in sight begins by phone.
    """

    emptied = Signal()
    greeted = Signal()

    def __init__(
        self,
        context: ScreenContext,
        view: IntakeView,
        shelf: Shelf,
        asking: Asking,
        leading: Leading,
        saving: Saving,
        matching: Matching,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        self._view, self._shelf, self._asking = view, shelf, asking
        self._leading, self._saving, self._matching = leading, saving, matching
        self.found: tuple[Counted, ...] = ()
        self._chosen = ""
        self._channel = ""
        self._change = False
        self._declares = ""
        self.bar: StormBar | None = None
        self.panel: StormPanel | None = None
        self.form: DeclareForm | None = None
        asking.led.connect(self._show)
        view.reachable.language.activated.connect(self._show)
        bind = context.actions.bind
        bind("intake.storm-keep", self.keep, self.under_way)
        bind("intake.storm", self.toggle, self.under_way)
        bind("intake.storm-declare", self.declare, self.may_declare)
        bind("intake.storm-next", self.choose_other, self.has_several)

    def _ask(self, question: Callable[[Any], Any], answer: Callable[[Any], object], name: str) -> None:
        self._context.tasks.run(self._door.use(question), answer, lane=Lane.READ, latest=f"intake-{name}")

    # ------------------------------------------------------------------ what is under way

    @Slot()
    def look(self) -> None:
        """Ask which incidents are under way, with their counters."""
        self._ask(storm_work.under_way, self._came, "storm")

    def follow(self, changed: Changed) -> None:
        """Ask again where what changed is an incident, or a dossier that carries one."""
        carried = {each.incident.number for each in self.found}
        if "incident" in changed.streams or (carried and changed.dossiers):
            self.look()

    @Slot(object)
    def _came(self, found: tuple[Counted, ...]) -> None:
        began = not self.found and bool(found)
        self.found = found
        if began:
            self.greet()
            self._view.channel.set_value(self._shelf.current.channel)
            self._asking.deadline()
            self.greeted.emit()
        self._show()
        self._context.actions.refresh()

    @property
    def current(self) -> Counted | None:
        """The incident that a key keeps a caller for: the one chosen, else that of the topic, else the latest."""
        lead = self._leading.lead()
        topic = lead.topic.code if lead is not None else ""
        chosen = [each for each in self.found if each.incident.id == self._chosen]
        alike = [each for each in self.found if each.incident.topic == topic]
        return next(iter((*chosen, *alike, *self.found)), None)

    def greet(self) -> None:
        """Have an empty intake begin as the last caller came, by phone at first: nobody walks in during a storm."""
        typed = self._shelf.current
        if self.found and typed.pristine:
            typed.channel = self._channel or PHONE

    def under_way(self) -> bool:
        """Whether an incident is under way."""
        return bool(self.found)

    def has_several(self) -> bool:
        """Whether more than one is."""
        return len(self.found) > 1

    def may_declare(self) -> bool:
        """Whether the person on duty may declare an incident, change it or end it."""
        agent = self._door.duty.agent
        if agent is None:
            return False
        from guichet.domain import (
            people,
        )  # loads what the record is made of, which the first paint goes without

        return people.may(agent, "assign")

    @Slot()
    def choose_other(self) -> None:
        """Go on to the next incident under way."""
        now = self.current
        if now is not None:
            at = self.found.index(now)
            self._chosen = self.found[(at + 1) % len(self.found)].incident.id
            self._show()

    @Slot()
    def _show(self) -> None:
        counted = self.current
        if counted is None:
            if self.bar is not None:
                self.bar.hide()
            if self.panel is not None and self._view.guide.panel is self.panel:
                self._view.guide.clear()
            return
        if self.bar is None:
            # On most days there is no incident: the first paint does not wait for its banner.
            from guichet.ui.intake.storm import StormBar

            self.bar = StormBar()
            self.bar.keep.connect(self.keep)
            self.bar.details.connect(self.toggle)
            self.bar.other.connect(self.choose_other)
            self._view.banner.addWidget(self.bar)
        now, spoken = self._context.now(), str(self._view.reachable.language.currentData() or "")
        self.bar.show_incident(counted, len(self.found) - 1, now, spoken)
        if self.panel is not None and self._view.guide.panel is self.panel:
            self.panel.show_incident(counted, now, may_end=self.may_declare())

    @Slot()
    def toggle(self) -> None:
        """Show every street with its counter, what is said and the end; or go back to the text."""
        counted = self.current
        if counted is None:
            return
        if self.panel is None:
            from guichet.ui.intake.storm import StormPanel

            self.panel = StormPanel()
            self.panel.kept.connect(self.keep_at)
            self.panel.changed.connect(self.declare)
            self.panel.ended.connect(self.end)
            self.panel.shown.connect(self._show_number)
            self.panel.left.connect(self.leave)
        if self._view.guide.panel is self.panel:
            self.leave()
            return
        self.panel.show_incident(counted, self._context.now(), may_end=self.may_declare())
        self._view.guide.lay_over(self.panel, self.panel.list)

    @Slot()
    def leave(self) -> None:
        """Go back to the field where one was."""
        if self._view.guide.panel in (self.panel, self.form):
            self._view.guide.clear()

    @Slot(str)
    def _show_number(self, number: str) -> None:
        self._context.navigate("dossiers", number=number)

    # ------------------------------------------------------------------ a caller, in one key

    @Slot()
    def keep(self) -> None:
        """Keep the caller for the incident with what is in the form, were it nothing: one key."""
        self._keep(None)

    @Slot(str)
    def keep_at(self, street: str) -> None:
        """Keep the caller for a street of the list."""
        self._keep(street)

    def _keep(self, street: str | None) -> None:
        counted = self.current
        if counted is None or self._shelf.busy:
            return
        typed = self._shelf.current
        self._view.take(typed)
        wrong = checking.trouble_joining(self._view, typed, self._context.now(), ask_who=False)
        if wrong is not None:
            self._view.refuse(*wrong)
            return
        self._channel = typed.channel
        command = typed.joining(counted.incident.number, street)
        self._saving.send(storm_work.keep(counted.incident.id, command, typed.id), self._kept)

    @Slot(object)
    def _kept(self, came: Kept | Refused) -> None:
        if isinstance(came, Refused):
            self._shelf.busy = ""
            field = self._view.citizen_field if came.field == "citizen" else self._view.description_field
            self._view.refuse(field, text(came.sentence))
            self.look()
            return
        counting = self.panel is not None and self._view.guide.panel is self.panel
        self._saving.finish(came)
        if counting and self.panel is not None:
            self._view.guide.lay_over(self.panel, self.panel.list)
        else:
            self._view.citizen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    # ------------------------------------------------------------------ declaring, changing, ending

    @Slot()
    def declare(self) -> None:
        """Declare an incident with what the intake says; from its panel, change the one in sight."""
        self._change = self.panel is not None and self._view.guide.panel is self.panel
        counted = self.current if self._change else None
        lead = self._leading.lead()
        topic = self._shelf.current.topic or (lead.topic.code if lead is not None else "")
        if counted is not None:
            topic = counted.incident.topic
        self._view.take(self._shelf.current)
        self._ask(storm_work.around(topic), self._begin, "storm-form")

    @Slot(object)
    def _begin(self, around: Around) -> None:
        if self.form is None:
            from guichet.ui.intake.declaring import DeclareForm

            self.form = DeclareForm(self._context.now)
            self.form.wanted.connect(self._wanted)
            self.form.left.connect(self.leave)
            self.form.topics_asked.connect(self._ask_topics)
            self.form.streets_asked.connect(self._ask_streets)
        from guichet.ui.intake.declaring import Begin

        form, typed, counted = self.form, self._shelf.current, self.current
        form.offer_sectors(around.sectors)
        if self._change and counted is not None:
            form.begin_change(counted.incident, around.topic)
        else:
            found = self._matching.panel.found if self._matching.panel is not None else ()
            carried = {each.incident.number for each in self.found}
            numbers = [each.number for each in found if each.number not in carried][:2]
            form.begin(Begin(around.topic, typed.street, numbers, not typed.pristine))
        first = form.label if around.topic is not None else form.topic
        self._view.guide.lay_over(form, first, form.submit)

    @Slot(str)
    def _ask_topics(self, typed: str) -> None:
        self._ask(work.topics(typed), self._topics, "storm-topics")

    @Slot(object)
    def _topics(self, answer: tuple[str, list[Topic]]) -> None:
        if self.form is not None:
            self.form.propose_topics(*answer)

    @Slot(str)
    def _ask_streets(self, typed: str) -> None:
        self._ask(work.streets(typed), self._streets, "storm-streets")

    @Slot(object)
    def _streets(self, found: Streets) -> None:
        if self.form is not None:
            self.form.propose_streets(found.typed, [(each.full_name, each.sector) for each in found.found])

    @Slot(object)
    def _wanted(self, command: DeclareIncident) -> None:
        form, typed = self.form, self._shelf.current
        if form is None or self._shelf.busy:
            return
        first, draft = None, ""
        if form.first_is_this:
            wrong = checking.trouble_declaring(self._view, typed, self._context.now())
            if wrong is not None:
                form.refuse(wrong[1])
                return
            first, draft = typed.command(topic=command.topic), typed.id
            self._shelf.busy = typed.id
        self._declares = draft
        declaring = storm_work.declare(command, first, draft)
        self._context.tasks.run(self._door.use(declaring), self._declared, lane=Lane.STORE)

    @Slot(object)
    def _declared(self, came: Incident | Refused) -> None:
        draft, self._declares, self._shelf.busy = self._declares, "", ""
        if isinstance(came, Refused):
            if self.form is not None:
                self.form.refuse(text(came.sentence), came.field)
            return
        self._view.guide.clear()
        self._chosen = came.id
        if draft:
            self._shelf.remove(draft)
            self.emptied.emit()
        self.look()

    @Slot()
    def end(self) -> None:
        """Say that the incident in sight is over; everyone is called back once its dossier is closed (STAFF-7)."""
        counted = self.current
        if counted is not None:
            self._context.tasks.run(
                self._door.use(storm_work.end(counted.incident.id)), self._ended, lane=Lane.STORE
            )

    @Slot(object)
    def _ended(self, incident: Incident) -> None:
        self._chosen = self._ended_number = ""
        self._ended_number = incident.number
        self._view.guide.clear()
        self.look()
        self._context.notify(
            NoticeData(
                translate(
                    "Storm",
                    "Incident terminé : {label}. Une fois le dossier {number} fermé, chaque personne inscrite est à rappeler.",
                    label=incident.label,
                    number=incident.number,
                ),
                Tone.INFO,
                translate("Storm", "Voir le dossier"),
                self._show_ended,
            )
        )

    def _show_ended(self) -> None:
        self._show_number(self._ended_number)
