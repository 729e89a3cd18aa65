"""Words of the forms of records: what they call a field, and what it is for."""

from typing import Final

from casefiles.words.language import msg_mark

DATE_EXAMPLES: Final = msg_mark(
    "As exact as you know it: 14 Mar 2019 14:05, March 2012, c. summer 2019, before 2020"
)
NAMING: Final = msg_mark(
    "Type @ to name a person; the name can then be protected in every dossier."
)
ZONE: Final = msg_mark("Time zone")
ZONE_HINT: Final = msg_mark("Counts where a time of day is told.")
_KNOWN: Final = msg_mark(
    "Everybody who can know it. Where a protected person told what few know, the export stops."
)
_SOURCE_PERSON: Final = msg_mark("Who told it to you. Never leaves the vault.")
_SEALED: Final = msg_mark("Never leaves the vault.")
_MANY: Final = msg_mark("More people know it than could be told apart.")
_TELLERS: Final = msg_mark("One person only: remove the others, or add them to those who know it.")

LABELS: Final = {
    "document.status": msg_mark("What it is"),
    "document.languages": msg_mark("Languages it is in"),
    "document.is_public": msg_mark("It is published"),
    "document.obtained_how": msg_mark("How"),
    "document.obtained_at": msg_mark("Where"),
    "exhibit.witness": msg_mark("Produced by"),
    "exhibit.spoken_by": msg_mark("Whose statement is this?"),
    "person.identifiers": msg_mark("Numbers, addresses and handles"),
    "person.kin": msg_mark("Is the …"),
    "person.related_to": msg_mark("… of"),
    "person.is_minor": msg_mark("A minor"),
    "person.contact": msg_mark("How this person may be reached"),
    "person.ethnicity": msg_mark("Ethnicity and belief"),
    "person.occupation": msg_mark("Occupation at the time"),
    "case.dated": msg_mark("Dated"),
    "event.date": msg_mark("When"),
    "event.text": msg_mark("What happened"),
    "event.person_ids": msg_mark("People who took part"),
    "event.lane": msg_mark("Lane of the timeline"),
    "event.is_pressure": msg_mark("Pressure"),
    "event.is_withheld": msg_mark("Withhold this event"),
    "argument.text": msg_mark("What is said"),
    "argument.bearing": msg_mark("Whose argument"),
    "argument.fact_ids": msg_mark("Rests on facts"),
    "argument.cites": msg_mark("Proven by pages beside those facts"),
    "argument.authorities": msg_mark("Authorities, for and against"),
    "argument.answer": msg_mark("Answer"),
    "argument.reply": msg_mark("Reply"),
    "argument.support": msg_mark("How well it is borne out"),
    "argument.wanted": msg_mark("What would help next"),
    "fact.text": msg_mark("What happened"),
    "fact.standing": msg_mark("Rests on"),
    "fact.cites": msg_mark("Proven by"),
    "fact.reliability": msg_mark("Reliability of the source"),
    "fact.credibility": msg_mark("Credibility of what it says"),
    "deadline.rule": msg_mark("Reckon it by a rule"),
    "deadline.since": msg_mark("The rule runs from"),
    "deadline.kind": msg_mark("What it is for"),
    "deadline.date": msg_mark("When"),
    "deadline.signed_by": msg_mark("Signed by"),
    "deadline.forum": msg_mark("Court or authority"),
    "deadline.is_confirmed": msg_mark("I have checked this date against the law"),
    "consent.person_id": msg_mark("Person"),
    "consent.answer": msg_mark("Answer"),
    "consent.use": msg_mark("For what"),
    "consent.audience": msg_mark("For which readers"),
    "consent.date": msg_mark("When it was said"),
    "consent.recorded": msg_mark("How it is recorded"),
    "consent.conditions": msg_mark("Conditions"),
}
"""What a form calls a field, where a page calls it otherwise."""

