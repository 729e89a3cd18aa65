"""The form of a mark: why, whom it protects, which readers do not get it, on which pages."""

import re
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import RedactionKind
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.draft.redaction_schedules import REASONS
from casefiles.office.records.pickers import PickerItem, people_to_choose
from casefiles.office.redaction.marking import MarkInput, RedactionArea
from casefiles.office.stops.mark_reasons import NOBODY_SAYS, ReasonsOfPerson, reasons_of_people
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.marking.mark_kind_field import KindField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField
from casefiles.ui.widgets.folded_part import FoldedPart
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.layout import column
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_REASONS: Final = (
    msg_mark("Name of a third party"),
    msg_mark("Safety of a witness or relative"),
    msg_mark("Home address"),
    msg_mark("Telephone, e-mail or account"),
    msg_mark("Number of a document"),
    msg_mark("Health"),
    msg_mark("Legal privilege"),
)
_OWN_REASON: Final = msg_mark("Choose or type. Internal: never exported.")
_INHERITED: Final = msg_mark("If empty, the person's reason applies: {}. Internal: never exported.")
_FOR_JUDGE: Final = msg_mark("Reason for the court")
_JUDGE: Final = msg_mark(
    "Printed only in a redaction schedule, with names replaced by placeholders. If it differs from"
    " the person's reason, write an explanation."
)
_RANGE: Final = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\Z")
_ORDER: Final = (
    "court_open",
    "court_closed",
    "requested_state",
    "requesting_state",
    "treaty_body",
    "ccf",
    "expert",
    "interpreter",
    "public",
)


def page_numbers(text: str, last: int) -> tuple[int, ...] | None:
    """Read page numbers such as "2-9, 12".

    Args:
        text: what was typed.
        last: the last page there is.

    Returns:
        The numbers, or None if it is not one, or a page does not exist.
    """
    numbers: list[int] = []
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        match = _RANGE.match(piece)
        if match is None:
            return None
        start = int(match[1])
        end = int(match[2] or match[1])
        if not 1 <= start <= end <= last:
            return None
        numbers += range(start, end + 1)
    return tuple(dict.fromkeys(numbers))


class PageNumbersField(LineField):
    """Pages on which the same place is marked too."""

    def __init__(self) -> None:
        hint = msg("Same area on other pages, for example 2-9, 12. Leave empty for this page only.")
        super().__init__("pages", msg("Also on pages"), hint)
        self.last = 1

    @override
    def check(self) -> str:
        """Return what is wrong with the numbers."""
        if page_numbers(self.value(), self.last) is None:
            return msg("Write page numbers from 1 to {last}, such as 2-9, 12.", last=self.last)
        return ""


class AreasField(Field):
    """The places to be marked; kept with the draft, and never changed by hand here."""

    def __init__(self) -> None:
        super().__init__("areas", "")
        self.areas: tuple[RedactionArea, ...] = ()
        self.hide()

    @override
    def value(self) -> list[list[Any]]:
        """Return the places as JSON holds them."""
        return [[one.document_id, one.page, *astuple(one.box)] for one in self.areas]

    @override
    def set_value(self, value: Any) -> None:
        """Take places; a draft of words brings none over those that were selected since."""
        if not self.areas:
            self.areas = areas_of(value)


def areas_of(value: Any) -> tuple[RedactionArea, ...]:
    """Read places from a draft; nonsense counts as none."""
    try:
        return tuple(
            RedactionArea(DocumentId(str(document_id)), int(page), Box(*map(float, box)))
            for document_id, page, *box in value or ()
        )
    except (TypeError, ValueError):
        return ()


class ReasonField(ChoiceField):
    """Why something goes; the reason of the person whom it protects, where none is written.

    Attributes:
        inherited: that reason; empty where nobody in particular is protected.
    """

    inherited = ""

    def inherit(self, reason: str) -> None:
        """Show the reason that counts where none is written."""
        self.inherited = reason
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(reason)
        self.show_hint(msg_of(_INHERITED).format(reason) if reason else msg_of(_OWN_REASON))

    @override
    def check(self) -> str:
        """Return what is missing."""
        return "" if self.inherited else super().check()


class ReadersField(Field):
    """All readers, or those that are ticked."""

    def __init__(self) -> None:
        super().__init__("audiences", msg("Redacted for"), msg("By default for all recipients."))
        holder = QWidget(self)
        self.everyone = QCheckBox(msg("All recipients"))
        self.everyone.setChecked(True)
        self.everyone.clicked.connect(self._on_everyone)
        body = column(self.everyone, gap=2, margins=0, of=holder)
        self.boxes: dict[str, QCheckBox] = {}
        for audience in (one for one in _ORDER if one in AUDIENCES):
            box = QCheckBox(label(audience))
            box.clicked.connect(self._touched)
            box.hide()
            self.boxes[audience] = box
            body.addWidget(box)
        self._hold(holder, self.everyone)
        self.everyone.setAccessibleName(msg("Redacted for all recipients"))

    @override
    def value(self) -> list[str]:
        """Return the readers; none stands for all."""
        if self.everyone.isChecked():
            return []
        return [name for name, box in self.boxes.items() if box.isChecked()]

    @override
    def set_value(self, value: Any) -> None:
        """Show readers."""
        chosen = set(value or ())
        self.everyone.setChecked(not chosen)
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
        self._show()

    @override
    def check(self) -> str:
        """A mark for nobody would be none."""
        if not self.everyone.isChecked() and not self.value():
            return msg("Choose at least one recipient.")
        return ""

    @Slot()
    def _on_everyone(self) -> None:
        self._show()
        self._touched()

    def _show(self) -> None:
        for box in self.boxes.values():
            box.setVisible(not self.everyone.isChecked())


