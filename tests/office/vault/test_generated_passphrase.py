"""Offered words are all equally likely, and easy passphrases are told."""

from collections import Counter

import pytest

from casefiles.office.vault.generated_passphrase import WordList

LIST = WordList()


def counting():
    """Give every pair of bytes once, in order."""
    at = iter(range(1 << 16))

    def randomness(size: int) -> bytes:
        assert size == 2
        return next(at).to_bytes(2, "big")

    return randomness


def test_every_word_is_drawn_equally_often():
    whole = (1 << 16) // len(LIST.words) * len(LIST.words)
    drawn = Counter(LIST.offered(counting(), whole).split(" "))
    assert len(LIST.words) == len(set(LIST.words)) == 7776
    assert set(drawn) == set(LIST.words)
    assert set(drawn.values()) == {8}


def test_draws_that_would_favour_the_first_words_are_thrown_away():
    answers = iter([b"\xff\xff", b"\xff\x00", b"\x00\x05"])
    assert LIST.offered(lambda _size: next(answers), 1) == LIST.words[5]


@pytest.mark.parametrize(
    "passphrase",
    ["", "x", "password", "Password1234", "a" * 40, "1234567890123456789", "qwerty qwerty qwerty",
     "abcabcabcabcabcabcabc", "correct horse", "Tr0ub4dor&3", "dog dog dog dog dog dog"],
)  # fmt: skip
def test_easy_ones_are_refused(passphrase: str):
    assert LIST.strength(passphrase).level == "easy"


@pytest.mark.parametrize("passphrase", ["velvet horse battery anvil", "VELVET HORSE BATTERY ANVIL"])
def test_four_words_are_fair(passphrase: str):
    assert LIST.strength(passphrase).level == "fair"


def test_six_offered_words_and_long_texts_of_any_script_are_strong():
    assert LIST.strength(LIST.offered(counting())).level == "strong"
    assert LIST.strength("every bridge in our town is crooked").level == "strong"
    assert LIST.strength("我的客户住在一座没有名字的桥旁边").level == "strong"
    assert LIST.strength("гүлнардың үйі ескі көпірдің жанында тұр").level == "strong"


@pytest.mark.parametrize(
    "passphrase",
    ["correct horse battery staple", "Correct-Horse-Battery-Staple!", "correcthorsebatterystaple1",
     "To be, or not to be: that is the question", "qwertyuiop asdfghjkl zxcvbnm",
     "1qaz2wsx3edc4rfv5tgb6yhn", "Never gonna give you up, never gonna let you down 1987",
     "йцукенгшщзхъ фывапролджэ", "Liberté, égalité, fraternité", "let it be let it be let it be",
     "every name in this case is invented", "I can't get no satisfaction"],
)  # fmt: skip
def test_what_everybody_knows_is_refused_however_long(passphrase: str):
    verdict = LIST.strength(passphrase)
    assert (verdict.level, "common phrases" in verdict.words) == ("easy", True), verdict


def test_a_famous_line_does_no_harm_to_what_stands_beside_it():
    assert LIST.strength("let it be boney lucid duller vending granddad").level == "strong"


def test_names_of_the_case_are_no_passphrase():
    names = frozenset({"zulfikar", "rowan", "halvik", "urumqi", "aygul"})
    typed = "Zulfikar Rowan Halvik Ürümqi Aygül"
    assert LIST.strength(typed).level == "strong"
    verdict = LIST.strength(typed, names)
    assert (verdict.level, "names from the case" in verdict.words) == ("easy", True)
    assert LIST.strength("five blue trains leave quietly tonight", names).level == "strong"
