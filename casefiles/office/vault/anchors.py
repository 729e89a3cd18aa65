"""Anchors: checkpoints that others keep, so that an older copy of the vault betrays itself."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from casefiles.custody.anchor_files import LARGEST, AnchorFile, AnchorKind, parse_file
from casefiles.custody.notes import (
    PublicKey,
    SignedNote,
    cosigned_at,
    fingerprint,
    is_signed_by,
    parse_key,
)
from casefiles.custody.printed_anchor_code import code_of, parse_code
from casefiles.custody.tree import root_of
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.ledger.anchors import Anchor

__all__ = [
    "LAST",
    "Anchor",
    "AnchorComparison",
    "AnchorVerdict",
    "EndedKey",
    "PrintedAnchor",
    "ProofState",
    "absent_anchors",
    "compare_code",
    "compare_file",
    "compare_remembered",
    "compared",
    "is_anchored",
    "last_comparison",
    "make_anchor_file",
    "make_printed_anchor",
    "note_anchor_printed",
    "own_key",
    "proof_state",
    "read_anchor_file",
    "remember",
    "sign_now",
    "signed_now",
    "write_file",
]

LAST: Final = "last_comparison"
_PARTS: Final = 3
_SECOND: Final = 1_000_000_000


class AnchorVerdict(StrEnum):
    """What an anchor says of this vault."""

    AGREES = "agrees"
    ENDED_KEY = "ended_key"
    OLDER = "older"
    FORKED = "forked"
    OTHER_COPY = "other_copy"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class AnchorComparison:
    """An anchor laid beside the ledger.

    Attributes:
        missing: entries of the vault's own chain that the anchor knows and the vault lacks.
        size: entries that the anchor knows.
        wall: when they were compared, in nanoseconds since 1970; 0 before it is kept.
        is_short: a slip of an older form was compared, which does not bind the vault's owner.
    """

    verdict: AnchorVerdict
    missing: int = 0
    size: int = 0
    wall: int = 0
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class PrintedAnchor:
    """What is printed of a checkpoint.

    Attributes:
        note: for the code that machines read.
        code: for a hand, in groups.
        fingerprint: of the vault's public key.
        wall: when it was made, in nanoseconds since 1970.
        size: entries that it stands for.
    """

    note: str
    code: tuple[str, ...]
    fingerprint: str
    wall: int
    size: int


@dataclass(frozen=True, slots=True)
class EndedKey:
    """A key that signs for the vault no more.

    Attributes:
        fingerprint: of the public key.
        wall: when it ended, in nanoseconds since 1970.
    """

    fingerprint: str
    wall: int


@dataclass(frozen=True, slots=True)
class ProofState:
    """How far the ledger is proven, and who outside knows of it.

    Attributes:
        size: entries of the vault's own chain that the newest checkpoint stands for; 0 for none.
        signed_at: when it was signed, in nanoseconds since 1970.
        is_current: nothing was entered since.
        fingerprint: of the public key of this copy; empty if it has none.
        anchors: newest first.
        last: the last comparison with an anchor; None if there was none.
        ended: keys that this vault signed with before all keys were changed, newest first.
    """

    size: int
    signed_at: int
    is_current: bool
    fingerprint: str
    anchors: tuple[Anchor, ...]
    last: AnchorComparison | None
    ended: tuple[EndedKey, ...] = ()


def proof_state() -> Query[ProofState]:
    """Return what a person wants to know of the proofs of this vault."""

    def ask(reader: ReadTransaction) -> ProofState:
        signed = reader.last_checkpoint()
        key = reader.device_key(reader.device)
        return ProofState(
            size=signed.size if signed else 0,
            signed_at=signed.wall if signed else 0,
            is_current=bool(signed and signed.is_current),
            fingerprint=fingerprint(key.key) if key else "",
            anchors=reader.anchors(),
            last=last_comparison()(reader),
            ended=_ended_keys(reader),
        )

    return ask


def _ended_keys(reader: ReadTransaction) -> tuple[EndedKey, ...]:
    found = ((reader.device_key(one), reader.key_end(one)) for one in reader.devices())
    ended = [EndedKey(fingerprint(key.key), end.wall) for key, end in found if key and end]
    return tuple(sorted(ended, key=lambda one: one.wall, reverse=True))


def last_comparison() -> Query[AnchorComparison | None]:
    """Return the last comparison with an anchor, or None."""

    def ask(reader: ReadTransaction) -> AnchorComparison | None:
        try:
            parsed = json.loads(reader.setting(LAST) or "")
            verdict, missing, size, wall = parsed
            return AnchorComparison(AnchorVerdict(verdict), int(missing), int(size), int(wall))
        except (ValueError, TypeError):
            return None

    return ask


def is_anchored() -> Query[bool]:
    """Tell whether anybody outside keeps a checkpoint of this vault."""
    return lambda reader: bool(reader.anchors())


def sign_now() -> Job[int]:
    """Sign a checkpoint, unless the newest stands for everything; returns its size."""

    def work(workplace: JobContext, _ticket: CancellationToken) -> int:
        return signed_now(workplace).checkpoint.size

    return work


def make_anchor_file(target: Path) -> Job[str]:
    """Write an anchor to a stick or any folder, and remember where; returns its file's name.

    Raises (when carried out):
        Refused: the target cannot be used, or this copy cannot sign.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> str:
        ticket.check()
        note = signed_now(workplace)
        write_file(workplace, target, AnchorFile(AnchorKind.ANCHOR, own_key(workplace, note), note))
        remember(workplace, Anchor("file", workplace.clock.wall(), note.text(), str(target)))
        return target.name

    return work


