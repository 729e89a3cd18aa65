"""Papers of a filing: which there are, what their heads say, and where their citations lead."""

import re
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_cover_sheets import DisclosedCoverSheet
from casefiles.domain.disclosure.disclosed_narrative import DisclosedBlock, DisclosedPassage
from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.narrative import BlockKind
from casefiles.dossier.filing import building
from casefiles.dossier.filing.exhibit_order import arranged_exhibits, with_marks
from casefiles.dossier.filing.paper_parts import SECTIONS_OF
from casefiles.dossier.filing.papers import ComposedFiling, paper_file_name
from casefiles.dossier.filing.tokens import FIELDS_OF_TOKENS, missing_tokens, values_of
from casefiles.dossier.forum.forum_fields import forum_ids
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.layouts.closed_lists import PartId, PartWhen
from casefiles.dossier.layouts.reading import (
    layout_from,
    layout_ids,
    layout_in_use,
    read_layout,
    text_with_inherited,
)
from tests.dossier.filing.made_filing import (
    PROFILES,
    MadeFiling,
    filed_edition,
    made_filing,
    printed_pages,
    shows,
)
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.typeset.pdf_reading import page_texts

CITED = r"(AB/\d+)/1 \[(\d+)\]"
FACES = {
    "ew": "high court of sample",
    "us": "case no. 7/26",
    "cy": "γραπτη αγορευση",
    "echr_rule39": "rule 39",
    "echr_rule47": "boxes of the application form",
    "fr": "mémoire en défense",
    "pl": "sygn. akt 7/26",
    "es": "escrito de alegaciones",
    "it": "memoria difensiva",
    "cz": "ke sp. zn. 7/26",
    "se": "yttrande i utlämningsärende",
    "tr": "başkanlığına",
    "un_tb": "committee against torture",
    "un_interim": "urgent – interim measures",
    "un_wgad": "■ urgent action",
    "un_wgeid": "report of an enforced disappearance",
    "ccf": "commission for the control",
    "un_sp": "■ urgent appeal",
    "un_reprisals": "report of intimidation or reprisals",
}
"""What the first page of each layout must say."""
DOC_CITED = r"(Doc \d+)/1 \[(\d+)\]"


@pytest.fixture(scope="module")
def ew() -> MadeFiling:
    return made_filing(filed_edition())


def test_each_printed_page_is_that_page_of_the_bundle(ew: MadeFiling):
    skeleton, bundle = " ".join(ew.texts("skeleton")), ew.texts("bundle")
    cites = printed_pages(skeleton, CITED)
    assert len(cites) >= 10
    wrong = [one for one in cites if not shows(bundle[one[1] - 1], one[0])]
    assert wrong == []


def test_a_filing_whose_pages_moved_since_is_caught(monkeypatch: pytest.MonkeyPatch):
    """The control: were pages counted before the bundle is made, printed numbers would be wrong."""
    original = building.build_paper

    def moved(*args):
        built = original(*args)
        later = (replace(one, folio=str(int(one.folio) + 1)) for one in built.places)
        return replace(built, places=tuple(later))

    monkeypatch.setattr(building, "build_paper", moved)
    with pytest.raises((AssertionError, IndexError)):
        test_each_printed_page_is_that_page_of_the_bundle(made_filing(filed_edition()))


def test_each_link_leads_to_the_page_that_it_tells(ew: MadeFiling):
    links = list(ew.links("skeleton"))
    assert {name for name, _, _ in links} == {ew.file("bundle"), ew.file("authorities")}
    for name, page, words in links:
        told = re.search(r"p\. (\d+)\)", words)
        assert told is not None
        assert int(told[1]) == page + 1, words
        title = "Hearing bundle" if name == ew.file("bundle") else "Bundle of authorities"
        assert title in words


def test_the_paper_that_is_read_first_lies_first(ew: MadeFiling):
    assert list(ew.files) == [
        "01_skeleton_EXT-17-2026.pdf",
        "02_bundle_EXT-17-2026.pdf",
        "03_authorities_EXT-17-2026.pdf",
    ]


