"""The form of a block of a paper: its text with links as chips, what it is, notes, recipients."""

from typing import Any, Final

from typing_extensions import override

from casefiles.domain.language.folding import fold
from casefiles.domain.records.papers import PaperBlockKind
from casefiles.domain.rules.paper_text import LinkKind, paper_links, with_links
from casefiles.office.law.papers import KINDS, PaperBlockInput
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.choices_field import ChoicesField
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionEdit, MentionField
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.narrative import NOTES_HINT, PAPER_HINT

_RECIPIENTS: Final = (
    *("court_open", "court_closed", "requested_state", "requesting_state", "treaty_body"),
    *("ccf", "expert", "interpreter", "public"),
)
_EVERYBODY: Final = msg_mark("Leave empty for every recipient; others do not get this paragraph.")


class PaperBlockForm(RecordForm):
    """Writes one block."""

    def __init__(
        self, context: Context, draft_name: str, title: str, terms: PaperBlockInput
    ) -> None:
        super().__init__(context, draft_name, title)
        self.text = PaperTextField(
            context, "text", msg("Text"), msg_of(PAPER_HINT), required=True, rows=9
        )
        kinds = [(str(kind), words) for kind, words in msg_of(KINDS).items()]
        self.kind = ChoiceField("kind", msg("Paragraph type"), kinds)
        self.notes = PaperTextField(context, "notes", msg("Footnotes"), msg_of(NOTES_HINT), rows=2)
        self.audiences = ChoicesField(
            "audiences", msg("Recipients"), msg("Search recipients"), msg_of(_EVERYBODY)
        )
        words = [(one, label(one)) for one in _RECIPIENTS]
        self.audiences.offer([PickerItem(own, shown, "", fold(shown)) for own, shown in words])
        for field in (self.text, self.kind, self.notes, self.audiences):
            self.add(field)
        self.load(block_values(terms))


class PaperTextField(MentionField):
    """Text in which links to law, facts, events and paragraphs are chips beside people."""

    @override
    def _made_edit(self, *, is_one_line: bool) -> MentionEdit:
        return _PaperEdit(self, is_one_line=is_one_line)

    @override
    def typed(self) -> tuple[str, ...]:
        """Return the text without its links, in which no person is named."""
        return tuple(with_links(text, lambda _: "") for text in super().typed())


class _PaperEdit(MentionEdit):
    """Shows links as chips."""

    @override
    def words_of_link(self, identity: str) -> str:
        """Return what a link is shown as."""
        for link in paper_links(f"[[{identity}]]"):
            if link.kind is LinkKind.LAW:
                return " ".join((link.target.replace("_", " "), link.pinpoint)).strip()
            return msg_of(_LINKS[link.kind])
        return ""


_LINKS: Final = {
    LinkKind.FACT: msg_mark("fact"),
    LinkKind.EVENT: msg_mark("event"),
    LinkKind.PARAGRAPH: msg_mark("paragraph"),
}


def block_values(terms: PaperBlockInput) -> dict[str, Any]:
    """Return a block as a form holds it."""
    return {
        "text": terms.text,
        "kind": str(terms.kind),
        "notes": "\n".join(" ".join(note.split()) for note in terms.notes),
        "audiences": list(terms.audiences),
    }


def block_terms(values: dict[str, Any]) -> PaperBlockInput:
    """Return the block that a form holds."""
    notes = tuple(line.strip() for line in values["notes"].split("\n") if line.strip())
    kind, audiences = PaperBlockKind(values["kind"]), tuple(values["audiences"])
    return PaperBlockInput(kind, values["text"], notes=notes, audiences=audiences)
