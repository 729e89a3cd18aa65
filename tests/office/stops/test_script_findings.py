"""Who has no name in the letters of an exhibit is told, and nothing leaves until somebody signs."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import MarkId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Mark, Person, Protection
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.office.draft.certificate_counts import with_counts
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.export.export_checks import ExportApproval, consented
from casefiles.office.records.findings import signed_for
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.script_findings import names_not_in_scripts
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.certificate import certificate_lines, certificate_text
from casefiles.words.export_checks import TO_DO
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

CODE = "name_not_in_script"
HANGUL = "김영희"
CERTIFICATE = FinalCheckCertificate(9, 4, 3, 2, 17, 60, 0, 0)


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def drafted(work, wanted):
    return lambda: work(lambda workplace, _: draft_of(workplace, wanted))


@pytest.fixture
def become(opened):
    """Give the father other names."""
    persons = opened.ask(lambda reader: reader.find(Person))
    father = next(one for one in persons if one.names[0].text == "Baratjan Hoshur")

    def change(*names: str, **fields):
        told = tuple(PersonName(one, "", "birth") for one in names)
        changed = replace(father, names=told, rejected=(), **fields)
        opened.run(lambda at: at.update(changed, "edit_person"))
        return changed

    return change


def found_in(draft):
    return next(iter(names_not_in_scripts(None, draft)), None)


def written(draft, **counts):
    """Return a draft of which each exhibit is written in these letters."""
    documents = [one for one in draft.letters if draft.letters[one]]
    return replace(draft, letters=dict.fromkeys(documents, counts))


def test_whoever_is_listed_or_derived_in_all_letters_stops_nothing(drafted):
    assert found_in(drafted()) is None


def test_who_is_listed_in_other_letters_stops_it_until_signed(opened, work, drafted, become):
    father = become(HANGUL)
    draft = drafted()
    stop = next(one for one in findings_of(opened.workplace, draft) if one.code == CODE)
    assert (stop.kind, stop.count) == ("sign", 3)
    assert stop.words == (
        "3 protected names are missing in the letters of exhibits: no search finds them there"
    )
    assert [(one.room, one.record) for one in stop.spots] == [("people", father.id)] * 3
    arabic, han, latin = (one.words for one in stop.spots)
    assert arabic == f"{HANGUL}: no name in Arabic letters, as in W/1"
    assert han == f"{HANGUL}: no name in Chinese characters, as in AB/1, AB/6, AB/11 and 1 more"
    assert latin.startswith(f"{HANGUL}: no name in Latin letters, as in AB/1, AB/2, AB/6 and ")
    assert all(HANGUL not in one.kept for one in stop.spots), "lines of a terminal are kept"
    assert CODE in TO_DO
    with pytest.raises(ExportStopped) as stopped:
        signed_for([stop], [])
    assert (stopped.value.code, stopped.value.safe["count"]) == (CODE, 3)
    (kept,) = signed_for([stop], [SignOff(CODE, "", "Her papers are in Korean alone.")])
    assert (kept.code, kept.of) == (CODE, stop.of)


def test_a_name_in_these_letters_ends_it_and_a_signature_for_more_counts_no_longer(drafted, become):
    become(HANGUL)
    first = found_in(drafted())
    become(HANGUL, "Kim Younghee")
    second = found_in(drafted())
    assert second is not None
    assert [one.words.partition(", as in")[0] for one in second.spots] == [
        f"{HANGUL}: no name in Chinese characters"
    ]
    with pytest.raises(ExportStopped):
        signed_for([second], [SignOff(CODE, first.of, "looked at")])
    become(HANGUL, "Kim Younghee", "金英姬")
    assert found_in(drafted()) is None


def test_forms_that_follow_from_a_name_are_searched_for(drafted, become):
    become("Baratjan Hoshur")
    draft = drafted()
    assert found_in(draft) is None, "Han and Arabic follow from it"
    assert found_in(written(draft, Cyrl=400)) is None, "and so does Cyrillic"
    missing = found_in(written(draft, Syrc=400))
    assert missing is not None
    protected = [one for one in draft.snapshot.persons if one.protection is not Protection.OPEN]
    assert missing.count == len(protected), "nobody in the sample has a Syriac name"


def test_who_has_no_name_or_is_named_openly_stops_nothing(drafted, become):
    become()
    assert found_in(drafted()) is None
    become(HANGUL, protection=Protection.OPEN)
    assert found_in(drafted()) is None


def test_a_few_words_in_other_letters_ask_nothing(drafted):
    draft = drafted()
    assert found_in(written(draft, Syrc=39)) is None
    assert found_in(written(draft, Syrc=40)) is not None
    assert found_in(replace(draft, letters={})) is None


def test_what_is_left_out_or_goes_from_its_pages_is_not_written_in_anything(opened, drafted, named):
    document_id = named("strait-morning-post")
    before = drafted()
    assert before.letters[document_id]["Hani"] > 40
    pattern = next(one for one in before.snapshot.marks if not one.kind.is_of_text)
    for page in range(1, before.snapshot.page_counts[document_id] + 1):
        whole = replace(
            pattern, id=MarkId(f"{page:032x}"), document_id=document_id, page=page,
            box=Box(0, 0, 1, 1), audiences=(),
        )  # fmt: skip
        opened.run(lambda at, one=whole: at.insert(one, "add_mark"))
    assert opened.ask(lambda reader: reader.find(Mark, document_id=document_id))
    assert drafted().letters[document_id] == {}


def test_letters_are_counted_once_for_each_text(work, wanted, monkeypatch):
    cache, counted = ExportCache(), []
    real = ExportCache.letters

    def letters(self, document_id, left, count):
        return real(self, document_id, left, lambda: counted.append(document_id) or count())

    monkeypatch.setattr(ExportCache, "letters", letters)
    looks = [
        work(lambda workplace, _: draft_of(workplace, wanted, export_cache=cache)) for _ in range(2)
    ]
    assert looks[0].letters == looks[1].letters
    assert len(counted) == len(set(counted)) == len(looks[0].letters)


def test_a_terminal_that_nobody_watches_keeps_no_name(opened, work, drafted, become):
    become(HANGUL)
    told = []
    draft = drafted()
    consent = ExportApproval(((CODE, "Her papers are in Korean alone."),), (), told.append)
    stops = findings_of(opened.workplace, draft)
    work(lambda workplace, ticket: consented(workplace, draft, stops, consent, ticket))
    (preview,) = told
    (signed,) = preview.signed
    assert signed.code == CODE
    assert HANGUL not in repr(preview)


def test_the_certificate_says_how_many_and_nobodys_name_or_letters(opened, drafted, become):
    become(HANGUL)
    draft = drafted()
    signed = [SignOff(CODE, "", "Her papers are in Korean alone.")]
    certificate = with_counts(opened.workplace, draft, CERTIFICATE, signed)
    assert certificate.unlisted == 3
    line = next(one for one in certificate_lines(certificate) if "missing in the" in one.words)
    assert line.is_for_you
    assert line.words == (
        "3 protected names missing in the letters of exhibits, so that nothing was searched for"
        " there; it left as you signed."
    )
    assert HANGUL not in certificate_text(certificate)
    assert with_counts(opened.workplace, draft, CERTIFICATE, []).unlisted == 0
