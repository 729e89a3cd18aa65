"""An emergency at a glance: clocks, what is known and whence, what is missing by its weight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.form_answers import CELL
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.domain.records.proceedings import Decision
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.office.case.emergency_clock import (
    RegistryClock,
    RemovalClock,
    registry_clock,
    removal_clock,
    removal_of,
)
from casefiles.office.filing.filings import ExportedFilingPack, made_packs
from casefiles.office.forum.forum_sheets import FormSheet, SheetField, filled_sheet
from casefiles.office.forum.signed_forms import SignedFormList, signed_forms_on
from casefiles.office.law.custom_limits import form_as_known
from casefiles.office.people.persons import shown_names
from casefiles.office.records.case_closure import today
from casefiles.office.records.countdown import local_now
from casefiles.office.records.findings import FindingLocation
from casefiles.office.redaction.presets import EMERGENCY, find_redaction_settings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_of

NeedKind = Literal["client", "states", "removal", "dated", "decision", "office"]


@dataclass(frozen=True, slots=True)
class EmergencyBody:
    """A body that can be asked to stop a removal.

    Attributes:
        id: as the terminal names it.
        title: short.
        profile: of its form; `audience` the recipient.
        answers: what follows from choosing it, by field.
        needed: fields that its form only wishes for and that are the request itself.
    """

    id: str
    title: str
    profile: str
    audience: str
    answers: tuple[tuple[str, str], ...] = ()
    needed: tuple[str, ...] = ()

    def request(self, case_id: CaseId) -> EditionRequest:
        """Return the dossier of a case for it."""
        return EditionRequest(case_id, self.profile, self.audience)


_TORTURE: Final = msg_mark("Committee against Torture")
BODIES: Final = (
    EmergencyBody("rule39", msg_mark("Strasbourg, Rule 39"), "echr_rule39", "court_open"),
    EmergencyBody(
        *("cat", _TORTURE, "un_tb_interim_letter", "treaty_body"),
        # An option of the form, worded in English as its title is.
        answers=(("committee", _TORTURE),),
    ),
    EmergencyBody(
        *("ccf", msg_mark("INTERPOL (CCF), provisional"), "ccf_request", "ccf"),
        needed=("provisional",),
    ),
)
"""Those of the emergency, in the order in which they are offered."""
WEIGHTS: Final = (
    *("removal_datetime", "tz", "destination", "flight"),
    *("applicant", "author", "request_type", "committee"),
    *("measure", "provisional", "sought"),
    *("grounds_of_fear", "harm", "purpose", "grounds", "merits", "articles"),
    *("respondent_state", "state_party", "ncb", "detention_place"),
    *("contact_person", "counsel_phone_24h", "rep"),
    *("decisions", "order_ref", "order_date", "suspensive_effect", "remedies"),
    *("id_copy", "id_valid_until", "poa_text", "authority_signed", "facts", "procedural_history"),
)
"""Fields by weight: without the first a body cannot act in time, without the last it asks back."""
OF_REMOVAL: Final = frozenset({"removal_datetime", "tz", "flight"})
"""Fields that say what the removal of the case says; entered there, they are known here."""
_NEEDS: Final[dict[NeedKind, str]] = {
    "client": msg_mark("The client: not named in the case"),
    "states": msg_mark("The two States of the case"),
    "removal": msg_mark("The time of the removal"),
    "dated": msg_mark("The date on the cover, which every paper of the pack prints"),
    "decision": msg_mark("The last decision, with its day"),
    "office": msg_mark("Your office, with a telephone at any hour"),
}
_MOST: Final = 240
_SOURCES: Final = 3


@dataclass(frozen=True, slots=True)
class EmergencyNeed:
    """A record that the case lacks, without which nothing can be filled in."""

    kind: NeedKind
    words: str


@dataclass(frozen=True, slots=True)
class KnownField:
    """A field whose answer is known.

    Attributes:
        text: the answer in words, with names.
        sources: the records that it comes from.
        is_copied: it stands in the form; otherwise it is copied when the lawyer says so.
    """

    field: str
    label: str
    text: str
    sources: tuple[FindingLocation, ...]
    is_copied: bool

    @property
    def source_words(self) -> str:
        """The first of its records, in words."""
        return "; ".join(one.words for one in self.sources[:_SOURCES])


@dataclass(frozen=True, slots=True)
class EmergencyState:
    """All that one screen shows of an emergency.

    Attributes:
        needs: what the case lacks altogether, in the order to be entered.
        known: fields that are known, those first that are not in the form yet.
        missing: fields that are needed and that nobody knows, by weight; `wished` those that help.
        papers: to be signed by hand, apart from all fields.
        is_withheld: the emergency preset is chosen.
        packs: made for this body, the newest first.
        today: by the clock of this computer, as EDTF; proposed for the cover, and never taken.
    """

    body: EmergencyBody
    sheet: FormSheet
    removal: RemovalClock
    registry: RegistryClock
    needs: tuple[EmergencyNeed, ...]
    known: tuple[KnownField, ...]
    missing: tuple[SheetField, ...]
    wished: tuple[SheetField, ...]
    papers: SignedFormList
    is_withheld: bool
    packs: tuple[ExportedFilingPack, ...]
    removal_to: str = ""
    flight: str = ""
    today: str = ""

    @property
    def to_answer(self) -> tuple[SheetField, ...]:
        """The missing fields that are answered each by itself: the removal is entered as one."""
        return tuple(one for one in self.missing if one.id not in OF_REMOVAL)

    @property
    def to_copy(self) -> int:
        """How many known answers do not stand in the form yet."""
        return sum(not one.is_copied for one in self.known)

    @property
    def unsent(self) -> ExportedFilingPack | None:
        """The newest pack, while nobody logged that it was sent; None where there is none."""
        newest = next(iter(self.packs), None)
        return newest if newest is not None and not newest.submission_id else None


def body_named(body_id: str) -> EmergencyBody:
    """Return a body by its id.

    Raises:
        Refused: there is none of that id.
    """
    found = next((one for one in BODIES if one.id == body_id), None)
    if found is None:
        raise Refused("emergency_body_unknown", allowed=", ".join(one.id for one in BODIES))
    return found


def emergency_state(case_id: CaseId, body: EmergencyBody) -> Job[EmergencyState]:
    """Return an emergency at a glance; nothing is changed.

    Raises:
        Refused: the case is gone.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> EmergencyState:
        ticket.check()
        form = _form(workplace, body)
        case = workplace.vault.read(lambda reader: _case(reader, case_id))
        moment = workplace.vault.read(lambda reader: removal_of(reader, case))
        registry = registry_clock(workplace, case_id, form, moment)
        ticket.check()
        return workplace.vault.read(
            lambda reader: _state(reader, workplace, case, (body, form), registry)
        )

    return work