def make_printed_anchor() -> Job[PrintedAnchor]:
    """Sign a checkpoint and return what is printed of it."""

    def work(workplace: JobContext, _ticket: CancellationToken) -> PrintedAnchor:
        note = signed_now(workplace)
        point = note.checkpoint
        key = own_key(workplace, note)
        code = code_of(_owner_of(point.origin)[1], point.size, point.root)
        wall = workplace.clock.wall()
        return PrintedAnchor(note.text(), code, fingerprint(key.key), wall, point.size)

    return work


def note_anchor_printed(slip: PrintedAnchor) -> Edit[None]:
    """Remember a slip that was printed."""
    return _remembering(Anchor("slip", slip.wall, slip.note))


def compare_file(path: Path) -> Job[AnchorComparison]:
    """Compare the ledger with any file that an anchor, request or statement was written to.

    Raises (when carried out):
        Refused: it is none, or cannot be read.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> AnchorComparison:
        file = read_anchor_file(path)
        found = workplace.vault.read(lambda reader: compared(reader, file.note))
        return workplace.vault.write(_keep(found))

    return work


def compare_code(text: str) -> Job[AnchorComparison]:
    """Compare the ledger with the code of a printed slip.

    Raises (when carried out):
        Refused: the code is not complete, or a symbol is wrong.
    """
    code = parse_code(text)

    def ask(reader: ReadTransaction) -> AnchorComparison:
        devices = [at for at in reader.devices() if at.startswith(code.device)]
        if not devices:
            return AnchorComparison(AnchorVerdict.FOREIGN, size=code.size)
        found = _against(reader, devices[0], code.size, lambda root: root.startswith(code.root))
        return _unless_ended(reader, devices[0], found, None)

    def work(workplace: JobContext, _ticket: CancellationToken) -> AnchorComparison:
        found = workplace.vault.write(_keep(workplace.vault.read(ask)))
        return replace(found, is_short=not code.is_binding)

    return work


def compare_remembered() -> Job[AnchorComparison | None]:
    """Compare the ledger with anchor files that lie where they were put, as after opening.

    Returns:
        The worst of what they say; None if no file is there.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> AnchorComparison | None:
        places = [one.place for one in workplace.vault.read(lambda at: at.anchors()) if one.place]
        notes = [file.note for place in places if (file := _file_at(place)) is not None]
        if not notes:
            return None
        anchor_comparisons = workplace.vault.read(lambda at: [compared(at, note) for note in notes])
        worst = max(anchor_comparisons, key=lambda one: list(AnchorVerdict).index(one.verdict))
        return workplace.vault.write(_keep(worst))

    return work


def absent_anchors() -> Job[tuple[str, ...]]:
    """Return where anchor files were put that are not there now, or cannot be read, newest first.

    A stick that is not plugged in is no fault: what lies there is compared when it is.
    """

    def work(workplace: JobContext, _ticket: CancellationToken) -> tuple[str, ...]:
        places = [one.place for one in workplace.vault.read(lambda at: at.anchors()) if one.place]
        return tuple(place for place in dict.fromkeys(places) if _file_at(place) is None)

    return work


def _file_at(place: str) -> AnchorFile | None:
    try:
        return read_anchor_file(Path(place))
    except CasefilesError:
        return None


