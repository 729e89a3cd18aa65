"""The sources of an argument in another language: checked versions, names of States, dates."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar

from casefiles.domain.foundation.schema import TRANSLATED, schema_of
from casefiles.domain.language.language_codes import are_same_language, script_of_language
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.language.writing_systems import letter_counts
from casefiles.domain.records.text_versions import WORKING_LANGUAGE, TextVersion
from casefiles.dossier.forum.wording_files import LanguageWording, load_language
from casefiles.library.states import load_state_names
from casefiles.office.law.paper_draft import PaperSources
from casefiles.office.law.states import known_states
from casefiles.store.access.reader import ReadTransaction

_LATIN: Final = "Latn"
_NEXT: Final = "; "
_STATES: Final = ("requesting_state", "requested_state")
Record = TypeVar("Record")


def sources_in_language(
    reader: ReadTransaction, sources: PaperSources, language: str, resources: Path
) -> PaperSources:
    """Return the sources with the versions that a person checked; what lacks one is listed.

    Relief and questions that are typed for this forum alone are in its language already.

    Raises:
        Refused: unknown_language, where there are no words of it.
        InvalidInput: profile_invalid, where its words were edited into nonsense.
    """
    words = load_language(resources, language)
    texts = _Versions(reader, sources, language)
    case = texts.put(sources.case.id, sources.case)
    codes, names = known_states(resources), load_state_names(resources, language)
    states: dict[str, Any] = {
        field: names[code]
        for field in _STATES
        if (code := codes.code_of(getattr(sources.case, field))) in names
    }
    texts.untranslated -= {getattr(sources.case, field) for field in states}
    arguments = tuple(texts.put(one.id, one) for one in sources.arguments)
    events = tuple(texts.put(one.id, one) for one in sources.events)
    for decision in sources.decisions:
        texts.ask(decision.order)
    for relief in sources.reliefs:
        if not relief.profile:
            texts.ask(relief.text)
    # A question for any forum is that of the library, in the language of the paper.
    issues = tuple(one if one.profile else replace(one, question="") for one in sources.issues)
    return replace(
        sources,
        case=replace(case, **states),
        arguments=arguments,
        events=events,
        issues=issues,
        tests=tuple((test, _governing(governing, words)) for test, governing in sources.tests),
        dates=words.dates,
        untranslated=frozenset(texts.untranslated),
    )


class _Versions:
    """Puts versions in place of texts, and collects those that have none.

    Attributes:
        untranslated: texts as they are stored.
    """

    def __init__(self, reader: ReadTransaction, sources: PaperSources, language: str) -> None:
        self._language = language
        self._working = sources.case.work_language or WORKING_LANGUAGE
        self._found: dict[tuple[str, str], list[TextVersion]] = {}
        for one in reader.find(TextVersion, case_id=sources.case.id):
            self._found.setdefault((one.record_id, one.field), []).append(one)
        self.untranslated: set[str] = set()

    def put(self, record_id: str, record: Record) -> Record:
        """Return a record whose texts are in the language, as far as they have checked versions."""
        changed: dict[str, str] = {}
        for one in schema_of(type(record)):
            text = getattr(record, one.name) if TRANSLATED in one.traits else ""
            if text.strip():
                changed[one.name] = self._text(text, self._found.get((record_id, one.name), []))
        return replace(record, **changed) if changed else record  # type: ignore[type-var]

    def ask(self, text: str) -> None:
        """Note a text of which versions are not stored."""
        self._text(text, [])

    def _text(self, text: str, versions: list[TextVersion]) -> str:
        declared = (one.language for one in versions if one.is_declaration)
        if self._is_there(text, next(declared, "")):
            return text
        own = (one for one in versions if not one.is_declaration and one.original == text)
        checked = _checked(own, self._language)
        if not checked:
            self.untranslated.add(text)
        return checked or text

    def _is_there(self, text: str, declared: str) -> bool:
        """Tell whether a text is in the language itself, or has no words."""
        counts = letter_counts([replace_references(text, lambda _: " ")])
        if not counts or declared:
            return not counts or are_same_language(declared, self._language)
        script = script_of_language(self._language)
        is_alone = script != _LATIN or are_same_language(self._working, self._language)
        return is_alone and max(counts, key=lambda one: (counts[one], one)) == script


def _checked(versions: Iterable[TextVersion], language: str) -> str:
    found = (
        one.text
        for one in versions
        if one.checked_by.strip() and are_same_language(one.language, language)
    )
    return next(found, "")


def _governing(texts: str, words: LanguageWording) -> str:
    """Return governing texts as the language calls them; those that it has no words for are out."""

    def named() -> Iterator[str]:
        yield from (words.phrases[one] for one in texts.split(_NEXT) if one in words.phrases)

    return _NEXT.join(named())
