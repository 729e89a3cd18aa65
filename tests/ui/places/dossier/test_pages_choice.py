"""How pages leave is chosen beside the outline, for all exhibits and for a selected one."""

from casefiles.domain.records.case_records import Outline
from casefiles.domain.records.folios import InheritedFolio
from casefiles.domain.records.image_quality import AS_FILED, Fineness
from tests.office.left_editions import leave
from tests.ui.settling import settle


def kept(session):
    found = session.vault.ask(lambda reader: reader.find(Outline))
    return found[0].pages_leave if found else None


def test_fineness_and_text_are_kept_in_the_outline(room, session):
    room.show_step("contents")
    pages, listed = room.outline.pages, room.outline.exhibits
    assert pages.pages_leave == AS_FILED
    pages.all.setCurrentIndex(pages.all.findData(str(Fineness.SMALL_PRINT)))
    settle(session)
    assert kept(session).fineness is Fineness.SMALL_PRINT
    first = next(row for row in listed.rows if row.pages)
    listed.select(first.id)
    assert pages.own.isVisible()
    assert first.mark in pages.own.accessibleName()
    pages.own.setCurrentIndex(pages.own.findData(str(Fineness.SMALLEST)))
    settle(session)
    assert kept(session).of(first.id) is Fineness.SMALLEST
    assert kept(session).has_text_layer, "searchable unless somebody unticks it"
    pages.layer.click()
    settle(session)
    assert not kept(session).has_text_layer
    assert kept(session).of(first.id) is Fineness.SMALLEST
    room.outline._boxes["persons"].click()
    settle(session)
    assert not kept(session).has_text_layer, "ticking a section chooses nothing else"
    separate = next((row for row in listed.rows if not row.pages), None)
    if separate is not None:
        listed.select(separate.id)
        assert not pages.own.isVisible(), "what has no pages leaves none"


def test_the_page_numbers_of_an_earlier_edition_are_offered_and_kept(room, session):
    numbers = room.outline.pages.numbers
    assert not numbers.isVisible(), "there is no edition yet"
    folios = (InheritedFolio("contents", is_exhibit=False, folio="2"),)
    edition = leave(session.vault, room.context.case_id, room.request.audience, folios=folios)
    room._ask_plan()
    settle(session)
    assert [numbers.itemText(at) for at in range(numbers.count())] == [
        "New numbering",
        "As in the edition for the court in open session of 3 March 2026",
    ]
    numbers.setCurrentIndex(1)
    settle(session)
    assert kept(session).numbered_as == edition
