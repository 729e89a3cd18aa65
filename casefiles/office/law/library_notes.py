"""The lawyer's notes on entries of the library: they stay whatever a newer pack says."""

from dataclasses import replace

from casefiles.domain.foundation.ids import LibraryNoteId
from casefiles.domain.records.library_records import LibraryNote
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.work import WriteTransaction


def save_note(
    own_id: LibraryNoteId, entry: str, title: str, text: str, checked_by: str = ""
) -> Edit[None]:
    """Note something on an entry; where nothing is told any more, the note goes.

    Args:
        own_id: of the record, if there is none yet.
        entry: what names the entry among those of all packs.
        title: of the entry now, for when it is gone.
        text: the note.
        checked_by: who read the decision itself; empty for nobody.
    """
    description, reader = text.strip(), checked_by.strip()

    def change(work: WriteTransaction) -> None:
        library_notes = work.find(LibraryNote, entry=entry)
        if library_notes and not (description or reader):
            work.delete(LibraryNote, library_notes[0].id, "remove_library_note")
        elif library_notes:
            work.update(
                replace(library_notes[0], title=title, text=description, checked_by=reader),
                "edit_library_note",
            )
        elif description or reader:
            work.insert(LibraryNote(own_id, entry, title, description, reader), "add_library_note")

    return change
