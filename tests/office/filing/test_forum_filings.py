"""Filings of the sample case to a French court and to bodies of the United Nations."""

import re
from collections.abc import Callable, Iterator

import pytest

from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.showings import Appearance, Showing, field_place
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.people.showings import save_showing
from casefiles.office.stops.filing_heads import filing_head_findings
from casefiles.office.stops.language_findings import language_stops
from casefiles.office.workplace.edition_request import EditionRequest
from tests.dossier.filing.made_filing import shows
from tests.office.filing.sample_filing import SampleFiling, filed, sample_at
from tests.sample_vaults import desk, made_sample
from tests.typeset.pdf_reading import page_texts

__all__ = ["desk", "made_sample"]
REFERENCE = "SAMPLE-HLV-0017"


@pytest.fixture(scope="module")
def filing_of(desk, made_sample, tmp_path_factory) -> Iterator[Callable[..., SampleFiling]]:
    opened = []

    def file(profile: str, audience: str, language: str = "") -> SampleFiling:
        folder = tmp_path_factory.mktemp(profile)
        vault = sample_at(desk, made_sample, folder)
        opened.append(vault)
        return filed(vault, profile, audience, folder / "out", language=language)

    yield file
    for vault in opened:
        vault.close()


@pytest.fixture(scope="module")
def memoire(filing_of) -> SampleFiling:
    return filing_of("fr_extradition", "court_open", "fr")


@pytest.fixture(scope="module")
def communication(filing_of) -> SampleFiling:
    return filing_of("un_wgad", "treaty_body")


@pytest.fixture(scope="module")
def appeal(filing_of) -> SampleFiling:
    return filing_of("un_sp_communication", "treaty_body")


@pytest.fixture(scope="module")
def application(filing_of) -> SampleFiling:
    return filing_of("echr_rule47", "court_open")


def plain(text: str) -> str:
    """Return a text in which every space is the same."""
    return re.sub(r"\s+", " ", text)


def test_a_memoire_goes_with_its_exhibits(memoire):
    assert list(memoire.papers) == [f"01_memoire_{REFERENCE}.pdf", f"02_pieces_{REFERENCE}.pdf"]
    first = plain(memoire.texts("memoire")[0])
    for words in ("Cour d’appel de Lysmark", "Audience du 3 juin 2024", "né(e) le 11 mai 1984"):
        assert words in first
    assert first.index("POUR :") < first.index("Rappel des faits et de la procédure")
    text = plain(" ".join(memoire.texts("memoire")))
    signed = text.index("Fait à Halvik")
    assert text.index("Par ces motifs") < text.index("Ordonner sa mise en liberté") < signed
    assert signed < text.index("le 20 mai 2024") < text.index("Bordereau des pièces")


def test_each_exhibit_that_a_memoire_cites_is_there(memoire):
    text = re.sub(r"\s+", " ", " ".join(memoire.texts("memoire")))
    pages = memoire.texts("pieces")
    cites = set(re.findall(r"(pièce n° \d+), p\. (\d+)", text))
    assert len(cites) >= 6
    for mark, page in cites:
        found = [
            one for one in pages if re.search(rf"{mark}(?!\d).*page {page} sur", one, re.DOTALL)
        ]
        assert found, (mark, page)


PLEADINGS = {
    "cy_extradition": (
        *("el", "agorefsi", "tekmiria"),
        *("Αρ. Αίτησης: Ext 0/2023", "11 Μαΐου 1984", "Τα γεγονότα", "Νομική πτυχή"),
        *("Αιτούμενη θεραπεία", "Άμεση απόλυσή του", "Halvik, 20 Μαΐου 2024"),
        *("Κατάλογος αυθεντιών", "Κατάλογος τεκμηρίων"),
    ),
    "tr_extradition": (
        *("tr", "dilekce", "ekler"),
        *("Lysmark 2. Ağır Ceza Mahkemesi Başkanlığına", "11 Mayıs 1984", "Açıklamalar"),
        *("Hukuki nedenler", "Dayanılan mevzuat ve içtihat", "Deliller No."),
        *("Sonuç ve istem", "Tutukluluk halinin kaldırılması", "Halvik, 20 Mayıs 2024"),
    ),
}


@pytest.mark.parametrize("profile", PLEADINGS)
def test_a_pleading_has_its_parts_in_the_order_of_its_court(filing_of, profile):
    language, lead, bundle, *parts = PLEADINGS[profile]
    made = filing_of(profile, "court_open", language)
    assert list(made.papers) == [f"01_{lead}_{REFERENCE}.pdf", f"02_{bundle}_{REFERENCE}.pdf"]
    text = plain(" ".join(made.texts(lead)))
    places = [text.find(one) for one in parts]
    assert -1 not in places
    assert places == sorted(places)
    printed = text + plain(" ".join(made.texts(bundle)[:2]))
    for hidden in ("Zulpiye", "Nurehmet", "Statement of facts", "paragraph", "Evidence", " page "):
        assert hidden not in printed, hidden


def test_who_sends_a_memoire_knows_that_nobody_read_its_words(memoire):
    said = "French wording: not checked by a lawyer who pleads in French"
    assert said in (memoire.pack.folder / "3-checklist.txt").read_text()
    assert said not in "".join("".join(page_texts(one)) for one in memoire.papers.values())


