"""How far the proceedings of a case are."""

from enum import StrEnum


class Stage(StrEnum):
    """How far the proceedings are."""

    UNKNOWN = ""
    NOTICE_SEEN = "notice_seen"
    PROVISIONAL_ARREST = "provisional_arrest"
    REQUEST_RECEIVED = "request_received"
    ADMISSIBILITY = "admissibility"
    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    CASSATION = "cassation"
    EXECUTIVE_DECISION = "executive_decision"
    JUDICIAL_REVIEW = "judicial_review"
    INTERIM_MEASURE_SOUGHT = "interim_measure_sought"
    INTERIM_MEASURE_GRANTED = "interim_measure_granted"
    SURRENDER_FIXED = "surrender_fixed"
    SURRENDERED = "surrendered"
    REFUSED = "refused"
    DISCHARGED = "discharged"
    RESETTLED = "resettled"
