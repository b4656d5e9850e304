"""Beside a dossier: the citizen, who to keep informed, what was promised, the place (COM-1, COM-10, ELU-7)."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.application.dossier_page import PageOfDossier, Reporter
from guichet.application.masking import PROTECTED
from guichet.domain import civil
from guichet.ui.i18n import language, text
from guichet.ui.theme import Tone, current
from guichet.ui.widgets.card import Card
from guichet.ui.widgets.columns import Scrolled
from guichet.ui.widgets.labels import CopyLabel, ElidedLabel, Label, Style
from guichet.ui.widgets.pill import Pill

SHOWN = 40
"""How many of those who joined stand in the column, those who wait for a call first."""


class SideCards(QWidget):
    """The cards, one under the other; they scroll where they are too many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(QWidget())
        whole.addWidget(self._scroll)

    def sizeHint(self) -> QSize:
        """Ask for a narrow column."""
        return QSize(current().px(250), current().px(300))

    def show_page(self, page: PageOfDossier) -> None:
        """Show the people and the place of a dossier."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().gap(3))
        for card in (_citizen(page), _others(page), _officials(page), _promised(page), _place(page)):
            if card is not None:
                column.addWidget(card)
        column.addStretch(1)
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        body.setAutoFillBackground(False)
        self._scroll.setWidget(body)


def _citizen(page: PageOfDossier) -> Card:
    say = QCoreApplication.translate
    card = Card(say("Dossiers", "Citoyen"))
    known = page.shown.citizen
    if known is None:
        hidden = text(PROTECTED) if page.shown.masked else say("Dossiers", "Anonyme")
        card.body.addWidget(Label(hidden, Style.SOFT))
        return card
    who = ", ".join(part for part in (known.name or "—", known.address) if part)
    card.body.addWidget(Label(who, Style.STRONG, wrap=True))
    for phone in known.phones[:3]:
        card.body.addWidget(
            CopyLabel(civil.phone(phone, language()), say("RoutingScreen", "téléphone"), Style.BODY)
        )
    for email in known.emails[:2]:
        card.body.addWidget(ElidedLabel(email, Style.SMALL))
    tongue = {"fr": say("Intake", "Français"), "en": say("Intake", "Anglais")}.get(known.language, "")
    if tongue:
        card.body.addWidget(Label(tongue, Style.SMALL))
    for need in known.needs:
        card.body.addWidget(Pill(need, Tone.TODAY), 0, Qt.AlignmentFlag.AlignLeft)
    if known.note:
        card.body.addWidget(Label(known.note, Style.SMALL, wrap=True))
    return card


def called(each: Reporter) -> str:
    """Return how one of those who joined is called, with their phone."""
    phone = civil.phone(each.phone, language()) if each.phone else ""
    return " · ".join(part for part in (each.name, phone) if part) or QCoreApplication.translate(
        "Dossiers", "Anonyme"
    )


def callable_ones(page: PageOfDossier) -> list[tuple[str, str]]:
    """Return those who joined and can be told, as a form offers them."""
    return [(f"citizen:{each.citizen}", called(each)) for each in page.others if each.citizen]


def _others(page: PageOfDossier) -> Card | None:
    """The other citizens who reported the same thing, and whether each was told (STAFF-7)."""
    say = QCoreApplication.translate
    if not page.others:
        return None
    card = Card(say("Dossiers", "Autres citoyens ({n})").format(n=len(page.others)))
    for each in page.others[:SHOWN]:
        card.body.addWidget(Label(called(each), Style.BODY if each.citizen else Style.SOFT, wrap=True))
        if each.state in ("waits", "told"):
            pill = (
                Pill(say("Dossiers", "À rappeler"), Tone.TODAY)
                if each.state == "waits"
                else Pill(say("Dossiers", "Au courant"), Tone.DONE)
            )
            card.body.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
    if len(page.others) > SHOWN:
        more = say("Dossiers", "et {n} de plus").format(n=len(page.others) - SHOWN)
        card.body.addWidget(Label(more, Style.SMALL))
    if page.shown.dossier.status == "open":
        card.body.addWidget(Label(say("Dossiers", "À rappeler à la fermeture"), Style.STRONG, wrap=True))
    return card


def _officials(page: PageOfDossier) -> Card | None:
    say = QCoreApplication.translate
    if not page.officials:
        return None
    card = Card(say("Dossiers", "À tenir au courant"))
    for each in page.officials:
        card.body.addWidget(Label(each.name, Style.BODY, wrap=True))
        last = say("Dossiers", "dernier suivi\u00a0: aucun")
        if each.last is not None:
            last = say("Dossiers", "dernier suivi\u00a0: {when}").format(
                when=civil.short_date_time(each.last, language(), year=False)
            )
        card.body.addWidget(Label(last, Style.SMALL, wrap=True))
    return card


def _promised(page: PageOfDossier) -> Card | None:
    say = QCoreApplication.translate
    if page.promised is None:
        return None
    card = Card(say("Dossiers", "Promis au citoyen"))
    day = civil.long_date(page.promised, language(), year=False)
    card.body.addWidget(Label(day[:1].upper() + day[1:], Style.STRONG, wrap=True))
    if page.promise_said:
        words = say("Dossiers", "«\u00a0{words}\u00a0»").format(words=page.promise_said)
        card.body.addWidget(Label(words, Style.SMALL, wrap=True))
    return card


def _place(page: PageOfDossier) -> Card | None:
    say = QCoreApplication.translate
    place = page.shown.dossier.place
    if not (page.place or place.detail or place.sector):
        return None
    card = Card(say("Dossiers", "Lieu"))
    card.body.addWidget(Label(page.place or place.detail, Style.BODY, wrap=True))
    more = [place.detail if page.place else "", place.sector]
    if any(more):
        card.body.addWidget(Label(" · ".join(part for part in more if part), Style.SMALL, wrap=True))
    if page.provincial:
        card.body.addWidget(
            Pill(say("Dossiers", "Rue provinciale"), Tone.INFO), 0, Qt.AlignmentFlag.AlignLeft
        )
    return card
