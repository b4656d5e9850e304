"""The satisfaction screen: choose a round, call its citizens one after the other, read what it comes to (COM-11)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from guichet.domain import commands, people
from guichet.domain.surveying import name_of
from guichet.domain.wording import Text, translate
from guichet.ui.door import Changed
from guichet.ui.i18n import language, text
from guichet.ui.paging import PagedTableModel
from guichet.ui.screen import NoticeData, Screen, ScreenContext
from guichet.ui.survey import work
from guichet.ui.survey.answer import AnswerCard
from guichet.ui.survey.drawing import DrawCard
from guichet.ui.survey.rows import ASKED, RESULTS, Held, interval, mean, share
from guichet.ui.survey.work import Row, ServiceRow, Shown
from guichet.ui.tasks import Lane
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Columns, Scrolled
from guichet.ui.widgets.emptystate import EmptyState
from guichet.ui.widgets.field import Field
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import Label, Style
from guichet.ui.widgets.lists import RowTable
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.surveying import Drawn


class SurveyScreen(Screen):
    """The round in sight, its dossiers, and the card of the one chosen; or its results by service."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        self._shown: Shown | None = None
        self._rows: dict[str, Row] = {}
        self._wanted = ""
        self._chosen = ""
        self._next = ""
        self._folder = Path.home()
        self._model: PagedTableModel[Row] = PagedTableModel(context.tasks, ASKED, self)
        self._counts: PagedTableModel[ServiceRow] = PagedTableModel(context.tasks, RESULTS, self)
        self.round = QComboBox()
        self.round.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.round.setMinimumContentsLength(24)
        self.table = RowTable(self._model, say("SurveyScreen", "Dossiers de la ronde"), row_height=76)
        self.results = RowTable(self._counts, say("SurveyScreen", "Résultats par service"), row_height=60)
        self.empty = EmptyState(
            say("SurveyScreen", "Aucune ronde de satisfaction"),
            say(
                "SurveyScreen",
                "Une ronde tire au sort des dossiers fermés. On appelle leurs citoyens, et les réponses se comptent par service.",
            ),
            icon="thumbs-up",
            step=say("SurveyScreen", "Tirer une ronde"),
            key="F9",
        )
        self.answer = AnswerCard()
        self.drawing = DrawCard(context.now)
        self.pills = {
            name: Pill("", Tone.QUIET) for name in ("rate", "satisfied", "mean", "refused", "waiting")
        }
        self.new_button = Button(say("SurveyScreen", "Tirer une ronde"), key="F9", icon="plus")
        self.end_button = Button(say("SurveyScreen", "&Terminer la ronde"), icon="circle-check")
        self.results_button = Button(say("SurveyScreen", "Résultats"), key="Ctrl+T")
        self.csv_button = Button(say("SurveyScreen", "CSV"))
        self._place()
        self._connect()
        self._mode("asked")

    def _place(self) -> None:
        say = QCoreApplication.translate
        theme = current()
        head = FlowLayout(gap=2)
        head.addWidget(Label(say("SurveyScreen", "Satisfaction"), Style.TITLE))
        head.addWidget(ClauseLink("COM-11", self.context.clause))
        head.push()
        for button in (self.csv_button, self.end_button, self.new_button, self.results_button):
            head.addWidget(button)
        counts = FlowLayout(gap=2)
        for pill in self.pills.values():
            counts.addWidget(pill)
        self._choice = Field(say("SurveyScreen", "&Ronde"), self.round)
        lists = QWidget()
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(3))
        column.addWidget(self.table, 1)
        column.addWidget(self.results, 1)
        self.table.setMinimumHeight(theme.px(220))
        self.results.setMinimumHeight(theme.px(220))
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.answer)
        beside.addWidget(self.drawing)
        beside.addStretch(1)
        self._side = side
        self._lists = lists
        columns = Columns(fold_at=900)
        columns.add(lists, 3)
        columns.add(side, 2)
        self._columns = columns
        body = QWidget()
        whole = QVBoxLayout(body)
        edge = theme.gap(4)
        whole.setContentsMargins(edge, edge, edge, edge)
        whole.setSpacing(theme.gap(3))
        whole.addLayout(head)
        whole.addWidget(self._choice)
        whole.addLayout(counts)
        whole.addWidget(self.empty)
        whole.addWidget(columns, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(body))

    def _connect(self) -> None:
        self.round.activated.connect(self._round_changed)
        self.table.chosen.connect(self._row_chosen)
        self.table.taken.connect(self._taken)
        self._model.modelReset.connect(self._choose_next)
        self.answer.asked.connect(self._record)
        self.answer.opened.connect(self._open)
        self.drawing.changed.connect(self._foresee)
        self.drawing.wanted.connect(self._draw)
        self.drawing.left.connect(self.leave_draw)
        self.new_button.clicked.connect(self.new)
        if self.empty.button is not None:
            self.empty.button.clicked.connect(self.new)
        self.end_button.clicked.connect(self.end)
        self.results_button.clicked.connect(self.turn)
        self.csv_button.clicked.connect(self.save_csv)
        bind = self.context.actions.bind
        bind("survey.new", self.new, self.may_draw)
        bind("survey.results", self.turn, self._has_round)
        bind("survey.save", self.save)
        bind("survey.refused", self.answer.refused, self._can_answer)
        bind("survey.missed", self.answer.missed, self._can_answer)
        bind("survey.open", self.answer.open, self._can_answer)
        bind("survey.csv", self.save_csv, self._has_round)
        card = self.answer
        for score, take in enumerate((card.one, card.two, card.three, card.four, card.five), start=1):
            bind(f"survey.score-{score}", take, self._can_answer)
        self.context.app.changed.connect(self._changed)
        self.context.app.duty_changed.connect(self._read)
        self.context.app.ready.connect(self._read)

    # ------------------------------------------------------------------ coming and going

    def opened(self, **_: Any) -> None:
        """Read the rounds again."""
        self._read()

    def first_focus(self) -> QWidget:
        """Begin in the list, or with what draws the first round."""
        step = self.empty.button
        return step if step is not None and step.isVisible() else self.table

    def state(self) -> dict[str, Any]:
        """Keep the round and the dossier in sight."""
        return {"round": self._round_id(), "chosen": self._chosen, "mode": self._shown_mode}

    def restore(self, state: dict[str, Any]) -> None:
        """Take them back."""
        self._wanted, self._next = state.get("round", ""), state.get("chosen", "")
        self._mode(state.get("mode", "asked"))
        self._read()

    def _mode(self, mode: str) -> None:
        """Show the dossiers (`asked`), the results, or the form of a draw (`draw`)."""
        self._shown_mode = mode
        some = self._has_round()
        drawing = mode == "draw"
        self.table.setVisible(some and mode != "results")
        self.results.setVisible(some and mode == "results")
        self.drawing.setVisible(drawing)
        self.answer.setVisible(not drawing and mode == "asked" and self.answer.row is not None)
        self._lists.setVisible(some)
        self._side.setVisible(mode != "results")
        self.drawing.setMaximumWidth(current().px(560))
        self.empty.setVisible(not some and not drawing)
        self._columns.setVisible(some or drawing)
        for part in (
            self._choice,
            self.end_button,
            self.results_button,
            self.csv_button,
            *self.pills.values(),
        ):
            part.setVisible(some)
        say = QCoreApplication.translate
        self.results_button.setText(
            say("SurveyScreen", "Dossiers") if mode == "results" else say("SurveyScreen", "Résultats")
        )
        self.new_button.setVisible(self.may_draw() and some and not drawing)
        if self.empty.button is not None:
            self.empty.button.setVisible(self.may_draw())
        if some and self._shown is not None and self._shown.outcome is not None:
            self.end_button.setVisible(self.may_draw() and not self._shown.outcome.round.said.ended)

    def may_draw(self) -> bool:
        """Whether who is on duty oversees, and may draw a round."""
        agent = self.context.app.duty.agent
        return agent is not None and people.may(agent, "see_counts")

    def _has_round(self) -> bool:
        return self._shown is not None and self._shown.outcome is not None

    def _can_answer(self) -> bool:
        return self._shown_mode == "asked" and self.answer.row is not None

    def _round_id(self) -> str:
        return str(self.round.currentData() or self._wanted)

    # ------------------------------------------------------------------ reading

    @Slot()
    def _read(self, *_: object) -> None:
        asked = work.Read(self._wanted or self._round_id(), language())
        self.context.tasks.run(self.context.app.use(asked), self._came, lane=Lane.READ, latest="survey")

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        if changed.streams & {"survey", "dossier", "citizen"} and self.isVisible():
            self._read()

    @Slot(object)
    def _came(self, shown: Shown) -> None:
        self._shown = shown
        found = shown.outcome
        self._wanted = found.round.id if found is not None else ""
        with QSignalBlocker(self.round):
            self.round.clear()
            for each in shown.rounds:
                self.round.addItem(_title(each.said), each.id)
            self.round.setCurrentIndex(max(0, self.round.findData(self._wanted)))
        rows = {row.line.number: row for row in shown.rows}
        if rows != self._rows or found is None:
            self._rows = rows
            self._model.show_source(Held(rows))
        self._counts.show_source(Held({row.code: row for row in shown.services}))
        if found is not None:
            self._say_counts(shown.services[-1])
        if not self.answer.begun or self.answer.row is None:
            self._show_row(self._rows.get(self._chosen))
        self._mode(self._shown_mode)

    def _say_counts(self, total: ServiceRow) -> None:
        say = QCoreApplication.translate
        tally = total.tally
        self.pills["rate"].show_state(
            say("SurveyScreen", "%n réponse(s)", "", tally.answered)
            + say("SurveyScreen", " sur {n} ({rate})").format(
                n=tally.drawn, rate=share(tally.answered, tally.drawn)
            ),
            Tone.INFO,
        )
        satisfied = say("SurveyScreen", "satisfaits\u00a0: {share}").format(
            share=share(tally.satisfied, tally.answered)
        )
        between = interval(total)
        self.pills["satisfied"].show_state(f"{satisfied} ({between})" if between else satisfied, Tone.DONE)
        self.pills["mean"].show_state(
            say("SurveyScreen", "moyenne\u00a0: {mean} sur 5").format(mean=mean(total)), Tone.QUIET
        )
        self.pills["refused"].show_state(
            say("SurveyScreen", "%n refus", "", tally.refused)
            + " · "
            + say("SurveyScreen", "%n non joint(s)", "", tally.not_reached),
            Tone.QUIET,
        )
        self.pills["waiting"].show_state(
            say("SurveyScreen", "%n à appeler", "", tally.waiting),
            Tone.TODAY if tally.waiting else Tone.QUIET,
        )

    @Slot()
    def _round_changed(self) -> None:
        self._wanted = str(self.round.currentData() or "")
        self._chosen = ""
        self._read()

    @Slot()
    def _choose_next(self) -> None:
        """After an answer the next citizen to call comes forward; another list begins at its first row."""
        key = self._next or self._chosen
        self._next = ""
        if key not in self._rows:
            first = self._model.id_at(0)
            key = str(first) if first is not None else ""
        if key:
            self.table.choose(key)

    @Slot(object)
    def _row_chosen(self, key: object) -> None:
        self._chosen = str(key) if key is not None else ""
        self._show_row(self._rows.get(self._chosen))

    def _show_row(self, row: Row | None) -> None:
        if self._shown is None or self._shown.outcome is None:
            self.answer.show_row(None)
            return
        said = self._shown.outcome.round
        self.answer.show_row(row, said.id, self._shown.question, ended=said.said.ended)
        self.answer.setVisible(row is not None and self._shown_mode == "asked")
        self.context.actions.refresh()

    @Slot(object)
    def _taken(self, _key: object) -> None:
        self.answer.score.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ answering

    @Slot()
    def save(self) -> None:
        """Record the answer in sight, or make the draw in sight."""
        if self._shown_mode == "draw":
            self.drawing.draw()
        elif self._can_answer():
            self.answer.save()

    @Slot(object)
    def _record(self, command: commands.Rate) -> None:
        numbers = [
            number for number, row in self._rows.items() if row.line.response not in ("answered", "refused")
        ]
        after = numbers[numbers.index(command.dossier) + 1 :] if command.dossier in numbers else numbers
        before = [number for number in numbers if number != command.dossier]
        self._next = (after or before or [command.dossier])[0]
        self.context.tasks.run(
            self.context.app.use(work.Answer(command)), self._recorded, self._refused, lane=Lane.STORE
        )

    @Slot(object)
    def _recorded(self, number: str) -> None:
        row = self._rows.get(number)
        if row is not None:
            self.answer.show_row(None)
        self.context.notify(
            NoticeData(
                translate("SurveyScreen", "Réponse inscrite au dossier {number}.", number=number), Tone.DONE
            )
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    @Slot(object)
    def _refused(self, sentence: Text) -> None:
        self._next = ""
        self.answer.show_error(text(sentence))

    @Slot(str)
    def _open(self, number: str) -> None:
        self.context.navigate("dossiers", number=number)

    # ------------------------------------------------------------------ drawing, ending, results

    @Slot()
    def new(self) -> None:
        """Open the form of a draw."""
        if not self.may_draw() or self._shown is None:
            return
        self._mode("draw")
        self.drawing.begin(self._shown.names)
        self.drawing.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave_draw(self) -> None:
        """Give up the draw."""
        self._mode("asked")
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _foresee(self) -> None:
        command = self.drawing.command()
        if command is not None:
            asked = self.context.app.use(work.Preview(command))
            self.context.tasks.run(asked, self._foreseen, lane=Lane.READ, latest="survey-draw")

    @Slot(object)
    def _foreseen(self, found: Drawn | Text) -> None:
        self.drawing.show_foreseen(found)

    @Slot(object)
    def _draw(self, command: commands.DrawRound) -> None:
        self.context.tasks.run(
            self.context.app.use(work.Draw(command)), self._drawn, self._foreseen, lane=Lane.STORE
        )

    @Slot(object)
    def _drawn(self, round_id: str) -> None:
        self._wanted, self._chosen = round_id, ""
        self._mode("asked")
        self._read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def end(self) -> None:
        """End the round in sight: who was not reached counts as no response."""
        if self._has_round():
            asked = self.context.app.use(work.End(self._round_id()))
            self.context.tasks.run(asked, self._ended, lane=Lane.STORE)

    @Slot(object)
    def _ended(self, _round_id: str) -> None:
        self.context.notify(
            NoticeData(
                translate(
                    "SurveyScreen", "Ronde terminée : qui n’a pas été joint compte comme sans réponse."
                ),
                Tone.DONE,
            )
        )
        self._read()

    @Slot()
    def turn(self) -> None:
        """Show the results by service, or the dossiers again."""
        if self._has_round():
            self._mode("asked" if self._shown_mode == "results" else "results")
            shown = self.results if self._shown_mode == "results" else self.table
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save_csv(self) -> None:
        """Save the counts of the round as a table for Excel."""
        if self._shown is None or self._shown.outcome is None:
            return
        said = self._shown.outcome.round.said
        proposed = self._folder / f"satisfaction {said.since.isoformat()} {said.until.isoformat()}.csv"
        name, _ = QFileDialog.getSaveFileName(self, "", str(proposed), "*.csv")
        if name:
            self.write_csv(Path(name))

    def write_csv(self, path: Path) -> None:
        """Write the counts in sight to a file, off the UI thread."""
        if self._shown is not None and self._shown.outcome is not None:
            self._folder = path.parent
            saving = work.Save(self._shown.outcome, path, language())
            self.context.tasks.run(saving, self._written, lane=Lane.POOL)

    @Slot(object)
    def _written(self, path: Path) -> None:
        self.context.notify(
            NoticeData(translate("SurveyScreen", "Ronde enregistrée : {file}.", file=path.name), Tone.DONE)
        )


def _title(said: Any) -> str:
    name = name_of(said)
    words = text(name) if isinstance(name, Text) else name
    return (
        QCoreApplication.translate("SurveyScreen", "{name} (terminée)").format(name=words)
        if said.ended
        else words
    )
