"""One dossier in the middle: number, who answers, what is owed, its story, a comment box; its people beside."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from guichet.application.dossier_page import OwedLine, PageOfDossier
from guichet.application.twins import Twin
from guichet.domain import civil
from guichet.ui.dossiers.held import clear, held
from guichet.ui.dossiers.side import SideCards
from guichet.ui.dossiers.timeline import Timeline
from guichet.ui.i18n import language, text
from guichet.ui.screen import ScreenContext
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.buttons import Button, Kind
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.clause import ClauseLink
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.flow import FlowLayout
from guichet.ui.widgets.labels import CopyLabel, Label, Style
from guichet.ui.widgets.pill import Pill

SIDE_FROM = 880
"""The width in px at 100 % from which the citizen and the place stand beside the story, not under a key."""
TONES = {"late": Tone.LATE, "today": Tone.TODAY, "next": Tone.QUIET}
MOST = 3
"""How many of the people to call back have a line of their own; the others stand with their phones beside."""
KEYS = {"call": "A", "mail": "E", "private": "M", "close": "F", "acknowledge": "B"}


class Band(QWidget):
    """What is owed, on a ground that warns when something is late."""

    def __init__(self) -> None:
        super().__init__()
        self.late = False
        self.rows = QVBoxLayout(self)
        theme = current()
        self.rows.setContentsMargins(theme.gap(4), theme.gap(2), theme.gap(4), theme.gap(2))
        self.rows.setSpacing(theme.gap(2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and its edges."""
        tokens = current().tokens
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        painter.fillRect(rect, QColor(tokens.band if self.late else tokens.sunken))
        edge = QColor(tokens.band_line if self.late else tokens.hairline)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), edge)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), edge)


