"""The questionnaire for incidents: blank, filled in, read by a worker, checked and kept."""

import io
import secrets
from io import StringIO

import pikepdf
import pytest

from casefiles import paths
from casefiles.cli.commands import DONE, REFUSED, Terminal, run
from casefiles.domain.files.extracted_items import FilledFormField
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.provenance import Consent, ConsentAnswer
from casefiles.domain.rules.questionnaire import (
    CHANNELS,
    CONSENT,
    LEVELS,
    PREFIX,
    RECIPIENTS,
    RECIPIENTS_OF,
)
from casefiles.dossier.forum.questionnaire import build_questionnaire
from casefiles.evidence.pdf.pdf_forms import MOST_FIELDS
from casefiles.library.incident_questionnaire import load_questionnaire
from casefiles.library.vocabularies import load_vocabulary
from casefiles.office.filing.questionnaire_file import (
    export_questionnaire,
    write_blank_questionnaire,
)
from casefiles.office.importing.adding_files import add_files
from casefiles.office.proceedings.questionnaire_draft import (
    CONSENTS,
    NEW_TELLER,
    draft_incident,
    save_draft_incident,
)
from casefiles.office.records.undo import next_undo, undo
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

ANSWERS = {
    "text": "Two men came at night.\nThey said [[nobody]] would help.",
    "date": "14 March 2024",
    "time": "23:10",
    "sure": "/about",
    "place": "At home, Almaty",
    "channel": "/visit",
    "targets": "Invented Aunt\nInvented Uncle",
    "claimed": "Public Security",
    "demand": "That he comes back",
    "reports": "The police, who wrote nothing down",
    "fears": "My mother would lose her post",
    "name": "Invented Witness",
    "told_on": "2 May 2024",
    "consent_national_court_open": "/none",
    "consent_national_court_sealed": "/content_and_identity_sealed",
    "consent_echr": "/content_pseudonym",
    "consent_un_treaty_body": "/content_pseudonym",
    "consent_media": "/none",
}


def blank(language="en") -> bytes:
    return build_questionnaire(paths.resources(), language)


