"""A profile in another language: every word that it prints, or none at all."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.dossier.forum.forums import FormField, FormHeading, ForumProfile
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.forum.wording_files import LanguageWording

KINDS_OF_DATES: Final = ("Hearing", "Removal", "Appeal", "Filing")
"""What dates of a case are for, as English has it; their codes are the same in small letters."""


def phrases_of(profile: Profile) -> Iterator[str]:
    """Yield every phrase of its own that a profile prints, as English has it."""
    yield from KINDS_OF_DATES
    yield profile.wording["client"]
    yield from (one.heading for one in profile.sections)
    yield from profile.audiences.values()
    if profile.form is not None:
        yield from (one.words for one in profile.form.headings)
        for field in profile.form.fields:
            yield field.label
            yield from field.options
            yield from (field.given,) if field.given else ()


def missing_phrases(profile: Profile, wording: LanguageWording) -> tuple[str, ...]:
    """Return the phrases of a profile that a language has no words for, each once."""
    return tuple(dict.fromkeys(one for one in phrases_of(profile) if not _has(wording, one)))


def _has(wording: LanguageWording, phrase: str) -> bool:
    return phrase in wording.phrases or not any(one.isalpha() for one in phrase)


def in_language(profile: Profile, wording: LanguageWording) -> Profile:
    """Return a profile in another language.

    Raises:
        Refused: wording_incomplete, where one of its phrases has no words there.
    """
    missing = missing_phrases(profile, wording)
    if missing:
        raise Refused("wording_incomplete", language=wording.language, count=len(missing))

    def say(phrase: str) -> str:
        return wording.phrases.get(phrase, phrase)

    form = profile.form
    return replace(
        profile,
        language=wording.language,
        sections=tuple(replace(one, heading=say(one.heading)) for one in profile.sections),
        audiences={key: say(words) for key, words in profile.audiences.items()},
        wording={**wording.terms, "client": say(profile.wording["client"])},
        form=_form(form, wording) if form is not None else None,
        dates=wording.dates,
        is_wording_unread=bool(wording.unread),
        kinds_of_dates={one.lower(): say(one) for one in KINDS_OF_DATES},
    )


def _form(form: ForumProfile, wording: LanguageWording) -> ForumProfile:
    def say(phrase: str) -> str:
        return wording.phrases.get(phrase, phrase)

    def heading(one: FormHeading) -> FormHeading:
        return replace(one, heading=say(one.words), printed="")

    def field(one: FormField) -> FormField:
        options = tuple(map(say, one.options))
        return replace(one, label=say(one.label), given=say(one.given), options=options)

    return replace(
        form, headings=tuple(map(heading, form.headings)), fields=tuple(map(field, form.fields))
    )