@pytest.mark.parametrize("layout_id", PROFILES)
def test_heads_say_whose_case_before_whom(layout_id: str):
    made = made_filing(filed_edition(layout_id, exhibits=3, events=2, facts=2), layout_id)
    first = next(iter(made.files)).split("_")[1]
    page = made.texts(first)[0].casefold()
    assert layout_id in {"un_wgeid", "un_reprisals"} or "tursun sample" in page
    assert "{" not in page
    assert FACES[layout_id] in page


def test_a_paragraph_count_runs_through_the_skeleton(ew: MadeFiling):
    text = "\n".join(ew.texts("skeleton"))
    pattern = r"^(\d+)\. ?(?:The risk|Answer|Reply)"
    numbers = [int(one) for one in re.findall(pattern, text, re.MULTILINE)]
    assert numbers == list(range(numbers[0], numbers[0] + 6))


def test_nothing_of_the_case_is_lost(ew: MadeFiling):
    read = re.sub(r"\s+", "", "".join("".join(ew.texts(part)) for part in ("skeleton", "bundle")))
    shown = filed_edition()
    for text in (
        *(one.text for one in shown.events if one.text.isascii()),
        *(one.title for one in shown.exhibits if one.title.isascii()),
        *(one.label for one in shown.persons),
        *(one.text for ground in shown.grounds for limb in ground.limbs for one in limb.arguments),
    ):
        printed = re.sub(r"\s+", "", text.replace("'", "’")).replace("-", "")
        assert printed in read.replace("-", ""), text


def test_the_same_disclosure_makes_the_same_bytes(ew: MadeFiling):
    assert made_filing(filed_edition()).files == ew.files


def test_no_exhibits_at_all():
    made = made_filing(filed_edition(exhibits=0, events=3, facts=3))
    assert "Index" not in "".join(made.texts("bundle")).replace("Index of authorities", "")
    assert "The risk of ground 1 is real" in "".join(made.texts("skeleton"))


def test_a_case_with_nothing_to_say_has_no_papers():
    bare = replace(filed_edition(exhibits=0, events=0, facts=0), grounds=(), authorities=())
    bare = replace(bare, persons=(), answers=())
    assert made_filing(bare).files == {}


def test_eighty_exhibits_stand_in_order_and_are_cited_right():
    made = made_filing(filed_edition(exhibits=80, events=20, facts=4))
    bundle = made.texts("bundle")
    cites = printed_pages(" ".join(made.texts("skeleton")), CITED)
    assert len(cites) >= 60
    assert all(shows(bundle[page - 1], mark) for mark, page in cites)


def test_a_title_of_four_hundred_letters_is_cut_in_running_heads_alone():
    title = "Republic of Example v. " + "very long name " * 26
    shown = replace(filed_edition(exhibits=2, events=30, facts=2), title=title)
    values = values_of(shown, load_layout(RESOURCES, shown.profile))
    assert len(values["short_title"]) <= 62
    assert values["short_title"].endswith(" …")
    made = made_filing(shown)
    assert "Republic of Example v. very long" in made.texts("bundle")[1]


def test_marks_of_the_layout_take_the_place_of_those_of_the_record():
    shown = filed_edition("echr_rule39", exhibits=5, events=4, facts=4)
    made = made_filing(shown, "echr_rule39")
    letter, documents = " ".join(made.texts("request")), made.texts("documents")
    cites = printed_pages(letter, DOC_CITED)
    assert len(cites) >= 5
    assert all(shows(documents[page - 1], mark) for mark, page in cites)
    assert "See Doc 2/1 [" in re.sub(r"\s+", " ", letter), "typed marks are those of the record"
    assert "AB/2" in documents[0], "the index alone tells the record's mark"
    assert not re.search(r"AB/\d+", "".join(made.texts("request")[:1]))


