"""The one table of keys: what each sequence means, in every place."""

from dataclasses import dataclass
from typing import Final

from casefiles.words.language import msg_mark


@dataclass(frozen=True, slots=True)
class KeyMeaning:
    """What some keys mean wherever they do anything.

    Attributes:
        name: id, which commands of the catalogue name.
        keys: sequences in Qt's portable form; the first is shown.
        text: in words.
        by_widget: lists, forms and players carry it out, not a command.
    """

    name: str
    keys: tuple[str, ...]
    text: str
    by_widget: bool = False

    def __post_init__(self) -> None:
        """Mark what is shown of it."""
        object.__setattr__(self, "text", msg_mark(self.text))


GROUPS: Final = (
    (
        msg_mark("Everywhere"),
        (
            KeyMeaning("search", ("Ctrl+K",), "Search or command"),
            KeyMeaning("filter", ("Ctrl+Shift+K", "/"), "Filter this list"),
            KeyMeaning("add", ("Ctrl+N",), "Add the main thing of this place"),
            KeyMeaning("add_anything", ("Ctrl+Shift+N",), "Add anything"),
            KeyMeaning("edit", ("F2",), "Edit"),
            KeyMeaning("remove", ("Del",), "Remove"),
            KeyMeaning("open", ("Return",), "Open", by_widget=True),  # no text
            KeyMeaning("act", ("Ctrl+Return", "Ctrl+Enter"), "Main button of the form or step"),
            KeyMeaning("save", ("Ctrl+S",), "Save the form", by_widget=True),
            KeyMeaning(
                "save_next",
                ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
                "Save the form and begin the next",
                by_widget=True,
            ),
            KeyMeaning(
                "close", ("Esc",), "Close the form or panel; the draft is kept", by_widget=True
            ),
            KeyMeaning("undo", ("Ctrl+Z",), "Undo"),
            KeyMeaning("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Redo"),
            KeyMeaning("again", ("F5",), "Compute again"),
            KeyMeaning("done", ("Ctrl+D",), "Done"),
            KeyMeaning("move_up", ("Alt+Up",), "Move up"),
            KeyMeaning("move_down", ("Alt+Down",), "Move down"),
        ),
    ),
    (
        msg_mark("Around the window"),
        (
            *(
                KeyMeaning(f"place_{number}", (f"Ctrl+{number}",), text)
                for number, text in enumerate(
                    (
                        msg_mark("Today"),
                        msg_mark("Documents"),
                        msg_mark("People"),
                        msg_mark("Chronology"),
                        msg_mark("Proceedings"),
                        msg_mark("Argument"),
                        msg_mark("Dossier"),
                        msg_mark("Vault"),
                    ),
                    start=1,
                )
            ),
            KeyMeaning("preferences", ("Ctrl+,",), "Preferences"),
            *(
                KeyMeaning(f"view_{number}", (f"Alt+{number}",), text)
                for number, text in enumerate(
                    (
                        msg_mark("View 1 of this place"),
                        msg_mark("View 2 of this place"),
                        msg_mark("View 3 of this place"),
                        msg_mark("View 4 of this place"),
                        msg_mark("View 5 of this place"),
                        msg_mark("View 6 of this place"),
                    ),
                    start=1,
                )
            ),
            KeyMeaning("next_pane", ("F6",), "Next pane"),
            KeyMeaning("previous_pane", ("Shift+F6",), "Previous pane"),
            KeyMeaning("back", ("Alt+Left",), "Back"),
            KeyMeaning("forward", ("Alt+Right",), "Forward"),
            KeyMeaning("inspector", ("Ctrl+I",), "Details beside the page"),
            KeyMeaning("list", ("Ctrl+B",), "List: whole, numbers or hidden"),
            KeyMeaning("reading", ("F11",), "Reading mode"),
            KeyMeaning("menu", ("F10",), "Menu"),
            KeyMeaning("context_menu", ("Shift+F10",), "Menu of the selected row", by_widget=True),
            KeyMeaning("jobs", ("Ctrl+J",), "Running jobs"),
            KeyMeaning("theme", ("Ctrl+Shift+D",), "Light or dark"),
            KeyMeaning("lock", ("Ctrl+L",), "Lock"),
            KeyMeaning("quit", ("Ctrl+Q",), "Quit"),
        ),
    ),
    (
        msg_mark("Pages and pictures"),
        (
            KeyMeaning("next_page", ("PgDown",), "Next page"),
            KeyMeaning("previous_page", ("PgUp",), "Previous page"),
            KeyMeaning("larger", ("Ctrl++", "Ctrl+="), "Larger"),
            KeyMeaning("smaller", ("Ctrl+-",), "Smaller"),
            KeyMeaning("fit", ("Ctrl+0",), "Fit"),
            KeyMeaning("find", ("Ctrl+F",), "Find in what is shown"),
            KeyMeaning("beside", ("F4",), "Original and translation side by side"),
            KeyMeaning("swap", ("Shift+F4",), "Swap original and translation"),
            KeyMeaning("shift_back", ("Alt+PgUp",), "Move the translation one page back"),
            KeyMeaning("shift_on", ("Alt+PgDown",), "Move the translation one page forward"),
            KeyMeaning("check_text", ("F7",), "Check recognised text"),
            KeyMeaning("words_or_area", ("F8",), "Select words, or an area"),
            KeyMeaning("as_readers", ("F9",), "Preview the redacted page"),
            KeyMeaning("redact", ("Ctrl+M",), "Mark the selection for redaction"),
            KeyMeaning("redact_page", ("Ctrl+Shift+M",), "Mark the whole page for redaction"),
            KeyMeaning("fact", ("Ctrl+E",), "New fact from the selection"),
            KeyMeaning("event", ("Ctrl+T",), "New event from the selection"),
        ),
    ),
    (
        msg_mark("Help"),
        (
            KeyMeaning("explain", ("Shift+F1",), "What is this word?"),
            KeyMeaning("help", ("F1",), "Help for this place"),
            KeyMeaning("all_keys", ("Ctrl+F1",), "Keyboard shortcuts"),
        ),
    ),
    (
        msg_mark("While documents are reviewed, or questions of redaction answered"),
        (
            KeyMeaning("queue_next", ("J", "Ctrl+Down"), "Next"),
            KeyMeaning("queue_previous", ("H", "Ctrl+Up"), "Previous"),
            KeyMeaning("queue_undo", ("U",), "Undo the last answer"),
            KeyMeaning("relevant", ("R",), "Relevant"),
            KeyMeaning("key_document", ("K",), "Key document"),
            KeyMeaning("not_relevant", ("N",), "Not relevant"),
            KeyMeaning("privileged", ("P",), "Privileged"),
            KeyMeaning("exclude", ("D",), "Excluded"),
            KeyMeaning("gist", ("G",), "Gist"),
            KeyMeaning("issues", ("I",), "Issues"),
            KeyMeaning("answer_1", ("1",), "Answer 1"),
            KeyMeaning("answer_2", ("2",), "Answer 2"),
            KeyMeaning("answer_3", ("3",), "Answer 3"),
            KeyMeaning("answer_4", ("4",), "Answer 4"),
            KeyMeaning("answer_5", ("5",), "Answer 5"),
            KeyMeaning("queue_open", ("O",), "Open the document"),
        ),
    ),
    (
        msg_mark("In the player of sound and film"),
        (
            KeyMeaning("press", ("Space",), "Press, tick or play", by_widget=True),
            KeyMeaning("frame_back", (",",), "One frame back", by_widget=True),
            KeyMeaning("frame_on", (".",), "One frame forward", by_widget=True),
            KeyMeaning("passage_begins", ("[",), "A passage begins here", by_widget=True),
            KeyMeaning("passage_ends", ("]",), "A passage ends here", by_widget=True),
        ),
    ),
)
"""All of them, as the sheet of keys shows them."""

MEANINGS: Final = {one.name: one for _, group in GROUPS for one in group}
NO_KEYS: Final[tuple[str, ...]] = ()


def keys_of(meaning: str) -> tuple[str, ...]:
    """Return the keys of a meaning; none for a command without."""
    return MEANINGS[meaning].keys if meaning else NO_KEYS
