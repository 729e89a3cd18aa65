"""Words of the forms of records: what they call a field, and what it is for."""

from typing import Final

from casefiles.words.language import msg_mark

DATE_EXAMPLES: Final = msg_mark(
    "As exact as known: 14 Mar 2019 14:05, March 2012, c. summer 2019, before 2020"
)
NAMING: Final = msg_mark(
    "Type @ to name a person; the name can then be protected in every dossier."
)
ZONE: Final = msg_mark("Time zone")
ZONE_HINT: Final = msg_mark("Applies if a time of day is given.")
_KNOWN: Final = msg_mark(
    "Everybody who can know it. Export is blocked where a protected person is the source of what"
    " few know."
)
_SOURCE_PERSON: Final = msg_mark("Person who gave this information. Internal: never exported.")
_SEALED: Final = msg_mark("Internal: never exported.")
_MANY: Final = msg_mark("Known to too many people to identify the source.")
_TELLERS: Final = msg_mark("One person only. Add others to Known to.")

LABELS: Final = {
    "document.status": msg_mark("Status"),
    "document.languages": msg_mark("Languages"),
    "document.is_public": msg_mark("Published"),
    "document.obtained_how": msg_mark("Method of obtaining"),
    "document.obtained_at": msg_mark("Place obtained"),
    "exhibit.witness": msg_mark("Produced by"),
    "exhibit.spoken_by": msg_mark("Whose statement is this?"),
    "person.identifiers": msg_mark("Identifiers"),
    "person.kin": msg_mark("Family relationship"),
    "person.related_to": msg_mark("Relative of"),
    "person.is_minor": msg_mark("A minor"),
    "person.contact": msg_mark("Contact instructions"),
    "person.ethnicity": msg_mark("Ethnicity and belief"),
    "person.occupation": msg_mark("Occupation at the material time"),
    "case.dated": msg_mark("Date on the cover"),
    "event.date": msg_mark("When"),
    "event.text": msg_mark("What happened"),
    "event.person_ids": msg_mark("Participants"),
    "event.lane": msg_mark("Lane of the timeline"),
    "event.is_pressure": msg_mark("Intimidation and reprisals"),
    "event.is_withheld": msg_mark("Internal (never exported)"),
    "argument.text": msg_mark("Argument"),
    "argument.bearing": msg_mark("Side"),
    "argument.fact_ids": msg_mark("Facts relied on"),
    "argument.cites": msg_mark("Further evidence"),
    "argument.authorities": msg_mark("Authorities"),
    "argument.pinpoints": msg_mark("Pinpoints"),
    "argument.answer": msg_mark("Counter-argument"),
    "argument.answered_by": msg_mark("Counter-argument raised by"),
    "argument.is_met_early": msg_mark("Meet it in advance"),
    "argument.serves": msg_mark("Also argued for"),
    "argument.reply": msg_mark("Reply"),
    "argument.support": msg_mark("Strength of support"),
    "argument.wanted": msg_mark("Evidence still needed"),
    "fact.text": msg_mark("What happened"),
    "fact.standing": msg_mark("Evidence"),
    "fact.cites": msg_mark("Evidence"),
    "fact.reliability": msg_mark("Source reliability"),
    "fact.credibility": msg_mark("Information credibility"),
    "deadline.rule": msg_mark("Calculate from a rule"),
    "deadline.since": msg_mark("Time runs from"),
    "deadline.kind": msg_mark("Purpose"),
    "deadline.date": msg_mark("When"),
    "deadline.signed_by": msg_mark("Signed by"),
    "deadline.forum": msg_mark("Court or authority"),
    "deadline.is_confirmed": msg_mark("I have checked this date against the law"),
    "consent.person_id": msg_mark("Person"),
    "consent.answer": msg_mark("Answer"),
    "consent.use": msg_mark("Use"),
    "consent.audience": msg_mark("Recipients"),
    "consent.date": msg_mark("Date of consent"),
    "consent.recorded": msg_mark("Form of record"),
    "consent.conditions": msg_mark("Conditions"),
}
"""What a form calls a field, where a page calls it otherwise."""

