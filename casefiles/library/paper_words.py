"""What a drafted paper says in one language: templates, and the words of the legal tests."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.resource_files.plain_fields import fields, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_TOKENS: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            *("paper_title", "introduction", "intro_reasons", "intro_reason", "issues"),
            *("issues_raised", "issue_raised", "facts", "facts_outline", "law", "relief"),
            *("relief_asked", "gap_answer", "gap_evidence", "gap_relief"),
        ),
        "",
    ),
    "essential_reading": "items",
    **dict.fromkeys(("reading_decision", "reading_assurance", "reading_request"), "cites"),
    "intro_for": "client state request cites",
    "intro_request": "date",
    "intro_custody": "client date cites",
    "intro_decision": "date cites order",
    "issue_n": "number question",
    "facts_event": "date text cites",
    "issue_heading": "number heading",
    "law_texts": "texts",
    "law_says": "says authority",
    "burden": "sentence",
    **dict.fromkeys(("held_that", "state_says", "may_be_said", "issue_concluded"), "answer"),
    **dict.fromkeys(("their_point_state", "their_point_court", "their_point_early"), "answer"),
    "no_answer": "reply",
    "adverse_relied_on": "authority reply",
    "relief_alternative": "text",
    "gap_adverse": "authority",
    "gap_test": "heading",
    "gap_version": "text",
}
"""Templates, each with the tokens that it must hold."""
_HEAD: Final = ("language", "as_of", "reviewed")
"""What each file says of itself; `wording_files` reads who read its words."""
_SLOT: Final = re.compile(r"\{([a-z_]+)\}")
_CLIENT: Final = "client"


@dataclass(frozen=True, slots=True)
class LawLine:
    """What an authority says on a test; `pinpoint` may be empty."""

    says: str
    authority: str
    pinpoint: str


@dataclass(frozen=True, slots=True)
class TestWords:
    """What a paper prints of a legal test; {client} stands for the client.

    Attributes:
        answer: ours, to the question.
        limbs: the submission on each, by its id.
    """

    __test__ = False

    heading: str
    question: str
    answer: str
    burden: str
    law: tuple[LawLine, ...]
    limbs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Templates by key, and the words of tests by id, in one language."""

    language: str
    templates: Mapping[str, str]
    tests: Mapping[str, TestWords]

    def say(self, key: str, **values: str) -> str:
        """Return a template with its tokens replaced, once and by plain text."""
        return _SLOT.sub(lambda found: values[found[1]], self.templates[key])


def languages_of_papers(resources: Path) -> tuple[str, ...]:
    """Return the languages in which a paper can be drafted."""
    folder = resources / "wording"
    found = (one.parent.name for one in folder.glob("*/argument.yaml"))
    return tuple(sorted(one for one in found if (folder / one / "tests.yaml").exists()))


@lru_cache(maxsize=16)
def load_paper_words(resources: Path, language: str) -> PaperWords:
    """Read the words of a language, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and a key.
    """
    folder = resources / "wording" / language
    entry = fields(_read(folder / "argument.yaml"), frozenset({*_HEAD, *_TOKENS}))
    templates = {key: text(entry[key]) for key in _TOKENS}
    for key, words in templates.items():
        _require_tokens(words, _TOKENS[key].split(), key)
    tests = fields(_read(folder / "tests.yaml"), frozenset({*_HEAD, "tests"}))
    listed = tests["tests"]
    if not isinstance(listed, list) or entry["language"] != language:
        raise InvalidInput("profile_invalid", reason="not_a_list")
    return PaperWords(language, templates, dict(map(_test, listed)))


def _read(path: Path) -> Plain:
    return read_plain_yaml(bytes_of_form(path, InvalidInput("profile_invalid", reason="missing")))


def _test(value: Plain) -> tuple[str, TestWords]:
    names = {"id", "heading", "question", "answer", "burden", "law", "limbs"}
    entry = fields(value, frozenset(names))
    own = text(entry["id"])
    law, limbs = entry["law"], entry["limbs"]
    if not isinstance(law, list) or not isinstance(limbs, dict):
        raise InvalidInput("profile_invalid", reason="not_a_list", key=own)
    words = TestWords(
        heading=text(entry["heading"]),
        question=text(entry["question"]),
        answer=text(entry["answer"]),
        burden=text(entry["burden"]),
        law=tuple(map(_law, law)),
        limbs={key: text(one) for key, one in limbs.items()},
    )
    for one in (words.heading, words.question, words.answer, words.burden, *words.limbs.values()):
        if not set(_SLOT.findall(one)) <= {_CLIENT}:
            raise InvalidInput("profile_invalid", reason="wrong_tokens", key=own)
    return own, words


def _law(value: Plain) -> LawLine:
    entry = fields(value, frozenset({"says", "authority", "pinpoint"}))
    return LawLine(*(text(entry[name]) for name in ("says", "authority", "pinpoint")))


def _require_tokens(words: str, tokens: list[str], key: str) -> None:
    if sorted(_SLOT.findall(words)) != sorted(tokens):
        raise InvalidInput("profile_invalid", reason="wrong_tokens", key=key)
