"""The question about two recipients: asked once, counted as no until then, void after a change."""

from dataclasses import replace
from functools import partial

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.case_records import Event, Mark, Person, Protection
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.pairings import MayJoin, Pairing
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.case.erasure import ErasureAuthority, erase_record
from casefiles.office.draft.combined_disclosure import OVERLAP, OverlapBasis, combined_disclosure
from casefiles.office.draft.combined_findings import PAIR_BARRED, PAIR_UNANSWERED
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.pairings import (
    answer_pair,
    question_words,
    questions_of,
    withdraw_answer,
)
from casefiles.office.draft.recipients import reset_foreseeable_readers, save_foreseeable_readers
from casefiles.office.people.showings import save_showing
from casefiles.office.records.finding_acceptance import accept
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.release.numbering import (
    EarlierLetters,
    NumberingRecord,
    number_persons,
)
from tests.office import left_editions
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

COURT, COMMITTEE = "court_open", "treaty_body"
PAIR = (COURT, COMMITTEE)
RULE_39 = "echr_rule39"
WHY = "The State has both files."


def ids(start: int):
    numbers = iter(range(start, start + 10_000))
    return lambda size: next(numbers).to_bytes(size, "big")


@pytest.fixture(autouse=True)
def marked_for_all(opened) -> None:
    """Let what is removed be removed for every recipient, so that no area is a gain."""
    for mark in opened.ask(lambda reader: reader.find(Mark)):
        everywhere = replace(mark, audiences=())
        opened.run(lambda at, one=everywhere: at.update(one, "edit_mark"))


@pytest.fixture
def leave(opened, case_id):
    return partial(left_editions.leave, opened, case_id)


@pytest.fixture
def laid(work, case_id):
    return lambda audience=COURT, profile="national_court": work(
        combined_disclosure(EditionRequest(case_id, profile, audience))
    )


@pytest.fixture
def answer(opened, case_id):
    def say(how: MayJoin, pair=PAIR, why: str = WHY, start: int = 900) -> None:
        opened.run(answer_pair(case_id, pair, how, why, ids(start)))

    return say


@pytest.fixture
def asked(opened, case_id):
    return lambda pair=PAIR: next(
        one for one in opened.ask(questions_of(case_id)) if one.pair == pair
    )


def rests(found) -> set[OverlapBasis]:
    return {one.rests for one in found.findings}


def test_three_dossiers_of_one_case_ask_two_questions_in_all(leave, laid, answer, opened, case_id):
    """To the court, a treaty body and the European Court, with what is removed in all three."""
    pairs = []
    for profile, audience in (("national_court", COURT), ("un_cat_art22", COMMITTEE),
                              (RULE_39, COURT)):  # fmt: skip
        found = laid(audience, profile)
        assert found.gains == (), [one.words for one in found.gains]
        new = {one.pair.pair for one in found.resting(OverlapBasis.UNANSWERED)}
        pairs += sorted(new)
        for pair in new:
            answer(MayJoin.YES, pair, start=900 + 50 * len(pairs))
        assert laid(audience, profile).open == ()
        leave(audience, profile=profile)
    assert pairs == [PAIR, (COURT, COURT)]
    for profile, audience in (("national_court", COURT), ("un_cat_art22", COMMITTEE),
                              (RULE_39, COURT)):  # fmt: skip
        assert laid(audience, profile).open == (), "a second export with nothing new asks nothing"
    assert len(opened.ask(lambda reader: reader.find(Pairing, case_id=case_id))) == 2


def test_no_answer_stops_as_no_does_and_yes_lists(leave, laid, answer, opened, work, case_id):
    leave(COMMITTEE)
    assert rests(laid()) == {OverlapBasis.UNANSWERED}

    def codes() -> dict[str, int]:
        request = EditionRequest(case_id, "national_court", COURT)
        return {one.code: one.count for one in work(checks_of(request, UnchangedRasters())).found}

    assert codes()[PAIR_UNANSWERED] == 1
    answer(MayJoin.NO)
    assert rests(laid()) == {OverlapBasis.BARRED}
    shown = codes()
    assert PAIR_UNANSWERED not in shown
    assert shown[PAIR_BARRED] == len(laid().findings)
    answer(MayJoin.YES)
    assert rests(laid()) == {OverlapBasis.JOINED}
    shown = codes()
    assert {PAIR_UNANSWERED, PAIR_BARRED, OVERLAP}.isdisjoint(shown)
    assert shown["pair_joined"] == len(laid().findings)
    (kept,) = opened.ask(lambda reader: reader.find(Pairing, case_id=case_id))
    assert (kept.readers, kept.may_join, kept.reason) == (PAIR, MayJoin.YES, WHY)


