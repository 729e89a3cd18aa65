"""The words of the questionnaire for incidents, read from data and checked, all or nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.rules.questionnaire import CHOICES, LEVELS, LINES, RECIPIENTS, TEXTS
from casefiles.resource_files.plain_fields import fields, form_path, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FOLDER: Final = "intake"
_FIELDS: Final = frozenset(
    {"id", "title", "language", "keep", "intro", "foot", "parts", "consents", "closing"}
)
_PART: Final = frozenset({"title", "note", "questions"})
_QUESTION: Final = frozenset({"name", "words", "note", "rows", "options"})
_CONSENTS: Final = frozenset({"title", "note", "for_whom", "levels", "recipients"})
_MOST_ROWS: Final = 30


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: of its field, without what all names begin with.
        rows: lines of a hand that are left room for; 0 where one of the options is ticked.
        options: code and words.
    """

    name: str
    words: str
    note: str
    rows: int
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """Questions under one heading."""

    title: str
    note: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ConsentQuestions:
    """For each recipient, how far a consent goes; pairs of code and words."""

    title: str
    note: str
    for_whom: str
    levels: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire in one language.

    Attributes:
        language: its own name.
        keep: how to keep the paper safe, said first.
        foot: of each page, with {page} and {pages}.
        closing: said at the end, above the last questions.
    """

    id: str
    title: str
    language: str
    keep: str
    intro: tuple[str, ...]
    foot: str
    parts: tuple[QuestionPart, ...]
    consents: ConsentQuestions
    closing: QuestionPart

    def questions(self) -> tuple[Question, ...]:
        """Return every question but those for consent, in order."""
        return tuple(one for part in (*self.parts, self.closing) for one in part.questions)


def languages_of_questionnaire(resources: Path) -> tuple[str, ...]:
    """Return the languages that there is a questionnaire in."""
    return tuple(sorted(path.stem for path in (resources / _FOLDER).glob("*.yaml")))


def load_questionnaire(resources: Path, language: str) -> Questionnaire:
    """Read a questionnaire.

    Raises:
        InvalidForm: profile_invalid; there is none in this language, or it lacks a question.
    """
    unknown = InvalidInput("profile_invalid", reason="id", key=language[:64])
    missing = InvalidInput("profile_invalid", reason="missing", key=language)
    path = form_path(resources / _FOLDER, language, unknown)
    return questionnaire_from(bytes_of_form(path, missing))


def questionnaire_from(data: bytes) -> Questionnaire:
    """Read a questionnaire from bytes.

    Raises:
        InvalidForm: profile_invalid, with the reason.
    """
    entry = fields(read_plain_yaml(data), _FIELDS)
    made = Questionnaire(
        id=text(entry["id"]),
        title=text(entry["title"]),
        language=text(entry["language"]),
        keep=text(entry["keep"]),
        intro=tuple(map(text, _listed(entry["intro"]))),
        foot=text(entry["foot"]),
        parts=tuple(map(_part, _listed(entry["parts"]))),
        consents=_consents(entry["consents"]),
        closing=_part(entry["closing"]),
    )
    requested = [one.name for one in made.questions()]
    missing = sorted({*LINES, *TEXTS, *CHOICES} ^ set(requested))
    if missing or len(requested) != len(set(requested)):
        raise InvalidInput("profile_invalid", reason="missing_key", key=(missing or requested)[0])
    return made


def _part(value: Plain) -> QuestionPart:
    entry = fields(value, _PART)
    questions = tuple(map(_question, _listed(entry["questions"])))
    return QuestionPart(text(entry["title"]), _text_of(entry["note"]), questions)


def _question(value: Plain) -> Question:
    entry = fields(value, _QUESTION)
    name, rows = text(entry["name"]), text(entry["rows"])
    if not rows.isdecimal() or int(rows) > _MOST_ROWS:
        raise InvalidInput("profile_invalid", reason="not_a_number", key=name[:64])
    options = _pairs(entry["options"], CHOICES.get(name, ()))
    return Question(name, text(entry["words"]), _text_of(entry["note"]), int(rows), options)


def _consents(value: Plain) -> ConsentQuestions:
    entry = fields(value, _CONSENTS)
    return ConsentQuestions(
        text(entry["title"]),
        text(entry["note"]),
        text(entry["for_whom"]),
        _pairs(entry["levels"], LEVELS),
        _pairs(entry["recipients"], RECIPIENTS),
    )


def _pairs(value: Plain, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    entry = fields(value, frozenset(codes))
    return tuple((code, text(entry[code])) for code in codes)


def _listed(value: Plain) -> list[Plain]:
    if not isinstance(value, list) or not value:
        raise InvalidInput("profile_invalid", reason="not_a_list")
    return value


def _text_of(value: Plain) -> str:
    if not isinstance(value, str):
        raise InvalidInput("profile_invalid", reason="not_a_text")
    return value