def test_exhibits_in_files_of_their_own_count_their_own_pages():
    made = made_filing(filed_edition("us", exhibits=4, events=3, facts=2), "us")
    assert [one for one in made.files if "_ex-" in one] == [
        f"{number:02}_ex-{letter}_EXT-17-2026.pdf" for number, letter in enumerate("abcd", start=3)
    ]
    memorandum = " ".join(made.texts("memorandum"))
    assert "Ex. A at 1" in memorandum
    for name, page, words in made.links("memorandum"):
        if "_ex-" in name:
            letter = name.split("_")[1].removeprefix("ex-").upper()
            assert f"Ex. {letter}" in words
            assert f"Ex. {letter}" in made.texts(f"ex-{letter.lower()}")[page]


def test_only_the_bundle_is_cut_and_links_lead_into_its_parts():
    shown = filed_edition(exhibits=12)
    whole = made_filing(shown)
    limit = len(whole.files[whole.file("bundle")]) * 4 // 5
    made = made_filing(shown, limit=limit)
    parts = [name for name in made.files if "bundle" in name]
    assert parts[0] == "02_bundle_EXT-17-2026_part1.pdf"
    assert len(parts) >= 2
    assert all(len(made.files[name]) <= limit for name in parts)
    aims = [one for one in made.links("skeleton") if "bundle" in one[0]]
    assert len({name for name, _, _ in aims}) >= 2
    pages = {name: page_texts(made.files[name]) for name in parts}
    for name, page, words in aims:
        mark = re.match(r"AB/\d+(?=/1)", words)
        if mark is not None:
            assert shows(pages[name][page], mark[0]), words
            assert f"Hearing bundle, Part {name[-5]}, p. " in words


def test_exhibits_stand_in_sections_by_their_kind():
    shown = filed_edition(exhibits=4, events=1, facts=1)
    kinds = {"AB/3": "request", "AB/1": "judgment", "AB/4": "no_such_kind"}
    layout = read_layout(RESOURCES, "ew")
    arranged = arranged_exhibits(shown, layout.exhibits, kinds)
    assert [(one.letter, one.marks) for one in arranged.groups] == [
        ("B", ("AB/3",)),
        ("C", ("AB/1",)),
        ("", ("AB/2", "AB/4")),
    ]
    index = made_filing(shown, kinds=kinds).texts("bundle")[0]
    assert index.index("Request, arrest and certificate") < index.index("AB/3")
    assert index.index("AB/3") < index.index("Decisions and directions") < index.index("AB/1 ")


def test_a_translation_stands_behind_its_original_whatever_the_order():
    first, second, third = edition(exhibits=3, events=0, facts=0).exhibits
    second = replace(
        second, sheet=DisclosedCoverSheet(dated="2020", relation="translation", of="AB/3")
    )
    third = replace(third, sheet=DisclosedCoverSheet(dated="2019"))
    shown = replace(filed_edition(exhibits=3, events=0, facts=0), exhibits=(first, second, third))
    layout = read_layout(RESOURCES, "fr")
    arranged = arranged_exhibits(shown, layout.exhibits, {})
    assert [arranged.marks[one.mark] for one in arranged.disclosure.exhibits] == [
        "AB/3", "AB/2", "AB/1",
    ]  # fmt: skip
    assert arranged.disclosure.exhibits[1].sheet.of == "pièce n° 1"


def test_words_that_only_look_like_marks_stay():
    new = {"A": "Doc 1", "AB/1": "Doc 2", "AB/10": "Doc 3"}
    text = "A witness (AB/1, AB/10; AB/100) saw A/B."
    assert with_marks((text,), new) == ("A witness (Doc 2, Doc 3; AB/100) saw A/B.",)
    cite = DisclosedCitation("A", 1)
    assert with_marks((cite,), new) == (DisclosedCitation("Doc 1", 1),)


