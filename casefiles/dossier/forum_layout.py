"""The layout of any profile: one that came as such, or the form of a forum in the house's words."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from casefiles.domain.errors import Refused
from casefiles.dossier.forum_fields import forum_ids, load_forum
from casefiles.dossier.forums import Confidence, ForumProfile
from casefiles.dossier.profiles import Profile, load_profile, profile_path

HOUSE: Final = "national_court"
"""Whose wording and sections stand where a forum says nothing."""


def load_layout(resources: Path, profile_id: str) -> Profile:
    """Return the layout of a profile.

    Raises:
        Refused: unknown_profile, where no profile is called so.
        InvalidForm: profile_invalid or forum_invalid.
    """
    path = profile_path(resources, profile_id)
    if path.exists():
        return load_profile(path)
    forum = load_forum(resources, profile_id)
    if forum.is_abstract:
        raise Refused("unknown_profile")
    return _laid_out(forum, load_profile(profile_path(resources, HOUSE)))


def layout_ids(resources: Path) -> tuple[str, ...]:
    """Return the ids of all profiles that a dossier can have."""
    own = sorted(path.stem for path in (resources / "profiles").glob("*.yaml"))
    filed_by = (one for one in forum_ids(resources) if not load_forum(resources, one).is_abstract)
    return (*own, *(one for one in filed_by if one not in own))


def _laid_out(forum: ForumProfile, house: Profile) -> Profile:
    audiences = {one: words or house.audiences[one] for one, words in forum.audiences.items()}
    sections = tuple(
        replace(one, heading=forum.title) if one.id == "cover" else one for one in house.sections
    )
    return replace(
        house,
        id=forum.id,
        title=forum.title,
        as_of=forum.as_of,
        review_by=forum.review_by,
        source=_source(forum),
        is_unverified=forum.confidence is not Confidence.SOURCED,
        takes_attachments=False,
        sections=sections,
        audiences=audiences,
        form=forum,
    )


def _source(forum: ForumProfile) -> str:
    basis = "; ".join(forum.legal_basis)
    read = f"Read in: {', '.join(forum.sources)}." if forum.sources else "No source was read."
    return f"{basis}. {read}" if basis else read
