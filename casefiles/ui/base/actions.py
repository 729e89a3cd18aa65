"""The one catalogue of actions: every command once, with its words, icon and keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.ui.base.key_meanings import keys_of
from casefiles.ui.look.theme import Theme
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.register import IN_PROCEEDINGS, NEW_RECORD, OF_COUNTRIES


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command.

    Attributes:
        name: id; the part before the dot is its room, or app.
        text: in words, as menus and palette show it.
        icon: name of an icon, or empty.
        meaning: what its keys mean, in the table of keys (`key_meanings.py`); empty for no keys.
        menu: the menu it stands in.
    """

    name: str
    text: str
    icon: str
    meaning: str
    menu: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Key sequences in Qt's portable form; the first is shown."""
        return keys_of(self.meaning)

    def __post_init__(self) -> None:
        """Mark what is shown of it, so that no line of the catalogue has to."""
        object.__setattr__(self, "text", msg_mark(self.text))
        object.__setattr__(self, "menu", msg_mark(self.menu))


ROOMS: Final = (
    ("overview", msg_mark("Today"), "house"),
    ("documents", msg_mark("Documents"), "files"),
    ("people", msg_mark("People"), "users-three"),
    ("timeline", msg_mark("Chronology"), "clock-counter-clockwise"),
    ("register", msg_mark("Proceedings"), "gavel"),
    ("argument", msg_mark("Argument"), "scales"),
    ("dossier", msg_mark("Dossier"), "book-open"),
    ("vault", msg_mark("Vault"), "shield-check"),
    ("search", msg_mark("All results"), "magnifying-glass"),
    ("redaction", msg_mark("Redact"), "eraser"),
    ("library", msg_mark("Library"), "bookmark-simple"),
    ("sources", msg_mark("Country information"), "globe"),
    ("history", msg_mark("History"), "list-checks"),
    ("preferences", msg_mark("Preferences"), "gear-six"),
)
"""Key, words and icon of every screen: those of places first, then views (`places.py`)."""

_NUMBERED: Final = 8
"""Places, which keys with numbers lead to."""

_ANSWERS: Final = (
    msg_mark("Answer 1"),
    msg_mark("Answer 2"),
    msg_mark("Answer 3"),
    msg_mark("Answer 4"),
    msg_mark("Answer 5"),
)

_VIEWS: Final = (
    msg_mark("View 1 of this place"),
    msg_mark("View 2 of this place"),
    msg_mark("View 3 of this place"),
    msg_mark("View 4 of this place"),
    msg_mark("View 5 of this place"),
    msg_mark("View 6 of this place"),
)

