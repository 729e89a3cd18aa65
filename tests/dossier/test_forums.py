"""Forum profiles: everything that was researched is in the data, and nonsense is refused."""

import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.dossier.forum.forum_conflicts import ProcedureBar, load_conflicts
from casefiles.dossier.forum.forum_fields import forum_ids, load_forum
from casefiles.dossier.forum.forums import FORUM_CHECKS, ForumProfile, LimitKind
from casefiles.library.seen import How
from casefiles.library.time_limit_rules import load_time_limit_rules
from casefiles.resource_files.plain_yaml import Plain, read_plain_yaml
from casefiles.words.catalogue import explain
from tests.dossier.sample_edition import RESOURCES

SHIPPED = {name: load_forum(RESOURCES, name) for name in forum_ids(RESOURCES)}
FILED = {name: one for name, one in SHIPPED.items() if not one.is_abstract}
RESEARCHED = read_plain_yaml((Path(__file__).parent / "forum_coverage.yaml").read_bytes())
KINDS = ("headings", "fields", "limits", "preflight", "rules")
PRESETS = {
    "un_tb_third_parties": "un_third_parties",
    "us_frcrp_49_1": "us_frcrimp_49_1",
    "ccf_requesting_ncb": "ccf_requesting_bureau",
}
"""Names on the page of research that the presets do not have."""


def said(profile: ForumProfile) -> dict[str, set[str]]:
    """Return what a profile has of each kind, as the page of research writes it."""
    return {
        "headings": {one.heading for one in profile.headings},
        "fields": {one.id for one in profile.fields},
        "limits": {
            f"{one.kind} {one.value} {'block' if one.blocks else 'warn'} {one.seen.how}"
            for one in profile.limits
        },
        "preflight": set(profile.preflight),
        "rules": {one.text for one in profile.rules},
    }


def researched() -> dict[str, dict[str, list[str]]]:
    assert isinstance(RESEARCHED, dict)
    found = RESEARCHED["profiles"]
    assert isinstance(found, dict)
    return {name: {kind: texts(one, kind) for kind in KINDS} for name, one in found.items()}


def texts(one: Plain, kind: str) -> list[str]:
    assert isinstance(one, dict)
    items = one[kind]
    assert isinstance(items, list)
    return [str(item) for item in items]