def filled(answers, also=None) -> bytes:
    with pikepdf.open(io.BytesIO(blank())) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = answers.get(str(field.T).removeprefix(PREFIX))
            if value is not None:
                state = value.startswith("/")
                field.V = pikepdf.Name(value) if state else pikepdf.String(value)
        if also is not None:
            also(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.fixture
def taken(opened, case_id, work, tmp_path):
    """Take a file into the case as the window does, and return its document."""

    def take(data, name="paper.pdf"):
        path = tmp_path / name
        path.write_bytes(data)
        arrived = []
        work(add_files(case_id, [path], lambda one: arrived.append(one.document_id)))
        return next(own for own in arrived if own)

    return take


def test_a_blank_one_asks_everything_and_tells_nothing_of_its_maker():
    for language in ("en", "zh"):
        data = blank(language)
        assert data == blank(language)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            names = {str(field.T) for field in pdf.Root.AcroForm.Fields}
            asked = load_questionnaire(paths.resources(), language)
            consents = {f"{PREFIX}{CONSENT}{code}" for code in RECIPIENTS}
            assert names == {f"{PREFIX}{one.name}" for one in asked.questions()} | consents
            assert len(pdf.pages) == 4
            assert "/Info" not in pdf.trailer
            assert {"/Metadata", "/OpenAction", "/AA"}.isdisjoint(pdf.Root.keys())
        assert b"/JavaScript" not in data


def test_the_terminal_writes_one_without_a_vault_and_refuses_a_language_it_has_not(
    desk,  # a fixture
    tmp_path,
):
    def say(*words):
        terminal = Terminal(StringIO(), StringIO(), StringIO())
        return run(["questionnaire", *words], desk, terminal, lambda _vault: 99)

    out = tmp_path / "form.pdf"
    assert say(str(out), "--language", "zh") == DONE
    assert out.read_bytes() == blank("zh")
    assert say(str(tmp_path / "other.pdf"), "--language", "xx") == REFUSED
    assert not (tmp_path / "other.pdf").exists()


def test_what_is_asked_is_what_the_vocabularies_have():
    def codes(name):
        return tuple(one.code for one in load_vocabulary(paths.resources(), name).terms)

    assert codes("consent_recipient") == RECIPIENTS
    assert codes("consent_level") == LEVELS
    assert set(CHANNELS) <= set(codes("incident_channel"))
    mapped = [code for recipients in RECIPIENTS_OF.values() for code in recipients]
    assert len(mapped) == len(set(mapped))
    assert set(RECIPIENTS_OF) <= AUDIENCES


def test_a_blank_one_is_written_cleared_and_entered_and_replaces_nothing(work, case_id, tmp_path):
    target = tmp_path / "questionnaire.pdf"
    written = work(export_questionnaire(case_id, target, "en"))
    assert target.read_bytes() == blank()
    assert "nothing of the case" in written.words
    with pytest.raises(Refused, match="target_exists"):
        write_blank_questionnaire(target, "zh", secrets.token_bytes, CancellationToken())
    write_blank_questionnaire(tmp_path / "zh.pdf", "zh", secrets.token_bytes, CancellationToken())
    assert (tmp_path / "zh.pdf").read_bytes() == blank("zh")


def test_what_was_filled_in_becomes_an_incident_with_consents_that_one_undo_takes_back(
    opened, case_id, taken
):
    document_id = taken(filled(ANSWERS))
    draft = opened.ask(draft_incident(document_id))
    assert draft.values["date"] == "2024-03-14T23:10~"
    assert draft.values["channel"] == "visit"
    assert [one["name"] for one in draft.values["new_targets"]] == [
        "Invented Aunt",
        "Invented Uncle",
    ]
    assert "[[" not in draft.values["text"]
    assert "lose her post" in draft.values["note"]
    assert draft.values[NEW_TELLER] == "Invented Witness"
    assert draft.troubles == ()
    assert [one.doubt for one in draft.answers if one.doubt] == []
    said = {one["audience"]: one["answer"] for one in draft.values[CONSENTS]}
    assert said == {
        "court_open": ConsentAnswer.REFUSED,
        "court_closed": ConsentAnswer.GIVEN,
        "treaty_body": ConsentAnswer.REQUESTED,
        "media": ConsentAnswer.REFUSED,
    }

    def count():
        return [
            len(opened.ask(lambda at, kind=kind: at.find(kind)))
            for kind in (Incident, Person, Consent)
        ]

    before = count()
    own = opened.run(save_draft_incident(case_id, document_id, draft.values, secrets.token_bytes))
    incident = opened.ask(lambda at: at.get(Incident, own))
    assert [one.document_id for one in incident.cites] == [document_id]
    assert incident.reports[0].to == "The police, who wrote nothing down"
    teller = opened.ask(lambda at: at.get(Person, incident.source_person))
    assert (teller.names[0].text, teller.protection) == ("Invented Witness", Protection.WITHHELD)
    kept = opened.ask(lambda at: at.find(Consent, document_id=document_id))
    assert {one.audience: one.answer for one in kept} == said
    assert {one.person_id for one in kept} == {teller.id}
    assert {one.date for one in kept} == {"2024-05-02"}
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert count() == before


def test_recipients_of_one_audience_that_differ_stay_apart(opened, taken):
    apart = ANSWERS | {"consent_echr": "/full_public"}
    draft = opened.ask(draft_incident(taken(filled(apart))))
    said = {one["audience"]: one["answer"] for one in draft.values[CONSENTS]}
    assert "treaty_body" not in said
    assert (said["echr"], said["un_treaty_body"]) == (ConsentAnswer.GIVEN, ConsentAnswer.REQUESTED)


def test_consents_of_nobody_are_refused_and_nothing_is_kept(opened, case_id, taken):
    document_id = taken(filled(ANSWERS | {"name": ""}))
    values = opened.ask(draft_incident(document_id)).values
    before = len(opened.ask(lambda at: at.find(Incident)))
    with pytest.raises(Refused, match="consent_without_person"):
        opened.run(save_draft_incident(case_id, document_id, values, secrets.token_bytes))
    assert len(opened.ask(lambda at: at.find(Incident))) == before


def test_a_date_of_two_meanings_is_asked_and_never_guessed(opened, taken):
    draft = opened.ask(draft_incident(taken(filled(ANSWERS | {"date": "03/04/2024"}))))
    assert draft.values["date"] == "03/04/2024"
    doubts = {one.text: one.doubt for one in draft.answers}
    assert "ask" in doubts["03/04/2024"]


def test_words_that_the_pages_do_not_show_are_told(opened, taken):
    def paint(pdf):
        # The page goes on saying something else than the field holds.
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T) == f"{PREFIX}place")
        shown = pdf.make_stream(
            b"/Tx BMC BT /Helv 10 Tf 2 4 Td (In the street) Tj ET EMC",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=pikepdf.Array([0, 0, 400, 20]),
            Resources=pdf.Root.AcroForm.DR,
        )
        field.AP = pikepdf.Dictionary(N=shown)

    draft = opened.ask(draft_incident(taken(filled(ANSWERS, paint))))
    doubts = {one.words: one.doubt for one in draft.answers}
    assert "do not show" in doubts["Where"]
    assert doubts["Which day"] == ""


