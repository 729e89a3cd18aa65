"""The style sheet: what Qt's own controls look like; widgets ask for a look by properties."""

from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Final

from casefiles.ui.look.design_tokens import DesignTokens

_SHEET: Final = Template("""
* { outline: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: ${p4}px ${p6}px; }
QLabel { background: transparent; }
QLabel[h="1"] { font-size: ${f18}px; font-weight: 600; }
QLabel[h="2"] { font-size: ${f12}px; font-weight: 600; color: $muted; }
QLabel[muted="true"] { color: $muted; font-size: ${f12}px; }
QLabel[problem="true"] { color: $danger; font-size: ${f12}px; }
QLabel[label="true"] { font-weight: 600; font-size: ${f12}px; }

QWidget#rail { background: $raised; border-$end: 1px solid $line; }
QWidget#top { background: $raised; border-bottom: 1px solid $line; }
QWidget#views { background: $bg; border-bottom: 1px solid $line; }
QWidget#tools { background: $bg; border-bottom: 1px solid $line; }
QFrame#inspector { background: $raised; border-$start: 1px solid $line; }
QLabel[strong="true"] { font-weight: 600; }
QPushButton[chip="true"] { background: $select; border: 1px solid $accent; color: $accent;
    border-radius: ${p6}px; padding: 1px ${p8}px; min-height: ${p16}px; font-size: ${f12}px; }
QPushButton[corner="true"] { background: $surface; min-height: ${p20}px; }
QTableView[flush="true"] { border: 0; border-top: 1px solid $line; border-radius: 0; }
QPushButton[field="true"] { color: $muted; text-align: $start; }
QPushButton[quiet="true"][warn="true"] { color: $warn; font-weight: 600; }
QPushButton[quiet="true"][danger="true"] { color: $danger; font-weight: 600; }
QFrame#palette QLabel[danger="true"] { color: $danger; font-weight: 600; }
QFrame#palette QLabel[warn="true"] { color: $warn; font-weight: 600; }
QToolButton[nav="true"] { background: transparent; border: 2px solid transparent;
    border-radius: 8px;
    padding: ${p5}px 4px; color: $muted; font-size: ${f11}px; }
QToolButton[nav="true"]:hover { background: $hover; color: $text; }
QToolButton[nav="true"]:checked { background: $select; color: $accent; font-weight: 600; }
QToolButton[nav="true"]:focus { border-color: $accent; }
QToolButton[nav="true"]:disabled { color: $edge; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: ${p5}px ${p12}px; min-height: ${p18}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $select; }
QPushButton:checked { background: $select; border-color: $accent; color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: ${p4}px ${p11}px; }
QPushButton:disabled { color: $muted; border-color: $line; background: $bg; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[primary="true"]:hover { background: $accent_over; }
QPushButton[primary="true"]:pressed { background: $accent_down; }
QPushButton[primary="true"]:focus { border: 1px solid $accent; padding: ${p5}px ${p12}px; }
QPushButton[primary="true"]:disabled { background: $raised; color: $muted; border-color: $line; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: $accent;
    padding: ${p5}px ${p3}px; }
QPushButton[quiet="true"]:hover { background: $hover; }
QPushButton[quiet="true"]:focus { border-color: $accent; padding: ${p4}px ${p2}px; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: 6px;
    padding: ${p4}px;
    color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $select; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton::menu-indicator { image: none; }

QAbstractScrollArea { background: $surface; border: 0; }
QAbstractScrollArea[canvas="true"] { background: $raised; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox { background: $surface; color: $text;
    border: 1px solid $edge; border-radius: 6px; padding: ${p5}px ${p8}px;
    selection-background-color: $select; selection-color: $text; placeholder-text-color: $muted; }
QLineEdit, QSpinBox, QComboBox { min-height: ${p20}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus {
    border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
    QSpinBox:disabled {
    background: $bg; color: $muted; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { background: $bg; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"],
    QComboBox[wrong="true"] {
    border-color: $danger; }
QPlainTextEdit, QTextEdit { padding: ${p4}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${p3}px; }

QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: ${p22}px; subcontrol-origin: padding;
    subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$drawings/down.svg"); width: ${p12}px; height: ${p12}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 3px;
    selection-background-color: $select; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${p26}px; padding: 0 ${p8}px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $select; color: $text; }
QSpinBox { padding-$end: ${p22}px; }
QSpinBox:focus { padding-$end: ${p21}px; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: ${p18}px; background: transparent; }
QSpinBox::up-arrow { image: url("$drawings/up.svg"); width: ${p10}px; height: ${p10}px; }
QSpinBox::down-arrow { image: url("$drawings/down.svg"); width: ${p10}px; height: ${p10}px; }

QCheckBox, QRadioButton { spacing: ${p8}px; padding: ${p2}px; border: 2px solid transparent;
    border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p16}px; height: ${p16}px;
    border: 1px solid $edge;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round_radio}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url("$drawings/tick.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url("$drawings/part.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$drawings/dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line;
    background: $raised; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QScrollArea[stop="true"] { border: 2px solid transparent; }
QScrollArea[stop="true"]:focus { border-color: $accent; }
QTableView, QTreeView, QListView { background: $surface; border: 1px solid $line;
    border-radius: 8px;
    selection-background-color: $select; selection-color: $text; gridline-color: transparent; }
QTableView[cells="true"] { gridline-color: $line; }
QListView::item { padding: ${p5}px ${p8}px; border-radius: 6px; }
QListView::item:selected, QTreeView::item:selected { background: $select; color: $text; }
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $hover; }
QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; border: 0;
    border-bottom: 1px solid $line; padding: ${p6}px ${p10}px; font-size: ${f12}px;
    font-weight: 600; }
QHeaderView::section:hover { color: $text; background: $hover; }
QHeaderView::up-arrow { image: url("$drawings/up.svg"); width: ${p10}px; height: ${p10}px;
    subcontrol-position: center right; right: ${p6}px; }
QHeaderView::down-arrow { image: url("$drawings/down.svg"); width: ${p10}px; height: ${p10}px;
    subcontrol-position: center right; right: ${p6}px; }
QTableCornerButton::section { background: $bg; border: 0; }

QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: ${r3}px; }
QScrollBar::handle:vertical { min-height: ${p32}px; margin: 2px ${p3}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; margin: ${p3}px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QMenuBar { background: $bg; color: $text; padding: 2px; }
QMenuBar::item { background: transparent; padding: ${p4}px ${p8}px; border-radius: 6px; }
QMenuBar::item:selected { background: $select; }
QMenu { icon-size: ${p16}px; background: $surface; color: $text; border: 1px solid $edge;
    padding: ${p5}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p10}px; border-radius: 6px; }
QMenu::item:selected { background: $select; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-$start: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p5}px ${p8}px; }
QMenu::indicator { width: ${p14}px; height: ${p14}px; left: ${p6}px; }
QMenu::indicator:checked { image: url("$drawings/menu-tick.svg"); }
QMenu::right-arrow { image: url("$drawings/right.svg"); width: ${p10}px; height: ${p10}px;
    right: ${p6}px; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QPushButton[segment="true"] { border-radius: 4px; margin: 0; padding: ${p3}px ${p8}px; }
QPushButton[segment="true"]:checked { color: $accent; background: $select; border-color: $accent; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
    border-radius: 6px;
    padding: ${p5}px ${p12}px; margin: 0 2px ${p3}px 0; }
QTabBar[tight="true"]::tab { padding: ${p5}px ${p3}px; margin-$end: 0; }
QTabBar::tab:hover { background: $hover; color: $text; }
QTabBar::tab:selected { color: $accent; background: $select; font-weight: 600; }
QTabBar::tab:selected:focus { border-color: $accent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $raised; color: $muted; border-top: 1px solid $line; font-size: ${f12}px; }
QStatusBar::item { border: 0; }
QProgressBar { background: $raised; border: 1px solid $line; border-radius: ${r4}px;
    height: ${p6}px;
    max-height: ${p6}px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: ${round_chunk}px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: ${p12}px;
    margin: -${p6}px 0;
    border-radius: ${r8}px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: ${p18}px; padding: ${p12}px; }
QGroupBox::title { subcontrol-origin: margin; left: ${p4}px; color: $muted; font-weight: 600; }

QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[card="true"][tone="danger"] { border: 2px solid $danger; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="ok"] { color: $ok; }
QFrame[row="true"] { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QFrame[row="true"]:hover { background: $raised; }
QFrame[row="true"]:focus { background: $select; border: 1px solid $accent; }
QFrame[rule="true"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[chip="plain"] { background: $raised; border: 1px solid $line; border-radius: ${r9}px; }
QFrame[chip="accent"] { background: $select; border: 1px solid $accent; border-radius: ${r9}px; }
QFrame[chip="ok"] { background: $surface; border: 1px solid $ok; border-radius: ${r9}px; }
QFrame[chip="warn"] { background: $surface; border: 1px solid $warn; border-radius: ${r9}px; }
QFrame[chip="danger"] { background: $surface; border: 1px solid $danger; border-radius: ${r9}px; }
QFrame[chip] QLabel { font-size: ${f12}px; }
QFrame[chip="accent"] QLabel { color: $accent; }
QFrame[chip="ok"] QLabel { color: $ok; }
QFrame[chip="warn"] QLabel { color: $warn; }
QFrame[chip="danger"] QLabel { color: $danger; }
QFrame[band="danger"] { background: $raised; border: 1px solid $danger; border-radius: 8px; }
QFrame[band="true"] { background: $select; border: 1px solid $accent; border-radius: 6px; }
QWidget#status { background: $raised; border-top: 1px solid $line; }
QWidget#status QLabel { color: $muted; font-size: ${f12}px; }
QWidget#status QLabel[danger="true"] { color: $danger; font-weight: 600; }
QWidget#status QLabel[held="true"] { color: $warn; font-weight: 600; }
QWidget#status QPushButton { font-size: ${f11}px; padding: 0px ${p6}px; min-height: 0px; }
QWidget#standing { background: $raised; border-bottom: 1px solid $line; }
QWidget#notice { background: $surface; border: 1px solid $edge; border-radius: 8px; }
QFrame#palette, QFrame#sheet { background: $surface; border: 1px solid $edge; border-radius: 10px; }
QFrame#palette QListView { border: 0; }
QFrame#sheet QScrollArea { border: 0; }
QWidget[dropping="true"] { border: 2px dashed $accent; border-radius: 8px; background: $select; }
""")


def sheet(
    tokens: DesignTokens,
    pixels: Callable[[float], int],
    drawings: Path,
    *,
    is_mirrored: bool = False,
) -> str:
    """Return the style sheet.

    Args:
        tokens: the colours.
        pixels: gives a length at the present size of text.
        drawings: folder of the ticks and arrows of controls.
        is_mirrored: the window runs from right to left.
    """
    sizes = {f"{kind}{size}": pixels(size) for kind in "pfr" for size in range(2, 34)}
    # A radius above half of the height is dropped by Qt, which leaves corners.
    sizes |= {
        "round_radio": (pixels(16) + 2) // 2,
        "round_bar": pixels(6) // 2,
        "round_chunk": pixels(6) // 2,
    }
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    start, end = ("right", "left") if is_mirrored else ("left", "right")
    sides = {"start": start, "end": end}
    return _SHEET.substitute(colours, **sizes, **sides, drawings=drawings.as_posix())
