"""What beside a token follows the sound of a hidden name, language by language."""

import pytest

from casefiles.redaction.release import disclosed_sounds as rules
from casefiles.redaction.release.disclosed_sounds import disclosed_sounds
from casefiles.redaction.release.placeholders import WITHHELD, Placeholder, PlaceholderText

TOLD = [
    ("en", "He was with an @ of the county.", "an"),
    ("en", "This was a @ and they came to the house.", "a"),
    ("en", "It was the @’ house of the county.", "’"),
    ("en", "They came to the house of @-ning family.", "-ning"),
    ("fr", "Il est parti avec la sœur d’@ pour les voir.", "d’"),
    ("fr", "La maison de @ est dans une rue.", "de"),
    ("fr", "Il est vrai qu’@ est parti dans la nuit.", "qu’"),
    ("es", "El hermano e @ fue a la casa por la noche.", "e"),
    ("es", "Para el juez u @ no se fue con la carta.", "u"),
    ("it", "Il giudice ed @ non sono con una parte.", "ed"),
    ("pl", "Rozmawiał ze @ w więzieniu.", "ze"),
    ("cs", "Mluvil se @, který byl ve vězení.", "se"),
    ("ru", "Он говорил со @ вчера.", "со"),
    ("ru", "Письмо обо @ пришло.", "обо"),
    ("uk", "Вони й @ були їхні.", "й"),
    ("tr", "Bir kardeşi ve @ da geldi.", "da"),
    ("tr", "Bir kardeşi ve @-nın evi.", "-nın"),
    ("kk", "Ағасы мен @ де келді.", "де"),
    ("ug", "ئۇ @-نىڭ ئۆيىگە كەلدى.", "-نىڭ"),
    ("bo", "@ གྱིས་བཤད།", "གྱིས"),
]
QUIET = [
    "They spoke with @ in the house of the county.",
    "@'s house was in the county.",
    "Il est parti vers @ pour les voir dans la rue.",
    "El hermano y @ fue a la casa por la noche.",
    "Rozmawiał z osobą @ w więzieniu, jest.",
    "Он говорил с лицом @ вчера.",
    "Bir kardeşi ve @ adlı kişi de geldi.",
    "ئۇ @ ئىسىملىك كىشىنىڭ ئۆيىگە كەلدى.",
    "@ ལགས་ཀྱིས་བཤད།",
    "他和@来了。",
]


def passage_of(text: str) -> PlaceholderText:
    pieces: list[str | Placeholder] = []
    for at, part in enumerate(text.split("@")):
        pieces += [Placeholder(WITHHELD)] if at else []
        pieces += [part] if part else []
    return PlaceholderText(tuple(pieces))


@pytest.mark.parametrize(("language", "text", "word"), TOLD)
def test_what_follows_the_sound_is_told_in_its_language(language, text, word):
    (found,) = disclosed_sounds(passage_of(text))
    assert (found.language, found.word) == (language, word)
    assert "[…]" in found.around


@pytest.mark.parametrize("text", QUIET)
def test_neutral_wordings_are_not_told(text):
    assert disclosed_sounds(passage_of(text)) == ()


def test_each_token_of_a_text_is_looked_at():
    found = disclosed_sounds(passage_of("An @ was there. Then an @ and a @ came to the house."))
    assert [one.word.lower() for one in found] == ["an", "an", "a"]


def test_the_rules_of_each_language_are_what_finds_it(monkeypatch):
    """The control: without the rules of a language its places pass."""
    for language, text, _ in TOLD:
        with monkeypatch.context() as without:
            for table in ("BEFORE", "AFTER"):
                told = {one: own for one, own in getattr(rules, table).items() if one != language}
                without.setattr(rules, table, told)
            found = disclosed_sounds(passage_of(text))
            assert not found or found[0].word.startswith("-"), (language, text)
