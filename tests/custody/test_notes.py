"""Signed notes: written as C2SP says, and read in that one way only."""

import random
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from casefiles.custody import notes
from casefiles.custody.anchor_files import AnchorFile, AnchorKind, parse_file
from casefiles.custody.notes import Checkpoint, PublicKey, parse_key, parse_note, signed
from casefiles.domain.foundation.errors import Refused

PRIVATE, OTHER = bytes(range(32)), bytes(range(1, 33))
ORIGIN = "casefiles/" + "a" * 32 + "/" + "b" * 32
POINT = Checkpoint(ORIGIN, 41, sha256(b"root").digest())
KEY = PublicKey(ORIGIN, notes.public_key_of(PRIVATE))
WITNESS = PublicKey("casefiles/" + "c" * 32, notes.public_key_of(OTHER))


def test_a_note_is_three_lines_a_gap_and_a_signature():
    text = signed(POINT, PRIVATE).text()
    body, line = text.split("\n\n")
    assert body == f"{ORIGIN}\n41\n{b64encode(POINT.root).decode()}"
    dash, name, data = line.rstrip("\n").split(" ")
    assert (dash, name) == ("—", ORIGIN)
    raw = b64decode(data)
    assert raw[:4] == sha256(ORIGIN.encode() + b"\n\x01" + KEY.key).digest()[:4]
    Ed25519PublicKey.from_public_bytes(KEY.key).verify(raw[4:], f"{body}\n".encode())


def test_the_example_key_of_the_specification_is_read():
    """The key of golang.org/x/mod/sumdb/note, as it is in Go's tests."""
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    name, key_id, data = text.split("+", 2)
    key = PublicKey(name, b64decode(data)[1:])
    assert notes.key_text(key) == text
    assert key_id == "c74f20a3"


def test_a_note_is_read_back_and_its_signer_known():
    note = parse_note(signed(POINT, PRIVATE).text())
    assert note == signed(POINT, PRIVATE)
    assert notes.is_signed_by(note, KEY)
    assert not notes.is_signed_by(note, PublicKey(ORIGIN, WITNESS.key))
    assert not notes.is_signed_by(note, PublicKey(WITNESS.name, KEY.key))


def test_a_witness_signs_with_her_time():
    note = notes.cosigned(signed(POINT, PRIVATE), WITNESS.name, OTHER, 1_700_000_000)
    again = parse_note(note.text())
    assert notes.is_signed_by(again, KEY)
    assert notes.cosigned_at(again, WITNESS) == 1_700_000_000
    assert notes.cosigned_at(again, PublicKey(WITNESS.name, KEY.key)) is None
    assert notes.cosigned_at(parse_note(signed(POINT, PRIVATE).text()), WITNESS) is None
    other = notes.cosigned(
        signed(Checkpoint(ORIGIN, 42, POINT.root), PRIVATE), WITNESS.name, OTHER, 1_700_000_000
    )
    moved = notes.SignedNote(note.body, POINT, other.signatures)
    assert notes.cosigned_at(moved, WITNESS) is None


def test_every_changed_character_is_refused_or_not_signed():
    text = notes.cosigned(signed(POINT, PRIVATE), WITNESS.name, OTHER, 5).text()
    chance, codes = random.Random(1), set()
    for at in range(len(text)):
        other = chance.choice([c for c in "aZ0/+=\n —\u00e9" if c != text[at]])
        for changed in (text[:at] + other + text[at + 1 :], text[:at] + text[at + 1 :]):
            try:
                note = parse_note(changed)
            except Refused as refused:
                codes.add(refused.code)
                continue
            signers = (notes.is_signed_by(note, KEY), notes.cosigned_at(note, WITNESS) is not None)
            assert signers != (True, True), repr(changed)
    assert codes == {"not_a_note"}


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "a\n\n", "a\n1\nAA==\n\n— a AAAAAAA=\n"),
        signed(POINT, PRIVATE).text() + "\n",
        signed(POINT, PRIVATE).text().replace("\n41\n", "\n041\n"),
        signed(POINT, PRIVATE).text().replace("\n41\n", "\n41\nextra\n"),
        signed(POINT, PRIVATE).text().replace("\n41\n", "\n٤١\n"),
        signed(POINT, PRIVATE).text().replace("— ", "- "),
        signed(POINT, PRIVATE).text().replace("\n", "\r\n"),
    ],
)
def test_what_is_written_otherwise_is_no_note(text):
    with pytest.raises(Refused, match="not_a_note"):
        parse_note(text)


def test_keys_are_read_in_one_way():
    assert parse_key(notes.key_text(KEY)) == KEY
    text = notes.key_text(KEY)
    for wrong in ("", "a+b+c", text + "=", text.replace("+", " ", 1), text[:-2], text.upper()):
        with pytest.raises(Refused, match="not_a_note"):
            parse_key(wrong)


def test_a_fingerprint_can_be_read_aloud():
    digits = sha256(KEY.key).hexdigest()[:16]
    assert notes.fingerprint(KEY.key).replace(" ", "") == digits
    assert [len(part) for part in notes.fingerprint(KEY.key).split(" ")] == [4] * 4


def test_an_anchor_with_a_number_of_thousands_of_digits_is_refused():
    file = AnchorFile(AnchorKind.ANCHOR, KEY, signed(POINT, PRIVATE), proofs={7: (bytes(32),)})
    assert parse_file(file.text()) == file
    with pytest.raises(Refused):
        parse_file(file.text().replace("old 7 ", f"old {'7' * 5_000} "))
