"""Recognisers find what has the form and the check digit, and nothing that only looks like it."""

import pytest

from casefiles.redaction.detectors import machine_zone, resident_id
from casefiles.redaction.detectors.every import detect_all
from casefiles.redaction.detectors.luhn import is_luhn

ID = "65310119900101123"
WHOLE = ID + resident_id.check_sign(ID)


def found(text):
    return [(one.kind, one.value) for one in detect_all(text)]


def test_the_check_sign_is_that_of_the_standard():
    # The example of GB 11643-1999, annex B.
    assert resident_id.check_sign("11010519491231002") == "X"
    assert resident_id.check_sign("44052418800101001") == "4"


@pytest.mark.parametrize(
    "written",
    [
        WHOLE,
        f"{WHOLE[:6]} {WHOLE[6:14]} {WHOLE[14:]}",
        f"{WHOLE[:6]}-{WHOLE[6:14]}-{WHOLE[14:]}",
        "".join(chr(ord(char) + 0xFEE0) for char in WHOLE),
        f"公民身份号码{WHOLE}。",
    ],
)
def test_a_resident_id_is_found_however_it_is_spaced(written):
    assert found(written) == [("resident_id", WHOLE)]


def test_the_x_may_be_small_and_the_old_form_has_fifteen_digits():
    assert found("11010519491231002x") == [("resident_id", "11010519491231002X")]
    assert found("110105491231002") == [("resident_id", "110105491231002")]
    assert resident_id.other_length("110105491231002") == "11010519491231002X"
    assert resident_id.other_length("11010519491231002X") == "110105491231002"
    assert resident_id.other_length("110105200512310021") == ""


@pytest.mark.parametrize(
    "text",
    [
        WHOLE[:17] + str((int(WHOLE[17], 11) + 1) % 10),
        "653101199013011235",
        "653101199002301230",
        WHOLE + "7",
        "A" + WHOLE,
        "995101490101123",
        "invoice 2019-000123-4, 100000000000000000",
    ],
)
def test_what_only_looks_like_a_resident_id_is_none(text):
    assert "resident_id" not in dict(found(text))


def test_nearly_all_random_numbers_fail_the_check():
    numbers = [f"6531011990{n % 12 + 1:02d}{n % 28 + 1:02d}{n:04d}" for n in range(1000, 2100)]
    own = [one for one in numbers if "resident_id" in dict(found(one))]
    assert len(own) <= len(numbers) / 9


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("E12345678", "E12345678"),
        ("his EJ1234567,", "EJ1234567"),
        ("护照号码：G87654321", "G87654321"),
        ("passport no: 45 123456", "45123456"),
        ("Passport number U1234567", "U1234567"),
    ],
)
def test_passports(text, value):
    assert ("passport", value) in found(text)


@pytest.mark.parametrize("text", ["E1234567", "EI1234567", "XE12345678", "page 12345678"])
def test_no_passports(text):
    assert "passport" not in dict(found(text))


ICAO = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


@pytest.mark.parametrize("line", [*ICAO, *CARD])
def test_machine_readable_zones_of_the_standard(line):
    # Specimens of ICAO 9303, parts 4 and 5.
    assert found(f"above\n{line}\nbelow") == [("machine_zone", line)]
    assert found(line.replace("<", "\u2039")) == [("machine_zone", line)]


def test_a_zone_with_two_wrong_check_digits_is_none():
    assert machine_zone.is_zone(ICAO[1])
    broken = ICAO[1][:9] + "9" + ICAO[1][10:19] + "7" + ICAO[1][20:]
    assert not machine_zone.is_zone(broken)
    assert found("A HEADING IN CAPITALS OF SOME LENGTH WITHOUT DIGITS") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13812345678", "13812345678"),
        ("+86 138-1234-5678", "+8613812345678"),
        ("0086 13812345678", "+8613812345678"),
        ("0998-2912345", "09982912345"),
        ("+90 (212) 555 01 00", "+902125550100"),
        ("тел: 8 727 250 12 34", "87272501234"),
        ("电话：29123456", "29123456"),
    ],
)
def test_telephones(text, value):
    assert found(text) == [("phone", value)]


