"""A case in the language that was chosen for a dossier, as far as its texts have versions."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.language.language_codes import are_same_language
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.text_versions import WORKING_LANGUAGE, TextVersion
from casefiles.domain.rules.versioned_texts import TextKey
from casefiles.dossier.forum.wording_files import load_language
from casefiles.library.states import load_state_names
from casefiles.office.law.argument_sources import without_mark
from casefiles.office.law.states import known_states
from casefiles.office.redaction.presets import change_redaction_settings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, JobContext
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.released_text import policy_of
from casefiles.redaction.release.text_choice import TextChoice, choices_in, in_language

_NEXT: Final = "; "
"""How governing texts of a test are joined."""
_STATES: Final = ("requesting_state", "requested_state")


def save_language(request: EditionRequest, language: str, randomness: Randomness) -> Edit[None]:
    """Choose the language of a dossier; empty for that of its profile.

    Raises (when carried out):
        Refused: the case is not there.
    """
    return change_redaction_settings(
        request, lambda one: replace(one, language=language), randomness
    )


def language_of(snapshot: CaseSnapshot) -> str:
    """Return the language that was chosen for the papers at hand; empty for none."""
    return snapshot.treatment.language if snapshot.treatment is not None else ""


def in_chosen_language(
    workplace: JobContext, snapshot: CaseSnapshot, request: EditionRequest
) -> tuple[CaseSnapshot, tuple[TextChoice, ...]]:
    """Return a case with the versions that its reader gets, and what each text has.

    Where nobody chose a language, every text leaves as it is written.

    Args:
        workplace: the open vault.
        snapshot: the case, with people as its reader may see them.
        request: which dossier.
    """
    language = language_of(snapshot)
    if not language:
        return snapshot, ()
    snapshot = _with_tests(workplace.resources, snapshot, language)
    snapshot, choices = choices_for(workplace, snapshot, request, language)
    return in_language(snapshot, choices, language), choices


def choices_for(
    workplace: JobContext, snapshot: CaseSnapshot, request: EditionRequest, language: str
) -> tuple[CaseSnapshot, tuple[TextChoice, ...]]:
    """Return what each text has in a language, and the case with States as that calls them.

    Args:
        workplace: the open vault.
        snapshot: the case, with people as its reader may see them.
        request: which dossier.
        language: of the papers.
    """
    snapshot, known = _with_states(workplace.resources, snapshot, language)
    versions = workplace.vault.read(
        lambda reader: reader.find(TextVersion, case_id=request.case_id)
    )
    roles = roles_for(snapshot.placeholder_words, request.audience, snapshot.reaches)
    policy = policy_of(snapshot.persons, snapshot.retained, snapshot.excused, roles)
    return snapshot, choices_in(snapshot, versions, (language, known), policy)


def _with_states(
    resources: Path, snapshot: CaseSnapshot, language: str
) -> tuple[CaseSnapshot, frozenset[TextKey]]:
    """Return a case whose States are called as the language does, and which texts are so."""
    names = state_names_in(resources, language)
    states = known_states(resources)
    case = snapshot.case
    found: dict[str, Any] = {
        field: names[code]
        for field in _STATES
        if (code := states.code_of(getattr(case, field))) in names
    }
    known = frozenset((str(case.id), field) for field in found)
    return replace(snapshot, case=replace(case, **found)), known


@cache
def state_names_in(resources: Path, language: str) -> dict[str, str]:
    """Return the names of States in a language, by code."""
    return load_state_names(resources, language)


def _with_tests(resources: Path, snapshot: CaseSnapshot, language: str) -> CaseSnapshot:
    """Return a case whose tests are worded in a language, as far as it has phrases for them."""
    if are_same_language(language, WORKING_LANGUAGE):
        return snapshot
    wording = load_language(resources, language)

    def say(phrase: str) -> str:
        return wording.phrases.get(phrase, phrase)

    def governing(words: str) -> str:
        pieces = (without_mark(one) for one in words.split(_NEXT))
        shown = (
            f"{say(text)} {wording.terms['not_checked']}" if is_marked else say(text)
            for text, is_marked in pieces
        )
        return _NEXT.join(shown)

    grounds = tuple(
        replace(
            one,
            title=say(one.title),
            text=governing(one.text),
            limbs=tuple(replace(limb, text=say(limb.text)) for limb in one.limbs),
        )
        for one in snapshot.grounds
    )
    return replace(snapshot, grounds=grounds)


def unworded_tests(resources: Path, snapshot: CaseSnapshot) -> tuple[Argument, ...]:
    """Return the first argument of each test that is argued without words in the language."""
    language = language_of(snapshot)
    if not language or are_same_language(language, WORKING_LANGUAGE):
        return ()
    worded = frozenset(load_language(resources, language).phrases.values())
    grounds = {one.id: one for one in snapshot.grounds}
    found: dict[str, Argument] = {}
    for argument in snapshot.arguments:
        test = grounds.get(argument.test)
        if test is None or not argument.text.strip():
            continue
        limbs = {limb.text for limb in test.limbs if limb.id == argument.limb}
        if not {test.title, *limbs} <= worded:
            found.setdefault(argument.test, argument)
    return tuple(found.values())