def compared(reader: ReadTransaction, note: SignedNote) -> AnchorComparison:
    """Lay a signed checkpoint beside the ledger."""
    point = note.checkpoint
    vault_id, device = _owner_of(point.origin)
    if vault_id != reader.vault_id:
        return AnchorComparison(AnchorVerdict.FOREIGN, size=point.size)
    key = reader.device_key(device)
    if key is None:
        return AnchorComparison(AnchorVerdict.OTHER_COPY, size=point.size)
    if not is_signed_by(note, key):
        return AnchorComparison(AnchorVerdict.FOREIGN, size=point.size)
    found = _against(reader, device, point.size, lambda root: root == point.root)
    return _unless_ended(reader, device, found, note)


def _unless_ended(
    reader: ReadTransaction, device: str, found: AnchorComparison, note: SignedNote | None
) -> AnchorComparison:
    """Let what the key of a device says after its end count for nothing.

    A note that agrees needs no belief. Of any other a known colleague must have seen that it is
    older than the end: whoever stole the key can sign whatever size and root they like.
    """
    end = reader.key_end(device)
    if end is None or found.verdict is AnchorVerdict.AGREES:
        return found
    keys = {parse_key(one.witness) for one in reader.anchors() if one.witness}
    seen = [cosigned_at(note, key) for key in keys] if note is not None else []
    if any(at is not None and at * _SECOND < end.wall for at in seen):
        return found
    return AnchorComparison(AnchorVerdict.ENDED_KEY, size=found.size)


def _against(
    reader: ReadTransaction, device: str, size: int, is_root: Callable[[bytes], bool]
) -> AnchorComparison:
    length = reader.chain_length(device)
    if size > length:
        return AnchorComparison(AnchorVerdict.OLDER, missing=size - length, size=size)
    is_same = is_root(root_of(reader.leaves(device, 0, size)))
    return AnchorComparison(AnchorVerdict.AGREES if is_same else AnchorVerdict.FORKED, size=size)


def _keep(found: AnchorComparison) -> Edit[AnchorComparison]:
    def change(work: WriteTransaction) -> AnchorComparison:
        anchor_comparison = AnchorComparison(found.verdict, found.missing, found.size, work.wall())
        collected = [
            str(anchor_comparison.verdict),
            anchor_comparison.missing,
            anchor_comparison.size,
            anchor_comparison.wall,
        ]
        work.put_setting(LAST, json.dumps(collected))
        return anchor_comparison

    return change


def read_anchor_file(path: Path) -> AnchorFile:
    """Read a file of any kind.

    Raises:
        Refused: it is none of them, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        return parse_file(data.decode())
    except (OSError, UnicodeDecodeError):
        pass
    raise Refused("not_a_note")


def signed_now(workplace: JobContext) -> SignedNote:
    """Return the newest checkpoint, signed now if something was entered since the last.

    Raises:
        Refused: this copy cannot sign.
    """
    note = workplace.vault.sign_ledger()
    if note is None:
        raise Refused("cannot_sign")
    return note


def remember(workplace: JobContext, anchor: Anchor) -> None:
    """Remember an anchor, and enter into the ledger that it was given away."""
    workplace.vault.write(_remembering(anchor))


def _remembering(anchor: Anchor) -> Edit[None]:
    def change(work: WriteTransaction) -> None:
        work.keep_anchor(anchor)
        work.note(f"anchor_{anchor.kind}")

    return change


def write_file(workplace: JobContext, target: Path, file: AnchorFile) -> None:
    """Write one of the files, whole or not at all, in place of one that stands there.

    Raises:
        CasefilesError: the target cannot be used, or the disk refused.
    """
    check_target(target, workplace.vault.folder, replace=True)
    with delivered(file.text().encode(), target, workplace.randomness, replace=True):
        pass


def own_key(workplace: JobContext, note: SignedNote) -> PublicKey:
    """Return the public key that signed a note of this vault.

    Raises:
        Refused: this copy cannot sign.
    """
    device = _owner_of(note.checkpoint.origin)[1]
    key = workplace.vault.read(lambda reader: reader.device_key(device))
    if key is None:
        raise Refused("cannot_sign")
    return key


def _owner_of(origin: str) -> tuple[str, str]:
    """Return vault and device of an origin; empty where it is no vault's."""
    parts = origin.split("/")
    if len(parts) != _PARTS or parts[0] != "casefiles":
        return "", ""
    return parts[1], parts[2]
