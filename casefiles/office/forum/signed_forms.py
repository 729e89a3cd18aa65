"""Papers that a forum wants signed by hand: which they are, and how far each has come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import AuthorityFormId, CaseId
from casefiles.domain.records.case_records import Case, Exhibit
from casefiles.domain.records.form_answers import FieldAnswer, answer_id
from casefiles.domain.records.signed_forms import AuthorityForm, SignedFormState
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import FieldType, ForumProfile, Need
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.records.case_closure import today
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

_DAYS: Final = ("printed", "sent", "expected", "signed", "refused")
_IN_ORDER: Final = (
    ("printed", "sent"),
    ("sent", "signed"),
    ("printed", "signed"),
    ("sent", "expected"),
)


@dataclass(frozen=True, slots=True)
class RequiredSignedForm:
    """A paper that the form asks for.

    Attributes:
        field: id of the field that asks.
        is_needed: the forum does not do without it.
        has_sheet: the filing pack holds a sheet of it to be printed.
        is_file: the field names exhibits, so that the scan can be named in it.
        attached: what the field names already.
    """

    field: str
    label: str
    is_needed: bool
    has_sheet: bool
    is_file: bool
    attached: str = ""

    @property
    def line(self) -> str:
        """The paper with how far it has come, while nobody follows it."""
        if self.attached:
            return msg("{label}: attached as {attached}", label=self.label, attached=self.attached)
        todo = msg("to be printed") if self.has_sheet else msg("to be signed on the form itself")
        return f"{self.label}: {todo}"


@dataclass(frozen=True, slots=True)
class TrackedSignedForm:
    """A paper that is followed.

    Attributes:
        label: what the form calls it; `who` signs it, by name.
        words: how far it has come.
        mark: exhibit mark of the scan; empty for none, so that it leaves with no pack.
    """

    record: AuthorityForm
    label: str
    who: str
    words: str
    is_overdue: bool
    mark: str = ""

    @property
    def field(self) -> str:
        """Id of the field that asks for it."""
        return self.record.field

    @property
    def line(self) -> str:
        """The paper with how far it has come."""
        who = f" ({self.who})" if self.who else ""
        return f"{self.label}{who}: {self.words}"

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.record.state is SignedFormState.LINKED


@dataclass(frozen=True, slots=True)
class SignedFormList:
    """The papers of one form."""

    request: EditionRequest
    title: str
    required: tuple[RequiredSignedForm, ...]
    followed: tuple[TrackedSignedForm, ...]

    @property
    def unbegun(self) -> tuple[RequiredSignedForm, ...]:
        """Those that nobody follows yet."""
        own = {one.field for one in self.followed}
        return tuple(one for one in self.required if one.field not in own)

    @property
    def lines(self) -> tuple[str, ...]:
        """Each paper with how far it has come, those first that nobody follows yet."""
        return (*(one.line for one in self.unbegun), *(one.line for one in self.followed))

    @property
    def open(self) -> int:
        """How many needed papers are neither attached nor settled."""
        settled = {one.field for one in self.followed if one.is_settled}
        return sum(
            one.is_needed and not one.attached and one.field not in settled for one in self.required
        )


def signed_forms_of(request: EditionRequest) -> Job[SignedFormList | None]:
    """Return the papers of a form; None for a profile without one.

    Raises:
        Refused: unknown profile.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> SignedFormList | None:
        ticket.check()
        form = load_layout(workplace.resources, request.profile).form
        if form is None:
            return None
        day = today(workplace.clock.wall())
        return workplace.vault.read(lambda reader: signed_forms_on(reader, request, form, day))

    return work


def signed_forms_on(
    reader: ReadTransaction, request: EditionRequest, form: ForumProfile, day: str
) -> SignedFormList:
    """Return the papers of a form as they stand on a day."""
    about = {"profile": request.profile, "audience": request.audience}
    field_answers = reader.find(FieldAnswer, case_id=request.case_id, **about)
    answers = {one.field: one.text for one in field_answers}
    labels = {one.id: one.label for one in form.papers}
    found = reader.find(AuthorityForm, case_id=request.case_id, profile=request.profile)
    return SignedFormList(
        request,
        form.title,
        tuple(
            RequiredSignedForm(
                *(one.id, one.label, one.need is Need.MUST, one.paper != "signature"),
                is_file=one.type is FieldType.FILE,
                attached=answers.get(one.id, "") if one.type is FieldType.FILE else "",
            )
            for one in form.papers
        ),
        tuple(_followed(reader, one, labels, day) for one in found),
    )


