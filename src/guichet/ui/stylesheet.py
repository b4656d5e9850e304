"""The few rules that Qt's own inputs and lists need; everything else is painted by its widget."""

from __future__ import annotations

from guichet.ui.theme import CARD_RADIUS, CONTROL, RADIUS, Theme

_RULES = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {{
  background: {surface}; color: {text}; border: {one}px solid {border}; border-radius: {radius}px;
  placeholder-text-color: {soft};
  selection-background-color: {primary}; selection-color: {on_primary};
}}
QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {{ padding: 0 {pad}px; min-height: {inner}px; }}
QPlainTextEdit, QTextEdit {{ padding: {half}px {half}px; }}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] {{ background: {sunken}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
  background: {ground}; color: {disabled}; border-color: {line};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: {two}px solid {late}; }}
QComboBox::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: {icon}px; height: {icon}px; }}
QComboBox QAbstractItemView {{
  background: {surface}; border: {one}px solid {border}; selection-background-color: {chosen};
  selection-color: {text}; outline: none;
}}
QAbstractItemView {{
  background: {surface}; border: none; outline: none;
  selection-background-color: {chosen}; selection-color: {text};
}}
QTableView, QTreeView {{ border: {one}px solid {line}; border-radius: {card}px; gridline-color: {hairline}; }}
QTableView[flat="true"] {{ border: none; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
  background: {sunken}; color: {soft}; border: none; border-bottom: {one}px solid {line};
  padding: {half}px {pad}px; font-weight: 600; font-size: {small}px;
}}
QTableCornerButton::section {{ background: {sunken}; border: none; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {border}; border-radius: {grip}px; margin: {inset}px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:vertical {{ min-height: {drop}px; }}
QScrollBar::handle:horizontal {{ min-width: {drop}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{
  background: {sunken}; color: {soft}; border: {one}px solid {line}; border-bottom: none;
  border-top-left-radius: {radius}px; border-top-right-radius: {radius}px;
  padding: {half}px {pad}px; margin-right: {half}px; min-height: {icon}px;
}}
QTabBar::tab:selected {{ background: {surface}; color: {text}; font-weight: 600; }}
QTabBar::tab:hover {{ background: {hover}; }}
QToolTip {{
  background: {surface}; color: {text}; border: {one}px solid {border}; padding: {half}px {pad}px;
}}
QProgressBar {{
  background: {hairline}; border: none; border-radius: {inset}px; max-height: {half}px; min-height: {half}px;
}}
QProgressBar::chunk {{ background: {primary}; border-radius: {inset}px; }}
QCheckBox, QRadioButton {{ spacing: {half}px; min-height: {target}px; }}
QCheckBox::indicator {{
  width: {icon}px; height: {icon}px; background: {surface}; border: {one}px solid {border};
  border-radius: {inset}px;
}}
QCheckBox::indicator:checked {{ background: {primary}; border-color: {primary}; image: url("{check}"); }}
QCheckBox::indicator:disabled {{ background: {ground}; border-color: {line}; }}
"""


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of `theme`, sizes in device-independent pixels at its scale."""
    from guichet.ui.icons import path

    px = theme.px
    tokens = theme.tokens
    return _RULES.format(
        surface=tokens.surface,
        sunken=tokens.sunken,
        hover=tokens.hover,
        ground=tokens.ground,
        text=tokens.text,
        soft=tokens.soft,
        border=tokens.border,
        line=tokens.line,
        hairline=tokens.hairline,
        primary=tokens.primary,
        on_primary=tokens.on_primary,
        chosen=tokens.chosen,
        disabled=tokens.disabled,
        late=tokens.late.text,
        chevron=path("chevron-down-dark" if theme.dark else "chevron-down-light").as_posix(),
        check=path("check-white").as_posix(),
        radius=px(RADIUS),
        card=px(CARD_RADIUS),
        inner=px(CONTROL - 2),
        one=max(1, px(1)),
        two=px(2),
        half=px(6),
        pad=px(10),
        drop=px(28),
        icon=px(16),
        small=px(12),
        bar=px(12),
        grip=px(3),
        inset=px(3),
        target=px(28),
    )
