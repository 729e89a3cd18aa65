"""The layout of any profile: one that came as such, or the form of a forum in the house's words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.language_codes import are_same_language
from casefiles.dossier.forum.forum_fields import forum_ids, load_forum
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.dossier.forum.profiles import Profile, load_profile, profile_path
from casefiles.dossier.forum.translated_profile import in_language, missing_phrases
from casefiles.dossier.forum.wording_files import (
    authority_names,
    language_names,
    languages_with_words,
    load_language,
    message_words,
)

_ENGLISH: Final = "en"
DEFAULT_FORUM: Final = "national_court"
"""Whose wording and sections stand where a forum says nothing."""


def load_layout(resources: Path, profile_id: str, language: str = "") -> Profile:
    """Return the layout of a profile.

    Args:
        resources: folder of the program's data.
        profile_id: which.
        language: in which it shall be; empty for its own.

    Raises:
        Refused: unknown_profile, where no profile is called so; unknown_language, or
            wording_incomplete, where it has no words for all that it prints.
        InvalidForm: profile_invalid or forum_invalid.
    """
    layout = _plain_layout(resources, profile_id)
    if language and not are_same_language(language, layout.language):
        layout = in_language(layout, load_language(resources, language))
    name = language_names(resources, _ENGLISH)[layout.language]
    names = language_names(resources, layout.language)
    authorities = authority_names(resources, layout.language)
    return replace(
        layout,
        languages=names,
        authorities=authorities,
        messages=message_words(resources, layout.language),
        language_in_english=name,
    )


def languages_of_layout(resources: Path, profile_id: str) -> tuple[str, ...]:
    """Return the languages in which a layout has words for all that it prints.

    Raises:
        Refused: unknown_profile, where no profile is called so.
        InvalidForm: profile_invalid or forum_invalid.
    """
    layout = _plain_layout(resources, profile_id)
    wordings = (load_language(resources, one) for one in languages_with_words(resources))
    complete = (one.language for one in wordings if not missing_phrases(layout, one))
    return (layout.language, *complete)


def _plain_layout(resources: Path, profile_id: str) -> Profile:
    try:
        return _layout_there(resources, profile_id)
    except Refused as fault:
        if fault.code != "unknown_profile":
            raise
    allowed = ", ".join(sorted(one.id for one in load_layouts(resources)))
    raise Refused("unknown_profile", allowed=allowed)


def _layout_there(resources: Path, profile_id: str) -> Profile:
    path = profile_path(resources, profile_id)
    if path.exists():
        return load_profile(path)
    forum = load_forum(resources, profile_id)
    if forum.is_abstract:
        raise Refused("unknown_profile")
    return _laid_out(forum, load_profile(profile_path(resources, DEFAULT_FORUM)))


def load_layouts(resources: Path) -> Iterator[Profile]:
    """Yield the layout of every profile that a dossier can have.

    Raises:
        InvalidForm: profile_invalid or forum_invalid.
    """
    own = {path.stem: path for path in sorted((resources / "profiles").glob("*.yaml"))}
    default_profile = load_profile(own[DEFAULT_FORUM])
    for name, path in own.items():
        yield default_profile if name == DEFAULT_FORUM else load_profile(path)
    for name in forum_ids(resources):
        forum = load_forum(resources, name)
        if not forum.is_abstract and name not in own:
            yield _laid_out(forum, default_profile)


def _laid_out(forum: ForumProfile, default_profile: Profile) -> Profile:
    audiences = {
        one: words or default_profile.audiences[one] for one, words in forum.audiences.items()
    }
    sections = tuple(
        replace(one, heading=forum.title) if one.id == "cover" else one
        for one in default_profile.sections
    )
    wording = {
        **default_profile.wording,
        "client": forum.client_word or default_profile.wording["client"],
    }
    return replace(
        default_profile,
        wording=wording,
        id=forum.id,
        title=forum.title,
        as_of=forum.as_of,
        review_by=forum.review_by,
        source=_source(forum),
        is_unverified=forum.is_unverified,
        takes_attachments=False,
        sections=sections,
        audiences=audiences,
        form=forum,
    )


def _source(forum: ForumProfile) -> str:
    basis = "; ".join(forum.legal_basis)
    read = f"Read in: {', '.join(forum.sources)}." if forum.sources else "No source was read."
    return f"{basis}. {read}" if basis else read
