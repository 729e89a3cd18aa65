"""The keys of an open vault: who opens it with what, and changes for cause."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused, WrongPassphrase
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.keys import (
    add_colleague,
    add_key_file,
    keys_state,
    names_in_vault,
    remove_key_file,
    save_shares,
    set_passphrase,
    with_key_file,
)
from casefiles.office.vault.privilege_notice import (
    NOTICE_FILE,
    USUAL,
    privilege_notice_at,
    save_privilege_notice,
)
from casefiles.office.vault.recovery import REMINDER, drawn_sheet, key_from, save_recovery_sheet
from casefiles.office.vault.recovery_shares import drawn_shares, key_from_shares
from casefiles.office.vault.rekeying import RekeyingRequest
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from tests.store.world import CHEAP, PASSPHRASE, insert_all, new_case, new_person

CLOCK = system_clock("0" * 32)
NEW = "five blue trains leave quietly"


@pytest.fixture
def desk() -> VaultService:
    return VaultService(CLOCK, secrets.token_bytes, paths.resources(), cost=lambda: CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "Rowan case"
    create(place, PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes).close()
    return place


@pytest.fixture
def opened(desk: VaultService, folder: Path) -> Iterator[OpenVault]:
    vault = desk.unlock(folder, PASSPHRASE)
    yield vault
    vault.close()


def do(vault: OpenVault, job):
    return vault.work(job, CancellationToken())


def opens(desk: VaultService, folder: Path, opener: object, **more: object) -> str:
    """Return the label under which something opens the vault, or the code of why not."""
    try:
        vault = desk.unlock(folder, opener, **more)
    except CasefilesError as error:
        return error.code
    state = do(vault, keys_state())
    vault.close()
    return state.opener.name if state.opener else "recovery"


def actions_of(desk: VaultService, folder: Path, opener: object) -> list[str]:
    vault = desk.unlock(folder, opener)
    entries = vault.ask(lambda reader: reader.entries(None))
    vault.close()
    return [entry.action for entry in entries]


def test_a_passphrase_is_changed(desk, folder, opened):
    do(opened, set_passphrase(PASSPHRASE, NEW))
    opened.close()
    assert (opens(desk, folder, PASSPHRASE), opens(desk, folder, NEW)) == (
        "wrong_passphrase",
        "owner",
    )
    assert actions_of(desk, folder, NEW).count("change_passphrase") == 1


def test_a_key_file_is_added_kept_at_a_change_and_taken_away(desk, folder, opened, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    path = do(opened, add_key_file(PASSPHRASE, stick))
    assert (path.parent, path.suffix) == (stick, ".key")
    assert do(opened, keys_state()).holders[0].has_key_file
    opened.close()
    assert opens(desk, folder, PASSPHRASE) == "wrong_passphrase"
    both = with_key_file(PASSPHRASE, path)
    vault = desk.unlock(folder, both)
    do(vault, set_passphrase(both, NEW))
    vault.close()
    assert (opens(desk, folder, NEW), opens(desk, folder, both)) == ("wrong_passphrase",) * 2
    both = with_key_file(NEW, path)
    vault = desk.unlock(folder, both)
    do(vault, remove_key_file(both))
    vault.close()
    assert opens(desk, folder, NEW) == "owner"


def test_where_a_key_file_cannot_be_put_to_use_the_passphrase_still_opens(
    desk, folder, opened, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    # The second copy cannot be written: the first one is there by then.
    in_the_way = folder / "vault.keys.copy.part"
    in_the_way.mkdir()
    with pytest.raises(CasefilesError):
        do(opened, add_key_file(PASSPHRASE, stick))
    in_the_way.rmdir()
    opened.close()
    desk.unlock(folder, PASSPHRASE).close()


def test_a_key_file_beside_the_vault_or_nowhere_is_refused(folder, opened, tmp_path):
    for place, code in [(folder, "beside_vault"), (tmp_path / "none", "keys_place_missing")]:
        with pytest.raises(Refused, match=code):
            do(opened, add_key_file(PASSPHRASE, place))
    assert not do(opened, keys_state()).holders[0].has_key_file
    for name, code in [("none.key", "stick_key_unreadable"), ("vault.head", "stick_key_foreign")]:
        with pytest.raises(Refused, match=code):
            with_key_file(PASSPHRASE, folder / name)


def test_a_colleague_has_a_name_and_words_of_their_own(desk, folder, opened):
    with pytest.raises(Refused, match="passphrase_in_use"):
        do(opened, add_colleague("R. Okafor", PASSPHRASE))
    do(opened, add_colleague(" R. Okafor ", NEW))
    with pytest.raises(Refused, match="slot_name_taken"):
        do(opened, add_colleague("r. okafor", "others"))
    assert [one.name for one in do(opened, keys_state()).holders] == ["owner", "R. Okafor"]
    opened.close()
    vault = desk.unlock(folder, NEW)
    with pytest.raises(Refused, match="passphrase_in_use"):
        do(vault, set_passphrase(NEW, PASSPHRASE))
    do(vault, set_passphrase(NEW, "third words"))
    vault.close()
    assert opens(desk, folder, "third words") == "R. Okafor"
    assert opens(desk, folder, PASSPHRASE) == "owner"


def test_a_forgotten_passphrase_is_replaced_with_the_sheet(desk, folder, opened):
    sheet = drawn_sheet(secrets.token_bytes)
    do(opened, save_recovery_sheet(sheet))
    opened.close()
    key = key_from(" ".join(sheet.groups))
    vault = desk.unlock(folder, key)
    assert do(vault, keys_state()).opener is None
    do(vault, set_passphrase(key, NEW))
    assert vault.ask(lambda reader: reader.setting(REMINDER)) == "later"
    vault.close()
    assert (opens(desk, folder, NEW), opens(desk, folder, PASSPHRASE)) == (
        "owner",
        "wrong_passphrase",
    )
    assert {"opened_by_recovery", "set_passphrase"} <= set(actions_of(desk, folder, NEW))


def test_two_shares_open_and_newer_ones_replace_them(desk, folder, opened):
    shares = [drawn_shares(secrets.token_bytes) for _ in range(2)]
    for new in shares:
        do(opened, save_shares(new))
    assert do(opened, keys_state()).shares_made
    opened.close()
    first, second = (
        key_from_shares((" ".join(new.shares[0]), " ".join(new.shares[2]))) for new in shares
    )
    assert (opens(desk, folder, first), opens(desk, folder, second)) == (
        "wrong_passphrase",
        "recovery",
    )


def wish(desk: VaultService, folder: Path, cause: str, **more: object) -> RekeyingRequest:
    vault = desk.unlock(folder, PASSPHRASE)
    state = do(vault, keys_state())
    vault.close()
    return RekeyingRequest(cause, state, PASSPHRASE, **more)


def test_a_change_for_cause_leaves_one_passphrase_and_a_reminder(desk, folder, opened, tmp_path):
    do(opened, add_colleague("R. Okafor", "their words"))
    do(opened, save_recovery_sheet(drawn_sheet(secrets.token_bytes)))
    opened.close()
    for name in ("vault.keys", "vault.keys.copy"):
        shutil.copy(folder / name, tmp_path / name)
    desk.change_keys(folder, wish(desk, folder, "change_keys", passphrase=NEW), CancellationToken())
    vault = desk.unlock(folder, NEW)
    state = do(vault, keys_state())
    vault.close()
    assert [one.name for one in state.holders] == ["owner"]
    assert (state.sheet_made, state.shares_made, state.has_reminder) == (0, 0, True)
    assert opens(desk, folder, "their words") == opens(desk, folder, PASSPHRASE)
    for name in ("vault.keys", "vault.keys.copy"):
        shutil.copy(tmp_path / name, folder / name)
    assert opens(desk, folder, PASSPHRASE) == "keys_of_another_time"


def test_a_key_file_that_may_be_known_ends_with_the_keys(desk, folder, opened, tmp_path):
    (tmp_path / "stick").mkdir()
    both = with_key_file(PASSPHRASE, do(opened, add_key_file(PASSPHRASE, tmp_path / "stick")))
    state = do(opened, keys_state())
    opened.close()
    desk.change_keys(folder, RekeyingRequest("raise_cost", state, both), CancellationToken())
    assert opens(desk, folder, both) == "owner", "it is kept where nobody knows it"
    desk.change_keys(folder, RekeyingRequest("change_keys", state, both, NEW), CancellationToken())
    with_new = with_key_file(NEW, next((tmp_path / "stick").iterdir()))
    assert [opens(desk, folder, one) for one in (both, PASSPHRASE, with_new)] == [
        "wrong_passphrase"
    ] * 3
    assert opens(desk, folder, NEW) == "owner"


def test_guesses_become_dearer_and_never_cheaper(desk, folder):
    desk.change_keys(folder, wish(desk, folder, "raise_cost"), CancellationToken())
    assert wish(desk, folder, "raise_cost").state.cost == Argon2Cost(16, 1, 1)
    desk.change_keys(folder, wish(desk, folder, "remove_slot"), CancellationToken())
    assert wish(desk, folder, "raise_cost").state.cost == Argon2Cost(16, 1, 1)


def test_a_recovery_key_alone_changes_nothing_for_cause(desk, folder):
    asked = wish(desk, folder, "change_keys")
    without = RekeyingRequest(
        "change_keys", asked.state, key_from(" ".join(drawn_sheet(bytes).groups))
    )
    with pytest.raises(Refused, match="passphrase_needed"):
        desk.change_keys(folder, without, CancellationToken())


def test_a_journey_is_refused_while_other_files_hold_the_keys(desk, folder, stick, tmp_path):
    copies = [folder / "old keys", tmp_path / "copy" / "vault.keys"]
    for copy in copies:
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(folder / "vault.keys", copy)
    asked = wish(desk, folder, "begin_travel", removable_medium=stick)
    for left in (2, 1):
        with pytest.raises(Refused, match="keys_elsewhere") as caught:
            desk.change_keys(folder, asked, CancellationToken())
        assert caught.value.safe == {"files": left}
        copies.pop().unlink()
    path = desk.change_keys(folder, asked, CancellationToken()).key_file
    assert opens(desk, folder, PASSPHRASE) == "wrong_passphrase"
    assert opens(desk, folder, PASSPHRASE, keys_at=path) == "owner"
    with pytest.raises(WrongPassphrase):
        desk.unlock(folder, "not this", path)


def test_the_names_of_the_case_are_known(opened):
    case = new_case("Halvik 12/24")
    insert_all(opened.workplace.vault, [case, new_person(case, "Aygül Rowan")])
    assert {"halvik", "aygul", "rowan"} <= opened.ask(names_in_vault())


def test_a_notice_stands_beside_the_vault_in_plain_words(folder, opened):
    assert privilege_notice_at(folder) == ""
    do(opened, save_privilege_notice(f"  {USUAL}\x1b[2J\n"))
    assert privilege_notice_at(folder) == f"{USUAL}[2J"
    assert (folder / NOTICE_FILE).stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="notice_too_long"):
        do(opened, save_privilege_notice("x" * 2000))
    (folder / NOTICE_FILE).write_bytes(b"\xff\x00" * 9000)
    assert len(privilege_notice_at(folder)) <= 1000
    do(opened, save_privilege_notice(" "))
    assert not (folder / NOTICE_FILE).exists()
