"""Text of exhibits: pairs of cases that differ only in what goes have the same Disclosure bytes."""

from dataclasses import replace
from random import Random

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.files.text_blocks import TextBlock
from casefiles.domain.foundation.boxes import WHOLE_PAGE
from casefiles.domain.foundation.ids import MarkId, PersonId, SubstituteId
from casefiles.domain.records.case_records import Mark, Protection, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.redaction.release import released_words
from casefiles.redaction.release.projection import project
from tests.attacks.pairs.story_words import random_name
from tests.redaction import cases

PLAIN = ["came", "to", "the", "old", "house", "on", "Monday", "and", "asked", "for", "it"]


def names(random: Random, length: int) -> tuple[str, str]:
    """Invent the names of a pseudonymous and of a withheld person."""
    while True:
        one, other = (random_name(random, length) for _ in range(2))
        apart = not set(one.casefold().split()) & set(other.casefold().split())
        if apart and not {*one.lower().split(), *other.lower().split()} & set(PLAIN):
            return one, other


def story(random: Random) -> list[list[str]]:
    """Invent messages; A and B stand for persons, and S for words that a mark takes."""
    return [
        [random.choice([*PLAIN, "A", "B", "S"]) for _ in range(random.randint(1, 14))]
        for _ in range(random.randint(1, 6))
    ]


def told(random: Random, tale: list[list[str]], secret: tuple[str, str], length: int):
    """Write a story with secrets; return the blocks and the spans of what a mark takes."""
    blocks, spans = [], []
    for number, words in enumerate(tale, start=1):
        text = ""
        for word in words:
            text += " " if text else ""
            if word == "S":
                hidden = " ".join(random_name(random, length) for _ in range(random.randint(1, 3)))
                spans.append((number, len(text), len(text) + len(hidden)))
                text += hidden
            else:
                text += {"A": secret[0], "B": secret[1]}.get(word, word)
        blocks.append(TextBlock("", text))
    return tuple(blocks), spans


def disclosed(random: Random, tale: list[list[str]], length: int, dropped: int) -> bytes:
    """Return the bytes of a case whose exhibit says a story, with secrets of its own."""
    secret = names(random, length)
    people = [
        cases.person("a", [secret[0]], Protection.PSEUDONYM),
        cases.person("b", [secret[1]], Protection.WITHHELD),
    ]
    blocks, spans = told(random, tale, secret, length)
    snapshot = cases.snapshot(
        persons=people, documents=[cases.document("d")], exhibits=[cases.exhibit("d", "AB/1")],
        pages={"d": random.randint(1, 9)},
    )  # fmt: skip
    document = snapshot.documents[0]
    marks = [
        Mark(
            MarkId(f"{index:032x}"), snapshot.case.id, document.id, number, WHOLE_PAGE,
            "why", PersonId(""), (), random.randbytes(8).hex(), RedactionKind.SPAN, start, end,
        )
        for index, (number, start, end) in enumerate(spans)
    ]  # fmt: skip
    # A message that goes as a whole may say anything, and how many of them there are is not told.
    for extra in range(dropped):
        blocks = (*blocks, TextBlock(random_name(random, 3), random_name(random, 30)))
        marks.append(
            Mark(
                MarkId(f"{900 + extra:032x}"), snapshot.case.id, document.id, len(blocks),
                WHOLE_PAGE, "", PersonId(""), (), "", RedactionKind.MESSAGE, 0, 1,
            )
        )  # fmt: skip
    written = Substitute(
        SubstituteId("5" * 32), snapshot.case.id, document.id, ExportFormat.MESSAGES, ""
    )
    whole = replace(
        snapshot, blocks={document.id: blocks}, marks=tuple(marks), substitutes=(written,)
    )
    return canonical_bytes(project(whole, "national_court", "court_open", ()).disclosure)


@pytest.mark.rotates
@pytest.mark.parametrize("seed", range(60))
def test_text_of_exhibits_does_not_depend_on_what_goes_from_it(seed):
    tale = story(Random(seed))
    made = {
        disclosed(Random(f"{seed} {side}"), tale, length, dropped)
        for side, length, dropped in ((0, 1, 0), (1, 12, 0), (2, 4, 3))
    }
    assert len(made) == 1


