"""A change of keys for cause: nothing old opens afterwards, and nothing of the vault is lost."""

import errno
import secrets
import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    Cancelled,
    NotEnoughSpace,
    Refused,
    VaultDamaged,
    VaultError,
    WrongPassphrase,
)
from casefiles.store.backup.backup_taking import take_backup
from casefiles.store.files.folder import VaultFolder
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.maintenance import rotation
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.removable_key_file import key_files_within
from casefiles.store.maintenance.restoring import unlocked_backups
from casefiles.store.maintenance.rotation import Rekeying, RekeyingResult, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.leftovers import part_folder
from casefiles.store.vault.opening import create, open_vault
from tests.store.world import CHEAP, PASSPHRASE, World, keep_document, new_case, seal

NEW = "five blue trains leave quietly"
BYTES = secrets.token_bytes(3_000_000)


def renewed(world: World, now: object = PASSPHRASE, **wishes) -> Path | None:
    """Change the keys, prove that nothing old was left, and return where the key file went."""
    done = renewing(world, now, **wishes)
    assert not done.is_old_left
    return done.key_file


def renewing(world: World, now: object = PASSPHRASE, **wishes) -> RekeyingResult:
    wanted = {"opener": NEW, "cost": CHEAP, "action": "change_keys"} | wishes
    ticket = wanted.pop("ticket", CancellationToken())
    surroundings = StoreEnvironment(world.hands.clock(), secrets.token_bytes)
    return renew_keys(world.folder, now, Rekeying(**wanted), surroundings, ticket)


@pytest.fixture
def told(world):
    """A vault with a case, a document and what is beside them; closed."""
    with world.create() as vault:
        case = new_case()
        document = keep_document(vault, case, BYTES, "Uyghur words")
        vault.add_recovery_key()
        vault.ring.put((1, "R. Okafor"), "her own words", "add_slot")
    return case, document


def actions_of(vault) -> list[str]:
    """Return what was done, without what the vault notes by itself."""
    by_itself = {"checkpoint", "add_device_key"}
    actions = [entry.action for entry in vault.read(lambda reader: reader.entries(None))]
    return [action for action in actions if action not in by_itself]


def beside(world: World) -> list[str]:
    return sorted(path.name for path in world.folder.parent.iterdir())


def test_the_new_passphrase_opens_everything_and_the_old_nothing(world, told):
    case, document = told
    with world.open() as vault:
        raster, before = vault.raster_key, vault.read(lambda reader: reader.entries(None))
    assert renewed(world, settings={"recovery_reminder": "later"}) is None
    for gone in (PASSPHRASE, "her own words"):
        with pytest.raises(WrongPassphrase):
            world.open(gone)
    with world.open(NEW) as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        assert b"".join(vault.content(document.content_id)) == BYTES
        assert vault.read(lambda reader: reader.search(case.id, "uyghur")) == ((document.id, 1),)
        assert [(row.number, row.label) for row in vault.ring.slots()] == [(0, "owner")]
        after = vault.read(lambda reader: reader.entries(None))
        assert after[: len(before)] == before
        assert actions_of(vault)[-1] == "change_keys"
        assert vault.read(lambda reader: reader.setting("recovery_reminder")) == "later"
        assert vault.raster_key == raster, "marks would lose the pages they were drawn on"
        again = seal(vault, case, BYTES)
        assert again.content_id == document.content_id, "the same bytes would be kept twice"
    assert beside(world) == ["vault"]


def test_old_key_files_open_nothing_of_the_new_vault(world, told, tmp_path: Path):
    old = tmp_path / "old"
    shutil.copytree(world.folder, old)
    renewed(world)
    for names in [("vault.keys", "vault.keys.copy"), ("vault.keys",)]:
        new = {name: (world.folder / name).read_bytes() for name in names}
        for name in names:
            shutil.copy(old / name, world.folder / name)
        with pytest.raises(Refused, match="keys_of_another_time"):
            world.open()
        for name, data in new.items():
            (world.folder / name).write_bytes(data)
    world.open(NEW).close()
    assert key_files_within(world.folder, vault_id_of(world)) == (
        world.folder / "vault.keys",
        world.folder / "vault.keys.copy",
    )


def vault_id_of(world: World, passphrase: str = NEW) -> str:
    with world.open(passphrase) as vault:
        return vault._parts.keys.vault_id


