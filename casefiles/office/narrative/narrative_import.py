"""Taking a narrative in from a Word file, and naming the people in it by reference.

The file is taken apart by a locked worker only. Names that are known are proposed, never applied
by themselves.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, NarrativeBlockId, PersonId, new_id
from casefiles.domain.language.text_references import split_at_references
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.narrative import NarrativeBlock, NarrativeReading, ReadBlock
from casefiles.office.narrative.blocks import APART, blocks_in_order
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.redaction.names.sought import sought_of
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

_LARGEST: Final = 64 << 20
_FLAGS: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_AROUND: Final = 40
"""Characters of a text that are shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A known name in the narrative that is typed, not a reference.

    Attributes:
        block_id: where it stands.
        position: of that block among all, from 1.
        note: number of the footnote, from 1; 0 for the text.
        start: where it begins in that text; `end` where it ends.
        found: as it is typed, with `before` and `after` around it.
        person_id: whom it may mean; `name` is the first name of that person.
    """

    block_id: NarrativeBlockId
    position: int
    note: int
    start: int
    end: int
    found: str
    before: str
    after: str
    person_id: PersonId
    name: str

    @property
    def id(self) -> str:
        """What tells it from others."""
        return f"{self.block_id} {self.note} {self.start}"


def read_word_file(path: Path, *, accepted: bool) -> Job[NarrativeReading]:
    """Read a Word file as running text, in a worker that has no key; nothing is kept.

    Args:
        path: of the file.
        accepted: tracked changes count as accepted; else as rejected.

    Raises:
        Refused: it is gone, no file, or too large.
        WorkerFailed: not the file's fault.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> NarrativeReading:
        ticket.step(0, 0, "reading_pages")
        data = _bytes_of(path)
        return workplace.template().narrative(
            data, CancellationToken(stop=ticket.stop), accepted=accepted
        )

    return work


def save_narrative(case_id: CaseId, blocks: Sequence[ReadBlock], *, replaces: bool) -> Job[int]:
    """Keep what was read as the narrative of a case, in one act that undo takes back.

    Args:
        case_id: of the case.
        blocks: as they were read.
        replaces: blocks that are there go; else the new ones come after them.

    Returns:
        How many came.

    Raises:
        Refused: there is nothing to keep.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> int:
        ticket.check()
        if not blocks:
            raise Refused("narrative_says_nothing")
        ids = [NarrativeBlockId(new_id(workplace.randomness)) for _ in blocks]

        def change(at: WriteTransaction) -> None:
            there = blocks_in_order(at, case_id)
            if replaces:
                for one in there:
                    drop_versions(at, one.id)
                    at.delete(NarrativeBlock, one.id, "import_narrative")
            last = 0 if replaces else max((one.position for one in there), default=0)
            for number, (block_id, read) in enumerate(zip(ids, blocks, strict=True), start=1):
                values = (read.kind, read.level, read.text, read.notes)
                place = last + number * APART
                at.insert(NarrativeBlock(block_id, case_id, place, *values), "import_narrative")

        workplace.vault.write(change)
        return len(ids)

    return work


def name_proposals(case_id: CaseId) -> Query[tuple[NameProposal, ...]]:
    """Return every known name that is typed in the narrative, in its order.

    A form that several people share is not proposed: only the lawyer can tell whom it means.
    """

    def ask(reader: ReadTransaction) -> tuple[NameProposal, ...]:
        persons = reader.find(Person, case_id=case_id)
        # An open person's name is proposed too.
        matcher = matcher_of(sought_of(map(_as_named, persons)))
        names = {one.id: one.names[0].text for one in persons if one.names}
        found: list[NameProposal] = []
        for position, block in enumerate(blocks_in_order(reader, case_id), start=1):
            for note, text in enumerate((block.text, *block.notes)):
                found += _in_text((block, position, note), text, (matcher, names))
        return tuple(found)

    return ask


def apply_names(proposals: Sequence[NameProposal]) -> Edit[int]:
    """Put references in place of names; one whose text has changed since is left as it is.

    Returns:
        How many were put.
    """

    def change(work: WriteTransaction) -> int:
        by_block: dict[NarrativeBlockId, list[NameProposal]] = {}
        for one in proposals:
            by_block.setdefault(one.block_id, []).append(one)
        count = 0
        for block_id, some in by_block.items():
            block = work.get(NarrativeBlock, block_id)
            if block is None:
                continue
            texts = [block.text, *block.notes]
            for one in sorted(some, key=lambda name: (name.note, -name.start)):
                if one.note < len(texts) and texts[one.note][one.start : one.end] == one.found:
                    text, reference = texts[one.note], f"[[{one.person_id}]]"
                    texts[one.note] = text[: one.start] + reference + text[one.end :]
                    count += 1
            named = replace(block, text=texts[0], notes=tuple(texts[1:]))
            if named != block:
                work.update(named, "name_in_narrative")
        return count

    return change


def _as_named(person: Person) -> Person:
    """Return somebody as one whose name is found; numbers of open persons name nobody."""
    if person.protection is not Protection.OPEN:
        return person
    return replace(person, protection=Protection.WITHHELD, identifiers=())


def _in_text(
    place: tuple[NarrativeBlock, int, int], text: str, values: tuple[Matcher, dict[PersonId, str]]
) -> Iterator[NameProposal]:
    (block, position, note), (matcher, names) = place, values
    at = 0
    for plain, reference in split_at_references(text):
        for one in matcher.find(plain):
            start, end = at + one.start, at + one.end
            if one.person_id != SHARED and one.person_id in names:
                yield NameProposal(
                    *(block.id, position, note, start, end, text[start:end]),
                    text[max(at, start - _AROUND) : start],
                    text[end : min(at + len(plain), end + _AROUND)],
                    *(one.person_id, names[one.person_id]),
                )
        at += len(plain) + (len(reference) + 4 if reference else 0)


def _bytes_of(path: Path) -> bytes:
    """Return the bytes of a file from outside; no link is followed and no device is waited for."""
    code = "narrative_file_gone"
    with suppress(OSError):
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not path.is_file():
                raise Refused("narrative_file_gone")
            if os.fstat(descriptor).st_size > _LARGEST:
                code = "narrative_file_too_large"
            else:
                return file.read(_LARGEST + 1)
    raise Refused(code)
