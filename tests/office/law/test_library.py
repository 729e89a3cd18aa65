"""Notes over entries, and similar cases: what stays, what is found, and in which order."""

import secrets
from dataclasses import dataclass, replace

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import InstalledPackId, LibraryNoteId, TrustedKeyId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.library_records import InstalledPack, LibraryNote
from casefiles.domain.records.printed_tests import CitedAuthority, PrintedTest
from casefiles.domain.records.stages import Stage
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.office.law.argument_sources import with_library
from casefiles.office.law.arguments import argument_map
from casefiles.office.law.library_notes import save_note
from casefiles.office.law.packs import accept_key, install_pack, remove_pack
from casefiles.office.law.reference import NOTED, ReferenceFilter, references
from casefiles.office.law.similar_cases import SimilarityCriteria, similar_to, similarity_choices
from casefiles.office.records.history import HistoryFilter, acts_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.operations import JobContext
from tests.office.law.packs_at_hand import FINGERPRINT, pack_text
from tests.store.world import World, insert_all, new_case


@pytest.fixture
def place(tmp_path):
    world = World(tmp_path / "vault")
    resources = paths.resources()
    with world.create() as vault:
        yield JobContext(vault, lambda: None, world.hands.clock(), secrets.token_bytes, resources)


@pytest.fixture
def case(place):
    case = replace(new_case(), requesting_state="China", requested_state="PL", stage=Stage.APPEAL)
    insert_all(place.vault, [case])
    return case


def held(place):
    return references()(place, CancellationToken())


def note(place, entry, text, title="Kim v. Minister of Justice"):
    own = LibraryNoteId(secrets.token_hex(16))
    place.vault.write(save_note(own, entry, title, text))


def of(place, entry):
    return next((one for one in held(place).all if one.id == entry), None)


def test_a_note_lies_over_its_entry_is_found_and_taken_away(place, case):
    note(place, "nz_kim", "Read again at Wolfsburg")
    assert of(place, "nz_kim").note == "Read again at Wolfsburg"
    found = held(place).find(ReferenceFilter("wolfsburg", NOTED))
    assert [one.id for one in found] == ["nz_kim"]
    for wanted in (SearchFilter("wolfsburg", case.id), SearchFilter("wolfsburg")):
        (row,) = place.vault.read(search(wanted)).rows
        assert (row.kind, row.record, row.title) == (
            "library_note",
            "nz_kim",
            "Kim v. Minister of Justice",
        )
    note(place, "nz_kim", "Answered")
    assert place.vault.read(search(SearchFilter("wolfsburg", case.id))).rows == ()
    note(place, "nz_kim", " ")
    assert of(place, "nz_kim").note == ""
    rows = place.vault.read(acts_of(HistoryFilter(case.id))).rows
    assert [row.words for row in rows[:3]] == [
        "Note in the library removed",
        "Note in the library edited",
        "Note in the library added",
    ]
    place.vault.write(undo(place.vault.read(next_undo(case.id))[0]))
    assert of(place, "nz_kim").note == "Answered"
    assert len(place.vault.read(search(SearchFilter("answered", case.id))).rows) == 1


def test_a_newer_pack_overwrites_no_note_and_one_whose_entry_is_gone_stays(place, case):
    accept_key(TrustedKeyId("a" * 32), pack_text(), FINGERPRINT)(place, CancellationToken())
    install_pack(InstalledPackId("b" * 32), pack_text())(place, CancellationToken())
    note(place, "third:F26", "Mine", "Demands")
    later = pack_text(2, changes=(("  - id: F26\n", "  - id: F99\n"),))
    install_pack(InstalledPackId("c" * 32), later)(place, CancellationToken())
    gone = of(place, "third:F26")
    assert (gone.side, gone.title, gone.note) == ("gone", "Demands", "Mine")
    assert "was kept" in gone.warnings[0]
    (pack,) = place.vault.read(lambda reader: reader.find(InstalledPack))
    place.vault.write(remove_pack(pack.id))
    assert of(place, "third:F26").note == "Mine"
    assert len(place.vault.read(lambda reader: reader.find(LibraryNote))) == 1


def test_the_index_made_again_finds_notes(place, case):
    note(place, "nz_kim", "Wolfsburg")
    place.vault._on_writer(lambda at: at.run("UPDATE vault SET fold_version = 'older'"))
    place.vault.close()
    with World(place.vault.folder).open() as again:
        assert len(again.read(search(SearchFilter("wolfsburg", case.id))).rows) == 1


def test_similar_cases_come_adverse_first_then_by_agreement(place, case):
    told = place.vault.read(similarity_choices(case.id))
    assert (told.own.requesting, told.own.requested, told.own.stage) == ("CN", "PL", "appeal")
    rows = similar_to(held(place), replace(told.own, ground="torture"))
    assert [row.id for row in rows[:2]] == ["nz_kim", "poland_li"]
    assert rows[1].words == "Requesting State, Requested State, Ground, Stage"
    assert "othman" not in {row.id for row in rows}


