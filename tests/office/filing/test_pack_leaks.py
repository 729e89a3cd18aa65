"""A protected name in one field, page or file name of a pack, and no file of it leaves."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, RedactionLeak
from casefiles.domain.records.case_records import Edition, Person, Protection
from casefiles.office.draft import final_check
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.filing import filing_packs, pack_final_check
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace import delivery
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.names.sought import Sought
from casefiles.words.catalogue import explain
from tests.office.looked_at import tick_details
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work
from tests.office.signatures import signing

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]
PROFILE, AUDIENCE = "echr_rule39", "court_open"
SET = []
DELIVERY = {"signatures": signing("as rehearsed"), "reads_back": False}


@pytest.fixture
def wanted(opened, case_id):
    """A pack with one exhibit, so that few pages are made."""
    wanted = EditionRequest(case_id, PROFILE, AUDIENCE)
    forum = next(one for one in opened.work(forums(), CancellationToken()) if one.id == PROFILE)
    plan = opened.ask(plan_of(case_id, forum, AUDIENCE))
    drawn = [one.id for one in plan.exhibits if one.pages][:1]
    opened.run(save_contents(wanted, ["cover", "exhibits"], drawn))
    urgent = {
        "contact_person": "Aud Brennick",
        "removal_datetime": "2024-06-05T06:10",
        "tz": "UTC+2",
    }
    opened.run(save_answers(wanted, {"measure": "Refrain.", "flight": "TK 20", **urgent}))
    tick_details(opened, wanted)
    return wanted


@pytest.fixture
def hidden(opened):
    """The written name of somebody who leaves under a pseudonym."""
    persons = opened.ask(lambda reader: reader.find(Person))
    found = next(one for one in persons if one.protection is Protection.PSEUDONYM)
    return found.names[0].text


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def export(work, wanted, stick):
    return lambda: work(export_pack(wanted, PackDelivery(stick, **DELIVERY)))


@pytest.fixture
def leak(work, wanted):
    """Finish a pack, without the stops that come before, and return what was said."""

    def job(place, ticket):
        draft = draft_of(place, wanted)
        return filing_packs.finish_pack(place, draft, draft.profile.form, ticket, False)

    def stopped() -> str:
        with pytest.raises(RedactionLeak) as caught:
            work(job)
        return explain(caught.value.code, caught.value.safe)

    return stopped


@pytest.fixture
def set_once(monkeypatch):
    """Typeset the same pages once for all tests."""
    plain = filing_packs.typeset

    def typeset(*asked):
        if not SET:
            SET.append(plain(*asked))
        return SET[0]

    monkeypatch.setattr(filing_packs, "typeset", typeset)


def saying(monkeypatch, name, old, new):
    """Let one sheet say something else than its texts: a fault of ours that clearance must see."""
    plain = filing_packs.pack_texts

    def told(*parts):
        return tuple((n, t.replace(old, new) if n == name else t) for n, t in plain(*parts))

    monkeypatch.setattr(filing_packs, "pack_texts", told)


@pytest.mark.usefixtures("set_once")
def test_a_name_in_one_field_lets_no_file_leave_and_the_field_is_named(
    monkeypatch, opened, hidden, export, stick
):
    saying(monkeypatch, "1-fields.txt", "TK 20", f"TK 20 with {hidden}")
    with pytest.raises(RedactionLeak) as caught:
        export()
    words = explain(caught.value.code, caught.value.safe)
    assert "the texts of the fields" in words
    assert "the field “Flight or other transport”" in words
    assert "Measure requested" not in words
    assert hidden not in words
    assert list(stick.iterdir()) == []
    assert opened.ask(lambda reader: reader.find(Edition, profile=PROFILE)) == ()


@pytest.mark.usefixtures("set_once")
def test_a_name_in_the_message_or_a_sheet_to_be_signed_is_told_by_file(monkeypatch, hidden, leak):
    saying(monkeypatch, "5-authority-to-sign.txt", "Place and date", hidden)
    assert "a sheet to be signed" in leak()
    saying(monkeypatch, "2-cover-message.txt", "Please confirm", f"{hidden}. Please confirm")
    assert "the cover message" in leak()


def test_a_name_in_a_part_is_told_with_its_page(monkeypatch, hidden, leak):
    plain = filing_packs.typeset

    def typeset(workplace, draft, ticket, asked):
        answers = draft.projection.disclosure.answers
        told = tuple(
            replace(one, text=f"{one.text} {hidden}") if one.field == "flight" else one
            for one in answers
        )
        shown = replace(draft.projection.disclosure, answers=told)
        leaking = replace(draft, projection=replace(draft.projection, disclosure=shown))
        made = plain(workplace, leaking, ticket, asked)
        return replace(made, allowed=plain_allowed(made, hidden))

    def plain_allowed(made, name):
        return replace(made.allowed, text=made.allowed.text.replace(name, ""))

    monkeypatch.setattr(filing_packs, "typeset", typeset)
    words = leak()
    assert "part 1 of the submission" in words
    assert "page " in words
    assert "text that can be selected" in words
    assert hidden not in words


@pytest.mark.usefixtures("set_once")
def test_a_name_in_the_name_of_a_file_stops_it_too(monkeypatch, hidden, leak):
    plain = filing_packs.typeset

    def typeset(*asked):
        made = plain(*asked)
        first, *rest = made.made.parts
        parts = replace(first, name=f"R39_{hidden}_Doc1.pdf"), *rest
        return replace(made, made=replace(made.made, parts=parts))

    monkeypatch.setattr(filing_packs, "typeset", typeset)
    words = leak()
    assert "part 1 of the submission" in words
    assert "the name of the file" in words
    assert hidden not in words


@pytest.mark.usefixtures("set_once")
def test_without_clearance_the_same_name_would_leave(monkeypatch, hidden, export):
    """The control: what stops these packs is clearance, and nothing before it."""
    plain = final_check.run_final_check

    def blind(workplace, file, _sought, *rest):
        return plain(workplace, file, Sought(()), *rest)

    monkeypatch.setattr(pack_final_check, "run_final_check", blind)
    saying(monkeypatch, "1-fields.txt", "TK 20", f"TK 20 with {hidden}")
    done = export()
    assert hidden in (done.folder / "1-fields.txt").read_text()


@pytest.mark.usefixtures("set_once")
def test_a_file_that_reads_back_otherwise_takes_the_whole_pack_with_it(
    monkeypatch, opened, export, stick
):
    plain, read = delivery._read, []

    def torn(name, folder):
        read.append(name)
        data = plain(name, folder)
        return data[:-1] if name.startswith("3-") else data

    monkeypatch.setattr(delivery, "_read", torn)
    with pytest.raises(CasefilesError) as caught:
        export()
    assert caught.value.code == "target_not_kept"
    assert read == ["1-fields.txt", "2-cover-message.txt", "3-checklist.txt"]
    assert list(stick.iterdir()) == []
    assert opened.ask(lambda reader: reader.find(Edition, profile=PROFILE)) == ()
