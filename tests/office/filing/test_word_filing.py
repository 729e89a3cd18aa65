"""A filing with Word files for an applicant and a father of one family name."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak
from casefiles.domain.records.case_records import Case, Person
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.filing import filing_packs
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.words.catalogue import explain
from tests.office.filing.sample_filing import SampleFiling, filed, sample_at
from tests.sample_vaults import desk, made_sample

__all__ = ["desk", "made_sample"]

APPLICANT, SHARED, OWN = "Ershat Baratjan", "Baratjan", "Hoshur"
BODY, HEAD = "word/document.xml", "word/header1.xml"


@pytest.fixture(scope="module")
def vault(desk, made_sample, tmp_path_factory) -> Iterator[OpenVault]:
    made = sample_at(desk, made_sample, tmp_path_factory.mktemp("word"))
    case = made.ask(lambda reader: reader.find(Case))[0]
    wanted = EditionRequest(case.id, "ccf_request", "ccf")
    forum = next(one for one in made.work(forums(), CancellationToken()) if one.id == "ccf_request")
    drawn = [one.id for one in made.ask(plan_of(case.id, forum, "ccf")).exhibits if one.pages]
    made.run(save_contents(wanted, ["persons", "exhibits_list", "exhibits"], drawn[:1]))
    yield made
    made.close()


@pytest.fixture(scope="module")
def file_with(vault, tmp_path_factory) -> Callable[[str, str], SampleFiling]:
    """File to the CCF, with a paragraph more in a part of the Word file; its pages once."""
    typeset, made = filing_packs.typeset, []

    def once(*asked):
        if not made:
            made.append(typeset(*asked))
        return made[0]

    def file(part: str, words: str) -> SampleFiling:
        def leaking(*asked):
            plain = once(*asked)
            files = tuple(with_paragraph(one, part, words) for one in plain.files)
            return replace(plain, files=files)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(filing_packs, "typeset", leaking if words else once)
            folder: Path = tmp_path_factory.mktemp("out") / "pack"
            return filed(vault, "ccf_request", "ccf", folder, has_word=True)

    return file


def with_paragraph(data: bytes, part: str, words: str) -> bytes:
    """Return a Word file with one paragraph more; any other file as it is."""
    if not data.startswith(b"PK"):
        return data
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made,
    ):
        for one in package.infolist():
            text = package.read(one).decode()
            if one.filename == part:
                at = text.rindex("</w:p>") + len("</w:p>")
                text = f"{text[:at]}<w:p><w:r><w:t>{words}</w:t></w:r></w:p>{text[at:]}"
            member = zipfile.ZipInfo(one.filename, one.date_time)
            member.create_system = 0
            made.writestr(member, text.encode())
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "words"),
    [(BODY, OWN), (HEAD, f"{SHARED} {OWN}"), (BODY, "巴拉提江·吾守尔")],
)
def test_a_name_of_the_father_more_stops_the_filing_and_the_word_file_is_named(
    file_with, part, words
):
    with pytest.raises(RedactionLeak) as caught:
        file_with(part, words)
    text = explain(caught.value.code, caught.value.safe)
    assert "the Word file that is number 2 of the submission" in text
    assert "sheet to be signed" not in text
    assert words not in text


def test_the_form_names_the_applicant_though_the_withheld_father_shares_the_family_name(
    vault, file_with
):
    case = vault.ask(lambda reader: reader.find(Case))[0]
    people = vault.ask(lambda reader: reader.find(Person, case_id=case.id))
    texts = {one.kin or one.role: [name.text for name in one.names] for one in people}
    assert APPLICANT in texts["client"]
    assert f"{SHARED} {OWN}" in texts["father"]
    made = file_with(BODY, "")
    (word,) = made.pack.folder.glob("*.docx")
    with zipfile.ZipFile(word) as package:
        read = re.sub("<[^>]*>", "", package.read(BODY).decode())
    assert APPLICANT in read
    assert OWN not in read
    assert "吾守尔" not in read


def test_a_word_file_counts_no_pages(file_with, vault):
    """Pages of the certificate and of the checklist are those of the papers alone."""
    made = file_with(BODY, "")
    checklist = (made.pack.folder / "3-checklist.txt").read_text()
    (word,) = made.pack.folder.glob("*.docx")
    assert f"{word.name}  {word.stat().st_size:,} bytes" in checklist
