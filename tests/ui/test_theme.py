"""The theme keeps WCAG 2.2 AA (1.4.3 text 4.5:1, 1.4.11 edges and focus 3:1, 2.5.8 targets) in every scheme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit

from guichet.ui import icons
from guichet.ui.shell import MainWindow
from guichet.ui.theme import (
    DARK,
    LIGHT,
    TARGET,
    Ink,
    Scheme,
    Theme,
    Tokens,
    Tone,
    apply_theme,
    contrast,
    current,
    tokens_for,
)

SCHEMES = [LIGHT, DARK, tokens_for(dark=False, high_contrast=True), tokens_for(dark=True, high_contrast=True)]
NAMES = ["light", "dark", "light, high contrast", "dark, high contrast"]


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", SCHEMES, ids=NAMES)
def test_text_stands_out_from_every_ground_it_is_written_on(tokens: Tokens) -> None:
    grounds = (tokens.surface, tokens.ground, tokens.sunken, tokens.hover, tokens.chosen)
    pairs = [(name, getattr(tokens, name), ground) for name in ("text", "soft") for ground in grounds]
    pairs += [("accent", tokens.accent, ground) for ground in grounds]
    pairs += [(tone.value, tokens.tone(tone).text, tokens.tone(tone).ground) for tone in Tone]
    pairs += [(tone.value, tokens.tone(tone).text, tokens.surface) for tone in Tone]
    pairs += [
        ("on primary", tokens.on_primary, tokens.primary),
        ("on primary, hovered", tokens.on_primary, tokens.primary_hover),
        ("key on primary", tokens.key_on_primary.text, tokens.key_on_primary.ground),
        ("rail", tokens.rail_text, tokens.rail),
        ("rail, hovered", tokens.rail_text, tokens.rail_hover),
        ("rail, chosen", "#FFFFFF", tokens.rail_chosen),
        ("rail key", tokens.badge.text, tokens.badge.ground),
        ("training", tokens.training.text, tokens.training.ground),
        ("text on the late band", tokens.text, tokens.band),
        ("soft text on the late band", tokens.soft, tokens.band),
    ]
    faint = [(what, round(contrast(*pair), 2)) for what, *pair in pairs if contrast(*pair) < 4.5]
    assert not faint


@pytest.mark.parametrize("tokens", SCHEMES, ids=NAMES)
def test_edges_and_focus_stand_out(tokens: Tokens) -> None:
    grounds = (tokens.surface, tokens.ground, tokens.sunken)
    pairs = [
        (name, getattr(tokens, name), ground) for name in ("border", "focus", "primary") for ground in grounds
    ]
    pairs += [
        ("rail focus", tokens.rail_focus, tokens.rail),
        ("rail focus, chosen", tokens.rail_focus, tokens.rail_chosen),
        ("rail marker", tokens.rail_marker, tokens.rail),
        ("accent on a chosen row", tokens.accent, tokens.chosen),
    ]
    faint = [(what, round(contrast(*pair), 2)) for what, *pair in pairs if contrast(*pair) < 3]
    assert not faint


def test_the_sketches_colours_are_the_light_ones() -> None:
    assert (LIGHT.text, LIGHT.surface, LIGHT.ground, LIGHT.soft) == (
        "#18212F",
        "#FFFFFF",
        "#F3F5F8",
        "#51607A",
    )
    assert (LIGHT.border, LIGHT.primary, LIGHT.focus) == ("#76849B", "#1F4E8C", "#0B62C4")
    assert (LIGHT.rail, LIGHT.rail_marker) == ("#14284A", "#F2B441")
    assert LIGHT.late == Ink("#A1201A", "#FCE4E2")
    assert LIGHT.today == Ink("#7A4A00", "#FFF1D6")
    assert LIGHT.done == Ink("#166A3F", "#E3F3EA")
    assert LIGHT.info == Ink("#174A8A", "#E4EEFB")
    assert LIGHT.quiet == Ink("#45556D", "#EBEFF4")


def test_dark_is_designed_and_not_inverted() -> None:
    def inverted(color: str) -> str:
        return f"#{0xFFFFFF - int(color[1:], 16):06X}"

    assert not [
        name
        for name in ("surface", "ground", "text")
        if inverted(getattr(LIGHT, name)) == getattr(DARK, name)
    ]
    assert contrast(DARK.surface, "#000000") > 1.1, "dark grey, not black: shadows of white text tire the eye"


def test_sizes_follow_the_text_size() -> None:
    assert Theme(scale=1.0).gap(2) == 8
    assert Theme(scale=2.0).gap(2) == 16
    assert Theme(scale=1.5).px(14) == 21


def test_switching_at_run_time_reaches_palette_fonts_and_widgets(app: QApplication) -> None:
    apply_theme(app, Scheme.DARK, 2.0)
    assert current().dark
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    assert app.font().pixelSize() == 28
    apply_theme(app, "light", 1.0)
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.ground
    assert app.font().pixelSize() == 14


def test_placeholder_and_highlight_of_the_palette_hold(app: QApplication) -> None:
    for scheme in ("light", "dark"):
        apply_theme(app, scheme)
        palette = app.palette()
        role = QPalette.ColorRole
        base = palette.color(role.Base).name()
        assert contrast(palette.color(role.PlaceholderText).name(), base) >= 4.5
        assert (
            contrast(palette.color(role.HighlightedText).name(), palette.color(role.Highlight).name()) >= 4.5
        )


def test_icons_take_the_colour_asked_for(app: QApplication) -> None:
    image = icons.pixmap("phone", "#A1201A", 20, 2.0).toImage()
    assert (image.width(), image.height()) == (40, 40)
    colors = {
        image.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {"#a1201a"}


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_targets_are_at_least_28_px(app: QApplication, show: Callable[..., MainWindow], scale: float) -> None:
    apply_theme(app, "light", scale)
    window = show(width=round(1440 * scale), height=round(900 * scale))
    small = [
        (type(each).__name__, each.accessibleName() or each.text(), each.height())
        for kind in (QAbstractButton, QLineEdit)
        for each in window.findChildren(kind)
        if each.isVisible() and each.height() < TARGET * scale
    ]
    assert not small
    assert window.findChild(QCheckBox).height() >= TARGET * scale
