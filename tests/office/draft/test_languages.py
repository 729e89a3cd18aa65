"""A dossier in another language: what is missing stops it, what is entered leaves in its place."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Case, Event, Exhibit, Fact, Person, Protection
from casefiles.domain.records.text_versions import TextVersion, VersionMaker
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.wording import SLOT
from casefiles.dossier.live import _any_pixels as any_pixels
from casefiles.office.case.erasure import ErasureAuthority, erase_record
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.draft.languages.text_versions import VersionInput, save_version
from casefiles.office.draft.languages.translation_list import row_of, texts_in_language
from casefiles.office.narrative.facts import remove_fact
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.language_findings import language_checks
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.release.text_choice import VersionState
from casefiles.typeset.document.inline import TextSpan
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

NOW = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
SECTIONS = ("cover", "contents", "persons", "chronology", "statement", "exhibits_list", "legend")


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def chance(opened):
    return opened.workplace.randomness


@pytest.fixture
def french(opened, wanted, chance):
    opened.run(save_contents(wanted, SECTIONS, ()))
    opened.run(save_language(wanted, "fr", chance))


@pytest.fixture
def stops(opened, wanted):
    def found() -> dict:
        place = opened.workplace
        return {one.code: one for one in findings_of(place, draft_of(place, wanted))}

    return found


@pytest.fixture
def enter(opened, case_id, chance):
    def put(row, text, checked="A. Counsel", made=VersionMaker.TRANSLATOR):
        entered = VersionInput(row.key, "fr", text, made, row.original, checked)
        opened.run(save_version(case_id, entered, NOW, chance))

    return put


def fill(work, wanted, enter, **how):
    listed = work(texts_in_language(wanted))
    for number, row in enumerate(listed.rows):
        if row.state is VersionState.MISSING:
            enter(row, f"Texte {number}.", **how)
    return listed


def test_each_text_without_a_version_stops_and_leads_to_its_place(
    opened, work, wanted, french, stops, enter
):
    stop = stops()["text_not_translated"]
    assert stop.kind == "stop"
    assert {(one.room, one.detail) for one in stop.spots} == {("dossier", "translations")}
    listed = fill(work, wanted, enter)
    assert 0 < stop.count <= listed.waiting
    assert "text_not_translated" not in stops()
    shown = canonical_bytes(draft_of(opened.workplace, wanted).disclosure).decode()
    assert '"language":"fr"' in shown
    assert "Texte " in shown


def test_with_a_removal_near_a_missing_version_is_a_finding_and_never_a_stop(
    opened, wanted, french, stops, chance
):
    assert "text_not_translated" in stops()
    opened.run(save_preset(wanted, EMERGENCY, chance))
    place = opened.workplace
    assert "text_not_translated" not in stops()
    found = {one.code: one.kind for one in language_checks(place, draft_of(place, wanted))}
    assert found["text_not_translated"] == "warn"
    opened.run(save_preset(wanted, "", chance))
    assert "text_not_translated" in stops()
    soon = datetime.fromtimestamp(place.clock.wall() / 1e9, UTC) + timedelta(hours=50)
    case = opened.ask(lambda reader: reader.get(Case, wanted.case_id))
    near = replace(case, removal=soon.strftime("%Y-%m-%dT%H:%MZ"))
    opened.run(lambda work: work.update(near, "edit_case"))
    assert "text_not_translated" not in stops()


def test_an_unchecked_translation_is_told_and_its_original_goes_with_it(
    opened, work, wanted, french, stops, enter
):
    fill(work, wanted, enter, checked="", made=VersionMaker.MACHINE)
    place = opened.workplace
    draft = draft_of(place, wanted)
    assert draft.disclosure.facts
    assert all(one.original for one in draft.disclosure.facts)
    assert "text_version_unchecked" in {one.code for one in language_checks(place, draft)}
    # A form whose layout says so is stopped by the same texts where they are read first.
    polish = EditionRequest(wanted.case_id, "fr_extradition", "court_open")
    opened.run(save_language(polish, "fr", place.randomness))
    found = {one.code: one for one in findings_of(place, draft_of(place, polish))}
    assert found["text_version_unchecked"].kind == "stop"


def test_a_language_that_the_forum_does_not_take_stops_at_once(opened, wanted, chance):
    place = opened.workplace
    french = EditionRequest(wanted.case_id, "fr_extradition", "court_open")
    opened.run(save_language(french, "es", chance))
    found = {one.code: one for one in findings_of(place, draft_of(place, french))}
    assert found["language_not_taken"].kind == "stop"
    assert [one.words for one in found["language_not_taken"].spots] == ["French"]


def test_a_changed_text_makes_its_translation_old_until_it_is_saved_again(
    opened, work, wanted, french, stops, enter
):
    fill(work, wanted, enter)
    fact = opened.ask(lambda reader: reader.find(Fact))[0]
    opened.run(lambda at: at.update(replace(fact, text=f"{fact.text} And more."), "edit_fact"))
    row = row_of(work(texts_in_language(wanted)), (fact.id, "text"))
    assert row.state is VersionState.STALE
    enter(row, row.text)
    row = row_of(work(texts_in_language(wanted)), (fact.id, "text"))
    assert row.state is VersionState.CHECKED


def test_a_name_in_a_version_waits_in_the_redaction_queue_and_leaves_in_no_byte(
    opened, work, wanted, french, enter
):
    hidden = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is not Protection.OPEN and len(one.names[0].text) > 6
    )
    fill(work, wanted, enter)
    fact = opened.ask(lambda reader: reader.find(Fact))[0]
    row = row_of(work(texts_in_language(wanted)), (fact.id, "text"))
    enter(row, f"{hidden.names[0].text} est venue.")
    shown = canonical_bytes(draft_of(opened.workplace, wanted).disclosure).decode()
    assert hidden.names[0].text not in shown
    assert "est venue." in shown


def test_versions_go_with_their_text_and_come_back_with_undo_and_are_erased(
    opened, work, wanted, french, enter
):
    fill(work, wanted, enter)
    fact, event = (opened.ask(lambda reader, k=kind: reader.find(k))[0] for kind in (Fact, Event))

    def versions(record_id):
        return opened.ask(lambda reader: reader.find(TextVersion, record_id=record_id))

    assert versions(fact.id)
    opened.run(remove_fact(fact.id))
    assert versions(fact.id) == ()
    grounds = ErasureAuthority("court_order", "Order of 1 May", "")
    assert versions(event.id)
    work(erase_record(Event, event.id, grounds))
    assert versions(event.id) == ()
    told = opened.ask(lambda reader: [*reader.entries(wanted.case_id)])
    left = [one for one in told if any(event.id in str(each) for each in one.changes or ())]
    assert left == []


def test_nothing_without_language_or_words_is_kept(opened, work, wanted, french, enter, case_id):
    row = work(texts_in_language(wanted)).rows[0]
    with pytest.raises(Refused, match="version_empty"):
        enter(row, "  ")
    with pytest.raises(Refused, match="unknown_language"):
        work(texts_in_language(wanted, "tlh"))
    with pytest.raises(Refused, match="unknown_language"):
        load_layout(paths.resources(), "national_court", "tlh")


def spans_of(value):
    """Yield every text that is set anywhere in a document tree."""
    if isinstance(value, TextSpan):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from spans_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from spans_of(getattr(value, one.name))


def english_furniture():
    """Return what an English dossier prints besides the lawyer's words, without short words."""
    layout = load_layout(paths.resources(), "national_court")
    texts = [*layout.wording.values(), *layout.audiences.values()]
    texts += [one.heading for one in layout.sections]
    pieces = {piece.strip(" .,:;()") for text in texts for piece in re.split(SLOT, text)}
    french = load_layout(paths.resources(), "national_court", "fr")
    same = "\n".join([*french.wording.values(), *(one.heading for one in french.sections)])
    return {one for one in pieces if len(one) > 3 and one not in same}


