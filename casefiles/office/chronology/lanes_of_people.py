"""Lanes of events that the lawyer put into none, by the role of who takes part first."""

from typing import Final

from casefiles.words.language import msg_mark

CLIENT: Final = msg_mark("Client")
FAMILY: Final = msg_mark("Family and witnesses")
DEFENCE: Final = msg_mark("Defence")
LANES_OF_ROLES: Final = {
    "client": CLIENT,
    **dict.fromkeys(("relative", "victim", "witness", "source"), FAMILY),
    **dict.fromkeys(("counsel", "expert", "interpreter"), DEFENCE),
}
"""Lanes by role; other roles have lanes of the case."""
