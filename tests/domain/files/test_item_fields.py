"""Items of a reading survive the way to JSON and back; what is too long is cut, not refused."""

import json

import pytest

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Message,
    MessageKind,
    Part,
    kind_of_item,
)
from casefiles.domain.files.item_fields import LONGEST_TEXT, InvalidItem, item_from, plain_fields

MAIL = Message(
    MessageKind.MAIL, 3, "王", ("a@b", "c@d"), "Mon, 5 May", "2025-05-05T10:00:00+08:00", "Re", "…",
    "<1@x>", ("<0@x>",), ("scan.pdf",),
)  # fmt: skip


@pytest.mark.parametrize(
    "item",
    [
        MAIL,
        FileWarning(FileWarningCode.MACROS),
        Part(EmbeddedFileKind.INLINE, "x", 1 << 50, page=2),
    ],
)
def test_an_item_comes_back_as_it_was(item):
    told = json.loads(json.dumps(plain_fields(item)))
    assert item_from(kind_of_item(item), told, str) == item


def test_what_is_usual_takes_no_room():
    assert plain_fields(FileWarning(FileWarningCode.MACROS)) == {"code": "macros"}


def test_what_is_too_long_is_cut():
    long = Message(MessageKind.CHAT, 1, "a", ("r" * 5_000,) * 5_000, "", "", "", "x" * 200_000)
    back = item_from("message", plain_fields(long), str)
    assert isinstance(back, Message)
    assert back.text == "x" * LONGEST_TEXT
    assert len(back.recipients) == 1_000


@pytest.mark.parametrize("told", [None, [], {"code": 1}, {"code": "macros", "count": True}, {}])
def test_what_makes_no_item_is_refused(told):
    with pytest.raises(InvalidItem):
        item_from("finding", told, str)
