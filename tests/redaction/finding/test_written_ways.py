"""Ways to write names that papers have: words broken and spaced, file names, initials, masks."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.outside_list import Phrase
from tests.redaction.finding.outside_set import ASKED, outcomes

PEOPLE = Sought(
    (
        SoughtPerson(PersonId("zeynegul"), ("Zeynegül Tohtibaqi",), ()),
        SoughtPerson(PersonId("zawadzka"), ("Hanna Zawadzka",), ()),
        SoughtPerson(PersonId("kravets"), ("Тарас Степанович Кравець", "Taras Kravets"), ()),
        SoughtPerson(PersonId("shangguan"), ("上官若兰", "Shangguan Ruolan"), ()),
        SoughtPerson(PersonId("kaveh"), ("کاوه شیرازی", "Kaveh Shirazi"), ()),
        SoughtPerson(PersonId("dolma"), ("Sonam Dolma",), ()),
        SoughtPerson(PersonId("erkin"), ("Erkin Abdulla",), ()),
    )
)


def gone(text: str) -> list[str]:
    return [text[one.start : one.end] for one in matcher_of(PEOPLE).find(text)]


def asked(text: str) -> dict[str, set[str]]:
    mentions = matcher_of(PEOPLE).find(text)
    found = rules_of(PEOPLE).questions(text, mentions, is_machine_read=False)
    return {text[one.start : one.end]: {str(own) for own in one.owners} for one in found}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        # The lines of a paragraph are joined by a blank, and the hyphen stays.
        ("widziano panią Zawa- dzką, pouczoną", "Zawa- dzką"),
        ("signed by Tohti- baqi in person", "Tohti- baqi"),
        ("NAME(S)  E R K I N =. x", "E R K I N"),
        ("Kravets_T_S_passport.pdf", "Kravets_T_S"),
        ("P<UKRKRAVETS<<TARAS<<<<<<", "P<UKRKRAVETS<<TARAS"),
        ("Ms. S. Dolma has no passport", "S. Dolma"),
        ("M. ZAWADZKA Hanna", "ZAWADZKA Hanna"),
        ("K. KRAVETS Taras, chauffeur", "K. KRAVETS Taras"),
        ("Зі слів: Крaвець, водій", "Крaвець"),
    ],
)
def test_a_broken_spaced_or_joined_name_goes(text, mention):
    assert mention in gone(text)


@pytest.mark.parametrize(
    ("text", "mention", "owner"),
    [
        ("传唤人：上××（女）", "上××", "shangguan"),
        ("多謝上官大律師撥冗", "上官大律師", "shangguan"),
        ("Особа-1 (К***ь Т.С.) пояснила", "К***ь Т.С.", "kravets"),
        ("پرونده (ش…ی) ارجاع شد", "ش…ی", "kaveh"),
        ("по TSK: affidavit", "TSK", "kravets"),
        ("Draft for T. S. K. attached", "T. S. K.", "kravets"),
        ("file saved under SGRL, pw", "SGRL", "shangguan"),
        ("sgrl的稿子你留底没", "sgrl", "shangguan"),
        ("met Sonam T. there", "Sonam T.", "dolma"),
    ],
)
def test_what_only_hints_at_a_name_is_asked(text, mention, owner):
    assert owner in asked(text)[mention]


def test_a_part_sent_in_two_messages_is_asked_as_one():
    said = "no, I mean Abdu\nlla, the teacher"
    (found,) = rules_of(PEOPLE).over_lines(said)
    assert said[found.start : found.end] == "Abdu\nlla"


@pytest.mark.parametrize(
    "text",
    [
        "THE TSK REPORT OF THE MINISTRY SAYS NOTHING",
        "the sgrl file, read it",
        "vor- und nachmittags, Haupt- und Nebensache",
        "route a1bcd and E4rk 2nd",
        "او گفت… و رفت",
        "ش… و",
        "上×元",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert not gone(text)
    assert not asked(text)


def test_what_only_line_ends_tell_on_a_page_is_asked_where_words_leave(tmp_path):
    """The lines of a plain text are joined when its words leave: labels above are none then."""
    told = [
        "Surname Erkin\nand born somewhere",
        "GIVEN NAME\nErkin\nPLACE\nGhulja",
        "Name\nErkin\nx",
    ]
    rows = [
        Phrase(at, "English", "form", "", "P03", "full-name", "Erkin", text)
        for at, text in enumerate(told)
    ]
    assert [one.what for one in outcomes(rows, tmp_path)] == [ASKED] * len(rows)