def test_marks_that_are_plain_numbers_change_no_other_number():
    """Annexes called 1 and 2 are usual; paragraphs, and texts that are a number, are none."""
    first, second = edition(exhibits=2, events=0, facts=0).exhibits
    passage = DisclosedPassage("See 1.", (("1", 1),))
    shown = replace(
        filed_edition("echr_rule39", exhibits=2, events=0, facts=0),
        exhibits=(replace(first, mark="1"), replace(second, mark="2")),
        grounds=(),
        paragraphs=("1", "2"),
        reference="1",
        answers=(DisclosedAnswer("measure", "1"),),
        narrative=(DisclosedBlock(BlockKind.NUMBERED, 0, (passage,)),),
    )
    arranged = arranged_exhibits(shown, read_layout(RESOURCES, "echr_rule39").exhibits, {})
    made = arranged.disclosure
    assert [one.mark for one in made.exhibits] == ["Doc 1", "Doc 2"]
    assert made.narrative[0].pieces == (DisclosedPassage("See 1.", (("Doc 1", 1),)),)
    assert (made.paragraphs, made.reference, made.answers[0].text) == (("1", "2"), "1", "1")


def test_what_a_head_lacks_is_told_with_the_field_to_fill_in():
    layout = read_layout(RESOURCES, "ew")
    papers = tuple(one for one in layout.papers if one.when is PartWhen.ALWAYS)
    shown = filed_edition(exhibits=1, events=0, facts=0)
    profile = load_layout(RESOURCES, shown.profile)
    assert list(missing_tokens(layout, papers, shown, profile)) == []
    bare: Disclosure = replace(shown, answers=(), deadlines=(), client="")
    missing = list(missing_tokens(layout, papers, bare, profile))
    assert [(one.token, one.fields) for one in missing] == [
        ("court", ("court",)),
        ("case_no", FIELDS_OF_TOKENS["case_no"]),
        ("client", ()),
    ]


def test_an_urgent_letter_cannot_leave_without_the_hour_of_removal():
    layout = read_layout(RESOURCES, "echr_rule39")
    shown = replace(filed_edition("echr_rule39", exhibits=0, events=0, facts=0), answers=())
    profile = load_layout(RESOURCES, shown.profile)
    missing = {one.token for one in missing_tokens(layout, layout.papers, shown, profile)}
    assert {"contact_person", "removal_datetime", "tz"} <= missing


def test_which_profiles_file_by_their_layout():
    for layout_id, profile in PROFILES.items():
        layout = layout_in_use(RESOURCES, profile)
        assert layout is not None
        assert layout.id == layout_id
    assert layout_in_use(RESOURCES, "echr_anonymity") is None
    assert layout_in_use(RESOURCES, "national_court") is None


def test_file_names_hold_letters_that_portals_take():
    assert paper_file_name(1, "memoire", "Réf 1/2 王") == "01_memoire_R-f-1-2.pdf"
    assert paper_file_name(12, "field_texts", "王") == "12_field-texts_case.pdf"
    assert len(paper_file_name(1, "bundle", "x" * 400)) < 64


def test_a_page_that_no_file_can_hold_is_refused():
    with pytest.raises(Refused) as refusal:
        made_filing(filed_edition(exhibits=3, events=1, facts=1), limit=60_000)
    assert refusal.value.code == "page_over_limit"


def test_a_page_that_is_missing_is_refused():
    shown = filed_edition(exhibits=2, events=0, facts=0)
    more = replace(shown, exhibits=tuple(replace(one, pages=2) for one in shown.exhibits))
    layout, profile = read_layout(RESOURCES, "ew"), load_layout(RESOURCES, more.profile)
    with pytest.raises(InvalidInput) as fault:
        ComposedFiling(more, profile, layout, (burned_pages(shown), (), {}))
    assert fault.value.code == "pages_mismatch"


@pytest.mark.parametrize("layout_id", PROFILES)
def test_a_layout_in_use_has_a_place_for_everything_that_a_case_can_say(layout_id: str):
    layout = read_layout(RESOURCES, layout_id)
    papers = [one for one in layout.papers if one.when is PartWhen.ALWAYS]
    parts = {part.id for one in papers for part in one.parts}
    # What happened to one person is reported there, and no grounds against an extradition.
    no_grounds = layout_id in {"un_wgeid", "un_reprisals"}
    none = {PartId.ARGUMENT, PartId.AUTHORITIES} if no_grounds else set()
    assert set(SECTIONS_OF) - parts <= {PartId.SCHEDULE, PartId.TRANSLATIONS, *none}
    form = load_layout(RESOURCES, PROFILES[layout_id]).form
    assert form is not None
    for paper in layout.papers:
        for part in paper.parts:
            unknown = [one for one in part.fields if form.field(one) is None]
            assert unknown == [], (paper.id, part.id)
    used = [layout.heads[one.head] for one in layout.papers if one.head]
    for rows in used:
        assert [one for row in rows for one in row.rows if form.field(one) is None] == []


