"""Each limit of each forum: at the limit all is well, over it the export stops or is warned.

Those of the program's own profiles, and one that a lawyer set for every text field of each.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import OutlineId
from casefiles.domain.records.case_records import Outline
from casefiles.domain.records.image_quality import DPI, Fineness, PageExportSettings
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.forum.forums import FieldType, Limit, LimitKind
from casefiles.dossier.parts.filing_pack_texts import pack_texts
from casefiles.library.seen import How, Seen
from casefiles.office.draft.drafting import draft_of
from casefiles.office.filing.filing_packs import part_limit
from casefiles.office.forum.forum_checks import over_limit
from casefiles.office.forum.forum_filing import filing_of
from casefiles.office.forum.forum_limits import breaches
from casefiles.office.forum.forum_sheets import save_answers, sheet_of
from casefiles.office.law.custom_limits import (
    limit_of_key,
    own_limits_of,
    remove_own_limit,
    save_custom_limit,
)
from casefiles.office.records.closed_days import keep_closed_days, list_of_year
from casefiles.office.workplace.edition_request import EditionRequest
from tests.dossier.sample_edition import RESOURCES
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]
FORMS = [one.form for one in load_layouts(RESOURCES) if one.form is not None]
TEXTS = {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST}
TODAY, LATER = date(2026, 11, 26), date(2040, 1, 1)


@pytest.fixture
def filing(work, case_id):
    """A draft of the sample case as checks look at it."""
    wanted = EditionRequest(case_id, "un_cat_art22", "treaty_body")
    found = work(lambda place, _: filing_of(place, draft_of(place, wanted)))
    assert found is not None
    return replace(found, today=TODAY)


def before(filing, form, **told):
    """Return the same draft before another forum, with other answers, exhibits or pixels."""
    draft = filing.draft
    shown = replace(draft.projection.disclosure, answers=(), deadlines=())
    if "answers" in told:
        answers = tuple(DisclosedAnswer(*one) for one in told["answers"].items())
        shown = replace(shown, answers=answers)
    if "annexes" in told:
        shown = replace(shown, exhibits=(shown.exhibits[0],) * told["annexes"])
    plans = tuple(replace(one, fineness=told.get("fineness", one.fineness)) for one in draft.plans)
    outline = draft.snapshot.outline
    if "text_layer" in told:
        outline = outlined(draft, text_layer=told["text_layer"])
    draft = replace(
        draft,
        projection=replace(draft.projection, disclosure=shown),
        plans=plans,
        snapshot=replace(draft.snapshot, outline=outline),
    )
    return replace(filing, form=form, view=replace(filing.view, draft=draft))


def outlined(draft, *, text_layer):
    """Return an outline in which text lies behind pages, or does not."""
    told = draft.disclosure
    own = (OutlineId("0f" * 16), draft.snapshot.case.id, told.profile, told.audience)
    return Outline(*own, (), (), PageExportSettings(has_text_layer=text_layer))


def stops(found, limit) -> list[bool]:
    return [one.is_stop for one in found if one.limit is limit]


def sides(filing, form, limit):
    """Return what is found at a limit and over it; None where nothing of it is made here."""
    number = float(limit.value) if limit.value.replace(".", "").isdigit() else 0
    match limit.kind:
        case LimitKind.PAGES if limit.of == "summary":
            bare = before(filing, form)
            return breaches(bare, {"main": 20.0}), breaches(bare, {"main": 21.0})
        case LimitKind.PAGES if limit.of:
            bare = before(filing, form)
            at, over = ({"main": 1.0, limit.of: number + more} for more in (0, 1))
            return breaches(bare, at), breaches(bare, over)
        case LimitKind.COUNT:
            few, many = (before(filing, form, annexes=int(number) + more) for more in (0, 1))
        case LimitKind.RESOLUTION:
            kinds = sorted(Fineness, key=lambda one: DPI[one])
            fits = [one for one in kinds if DPI[one] <= number]
            above = [one for one in kinds if DPI[one] > number]
            if not above:
                return None
            few, many = (before(filing, form, fineness=one) for one in (fits[-1], above[0]))
        case LimitKind.FORMAT if limit.of:
            few, many = (before(filing, form, text_layer=one) for one in (True, False))
        case LimitKind.LEAD_TIME:
            # The registry of Strasbourg counts back its own hours: those of today are the last.
            is_by_hours = "echr_r39_1wd" in form.deadlines
            days = int(limit.value.split()[0]) + is_by_hours
            few, many = (
                before(filing, form, answers={"removal_datetime": f"{day}T09:00+01:00"})
                for day in (after_working_days(days), after_working_days(days - 1))
            )
        case _:
            return None
    return breaches(few, {}), breaches(many, {})


def after_working_days(count):
    day = TODAY
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


def test_every_limit_passes_what_is_at_it_and_stops_or_warns_of_what_is_over(opened, filing):
    for year in (TODAY.year, TODAY.year + 1):
        told = ("page of the Court", "2026-11-20", "A. Counsel")
        opened.run(keep_closed_days(list_of_year(str(year), f"1 January {year}", told)))
    seen = set()
    for form, limit in [(each, one) for each in FORMS for one in each.limits if one.value]:
        found = sides(filing, form, limit)
        if found is None:
            continue
        at, over = found
        place = (form.id, limit.kind.value, limit.value)
        seen.add(limit.kind)
        assert stops(at, limit) == [], place
        is_sourced = limit.blocks and limit.seen.is_sourced
        is_stop = is_sourced and form.review_by >= TODAY and not form.is_interim
        assert stops(over, limit) == [is_stop], place
        late = replace(form, review_by=date(2026, 1, 1))
        _, overdue = sides(filing, late, limit)
        assert stops(overdue, limit) == [False], place
        urgent = replace(form, is_interim=True, review_by=LATER)
        _, hurried = sides(filing, urgent, limit)
        assert stops(hurried, limit) == [False], place
    kinds = {LimitKind.PAGES, LimitKind.COUNT, LimitKind.RESOLUTION, LimitKind.FORMAT}
    assert seen == {*kinds, LimitKind.LEAD_TIME}, "every kind that is measured was tried"


def test_every_text_field_of_every_forum_can_have_a_limit_that_is_kept_to_the_letter(filing):
    tried = 0
    for form in FORMS:
        for field in (one for one in form.fields if one.type in TEXTS):
            limits = tuple(
                Limit(kind, "3", "", blocks, Seen(How.GENERAL), field.id, until)
                for kind, blocks, until in (
                    (LimitKind.CHARACTERS, True, LATER),
                    (LimitKind.WORDS, True, LATER),
                    (LimitKind.CHARACTERS, False, LATER),
                    (LimitKind.CHARACTERS, True, date(2026, 1, 1)),
                )
            )
            held = replace(form, limits=limits)
            at = before(filing, held, answers={field.id: "a b"})
            assert breaches(at, {}) == (), (form.id, field.id)
            over = breaches(before(filing, held, answers={field.id: "a b c d"}), {})
            hard = not form.is_interim
            assert [one.is_stop for one in over] == [hard, hard, False, False], form.id
            assert {one.field for one in over} == {field.id}
            tried += 1
    assert tried > 150


def test_a_limit_that_nobody_knew_is_set_with_its_source_and_then_holds(opened, work, case_id):
    ccf = EditionRequest(case_id, "ccf_request", "ccf")
    told = work(own_limits_of(ccf.profile))
    assert {"mb_file:", "chars:purpose"} <= {key for key, _ in told.offered}
    read = ("20", True, "Portal user guide, page 7", "2026-11-20")
    portal = limit_of_key(ccf.profile, "mb_file:", read)
    for wrong, field in (
        (replace(portal, value="much"), "value"),
        (replace(portal, value="0"), "value"),
        (replace(portal, source=" "), "source"),
        (replace(portal, checked=""), "checked"),
    ):
        with pytest.raises(Refused) as refusal:
            opened.run(save_custom_limit(wrong))
        assert refusal.value.safe["field"] == field
    draft = work(lambda place, _: draft_of(place, ccf))
    assert part_limit(draft.profile.form) == 50
    opened.run(save_custom_limit(portal))
    letters = limit_of_key(ccf.profile, "chars:purpose", ("4", True, "portal", "2026-11-20"))
    opened.run(save_custom_limit(letters))
    (first, second) = work(own_limits_of(ccf.profile)).limits
    assert first.words == "Megabytes of one file: 20 (refused above it)"
    assert first.read == "Read in Portal user guide, page 7, 20 November 2026"
    assert "(refused above it)" in second.words
    draft = work(lambda place, _: draft_of(place, ccf))
    form = draft.profile.form
    assert part_limit(form) == 20
    assert [one.value for one in form.limits if one.kind is LimitKind.FILE_SIZE] == ["20"]
    sheets = dict(pack_texts(draft.disclosure, draft.profile, form, ()))
    assert "limit 4 characters" in sheets["1-fields.txt"]
    assert "user guide" not in "".join(sheets.values()), "where it was read stays in the vault"
    limits = dict(work(sheet_of(ccf)).forum_facts)["LIMITS"]
    assert any("20 (set by you, until 2027-11-2" in one for one in limits)
    opened.run(save_answers(ccf, {"purpose": "five!"}))
    (stop,) = work(lambda place, _: tuple(over_limit(place, draft_of(place, ccf))))
    assert stop.spots[0].record == "purpose"
    opened.run(save_answers(ccf, {"purpose": "four"}))
    assert work(lambda place, _: tuple(over_limit(place, draft_of(place, ccf)))) == ()
    opened.run(remove_own_limit(portal.id))
    assert part_limit(work(lambda place, _: draft_of(place, ccf)).profile.form) == 50


def test_an_address_that_counsel_confirmed_stands_in_place_of_the_program_s(opened, work, case_id):
    wgad = EditionRequest(case_id, "un_wgad", "treaty_body")
    draft = work(lambda place, _: draft_of(place, request=wgad))
    sheets = dict(pack_texts(draft.disclosure, draft.profile, draft.profile.form, ()))
    message = sheets["2-cover-message.txt"]
    assert "\nTo:" not in f"\n{message}"
    assert message.count("confirm on the connected machine") == 2
    read = ("wgad@body.example", False, "a page of theirs", "2026-12-01", "Z. Signer")
    own = limit_of_key(wgad.profile, "address:email", read)
    for wrong in ("soon", "20", "a@b", "a b@c.org", ""):
        with pytest.raises(Refused, match="own_address"):
            opened.run(save_custom_limit(replace(own, value=wrong)))
    with pytest.raises(Refused) as unsigned:
        opened.run(save_custom_limit(replace(own, signed_by=" ")))
    assert unsigned.value.safe == {"field": "signed_by"}
    opened.run(save_custom_limit(own))
    (held,) = work(own_limits_of(wgad.profile)).limits
    assert held.words == "Address for e-mail: wgad@body.example"
    assert held.read.startswith("Confirmed by Z. Signer in a page of theirs")
    form = work(lambda place, _: draft_of(place, request=wgad)).profile.form
    assert [one.to for one in form.channels if one.kind == "email"] == ["wgad@body.example"]
    sheets = dict(pack_texts(draft.disclosure, draft.profile, form, ()))
    assert "To: wgad@body.example" in sheets["2-cover-message.txt"]
    assert "(confirmed by counsel, read on 2026-12-01)" in sheets["3-checklist.txt"]
    assert not any(one in "".join(sheets.values()) for one in ("a page of theirs", "Z. Signer"))
    ways = work(sheet_of(wgad)).channels
    assert any("confirmed by counsel" in one for one in ways)
    assert not any("un.org" in one for one in ways)
