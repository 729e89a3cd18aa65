"""What is erased is in no byte of the vault any more, and the ledger still proves the rest."""

import secrets
import shutil
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Document, Event, Mark, Person
from casefiles.store.ledger.erasure import UNFINISHED, ErasureAuthority
from casefiles.store.ledger.replay import can_be_made_again
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault import open_vault
from tests.old_vaults.make_vault import records
from tests.store.maintenance.test_check import unguarded
from tests.store.raw_pages import found_in
from tests.store.world import World, insert_all, keep_document, new_case, new_event, new_person

GROUNDS = ErasureAuthority("consent_withdrawn", "Her decision of 3 May", "asked by letter")
NAME, OLDER, DRAFT = "Zhuldyzqanary", "Xanarieldername", "Draftedqanary"
TITLE, FILE, WORD, REASON = "Titleqanary", "fileqanary.pdf", "zzpageqanary", "markqanary"
BYTES = b"bytesqanary" * 40_000
NEEDLES = [NAME, OLDER, DRAFT, TITLE, FILE, WORD, REASON, "bytesqanary"]


def mark_on(case, document, reason):
    template = next(at for at in records("0" * 32) if isinstance(at, Mark))
    return replace(
        template,
        id=secrets.token_hex(16),
        case_id=case.id,
        document_id=document.id,
        reason=reason,
        person_id="",
    )


def fill(world):
    """A case with a person and a document full of words that shall go, among others that stay."""
    case = new_case()
    with world.create() as vault:
        person = new_person(case, OLDER)
        kept = keep_document(vault, case, b"others", "words that stay")
        insert_all(vault, [person, *(new_event(case, f"event {at}") for at in range(200))])
        document = keep_document(vault, case, BYTES, f"first {WORD} of the page")
        named = replace(document, title=TITLE, file_name=FILE)
        vault.write(lambda work: work.update(named, "edit_document"))
        insert_all(vault, [mark_on(case, document, REASON)], "add_mark")
        changed = replace(person, names=(PersonName(NAME, "Latn", "birth"),))
        vault.write(lambda work: work.update(changed, "edit_person"))
        for at in range(30):
            text = f'{{"values":"{DRAFT} {"x" * at * 40}"}}'
            vault.write(lambda work, t=text: work.put_setting(f"draft:person:{person.id}", t))
        paths = f'[["/stick/{FILE}",""],["/stick/other.pdf",""]]'
        asked = f'{{"case":"{case.id}","roots":["/stick/{FILE}","/stick"]}}'
        vault.write(lambda work: work.put_setting("import:000001", asked))
        vault.write(lambda work: work.put_setting("import-paths:000001", paths))
    return case, person, document, kept


def erase(vault, *objects):
    def change(work):
        for kind, record_id in objects:
            work.erase(kind, record_id, GROUNDS)

    vault.erase(change)


def test_no_byte_of_what_is_erased_stays(world, tmp_path):
    case, person, document, kept = fill(world)
    before = found_in(world.folder, NEEDLES)
    # Sealed pieces of the document are ciphertext under a key of their own.
    assert all(before[needle] for needle in NEEDLES[:-1]), "the control: they can be found"
    (world.folder / "backups").mkdir()
    (world.folder / "backups" / ("ab" * 16)).write_bytes(b"a backup")
    with world.open() as vault:
        erase(vault, (Person, person.id), (Document, document.id))
        assert check_integrity(vault, CancellationToken()).is_sound
        shutil.copytree(world.folder, tmp_path / "while open")
        assert vault.read(lambda reader: reader.get(Person, person.id)) is None
        assert vault.read(lambda reader: reader.search(case.id, WORD)) == ()
        assert vault.read(lambda reader: reader.search(case.id, "stay")) == ((kept.id, 1),)
        assert vault.read(lambda reader: reader.contents()) == (kept.content_id,)
        assert vault.read(lambda reader: reader.setting(f"draft:person:{person.id}")) is None
        assert "other.pdf" in vault.read(lambda reader: reader.setting("import-paths:000001"))
        assert '"/stick"' in vault.read(lambda reader: reader.setting("import:000001"))
    for folder in (world.folder, tmp_path / "while open"):
        assert found_in(folder, NEEDLES) == dict.fromkeys(NEEDLES, 0)
    assert list((world.folder / "backups").iterdir()) == []
    assert (tmp_path / "while open" / "vault.db-wal").stat().st_size == 0
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        assert len(vault.read(lambda reader: reader.find(Event))) == 200


