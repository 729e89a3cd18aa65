"""Names, numbers and addresses in what programs write for letters: %E5%BC%A0, &nbsp;, =C3=BC."""

import base64
import quopri
from email.header import Header
from urllib.parse import quote

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.encoded_text import decoded
from casefiles.redaction.names.sought import Sought, SoughtPerson

NUMBERS = (("phone", "+86 139 9912 3406"), ("e-mail", "liu.yan88@example.cn"))
PEOPLE = Sought(
    (
        SoughtPerson(PersonId("zhang"), ("张国强", "Zhang Guoqiang"), NUMBERS),
        SoughtPerson(PersonId("muller"), ("Jürgen Müller",)),
        SoughtPerson(PersonId("voron"), ("Екатерина Воронцова",)),
        SoughtPerson(PersonId("hai"), ("Hai Li",)),
    )
)


def gone(text):
    return [text[one.start : one.end] for one in matcher_of(PEOPLE).find(text)]


def asked(text):
    mentions = matcher_of(PEOPLE).find(text)
    found = rules_of(PEOPLE).questions(text, mentions, is_machine_read=False)
    return [text[one.start : one.end] for one in found]


QUOTED = quopri.encodestring("Екатерина Воронцова".encode()).decode()
NAME = "张国强"
PARTED = " ".join(
    f"=?utf-8?B?{base64.b64encode(part).decode()}?="
    for part in (NAME.encode()[:4], NAME.encode()[4:])
)
"""Some programs end a word in the middle of a letter."""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("https://example.org/search?q=%E5%BC%A0%E5%9B%BD%E5%BC%BA&lang=zh", quote(NAME)),
        (f"q={quote(quote(NAME))}&x=1", quote(quote(NAME))),
        (f"q={quote(NAME.encode('gb18030'))}&x=1", quote(NAME.encode("gb18030"))),
        ("q=Zhang%20Guoqiang&x=1", "Zhang%20Guoqiang"),
        ("<b>Zhang&nbsp;Guoqiang</b> v. Attorney General", "Zhang&nbsp;Guoqiang"),
        ("&#24352;&#22269;&#24378; said", "&#24352;&#22269;&#24378;"),
        ("&#x5F20;&#x56FD;&#x5F3A; said", "&#x5F20;&#x56FD;&#x5F3A;"),
        ("Herr J&uuml;rgen M&uuml;ller kam", "J&uuml;rgen M&uuml;ller"),
        (r'{"name": "\u5f20\u56fd\u5f3a"}', r"\u5f20\u56fd\u5f3a"),
        (r'{"name": "\u{5f20}\u{56fd}\u{5f3a}"}', r"\u{5f20}\u{56fd}\u{5f3a}"),
        ("escape('%u5F20%u56FD%u5F3A')", "%u5F20%u56FD%u5F3A"),
        (r"'J\xc3\xbcrgen M\xc3\xbcller'", r"J\xc3\xbcrgen M\xc3\xbcller"),
        (r"J\303\274rgen M\303\274ller.pdf", r"J\303\274rgen M\303\274ller"),
        (f"body: {QUOTED} end", QUOTED),
        (f"From: {Header('Екатерина Воронцова', 'utf-8').encode()} <x@y>", None),
        (f"From: {PARTED} <x@y>", PARTED),
        (f"From: =?gb2312?B?{base64.b64encode(NAME.encode('gb2312')).decode()}?= <x@y>", None),
        ("From: =?iso-8859-1?Q?J=FCrgen_M=FCller?= <x@y>", "=?iso-8859-1?Q?J=FCrgen_M=FCller?="),
        (f"http://www.xn--{NAME.encode('punycode').decode()}.cn/", None),
        *(
            (f"body: {wrong} end", wrong)
            for table in ("latin-1", "cp1252", "cp1251")
            for wrong in ["Екатерина Воронцова".encode().decode(table)]
        ),
        ("mailto:liu.yan88%40example.cn", "liu.yan88%40example.cn"),
        ("liu.yan88&#64;example.cn", "liu.yan88&#64;example.cn"),
        ("wa.me/?phone=%2B86%20139%209912%203406", "86%20139%209912%203406"),
    ],
)
def test_what_programs_write_for_letters_goes_as_letters_do(text, form):
    found = gone(text)
    assert found, asked(text)
    assert form is None or any(form in one for one in found), found


def test_what_is_asked_of_letters_is_asked_of_what_stands_for_them():
    assert asked("signed Z.&nbsp;G. today") == ["Z.&nbsp;G."]


@pytest.mark.parametrize(
    "text",
    [
        "AT&T; 100%25 of x=3D y",
        "a=20\nb=30",
        "https://x.org/?a=%41%42",
        r"C:\users\x41",
        "xn--p1ai",
    ],
)
def test_other_codes_stay(text):
    assert (gone(text), asked(text)) == ([], [])


def test_the_way_back_leads_to_whole_codes():
    text = "a%E5%BC%A0&amp;nbsp;b"
    plain = decoded(text)
    assert plain is not None
    assert plain.text == "a张\xa0b"
    assert [text[slice(*plain.span(at, at + 1))] for at in range(4)] == [
        *("a", "%E5%BC%A0", "&amp;nbsp;", "b"),
    ]
    assert decoded("100 % of it = all & more") is None


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("律师陈(chén)慧(huì)敏(mǐn)来了", "陈(chén)慧(huì)敏(mǐn)"),
        ("陈（Chén）慧（Huì）敏（Mǐn）", "陈（Chén）慧（Huì）敏（Mǐn）"),
        ("(chén)陈(huì)慧(mǐn)敏来了", "(chén)陈(huì)慧(mǐn)敏"),
        ("陈(ㄔㄣˊ)慧(ㄏㄨㄟˋ)敏(ㄇㄧㄣˇ)", "陈(ㄔㄣˊ)慧(ㄏㄨㄟˋ)敏(ㄇㄧㄣˇ)"),
        ("陈慧敏(MP)说", "陈慧敏"),
        ("met \u202enimiuH nehC\u202c today", "\u202enimiuH nehC\u202c"),
    ],
)
def test_sounds_between_characters_and_turned_letters_hide_no_name(text, gone):
    person = SoughtPerson(PersonId("1" * 32), ("Chen Huimin", "陈慧敏"))
    (found,) = matcher_of(Sought((person,), ())).find(text)
    assert text[found.start : found.end] == gone


@pytest.mark.parametrize("text", ["他(ta)说(shuo)了(le)", "王(see)和李", "\u202eyadnoM\u202c"])
def test_sounds_of_other_words_stay(text):
    person = SoughtPerson(PersonId("1" * 32), ("Chen Huimin", "陈慧敏"))
    assert matcher_of(Sought((person,), ())).find(text) == ()
