"""Whom the dossier is for, by whose rules and preset, and who may read it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach
from casefiles.office.draft.dossiers import ForumChoice, RecipientChoice
from casefiles.office.redaction.presets import OfferedPreset
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.steps.wide_list_box import WideListBox
from casefiles.ui.widgets.buttons import action_button
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import (
    TOP,
    card,
    column,
    flow,
    in_column,
    label_for,
    row,
    words,
)
from casefiles.words.language import msg, msg_mark, msg_of

_ICON: Final = 16
_FEWEST: Final = 15
"""Letters for which a choice has room at least."""
_NO_PRESET: Final = msg_mark("No preset")
_UNVERIFIED: Final = msg_mark("Office rules; the court's own rules were not checked.")
_IN_PART: Final = msg_mark("Unverified or partly unverified. See the badges in the form.")


class RecipientBar(QWidget):
    """Chooses profile, audience and redaction preset.

    Attributes:
        changed: another profile or audience was chosen.
        preset_chosen: the id of another preset, or nothing for none.
    """

    changed = Signal()
    preset_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._forums: tuple[ForumChoice, ...] = ()
        self._offered: tuple[OfferedPreset, ...] = ()
        self._known_reaches: tuple[Reach, ...] = ()
        self._chosen = ""
        self._reaches = False
        self.audiences = _box(msg("Recipient"))
        self.profiles = _box(msg("Forum"))
        self.presets = _box(msg("Redaction preset"))
        self._preset = muted("")
        self._change = action_button(context.actions["dossier.readers"])
        self._picture = QLabel()
        self._reach = words()
        self._lay_out()
        self.audiences.currentIndexChanged.connect(self._on_audience)
        self.profiles.currentIndexChanged.connect(self._on_profile)
        self.presets.activated.connect(self._on_preset)
        self._theme.changed.connect(self._tint)

    @property
    def forum(self) -> ForumChoice | None:
        """The profile that is chosen."""
        chosen = self.profiles.currentData()
        return next((one for one in self._forums if one.id == chosen), None)

    @property
    def papers(self) -> tuple[str, ...]:
        """Titles of the papers that the filing pack of the profile holds; empty for one report."""
        return self.forum.papers if self.forum is not None else ()

    @property
    def audience(self) -> RecipientChoice | None:
        """Whom it is for."""
        forum = self.forum
        if forum is None:
            return None
        try:
            return forum.audience(str(self.audiences.currentData()))
        except Refused:
            return None

    def offer(self, forums: tuple[ForumChoice, ...], profile: str, audience: str) -> None:
        """Offer profiles, with one of them and one of its audiences chosen."""
        self._forums = forums
        self.profiles.blockSignals(True)
        self.profiles.clear()
        for forum in forums:
            self.profiles.addItem(forum.title, forum.id)
        self.profiles.setCurrentIndex(max(self.profiles.findData(profile), 0))
        self.profiles.blockSignals(False)
        self.profiles.updateGeometry()
        self._offer_audiences(audience)
        self._describe_recipient()

    def offer_presets(self, offered: tuple[OfferedPreset, ...]) -> None:
        """Offer the presets that came with the program; those for the readers come first."""
        self._offered = offered
        self._offer_presets()

    def show_preset(self, preset_id: str) -> None:
        """Show which preset is chosen for this profile and audience; empty for none."""
        self._chosen = preset_id
        self._offer_presets()

    def show_reaches(self, reaches: Iterable[Reach]) -> None:
        """Take what the lawyer says of readers in this case."""
        self._known_reaches = tuple(reaches)
        self._describe_recipient()

    def choose_both(self, profile: str, audience: str) -> None:
        """Choose a profile and one of its audiences at once."""
        self.offer(self._forums, profile, audience)
        self.changed.emit()

    def choose(self, audience: str) -> None:
        """Choose an audience."""
        self.audiences.setCurrentIndex(self.audiences.findData(audience))

    def _offer_audiences(self, audience: str) -> None:
        self.audiences.blockSignals(True)
        self.audiences.clear()
        if self.forum is not None:
            for one in self.forum.audiences:
                self.audiences.addItem(one.words, one.id)
        self.audiences.setCurrentIndex(max(self.audiences.findData(audience), 0))
        self.audiences.blockSignals(False)
        self.audiences.updateGeometry()

    def _offer_presets(self) -> None:
        audience = str(self.audiences.currentData())
        self.presets.clear()
        self.presets.addItem(msg_of(_NO_PRESET), "")
        fitting = [one for one in self._offered if audience in one.audiences]
        others = [one for one in self._offered if audience not in one.audiences]
        meant = self.forum.preset if self.forum is not None else ""
        for one in sorted((*fitting, *others), key=lambda one: one.id != meant):
            self.presets.addItem(one.title, one.id)
        self.presets.setCurrentIndex(max(self.presets.findData(self._chosen), 0))
        self._show_preset()

    def _show_preset(self) -> None:
        chosen = next((one for one in self._offered if one.id == self._chosen), None)
        self._preset.setVisible(chosen is not None)
        if chosen is None:
            self.presets.setToolTip("")
            return
        badge = msg(" · unverified") if chosen.is_unverified else ""
        day = (
            msg("as of {day}", day=chosen.as_of)
            if chosen.is_unverified
            else msg("checked {day}", day=chosen.as_of)
        )
        age = (
            msg("due for review since {review_by}", review_by=chosen.review_by)
            if chosen.is_old
            else day
        )
        notes = " ".join(chosen.notes)
        self._preset.setText(f"{chosen.rule} · {age}{badge}. {notes}")
        self.presets.setToolTip(chosen.source)
        self.presets.setAccessibleDescription(self._preset.text())

    @Slot(int)
    def _on_preset(self, _index: int) -> None:
        chosen = str(self.presets.currentData())
        if chosen != self._chosen:
            self._chosen = chosen
            self._show_preset()
            self.preset_chosen.emit(chosen)

    @Slot(int)
    def _on_audience(self, _index: int) -> None:
        self._describe_recipient()
        self.changed.emit()

    @Slot(int)
    def _on_profile(self, _index: int) -> None:
        self._offer_audiences(str(self.audiences.currentData()))
        self._describe_recipient()
        self.changed.emit()

    def _describe_recipient(self) -> None:
        audience, forum = self.audience, self.forum
        if audience is None or forum is None:
            return
        self._reaches = can_reach(HARMFUL, audience.id, self._known_reaches)
        who = msg("Can reach the requesting State. ") if self._reaches else ""
        own = next((one for one in self._known_reaches if one.audience == audience.id), None)
        # What the ordinary course is has no place beside what holds in this case.
        usual = (
            audience.reach if own is None else msg("Set for this case: {reason}", reason=own.reason)
        )
        self._reach.setText(f"{who}{usual}")
        self.audiences.setAccessibleDescription(self._reach.text())
        badge = msg_of(_IN_PART) if forum.has_form else msg_of(_UNVERIFIED)
        self.profiles.setToolTip(f"{badge} {forum.source}" if forum.is_unverified else "")
        self._tint()

    @Slot()
    def _tint(self) -> None:
        size = self._theme.pixels(_ICON)
        name, role = ("warning", "warn") if self._reaches else ("eye", "muted")
        self._picture.setPixmap(self._theme.pixmap(name, size, role))

    def _lay_out(self) -> None:
        fields = flow(
            *(
                _labelled(text, box)
                for text, box in (
                    (msg("Recipient"), self.audiences),
                    (msg("Forum"), self.profiles),
                    (msg("Redaction"), self.presets),
                )
            ),
            gap=12,
        )
        readers = card(
            row((subheading(msg("FORESEEABLE READERS")), 1), self._change),
            row((self._picture, TOP), (self._reach, 1), gap=8),
            gap=8,
        )
        column(fields, self._preset, readers, gap=10, margins=0, of=self)


def _box(name: str) -> QComboBox:
    box = WideListBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_FEWEST)
    return box


def _labelled(text: str, box: QComboBox) -> QWidget:
    return in_column(label_for(box, text), box, gap=2, margins=0)
