"""One dossier in the middle: number, who answers, what is owed, and its story, latest first."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from guichet.domain import civil
from guichet.ui.door import Door
from guichet.ui.i18n import language, text
from guichet.ui.screen import ScreenContext
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from guichet.application.acting import Shown
    from guichet.application.story import Told


def moment_of(us: int) -> datetime:
    """Return civil time at the counter."""
    return datetime.fromtimestamp(us / 1_000_000, civil.ZONE)


class Timeline(QListWidget):
    """The story: one entry a line, with its detail; the chosen one can be corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAccessibleName(QCoreApplication.translate("Dossiers", "Fil du dossier"))
        self.setSpacing(current().gap(1))
        self.told: list[Told] = []

    def show_story(self, told: "list[Told]") -> None:
        """Show the story; the chosen entry stays chosen."""
        say = QCoreApplication.translate
        kept = self.chosen_id()
        self.told = told
        self.clear()
        for each in told:
            when = civil.short_date_time(each.happened, language(), year=False)
            words = f"{when}   {text(each.headline)}"
            if each.detail:
                words += f" — {each.detail}"
            if each.retracted:
                words = say("Dossiers", "[Retiré] {entry}").format(entry=words)
            elif each.corrected:
                words = say("Dossiers", "[Corrigé; avant : « {former} »] {entry}").format(
                    former=each.former, entry=words
                )
            who = " · ".join(part for part in (each.author, each.desk) if part)
            if each.late_entry:
                who += say("Dossiers", " · entré {when}").format(
                    when=civil.short_date_time(each.entered, language())
                )
            item = QListWidgetItem(f"{words}\n{who}", self)
            font = item.font()
            font.setStrikeOut(each.retracted)
            item.setFont(font)
            if each.id == kept:
                self.setCurrentItem(item)

    def chosen_id(self) -> str:
        """Return the identifier of the chosen entry, empty when none is."""
        row = self.currentRow()
        return self.told[row].id if 0 <= row < len(self.told) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the letters to the actions of the dossier."""
        if event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class DossierPage(QWidget):
    """Header, what is owed, story, and the citizen beside."""

    action = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._door: Door = context.app
        theme = current()
        self.shown: Shown | None = None
        self.head = Card()
        self.side = QVBoxLayout()
        self.side.setSpacing(theme.gap(3))
        self.timeline = Timeline()
        middle = QVBoxLayout()
        middle.setSpacing(theme.gap(3))
        middle.addWidget(self.head)
        middle.addWidget(self.timeline, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(3))
        row.addLayout(middle, 3)
        row.addLayout(self.side, 1)

    def show_dossier(self, shown: "Shown", told: "list[Told]") -> None:
        """Show a dossier as it stands now."""
        self.shown = shown
        _clear(self.head.body)
        self._header(shown)
        self._owed(shown)
        self.timeline.show_story(told)
        _clear(self.side)
        self._beside(shown)

    def _header(self, shown: "Shown") -> None:
        say = QCoreApplication.translate
        dossier, desk = shown.dossier, self._door.desk
        pills = FlowLayout(gap=2)
        number = CopyLabel(dossier.number, say("Dossiers", "numéro du dossier"))
        pills.addWidget(number)
        if dossier.status == "closed":
            pills.addWidget(Pill(say("Dossiers", "Fermé"), Tone.DONE))
        kind = desk.policy.kinds.get(dossier.kind)
        if kind is not None:
            pills.addWidget(Pill(text(kind.label), Tone.INFO))
        flags = (
            (dossier.urgent, say("Dossiers", "Urgent"), Tone.LATE),
            (dossier.confidential, say("Dossiers", "Confidentiel"), Tone.TODAY),
            (dossier.first_contact, say("Dossiers", "Réglé au premier contact"), Tone.DONE),
            (bool(dossier.relayed_by), say("Dossiers", "Relayé par un élu"), Tone.QUIET),
            (dossier.reopened > 0, say("Dossiers", "Rouvert"), Tone.TODAY),
            (bool(dossier.conflicts), say("Dossiers", "À trancher"), Tone.TODAY),
        )
        for shown_flag, word, tone in flags:
            if shown_flag:
                pills.addWidget(Pill(word, tone))
        self.head.body.addWidget(_held(pills))
        topic = desk.directory.topics.get(dossier.topic)
        english = language() == "en"
        label = (
            (topic.label_en if english and topic.label_en else topic.label_fr) if topic is not None else ""
        )
        place = f"{dossier.place.civic} {dossier.place.street}".strip()
        what = " — ".join(part for part in (label, place) if part)
        self.head.body.addWidget(Label(what or dossier.description[:120], Style.HEADING, wrap=True))
        service = desk.directory.services.get(dossier.service)
        person = desk.directory.contacts.get(dossier.contact)
        names = []
        if person is not None:
            names.append(person.title_en if english and person.title_en else person.title_fr)
        if service is not None:
            names.append(service.name_en if english and service.name_en else service.name_fr)
        if person is not None and person.extension:
            names.append(say("Guide", "poste {n}").format(n=person.extension))
        self.head.body.addWidget(
            Label(
                say("Dossiers", "Responsable : {who}").format(who=" · ".join(names) or dossier.service),
                Style.SOFT,
                wrap=True,
            )
        )

    def _owed(self, shown: "Shown") -> None:
        desk, now = self._door.desk, self._context.now()
        for due in shown.dossier.open_due:
            instant = moment_of(shown.due_at[due.key])
            line = FlowLayout(gap=2)
            if instant < now:
                late = desk.calendar.lateness(instant, now)
                word = QCoreApplication.translate("Dossiers", "En retard de {time}").format(
                    time=text(late.text)
                )
                line.addWidget(Pill(word, Tone.LATE))
            else:
                word = civil.relative_date_time(instant, now.date(), language())
                today = instant.date() == now.date()
                line.addWidget(Pill(word, Tone.TODAY if today else Tone.QUIET))
            rule = desk.policy.rules.get(due.rule)
            line.addWidget(Label(text(rule.label) if rule is not None else due.rule, Style.STRONG))
            line.addWidget(ClauseLink(due.clause, self._context.clause))
            self.head.body.addWidget(_held(line))

    def _beside(self, shown: "Shown") -> None:
        say = QCoreApplication.translate
        citizen = Card(say("Dossiers", "Citoyen"))
        known = shown.citizen
        if known is None:
            citizen.body.addWidget(Label(say("Dossiers", "Anonyme"), Style.SOFT))
        else:
            citizen.body.addWidget(Label(known.name or "—", Style.STRONG, wrap=True))
            for phone in known.phones[:3]:
                citizen.body.addWidget(
                    CopyLabel(civil.phone(phone, language()), say("RoutingScreen", "téléphone"))
                )
            for email in known.emails[:2]:
                citizen.body.addWidget(Label(email, Style.SMALL, wrap=True))
            tongue = {"fr": say("Intake", "Français"), "en": say("Intake", "Anglais")}.get(known.language, "")
            more = " · ".join(part for part in (tongue, *known.needs) if part)
            if more:
                citizen.body.addWidget(Label(more, Style.SMALL, wrap=True))
        self.side.addWidget(citizen)
        dossier = shown.dossier
        if dossier.relayed_by:
            informed = Card(say("Dossiers", "À tenir au courant"))
            informed.body.addWidget(Label(dossier.relayed_by, Style.BODY, wrap=True))
            self.side.addWidget(informed)
        if dossier.promised is not None:
            promised = Card(say("Dossiers", "Promis au citoyen"))
            promised.body.addWidget(
                Label(civil.long_date(moment_of(dossier.promised), language()), Style.STRONG, wrap=True)
            )
            self.side.addWidget(promised)
        if dossier.place.sector or dossier.place.detail:
            where = Card(say("Dossiers", "Lieu"))
            where.body.addWidget(
                Label(
                    " · ".join(part for part in (dossier.place.detail, dossier.place.sector) if part),
                    Style.BODY,
                    wrap=True,
                )
            )
            self.side.addWidget(where)
        self.side.addStretch(1)

    @Slot()
    def forget(self) -> None:
        """Show nothing."""
        self.shown = None


def _held(flow: FlowLayout) -> QWidget:
    """Return a widget that owns the layout: cleared as a whole, it never loses its Python half to the collector."""
    holder = QWidget()
    flow.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(flow)
    return holder


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