def test_a_gain_stops_whatever_was_answered(leave, laid, answer, opened):
    leave(COMMITTEE)
    event = next(one for one in opened.ask(lambda r: r.find(Event)) if not one.is_withheld)
    opened.run(lambda at: at.update(replace(event, date="1999"), "edit_event"))
    for how in MayJoin:
        answer(how)
        assert [one.overlap.matter for one in laid().gains] == ["date"]


PRESS, EXPERT = "public", "expert"


@pytest.fixture
def witness(opened):
    """Return somebody whom all texts mention, with a placeholder for everybody."""
    found = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in found if one.protection is Protection.PSEUDONYM)


@pytest.mark.parametrize(("first", "second"), [(PRESS, EXPERT), (EXPERT, PRESS)])
def test_a_name_stops_nothing_where_whoever_can_read_both_may_know_it(
    leave, laid, answer, opened, case_id, witness, first, second
):
    """The expert reads what the press prints; nobody but the press passes on what is for both."""
    opened.run(save_showing(witness.id, Showing(EXPERT, Appearance.NAMED, reason="She agrees")))
    leave(first)
    names = [one for one in laid(second).findings if one.overlap.matter == "name"]
    assert [one.overlap.records for one in names] == [(witness.id,)]
    # That both are of one file is asked all the same, and no lets nothing pass.
    assert {one.rests for one in names} == {OverlapBasis.UNANSWERED}
    answer(MayJoin.NO, (EXPERT, PRESS))
    assert {one.rests for one in laid(second).findings} == {OverlapBasis.BARRED}
    answer(MayJoin.YES, (EXPERT, PRESS))
    found = laid(second)
    assert [one.overlap.matter for one in found.resting(OverlapBasis.STRONGER)] == ["name"]
    assert found.open == ()
    # The control: where somebody weaker reads along, it stops.
    opened.run(
        save_foreseeable_readers(case_id, EXPERT, ("requesting_state",), "is sent it", ids(1200))
    )
    if first == EXPERT:
        (gain,) = laid(second).gains
        assert "requesting State" in gain.gainers
    else:
        # The draft for the expert names nobody any more.
        assert not [one for one in laid(second).findings if one.overlap.matter == "name"]


def test_a_gain_says_who_is_weaker_and_is_accepted_for_these_alone(
    leave, laid, work, opened, case_id, witness
):
    """An edition left with the name for all; by now the judge alone may know it."""
    opened.run(lambda at: at.update(replace(witness, protection=Protection.OPEN), "edit_person"))
    leave(COURT, profile=RULE_39)
    judge = Showing("court_closed", Appearance.NAMED, reason="Order of 3 May")
    opened.run(lambda at: at.update(replace(witness, showings=(judge,)), "edit_person"))
    (gain,) = [one for one in laid().gains if one.overlap.matter == "name"]
    assert "requesting State" in gain.gainers
    assert "closed session" not in gain.gainers
    opened.run(accept(case_id, OVERLAP, [gain.of], "It was public.", ids(1300)))
    assert not [one for one in laid().gains if one.overlap.matter == "name"]
    opened.run(lambda at: at.update(witness, "edit_person"))
    (gain,) = [one for one in laid().gains if one.overlap.matter == "name"]
    assert "closed session" in gain.gainers


def test_what_readers_have_from_two_editions_that_left_is_not_asked_again(leave, laid, opened):
    """The second export of the same dossier gives nobody anything."""
    leave(COMMITTEE)
    event = next(one for one in opened.ask(lambda r: r.find(Event)) if not one.is_withheld)
    opened.run(lambda at: at.update(replace(event, date="1999"), "edit_event"))
    assert laid().gains
    leave(COURT)
    assert laid().gains == ()
    assert laid().resting(OverlapBasis.KNOWN)
    opened.run(lambda at: at.update(replace(event, date="1998"), "edit_event"))
    assert [one.overlap.matter for one in laid().gains].count("date") >= 1, "this is new"


