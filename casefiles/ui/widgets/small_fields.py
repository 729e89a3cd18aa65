"""Fields of numbers, lists, dates, and of one of many."""

from typing import Any, Final

from typing_extensions import override

from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import edtf_from_words, words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.field import LineField, TextField
from casefiles.ui.widgets.labels import words_in_line
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.words.language import msg_mark, msg_of

_ONE_PERSON: Final = msg_mark("One person only: remove the others.")
_ONE: Final = msg_mark("One only: remove the others.")
_NUMBER: Final = msg_mark("Enter a whole number or leave empty.")
_MOST_DIGITS: Final = 6


class NumberField(LineField):
    """A whole number; 0 where none is told."""

    @override
    def value(self) -> Any:
        """Return the number."""
        text = self.line.text().strip()
        return int(text) if self._is_number(text) else 0

    @override
    def set_value(self, value: Any) -> None:
        """Show a number; nothing for 0."""
        super().set_value(str(value) if value else "")

    @override
    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()

    @override
    def check(self) -> str:
        """Refuse what is no number."""
        text = self.line.text().strip()
        return msg_of(_NUMBER) if text and not self._is_number(text) else ""

    def _is_number(self, text: str) -> bool:
        return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


class CodesField(LineField):
    """Codes in one line, with commas between them; each counts once."""

    @override
    def value(self) -> Any:
        """Return the codes."""
        parts = self.line.text().replace(";", ",").split(",")
        return list(dict.fromkeys(part for one in parts if (part := " ".join(one.split()))))

    @override
    def set_value(self, value: Any) -> None:
        """Show codes."""
        super().set_value(value if isinstance(value, str) else ", ".join(value or ()))

    @override
    def draft(self) -> str:
        """Return what was typed."""
        return self.line.text()


class LinesField(TextField):
    """A list, one thing on each line."""

    @override
    def value(self) -> Any:
        """Return the lines that are not empty."""
        return [line.strip() for line in super().value().splitlines() if line.strip()]

    @override
    def set_value(self, value: Any) -> None:
        """Show a list."""
        super().set_value(value if isinstance(value, str) else "\n".join(value or ()))


class DatesField(LinesField):
    """Several dates, one on each line, typed in words."""

    @override
    def value(self) -> Any:
        """Return the dates in EDTF; what cannot be read stays as it was typed."""
        return [_read(line)[0] for line in super().value()]

    @override
    def draft(self) -> str:
        """Return what was typed."""
        return self.text.toPlainText()

    @override
    def set_value(self, value: Any) -> None:
        """Show dates given in EDTF."""
        if not isinstance(value, str):
            value = [words_from_edtf(one) if is_edtf(one) else one for one in value or ()]
        super().set_value(value)

    @override
    def check(self) -> str:
        """Return why a line is no date."""
        lines = self.text.toPlainText().splitlines()
        faults = (_read(line)[1] for line in lines if line.strip())
        return next((fault for fault in faults if fault), "") or super().check()


def _read(line: str) -> tuple[str, str]:
    try:
        return edtf_from_words(line), ""
    except UnreadDate as fault:
        return line.strip(), words_in_line(fault.code)


class OneChoiceField(ChoicesField):
    """Holds the id of one of many; empty for none.

    Attributes:
        several: what is said where several were chosen.
    """

    several: str = _ONE

    @override
    def value(self) -> Any:
        """Return the id."""
        return next(iter(super().value()), "")

    @override
    def set_value(self, value: Any) -> None:
        """Show what was chosen, by id."""
        super().set_value([value] if isinstance(value, str) and value else value or ())

    @override
    def draft(self) -> Any:
        """Return all that was chosen."""
        return super().value()

    @override
    def check(self) -> str:
        """Refuse several."""
        return msg_of(self.several) if len(super().value()) > 1 else super().check()


class OnePersonField(OneChoiceField, PeopleField):
    """Holds the id of one person; empty for nobody."""

    several = _ONE_PERSON
