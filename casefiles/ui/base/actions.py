"""The one catalogue of actions: every command once, with its words, icon and keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.ui.look.theme import Theme
from casefiles.words.language import msg_mark, msg_of


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command.

    Attributes:
        name: id; the part before the dot is its room, or app.
        text: in words, as menus and palette show it.
        icon: name of an icon, or empty.
        keys: key sequences in Qt's portable form; the first is shown.
        menu: the menu it stands in.
    """

    name: str
    text: str
    icon: str
    keys: tuple[str, ...]
    menu: str

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
)

CATALOGUE: Final = (
    CommandSpec("app.lock", "Lock now", "lock", ("Ctrl+L",), "Vault"),
    CommandSpec("app.hold_30", "Stay unlocked for 30 minutes", "gavel", (), "Vault"),
    CommandSpec("app.hold_60", "Stay unlocked for 1 hour", "gavel", (), "Vault"),
    CommandSpec("app.hold_120", "Stay unlocked for 2 hours", "gavel", (), "Vault"),
    CommandSpec("app.hold_end", "End stay unlocked", "lock", (), "Vault"),
    CommandSpec("app.check", "Verify vault", "shield-check", (), "Vault"),
    CommandSpec("app.findings", "Show the last verification", "list-checks", (), "Vault"),
    CommandSpec("app.compare_anchor", "Compare with anchor file…", "magnifying-glass", (), "Vault"),
    CommandSpec("app.read_pictures", "Recognise text (OCR) on waiting pages", "eye", (), "Vault"),
    CommandSpec("app.quit", "Quit", "", ("Ctrl+Q",), "Vault"),
    CommandSpec("app.undo", "Undo", "arrow-counter-clockwise", ("Ctrl+Z",), "Edit"),
    CommandSpec("app.redo", "Redo", "arrow-clockwise", ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit"),
    CommandSpec("app.palette", "Search or command…", "magnifying-glass", ("Ctrl+K",), "Go"),
    CommandSpec("app.back", "Back", "arrow-left", ("Alt+Left",), "Go"),
    CommandSpec("app.forward", "Forward", "arrow-right", ("Alt+Right",), "Go"),
    *(
        CommandSpec(f"app.go_{key}", words, icon, (f"Ctrl+{number}",), "Go")
        for number, (key, words, icon) in enumerate(ROOMS[:_NUMBERED], start=1)
    ),
    CommandSpec("app.go_search", "All results", "magnifying-glass", (), "Go"),
    CommandSpec("app.go_redaction", "Redact", "eraser", ("Ctrl+9",), "Go"),
    CommandSpec("app.go_library", "Authorities", "bookmark-simple", (), "Go"),
    CommandSpec("app.go_history", "History", "list-checks", (), "Go"),
    CommandSpec("app.go_preferences", "Preferences", "gear-six", ("Ctrl+,",), "Go"),
    *(
        CommandSpec(f"app.view_{number}", words, "", (f"Alt+{number}",), "Go")
        for number, words in enumerate(_VIEWS, start=1)
    ),
    CommandSpec("app.theme", "Switch light and dark mode", "moon", ("Ctrl+Shift+D",), "View"),
    CommandSpec("app.keys", "Keyboard shortcuts", "keyboard", ("F1",), "Help"),
    CommandSpec("app.tasks", "Show running jobs", "list-checks", ("Ctrl+J",), "View"),
    CommandSpec("overview.edit_case", "Edit case", "pencil-simple", ("F2",), "Case"),
    CommandSpec("overview.add_date", "Add date", "calendar-plus", ("Ctrl+N",), "Case"),
    CommandSpec("overview.calendar", "Export calendar (dates only)…", "calendar-dots", (), "Case"),
    CommandSpec("overview.new_case", "New case", "folder-plus", (), "Case"),
    CommandSpec("overview.emergency", "Emergency request…", "siren", (), "Case"),
    CommandSpec("overview.keeping", "Close, hold or erase case…", "archive", (), "Case"),
    CommandSpec("overview.load_form", "Import case…", "upload-simple", (), "Case"),
    CommandSpec("documents.add_files", "Add files…", "plus", ("Ctrl+N",), "Documents"),
    CommandSpec(
        "documents.add_folder", "Add a folder…", "folder-plus", ("Ctrl+Shift+N",), "Documents"
    ),
    CommandSpec("documents.edit", "Edit document", "pencil-simple", ("F2",), "Documents"),
    CommandSpec("documents.number", "Number exhibits…", "hash", (), "Documents"),
    CommandSpec("documents.remove", "Remove document", "trash", ("Del",), "Documents"),
    CommandSpec("documents.erase", "Erase document permanently…", "eraser", (), "Documents"),
    CommandSpec("documents.find", "Filter documents", "funnel", ("/",), "Documents"),
    CommandSpec("documents.next_page", "Next page", "", ("PgDown",), "Documents"),
    CommandSpec("documents.previous_page", "Previous page", "", ("PgUp",), "Documents"),
    CommandSpec(
        "documents.zoom_in", "Larger", "magnifying-glass-plus", ("Ctrl++", "Ctrl+="), "View"
    ),
    CommandSpec("documents.zoom_out", "Smaller", "magnifying-glass-minus", ("Ctrl+-",), "View"),
    CommandSpec("documents.fit", "Fit width", "arrows-out-line-horizontal", ("Ctrl+0",), "View"),
    CommandSpec("documents.turn_right", "Rotate right", "arrow-clockwise", ("O",), "View"),
    CommandSpec("documents.turn_left", "Rotate left", "", ("Shift+O",), "View"),
    CommandSpec("documents.panel", "Show details", "sidebar-simple", ("Ctrl+I",), "View"),
    CommandSpec(
        "documents.list",
        "List: whole, numbers or hidden",
        "sidebar-simple",
        ("Ctrl+B",),
        "View",
    ),
    CommandSpec("documents.reading", "Reading mode", "arrow-square-out", ("F11",), "View"),
    CommandSpec("documents.select_words", "Select and mark words", "text-t", ("W",), "Documents"),
    CommandSpec("documents.select_area", "Mark area", "selection", ("A",), "Documents"),
    CommandSpec("documents.mark", "Mark selection for redaction", "eraser", ("M",), "Documents"),
    CommandSpec("documents.mark_page", "Mark whole page", "eraser", ("Shift+M",), "Documents"),
    CommandSpec(
        "documents.keep_only",
        "Redact everything except selection",
        "eraser",
        ("Ctrl+M",),
        "Documents",
    ),
    CommandSpec("documents.as_burned", "Preview redacted page", "eye", ("V",), "View"),
    CommandSpec(
        "documents.new_fact", "New fact from selection", "quotes", ("Ctrl+E",), "Documents"
    ),
    CommandSpec(
        "documents.new_event",
        "New event from selection",
        "calendar-plus",
        ("Ctrl+Shift+E",),
        "Documents",
    ),
    CommandSpec("documents.find_all", "Find all", "magnifying-glass", ("Ctrl+F",), "Documents"),
    CommandSpec("documents.beside", "Show original and translation", "columns", ("B",), "View"),
    CommandSpec("documents.beside_turn", "Switch to the other document", "", ("T",), "View"),
    CommandSpec(
        "documents.shift_back", "Move translation one page back", "", ("Alt+PgUp",), "View"
    ),
    CommandSpec(
        "documents.shift_on", "Move translation one page forward", "", ("Alt+PgDown",), "View"
    ),
    CommandSpec("documents.looked_at", "Page checked", "eye", ("Ctrl+Shift+L",), "Documents"),
    CommandSpec(
        "documents.looked_at_all",
        "Pages checked",
        "eye",
        ("Ctrl+Alt+L",),
        "Documents",
    ),
    CommandSpec("documents.check_text", "Check recognised text", "text-t", ("X",), "Documents"),
    CommandSpec(
        "documents.read_picture",
        "Recognise text on this page",
        "eye",
        ("Ctrl+Shift+X",),
        "Documents",
    ),
    CommandSpec(
        "documents.read_pictures", "Recognise text in this document", "eye", (), "Documents"
    ),
    CommandSpec("search.find", "Search", "magnifying-glass", ("/",), "Search"),
    CommandSpec("search.names", "Search a list of names", "list-bullets", ("Ctrl+N",), "Search"),
    CommandSpec("documents.review", "Review documents", "list-checks", ("Ctrl+Shift+R",), "Go"),
    CommandSpec("documents.explain", "Look up in glossary", "book-open", ("E",), "Documents"),
    CommandSpec(
        "documents.translations", "Translations", "translate", ("Ctrl+Shift+T",), "Documents"
    ),
    CommandSpec("documents.translate", "Order translation", "translate", (), "Documents"),
    CommandSpec(
        "documents.translation_on", "Move to next step", "arrow-right", ("Ctrl+Right",), "Documents"
    ),
    CommandSpec(
        "documents.translation_back",
        "Move to previous step",
        "arrow-left",
        ("Ctrl+Left",),
        "Documents",
    ),
    CommandSpec("documents.review_relevant", "Mark as relevant", "check", ("R",), "Review"),
    CommandSpec("documents.review_key", "Mark as key document", "star", ("K",), "Review"),
    CommandSpec("documents.review_not_relevant", "Mark as not relevant", "minus", ("N",), "Review"),
    CommandSpec("documents.review_privileged", "Mark as privileged", "lock", ("P",), "Review"),
    CommandSpec("documents.review_do_not_use", "Mark as excluded", "prohibit", ("D",), "Review"),
    CommandSpec("documents.review_gist", "Write gist", "note-pencil", ("G",), "Review"),
    CommandSpec("documents.review_tags", "Assign issues", "tag", ("I",), "Review"),
    CommandSpec("documents.review_next", "Next document", "", ("J", "Ctrl+Down"), "Review"),
    CommandSpec("documents.review_previous", "Previous document", "", ("H", "Ctrl+Up"), "Review"),
    CommandSpec("documents.review_undo", "Undo last review decision", "", ("U",), "Review"),
    CommandSpec("timeline.add_event", "New event", "plus", ("Ctrl+N",), "Chronology"),
    CommandSpec("timeline.edit", "Edit event", "pencil-simple", ("F2",), "Chronology"),
    CommandSpec("timeline.remove", "Remove event", "trash", ("Del",), "Chronology"),
    CommandSpec("timeline.erase", "Erase event permanently…", "eraser", (), "Chronology"),
    CommandSpec("timeline.flags", "Inconsistencies", "flag", ("Shift+F",), "Chronology"),
    CommandSpec(
        "timeline.pressure", "Intimidation and reprisals", "warning", ("Shift+P",), "Chronology"
    ),
    CommandSpec(
        "timeline.into_dossier",
        "Add intimidation and reprisals to dossier",
        "book-open",
        (),
        "Chronology",
    ),
    CommandSpec("timeline.find", "Filter events", "funnel", ("/",), "Chronology"),
    CommandSpec(
        "timeline.zoom_in", "Zoom in", "magnifying-glass-plus", ("Ctrl++", "Ctrl+="), "View"
    ),
    CommandSpec("timeline.zoom_out", "Zoom out", "magnifying-glass-minus", ("Ctrl+-",), "View"),
    CommandSpec(
        "timeline.fit", "Show whole period", "arrows-out-line-horizontal", ("Ctrl+0",), "View"
    ),
    CommandSpec("people.add_person", "New person", "user-plus", ("Ctrl+N",), "People"),
    CommandSpec("people.edit", "Edit person", "pencil-simple", ("F2",), "People"),
    CommandSpec("people.remove", "Remove person", "trash", ("Del",), "People"),
    CommandSpec("people.erase", "Erase person permanently…", "eraser", (), "People"),
    CommandSpec("people.find", "Filter people", "funnel", ("/",), "People"),
    CommandSpec("people.recipients", "Who sees whom…", "users-three", (), "People"),
    CommandSpec("people.count", "Count mentions", "magnifying-glass", (), "People"),
    CommandSpec(
        "people.confirm_forms",
        "Confirm all variant spellings of protected names",
        "check",
        (),
        "People",
    ),
    CommandSpec("redaction.accept", "Redact", "eraser", ("A",), "Redact"),
    CommandSpec("redaction.reject", "Do not redact", "check", ("R",), "Redact"),
    CommandSpec(
        "redaction.accept_same",
        "Redact all occurrences",
        "eraser",
        ("Shift+A",),
        "Redact",
    ),
    CommandSpec(
        "redaction.reject_same", "Do not redact any occurrence", "check", ("Shift+R",), "Redact"
    ),
    CommandSpec(
        "redaction.remove_undecided", "Remove everything undecided", "eraser", (), "Redact"
    ),
    *(
        CommandSpec(f"redaction.answer_{one}", words, "", (str(one),), "Redaction")
        for one, words in enumerate(_ANSWERS, start=1)
    ),
    CommandSpec(
        "redaction.all_kin",
        "Remove every sentence about kin of this speaker",
        "eraser",
        ("K",),
        "Redact",
    ),
    CommandSpec("redaction.kin_left", "Remove the kin that stay, too", "eraser", (), "Redact"),
    CommandSpec("redaction.next", "Next suggestion", "", ("N", "J"), "Redact"),
    CommandSpec("redaction.previous", "Previous suggestion", "", ("B", "H"), "Redact"),
    CommandSpec("redaction.person", "Assign to a person…", "user", ("P",), "Redact"),
    CommandSpec("redaction.open", "Open document at this page", "files", ("O",), "Redact"),
    CommandSpec("redaction.words", "Word by word, or place by place", "list", ("W",), "Redact"),
    CommandSpec("redaction.word_everywhere", "The word is the person", "eraser", (), "Redact"),
    CommandSpec("redaction.word_never", "The word is never the person", "check", (), "Redact"),
    CommandSpec("redaction.word_documents", "By document", "files", (), "Redact"),
    CommandSpec("redaction.word_places", "One by one", "list", (), "Redact"),
    CommandSpec(
        "redaction.word_remove_here", "Remove it in this document", "eraser", ("D",), "Redact"
    ),
    CommandSpec(
        "redaction.word_leave_here", "Leave it in this document", "check", ("L",), "Redact"
    ),
    CommandSpec("register.add", "New record", "plus", ("Ctrl+N",), "Proceedings"),
    CommandSpec("register.edit", "Edit record", "pencil-simple", ("F2",), "Proceedings"),
    CommandSpec("register.remove", "Remove record", "trash", ("Del",), "Proceedings"),
    CommandSpec("register.done", "Mark as done or reopen", "check-square", ("D",), "Proceedings"),
    CommandSpec("register.find", "Filter records", "funnel", ("/",), "Proceedings"),
    CommandSpec("argument.add", "New argument", "plus", ("Ctrl+N",), "Argument"),
    CommandSpec("argument.add_theirs", "Counter-argument", "chat-text", (), "Argument"),
    CommandSpec("argument.find", "Filter limbs", "funnel", ("/",), "Argument"),
    CommandSpec("library.add_word", "New term", "plus", ("Ctrl+N",), "Library"),
    CommandSpec("library.edit_word", "Rename term", "pencil-simple", ("F2",), "Library"),
    CommandSpec("library.hide_word", "Show or hide in lists", "eye-slash", ("H",), "Library"),
    CommandSpec("library.remove_word", "Delete term", "trash", ("Del",), "Library"),
    CommandSpec("library.go_references", "Authorities and figures", "scales", (), "Library"),
    CommandSpec("library.go_vocabularies", "Vocabularies", "translate", (), "Library"),
    CommandSpec("library.note", "Edit your note", "note-pencil", ("Ctrl+E",), "Library"),
    CommandSpec("library.go_similar", "Similar cases", "scales", (), "Library"),
    CommandSpec("library.go_packs", "Reference packs", "archive", (), "Library"),
    CommandSpec("library.take_pack", "Import pack…", "plus", ("Ctrl+O",), "Library"),
    CommandSpec("library.remove_pack", "Remove pack", "trash", (), "Library"),
    CommandSpec("library.withdraw_key", "Stop trusting publisher", "prohibit", (), "Library"),
    CommandSpec("library.find", "Find in the library", "magnifying-glass", ("/",), "Library"),
    CommandSpec("redaction.find", "Filter results", "funnel", ("/",), "Redact"),
    CommandSpec("redaction.search", "Scan case again", "magnifying-glass", ("Ctrl+R",), "Redact"),
    CommandSpec("dossier.preview", "Test export", "eye", ("Ctrl+R",), "Dossier"),
    CommandSpec("dossier.export", "Export dossier…", "export", ("Ctrl+Shift+E",), "Dossier"),
    CommandSpec("dossier.readers", "Foreseeable readers…", "eyeglasses", (), "Dossier"),
    CommandSpec("dossier.recipients", "Who sees whom…", "users-three", (), "Dossier"),
    CommandSpec("dossier.tokens", "Pseudonyms and key…", "key", (), "Dossier"),
    CommandSpec("dossier.open_key", "Pseudonym key…", "folder-open", (), "Dossier"),
    CommandSpec("dossier.schedule", "Reasons for the court…", "gavel", (), "Dossier"),
    CommandSpec("dossier.second_look", "Second review…", "users-three", (), "Dossier"),
    CommandSpec("dossier.form", "Form…", "list-checks", (), "Dossier"),
    CommandSpec("dossier.pack", "Filing pack…", "archive", (), "Dossier"),
    CommandSpec("dossier.urgent", "72-hour removal…", "hourglass", (), "Dossier"),
    CommandSpec("dossier.office", "My office…", "identification-card", (), "Dossier"),
    CommandSpec("dossier.limits", "Limits of this forum…", "list-checks", (), "Dossier"),
    CommandSpec("dossier.translations", "Translations…", "translate", (), "Dossier"),
    CommandSpec("dossier.papers", "Forms for signature…", "pencil-simple", (), "Dossier"),
    CommandSpec("dossier.time", "Add timestamp…", "clock", (), "Dossier"),
    CommandSpec("dossier.move_up", "Move up in contents", "arrow-up", ("Alt+Up",), "Dossier"),
    CommandSpec(
        "dossier.move_down", "Move down in contents", "arrow-down", ("Alt+Down",), "Dossier"
    ),
    CommandSpec("dossier.edit_facts", "Edit statement of facts", "quotes", ("F2",), "Dossier"),
    CommandSpec("dossier.edit_narrative", "Edit narrative", "text-indent", ("F6",), "Dossier"),
    CommandSpec("dossier.edit_argument", "Edit argument", "scales", ("F7",), "Dossier"),
    CommandSpec("dossier.erase_fact", "Erase fact permanently…", "eraser", (), "Dossier"),
    CommandSpec(
        "history.undo_this", "Undo this change", "arrow-counter-clockwise", ("Ctrl+U",), "History"
    ),
    CommandSpec("history.find", "Filter history", "funnel", ("/",), "History"),
)


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
        *("register.add", "register.edit", "register.remove", "register.done"),
        *("dossier.move_up", "dossier.move_down"),
        *("redaction.accept", "redaction.reject", "redaction.remove_undecided"),
        *("redaction.accept_same", "redaction.reject_same", "redaction.person"),
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
        self._actions = {entry.name: self._made(entry) for entry in msg_of(CATALOGUE)}
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
