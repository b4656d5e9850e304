"""Colours, type and spacing in one place, light and dark (WCAG 2.2 AA: 1.4.3, 1.4.4, 1.4.11, 2.4.7)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class Scheme(StrEnum):
    """What a person may ask for; `SYSTEM` follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Tone(Enum):
    """The five meanings a pill or a notice may have; each has a word and a shape beside its colour.

    Not a `StrEnum`: Qt would hand it back from a model as a bare string.
    """

    LATE = "late"
    TODAY = "today"
    DONE = "done"
    INFO = "info"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Ink:
    """Text and the ground it stands on."""

    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme. `border` and `focus` hold 3:1, every text on its ground 4.5:1."""

    text: str = "#18212F"
    soft: str = "#51607A"
    accent: str = "#1F4E8C"
    ground: str = "#F3F5F8"
    surface: str = "#FFFFFF"
    sunken: str = "#F7F9FC"
    hover: str = "#F3F6FB"
    chosen: str = "#E7EFFA"
    line: str = "#CFD8E3"
    hairline: str = "#E1E7EF"
    border: str = "#76849B"
    primary: str = "#1F4E8C"
    primary_hover: str = "#17406F"
    on_primary: str = "#FFFFFF"
    focus: str = "#0B62C4"
    rail: str = "#14284A"
    rail_chosen: str = "#1F4E8C"
    rail_hover: str = "#1B3560"
    rail_text: str = "#DDE6F3"
    rail_marker: str = "#F2B441"
    rail_focus: str = "#FFFFFF"
    badge: Ink = Ink("#33445F", "#EEF2F8")
    key_on_primary: Ink = Ink("#FFFFFF", "#2F5F9E")
    disabled: str = "#6B7890"
    training: Ink = Ink("#1B1200", "#F2B441")
    band: str = "#FDF5F3"
    band_line: str = "#E9C9C3"
    late: Ink = Ink("#A1201A", "#FCE4E2")
    today: Ink = Ink("#7A4A00", "#FFF1D6")
    done: Ink = Ink("#166A3F", "#E3F3EA")
    info: Ink = Ink("#174A8A", "#E4EEFB")
    quiet: Ink = Ink("#45556D", "#EBEFF4")

    def tone(self, tone: Tone) -> Ink:
        """Return the text and ground of a pill or notice."""
        ink: Ink = getattr(self, tone.value)
        return ink


LIGHT = Tokens()
DARK = Tokens(
    text="#E8EDF4",
    soft="#A7B4C6",
    accent="#8FBDF6",
    ground="#0F161F",
    surface="#18212D",
    sunken="#141C27",
    hover="#1E2937",
    chosen="#20344F",
    line="#313E4F",
    hairline="#263241",
    border="#78889F",
    primary="#2F6DC0",
    primary_hover="#2660AD",
    on_primary="#FFFFFF",
    focus="#6FB1FF",
    rail="#0A121D",
    rail_chosen="#1B3B66",
    rail_hover="#152438",
    rail_text="#D5DFEC",
    rail_marker="#F2B441",
    rail_focus="#FFFFFF",
    badge=Ink("#C9D4E3", "#273445"),
    key_on_primary=Ink("#FFFFFF", "#235697"),
    disabled="#8593A6",
    training=Ink("#1B1200", "#F2B441"),
    band="#2A1B1E",
    band_line="#5A3030",
    late=Ink("#FFB8B0", "#4B1D1B"),
    today=Ink("#FFD78E", "#42310D"),
    done=Ink("#93DDB2", "#143625"),
    info=Ink("#AFD0FB", "#19365C"),
    quiet=Ink("#BCC8D8", "#283546"),
)

STEP = 4
BODY = 14
TARGET = 28
CONTROL = 34
RADIUS = 6
CARD_RADIUS = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """One scheme at one text size. `scale` is 1.0 for 100 %, 2.0 for 200 %."""

    dark: bool = False
    scale: float = 1.0
    tokens: Tokens = field(default_factory=Tokens)

    def px(self, size: float) -> int:
        """Return `size` (logical pixels at 100 %) at the text size in force."""
        return round(size * self.scale)

    def gap(self, steps: int) -> int:
        """Return `steps` steps of 4 px at the text size in force."""
        return self.px(STEP * steps)

    def font(self, size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the system's face at `size` px (100 %) and `weight`."""
        known = _faces.get((self.scale, size, weight))
        if known is None:
            known = QFont(QApplication.font())
            known.setPixelSize(max(1, self.px(size)))
            known.setWeight(weight)
            _faces[self.scale, size, weight] = known
        return QFont(known)  # its own: who asked may change it

    def color(self, name: str) -> QColor:
        """Return the token `name` as a colour."""
        return QColor(getattr(self.tokens, name))


_current = Theme()
_faces: dict[tuple[float, float, QFont.Weight], QFont] = {}
"""The faces asked for so far: a list asks for the same five for every row."""


def current() -> Theme:
    """Return the theme in force: one per application, as `QApplication.palette()` is."""
    return _current


def _wants_dark(scheme: Scheme) -> bool:
    if scheme is not Scheme.SYSTEM:
        return scheme is Scheme.DARK
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()  # kept: accessibility() of a temporary dies with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def tokens_for(dark: bool, high_contrast: bool = False) -> Tokens:
    """Return the colours of a scheme; with `high_contrast` every line and grey goes to the text colour."""
    tokens = DARK if dark else LIGHT
    if not high_contrast:
        return tokens
    strong = "#FFFFFF" if dark else "#000000"
    return replace(
        tokens,
        text=strong,
        soft=strong,
        line=tokens.border,
        hairline=tokens.border,
        border=strong,
        disabled=tokens.soft,
    )


def apply_theme(
    app: QApplication,
    scheme: Scheme | str = Scheme.SYSTEM,
    scale: float = 1.0,
    high_contrast: bool | None = None,
) -> Theme:
    """Put a scheme and a text size in force, at start or at run time, and return them.

    Widgets repaint by themselves; a change of `scale` asks that the screens be built again.
    Nothing moves by itself on any screen, so reduced motion needs no second set of rules.
    """
    global _current
    dark = _wants_dark(Scheme(scheme))
    contrast = _wants_contrast() if high_contrast is None else high_contrast
    theme = Theme(dark, scale, tokens_for(dark, contrast))
    _current = theme
    for effect in (
        Qt.UIEffect.UI_AnimateMenu,
        Qt.UIEffect.UI_AnimateCombo,
        Qt.UIEffect.UI_AnimateTooltip,
        Qt.UIEffect.UI_FadeMenu,
        Qt.UIEffect.UI_FadeTooltip,
    ):
        app.setEffectEnabled(effect, False)
    _faces.clear()
    app.setFont(theme.font())
    _faces.clear()
    app.setPalette(palette(theme.tokens))
    from guichet.ui.stylesheet import stylesheet

    app.setStyleSheet(stylesheet(theme))
    return theme


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of a scheme, so that anything left to Fusion has the right colours too."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, value in (
        (role.Window, tokens.ground),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_primary),
        (role.PlaceholderText, tokens.soft),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Accent, tokens.primary),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.hairline),
        (role.Midlight, tokens.hairline),
        (role.Mid, tokens.line),
        (role.Dark, tokens.border),
        (role.Shadow, tokens.border),
    ):
        made.setColor(each, QColor(value))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.disabled))
    return made


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two `#RRGGBB` colours, from 1.0 to 21.0."""
    light = []
    for text in (first, second):
        red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
        light.append(0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue))
    low, high = sorted(light)
    return (high + 0.05) / (low + 0.05)
