"""Backups beside a vault."""

from casefiles.store.backup.backups import remove_local_backups

NAMES = ("0" * 32, "f" * 32, "a" * 32 + ".part", "b" * 32 + ".part-wal")


def test_every_backup_is_removed_and_nothing_else(tmp_path):
    place = tmp_path / "backups"
    place.mkdir()
    for name in (*NAMES, "letter.txt"):
        (place / name).write_bytes(b"x")
    assert remove_local_backups(tmp_path) == 2
    assert [path.name for path in place.iterdir()] == ["letter.txt"]
    assert remove_local_backups(tmp_path) == 0


def test_a_vault_without_backups_has_none_to_remove(tmp_path):
    assert remove_local_backups(tmp_path) == 0


def test_a_link_in_their_place_is_not_followed(tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / NAMES[0]).write_bytes(b"x")
    (tmp_path / "backups").symlink_to(other)
    assert remove_local_backups(tmp_path) == 0
    assert (other / NAMES[0]).exists()
