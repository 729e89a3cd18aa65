"""What people call each type of record: one of them in a sentence, and so many of them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words of one type.

    Attributes:
        name: one of them, within a sentence.
        one: where one record of it holds something else in place.
        many: where `{count}` of them do.
    """

    name: str
    one: str
    many: str

    def counted(self, count: int) -> str:
        """Return how many there are, in words."""
        return self.one if count == 1 else self.many.format(count=count)


KIND_WORDS: Final = {
    "case": KindWords("case", "the case's own description", "the case's own description"),
    "person": KindWords("person", "1 person's page", "{count} persons' pages"),
    "document": KindWords("document", "1 document's title", "{count} documents' titles"),
    "exhibit": KindWords("exhibit", "1 exhibit", "{count} exhibits"),
    "event": KindWords("event", "1 event", "{count} events"),
    "fact": KindWords("fact", "1 fact", "{count} facts"),
    "deadline": KindWords("date", "1 date", "{count} dates"),
    "mark": KindWords("redaction mark", "1 mark", "{count} marks"),
    "outline": KindWords("outline", "1 outline of a dossier", "{count} outlines of dossiers"),
    "consent": KindWords("consent", "1 consent", "{count} consents"),
    "transcription": KindWords("checked text of a page", "1 checked page", "{count} checked pages"),
    "field_answer": KindWords("answer in a form", "1 answer in a form", "{count} answers in forms"),
    "authority_form": KindWords(
        "paper to be signed", "1 paper to be signed", "{count} papers to be signed"
    ),
    "argument": KindWords("argument", "1 argument", "{count} arguments"),
    "request": KindWords("request", "1 request", "{count} requests"),
    "warrant": KindWords("warrant", "1 warrant", "{count} warrants"),
    "charge": KindWords("charge", "1 charge", "{count} charges"),
    "notice": KindWords("notice", "1 notice", "{count} notices"),
    "assurance": KindWords("assurance", "1 assurance", "{count} assurances"),
    "hearing": KindWords("hearing", "1 hearing", "{count} hearings"),
    "decision": KindWords("decision", "1 decision", "{count} decisions"),
    "detention": KindWords("detention", "1 time in detention", "{count} times in detention"),
    "incident": KindWords("incident", "1 incident", "{count} incidents"),
    "relationship": KindWords("relation", "1 relation", "{count} relations"),
    "country_source": KindWords("country source", "1 country source", "{count} country sources"),
    "instrument_status": KindWords("treaty status", "1 treaty status", "{count} treaty statuses"),
    "submission": KindWords("submission", "1 submission", "{count} submissions"),
    "task": KindWords("task", "1 task", "{count} tasks"),
    "narrative_block": KindWords(
        "block of the narrative", "1 block of the narrative", "{count} blocks of the narrative"
    ),
    "review_decision": KindWords(
        "decision of the redaction review",
        "1 decision of the redaction review",
        "{count} decisions of the review",
    ),
    "substitute": KindWords(
        "text in place of pages", "1 text in place of pages", "{count} texts in place of pages"
    ),
    "twin_verdict": KindWords(
        "decision about two copies", "1 decision about copies", "{count} decisions about copies"
    ),
    "document_link": KindWords(
        "link between documents", "1 link to another document", "{count} links to other documents"
    ),
    "translation": KindWords(
        "translation", "1 translation on the board", "{count} translations on the board"
    ),
    "edition": KindWords("dossier", "1 dossier", "{count} dossiers"),
    "acceptance": KindWords(
        "acceptance of a finding", "1 acceptance of a finding", "{count} acceptances of findings"
    ),
    "reach": KindWords(
        "readers reached", "1 decision about readers", "{count} decisions about readers"
    ),
    "treatment": KindWords(
        "preset, ciphers and reasons",
        "1 choice of pseudonyms and reasons",
        "{count} choices of pseudonyms and reasons",
    ),
    "approval": KindWords("second look", "1 second look", "{count} second looks"),
    "own_limit": KindWords("limit of a forum", "1 limit of a forum", "{count} limits of forums"),
    "closed_days": KindWords(
        "list of closed days", "1 list of closed days", "{count} lists of closed days"
    ),
    "own_term": KindWords(
        "word of a vocabulary", "1 word of a vocabulary", "{count} words of vocabularies"
    ),
    "trusted_key": KindWords(
        "key of a maker of packs", "1 key of a maker of packs", "{count} keys of makers of packs"
    ),
    "installed_pack": KindWords(
        "pack of reference", "1 pack of reference", "{count} packs of reference"
    ),
    "library_note": KindWords(
        "note in the library", "1 note in the library", "{count} notes in the library"
    ),
}
"""By code of the type, in the order in which they are listed."""
