"""Translations: ordered, moved on, linked when they arrive, and late ones told."""

import secrets
from datetime import UTC, datetime

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.translation import (
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from casefiles.office.case.overview import overview_of
from casefiles.office.documents.links import links_of, remove_link
from casefiles.office.documents.translations import (
    TranslationInput,
    add_translation,
    edit_translation,
    move_translation,
    remove_translation,
    terms_of,
    translation_board,
)
from casefiles.office.records.undo import next_undo, undo
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)
BY = TranslatorCertificate("M. Sworn", "Uyghur to English", "2024-02-01", "S/1")


@pytest.fixture
def board(opened, case_id):
    return lambda state="": opened.ask(translation_board(case_id, state, NOW))


@pytest.fixture
def order(opened, case_id):
    def add(document_id, **terms):
        made = TranslationInput(**{"into": "en", **terms})
        return opened.run(add_translation(case_id, document_id, made, secrets.token_bytes))

    return add


def kept(opened, translation_id) -> Translation:
    return opened.ask(lambda reader: reader.get(Translation, translation_id))


def test_the_board_counts_by_state_and_tells_what_is_late(board, order, named):
    order(named("chuanhuanzheng"), due="2024-01-20", pages=3)
    order(named("decision"), due="2024-03-01", state=TranslationStatus.DRAFT, pages=2)
    order(named("attendance"), due="2023-01-01", state=TranslationStatus.CERTIFIED, certificate=BY)
    shown = board()
    assert [row.is_overdue for row in shown.rows] == [True, False, False]
    assert (shown.counts["none"], shown.counts["draft"], shown.counts["overdue"]) == (1, 1, 1)
    assert shown.pages == 5
    assert [row.document_id for row in board("overdue").rows] == [named("chuanhuanzheng")]
    assert [row.document_id for row in board("draft").rows] == [named("decision")]


def test_it_moves_on_state_by_state_and_is_certified_by_somebody(opened, order, named):
    own = order(named("decision"))
    assert opened.run(move_translation(own, 1)) == "gist"
    assert opened.run(move_translation(own, 1)) == "draft"
    with pytest.raises(Refused, match="certificate_incomplete"):
        opened.run(move_translation(own, 1))
    terms = terms_of(kept(opened, own))
    named_terms = TranslationInput(terms.into, terms.state, certificate=BY)
    opened.run(edit_translation(own, named_terms, secrets.token_bytes))
    assert opened.run(move_translation(own, 1)) == "certified"
    assert opened.run(move_translation(own, 1)) == "certified"
    assert opened.run(move_translation(own, -1)) == "draft"


def test_what_arrived_is_linked_and_the_link_taken_back_with_it(opened, case_id, order, named):
    original, arrived = named("chuanhuanzheng"), named("attendance")
    own = order(original)
    terms = TranslationInput("en", TranslationStatus.GIST, translated_id=arrived)
    opened.run(edit_translation(own, terms, secrets.token_bytes))
    (link,) = opened.ask(links_of(original))
    assert (link.words, link.other_id) == ("Translated in", arrived)
    opened.run(edit_translation(own, terms, secrets.token_bytes))
    assert len(opened.ask(links_of(original))) == 1
    opened.run(remove_link(link.id))
    assert kept(opened, own).translated_id == ""
    opened.run(undo(opened.ask(next_undo(case_id))[0]))
    assert kept(opened, own).translated_id == arrived


def test_what_makes_no_sense_is_refused(opened, order, named):
    document_id = named("decision")
    own = order(document_id)
    for fields, code in (
        ({}, "translation_exists"),
        ({"into": " "}, "translation_without_language"),
        ({"into": "fr", "due": "soon"}, "date_unusable"),
        ({"into": "fr", "translated_id": document_id}, "link_to_itself"),
        ({"into": "fr", "translated_id": DocumentId("e" * 32)}, "link_without_document"),
        ({"into": "fr", "state": TranslationStatus.CERTIFIED}, "certificate_incomplete"),
    ):
        with pytest.raises(Refused, match=code):
            order(document_id, **fields)
    opened.run(remove_translation(own))
    with pytest.raises(Refused, match="translation_gone"):
        opened.run(remove_translation(own))


def test_the_day_it_is_due_stands_among_the_dates_until_it_is_certified(
    opened, case_id, order, named
):
    own = order(named("decision"), due="2024-02-10", certificate=BY)

    def dates():
        cards = opened.ask(overview_of(case_id, NOW)).dates
        return [card.title for card in cards if card.deadline.kind == "translation"]

    assert dates() == ["Translation due in 9 days"]
    for _ in range(3):
        opened.run(move_translation(own, 1))
    assert dates() == []
