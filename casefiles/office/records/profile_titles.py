"""What profiles are called, for lists that know their ids alone."""

from functools import lru_cache

from casefiles import paths
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.words.catalogue import label


def profile_title(profile_id: str) -> str:
    """Return the title of a forum's profile, or plain words for another or unknown one."""
    return _title_of_form(profile_id) or label(profile_id)


@lru_cache(maxsize=64)
def _title_of_form(profile_id: str) -> str:
    try:
        layout = load_layout(paths.resources(), profile_id)
    except CasefilesError:
        return ""
    return layout.title if layout.form is not None else ""
