"""Checks before filing, as the profile of a forum asks for them; each tells where to mend it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Deadline, Protection
from casefiles.domain.records.image_quality import DPI
from casefiles.domain.records.provenance import ConsentAnswer
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.domain.rules.presets import PersonCategory, role_category
from casefiles.dossier.forum.forums import LimitKind
from casefiles.office.forum.forum_filing import Filing
from casefiles.office.forum.forum_parallel import CELL, parallel_procedures
from casefiles.office.records.findings import FindingLocation
from casefiles.words.language import msg

Spots = tuple[FindingLocation, ...]
Preflight = Callable[[Filing], Spots]
"""Returns the places where something is amiss; none where all is in order."""

_OUTCOME: Final = 4
_WHY_NOT: Final = 6
"""Cells of a line about a remedy, from 0."""
_CONFIDENTIAL_CELLS: Final = 3
"""What is kept back, from whom, and why."""
_LAST_CHARACTER: Final = 0xFF
_SHORTEST_NAME: Final = 3
_DAY_LENGTH: Final = 10
_AUTHORITIES: Final = ("authority", "poa", "consent_doc")
_COUNCIL: Final = frozenset(
    (
        *("sq", "hy", "az", "be", "bg", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et"),
        *("fi", "fr", "ga", "hr", "hu", "is", "it", "ka", "lb", "lt", "lv", "mk", "mt", "nb", "nl"),
        *("nn", "no", "pl", "pt", "rm", "ro", "sk", "sl", "sr", "sv", "tr", "uk"),
    )
)
"""Official languages of the States of the Council of Europe."""
_ANY: Final = "any_contracting_party"
_NAMES: Final = {"english": "en", "french": "fr", "russian": "ru", "spanish": "es", "arabic": "ar"}


def preflight(filing: Filing) -> Iterator[tuple[str, Spots]]:
    """Yield each check that the profile asks for, with the places where something is amiss."""
    for name in filing.form.preflight:
        yield name, CHECKS[name](filing)


def _one_committee(filing: Filing) -> Spots:
    return _one_of(filing, "committee")


def _single_type(filing: Filing) -> Spots:
    return _one_of(filing, "request_type")


def _one_of(filing: Filing, field_id: str) -> Spots:
    field = filing.form.field(field_id)
    is_one = field is not None and filing.value(field_id) in field.options
    return () if is_one else (filing.spot(field_id),)


def _language_ok(filing: Filing) -> Spots:
    """Find a lead language, or exhibits, in another language and without a translation."""
    taken = _COUNCIL if _ANY in filing.form.languages else frozenset(filing.form.languages)
    spots = []
    description = filing.value("submission_language")
    if description and _NAMES.get(description.casefold(), description) not in taken:
        spots.append(filing.spot("submission_language"))
    translated = _translated(filing)
    for _, document in filing.produced:
        own = {code.split("-")[0] for code in document.languages}
        if own and not own & taken and document.id not in translated:
            spots.append(filing.view.document(document.id))
    return tuple(spots)


def _translated(filing: Filing) -> frozenset[DocumentId]:
    """Return the documents of which a translation leaves with them."""
    case_id = filing.view.snapshot.case.id
    links = filing.workplace.vault.read(
        lambda reader: reader.find(DocumentLink, case_id=case_id, kind=DocumentLinkKind.TRANSLATION)
    )
    document_ids = {document.id for _, document in filing.produced}
    return frozenset(one.other_id for one in links if one.document_id in document_ids)


def _authority_present(filing: Filing) -> Spots:
    fields = filing.asks(*_AUTHORITIES)
    return tuple(filing.spot(one.id) for one in fields if not filing.exhibits_in(one.id))


def _authority_signed(filing: Filing) -> Spots:
    is_signed = filing.value("authority_signed") == "yes"
    return (*_authority_present(filing), *(() if is_signed else (filing.spot("authority_signed"),)))


def _acceptance_ok(filing: Filing) -> Spots:
    return () if filing.value("acceptance_check") == "yes" else (filing.spot("acceptance_check"),)


def _exhaustion_complete(filing: Filing) -> Spots:
    """Find remedies with neither an outcome nor a reason why they were not used."""
    spots = []
    for field in filing.asks("remedies", "exhaustion"):
        lines = filing.lines(field.id)
        if not lines:
            spots.append(filing.spot(field.id))
        for line in lines:
            cells = [cell.strip() for cell in line.split(CELL)]
            outcome = cells[_OUTCOME] if len(cells) > _OUTCOME else ""
            why_not = cells[_WHY_NOT] if len(cells) > _WHY_NOT else ""
            if len(cells) > 1 and not outcome and not why_not:
                spots.append(filing.spot(field.id, f": {cells[0]}"))
    if filing.asks("final_decision_date") and filing.day_in("final_decision_date") is None:
        spots.append(filing.spot("final_decision_date"))
    return tuple(spots)


def _annex_refs_resolve(filing: Filing) -> Spots:
    """Find marks in answers that no exhibit has, and exhibits that nothing cites."""
    marks = dict(filing.produced)
    spots, cited = [], set[str]()
    for field in filing.form.fields:
        named = filing.marks_in(filing.value(field.id))
        cited.update(named)
        spots += [filing.spot(field.id, f": {one}") for one in named if one not in marks]
    disclosure = filing.draft.disclosure
    argued = (a for ground in disclosure.grounds for limb in ground.limbs for a in limb.arguments)
    for cites in (
        *(one.cites for one in disclosure.facts),
        *(one.cites for one in disclosure.events),
        *(one.cites for one in argued),
    ):
        cited.update(cite.exhibit for cite in cites)
    spots += [
        filing.view.document(document.id) for mark, document in marks.items() if mark not in cited
    ]
    return tuple(spots)


def _third_party_consent(filing: Filing) -> Spots:
    """Find persons who are named and of whom no yes to these readers is recorded."""
    shown, snapshot = filing.draft.disclosure, filing.view.snapshot
    named = {one.label for one in shown.persons if not one.is_pseudonym}
    agreed = {
        one.person_id
        for one in snapshot.consents
        if one.answer is ConsentAnswer.GIVEN and one.audience in {"", shown.audience}
    }
    return tuple(
        filing.view.person(one)
        for one in snapshot.persons
        if one.protection is Protection.OPEN
        and one.names
        and one.names[0].text in named
        and one.id not in agreed
        and not _is_outside(one.role)
        and f"[[{one.id}]]" not in snapshot.case.client
    )


def _is_outside(role: str) -> bool:
    """Tell whether somebody is named as a professional, or as the client."""
    return role_category(role) in {PersonCategory.CLIENT, PersonCategory.PROFESSIONAL}


def _pdf_text_layer(filing: Filing) -> Spots:
    if filing.draft.has_text_layer:
        return ()
    return tuple(filing.view.document(one) for one, _ in filing.view.drawn)


def _filename_extended_ascii(filing: Filing) -> Spots:
    """Find names of files that the forum could not take, or that name the client."""
    pattern = filing.form.file_name
    name = pattern.replace("{case_ref}", filing.draft.disclosure.reference)
    is_sound = all(ord(char) <= _LAST_CHARACTER for char in name)
    client = filing.draft.disclosure.client.strip().casefold()
    named = bool(client) and any(
        len(part) >= _SHORTEST_NAME and part in name.casefold() for part in client.split()
    )
    return (
        ()
        if is_sound and not named
        else (FindingLocation(msg("Case reference"), "overview", "", "edit"),)
    )


def _removal_datetime_tz(filing: Filing) -> Spots:
    """Find a removal without its hour, its zone or its destination."""
    value = filing.value("removal_datetime")
    has_time = "T" in value
    has_zone = has_time and (
        value.endswith("Z") or any(sign in value.split("T")[1] for sign in "+-")
    )
    spots = []
    if not has_time:
        spots.append(filing.spot("removal_datetime"))
    if not has_zone and not filing.value("tz"):
        spots.append(filing.spot("tz"))
    if not filing.value("destination"):
        spots.append(filing.spot("destination"))
    return tuple(spots)


def _domestic_decisions_attached(filing: Filing) -> Spots:
    return () if filing.exhibits_in("decisions") else (filing.spot("decisions"),)


def _id_unredacted(filing: Filing) -> Spots:
    """Find an identity document from which anything goes; it is no exhibit, or not whole."""
    documents = filing.exhibits_in("id_copy")
    if not documents:
        return (filing.spot("id_copy"),)
    return tuple(
        filing.view.document(one.id)
        for one in documents
        if (plan := filing.plan_of(one.id)) is None or plan.box_count
    )


def _id_valid(filing: Filing) -> Spots:
    day = filing.day_in("id_valid_until")
    return () if day is not None and day >= filing.today else (filing.spot("id_valid_until"),)


def _poa_scope(filing: Filing) -> Spots:
    description = filing.value("poa_text").casefold()
    return (
        ()
        if "any information" in description and "record" in description
        else (filing.spot("poa_text"),)
    )


def _confidential_marked(filing: Filing) -> Spots:
    """Find items that are to be kept from somebody without saying from whom, or why."""
    return tuple(
        filing.spot(field.id, f": {line.split(CELL)[0].strip()}")
        for field in filing.asks("confidential", "confidentiality_items", "documents")
        for line in filing.lines(field.id)
        if sum(bool(cell.strip()) for cell in line.split(CELL)) < _CONFIDENTIAL_CELLS
    )


def _dpi_max(filing: Filing) -> Spots:
    most = [
        float(one.value)
        for one in filing.form.limits
        if one.kind is LimitKind.RESOLUTION and one.value
    ]
    return tuple(
        filing.view.document(document_id)
        for document_id, plan in filing.view.drawn
        if most and DPI[plan.fineness] > min(most)
    )


def _no_embedded_files(filing: Filing) -> Spots:
    return (filing.spot(""),) if filing.draft.profile.takes_attachments else ()


def _by_construction(_filing: Filing) -> Spots:
    """Nothing can be amiss: files are cut below the limit, or clearance refuses them."""
    return ()


def _deadline_not_missed(filing: Filing) -> Spots:
    """Find dates of filing or appeal that have passed, unless lateness is explained."""
    if filing.value("lateness"):
        return ()
    today = filing.today.isoformat()
    return tuple(
        FindingLocation(f"{_kind(one)} {one.date[:_DAY_LENGTH]}", "overview", one.id)
        for one in filing.view.snapshot.deadlines
        if one.kind in {"filing", "appeal"}
        and len(one.date) >= _DAY_LENGTH
        and one.date[:10] < today
    )


def _kind(deadline: Deadline) -> str:
    return deadline.kind.capitalize()


CHECKS: Final[Mapping[str, Preflight]] = {
    "one_committee": _one_committee,
    "language_ok": _language_ok,
    "authority_present": _authority_present,
    "authority_signed": _authority_signed,
    "acceptance_ok": _acceptance_ok,
    "forum_conflict": parallel_procedures,
    "exhaustion_complete": _exhaustion_complete,
    "annex_refs_resolve": _annex_refs_resolve,
    "third_party_consent": _third_party_consent,
    "pdf_text_layer": _pdf_text_layer,
    "pdf_size_50": _by_construction,
    "filename_extended_ascii": _filename_extended_ascii,
    "removal_datetime_tz": _removal_datetime_tz,
    "domestic_decisions_attached": _domestic_decisions_attached,
    "id_unredacted": _id_unredacted,
    "id_valid": _id_valid,
    "poa_scope": _poa_scope,
    "single_type": _single_type,
    "confidential_marked": _confidential_marked,
    "page_label_equals_pdf_page": _by_construction,
    "no_embedded_files": _no_embedded_files,
    "dpi_max": _dpi_max,
    "metadata_clean": _by_construction,
    "deadline_not_missed": _deadline_not_missed,
}
