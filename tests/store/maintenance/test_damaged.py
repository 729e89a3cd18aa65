"""A damaged vault: everything that does not lie on a bad page is read, and nothing is written."""

import random
import secrets
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    Cancelled,
    NotAVault,
    VaultDamaged,
    VaultError,
    VaultReadOnly,
    WrongPassphrase,
)
from casefiles.domain.records.case_records import Case, Event
from casefiles.store.database.tables import record_types, table_of
from casefiles.store.pages import btree
from casefiles.store.pages.raw_pages import PageFile
from tests.store.harm import fill, flip, known_of, lose_disk, opened_damaged
from tests.store.world import World, new_event


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    world = World(tmp_path_factory.mktemp("original") / "vault")
    vault = world.create()
    keys = fill(vault)
    return world, keys, known_of(vault, keys)


@pytest.fixture
def copied(original, tmp_path):
    world, keys, known = original
    copy = World(tmp_path / "vault", world.hands)
    shutil.copytree(world.folder, copy.folder)
    return copy, keys, known


def digest_of(folder: Path):
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def everything(vault):
    found = {}
    for kind in record_types():
        for record in vault.read(lambda reader, kind=kind: reader.find(kind)):
            found[table_of(kind), record.id] = record
    return found


def readable(vault, known):
    found = {}
    for content_id in vault.read(lambda reader: reader.contents()):
        try:
            found[content_id] = b"".join(vault.content(content_id))
        except VaultDamaged:
            continue
    assert all(data == known.contents[content_id] for content_id, data in found.items())
    return found


def test_a_sound_vault_is_read_whole_and_left_as_it_is(copied):
    world, _, known = copied
    before = digest_of(world.folder)
    with opened_damaged(world) as vault:
        assert everything(vault) == known.records
        assert readable(vault, known) == known.contents
        case = vault.read(lambda reader: reader.find(Case))[0]
        assert len(vault.read(lambda reader: reader.search(case.id, "document 42"))) == 1
        assert vault.found.bad_pages == []
        assert vault.found.made_again == ()
    assert digest_of(world.folder) == before


@pytest.mark.parametrize("seed", range(12))
def test_all_that_lies_on_sound_pages_is_recovered(copied, seed):
    world, keys, known = copied
    chance = random.Random(seed)
    with PageFile(world.folder, keys) as pages:
        count = pages.count
    bad = set(chance.sample(range(2, count + 1), chance.choice([1, 3, 10, 40]))) - known.shared
    for page in bad:
        flip(world.folder / "vault.db", page, chance)
    before = digest_of(world.folder)
    with opened_damaged(world) as vault:
        found = everything(vault)
        contents = readable(vault, known)
    assert digest_of(world.folder) == before
    for name, record in found.items():
        assert record == known.records[name]
    wanted = {name for name, pages in known.pages.items() if not pages & bad}
    assert wanted <= found.keys()
    wanted = {content for content, pages in known.content_pages.items() if not pages & bad}
    assert wanted <= contents.keys()
    lost = len(known.records) - len(found), len(known.contents) - len(contents)
    print(f"{len(bad)} of {count} pages bad: {lost[0]} records and {lost[1]} contents lost")


def inner_pages(folder, keys):
    """Return the pages of trees of tables that hold no rows but lead to them."""
    with PageFile(folder, keys) as pages:
        return [n for n in range(2, pages.count + 1) if btree.children(pages.page(n), n)]


def test_a_bad_page_that_leads_to_others_costs_nothing(copied):
    world, keys, known = copied
    inner = [n for n in inner_pages(world.folder, keys) if n not in known.shared]
    assert inner
    for page in inner:
        flip(world.folder / "vault.db", page, random.Random(page))
    with opened_damaged(world) as vault:
        assert everything(vault) == known.records
        assert readable(vault, known) == known.contents


