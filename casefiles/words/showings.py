"""How people appear to single recipients, in words."""

from typing import Final

from casefiles.words.language import msg_mark

APPEARANCES: Final = {
    "withheld": msg_mark("Withheld"),
    "pseudonym": msg_mark("Pseudonym"),
    "named": msg_mark("Named"),
}
"""How a person appears to a recipient."""
EXTENTS: Final = {
    "names": msg_mark("Names only"),
    "names_and_numbers": msg_mark("Names and numbers, no date of birth or address"),
    "everything": msg_mark("Names, numbers, date of birth and address"),
}
"""What a recipient may read of somebody named."""
BASES: Final = {
    "lawyer": msg_mark("Decision of counsel"),
    "consent": msg_mark("Consent of the person"),
    "order": msg_mark("Order of a court"),
    "already_public": msg_mark("Already public"),
}
"""Why somebody may be named to a recipient."""
ROLES: Final = {
    "person": msg_mark("Person"),
    "relative": msg_mark("Relative"),
    "witness": msg_mark("Witness"),
    "official": msg_mark("Official"),
    "lawyer": msg_mark("Lawyer"),
    "expert": msg_mark("Expert"),
    "child": msg_mark("Child"),
    "colleague": msg_mark("Colleague"),
    "detainee": msg_mark("Detainee"),
}
"""The word that a placeholder prints."""
