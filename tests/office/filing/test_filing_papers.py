"""Filings of the sample case: which papers leave, and that their citations lead where they say."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.showings import Appearance, Showing, field_place
from casefiles.dossier.filing.tokens import values_of
from casefiles.dossier.layouts.reading import read_layout
from casefiles.evidence.office_formats.word_file import read_word
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.final_check import FinishedFile
from casefiles.office.filing.filing_papers import long_papers, require_pages, require_sizes
from casefiles.office.forum.forum_sheets import save_answers, sheet_of
from casefiles.office.people.showings import save_showing
from casefiles.office.stops.filing_heads import filing_head_checks, filing_head_findings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.redaction.clearance.word_file_structure import count_unexpected_in_word
from casefiles.redaction.release.named_to_judge import placeholders_of
from tests.dossier.filing.made_filing import shows
from tests.dossier.sample_edition import RESOURCES
from tests.office.filing.sample_filing import (
    ANSWERS,
    SampleFiling,
    filed,
    page_count,
    sample_at,
)
from tests.sample_vaults import desk, made_sample
from tests.typeset.pdf_reading import page_texts

__all__ = ["desk", "made_sample"]


@pytest.fixture(scope="module")
def filing_of(desk, made_sample, tmp_path_factory) -> Iterator[Callable[[str], SampleFiling]]:
    """File the sample under a profile, in a vault of its own: editions of one case meet nowhere."""
    opened = []

    def file(profile: str) -> SampleFiling:
        folder = tmp_path_factory.mktemp(profile)
        vault = sample_at(desk, made_sample, folder)
        opened.append(vault)
        is_ew = profile == "ew_extradition_bundle"
        return filed(vault, profile, "court_open", folder / "out", has_word=is_ew)

    yield file
    for vault in opened:
        vault.close()


@pytest.fixture
def vault_alone(desk, made_sample, tmp_path) -> Iterator[tuple[OpenVault, Case]]:
    vault = sample_at(desk, made_sample, tmp_path)
    yield vault, vault.ask(lambda reader: reader.find(Case))[0]
    vault.close()


@pytest.fixture(scope="module")
def ew(filing_of) -> SampleFiling:
    return filing_of("ew_extradition_bundle")


def test_papers_that_counsel_edit_are_there_as_word_files_too(ew):
    """The skeleton is: with the same paragraphs, and the page numbers of the bundle as printed."""
    names = [one.name for one in ew.pack.files if one.name.endswith(".docx")]
    assert [name.split("_")[1] for name in names] == ["skeleton"]
    data = (ew.pack.folder / names[0]).read_bytes()
    assert count_unexpected_in_word(data) == 0
    said = "\n".join(block.text for block in read_word(data).blocks if hasattr(block, "text"))
    printed = " ".join("\n".join(ew.texts("skeleton")).split())
    cites = re.findall(r"\[\d[\d,–-]*\]", printed)
    assert cites
    assert set(cites) <= set(re.findall(r"\[\d[\d,–-]*\]", said))
    assert "The appeal should be allowed." in said


@pytest.fixture(scope="module")
def letter(filing_of) -> SampleFiling:
    return filing_of("echr_rule39")


@pytest.fixture(scope="module")
def us(filing_of) -> SampleFiling:
    return filing_of("us_extradition")


def test_a_filing_is_a_folder_of_papers(ew):
    assert list(ew.papers) == [
        "01_skeleton_SAMPLE-HLV-0017.pdf",
        "02_bundle_SAMPLE-HLV-0017.pdf",
        "03_authorities_SAMPLE-HLV-0017.pdf",
    ]


def test_a_letter_goes_with_one_file_of_documents(letter):
    assert list(letter.papers) == [
        "01_request_SAMPLE-HLV-0017.pdf",
        "02_documents_SAMPLE-HLV-0017.pdf",
    ]


def test_exhibits_of_a_memorandum_are_files_of_their_own(us):
    names = list(us.papers)
    assert names[0] == "01_memorandum_SAMPLE-HLV-0017.pdf"
    assert "02_exhibits_SAMPLE-HLV-0017.pdf" in names
    assert "03_ex-a_SAMPLE-HLV-0017.pdf" in names


def test_a_filing_is_one_edition_whose_papers_are_listed_with_their_digests(ew):
    edition = ew.pack.edition
    assert {one.name for one in edition.files} >= set(ew.papers)
    for name, data in ew.papers.items():
        (listed,) = (one for one in edition.files if one.name == name)
        assert (listed.size, listed.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert edition.left_as is not None
    pages = sum(page_count(data) for data in ew.papers.values())
    assert edition.certificate.pages == pages, "clearance looked at each paper"
    checklist = (ew.pack.folder / "3-checklist.txt").read_text()
    for name, data in ew.papers.items():
        count = page_count(data)
        pages_told = f"{name}  {count} {'page' if count == 1 else 'pages'}  {len(data):,} bytes"
        assert pages_told in checklist


def test_each_citation_of_the_sample_leads_to_its_page(ew, letter):
    for made, lead, bundle, pattern in (
        (ew, "skeleton", "bundle", r"((?:AB|CM|W)/\d+)/(\d+) \[(\d+)\]"),
        (letter, "request", "documents", r"(Doc \d+)/(\d+) \[(\d+)\]"),
    ):
        text = re.sub(r"\s+", " ", " ".join(made.texts(lead)))
        pages = made.texts(bundle)
        cites = re.findall(pattern, text)
        assert len(cites) >= 6
        for mark, page, folio in cites:
            assert shows(pages[int(folio) - 1], mark, int(page)), (mark, page, folio)


def test_nobody_hidden_is_named_in_any_paper(ew, letter, us):
    for made in (ew, letter, us):
        for name in made.papers:
            text = "".join(page_texts(made.papers[name]))
            for hidden in ("Zulpiye", "Wenjue", "上官文珏", "Nurehmet"):
                assert hidden not in text, (name, hidden)


def test_a_head_with_a_gap_stops_the_filing_and_leads_to_the_field(vault_alone):
    vault, case = vault_alone
    wanted = EditionRequest(case.id, "us_extradition", "court_open")
    answers = {"counsel": "Aud Brennick", "counsel_address": "Halvik", "case_no": "0:24-mj-7"}
    vault.run(save_answers(wanted, answers))
    draft = draft_of(vault.workplace, wanted)
    assert list(filing_head_findings(vault.workplace, draft)) == []
    vault.run(save_answers(wanted, {"counsel": ""}))
    draft = draft_of(vault.workplace, wanted)
    (found,) = filing_head_findings(vault.workplace, draft)
    assert (found.kind, found.code, found.count) == ("stop", "filing_head_empty", 1)
    assert (found.spots[0].room, found.spots[0].record) == ("dossier", "counsel")
    (warned,) = filing_head_checks(vault.workplace, draft)
    assert (warned.kind, warned.of) == ("warn", "")
    other = EditionRequest(case.id, "national_court", "court_open")
    assert list(filing_head_findings(vault.workplace, draft_of(vault.workplace, other))) == []


@pytest.mark.parametrize(
    ("profile", "field"), [("us_extradition", "case_no"), ("ew_extradition_bundle", "court_ref")]
)
def test_the_reference_of_an_office_is_never_printed_as_the_number_of_a_court(
    vault_alone, profile, field
):
    vault, case = vault_alone
    wanted = EditionRequest(case.id, profile, "court_open")
    answers = {key: text for key, text in ANSWERS[profile].items() if key != field}
    vault.run(save_answers(wanted, answers))
    draft = draft_of(vault.workplace, wanted)
    assert case.reference
    assert case.reference not in values_of(draft.disclosure, draft.profile)["case_no"]
    (found,) = filing_head_findings(vault.workplace, draft)
    assert (found.code, [one.record for one in found.spots]) == ("filing_head_empty", [field])
    sheet = sheet_of(wanted)(vault.workplace, CancellationToken())
    (empty,) = (one for one in sheet.fields if one.id == field)
    assert empty.suggestion, "it is offered, to be entered by somebody who knows"
    vault.run(save_answers(wanted, {field: empty.suggestion}))
    assert not [*filing_head_findings(vault.workplace, draft_of(vault.workplace, wanted))]


def test_a_person_named_in_one_paper_and_hidden_in_another_stops_the_filing(vault_alone, tmp_path):
    vault, case = vault_alone
    persons = vault.ask(lambda reader: reader.find(Person, case_id=case.id))
    labels = placeholders_of(
        draft_of(vault.workplace, EditionRequest(case.id, "echr_rule39", "court_open")).projection,
        (),
    )
    hidden = next(one for one in persons if one.id in labels)
    showing = Showing(
        "court_open",
        Appearance.NAMED,
        place=field_place("echr_rule39", "measure"),
        reason="Order of 3 May, paragraph 2",
    )
    vault.run(save_showing(hidden.id, showing))
    answers = {**ANSWERS["echr_rule39"], "measure": f"That [[{hidden.id}]] be heard."}
    with pytest.raises(ExportStopped) as stopped:
        filed(vault, "echr_rule39", "court_open", tmp_path / "out", answers)
    assert (stopped.value.code, stopped.value.safe["count"]) == ("filing_names_differ", 1)
    assert not list((tmp_path / "out").iterdir())


def test_a_paper_with_more_pages_than_expected_is_told(ew):
    layout = read_layout(RESOURCES, "ew")
    assert ew.pack.long == ()
    short = FinishedFile("01_skeleton_X.pdf", b"%PDF-", 25)
    assert long_papers([short], layout) == ()
    (found,) = long_papers([replace(short, pages=26)], layout)
    assert (found.pages, found.limit, found.blocks) == (26, 25, False)
    require_pages([found])
    with pytest.raises(Refused) as refusal:
        require_pages([replace(found, blocks=True)])
    assert refusal.value.code == "paper_over_pages"


def test_a_paper_that_is_read_first_is_never_cut():
    bundle = FinishedFile("02_bundle_X_part1.pdf", b"%PDF-" + bytes(100))
    require_sizes([bundle, FinishedFile("01_skeleton_X.pdf", bytes(50))], 50)
    with pytest.raises(Refused) as refusal:
        require_sizes([FinishedFile("01_skeleton_X.pdf", bytes(51))], 50)
    assert (refusal.value.code, refusal.value.safe["paper"]) == ("paper_over_limit", "skeleton")
