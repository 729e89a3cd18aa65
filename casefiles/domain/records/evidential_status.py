"""What an assertion of a case rests on."""

from enum import StrEnum


class EvidentialStatus(StrEnum):
    """What an assertion rests on."""

    CITED = "cited"
    ON_INSTRUCTIONS = "on_instructions"
    EVIDENCE_TO_FOLLOW = "evidence_to_follow"