def test_hostile_values_are_said_and_lost_nowhere(opened, taken):
    def more(pdf):
        fields = pdf.Root.AcroForm.Fields
        loop = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("loop")))
        loop.Kids = pikepdf.Array([loop])
        fields.append(loop)
        for number in range(MOST_FIELDS):
            name = pikepdf.String(f"x{number}")
            one = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=name, V=pikepdf.String("x"))
            fields.append(pdf.make_indirect(one))

    hostile = {
        "text": "a\x00b\x1b[31m\u202ec\nsecond",
        "channel": "/evil",
        "place": "p" * 30_000,
        "targets": "\n".join(f"Name {number}" for number in range(40)),
    }
    document_id = taken(filled(ANSWERS | hostile, more))
    assert len(opened.ask(lambda at: at.items(document_id, FilledFormField))) == MOST_FIELDS
    draft = opened.ask(draft_incident(document_id))
    assert "\x00" not in draft.values["text"]
    assert "\x1b" not in draft.values["text"]
    assert draft.values["text"].endswith("\nsecond")
    assert draft.values["channel"] == ""
    doubts = {one.words: one.doubt for one in draft.answers}
    assert "no such answer" in doubts["How did they come to you?"]
    assert "longer" in doubts["Where"]
    assert "20 lines" in doubts["Their names"]
    assert any("not in the questionnaire" in words for words in draft.troubles)


def test_foreign_and_damaged_forms_are_documents_like_any_other(opened, taken):
    def other(pdf):
        for field in pdf.Root.AcroForm.Fields:
            field.T = pikepdf.String(f"other_{field.T}")

    assert opened.ask(draft_incident(taken(filled({}, other), "foreign.pdf"))) is None

    def torn(pdf):
        fields = pdf.Root.AcroForm.Fields
        for one in list(fields)[20:]:
            del one.T
        fields.append(pikepdf.Name.Torn)

    draft = opened.ask(draft_incident(taken(filled(ANSWERS, torn), "torn.pdf")))
    assert draft.values["place"] == "At home, Almaty"
    assert any("missing" in words for words in draft.troubles)
    whole = filled(ANSWERS)
    draft = opened.ask(draft_incident(taken(whole[: len(whole) - 900], "cut.pdf")))
    assert draft is None or draft.values["place"] == "At home, Almaty"
