"""What stays in the vault of an argument that leaves in a Word file, so that it can come back."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.printed_paragraphs import PrintedParagraph
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.domain.records.editions import ExportedContent, ExportedParagraph
from casefiles.domain.rules.edited_paragraphs import exported_paragraph
from casefiles.dossier.requests import MadePart
from casefiles.office.draft.drafting import Draft

_BODY: Final = 2
"""Which part of a Word file holds its text, among those that the typesetter lists."""


def with_argument(
    content: ExportedContent, draft: Draft, parts: Sequence[MadePart]
) -> ExportedContent:
    """Return what an edition keeps, with the argument of its Word file where it has one.

    Args:
        content: of the edition.
        draft: what it says.
        parts: its files.
    """
    part = next((one for one in parts if one.argued), None)
    if part is None:
        return content
    other_text = _other_text(part.written_text, part.argued)
    return replace(
        content, argued=tuple(_paragraphs(draft, part.argued)), other_text=tuple(other_text)
    )


def _paragraphs(draft: Draft, printed: Sequence[PrintedParagraph]) -> Iterator[ExportedParagraph]:
    blocks = {one.id: one for one in draft.snapshot.paper}
    records = list(zip(draft.projection.paper, draft.projection.paper_links, strict=True))
    for one in printed:
        block_id, left = records[one.number - 1]
        block = blocks[block_id]
        yield exported_paragraph(block_id, (block.text, block.notes), left, one)


def _other_text(written: WrittenText, argued: Sequence[PrintedParagraph]) -> Iterator[str]:
    """Yield the other paragraphs of a file, each once; a heading may have the words of one."""
    own = Counter(_even("".join(piece.text for piece in one.pieces)) for one in argued)
    parts = written.pages
    lines = Counter(map(_even, parts[_BODY].split("\n") if len(parts) > _BODY else ()))
    yield from (line for line in lines - own if line)


def _even(text: str) -> str:
    return " ".join(text.split())
