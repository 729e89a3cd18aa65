"""What a Word file of the argument that came back says otherwise, paragraph by paragraph.

References are known again, placeholders become the people they stand for, and a name that somebody
typed becomes a reference; whom a word means that fits several is for the lawyer to answer.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PaperBlockId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedParagraph, ExportedWords
from casefiles.domain.records.narrative import BlockKind, NarrativeReading, ReadBlock
from casefiles.domain.records.papers import PaperBlock, PaperBlockKind
from casefiles.domain.rules.edited_paragraphs import (
    RestoredWords,
    emphases_of,
    is_typed_straight,
    printed_text,
    restored,
    stored_text,
    with_sources,
)
from casefiles.office.law.edited_file import MatchedFile, edition_of_file, matched
from casefiles.office.law.edited_names import NamesInEdits, UnclearName, typed_brackets
from casefiles.office.law.papers import argument_of, words_of_paper
from casefiles.office.narrative.narrative_import import read_word_file
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction

_COPIED: Final = re.compile(r"\[\[law:|\[(?!\[)")
_DIGIT: Final = re.compile("[0-9]")
_SUB_LEVEL: Final = 3
_HEADINGS: Final = frozenset({PaperBlockKind.HEADING, PaperBlockKind.SUB})


_Every: TypeAlias = tuple[tuple[RestoredWords, ...], ...]


class EditKind(StrEnum):
    """What somebody did to a paragraph in the file."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """What became of a paragraph.

    Attributes:
        key: names it in a list.
        block_id: in the vault; empty for one that is not there.
        left_as: what the file said when it left; empty for one that was added.
        now: what the vault says now, in words; `current` in its own, with `current_notes`.
        after: what would be there, in words.
        follows: keys of the paragraphs that were added before it, nearest first, then the id of
            the block before these; nothing for the first.
        words: of the text, and `notes` of its footnotes.
        lost: references that are gone from it, as they were printed.
        named: names and placeholders that became references.
        unclear: what the lawyer has to say first.
        is_conflict: it was changed or removed in the vault meanwhile.
        is_moved: it stands elsewhere.
    """

    key: str
    kind: EditKind
    block_id: PaperBlockId
    block_kind: PaperBlockKind
    left_as: str
    now: str
    after: str
    current: str
    current_notes: tuple[str, ...]
    follows: tuple[str, ...]
    words: tuple[RestoredWords, ...] = ()
    notes: tuple[tuple[RestoredWords, ...], ...] = ()
    lost: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    unclear: tuple[UnclearName, ...] = ()
    is_conflict: bool = False
    is_moved: bool = False
    is_typed: bool = True

    @property
    def id(self) -> str:
        """What names it in a list."""
        return self.key

    def stored(self, answers: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
        """Return text and footnotes as the vault has them.

        Args:
            answers: ids of people by the words that mean them; empty where the words stay.
        """
        is_plain = self.block_kind in _HEADINGS
        made = [
            stored_text(_answered(one, answers), is_typed=self.is_typed, is_plain=is_plain)
            for one in (self.words, *self.notes)
        ]
        return made[0], tuple(made[1:])


@dataclass(frozen=True, slots=True)
class EditedArgument:
    """A file that came back.

    Attributes:
        day: when its edition left, as EDTF; `audience` for whom.
        edits: what it says otherwise, in its order.
        unchanged: paragraphs that came back as they left.
        outside: changed paragraphs that are no part of the argument, and do not come back.
        reading: what else was in the file.
    """

    day: str
    audience: str
    edits: tuple[ParagraphEdit, ...]
    unchanged: int
    outside: tuple[str, ...]
    reading: NarrativeReading


def read_edited_argument(case_id: CaseId, profile: str, path: Path) -> Job[EditedArgument]:
    """Compare a Word file of the argument with what left and with what the vault says now.

    The file is taken apart by a worker that has no key; tracked changes count as accepted. Nothing
    is written.

    Raises:
        Refused: the file is gone, too large, broken, or none that left for this forum.
        WorkerFailed: not the file's fault.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> EditedArgument:
        reading = read_word_file(path, accepted=True)(workplace, ticket)
        if reading.unreadable:
            raise Refused(reading.unreadable)
        return workplace.vault.read(lambda reader: _compared(reader, case_id, profile, reading))

    return work


def _compared(
    reader: ReadTransaction, case_id: CaseId, profile: str, reading: NarrativeReading
) -> EditedArgument:
    every = reader.find(Edition, case_id=case_id)
    edition = edition_of_file((x for x in every if x.profile == profile), reading.blocks)
    if edition is None:
        _refuse(reader, every, profile, reading)
    else:
        found = matched(edition, reading.blocks)
        compare = _Comparison(reader, case_id, found)
        edits = tuple(compare.edits())
        unchanged = len(found.blocks) - sum(one.kind is not EditKind.REMOVED for one in edits)
        day, audience = edition.day, edition.audience
        return EditedArgument(day, audience, edits, unchanged, found.outside, reading)
    raise AssertionError


