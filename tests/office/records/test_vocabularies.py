"""What fields offer: the program's words, the lawyer's own, and what becomes of codes in use."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import OwnTermId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.office.records.history import HistoryFilter, act_detail, acts_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.records.vocabularies import (
    add_term,
    all_choices,
    choices,
    drop_term,
    hide_term,
    save_term,
    vocabularies,
    vocabulary,
    words_of,
)
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.store.maintenance.integrity_check import check_integrity
from tests.store.world import World, insert_all, new_case, new_event

NAME = "return_method"


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


def own():
    return OwnTermId(secrets.token_hex(16))


def offered(vault, name=NAME):
    return dict(vault.read(lambda reader: choices(reader, name)))


def refused(vault, edit):
    with pytest.raises(Refused) as caught:
        vault.write(edit)
    return caught.value.code


def test_what_comes_with_the_program_is_offered_in_its_order(vault):
    assert next(iter(offered(vault).items())) == ("extradition", "Extradition")
    both = vault.read(all_choices(NAME, "actor"))
    assert dict(both["actor"])["mss"] == "Ministry of State Security"
    row = next(one for one in vault.read(vocabularies()) if one.id == "actor")
    assert (row.title, row.terms, row.own) == ("Who acted", len(both["actor"]), 0)
    with pytest.raises(Refused):
        offered(vault, "no_such")


def test_a_word_of_ones_own_is_offered_renamed_hidden_and_taken_away(vault):
    code = vault.write(add_term(own(), NAME, "  By   sea ", "on a boat"))
    assert offered(vault)[code] == "By sea"
    assert refused(vault, add_term(own(), NAME, "BY SEA")) == "term_exists"
    assert refused(vault, add_term(own(), NAME, " ")) == "term_without_words"
    second = vault.write(add_term(own(), NAME, "By sea!"))
    assert second != code
    vault.write(save_term(own(), NAME, (code, "Taken by boat", "")))
    assert offered(vault)[code] == "Taken by boat"
    vault.write(hide_term(own(), NAME, code, is_hidden=True))
    assert code not in offered(vault)
    assert vault.read(lambda reader: words_of(reader, NAME, code)) == "Taken by boat"
    vault.write(drop_term(NAME, code))
    assert vault.read(lambda reader: words_of(reader, NAME, code)) == "Own by sea"


def test_a_code_of_the_program_keeps_its_code_under_other_words(vault):
    vault.write(save_term(own(), NAME, ("abduction", "Kidnapping", "")))
    vault.write(hide_term(own(), NAME, "abduction", is_hidden=True))
    assert "abduction" not in offered(vault)
    shown = next(one for one in vault.read(vocabulary(NAME)).terms if one.code == "abduction")
    assert (shown.words, shown.given, shown.is_renamed) == ("Kidnapping", "Abduction", True)
    vault.write(drop_term(NAME, "abduction"))
    assert offered(vault)["abduction"] == "Abduction"
    assert refused(vault, drop_term(NAME, "nothing")) == "no_such_term"


def test_a_code_that_a_record_holds_is_neither_taken_away_nor_undone(vault, case):
    code = vault.write(add_term(own(), NAME, "By sea"))
    added = vault.read(next_undo(case.id))[0]
    event = replace(new_event(case), lane=code)
    insert_all(vault, [event], "add_event")
    assert vault.read(vocabulary(NAME)).terms[-1].uses == 1
    assert refused(vault, drop_term(NAME, code)) == "term_in_use"
    assert refused(vault, undo(added)) == "term_in_use"
    vault.write(lambda work: work.update(replace(event, lane=""), "edit_event"))
    vault.write(undo(added))
    assert code not in offered(vault)


def test_its_acts_stand_in_the_history_and_it_outlives_a_case(vault, case):
    vault.write(save_term(own(), NAME, ("abduction", "Kidnapping", "")))
    row = vault.read(acts_of(HistoryFilter(case.id))).rows[0]
    assert (row.words, row.subject) == (
        "Term of a vocabulary edited",
        "Return method: Kidnapping",
    )
    detail = vault.read(act_detail(case.id, row.first))
    assert ("Words", "Kidnapping") in [(one.name, one.after) for one in detail.touched[0].fields]
    vault.erase(lambda work: work.erase(Case, case.id, ErasureAuthority("mandate_ended", "", "")))
    assert offered(vault)["abduction"] == "Kidnapping"
    assert len(vault.read(lambda reader: reader.find(OwnTerm))) == 1
    assert check_integrity(vault, CancellationToken()).is_sound
