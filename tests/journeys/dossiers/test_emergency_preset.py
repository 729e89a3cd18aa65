"""Seventy-two hours: one choice, and the client alone is named; her kin go without a question."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Event, Fact, Mark, Person, Protection
from casefiles.domain.records.image_quality import AS_FILED
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE
from casefiles.office.redaction.kinship_answers import may_stay
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from tests.journeys.dossiers.test_kinship_statement import (
    asked,
    case_of,
    codes,
    exported,
    place,
    read_back,
    said,
    wanted,
)

__all__ = ["place"]


def choose(place, preset: str, of: EditionRequest | None = None) -> None:
    edit = save_preset(of or wanted(place), preset, secrets.token_bytes)
    place.vault.write(edit)


def protect(place, protection: Protection) -> Person:
    found = place.vault.read(lambda reader: reader.find(Person))
    sister = replace(next(one for one in found if one.kin), protection=protection)
    place.vault.write(lambda work: work.update(sister, "edit_person"))
    return sister


def kept(place) -> list:
    kinds = (Fact, Event, Mark, Person)
    return [place.vault.read(lambda reader, kind=kind: reader.find(kind)) for kind in kinds]


@pytest.mark.parametrize("protection", list(Protection))
def test_one_choice_takes_the_kin_from_pages_words_and_own_texts(place, tmp_path, protection):
    protect(place, protection)
    before = kept(place)
    choose(place, EMERGENCY)
    assert "undecided_hits" not in codes(place), "nothing is asked"
    file = exported(place, tmp_path / "dossier.pdf")
    told = said(file)
    assert "adil emin" in told, "the client is named"
    assert "i ask for protection." in told
    for gone in ("gulnar", "memet", "my sister", "his sister", "drove", "a letter from"):
        assert gone not in told
    read_back(file, place)
    assert kept(place) == before, "of the case nothing is changed"
    # Widened later: without it everything is asked again.
    choose(place, "")
    if protection is not Protection.OPEN:
        assert codes(place)["undecided_hits"] == len(asked(place)) == 3


def test_what_may_be_known_otherwise_goes_all_the_same(place):
    items = [one.item for one in asked(place)]
    place.vault.write(may_stay(case_of(place).id, items, secrets.token_bytes))
    shown = canonical_bytes(draft_of(place, wanted(place)).disclosure).decode()
    assert "sister" in shown
    choose(place, EMERGENCY)
    draft = draft_of(place, wanted(place))
    assert "sister" not in canonical_bytes(draft.disclosure).decode()
    assert any(draft.plans[0].boxes.values())


def test_a_text_that_is_nothing_else_says_that_it_is_withheld_and_is_counted(place):
    fact = place.vault.read(lambda reader: reader.find(Fact))[0]
    told = replace(fact, text="His sister drove him to the airport.")
    place.vault.write(lambda work: work.update(told, "edit_fact"))
    choose(place, EMERGENCY)
    assert draft_of(place, wanted(place)).disclosure.facts[0].text == "[WITHHELD]"
    found = checks_of(wanted(place), UnchangedRasters())(place, CancellationToken()).found
    (effect,) = [one.words for one in found if one.code == "preset_effect"]
    assert "removes 2 sentences about kin" in effect, "one of the text, one of the note"


def test_no_letter_stands_in_it_and_a_client_who_is_protected_stops_it(place):
    sister = protect(place, Protection.PSEUDONYM)
    fact = place.vault.read(lambda reader: reader.find(Fact))[0]
    named = replace(fact, text=f"[[{sister.id}]] was taken away.")
    place.vault.write(lambda work: work.update(named, "edit_fact"))
    assert any(one.is_pseudonym for one in shown_persons(place))
    choose(place, EMERGENCY)
    assert not any(one.is_pseudonym for one in shown_persons(place))
    assert "needed_field_redacted" not in codes(place)
    persons = place.vault.read(lambda reader: reader.find(Person))
    client = next(one for one in persons if not one.kin)
    hidden = replace(client, protection=Protection.PSEUDONYM)
    place.vault.write(lambda work: work.update(hidden, "edit_person"))
    assert "needed_field_redacted" in codes(place), "it never opens anybody"


def shown_persons(place):
    return draft_of(place, wanted(place)).disclosure.persons


def test_neither_a_schedule_nor_a_page_drawn_anew_leaves(place):
    schedule = EditionRequest(case_of(place).id, PROFILE, JUDGE)

    def stopped() -> set[str]:
        stops = findings_of(place, draft_of(place, schedule))
        return {one.code for one in stops if one.kind == "stop"}

    redrawn = replace(AS_FILED, redraws_public=True)
    place.vault.write(save_contents(wanted(place), [], [], redrawn))
    assert draft_of(place, wanted(place)).redraws_public
    assert stopped() == set()
    choose(place, EMERGENCY)
    assert stopped() == {"schedule_in_emergency"}
    assert not draft_of(place, wanted(place)).redraws_public


def test_neither_her_name_nor_what_the_lawyer_set_for_her_changes_what_leaves(place):
    choose(place, EMERGENCY)

    def leaves() -> tuple[bytes, list]:
        draft = draft_of(place, wanted(place))
        return canonical_bytes(draft.disclosure), [one.boxes for one in draft.plans]

    before = leaves()
    for protection in Protection:
        sister = protect(place, protection)
        name = replace(sister.names[0], text="Patigul Hoshur")
        place.vault.write(lambda work: work.update(replace(sister, names=(name,)), "edit_person"))  # noqa: B023  # done before the next turn
        assert leaves() == before
