"""A sister for four readers, and what their editions tell when all are laid over each other."""

from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.foreseeable_readers import Reach, readers_reached_by
from casefiles.domain.records.showings import Appearance, Showing, field_place
from casefiles.office.draft.combined_disclosure import OverlapBasis, combined_disclosure_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.operations import JobContext
from tests.journeys.dossiers.three_readers import (
    CLIENT,
    FILE,
    HERS,
    NAMES,
    OTHER,
    export,
    file,
    kept,
    met_in,
    opened,
    show,
    wanted,
)

OPEN, CLOSED, STATE, CCF = "court_open", "court_closed", "requesting_state", "ccf"
FORM = "ccf_request"
FIELDS = ("applicant", "confidential")
ORDER = "Order of 3 May on reporting"
LETTERED = "[WITNESS A]"


@dataclass(frozen=True)
class Left:
    """What left for four readers, and the vault that it left from.

    Attributes:
        gained_with: recipients of editions with which the closed paper tells more than each alone.
    """

    place: JobContext
    folder: Path
    gained_with: set[str] = field(default_factory=set)

    @property
    def closed(self) -> Path:
        return self.folder / "judge" / "closed-court.pdf"

    def pdf(self, reader: str) -> Path:
        return self.folder / "served" / f"{reader}.pdf"

    @property
    def pack(self) -> Path:
        return self.folder / "pack"


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    folder = tmp_path_factory.mktemp("four")
    with opened(folder) as place:
        case = wanted(place, OPEN).case_id
        # An order keeps the court's papers from the requesting State and the press.
        narrowed = save_foreseeable_readers(case, OPEN, (CLOSED,), ORDER, place.randomness)
        place.vault.write(narrowed)
        show(
            place,
            Showing(OPEN, Appearance.PSEUDONYM, word="witness"),
            Showing(CLOSED, Appearance.NAMED, reason=ORDER),
            *(
                Showing(CCF, Appearance.NAMED, place=field_place(FORM, one), reason="Form")
                for one in FIELDS
            ),
        )
        she = kept(place).id
        answers = {one: f"[[{she}]] ({one})" for one in FIELDS}
        place.vault.write(save_answers(wanted(place, CCF, FORM), answers))
        made = Left(place, folder)
        for path in (made.closed.parent, made.pdf(OPEN).parent):
            path.mkdir()
        for reader in (OPEN, STATE, "public", "treaty_body"):
            export(place, reader, made.pdf(reader))
        gains = combined_disclosure_of(place, draft_of(place, wanted(place, CLOSED))).gains
        made.gained_with.update(one.audience for one in gains)
        export(place, CLOSED, made.closed)
        file(place, CCF, FORM, made.pack)
        yield made


def test_the_judge_reads_her_name_in_the_margin_and_the_court_file_has_a_letter(left):
    closed, file_of_court = met_in(left.closed, {NAMES[0]}), met_in(left.pdf(OPEN), HERS)
    assert closed
    assert file_of_court == []
    assert met_in(left.pdf(OPEN), {LETTERED})
    assert met_in(left.closed, {LETTERED})
    assert met_in(left.closed, {OTHER}) == []
    with pikepdf.open(left.closed) as closed_pdf, pikepdf.open(left.pdf(OPEN)) as open_pdf:
        assert len(closed_pdf.pages) == len(open_pdf.pages)


@pytest.mark.parametrize("reader", [STATE, "public", "treaty_body"])
def test_the_state_the_press_and_a_committee_have_neither_name_nor_letter(left, reader):
    """A committee brings what it gets to the State, so that it reads no more than the State."""
    assert met_in(left.pdf(reader), {*HERS, FILE, OTHER}) == []
    text = draft_of(left.place, wanted(left.place, reader)).public_text
    assert "[WITHHELD]" in text
    assert LETTERED not in text
    assert met_in(left.pdf(reader), {CLIENT}), "the client is found where she is not"


def test_the_commission_reads_her_name_in_two_fields_and_in_no_other_text(left):
    shown = draft_of(left.place, wanted(left.place, CCF, FORM)).disclosure
    named = [one.field for one in shown.answers if NAMES[0] in one.text]
    assert sorted(named) == sorted(FIELDS)
    texts = [one.text for one in (*shown.events, *shown.facts)]
    texts += [piece.text for one in shown.narrative for piece in one.all_pieces]
    assert not any(name in text for text in texts for name in NAMES)
    assert met_in(left.pack, {NAMES[0]})
    assert met_in(left.pack, {FILE, OTHER}) == []


def test_all_editions_laid_over_each_other_tell_whom_a_reader_may_know_and_nothing_else(left):
    place = left.place
    editions = place.vault.read(lambda reader: reader.find(Edition))
    reaches = place.vault.read(lambda reader: reader.find(Reach))
    lines = {(one.profile, one.audience) for one in editions}
    assert len(lines) == 6
    told, asked = {}, set()
    for profile, audience in lines:
        found = combined_disclosure_of(place, draft_of(place, wanted(place, audience, profile)))
        assert found.gains == (), "what was gained was accepted before it left"
        for one in found.findings:
            if one.overlap.is_gain:
                told.setdefault(frozenset({audience, one.audience}), set()).add(one.rests)
        asked |= {one.pair.pair for one in found.resting(OverlapBasis.UNANSWERED)}
    assert asked == set(), "each pair was asked once"
    # The judge alone can lay the closed paper over the open one, and may know her: both left, and
    # nothing of it had to be accepted.
    assert told.pop(frozenset({OPEN, CLOSED})) == {OverlapBasis.KNOWN}
    assert OPEN not in left.gained_with
    for pair in told:
        both = frozenset.intersection(*(readers_reached_by(one, reaches) for one in pair))
        assert STATE not in both or CLOSED not in pair, "no State reads along with the judge"
    apart = [frozenset(one) for one in combinations((STATE, CCF, CLOSED), 2)]
    assert not set(apart) & set(told), "nobody can lay these side by side"


def test_an_edition_keeps_whom_its_margin_names(left):
    editions = left.place.vault.read(lambda reader: reader.find(Edition))
    she = kept(left.place).id
    beside = {one.audience: [each.person_id for each in one.left_as.named] for one in editions}
    assert beside[CLOSED] == [she]
    assert not any(beside[one] for one in (OPEN, STATE, "public", "treaty_body"))


def test_a_reader_added_after_editions_left_stops_the_next_closed_one(left):
    place = left.place
    case = wanted(place, OPEN).case_id
    wider = save_foreseeable_readers(
        case, CLOSED, (STATE,), "The State is a party now", place.randomness
    )
    place.vault.write(wider)
    draft = draft_of(place, wanted(place, CLOSED))
    (found,) = [one for one in findings_of(place, draft) if one.code == "closed_reach_widened"]
    assert found.kind == "sign"
    assert "can now be read by the requesting State" in found.spots[0].words
    # She is named to the judge no more, since the State would read it.
    assert draft.closed.named == ()


def test_what_is_served_goes_into_no_folder_of_the_judge(left):
    with pytest.raises(Refused) as refused:
        export(left.place, "expert", left.closed.parent / "expert.pdf")
    assert refused.value.code == "next_to_closed"