def _refuse(
    reader: ReadTransaction, every: Sequence[Edition], profile: str, reading: NarrativeReading
) -> None:
    """Refuse a file of which no edition of this forum is known, and say what it may be."""
    others = (one for one in every if one.profile != profile)
    if edition_of_file(others, reading.blocks) is not None:
        raise Refused("edited_file_other_forum")
    if edition_of_file(reader.find(Edition), reading.blocks) is not None:
        raise Refused("edited_file_other_case")
    if any(one.marks for one in reading.blocks):
        raise Refused("edited_file_unknown_edition")
    raise Refused("edited_file_foreign")


class _Comparison:
    """Compares a file with its edition and the vault."""

    def __init__(self, reader: ReadTransaction, case_id: CaseId, found: MatchedFile) -> None:
        self._found = found
        left = found.edition.left_as
        argued = left.argued if left is not None else ()
        ids = [one.block_id for one in argued]
        got = (reader.get(PaperBlock, one) for one in ids)
        self._blocks = {one.id: one for one in got if one is not None}
        paper = argument_of(reader, case_id, found.edition.profile, found.edition.audience)
        self._show: Callable[[str], str] = words_of_paper(reader, case_id, paper)
        self._names = NamesInEdits(reader, case_id, found.edition)
        self._copied = _copied_cites(argued)

    def edits(self) -> Iterator[ParagraphEdit]:
        """Yield what the file says otherwise, in its order, then what is not in it."""
        follows: tuple[str, ...] = ()
        in_order = self._in_order()
        pairs = list(zip(self._found.blocks, self._found.base, strict=True))
        for at, (read, base) in enumerate(pairs):
            before = pairs[at - 1][1] if at else None
            if base is None:
                edit: ParagraphEdit | None = self._added(f"new:{at}", read, follows, before)
            else:
                edit = self._edited(read, base, follows, is_moved=at not in in_order)
            if edit is not None:
                yield edit
            if base is not None and base.block_id in self._blocks:
                follows = (base.block_id,)
            elif edit is not None:
                follows = (edit.key, *follows)
        yield from filter(None, map(self._removed, self._found.removed))

    def _in_order(self) -> set[int]:
        """Return the places whose paragraphs stand in the order in which they left."""
        numbered = [(at, one.number) for at, one in enumerate(self._found.base) if one is not None]
        best: list[list[tuple[int, int]]] = []
        for at, number in numbered:
            longest = max((chain for chain in best if chain[-1][1] < number), key=len, default=[])
            best.append([*longest, (at, number)])
        return {at for at, _ in max(best, key=len, default=[])}

    def _edited(
        self, read: ReadBlock, base: ExportedParagraph, follows: tuple[str, ...], *, is_moved: bool
    ) -> ParagraphEdit | None:
        block = self._blocks.get(base.block_id)
        kind = block.kind if block is not None else _kind_of(read, None)
        is_typed = is_typed_straight(base.text, *base.source_notes)
        made = self._words(read, base)
        untouched = self._untouched(base)
        texts = _texts(made[0], kind, is_typed=is_typed)
        is_changed = texts != _texts(untouched, kind, is_typed=is_typed)
        if not is_changed and not is_moved:
            return None
        current = (block.text, block.notes) if block is not None else ("", ())
        if is_changed and block is not None and _even_texts(current) == _even_texts(texts):
            return None
        if not is_changed and block is None:
            return None
        left = base.text, base.source_notes
        is_conflict = block is None or (is_changed and current != left)
        state = EditKind.ADDED if block is None else EditKind.CHANGED
        words, notes = (made[0][0], made[0][1:]) if is_changed else ((), ())
        return ParagraphEdit(
            key=base.block_id,
            kind=state if is_changed else EditKind.MOVED,
            block_id=base.block_id if block is not None else PaperBlockId(""),
            block_kind=kind,
            left_as=self._shown(left),
            now=self._shown(current),
            after=self._shown(texts if is_changed else current),
            current=current[0],
            current_notes=current[1],
            follows=follows,
            words=words,
            notes=notes,
            lost=made[1] if is_changed else (),
            named=made[2] if is_changed else (),
            unclear=made[3] if is_changed else (),
            is_conflict=is_conflict,
            is_moved=is_moved,
            is_typed=is_typed,
        )

    def _added(
        self, key: str, read: ReadBlock, follows: tuple[str, ...], before: ExportedParagraph | None
    ) -> ParagraphEdit:
        (words, *notes), _, named, unclear = self._words(read, None)
        last = self._blocks.get(before.block_id) if before is not None else None
        kind = _kind_of(read, last)
        texts = _texts((words, *notes), kind, is_typed=True)
        return ParagraphEdit(
            *(key, EditKind.ADDED, PaperBlockId(""), kind, "", "", self._shown(texts)),
            *("", (), follows, words, tuple(notes)),
            named=named,
            unclear=unclear,
        )

    def _removed(self, base: ExportedParagraph) -> ParagraphEdit | None:
        block = self._blocks.get(base.block_id)
        if block is None:
            return None
        current, left = (block.text, block.notes), (base.text, base.source_notes)
        now = self._shown(current)
        return ParagraphEdit(
            *(base.block_id, EditKind.REMOVED, block.id, block.kind, self._shown(left), now, ""),
            *(block.text, block.notes, ()),
            is_conflict=current != left,
        )

    def _shown(self, texts: tuple[str, Sequence[str]]) -> str:
        return "\n".join(self._show(one) for one in (texts[0], *texts[1]) if one)

    def _words(
        self, read: ReadBlock, base: ExportedParagraph | None
    ) -> tuple[_Every, tuple[str, ...], tuple[str, ...], tuple[UnclearName, ...]]:
        """Return what a paragraph stands for, what is lost, what is named, and what is unclear."""
        own = (base.words, *(one.words for one in base.notes)) if base is not None else ()
        made: list[tuple[RestoredWords, ...]] = []
        lost: list[str] = []
        named: list[str] = []
        unclear: dict[str, UnclearName] = {}
        for number, text in enumerate((read.text, *read.notes)):
            emphases = [(x.start, x.end, x.look) for x in read.emphases if x.note == number]
            words = _base_of(own, number, text)
            each = restored(words, text, emphases)
            lost += map(self._show, each.lost)
            known = with_sources(each.words, self._copied)
            made.append(tuple(self._names.named(known, typed_brackets(words), named, unclear)))
        missing = own[len(made) :]
        lost += (x.printed for one in missing for x in one if x.source and x.printed)
        distinct = tuple(dict.fromkeys(lost)), tuple(dict.fromkeys(named))
        return tuple(made), *distinct, tuple(unclear.values())

    def _untouched(self, base: ExportedParagraph) -> _Every:
        """Return what a paragraph would stand for that came back just as it left."""
        every = (base.words, *(one.words for one in base.notes))
        made = []
        for words in every:
            text = printed_text(words)
            each = restored(words, text, emphases_of(words))
            made.append(
                tuple(
                    self._names.named(
                        with_sources(each.words, self._copied), typed_brackets(words), [], {}
                    )
                )
            )
        return tuple(made)