class DossierPage(QWidget):
    """Header, what is owed, story, comment box, and the people beside. `action` names what a button asks."""

    action = Signal(str, str)
    settled = Signal(int)
    commented = Signal(str)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = current()
        say = QCoreApplication.translate
        self.shown: PageOfDossier | None = None
        self.card = Card(tight=True)
        head = QWidget()
        self.head = QVBoxLayout(head)
        self.head.setContentsMargins(theme.gap(4), theme.gap(3), theme.gap(4), theme.gap(3))
        self.head.setSpacing(theme.gap(1))
        self.band = Band()
        self.timeline = Timeline()
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(theme.gap(4), theme.gap(2), theme.gap(4), theme.gap(3))
        foot.setSpacing(theme.gap(2))
        self.comment = QLineEdit()
        self.comment.setPlaceholderText(say("Dossiers", "Ajouter un commentaire… (C, puis Entrée)"))
        self.comment.setAccessibleName(say("Dossiers", "Commentaire"))
        self.comment.setMaxLength(20_000)
        self.comment.returnPressed.connect(self._comment)
        foot.addWidget(self.comment)
        self.forms = QVBoxLayout()
        foot.addLayout(self.forms)
        self.buttons = QWidget()
        self.buttons.setLayout(FlowLayout(gap=2))
        foot.addWidget(self.buttons)
        self.side = SideCards()
        for part, stretch in ((head, 0), (self.band, 0), (self.timeline, 1), (self.foot, 0)):
            self.card.body.addWidget(part, stretch)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.gap(3))
        self._scroll = Scrolled(self.card)
        self._beside.addWidget(self._scroll, 3)
        self._beside.addWidget(self.side, 1)
        self.side.setMaximumWidth(theme.px(280))
        self.fold: Button | None = None
        self._folded = False
        self._open = False

    # ------------------------------------------------------------------ what is shown

    def show_dossier(self, page: PageOfDossier) -> None:
        """Show a dossier as it stands now."""
        other = self.shown is None or self.shown.entity_id != page.entity_id
        self.shown = page
        clear(self.head)
        self._header(page)
        clear(self.band.rows)
        self._owed(page)
        self.timeline.show_story(page.story)
        if other:
            self.timeline.scrollToTop()
        self.side.show_page(page)
        self._buttons(page)
        self._place_side()

    def _header(self, page: PageOfDossier) -> None:
        say = QCoreApplication.translate
        dossier = page.shown.dossier
        pills = FlowLayout(gap=2)
        pills.addWidget(CopyLabel(dossier.number, say("Dossiers", "numéro du dossier")))
        flags = (
            (dossier.status == "closed", say("Dossiers", "Fermé"), Tone.DONE),
            (page.band == "late", say("Dossiers", "En retard"), Tone.LATE),
            (page.band == "today", say("Dossiers", "Aujourd’hui"), Tone.TODAY),
            (dossier.urgent, say("Dossiers", "Urgent"), Tone.LATE),
            (True, text(page.kind), Tone.INFO),
            (dossier.confidential, say("Dossiers", "Confidentiel"), Tone.TODAY),
            (dossier.first_contact, say("Dossiers", "Réglé au premier contact"), Tone.DONE),
            (bool(dossier.relayed_by), say("Dossiers", "Relayé par un élu"), Tone.QUIET),
            (dossier.reopened > 0 and dossier.status == "open", say("Dossiers", "Rouvert"), Tone.TODAY),
        )
        for shown, word, tone in flags:
            if shown:
                pills.addWidget(Pill(word, tone))
        self.fold = Button(say("Dossiers", "Citoyen et lieu"), key="I")
        self.fold.clicked.connect(self.toggle_side)
        pills.addWidget(self.fold)
        self.head.addWidget(held(pills))
        what = " — ".join(part for part in (text(page.topic), page.place) if part)
        self.head.addWidget(Label(what or dossier.description[:160], Style.HEADING, wrap=True))
        self.head.addWidget(Label(self._who(page), Style.SOFT, wrap=True))
        if page.away is not None:
            self.head.addWidget(Label(text(page.away), Style.STRONG, wrap=True))
        for twin in page.twins:
            self.head.addWidget(self._twin(twin))

    def _twin(self, twin: Twin) -> Button:
        """Offer to look at what another desk opened for what may be the same matter; nothing is merged."""
        say = QCoreApplication.translate
        words = say("Dossiers", "Peut-être la même demande, prise à {desk}\u00a0: {number}")
        button = Button(words.format(desk=twin.desk, number=twin.number), kind=Kind.LINK, icon="git-merge")
        button.clicked.connect(partial(self._context.navigate, "dossiers", number=twin.number))
        return button

    def _who(self, page: PageOfDossier) -> str:
        say = QCoreApplication.translate
        names = [text(page.person) or text(page.service)]
        beside = [text(page.service)] if text(page.person) else []
        if page.extension:
            beside.append(say("Dossiers", "poste {n}").format(n=page.extension))
        if beside:
            names.append(f"({', '.join(beside)})")
        who = say("Dossiers", "Responsable\u00a0: {who}").format(who=" ".join(names))
        parts = [who]
        if text(page.outside):
            parts.append(say("Dossiers", "confié à {body}").format(body=text(page.outside)))
        if page.open_days == 0:
            parts.append(say("Dossiers", "ouvert aujourd’hui"))
        elif page.open_days is not None:
            days = civil.business_days(page.open_days, language())
            parts.append(say("Dossiers", "ouvert depuis {days}").format(days=days))
        return " · ".join(parts)

    def _owed(self, page: PageOfDossier) -> None:
        people = [line for line in page.owed if line.citizen]
        folded = people[MOST:]
        for at, line in enumerate(line for line in page.owed if line not in folded):
            self.band.rows.addWidget(self._owed_row(line, primary=at == 0))
        if folded:
            more = QCoreApplication.translate(
                "Dossiers", "et %n autre(s) personne(s) à rappeler", "", len(folded)
            )
            self.band.rows.addWidget(Label(more, Style.SMALL))
        for dispute in page.disputes:
            row = FlowLayout(gap=2)
            row.addWidget(Pill(QCoreApplication.translate("Dossiers", "À trancher"), Tone.TODAY))
            for at, choice in enumerate(dispute.choices, start=1):
                keep = QCoreApplication.translate("Dossiers", "Garder {what}").format(what=text(choice.label))
                button = Button(keep, key=str(at) if dispute is page.disputes[0] else "")
                button.setObjectName(choice.keep)
                button.clicked.connect(self._settle_clicked)
                row.addWidget(button)
            self.band.rows.addWidget(held(row))
        self.band.late = page.band == "late"
        self.band.setVisible(bool(page.owed or page.disputes))
        self.band.update()

    def _owed_row(self, line: OwedLine, *, primary: bool) -> QWidget:
        row = FlowLayout(gap=2)
        now = self._context.now().astimezone(civil.ZONE)
        words = (
            text(line.left)
            if line.band == "late"
            else civil.relative_date_time(line.due, now.date(), language())
        )
        row.addWidget(Pill(words[:1].upper() + words[1:], TONES[line.band]))
        row.addWidget(
            Label(f"{text(line.label)} — {line.whom}" if line.whom else text(line.label), Style.STRONG)
        )
        row.addWidget(ClauseLink(line.clause, self._context.clause))
        if line.band != "late":
            row.addWidget(Label(text(line.left), Style.SMALL))
        row.push()
        button = Button(
            self._step_words()[line.step],
            key=KEYS[line.step] if primary or not line.citizen else "",  # the key calls the first of them
            kind=Kind.PRIMARY if primary else Kind.PLAIN,
        )
        button.setObjectName(f"{line.step}:{toward_of(line)}")
        button.clicked.connect(self._clicked)
        row.addWidget(button)
        return held(row)

    @staticmethod
    def _step_words() -> dict[str, str]:
        say = QCoreApplication.translate
        return {
            "call": say("Dossiers", "Noter l’appel"),
            "mail": say("Dossiers", "Noter le courriel"),
            "private": say("Dossiers", "Noter la réponse"),
            "close": say("Dossiers", "Fermer…"),
            "acknowledge": say("Dossiers", "Écrire l’accusé…"),
        }

    def _buttons(self, page: PageOfDossier) -> None:
        say = QCoreApplication.translate
        row = self.buttons.layout()
        if row is None:
            return
        clear(row)
        offered = [
            ("call", say("Dossiers", "Appel"), "A"),
            ("mail", say("Dossiers", "Courriel"), "E"),
            ("transfer", say("Dossiers", "Transférer"), "T"),
            ("promise", say("Dossiers", "Promettre"), "D"),
            ("close", say("Dossiers", "Fermer…"), "F"),
        ]
        if page.shown.dossier.relayed_by:
            offered.insert(3, ("official", say("Officials", "Écrire à l’élu"), "L"))
            if not page.escalated:
                offered.insert(4, ("escalate", say("Officials", "Porter à la direction"), "U"))
        if page.shown.dossier.status == "closed":
            offered = [("reopen", say("Dossiers", "Rouvrir…"), "R"), *offered[:2]]
        elif page.shown.dossier.channel.startswith("facebook"):
            offered.insert(0, ("private", say("Dossiers", "Réponse privée"), "M"))
        for kind, word, key in offered:
            button = Button(word, key=key)
            button.setObjectName(f"{kind}:citizen")
            button.clicked.connect(self._clicked)
            row.addWidget(button)

    # ------------------------------------------------------------------ the side, beside or under a key

    @Slot()
    def reveal_form(self) -> None:
        """Bring the form that was opened in sight: where the window is low, the page scrolls; what has the keys wins."""
        self._scroll.ensureWidgetVisible(self.foot)
        busy = self.focusWidget()
        if busy is not None and self.foot.height() > self._scroll.viewport().height():
            self._scroll.ensureWidgetVisible(busy)

    def show_clause(self) -> None:
        """Show the clause of the first thing owed beside it, or put it away."""
        link = self.band.findChild(ClauseLink)
        if link is not None:
            link.setFocus(Qt.FocusReason.ShortcutFocusReason)
            link.toggle()

    @Slot()
    def toggle_side(self) -> None:
        """Show the citizen and the place where there is no room beside, or the story again."""
        self._open = not self._open
        self._place_side()

    def _place_side(self) -> None:
        self._folded = self.width() / current().scale < SIDE_FROM
        self.side.setVisible(not self._folded or self._open)
        alone = self._folded and self._open
        self._scroll.setVisible(not (alone and self.width() / current().scale < 560))
        if self.fold is not None:
            self.fold.setVisible(self._folded)

    def resizeEvent(self, event: object) -> None:
        """Fold the side where there is no room for it."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_side()

    # ------------------------------------------------------------------ what is asked

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.action.emit(*sender.objectName().split(":", 1))

    @Slot()
    def _settle_clicked(self) -> None:
        sender = self.sender()
        if self.shown is None or sender is None:
            return
        keys = [choice.keep for dispute in self.shown.disputes for choice in dispute.choices]
        self.settled.emit(keys.index(sender.objectName()))

    @Slot()
    def _comment(self) -> None:
        self.commented.emit(self.comment.text())


def toward_of(line: OwedLine) -> str:
    """Return toward whom an owed line goes, as the forms name it: one who joined by their identifier."""
    return f"{line.toward}:{line.citizen}" if line.citizen else line.toward
