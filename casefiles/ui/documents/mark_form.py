"""The form of a mark: why, whom it protects, which readers do not get it, on which pages."""

import re
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget
from typing_extensions import override

from casefiles.domain.audiences import AUDIENCES
from casefiles.domain.ids import DocumentId, PersonId
from casefiles.domain.records import Box, MarkKind
from casefiles.office import drafts
from casefiles.office.choosing import Choice, people_to_choose
from casefiles.office.marking import Area, MarkTerms
from casefiles.ui.context import Context
from casefiles.ui.documents.mark_kind_field import KindField
from casefiles.ui.widgets.fields import ChoiceField, Field, LineField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.words import label

_REASONS: Final = (
    "Name of a third party",
    "Safety of a witness or relative",
    "Home address",
    "Telephone, e-mail or account",
    "Number of a document",
    "Health",
    "Legal privilege",
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


class PagesField(LineField):
    """Pages on which the same place is marked too."""

    def __init__(self) -> None:
        hint = "The same place on other pages, such as 2-9, 12. Leave empty for this page only."
        super().__init__("pages", "Also on pages", hint)
        self.last = 1

    @override
    def check(self) -> str:
        """Return what is wrong with the numbers."""
        if page_numbers(self.value(), self.last) is None:
            return f"Write page numbers from 1 to {self.last}, such as 2-9, 12."
        return ""


class AreasField(Field):
    """The places to be marked; kept with the draft, and never changed by hand here."""

    def __init__(self) -> None:
        super().__init__("areas", "")
        self.areas: tuple[Area, ...] = ()
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


def areas_of(value: Any) -> tuple[Area, ...]:
    """Read places from a draft; nonsense counts as none."""
    try:
        return tuple(
            Area(DocumentId(str(document_id)), int(page), Box(*map(float, box)))
            for document_id, page, *box in value or ()
        )
    except (TypeError, ValueError):
        return ()


class ReasonField(ChoiceField):
    """Why something goes; the reason of the person whom it protects, where none is written.

    Attributes:
        person: whom it protects.
    """

    person: ChoiceField | None = None

    @override
    def check(self) -> str:
        """Return what is missing."""
        return "" if self.person is not None and self.person.value() else super().check()


class ReadersField(Field):
    """All readers, or those that are ticked."""

    def __init__(self) -> None:
        super().__init__("audiences", "Not for", "Most marks hold for all readers.")
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.everyone = QCheckBox("All readers")
        self.everyone.setChecked(True)
        self.everyone.clicked.connect(self._on_everyone)
        column.addWidget(self.everyone)
        self.boxes: dict[str, QCheckBox] = {}
        for audience in (one for one in _ORDER if one in AUDIENCES):
            box = QCheckBox(label(audience))
            box.clicked.connect(self._touched)
            box.hide()
            self.boxes[audience] = box
            column.addWidget(box)
        self._hold(holder, self.everyone)
        self.everyone.setAccessibleName("Not for: all readers")

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
            return "Tick at least one reader, or all."
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
        hint = "Choose or write; that of the person counts where it is left empty. "
        hint += "It never leaves the vault."
        reasons = [(reason, reason) for reason in _REASONS]
        self.reason = ReasonField("reason", "Reason", reasons, hint, required=True, free=True)
        self.person = ChoiceField("person", "Protects", [("", "Nobody in particular")])
        self.readers = ReadersField()
        self.pages = PagesField()
        self.areas = AreasField()
        for field in (
            *(self.kind, self.reason, self.person),
            *(self.readers, self.pages, self.areas),
        ):
            self.add(field)
        self.pages.hide()
        self.reason.person = self.person
        context.session.ask(
            self, people_to_choose(context.case_id), self._on_people, channel="people"
        )

    def load_terms(self, terms: MarkTerms, areas: Sequence[Area] = ()) -> None:
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
            }
        )

    @override
    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault, and the places even if nothing was typed yet."""
        super().keep_draft_now()
        if self.areas.areas and not self.is_changed():
            edit = drafts.keep(self.draft_name, self.values())
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

    def _on_people(self, people: Sequence[Choice]) -> None:
        self.person.set_choices(
            [("", "Nobody in particular"), *((person.id, person.words) for person in people)]
        )


def terms_of(values: dict[str, Any]) -> MarkTerms:
    """Return what a form says about a mark."""
    kind = MarkKind(values["kind"])
    person_id, audiences = PersonId(values["person"]), tuple(values["audiences"])
    return MarkTerms(values["reason"], person_id, audiences, kind)