def test_no_page_and_no_key_of_the_old_vault_is_in_the_new_one(world, told):
    before = {path.name: path.read_bytes() for path in world.folder.iterdir()}
    renewed(world)
    for name, data in before.items():
        now = (world.folder / name).read_bytes()
        pieces = {data[at : at + 64] for at in range(0, len(data), 4096)} - {bytes(64)}
        same = [piece for piece in pieces if piece in now]
        assert len(same) <= 1, (name, len(same))  # the clear beginning of a head or key file


def test_keys_can_be_changed_again_and_again(world, told):
    _, document = told
    renewed(world)
    renewed(world, NEW, opener="third words", cost=Argon2Cost(16, 2, 1))
    with world.open("third words") as vault:
        assert vault.ring.cost == Argon2Cost(16, 2, 1)
        assert b"".join(vault.content(document.content_id)) == BYTES
        assert check_integrity(vault, CancellationToken()).is_sound
        vault.write(lambda work: work.note("clock_confirmed"))


def test_a_recovery_key_may_change_them_too(world):
    with world.create() as vault:
        recovery = vault.add_recovery_key()
    renewed(world, recovery)
    with world.open(NEW) as vault:
        entries = vault.read(lambda reader: reader.entries(None))
        (entry,) = [entry for entry in entries if entry.action == "change_keys"]
        assert entry.actor == "recovery"
    with pytest.raises(WrongPassphrase):
        open_vault(world.folder, recovery, world.hands.clock(), secrets.token_bytes)


def test_local_backups_end_and_other_files_stay(world, told):
    with world.open() as vault, vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())
    (world.folder / "backups" / f"{'5' * 32}.part").write_bytes(b"half a backup")
    (world.folder / "backups" / "why.txt").write_text("mine")
    (world.folder / "notice.txt").write_text("Privileged.")
    (world.folder / "vault.ballast").write_bytes(bytes(99))
    for name in ("vault.db.damaged.1", "vault.db.damaged.2", "vault.db.damaged.2-wal"):
        shutil.copy(world.folder / "vault.db", world.folder / name)
    (world.folder / ".repair.part").mkdir()
    shutil.copy(world.folder / "vault.db", world.folder / ".repair.part" / "vault.db")
    renewed(world)
    left = {path.name for path in world.folder.iterdir()}
    assert left == {"vault.db", "vault.keys", "vault.keys.copy", "vault.head", "backups"} | {
        "notice.txt"
    }
    assert [path.name for path in (world.folder / "backups").iterdir()] == ["why.txt"]
    assert (world.folder / "notice.txt").read_text() == "Privileged."
    assert (world.folder.stat().st_mode & 0o777, beside(world)) == (0o700, ["vault"])


def test_what_repair_kept_would_open_with_the_old_keys_and_goes_first(world, told, tmp_path):
    """The control: whoever kept the old keys could read the damaged copy, were it there."""
    shutil.copy(world.folder / "vault.db", world.folder / "vault.db.damaged.1")
    thief = World(tmp_path / "thief", world.hands)
    shutil.copytree(world.folder, thief.folder)
    shutil.move(thief.folder / "vault.db.damaged.1", thief.folder / "vault.db")
    thief.open().close()
    renewed(world)
    assert not list(world.folder.glob("vault.db.damaged*"))


def test_a_vault_behind_a_link_is_renewed_where_it_lies(world, told, tmp_path):
    real = tmp_path / "disk" / "vault"
    real.parent.mkdir()
    world.folder.rename(real)
    world.folder.symlink_to(real)
    renewed(world)
    assert world.folder.readlink() == real
    assert [path.name for path in real.parent.iterdir()] == ["vault"]
    world.open(NEW).close()
    World(real, world.hands).open(NEW).close()


def test_an_old_vault_that_cannot_be_removed_is_told_and_has_no_keys(world, told, monkeypatch):
    def stuck(path, *_more, **_else):
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as held:
        held.setattr("casefiles.store.vault.leftovers.shutil.rmtree", stuck)
        done = renewing(world)
    assert done.is_old_left
    (left,) = [path for path in world.folder.parent.iterdir() if path != world.folder]
    assert not key_files_within(left, vault_id_of(World(world.folder, world.hands)))
    assert beside(world) == ["vault"], "the next opening has removed it"


