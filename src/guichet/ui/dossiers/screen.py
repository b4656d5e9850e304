"""The dossiers screen: connects the list, the page and the forms to the use cases."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.domain.wording import Text
from guichet.ui.door import Changed, Door
from guichet.ui.dossiers.forms import ActionForm
from guichet.ui.dossiers.listing import Cards, DossierSource
from guichet.ui.dossiers.page import DossierPage
from guichet.ui.i18n import language, text
from guichet.ui.paging import PagedListModel
from guichet.ui.screen import Screen, ScreenContext
from guichet.ui.tasks import Lane
from guichet.ui.theme import current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.completing import Suggestion
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.lists import CardList
from guichet.ui.widgets.segmented import Option, SegmentedControl

if TYPE_CHECKING:
    from guichet.application.acting import Shown
    from guichet.application.story import Told
    from guichet.application.workplace import Workplace

_BUTTONS = (("call", "A"), ("mail", "E"), ("transfer", "T"), ("promise", "D"), ("close", "F"))


class _Read:
    """A dossier and its story, read on the reader's thread."""

    def __init__(self, entity_id: bytes, number: str = "") -> None:
        self._id, self._number = entity_id, number

    def __call__(self, desk: "Workplace") -> "tuple[Shown, list[Told]]":
        from guichet.application import acting, story

        shown = acting.show(desk, self._number) if self._number else acting.show_entity(desk, self._id)
        return shown, story.tell(shown, desk.policy, desk.directory)


class _Perform:
    """An action, on the store's thread."""

    def __init__(self, command: Any) -> None:
        self._command = command

    def __call__(self, desk: "Workplace") -> Any:
        from guichet.application.acting import perform

        return perform(desk, self._command)


class _Count:
    """How many dossiers match, counting no further than a thousand."""

    def __init__(self, typed: str, filters: Any) -> None:
        self._typed, self._filters = typed, filters

    def __call__(self, desk: "Workplace") -> int:
        from guichet.application.looking import count

        return count(desk, self._typed, self._filters)


class _People:
    """The directory's people and services for what was typed."""

    def __init__(self, typed: str, lang: str) -> None:
        self._typed, self._lang = typed, lang

    def __call__(self, desk: "Workplace") -> tuple[str, list[Suggestion]]:
        from guichet.domain.folding import fold_text

        wanted = fold_text(self._typed).split()
        rows = []
        for each in desk.directory.contacts.values():
            title = each.title_en if self._lang == "en" and each.title_en else each.title_fr
            if all(part in fold_text(f"{title} {each.service} {each.extension}") for part in wanted):
                rows.append(Suggestion(each.code, title, f"{each.service} · {each.extension}"))
        return self._typed, rows[:8]


