"""The look: contrast of every pair in use, icons that exist, scripts that always show."""

import ast
import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QTextLayout
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from casefiles import paths
from casefiles.ui.base.actions import CATALOGUE, ROOMS
from casefiles.ui.look import fonts
from casefiles.ui.look import theme as themes
from casefiles.ui.look.design_tokens import CONTRAST, DARK, LIGHT
from casefiles.ui.look.theme import Theme

ICONS = paths.resources() / "icons"
GROUNDS = ("bg", "surface", "raised", "select", "hover")
INKS = ("text", "muted", "accent", "danger", "warn", "ok")
UI = Path(themes.__file__).parents[1]


def contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
            for part in QColor(colour).getRgbF()[:3]
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_words_can_be_read_on_every_ground(tokens):
    pairs = [*itertools.product(INKS, GROUNDS)]
    pairs += [("on_accent", ground) for ground in ("accent", "accent_over", "accent_down")]
    faint = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in pairs
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_borders_of_fields_and_rings_of_the_focus_are_seen(tokens):
    pairs = [*itertools.product(("edge", "accent"), GROUNDS)]
    pairs += [("thumb", "surface"), ("thumb", "bg")]
    faint = {
        (line, ground): round(contrast(getattr(tokens, line), getattr(tokens, ground)), 2)
        for line, ground in pairs
        if contrast(getattr(tokens, line), getattr(tokens, ground)) < 3
    }
    assert faint == {}