CATALOGUE: Final = (
    CommandSpec("app.lock", "Lock now", "lock", "lock", "Vault"),
    CommandSpec("app.hold_30", "Stay unlocked for 30 minutes", "gavel", "", "Vault"),
    CommandSpec("app.hold_60", "Stay unlocked for 1 hour", "gavel", "", "Vault"),
    CommandSpec("app.hold_120", "Stay unlocked for 2 hours", "gavel", "", "Vault"),
    CommandSpec("app.hold_end", "End stay unlocked", "lock", "", "Vault"),
    CommandSpec("app.check", "Verify vault", "shield-check", "", "Vault"),
    CommandSpec("app.findings", "Show the last verification", "list-checks", "", "Vault"),
    CommandSpec("app.compare_anchor", "Compare with anchor file…", "magnifying-glass", "", "Vault"),
    CommandSpec("app.read_pictures", "Recognise text (OCR) on waiting pages", "eye", "", "Vault"),
    CommandSpec("app.quit", "Quit", "", "quit", "Vault"),
    CommandSpec("app.undo", "Undo", "arrow-counter-clockwise", "undo", "Edit"),
    CommandSpec("app.redo", "Redo", "arrow-clockwise", "redo", "Edit"),
    CommandSpec("app.palette", "Search or command…", "magnifying-glass", "search", "Go"),
    CommandSpec("app.back", "Back", "arrow-left", "back", "Go"),
    CommandSpec("app.forward", "Forward", "arrow-right", "forward", "Go"),
    *(
        CommandSpec(f"app.go_{key}", words, icon, f"place_{number}", "Go")
        for number, (key, words, icon) in enumerate(ROOMS[:_NUMBERED], start=1)
    ),
    CommandSpec("app.go_search", "All results", "magnifying-glass", "", "Go"),
    CommandSpec("app.go_redaction", "Redact", "eraser", "", "Go"),
    CommandSpec("app.go_library", "Authorities", "bookmark-simple", "", "Go"),
    CommandSpec("app.go_sources", "Country information", "globe", "", "Go"),
    CommandSpec("app.go_history", "History", "list-checks", "", "Go"),
    CommandSpec("app.go_preferences", "Preferences", "gear-six", "preferences", "Go"),
    *(
        CommandSpec(f"app.view_{number}", words, "", f"view_{number}", "Go")
        for number, words in enumerate(_VIEWS, start=1)
    ),
    CommandSpec("app.next_pane", "Next pane", "", "next_pane", "Go"),
    CommandSpec("app.previous_pane", "Previous pane", "", "previous_pane", "Go"),
    CommandSpec("app.menu", "Menu", "list", "menu", "View"),
    CommandSpec("app.add_anything", "Add anything…", "plus", "add_anything", "Edit"),
    CommandSpec("app.theme", "Switch light and dark mode", "moon", "theme", "View"),
    CommandSpec("app.help", "Help for this place", "question", "help", "Help"),
    CommandSpec("app.keys", "Keyboard shortcuts", "keyboard", "all_keys", "Help"),
    CommandSpec("app.tasks", "Show running jobs", "list-checks", "jobs", "View"),
    CommandSpec("overview.edit_case", "Edit case", "pencil-simple", "edit", "Case"),
    CommandSpec("overview.add_date", "Add date", "calendar-plus", "add", "Case"),
    CommandSpec("overview.calendar", "Export calendar (dates only)…", "calendar-dots", "", "Case"),
    CommandSpec("overview.new_case", "New case", "folder-plus", "", "Case"),
    CommandSpec("overview.emergency", "Emergency request…", "siren", "", "Case"),
    CommandSpec("overview.keeping", "Close, hold or erase case…", "archive", "", "Case"),
    CommandSpec("overview.load_form", "Import case…", "upload-simple", "", "Case"),
    CommandSpec("overview.first_steps", "Show first steps", "list-checks", "", "Help"),
    CommandSpec("documents.add_files", "Add files…", "plus", "add", "Documents"),
    CommandSpec("documents.add_folder", "Add a folder…", "folder-plus", "", "Documents"),
    CommandSpec("documents.edit", "Edit document", "pencil-simple", "edit", "Documents"),
    CommandSpec("documents.number", "Number exhibits…", "hash", "", "Documents"),
    CommandSpec("documents.remove", "Remove document", "trash", "remove", "Documents"),
    CommandSpec("documents.erase", "Erase document permanently…", "eraser", "", "Documents"),
    CommandSpec("documents.find", "Filter documents", "funnel", "filter", "Documents"),
    CommandSpec("documents.next_page", "Next page", "", "next_page", "Documents"),
    CommandSpec("documents.previous_page", "Previous page", "", "previous_page", "Documents"),
    CommandSpec("documents.zoom_in", "Larger", "magnifying-glass-plus", "larger", "View"),
    CommandSpec("documents.zoom_out", "Smaller", "magnifying-glass-minus", "smaller", "View"),
    CommandSpec("documents.fit", "Fit width", "arrows-out-line-horizontal", "fit", "View"),
    CommandSpec("documents.turn_right", "Rotate right", "arrow-clockwise", "", "View"),
    CommandSpec("documents.turn_left", "Rotate left", "", "", "View"),
    CommandSpec("documents.panel", "Show details", "sidebar-simple", "inspector", "View"),
    CommandSpec(
        "documents.list", "List: whole, numbers or hidden", "sidebar-simple", "list", "View"
    ),
    CommandSpec("documents.reading", "Reading mode", "arrow-square-out", "reading", "View"),
    CommandSpec("documents.select_words", "Select and mark words", "text-t", "", "Documents"),
    CommandSpec("documents.select_area", "Mark area", "selection", "", "Documents"),
    CommandSpec(
        "documents.select_other", "Select words, or an area", "", "words_or_area", "Documents"
    ),
    CommandSpec("documents.mark", "Mark selection for redaction", "eraser", "redact", "Documents"),
    CommandSpec("documents.mark_page", "Mark whole page", "eraser", "redact_page", "Documents"),
    CommandSpec(
        "documents.keep_only",
        "Redact everything except selection",
        "eraser",
        "",
        "Documents",
    ),
    CommandSpec("documents.as_burned", "Preview redacted page", "eye", "as_readers", "View"),
    CommandSpec("documents.new_fact", "New fact from selection", "quotes", "fact", "Documents"),
    CommandSpec(
        "documents.new_event",
        "New event from selection",
        "calendar-plus",
        "event",
        "Documents",
    ),
    CommandSpec("documents.find_all", "Find all", "magnifying-glass", "find", "Documents"),
    CommandSpec("documents.beside", "Show original and translation", "columns", "beside", "View"),
    CommandSpec("documents.beside_turn", "Switch to the other document", "", "swap", "View"),
    CommandSpec("documents.shift_back", "Move translation one page back", "", "shift_back", "View"),
    CommandSpec("documents.shift_on", "Move translation one page forward", "", "shift_on", "View"),
    CommandSpec("documents.looked_at", "Page checked", "eye", "done", "Documents"),
    CommandSpec(
        "documents.looked_at_all",
        "Pages checked",
        "eye",
        "",
        "Documents",
    ),
    CommandSpec(
        "documents.check_text", "Check recognised text", "text-t", "check_text", "Documents"
    ),
    CommandSpec(
        "documents.read_picture",
        "Recognise text on this page",
        "eye",
        "",
        "Documents",
    ),
    CommandSpec(
        "documents.read_pictures", "Recognise text in this document", "eye", "", "Documents"
    ),
    CommandSpec("search.find", "Search", "magnifying-glass", "filter", "Search"),
    CommandSpec("search.names", "Search a list of names", "list-bullets", "", "Search"),
    CommandSpec("documents.review", "Review documents", "list-checks", "view_2", "Go"),
    CommandSpec("documents.explain", "Look up in glossary", "book-open", "explain", "Documents"),
    CommandSpec("documents.translations", "Translations", "translate", "view_3", "Documents"),
    CommandSpec("documents.translate", "Order translation", "translate", "", "Documents"),
    CommandSpec("documents.translation_on", "Move to next step", "arrow-right", "", "Documents"),
    CommandSpec(
        "documents.translation_back",
        "Move to previous step",
        "arrow-left",
        "",
        "Documents",
    ),
    CommandSpec("documents.review_relevant", "Mark as relevant", "check", "relevant", "Review"),
    CommandSpec("documents.review_key", "Mark as key document", "star", "key_document", "Review"),
    CommandSpec(
        "documents.review_not_relevant", "Mark as not relevant", "minus", "not_relevant", "Review"
    ),
    CommandSpec(
        "documents.review_privileged", "Mark as privileged", "lock", "privileged", "Review"
    ),
    CommandSpec("documents.review_do_not_use", "Mark as excluded", "prohibit", "exclude", "Review"),
    CommandSpec("documents.review_gist", "Write gist", "note-pencil", "gist", "Review"),
    CommandSpec("documents.review_tags", "Assign issues", "tag", "issues", "Review"),
    CommandSpec("documents.review_next", "Next document", "", "queue_next", "Review"),
    CommandSpec("documents.review_previous", "Previous document", "", "queue_previous", "Review"),
    CommandSpec("documents.review_undo", "Undo last review decision", "", "queue_undo", "Review"),
    CommandSpec("timeline.add_event", "New event", "plus", "add", "Chronology"),
    CommandSpec("timeline.edit", "Edit event", "pencil-simple", "edit", "Chronology"),
    CommandSpec("timeline.remove", "Remove event", "trash", "remove", "Chronology"),
    CommandSpec("timeline.erase", "Erase event permanently…", "eraser", "", "Chronology"),
    CommandSpec(
        "timeline.line", "Timeline of all events", "clock-counter-clockwise", "view_1", "Chronology"
    ),
    CommandSpec("timeline.facts", "Facts and evidence", "quotes", "view_3", "Chronology"),
    CommandSpec("timeline.flags", "Inconsistencies", "flag", "view_4", "Chronology"),
    CommandSpec(
        "timeline.pressure", "Intimidation and reprisals", "warning", "view_2", "Chronology"
    ),
    CommandSpec(
        "timeline.into_dossier",
        "Add intimidation and reprisals to dossier",
        "book-open",
        "",
        "Chronology",
    ),
    CommandSpec("timeline.find", "Filter events", "funnel", "filter", "Chronology"),
    CommandSpec("timeline.zoom_in", "Zoom in", "magnifying-glass-plus", "larger", "View"),
    CommandSpec("timeline.zoom_out", "Zoom out", "magnifying-glass-minus", "smaller", "View"),
    CommandSpec(
        "timeline.fit", "Fit: dense period, or all", "arrows-out-line-horizontal", "fit", "View"
    ),
    CommandSpec("people.add_person", "New person", "user-plus", "add", "People"),
    CommandSpec("people.edit", "Edit person", "pencil-simple", "edit", "People"),
    CommandSpec("people.remove", "Remove person", "trash", "remove", "People"),
    CommandSpec("people.erase", "Erase person permanently…", "eraser", "", "People"),
    CommandSpec("people.find", "Filter people", "funnel", "filter", "People"),
    CommandSpec("people.list", "List of people", "users-three", "view_1", "People"),
    CommandSpec("people.relations", "Relationships", "users", "view_2", "People"),
    CommandSpec("people.recipients", "Who sees whom…", "users-three", "view_3", "People"),
    CommandSpec("people.count", "Count mentions", "magnifying-glass", "", "People"),
    CommandSpec(
        "people.confirm_forms",
        "Confirm all variant spellings of protected names",
        "check",
        "",
        "People",
    ),
    CommandSpec("redaction.accept", "Redact", "eraser", "", "Redact"),
    CommandSpec("redaction.reject", "Do not redact", "check", "", "Redact"),
    CommandSpec(
        "redaction.accept_same",
        "Redact all occurrences",
        "eraser",
        "",
        "Redact",
    ),
    CommandSpec("redaction.reject_same", "Do not redact any occurrence", "check", "", "Redact"),
    CommandSpec(
        "redaction.remove_undecided", "Remove everything undecided", "eraser", "", "Redact"
    ),
    *(
        CommandSpec(f"redaction.answer_{one}", words, "", f"answer_{one}", "Redact")
        for one, words in enumerate(_ANSWERS, start=1)
    ),
    CommandSpec(
        "redaction.all_kin",
        "Remove every sentence about kin of this speaker",
        "eraser",
        "",
        "Redact",
    ),
    CommandSpec("redaction.kin_left", "Remove the kin that stay, too", "eraser", "", "Redact"),
    CommandSpec("redaction.next", "Next suggestion", "", "queue_next", "Redact"),
    CommandSpec("redaction.previous", "Previous suggestion", "", "queue_previous", "Redact"),
    CommandSpec("redaction.person", "Assign to a person…", "user", "", "Redact"),
    CommandSpec("redaction.open", "Open document at this page", "files", "queue_open", "Redact"),
    CommandSpec("redaction.undo", "Undo last answer", "", "queue_undo", "Redact"),
    CommandSpec("redaction.words", "Word by word, or place by place", "list", "", "Redact"),
    CommandSpec("redaction.word_everywhere", "The word is the person", "eraser", "", "Redact"),
    CommandSpec("redaction.word_never", "The word is never the person", "check", "", "Redact"),
    CommandSpec("redaction.word_documents", "By document", "files", "", "Redact"),
    CommandSpec("redaction.word_places", "One by one", "list", "", "Redact"),
    CommandSpec("redaction.word_remove_here", "Remove it in this document", "eraser", "", "Redact"),
    CommandSpec("redaction.word_leave_here", "Keep it in this document", "check", "", "Redact"),
    CommandSpec("register.add", "New record", "plus", "add", "Proceedings"),
    *(
        CommandSpec(f"register.add_{code}", words, "plus", "", "Proceedings")
        for code, words in NEW_RECORD.items()
        if code in IN_PROCEEDINGS
    ),
    CommandSpec("register.edit", "Edit record", "pencil-simple", "edit", "Proceedings"),
    CommandSpec("register.remove", "Remove record", "trash", "remove", "Proceedings"),
    CommandSpec("register.done", "Mark as done or reopen", "check-square", "done", "Proceedings"),
    CommandSpec("register.find", "Filter records", "funnel", "filter", "Proceedings"),
    CommandSpec("argument.add", "New argument", "plus", "add", "Argument"),
    CommandSpec("argument.add_theirs", "Counter-argument", "chat-text", "", "Argument"),
    CommandSpec("argument.find", "Filter limbs", "funnel", "filter", "Argument"),
    CommandSpec("library.add_word", "New term", "plus", "add", "Library"),
    CommandSpec("library.edit_word", "Rename term", "pencil-simple", "edit", "Library"),
    CommandSpec("library.hide_word", "Show or hide in lists", "eye-slash", "", "Library"),
    CommandSpec("library.remove_word", "Delete term", "trash", "remove", "Library"),
    CommandSpec("library.go_references", "Authorities and figures", "scales", "", "Library"),
    CommandSpec("library.go_vocabularies", "Vocabularies", "translate", "", "Library"),
    CommandSpec("library.note", "Edit your note", "note-pencil", "", "Library"),
    CommandSpec("library.go_similar", "Similar cases", "scales", "", "Library"),
    CommandSpec("library.go_packs", "Reference packs", "archive", "", "Library"),
    CommandSpec("library.take_pack", "Import pack…", "plus", "", "Library"),
    CommandSpec("library.remove_pack", "Remove pack", "trash", "", "Library"),
    CommandSpec("library.withdraw_key", "Stop trusting publisher", "prohibit", "", "Library"),
    CommandSpec("library.find", "Find in the library", "magnifying-glass", "filter", "Library"),
    CommandSpec("sources.add", "New report or treaty", "plus", "add", "Argument"),
    *(
        CommandSpec(f"sources.add_{code}", NEW_RECORD[code], "plus", "", "Argument")
        for code in OF_COUNTRIES
    ),
    CommandSpec("sources.edit", "Edit report or treaty", "pencil-simple", "edit", "Argument"),
    CommandSpec("sources.remove", "Remove report or treaty", "trash", "remove", "Argument"),
    CommandSpec("sources.find", "Filter reports and treaties", "funnel", "filter", "Argument"),
    CommandSpec("redaction.find", "Filter results", "funnel", "filter", "Redact"),
    CommandSpec("redaction.search", "Scan case again", "magnifying-glass", "again", "Redact"),
    CommandSpec("dossier.preview", "Test export", "eye", "again", "Dossier"),
    CommandSpec("dossier.export", "Export dossier…", "export", "", "Dossier"),
    CommandSpec("dossier.next", "Next step", "caret-right", "act", "Dossier"),
    CommandSpec("dossier.readers", "Foreseeable readers…", "eyeglasses", "", "Dossier"),
    CommandSpec("dossier.recipients", "Who sees whom…", "users-three", "", "Dossier"),
    CommandSpec("dossier.tokens", "Pseudonyms and key…", "key", "", "Dossier"),
    CommandSpec("dossier.open_key", "Pseudonym key…", "folder-open", "", "Dossier"),
    CommandSpec("dossier.disclose", "Disclose name with proof…", "seal-check", "", "Dossier"),
    CommandSpec("dossier.schedule", "Reasons for the court…", "gavel", "", "Dossier"),
    CommandSpec("dossier.second_look", "Second review…", "users-three", "", "Dossier"),
    CommandSpec("dossier.form", "Form…", "list-checks", "", "Dossier"),
    CommandSpec("dossier.pack", "Filing pack…", "archive", "", "Dossier"),
    CommandSpec("dossier.urgent", "72-hour removal…", "hourglass", "", "Dossier"),
    CommandSpec("dossier.office", "My office…", "identification-card", "", "Dossier"),
    CommandSpec("dossier.limits", "Limits of this forum…", "list-checks", "", "Dossier"),
    CommandSpec("dossier.translations", "Translations…", "translate", "", "Dossier"),
    CommandSpec("dossier.papers", "Forms for signature…", "pencil-simple", "", "Dossier"),
    CommandSpec("dossier.time", "Add timestamp…", "clock", "", "Dossier"),
    CommandSpec("dossier.move_up", "Move up in contents", "arrow-up", "move_up", "Dossier"),
    CommandSpec("dossier.move_down", "Move down in contents", "arrow-down", "move_down", "Dossier"),
    CommandSpec("dossier.edit_facts", "Edit statement of facts", "quotes", "edit", "Dossier"),
    CommandSpec("dossier.edit_narrative", "Edit narrative", "text-indent", "", "Dossier"),
    CommandSpec("dossier.edit_argument", "Edit argument", "scales", "", "Dossier"),
    CommandSpec("dossier.erase_fact", "Erase fact permanently…", "eraser", "", "Dossier"),
    CommandSpec("history.undo_this", "Undo this change", "arrow-counter-clockwise", "", "History"),
    CommandSpec("history.find", "Filter history", "funnel", "filter", "History"),
)


