"""The plays of keeping a vault safe: backups, sticks, journeys, anchors, ways back from harm."""

from collections.abc import Callable
from pathlib import Path

from casefiles.custody.anchor_files import AnchorKind
from casefiles.custody.notes import PublicKey, cosigned, public_key_of
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultError
from casefiles.domain.foundation.ids import CaseId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.office.case.vault_repair import repair_vault
from casefiles.office.vault.anchors import (
    compare_remembered,
    make_anchor_file,
    make_printed_anchor,
    note_anchor_printed,
    read_anchor_file,
    sign_now,
)
from casefiles.office.vault.backups import BackupResult, back_up_elsewhere, back_up_now
from casefiles.office.vault.cosigning import add_cosignature, request_cosignature
from casefiles.office.vault.integrity_check import check_now
from casefiles.office.vault.keys import (
    add_key_file,
    keys_state,
    remove_key_file,
    restore_keys,
    save_shares,
    with_key_file,
)
from casefiles.office.vault.recovery_shares import drawn_shares
from casefiles.office.vault.rekeying import TRAVEL, RekeyingRequest, change_keys
from casefiles.office.workplace.operations import Job
from casefiles.store.backup.backup_retention import DAY, HOUR
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.maintenance.restoring import bring_back_keys, restore, unlocked_backups
from casefiles.store.vault.opening import accept_as_found
from tests.faults.plays import (
    erase_event,
    long_event,
    new_case,
    new_event,
    rename_case,
    reopen,
)
from tests.faults.stage import RESTORED, Act, Stage, desk_of, opened
from tests.old_vaults.make_vault import PASSPHRASE as PASSPHRASE_OF_OLD
from tests.store.world import CHEAP, PASSPHRASE, insert_all

READ_AT_OPENING = "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
"""A page that every opening reads."""
OLD_VAULT = Path(__file__).parents[1] / "old_vaults" / "form_1"
COLLEAGUE = "casefiles/colleague/laptop"
HER_KEY = bytes(range(32))


def _require_done(made: BackupResult) -> None:
    if made.trouble:
        raise VaultError(made.trouble)


def _backed_up(later: int, job: Callable[[Stage], Job[BackupResult]]) -> Callable[[Stage], None]:
    """Return an act that works a little and then backs up."""

    def play(stage: Stage) -> None:
        stage.hands.wall += later
        new_event(stage)
        _require_done(stage.work(job(stage)))

    return play


def _beside(later: int) -> Callable[[Stage], None]:
    return _backed_up(later, lambda _: back_up_now())


_ELSEWHERE = _backed_up(HOUR, lambda stage: back_up_elsewhere(stage.stick))

BACKUPS = (
    Act("open", lambda stage: stage.open()),
    Act("a first backup", _beside(0), is_whole=False),
    Act("edit_event, long", long_event),
    Act("an hour later", _beside(HOUR), is_whole=False),
    Act("another hour later", _beside(HOUR), is_whole=False),
    Act("a day later, put together", _beside(2 * DAY), is_whole=False),
    Act("close and open", reopen),
    Act("a month later, thinned", _beside(30 * DAY), is_whole=False),
    Act("erase the event, and the backups", erase_event, is_whole=False),
    Act("a backup after that", _beside(HOUR), is_whole=False),
)

ELSEWHERE = (
    Act("open", lambda stage: stage.open()),
    Act("a stick gets all", _ELSEWHERE, is_whole=False),
    Act("close and open", reopen),
    Act("it gets what changed", _ELSEWHERE, is_whole=False),
    Act("edit_case", rename_case),
)


def _restored(stage: Stage) -> None:
    at_hand = unlocked_backups(stage.folder, stage.secrets[0])
    target = stage.place / RESTORED
    restore(
        at_hand, at_hand.generations[0], target, stage.surroundings, CancellationToken()
    ).close()


def _work_in_restored(stage: Stage) -> None:
    with opened(stage.place / RESTORED, stage.secrets, stage.hands) as vault:
        case_id = CaseId(new_id(stage.randomness))
        insert_all(vault, [Case(case_id, "Restored", "Y", "", "CN", "TR", "2024-05-01")])


RESTORING = (
    Act("open", lambda stage: stage.open()),
    Act("a backup", _beside(0), is_whole=False),
    Act("edit_case", rename_case),
    Act("restore", _restored, is_whole=False),
    Act("work in the restored one", _work_in_restored, is_whole=False),
    Act("work in the first one", new_event),
)


def _left_for_a_journey(stage: Stage) -> None:
    state = stage.work(keys_state())
    stage.close()
    wish = RekeyingRequest(TRAVEL, state, stage.secrets[0], removable_medium=stage.stick)
    done = change_keys(stage.folder, wish, CHEAP, stage.surroundings, CancellationToken())
    stage.kept["keys_at"] = done.key_file
    stage.open()


def _home_again(stage: Stage) -> None:
    stage.work(restore_keys())
    del stage.kept["keys_at"]


TRAVELLING = (
    Act("open", lambda stage: stage.open()),
    Act("add_event", new_event),
    Act("the keys go to a stick", _left_for_a_journey, is_whole=False),
    Act("edit_case", rename_case),
    Act("close and open", reopen),
    Act("the keys come back", _home_again, is_whole=False),
    Act("close and open again", reopen),
)