def known_answers(
    reader: ReadTransaction, workplace: JobContext, case_id: CaseId, body: EmergencyBody
) -> dict[str, str]:
    """Return what is known and not in the form yet, as it would be saved, by field."""
    form = _form(workplace, body)
    sheet = filled_sheet(reader, body.request(case_id), form, workplace.resources)
    chosen, papers = dict(body.answers), {one.id for one in form.papers}
    return {
        one.id: one.suggestion or chosen.get(one.id, "")
        for one in sheet.fields
        if _is_known(one, chosen) and not one.answer and one.id not in papers
    }


def _form(workplace: JobContext, body: EmergencyBody) -> ForumProfile:
    form = load_layout(workplace.resources, body.profile).form
    if form is None:
        raise Refused("no_form")
    return form_as_known(workplace, form)


def _case(reader: ReadTransaction, case_id: CaseId) -> Case:
    case = reader.get(Case, case_id)
    if case is None:
        raise Refused("case_unknown")
    return case


def _is_known(one: SheetField, chosen: dict[str, str]) -> bool:
    """Tell whether records, or the choice of the body, say what nobody answered yet."""
    return one.is_suggested or (not one.answer and not one.record and one.id in chosen)


def _state(
    reader: ReadTransaction,
    workplace: JobContext,
    case: Case,
    chosen: tuple[EmergencyBody, ForumProfile],
    registry: RegistryClock,
) -> EmergencyState:
    body, form = chosen
    request = body.request(case.id)
    sheet = filled_sheet(reader, request, form, workplace.resources)
    answers, papers = dict(body.answers), {one.id for one in form.papers}
    fields = [one for one in sheet.fields if one.id not in papers]
    show = shown_names(reader, case.id)
    known = [_known(one, answers, show) for one in fields]
    lacking = [one for one in fields if one.is_missing and not _is_known(one, answers)]
    now = local_now(workplace.clock)
    needed = [one for one in lacking if one.is_urgent or one.id in body.needed]
    settings = find_redaction_settings(reader, request)
    return EmergencyState(
        body,
        sheet,
        removal_clock(removal_of(reader, case), now),
        registry,
        tuple(_needs(reader, case)),
        tuple(sorted((one for one in known if one is not None), key=lambda one: one.is_copied)),
        _by_weight(needed),
        _by_weight(
            one
            for one in lacking
            if one not in needed and one.need == "should" and one.id not in OF_REMOVAL
        ),
        signed_forms_on(reader, request, form, today(workplace.clock.wall())),
        is_withheld=settings is not None and settings.preset == EMERGENCY,
        packs=made_packs(request)(reader),
        removal_to=case.removal_to,
        flight=case.flight,
        today=now.date().isoformat(),
    )


def _needs(reader: ReadTransaction, case: Case) -> Iterable[EmergencyNeed]:
    office = reader.get(Office, OWN_OFFICE)
    lacking: dict[NeedKind, bool] = {
        "client": not case.client.strip(),
        "states": not (case.requesting_state.strip() and case.requested_state.strip()),
        "removal": not removal_of(reader, case),
        "dated": not case.dated,
        "decision": not reader.find(Decision, case_id=case.id),
        "office": office is None or not (office.phone_at_night or office.phone),
    }
    for kind, is_lacking in lacking.items():
        if is_lacking:
            yield EmergencyNeed(kind, msg_of(_NEEDS[kind]))


def _known(
    one: SheetField, chosen: dict[str, str], show: Callable[[str], str]
) -> KnownField | None:
    """Return a field that is known, in words; None for one that is not."""
    if one.answer or (one.record and not _is_known(one, chosen)):
        text, is_copied = one.answer or one.record, True
    elif _is_known(one, chosen):
        text, is_copied = one.suggestion or chosen[one.id], False
    else:
        return None
    sources = one.sources if text == one.suggestion else ()
    if not sources:
        where = msg("your answer") if one.answer else msg("the form and the case")
        where = where if one.answer or one.record else msg("the choice of the body")
        sources = (FindingLocation(where, ""),)
    return KnownField(one.id, one.label, _in_words(show(text)), sources, is_copied)


def _in_words(text: str) -> str:
    """Return an answer as one short line."""
    words = words_from_edtf(text) if is_edtf(text) else " ".join(text.replace(CELL, "·").split())
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _by_weight(fields: Iterable[SheetField]) -> tuple[SheetField, ...]:
    weight = {field: at for at, field in enumerate(WEIGHTS)}
    return tuple(sorted(fields, key=lambda one: weight.get(one.id, len(WEIGHTS))))
