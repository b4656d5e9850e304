"""`guichet tour`: drives the real windows through the main job and keeps a picture of each view.

On a training store made for it, at a fixed instant, in both languages, light and dark, at the size and scale asked
for; and the day's list as PDF. What a person would press is asked for by its action, never by its label.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from guichet.domain.civil import ZONE
from guichet.domain.commands import DeclareAbsence
from guichet.domain.errors import EnvironmentFault
from guichet.domain.half_days import Bound
from guichet.domain.wording import translate
from guichet.ui.boot import create_application
from guichet.ui.i18n import Language, language, use_language
from guichet.ui.pictures import grab
from guichet.ui.screen import MemorySettings
from guichet.ui.selftest import NoVault
from guichet.ui.start import Starter
from guichet.ui.theme import apply_theme

SIZE = (1440, 900)
LIMIT_MS = 60_000
WORDS: dict[Language, str] = {
    "fr": "Gros trou dans la rue devant chez elle, un char a pogné un flat hier soir.",
    "en": "Huge pothole in front of her house, a car got a flat tire last night.",
}
SEARCH = "nid-de-poule"
AWAY = ("TP-02", "TP-03", "TP-05", "GREFFE-02")
"""Who is away in the pictures, by the codes of the sample directory."""
SECTIONS = ("display", "people", "calendar", "data", "about")


class TourClock:
    """Tuesday 24 November 2026, 9 h 14, at the counter: the same pictures every time."""

    def now(self) -> datetime:
        """Return the instant of the tour."""
        return datetime(2026, 11, 24, 9, 14, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass: language, scheme, text scale (1.0 is 100 %) and the size of the window in pixels."""

    lang: Language
    scheme: str
    scale: float
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """The beginning of the names of its pictures."""
        return f"{self.lang}-{self.scheme}"


