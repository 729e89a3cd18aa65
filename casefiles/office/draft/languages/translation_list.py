"""The texts of a dossier in one language: what is missing, what is old, what nobody checked."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.language_codes import are_same_language
from casefiles.domain.records.text_versions import WORKING_LANGUAGE, TextVersion, VersionMaker
from casefiles.domain.rules.versioned_texts import NOTE, STEP, TextKey, record_kind
from casefiles.dossier.forum.forum_layout import languages_of_layout
from casefiles.dossier.forum.wording_files import load_language
from casefiles.office.draft.languages.chosen_language import choices_for, language_of
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.people.persons import shown_names
from casefiles.office.redaction.presets import preset_of, who_files
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.release.preset_policy import under_preset
from casefiles.redaction.release.reader_policy import for_reader
from casefiles.redaction.release.text_choice import TextChoice, VersionState
from casefiles.words.acts import field_words
from casefiles.words.language import msg, msg_mark, msg_of

STATES = {
    VersionState.ORIGINAL: msg_mark("Original in this language"),
    VersionState.CHECKED: msg_mark("Checked translation"),
    VersionState.UNCHECKED: msg_mark("Translation not checked"),
    VersionState.STALE: msg_mark("Older than its text"),
    VersionState.MISSING: msg_mark("Not translated"),
}
"""What there is of a text in a language, in words."""
_KINDS = {
    "case": msg_mark("Case"),
    "narrative": msg_mark("Narrative"),
    "arguments": msg_mark("Argument"),
    "answers": msg_mark("Form"),
    "deadlines": msg_mark("Key date"),
    "events": msg_mark("Chronology"),
    "facts": msg_mark("Statement of facts"),
    "exhibits": msg_mark("Exhibit"),
    "documents": msg_mark("Document"),
    "steps": msg_mark("Proceedings"),
}
"""Where a text stands, by collection."""


@dataclass(frozen=True, slots=True)
class OfferedLanguage:
    """A language in which a form can be made.

    Attributes:
        is_read: somebody who pleads in it read all its words.
    """

    code: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One text in one language.

    Attributes:
        place: where it stands, in words.
        original: as it is stored; `shown` with names in place of references.
        version: what there is of it in the language; None for nothing.
    """

    key: TextKey
    place: str
    original: str
    shown: str
    original_language: str
    state: VersionState
    version: TextVersion | None

    @property
    def text(self) -> str:
        """The version as it is stored; empty for none."""
        return self.version.text if self.version is not None else ""

    @property
    def made_by(self) -> VersionMaker:
        """Who made it, or makes most of them."""
        return self.version.made_by if self.version is not None else VersionMaker.TRANSLATOR


@dataclass(frozen=True, slots=True)
class TextsInLanguage:
    """All texts of a dossier in one language, those that lack most first.

    Attributes:
        chosen: the language of the dossier; empty for that of its form.
        language: that the rows are of.
        offered: languages that can be chosen.
    """

    request: EditionRequest
    chosen: str
    language: str
    offered: tuple[OfferedLanguage, ...]
    rows: tuple[VersionRow, ...]

    @property
    def waiting(self) -> int:
        """How many texts have no version that can leave without another word."""
        return sum(not one.state.is_ready for one in self.rows)


def texts_in_language(request: EditionRequest, language: str = "") -> Job[TextsInLanguage]:
    """List the texts of a dossier in a language; empty for the one that was chosen for it.

    Raises (when carried out):
        Refused: there is no such case or profile, or the form has no words in the language.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> TextsInLanguage:
        ticket.check()
        snapshot, _ = workplace.vault.read(
            snapshot_of(request.case_id, request.profile, request.audience)
        )
        chosen = language_of(snapshot)
        offered = offered_languages(workplace.resources, request.profile)
        spoken = language or chosen or offered[0].code
        if not any(are_same_language(one.code, spoken) for one in offered):
            raise Refused("unknown_language", allowed=", ".join(one.code for one in offered))
        snapshot = for_reader(snapshot, request.profile, request.audience)
        preset = preset_of(workplace, snapshot.treatment)
        snapshot = under_preset(snapshot, preset, who_files(workplace, snapshot))
        _, choices = choices_for(workplace, snapshot, request, spoken)
        show = workplace.vault.read(lambda reader: shown_names(reader, request.case_id))
        order = list(VersionState)
        rows = sorted((_row(one, show) for one in choices), key=lambda one: -order.index(one.state))
        return TextsInLanguage(request, chosen, spoken, offered, tuple(rows))

    return work


def offered_languages(resources: Path, profile: str) -> tuple[OfferedLanguage, ...]:
    """Return the languages in which a form has words for all that it prints, its own first."""
    own, *others = languages_of_layout(resources, profile)
    read = (OfferedLanguage(one, not load_language(resources, one).unread) for one in others)
    return (OfferedLanguage(own, is_read=True), *read)


def is_wording_read(resources: Path, language: str) -> bool:
    """Tell whether somebody who pleads in a language read all words that it has here."""
    if not language or are_same_language(language, WORKING_LANGUAGE):
        return True
    return not load_language(resources, language).unread


def _row(choice: TextChoice, show: Callable[[str], str]) -> VersionRow:
    of = choice.of
    return VersionRow(
        of.key,
        f"{msg_of(_KINDS[of.kind])}: {_field_words(of.kind, of.field)}",
        of.text,
        show(of.text),
        choice.original_language,
        choice.state,
        choice.version,
    )


def _field_words(kind: str, field: str) -> str:
    if field.startswith(NOTE):
        return msg("Footnote {number}", number=field.removeprefix(NOTE))
    if field.startswith(STEP):
        return msg("Step")
    return field_words(field, record_kind(kind))


def row_of(texts: TextsInLanguage, key: TextKey) -> VersionRow:
    """Return one text.

    Raises:
        Refused: the dossier has no such text.
    """
    found = next((one for one in texts.rows if one.key == key), None)
    if found is None:
        raise Refused("unknown_text")
    return found
