"""A page counts as looked at where somebody ticked it, all of them where each was really shown."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.suggestion_decisions import ReviewDecision
from casefiles.office.case.coverage import note_seen
from casefiles.office.redaction.marking import set_pages_checked
from casefiles.office.redaction.page_checks import look_at_all, look_at_page, pages_checked
from tests.office.reading.recognising_place import Place, opened_place


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with opened_place(tmp_path / "v") as opened:
        opened.vault.write(set_pages_checked(opened.document_id, are_pages_checked=False))
        yield opened


def looked(place: Place):
    return place.vault.read(pages_checked(place.document_id))


def tick(place: Place, page: int, *, is_looked_at: bool = True) -> None:
    edit = look_at_page(
        place.document_id, page, secrets.token_bytes, are_pages_checked=is_looked_at
    )
    place.vault.write(edit)


def show(place: Place, *pages: int, milliseconds: int = 2_000) -> None:
    place.vault.write(note_seen(place.document_id, dict.fromkeys(pages, milliseconds)))


def test_a_tick_is_for_the_page_that_is_shown_alone(place):
    tick(place, 2)
    assert (looked(place).is_all, looked(place).pages) == (False, {2})
    tick(place, 2)
    tick(place, 3)
    tick(place, 2, is_looked_at=False)
    assert looked(place).pages == {3}
    assert not place.vault.read(lambda r: r.get(Document, place.document_id)).is_looked_at


def test_all_pages_need_two_seconds_each(place):
    show(place, 1, 2)
    show(place, 3, milliseconds=1_999)
    assert looked(place).never_shown == (3,)
    with pytest.raises(Refused) as refused:
        place.vault.write(look_at_all(place.document_id, secrets.token_bytes))
    assert (refused.value.code, refused.value.safe["count"]) == ("pages_never_shown", 1)
    assert not looked(place).is_all, "the control: a tick for all without a look is refused"
    show(place, 3, milliseconds=1)
    place.vault.write(look_at_all(place.document_id, secrets.token_bytes))
    assert looked(place).is_all
    assert place.vault.read(lambda r: r.find(ReviewDecision)) == ()


def test_pages_that_were_never_shown_are_signed_for_one_by_one(place):
    show(place, 2)
    reason = " printed and read on paper "
    place.vault.write(look_at_all(place.document_id, secrets.token_bytes, reason))
    assert looked(place).is_all
    kept = place.vault.read(lambda r: r.find(ReviewDecision))
    assert sorted(one.reason for one in kept) == ["printed and read on paper"] * 2
    assert looked(place).never_shown == (1, 3), "a signature shows nothing"


def test_a_tick_that_is_taken_back_leaves_those_of_the_other_pages(place):
    show(place, 1, 2, 3)
    place.vault.write(look_at_all(place.document_id, secrets.token_bytes))
    tick(place, 2, is_looked_at=False)
    assert (looked(place).is_all, looked(place).pages) == (False, {1, 3})
