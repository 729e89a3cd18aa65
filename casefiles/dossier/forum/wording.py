"""How dossiers are worded: one file for a language, from which a profile may differ."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.redaction_settings import REASON_CODES
from casefiles.domain.records.reprisals import ReprisalStepKind
from casefiles.resource_files.plain_fields import fields, some_fields, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

WORDING: Final[Mapping[str, frozenset[str]]] = {
    "running_head": frozenset({"reference"}),
    "original_text": frozenset({"language", "text"}),
    "cite": frozenset({"exhibit", "page"}),
    "cite_separate": frozenset({"exhibit"}),
    "cite_text": frozenset({"exhibit"}),
    "cite_run": frozenset({"exhibit", "first", "last"}),
    "band_page": frozenset({"page", "count"}),
    "band_witness": frozenset({"witness"}),
    "declares": frozenset({"witness"}),
    "declares_exhibit": frozenset({"exhibit", "title"}),
    "cited_more": frozenset({"count"}),
    "continued": frozenset({"what"}),
    "removed_here_many": frozenset({"count"}),
    "dossier_page": frozenset({"dossier_page"}),
    "stamp": frozenset({"exhibit", "page", "count"}),
    "stamp_text": frozenset({"exhibit"}),
    "exhibit_bookmark": frozenset({"exhibit", "title"}),
    "certified_by": frozenset({"translator"}),
    "certified_number": frozenset({"number"}),
    "translation_of_exhibit": frozenset({"exhibit"}),
    "transcript_of_exhibit": frozenset({"exhibit"}),
    "still_of_exhibit": frozenset({"exhibit"}),
    "schedule_rest": frozenset({"number", "exhibit"}),
    "schedule_chronology": frozenset({"numbers"}),
    "schedule_paragraph": frozenset({"numbers"}),
    "schedule_ground": frozenset({"numbers"}),
    "schedule_argument": frozenset({"numbers"}),
    "schedule_title": frozenset({"exhibit"}),
    "schedule_text": frozenset({"exhibit"}),
    "schedule_pages": frozenset({"exhibit", "numbers"}),
    "schedule_bars": frozenset({"exhibit", "page", "numbers"}),
    "same_day": frozenset({"what"}),
    "one_after": frozenset({"what"}),
    "after": frozenset({"count", "what"}),
    "about_after": frozenset({"least", "most", "what"}),
    "one_before": frozenset({"what"}),
    "before": frozenset({"count", "what"}),
    "about_before": frozenset({"least", "most", "what"}),
    "dated_step": frozenset({"what", "date"}),
    "step_words": frozenset({"kind", "text"}),
    "timeline_opening": frozenset({"first", "last", "count"}),
    "timeline_entry": frozenset({"lane", "date", "text"}),
    "paper_paragraph": frozenset({"number"}),
    "paper_fact": frozenset({"number"}),
    "paper_event": frozenset({"number"}),
    "paper_page": frozenset({"dossier_page"}),
} | dict.fromkeys(
    (
        "page_word",
        *("index_tab", "index_document", "index_number", "index_language", "index_original"),
        "citations_explained",
        "reference",
        "client",
        "requesting_state",
        "requested_state",
        "audience",
        "dated",
        *("hearing", "earlier_hearing"),
        "calendar_number",
        "calendar_no_day",
        "day_monday",
        "day_tuesday",
        "day_wednesday",
        "day_thursday",
        "day_friday",
        "day_saturday",
        "day_sunday",
        "person",
        "named",
        "pseudonym",
        "date",
        "place",
        "event",
        "proof",
        "cites",
        "on_instructions",
        "evidence_to_follow",
        "document",
        "annex_number",
        "list_summary",
        "cite_key",
        "chronology_summary",
        "date_and_place",
        "cited_in",
        "to_index",
        "removed_here",
        "witness",
        "first_page",
        "pages",
        "produced_separately",
        "form_messages",
        "form_words",
        "form_retyped",
        "form_summary",
        "form_transcript",
        "pressure_intro",
        "lane_procedure",
        "lane_pressure",
        "interval",
        *(f"{which}_{kind.value}" for kind in ReprisalStepKind for which in ("step", "the")),
        "schedule_intro",
        *("schedule_who", "schedule_places", "schedule_why", "schedule_less"),
        *(
            "schedule_reason",
            "schedule_order",
            "schedule_cover",
            "schedule_reprisals",
            "schedule_unnumbered",
        ),
        *("matter_name", "matter_address", "matter_number", "matter_lines", "matter_identity"),
        *("order_allowed", "order_refused", "order_varied"),
        *(f"reason_{code}" for code in REASON_CODES),
        *(
            "limb",
            "submission",
            "rests_on",
            "their_submission",
            "answer",
            "reply",
            "only_submission",
            "paragraph",
            "paragraphs",
            "authority_number",
            "authority",
            "authority_court",
            "authority_date",
            "cited_for",
            "not_checked",
            "ground",
            "grounds",
        ),
        *("left_empty", "left_out_paragraph", "line_number", "cited_at"),
        *("cited_paragraph", "cited_paragraphs", "cited_ground", "cited_grounds"),
        *("cited_chronology_line", "cited_chronology_lines"),
        *("cited_argument", "cited_arguments", "cited_at_paragraphs"),
        *("application_asks", "application_names", "application_pages", "application_open"),
        *("application_who", "application_token", "order_heading"),
        *("order_names", "order_pages", "order_closed", "order_until"),
        *("facing", "is_translation", "not_certified"),
        *("translation_of", "certificate", "translations_intro"),
        *("signature_intro", "signature_redacted", "signed_for", "signature"),
        *("signed_name", "signed_capacity", "signed_place_and_date"),
        *("closed_head", "closed_see_key", "key_title", "key_intro", "key_placeholder"),
        *("key_names", "key_who", "key_first"),
        "legend_intro",
        "legend_pseudonym",
        "legend_withheld",
        "legend_kept_name",
        "legend_kept",
        "legend_boxes_name",
        "legend_boxes",
        "legend_limits_name",
        "legend_limits",
        "no_entry",
        "yes",
        "no",
    ),
    frozenset[str](),
)
"""The wordings of a dossier, each with the tokens that it must hold."""

SLOT: Final = r"\{([a-z_]+)\}"
"""Where a value goes in a wording, as a pattern; its name is the group."""
_KEYS: Final = frozenset(WORDING)


def load_wording(path: Path) -> dict[str, str]:
    """Read the wording of a language, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, line or key.
    """
    data = bytes_of_form(path, InvalidInput("profile_invalid", reason="missing"))
    return wording_of(fields(read_plain_yaml(data), _KEYS))


def wording_of(value: Plain) -> dict[str, str]:
    """Return wordings, as many as there are, each with its tokens.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and a key.
    """
    values = {key: text(one) for key, one in some_fields(value, frozenset(), _KEYS).items()}
    for key, wording in values.items():
        found = re.findall(SLOT, wording)
        rest = re.sub(SLOT, "", wording)
        if sorted(found) != sorted(WORDING[key]) or "{" in rest or "}" in rest:
            raise InvalidInput("profile_invalid", reason="wrong_tokens", key=key)
    return values
