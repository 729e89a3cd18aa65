"""A schedule gives the judge one row for each person to rule on, and nothing of who is withheld."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_redactions import DisclosedPlace, DisclosedRisk
from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, FactId, PersonId, TreatmentId
from casefiles.domain.records.case_records import Identifier, RedactionKind
from casefiles.domain.records.redaction_settings import (
    AssignedPseudonym,
    RedactionReason,
    Treatment,
)
from casefiles.redaction.release import schedule_places
from casefiles.redaction.release.projection import project
from casefiles.redaction.release.schedule import DescribedEdition, schedule_rows
from casefiles.redaction.release.schedule_places import DescribedExhibit, bars_of
from tests.redaction.cases import fact, mark, person, snapshot

CASE = CaseId("ca5e" * 8)
A, B, W = PersonId("a"), PersonId("b"), PersonId("w")
TEXT = "[[a]] met [[b]] and [[w]] at noon."
RISK = FactId("f1")
BOXES = {1: (Box(0.0, 0.2, 1.0, 0.25),)}
SAYS = RedactionReason(A, "relative", "She lives at home.")


def treatment(**fields):
    return Treatment(TreatmentId("1" * 32), CASE, "redaction_schedule", "court_closed", **fields)


def line(text, top):
    return TextLine(text, Box(0.1, top, 0.6, top + 0.02))


def page(*lines, number=1):
    return PageText(number, 595.0, 842.0, lines)


def exhibit(boxes=None, marks=(), pages=(), mark="AB/1"):
    return DescribedExhibit(mark, boxes or {}, marks, (pages,))


def made(
    *grounds,
    exhibits=(),
    persons=None,
    texts=(TEXT,),
    facts=None,
    ciphers=(),
    is_neutral=False,
    **more,
):
    if persons is None:
        persons = [
            person("a", more.get("name", "Aygul Sample")),
            person("b", "Bahar Muster"),
            person("w", "Wang Li", "withheld"),
        ]
    told = [fact(at, text) for at, text in enumerate(texts, start=1)]
    of_edition = treatment(ciphers=tuple(ciphers))
    case = replace(snapshot(persons=persons, facts=told), treatment=of_edition)
    projection = project(case, "national_court", "court_open", ())
    edition = DescribedEdition(case, projection, projection.disclosure, exhibits)
    chosen = treatment(grounds=tuple(grounds))
    return schedule_rows(edition, (of_edition, chosen), facts or {}, is_neutral=is_neutral)


def rows(*grounds, **fields):
    return made(*grounds, **fields).rows


def of(found, person_id):
    """Return the row of a person."""
    return found.rows[found.persons.index(person_id)]


def drawn(person_id="", box=None, **own):
    at = box or Box(0.1, 0.2, 0.3, 0.25)
    return replace(mark("d"), person_id=PersonId(person_id), box=at, **own)


def kinds(found):
    return [one.kind for one in found]


def test_each_placeholder_has_one_row_however_often_somebody_is_removed():
    marks = [drawn("a"), drawn("b", Box(0.1, 0.5, 0.3, 0.55)), drawn("a", Box(0.1, 0.7, 0.3, 0.75))]
    boxes = {1: tuple(Box(0.0, one.box.y0, 1.0, one.box.y1) for one in marks)}
    twice = (TEXT, "[[a]] wrote again.")
    found = made(SAYS, exhibits=[exhibit(boxes, marks)], texts=twice)
    assert kinds(found.rows) == ["person", "person"]
    assert sorted(row.what for row in found.rows) == ["[PERSON A]", "[PERSON B]"]
    assert of(found, A).places == (
        DisclosedPlace("paragraph", "1"),
        DisclosedPlace("paragraph", "2"),
        DisclosedPlace("page", "AB/1", 1, (1, 3)),
    )
    assert of(found, B).places[-1] == DisclosedPlace("page", "AB/1", 1, (2,))
    assert (of(found, A).code, of(found, A).reason) == ("relative", "She lives at home.")
    assert (of(found, B).code, of(found, B).reason) == ("protected", "")


def hidden(count):
    return [person(f"w{at}", f"Wang Li{'abcdefg'[at]}", "withheld") for at in range(count)]


def with_hidden(count):
    """Return a schedule in which as many people are withheld, behind the same bars."""
    shown = [person("a", "Aygul Sample"), person("b", "Bahar Muster")]
    bars = (Box(0.0, 0.2, 1.0, 0.25), Box(0.0, 0.4, 1.0, 0.45), Box(0.0, 0.6, 1.0, 0.65))
    marks = [drawn("a")] + [
        drawn(f"w{at}" if at < count else "w0", Box(0.1, top, 0.3, top + 0.05))
        for at, top in enumerate((0.4, 0.6))
    ]
    names = [f"Wang Li{'abcdefg'[at]}" for at in range(count)]
    texts = [line("Aygul Sample came.", 0.21), line(f"{names[0]} came.", 0.41)]
    texts.append(line(f"{names[-1]} came.", 0.61))
    return made(
        SAYS,
        persons=[*shown, *hidden(count)],
        exhibits=[exhibit({1: bars}, marks, [page(*texts)])],
        texts=("[[a]] met [[b]] and [[w0]] at noon.",),
    )


def test_how_many_are_withheld_decides_no_byte():
    def told(count):
        one = project(snapshot(), "p", "court_open", ()).disclosure
        return canonical_bytes(replace(one, removals=with_hidden(count).rows))

    assert kinds(with_hidden(1).rows) == ["person", "person", "exhibit"]
    assert told(1) == told(2) == told(5)
    assert "Wang" not in told(5).decode()


def test_what_goes_for_the_withheld_and_for_nobody_is_one_row_for_each_exhibit():
    bars = {1: (Box(0.0, 0.2, 1.0, 0.25), Box(0.0, 0.5, 1.0, 0.55)), 3: (Box(0.0, 0.1, 1.0, 0.2),)}
    of_withheld, of_nobody = [drawn("w", judge_code="minor", judge_reason="Of Li.")], [drawn()]
    two = [exhibit(bars, of_withheld), exhibit({}, mark="AB/2"), exhibit(BOXES, mark="AB/3")]
    found = rows(exhibits=two)
    assert [(one.what, one.kind, one.code, one.reason) for one in found[2:]] == [
        ("AB/1", "exhibit", "protected", ""),
        ("AB/3", "exhibit", "protected", ""),
    ]
    assert found[2].places == (DisclosedPlace("page", "AB/1", 1), DisclosedPlace("page", "AB/1", 3))
    assert found == rows(exhibits=[exhibit(bars, of_nobody), *two[1:]])


def test_were_the_withheld_searched_for_the_schedule_would_tell_them_from_nobody(monkeypatch):
    init = schedule_places.MatterSearch.__init__

    def everybody(self, persons, _shown, excused):
        init(self, persons, [one.id for one in persons], excused)

    monkeypatch.setattr(schedule_places.MatterSearch, "__init__", everybody)
    of_withheld, of_nobody = (exhibit(BOXES, [drawn(whom)]) for whom in ("w", ""))
    assert rows(exhibits=[of_withheld]) != rows(exhibits=[of_nobody])


def test_areas_that_belong_to_nobody_stand_last_with_their_own_reason():
    reason = {"judge_code": "order", "judge_reason": "Of 3 May; Wang Li knows."}
    bars = {1: (Box(0.0, 0.2, 1.0, 0.25), Box(0.0, 0.5, 1.0, 0.55))}
    found = rows(exhibits=[exhibit(bars, [drawn(**reason)]), exhibit(BOXES, mark="AB/2")])
    assert [(one.what, one.kind) for one in found[2:]] == [
        ("AB/1", "exhibit"),
        ("AB/2", "exhibit"),
        ("AB/1", "area"),
    ]
    assert (found[-1].code, found[-1].reason) == ("order", "Of 3 May; [WITHHELD] knows.")
    assert found[-1].places == (DisclosedPlace("page", "AB/1", 1, (1,)),)
    assert found[2].places == (DisclosedPlace("page", "AB/1", 1, (2,)),)


def test_a_cipher_stands_in_it_as_in_the_edition():
    found = made(ciphers=[AssignedPseudonym(A, "Zeuge 7")])
    assert of(found, A).what == "[Zeuge 7]"
    assert of(found, A).places == (DisclosedPlace("paragraph", "1"),)


def test_places_are_found_in_every_language_of_the_edition():
    found = made(texts=(TEXT, "[[a]] est venue avec [[b]] à la gare et elle est restée."))
    assert [one.what for one in of(found, A).places] == ["1", "2"]


def test_whose_a_bar_is_follows_from_the_lines_under_it():
    texts = [line("Aygul", 0.21), line("Sample lives there.", 0.31), line("Bahar Muster", 0.5)]
    bars = {1: (Box(0.0, 0.2, 1.0, 0.24), Box(0.0, 0.3, 1.0, 0.34), Box(0.0, 0.8, 1.0, 0.84))}
    found = made(exhibits=[exhibit(bars, (), [page(*texts)])])
    assert of(found, A).places[-1] == DisclosedPlace("page", "AB/1", 1, (1, 2))
    assert of(found, B).places == (DisclosedPlace("paragraph", "1"),), "it stands there openly"
    assert found.rows[-1].places == (DisclosedPlace("page", "AB/1", 1, (3,)),)


def test_what_kind_of_matter_goes_is_told_and_no_word_of_it():
    somebody = person("a", "Aygul Sample")
    known = (
        Identifier("address", "12 Rose Lane, Halvik"),
        Identifier("telephone", "+86 119 55501"),
    )
    persons = [replace(somebody, identifiers=known), person("b", "Bahar Muster")]
    texts = [line("She lives at 12 Rose Lane, Halvik.", 0.21)]
    marks = [drawn("b", Box(0.1, 0.5, 0.3, 0.55))]
    bars = {1: (Box(0.0, 0.2, 1.0, 0.25), Box(0.0, 0.5, 1.0, 0.55))}
    found = made(
        persons=persons,
        texts=("[[a]] and [[b]] met.", "Call +86 119 55501."),
        exhibits=[exhibit(bars, marks, [page(*texts)])],
    )
    assert of(found, A).matter == ("name", "address", "number")
    assert of(found, B).matter == ("name", "lines")
    assert "Rose" not in repr(found.rows)
    assert "55501" not in repr(found.rows)
    assert of(found, A).places[:2] == (
        DisclosedPlace("paragraph", "1"),
        DisclosedPlace("paragraph", "2"),
    )


def test_neither_the_width_of_an_area_nor_the_number_of_its_marks_is_told():
    wide = {1: (Box(0.0, 0.2, 1.0, 0.25),)}
    narrow = {1: (Box(0.4, 0.2, 0.5, 0.25), Box(0.6, 0.2, 0.7, 0.22))}
    assert rows(exhibits=[exhibit(wide)]) == rows(exhibits=[exhibit(narrow)])
    low = {1: (Box(0.4, 0.2, 0.5, 0.21),)}
    assert rows(exhibits=[exhibit(wide)]) == rows(exhibits=[exhibit(low)])


def test_bars_that_look_like_one_count_as_one():
    touching = (Box(0, 0.2, 1, 0.25), Box(0, 0.252, 1, 0.3), Box(0.5, 0.1, 0.6, 0.15))
    assert bars_of(touching) == ((0.1, 0.15), (0.2, 0.3))


@pytest.mark.parametrize("kind", [RedactionKind.PAGE, RedactionKind.KEEP])
def test_a_mark_of_a_page_is_all_of_its_bars(kind):
    bars = {1: (Box(0.0, 0.0, 1.0, 0.3), Box(0.0, 0.6, 1.0, 1.0))}
    around = drawn("a", Box(0.2, 0.3, 0.8, 0.6), kind=kind)
    found = made(exhibits=[exhibit(bars, [around])])
    assert of(found, A).places[-1] == DisclosedPlace("page", "AB/1", 1)
    assert kinds(found.rows) == ["person", "person"]


def test_a_mark_may_add_a_reason_to_that_of_its_person():
    own = [
        drawn("a", judge_reason="Her flat."),
        drawn("a", judge_code="order"),
        drawn("a", judge_code="minor", judge_reason="She is nine; Wang Li knows."),
    ]
    row = of(made(SAYS, exhibits=[exhibit(BOXES, [drawn("a"), *own])]), A)
    told = [(one.code, one.reason) for one in row.more]
    assert told == [
        ("relative", "Her flat."),
        ("minor", "She is nine; [WITHHELD] knows."),
        ("order", ""),
    ]
    again = of(made(SAYS, exhibits=[exhibit(BOXES, [*reversed(own)])]), A)
    assert again.more == row.more, "the order of marks in the vault is nobody's business"


def test_facts_print_as_these_readers_may_have_them_and_no_others():
    cites = (DisclosedCitation("AB/3", 2),)
    readable = {RISK: DisclosedRisk("Wang Li summoned [[a]] and Bahar Muster.", cites)}
    chosen = replace(SAYS, facts=(FactId("f9"), RISK), less="Initials identify [[a]].", order="x")
    found = made(chosen, facts=readable)
    (told,) = of(found, A).facts
    assert told.cites == cites
    assert "summoned [PERSON" in told.text
    assert told.text.startswith("[WITHHELD]")
    assert of(found, A).less.startswith("Initials identify [PERSON ")
    assert of(found, A).order == "x"
    assert found.facts == (RISK,)


def test_a_name_typed_into_a_reason_becomes_a_token():
    said = RedactionReason(A, "relative", "Sister of Bahar Muster; Wang Li knows.")
    reason = of(made(said), A).reason
    assert "Bahar" not in reason
    assert "Wang" not in reason
    assert "[PERSON " in reason
    assert "[WITHHELD]" in reason


def test_who_has_no_placeholder_in_that_edition_gets_none_in_a_reason():
    said = RedactionReason(A, "relative", "Bahar Muster is her aunt.")
    assert of(made(said, texts=("[[a]] came.",)), A).reason == "[WITHHELD] is her aunt."


def test_where_the_requesting_state_may_read_it_one_neutral_reason_stands():
    readable = {RISK: DisclosedRisk("She was summoned.", ())}
    said = replace(SAYS, facts=(RISK,), less="No.", order="Allowed.")
    own = [drawn("a", judge_code="minor", judge_reason="She is nine."), drawn(judge_code="order")]
    found = made(said, facts=readable, exhibits=[exhibit(BOXES, own)], is_neutral=True)
    for row in found.rows:
        assert (row.code, row.reason) == ("protected", "")
        assert (row.more, row.facts, row.less, row.order) == ((), (), "", "")
        assert row.matter == ("identity",)
    assert found.facts == ()
    assert made(exhibits=[exhibit(BOXES, [drawn("a"), drawn()])], is_neutral=True) == found


def test_nothing_of_a_hidden_name_reaches_it():
    said = RedactionReason(A, "relative", "Her family is at home.")
    assert made(said) == made(said, name="Abdurahman Zunun Qari Haji")


def test_a_name_that_somebody_withheld_shares_decides_nothing():
    texts = [line("Sample came.", 0.21)]
    sharing = [person("a", "Aygul Sample"), person("b", "Bahar Muster")]
    bars = [exhibit(BOXES, (), [page(*texts)])]
    alone = made(persons=sharing, exhibits=bars, texts=("[[a]] met [[b]].",))
    other = [*sharing, person("w", "Zunun Sample", "withheld")]
    assert made(persons=other, exhibits=bars, texts=("[[a]] met [[b]].",)) == alone