@pytest.mark.parametrize("text", ["2019-2020", "12345678901", "1 234 567", "138 1234", "10.1.2020"])
def test_no_telephones(text):
    assert "phone" not in dict(found(text))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("新A·12345", "plate", "新A12345"),
        ("京AD12345", "plate", "京AD12345"),
        ("新Q1234警", "plate", "新Q1234警"),
        ("6222 0212 3456 7890 128", "bank_card", "6222021234567890128"),
        ("4111-1111-1111-1111", "bank_card", "4111111111111111"),
        ("IMEI: 490154203237518", "device", "490154203237518"),
        ("Dilnur.T@Example.org.", "mail", "dilnur.t@example.org"),
        ("dilnur [at] example (dot) org", "mail", "dilnur@example.org"),
        ("微信号: dilnur_88", "account", "dilnur_88"),
        ("wxid_0a1b2c3d4e5f", "account", "wxid_0a1b2c3d4e5f"),
        ("QQ：12345678", "account", "12345678"),
        ("https://weibo.com/u/5566?from=x", "account", "https://weibo.com/u/5566?from=x"),
        ("see t.me link https://t.me/dilnur", "account", "https://t.me/dilnur"),
        ("by @dilnur_t today", "account", "dilnur_t"),
        ("39.46770, 75.98970", "place", "39.46770,75.98970"),
        ("39°28'03\"N 75°59'22\"E", "place", "39°28'03\"N75°59'22\"E"),
    ],
)
def test_each_family(text, kind, value):
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "4111-1111-1111-1112",
        "490154203237519",
        "https://example.org/news/today",
        "meet at 5.30, page 12.5",
        "95.12345, 195.12345",
        "新疆AB政府",
        "user @ home",
        "Ordinary prose with Li and Wei, of 3 May 2019, weighs nothing; 这是普通的句子。",
    ],
)
def test_what_has_the_form_of_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Her number then was +7\n701 555 01 23. It is cut off.", "phone", "+77015550123"),
        ("Her number then was +7 701\n555 01 23.", "phone", "+77015550123"),
        ("Card 4111 1111\n1111 1111", "bank_card", "4111111111111111"),
    ],
)
def test_a_number_that_the_end_of_a_line_cuts_in_two_is_found(text, kind, value):
    (found,) = detect_all(text)
    assert (found.kind, found.value) == (kind, value)
    assert text[found.start : found.end].count("\n") == 1


@pytest.mark.parametrize("joint", ["\n", "-\n", " \n", "\n ", " -\n"])
@pytest.mark.parametrize(
    "value",
    [
        *("+86 119 5550 0137", "13812345678", "+8613812345678", "0991 5550137", "+49 30 5550-0199"),
        *(WHOLE, "E12345678", "4111 1111 1111 1111", "6222021234567890128", "新A·12345"),
    ],
)
def test_a_number_is_found_whole_wherever_a_line_ends_in_it(value, joint):
    for cut in range(1, len(value)):
        written = f"{value[:cut].rstrip()}{joint}{value[cut:].lstrip()}"
        text = f"It was {written}. She kept it."
        places = {at for one in detect_all(text) for at in range(one.start, one.end)}
        signs = (
            at for at, sign in enumerate(text) if sign.isalnum() and 7 <= at < text.find(". S")
        )
        assert places.issuperset(signs), written


@pytest.mark.parametrize(
    "written",
    [
        *("gulnar.t84-\n@mail.example", "gulnar.t84\n@mail.example", "gulnar.t84@\nmail.example"),
        *("gulnar.t84@mail.\nexample", "gulnar.t84@mail\n.example", "gulnar.t84@mail-\n.example"),
        *("gul-\nnar.t84@mail.example", "gulnar_\nt84@mail.example"),
    ],
)
def test_an_address_is_found_whole_where_a_line_ends_in_it(written):
    text = f"Write to {written}.\nShe reads it."
    assert [text[one.start : one.end] for one in detect_all(text)] == [written]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5. It was +86 119 5550 0137\n6. I have not spoken to her.", "+86 119 5550 0137"),
        ("Write to gulnar@mail.example.\nshe reads it.", "gulnar@mail.example"),
        ("Write to gulnar@mail.example\nShe reads it.", "gulnar@mail.example"),
        ("He came.\ngulnar@mail.example", "gulnar@mail.example"),
    ],
)
def test_what_stands_on_the_next_line_is_no_part_of_a_whole_value(text, value):
    assert [text[one.start : one.end] for one in detect_all(text)] == [value]


def test_numbers_of_two_lines_are_no_number():
    assert detect_all("820000\n2019-02-15\n45000\n12") == ()
    lines = "+7 701 555 01 23\n+7 701 555 01 24"
    assert [one.value for one in detect_all(lines)] == ["+77015550123", "+77015550124"]


def test_findings_lie_in_the_text_and_apart():
    text = f"a {WHOLE} b E12345678 c +86 13812345678 d x@y.org"
    ends = [at for one in detect_all(text) for at in (one.start, one.end)]
    assert ends == sorted(ends)
    assert len(ends) == 8


def test_luhn():
    assert is_luhn("79927398713")
    assert not is_luhn("79927398710")
    assert not is_luhn("0000")