class _Command(QAction):
    """An action that can be barred, whatever its room says of it."""

    def __init__(self, text: str, parent: QObject) -> None:
        super().__init__(text, parent)
        self._is_offered = False
        self.is_barred = False

    @override
    def setEnabled(self, enabled: bool, /) -> None:
        """Enable it, unless it is barred."""
        self._is_offered = enabled
        super().setEnabled(enabled and not self.is_barred)

    def bar(self, *, is_barred: bool) -> None:
        """Bar it, or no longer."""
        self.is_barred = is_barred
        super().setEnabled(self._is_offered and not is_barred)


class Actions(QObject):
    """The catalogue as actions of Qt; each is enabled once somebody carries it out.

    Attributes:
        requested: name of an action of a room that is wanted from elsewhere, as from the palette.
        refusal: what barred actions are refused with; None while nothing is barred.
        barred: other actions are barred than before.
    """

    requested = Signal(str)
    barred = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.refusal: CasefilesError | None = None
        self._bound: dict[str, QMetaObject.Connection] = {}
        self._entries = {entry.name: entry for entry in msg_of(CATALOGUE)}
        self._actions = {name: self._made(entry) for name, entry in self._entries.items()}
        theme.changed.connect(self._tint)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its name."""
        return self._actions[name]

    def bind(self, name: str, owner: QWidget, handler: Callable[[], None]) -> QAction:
        """Let an action do something.

        Args:
            name: of the action.
            owner: a room, whose keys then work while the focus is in it; or the window.
            handler: called on each use.
        """
        action = self._actions[name]
        self._bound[name] = action.triggered.connect(lambda _checked=False: handler())
        is_everywhere = name.startswith("app.")
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if is_everywhere
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        owner.addAction(action)
        action.setEnabled(True)
        return action

    def give_way(self, meaning: str, *, gives: bool) -> None:
        """Leave the keys of a meaning to a form that has the keyboard, or take them back."""
        for name, entry in self._entries.items():
            if entry.meaning == meaning:
                keys = () if gives else entry.keys
                self._actions[name].setShortcuts([QKeySequence(one) for one in keys])

    def bar(self, names: frozenset[str], refusal: CasefilesError | None) -> None:
        """Bar some actions, and let all others be used.

        Args:
            names: of them.
            refusal: what they are refused with.
        """
        self.refusal = refusal
        for name, action in self._actions.items():
            action.bar(is_barred=name in names)
        self.barred.emit()

    def is_barred(self, name: str) -> bool:
        """Tell whether an action is barred."""
        return self._actions[name].is_barred

    def is_bound(self, name: str) -> bool:
        """Tell whether somebody carries an action out now."""
        return name in self._bound

    def can_be_started(self, name: str) -> bool:
        """Tell whether an action does something, or would once its place was entered."""
        action = self._actions[name]
        return action.isEnabled() or not (action.is_barred or name in self._bound)

    def release(self, room: str) -> None:
        """Let nobody carry out the actions of a room any more, since it is given up."""
        for name, action in self._actions.items():
            if name.partition(".")[0] == room and name in self._bound:
                QObject.disconnect(self._bound.pop(name))
                action.setEnabled(False)

    def _made(self, entry: CommandSpec) -> _Command:
        action = _Command(entry.text, self)
        action.setObjectName(entry.name)
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
        if entry.icon:
            action.setIcon(self._theme.icon(entry.icon))
        action.setEnabled(False)
        return action

    def _tint(self) -> None:
        for entry in msg_of(CATALOGUE):
            if entry.icon:
                self._actions[entry.name].setIcon(self._theme.icon(entry.icon))
