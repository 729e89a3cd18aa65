"""Who files and for whom: counsel's office, and what forms ask of the client."""

from casefiles.domain.language.names import NameOrder
from casefiles.domain.records.case_records import Document, Person
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    answer,
    joined,
    reference,
    worded,
)
from casefiles.words.language import msg

_IDENTITY = "id_document"
_SEXES = frozenset({"female", "male", "other"})


def counsel(at: KnownRecords) -> SuggestedAnswer | None:
    """Return who is to be contacted, and how at any hour."""
    own = at.office
    night = msg("{phone} (at any hour)", phone=own.phone_at_night) if own.phone_at_night else ""
    words = joined(own.name, own.capacity, own.address, own.phone, night, own.email)
    return answer(words if own.name else "", own)


def counsel_name(at: KnownRecords) -> SuggestedAnswer | None:
    """Return counsel by name."""
    return answer(joined(at.office.name, at.office.capacity) if at.office.name else "", at.office)


def counsel_contact(at: KnownRecords) -> SuggestedAnswer | None:
    """Return under what address counsel is reached."""
    return answer(joined(at.office.address, at.office.phone, at.office.email), at.office)


def counsel_at_night(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the telephone that is answered at any hour."""
    return answer(at.office.phone_at_night, at.office)


def counsel_otherwise(at: KnownRecords) -> SuggestedAnswer | None:
    """Return who is asked where counsel is not reached."""
    return answer(at.office.alternate, at.office)


def applicant(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the client as forms ask: name, birth, sex, nationality, and where detained."""
    client = at.client
    if client is None:
        return None
    detained = at.detentions[-1] if at.detentions else None
    place = (
        ""
        if detained is None or detained.end
        else joined(detained.place, _number(detained.prison_no))
    )
    born = msg("born {date}", date=worded(client.born)) if client.born else ""
    words = joined(reference(client.id), born, client.sex, _nationality(at, client), place)
    return answer(words, client, detained if place else None)


def author(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the client with the address for letters, which is counsel's."""
    found = applicant(at)
    if found is None:
        return None
    letters = joined(at.office.name, at.office.address, at.office.email)
    words = msg("letters to {address}", address=letters) if letters else ""
    records = (*found.records, at.office) if letters else found.records
    return answer(joined(found.text, words, by="; "), *records)


def is_victim(at: KnownRecords) -> SuggestedAnswer | None:
    """Return that author and victim are one person."""
    if at.client is None:
        return None
    return answer(msg("The author is the alleged victim."), at.client)


def family_name(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the family name, where the order of the name is recorded."""
    return answer(_parts(at)[0], at.client)


def given_names(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the given names, where the order of the name is recorded."""
    return answer(_parts(at)[1], at.client)


def sex(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the sex, where it is one that forms offer."""
    entered = at.client.sex.strip().lower() if at.client is not None else ""
    return answer(entered if entered in _SEXES else "", at.client)


def born(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the date of birth in words."""
    return answer(worded(at.client.born) if at.client is not None else "", at.client)


def birth_day(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the date of birth as a date, which each language words for itself."""
    return answer(at.client.born if at.client is not None else "", at.client)


def nationality(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the States of which the client is a national."""
    client = at.client
    return answer(", ".join(map(at.state, client.nationalities)) if client else "", client)


def occupation(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what the client does or did for a living."""
    return answer(at.client.occupation if at.client is not None else "", at.client)


def residence(at: KnownRecords) -> SuggestedAnswer | None:
    """Return where the client usually lives."""
    return answer(at.client.residence if at.client is not None else "", at.client)


def identity_papers(at: KnownRecords) -> SuggestedAnswer | None:
    """Return identity papers as recorded of the client, else the copies among the documents."""
    if at.client is not None and at.client.papers.strip():
        return answer(at.client.papers, at.client)
    found = _identity_documents(at)
    return answer("\n".join(one.title or one.file_name for one in found), *found)


def identity_copy(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the exhibit number of the copy of an identity document; its title without one."""
    found = _identity_documents(at)[:1]
    return answer("".join(at.marks.get(one.id) or one.title for one in found), *found)


def identity_valid_until(at: KnownRecords) -> SuggestedAnswer | None:
    """Return the last day of that document."""
    found = _identity_documents(at)[:1]
    return answer("".join(one.valid_until for one in found), *found)


def access_words(at: KnownRecords) -> SuggestedAnswer | None:
    """Return what a power of attorney says on access to the client's data."""
    name = at.office.name
    if at.client is None or not name:
        return None
    words = msg(
        "I, {client}, authorise {counsel} to have access to any information recorded about me.",
        client=reference(at.client.id),
        counsel=name,
    )
    return answer(words, at.client, at.office)


def _identity_documents(at: KnownRecords) -> tuple[Document, ...]:
    own = (one for one in at.documents if one.kind == _IDENTITY)
    return tuple(sorted(own, key=lambda one: one.valid_until, reverse=True))


def _number(number: str) -> str:
    return msg("no. {number}", number=number) if number else ""


def _nationality(at: KnownRecords, client: Person) -> str:
    states = ", ".join(map(at.state, client.nationalities))
    return msg("national of {states}", states=states) if states else ""


def _parts(at: KnownRecords) -> tuple[str, str]:
    """Return family and given names of the first name of which the order is recorded."""
    for name in at.client.names if at.client is not None else ():
        words = name.text.split()
        if len(words) > 1 and name.order is NameOrder.GIVEN_FIRST:
            return words[-1], " ".join(words[:-1])
        if len(words) > 1 and name.order is NameOrder.FAMILY_FIRST:
            return words[0], " ".join(words[1:])
    return "", ""
