"""Every vault of an earlier form still opens, with everything in it."""

import secrets
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Fact, Person, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.rules.appearance import shown_as
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.records.undo import next_redo, next_undo, undo
from casefiles.store.database.tables import record_types
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.opening import open_vault
from tests.old_vaults.make_vault import (
    BYTES,
    CASE,
    DOCUMENT,
    PASSPHRASE,
    PERSON,
    READING,
    TODAY,
    make,
    records,
)
from tests.store.world import Hands, insert_all, new_event

HERE = Path(__file__).parent
OLD = sorted(path.name for path in HERE.iterdir() if (path / "vault.keys").exists())


def opened(folder):
    return open_vault(folder, PASSPHRASE, Hands().clock(), secrets.token_bytes)


def has_everything(vault, form) -> None:
    (content_id,) = vault.read(lambda reader: reader.contents())
    for record in records(content_id, form):
        assert vault.read(lambda reader, r=record: reader.get(type(r), r.id)) == record
    assert b"".join(vault.content(content_id)) == BYTES
    assert vault.read(lambda reader: reader.reading(DOCUMENT)) == READING
    assert vault.read(lambda reader: reader.search(CASE, "王伟")) == ((DOCUMENT, 1),)
    assert vault.read(lambda reader: reader.setting("language")) == "en"
    told = vault.read(lambda reader: [*reader.entries(CASE), *reader.entries(None)])
    assert {record.id for record in records(content_id, form)} <= {entry.object for entry in told}


def test_there_is_an_old_vault():
    assert sorted(f"form_{number}" for number in range(1, 17)) == OLD


@pytest.mark.parametrize("name", OLD)
def test_an_old_vault_opens_reads_writes_and_proves_itself(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        has_everything(vault, name)
        assert check_integrity(vault, CancellationToken()).is_sound
        insert_all(vault, [new_event(vault.read(lambda r: r.find(record_types()[0]))[0])])
    with opened(tmp_path / "v") as vault:
        has_everything(vault, name)
        assert check_integrity(vault, CancellationToken()).is_sound


def test_what_is_made_today_is_what_the_old_ones_are_compared_with(tmp_path):
    make(tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        has_everything(vault, TODAY)
    kinds = {type(record) for record in records("0" * 32)}
    assert kinds == set(record_types())


@pytest.mark.parametrize("name", [one for one in OLD if int(one.removeprefix("form_")) >= 6])
def test_what_was_answered_in_an_old_vault_is_found(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        found = vault.read(lambda reader: reader.search_counts(SearchFilter("stays", CASE)))
        assert found["field_answer"] == 1


@pytest.mark.parametrize("name", [one for one in OLD if 5 <= int(one.removeprefix("form_")) < 11])
def test_reasons_of_an_old_vault_gain_facts_and_need(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        (line,) = vault.read(lambda reader: reader.find(Treatment))
        (ground,) = line.grounds
        assert (ground.facts, ground.less, ground.order) == ((), "", "")
        (fact,) = vault.read(lambda reader: reader.find(Fact))
        completed = replace(ground, facts=(fact.id,), less="Initials identify.", order="Allowed.")
        vault.write(lambda work: work.update(replace(line, grounds=(completed,)), "edit_treatment"))
    with opened(tmp_path / "v") as vault:
        (line,) = vault.read(lambda reader: reader.find(Treatment))
        assert line.grounds == (completed,)
        assert vault.read(lambda reader: reader.pointing_to(frozenset({fact.id})))


@pytest.mark.parametrize("name", OLD)
def test_what_an_old_vault_did_is_told_act_by_act(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        heads = vault.read(lambda reader: reader.latest_acts(NEWEST, 10, CASE))
        heads = [head for head in heads if head.entry.action != "migrate_vault"]
        assert [head.entry.action for head in heads] == ["load", "create_vault"]
        assert heads[0].act.last == heads[0].act.first + len(records("0" * 32, name)) - 1
        assert vault.read(next_undo(CASE)) is None


@pytest.mark.parametrize("name", OLD)
def test_a_record_of_an_old_vault_is_edited_undone_and_done_again(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        person = vault.read(lambda reader: reader.get(Person, PERSON))
        changed = replace(person, role="cousin", contact="by letter")
        vault.write(lambda work: work.update(changed, "edit_person"))
        first, _ = vault.read(next_undo(CASE))
        vault.write(undo(first))
        assert vault.read(lambda reader: reader.get(Person, PERSON)) == person
        first, _ = vault.read(next_redo(CASE))
        vault.write(undo(first))
        assert vault.read(lambda reader: reader.get(Person, PERSON)) == changed
        assert check_integrity(vault, CancellationToken()).is_sound


@pytest.mark.parametrize("name", OLD)
def test_what_protected_somebody_in_an_old_vault_holds_for_every_recipient(name, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        somebody = vault.read(lambda reader: reader.get(Person, PERSON))
    # Since the eleventh form one recipient may be told otherwise.
    own = {one.audience for one in somebody.showings}
    assert own == ({"ccf"} if int(name.removeprefix("form_")) >= 11 else set())
    shown = {one: shown_as(somebody, one) for one in AUDIENCES - own}
    assert {one.protection for one in shown.values()} == {somebody.protection}
    assert {one.word for one in shown.values()} == {""}
    assert somebody.protection is Protection.PSEUDONYM
