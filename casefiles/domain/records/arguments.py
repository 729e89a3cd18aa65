"""Arguments: what is said for or against a limb of a legal test, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import ArgumentId, CaseId, FactId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    TRANSLATED,
    UNASKED,
    VAULT_ONLY,
    After,
    CodeOf,
    Prose,
    Rows,
    Searched,
    Title,
)
from casefiles.domain.records.citation import Citation


class Bearing(StrEnum):
    """Whose argument it is."""

    OURS = "ours"
    THEIRS = "theirs"


class Support(StrEnum):
    """How well an argument is borne out; for the lawyer alone, it never leaves the vault."""

    UNSUPPORTED = "unsupported"
    ASSERTED = "asserted"
    SOURCED = "sourced"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument on one limb of a test.

    Attributes:
        test: id of the legal test; `limb` of the limb in it.
        position: among the arguments of its limb, from 1.
        text: with references `[[id]]` to persons; `answer` and `reply` likewise.
        answer: what the other side says to it, or may say.
        reply: what is said to that.
        fact_ids: facts of the narrative that it rests on, in order.
        cites: pages that prove it beside those facts.
        authorities: ids of authorities in the library, for and against.
        support: how well it is borne out.
        wanted: what document would help next; never leaves the vault.
    """

    id: Annotated[ArgumentId, Searched(15)]
    case_id: CaseId
    test: Annotated[str, CodeOf("test"), UNASKED]
    limb: Annotated[str, CodeOf("limb"), UNASKED]
    position: Annotated[int, VAULT_ONLY, UNASKED]
    bearing: Annotated[Bearing, After("text")]
    text: Annotated[Prose, Title(1), Rows(4), TRANSLATED]
    answer: Annotated[Prose, After("authorities"), TRANSLATED] = ""
    reply: Annotated[Prose, After("answer"), TRANSLATED] = ""
    fact_ids: tuple[FactId, ...] = ()
    cites: tuple[Citation, ...] = ()
    authorities: tuple[Annotated[str, CodeOf("authority")], ...] = ()
    support: Annotated[Support, INTERNAL] = Support.ASSERTED
    wanted: Annotated[Prose, INTERNAL, Rows(2)] = ""
