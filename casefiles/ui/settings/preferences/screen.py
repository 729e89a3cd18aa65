"""The room of preferences: one quiet page, where every change holds at once."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.office.workplace.preferences import (
    LONGEST_IDLE,
    TEXT_SCALES,
    ZONES,
    Preferences,
    preferences,
    save_preferences,
)
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.records.card_screen import CardScreen
from casefiles.ui.settings.preferences.controls import ChoiceControl, MinutesControl, ToggleControl
from casefiles.ui.widgets.setting_card import SettingCard
from casefiles.words.language import msg

_HOUR: Final = 60

_Control = ChoiceControl | MinutesControl | ToggleControl


def zone_words(minutes: int) -> str:
    """Return a zone as people write it: UTC+08:00."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), _HOUR)
    return f"UTC{'+' if minutes > 0 else '−'}{hours:02}:{rest:02}"


class PreferencesScreen(CardScreen):
    """All settings, in groups; kept in the vault, so that each vault has its own."""

    key: ClassVar[str] = "preferences"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._saved = Preferences()
        self._unanswered = 0
        self._is_requested = False
        self.controls: dict[str, _Control] = {}
        words = msg("Stored in this vault only. Changes apply immediately.")
        self.show_cards(
            msg("Preferences"), words, (self._appearance_card(), self._locking(), self._showing())
        )
        self._show_saved()

    @override
    def open(self, place: NavigationTarget) -> None:
        """Put the focus on the first setting."""
        self.controls["theme"].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is kept."""
        super().showEvent(event)
        if not self._is_requested:
            self._ask()

    @override
    def on_changed(self, changes: Changes) -> None:
        """Show what another place of the window changed."""
        if "preferences" in changes.ids("setting"):
            self._ask()

    def _ask(self) -> None:
        self._is_requested = True
        self.context.session.ask(self, preferences(), self._on_saved, channel="preferences")

    def _on_saved(self, preferences: Preferences) -> None:
        # While own changes are under way, the answer is older than what is shown.
        if not self._unanswered:
            self._saved = preferences
            self._show_saved()

    def _show_saved(self) -> None:
        for name, control in self.controls.items():
            control.show_value(getattr(self._saved, name))

    def _appearance_card(self) -> SettingCard:
        card = self._card(msg("Look"))
        modes = (
            *(("system", msg("Same as desktop")), ("light", msg("Light")), ("dark", msg("Dark"))),
            ("contrast", msg("High contrast")),
        )
        self._add(
            card,
            "theme",
            ChoiceControl(modes),
            msg("Appearance"),
            msg("Light, dark or same as desktop."),
        )
        densities = (("comfortable", msg("Comfortable")), ("compact", msg("Compact")))
        words = msg("Compact shows more rows.")
        self._add(card, "density", ChoiceControl(densities), msg("List density"), words)
        scales = tuple((scale, f"{scale} %") for scale in TEXT_SCALES)
        words = msg("In addition to the desktop's setting.")
        self._add(card, "text_scale", ChoiceControl(scales), msg("Text size"), words)
        return card

    def _locking(self) -> SettingCard:
        card = self._card(msg("Locking"))
        words = msg(
            "The vault locks after this time without input. Drafts are kept and you return to the"
            " same place."
        )
        self._add(
            card,
            "idle_minutes",
            MinutesControl(LONGEST_IDLE),
            msg("Lock automatically after"),
            words,
        )
        words = msg("Also lock when the window is minimised.")
        self._add(
            card, "lock_when_minimised", ToggleControl(msg("Lock")), msg("When minimised"), words
        )
        words = msg(
            "An export or import that is still running then is finished first,"
            " for an hour at most. The window is covered meanwhile and asks for"
            " the passphrase. If this is ticked, the work is stopped and the"
            " vault locks at once. Ctrl+L always does so."
        )
        self._add(
            card, "lock_at_once", ToggleControl(msg("Lock at once")), msg("While work runs"), words
        )
        return card

    def _showing(self) -> SettingCard:
        card = self._card(msg("Documents and timeline"))
        words = msg("Keep pages white in dark mode. Dossiers are always white.")
        self._add(
            card, "white_paper", ToggleControl(msg("White")), msg("Page colour in dark mode"), words
        )
        zones = tuple((minutes, zone_words(minutes)) for minutes in ZONES)
        words = msg(
            "Time zone of the timeline. Events with their own time zone are placed accordingly;"
            " their text is unchanged."
        )
        self._add(
            card, "timeline_zone", ChoiceControl(zones), msg("Time zone of the timeline"), words
        )
        return card

    def _card(self, title: str) -> SettingCard:
        return SettingCard(self.context.theme, title)

    def _add(self, card: SettingCard, name: str, control: _Control, title: str, words: str) -> None:
        card.add(title, words, control)
        if isinstance(control, ToggleControl):
            control.setAccessibleName(f"{title}: {control.text()}")
        control.picked.connect(lambda value: self._change(name, value))
        self.controls[name] = control

    def _change(self, name: str, value: Any) -> None:
        if getattr(self._saved, name) == value:
            return
        self._saved = replace(self._saved, **{name: value})
        self._unanswered += 1
        # Not within the event of the list of choices: Qt ended while it dressed that anew, too.
        QTimer.singleShot(0, self, self._dress)
        self.context.session.run(self, save_preferences(self._saved), self._on_done)

    @Slot()
    def _dress(self) -> None:
        preferences = self._saved
        self.context.theme.choose(preferences.theme, preferences.density, preferences.text_scale)

    def _on_done(self, _: None) -> None:
        self._unanswered -= 1
