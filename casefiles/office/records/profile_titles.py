"""What profiles are called, for lists that know their ids alone."""

from functools import lru_cache

from casefiles import paths
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.words.catalogue import label


@lru_cache(maxsize=64)
def profile_title(profile_id: str) -> str:
    """Return the title of a forum's profile, or plain words for another or unknown one."""
    try:
        layout = load_layout(paths.resources(), profile_id)
    except CasefilesError:
        return label(profile_id)
    return layout.title if layout.form is not None else label(profile_id)
