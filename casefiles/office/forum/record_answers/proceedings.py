"""Courts and bodies before which the matter was or is, the removal to come, and INTERPOL's data."""

import re

from casefiles.domain.dates.edtf import is_edtf
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
    joined,
    reference,
    row,
    worded,
)
from casefiles.words.language import msg

_FORUM, _HEARING, _REQUEST = "forum", "hearing_type", "request_channel"
_NOTICE = "notice_kind"
_OFFSET = re.compile(r"(?<=:\d\d)(?:Z|[+-]\d\d:\d\d)\Z")
"""Behind the hour of a moment."""


def removal(at: KnownRecords) -> SuggestedAnswer | None:
    """Return when the client would be taken, with its hour and offset where they are recorded."""
    if at.case.removal:
        return answer(at.case.removal, at.case)
    one = at.removals[0] if at.removals else None
    return answer(one.date if one is not None else "", one)


def removal_zone(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the offset of that hour from UTC; nothing where none is recorded."""
    found = removal(at)
    if found is None:
        return None
    offset = _OFFSET.search(found.text)
    words = f"UTC{offset[0].removeprefix('Z')}" if offset is not None else ""
    return answer(words, *found.records)


def destination(at: KnownRecords) -> SuggestedAnswer | None:
    """Return where the client would be taken: the place if it is recorded, and the State."""
    return answer(joined(at.case.removal_to, at.state(at.case.requesting_state)), at.case)


def flight(at: KnownRecords) -> SuggestedAnswer | None:
    """Return by which flight or way."""
    return answer(at.case.flight, at.case)


def reference_here(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the number of the last decision of a court; that of the office's case is none."""
    one = next((each for each in reversed(at.decisions) if each.citation), None)
    return answer(one.citation, one) if one is not None else None


def remedies(at: KnownRecords) -> SuggestedAnswer | None:
    """Return hearings and decisions by their dates.

    A row each: authority, kind, date filed, date decided, outcome, annex.
    """
    rows = [
        (
            one.date,
            at.term(_FORUM, one.forum),
            *(msg("decision"), "", worded(one.date), one.order),
            at.marks.get(one.document_id, ""),
        )
        for one in at.decisions
    ]
    rows += [
        (
            one.date,
            at.term(_FORUM, one.forum),
            *(at.term(_HEARING, one.kind), "", worded(one.date), one.order, ""),
        )
        for one in at.hearings
    ]
    lines = (row(*cells) for _, *cells in sorted(rows))
    return answer("\n".join(lines), *at.decisions, *at.hearings)


def other_procedures(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what was filed with other bodies: body, number, date, state, outcome.

    Nothing is suggested where nothing was filed: that there is none is for counsel to say.
    """
    lines = (
        row(
            at.term(_FORUM, one.forum),
            *(one.registration, worded(one.filed), "", one.granted),
        )
        for one in at.submissions
    )
    return answer("\n".join(lines), *at.submissions)


def decisions_attached(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the exhibit numbers of the decisions."""
    found = [one for one in at.decisions if at.marks.get(one.document_id)]
    return answer(", ".join(at.marks[one.document_id] for one in found), *found)


def last_decision_day(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the day of the last decision."""
    one = at.decisions[-1] if at.decisions else None
    return answer(one.date if one is not None else "", one)


def new_evidence(at: KnownRecords) -> SuggestedAnswer | None:
    """Return exhibits that bear a later date than the last decision."""
    if not at.decisions or not is_edtf(at.decisions[-1].date):
        return None
    day = at.decisions[-1].date[:10]
    titles = {one.id: one.title for one in at.documents}
    found = [one for one in at.exhibits if one.mark and one.dated[:10] > day]
    lines = (joined(one.mark, worded(one.dated), titles.get(one.document_id, "")) for one in found)
    return answer("\n".join(lines), *found)


def measure(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what is asked of the forum until it has decided."""
    if at.client is None or not at.case.requesting_state:
        return None
    words = msg(
        "That {client} not be extradited to {state} until this request has been decided.",
        client=reference(at.client.id),
        state=at.state(at.case.requesting_state),
    )
    return answer(words, at.case, at.client)


def interim_lines(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the measure in one row: what is asked, harm, and how near the removal is."""
    measures, near = measure(at), removal(at)
    if measures is None:
        return None
    moment = worded(near.text) if near is not None else ""
    records = (*measures.records, *(near.records if near is not None else ()))
    return answer(row(measures.text, at.case.risk, moment), *records)


def history(at: KnownRecords) -> SuggestedAnswer | None:
    """Return arrests, requests, decisions and detention in one sequence."""
    lines: list[tuple[str, str]] = []
    for request in at.requests:
        sent = joined(request.number, at.term(_REQUEST, request.channel))
        lines.append((request.dated, msg("request: {words}", words=sent)))
    lines += [(one.begin, msg("detained: {place}", place=one.place)) for one in at.detentions]
    lines += [(one.date, f"{at.term(_FORUM, one.forum)}: {one.order}") for one in at.decisions]
    lines += [
        (one.filed, msg("filed with {forum}", forum=at.term(_FORUM, one.forum)))
        for one in at.submissions
    ]
    dated = sorted((date, words) for date, words in lines if date)
    text = "\n".join(f"{worded(date)}: {' '.join(words.split())}" for date, words in dated)
    return answer(text, *at.requests, *at.detentions, *at.decisions, *at.submissions)


def notice_number(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the number of the notice; one that is not known is said not to be known."""
    one = at.notices[-1] if at.notices else None
    return answer((one.number or msg("not communicated")) if one is not None else "", one)


def notice_bureau(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the bureau that asked for the notice."""
    one = next((each for each in reversed(at.notices) if each.bureau), None)
    return answer(at.state(one.bureau) if one is not None else "", one)


def notice_day(at: KnownRecords) -> SuggestedAnswer | None:
    """Return when the notice was issued, when it became known, and how."""
    one = at.notices[-1] if at.notices else None
    if one is None:
        return None
    issued = msg("issued {date}", date=worded(one.issued)) if one.issued else ""
    seen = msg("known since {date}", date=worded(one.seen)) if one.seen else ""
    kind = at.term(_NOTICE, one.kind)
    return answer(joined(kind, issued, joined(seen, one.learned)), one)


def provisional(at: KnownRecords) -> SuggestedAnswer | None:
    """Return why access to the data should be suspended at once."""
    one = next((each for each in reversed(at.notices) if each.arrest), None)
    if one is None:
        return None
    words = msg("Access is to be suspended while this is examined: {arrest}", arrest=one.arrest)
    return answer(words, one)


def deletion(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the remedy that a request for deletion seeks."""
    if at.client is None:
        return None
    words = msg(
        "Deletion of all data concerning {client} from INTERPOL’s files.",
        client=reference(at.client.id),
    )
    return answer(words, at.client)
