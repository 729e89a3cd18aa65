"""Everything that a dossier may say: its Disclosure, and the wording of its forum."""

from casefiles.domain.disclosure.disclosed import Disclosure, canonical_bytes
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.forum.form_values import words_of_form
from casefiles.dossier.forum.profiles import Profile


def public_text_of(shown: Disclosure, profile: Profile) -> str:
    """Return everything that a dossier may say."""
    wording = [*profile.wording.values(), *profile.audiences.values()]
    headings = [section.heading for section in profile.sections]
    released = canonical_bytes(shown).decode()
    requested = words_of_form(profile.form, shown) if profile.form is not None else ()
    return "\n".join([released, profile.title, *headings, *wording, *_dates_of(shown), *requested])


def _dates_of(shown: Disclosure) -> set[str]:
    """Return the dates as they are printed: a person may be called May or August."""
    dates = {*(event.date for event in shown.events), *(one.date for one in shown.deadlines)}
    dates |= {one.date for one in shown.authorities}
    dates |= {one.sheet.dated for one in shown.exhibits}
    dates |= {one.sheet.certified for one in shown.exhibits}
    dates |= {step.date for step in shown.steps}
    return {date_in_words(date) for date in dates | {shown.dated} if date}
