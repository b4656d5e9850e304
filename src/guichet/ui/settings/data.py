"""Settings of the data: where it is, a copy now, a copy back in service, and the doctor's page (promise 1)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from guichet.domain.wording import Text, translate
from guichet.ui.door import Door
from guichet.ui.i18n import text
from guichet.ui.screen import ScreenContext
from guichet.ui.settings.section import Said, Section, card, only_for
from guichet.ui.tasks import Lane, Progress, Task
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.checking import Diagnosis, Finding
    from guichet.application.workplace import Workplace
    from guichet.store.backing_up import Copied

_RANK = {"error": 0, "warning": 1, "notice": 2, "ok": 3}
_TONES = {"error": Tone.LATE, "warning": Tone.TODAY, "notice": Tone.INFO, "ok": Tone.DONE}


class _Doctor:
    def __init__(self, door: Door) -> None:
        self._door = door

    def __call__(self, progress: Progress) -> Diagnosis:
        from guichet.application import checking

        return checking.diagnose(self._door.desk, progress.report)


class _Backup:
    def __init__(self, door: Door, target: Path) -> None:
        self._door, self._target = door, target

    def __call__(self, progress: Progress) -> Copied:
        from guichet.application import copies

        return copies.backup(self._door.desk, self._target, progress.report)


class _Rebuild:
    def __init__(self, door: Door) -> None:
        self._door = door

    def __call__(self, progress: Progress) -> int:
        from guichet.application import copies

        return copies.rebuild(self._door.desk, progress.report)


def _where(desk: Workplace) -> tuple[Path, Text | None]:
    return desk.store.folder, desk.store.notice


class DataSection(Section):
    """Where the data is and its copies on the left, the doctor's page on the right."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        say = QCoreApplication.translate
        self._checking: Task[Diagnosis] | None = None
        self._source: Path | None = None
        self.folder = CopyLabel("", say("SettingsScreen", "dossier de données"), Style.BODY)
        self.key_notice = Label("", Style.SMALL, wrap=True)
        self.make = Button(say("SettingsScreen", "Faire une copie…"), key="Ctrl+B", icon="download")
        self.bring_back = Button(say("SettingsScreen", "Restaurer une copie…"), icon="rotate-ccw")
        self.copy_said = Said()
        self.confirm = Button(say("SettingsScreen", "Remplacer la base par cette copie"), kind=Kind.PRIMARY)
        self.never_mind = Button(say("SettingsScreen", "Ne rien changer"))
        self.asked = _row(self.confirm, self.never_mind)
        self.asked.hide()
        self.check = Button(
            say("SettingsScreen", "Vérifier la base"), key="Ctrl+D", icon="shield-alert", kind=Kind.PRIMARY
        )
        self.stop = Button(say("SettingsScreen", "Arrêter la vérification"))
        self.refold = Button(say("SettingsScreen", "Refaire les listes"), icon="refresh-cw")
        self.stop.hide()
        self.verdict = Said()
        self._findings = QVBoxLayout()
        self._findings.setContentsMargins(0, 0, 0, 0)
        self._findings.setSpacing(current().gap(2))
        self.findings = QWidget()
        self.findings.setLayout(self._findings)
        self.findings.hide()
        for button, does in (
            (self.make, self.ask_backup),
            (self.bring_back, self.ask_copy),
            (self.confirm, self.put_in_service),
            (self.never_mind, self.keep),
            (self.check, self.doctor),
            (self.stop, self.give_up),
            (self.refold, self.rebuild),
        ):
            button.clicked.connect(does)
        self.lay_out(
            (
                card(say("SettingsScreen", "Où sont les données"), self.folder, self.key_notice),
                card(
                    say("SettingsScreen", "Copies"),
                    Label(
                        say(
                            "SettingsScreen",
                            "Une copie est chiffrée, faite pendant que le poste sert, et prouvée en l’ouvrant."
                            " Gardez-la sur un autre support.",
                        ),
                        Style.SOFT,
                        wrap=True,
                    ),
                    _row(self.make, self.bring_back),
                    self.copy_said,
                    self.asked,
                ),
            ),
            (
                card(
                    say("SettingsScreen", "Santé de la base"),
                    Label(
                        say(
                            "SettingsScreen",
                            "Relit chaque événement et compare les listes à l’historique; le poste sert"
                            " pendant ce temps.",
                        ),
                        Style.SOFT,
                        wrap=True,
                    ),
                    _row(self.check, self.stop, self.refold),
                    self.verdict,
                    self.findings,
                ),
            ),
        )

    def opened(self) -> None:
        """Read where the data is, and offer what the person on duty may do."""
        self.context.tasks.run(self.door.use(_where), self._came, lane=Lane.READ, latest="settings-data")

    def first_focus(self) -> QWidget | None:
        """Begin with the check."""
        return self.check

    @Slot(object)
    def _came(self, where: tuple[Path, Text | None]) -> None:
        folder, notice = where
        self.folder.setText(str(folder))
        say = QCoreApplication.translate
        self.key_notice.setText(
            text(notice)
            if notice is not None
            else say("SettingsScreen", "La clé de la base est dans le trousseau de ce compte.")
        )
        keeps = self.may("manage_store")
        for each in (self.make, self.bring_back, self.refold):
            each.setEnabled(keeps)
        if not keeps:
            self.copy_said.tell(text(only_for("manage_store")), Tone.QUIET)

    # ------------------------------------------------------------------ copies

    @Slot()
    def ask_backup(self) -> None:
        """Ask where the copy goes, then make it."""
        if not self.may("manage_store"):
            self.copy_said.tell(text(only_for("manage_store")), Tone.LATE)
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            QCoreApplication.translate("SettingsScreen", "Faire une copie…"),
            f"guichet-{self.context.now():%Y-%m-%d}.guichet",
            "Guichet (*.guichet)",
        )
        if name:
            self.context.tasks.run_long(
                _Backup(self.door, Path(name)),
                self._copied,
                self.copy_said.refused,
                title=translate("SettingsScreen", "Copie de la base"),
            )

    @Slot(object)
    def _copied(self, copied: Copied) -> None:
        words = QCoreApplication.translate("SettingsScreen", "Copie faite et vérifiée\u00a0: {file}.").format(
            file=copied.file
        )
        if copied.notice is not None:
            words = f"{words} {text(copied.notice)}"
        self.copy_said.tell(words)

    @Slot()
    def ask_copy(self) -> None:
        """Ask which copy to put back in service, then ask once more: it replaces what is here."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            QCoreApplication.translate("SettingsScreen", "Restaurer une copie…"),
            "",
            "Guichet (*.guichet);;* (*)",
        )
        if not name:
            return
        self._source = Path(name)
        self.copy_said.tell(
            QCoreApplication.translate(
                "SettingsScreen",
                "La base de ce poste sera remplacée par {file}. Elle est d’abord gardée à côté; ce qui a été"
                " inscrit depuis la copie n’y sera plus, et les prochains numéros porteront d’autres lettres.",
            ).format(file=self._source.name),
            Tone.TODAY,
        )
        self.asked.show()
        self.never_mind.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def keep(self) -> None:
        """Change nothing."""
        self._source = None
        self.asked.hide()
        self.copy_said.tell("")
        self.bring_back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def put_in_service(self) -> None:
        """Have the copy put in service: whoever opened the desk closes it and opens it again."""
        source = self._source
        if source is not None:
            self.keep()
            self.door.restore_asked.emit(source)

    # ------------------------------------------------------------------ the doctor

    @Slot()
    def doctor(self) -> None:
        """Look the store over off the UI thread, and show the page."""
        if self._checking is not None and not self._checking.finished:
            return
        self.check.setEnabled(False)
        self.stop.show()
        self.verdict.tell(QCoreApplication.translate("SettingsScreen", "Vérification en cours…"), Tone.QUIET)
        self._checking = self.context.tasks.run_long(
            _Doctor(self.door),
            self._checked,
            self._not_checked,
            title=translate("SettingsScreen", "Vérification de la base"),
            on_progress=self._moved,
        )

    @Slot()
    def give_up(self) -> None:
        """Stop the check: nothing was changed."""
        if self._checking is not None:
            self._checking.cancel()
            self._at_rest()
            self.verdict.tell(
                QCoreApplication.translate("SettingsScreen", "Vérification arrêtée."), Tone.QUIET
            )

    def _moved(self, done: int, total: int) -> None:
        if total and self._checking is not None and not self._checking.cancelled:
            self.verdict.tell(
                QCoreApplication.translate(
                    "SettingsScreen", "Vérification en cours\u00a0: {share}\u00a0%"
                ).format(share=100 * done // total),
                Tone.QUIET,
            )

    def _at_rest(self) -> None:
        self._checking = None
        self.check.setEnabled(True)
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.hide()

    @Slot(object)
    def _not_checked(self, sentence: Text) -> None:
        self._at_rest()
        self.verdict.refused(sentence)

    @Slot(object)
    def _checked(self, found: Diagnosis) -> None:
        self._at_rest()
        self.verdict.tell(text(found.page()[0]), Tone.DONE if found.healthy else Tone.LATE)
        while (item := self._findings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for finding in sorted(found.findings, key=lambda finding: _RANK[finding.severity]):
            self._findings.addWidget(_Line(finding))
        self.findings.show()

    @Slot()
    def rebuild(self) -> None:
        """Refold every list from the record, with progress and a way to stop it in the status line."""
        self.context.tasks.run_long(
            _Rebuild(self.door),
            self._rebuilt,
            self.verdict.refused,
            title=translate("SettingsScreen", "Reconstruction des listes"),
            lane=Lane.STORE,
        )

    @Slot(object)
    def _rebuilt(self, read: int) -> None:
        self.verdict.tell(
            QCoreApplication.translate(
                "SettingsScreen", "Les listes sont refaites à partir de %n événement(s).", "", read
            )
        )


class _Line(QWidget):
    """One finding: a word that stands out, what was found, what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        say = QCoreApplication.translate
        words = {
            "error": say("SettingsScreen", "À corriger"),
            "warning": say("SettingsScreen", "Attention"),
            "notice": say("SettingsScreen", "À savoir"),
            "ok": say("SettingsScreen", "En ordre"),
        }
        pill = Pill(words[finding.severity], _TONES[finding.severity])
        pill.setFixedWidth(current().px(104))
        said = text(finding.says)
        if finding.do is not None:
            said = f"{said} {text(finding.do)}"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().gap(3))
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(said, wrap=True), 1, Qt.AlignmentFlag.AlignTop)


def _row(*buttons: QWidget) -> QWidget:
    held = QWidget()
    flow = FlowLayout(held, gap=2)
    for each in buttons:
        flow.addWidget(each)
    return held