def test_a_stop_at_any_step_leaves_all_as_it_was(world, told):
    before = {path.name: path.read_bytes() for path in world.folder.iterdir()}
    for label in ("encrypting_anew", "checking"):
        ticket = stopped_at(label)
        with pytest.raises(Cancelled):
            renewed(world, ticket=ticket)
        assert {path.name: path.read_bytes() for path in world.folder.iterdir()} == before
        assert beside(world) == ["vault"]
    world.open().close()


def stopped_at(label: str) -> CancellationToken:
    def stop(progress):
        if progress.label == label:
            ticket.stop.set()

    ticket = CancellationToken(stop)
    return ticket


def test_too_little_room_is_told_first(world, told, monkeypatch):
    usage = shutil.disk_usage(world.folder)
    monkeypatch.setattr(rotation.shutil, "disk_usage", lambda _path: usage._replace(free=30 << 20))
    with pytest.raises(NotEnoughSpace, match="no_space_for_second_copy"):
        renewed(world)
    assert beside(world) == ["vault"]
    world.open().close()


def test_a_medium_that_cannot_exchange_folders_is_told_first(world, told, monkeypatch):
    def unsuitable(_one, _other):
        raise VaultError("medium_unsuitable_for_exchange")

    monkeypatch.setattr(rotation, "exchange", unsuitable)
    with pytest.raises(VaultError, match="medium_unsuitable_for_exchange"):
        renewed(world)
    assert beside(world) == ["vault"]
    world.open().close()


def test_a_damaged_vault_keeps_its_keys(world, told):
    path = world.folder / "vault.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultDamaged):
        renewed(world)
    assert beside(world) == ["vault"]
    assert path.read_bytes() == data


def test_a_wrong_passphrase_changes_nothing(world, told):
    with pytest.raises(WrongPassphrase):
        renewed(world, "not this one")
    assert beside(world) == ["vault"]


def test_leftovers_of_this_vault_are_swept_and_those_of_others_not(world, told, tmp_path: Path):
    stranger = World(tmp_path / "stranger")
    stranger.create().close()
    of_stranger = part_folder(world.folder, lambda size: b"\1" * size)
    stranger.folder.rename(of_stranger)
    unfinished = part_folder(world.folder, lambda size: b"\2" * size)
    unfinished.mkdir()
    (unfinished / "vault.db").write_bytes(b"half")
    (unfinished / "vault.db-journal").write_bytes(b"hot")
    replaced = part_folder(world.folder, lambda size: b"\3" * size)
    shutil.copytree(world.folder, replaced)
    (replaced / "letter.txt").write_text("mine")
    unlike = world.folder.with_name(".vault.0202020g.part")
    unlike.mkdir()
    (world.folder / "letter.txt").write_text("newer")
    world.open().close()
    assert beside(world) == sorted(["vault", of_stranger.name, unlike.name])
    letters = ["letter.txt", "letter.txt 2"]
    assert [(world.folder / name).read_text() for name in letters] == ["newer", "mine"]
    assert not (world.folder / "vault.db-journal").exists()


def test_keys_go_to_a_stick_and_nothing_here_opens(world, told, stick: Path):
    _, document = told
    kept = renewed(world, PASSPHRASE, opener=PASSPHRASE, action="begin_travel", away=stick)
    assert kept is not None
    assert [path.name for path in stick.iterdir()] == [kept.name]
    with pytest.raises(WrongPassphrase):
        world.open()
    away = World(world.folder, world.hands)
    with away_open(away, kept) as vault:
        assert vault.ring.are_away
        assert b"".join(vault.content(document.content_id)) == BYTES
        with pytest.raises(Refused, match="keys_are_away"):
            vault.ring.put((0, "owner"), NEW, "change_passphrase")
    with pytest.raises(WrongPassphrase):
        world.open()
    with away_open(away, kept) as vault:
        vault.ring.bring_here("end_travel")
    with world.open() as vault:
        assert actions_of(vault)[-2:] == ["begin_travel", "end_travel"]
        assert check_integrity(vault, CancellationToken()).is_sound


def away_open(world: World, path: Path, passphrase: str = PASSPHRASE):
    clock = world.hands.clock()
    return open_vault(world.folder, passphrase, clock, secrets.token_bytes, keys_at=path)


