"""The list of exhibits for machines, attached where a forum takes attachments."""

import json
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.forum.profiles import Profile
from casefiles.typeset.document.tree import ArchiveProfile, Attachment, AttachmentRelationship

_NAME: Final = "exhibits.json"


def archive_of(disclosure: Disclosure, profile: Profile) -> ArchiveProfile:
    """Return how the dossier is to last: with a list of its exhibits where the forum takes one.

    The list says what the printed one says, and nothing of any original: no digest, size or date.
    """
    if not profile.takes_attachments or not disclosure.exhibits:
        return ArchiveProfile()
    exhibits = [
        {"mark": one.mark, "title": one.title, "witness": one.witness, "pages": one.pages}
        | ({"form": one.form} if one.form else {})
        for one in disclosure.exhibits
    ]
    values = {"reference": disclosure.reference, "exhibits": exhibits}
    data = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode()
    headings = [one.heading for one in profile.sections if one.id == "exhibits_list"]
    description = headings[0] if headings else _NAME
    return ArchiveProfile(
        attachments=(
            Attachment(_NAME, "application/json", data, AttachmentRelationship.DATA, description),
        )
    )
