"""Offered words are all equally likely, and easy passphrases are told."""

from collections import Counter

import pytest

from casefiles.office.generated_passphrase import WordList

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


@pytest.mark.parametrize(
    "passphrase", ["correct horse battery staple", "CORRECT HORSE BATTERY STAPLE"]
)
def test_four_words_are_fair(passphrase: str):
    assert LIST.strength(passphrase).level == "fair"


def test_six_offered_words_and_long_texts_of_any_script_are_strong():
    assert LIST.strength(LIST.offered(counting())).level == "strong"
    assert LIST.strength("every name in this case is invented").level == "strong"
    assert LIST.strength("我的客户住在一座没有名字的桥旁边").level == "strong"
    assert LIST.strength("гүлнардың үйі ескі көпірдің жанында тұр").level == "strong"
