"""Limits of a forum that nobody has established: set here, with where they were read."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from casefiles.office.law.custom_limits import (
    CustomLimitRow,
    CustomLimits,
    key_of_limit,
    limit_of_key,
    remove_own_limit,
    save_custom_limit,
)
from casefiles.ui.base.context import Context
from casefiles.ui.records.cards_and_form import CardsAndForm
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, LineField, TickField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import LEFT, TOP, clear, column, row, words
from casefiles.words.language import msg, msg_mark, msg_of

_PURPOSE: Final = msg_mark(
    "Set here what the program does not know of this forum, once you have read it: limits, and"
    " addresses, which replace those of the program. It applies to every case in this vault: texts"
    " and files are measured against it. The source you read is internal: never exported. A year"
    " after you read a limit, it only warns. No limit blocks a request for interim measures."
)
_SIGNED: Final = msg_mark(
    "For an address: the name of the person who opened that page and is responsible for it."
)
_CHOOSE: Final = ("", msg_mark("Type of limit"))
_VALUE: Final = msg_mark("A number, such as 20 or 4000; or the address.")
_REFUSES: Final = msg_mark("Blocks the export if exceeded; otherwise warns.")


class LimitsPage(CardsAndForm):
    """Lists the limits that were set for a forum, and takes more.

    Attributes:
        limits: what is shown; None before it is known, or for a profile without a form.
        begin: begins another limit.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Limits"), msg("Back to the form"), "value", gap=8)
        self.limits: CustomLimits | None = None
        self.begin = button(msg("Set a limit…"), "plus", primary=True)
        self.begin.clicked.connect(self._on_begin)
        self._lay_out_list(muted(msg_of(_PURPOSE)), self._cards, (self.begin, LEFT))

    @property
    def text(self) -> str:
        """What is held, a line each."""
        custom_limit_rows = self.limits.limits if self.limits is not None else ()
        return "\n".join(one.words for one in custom_limit_rows)

    def show_limits(self, limits: CustomLimits | None) -> None:
        """Show what is set for a forum, and what may be."""
        known, self.limits = self.limits, limits
        self.begin.setEnabled(limits is not None)
        clear(self._cards)
        if limits is None:
            self._leave_form()
            return
        self._title.setText(msg("Limits: {title}", title=limits.title))
        for one in limits.limits:
            self._cards.addWidget(self._card(one))
        if known is not None and known.profile != limits.profile:
            self._leave_form()

    def _card(self, one: CustomLimitRow) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        text = words(one.words, "label")
        edit = button(msg("Change"), "pencil-simple")
        edit.setAccessibleName(msg("Change: {words}", words=one.words))
        edit.clicked.connect(lambda: self._load(one))
        drop = button(msg("Remove"), "trash")
        drop.setAccessibleName(msg("Remove: {words}", words=one.words))
        drop.clicked.connect(lambda: self._remove(one))
        row(
            (column(text, muted(one.read), gap=4), 1),
            (edit, TOP),
            (drop, TOP),
            margins=(14, 10, 14, 10),
            of=card,
        )
        return card

    @Slot()
    def _on_begin(self) -> None:
        if self.limits is not None:
            self._show(partial(self._made_form, self.limits, {})).focus_first()

    def _made_form(self, limits: CustomLimits, values: dict[str, Any]) -> RecordForm:
        key = str(values.get("key", ""))
        form = RecordForm(self._context, f"limit:{limits.profile}:{key}", msg("Set a limit"))
        form.add(
            ChoiceField(
                "key", msg("Type of limit"), (msg_of(_CHOOSE), *limits.offered), required=True
            )
        )
        form.add(LineField("value", msg("Limit or address"), msg_of(_VALUE), required=True))
        form.add(TickField("is_refused", msg("Forum rejects what exceeds it"), msg_of(_REFUSES)))
        form.add(
            LineField(
                "source",
                msg("Source"),
                msg("For example web page, guide or letter."),
                required=True,
            )
        )
        form.add(
            DateField(
                "checked",
                msg("Checked on"),
                msg("Date on which you read the source."),
                required=True,
            )
        )
        form.add(LineField("signed_by", msg("Signed by"), msg_of(_SIGNED)))
        form.load(values)
        return form

    def _load(self, one: CustomLimitRow) -> None:
        if self.limits is None:
            return
        own_limit = one.record
        values = {
            "key": key_of_limit(own_limit),
            "value": own_limit.value,
            "is_refused": own_limit.is_refused,
            "source": own_limit.source,
            "checked": own_limit.checked,
            "signed_by": own_limit.signed_by,
        }
        self._show(partial(self._made_form, self.limits, values)).fields["value"].take_focus()

    def _remove(self, one: CustomLimitRow) -> None:
        self._context.session.run(self, remove_own_limit(one.record.id))

    @override
    def _submit(self, values: dict[str, Any]) -> None:
        if self.limits is None:
            return
        described = (
            str(values["value"]).strip(),
            bool(values["is_refused"]),
            str(values["source"]).strip(),
            str(values["checked"]),
            str(values["signed_by"]).strip(),
        )
        limit = limit_of_key(self.limits.profile, str(values["key"]), described)
        self._change(save_custom_limit(limit))

    @override
    def _first(self) -> QWidget:
        return self.begin
