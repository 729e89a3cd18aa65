"""The form of the lawyer's note on an entry of the library."""

from typing import Any

from typing_extensions import override

from casefiles.domain.foundation.ids import LibraryNoteId, new_id
from casefiles.office.law.library_notes import save_note
from casefiles.office.law.reference import ReferenceEntry
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import LineField, TextField
from casefiles.ui.widgets.form_page import FormPage
from casefiles.words.language import msg, msg_mark, msg_of

_HINT = msg_mark(
    "Applies to every case in this vault, is never exported and is kept when packs are updated."
)

_CHECKED = msg_mark(
    "Name of who read the decision itself, and checked name, date, number and paragraphs."
)


class NoteForm(FormPage):
    """Writes or changes a note; an empty one is taken away."""

    usual_field = "text"

    def __init__(self, context: Context, reference: ReferenceEntry) -> None:
        super().__init__(
            context, f"note:{reference.id}", msg("Your note: {title}", title=reference.title)
        )
        self._reference = reference
        self.form.add(TextField("text", msg("Note"), msg_of(_HINT), rows=10))
        if reference.kind == "authority":
            self.form.add(LineField("checked_by", msg("Decision read by"), msg_of(_CHECKED)))
        self.form.load({"text": reference.note, "checked_by": reference.checked_by})

    @override
    def _keep(self, values: dict[str, Any]) -> None:
        own = LibraryNoteId(new_id(self._context.session.vault.workplace.randomness))
        about = (own, self._reference.id, self._reference.title)
        self._run(save_note(*about, values["text"], values.get("checked_by", "")))
