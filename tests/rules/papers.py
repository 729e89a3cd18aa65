"""What is outside the catalogue on purpose: it must never follow the language of the window.

A dossier is the same bytes in every language of the window, and what the vault keeps is read by
every later window. So here stand files, or what of them, whose texts are printed, kept or looked
for; each with the reason.
"""

from typing import Final

ALL: Final = ("*",)
_OFFICE: Final = "casefiles/office"

_CODED: Final = (
    *("ACTS", "ACT_FAULTS", "ARRIVING", "BACKUPS", "BACKUPS_LABELS", "DATES", "EDITIONS_LABELS"),
    *("EDITIONS_REFUSED", "EXPORT_REFUSALS", "FILING_NEXT", "FILING_REFUSALS"),
    *("FORUMS", "FORUMS_LABELS", "GATE_EXPORT"),
    *("GATE_LABELS", "HARM", "HARM_LABELS", "KEYS", "KEYS_LABELS", "LAYOUT", "LIBRARY"),
    *("LIBRARY_LABELS", "MARKS", "MESSAGES", "MESSAGES_LABELS", "NEXT", "PLACES"),
    "PREFLIGHT_NEXT",
    *("PLACES_LABELS", "PLAYING_LABELS", "PROOF", "PROOF_LABELS", "READERS", "READERS_EXPORT"),
    "PROOFS",
    *("READING_LABELS", "RECOGNITION", "RECOGNITION_LABELS", "REGISTER", "REVIEW", "SIGNING"),
    *("WORK", "WORK_LABELS", "_AS_IT_WAS", "_AWAY_WAYS", "_CARD", "_EARLIER", "_EXPORT"),
    *("_FROM_BACKUP", "_INPUT", "_KEEPING", "_LABELS", "_LEFT_ALONE", "_NOTHING", "_NO_FILE"),
    *("_OTHER_WAYS", "_REFUSALS", "_REPAIR", "_UNCHANGED", "_VAULT", "_VERBS", "_WHOLE"),
    *("_WITHOUT_HEAD", "_WITHOUT_KEYS"),
)
"""Tables of `casefiles.words` that are translated by their codes; see `catalogue.texts`."""

LET_BE: Final = {
    "casefiles/words": _CODED,
    # Files that leave, and what they are called.
    f"{_OFFICE}/case/calendar_file.py": ("_WORDS", "free_name", "icalendar", "_entry"),
    f"{_OFFICE}/draft/redaction_schedules.py": ALL,
    f"{_OFFICE}/filing/filing_packs.py": ("finish_pack", "part_name"),
    f"{_OFFICE}/filing/questionnaire_file.py": ("questionnaire_name",),
    f"{_OFFICE}/law/argument_sources.py": ("_NOT_CHECKED",),
    f"{_OFFICE}/redaction/text_of_exhibits.py": ALL,
    f"{_OFFICE}/vault/printed_anchors.py": ALL,
    f"{_OFFICE}/vault/privilege_notice.py": ALL,
    # Kept in the vault: reasons, titles, kinds of names and numbers.
    f"{_OFFICE}/case/vault_service.py": ("DEMO_PASSPHRASE", "_DEMO_REASON"),
    f"{_OFFICE}/chronology/detention_steps.py": ALL,
    f"{_OFFICE}/documents/stills.py": ALL,
    f"{_OFFICE}/export/emergency.py": ("_REASON",),
    f"{_OFFICE}/people/persons.py": ("NAME_KINDS",),
    f"{_OFFICE}/proceedings/paper_comparison.py": ALL,  # what differs becomes a fact of the case
    f"{_OFFICE}/proceedings/particulars.py": ALL,
    f"{_OFFICE}/redaction/marking.py": ("_REASONS",),
    f"{_OFFICE}/redaction/suggestion_decisions.py": ALL,
    "casefiles/words/kinship.py": ("ANOTHER_REASON", "KNOWN_REASON"),
    # Looked for in texts, or keys that a machine compares.
    f"{_OFFICE}/draft/dossiers.py": ALL,
    f"{_OFFICE}/draft/edit_locations.py": ALL,
    f"{_OFFICE}/export/word_editions.py": ("WORDS_OF_READER",),
    f"{_OFFICE}/forum/forum_bodies.py": ALL,
    f"{_OFFICE}/importing/form_keys.py": ALL,
    f"{_OFFICE}/reading/incoming_files.py": ALL,
    f"{_OFFICE}/records/history.py": ALL,
    f"{_OFFICE}/stops/asylum_findings.py": ALL,
    f"{_OFFICE}/vault/famous_phrases.py": ALL,
    f"{_OFFICE}/workplace/children.py": ALL,
    # Names of sources of the redaction queue.
    f"{_OFFICE}/redaction/name_suggestions.py": ("ON_PAGES", "IN_RECORDS"),
    f"{_OFFICE}/redaction/public_text_suggestions.py": ("IN_CASE",),
    f"{_OFFICE}/redaction/review_excuses.py": ("ON_PAGES", "IN_RECORDS"),
    f"{_OFFICE}/redaction/review_kinship.py": ("IN_RECORDS",),
    f"{_OFFICE}/redaction/review_other_readings.py": ("ON_OTHER_READINGS",),
    f"{_OFFICE}/redaction/review_public_words.py": ("ON_PAGES", "IN_RECORDS"),
    f"{_OFFICE}/redaction/review_shared.py": ("IN_RECORDS",),
}


def let_be(place: str) -> tuple[str, ...]:
    """Return the names at the top of a file whose texts are let be."""
    return *LET_BE.get(place, ()), *LET_BE.get(place.rpartition("/")[0], ())