def test_every_heading_field_limit_and_check_of_the_research_is_in_the_data(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lacking = []
    with capsys.disabled():
        print(f"\n{'profile':28}" + "".join(f"{kind:>12}" for kind in KINDS))
        for name, wanted in researched().items():
            has = said(SHIPPED[name])
            print(
                f"{name:28}"
                + "".join(
                    f"{sum(x in has[kind] for x in wanted[kind]):>6} of {len(wanted[kind]):<2}"
                    for kind in KINDS
                )
            )
            lacking += [
                (name, kind, x) for kind in KINDS for x in wanted[kind] if x not in has[kind]
            ]
    assert lacking == []


def test_every_check_is_known_and_asked_for_by_some_profile():
    assert isinstance(RESEARCHED, dict)
    assert set(texts(RESEARCHED, "checks")) == FORUM_CHECKS
    assert {check for one in FILED.values() for check in one.preflight} == FORUM_CHECKS


def test_what_a_profile_names_is_there():
    rules = {one.id for one in load_time_limit_rules(RESOURCES).rules}
    presets = {path.stem for path in (RESOURCES / "presets").glob("*.yaml")}
    assert isinstance(RESEARCHED, dict)
    assert {PRESETS.get(one, one) for one in texts(RESEARCHED, "presets")} <= presets
    for one in FILED.values():
        assert set(one.deadlines) <= rules, one.id
        assert one.redaction_preset in presets, one.id
        assert one.urgent == "" or FILED[one.urgent].is_interim, one.id


def test_children_insert_and_override_what_they_inherit():
    base, cat, ced = SHIPPED["un_tb_base"], SHIPPED["un_cat_art22"], SHIPPED["un_ced_art31"]
    names = [one.id for one in cat.headings]
    assert names[names.index("h7") : names.index("h8")] == ["h7", "h7a", "h7b", "h7c", "h7d", "h7e"]
    assert len(cat.headings) == len(base.headings) + 5
    assert cat.channels == base.channels
    assert [(one.kind, one.value, one.blocks) for one in ced.limits] == [
        (LimitKind.PAGES, "50", False)
    ]


def test_a_limit_stops_only_while_it_is_sourced_and_not_overdue():
    profile = SHIPPED["echr_rule39"]
    size = next(one for one in profile.limits if one.kind is LimitKind.FILE_SIZE)
    assert size.stops(profile.review_by, profile.review_by)
    assert not size.stops(profile.review_by.replace(year=2040), profile.review_by)
    general = [one for p in FILED.values() for one in p.limits if not one.is_fact]
    assert general
    assert not any(one.stops(profile.as_of, profile.review_by) for one in general)


def test_what_is_not_established_is_empty():
    size = [one for one in SHIPPED["ccf_request"].limits if one.kind is LimitKind.FILE_SIZE]
    assert [(one.value, one.seen.how) for one in size] == [("", How.GENERAL)]


def test_conflicts_tell_pending_from_past():
    table = load_conflicts(RESOURCES)
    hrc, cat = table.of("hrc", "echr"), table.of("cat", "echr")
    assert hrc is not None
    assert cat is not None
    assert (hrc.bar, cat.bar) == (ProcedureBar.PENDING, ProcedureBar.EVER)
    assert table.of("ccf", "echr") is not None


SOUND = (RESOURCES / "forums" / "echr_anonymity.yaml").read_text()


def load(tmp_path: Path, text: str) -> ForumProfile:
    folder = tmp_path / "forums"
    folder.mkdir()
    base = RESOURCES / "forums" / "forum_base.yaml"
    (folder / base.name).write_bytes(base.read_bytes())
    (folder / "echr_anonymity.yaml").write_text(text)
    shutil.copytree(RESOURCES / "sources", tmp_path / "sources")
    return load_forum(tmp_path, "echr_anonymity")


@pytest.mark.parametrize(
    ("old", "new", "reason", "place"),
    [
        ("delivery: letter", "delivery: letter\nspeed: fast", "unknown_key", "speed"),
        ("delivery: letter", "delivery: letter\ndelivery: form", "doubled_key", "line"),
        ("delivery: letter", "delivery: pigeon", "unknown_word", "delivery"),
        ("inherits: forum_base", 'inherits: ""', "missing_key", "annex"),
        ("inherits: forum_base", "inherits: forum_lost", "unknown_parent", "inherits"),
        ("inherits: forum_base", "inherits: echr_anonymity", "inherits_itself", "inherits"),
        ("id: order_sought", "id: reasons", "doubled_item", "fields reasons"),
        ("id: order_sought", "id: Order", "not_an_id", "fields 1"),
        ("heading: h5}", "heading: h9}", "unknown_heading", "fields designation"),
        ("type: enum", "type: essay", "unknown_word", "fields 1"),
        ("req: may", "req: perhaps", "unknown_word", "fields 5"),
        ("req: may, ", "", "missing_key", "fields 5 req"),
        ("limits: []", "limits: {}", "not_a_list", "limits"),
        (
            "limits: []",
            "limits: [{kind: pages, value: NaN, scope: x, action: warn, conf: gk}]",
            "absurd_number",
            "limits 1",
        ),
        (
            "limits: []",
            'limits: [{kind: pages, value: "9999999", scope: x, action: warn, conf: gk}]',
            "absurd_number",
            "limits 1",
        ),
        ("preflight: [conf", "preflight: [mind_reading, conf", "unknown_check", "preflight mind"),
        (
            "limits: []",
            "limits: []\nrules_in_order:\n  - {after: h77, items: []}",
            "doubled_key",
            "rules_in_order",
        ),
        (
            "preflight: [",
            "preflight_in_order:\n  - {after: h77, items: []}\nurgent: [",
            "nothing_of_that_id",
            "preflight_in_order 1",
        ),
        (
            "limits: []",
            "limits: []\nheadings_override: []",
            "doubled_key",
            "headings_override",
        ),
        ('review_by: "2027', 'review_by: "2020', "review_before_as_of", "review_by"),
        ("audience: court_open", "audience: my_friends", "unknown_audience", "audiences"),
    ],
)
def test_nonsense_is_refused_with_file_place_and_words(
    tmp_path: Path, old: str, new: str, reason: str, place: str
) -> None:
    assert old in SOUND
    with pytest.raises(InvalidInput) as refusal:
        load(tmp_path, SOUND.replace(old, new, 1))
    assert refusal.value.code == "forum_invalid"
    assert refusal.value.safe["reason"] == reason
    assert refusal.value.safe["file"] == "echr_anonymity"
    assert str(refusal.value.safe["place"]).startswith(place)
    words = explain(refusal.value.code, refusal.value.safe)
    assert "echr_anonymity" in words
    assert reason not in words


@pytest.mark.parametrize("name", ["", "../national_court", "nobody"])
def test_what_is_no_profile_is_unknown(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        load_forum(RESOURCES, name)
    assert refusal.value.code == "unknown_profile"


def test_no_address_that_was_not_established_is_a_fact():
    """Pages of the United Nations disagree or were not seen: each says so, with its day."""
    for form in FILED.values():
        for way in form.channels:
            if way.to.endswith(("un.org", "ohchr.org")):
                assert not way.is_fact, (form.id, way.to)
                assert "2026-11-28" in way.badge, (form.id, way.to)
    wgad = {way.to for way in FILED["un_wgad"].channels if way.kind == "email"}
    assert wgad == {"ohchr-wgad@un.org", "hrc-wg-ad@un.org"}
    assert [way.kind for way in FILED["un_cat_art22"].channels] == ["online_form", "email", "post"]


def test_no_two_bodies_that_may_be_seized_are_passed_over_in_silence():
    """Where no rule was established, it is to be looked up."""
    table = load_conflicts(RESOURCES)
    bodies = {"echr", "cat", "hrc", "ced31", "ced30", "cedaw", "wgad", "wgeid", "sp_letter"}
    for to_seize in ("ced31", "wgeid", "sp_letter", "wgad", "un_reprisals"):
        for seized in bodies - {to_seize}:
            assert table.of(to_seize, seized) is not None, (to_seize, seized)
    assert table.of("wgeid", "echr").bar is ProcedureBar.CHECK
    for to_seize in bodies | {"ccf", "un_reprisals"}:
        for seized in (bodies | {"ccf"}) - {to_seize}:
            assert table.of(to_seize, seized) is not None, (to_seize, seized)
    assert table.of("cat", "cat") is None
    assert table.of("cat", "") is None


def test_what_was_read_without_a_lawyer_is_never_sourced_and_says_where_and_when():
    """Only what an official page says of its own site stops anything."""
    for form in FILED.values():
        for one in (*form.channels, *form.limits, *form.rules):
            seen = one.seen
            if not seen.key:
                continue
            assert seen.key in form.places, (form.id, seen.key)
            assert seen.key in seen.badge, (form.id, seen.key)
            if seen.read is not None and seen.key != "R39-TC":
                assert not seen.is_sourced, (form.id, one)
                assert seen.read.isoformat() in seen.badge, (form.id, seen.key)


def test_what_has_no_place_and_day_of_reading_stands_with_its_badge():
    bare = 0
    for form in FILED.values():
        for one in (*form.channels, *form.limits, *form.rules):
            if one.seen.key and one.seen.read:
                continue
            bare += 1
            assert "unverified" in one.seen.badge, (form.id, one)
        for limit in form.limits:
            noted = bool(limit.seen.key and limit.seen.read)
            assert noted or not limit.stops(form.as_of, form.review_by), (form.id, limit)
    assert bare > 90


ROW = '{kind: pages, value: "9", scope: x, action: block, of: main, %s}'


@pytest.mark.parametrize(
    ("told", "badge", "stops"),
    [
        ('conf: o, key: R39-TC, read: "2026-11-28"', "(read in R39-TC on 2026-11-28)", True),
        ("conf: o, key: R39-TC", "(unverified, read in R39-TC)", False),
        ('conf: o, read: "2026-11-28"', "(unverified, read on 2026-11-28)", False),
        ("conf: o", "(unverified)", False),
        ('conf: oc, key: NOTES, read: "2026-11-28"', "(unverified, read in NOTES on 2026", False),
        ('conf: s, key: NOTES, read: "2026-11-28"', "(unverified, read in NOTES on 2026", False),
        ("conf: s", "(unverified)", False),
        ("conf: mix", "(in part unverified)", False),
        ("conf: gk", "(unverified)", False),
    ],
)
def test_a_limit_is_a_fact_only_with_an_official_page_its_key_and_the_day(
    tmp_path: Path, told: str, badge: str, stops: bool
) -> None:
    form = load(tmp_path, SOUND.replace("limits: []", f"limits: [{ROW % told}]", 1))
    (limit,) = form.limits
    assert limit.badge.strip().startswith(badge)
    assert limit.stops(form.as_of, form.review_by) is stops


@pytest.mark.parametrize(
    ("told", "place"),
    [("conf: sure", "limits 1"), ('conf: o, key: NOBODY, read: "2026-11-28"', "key NOBODY")],
)
def test_how_a_limit_was_read_is_one_of_the_words_and_its_key_one_of_the_list(
    tmp_path: Path, told: str, place: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(tmp_path, SOUND.replace("limits: []", f"limits: [{ROW % told}]", 1))
    assert (refusal.value.safe["place"], refusal.value.safe["reason"]) == (place, "unknown_word")


def test_a_key_that_stands_for_no_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(tmp_path, SOUND.replace('sources: ["ANON-PD"', 'sources: ["NOBODY"', 1))
    assert refusal.value.safe["place"] == "key NOBODY"


def test_what_the_page_on_reprisals_does_not_say_is_not_told_as_read_there() -> None:
    """The copy hid the addresses and named no language; what it says was translated here."""
    form = FILED["un_reprisals"]
    hidden = [
        one for name in ("un_reprisals", "un_sp_communication") for one in FILED[name].channels
    ]
    urgent = [one for one in hidden if one.to == "urgent-action@ohchr.org"]
    assert len(urgent) == 2
    assert not any("REPR-ZH" in one.badge or one.is_fact for one in urgent)
    assert form.languages == ()
    assert "not established" in form.language_note
    (timing,) = (one for one in form.rules if one.id == "timing_1")
    assert "in our translation" in timing.text
    assert "in part unverified, read in REPR-ZH" in timing.seen.badge
    assert form.is_unverified


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("se_extradition", ["section 5", "section 6", "section 7", "section 8", "section 9"]),
        ("se_extradition", ["section 10", "Förhandling må ej vägras", "section 20"]),
        ("un_ced_art30_ua", ["domestic remedies need not be exhausted", "if possible"]),
        ("ccf_request", ["may stand still", "3, 19, 23, 25, 28 and 33"]),
        ("echr_rule47", ["do not send a separate authority form", "Old forms are not accepted"]),
        ("fr_extradition", ["696-13", "696-14", "696-18", "696-19", "696-22"]),
        ("ew_extradition_bundle", ["S.I. 2025/909", "unless the High Court otherwise directs"]),
    ],
)
def test_what_was_corrected_stands_in_the_rules(form: str, words: list[str]) -> None:
    told = "\n".join((*(one.text for one in FILED[form].rules), *FILED[form].legal_basis))
    assert [one for one in words if one not in told] == []


def test_the_boxes_of_the_form_stand_with_its_headings_and_are_not_printed() -> None:
    headings = FILED["echr_rule47"].headings
    told = {one.id: one.heading for one in headings}
    assert "18 to 25" in told["sc"]
    assert "33 to 36" in told["sc"]
    assert "66 and 67" in told["sh"]
    assert "68 and 69" in told["sh"]
    assert "70" in told["si"]
    assert all("box" in told[one] for one in ("sa", "sd", "se", "sf", "sg"))
    assert not any("box" in one.words for one in headings)


def test_post_to_a_committee_asks_for_its_reason_and_comes_last() -> None:
    for name in ("un_cat_art22", "un_hrc_op1", "un_cedaw_op", "un_ced_art31"):
        assert FILED[name].field("post_reason") is not None, name
        assert FILED[name].channels[-1].kind == "post", name
        assert "good reason" in FILED[name].channels[-1].note
    assert FILED["un_tb_interim_letter"].field("post_reason") is not None


def test_the_form_of_strasbourg_tells_its_boxes_and_the_page_for_remedies():
    form = FILED["echr_rule47"]
    assert any("33 applicant signs" in one.text for one in form.rules)
    assert [one.value for one in form.limits if one.of == "sg"] == ["1"]
