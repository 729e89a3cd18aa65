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
    "pair_unanswered": msg_mark_n(
        "1 question about two recipients is not answered: until then it counts as no",
        "{n} questions about two recipients are not answered: until then they count as no",
    ),
    "pair_barred": msg_mark_n(
        "1 item shows that this is the same file as an earlier edition, which you answered no to",
        "{n} items show that this is the same file as earlier editions, which you answered no to",
    ),
    "pair_joined": msg_mark_n(
        "1 item shows that this is the same file as an earlier edition, as you allowed",
        "{n} items show that this is the same file as earlier editions, as you allowed",
    ),
    "overlap_known": msg_mark_n(
        "1 item that these readers already have from earlier editions",
        "{n} items that these readers already have from earlier editions",
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
    "pairing_without_reason": (
        "No reason entered. The answer was not saved.",
        "Enter the reason for your answer.",
    ),
    "pairing_names_nothing": (
        "An answer must name two recipients and yes or no.",
        "Write --pair ID+ID --answer yes --reason WORDS, as export prints it after QUESTION.",
    ),
    "acceptance_without_reason": (
        "No reason entered. Nothing was accepted.",
        "Enter the reason for accepting this combined disclosure.",
    ),
}
"""What is refused."""
