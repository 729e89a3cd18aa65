"""The questionnaire for incidents as a PDF that can be printed or filled in: no case is in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from casefiles.domain.rules.questionnaire import CONSENT, PREFIX
from casefiles.library.incident_questionnaire import (
    Question,
    Questionnaire,
    QuestionPart,
    load_questionnaire,
)
from casefiles.typeset.file.blank_forms import (
    Blank,
    BlankForm,
    FormBlock,
    FormPassage,
    OneOf,
    PartTitle,
    TickTable,
    build_blank_form,
)

_FACES: Final = {"zh": "NotoSansSC"}
_FACE: Final = "NotoSans"


def build_questionnaire(resources: Path, language: str) -> bytes:
    """Return the questionnaire in a language; the same words give the same bytes.

    Raises:
        InvalidForm: there is none in this language.
    """
    questionnaire = load_questionnaire(resources, language)
    face = _FACES.get(questionnaire.id, _FACE)
    form = BlankForm(
        questionnaire.id,
        face,
        questionnaire.title,
        questionnaire.foot,
        tuple(_blocks(questionnaire)),
    )
    return build_blank_form(form, resources / "fonts")


def _blocks(questionnaire: Questionnaire) -> Iterator[FormBlock]:
    yield FormPassage(questionnaire.keep, is_boxed=True)
    for one in questionnaire.intro:
        yield FormPassage(one)
    for part in questionnaire.parts:
        yield from _part(part)
    consents = questionnaire.consents
    yield PartTitle(consents.title, consents.note)
    lines = tuple((f"{PREFIX}{CONSENT}{code}", words) for code, words in consents.recipients)
    yield TickTable(consents.for_whom, consents.levels, lines)
    yield from _part(questionnaire.closing)


def _part(part: QuestionPart) -> Iterator[FormBlock]:
    yield PartTitle(part.title, part.note)
    yield from map(_question, part.questions)


def _question(one: Question) -> FormBlock:
    name = f"{PREFIX}{one.name}"
    if one.options:
        return OneOf(name, one.words, one.note, one.options)
    return Blank(name, one.words, one.note, one.rows)