HINTS: Final = {
    "document.title": msg_mark("It arrived as {file}. @ names a person."),
    "document.status": msg_mark(
        "Only received papers and those to be served may stand in a dossier."
    ),
    "document.languages": (
        msg_mark("With commas between them: zh, ug. Review and translations go by them.")
    ),
    "document.received": DATE_EXAMPLES,
    "document.is_public": msg_mark("Anyone can find it elsewhere."),
    "document.obtained_on": DATE_EXAMPLES,
    "document.carrier": msg_mark("Such as a phone, a stick, paper."),
    "document.custody": msg_mark("Who held it before, when it was handed on, how it was sealed."),
    "document.privilege": msg_mark(
        "A privileged document leaves in no dossier, as if it did not exist."
    ),
    "document.do_not_use": (
        msg_mark("With a reason here it leaves in no dossier either; empty if it may be used.")
    ),
    "document.is_traceable": (
        msg_mark("Its copy would show who gave it away: its pages never leave, only new text.")
    ),
    "exhibit.mark": msg_mark("Such as AB/1; empty if it is no exhibit."),
    "exhibit.witness": msg_mark("The witness or party whose exhibit it is. @ names a person."),
    "exhibit.spoken_by": msg_mark(
        "Who says I in it; nobody here means the client. Never leaves the vault."
    ),
    "exhibit.dated": DATE_EXAMPLES,
    "exhibit.language": msg_mark("In the words of the dossier, such as Chinese."),
    "exhibit.original": msg_mark("Such as copy; the original is with the court. @ names a person."),
    "person.names": (
        msg_mark(
            "The first is the one shown. Add every spelling that may stand in a"
            " document: of the notice, of the court, Chinese, nicknames. Other"
            " ways to write them are proposed once you have saved; what is"
            " neither here nor confirmed is not found."
        )
    ),
    "person.kin": (
        msg_mark(
            "“My sister” in a statement names her to whoever knows the family: each such place is"
            " asked. Never leaves the vault."
        )
    ),
    "person.related_to": msg_mark("Whose kin this person is; nobody here means the client's."),
    "person.is_minor": msg_mark("Rules of courts let only initials stand."),
    "person.contact": (
        msg_mark(
            "Rules for safety, such as: only through counsel in Warsaw; never by telephone."
            " They never leave the vault."
        )
    ),
    "person.born": msg_mark("As exact as it is known, with the doubt: c. 1979."),
    "person.nationalities": msg_mark("One a line; also those given up, with the year."),
    "person.origin": msg_mark("Household registration, or place of origin."),
    "person.ethnicity": _SEALED,
    "person.papers": _SEALED,
    "person.asylum": (
        msg_mark(
            "State, day and stage, UNHCR. Never leaves the vault: the"
            " requesting State must not learn of it without consent."
        )
    ),
    "person.health": msg_mark(
        "Condition, expert report, fitness for detention. Never leaves the vault."
    ),
    "case.reference": msg_mark("As on your files. It is printed on dossiers."),
    "case.title": msg_mark("Such as: the extradition of …"),
    "case.client": msg_mark("Type @ and a name to choose one of the people, or type a name."),
    "case.dated": msg_mark("The only date that the cover of a dossier prints. It may stay empty."),
    "case.removal": msg_mark("With the hour if you know it: 3 June 2025 10:00."),
    "case.conflict_check": msg_mark(
        "Who was checked, when, and what was found. Never leaves the vault."
    ),
    "event.date": DATE_EXAMPLES,
    "event.text": NAMING,
    "event.lane": msg_mark("One of those in use, or a new one. Never leaves the vault."),
    "event.cites": msg_mark("Documents and pages that show it."),
    "event.is_pressure": (
        msg_mark("Stands in the chronology of pressure, beside incidents and the proceedings.")
    ),
    "event.source_person": _SOURCE_PERSON,
    "event.known_to": _KNOWN,
    "event.is_widely_known": _MANY,
    "event.is_withheld": msg_mark("It stays in the house: no dossier tells of it."),
    "argument.text": NAMING,
    "argument.answer": msg_mark("What the other side says to it, or may say."),
    "argument.reply": msg_mark("What is said to that."),
    "argument.wanted": msg_mark(
        "For you alone: which document, witness or expert would bear it out."
    ),
    "fact.text": NAMING,
    "fact.source_person": _SOURCE_PERSON,
    "fact.known_to": _KNOWN,
    "fact.is_widely_known": _MANY,
    "fact.is_disputed": msg_mark("The other side denies it."),
    "fact.is_adverse": msg_mark("It speaks against the client."),
    "deadline.since": msg_mark(
        "To the day, such as 14 March 2026: the arrest, the decision, its service. Before a removal"
        " also the hour and its zone: 14 March 2026 09:00 +01:00."
    ),
    "deadline.date": msg_mark(
        "With the hour if you know it: 3 June 2025 10:00. A month alone will do: March 2025."
    ),
    "deadline.signed_by": msg_mark("Your name: you found this moment yourself and answer for it."),
    "deadline.is_confirmed": msg_mark("Until then the overview says that nobody has."),
    "consent.date": DATE_EXAMPLES,
    "consent.recorded": msg_mark(
        "A signed form, a recording, a note of a call. Who spoke for a child or a patient."
    ),
    "consent.conditions": msg_mark("Under which it was given."),
}
"""What a field of a form is for, where its name does not say it."""

SEVERAL: Final = {"event.source_person": _TELLERS, "fact.source_person": _TELLERS}
"""What is said where several were chosen and one alone can be."""

SECTIONS: Final = {
    "document.source": (
        msg_mark("Where it comes from"),
        msg_mark("Nothing of this leaves the vault."),
    ),
    "document.sensitivity": (msg_mark("Protection"), ""),
    "exhibit.mark": (msg_mark("As an exhibit"), ""),
    "exhibit.dated": (
        msg_mark("What its front sheet says"),
        msg_mark("Readers see this; what is empty is not printed."),
    ),
}
"""Heading and explanation of a part of a form, by the field with which it begins."""

FOLDED: Final = {
    "case": msg_mark("Counsel, removal and language"),
    "fact": msg_mark("How it is weighed"),
    "person": msg_mark("Birth, papers, health"),
}
"""What opens the fields of a form that are seldom filled, by type."""
