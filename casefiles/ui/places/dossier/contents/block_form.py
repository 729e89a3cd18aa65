"""The form of a block of the narrative: what it is, its text with people and cites, its notes."""

from typing import Any, Final

from casefiles.domain.records.narrative import DEEPEST, BlockKind
from casefiles.office.narrative.blocks import KINDS, BlockInput
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.field import ChoiceField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.words.language import msg, msg_of
from casefiles.words.narrative import CITE_HINT, NOTES_HINT

_LEVELS: Final = tuple(range(1, DEEPEST + 1))


def _kinds() -> list[tuple[str, str]]:
    """Return what a block can be; a heading once for each level."""
    headings = [
        (msg("heading {level}", level=level), msg("Heading of level {level}", level=level))
        for level in _LEVELS
    ]
    others = [
        (str(kind), words) for kind, words in msg_of(KINDS).items() if kind != BlockKind.HEADING
    ]
    return [*others, *headings]


class BlockForm(RecordForm):
    """Writes one block."""

    def __init__(self, context: Context, draft_name: str, title: str, terms: BlockInput) -> None:
        super().__init__(context, draft_name, title)
        self.text = MentionField(
            context, "text", msg("Text"), msg_of(CITE_HINT), required=True, rows=9
        )
        self.kind = ChoiceField("kind", msg("Paragraph type"), _kinds())
        self.notes = MentionField(context, "notes", msg("Footnotes"), msg_of(NOTES_HINT), rows=2)
        for field in (self.text, self.kind, self.notes):
            self.add(field)
        self.load(values_of(terms))


def values_of(terms: BlockInput) -> dict[str, Any]:
    """Return a block as a form holds it."""
    kind = (
        msg("heading {count}", count=max(terms.level, 1))
        if terms.kind is BlockKind.HEADING
        else str(terms.kind)
    )
    notes = "\n".join(" ".join(note.split()) for note in terms.notes)
    return {"text": terms.text, "kind": kind, "notes": notes}


def terms_of(values: dict[str, Any]) -> BlockInput:
    """Return the block that a form holds."""
    kind, _, level = str(values["kind"]).partition(" ")
    notes = tuple(line.strip() for line in values["notes"].split("\n") if line.strip())
    return BlockInput(BlockKind(kind), int(level or 0), values["text"], notes)