def test_profile_and_outcome_find_cases_of_others_alike(place):
    found = held(place)
    alike = similar_to(found, SimilarityCriteria(profile="uyghur", outcome="violation"))
    assert alike[0].id == "ma_bulgaria"
    assert {row.id for row in alike} >= {"cat_aishan", "turkey_yapchan", "liu_poland"}
    assert len(similar_to(found, SimilarityCriteria())) == 20


@dataclass(frozen=True)
class Arguing:
    """As much of a case as asks the library for its authorities."""

    case: Case
    arguments: tuple[str, ...] = ("something",)
    grounds: tuple[PrintedTest, ...] = ()
    sources: tuple[CitedAuthority, ...] = ()


def test_an_authority_is_unchecked_until_somebody_says_who_read_it(place, case):
    def printed():
        told = with_library(Arguing(case), "national_court", place)
        return {one.id: one.is_checked for one in told.sources}

    assert set(printed().values()) == {False}
    assert any("[not checked]" in words for words in of(place, "nz_kim").warnings)
    own = LibraryNoteId("e" * 32)
    place.vault.write(save_note(own, "nz_kim", "Kim", "", "A. Counsel"))
    assert printed() == {one: one == "nz_kim" for one in printed()}
    assert of(place, "nz_kim").checked_by == "A. Counsel"
    assert not any("[not checked]" in words for words in of(place, "nz_kim").warnings)
    note(place, "nz_kim", "  ")
    assert set(printed().values()) == {False}
    assert place.vault.read(lambda reader: reader.find(LibraryNote)) == ()


def test_a_treaty_is_cited_between_its_parties_alone_and_a_decision_nobody_read_says_so(
    place, case
):
    def printed(requesting):
        told = with_library(Arguing(replace(case, requesting_state=requesting)), "national", place)
        return {one.id: one.text for one in told.grounds}

    china, serbia = printed("PRC"), printed("Serbia")
    assert not any("Convention on Extradition" in text for text in china.values())
    assert china["political_purpose"] == "UN Model Treaty, article 3(b)"
    assert china["specialty"] == "the treaty that applies"
    assert serbia["specialty"].startswith("European Convention on Extradition, articles 14 and 15")
    assert china["torture_echr"].endswith("Liu v. Poland, 37610/18 [not checked]")
    assert china["assurances_othman"].endswith("paragraph 189 [not checked]")
    place.vault.write(save_note(LibraryNoteId("e" * 32), "liu_poland", "Liu", "", "A. Counsel"))
    assert printed("PRC")["torture_echr"].endswith("Liu v. Poland, 37610/18")


def test_a_convention_is_cited_where_the_requested_state_is_a_party_whoever_asks(place, case):
    def printed(requested):
        told = with_library(Arguing(replace(case, requested_state=requested)), "national", place)
        return {one.id: one.text for one in told.grounds}

    poland, america, thailand = printed("Poland"), printed("USA"), printed("Thailand")
    echr, cat = "European Convention on Human Rights", "Convention against Torture"
    refuge, schengen = "Refugee Convention", "Schengen"
    covenant = "Covenant on Civil and Political Rights"

    def named(texts):
        every = "; ".join(texts.values())
        return {one for one in (echr, cat, refuge, schengen, covenant) if one in every}

    assert named(poland) == {echr, cat, refuge, schengen, covenant}
    assert named(america) == {cat, refuge, covenant}
    assert named(thailand) == {cat, covenant}
    assert named(printed("Iran")) == {refuge, covenant}
    assert named(printed("Republic of Nowhere")) == named(printed("")) == set()
    assert "Protocol 13" in poland["death_penalty"]
    assert america["torture_echr"] == "Liu v. Poland, 37610/18 [not checked]"
    assert "General Comment" not in printed("Iran")["tainted_evidence"]


def test_what_is_not_cited_is_said_beside_the_limb_with_the_day_of_the_lists(place, case):
    def cautions(requested, test):
        place.vault.write(
            lambda at: at.update(replace(case, requested_state=requested), "edit_case")
        )
        rows = argument_map(case.id)(place, CancellationToken()).limbs
        return next(one.cautions for one in rows if one.test.id == test)

    (left,) = cautions("USA", "torture_echr")
    assert "European Convention on Human Rights, article 3" in left
    assert "not known to be a party" in left
    (unsure,) = cautions("Poland", "torture_echr")
    assert "general knowledge of" in unsure
    assert "list of the depositary" in unsure
    both = cautions("Poland", "specialty")
    assert any("not both States" in one for one in both)
    assert cautions("Poland", "assurances_othman") == ()