def test_what_repairs_left_goes_with_what_is_erased(world):
    with world.create() as vault:
        document = keep_document(vault, new_case(), BYTES, "words")
        for name in ("vault.db.damaged.1", "vault.db.damaged.12-wal", ".repair.part/vault.db"):
            (world.folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(world.folder / "vault.db", world.folder / name)
        (world.folder / "letter.txt").write_text("mine")
        erase(vault, (Document, document.id))
        left = {path.name for path in world.folder.iterdir()}
    assert not [name for name in left if "damaged" in name or "repair" in name]
    assert "letter.txt" in left


def test_control_what_is_only_removed_can_be_found(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        vault.write(lambda work: work.delete(Person, person.id, "remove_person"))
    assert found_in(world.folder, [NAME, OLDER])[NAME] > 0


def test_a_record_that_was_removed_before_is_erased_too(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        vault.write(lambda work: work.delete(Person, person.id, "remove_person"))
        erase(vault, (Person, person.id))
        assert check_integrity(vault, CancellationToken()).is_sound
    assert found_in(world.folder, [NAME, OLDER, DRAFT]) == {NAME: 0, OLDER: 0, DRAFT: 0}


def test_many_histories_leave_nothing(tmp_path):
    """Rows and patches that grew, shrank and moved between pages before they were erased."""
    for turn in range(2):
        world = World(tmp_path / str(turn))
        case = new_case()
        with world.create() as vault:
            people = [new_person(case, f"{NAME}{at}") for at in range(60)]
            insert_all(vault, [case, *people])
            for at in range(150):
                person = people[(at * 7 + turn) % 60]
                size = (at * 37) % (400 + 2000 * (at % 5))
                told = replace(person, contact=f"{DRAFT}{'y' * size}{at}")
                vault.write(lambda work, t=told: work.update(t, "edit_person"))
            for person in people[::2]:
                vault.write(lambda work, p=person: work.delete(Person, p.id, "remove_person"))
            erase(vault, *((Person, person.id) for person in people))
            assert check_integrity(vault, CancellationToken()).is_sound
        assert found_in(world.folder, [NAME, DRAFT]) == {NAME: 0, DRAFT: 0}


def test_a_tombstone_says_why_and_by_whose_word(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        erase(vault, (Person, person.id))
        entries = vault.read(lambda reader: reader.entries_of(Person, person.id))
    assert [entry.action for entry in entries] == ["erase_person", "edit_person", "load"]
    told = {change.field: change.after for change in entries[0].changes}
    assert told == {
        "reason": "consent_withdrawn",
        "authority": "Her decision of 3 May",
        "note": "asked by letter",
    }
    assert [entry.changes for entry in entries[1:]] == [None, None]


def test_a_patch_that_no_tombstone_covers_is_still_missed(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        erase(vault, (Person, person.id))
        unguarded(vault, "DELETE FROM patch WHERE entry = 10")
        assert check_integrity(vault, CancellationToken()).bad_patches == 1


def test_a_tombstone_does_not_cover_what_came_after_it(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        erase(vault, (Person, person.id))
        vault.write(lambda work: work.insert(person, "add_person"))
        unguarded(vault, "DELETE FROM patch WHERE entry = (SELECT max(number) FROM entry)")
        report = check_integrity(vault, CancellationToken())
        assert (report.bad_patches, report.bad_rows) == (1, 1)


def test_a_tombstone_without_its_own_patch_covers_nothing(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        erase(vault, (Person, person.id))
        unguarded(
            vault,
            "DELETE FROM patch WHERE entry ="
            " (SELECT max(number) FROM entry WHERE action = 'erase_person')",
        )
        assert check_integrity(vault, CancellationToken()).bad_patches == 3


def test_content_that_another_document_shows_stays(world):
    case, _, document, _ = fill(world)
    twin = replace(document, id=secrets.token_hex(16), title="twin", file_name="twin.pdf")
    with world.open() as vault:
        insert_all(vault, [twin], "add_document")
        erase(vault, (Document, document.id))
        assert b"".join(vault.content(twin.content_id)) == BYTES
        erase(vault, (Document, twin.id))
        with pytest.raises(Refused, match="no_such_content"):
            list(vault.content(twin.content_id))
        assert check_integrity(vault, CancellationToken()).is_sound
    assert case


def test_content_that_a_removal_can_bring_back_stays_until_that_is_erased(world):
    _, _, document, _ = fill(world)
    twin = replace(document, id=secrets.token_hex(16), title="twin", file_name="twin.pdf")
    with world.open() as vault:
        insert_all(vault, [twin], "add_document")
        vault.write(lambda work: work.delete(Document, twin.id, "remove_document"))
        erase(vault, (Document, document.id))
        vault.write(lambda work: work.insert(twin, "undo"))
        assert b"".join(vault.content(twin.content_id)) == BYTES


def test_a_whole_case_is_erased_and_another_stays(world):
    case, _, _, _ = fill(world)
    other = new_case("R-2")
    with world.open() as vault:
        insert_all(vault, [other, new_person(other, "Stayingperson")])
        erase(vault, (Case, case.id))
        assert check_integrity(vault, CancellationToken()).is_sound
        assert vault.read(lambda reader: reader.find(Case)) == (other,)
        assert len(vault.read(lambda reader: reader.entries(case.id))) > 200
        assert vault.read(lambda reader: reader.contents()) == ()
    needles = [*NEEDLES, "event 1", "words that stay"]
    assert found_in(world.folder, needles) == dict.fromkeys(needles, 0)
    assert found_in(world.folder, ["Stayingperson"])["Stayingperson"] > 0
    with world.open() as vault:
        assert check_integrity(vault, CancellationToken()).is_sound


def test_what_a_fault_left_undone_is_done_at_the_next_opening(world, monkeypatch):
    _, person, document, _ = fill(world)
    vault = world.open()

    def fail(*_):
        raise Refused("stopped_here")

    with monkeypatch.context() as patched:
        patched.setattr(open_vault, "scrub", fail)
        with pytest.raises(Refused, match="stopped_here"):
            erase(vault, (Person, person.id), (Document, document.id))
    assert vault.read(lambda reader: reader.setting(UNFINISHED)) == "1"
    vault.close()
    assert sum(found_in(world.folder, NEEDLES).values()) > 0, "the control: not yet overwritten"
    (world.folder / "backups").mkdir()
    (world.folder / "backups" / ("cd" * 16)).write_bytes(b"a backup")
    with world.open() as again:
        assert again.read(lambda reader: reader.setting(UNFINISHED)) is None
        assert check_integrity(again, CancellationToken()).is_sound
    assert found_in(world.folder, NEEDLES) == dict.fromkeys(NEEDLES, 0)
    assert list((world.folder / "backups").iterdir()) == []


def test_erasing_is_no_part_of_other_writes(world):
    _, person, _, _ = fill(world)
    with world.open() as vault:
        with pytest.raises(RuntimeError, match="outside"):
            vault.write(lambda work: work.erase(Person, person.id, GROUNDS))
        erase(vault, (Person, person.id))
        for wrong in (person.id, "0" * 32):
            with pytest.raises(Refused, match="no_such_record"):
                erase(vault, (Person, wrong))


def test_a_closed_case_refuses_every_write_but_a_few(world):
    case, person, document, _ = fill(world)
    closed = replace(case, closed="2026-11-25")
    with world.open() as vault:
        vault.write(lambda work: work.update(closed, "close_case"))
        changes = [
            lambda work: work.update(replace(closed, title="other"), "edit_case"),
            lambda work: work.update(replace(person, role="x"), "edit_person"),
            lambda work: work.insert(new_event(case), "add_event"),
            lambda work: work.delete(Person, person.id, "remove_person"),
            lambda work: work.update(case, "undo"),
        ]
        for change in changes:
            with pytest.raises(Refused, match="case_closed"):
                vault.write(change)
        vault.write(lambda work: work.update(replace(closed, hold="Order"), "hold_case"))
        vault.write(lambda work: work.insert(new_case("R-2"), "load"))
        erase(vault, (Document, document.id))
        vault.write(lambda work: work.update(replace(case, hold=""), "reopen_case"))
        vault.write(lambda work: work.insert(new_event(case), "add_event"))
        assert check_integrity(vault, CancellationToken()).is_sound


def test_earlier_drafts_are_in_no_byte(world):
    """A draft is kept in place of the one before it: no version of a statement stays."""
    with world.create() as vault:
        for at in range(60):
            words = " ".join(f"version{at}qanary{n}" for n in range((at * 13) % 40 + 1))
            vault.write(lambda work, t=words: work.put_setting("draft:fact:new", t))
    told = found_in(world.folder, [f"version{at}qanary" for at in range(60)])
    assert told.pop("version59qanary") > 0
    assert set(told.values()) == {0}


def test_what_is_left_of_a_record_can_be_made_again_from_the_ledger(world):
    case = new_case()
    with world.create() as vault:
        event = new_event(case, "She told it")
        keep_document(vault, case, b"others", "words that stay")
        insert_all(vault, [event])
        left = replace(event, text="It was told")
        vault.erase(lambda work: work.keep_rest(left, GROUNDS))
        named = (("event", event.id),)
        assert vault.read(lambda reader: can_be_made_again(reader._connection, named)) == named