def test_an_answer_is_of_both_orders_and_needs_a_reason(answer, asked, opened, case_id):
    with pytest.raises(Refused) as refused:
        answer(MayJoin.YES, why="  ")
    assert refused.value.code == "pairing_without_reason"
    with pytest.raises(Refused) as refused:
        answer(MayJoin.YES, ("court_open", "the_press"))
    assert refused.value.code == "unknown_audience"
    assert opened.ask(questions_of(case_id)) == ()
    answer(MayJoin.YES, (COMMITTEE, COURT))
    answer(MayJoin.NO, (COURT, COMMITTEE), "Not yet.", start=990)
    (kept,) = opened.ask(lambda reader: reader.find(Pairing))
    assert (kept.readers, kept.may_join, kept.reason) == (PAIR, MayJoin.NO, "Not yet.")
    assert asked().holds is MayJoin.NO
    opened.run(withdraw_answer(case_id, PAIR))
    assert opened.ask(questions_of(case_id)) == ()


def test_a_change_of_readers_or_of_a_protection_voids_an_answer(answer, asked, opened, case_id):
    answer(MayJoin.YES)
    assert asked().holds is MayJoin.YES
    opened.run(save_foreseeable_readers(case_id, COMMITTEE, (), "sits in private", ids(1)))
    assert (asked().holds, asked().is_void) == (None, True)
    opened.run(reset_foreseeable_readers(case_id, COMMITTEE))
    assert asked().holds is MayJoin.YES
    opened.run(save_foreseeable_readers(case_id, "expert", ("public",), "publishes", ids(50)))
    assert asked().holds is MayJoin.YES, "it is about other readers"
    person = next(
        one
        for one in opened.ask(lambda r: r.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    opened.run(lambda at: at.update(replace(person, protection=Protection.OPEN), "edit_person"))
    assert asked().is_void
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert asked().holds is MayJoin.YES
    new = replace(person, id="ab" * 16, names=())
    opened.run(lambda at: at.insert(new, "add_person"))
    assert asked().holds is MayJoin.YES, "nobody of before is protected otherwise"


def test_erasing_leaves_no_digest_and_voids_the_answer(answer, asked, opened, case_id):
    person = replace(opened.ask(lambda reader: reader.find(Person))[0], id="ab" * 16)
    opened.run(lambda at: at.insert(person, "add_person"))
    answer(MayJoin.YES)
    (kept,) = opened.ask(lambda reader: reader.find(Pairing))
    grounds = ErasureAuthority("consent_withdrawn", "A letter of 3 May", "")
    opened.work(erase_record(Person, person.id, grounds), CancellationToken())
    (left,) = opened.ask(lambda reader: reader.find(Pairing))
    assert is_opaque(left.of)
    assert left == replace(kept, of=left.of)
    assert asked().is_void


def test_the_question_names_both_recipients():
    assert question_words(PAIR) == (
        "May readers of the dossier for the court in open session know that the dossier for the"
        " treaty body is of the same file?"
    )
    assert "each under another form" in question_words((COURT, COURT))


def test_benches_that_reach_the_same_state_share_letters_or_have_none_in_common(
    opened, work, case_id
):
    def letters(audience):
        request = EditionRequest(case_id, "national_court", audience)
        draft = work(lambda workplace, _: draft_of(workplace, request))
        return {one.person_id: one.number for one in draft.projection.numbering}

    alone = letters("treaty_body")
    first, kept = letters("court_open"), letters("ccf")
    assert set(alone.values()) & set(first.values()), "else nothing is shown"
    left_editions.leave(opened, case_id, "court_open")
    # Nobody answered, which counts as no: the next alphabet, whatever number of people have one.
    apart = letters("treaty_body")
    assert set(apart) == set(alone)
    assert min(apart.values()) == 27
    assert not set(apart.values()) & set(first.values())
    pair = "court_open", "treaty_body"
    opened.run(answer_pair(case_id, pair, MayJoin.YES, "one State", lambda n: b"7" * n))
    shared = letters("treaty_body")
    assert {who: number for who, number in shared.items() if who in first} == first
    opened.run(answer_pair(case_id, pair, MayJoin.NO, "unlinked", lambda n: b"8" * n))
    assert letters("treaty_body") == apart
    # Whoever reaches no State has letters of their own.
    assert letters("ccf") == kept


def test_a_letter_that_another_bench_has_is_given_to_nobody_later():
    own = (PseudonymNumber(PersonId("a"), 1), PseudonymNumber(PersonId("b"), 2))
    seen = [NumberingRecord((1,), tuple(map(PersonId, "abcd")))]
    later = EarlierLetters(own, frozenset({3, 27}))
    made = {one.person_id: one.number for one in number_persons(seen, b"seed", later)}
    assert sorted(made.values()) == [1, 2, 4, 5]
    other = EarlierLetters((), frozenset({1, 2, 26}))
    made = number_persons(seen, b"seed", other)
    assert sorted(one.number for one in made) == [27, 28, 29, 30]
