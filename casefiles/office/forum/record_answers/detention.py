"""Arrest and detention, as forms ask for them."""

from casefiles.domain.records.proceedings import Detention
from casefiles.domain.records.requests import ReceiptState
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
    joined,
    worded,
)
from casefiles.words.language import msg

_REGIME, _TITLE, _BODY, _FORUM = "detention_regime", "legal_title", "issuing_body", "forum"
_WARRANT = "warrant"


def _newest(at: KnownRecords) -> Detention | None:
    """Return the detention that lasts, else the latest."""
    lasting = [one for one in at.detentions if not one.end]
    return next(reversed(lasting or at.detentions), None)


def place(at: KnownRecords) -> SuggestedAnswer | None:
    """Return where the client is detained, under which regime, since when and as which number."""
    one = _newest(at)
    if one is None or one.end:
        return None
    number = msg("no. {number}", number=one.prison_no) if one.prison_no else ""
    since = msg("since {date}", date=worded(one.begin))
    return answer(joined(one.place, at.term(_REGIME, one.regime), since, number), one)


def places(at: KnownRecords) -> SuggestedAnswer | None:
    """Return every place of detention with its time."""
    lines = (
        joined(
            one.place,
            msg("from {first} to {last}", first=worded(one.begin), last=worded(one.end))
            if one.end
            else msg("since {date}", date=worded(one.begin)),
        )
        for one in at.detentions
        if one.place
    )
    return answer("\n".join(lines), *at.detentions)


def begin(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the first day of detention."""
    one = at.detentions[0] if at.detentions else None
    return answer(one.begin if one is not None else "", one)


def duration(at: KnownRecords) -> SuggestedAnswer | None:
    """Return how long it lasts, without counting days that a reader can count."""
    one = _newest(at)
    if one is None:
        return None
    if one.end:
        words = msg("from {first} to {last}", first=worded(one.begin), last=worded(one.end))
    else:
        words = msg("since {date}, continuing", date=worded(one.begin))
    return answer(words, one)


def detained_by(at: KnownRecords) -> SuggestedAnswer | None:
    """Return who runs the place."""
    one = _newest(at)
    return answer(one.detained_by if one is not None else "", one)


def grounds(at: KnownRecords) -> SuggestedAnswer | None:
    """Return regime and legal title of the detention."""
    one = _newest(at)
    if one is None:
        return None
    return answer(joined(at.term(_REGIME, one.regime), at.term(_TITLE, one.title)), one)


def law(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the article on which it is said to rest; else that of the warrant."""
    one = _newest(at)
    if one is not None and one.law_applied:
        return answer(one.law_applied, one)
    warrant = next((each for each in reversed(at.warrants) if each.article), None)
    return answer(warrant.article if warrant is not None else "", warrant)


def ordered_by(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the court or body whose decision keeps the client detained."""
    one = at.decisions[-1] if at.decisions else None
    return answer(joined(at.term(_FORUM, one.forum), worded(one.date)) if one else "", one)


def arrest_day(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the day of arrest, as a request or the first detention has it."""
    request = next((one for one in at.requests if one.arrested), None)
    if request is not None:
        return answer(request.arrested, request)
    return begin(at)


def arrest_place(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the place of arrest; else what a notice led to."""
    one = next((each for each in at.detentions if each.arrest_place), None)
    if one is not None:
        return answer(one.arrest_place, one)
    notice = next((each for each in at.notices if each.arrest), None)
    return answer(notice.arrest if notice is not None else "", notice)


def arrested_by(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the force that made the arrest."""
    one = next((each for each in at.detentions if each.arrested_by), None)
    return answer(one.arrested_by if one is not None else "", one)


def is_warrant_shown(at: KnownRecords) -> SuggestedAnswer | None:
    """Return no where the warrant that a treaty demands is recorded as missing, yes if it came."""
    for request in at.requests:
        for paper in request.required:
            if _WARRANT in paper.text.lower() and paper.presence is not ReceiptState.NOT_RECORDED:
                is_missing = paper.presence is ReceiptState.MISSING
                return answer("no" if is_missing else "yes", request)
    return None


def warrant_body(at: KnownRecords) -> SuggestedAnswer | None:
    """Return who issued the warrant."""
    one = next((each for each in reversed(at.warrants) if each.body), None)
    return answer(at.term(_BODY, one.body) if one is not None else "", one)


def reasons_given(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what the notice says; else what the request alleges."""
    notice = next((one for one in at.notices if one.text), None)
    if notice is not None:
        return answer(notice.text, notice)
    request = next((one for one in reversed(at.requests) if one.facts), None)
    return answer(request.facts if request is not None else "", request)