def test_a_french_dossier_of_the_sample_has_no_english_furniture(
    opened, work, wanted, chance, enter, case_id
):
    sections = {*SECTIONS, "pressure", "signature", "narrative"}
    documents = [one.document_id for one in opened.ask(lambda at: at.find(Exhibit))][:3]
    opened.run(save_contents(wanted, sections, documents))
    opened.run(save_language(wanted, "fr", chance))
    fill(work, wanted, enter)
    draft = draft_of(opened.workplace, wanted)
    pages = list(any_pixels(draft.disclosure))
    found = list(spans_of(compose(draft.disclosure, draft.profile, pages)))
    furniture = english_furniture()
    assert "Statement of facts" in furniture
    pattern = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in sorted(furniture)))
    own = {line for one in draft.disclosure.exhibits for line in (one.title, one.witness)}
    wrong = {one.text for one in found if pattern.search(one.text) and one.text not in own}
    assert wrong == set()
    assert {"Exposé des faits", "Bordereau de pièces"} <= {one.text for one in found}
    # Control: in English the same search finds it.
    opened.run(save_language(wanted, "", chance))
    draft = draft_of(opened.workplace, wanted)
    english = spans_of(compose(draft.disclosure, draft.profile, pages))
    assert any(pattern.search(one.text) for one in english)
