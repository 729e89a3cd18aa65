"""In which writing systems a text is written: words count, and neither tokens nor addresses."""

import time

import pytest

from casefiles.domain.language.writing_systems import (
    LEAST,
    letter_counts,
    systems_of_letters,
    written_in,
)

HAN = "公安机关于二零一七年十一月四日在其住所将其带走并送往拘留所"
WORDS = {
    "Latn": "The officers came to the house at noon and took him away",
    "Cyrl": "Сотрудники пришли в дом в полдень и увели его с собой надолго",
    "Grek": "Οι αστυνομικοί ήρθαν στο σπίτι το μεσημέρι και τον πήραν",
    "Armn": "Ոստիկանները կեսօրին եկան տուն և տարան նրան իրենց հետ միասին",
    "Geor": "პოლიციელები შუადღისას მოვიდნენ სახლში და წაიყვანეს ის თან",
    "Hani": HAN,
    "Kana": "それはとてもながいあいだのことでありました",
    "Hang": "경찰관들이정오에집에와서그를데려갔습니다그리고",
    "Arab": "جاء الضباط إلى المنزل ظهرا وأخذوه معهم إلى مركز الاحتجاز",
    "Hebr": "השוטרים הגיעו לבית בצהריים ולקחו אותו איתם לתחנת המעצר",
    "Tibt": "ཉེན་རྟོག་པ་ཚོ་ཉིན་གུང་ལ་ཁྱིམ་དུ་སླེབས་ནས་ཁོང་ཁྲིད་སོང་བ་རེད།",
    "Deva": "अधिकारी दोपहर में घर आए और उसे अपने साथ थाने ले गए थे",
    "Thai": "เจ้าหน้าที่มาที่บ้านตอนเที่ยงและพาเขาไปที่สถานีตำรวจ",
    "Mymr": "အရာရှိများသည် မွန်းတည့်ချိန်တွင် အိမ်သို့လာ၍ သူ့ကိုခေါ်သွားသည်",
    "Ethi": "ፖሊሶቹ እኩለ ቀን ላይ ወደ ቤቱ መጥተው ይዘውት ሄዱ ከዚያም",
}


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_sentence_is_written_in_its_own_letters_alone(code):
    assert written_in(letter_counts([WORDS[code]])) == (code,)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_few_words_make_no_text(code):
    few = " ".join(WORDS[code].split()[:2])[:12]
    assert written_in(letter_counts([few])) == ()


@pytest.mark.parametrize(
    "text",
    [
        "1987-03-04 13809974127 " * 20,
        "[PERSON A] [WITHHELD] [NUMBER …27] [DATE] " * 20,
        "https://bookpost.example/path/of/words www.bookpost.example wenjue@bookpost.example " * 20,
        "a b c I x kg m² p " * 20,
        "一\n口 。\n二 x " * 20,
    ],
)
def test_numbers_tokens_addresses_and_specks_do_not_count(text):
    assert written_in(letter_counts(text.split("\n"))) == ()


def test_letters_of_several_texts_are_those_of_one_document():
    counts = letter_counts([HAN, WORDS["Latn"][:20], WORDS["Latn"][20:]])
    assert written_in(counts) == ("Hani", "Latn")
    assert counts["Hani"] == 2 * len(HAN), "a character is a syllable"
    assert letter_counts([]) == {}
    assert written_in({"Latn": LEAST - 1, "Hani": LEAST}) == ("Hani",)


def test_accents_written_apart_belong_to_their_word():
    assert letter_counts(["e\u0301te\u0301 " * 3]).keys() == {"Latn"}


def test_a_name_is_of_the_letters_that_it_has_two_of():
    assert systems_of_letters("Wang (王晓明)") == {"Latn", "Hani"}
    assert systems_of_letters("王晓明 A") == {"Hani"}
    assert systems_of_letters("7 4127") == frozenset()


def test_a_thick_file_is_counted_in_a_moment():
    text = "\n".join(WORDS.values()) * 500
    start = time.process_time()
    letter_counts([text])
    assert time.process_time() - start < 3 * len(text) / 1_000_000 + 0.2