class MarkForm(RecordForm):
    """Says what a mark is for."""

    def __init__(self, context: Context, draft_name: str, title: str) -> None:
        super().__init__(context, draft_name, title)
        self.kind = KindField()
        self._inherited: dict[PersonId, ReasonsOfPerson] = {}
        reasons = [(reason, reason) for reason in msg_of(_REASONS)]
        self.reason = ReasonField(
            "reason", msg("Reason"), reasons, msg_of(_OWN_REASON), required=True, free=True
        )
        self.person = ChoiceField("person", msg("Protects"), [("", msg("No particular person"))])
        self.readers = ReadersField()
        self.pages = PageNumbersField()
        self.areas = AreasField()
        for field in (
            *(self.kind, self.reason, self.person),
            *(self.readers, self.pages, self.areas),
        ):
            self.add(field)
        self.judge_code = ChoiceField("judge_code", msg_of(_FOR_JUDGE), _codes(NOBODY_SAYS))
        self.judge_reason = LineField(
            "judge_reason", msg("Explanation for the court"), msg_of(_JUDGE)
        )
        self.judge = FoldedPart(
            self, f"{msg_of(_FOR_JUDGE)}…", (self.judge_code, self.judge_reason)
        )
        self.pages.hide()
        for one in (self.person, self.judge_code):
            one.changed.connect(self._inherit)
        self.filled.connect(self._inherit)
        session, case_id = context.session, context.case_id
        session.ask(self, people_to_choose(case_id), self._on_people, channel="people")
        session.ask(self, reasons_of_people(case_id), self._on_reasons, channel="reasons")

    def load_terms(self, terms: MarkInput, areas: Sequence[RedactionArea] = ()) -> None:
        """Show what is said about a mark.

        Args:
            terms: what is said.
            areas: places of marks that are to be made.
        """
        self.areas.areas = tuple(areas)
        self.load(
            {
                "kind": str(terms.kind) if not areas else self.kind.value(),
                "reason": terms.reason,
                "person": terms.person_id,
                "audiences": list(terms.audiences),
                "pages": "",
                "judge_code": terms.judge_code,
                "judge_reason": terms.judge_reason,
            }
        )
        self._leave_inherited_open()

    @override
    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault, and the places even if nothing was typed yet."""
        super().keep_draft_now()
        if self.areas.areas and not self.is_changed():
            edit = drafts.save_draft(self.draft_name, self.values())
            self._context.session.run(self, edit)

    @override
    def saved(self) -> None:
        """Be done with the words and their places: the draft is dropped."""
        self.areas.areas = ()
        self._sent = None
        super().saved()

    @override
    def _to_keep(self) -> dict[str, Any]:
        """Return everything: the places are what was begun."""
        return self._typed()

    def repeat_up_to(self, last: int) -> None:
        """Offer the same place on other pages too."""
        self.pages.last = last
        self.pages.setVisible(last > 1)

    @override
    def focus_first(self) -> None:
        """Put the focus where something has to be chosen or written."""
        (self.reason if self.kind.value() else self.kind).take_focus()

    def suggest_keeping(self, *, is_area: bool) -> None:
        """Offer to say what stays first; which it is has to be chosen."""
        if not self.is_changed():
            self.kind.offer(is_area=is_area, suggests_keep=True)
            self._loaded = self._typed()

    def _on_people(self, people: Sequence[PickerItem]) -> None:
        self.person.set_choices(
            [("", msg("No particular person")), *((person.id, person.words) for person in people)]
        )

    def _on_reasons(self, inherited: dict[PersonId, ReasonsOfPerson]) -> None:
        self._inherited = inherited
        self._inherit()
        self._leave_inherited_open()

    @Slot()
    def _inherit(self) -> None:
        """Show what counts where nothing of its own is said of the mark."""
        found = self._inherited.get(PersonId(self.person.value()))
        self.reason.inherit(found.reason if found is not None else "")
        ground = found.ground if found is not None else NOBODY_SAYS
        self.judge_code.set_choices(_codes(ground))
        words = "" if self.judge_code.value() else ground.reason
        self.judge_reason.line.setPlaceholderText(words)

    def _leave_inherited_open(self) -> None:
        """Show a reason that only repeats the person's as inherited, so that both change."""
        if self.reason.inherited and self.reason.value() == self.reason.inherited:
            is_as_loaded = not self.is_changed()
            self.reason.set_value("")
            if is_as_loaded:
                self._loaded = self._typed()


def _codes(inherited: RedactionReason) -> list[tuple[str, str]]:
    """Return the reasons for the judge, that of the person first."""
    as_person = msg("Same as the person") if inherited.person_id else msg("Default")
    words = REASONS.get(inherited.code) or REASONS[NOBODY_SAYS.code]
    return [("", f"{as_person}: {words}"), *REASONS.items()]


def terms_of(values: dict[str, Any]) -> MarkInput:
    """Return what a form says about a mark."""
    kind = RedactionKind(values["kind"])
    person_id, audiences = PersonId(values["person"]), tuple(values["audiences"])
    described = values["judge_code"], values["judge_reason"]
    return MarkInput(values["reason"], person_id, audiences, kind, *described)
