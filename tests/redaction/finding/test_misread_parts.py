"""Names and numbers with signs that machines confuse, in text that nobody marked as read by one."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought, SoughtPerson

PEOPLE = Sought(
    (
        SoughtPerson(PersonId("muller"), ("Hans-Jürgen Müller",), (("passport", "C0TJX9521"),)),
        SoughtPerson(PersonId("tursun"), ("گۈلنار تۇرسۇن",), ()),
        SoughtPerson(PersonId("voron"), ("Екатерина Сергеевна Воронцова",), ()),
        SoughtPerson(PersonId("wang"), ("王秀兰",), (("phone", "+86 139 9912 3406"),)),
        SoughtPerson(PersonId("barn"), ("Ismail Barnetov",), ()),
        SoughtPerson(PersonId("alim"), ("Idris Aldakov",), ()),
        SoughtPerson(PersonId("liz"), ("Elizabeth Margaret Whitmore",), ()),
    )
)


def asked(text, *, is_machine_read=False):
    mentions = matcher_of(PEOPLE).find(text)
    found = rules_of(PEOPLE).questions(text, mentions, is_machine_read=is_machine_read)
    return {text[one.start : one.end] for one in (*found, *mentions)}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Zeugenvernehmung Hans-Jürgen Mü11er, München", "Mü11er"),
        ("der Zeuge Mu11er wurde geladen", "Mu11er"),
        ("Certificate: GU1NAR TURSUN, female", "GU1NAR"),
        ("Протокол допроса свидетеля B0P0HЦ0BA E.C.", "B0P0HЦ0BA E.C."),
        ("刑事判决书 被告人壬秀兰，女。", "壬秀兰"),
        ("Passport no. COTJX952l issued", "COTJX952l"),
        ("call +86 l39 99l2 34O6 today", "l39 99l2 34O6"),
        ("we met lsmail in the yard", "lsmail"),
        ("we met Mr Bametov in the yard", "Bametov"),
        ("we met Idris Alclakov in the yard", "Alclakov"),
        ("Witness (Eliz█beth Whitmore) attended", "Eliz█beth"),
    ],
)
def test_signs_that_machines_confuse_are_asked_about_in_any_text(text, form):
    assert any(form in one for one in asked(text)), asked(text)


@pytest.mark.parametrize("text", ["Zeuge Muiler sprach", "dr Barnetcv"])
def test_text_that_a_machine_read_is_asked_about_sooner(text):
    assert asked(text, is_machine_read=True)


@pytest.mark.parametrize(
    "text",
    ["room B52, 11 o'clock", "the clear morning in Burnaby"],
)
def test_other_words_stay_calm(text):
    assert asked(text) == set()