def take_tour(out: Path, *, scale: float = 1.0, size: tuple[int, int] = SIZE) -> Iterator[Path]:
    """Yield each picture as it is saved, then the day's list. Raises `EnvironmentFault` when `out` is unusable."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentFault(
            translate(
                "Tour",
                "Le dossier {folder} ne peut pas être utilisé ({reason}).",
                folder=str(out),
                reason=error.strerror or "",
            )
        ) from error
    app = create_application(["guichet"])
    languages: tuple[Language, ...] = ("fr", "en")
    with tempfile.TemporaryDirectory(prefix="guichet-tour-") as made:
        folder = Path(made)
        _make_store(folder / "store")
        for lang in languages:
            for scheme in ("light", "dark"):
                use_language(app, lang)
                if language() != lang:
                    continue
                apply_theme(app, scheme, scale)
                yield from _one_pass(app, Pass(lang, scheme, scale, size), folder, out)


def _make_store(folder: Path) -> None:
    """Make the training store that every pass begins with."""
    from guichet.application.opening_desk import open_for_window

    desk, lock = open_for_window(folder, training=True, vault=NoVault(), clock=TourClock())
    desk.close()
    lock.release()


def _one_pass(app: QApplication, this: Pass, folder: Path, out: Path) -> Iterator[Path]:
    used = folder / this.name
    shutil.copytree(folder / "store", used)
    job = _Stop(app, this, used, training=True)
    try:
        yield from job.the_job(out)
        if this.scheme == "light":
            yield job.day_list(out / f"{this.lang}-suivis.pdf")
        yield from job.the_frame(out)
    finally:
        job.end()
    first = _Stop(app, this, folder / f"{this.name}-first", training=False)
    try:
        yield first.shot(out, "20-first-start")
    finally:
        first.end()
    broken = folder / f"{this.name}-broken"
    broken.mkdir()
    (broken / "store.json").write_bytes(b"damaged")
    fault = _Stop(app, this, broken, training=False)
    try:
        yield fault.shot(out, "21-fault")
    finally:
        fault.end()


class _Stop:
    """A window on a store, driven as a person does, with a picture of what is seen."""

    def __init__(self, app: QApplication, this: Pass, folder: Path, *, training: bool) -> None:
        self._app = app
        self._pass = this
        chosen = {"language": this.lang, "theme": this.scheme, "size": f"{100 * this.scale:.0f}"}
        self._starter = Starter(
            folder, training=training, settings=MemorySettings(chosen), vault=NoVault(), clock=TourClock()
        )
        self._window = self._starter.window
        self._window.resize(*this.size)
        self._window.show()
        self._window.activateWindow()
        loop = QEventLoop()
        self._starter.opened.connect(loop.quit)
        QTimer.singleShot(LIMIT_MS, loop, loop.quit)
        loop.exec()
        if training and not self._starter.door.is_open:
            raise EnvironmentFault(translate("Tour", "La base de la visite ne s’est pas ouverte."))
        self.settle()

    def settle(self) -> None:
        """Let everything asked for come to the screen."""
        for _ in range(4):
            loop = QEventLoop()
            ticker = QTimer()
            ticker.timeout.connect(loop.quit)
            ticker.start(30)
            while True:
                loop.exec()
                if self._starter.tasks.idle:
                    break
            ticker.stop()

    def shot(self, out: Path, name: str, of: QWidget | None = None) -> Path:
        """Save a picture of the window, or of one widget, and return its path."""
        self.settle()
        return grab(of or self._window, out / f"{self._pass.name}-{name}.png")

    def the_job(self, out: Path) -> Iterator[Path]:
        """Yield a picture of each view of the clerk's main job, doing it on the way."""
        from guichet.ui.dossiers.screen import DossiersScreen
        from guichet.ui.followups.screen import FollowUpsScreen
        from guichet.ui.intake.screen import IntakeScreen
        from guichet.ui.routing.screen import RoutingScreen

        window, lang = self._window, self._pass.lang
        intake = window.screen_of("intake")
        routing = window.screen_of("routing")
        dossiers = window.screen_of("dossiers")
        followups = window.screen_of("followups")
        if not (
            isinstance(intake, IntakeScreen)
            and isinstance(routing, RoutingScreen)
            and isinstance(dossiers, DossiersScreen)
            and isinstance(followups, FollowUpsScreen)
        ):
            raise TypeError("the tour knows these four screens")
        yield self.shot(out, "01-intake-empty")
        form = intake.view
        form.channel.set_value("phone")
        form.citizen.setText("450-555-0147")
        form.citizen.typed.emit()
        form.civic.setText("212")
        form.street.setText("rue Forest")
        form.street.asked.emit("rue Forest")
        form.channel.chosen.emit("phone")
        form.description.set_text(WORDS[lang])
        form.description.typed.emit()
        self.settle()
        caller = next(iter(intake.asking.people), "")
        if form.household.waits:
            form.household.answered.emit(caller)
        self.settle()
        yield self.shot(out, "02-intake-proposals")
        window.do("intake.first")
        yield self.shot(out, "03-intake")
        window.do("intake.open")
        self.settle()
        number = intake.number
        yield self.shot(out, "04-intake-saved")
        window.navigate("routing", query=WORDS[lang])
        routing.street.setText("chemin des Patriotes Nord")
        yield self.shot(out, "05-routing")
        window.navigate("dossiers", query=SEARCH)
        yield self.shot(out, "06-dossiers")
        window.navigate("dossiers", number=number)
        self.settle()
        yield self.shot(out, "07-dossier")
        window.do("dossiers.acknowledge")
        yield self.shot(out, "45-acknowledgement")
        window.do("dossiers.receipt")
        yield self.shot(out, "46-receipt")
        window.do("dossiers.call")
        yield self.shot(out, "08-call")
        yield from self.the_transfer(out)
        window.navigate("followups")
        yield self.shot(out, "09-followups")
        if followups.view.preview.isVisible():
            yield self.shot(out, "10-preview", followups.view.preview)
        window.do("followups.handover")
        yield self.shot(out, "47-handover")
        window.do("followups.handover")
        window.navigate("directory")
        yield self.shot(out, "11-directory")
        yield from self.the_absences(out)
        yield from self.one_matter(out)

    def one_matter(self, out: Path) -> Iterator[Path]:
        """Yield a picture of what is known already, and of a mass incident."""
        from guichet.ui.tour_matter import one_matter

        def shot(name: str) -> Path:
            return self.shot(out, name)

        yield from one_matter(self._window, self._pass.lang, self.settle, shot)
        from guichet.ui.tour_survey import survey

        yield from survey(self._window, self._starter.door.desk, self.settle, shot)

    def the_transfer(self, out: Path) -> Iterator[Path]:
        """Yield a picture of the strip on the dossier shown, of a refusal with who is next, and of the counts."""
        from guichet.ui.dossiers.screen import DossiersScreen
        from guichet.ui.dossiers.transfer import TransferStrip

        window = self._window
        dossiers = window.screen_of("dossiers")
        window.do("dossiers.transfer")
        self.settle()
        if not isinstance(dossiers, DossiersScreen) or not isinstance(dossiers.form, TransferStrip):
            raise TypeError("the tour knows the transfer strip")
        strip = dossiers.form
        strip.since -= timedelta(seconds=65)
        strip.tick()
        yield self.shot(out, "40-transfer")
        window.do("dossiers.refused")
        strip.why.setText(QCoreApplication.translate("Tour", "En réunion jusqu’à midi"))
        strip.why.returnPressed.emit()
        self.settle()
        yield self.shot(out, "41-transfer-refused")
        window.do("dossiers.unanswered")
        self.settle()
        window.do("dossiers.accepted")
        window.navigate("followups")
        window.do("followups.transfers")
        yield self.shot(out, "42-transfers-counted")
        window.do("followups.transfers")
        yield from self.the_official(out)

    def the_official(self, out: Path) -> Iterator[Path]:
        """Yield a picture of the message to an official, and of what is owed once it went to the general manager."""
        from guichet.application.acting import perform
        from guichet.application.taking_in import take_in
        from guichet.domain.commands import Escalate, Intake
        from guichet.ui.dossiers.forms import ActionForm
        from guichet.ui.dossiers.screen import DossiersScreen

        window, desk = self._window, self._starter.door.desk
        dossiers = window.screen_of("dossiers")
        if not isinstance(dossiers, DossiersScreen):
            raise TypeError("the tour knows the dossiers")
        official = QCoreApplication.translate("Tour", "Membre du conseil, district 3")
        relayed = take_in(
            desk, Intake("elected", WORDS[self._pass.lang], topic=SEARCH, relayed_by=official)
        ).number
        window.navigate("dossiers", number=relayed)
        self.settle()
        window.do("dossiers.official")
        yield self.shot(out, "43-official")
        reason = QCoreApplication.translate("Tour", "Rien n’a bougé depuis deux semaines")
        perform(desk, Escalate(relayed, reason=reason))
        self.settle()
        window.do("dossiers.close")
        form = dossiers.form
        if not isinstance(form, ActionForm):
            raise TypeError("the tour knows how a dossier is closed")
        form.take_back(
            {
                "outcome": QCoreApplication.translate("Tour", "Trou réparé ce matin"),
                "told": QCoreApplication.translate("Tour", "La citoyenne"),
            }
        )
        form.submit()
        yield self.shot(out, "44-closing-refused")
        window.do("app.policy")
        yield self.shot(out, "48-policy-here")
        window.do("app.policy")

    def the_absences(self, out: Path) -> Iterator[Path]:
        """Yield a picture of who is away, of a loop as it is typed, of an entry and of a look-up that follow them."""
        from guichet.ui.directory.screen import DirectoryScreen
        from guichet.ui.routing.screen import RoutingScreen

        window = self._window
        screen, routing = window.screen_of("directory"), window.screen_of("routing")
        if not (isinstance(screen, DirectoryScreen) and isinstance(routing, RoutingScreen)):
            raise TypeError("the tour knows these two screens")
        self._declare_absences()
        window.navigate("directory", section="absences")
        self.settle()
        rows = screen.absences.side.list
        rows.setCurrentIndex(rows.model().index(1, 0))
        yield self.shot(out, "22-absences")
        window.do("directory.absence")
        form = screen.absences.form
        form.person.set_code(AWAY[2])
        form.replacement.set_code(AWAY[0])
        form.last.show_bound(Bound(TourClock().now().date() + timedelta(days=1), "noon"))
        form.edited.emit()
        yield self.shot(out, "23-absence-loop")
        screen.absences.put_back()
        window.navigate("directory", section="contacts")
        screen.entries.show_contact(AWAY[0])
        yield self.shot(out, "24-directory-absent")
        window.navigate("routing", query=WORDS[self._pass.lang])
        routing.street.clear()
        yield self.shot(out, "25-routing-absent")

    def _declare_absences(self) -> None:
        """Record who is away: one whose replacement leaves for a half-day, and one whom nobody replaces."""
        from guichet.application import absences

        desk = self._starter.door.desk
        today = TourClock().now().replace(hour=0, minute=0)
        day = timedelta(days=1)
        foreman, stand_in, clerk, alone = AWAY
        for command in (
            DeclareAbsence(foreman, today, today + 2 * day, stand_in),
            DeclareAbsence(stand_in, today + day, today + day * 1.5, clerk),
            DeclareAbsence(alone, today + 6 * day, today + 9 * day, alone=True),
        ):
            absences.declare(desk, command)

    def the_frame(self, out: Path) -> Iterator[Path]:
        """Yield a picture of the settings, the palette, the shortcuts, and who is on duty."""
        window = self._window
        for at, section in enumerate(SECTIONS, start=12):
            window.navigate("settings", section=section)
            if section == "data":
                window.do("settings.doctor")
            elif section == "calendar":
                self._close_tomorrow()
            yield self.shot(out, f"{at}-settings-{section}")
        window.navigate("dossiers")
        window.do("app.palette")
        palette = window.palette_shown
        if palette is not None:
            palette.edit.insert(SEARCH)
            palette.edit.textEdited.emit(palette.edit.text())
            yield self.shot(out, "17-palette")
            palette.close_palette()
        window.do("app.sheet")
        yield self.shot(out, "18-shortcuts")
        window.do("app.sheet")
        window.do("app.duty")
        yield self.shot(out, "19-duty")
        window.do("app.duty")

    def _close_tomorrow(self) -> None:
        """Record a closure of tomorrow, so that one sees the deadlines that it moves."""
        from guichet.ui.settings.calendar import CalendarSection
        from guichet.ui.settings.screen import SettingsScreen

        screen = self._window.screen_of("settings")
        if not isinstance(screen, SettingsScreen) or not isinstance(screen.shown, CalendarSection):
            raise TypeError("the tour knows the calendar")
        self.settle()
        section = screen.shown
        section.day.set_day(TourClock().now().date() + timedelta(days=1))
        section.label.setText(QCoreApplication.translate("Tour", "Tempête de neige"))
        section.save_closure()

    def day_list(self, path: Path) -> Path:
        """Write the day's list and return its path."""
        from guichet.application import printing
        from guichet.application.followups import follow_ups

        desk, lang = self._starter.door.desk, self._pass.lang
        printing.to_pdf(
            printing.sheet_of(desk, follow_ups(desk), lang, lookup=QCoreApplication.translate), path
        )
        return path

    def end(self) -> None:
        """Close the window and its threads."""
        self._window.close()
        self._window.deleteLater()
        self._starter.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.processEvents()
