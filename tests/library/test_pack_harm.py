"""Packs that were harmed on their way or made by a careless hand: refused, never half read."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.custody.signed_texts import (
    LedgerSigningKey,
    parse_signing_key,
    read_signed_text,
    signed_text,
    signing_key_text,
)
from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.library.pack_changes import changes_between
from casefiles.library.pack_writing import canonical_pack, pack_from_canonical
from casefiles.library.packs import FigureEntry, ReferencePack, SpellingEntry
from casefiles.words.catalogue import explain

KEY = LedgerSigningKey("rights.example/packs", b"k" * 32)
FIGURE = FigureEntry(
    "F01", "numbers", "Said “so”.", "1 %", "2018", "An NGO", False, "a", "b", ("c",)
)
NAME = SpellingEntry("name_one", "person", ("Wang Wei", "王伟", "ۋاڭ ۋېي"), "", ("a paper",))
PACK = ReferencePack(
    "small", 7, "Small", date(2026, 1, 2), date(2027, 1, 2), (FIGURE,), (), (), (NAME,)
)
BODY = canonical_pack(PACK)
SIGNED = signed_text("casefiles-pack/1", BODY, KEY)


def read(text: str) -> ReferencePack:
    return pack_from_canonical(read_signed_text("casefiles-pack/1", text).body)


def test_what_is_signed_comes_back_as_it_was():
    assert read(SIGNED) == PACK
    assert changes_between(PACK, read(SIGNED)) == ()
    assert parse_signing_key(signing_key_text(KEY)) == KEY


@pytest.mark.parametrize("at", range(0, len(SIGNED), 11))
def test_a_letter_changed_anywhere_is_noticed(at):
    letter = "x" if SIGNED[at] != "x" else "y"
    with pytest.raises(Refused) as caught:
        read(SIGNED[:at] + letter + SIGNED[at + 1 :])
    assert caught.value.code in {"bad_signature", "text_not_signed"}


def outcome(text: str) -> tuple[ReferencePack | None, Refused | None]:
    try:
        return read(text), None
    except Refused as refusal:
        return None, refusal


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_data_edited_into_nonsense_and_signed_are_refused_with_a_place(data):
    start = data.draw(st.integers(0, len(BODY) - 2))
    end = data.draw(st.integers(start, min(start + 12, len(BODY) - 1)))
    put = data.draw(st.text('"{}[],:&*!%\\ \nab1\u2028é', max_size=4))
    body = BODY[:start] + put + BODY[end:]
    read_back, refusal = outcome(signed_text("casefiles-pack/1", body, KEY))
    if refusal is None:
        assert canonical_pack(read_back) == body
    elif refusal.code == "pack_invalid":
        assert "breaks a rule at" in explain(refusal.code, refusal.safe)
    else:
        assert refusal.code in {"text_not_signed", "bad_signature"}


def test_a_letter_that_cannot_be_seen_is_refused_when_a_pack_is_made():
    hidden = FigureEntry("F01", "numbers", "Said\u202eso", "", "", "An NGO", False, "a", "b", ())
    pack = ReferencePack(
        "small", 1, "Small", date(2026, 1, 2), date(2027, 1, 2), (hidden,), (), (), ()
    )
    with pytest.raises(InvalidInput) as caught:
        canonical_pack(pack)
    assert (caught.value.safe["entry"], caught.value.safe["field"]) == ("F01", "claim")


@pytest.mark.parametrize(
    "text",
    ["", "PRIVATE+KEY+x", signing_key_text(KEY).replace("rights", "wrongs"), "a" * 100],
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Refused) as caught:
        parse_signing_key(text)
    assert caught.value.code == "not_a_signing_key"