HINTS: Final = {
    "document.title": msg_mark("It arrived as {file}. @ names a person."),
    "document.status": msg_mark(
        "Only received documents and documents for service can be exported."
    ),
    "document.languages": (
        msg_mark(
            "Language codes separated by commas, for example zh, ug. Used by review and"
            " translations."
        )
    ),
    "document.received": DATE_EXAMPLES,
    "document.is_public": msg_mark("Publicly available elsewhere."),
    "document.obtained_on": DATE_EXAMPLES,
    "document.carrier": msg_mark("For example telephone, USB drive, paper."),
    "document.custody": msg_mark("Earlier holders, dates of transfer and seals."),
    "document.privilege": msg_mark("Privileged documents are never exported or mentioned."),
    "document.do_not_use": (
        msg_mark("Excluded documents are never exported. Leave empty if it may be used.")
    ),
    "document.is_traceable": (
        msg_mark(
            "The copy itself would show who provided it. Only replacement text is exported, never"
            " its pages."
        )
    ),
    "exhibit.mark": msg_mark("For example AB/1. Leave empty if not an exhibit."),
    "exhibit.witness": msg_mark("Witness or party who produces it. Type @ to choose a person."),
    "exhibit.spoken_by": msg_mark(
        "Person who speaks as “I” in it; if empty, the client. Internal: never exported."
    ),
    "exhibit.dated": DATE_EXAMPLES,
    "exhibit.language": msg_mark("As printed in the dossier, for example Chinese."),
    "exhibit.original": msg_mark(
        "For example: copy; original held by the court. Type @ to choose a person."
    ),
    "person.names": (
        msg_mark(
            "The first name is displayed. Add every spelling used in documents: in the notice, by"
            " the court, in Chinese, nicknames. Variants are proposed after saving. Spellings"
            " neither listed nor confirmed are not found."
        )
    ),
    "person.kin": (
        msg_mark(
            "“My sister” in a statement identifies a person to readers who know the family: each"
            " such passage needs a decision. Internal: never exported."
        )
    ),
    "person.related_to": msg_mark("Whose kin this person is; if empty, the client's."),
    "person.is_minor": msg_mark("Courts allow initials at most."),
    "person.contact": (
        msg_mark(
            "For example: only through counsel in Warsaw; never by telephone. Internal: never"
            " exported."
        )
    ),
    "person.born": msg_mark("As exact as known, for example c. 1979."),
    "person.nationalities": msg_mark("One per line, including renounced ones with the year."),
    "person.origin": msg_mark("Hukou, or place of origin."),
    "person.ethnicity": _SEALED,
    "person.papers": _SEALED,
    "person.asylum": (
        msg_mark(
            "State, date, stage and UNHCR number. Internal: the requesting State must not learn of"
            " it without consent."
        )
    ),
    "person.health": msg_mark(
        "Condition, expert report, fitness for detention. Internal: never exported."
    ),
    "case.reference": msg_mark("As on your file. Printed on dossiers."),
    "case.title": msg_mark("For example: extradition of …"),
    "case.client": msg_mark("Type @ and a name to choose one of the people, or type a name."),
    "case.dated": msg_mark("The only date printed on the cover. Optional."),
    "case.removal": msg_mark("Include the time if known: 3 June 2025 10:00."),
    "case.conflict_check": msg_mark(
        "Who was checked, when, and the result. Internal: never exported."
    ),
    "event.date": DATE_EXAMPLES,
    "event.text": NAMING,
    "event.lane": msg_mark("Choose or add a lane. Internal: never exported."),
    "event.cites": msg_mark("Documents and pages."),
    "event.is_pressure": (msg_mark("Shown under Intimidation and reprisals.")),
    "event.source_person": _SOURCE_PERSON,
    "event.known_to": _KNOWN,
    "event.is_widely_known": _MANY,
    "event.is_withheld": msg_mark("Never exported in any dossier."),
    "argument.text": NAMING,
    "argument.answer": msg_mark("Counter-argument made or expected."),
    "argument.reply": msg_mark("Reply to the counter-argument."),
    "argument.answered_by": msg_mark("What was not raised is not drafted unless met in advance."),
    "argument.is_met_early": msg_mark("Drafted although it was not raised."),
    "argument.serves": msg_mark("Further limbs, also of tests of other forums."),
    "argument.wanted": msg_mark("Internal: which document, witness or expert would support this."),
    "fact.text": NAMING,
    "fact.source_person": _SOURCE_PERSON,
    "fact.known_to": _KNOWN,
    "fact.is_widely_known": _MANY,
    "fact.is_disputed": msg_mark("Denied by the requesting State."),
    "fact.is_adverse": msg_mark("Adverse to the client."),
    "deadline.since": msg_mark(
        "To the day, such as 14 March 2026: the arrest, the decision, its service. Before a removal"
        " also the hour and its zone: 14 March 2026 09:00 +01:00."
    ),
    "deadline.date": msg_mark(
        "Include the time if known: 3 June 2025 10:00. A month is enough: March 2025."
    ),
    "deadline.signed_by": msg_mark("Your name: you found this moment yourself and answer for it."),
    "deadline.is_confirmed": msg_mark("Until then the date is shown as not checked."),
    "consent.date": DATE_EXAMPLES,
    "consent.recorded": msg_mark(
        "For example a signed form, a recording or a note of a call; and who acted for a minor or"
        " patient."
    ),
    "consent.conditions": msg_mark("Conditions of the consent."),
}
"""What a field of a form is for, where its name does not say it."""

SEVERAL: Final = {"event.source_person": _TELLERS, "fact.source_person": _TELLERS}
"""What is said where several were chosen and one alone can be."""

SECTIONS: Final = {
    "document.source": (
        msg_mark("Provenance"),
        msg_mark("Internal: never exported."),
    ),
    "document.sensitivity": (msg_mark("Protection"), ""),
    "exhibit.mark": (msg_mark("Exhibit"), ""),
    "exhibit.dated": (
        msg_mark("Exhibit cover sheet"),
        msg_mark("Printed on the cover sheet; empty fields are omitted."),
    ),
}
"""Heading and explanation of a part of a form, by the field with which it begins."""

FOLDED: Final = {
    "case": msg_mark("Counsel, removal and language"),
    "fact": msg_mark("Weight"),
    "person": msg_mark("Birth, documents, health"),
}
"""What opens the fields of a form that are seldom filled, by type."""
