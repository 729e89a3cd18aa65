"""Leaving a word that is a name, in small letters: asked once, decided by person and word."""

import secrets

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.edition_finishing import words_left_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.suggestion_decisions import reject
from casefiles.redaction.names.left_words import PUBLIC_WORD
from tests.office.small_cases import loaded, person

__all__ = ["loaded"]
OPEN = person("c", "Open Person", protection="open")
TEXT = "He may come, and May may not. [[c]] saw may@mail.example and [[z]]."


def items(case):
    case_id = case_id_of(case)
    build_queue(case_id)(case.place, CancellationToken())
    found = case.place.vault.read(queue_of(case_id)).items
    return [one for one in found if one.item.kind == PUBLIC_WORD]


def case_id_of(case):
    return case.place.vault.read(lambda reader: reader.find(Case))[0].id


def released(case) -> str:
    return canonical_bytes(case.draft().disclosure).decode()


def test_a_word_is_asked_once_for_all_its_places_and_stays_where_it_was_decided(loaded):
    case = loaded(
        persons=[OPEN, person("may", "May"), person("z", "Zulpiye")],
        events=[{"id": "e", "date": "2021-05-04", "text": TEXT}],
        narrative=["It may be so."],
    )
    (row,) = items(case)
    assert (row.item.count, row.item.text, row.verdict) == (3, "may", None)
    assert row.item.words.startswith("“may” is how May, whom you protect, is called")
    assert "undecided_hits" not in case.stops(), "until it is decided it goes"
    assert "He [WITHHELD] come" in released(case)
    assert case.checks_of("public_word")

    case.place.vault.write(reject(case_id_of(case), [row.item], secrets.token_bytes))
    told = released(case)
    assert "He may come, and [WITHHELD] may not." in told
    assert "may@mail" not in told
    assert "It may be so." in told
    # The month of the date is printed all the same, and a capital went: that is still told.
    assert [one.count for one in case.checks_of("public_word")] == [1]
    assert "undecided_hits" not in case.stops()
    # The certificate counts what stays, not the month of a date.
    assert words_left_of(case.draft()) == {"may": 3}
    first, _ = case.place.vault.read(next_undo(case_id_of(case)))
    case.place.vault.write(undo(first))
    assert "He [WITHHELD] come" in released(case)
    assert words_left_of(case.draft()) == {}


def test_a_name_that_stands_nowhere_in_small_letters_is_not_asked(loaded):
    case = loaded(
        persons=[OPEN, person("may", "May"), person("z", "Zulpiye")],
        narrative=["[[c]] saw May and Zulpiye."],
    )
    assert items(case) == []
