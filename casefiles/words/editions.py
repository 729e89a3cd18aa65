"""Words for what a dossier tells together with others, and for whom its details point to."""

from typing import Final

from casefiles.words.export_checks import EXPORT_FINDINGS, EXPORT_REFUSALS
from casefiles.words.language import msg_mark_n

EDITIONS: Final = {
    **EXPORT_FINDINGS,
    "edition_overlap": msg_mark_n(
        "1 item is revealed by this dossier together with an earlier edition",
        "{n} items are revealed by this dossier together with earlier editions",
    ),
    "shows_source": msg_mark_n(
        "1 assertion could identify its source: a protected person, and few others know it",
        "{n} assertions could identify their source: protected persons, and few others know them",
    ),
    "source_unknown": msg_mark_n(
        "1 assertion from a protected source: others who know it are not recorded",
        "{n} assertions from protected sources: others who know them are not recorded",
    ),
    "mosaic": msg_mark_n(
        "1 person could be re-identified from details",
        "{n} persons could be re-identified from details",
    ),
    "uncomparable": msg_mark_n(
        "1 earlier edition cannot be compared: only its hash value was kept",
        "{n} earlier editions cannot be compared: only their hash values were kept",
    ),
    "overlap_accepted": msg_mark_n(
        "1 combined disclosure accepted",
        "{n} combined disclosures accepted",
    ),
    "overlay_clear": msg_mark_n(
        "No combined disclosure with 1 earlier edition",
        "No combined disclosure with {n} earlier editions",
    ),
}
"""One and several of each finding."""

EDITIONS_LABELS: Final = {
    "edition_overlap": "combined disclosure",
    "mosaic": "re-identification risk",
}
"""What an acceptance is about, within a sentence."""

EDITIONS_REFUSED: Final = {
    **EXPORT_REFUSALS,
    "acceptance_without_reason": (
        "No reason entered. Nothing was accepted.",
        "Enter the reason for accepting this combined disclosure.",
    ),
}
"""What is refused."""
