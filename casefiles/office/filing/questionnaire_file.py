"""Writing the blank questionnaire for incidents: the same bytes for all, and no case in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak, Refused
from casefiles.domain.foundation.ids import CaseId, Randomness
from casefiles.domain.records.case_records import Case
from casefiles.dossier.requests import WriteQuestionnaire
from casefiles.library.incident_questionnaire import (
    Questionnaire,
    languages_of_questionnaire,
    load_questionnaire,
)
from casefiles.office.draft.dossier_frames import made_of
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.redaction.seeking import sought_in
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.words.gate import where_in_words
from casefiles.words.language import msg

ENDING: Final = ".pdf"
_FORM: Final = frozenset({"furniture", "font"})
"""What clearance finds strange in a dossier and a blank form consists of: fields, spare letters."""


@dataclass(frozen=True, slots=True)
class WrittenQuestionnaire:
    """A questionnaire that was written."""

    target: Path

    @property
    def words(self) -> str:
        """What was written, for a person."""
        return msg(
            "{name} is ready to print or fill in. It contains nothing of the case.",
            name=self.target.name,
        )


def questionnaire_languages() -> tuple[tuple[str, str], ...]:
    """Return the languages of the questionnaire: code and own name, English first."""
    resources = paths.resources()
    codes = sorted(languages_of_questionnaire(resources), key=lambda code: (code != "en", code))
    return tuple((code, load_questionnaire(resources, code).language) for code in codes)


def questionnaire_name(folder: Path, language: str) -> Path:
    """Return where a questionnaire may be written in a folder without replacing another file."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        target = folder / f"questionnaire-{language}{more}{ENDING}"
        if not target.exists():
            return target
        number += 1


def export_questionnaire(case_id: CaseId, target: Path, language: str) -> Job[WrittenQuestionnaire]:
    """Write the blank questionnaire, and enter that in the ledger.

    Raises (when carried out):
        Refused: there is none in this language, or the target cannot be used.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> WrittenQuestionnaire:
        vault = workplace.vault
        check_target(target, vault.folder, replace=False)
        questionnaire = load_questionnaire(workplace.resources, language)
        data = _made(workplace.resources, language, ticket)
        sought = vault.read(lambda reader: sought_in(reader, case_id))
        allowed = PermittedContent(_every_word(questionnaire))
        cleared = run_final_check(
            workplace, FinishedFile(target.name, data), sought, allowed, None, ticket
        )
        strange = [one for one in cleared.report.places if one[0] not in _FORM]
        if strange:
            hits = sum(count for _, _, count in strange)
            where = where_in_words(tuple(strange))
            raise RedactionLeak("clearance_hit", hits=hits, where=where)
        case = vault.read(lambda reader: reader.get(Case, case_id))
        if case is None:
            raise Refused("no_such_record", kind="case")
        with delivered(data, target, workplace.randomness, replace=False):
            vault.write(lambda at: at.mention(case, "export_questionnaire"))
        return WrittenQuestionnaire(target)

    return work


def write_blank_questionnaire(
    target: Path, language: str, randomness: Randomness, ticket: CancellationToken
) -> WrittenQuestionnaire:
    """Write the blank questionnaire where no vault is open, so that nothing protected is known.

    Raises:
        Refused: there is none in this language, or the target cannot be used.
        NotEnoughSpace: the disk is full; no file was left.
        Cancelled: somebody asked to stop.
    """
    resources = paths.resources()
    load_questionnaire(resources, language)
    with delivered(_made(resources, language, ticket), target, randomness, replace=False):
        return WrittenQuestionnaire(target)


def _made(resources: Path, language: str, ticket: CancellationToken) -> bytes:
    _, (data,) = made_of(WriteQuestionnaire(str(resources), language), (), ticket)
    return data


def _every_word(questionnaire: Questionnaire) -> str:
    """Return all words of a questionnaire, which are public."""
    texts = [questionnaire.title, questionnaire.keep, *questionnaire.intro, questionnaire.foot]
    for part in (*questionnaire.parts, questionnaire.closing):
        texts += [part.title, part.note]
        for one in part.questions:
            texts += [one.words, one.note, *(words for _, words in one.options)]
    consents = questionnaire.consents
    texts += [consents.title, consents.note, consents.for_whom]
    texts += [words for _, words in (*consents.levels, *consents.recipients)]
    return "\n".join(texts)
