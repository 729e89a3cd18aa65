"""What left in dossiers, once something in them is erased: told before, and rewritten with it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from casefiles.domain.foundation.ids import CaseId, EditionId, Randomness
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedContent, ExportedFile
from casefiles.domain.records.foreseeable_readers import Reach, readers_reached_by
from casefiles.office.records.profile_titles import profile_title
from casefiles.office.records.record_names import date_in_words
from casefiles.redaction.erasure.opaque_areas import Areas, PageAreas, PageOf
from casefiles.redaction.erasure.opaque_editions import EditionEraser, ErasedContent, Ids
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.words.combined_editions import readers_words
from casefiles.words.language import msg, msg_n

_LISTED: Final = 6


@dataclass(frozen=True, slots=True)
class LeftDossier:
    """A dossier that left with something that is about to be erased.

    Attributes:
        day: on which it left, as EDTF; empty for one of before.
        audience: its readers, by id; `profile` likewise.
    """

    id: EditionId
    profile: str
    audience: str
    day: str

    @classmethod
    def of(cls, edition: Edition) -> Self:
        """Tell of an edition."""
        return cls(edition.id, edition.profile, edition.audience, edition.day)


def left_words(left: Sequence[LeftDossier]) -> str:
    """Return which dossiers left, within a sentence: what each is, for whom, and of which day."""
    texts = [
        msg(
            "{profile_title}, for {readers_words}",
            profile_title=profile_title(one.profile),
            readers_words=readers_words(one.audience),
        )
        + (msg(", on {date}", date=date_in_words(one.day)) if one.day else "")
        for one in left[-_LISTED:]
    ]
    more = len(left) - len(texts)
    count = msg_n("{n} dossier that left", "{n} dossiers that left", len(left))
    return f"{count} ({'; '.join(texts)}{msg('; and {more} before', more=more) if more else ''})"


def rewrite_editions(
    work: WriteTransaction,
    case_id: CaseId,
    erased_content: ErasedContent,
    by: tuple[ErasureAuthority, Randomness],
) -> None:
    """Put opaque ids in place of what is erased, in every edition of a case that holds it.

    The ledger keeps that an edition left, and forgets what its patches told.

    Args:
        work: of an erasure.
        case_id: of the case.
        erased_content: what is erased.
        by: grounds of the tombstones, and randomness for ids.
    """
    grounds, randomness = by
    for _, edition in tuple(_rewritten(work, case_id, erased_content, randomness)):
        work.keep_rest(edition, grounds)


def dossiers_with(
    reader: ReadTransaction, case_id: CaseId, erased_content: ErasedContent
) -> tuple[LeftDossier, ...]:
    """Return the editions that hold something, the newest last; nothing is changed."""
    made = [
        one
        for one, edition in _rewritten(reader, case_id, erased_content, bytes)
        if _is_of(one, edition)
    ]
    order = [one.id for one in reader.find(Edition, case_id=case_id)]
    return tuple(map(LeftDossier.of, sorted(made, key=lambda one: order.index(one.id))))


def _is_of(edition: Edition, rewritten: Edition) -> bool:
    """Tell whether an edition printed what is erased, or may have."""
    return (edition.sha256, edition.keys) != (rewritten.sha256, rewritten.keys)


def _rewritten(
    reader: ReadTransaction, case_id: CaseId, erased_content: ErasedContent, randomness: Randomness
) -> Iterator[tuple[Edition, Edition]]:
    """Yield each edition that holds something of what is erased, and what is kept of it."""
    editions = reader.find(Edition, case_id=case_id)
    for near in _within_reach(editions, reader.find(Reach, case_id=case_id)):
        veil = EditionEraser(
            erased_content, Ids(randomness), PageAreas(_areas(near, erased_content), randomness)
        )
        for one in near:
            edition = _without(one, veil)
            if edition != one:
                yield one, edition


def _within_reach(
    editions: Sequence[Edition], reaches: Sequence[Reach]
) -> Iterator[tuple[Edition, ...]]:
    """Yield the editions in groups: those that nobody could lay side by side share no id."""
    groups: list[tuple[set[str], list[Edition]]] = []
    for one in editions:
        readers = set(readers_reached_by(one.audience, reaches))
        met = [group for group in groups if group[0] & readers]
        joined = [edition for _, members in met for edition in members]
        readers.update(*(own for own, _ in met))
        groups = [group for group in groups if group not in met]
        groups.append((readers, [*joined, one]))
    for _, members in groups:
        yield tuple(sorted(members, key=editions.index))


def _areas(
    editions: Iterable[Edition], erased_content: ErasedContent
) -> Mapping[PageOf, list[Areas]]:
    found: dict[PageOf, list[Areas]] = {}
    for left in (one.left_as for one in editions if one.left_as is not None):
        if not _is_legible(left):
            continue
        marks = {one["mark"]: own for own, one in _exhibits(left)}
        for page in left.pages:
            own = marks.get(page.exhibit, "")
            if own in erased_content.documents:
                found.setdefault((own, page.number), []).append(page.boxes)
    return found


def _is_legible(left: ExportedContent) -> bool:
    """Tell whether what an edition kept can be read; of another nothing can be placed."""
    try:
        return len(list(_exhibits(left))) == len(left.documents)
    except (ValueError, KeyError, TypeError):
        return False


def _exhibits(left: ExportedContent) -> Iterator[tuple[str, dict[str, str]]]:
    return zip(left.documents, json.loads(left.disclosure)["exhibits"], strict=True)


def _without(edition: Edition, veil: EditionEraser) -> Edition:
    """Return an edition without what is erased.

    A digest of a file that printed it goes too: with everything else at hand a guess could be
    typeset again and compared.
    """
    left = edition.left_as
    if left is not None:
        left = veil.left(left) if _is_legible(left) else None
    signature = edition.file_signature
    text_layer = signature.behind if signature is not None else ""
    printed_it = (
        left != edition.left_as
        or veil.text(text_layer) != text_layer
        or any(veil.text(one.name) != one.name for one in edition.files)
        # Of one of before nothing tells whether it printed it.
        or (left is None and not is_opaque(edition.sha256))
    )
    ids = veil.ids
    rewritten = replace(
        edition,
        left_as=left,
        signatures=tuple(
            replace(one, of=ids.of(one.of), reason=veil.text(one.reason))
            for one in edition.signatures
        ),
        certificate=replace(
            edition.certificate, signed_reason=veil.text(edition.certificate.signed_reason)
        ),
        files=tuple(replace(one, name=veil.text(one.name)) for one in edition.files),
        ciphers=veil.ciphers(edition.ciphers),
        keys=_keys_without(edition, veil, printed_it=printed_it),
    )
    if not printed_it:
        return rewritten
    if signature is not None:
        rewritten = replace(
            rewritten,
            file_signature=replace(
                signature,
                unsigned=ids.of(signature.unsigned),
                first=ids.of(signature.first),
                behind="",
            ),
        )
    return replace(
        rewritten,
        sha256=ids.of(edition.sha256),
        size=0,
        files=tuple(replace(one, sha256=ids.of(one.sha256), size=0) for one in rewritten.files),
    )


def _keys_without(
    edition: Edition, veil: EditionEraser, *, printed_it: bool
) -> tuple[ExportedFile, ...]:
    """Return the keys of an edition, without a digest where one may name who is erased."""
    lettered = {one.person_id for one in edition.numbering}
    lettered |= {one.person_id for one in edition.ciphers}
    if not printed_it and not lettered & set(veil.erased.finders):
        return edition.keys
    return tuple(replace(one, sha256=veil.ids.of(one.sha256), size=0) for one in edition.keys)
