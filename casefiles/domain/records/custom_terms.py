"""What the lawyer adds to a vocabulary, and how the codes that come with it are called here."""

from dataclasses import dataclass
from typing import Annotated

from casefiles.domain.foundation.ids import OwnTermId
from casefiles.domain.foundation.schema import CodeOf, Line, Machine, Unique


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """One code of a vocabulary as the lawyer words it, in every case of the vault.

    Attributes:
        vocabulary: name of the vocabulary.
        code: one that comes with the program, worded anew, or one of the lawyer's own. It stands
            in records and never changes.
        note: what it covers.
        is_hidden: it is not offered any more; where it stands it is still told.
    """

    id: Annotated[OwnTermId, Unique("vocabulary", "code")]
    vocabulary: Annotated[str, CodeOf("vocabulary")]
    code: Machine
    words: Line
    note: Line = ""
    is_hidden: bool = False
