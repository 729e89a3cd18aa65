"""The closed paper and the key to placeholders, both for a judge alone."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.closed_paper import ClosedPaper, KeyPaper, KeyRow
from casefiles.domain.language.placeholder_words import (
    forms_of_person_placeholder,
    read_person_placeholder,
)
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.parts.languages import spans
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Block,
    DocumentTree,
    FramedArea,
    Heading,
    ImagePage,
    Paragraph,
    Role,
    SideNote,
    SideNotes,
    Table,
    TableRow,
    VerticalSpace,
)

_SECTION: Final = "key"
_SHARES: Final = (0.17, 0.3, 0.33, 0.2)
_HEAD: Final = ("key_placeholder", "key_names", "key_who", "key_first")


def with_margin(
    document: DocumentTree, closed: ClosedPaper | None, profile: Profile
) -> DocumentTree:
    """Return the tree of an open paper as the closed one: the same blocks, names beside them."""
    if closed is None:
        return document
    notes = tuple(
        SideNote(_forms_of(one.label), spans(one.note, profile.language)) for one in closed.named
    )
    opened = defaultdict[str, list[FramedArea]](list)
    texts = {one.label: spans(one.note, profile.language) for one in closed.named}
    for one in closed.opened:
        box = one.box.x0, one.box.y0, one.box.x1, one.box.y1
        area = FramedArea(box, tuple(texts[label] for label in one.labels if label in texts))
        opened[picture_key(one.exhibit, one.page)].append(area)
    blocks = tuple(
        replace(block, framed=tuple(opened[block.key]))
        if isinstance(block, ImagePage) and block.key in opened
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks, margins=_margins(profile, notes))


def key_document(key: KeyPaper, profile: Profile) -> DocumentTree:
    """Return the key paper of an edition."""
    language = profile.language
    title = profile.say("key_title")
    return DocumentTree(
        title=title,
        language=language,
        running_head=spans(key.reference, language),
        page_word=profile.say("page_word"),
        blocks=tuple(_key_blocks(key, profile)),
        margins=_margins(profile),
    )


def _key_blocks(key: KeyPaper, profile: Profile) -> Iterator[Block]:
    def cell(text: str, role: Role, number: int) -> Paragraph:
        return Paragraph(spans(text, profile.language), role, TextPosition(_SECTION, number))

    def row(number: int, one: KeyRow) -> TableRow:
        names = tuple(cell(name, Role.CELL, number) for name in one.names)
        who, first = cell(one.who, Role.CELL, number), cell(one.first, Role.CELL, number)
        return TableRow(((cell(one.label, Role.CELL_STRONG, number),), names, (who,), (first,)))

    title = spans(profile.say("key_title"), profile.language)
    yield Heading(title, 1, TextPosition(_SECTION, 0), _SECTION, title)
    yield cell(key.reference, Role.BODY, 0)
    yield cell(profile.say("key_intro"), Role.BODY, 0)
    yield VerticalSpace(10)
    head = tuple(cell(profile.say(one), Role.CELL_HEAD, 0) for one in _HEAD)
    yield Table(_SHARES, head, tuple(row(at, one) for at, one in enumerate(key.rows, start=1)))


def _margins(profile: Profile, notes: tuple[SideNote, ...] = ()) -> SideNotes:
    head = spans(profile.say("closed_head"), profile.language)
    return SideNotes(head, notes, spans(profile.say("closed_see_key"), profile.language))


def _forms_of(label: str) -> tuple[str, ...]:
    """Return how a paper may print a placeholder, in whichever language its text is."""
    read = read_person_placeholder(label)
    return (label,) if read is None else (label, *forms_of_person_placeholder(*read))
