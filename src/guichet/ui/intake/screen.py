"""The intake screen: several intakes at once, each kept as a draft, each ending in one key (STAFF-1, STAFF-3, COM-8)."""

import uuid
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed, Door
from guichet.ui.i18n import language, text
from guichet.ui.intake.form import IntakeForm
from guichet.ui.intake.guide import Guide
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style

if TYPE_CHECKING:
    from guichet.application.drafts import Draft
    from guichet.application.routing import Lookup
    from guichet.application.taking_in import Deadline, TakenIn
    from guichet.application.workplace import Workplace

KEEP_MS = 700


class IntakePage(QWidget):
    """One intake: form, guide and buttons."""

    def __init__(self, context: ScreenContext, draft_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._door: Door = context.app
        self.draft_id = draft_id or uuid.uuid4().hex
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
        self.context.tasks.run(self._door.use(_Keep(self.draft_id, content)), self._was_kept, lane=Lane.STORE)

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
        words = {option.key: option.text for option in _channels()}
        return f"{civil.clock_time(moment, language())} · {words.get(self.form.channel.value(), '')}"

    # ------------------------------------------------------------------ what stands beside the words

    @Slot()
    def _look_up(self) -> None:
        words = self.form.description.text()
        if not words.strip():
            self.guide.show_found(())
            return
        asked = _LookUp(words, self.form.street.text())
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
            asked = _Deadline(self.form.channel.value(), moment)
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
            self._door.use(_Citizens(typed)), self._citizens, lane=Lane.READ, latest="citizens"
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
            self._door.use(_Streets(typed)), self._streets, lane=Lane.READ, latest="streets"
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
        asked = _Place(self.form.street.text())
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


class IntakeScreen(Screen):
    """The intakes under way, and what came of the last one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        theme = current()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(QCoreApplication.translate("Intake", "Accueils en cours"))
        self.result = Label("", Style.STRONG, wrap=True)
        self.result.hide()
        self.number = ""
        layout = QVBoxLayout(self)
        edge = theme.gap(2)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.result)
        layout.addWidget(self.tabs, 1)
        bind = context.actions.bind
        bind("intake.open", self.save)
        bind("intake.settled", self.settle)
        bind("intake.new", self.new)
        bind("intake.next", self.next_tab)
        bind("intake.discard", self.discard)
        bind("intake.first", self.accept_first)
        bind("intake.second", self.accept_second)
        bind("intake.third", self.accept_third)
        bind("intake.copy", self.copy_number)
        self._door.ready.connect(self._ready)
        self._door.changed.connect(self._changed)
        self._restored = False
        self.new()
        if self._door.is_open:
            self._ready()

    @property
    def page(self) -> IntakePage:
        """The intake in sight."""
        page = self.tabs.currentWidget()
        if not isinstance(page, IntakePage):
            raise TypeError("an intake is always in sight")
        return page

    def opened(self, **params: Any) -> None:
        """Begin an intake with `words` and `topic` where another screen sends them."""
        words = str(params.get("words", ""))
        if words:
            page = self.new()
            page.take_back({"description": words, "topic": str(params.get("topic", ""))})
            page.kept = False

    def first_focus(self) -> QWidget:
        """Begin with the words."""
        return self.page.form.description

    def left(self) -> None:
        """Keep the drafts."""
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage):
                page.keep()

    def state(self) -> dict[str, Any]:
        """Keep what is typed in each intake."""
        pages = [self.tabs.widget(at) for at in range(self.tabs.count())]
        kept = [
            (p.draft_id, p.form.content() | {"topic": p.topic}) for p in pages if isinstance(p, IntakePage)
        ]
        return {"pages": kept, "at": self.tabs.currentIndex()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take it back."""
        for draft_id, content in state.get("pages", ()):
            self._restored = True
            page = self._add(IntakePage(self.context, draft_id))
            page.take_back(content)
        if state.get("pages"):
            self._remove(0)
        self.tabs.setCurrentIndex(int(state.get("at", 0)))

    @Slot()
    def _ready(self) -> None:
        if not self._restored:
            self._restored = True
            self.context.tasks.run(self._door.use(_waiting), self._drafts, lane=Lane.STORE)

    @Slot(object)
    def _drafts(self, drafts: "list[Draft]") -> None:
        for draft in drafts:
            blank = self.tabs.count() == 1 and self.page.form.is_blank
            page = IntakePage(self.context, draft.id)
            page.take_back(draft.content)
            self._add(page)
            if blank:
                self._remove(0)
        if drafts:
            self.context.notify(
                NoticeData(
                    translate("Intake", "Brouillons retrouvés : {n}. Rien n’a été perdu.", n=len(drafts)),
                    Tone.INFO,
                )
            )

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if "calendar" in changed.streams:
            self.page._ask_deadline()

    def _add(self, page: IntakePage) -> IntakePage:
        at = self.tabs.addTab(page, page.title())
        page.open.clicked.connect(self.save)
        page.settled.clicked.connect(self.settle)
        page.form.edited.connect(self._retitle)
        self.tabs.setCurrentIndex(at)
        return page

    def _remove(self, at: int) -> None:
        page = self.tabs.widget(at)
        self.tabs.removeTab(at)
        if page is not None:
            page.deleteLater()

    @Slot()
    def _retitle(self) -> None:
        self.tabs.setTabText(self.tabs.currentIndex(), self.page.title())

    @Slot()
    def new(self) -> IntakePage:
        """Begin another intake beside those under way."""
        page = self._add(IntakePage(self.context))
        page.form.description.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    @Slot()
    def next_tab(self) -> None:
        """Go to the next intake."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    @Slot()
    def accept_first(self) -> None:
        """Take the first proposal."""
        self.page.accept(0)

    @Slot()
    def accept_second(self) -> None:
        """Take the second."""
        self.page.accept(1)

    @Slot()
    def accept_third(self) -> None:
        """Take the third."""
        self.page.accept(2)

    @Slot()
    def save(self) -> None:
        """Open the dossier."""
        self._save(settled=False)

    @Slot()
    def settle(self) -> None:
        """Keep the contact as settled at first contact: one key (COM-8)."""
        self._save(settled=True)

    def _save(self, *, settled: bool) -> None:
        page = self.page
        if page.saving:
            return
        page.saving = True
        page.open.setEnabled(False)
        work = _TakeIn(page.command(settled=settled), page.draft_id)
        self.context.tasks.run(self._door.use(work), self._taken, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage):
                page.saving = False
                page.open.setEnabled(True)
        self.context.notify(NoticeData(sentence, Tone.LATE))

    @Slot(object)
    def _taken(self, answer: "tuple[str, TakenIn]") -> None:
        draft_id, taken = answer
        self.number = taken.number
        say = QCoreApplication.translate
        if taken.deadline is None:
            words = say(
                "Intake", "{number} — réglé au premier contact (Ctrl+Maj+C : copier le numéro)"
            ).format(number=taken.number)
        else:
            words = say(
                "Intake", "{number} — {what} au plus tard {when} (Ctrl+Maj+C : copier le numéro)"
            ).format(
                number=taken.number,
                what=text(taken.deadline.label),
                when=civil.date_time(taken.deadline.due, language()),
            )
        self.result.setText(words)
        self.result.show()
        for at in range(self.tabs.count()):
            page = self.tabs.widget(at)
            if isinstance(page, IntakePage) and page.draft_id == draft_id:
                self._remove(at)
                break
        if self.tabs.count() == 0:
            self.new()
        self.page.form.description.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def discard(self) -> None:
        """Give up the intake in sight; one step brings it back."""
        page = self.page
        content = page.form.content() | {"topic": page.topic}
        blank = page.form.is_blank
        page.saving = True
        if page.kept:
            self.context.tasks.run(self._door.use(_Discard(page.draft_id)), lane=Lane.STORE)
        self._remove(self.tabs.currentIndex())
        if self.tabs.count() == 0:
            self.new()
        if not blank:
            self._given_up = content
            self.context.notify(
                NoticeData(
                    translate("Intake", "Accueil effacé."),
                    Tone.INFO,
                    translate("Intake", "Annuler"),
                    self.bring_back,
                )
            )

    @Slot()
    def bring_back(self) -> None:
        """Bring back the intake given up last."""
        self.new().take_back(self._given_up)

    @Slot()
    def copy_number(self) -> None:
        """Copy the last number."""
        if self.number:
            QGuiApplication.clipboard().setText(self.number)


def _channels() -> Any:
    from guichet.ui.intake.form import channels

    return channels()


def _waiting(desk: "Workplace") -> "list[Draft]":
    from guichet.application import drafts

    return drafts.waiting(desk)


class _Keep:
    def __init__(self, draft_id: str, content: dict[str, str]) -> None:
        self._id, self._content = draft_id, content

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import drafts

        drafts.keep(desk, self._id, self._content)


class _Discard:
    def __init__(self, draft_id: str) -> None:
        self._id = draft_id

    def __call__(self, desk: "Workplace") -> None:
        from guichet.application import drafts

        drafts.discard(desk, self._id)


class _TakeIn:
    def __init__(self, command: Any, draft_id: str) -> None:
        self._command, self._draft = command, draft_id

    def __call__(self, desk: "Workplace") -> "tuple[str, TakenIn]":
        from guichet.application import drafts
        from guichet.application.taking_in import take_in

        taken = take_in(desk, self._command)
        drafts.discard(desk, self._draft)
        return self._draft, taken


class _LookUp:
    def __init__(self, words: str, street: str) -> None:
        self._words, self._street = words, street

    def __call__(self, desk: "Workplace") -> "list[Lookup]":
        from guichet.application.routing import look_up

        return look_up(desk, self._words, street=self._street, limit=3)


class _Deadline:
    def __init__(self, channel: str, received: datetime) -> None:
        self._channel, self._received = channel, received

    def __call__(self, desk: "Workplace") -> "Deadline":
        from guichet.application.taking_in import deadline_for

        return deadline_for(desk, self._channel, self._received)


class _Place:
    def __init__(self, street: str) -> None:
        self._street = street

    def __call__(self, desk: "Workplace") -> Any:
        from guichet.application.taking_in import located
        from guichet.domain.commands import PlaceInput

        return located(PlaceInput(street=self._street), desk.directory)


class _Citizens:
    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.application.taking_in import complete_citizens
        from guichet.domain import ids

        rows = []
        for each in complete_citizens(desk, self._typed):
            phone = civil.phone(each.phones[0]) if each.phones else ""
            email = each.emails[0] if each.emails else ""
            key = (ids.text(each.entity_id), each.name, phone, email, each.language, ", ".join(each.needs))
            rows.append(
                Suggestion(
                    key, each.name or phone or email, " · ".join(part for part in (phone, email) if part)
                )
            )
        return self._typed, rows


class _Streets:
    def __init__(self, typed: str) -> None:
        self._typed = typed

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.domain.streets import complete

        found = complete(self._typed, desk.directory.streets)
        return self._typed, [Suggestion(each.full_name, each.full_name, each.sector) for each in found]
