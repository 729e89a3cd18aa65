"""The narrative as readers get it: names as tokens, cites of what they get, no trace of more."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import Disclosure, canonical_bytes, disclosure_from_bytes
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import DocumentId, NarrativeBlockId
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile
from casefiles.dossier.survey import unsettable_texts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.evidence.layout.blocks import TextParagraph as Read
from casefiles.evidence.office_formats.word_file import read_word
from casefiles.redaction.release.projection import project
from casefiles.typeset.document.inline import Footnote, TextSpan
from casefiles.typeset.document.tree import Heading, List, Paragraph
from casefiles.typeset.word.word_document import build_word
from tests.dossier.sample_edition import RESOURCES, burned_pages
from tests.redaction.cases import CASE, document, exhibit, fact, person, snapshot

PROFILE = load_profile(RESOURCES / "profiles" / "national_court.yaml")
STORY = (
    (BlockKind.HEADING, "What [[s]] saw", ()),
    (BlockKind.NUMBERED, "[[s]] was stopped[^1] [AB/1, 2].", ("By 王伟 [AB/1, 1; ZZ/9, 3].",)),
    (BlockKind.NUMBERED, "Then Rahile left [ZZ/9, 3] [AB/1, 9].", ()),
    (BlockKind.QUOTE, "Nothing will happen.", ()),
    (BlockKind.POINT, "a bag", ()),
    (BlockKind.POINT, "a coat [sic]", ()),
)


def told(
    story: Iterable[tuple[BlockKind, str, tuple[str, ...]]] = STORY,
) -> tuple[NarrativeBlock, ...]:
    return tuple(
        NarrativeBlock(NarrativeBlockId(f"{at:032x}"), CASE, at, kind, 1, text, notes)
        for at, (kind, text, notes) in enumerate(story, start=1)
    )


def case(*, hidden: bool = True, name: str = "Rahile", **more: object) -> CaseSnapshot:
    documents, exhibits = [document("d1", "Letter")], [exhibit("d1", "AB/1")]
    if hidden:
        documents.append(document("d2", "Notes", status="privileged"))
        exhibits.append(exhibit("d2", "ZZ/9"))
    made = snapshot(
        persons=[person("s", ["Sister One", "王伟"]), person("h", name, "withheld")],
        documents=documents,
        exhibits=exhibits,
        facts=[fact(1, "He is at home.")],
    )
    return replace(made, page_counts={DocumentId("d1"): 2, DocumentId("d2"): 5},
                   narrative=told(), **more)  # type: ignore[arg-type]  # fmt: skip


def shown(one: CaseSnapshot) -> Disclosure:
    return project(one, "national_court", "court_open", ()).disclosure


def texts(one: Disclosure) -> list[str]:
    return [piece.text for block in one.narrative for piece in block.all_pieces]


def test_people_become_tokens_and_cites_those_of_released_exhibits():
    given = shown(case())
    assert texts(given)[0] == "What [PERSON A] saw"
    stopped, left = given.narrative[1:3]
    assert [(one.text, one.cites, one.note) for one in stopped.pieces] == [
        ("[PERSON A] was stopped", (), 1),
        ("", (("AB/1", 2),), 0),
        (".", (), 0),
    ]
    assert [(one.text, one.cites) for one in stopped.notes[0]] == [
        ("By [PERSON A]", (("AB/1", 1),)),
        (".", ()),
    ]
    assert [(one.text, one.cites) for one in left.pieces] == [
        ("Then [WITHHELD] left", ()),
        ("", ()),
        (".", ()),
    ]
    assert given.has_withheld
    assert disclosure_from_bytes(canonical_bytes(given)) == given


def test_neither_names_nor_what_is_kept_back_change_a_byte():
    first = canonical_bytes(shown(case()))
    assert canonical_bytes(shown(case(hidden=False))) == first
    other = case(name="Abdukerim Tursun")
    renamed = replace(
        other,
        narrative=tuple(
            replace(one, text=one.text.replace("Rahile", "Abdukerim Tursun"))
            for one in reversed(other.narrative)
        ),
    )
    assert canonical_bytes(shown(renamed)) == first
    assert b"ZZ/9" not in first


def test_a_disclosure_without_a_narrative_keeps_its_bytes():
    bare = replace(case(), narrative=())
    assert b"narrative" not in canonical_bytes(shown(bare))


def paragraphs(one: Disclosure) -> Iterator[object]:
    document = compose(one, PROFILE, burned_pages(one))
    at = [getattr(block, "place", None) for block in document.blocks]
    yield from (
        block
        for block, place in zip(document.blocks, at, strict=True)
        if place is not None and place.section == "narrative"
    )


def test_paragraphs_count_on_from_the_facts_with_live_cites_and_notes():
    title, part, stopped, left, quote, points = paragraphs(shown(case()))
    assert isinstance(title, Heading)
    assert isinstance(part, Heading)
    assert title.level == 1
    assert isinstance(stopped, Paragraph)
    assert isinstance(left, Paragraph)
    assert (stopped.label, left.label) == ("2.", "3.")
    (note,) = [one for one in stopped.content if isinstance(one, Footnote)]
    assert "page 1 1" in [one.target for one in note.content]
    assert "page 1 2" in [one.target for one in stopped.content if not isinstance(one, Footnote)]
    words = "".join(one.text for one in left.content if isinstance(one, TextSpan))
    assert words == "Then [WITHHELD] left."
    assert isinstance(quote, Paragraph)
    assert quote.is_indented
    assert isinstance(points, List)
    assert len(points.items) == 2


def test_a_cite_of_what_is_not_there_is_never_composed():
    given = shown(case())
    broken = replace(given.narrative[1], pieces=(replace(given.narrative[1].pieces[1],
                     cites=(("AB/1", 3),)),), notes=())  # fmt: skip
    wrong = replace(given, narrative=(broken,))
    with pytest.raises(InvalidInput) as refused:
        compose(wrong, PROFILE, burned_pages(wrong))
    assert refused.value.code == "dangling_cite"


def test_every_text_of_it_is_surveyed_before_a_page_is_made():
    odd = told(((BlockKind.PLAIN, "A sign \ue001 of no font [AB/1, 2].", ()),))
    found = unsettable_texts(shown(replace(case(), narrative=odd)), PROFILE, RESOURCES / "fonts")
    assert [(one.code, one.section, one.number) for one in found] == [("no_glyph", "narrative", 1)]


def test_a_word_file_of_it_has_headings_numbers_and_footnotes():
    data = build_word(compose_for_word(shown(case()), PROFILE))
    read = [one for one in read_word(data).blocks if isinstance(one, Read)]
    at = next(i for i, one in enumerate(read) if one.text == "Narrative" and one.level == 1)
    heading, stopped, left = read[at + 1 : at + 4]
    assert (heading.text, heading.level) == ("What [PERSON A] saw", 2)
    assert (stopped.marker, stopped.text) == (
        "2.",
        "[PERSON A] was stopped[footnote 1] [AB/1/2].",
    )
    assert (left.marker, left.text) == ("3.", "Then [WITHHELD] left.")
    assert any("By [PERSON A] [AB/1/1]." in one.text for one in read)
