"""What stops a dossier while forms of protected names are undecided.

Whole names that are proposed go meanwhile, as listed ones do, until somebody rejects them. Still
the lawyer decides on each, or signs; where a form that does not go by itself, such as one with
initials, stands in what would leave, it is told, and signed for by itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.draft.draft_texts import places_of
from casefiles.office.draft.draft_view import DraftView, ranges, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.people.variant_counts import FormFinder
from casefiles.office.reading.ocr_text import pictured
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.spelling_variants.proposing import proposals_of
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_n

__all__ = ["FORMS", "variant_findings"]

FORMS = "forms"
"""What of a person the room of people shall show."""
_MOST_NAMED = 3
"""Forms that one line of a stop names."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an undecided form stands in what would leave.

    Attributes:
        document_id: None for texts of the dossier itself.
        page: from 1; 0 for those.
    """

    document_id: DocumentId | None
    page: int
    person_id: PersonId
    form: str


def variant_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find forms of protected names that nobody decided on, and where the dossier shows them."""
    protected = [one for one in draft.snapshot.persons if one.protection is not Protection.OPEN]
    undecided = {one.id: proposals_of(one) for one in protected}
    found = [(person_id, name.text) for person_id, names in undecided.items() for name in names]
    if not found:
        return
    view = view_of(draft)
    spots = tuple(
        _person_spot(view, one, len(undecided[one.id])) for one in protected if undecided[one.id]
    )
    yield new_finding("sign", "unconfirmed_variants", spots, len(found), digest_of(found))
    finder = FormFinder(protected, draft.snapshot.persons)
    places = list(_places(workplace, view, finder))
    if places:
        names = {one.id: one for one in protected}
        finding_locations = tuple(
            _place_spots(view, places, names, _texts_with_forms(view, finder))
        )
        yield new_finding(
            "sign", "unconfirmed_variants_shown", finding_locations, len(places), digest_of(places)
        )


def _person_spot(view: DraftView, person: Person, count: int) -> FindingLocation:
    spot = view.person(person)
    forms = msg_n("{n} form", "{n} forms", count)
    return FindingLocation(
        f"{spot.words}: {forms}",
        spot.room,
        spot.record,
        FORMS,
        msg("{forms} of 1 person", forms=forms),
    )


def _places(workplace: JobContext, view: DraftView, finder: FormFinder) -> Iterator[_Place]:
    released = canonical_bytes(view.draft.disclosure).decode()
    for person_id, form in sorted(finder.forms_in(released)):
        yield _Place(None, 0, person_id, form)
    for document_id, plan in view.drawn:
        texts = workplace.vault.read(lambda reader: _texts(reader, document_id))  # noqa: B023  # done before the next turn
        for number, boxes in plan.boxes.items():
            description = "\n".join(_left(page, boxes) for page in texts if page.number == number)
            for person_id, form in sorted(finder.forms_in(description)):
                yield _Place(document_id, number, person_id, form)


def _texts_with_forms(
    view: DraftView, finder: FormFinder
) -> dict[tuple[PersonId, str], list[FindingLocation]]:
    """Return which texts of the lawyer's show each form that the dossier shows outside exhibits."""
    found: dict[tuple[PersonId, str], list[FindingLocation]] = {}
    for typed, released in view.draft.projection.typed:
        left = "\n".join(piece for piece in released.pieces if isinstance(piece, str))
        for values in finder.forms_in(left):
            found.setdefault(values, []).extend(places_of(view, typed))
    return found


def _texts(reader: ReadTransaction, document_id: DocumentId) -> tuple[PageText, ...]:
    """Return the pages as they say themselves, and with what their pictures say."""
    reading = reader.reading(document_id)
    pages = reading.pages if reading is not None else ()
    return (*pages, *pictured(reader, document_id, pages))


def _left(page: PageText, boxes: Iterable[Box]) -> str:
    """Return the lines of a page that do not go whole."""
    removed = tuple(boxes)
    return "\n".join(
        line.text for line in page.lines if not any(_holds(box, line.box) for box in removed)
    )


def _holds(box: Box, line: Box) -> bool:
    """Tell whether a box covers a line; of its height, the middle half is enough."""
    quarter = (line.y1 - line.y0) / 4
    return (
        box.x0 <= line.x0
        and line.x1 <= box.x1
        and box.y0 <= line.y0 + quarter
        and line.y1 - quarter <= box.y1
    )


def _place_spots(
    view: DraftView,
    places: Iterable[_Place],
    persons: dict[PersonId, Person],
    texts: dict[tuple[PersonId, str], list[FindingLocation]],
) -> Iterator[FindingLocation]:
    """Return where to go, a line for each document or text and person."""
    grouped: dict[tuple[DocumentId | None, PersonId], list[_Place]] = {}
    for place in places:
        grouped.setdefault((place.document_id, place.person_id), []).append(place)
    for (document_id, person_id), own in grouped.items():
        forms = list(dict.fromkeys(f"\u201c\u2068{place.form}\u2069\u201d" for place in own))
        more = ", \u2026" if len(forms) > _MOST_NAMED else ""
        description = f": {', '.join(forms[:_MOST_NAMED])}{more}"
        if document_id is None:
            spots = [spot for place in own for spot in texts.get((person_id, place.form), ())]
            for spot in dict.fromkeys(spots):
                yield replace(spot, words=f"{spot.words}{description}")
            if not spots:
                person = view.person(persons[person_id])
                where = msg("Texts of the dossier")
                yield FindingLocation(
                    f"{where}{description}", person.room, person.record, FORMS, where
                )
        else:
            pages = tuple(sorted({place.page for place in own}))
            yield view.document(
                document_id,
                msg(", p {ranges}{description}", ranges=ranges(pages), description=description),
                pages[0],
            )
