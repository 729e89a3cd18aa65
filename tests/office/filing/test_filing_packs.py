"""Filing packs over the sample case: what lies in the folder, and what leaves no folder."""

import hashlib

import pytest

from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.records.case_records import Edition, Person, Protection
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.office.draft.drafting import draft_of
from casefiles.office.filing.filing_packs import (
    PackDelivery,
    export_pack,
    pack_name,
    part_limit,
    part_name,
)
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.delivery import new_folder
from casefiles.office.workplace.edition_request import EditionRequest
from tests.dossier.sample_edition import RESOURCES
from tests.office.looked_at import tick_details
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)
from tests.office.signatures import signing

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]

URGENT = {
    "committee": "Committee against Torture",
    "removal_datetime": "2024-06-05T06:10",
    "tz": "UTC+2",
    "counsel_phone_24h": "+32 2 000",
}
"""What the first page of an urgent letter cannot do without."""
LETTER, ANNEXES = "01_letter_SAMPLE-HLV-0017.pdf", "02_annexes_SAMPLE-HLV-0017"


def form(name):
    found = load_layout(RESOURCES, name).form
    assert found is not None
    return found


@pytest.fixture
def letter(case_id, opened):
    wanted = EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")
    tick_details(opened, wanted)
    opened.run(save_answers(wanted, URGENT))
    return wanted


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_pack_holds_sheets_and_parts_and_is_entered_as_an_edition(opened, work, letter, stick):
    hidden = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    answers = {**URGENT, "measure": f"Refrain.\nSpare [[{hidden.id}]]."}
    opened.run(save_answers(letter, answers))
    done = work(export_pack(letter, PackDelivery(stick, signing("as rehearsed"), False)))
    assert done.folder == stick / "filing-treaty-body"
    assert sorted(one.name for one in done.folder.iterdir()) == [
        LETTER,
        f"{ANNEXES}.pdf",
        "1-fields.txt",
        "2-cover-message.txt",
        "3-checklist.txt",
        "4-sign-by-hand.txt",
        "5-authority-to-sign.txt",
    ]
    assert (done.folder / LETTER).read_bytes().startswith(b"%PDF")
    fields = (done.folder / "1-fields.txt").read_text()
    assert "Refrain.\nSpare [PERSON" in fields
    assert "Measure requested [" in fields
    assert " characters, 4 words, needed]" in fields
    assert hidden.names[0].text not in fields
    message = (done.folder / "2-cover-message.txt").read_text()
    assert "To: " not in message, "no address of the Committees was established"
    assert "Subject: URGENT - INTERIM MEASURES" in message
    checklist = (done.folder / "3-checklist.txt").read_text()
    digest = hashlib.sha256((done.folder / LETTER).read_bytes()).hexdigest()
    assert digest in checklist
    assert (
        "do not rely on it (unverified, read on 2026-11-28: confirm on the connected" in checklist
    )
    assert "Signed authority" in (done.folder / "4-sign-by-hand.txt").read_text()
    edition = opened.ask(lambda reader: reader.find(Edition, profile=letter.profile))[-1]
    assert edition.size == sum(one.stat().st_size for one in done.folder.iterdir())
    with pytest.raises(Refused) as refusal:
        work(export_pack(letter, PackDelivery(stick, signing("again"), False)))
    assert refusal.value.code == "pack_folder_exists"


def test_without_a_signature_no_folder_is_made(work, letter, stick):
    with pytest.raises(ExportStopped):
        work(export_pack(letter, PackDelivery(stick, (), False)))
    assert list(stick.iterdir()) == []


def test_a_profile_without_a_form_has_no_pack(work, case_id, stick):
    with pytest.raises(Refused) as refusal:
        work(
            export_pack(
                EditionRequest(case_id, "national_court", "court_open"), PackDelivery(stick)
            )
        )
    assert refusal.value.code == "no_form"


def test_a_folder_that_nothing_came_into_is_taken_away_again(stick):
    with pytest.raises(ValueError), new_folder(stick / "pack"):  # noqa: PT011 - our own
        assert (stick / "pack").is_dir()
        raise ValueError
    assert list(stick.iterdir()) == []


def test_parts_are_as_large_as_the_forum_takes_and_named_in_plain_letters():
    assert part_limit(form("echr_rule39")) == 50
    assert part_limit(form("us_extradition")) == 15
    assert part_limit(form("un_cat_art22")) == 10
    assert part_name(form("echr_rule39"), "EXT 2026/7 王") == "R39_EXT-2026-7_Doc{part}.pdf"
    assert part_name(form("ccf_request"), "王") == "submission-{part}.pdf"
    assert pack_name("treaty_body") == "filing-treaty-body"


def test_a_pack_is_cut_where_an_exhibit_begins(work, letter, monkeypatch):
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.office.filing import filing_packs

    monkeypatch.setattr(filing_packs, "part_limit", lambda _form: 0.6)

    def job(place, _ticket):
        draft = draft_of(place, letter)
        return filing_packs.finish_pack(
            place, draft, form(letter.profile), CancellationToken(), False
        )

    files, _ = work(job)
    first, *parts = [one for one in files if one.is_pdf]
    assert first.name == LETTER
    numbers = range(1, len(parts) + 1)
    assert [one.name for one in parts] == [f"{ANNEXES}_part{n}.pdf" for n in numbers]
    assert len(parts) > 1
    assert all(len(one.data) <= 600_000 for one in parts)
