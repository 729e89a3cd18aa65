"""What a check finds, in words that say what is harmed and where it comes back from."""

import io
import json
import random
import secrets
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.cli.commands import Terminal, run
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.records.case_records import Document, Event
from casefiles.office.case.vault_repair import repair_vault
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.backups import back_up_now
from casefiles.office.vault.integrity_check import (
    check_now,
    check_vault,
    described_findings,
    last_check,
)
from casefiles.office.vault.integrity_findings import (
    MOST,
    IntegrityFinding,
    described,
    from_stored_form,
    stored_form,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.words import harm
from tests.store.harm import fill, flip, known_of
from tests.store.maintenance.test_check import unguarded
from tests.store.world import PASSPHRASE, World


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A vault with documents and a backup, and what lies where."""
    world = World(tmp_path_factory.mktemp("original") / "vault")
    with world.create() as vault:
        keys = fill(vault, documents=11, events=12)
        back_up_now()(place_of(vault), CancellationToken())
    return world, known_of(world.open(), keys)


@pytest.fixture
def copied(original, tmp_path):
    world, known = original
    copy = World(tmp_path / "vault", world.hands)
    shutil.copytree(world.folder, copy.folder)
    return copy, known


def place_of(vault):
    clock = vault._surroundings.clock
    return JobContext(vault, lambda: None, clock, secrets.token_bytes, Path())


def desk_of(world):
    return VaultService(world.hands.clock(), secrets.token_bytes, Path())


def page_of_bytes(known):
    """Return a page that only the bytes of one document need, and that document."""
    for content, pages in known.content_pages.items():
        others = {n for other, m in known.content_pages.items() if other != content for n in m}
        own = pages - others - known.shared - {n for m in known.pages.values() for n in m}
        if own:
            return max(own), content
    raise AssertionError("every page is shared")


def found_in(world):
    with world.open() as vault:
        report = check_vault(vault, CancellationToken())
        return report, vault.read(lambda at: described(at, report.findings, world.hands.wall))


def test_a_whole_vault_has_counts_and_no_finding(copied):
    world, known = copied
    report, findings = found_in(world)
    assert report.sound
    assert (report.faults, findings) == (0, ())
    assert (report.records, report.contents) == (len(known.records), len(known.contents))
    assert report.pages * 16384 == (world.folder / "vault.db").stat().st_size


def test_harmed_bytes_name_their_document_and_the_backup_that_has_them(copied):
    world, known = copied
    page, content = page_of_bytes(known)
    flip(world.folder / "vault.db", page, random.Random(1))
    report, findings = found_in(world)
    assert not report.sound
    assert report.faults == 2
    by = {one.code: one for one in findings}
    facts = {one.what: one for one in report.findings}
    document = next(
        one for one in known.records.values() if getattr(one, "content_id", "") == content
    )
    assert [(one.room, one.record) for one in by["content"].spots] == [("documents", document.id)]
    assert document.title in by["content"].words
    assert facts["content"].remedy == facts["page"].remedy == "backup"
    assert facts["page"].kind == "bytes"
    assert by["page"].words == f"Page {page:,} of the database: document files"
    assert "In the backup of" in by["page"].remedy
    repair_vault(desk_of(world), world.folder, PASSPHRASE, CancellationToken())
    assert found_in(world)[0].sound


def test_without_a_backup_the_file_is_to_be_added_again(copied):
    world, known = copied
    shutil.rmtree(world.folder / "backups")
    page, _ = page_of_bytes(known)
    flip(world.folder / "vault.db", page, random.Random(2))
    report, _ = found_in(world)
    assert {one.what: one.remedy for one in report.findings} == {
        "content": "original",
        "page": "nothing",
    }


def test_a_page_written_since_the_backup_is_promised_by_none(copied):
    world, _ = copied
    with world.open() as vault:
        event = vault.read(lambda at: at.find(Event))[0]
        changed = replace(event, text=event.text + " And again.")
        vault.write(lambda work: work.update(changed, "edit_event"))
    with world.open() as vault:
        pages = known_of(vault, vault._parts.keys).pages["event", event.id]
    flip(world.folder / "vault.db", min(pages), random.Random(3))
    report = desk_of(world).check(world.folder, PASSPHRASE, CancellationToken())[0]
    assert not report.sound
    assert "backup" not in {one.remedy for one in report.findings}


def test_a_record_altered_behind_the_ledger_is_made_again_from_it(copied):
    world, _ = copied
    with world.open() as vault:
        event = vault.read(lambda at: at.find(Event))[3]
        unguarded(vault, f"UPDATE event SET text = 'Nobody came.' WHERE id = '{event.id}'")
    report, findings = found_in(world)
    assert report.faults == 1
    (one,) = findings
    assert (one.code, report.findings[0].remedy) == ("record", "ledger")
    assert [(at.room, at.record) for at in one.spots] == [("timeline", event.id)]
    assert one.words.startswith("Event: ")
    repair_vault(desk_of(world), world.folder, PASSPHRASE, CancellationToken())
    with world.open() as vault:
        assert vault.read(lambda at: at.get(Event, event.id)) == event


def test_a_record_put_back_after_it_was_removed_goes_again(copied):
    world, _ = copied
    with world.open() as vault:
        event = vault.read(lambda at: at.find(Event))[0]
        unguarded(vault, "CREATE TABLE kept AS SELECT * FROM event LIMIT 1")
        vault.write(lambda work: work.delete(Event, event.id, "remove_event"))
        unguarded_again(vault, "INSERT INTO event SELECT * FROM kept", "DROP TABLE kept")
    report, _ = found_in(world)
    assert [one.remedy for one in report.findings] == ["ledger"]
    repair_vault(desk_of(world), world.folder, PASSPHRASE, CancellationToken())
    with world.open() as vault:
        assert vault.read(lambda at: at.get(Event, event.id)) is None


def unguarded_again(vault, *statements):
    def change(connection):
        connection._driver.set_authorizer(None)
        for statement in statements:
            connection.run(statement)

    vault._on_writer(change)


def test_a_change_whose_proof_is_gone_is_told_as_a_piece_of_history(copied):
    world, _ = copied
    with world.open() as vault:
        event = vault.read(lambda at: at.find(Event))[0]
        number = vault.read(lambda at: at.entries_of(Event, event.id))[-1].number
        unguarded(vault, f"DELETE FROM patch WHERE entry = {number}")
    report, findings = found_in(world)
    change = next(one for one in findings if one.code == "change")
    assert change.words.startswith("History of a")
    assert report.findings[findings.index(change)].remedy == "backup_perhaps"


def test_what_was_found_is_kept_without_contents_and_told_again(copied):
    world, known = copied
    page, _ = page_of_bytes(known)
    flip(world.folder / "vault.db", page, random.Random(4))
    with world.open() as vault:
        report = check_now()(place_of(vault), CancellationToken())
        again = described_findings(report.findings)(place_of(vault), CancellationToken())
        kept = vault.read(lambda at: at.setting("last_check"))
        checked = vault.read(last_check())
    assert [(one.code, one.count) for one in again] == [
        (one.what, one.count) for one in report.findings
    ]
    assert checked == report
    assert (checked.sound, checked.faults) == (False, 2)
    assert checked.counts["records"] == len(known.records)
    assert not any(one.title in kept for one in known.records.values() if isinstance(one, Document))


def test_what_is_kept_is_bounded_and_an_older_form_is_read():
    many = tuple(
        IntegrityFinding("record", "event", f"{number:032x}") for number in range(MOST + 7)
    )
    assert from_stored_form(stored_form(many)) == many[:MOST]
    with pytest.raises(TypeError):
        from_stored_form([{"what": "record", "colour": "red"}])


def asked(world, *options):
    secret = world.folder.with_name("secret")
    secret.write_text(f"{PASSPHRASE}\n")
    secret.chmod(0o600)
    terminal = Terminal(io.StringIO(), io.StringIO(), io.StringIO())
    arguments = ["check", str(world.folder), "--passphrase-file", str(secret), *options]
    code = run(arguments, desk_of(world), terminal, lambda _vault: 0)
    return code, terminal.stdout.getvalue()


def test_the_terminal_says_the_same_and_gives_one_object(copied):
    world, known = copied
    assert asked(world)[0] == 0
    page, _ = page_of_bytes(known)
    flip(world.folder / "vault.db", page, random.Random(5))
    code, words = asked(world)
    assert code == 6
    assert "The vault is damaged: 2 damaged items." in words
    assert "The file of a document: " in words
    assert "In the backup of" in words
    code, text = asked(world, "--json")
    told_of = json.loads(text)
    assert code == 6
    assert set(told_of) == {
        *("sound", "cases", "pages", "entries", "records", "contents", "faults"),
        *("findings", "not_listed"),
    }
    assert [one["what"] for one in told_of["findings"]] == ["content", "page"]
    assert set(told_of["findings"][0]) == {
        *("what", "kind", "id", "first", "last", "remedy", "backup"),
        *("words", "means", "remedy_words"),
    }


def test_a_vault_that_opens_no_more_is_checked_all_the_same_and_left_as_it_is(copied):
    world, known = copied
    with world.open() as vault:
        ((root,),) = vault._on_reader(
            lambda at: at.rows(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entry_1'"
            )
        )
    flip(world.folder / "vault.db", root, random.Random(6))
    with pytest.raises(VaultDamaged):
        world.open()
    before = (world.folder / "vault.db").read_bytes()
    code, text = asked(world, "--json")
    told_of = json.loads(text)
    assert code == 6
    assert told_of["records"] == len(known.records)
    assert [(one["what"], one["remedy"]) for one in told_of["findings"]] == [("page", "backup")]
    assert (world.folder / "vault.db").read_bytes() == before


def test_a_lost_head_is_the_only_finding_where_all_else_is_sound(copied):
    world, _ = copied
    (world.folder / "vault.head").unlink()
    report, findings = desk_of(world).check(world.folder, PASSPHRASE, CancellationToken())
    assert [one.what for one in report.findings] == ["head"]
    assert "asked what to do" in findings[0].remedy


def test_every_kind_of_finding_has_words():
    for what in harm.FINDINGS:
        for remedy in harm.REMEDIES:
            for kind in ("event", "", *harm.LYING):
                finding = IntegrityFinding(
                    what, kind, "ab" * 16, 3, 4, remedy, 1_700_000_000_000_000_000
                )
                (one,) = described(None, [finding], 1_700_000_000_000_000_000)
                for text in (one.words, one.means, one.remedy, one.brief):
                    assert text
                    assert "{" not in text
