"""One intake: the form, the guide beside it, and what the form says as a command (ROUTE-1, STAFF-1, COM-8)."""

import os
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.intake import work
from guichet.ui.intake.form import IntakeForm, channels
from guichet.ui.intake.guide import Guide
from guichet.ui.screen import ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline

KEEP_MS = 700


class IntakePage(QWidget):
    """One intake: form, guide and buttons."""

    def __init__(self, context: ScreenContext, draft_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._door: Door = context.app
        self.draft_id = draft_id or os.urandom(16).hex()
        self.topic = ""
        self.answer = ""
        self.kept = False
        self.saving = False
        say = QCoreApplication.translate
        theme = current()
        self.form = IntakeForm(context.now)
        self.guide = Guide()
        self.open = Button(say("Intake", "Ouvrir le dossier"), key="Ctrl+Return", kind=Kind.PRIMARY)
        self.settled = Button(say("Intake", "Réglé au premier contact"), key="F9")
        self.draft_note = Label("", Style.SMALL)
        buttons = FlowLayout(gap=3)
        buttons.addWidget(self.settled)
        buttons.addWidget(self.draft_note)
        buttons.push()
        buttons.addWidget(self.open)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        column.addWidget(self.form, 1)
        column.addLayout(buttons)
        columns = Columns(fold_at=900)
        edge = theme.gap(3)
        columns.setContentsMargins(edge, edge, edge, edge)
        columns.add(left, 3)
        columns.add(self.guide, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(columns))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)
        form = self.form
        form.edited.connect(self._edited)
        form.words_changed.connect(self._look_up)
        form.place_changed.connect(self._street_changed)
        form.channel_changed.connect(self._ask_deadline)
        form.citizen.asked.connect(self._ask_citizens)
        form.citizen.picked.connect(self._citizen_picked)
        form.street.asked.connect(self._ask_streets)
        form.street.picked.connect(self._street_picked)
        self._ask_deadline()

    # ------------------------------------------------------------------ drafts

    @Slot()
    def _edited(self) -> None:
        if (
            not self._timer.isActive()
        ):  # at most one second after the first key, however long the typing lasts
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Keep what is typed as a draft, on the store's thread."""
        if self.saving or self.form.is_blank:
            return
        content = self.form.content() | {"topic": self.topic}
        self.context.tasks.run(
            self._door.use(work.Keep(self.draft_id, content)), self._was_kept, lane=Lane.STORE
        )

    @Slot(object)
    def _was_kept(self, _: object) -> None:
        self.kept = True
        moment = civil.clock_time(self.context.now(), language())
        self.draft_note.setText(
            QCoreApplication.translate("Intake", "Brouillon gardé à {time}").format(time=moment)
        )

    def take_back(self, content: dict[str, str]) -> None:
        """Fill the form from a draft."""
        self.form.fill(content)
        self.topic = content.get("topic", "")
        self.kept = True
        self._look_up()
        self._street_changed()
        self._ask_deadline()

    def title(self) -> str:
        """Return the tab's title: channel and time."""
        moment = self.form.received.moment() or self.context.now()
        words = {option.key: option.text for option in channels()}
        return f"{civil.clock_time(moment, language())} · {words.get(self.form.channel.value(), '')}"

    # ------------------------------------------------------------------ what stands beside the words

    @Slot()
    def _look_up(self) -> None:
        words = self.form.description.text()
        if not words.strip():
            self.guide.show_found(())
            return
        asked = work.LookUp(words, self.form.street.text())
        self.context.tasks.run(
            self._door.use(asked), self._found, lane=Lane.READ, latest=f"route-{self.draft_id}"
        )

    @Slot(object)
    def _found(self, found: "list[Lookup]") -> None:
        self.guide.show_found(found, self.topic)

    @Slot()
    def _ask_deadline(self) -> None:
        moment = self.form.received.moment()
        if moment is not None:
            asked = work.AskDeadline(self.form.channel.value(), moment)
            self.context.tasks.run(
                self._door.use(asked), self._deadline, lane=Lane.READ, latest=f"deadline-{self.draft_id}"
            )

    @Slot(object)
    def _deadline(self, deadline: "Deadline") -> None:
        self.form.owed.setText(
            QCoreApplication.translate("Intake", "{what} au plus tard {when}").format(
                what=text(deadline.label), when=civil.date_time(deadline.due, language())
            )
        )
        self.form.why.setText(text(deadline.explanation))

    @Slot(str)
    def _ask_citizens(self, typed: str) -> None:
        self.context.tasks.run(
            self._door.use(work.AskCitizens(typed)), self._citizens, lane=Lane.READ, latest="citizens"
        )

    @Slot(object)
    def _citizens(self, answer: tuple[str, list[Suggestion]]) -> None:
        self.form.citizen.propose(*answer)

    @Slot(object)
    def _citizen_picked(self, picked: Suggestion) -> None:
        key: Any = picked.key
        form = self.form
        form.citizen_id, form_name, phone, email, tongue, needs = key
        form.name.setText(form_name)
        form.phone.setText(phone)
        form.email.setText(email)
        form.tongue.setCurrentIndex(max(0, form.tongue.findData(tongue)))
        form.needs.setText(needs)
        self._edited()

    @Slot(str)
    def _ask_streets(self, typed: str) -> None:
        self.context.tasks.run(
            self._door.use(work.AskStreets(typed)), self._streets, lane=Lane.READ, latest="streets"
        )

    @Slot(object)
    def _streets(self, answer: tuple[str, list[Suggestion]]) -> None:
        self.form.street.propose(*answer)

    @Slot(object)
    def _street_picked(self, picked: Suggestion) -> None:
        with QSignalBlocker(self.form.street):
            self.form.street.setText(str(picked.key))
        self._street_changed()

    @Slot()
    def _street_changed(self) -> None:
        asked = work.AskPlace(self.form.street.text())
        self.context.tasks.run(
            self._door.use(asked), self._placed, lane=Lane.READ, latest=f"place-{self.draft_id}"
        )
        self._look_up()

    @Slot(object)
    def _placed(self, place: Any) -> None:
        say = QCoreApplication.translate
        pill = self.form.street_pill
        pill.setVisible(bool(place.owner))
        if place.owner == "provincial":
            pill.show_state(
                say("Intake", "Rue provinciale · secteur {sector}").format(sector=place.sector), Tone.TODAY
            )
        elif place.owner:
            pill.show_state(
                say("Intake", "Rue municipale · secteur {sector}").format(sector=place.sector), Tone.DONE
            )

    def accept(self, place: int) -> None:
        """Take the proposal at `place` (from 0): its topic, kind, and what to say."""
        if place >= len(self.guide.found):
            return
        found = self.guide.found[place]
        self.topic = found.topic.code
        self.answer = text(found.say)
        self.form.kind.set_value(found.topic.kind)
        self.form.chosen.setText(
            QCoreApplication.translate("Intake", "Sujet retenu : {topic}").format(topic=text(found.label))
        )
        self.guide.show_found(self.guide.found, self.topic)
        self._edited()

    # ------------------------------------------------------------------ saving

    def command(self, *, settled: bool) -> Any:
        """Return the intake that the form says."""
        from guichet.domain.commands import CitizenInput, Intake, PlaceInput

        form = self.form
        best = self.guide.found[0] if self.guide.found else None
        topic = self.topic or (best.topic.code if best is not None and best.band == "sure" else "")
        citizen = None
        if not form.anonymous.isChecked():
            needs = tuple(each.strip() for each in form.needs.text().split(",") if each.strip())
            citizen = CitizenInput(
                form.citizen_id, form.name.text(), form.phone.text(), form.email.text(),
                language=str(form.tongue.currentData() or ""), needs=needs,
            )  # fmt: skip
        day = form.promised.day()
        answer = self.answer or (text(best.say) if best is not None else "")
        return Intake(
            channel=form.channel.value(),
            description=form.description.text(),
            received=form.received.moment(),
            kind=form.kind.value(),  # type: ignore[arg-type]
            topic=topic,
            citizen=citizen,
            place=PlaceInput(form.civic.text(), form.street.text()),
            relayed_by=form.relayed.text(),
            settled=(answer or form.description.text()) if settled else None,
            promised=datetime.combine(day, time(16, 30), civil.ZONE) if day is not None else None,
            suggested=tuple(each.topic.code for each in self.guide.found),
        )
