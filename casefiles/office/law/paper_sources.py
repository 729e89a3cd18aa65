"""What an argument as prose is drafted from: the records that every recipient of a profile gets."""

from collections.abc import Iterator

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Case, Document, Event, Exhibit, Fact, Outline
from casefiles.domain.records.proceedings import Assurance, Decision, Detention
from casefiles.domain.records.relief import Issue, Relief
from casefiles.domain.records.requests import Request
from casefiles.domain.records.text_versions import WORKING_LANGUAGE
from casefiles.domain.rules.exportability import is_exportable
from casefiles.library.legal_tests import LegalTest, load_legal_tests
from casefiles.library.packs import AuthorityPosition
from casefiles.library.states import States
from casefiles.office.law.argument_sources import applies_before
from casefiles.office.law.packs_in_use import authorities_in_use
from casefiles.office.law.paper_draft import PaperSources
from casefiles.office.law.paper_languages import sources_in_language
from casefiles.office.law.states import known_states
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction


def paper_sources(
    workplace: JobContext, case_id: CaseId, profile: str, language: str = WORKING_LANGUAGE
) -> PaperSources:
    """Read what a paper of a profile is drafted from, with the checked versions in its language.

    Raises:
        Refused: there is no such case.
        InvalidForm: the tests or the pack were edited into nonsense.
    """
    resources = workplace.resources
    tests = load_legal_tests(resources).tests
    states = known_states(resources)

    def ask(reader: ReadTransaction) -> PaperSources:
        case = reader.get(Case, case_id)
        if case is None:
            raise Refused("case_unknown")
        between = case.requesting_state, case.requested_state
        authorities = authorities_in_use(reader, resources)
        outlines = reader.find(Outline, case_id=case_id, profile=profile)
        adverse = AuthorityPosition.ADVERSE
        sources = PaperSources(
            profile=profile,
            case=case,
            tests=tuple(
                (one, _governing(one, states, between))
                for one in tests
                if applies_before(profile, one.forums)
            ),
            arguments=reader.find(Argument, case_id=case_id),
            events=tuple(_events_for_all(reader, case_id, outlines)),
            requests=_by_date(reader.find(Request, case_id=case_id), "dated"),
            decisions=_by_date(reader.find(Decision, case_id=case_id), "date"),
            detentions=_by_date(reader.find(Detention, case_id=case_id), "begin"),
            assurances=_by_date(reader.find(Assurance, case_id=case_id), "dated"),
            issues=reader.find(Issue, case_id=case_id),
            reliefs=reader.find(Relief, case_id=case_id),
            marks=_marks(reader, case_id, outlines),
            fact_ids=_facts(reader, case_id, outlines),
            law={own: one.name for own, one in authorities.items()},
            adverse=frozenset(own for own, one in authorities.items() if one.side is adverse),
        )
        if language == WORKING_LANGUAGE:
            return sources
        return sources_in_language(reader, sources, language, resources)

    return workplace.vault.read(ask)


def _governing(test: LegalTest, known: States, between: tuple[str, str]) -> str:
    """Return the treaties that a test rests on between two States; decisions stand apart."""
    codes = [known.code_of(one) for one in between]
    return "; ".join(
        one.text for one in test.texts if one.treaty and known.holds(one.treaty, *codes)
    )


def _marks(
    reader: ReadTransaction, case_id: CaseId, outlines: tuple[Outline, ...]
) -> dict[DocumentId, str]:
    """Return the marks of the exhibits that no recipient of the profile goes without."""
    documents = {one.id for one in reader.find(Document, case_id=case_id) if is_exportable(one)}
    for outline in outlines:
        documents &= set(outline.documents)
    marks: dict[DocumentId, str] = {}
    exhibits = reader.find(Exhibit, case_id=case_id)
    for one in sorted(exhibits, key=lambda exhibit: exhibit.mark):
        if one.document_id in documents and one.mark.strip():
            marks.setdefault(one.document_id, one.mark)
    return marks


def _facts(
    reader: ReadTransaction, case_id: CaseId, outlines: tuple[Outline, ...]
) -> frozenset[str]:
    if not all("statement" in one.sections for one in outlines):
        return frozenset()
    return frozenset(one.id for one in reader.find(Fact, case_id=case_id))


def _events_for_all(
    reader: ReadTransaction, case_id: CaseId, outlines: tuple[Outline, ...]
) -> Iterator[Event]:
    """Yield the events that no recipient of the profile goes without."""
    if all("chronology" in one.sections for one in outlines):
        events = reader.find(Event, case_id=case_id)
        yield from (one for one in events if not one.is_withheld)


def _by_date(records: tuple, field: str) -> tuple:  # type: ignore[type-arg]
    return tuple(sorted(records, key=lambda one: (getattr(one, field), one.id)))
