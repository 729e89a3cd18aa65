"""What an edition kept of its Word file goes once it may name anything that is erased."""

import secrets

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import PaperBlockId
from casefiles.domain.records.editions import (
    ExportedContent,
    ExportedNote,
    ExportedParagraph,
    ExportedWords,
)
from casefiles.redaction.erasure.opaque_areas import PageAreas
from casefiles.redaction.erasure.opaque_editions import EditionEraser, ErasedContent, Ids
from casefiles.redaction.release.projection import project
from tests.redaction.cases import snapshot

BLOCK, PERSON = PaperBlockId("7b" * 16), "5d" * 16
PARAGRAPH = ExportedParagraph(
    1,
    BLOCK,
    f"[[{PERSON}]] was at the mill.",
    ("A note.",),
    (ExportedWords("[PERSON A]", f"[[{PERSON}]]"), ExportedWords(" was at the mill.")),
    (ExportedNote((ExportedWords("A note."),)),),
)


def kept(**erased) -> ExportedContent:
    shown = project(snapshot(), "p", "court_open", ()).disclosure
    left = ExportedContent(
        *(canonical_bytes(shown).decode(), (), (), (), ()),
        argued=(PARAGRAPH,),
        other_text=("Skeleton",),
    )
    areas = PageAreas({}, secrets.token_bytes)
    return EditionEraser(ErasedContent(**erased), Ids(secrets.token_bytes), areas).left(left)


@pytest.mark.parametrize(
    "erased",
    [
        {"records": frozenset({BLOCK})},
        {"records": frozenset({PERSON})},
        {"values": frozenset({"A note."})},
        {"values": frozenset({"Skeleton"})},
        {"argued": True},
    ],
    ids=["its block", "a person in it", "a footnote", "another paragraph", "an argument"],
)
def test_nothing_of_the_file_stays(erased):
    assert (kept(**erased).argued, kept(**erased).other_text) == ((), ())


def test_it_stays_where_something_else_is_erased():
    left = kept(records=frozenset({"e" * 32}), values=frozenset({"Elsewhere"}))
    assert left.argued == (PARAGRAPH,)
    assert left.other_text == ("Skeleton",)
