"""What is found in a paper as it is printed, and where it leads: small cases and the sample."""

from dataclasses import replace

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import DisclosedCitation
from casefiles.domain.records.case_records import Case
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import LimitKind
from casefiles.office.draft.drafting import draft_of
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.preflight.other_forms import forms_agree
from casefiles.office.preflight.paper_formats import formats_of
from casefiles.office.preflight.paper_of_draft import papers_of
from casefiles.office.preflight.preflight_findings import (
    CHECKS,
    findings_in,
    printed_checks,
    printed_stops,
)
from casefiles.office.preflight.printed_paper import (
    PrintedAnswer,
    PrintedAuthority,
    PrintedDate,
    PrintedExhibit,
    PrintedPaper,
    PrintedText,
    StructureFault,
)
from casefiles.office.records.findings import FindingLocation
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.typeset.document.looks import DEFAULT_LOOK, PaperSize
from tests.office.forum.filed_sample import answer_all
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)
from tests.office.small_cases import loaded, person

__all__ = [
    "case_id",
    "desk",
    "loaded",
    "made_sample",
    "named",
    "opened",
    "sample_vault",
    "work",
]
PLACE = FindingLocation("Somewhere", "timeline", "r")
OTHER = FindingLocation("Elsewhere", "dossier", "f", "form")
PAPER = PrintedPaper("en", "2024-05-20", is_interim=False, is_emergency=False, texts=())


def text(words: str, section: str = "statement") -> PrintedText:
    return PrintedText(section, words, (("en", words),), PLACE)


def found(paper: PrintedPaper) -> dict[str, tuple[str, int]]:
    return {one.code: (one.kind, one.count) for one in findings_in(paper)}


def test_a_paper_with_nothing_amiss_has_no_finding():
    date, exhibit = PrintedDate("2024-05-20", PLACE), PrintedExhibit("AB/1", PLACE, "1", ("en",))
    relief = PrintedAnswer("sought", "That he be released.", OTHER)
    paper = replace(
        PAPER,
        texts=(text("He was taken on 4 May 2021. The report is to follow by 3 June 2024."),),
        dates=(date, replace(date, date=""), replace(date, date="no date")),
        exhibits=(exhibit,),
        cited=frozenset({"AB/1"}),
        relief=(relief,),
        answers=(relief,),
    )
    assert found(paper) == {}


@pytest.mark.parametrize(
    ("date", "is_later"),
    [
        ("2024-05-21", True),
        ("2024-06", True),
        ("2024-05-20T23:59", False),
        ("2024-05", False),
        ("2024-05-XX", False),
        ("2024/..", False),
        ("2025~", True),
    ],
)
def test_what_begins_after_the_day_of_the_paper_is_later(date, is_later):
    paper = replace(PAPER, dates=(PrintedDate(date, PLACE),))
    assert found(paper) == ({"dated_later": ("sign", 1)} if is_later else {})
    assert found(replace(paper, dated="")) == {}, "a paper without a day is told elsewhere"


def test_nothing_is_held_up_in_an_emergency():
    paper = replace(PAPER, dates=(PrintedDate("2025", PLACE),), is_emergency=True)
    (one,) = findings_in(paper)
    assert (one.kind, one.of, one.spots) == ("warn", "", (PLACE,))


def test_a_paper_that_asks_for_nothing_is_found_where_its_forum_wants_to_know():
    empty, filled = PrintedAnswer("sought", "", OTHER), PrintedAnswer("measure", "Stay.", PLACE)
    assert found(replace(PAPER, relief=(empty,))) == {"relief_missing": ("sign", 1)}
    assert found(replace(PAPER, relief=(empty, filled))) == {}
    urgent = replace(PAPER, is_interim=True, removal=(empty,))
    (one,) = findings_in(urgent)
    assert (one.code, one.kind, one.spots) == ("removal_unknown", "sign", (OTHER,))
    assert found(replace(urgent, is_interim=False)) == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Court | appeal | pending", "list_syntax"),
        ("He says that the client was beaten.", "internal_words"),
        ("Ask client about this.", "internal_words"),
        ("The date is TBC.", "internal_words"),
        ("At 22:10 (Asia/Urumqi) they came.", "internal_words"),
        ("A medical report is to follow.", "to_follow"),
    ],
)
def test_working_words_are_found_with_what_they_say(words, code):
    (one,) = findings_in(replace(PAPER, texts=(text(words),)))
    assert one.code == code
    assert one.kind == ("sign" if code == "list_syntax" else "warn")
    (spot,) = one.spots
    assert (spot.room, spot.record) == ("timeline", "r")