EVERY_LAYOUT = [
    (one, profile)
    for one in layout_ids(RESOURCES)
    for profile in read_layout(RESOURCES, one).profiles[:1]
    if profile in forum_ids(RESOURCES)
]


@pytest.mark.parametrize(("layout_id", "profile_id"), EVERY_LAYOUT)
def test_every_layout_makes_papers_even_before_it_is_in_use(layout_id: str, profile_id: str):
    profile = load_layout(RESOURCES, profile_id)
    shown = filed_edition("ew", exhibits=4, events=5, facts=4)
    shown = replace(shown, profile=profile_id, audience=min(profile.audiences))
    made = made_filing(shown, layout_id)
    assert len(made.files) >= 2
    text = "".join(page for data in made.files.values() for page in page_texts(data))
    assert "{" not in text.replace("{{", "")
    assert "AB/1" in text or "Tursun Sample" in text


def test_paragraphs_of_statement_and_argument_are_one_count():
    made = made_filing(filed_edition("fr", exhibits=2, events=0, facts=3), "fr")
    text = "\n".join(made.texts("memoire"))
    numbers = [int(one) for one in re.findall(r"^(\d+)\.(?!\d)", text, re.MULTILINE)]
    statement_and_argument = 3 + 6
    assert numbers[:statement_and_argument] == list(range(1, statement_and_argument + 1))


def test_a_box_for_interim_measures_stands_where_a_removal_is_known():
    shown = filed_edition("un_tb", exhibits=1, events=0, facts=1)
    assert "Interim measures requested" in made_filing(shown, "un_tb").texts("form")[0]
    answers = tuple(one for one in shown.answers if one.field != "removal_datetime")
    calm = replace(shown, answers=answers, deadlines=())
    assert "Interim measures requested" not in made_filing(calm, "un_tb").texts("form")[0]
    layout, profile = read_layout(RESOURCES, "un_tb"), load_layout(RESOURCES, calm.profile)
    missing = {one.token for one in missing_tokens(layout, layout.papers, calm, profile)}
    assert "removal_datetime" not in missing


def test_who_submits_is_named_in_a_paper_of_its_own():
    shown = filed_edition("un_wgad", exhibits=1, events=0, facts=1)
    source = DisclosedAnswer("source_name", "Quiet Person")
    shown = replace(shown, answers=(*shown.answers, source))
    made = made_filing(shown, "un_wgad")
    naming = [name for name in made.files if "Quiet Person" in "".join(made.texts_of(name))]
    assert naming == [made.file("source")]


def test_a_row_of_a_head_that_cannot_be_bold_or_aligned_is_refused_with_its_place():
    text = text_with_inherited(RESOURCES, "fr")
    heads = {
        **text["heads"],
        "memoire": [{"kind": "field", "name": "N", "text": "T", "strong": "true"}],
    }
    with pytest.raises(InvalidInput) as refusal:
        layout_from({**text, "heads": heads}, "fr")
    assert refusal.value.code == "layout_invalid"
    assert "heads" in refusal.value.safe["place"]


def test_how_well_a_fact_is_proved_is_not_said_in_a_paper_that_is_read_first():
    shown = filed_edition("fr", exhibits=1, events=0, facts=2)
    bare = tuple(
        replace(one, cites=(), standing=EvidentialStatus.ON_INSTRUCTIONS) for one in shown.facts
    )
    text = "".join(made_filing(replace(shown, facts=bare), "fr").texts("memoire"))
    assert "sur instructions" not in text
