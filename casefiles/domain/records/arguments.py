"""Arguments: what is said for or against a limb of a legal test, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.foundation.ids import ArgumentId, CaseId, FactId
from casefiles.domain.foundation.schema import (
    INTERNAL,
    LATER,
    TRANSLATED,
    UNASKED,
    VAULT_ONLY,
    After,
    CodeOf,
    EdtfDate,
    Language,
    Line,
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


class AnsweredBy(StrEnum):
    """Who said what stands against an argument; what nobody said is met only if it is wished."""

    NOT_RECORDED = ""
    COURT = "court"
    STATE = "state"
    MAY_BE = "may_be"


class AuthorityRole(StrEnum):
    """For whom an authority speaks where it is cited."""

    FOR = "for"
    AGAINST = "against"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class AuthorityCite:
    """Where in an authority something stands.

    Attributes:
        authority: id of the authority in the library.
        pinpoint: such as § 83 or [17]; empty for the whole.
        quote: its words there, in `quote_language`.
        checked_by: who read it there; it is printed as not checked until somebody did.
        checked_on: the day of that, as EDTF.
    """

    authority: Annotated[str, CodeOf("authority")]
    pinpoint: Line = ""
    quote: Prose = ""
    quote_language: Language = ""
    role: AuthorityRole = AuthorityRole.FOR
    checked_by: Line = ""
    checked_on: EdtfDate = ""


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
        answered_by: who said what `answer` says, or, of an argument of the other side, who made it.
        is_met_early: it is met in the paper although nobody raised it.
        pinpoints: where in its authorities it finds support; one without stands for the whole.
        serves: further limbs that it is argued for, each as test/limb.
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
    answered_by: Annotated[AnsweredBy, LATER, After("answer")] = AnsweredBy.NOT_RECORDED
    is_met_early: Annotated[bool, After("answered_by")] = False
    pinpoints: Annotated[tuple[AuthorityCite, ...], After("authorities")] = ()
    serves: Annotated[tuple[Annotated[str, CodeOf("limb")], ...], After("reply")] = ()
