"""A sealed key opens with its passphrase, and with nothing else; a changed byte is told."""

import random
import struct
import time

import pytest

from casefiles.custody.pseudonym_key import (
    MAGIC,
    KeyDerivationCost,
    PlaceholderIdentity,
    PseudonymKey,
    open_sealed,
    seal,
)
from casefiles.domain.foundation.errors import Refused

CHEAP = KeyDerivationCost(64, 1, 1)
WORDS = "correct horse battery"
KEY = PseudonymKey(
    "ab" * 32,
    "The court",
    (
        PlaceholderIdentity("[PERSON B]", ("Aygül", "阿依古丽")),
        PlaceholderIdentity("[Witness 1]", ("Wang Li",)),
    ),
)


def sealed(key=KEY, words=WORDS):
    return seal(key, words, CHEAP, random.Random(1).randbytes)


def test_who_has_the_passphrase_reads_the_key():
    assert open_sealed(sealed(), WORDS) == KEY
    assert open_sealed(sealed(words="pass\u0065\u0301e du soir"), "pass\u00e9e du soir") == KEY


def test_its_bytes_are_as_written_down():
    data = sealed()
    assert data[:16] == MAGIC
    assert struct.unpack(">III", data[16:28]) == (64, 1, 1)
    assert len(data) == 16 + 12 + 16 + 12 + 4096 + 16


def test_nothing_of_it_can_be_read_and_its_size_does_not_count_people():
    data = sealed()
    for name in ("Aygül", "阿依古丽", "Wang Li", "PERSON", "Witness 1", "ab" * 8):
        assert name.encode() not in data
    few = PseudonymKey("ab" * 32, "x", KEY.tokens[:1])
    assert len(sealed(few)) == len(data)


@pytest.mark.parametrize("words", ["", "correct horse batterz", "Correct horse battery"])
def test_another_passphrase_opens_nothing(words):
    with pytest.raises(Refused, match="key_not_opened"):
        open_sealed(sealed(), words)


def test_every_changed_byte_is_told():
    data = sealed()
    chance = random.Random(2)
    places = {*range(28, 56), *chance.sample(range(56, len(data)), 60), len(data) - 1}
    for at in places:
        changed = bytearray(data)
        changed[at] ^= 1 << chance.randrange(8)
        with pytest.raises(Refused):
            open_sealed(bytes(changed), WORDS)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7" * 1000, sealed()[:-1], sealed()[:60], b"casefiles key 2\n" + sealed()[16:]],
)
def test_what_is_no_sealed_key_is_refused(data):
    with pytest.raises(Refused):
        open_sealed(data, WORDS)


@pytest.mark.parametrize("cost", [(1 << 31, 1, 1), (64, 1 << 30, 1), (64, 1, 1 << 20), (0, 0, 0)])
def test_a_file_cannot_make_the_program_work_for_ever(cost):
    data = MAGIC + struct.pack(">III", *cost) + sealed()[28:]
    began = time.process_time()
    with pytest.raises(Refused, match="key_file_malformed"):
        open_sealed(data, WORDS)
    assert time.process_time() - began < 1


def test_a_short_passphrase_seals_nothing():
    with pytest.raises(Refused, match="key_passphrase_short"):
        sealed(words="short")
