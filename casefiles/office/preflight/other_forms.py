"""What two forms of one case tell otherwise: their bodies read both, and ask why.

The European Court and the Committee against Torture want to know of one another (article 35 of the
Convention, article 22 of the other), and both are told when the removal is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.forum.forum_bodies import bodies_in, is_over
from casefiles.office.preflight.paper_of_draft import REMOVAL_FIELDS, papers_of
from casefiles.office.records.findings import Finding, FindingLocation, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import msg

_PROCEEDINGS: Final = ("other_proc", "prior_submissions", "un_body")
_FORM: Final = "form"
_DAY_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class FormTelling:
    """What one form tells of the removal and of other bodies.

    Attributes:
        seizes: code of its own body.
        bodies: other bodies by their codes, and whether each is done with the case.
    """

    title: str
    seizes: str
    removal: str
    bodies: Mapping[str, bool]


def forms_agree(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what other forms of the case tell otherwise than this one."""
    form = draft.profile.form
    if form is None:
        return
    own = _telling(form, {one.field: one.words for one in papers_of(draft)[0].answers})
    removals: list[FindingLocation] = []
    bodies: dict[str, FindingLocation] = {}
    for other in _others(workplace, draft):
        if own.removal and other.removal and _differ(own.removal, other.removal):
            field = _field(form, REMOVAL_FIELDS)
            removals.append(_spot(form, field, f"{other.title}: {other.removal}"))
        field = _field(form, _PROCEEDINGS)
        if not field or not other.bodies or not own.bodies:
            continue
        for body in _unlike(own, other):
            bodies.setdefault(body, _spot(form, field, f"{other.title}: {body.upper()}"))
    if removals:
        yield new_finding("warn", "removal_differs", removals)
    if bodies:
        yield new_finding("warn", "proceedings_differ", bodies.values())


def _others(workplace: JobContext, draft: Draft) -> Iterator[FormTelling]:
    """Yield what other forms tell, as far as their answers were typed."""
    snapshot = view_of(draft).snapshot
    answers = workplace.vault.read(
        lambda reader: reader.find(FieldAnswer, case_id=snapshot.case.id)
    )
    by_profile: dict[str, dict[str, str]] = {}
    for one in answers:
        if one.profile != draft.profile.id and one.field in {*REMOVAL_FIELDS, *_PROCEEDINGS}:
            by_profile.setdefault(one.profile, {})[one.field] = one.text
    for profile, answered in sorted(by_profile.items()):
        try:
            form = load_layout(workplace.resources, profile).form
        except Refused:  # of a profile that this program no longer has
            continue
        if form is not None:
            yield _telling(form, answered)


def _telling(form: ForumProfile, answered: Mapping[str, str]) -> FormTelling:
    lines = [line for field in _PROCEEDINGS for line in answered.get(field, "").splitlines()]
    bodies: dict[str, bool] = {}
    for line in lines:
        for body in bodies_in(line):
            bodies[body] = bodies.get(body, False) or is_over(line)
    removal = next((answered[field].strip() for field in REMOVAL_FIELDS if answered.get(field)), "")
    return FormTelling(form.title, form.seizes, removal, bodies)


def _unlike(own: FormTelling, other: FormTelling) -> Iterator[str]:
    """Yield bodies of which the two say otherwise; no form names its own body."""
    for body in sorted({*own.bodies, *other.bodies}):
        is_own = body in {own.seizes, other.seizes}
        if not is_own and own.bodies.get(body) != other.bodies.get(body):
            yield body


def _differ(one: str, other: str) -> bool:
    """Tell whether two moments are unlike, as far as both tell them."""
    if "T" in one and "T" in other:
        return one != other
    return one[:_DAY_LENGTH] != other[:_DAY_LENGTH]


def _field(form: ForumProfile, fields: tuple[str, ...]) -> str:
    return next((one for one in fields if form.field(one) is not None), "")


def _spot(form: ForumProfile, field: str, more: str) -> FindingLocation:
    found = form.field(field)
    label = found.label if found is not None else form.title
    words = msg("{place}: “{words}”", place=label, words=more)
    return FindingLocation(words, "dossier", field, _FORM, kept=label)