def _slip(stage: Stage) -> None:
    stage.edit(note_anchor_printed(stage.work(make_printed_anchor())))


def _statement(stage: Stage) -> None:
    """Let a colleague sign what she was asked for, and keep that."""
    asked = read_anchor_file(stage.stick / "request.txt")
    note = cosigned(asked.note, COLLEAGUE, HER_KEY, 1_700_000_000)
    hers = PublicKey(COLLEAGUE, public_key_of(HER_KEY))
    told = type(asked)(AnchorKind.STATEMENT, asked.key, note, hers)
    path = stage.place.with_name(stage.place.name + "-statement.txt")
    path.write_text(told.text())
    stage.work(add_cosignature(path))


ANCHORING = (
    Act("open", lambda stage: stage.open()),
    Act("sign", lambda stage: stage.work(sign_now())),
    Act("an anchor", lambda s: s.work(make_anchor_file(s.stick / "anchor.txt")), is_whole=False),
    Act("add_event", new_event),
    Act("a slip", _slip, is_whole=False),
    Act(
        "a request", lambda s: s.work(request_cosignature(s.stick / "request.txt")), is_whole=False
    ),
    Act("her statement", _statement, is_whole=False),
    Act("close and open", reopen),
    Act("it again", lambda s: s.work(make_anchor_file(s.stick / "anchor.txt")), is_whole=False),
    Act("compare", lambda stage: stage.work(compare_remembered()), is_whole=False),
)


def _more_shares(stage: Stage) -> None:
    new = drawn_shares(stage.randomness)
    stage.work(save_shares(new))
    stage.secrets = (*stage.secrets, new.key)


def _key_file(stage: Stage) -> None:
    path = stage.work(add_key_file(stage.secrets[0], stage.stick))
    stage.secrets = (with_key_file(PASSPHRASE, path), *stage.secrets[1:])


def _no_key_file(stage: Stage) -> None:
    stage.work(remove_key_file(stage.secrets[0]))
    stage.secrets = (PASSPHRASE, *stage.secrets[1:])


MORE_KEYS = (
    Act("open", lambda stage: stage.open()),
    Act("shares", _more_shares, is_whole=False),
    Act("a key file on a stick", _key_file, is_whole=False),
    Act("close and open", reopen),
    Act("no key file any more", _no_key_file, is_whole=False),
    Act("close and open again", reopen),
)


def _repaired(stage: Stage) -> None:
    repair_vault(desk_of(stage.surroundings), stage.folder, stage.secrets[0], CancellationToken())
    stage.open()


def _delete(path: Path) -> None:
    """Delete a file as some person does who ought not to; where that fails nothing was harmed."""
    try:
        path.unlink()
    except OSError:
        raise VaultError("disk_failed") from None


def _head_lost(stage: Stage) -> None:
    stage.close()
    _delete(stage.folder / "vault.head")
    world = (stage.hands.clock(), stage.randomness)
    accept_as_found(stage.folder, stage.secrets[0], *world).close()
    stage.open()


def _keys_lost(stage: Stage) -> None:
    stage.close()
    for name in ("vault.keys", "vault.keys.copy"):
        _delete(stage.folder / name)
    bring_back_keys(stage.folder, stage.folder, stage.secrets[0])
    stage.open()


WAYS_BACK = (
    Act("repair", _repaired, is_whole=False, is_harmed=True),
    Act("check", lambda stage: stage.work(check_now()), is_whole=False),
    Act("add_event", new_event),
    Act("the head is lost", _head_lost, is_whole=False, is_harmed=True),
    Act("the key files are lost", _keys_lost, is_whole=False, is_harmed=True),
    Act("edit_case", rename_case),
)


def begin_harmed(stage: Stage) -> None:
    """Make a vault with a backup, and let a page of it rot."""
    stage.create()
    new_case(stage)
    new_event(stage)
    _require_done(stage.work(back_up_now()))
    rename_case(stage)
    stage.kept["held"] = stage.held()
    ((page,),) = stage.vault._on_reader(lambda at: at.rows(READ_AT_OPENING))
    stage.close()
    path = stage.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE_SIZE + 100] ^= 1
    path.write_bytes(data)


MIGRATION = (
    Act("open", lambda stage: stage.open(), is_whole=False),
    Act("another case", new_case),
    Act("close and open", reopen),
)


def begin_old(stage: Stage) -> None:
    """Put a vault there that an older program made."""
    stage.folder.mkdir(mode=0o700)
    for path in OLD_VAULT.iterdir():
        (stage.folder / path.name).write_bytes(path.read_bytes())
    stage.secrets = (PASSPHRASE_OF_OLD,)


PLAYS = {
    "backups": BACKUPS,
    "elsewhere": ELSEWHERE,
    "restoring": RESTORING,
    "travelling": TRAVELLING,
    "anchoring": ANCHORING,
    "more keys": MORE_KEYS,
    "ways back": WAYS_BACK,
    "migration": MIGRATION,
}
BEGINNINGS = {"ways back": begin_harmed, "migration": begin_old}