def save_signed_form(paper: AuthorityForm, request: EditionRequest, *, is_file: bool) -> Edit[None]:
    """Keep how far a paper has come; a scan that is an exhibit is named in the field that asks.

    Raises (when carried out):
        Refused: the case is not there, or a day is none or lies before the one it follows
            (`register_date`, `register_order`, with the field).
    """

    def change(work: WriteTransaction) -> None:
        if work.get(Case, paper.case_id) is None:
            raise Refused("case_unknown")
        _check_days(paper)
        there = work.get(AuthorityForm, paper.id)
        if there is None:
            work.insert(paper, "add_authority_form")
        elif there != paper:
            work.update(paper, "edit_authority_form")
        if is_file and paper.document_id:
            _name_scan(work, paper, request)

    return change


def profile_of_signed_form(paper_id: str) -> Query[str]:
    """Return the profile of the forum for which a paper is signed; empty for none of that id."""

    def ask(reader: ReadTransaction) -> str:
        found = reader.get(AuthorityForm, paper_id)
        return found.profile if found is not None else ""

    return ask


def remove_signed_form(paper_id: AuthorityFormId) -> Edit[None]:
    """Follow a paper no more."""

    def change(work: WriteTransaction) -> None:
        if work.get(AuthorityForm, paper_id) is not None:
            work.delete(AuthorityForm, paper_id, "remove_authority_form")

    return change


def _name_scan(work: WriteTransaction, paper: AuthorityForm, request: EditionRequest) -> None:
    """Name the scan in the field, unless something stands there."""
    mark = _mark(work, paper.case_id, paper.document_id)
    own = answer_id(request.case_id, request.profile, request.audience, paper.field)
    if mark and work.get(FieldAnswer, own) is None:
        save_answers(request, {paper.field: mark})(work)


def _check_days(paper: AuthorityForm) -> None:
    days = {name: str(getattr(paper, name)) for name in _DAYS}
    for name, day in days.items():
        if day and not is_edtf(day):
            raise Refused("register_date", field=name)
    for first, second in _IN_ORDER:
        if _is_before(days[second], days[first]):
            raise Refused("register_order", field=second)


def _is_before(later: str, earlier: str) -> bool:
    if not later or not earlier:
        return False
    end, begin = span(later).end_day, span(earlier).start_day
    return end is not None and begin is not None and end <= begin


def _followed(
    reader: ReadTransaction, one: AuthorityForm, labels: Mapping[str, str], day: str
) -> TrackedSignedForm:
    at = RecordNames(reader)
    who = at.person(one.person_id) if one.person_id else ""
    mark = _mark(reader, one.case_id, one.document_id) if one.document_id else ""
    is_overdue = one.is_overdue(day)
    words = ", ".join(_words(at, one, mark))
    if is_overdue:
        words += msg("; overdue since {date}", date=date_in_words(one.expected))
    elif one.is_out and one.expected:
        words += msg(", expected back by {date}", date=date_in_words(one.expected))
    label = labels.get(one.field, one.field.replace("_", " ").capitalize())
    return TrackedSignedForm(one, label, who, words, is_overdue, mark)


def _words(at: RecordNames, one: AuthorityForm, mark: str) -> Iterator[str]:
    match one.state:
        case SignedFormState.REFUSED:
            why = f" ({at.text(one.reason)})" if one.reason else ""
            yield msg("refused {date}{why}", date=date_in_words(one.refused), why=why)
        case SignedFormState.LINKED:
            yield from _linked(at, one, mark)
        case SignedFormState.SIGNED:
            yield msg("signed {date}, not scanned yet", date=date_in_words(one.signed))
        case SignedFormState.SENT:
            yield from _sent(at, one)
        case SignedFormState.PRINTED:
            yield msg("printed {date}", date=date_in_words(one.printed))
        case SignedFormState.TO_PRINT:
            yield msg("to be printed")


def _linked(at: RecordNames, one: AuthorityForm, mark: str) -> Iterator[str]:
    if one.signed:
        yield msg("signed {date}", date=date_in_words(one.signed))
    title = at.name("document", one.document_id) or msg("a document")
    yield msg("scanned: {title}", title=title) + (
        f" ({mark})" if mark else msg(", which is no exhibit yet")
    )


def _sent(at: RecordNames, one: AuthorityForm) -> Iterator[str]:
    by = msg(" with {words}", words=at.text(one.carrier)) if one.carrier else ""
    yield msg("sent on {date}{by}", date=date_in_words(one.sent), by=by)


def _mark(reader: ReadTransaction, case_id: CaseId, document_id: str) -> str:
    found = reader.find(Exhibit, case_id=case_id, document_id=document_id)
    return found[0].mark if found else ""
