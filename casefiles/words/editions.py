"""Words for what a dossier tells together with others, and for whom its details point to."""

from typing import Final

from casefiles.words.export_checks import EXPORT_FINDINGS, EXPORT_REFUSALS
from casefiles.words.language import msg_mark_n

EDITIONS: Final = {
    **EXPORT_FINDINGS,
    "edition_overlap": msg_mark_n(
        "1 thing would be told by this dossier and an earlier edition together",
        "{n} things would be told by this dossier and earlier editions together",
    ),
    "shows_source": msg_mark_n(
        "1 assertion could show who talked: a protected person told it, and few others know it",
        "{n} assertions could show who talked: protected persons told them, and few others know",
    ),
    "source_unknown": msg_mark_n(
        "1 assertion was told by a protected person: who else knows it is not recorded",
        "{n} assertions were told by protected persons: who else knows them is not recorded",
    ),
    "mosaic": msg_mark_n(
        "Details point to 1 person who is not named",
        "Details point to {n} people who are not named",
    ),
    "uncomparable": msg_mark_n(
        "1 earlier edition cannot be compared: only its digest was kept",
        "{n} earlier editions cannot be compared: only their digests were kept",
    ),
    "overlap_accepted": msg_mark_n(
        "1 thing is told together with an earlier edition, as you accepted",
        "{n} things are told together with earlier editions, as you accepted",
    ),
    "overlay_clear": msg_mark_n(
        "Laid over 1 earlier edition: the two tell nothing together that neither tells alone",
        "Laid over {n} earlier editions: they tell nothing together that none tells alone",
    ),
}
"""One and several of each finding."""

EDITIONS_LABELS: Final = {
    "edition_overlap": "told together with an earlier edition",
    "mosaic": "details that point to somebody",
}
"""What an acceptance is about, within a sentence."""

EDITIONS_REFUSED: Final = {
    **EXPORT_REFUSALS,
    "acceptance_without_reason": (
        "Nothing was accepted: there is no reason.",
        "Write why this may be told together with the earlier edition.",
    ),
}
"""What is refused."""
