"""The chronology of pressure as a dossier has it: two lanes, intervals in words, and proof."""

from dataclasses import replace

from casefiles.domain.disclosure.disclosed import DisclosedReprisalStep, Disclosure
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.typeset.document.figures import Timeline
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import text_of

PROFILE = load_profile(profile_path(RESOURCES, "national_court"))
HEARING = DisclosedReprisalStep(
    "procedure", "hearing", "2021-03-18", "", "", "Extradition hearing",
    (DisclosedCitation("AB/1", 1),), EvidentialStatus.CITED,
)  # fmt: skip
VISIT = DisclosedReprisalStep(
    "pressure", "incident", "2021-03-20T20:10", "Beijing", "Kashgar",
    "Visit: officers came to [PERSON A]", (), EvidentialStatus.EVIDENCE_TO_FOLLOW,
)  # fmt: skip
DECISION = DisclosedReprisalStep(
    "procedure",
    "decision",
    "2021-04",
    "",
    "",
    "Court of appeal",
    (),
    EvidentialStatus.EVIDENCE_TO_FOLLOW,
)


def with_steps(*steps: DisclosedReprisalStep) -> Disclosure:
    chosen = ("contents", "cover", "exhibits", "legend", "pressure")
    return replace(edition(exhibits=2, events=0, facts=0), sections=chosen, steps=steps)


def composed(*steps: DisclosedReprisalStep):
    disclosure = with_steps(*steps)
    return compose(disclosure, PROFILE, burned_pages(disclosure))


def test_intervals_are_told_to_the_nearest_step_before_and_after():
    text = text_of(composed(HEARING, VISIT, DECISION))
    assert "2 days after the hearing of 18 March 2021" in text
    assert "between 12 and 41 days before the decision of April 2021" in text
    assert "20 March 2021, 20:10 (Beijing)" in text
    assert "evidence to follow" in text


def test_a_day_tells_no_clock():
    text = text_of(composed(replace(HEARING, date="2023-12-05"), VISIT))
    assert "5 December 2023" in text
    assert "Europe/" not in text
    assert "5 December 2023," not in text
    assert "5 December 2023 (" not in text


def test_the_figure_has_both_lanes():
    figures = [one for one in composed(HEARING, VISIT).blocks if isinstance(one, Timeline)]
    lanes = [["".join(span.text for span in lane.name) for lane in one.lanes] for one in figures]
    assert lanes == [["Proceedings", "Intimidation and reprisals"]]


def test_an_interval_is_counted_anew_where_the_nearest_step_is_withheld():
    earlier = replace(HEARING, date="2021-03-10")
    assert "2 days after" in text_of(composed(earlier, HEARING, VISIT))
    alone = text_of(composed(earlier, VISIT))
    assert "10 days after the hearing of 10 March 2021" in alone
    assert "2 days after" not in alone


def test_a_step_of_a_detention_says_what_it_is_on_either_lane():
    begin = replace(VISIT, kind="detention", date="2021-03-19", zone="", text="[PERSON A], Prison")
    review = replace(HEARING, kind="detention_review", date="2021-03-17", text="[PERSON B]")
    text = text_of(composed(review, begin))
    assert "Detention: [PERSON A], Prison" in text
    assert "Review of detention: [PERSON B]" in text
    assert "2 days after the review of detention of 17 March 2021" in text


def test_without_steps_there_is_no_section():
    assert "Proceedings and pressure" not in text_of(composed())
