"""What a folder lies on, by samples of mounts and names."""

import pytest

from casefiles.domain.foundation.mounts import (
    Mount,
    has_rights,
    is_synced,
    mount_of,
    mounts,
    storage_warnings,
)

MOUNTS = r"""22 28 0:21 / /proc rw,nosuid shared:5 - proc proc rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 28 0:35 / /tmp rw shared:14 - tmpfs tmpfs rw
31 28 8:17 / /media/anna/USB\040STICK rw,nosuid shared:20 - vfat /dev/sdb1 rw,uid=1000
32 28 0:50 / /home/anna/office rw shared:21 - nfs4 server:/share\134x rw
33 28 0:51 /sub /home/anna/office/inner rw - btrfs /dev/mapper/home rw,subvol=/sub
34 28 8:33 / /media/anna/card rw shared:22 master:3 - exfat /dev/sdc1 rw
35 28 0:60 / /home/anna/far rw - fuse.sshfs anna@server:/ rw
36 28 8:49 / /mnt/windows rw - fuseblk /dev/sda3 rw
37 28 8:18 / /media/anna/card rw - ext4 /dev/sdd1 rw
nonsense
"""


@pytest.fixture
def listed() -> tuple[Mount, ...]:
    return mounts(MOUNTS)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna/Casefiles", "ext4"),
        ("/", "ext4"),
        ("/tmp/x", "tmpfs"),
        ("/tmpx", "ext4"),
        ("/media/anna/USB STICK/vault", "vfat"),
        ("/home/anna/office/vault", "nfs4"),
        ("/home/anna/office/inner/vault", "btrfs"),
        ("/media/anna/card/vault", "ext4"),
        ("/home/anna/far", "fuse.sshfs"),
    ],
)
def test_the_deepest_and_newest_mount_counts(listed, folder: str, kind: str):
    mount = mount_of(folder, listed)
    assert mount is not None
    assert mount.kind == kind


def test_mounts_that_are_not_told_are_not_guessed(listed):
    assert len(listed) == 10
    assert listed[4].source == r"server:/share\x"
    assert mount_of("/anything", ()) is None
    assert storage_warnings("/anything", None, ()) == ()


def on(kind: str) -> Mount:
    return Mount("/", kind, "x")


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("ext4", ()), ("btrfs", ()), ("xfs", ()), ("overlay", ()), ("zfs", ()),
        ("nfs", ("place_network",)), ("cifs", ("place_network",)), ("smb3", ("place_network",)),
        ("9p", ("place_network",)), ("fuse.sshfs", ("place_network",)),
        ("vboxsf", ("place_network",)), ("fuse.gvfsd-fuse", ("place_network",)),
        ("vfat", ("place_fat",)), ("msdos", ("place_fat",)),
        ("exfat", ("place_without_rights",)), ("ntfs3", ("place_without_rights",)),
        ("fuseblk", ("place_without_rights",)), ("tmpfs", ("place_in_memory",)),
    ],
)  # fmt: skip
def test_each_medium_has_its_doubts(kind: str, found: tuple[str, ...]):
    assert storage_warnings("/home/anna/Casefiles", on(kind), ()) == found


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("ext4", True), ("nfs4", True), ("vfat", False), ("exfat", False), ("9p", False),
     ("fuseblk", False), ("cifs", False)],
)  # fmt: skip
def test_modes_tell_nothing_where_files_have_no_owner(kind: str, answer: bool):
    assert has_rights(on(kind)) is answer
    assert has_rights(None)


@pytest.mark.parametrize(
    "folder",
    [
        "/home/anna/Dropbox/vault", "/home/anna/Dropbox (Personal)/vault", "/home/anna/dropbox",
        "/home/anna/OneDrive/x", "/home/anna/OneDrive - Law Firm LLP/x", "/home/anna/Nextcloud/x",
        "/home/anna/ownCloud/x", "/home/anna/Google Drive/x", "/home/anna/My Drive/../GoogleDrive",
        "/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/x", "/home/anna/iCloud Drive/x",
        "/home/anna/Sync/x", "/home/anna/Syncthing/x", "/home/anna/MEGAsync/x",
        "/home/anna/Proton Drive/x", "/home/anna/pCloudDrive/x", "/home/anna/Yandex.Disk/x",
    ],
)  # fmt: skip
def test_folders_that_are_copied_are_known_by_name(folder: str):
    assert is_synced(folder, ())
    assert storage_warnings(folder, on("ext4"), ()) == ("place_synced",)


@pytest.mark.parametrize(
    "folder",
    ["/home/anna/Casefiles", "/home/anna/Dropbox-old-letters", "/home/anna/synchronous",
     "/home/anna/Inbox", "/home/anna/R v OneDriver"],
)  # fmt: skip
def test_other_names_are_let_be(folder: str):
    assert not is_synced(folder, ("letters", "vault.db", "sync", ".config"))


@pytest.mark.parametrize(
    "name",
    [".stfolder", ".dropbox", ".dropbox.cache", ".sync_0a1b2c3d4e5f.db", "._sync_0a1b2c.db",
     ".owncloudsync.log", ".nextcloudsync.log", ".tmp.drivedownload", ".tmp.driveupload"],
)  # fmt: skip
def test_folders_that_are_copied_are_known_by_what_the_program_leaves(name: str):
    assert is_synced("/data/cases/vault", ("letters", name))