def test_keys_on_the_same_disk_would_be_no_journey(world, told, tmp_path: Path):
    for place, code in [(tmp_path, "keys_place_same_disk"), (tmp_path / "no", "place_missing")]:
        with pytest.raises(Refused, match=code):
            renewed(world, away=place)
    world.open().close()


def test_keys_of_another_journey_or_vault_are_told_as_such(world, told, stick: Path):
    with pytest.raises(WrongPassphrase):
        world.open(NEW)
    early = stick / "early.keys"
    shutil.copy(world.folder / "vault.keys", early)
    kept = renewed(world, PASSPHRASE, opener=PASSPHRASE, action="begin_travel", away=stick)
    with pytest.raises(Refused, match="keys_of_another_time"):
        away_open(world, early)
    other = World(stick / "other")
    create(other.folder, PASSPHRASE, CHEAP, other.hands.clock(), secrets.token_bytes).close()
    with pytest.raises(Refused, match="keys_of_another_vault"):
        away_open(world, other.folder / "vault.keys")
    with pytest.raises(WrongPassphrase):
        away_open(world, kept, "not this one")
    broken = bytearray(kept.read_bytes())
    broken[100] ^= 1
    kept.write_bytes(broken)
    with pytest.raises(Refused, match="keys_on_stick_damaged"):
        away_open(world, kept)
    kept.write_bytes(b"something else")
    with pytest.raises(Refused, match="keys_on_stick_foreign"):
        away_open(world, kept)
    kept.unlink()
    with pytest.raises(Refused, match="keys_on_stick_missing"):
        away_open(world, kept)


def test_a_journey_waits_while_any_file_here_holds_a_slot(world, told, stick: Path):
    folder = world.folder
    with world.open() as vault, vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())
    (backup,) = (folder / "backups").iterdir()
    trash = folder.parents[1] / ".local/share/Trash/files"
    places = [
        folder / "backups" / "keys of May",
        folder / "older" / backup.name,
        folder.with_name("vault.keys"),
        folder.with_name(f"copy of {backup.name}") / backup.name,
        folder.with_name(".vault.deadbeef.part") / "vault.keys",
        trash / "vault" / "vault.keys",
        folder.parents[1] / ".Trash-0" / "files" / "vault.keys.copy",
    ]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(backup if place.name == backup.name else folder / "vault.keys", place)
    shutil.copy(folder / "vault.keys", folder / "vault.keys.part")
    taken = VaultFolder(places[4].parent)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    while places:
        with pytest.raises(Refused, match="keys_elsewhere") as caught:
            renewed(world, opener=PASSPHRASE, action="begin_travel", away=stick)
        assert caught.value.safe == {"files": len(places)}, "what is in use is not swept"
        now = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert now == before
        gone = places.pop()
        gone.unlink()
        before.pop(gone, None)
        if gone.parent.name == ".vault.deadbeef.part":
            taken.close()
    kept = renewed(world, opener=PASSPHRASE, action="begin_travel", away=stick)
    assert list(stick.iterdir()) == [kept]
    assert not (folder / "vault.keys.part").exists()
    with pytest.raises(WrongPassphrase):
        world.open()
    away_open(world, kept).close()


def test_a_journey_with_backups_ballast_and_notice_comes_back_with_them(world, told, stick: Path):
    with world.open() as vault, vault.backing_up() as source:
        take_backup(source, source.shelf_folder, CancellationToken())
    (world.folder / "notice.txt").write_text("Privileged.")
    (world.folder / "vault.ballast").write_bytes(bytes(99))
    kept = renewed(world, opener=PASSPHRASE, action="begin_travel", away=stick)
    assert not (world.folder / "backups").exists()
    surroundings = (world.hands.clock(), secrets.token_bytes)
    with open_vault(world.folder, PASSPHRASE, *surroundings, kept, 1 << 20) as vault:
        assert (world.folder / "vault.ballast").stat().st_size == 1 << 20
        with vault.backing_up() as source:
            take_backup(source, source.shelf_folder, CancellationToken())
        with pytest.raises(WrongPassphrase):
            unlocked_backups(world.folder, PASSPHRASE)
        vault.ring.bring_here("end_travel")
    assert (world.folder / "notice.txt").read_text() == "Privileged."
    assert unlocked_backups(world.folder, PASSPHRASE).generations
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