def test_a_bad_map_of_parents_costs_nothing(copied):
    world, _, known = copied
    flip(world.folder / "vault.db", 2, random.Random(2))
    with opened_damaged(world) as vault:
        assert everything(vault) == known.records
        assert readable(vault, known) == known.contents


def test_records_on_a_bad_page_come_from_the_ledger(copied):
    world, _, known = copied
    pages = set.union(*(where for (kind, _), where in known.pages.items() if kind == "event"))
    for page in pages:
        flip(world.folder / "vault.db", page, random.Random(page))
    with opened_damaged(world) as vault:
        assert {kind for kind, _ in vault.found.made_again} >= {"event"}
        assert everything(vault) == known.records


def test_without_the_list_of_tables_it_says_that_nothing_is_left(copied):
    world, _, known = copied
    for page in known.shared:
        flip(world.folder / "vault.db", page, random.Random(page))
    with pytest.raises(VaultDamaged, match="nothing_sound_left"):
        opened_damaged(world)


def test_a_disk_that_gives_nothing_is_not_called_damage(copied, monkeypatch):
    with monkeypatch.context() as patch:
        lose_disk(patch, keeps_small_files=True)
        with pytest.raises(VaultDamaged, match="nothing_sound_left"):
            opened_damaged(copied[0])
    lose_disk(monkeypatch)
    with pytest.raises(VaultError, match="disk_failed"):
        opened_damaged(copied[0])


def test_changes_are_refused_and_what_may_pass_away_is_kept_while_it_is_open(copied):
    world, _, _ = copied
    before = digest_of(world.folder)
    with opened_damaged(world) as vault:
        case = vault.read(lambda reader: reader.find(Case))[0]
        for attempt in (
            lambda: vault.write(lambda work: work.insert(new_event(case), "add_event")),
            lambda: vault.write(lambda work: work.note("clock_confirmed")),
            lambda: vault.seal(case.id, [b"x"], CancellationToken()),
        ):
            with pytest.raises(VaultReadOnly, match="damaged_read_only"):
                attempt()
        count = len(vault.read(lambda reader: reader.find(Event)))
        vault.write(lambda work: work.put_setting("draft:event", "half a sentence"))
        assert vault.read(lambda reader: reader.setting("draft:event")) == "half a sentence"
    assert digest_of(world.folder) == before
    with opened_damaged(world) as vault:
        assert vault.read(lambda reader: reader.setting("draft:event")) is None
        assert len(vault.read(lambda reader: reader.find(Event))) == count


def test_what_is_committed_in_the_wal_counts_and_what_is_not_does_not(original, tmp_path):
    world = World(tmp_path / "vault")
    with world.create() as vault:
        keys = fill(vault, documents=2, events=5)
        case = vault.read(lambda reader: reader.find(Case))[0]
        shutil.copytree(world.folder, tmp_path / "whole")
        wal = tmp_path / "whole" / "vault.db-wal"
        assert wal.stat().st_size > 0
        expected = everything(vault)
        shutil.copytree(tmp_path / "whole", tmp_path / "torn")
        with (tmp_path / "torn" / "vault.db-wal").open("ab") as file:
            file.write(secrets.token_bytes(40_000))
    assert keys
    assert case
    for name in ("whole", "torn"):
        with opened_damaged(World(tmp_path / name)) as opened:
            assert everything(opened) == expected


def test_secrets_places_and_stops_are_told_apart(copied, tmp_path):
    world, _, _ = copied
    with pytest.raises(WrongPassphrase):
        opened_damaged(world, "no")
    with pytest.raises(NotAVault):
        opened_damaged(World(tmp_path / "none"))
    ticket = CancellationToken()
    ticket.stop.set()
    with pytest.raises(Cancelled):
        opened_damaged(world, ticket=ticket)
    (world.folder / "vault.db").write_bytes(b"")
    with pytest.raises(NotAVault, match="database_missing"):
        opened_damaged(world)
