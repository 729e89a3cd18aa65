"""Sets of commands: those that change a case or the vault, and those by which something leaves."""

from typing import Final

from casefiles.words.register import IN_PROCEEDINGS, OF_COUNTRIES

CHANGING: Final = frozenset(
    {
        *("app.undo", "app.redo", "history.undo_this"),
        *("overview.edit_case", "overview.add_date"),
        *("documents.add_files", "documents.add_folder", "documents.edit", "documents.remove"),
        "documents.number",
        *("documents.review_relevant", "documents.review_key", "documents.review_not_relevant"),
        *("documents.review_privileged", "documents.review_do_not_use", "documents.review_undo"),
        *("documents.review_gist", "documents.review_tags"),
        *("documents.translate", "documents.translation_on", "documents.translation_back"),
        *("documents.select_area", "documents.mark", "documents.new_fact", "documents.looked_at"),
        "documents.looked_at_all",
        *("documents.mark_page", "documents.keep_only"),
        "documents.new_event",
        *("timeline.add_event", "timeline.edit", "timeline.remove", "timeline.into_dossier"),
        *("people.add_person", "people.edit", "people.remove", "people.confirm_forms"),
        *("argument.add", "argument.add_theirs"),
        *(f"register.add_{code}" for code in IN_PROCEEDINGS),
        *(f"sources.add_{code}" for code in OF_COUNTRIES),
        *("sources.add", "sources.edit", "sources.remove"),
        *("register.add", "register.edit", "register.remove", "register.done"),
        *("dossier.move_up", "dossier.move_down"),
        *("redaction.accept", "redaction.reject", "redaction.remove_undecided"),
        *("redaction.accept_same", "redaction.reject_same", "redaction.person", "redaction.undo"),
        *(f"redaction.answer_{one}" for one in range(1, 6)),
        *("redaction.all_kin", "redaction.kin_left"),
        *("redaction.word_everywhere", "redaction.word_never"),
        *("redaction.word_remove_here", "redaction.word_leave_here"),
    }
)
"""Commands that change something of a case."""

OF_VAULT: Final = frozenset(
    {
        *("overview.new_case", "overview.keeping", "overview.load_form"),
        *("documents.erase", "people.erase", "timeline.erase", "dossier.erase_fact"),
        *("library.add_word", "library.edit_word", "library.hide_word", "library.remove_word"),
        "library.note",
        *("library.take_pack", "library.remove_pack", "library.withdraw_key"),
    }
)
"""Commands that change something and are open where a case is closed."""

EXPORT_ACTIONS: Final = frozenset({"dossier.export", "dossier.pack"})
"""Commands after which the ledger of a case has an entry of what left it."""

ADDING: Final = (
    *("overview.add_date", "documents.add_files", "documents.add_folder", "people.add_person"),
    *("timeline.add_event", *(f"register.add_{code}" for code in IN_PROCEEDINGS)),
    *(f"sources.add_{code}" for code in OF_COUNTRIES),
    *("argument.add", "argument.add_theirs", "overview.new_case"),
)
"""Commands that add something, as the menu of all that can be added shows them."""
