"""Filings of the sample case: which papers leave, and that their citations lead where they say."""

from collections.abc import Callable, Iterator

import pytest

from tests.office.filing.sample_filing import SampleFiling, filed, sample_at
from tests.sample_vaults import desk, made_sample

__all__ = ["desk", "made_sample"]


@pytest.fixture(scope="module")
def filing_of(desk, made_sample, tmp_path_factory) -> Iterator[Callable[[str], SampleFiling]]:
    """File the sample under a profile, in a vault of its own: editions of one case meet nowhere."""
    opened = []

    def file(profile: str) -> SampleFiling:
        folder = tmp_path_factory.mktemp(profile)
        vault = sample_at(desk, made_sample, folder)
        opened.append(vault)
        return filed(vault, profile, "court_open", folder / "out")

    yield file
    for vault in opened:
        vault.close()


@pytest.fixture(scope="module")
def ew(filing_of) -> SampleFiling:
    return filing_of("ew_extradition_bundle")


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
