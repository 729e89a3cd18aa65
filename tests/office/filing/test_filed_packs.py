"""A pack that was filed is entered as a submission with its receipt, and is locked from then on."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.proceedings import Submission
from casefiles.office.filing.filings import FilingInput, made_packs, note_filed, ways_of_filing
from casefiles.office.forum.forum_bodies import body_filed_with
from casefiles.office.forum.forum_sheets import save_answers, sheet_of
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.proceedings.proceedings_view import shown_record
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.filing.left_packs import FILES, PACK, left_pack
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "echr_rule39", "court_open")


@pytest.fixture
def pack(opened, wanted):
    return left_pack(opened, wanted, has_annex=True)


def refused(opened, edit) -> str:
    with pytest.raises(Refused) as refusal:
        opened.run(edit)
    return refusal.value.code


def test_a_pack_is_noted_as_filed_once_and_is_locked_with_its_files(opened, work, wanted, pack):
    opened.run(save_answers(wanted, {"measure": "Refrain from surrendering him."}))
    sheet = work(sheet_of(wanted))
    (made,) = opened.ask(made_packs(wanted))
    assert (made.files, made.submission_id, made.description) == (FILES, "", ())
    assert "portal" in dict(opened.ask(ways_of_filing()))
    how = FilingInput("2026-11-26T15:20", "portal", pack.left_as.documents[0], "R39-77/26")
    for wrong in ("", "yesterday"):
        bad = note_filed(sheet, PACK, replace(how, filed=wrong), secrets.token_bytes)
        assert refused(opened, bad).startswith("register_")
    own = opened.run(note_filed(sheet, PACK, how, secrets.token_bytes))
    assert refused(opened, note_filed(sheet, PACK, how, secrets.token_bytes)) == (
        "pack_already_filed"
    )
    nothing = note_filed(sheet, EditionId("6e" * 16), how, secrets.token_bytes)
    assert refused(opened, nothing) == "pack_unknown"

    entered = opened.ask(lambda reader: reader.get(Submission, own))
    assert entered.is_filed
    assert (entered.forum, entered.edition_id) == ("echr_r39", PACK)
    assert entered.measure == "Refrain from surrendering him."
    assert entered.annexes == pack.left_as.documents
    (made,) = opened.ask(made_packs(wanted))
    assert made.submission_id == own
    told = "\n".join(made.description)
    assert "Portal of the body" in told
    assert "15:20" in told
    assert "R39-77/26" in told
    assert made.has_receipt
    locked = save_proceedings_record(replace(entered, channel="email"))
    assert refused(opened, locked) == "register_filed"
    opened.run(save_proceedings_record(replace(entered, granted="granted until further notice")))


def test_the_register_shows_the_files_of_what_was_filed_with_their_digests(
    opened, work, wanted, pack
):
    sheet = work(sheet_of(wanted))
    own = opened.run(note_filed(sheet, PACK, FilingInput("2026-11-26"), secrets.token_bytes))
    page = work(shown_record(wanted.case_id, own))
    words = "\n".join(cell.words for block in page.blocks for row in block.rows for cell in row)
    assert all(one.name in words and one.sha256 in words for one in FILES)
    (made,) = opened.ask(made_packs(wanted))
    assert not made.has_receipt
    assert "not linked yet" in "\n".join(made.description)


@pytest.mark.parametrize(
    ("seizes", "committee", "is_interim", "body"),
    [
        ("echr", "", True, "echr_r39"),
        ("echr", "", False, "echr"),
        ("ced30", "", False, "ced_urgent"),
        ("", "Committee against Torture", True, "cat"),
        ("", "Human Rights Committee", True, "hrc"),
        ("", "Committee on the Rights of the Child", True, "Committee on the Rights of the Child"),
        ("", "", False, "Westminster"),
    ],
)
def test_the_body_is_called_as_the_register_calls_it(seizes, committee, is_interim, body):
    assert body_filed_with(seizes, "Westminster", committee, is_interim=is_interim) == body
