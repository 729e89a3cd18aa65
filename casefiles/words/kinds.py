"""What people call each type of record: one of them in a sentence, and so many of them."""

from dataclasses import dataclass
from typing import Final

from casefiles.words.language import msg_mark, msg_mark_n, msg_n_of


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words of one type.

    Attributes:
        name: one of them, within a sentence.
        counts: where one record of it holds something else in place, and where several do.
    """

    name: str
    counts: tuple[str, str]

    def counted(self, count: int) -> str:
        """Return how many there are, in words."""
        return msg_n_of(self.counts, count)


KIND_WORDS: Final = {
    "case": KindWords(
        msg_mark("case"), msg_mark_n("the case's own description", "the case's own description")
    ),
    "person": KindWords(msg_mark("person"), msg_mark_n("1 person's page", "{n} persons' pages")),
    "document": KindWords(
        msg_mark("document"), msg_mark_n("1 document's title", "{n} documents' titles")
    ),
    "exhibit": KindWords(msg_mark("exhibit"), msg_mark_n("1 exhibit", "{n} exhibits")),
    "event": KindWords(msg_mark("event"), msg_mark_n("1 event", "{n} events")),
    "fact": KindWords(msg_mark("fact"), msg_mark_n("1 fact", "{n} facts")),
    "deadline": KindWords(msg_mark("date"), msg_mark_n("1 date", "{n} dates")),
    "mark": KindWords(
        msg_mark("redaction mark"), msg_mark_n("1 redaction mark", "{n} redaction marks")
    ),
    "outline": KindWords(
        msg_mark("dossier contents"),
        msg_mark_n("contents of 1 dossier", "contents of {n} dossiers"),
    ),
    "consent": KindWords(msg_mark("consent"), msg_mark_n("1 consent", "{n} consents")),
    "transcription": KindWords(
        msg_mark("checked text of a page"), msg_mark_n("1 checked page", "{n} checked pages")
    ),
    "field_answer": KindWords(
        msg_mark("answer in a form"), msg_mark_n("1 answer in a form", "{n} answers in forms")
    ),
    "authority_form": KindWords(
        msg_mark("form for signature"),
        msg_mark_n("1 paper to be signed", "{n} papers to be signed"),
    ),
    "argument": KindWords(msg_mark("argument"), msg_mark_n("1 argument", "{n} arguments")),
    "request": KindWords(msg_mark("request"), msg_mark_n("1 request", "{n} requests")),
    "warrant": KindWords(msg_mark("warrant"), msg_mark_n("1 warrant", "{n} warrants")),
    "charge": KindWords(msg_mark("charge"), msg_mark_n("1 charge", "{n} charges")),
    "notice": KindWords(msg_mark("notice"), msg_mark_n("1 notice", "{n} notices")),
    "assurance": KindWords(msg_mark("assurance"), msg_mark_n("1 assurance", "{n} assurances")),
    "hearing": KindWords(msg_mark("hearing"), msg_mark_n("1 hearing", "{n} hearings")),
    "decision": KindWords(msg_mark("decision"), msg_mark_n("1 decision", "{n} decisions")),
    "detention": KindWords(
        msg_mark("detention"), msg_mark_n("1 time in detention", "{n} times in detention")
    ),
    "incident": KindWords(msg_mark("incident"), msg_mark_n("1 incident", "{n} incidents")),
    "relationship": KindWords(msg_mark("relation"), msg_mark_n("1 relation", "{n} relations")),
    "country_source": KindWords(
        msg_mark("country source"), msg_mark_n("1 country source", "{n} country sources")
    ),
    "instrument_status": KindWords(
        msg_mark("treaty status"), msg_mark_n("1 treaty status", "{n} treaty statuses")
    ),
    "submission": KindWords(msg_mark("submission"), msg_mark_n("1 submission", "{n} submissions")),
    "task": KindWords(msg_mark("task"), msg_mark_n("1 task", "{n} tasks")),
    "issue": KindWords(msg_mark("issue"), msg_mark_n("1 issue", "{n} issues")),
    "relief": KindWords(msg_mark("relief sought"), msg_mark_n("1 relief", "{n} heads of relief")),
    "paper": KindWords(msg_mark("paper"), msg_mark_n("1 paper", "{n} papers")),
    "paper_block": KindWords(
        msg_mark("paragraph of a paper"),
        msg_mark_n("1 paragraph of a paper", "{n} paragraphs of papers"),
    ),
    "narrative_block": KindWords(
        msg_mark("paragraph of the narrative"),
        msg_mark_n("1 block of the narrative", "{n} blocks of the narrative"),
    ),
    "review_decision": KindWords(
        msg_mark("redaction decision"),
        msg_mark_n("1 decision of the redaction review", "{n} decisions of the review"),
    ),
    "substitute": KindWords(
        msg_mark("replacement text"),
        msg_mark_n("1 text in place of pages", "{n} texts in place of pages"),
    ),
    "twin_verdict": KindWords(
        msg_mark("decision on linked copies"),
        msg_mark_n("1 decision about copies", "{n} decisions about copies"),
    ),
    "document_link": KindWords(
        msg_mark("link between documents"),
        msg_mark_n("1 link to another document", "{n} links to other documents"),
    ),
    "translation": KindWords(
        msg_mark("translation"),
        msg_mark_n("1 translation on the board", "{n} translations on the board"),
    ),
    "edition": KindWords(msg_mark("dossier"), msg_mark_n("1 dossier", "{n} dossiers")),
    "acceptance": KindWords(
        msg_mark("sign-off of a finding"),
        msg_mark_n("1 acceptance of a finding", "{n} acceptances of findings"),
    ),
    "reach": KindWords(
        msg_mark("foreseeable readers"),
        msg_mark_n("1 decision about readers", "{n} decisions about readers"),
    ),
    "pairing": KindWords(
        msg_mark("answer about two recipients"),
        msg_mark_n("1 answer about two recipients", "{n} answers about two recipients"),
    ),
    "text_version": KindWords(
        msg_mark("text in another language"),
        msg_mark_n("1 text in another language", "{n} texts in other languages"),
    ),
    "treatment": KindWords(
        msg_mark("redaction settings"),
        msg_mark_n("1 choice of pseudonyms and reasons", "{n} choices of pseudonyms and reasons"),
    ),
    "approval": KindWords(
        msg_mark("second review"), msg_mark_n("1 second review", "{n} second reviews")
    ),
    "own_limit": KindWords(
        msg_mark("form limit of a forum"), msg_mark_n("1 limit of a forum", "{n} limits of forums")
    ),
    "closed_days": KindWords(
        msg_mark("list of closed days"),
        msg_mark_n("1 list of closed days", "{n} lists of closed days"),
    ),
    "office": KindWords(
        msg_mark("office of counsel"), msg_mark_n("1 office of counsel", "{n} offices of counsel")
    ),
    "own_term": KindWords(
        msg_mark("term of a vocabulary"),
        msg_mark_n("1 word of a vocabulary", "{n} words of vocabularies"),
    ),
    "trusted_key": KindWords(
        msg_mark("key of a publisher"),
        msg_mark_n("1 key of a maker of packs", "{n} keys of makers of packs"),
    ),
    "installed_pack": KindWords(
        msg_mark("reference pack"), msg_mark_n("1 pack of reference", "{n} packs of reference")
    ),
    "library_note": KindWords(
        msg_mark("note in the library"),
        msg_mark_n("1 note in the library", "{n} notes in the library"),
    ),
}
"""By code of the type, in the order in which they are listed."""