def test_modes_are_followed_and_told(theme: Theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.is_dark
    assert theme.tokens is DARK
    assert QApplication.palette().window().color() == QColor(DARK.bg)
    theme.set_mode("light")
    assert QApplication.palette().window().color() == QColor(LIGHT.bg)
    assert not theme.is_dark


def test_the_system_decides_in_system_mode_only(theme: Theme, monkeypatch):
    theme.set_mode("system")
    monkeypatch.setattr(themes, "_scheme_of", lambda app: Qt.ColorScheme.Dark)
    theme._on_scheme(Qt.ColorScheme.Dark)
    assert theme.is_dark
    theme.set_mode("light")
    theme._on_scheme(Qt.ColorScheme.Dark)
    assert not theme.is_dark


def test_scale_and_density_change_sizes(theme: Theme):
    base, row = QApplication.font().pixelSize(), theme.row_height
    theme.set_scale(200)
    assert QApplication.font().pixelSize() == 2 * base
    assert theme.row_height == 2 * row
    theme.set_density("compact")
    assert theme.row_height < 2 * row
    theme.set_scale(10_000)
    assert theme.scale == 250


def test_nothing_is_dressed_anew_without_a_change(theme: Theme, qtbot):
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(theme.mode)
        theme.set_scale(theme.scale)
        theme.set_density(theme.density)


def test_nothing_is_dressed_anew_for_the_colours_that_the_desktop_has_too(
    theme: Theme, qtbot, monkeypatch
):
    scheme = Qt.ColorScheme.Light
    monkeypatch.setattr(themes, "_scheme_of", lambda app: scheme)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("system")
        theme._on_scheme(scheme)
        theme.set_mode("light")
        theme.set_mode("system")
    scheme = Qt.ColorScheme.Dark
    with qtbot.waitSignal(theme.changed):
        theme._on_scheme(scheme)
    assert theme.is_dark


def test_the_last_theme_applied_is_the_one_that_widgets_ask(theme: Theme):
    assert themes.applied() is theme


def _icon_literals() -> set[str]:
    """Names given to whatever takes an icon, in any file of the window."""
    takers = {
        "icon": 0,
        "pixmap": 0,
        "button": 1,
        "quiet_button": 1,
        "icon_button": 1,
        "Chip": 1,
        "EmptyState": 1,
        "show_icon": 0,
        "show_state": 1,
    }
    names = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = node.args[takers[name] : takers[name] + 1] if name in takers else []
            given += [word.value for word in node.keywords if word.arg == "icon"]
            for one in given:
                values = [one.body, one.orelse] if isinstance(one, ast.IfExp) else [one]
                names |= {v.value for v in values if isinstance(v, ast.Constant) and v.value}
    return {name for name in names if isinstance(name, str)}


def test_every_icon_that_is_named_exists():
    named = {entry.icon for entry in CATALOGUE if entry.icon} | {icon for _, _, icon in ROOMS}
    literals = _icon_literals()
    assert len(literals) > 5
    there = {file.stem for file in ICONS.glob("*.svg")}
    assert (named | literals) - there == set()


def test_icons_are_sharp_tinted_and_faint_where_they_cannot_be_used(theme: Theme):
    theme.set_mode("light")
    icon = theme.icon("house", "danger")
    for pixels in (16, 24, 33):
        image = icon.pixmap(pixels, pixels).toImage()
        assert image.width() == pixels
        inks = {
            image.pixelColor(x, y).name()
            for x in range(pixels)
            for y in range(pixels)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert LIGHT.danger in inks

    def strongest(mode: QIcon.Mode) -> int:
        image = icon.pixmap(24, 24, mode).toImage()
        return max(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))

    assert strongest(QIcon.Mode.Disabled) < 130
    assert strongest(QIcon.Mode.Normal) == 255
    assert theme.icon("no such icon").isNull()
    assert theme.pixmap("house", 16, "text", 2.0).width() == 32


def test_ticks_and_arrows_have_the_colours_of_the_theme():
    for name, tokens in (("light", LIGHT), ("dark", DARK)):
        inks = {"tick": tokens.on_accent, "part": tokens.on_accent, "dot": tokens.on_accent}
        inks |= {"up": tokens.muted, "down": tokens.muted, "right": tokens.muted}
        inks |= {"menu-tick": tokens.accent}
        drawings = {file.stem: file.read_text() for file in (ICONS / name).glob("*.svg")}
        assert set(drawings) == set(inks)
        assert [stem for stem, ink in inks.items() if f'fill="{ink}"' not in drawings[stem]] == []


SAMPLES = {
    "Latin": "Ürümchi, Łódź, Čadež",
    "Cyrillic": "Құдайберген Ещё",
    "Han": "逮捕证 證人陳述 陈样本",
    "Uyghur": "ئۇيغۇر گۇۋاھلىق",
    "Tibetan": "དཔང་པོའི་གསལ་བཤད།",
}


def families_drawn(text: str) -> tuple[set[str], list[int]]:
    layout = QTextLayout(text, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    glyphs = [glyph for run in runs for glyph in run.glyphIndexes()]
    return {run.rawFont().familyName() for run in runs}, glyphs


@pytest.mark.parametrize("script", SAMPLES)
def test_every_script_is_drawn_by_the_bundled_faces(theme: Theme, script: str):
    families, glyphs = families_drawn(SAMPLES[script])
    assert families <= set(fonts.FAMILIES)
    assert glyphs
    assert 0 not in glyphs


def test_a_missing_glyph_would_be_noticed(theme: Theme):
    families, glyphs = families_drawn("\U00013000")
    assert 0 in glyphs or not families <= set(fonts.FAMILIES)


def test_scripts_show_on_a_machine_without_fonts(tmp_path: Path):
    """In a process whose font configuration knows no folder."""
    empty = tmp_path / "fonts.conf"
    empty.write_text(
        f'<?xml version="1.0"?><fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>'
    )
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from casefiles import paths\n"
        "from casefiles.ui.look.theme import Theme\n"
        "from tests.ui.look.test_theme import SAMPLES, families_drawn\n"
        "app = QApplication([])\n"
        "theme = Theme(paths.resources()); theme.apply(app)\n"
        "for text in SAMPLES.values():\n"
        "    families, glyphs = families_drawn(text)\n"
        "    assert glyphs and 0 not in glyphs, (text, families, glyphs)\n"
        "print('shown')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=paths.root(),
        env={
            "FONTCONFIG_FILE": str(empty),
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
            "PATH": "",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout.strip() == "shown", ended.stderr


def test_a_name_is_written_in_the_face_of_its_script(theme: Theme):
    assert fonts.families_for("Tibt")[0] == "Noto Serif Tibetan"
    assert sorted(fonts.families_for("Hant")) == sorted(fonts.FAMILIES)
    font = QFont(QApplication.font())
    font.setFamilies(fonts.families_for("Hant"))
    assert QFontMetrics(font).horizontalAdvance("證") > 0


def test_widgets_follow_the_size_of_text(theme: Theme, qtbot):
    label, line = QLabel("Words"), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    label.setProperty("h", "1")
    label.ensurePolished()
    before = label.sizeHint().height()
    theme.set_scale(200)
    assert label.sizeHint().height() > before * 1.7


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_lists_of_choices_show_all_of_a_few_below_their_box(theme: Theme, qtbot, scale: int):
    theme.set_scale(scale)
    for count in (2, 4, 9):
        box = QComboBox()
        qtbot.addWidget(box)
        box.addItems([f"Choice {number}" for number in range(count)])
        box.setCurrentIndex(count - 1)
        box.show()
        box.showPopup()
        view = box.view()
        qtbot.waitUntil(view.isVisible)
        assert view.viewport().height() >= sum(map(view.sizeHintForRow, range(count)))
        assert view.verticalScrollBar().maximum() == 0
        assert view.window().geometry().top() >= box.geometry().bottom()
        box.hidePopup()


def test_high_contrast_has_no_grey_and_can_be_chosen(theme):
    for ink in INKS:
        assert contrast(getattr(CONTRAST, ink), CONTRAST.bg) >= 7, ink
    theme.set_mode("contrast")
    assert theme.tokens is CONTRAST
    assert not theme.is_dark
    assert QApplication.palette().windowText().color().name() == "#000000"
    theme.set_mode("light")
    assert theme.tokens is LIGHT