def test_labels_that_are_counted_elsewhere_are_not_promises():
    paper = replace(PAPER, texts=(text("evidence to follow"),))
    assert found(paper) == {"to_follow": ("warn", 1)}
    assert found(replace(paper, standing=frozenset({"evidence to follow"}))) == {}


def test_yes_alone_is_no_answer_unless_the_form_asks_for_it():
    bare = PrintedAnswer("harm", "Yes.", OTHER)
    assert found(replace(PAPER, answers=(bare,))) == {"internal_words": ("warn", 1)}
    assert found(replace(PAPER, answers=(replace(bare, is_truth=True),))) == {}


def test_values_of_a_template_and_empty_ones_on_the_first_page_are_found():
    heads = (("Lysmark (invented)", PLACE), ("", OTHER), ("Wu v. Lysmark", PLACE))
    (one,) = findings_in(replace(PAPER, heads=heads))
    assert (one.code, one.spots) == ("default_values", (PLACE, OTHER))


@pytest.mark.parametrize(
    ("words", "language", "is_foreign"),
    [
        ("辩护人发现请求书的中文原文与译文不一致。", "en", True),
        ("Das Haus der Frau ist nicht von der Polizei und mit dem Auto.", "en", True),
        ("The house of the woman is not by the road.", "en", False),
        ("He wrote “辩护人发现请求书的中文原文与译文不一致” on the wall.", "en", False),
        ("He was asked of his shop, and read ང་ཚོ་ལ་ཁྲིམས་རྩོད་པ་མེད། on its wall.", "en", False),
        ("Shangguan Wenjue (上官文珏) gave evidence.", "en", False),
        ("艾尔夏提·巴拉提江艾尔夏提·巴拉提江", "en", False),
        ("Он был задержан в аэропорту.", "ru", False),
        ("He was held at the airport for many hours.", "ru", True),
        ("他在机场被捕。 [PERSON A] 在场。", "zh-Hans", False),
        ("El hombre fue detenido por la policía en su casa.", "fr", True),
    ],
)
def test_text_in_another_language_is_found_outside_quotes_and_names(words, language, is_foreign):
    paper = replace(PAPER, language=language, texts=(text(words),), names=("艾尔夏提·巴拉提江",))
    assert found(paper) == ({"print_language": ("warn", 1)} if is_foreign else {})
    titles = replace(paper, texts=(text(words, "exhibits"),))
    assert found(titles) == {}, "titles stay in their own language"


def test_exhibits_out_of_order_uncited_or_shown_twice_are_found():
    one = PrintedExhibit("AB/2", PLACE, "x")
    two = PrintedExhibit("AB/10", OTHER, "y")
    paper = replace(PAPER, exhibits=(one, two), cited=frozenset({"AB/2", "AB/10"}))
    assert found(paper) == {}
    assert found(replace(paper, exhibits=(two, one))) == {"annex_order": ("warn", 1)}
    assert found(replace(paper, cited=frozenset({"AB/2"}))) == {"exhibit_uncited": ("warn", 1)}
    assert found(replace(paper, cited=frozenset())) == {}, "a list alone cites nothing"
    twice = replace(paper, exhibits=(one, replace(two, content="x")))
    assert found(twice) == {"exhibit_twice": ("sign", 1)}


def test_an_exhibit_that_is_silent_in_spite_of_a_layer_of_text_is_found():
    silent = PrintedExhibit("AB/1", PLACE, "x", is_silent=True)
    assert found(replace(PAPER, exhibits=(silent,))) == {"picture_without_text": ("warn", 1)}


