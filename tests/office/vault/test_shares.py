"""Two of three shares open what all three were made of; a slip of the pen is told by its place."""

import random
import secrets
from itertools import combinations, permutations

import pytest
from shamir_mnemonic.wordlist import WORDLIST

from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.recovery_shares import (
    WORDS_PER_SHARE,
    drawn_shares,
    is_whole,
    key_from_shares,
    wrong_word,
)

NEW = drawn_shares(secrets.token_bytes)
TEXTS = [" ".join(words) for words in NEW.shares]
CHANCE = random.Random(39)


def refused(code: str, one: str, other: str) -> dict:
    with pytest.raises(Refused, match=code) as caught:
        key_from_shares((one, other))
    return caught.value.safe


@pytest.mark.parametrize(("one", "other"), list(permutations(range(3), 2)))
def test_any_two_give_the_key_and_one_alone_tells_nothing(one: int, other: int):
    assert key_from_shares((TEXTS[one], TEXTS[other])).data == NEW.key.data
    assert len(NEW.shares[one]) == WORDS_PER_SHARE
    assert NEW.key.data.hex() not in repr(NEW)


def test_words_may_be_shortened_numbered_and_untidy():
    untidy = "\n".join(f"{number}. {word[:4].upper()}," for number, word in
                       enumerate(NEW.shares[0], 1))  # fmt: skip
    assert is_whole(untidy)
    assert key_from_shares((untidy, TEXTS[2])).data == NEW.key.data


def test_every_wrong_word_is_told_by_its_place():
    for share in NEW.shares:
        for at in range(WORDS_PER_SHARE):
            other = CHANCE.choice([word for word in WORDLIST if word != share[at]])
            wrong = " ".join((*share[:at], other, *share[at + 1 :]))
            assert not is_whole(wrong)
            assert wrong_word(wrong) == at + 1
    safe = refused("share_word_wrong", TEXTS[0], TEXTS[1].replace(NEW.shares[1][9], "kitchenette"))
    assert safe == {"share": 2, "word": NEW.shares[1].index(NEW.shares[1][9]) + 1}


def test_a_word_is_judged_when_it_is_finished():
    assert wrong_word("") == 0
    assert wrong_word(TEXTS[0][:3]) == 0
    assert wrong_word("xy") == 1
    assert wrong_word("academic xyz ") == 2
    assert wrong_word(TEXTS[0] + " academic") == WORDS_PER_SHARE + 1


def test_what_cannot_be_put_together_is_told():
    assert refused("share_twice", TEXTS[1], TEXTS[1]) == {}
    other = [" ".join(words) for words in drawn_shares(secrets.token_bytes).shares]
    assert refused("shares_of_two_keys", TEXTS[0], other[1]) == {}
    short = " ".join(NEW.shares[2][:20])
    assert refused("share_incomplete", TEXTS[0], short) == {"share": 2, "words": 20, "of": 33}
    words = list(NEW.shares[0])
    for at in (3, 9):
        words[at] = next(word for word in WORDLIST if word != words[at])
    with pytest.raises(Refused) as caught:
        key_from_shares((" ".join(words), TEXTS[1]))
    assert caught.value.code in {"share_wrong", "share_word_wrong"}
    assert caught.value.safe["share"] == 1


def test_two_draws_have_nothing_in_common():
    one, other = (drawn_shares(secrets.token_bytes).key.data for _ in range(2))
    assert one != other
    assert all(a != b for a, b in combinations(TEXTS, 2))
