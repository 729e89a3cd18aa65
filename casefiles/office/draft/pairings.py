"""Whether readers of two recipients may know that both hold the same file: asked once a pair."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PairingId, Randomness, new_id
from casefiles.domain.records.case_records import Case, Edition, Person
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach, readers_reached_by
from casefiles.domain.records.pairings import MayJoin, Pairing, ReaderPair, pair_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.combined_editions import readers_words
from casefiles.words.language import msg

_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """One question about two recipients, with what was answered.

    Attributes:
        answer: what was answered; None for nothing.
        reason: why.
        is_void: it was answered, and who reads or how somebody is protected has changed since.
    """

    pair: ReaderPair
    answer: MayJoin | None = None
    reason: str = ""
    is_void: bool = False

    @property
    def id(self) -> str:
        """By which the terminal names it."""
        return "+".join(self.pair)

    @property
    def holds(self) -> MayJoin | None:
        """The answer that counts; None where it has to be asked. None counts as no."""
        return None if self.is_void else self.answer

    @property
    def question(self) -> str:
        """What is asked, in words."""
        return question_words(self.pair)


@dataclass(frozen=True, slots=True)
class PairAnswers:
    """What was answered in one case."""

    stored: Mapping[ReaderPair, Pairing]
    persons: tuple[Person, ...]
    reaches: tuple[Reach, ...]

    def of(self, one: str, other: str) -> PairAnswer:
        """Return the question about two recipients, in whichever order."""
        pair = pair_of(one, other)
        answered = self.stored.get(pair)
        if answered is None:
            return PairAnswer(pair)
        now = set(answered_on(pair, self.persons, self.reaches).split())
        # A person who was added since changes nothing of what was answered on.
        is_void = not answered.of or not now.issuperset(answered.of.split())
        return PairAnswer(pair, answered.may_join, answered.reason, is_void)


def pair_answers(reader: ReadTransaction, case_id: CaseId) -> PairAnswers:
    """Return what was answered in a case, and what it must still rest on."""
    return PairAnswers(
        {one.readers: one for one in reader.find(Pairing, case_id=case_id)},
        reader.find(Person, case_id=case_id),
        reader.find(Reach, case_id=case_id),
    )


def answered_on(pair: ReaderPair, persons: Iterable[Person], reaches: Iterable[Reach]) -> str:
    """Return digests of what an answer rests on: who reads after both, and each protection."""
    reaches = tuple(reaches)
    readers = [
        _digest("readers", one, *sorted(readers_reached_by(one, reaches)))
        for one in dict.fromkeys(pair)
    ]
    protected = [_digest("protection", one.id, *_protection(one)) for one in persons]
    return " ".join(sorted({*readers, *protected}))


def _protection(person: Person) -> Iterator[str]:
    yield person.protection
    yield str(person.never_named)
    for one in person.showings:
        yield from (one.audience, one.appearance, one.place, one.extent, one.word)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]


def question_words(pair: ReaderPair) -> str:
    """Return what is asked about two recipients."""
    one, other = map(readers_words, pair)
    if pair[0] == pair[1]:
        return msg(
            "May readers of two dossiers for {one}, each under another form, know that both are of"
            " the same file?",
            one=one,
        )
    return msg(
        "May readers of the dossier for {one} know that the dossier for {other} is of the same"
        " file?",
        one=one,
        other=other,
    )


def questions_of(
    case_id: CaseId, draft: EditionRequest | None = None
) -> Query[tuple[PairAnswer, ...]]:
    """Return each question that the editions of a case raise, and each that was answered.

    Args:
        case_id: of the case.
        draft: a dossier that would be one more edition.
    """

    def ask(reader: ReadTransaction) -> tuple[PairAnswer, ...]:
        answers = pair_answers(reader, case_id)
        lines = {(one.audience, one.profile) for one in reader.find(Edition, case_id=case_id)}
        if draft is not None:
            lines.add((draft.audience, draft.profile))
        pairs = {*answers.stored, *_raised(lines, answers.reaches)}
        return tuple(answers.of(*one) for one in sorted(pairs))

    return ask


def _raised(lines: Iterable[tuple[str, str]], reaches: Iterable[Reach]) -> Iterator[ReaderPair]:
    """Yield pairs of recipients of whose editions somebody could come to read both.

    Args:
        lines: recipient and profile of each edition.
        reaches: what the lawyer recorded of readers.
    """
    reaches, ordered = tuple(reaches), sorted(lines)
    for index, (audience, _) in enumerate(ordered):
        own = readers_reached_by(audience, reaches)
        for other, _ in ordered[index + 1 :]:
            if not own.isdisjoint(readers_reached_by(other, reaches)):
                yield pair_of(audience, other)


def answer_pair(
    case_id: CaseId,
    pair: ReaderPair,
    may_join: MayJoin,
    reason: str,
    randomness: Randomness,
) -> Edit[None]:
    """Keep an answer; one of before about the same two recipients gives way.

    Raises (when carried out):
        Refused: the case is not there, a recipient is unknown, or no reason is given.
    """
    own_id = PairingId(new_id(randomness))
    first, second = pair_of(*pair)

    def change(work: WriteTransaction) -> None:
        if work.get(Case, case_id) is None:
            raise Refused("case_unknown")
        if not AUDIENCES.issuperset(pair):
            raise Refused("unknown_audience", allowed=", ".join(sorted(AUDIENCES)))
        if not reason.strip():
            raise Refused("pairing_without_reason")
        rests_on = answered_on(
            (first, second),
            work.find(Person, case_id=case_id),
            work.find(Reach, case_id=case_id),
        )
        new = Pairing(own_id, case_id, first, second, may_join, reason.strip(), rests_on)
        there = work.find(Pairing, case_id=case_id, reader_a=first, reader_b=second)
        if there:
            work.update(replace(new, id=there[0].id), "edit_pairing")
        else:
            work.insert(new, "add_pairing")

    return change


def withdraw_answer(case_id: CaseId, pair: ReaderPair) -> Edit[None]:
    """Let a question be asked again."""
    first, second = pair_of(*pair)

    def change(work: WriteTransaction) -> None:
        for one in work.find(Pairing, case_id=case_id, reader_a=first, reader_b=second):
            work.delete(Pairing, one.id, "remove_pairing")

    return change
