"""Everything that a dossier may say: its Disclosure, and the wording of its forum."""

from casefiles.domain.disclosure.disclosed import Disclosure, canonical_bytes
from casefiles.domain.language.language_codes import base_language
from casefiles.dossier.forum.dates import DateWording, date_in_words
from casefiles.dossier.forum.form_values import words_of_form
from casefiles.dossier.forum.profiles import Profile


def public_text_of(shown: Disclosure, profile: Profile) -> str:
    """Return everything that a dossier may say."""
    own = [*profile.wording.values(), *profile.audiences.values()]
    spoken = {one.original_language for one in shown.events}
    spoken |= {one.original_language for one in shown.facts}
    spoken |= {base_language(one) for one in spoken}
    own += [words for code, words in profile.languages.items() if code in spoken]
    kinds = profile.kinds_of_dates.values()
    headings = [section.heading for section in profile.sections]
    released = canonical_bytes(shown).decode()
    wording = profile.dates
    requested = words_of_form(profile.form, shown, wording) if profile.form is not None else ()
    return "\n".join(
        [released, profile.title, *headings, *own, *kinds, *_dates_of(shown, wording), *requested]
    )


def _dates_of(shown: Disclosure, wording: DateWording) -> set[str]:
    """Return the dates as they are printed: a person may be called May or August."""
    dates = {*(event.date for event in shown.events), *(one.date for one in shown.deadlines)}
    dates |= {one.date for one in shown.authorities}
    dates |= {one.sheet.dated for one in shown.exhibits}
    dates |= {one.sheet.certified for one in shown.exhibits}
    dates |= {step.date for step in shown.steps}
    return {date_in_words(date, wording) for date in dates | {shown.dated} if date}
