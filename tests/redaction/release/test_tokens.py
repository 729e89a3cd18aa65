"""A token is written in the language of its sentence, which nothing hidden decides."""

import re

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language import placeholder_words
from casefiles.redaction.release.placeholders import (
    WITHHELD,
    Placeholder,
    passage,
    pseudonym_label,
    rendered,
    retained_part_label,
    withheld_label,
)

SENTENCES = [
    ("The officers asked ", " where he was and left.", "[PERSON B]"),
    ("警察到", "家中询问其下落。", "[某人 B]"),
    ("警察於晚間到", "家，要求聯絡當事人返國。", "[某人 B]"),
    ("ساقچىلار ", " نىڭ ئۆيىگە كەلدى.", "[شەخس B]"),
    ("زار رجال الشرطة ", " في منزله مساء.", "[شخص B]"),
    ("پلیس به خانه ", " رفت و پرسید.", "[شخص B]"),
    ("Полиция пришла к ", " домой вечером.", "[ЛИЦО B]"),
    ("Полиция ", " үйіне кешке келді.", "[ТҰЛҒА B]"),
    ("La police est venue chez ", " le soir avec une lettre.", "[PERSONNE B]"),
    ("La policía fue a la casa de ", " por la noche.", "[PERSONA B]"),
    ("Die Polizei kam zu ", " und fragte nach dem Bruder.", "[PERSON B]"),
    ("Polis ", " için bir mektup bıraktı ve gitti.", "[KİŞİ B]"),
    ("ཉེན་རྟོག་པས་", "གྱི་ནང་དུ་ཡོང་།", "[མི་སྣ། B]"),
    ("", "", "[PERSON B]"),
]


@pytest.mark.parametrize(("before", "after", "token"), SENTENCES)
def test_a_token_takes_the_language_of_its_sentence(before, after, token):
    somebody = Placeholder(PersonId("a"))
    assert (
        rendered(passage([before, somebody, after]), {PersonId("a"): 2}) == before + token + after
    )


def test_each_sentence_of_a_text_decides_for_itself():
    text = passage(
        ["They saw ", Placeholder(PersonId("a")), " there. 警察问", Placeholder(WITHHELD), "。"]
    )
    assert rendered(text, {PersonId("a"): 1}) == "They saw [PERSON A] there. 警察问[不予公开]。"


def test_what_a_token_leaves_to_be_read_decides_no_language():
    kept = Placeholder(WITHHELD, "name", "Ж.Ж.")
    assert rendered(passage([Placeholder(WITHHELD), " ", kept]), {}) == "[WITHHELD] [Ж.Ж.]"


def test_a_cipher_is_written_as_it_was_ordered_in_every_language():
    text = passage(["警察问", Placeholder(PersonId("a")), "。"])
    assert rendered(text, {PersonId("a"): 1}, {PersonId("a"): "Witness 1"}) == "警察问[Witness 1]。"


@pytest.mark.parametrize("language", placeholder_words.WORDS)
def test_the_legend_knows_every_token(language):
    assert re.fullmatch(placeholder_words.PSEUDONYM, pseudonym_label(12, language))
    assert re.fullmatch(placeholder_words.WITHHELD, withheld_label(language))
    for kept in ("number", "date", "address"):
        assert re.fullmatch(
            placeholder_words.PLACEHOLDER_PATTERN, retained_part_label(kept, "", language)
        )
        assert re.fullmatch(
            placeholder_words.PLACEHOLDER_PATTERN, retained_part_label(kept, "7890", language)
        )