def test_control_a_mark_that_takes_too_little_is_told():
    text = "the secret Gulbahar came"
    seen = set()
    for name in ("Gulbahar", "Bo"):
        block = TextBlock("", text.replace("Gulbahar", name))
        snapshot = cases.snapshot(
            documents=[cases.document("d")], exhibits=[cases.exhibit("d", "AB/1")],
            pages={"d": 1},
        )  # fmt: skip
        document = snapshot.documents[0]
        start = block.text.index(name)
        mark = Mark(
            MarkId("0" * 32), snapshot.case.id, document.id, 1, WHOLE_PAGE, "", PersonId(""), (),
            "", RedactionKind.SPAN, start, start + 1,
        )  # fmt: skip
        whole = replace(snapshot, blocks={document.id: (block,)}, marks=(mark,))
        seen.add(canonical_bytes(project(whole, "national_court", "court_open", ()).disclosure))
    assert len(seen) == 2


PARTED = {
    "two messages that follow": ["A:Mihrigul", "A:Turdaxun", "B:yes"],
    "an answer in between": ["A:Mihrigul", "B:who?", "A:Turdaxun"],
    "two who complete each other": ["A:it was Mihrigul", "B:Turdaxun came too"],
    "a subject and its words": ["A \u00b7 Mihrigul:Turdaxun came"],
    "the end of a quoted line": ["A:> Mihrigul\n> Turdaxun came"],
    "in three messages": ["A:Mih", "A:ri", "A:gul Turdaxun"],
}


def said(messages: list[str], protection: Protection, name: str = "Mihrigul Turdaxun") -> str:
    """Return all that leaves of a conversation in which one person is protected, or is not."""
    blocks = tuple(TextBlock(*one.split(":", 1)) for one in messages)
    snapshot = cases.snapshot(
        persons=[cases.person("a", [name], protection)],
        documents=[cases.document("d")], exhibits=[cases.exhibit("d", "AB/1")], pages={"d": 1},
    )  # fmt: skip
    whole = replace(snapshot, blocks={snapshot.documents[0].id: blocks})
    shown = project(whole, "national_court", "court_open", ()).disclosure.exhibits[0].paragraphs
    return " ".join(f"{one.head} {one.text}" for one in shown)


@pytest.mark.parametrize("way", PARTED)
def test_a_name_that_is_parted_over_messages_goes(way):
    left = said(PARTED[way], Protection.WITHHELD)
    assert not any(part in left for part in ("Mih", "gul", "Turdaxun")), left


def test_control_the_same_messages_say_the_name_where_nobody_is_protected():
    for messages in PARTED.values():
        left = said(messages, Protection.OPEN)
        assert "Turdaxun" in left
        assert "gul" in left


def test_control_searched_with_their_heads_alone_messages_leave_a_name(monkeypatch):
    # Each part by itself is a name of many, and is asked about alone.
    told = (["A:Mehmet", "B:who?", "A:Ali"], Protection.WITHHELD, "Mehmet Ali")
    assert "Mehmet" not in said(*told)
    every = released_words._ways_to_join
    monkeypatch.setattr(released_words, "_ways_to_join", lambda blocks: [next(every(blocks))])
    left = said(*told)
    assert "Mehmet" in left
    assert "Ali" in left


def test_a_value_goes_whose_label_is_the_paragraph_above():
    paragraphs = [":Given name", ":Erkin", ":came home"]
    left = said(paragraphs, Protection.WITHHELD, "Erkin Abdulla")
    assert "Erkin" not in left
    assert "came home" in left
    assert "Erkin" in said(paragraphs, Protection.OPEN, "Erkin Abdulla")


@pytest.mark.parametrize("protection", [Protection.WITHHELD, Protection.PSEUDONYM])
def test_what_a_sender_adds_to_a_name_that_goes_goes_with_it(protection):
    def released(sender: str) -> bytes:
        person = cases.person("a", ["Aigerim Saparbek", "Aika"], protection)
        snapshot = cases.snapshot(
            persons=[person], documents=[cases.document("d")],
            exhibits=[cases.exhibit("d", "AB/1")], pages={"d": 1},
        )  # fmt: skip
        document = snapshot.documents[0]
        blocks = (
            TextBlock(f"{sender} \u00b7 12/03/2024, 21:15:02", "they came"),
            TextBlock("Gulmira \U0001f338 \u00b7 12/03/2024, 21:16:02", "who?"),
        )
        written = Substitute(
            SubstituteId("5" * 32), snapshot.case.id, document.id, ExportFormat.MESSAGES, ""
        )
        whole = replace(snapshot, blocks={document.id: blocks}, substitutes=(written,))
        return canonical_bytes(project(whole, "national_court", "court_open", ()).disclosure)

    plain = released("Aika")
    assert plain == released("Aika \U0001f338") == released("\u2728Aika_chem17")
    assert plain != released("Gulmira")
    assert b"cherry blossom" in plain