def test_papers_that_go_together_have_one_finding_of_a_kind():
    """One place in two papers counts once, so that a filing of six papers is no flood."""
    skeleton = replace(PAPER, texts=(text("A | b"), text("See TODO.")))
    bundle = replace(PAPER, texts=(replace(text("A | b"), spot=OTHER), text("C | d")))
    both = {one.code: one for one in findings_in(skeleton, bundle)}
    assert set(both) == {"list_syntax", "internal_words"}
    assert both["list_syntax"].spots == (PLACE, OTHER)
    assert (both["list_syntax"].count, both["list_syntax"].kind) == (2, "sign")
    (alone,) = (one for one in findings_in(skeleton) if one.code == "list_syntax")
    assert both["list_syntax"].of not in {"", alone.of}


def test_an_exhibit_in_another_language_alone_wants_a_translation():
    one = PrintedExhibit("AB/1", PLACE, "x", ("zh", "ug"))
    paper = replace(PAPER, exhibits=(one,))
    assert found(paper) == {"untranslated_exhibit": ("warn", 1)}
    assert found(replace(paper, exhibits=(replace(one, has_translation=True),))) == {}
    assert found(replace(paper, exhibits=(replace(one, languages=("zh", "en-GB")),))) == {}
    assert found(replace(paper, exhibits=(replace(one, languages=()),))) == {}


def test_unread_authorities_and_silent_figures_are_found():
    paper = replace(
        PAPER,
        authorities=(PrintedAuthority("A v. B", PLACE, is_checked=False),),
        faults=(StructureFault("table", OTHER),),
    )
    assert found(paper) == {
        "authority_unchecked": ("warn", 1),
        "structure_faulty": ("sign", 1),
    }


@pytest.mark.parametrize(
    ("size", "is_kept"), [("12", False), ("10.5", True), ("12 pt", False), ("", True)]
)
def test_letters_and_margins_are_held_against_what_the_forum_wants(size, is_kept):
    form = load_layout(paths.resources(), "echr_rule47").form
    limit = next(one for one in form.limits if one.kind is LimitKind.FONT_SIZE)
    form = replace(form, limits=(replace(limit, value=size),))
    formats = tuple(formats_of(DEFAULT_LOOK, form))
    assert found(replace(PAPER, formats=formats)) == (
        {} if is_kept else {"paper_format": ("warn", 1)}
    )
    blocking = tuple(replace(one, blocks=True) for one in formats)
    of = found(replace(PAPER, formats=blocking))
    assert of == ({} if is_kept else {"paper_format": ("sign", 1)})
    assert "sign" not in dict(found(replace(PAPER, formats=blocking, is_interim=True)).values())


def test_a_wide_margin_and_another_paper_are_found_with_what_is_here():
    form = load_layout(paths.resources(), "echr_rule47").form
    told = [one.spot.words for one in formats_of(DEFAULT_LOOK, form) if not one.is_met]
    assert [words.rsplit("Here: ")[-1] for words in told] == ["2.2 cm", "10.5 pt"]
    letter = replace(DEFAULT_LOOK, paper=PaperSize.LETTER)
    assert any("A4" in one.spot.words for one in formats_of(letter, form) if not one.is_met)


def test_every_check_is_among_the_checks_of_a_draft(loaded):
    case = loaded(
        dated="2021-06-01",
        persons=[person("c", "Open Person", protection="open")],
        events=[
            {"id": "e", "date": "2021-05-04", "text": "[[c]] was held. See Asia/Urumqi."},
            {"id": "f", "date": "2022-05-05", "text": "辩护人发现请求书的中文原文与译文不一致。"},
        ],
        narrative=["[[c]] | was taken | away."],
    )
    stops = case.stops()
    assert (stops["dated_later"].kind, stops["dated_later"].count) == ("sign", 1)
    assert [one.room for one in stops["dated_later"].spots] == ["timeline"]
    assert [one.room for one in stops["list_syntax"].spots] == ["dossier"]
    checks = {one.code: one for one in case.checks()}
    (spot,) = checks["internal_words"].spots
    assert (spot.room, spot.words.endswith("“Asia/Urumqi”")) == ("timeline", True)
    (spot,) = checks["print_language"].spots
    assert spot.room == "timeline"
    assert len(CHECKS) == len(set(CHECKS))