def _answered(
    words: Sequence[RestoredWords], answers: Mapping[str, str]
) -> tuple[RestoredWords, ...]:
    return tuple(
        replace(one, source=f"[[{answers[one.text]}]]")
        if not one.source and answers.get(one.text)
        else one
        for one in words
    )


def _texts(every: _Every, kind: PaperBlockKind, *, is_typed: bool) -> tuple[str, tuple[str, ...]]:
    made = [stored_text(x, is_typed=is_typed, is_plain=kind in _HEADINGS) for x in every]
    return made[0], tuple(made[1:])


def _even_texts(texts: tuple[str, tuple[str, ...]]) -> list[str]:
    return [" ".join(one.split()) for one in (texts[0], *texts[1])]


def _base_of(
    own: Sequence[Sequence[ExportedWords]], number: int, text: str
) -> Sequence[ExportedWords]:
    """Return what a text was: the paragraph itself, or the footnote that is most like this one."""
    if not number:
        return own[0] if own else ()
    best = max(own[1:], key=lambda one: _common(printed_text(one), text), default=())
    return best if best and _common(printed_text(best), text) else ()


def _common(one: str, other: str) -> float:
    a, b = set(one.split()), set(other.split())
    return len(a & b) / max(len(a | b), 1)


def _copied_cites(argued: Iterable[ExportedParagraph]) -> dict[str, str]:
    """Return cites of the whole paper by how they were printed, to know a copied one again."""
    found: dict[str, set[str]] = {}
    for one in argued:
        for words in (one.words, *(note.words for note in one.notes)):
            for each in words:
                if _COPIED.match(each.source) and _DIGIT.search(each.printed):
                    found.setdefault(" ".join(each.printed.split()), set()).add(each.source)
    return {words: next(iter(some)) for words, some in found.items() if len(some) == 1}


def _kind_of(read: ReadBlock, before: PaperBlock | None) -> PaperBlockKind:
    """Return what a paragraph is that somebody added, by its style and what stands before it."""
    if read.kind is BlockKind.HEADING:
        return PaperBlockKind.SUB if read.level >= _SUB_LEVEL else PaperBlockKind.HEADING
    if read.kind in {BlockKind.NUMBERED, BlockKind.POINT}:
        is_point = before is not None and before.kind is PaperBlockKind.POINT
        return PaperBlockKind.POINT if is_point else PaperBlockKind.NUMBERED
    is_quote = read.kind is BlockKind.QUOTE
    return PaperBlockKind.QUOTE if is_quote else PaperBlockKind.PLAIN