class DossiersScreen(Screen):
    """The list on the left, the dossier in the middle, the actions below."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._door: Door = context.app
        self._chosen: bytes = b""
        self.form: ActionForm | None = None
        say = QCoreApplication.translate
        theme = current()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Dossiers", "Numéro, citoyen, téléphone, mots, adresse"))
        self.search.setAccessibleName(say("Dossiers", "Chercher un dossier"))
        self.search.setClearButtonEnabled(True)
        self.status = SegmentedControl(
            [
                Option("open", say("Dossiers", "Ouverts")),
                Option("late", say("Dossiers", "En retard")),
                Option("closed", say("Dossiers", "Fermés")),
                Option("", say("Dossiers", "Tous")),
            ],
            say("Dossiers", "État"),
            "open",
        )
        self.counted = Label("", Style.SMALL)
        self.model: PagedListModel[Any] = PagedListModel(context.tasks, Cards(self._door), parent=self)
        self.list = CardList(self.model, say("Dossiers", "Dossiers"))
        self.page = DossierPage(context)
        self.page.hide()
        self.empty = EmptyState(
            say("Dossiers", "Aucun dossier choisi"),
            say("Dossiers", "Cherchez à gauche, ou choisissez un dossier avec les flèches."),
            icon="folder",
        )
        self._foot = QVBoxLayout()
        self.buttons = QWidget()
        row = FlowLayout(gap=2)
        self.buttons.setLayout(row)
        words = self._button_words()
        for kind, key in _BUTTONS:
            button = Button(words[kind], key=key)
            button.setObjectName(kind)
            button.clicked.connect(self._button_clicked)
            row.addWidget(button)
        self.buttons.hide()
        left = QVBoxLayout()
        left.setSpacing(theme.gap(2))
        left.addWidget(self.search)
        left.addWidget(self.status)
        left.addWidget(self.counted)
        left.addWidget(self.list, 1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(theme.gap(2))
        right.addWidget(self.empty, 1)
        right.addWidget(self.page, 1)
        right.addLayout(self._foot)
        right.addWidget(self.buttons)
        whole = QHBoxLayout(self)
        edge = theme.gap(3)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(theme.gap(3))
        whole.addWidget(self._left, 1)
        whole.addLayout(right, 3)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._pause.start)
        self.status.chosen.connect(self._search)
        self.list.chosen.connect(self._choose)
        self._door.changed.connect(self._changed)
        self._door.ready.connect(self._search)
        self._door.duty_changed.connect(self._search)
        bind = context.actions.bind
        bind("dossiers.search", self.focus_search)
        bind("dossiers.copy", self.copy_number, self.has_dossier)
        bind("dossiers.call", self.note_call, self.has_dossier)
        bind("dossiers.mail", self.note_mail, self.has_dossier)
        bind("dossiers.private", self.note_private, self.has_dossier)
        bind("dossiers.comment", self.comment, self.has_dossier)
        bind("dossiers.transfer", self.transfer, self.has_dossier)
        bind("dossiers.promise", self.promise, self.has_dossier)
        bind("dossiers.assign", self.assign, self.has_dossier)
        bind("dossiers.close", self.close_dossier, self.has_dossier)
        bind("dossiers.reopen", self.reopen, self.has_dossier)
        bind("dossiers.correct", self.correct, self.has_dossier)

    @staticmethod
    def _button_words() -> dict[str, str]:
        say = QCoreApplication.translate
        return {
            "call": say("Dossiers", "Appel"),
            "mail": say("Dossiers", "Courriel"),
            "transfer": say("Dossiers", "Transférer"),
            "promise": say("Dossiers", "Promettre"),
            "close": say("Dossiers", "Fermer…"),
        }

    def opened(self, **params: Any) -> None:
        """Show a dossier by `number`, or search for `query`."""
        if params.get("query") is not None:
            self.status.set_value("")
            self.search.setText(str(params["query"]))
        self._search()
        if params.get("number"):
            self._read(b"", str(params["number"]))

    def first_focus(self) -> QWidget:
        """Begin with the search, or with the dossier that is shown."""
        return self.page.timeline if self.has_dossier() else self.search

    def state(self) -> dict[str, Any]:
        """Keep the search and the choice."""
        return {"query": self.search.text(), "status": self.status.value(), "chosen": self._chosen}

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self.status.set_value(str(state.get("status", "open")))
        self.search.setText(str(state.get("query", "")))
        if state.get("chosen"):
            self._read(state["chosen"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list a width that leaves the dossier its own."""
        super().resizeEvent(event)
        self._left.setMaximumWidth(max(current().px(240), event.size().width() // 3))

    def has_dossier(self) -> bool:
        """Whether a dossier is shown."""
        return self.page.shown is not None

    # ------------------------------------------------------------------ the list

    def _filters(self) -> Any:
        from guichet.application.looking import Filter, microseconds

        value = self.status.value()
        if value == "late":
            return Filter(status="open", late_at=microseconds(self.context.now()))
        return Filter(status=value)

    @Slot()
    def _search(self, *_: object) -> None:
        if not self._door.is_open:
            return
        typed, filters = self.search.text(), self._filters()
        self.model.show_source(DossierSource(self._door, typed, filters))
        self.context.tasks.run(
            self._door.use(_Count(typed, filters)), self._show_count, lane=Lane.READ, latest="dossier-count"
        )

    @Slot(object)
    def _show_count(self, found: int) -> None:
        from guichet.application.looking import COUNT_LIMIT

        say = QCoreApplication.translate
        if found > COUNT_LIMIT:
            self.counted.setText(say("Dossiers", "plus de 1\u00a0000 dossiers"))
        else:
            self.counted.setText(say("Dossiers", "%n dossier(s)", "", found))

    @Slot(object)
    def _choose(self, key: object) -> None:
        if isinstance(key, bytes) and key != self._chosen:
            self._leave_form()
            self._read(key)

    def _read(self, key: bytes, number: str = "") -> None:
        self.context.tasks.run(
            self._door.use(_Read(key, number)), self._show, lane=Lane.READ, latest="dossier"
        )

    @Slot(object)
    def _show(self, answer: "tuple[Shown, list[Told]]") -> None:
        shown, told = answer
        self._chosen = shown.dossier.id
        self.page.show_dossier(shown, told)
        self.empty.hide()
        self.page.show()
        self.buttons.show()
        self.context.actions.refresh()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.dossiers or "citizen" in changed.streams:
            self.model.reload()
            if self._chosen and (self._chosen in changed.dossiers or "citizen" in changed.streams):
                self._read(self._chosen)

    # ------------------------------------------------------------------ the actions

    def _begin(self, kind: str) -> None:
        shown = self.page.shown
        if shown is None:
            return
        self._leave_form()
        form = ActionForm(kind, shown.dossier.number, self.context.now)
        if kind == "correct":
            form.target = self.page.timeline.chosen_id()
            form.corrected_field = self._field_of(form.target)
        form.wanted.connect(self._wanted)
        form.left.connect(self._leave_form)
        form.asked.connect(self._ask_people)
        form.installEventFilter(self)
        self.form = form
        self._foot.addWidget(form)
        self.buttons.hide()
        form.begin()

    def _field_of(self, entry_id: str) -> str:
        from guichet.domain import ids, payloads

        shown = self.page.shown
        for entry in shown.dossier.entries if shown is not None else ():
            if ids.text(entry.header.id) == entry_id:
                if isinstance(entry.payload, payloads.DossierOpened):
                    return "description"
                if isinstance(entry.payload, payloads.DossierClosed):
                    return "outcome"
                if isinstance(entry.payload, payloads.DossierReopened | payloads.DossierAssigned):
                    return "reason"
        return "text"

    @Slot(str)
    def _ask_people(self, typed: str) -> None:
        work = _People(typed, language())
        self.context.tasks.run(self._door.use(work), self._people, lane=Lane.READ, latest="people")

    @Slot(object)
    def _people(self, answer: tuple[str, list[Suggestion]]) -> None:
        if self.form is not None:
            self.form.propose(*answer)

    @Slot(object)
    def _wanted(self, command: Any) -> None:
        self.context.tasks.run(self._door.use(_Perform(command)), self._done, self._refused, lane=Lane.STORE)

    @Slot(object)
    def _done(self, _: object) -> None:
        self._leave_form()
        self.page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        if self.form is not None:
            self.form.refuse(text(sentence))

    @Slot()
    def _leave_form(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.buttons.setVisible(self.has_dossier())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a form on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self._leave_form()
            self.page.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Let a form's Escape reach the screen."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _button_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._begin(sender.objectName())

    @Slot()
    def focus_search(self) -> None:
        """Go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def copy_number(self) -> None:
        """Copy the number of the dossier shown."""
        if self.page.shown is not None:
            QGuiApplication.clipboard().setText(self.page.shown.dossier.number)

    @Slot()
    def note_call(self) -> None:
        """Enter a call."""
        self._begin("call")

    @Slot()
    def note_mail(self) -> None:
        """Enter an e-mail."""
        self._begin("mail")

    @Slot()
    def note_private(self) -> None:
        """Enter a private reply."""
        self._begin("private")

    @Slot()
    def comment(self) -> None:
        """Enter a comment."""
        self._begin("comment")

    @Slot()
    def transfer(self) -> None:
        """Enter a verified transfer."""
        self._begin("transfer")

    @Slot()
    def promise(self) -> None:
        """Agree on a date or move it."""
        self._begin("promise")

    @Slot()
    def assign(self) -> None:
        """Direct elsewhere."""
        self._begin("assign")

    @Slot()
    def close_dossier(self) -> None:
        """Close the dossier."""
        self._begin("close")

    @Slot()
    def reopen(self) -> None:
        """Take it up again."""
        self._begin("reopen")

    @Slot()
    def correct(self) -> None:
        """Correct the chosen entry."""
        if self.page.timeline.chosen_id():
            self._begin("correct")