def test_a_draft_that_cannot_be_composed_says_where_and_stops_no_other_check(loaded):
    case = loaded(
        persons=[person("c", "Open Person", protection="open")],
        events=[{"id": "e", "date": "2021-05-04", "text": "[[c]] was held."}],
    )
    draft = case.draft()
    shown = draft.projection.disclosure
    event = replace(shown.events[0], cites=(DisclosedCitation("AB/9", 3),))
    shown = replace(shown, events=(event,))
    broken = replace(draft, projection=replace(draft.projection, disclosure=shown))
    assert list(printed_stops(case.place, broken)) == []
    (one,) = printed_checks(case.place, broken)
    assert (one.code, one.kind, [spot.room for spot in one.spots]) == (
        "cite_to_nothing",
        "warn",
        ["timeline"],
    )


def test_the_sample_yields_a_line_for_each_kind_and_no_flood(opened, work, case_id):
    place = opened.workplace
    for profile, audience in (("national_court", "court_open"), ("un_cat_art22", "treaty_body")):
        request = EditionRequest(case_id, profile, audience)
        empty = {one.code: one for one in findings_in(*papers_of(draft_of(place, request)))}
        assert ("relief_missing" in empty) == (profile != "national_court")
        if profile != "national_court":
            answer_all(place.vault, request)
        one = {one.code: one for one in findings_in(*papers_of(draft_of(place, request)))}
        assert [code for code, each in one.items() if each.kind == "sign"] == []
        # Four paragraphs of ten and five rows of the chronology went out in other languages.
        assert one["print_language"].count == 9
        assert "internal_words" not in one, "legal tests speak of the requested person"
        assert len(one) <= 4


def test_every_paper_of_a_filing_is_read(opened, work, case_id):
    """What stands in the head of a skeleton alone, and what it should ask, is found there."""
    place = opened.workplace
    request = EditionRequest(case_id, "ew_extradition_bundle", "court_open")
    answers = {"case_name": "TODO Baratjan", "division": "Extradition Division"}
    place.vault.write(save_answers(request, answers))

    def found():
        return {
            one.code: [spot.words for spot in one.spots]
            for job in (printed_stops, printed_checks)
            for one in job(place, draft_of(place, request))
        }

    first = found()
    assert any("Skeleton" in words for words in first["relief_missing"])
    assert any("“TODO”" in words for words in first["internal_words"])
    relief = {"relief": "The appeal should be allowed.", "case_name": "Baratjan"}
    place.vault.write(save_answers(request, relief))
    assert "relief_missing" not in found()
    assert "internal_words" not in found()


def test_an_answer_with_bars_in_a_field_of_text_is_printed_with_them(opened, work, case_id):
    place = opened.workplace
    request = EditionRequest(case_id, "un_cat_art22", "treaty_body")
    answer_all(place.vault, request)
    place.vault.write(save_answers(request, {"sought": "Stay | release", "personal_risk": "Yes"}))
    one = {one.code: one for one in findings_in(*papers_of(draft_of(place, request)))}
    assert [spot.record for spot in one["list_syntax"].spots] == ["sought"]
    assert "personal_risk" in [spot.record for spot in one["internal_words"].spots]
    assert place.vault.read(lambda reader: reader.get(Case, case_id)) is not None


def test_two_forms_that_tell_another_removal_or_another_state_are_found(opened, work, case_id):
    place = opened.workplace
    cat = EditionRequest(case_id, "un_cat_art22", "treaty_body")
    court = EditionRequest(case_id, "echr_rule39", "court_open")
    letter = EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")

    def told(request):
        found = forms_agree(place, draft_of(place, request))
        return {one.code: [spot.record for spot in one.spots] for one in found}

    for request in (cat, court, letter):
        answer_all(place.vault, request)
    assert told(court) == {}, "the same moment, and the Commission pending in both"
    place.vault.write(save_answers(letter, {"removal_datetime": "2024-06-05"}))
    assert told(court) == {}, "the same day, told less closely"
    place.vault.write(save_answers(letter, {"removal_datetime": "2024-06-05T08:10"}))
    assert told(court) == {"removal_differs": ["removal_datetime"]}
    place.vault.write(save_answers(letter, {"removal_datetime": "2024-06-05T06:10"}))
    closed = "CCF | not yet told | 2024-02-12 | closed | | N\nECHR | 1/24 | 2024-05-24 | pending"
    place.vault.write(save_answers(cat, {"other_proc": closed}))
    assert told(court) == {"proceedings_differ": ["other_proc"]}
    assert told(EditionRequest(case_id, "national_court", "court_open")) == {}
