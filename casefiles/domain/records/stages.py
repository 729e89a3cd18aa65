"""How far the proceedings of a case are."""

from enum import StrEnum


class Stage(StrEnum):
    """How far the proceedings are."""

    UNKNOWN = ""
    NOTICE_SEEN = "notice_seen"
    STOP = "stop"
    PROVISIONAL_ARREST = "provisional_arrest"
    REQUEST_RECEIVED = "request_received"
    AUTHORITY_TO_PROCEED = "authority_to_proceed"
    ADMISSIBILITY = "admissibility"
    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    CASSATION = "cassation"
    CONSTITUTIONAL = "constitutional"
    EXECUTIVE_DECISION = "executive_decision"
    JUDICIAL_REVIEW = "judicial_review"
    INTERIM_MEASURE_SOUGHT = "interim_measure_sought"
    INTERIM_MEASURE_GRANTED = "interim_measure_granted"
    SURRENDER_FIXED = "surrender_fixed"
    SURRENDERED = "surrendered"
    REFUSED = "refused"
    DISCHARGED = "discharged"
    RESETTLED = "resettled"
    POST_RETURN_MONITORING = "post_return_monitoring"