def test_a_communication_has_the_answers_under_its_questions(communication):
    assert list(communication.papers) == [
        f"01_questionnaire_{REFERENCE}.pdf",
        f"02_source_{REFERENCE}.pdf",
        f"03_annexes_{REFERENCE}.pdf",
    ]
    first = " ".join(communication.texts("questionnaire")[0].split())
    for question, answer in (
        ("Family name", "Baratjan"),
        ("Profession", "Bookseller"),
        ("Place of arrest", "Halvik Airport"),
    ):
        assert answer in first[first.index(question) :]
    assert "□ Regular communication" in first
    rest = "".join("".join(communication.texts(one)) for one in ("questionnaire", "annexes"))
    assert "Quay Street 4" in "".join(communication.texts("source"))
    assert "Quay Street 4" not in rest, "who submits stands in a paper of its own"


def test_each_citation_of_a_communication_leads_to_its_page(communication):
    text = re.sub(r"\s+", " ", " ".join(communication.texts("questionnaire")))
    pages = communication.texts("annexes")
    cites = re.findall(r"(Annex \d+), p\. (\d+) \[(\d+)\]", text)
    assert len(cites) >= 6
    for mark, page, folio in cites:
        assert shows(pages[int(folio) - 1], mark, int(page)), (mark, page, folio)


def test_an_urgent_appeal_ticks_each_mandate_and_keeps_its_submitter_apart(appeal):
    assert list(appeal.papers) == [
        f"01_submission_{REFERENCE}.pdf",
        f"02_submitter_{REFERENCE}.pdf",
        f"03_annexes_{REFERENCE}.pdf",
    ]
    first = plain(appeal.texts("submission")[0])
    ticked = ("Urgent appeal", "Torture", "Arbitrary detention", "Enforced disappearances")
    for words in (*ticked, "Minority issues"):
        assert f"■ {words}" in first
    for words in ("Allegation letter", "Executions", "Migrants"):
        assert f"□ {words}" in first
    assert "Quay Street 4" in "".join(appeal.texts("submitter"))
    rest = "".join("".join(appeal.texts(one)) for one in ("submission", "annexes"))
    assert "Quay Street 4" not in rest
    assert "Aud Brennick, advocate" not in rest


def test_an_application_has_text_for_each_box_and_what_develops_it(application):
    assert list(application.papers) == [
        f"01_fields_{REFERENCE}.pdf",
        f"02_additional_{REFERENCE}.pdf",
        f"03_documents_{REFERENCE}.pdf",
    ]
    boxes = plain(" ".join(application.texts("fields")))
    assert "this paper is not sent" in boxes
    places = [boxes.index(one) for one in ("A. Applicant", "B. State", "C. Representative")]
    places += [boxes.index(one) for one in ("E. Statement", "F. Alleged", "G. Compliance")]
    assert places == sorted(places)
    assert "Extradition to China would expose the applicant to torture" in boxes
    assert re.search(r"doc\. \d+, p\. 1", boxes)
    more = plain(" ".join(application.texts("additional")))
    assert "Once detention on return is certain" in more
    assert "AB/" not in more


def test_nobody_hidden_is_named_in_any_paper(memoire, communication, appeal, application):
    for made in (memoire, communication, appeal, application):
        for name, data in made.papers.items():
            text = "".join(page_texts(data))
            for hidden in ("Zulpiye", "Wenjue", "上官文珏", "Nurehmet"):
                assert hidden not in text, (name, hidden)


def test_the_disappeared_is_named_in_the_report_of_the_disappearance_alone(
    desk, made_sample, tmp_path
):
    """The father, whom these readers are told of nowhere else."""
    vault = sample_at(desk, made_sample, tmp_path)
    persons = vault.ask(lambda reader: reader.find(Person))
    father = next(one for one in persons if "Hoshur" in one.names[0].text)
    for field in ("full_name", "circumstances"):
        place = field_place("un_wgeid", field)
        consent = "Consent of his son of 12 May 2024"
        showing = Showing("treaty_body", Appearance.NAMED, place=place, reason=consent)
        vault.run(save_showing(father.id, showing))
    answers = {
        "wgeid_kind": "Earlier",
        "full_name": f"[[{father.id}]]",
        "date_at_least_month_year": "2023-12-07",
        "place_last_seen": "Yinquan County",
        "circumstances": f"[[{father.id}]] was taken from his home by men without uniform.",
        "forces_believed_responsible": "Public Security Bureau of Yinquan County",
        "search_steps_or_why_none": "Nobody dares to ask.",
        "reporter_identity": "Aud Brennick",
    }
    made = filed(vault, "un_wgeid", "treaty_body", tmp_path / "out", answers)
    vault.close()
    form = made.texts("form")[0]
    assert "■ Earlier" in form
    assert form.count("Baratjan Hoshur") == 2
    assert "dual criminality" not in "".join(made.texts("form")).casefold()
    for part in ("source", "annexes"):
        assert "Hoshur" not in "".join(made.texts(part))


def test_papers_in_two_languages_at_once_are_never_made(desk, made_sample, tmp_path):
    vault = sample_at(desk, made_sample, tmp_path)
    (case,) = vault.ask(lambda reader: reader.find(Case))
    for profile, language in (("fr_extradition", "fr"), ("pl_extradition", "pl")):
        wanted = EditionRequest(case.id, profile, "court_open")

        def stops(wanted=wanted) -> dict[str, str]:
            draft = draft_of(vault.workplace, wanted)
            heads = filing_head_findings(vault.workplace, draft)
            found = (*heads, *language_stops(vault.workplace, draft))
            return {one.code: one.kind for one in found}

        assert stops()["language_not_taken"] == "stop"
        vault.run(save_language(wanted, language, vault.workplace.randomness))
        assert "language_not_taken" not in stops()
        assert "test_not_worded" not in stops()
        assert stops()["text_not_translated"] == "stop"
    vault.close()
