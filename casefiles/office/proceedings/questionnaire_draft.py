"""A filled questionnaire as a draft incident: what it says, where it fits, and what is doubtful."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from casefiles import paths
from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import edtf_from_words
from casefiles.domain.files.extracted_items import FilledFormField
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import (
    CaseId,
    ConsentId,
    DocumentId,
    PersonId,
    Randomness,
    new_id,
)
from casefiles.domain.language.folding import fold
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.records.provenance import ConsentAnswer
from casefiles.domain.rules.questionnaire import (
    CHOICES,
    CONSENT,
    IDENTIFYING,
    LEVELS,
    LINES,
    PREFIX,
    RECIPIENTS,
    RECIPIENTS_OF,
    TEXTS,
    is_questionnaire,
)
from casefiles.library.incident_questionnaire import Questionnaire, load_questionnaire
from casefiles.office.documents.consents import add_consent, new_consent
from casefiles.office.proceedings.incident_entry import (
    NEW_ACTORS,
    NEW_TARGETS,
    add_person,
    save_incident_entry,
)
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of

TELLER: Final = "source_person"
NEW_TELLER: Final = "new_teller"
CONSENTS: Final = "consents"
RECORDED: Final = "recorded"
RECORDED_ON: Final = "recorded_on"
"""Fields of the form beside those of an incident."""
_MOST_PAGES: Final = 50
_MOST_NAMES: Final = 20
_LONGEST_NAME: Final = 200
_NOTED: Final = ("looks", "witnesses", "evidence", "known_to", "fears", "conditions")
"""Questions whose answers have no field of an incident, so that they go into its note."""
_REFERENCE: Final = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class QuestionnaireAnswer:
    """What the paper says to one question, word for word.

    Attributes:
        doubt: why it is not taken over as it stands; empty if it is.
    """

    words: str
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class DraftIncident:
    """What a filled questionnaire makes of the form of an incident.

    Attributes:
        name: of the document.
        values: of the form, by field; a date that cannot be read stands there in its own words.
        answers: everything that the paper says, in its order; also what fits nowhere.
        troubles: what the lawyer should know first.
    """

    document_id: DocumentId
    name: str
    values: dict[str, Any]
    answers: tuple[QuestionnaireAnswer, ...]
    troubles: tuple[str, ...]


def draft_incident(document_id: DocumentId) -> Query[DraftIncident | None]:
    """Return the draft of an incident; None where a document is gone or is no questionnaire."""

    def ask(reader: ReadTransaction) -> DraftIncident | None:
        document = reader.get(Document, document_id)
        fields = reader.items(document_id, FilledFormField)
        if document is None or not is_questionnaire(frozenset(one.name for one in fields)):
            return None
        people = reader.find(Person, case_id=document.case_id)
        questionnaire = load_questionnaire(paths.resources(), "en")
        pages = reader.pages(document_id, 1, _MOST_PAGES)
        sheet = _Sheet(questionnaire, fields, _letters("".join(page.text for page in pages)))
        name = document.title or document.file_name
        return DraftIncident(
            document_id, name, sheet.values(document_id, people), sheet.answers(), sheet.troubles()
        )

    return ask


def save_draft_incident(
    case_id: CaseId, document_id: DocumentId, values: Mapping[str, Any], randomness: Randomness
) -> Edit[str]:
    """Add the incident, the people it names anew and every consent in one act; returns its id.

    Args:
        case_id: of the case.
        document_id: the questionnaire, to whose use the consents are.
        values: see `keep_whole`; with `TELLER` or `NEW_TELLER`, whose answers they are, and
            `CONSENTS`, each with audience, answer and conditions.
        randomness: for ids.

    Raises:
        Refused: see `keep_whole` and `add_consent`; or consents and nobody whose they are
            (`consent_without_person`), or two for the same readers (`consent_exists`).
    """

    def change(work: WriteTransaction) -> str:
        entries = dict(values)
        consents = entries.pop(CONSENTS, ()) or ()
        date, recorded = str(entries.pop(RECORDED_ON, "")), str(entries.pop(RECORDED, ""))
        new_teller = str(entries.pop(NEW_TELLER, "") or "").strip()
        teller = str(entries.get(TELLER) or "")
        if not teller and new_teller:
            teller = add_person(work, case_id, {"name": new_teller}, "witness", randomness)
            entries[TELLER] = teller
        if consents and not teller:
            raise Refused("consent_without_person", field=NEW_TELLER)
        own = save_incident_entry(case_id, entries, randomness)(work)
        for one in consents:
            consent = replace(
                new_consent(ConsentId(new_id(randomness)), case_id, document_id, PersonId(teller)),
                audience=str(one.get("audience", "")),
                answer=ConsentAnswer(one.get("answer") or ConsentAnswer.REQUESTED),
                date=date,
                recorded=recorded.strip(),
                conditions=str(one.get("conditions", "")).strip(),
            )
            add_consent(consent)(work)
        return own

    return change


class _Sheet:
    """The fields of one paper, each looked at once."""

    def __init__(
        self, questionnaire: Questionnaire, fields: tuple[FilledFormField, ...], seen: str
    ) -> None:
        self._question = questionnaire
        self._seen = seen
        self._fields = fields
        self._answers: dict[str, str] = {}
        self._twice: list[str] = []
        self._cut: list[str] = []
        for one in fields:
            name, value = one.name.removeprefix(PREFIX), one.value.strip()
            if one.name in _KNOWN and value:
                if self._answers.get(name, value) != value:
                    # Neither of two answers may be lost, and none can be chosen here.
                    value = f"{self._answers[name]}\n{value}"
                    self._twice.append(name)
                self._answers[name] = value
                if one.is_cut:
                    self._cut.append(name)
        self._strangers = [one for one in fields if one.name not in _KNOWN]

    def values(self, document_id: DocumentId, people: tuple[Person, ...]) -> dict[str, Any]:
        """Return the values of the form."""
        own = self._answers.get("name", "").replace("\n", " ")
        teller = _namesake(own, people)
        given_on = self._answers.get("told_on", "")
        return {
            "date": self._date(),
            "place": self._plain("place"),
            "text": self._plain("text"),
            "claimed": self._plain("claimed").replace("\n", " "),
            "channel": self._choice("channel"),
            "demand": self._plain("demand"),
            "threat": self._plain("threat"),
            "injury": self._plain("injury"),
            "standing": "alleged",
            "reports": [{"to": line, "date": ""} for line in self._lines("reports")],
            NEW_ACTORS: [{"name": name} for name in self._lines("actors")],
            NEW_TARGETS: [{"name": name} for name in self._lines("targets")],
            TELLER: teller,
            NEW_TELLER: "" if teller else own[:_LONGEST_NAME],
            "cites": [[str(document_id), 1]],
            "note": self._note(),
            CONSENTS: self._consents(),
            RECORDED: "Incident questionnaire" if self._levels() else "",  # is stored
            RECORDED_ON: _read(given_on) or given_on if self._levels() else "",
        }

    def answers(self) -> tuple[QuestionnaireAnswer, ...]:
        """Return everything that the paper says."""
        questionnaire_answers = []
        for one in self._question.questions():
            if text := self._answers.get(one.name, ""):
                words = dict(one.options).get(text, text)
                questionnaire_answers.append(
                    QuestionnaireAnswer(one.words, words, self._doubt(one.name, text))
                )
        levels, recipients = (
            dict(self._question.consents.levels),
            self._question.consents.recipients,
        )
        for code, words in recipients:
            if text := self._answers.get(f"{CONSENT}{code}", ""):
                doubt = "" if text in levels else msg_of(_NO_ANSWER)
                questionnaire_answers.append(
                    QuestionnaireAnswer(
                        msg("May read it: {words}", words=words), levels.get(text, text), doubt
                    )
                )
        others = (one for one in self._strangers if one.value.strip())
        more = (
            QuestionnaireAnswer(
                msg("Field {name}", name=one.name), one.value.strip(), msg_of(_STRANGE)
            )
            for one in others
        )
        return (*questionnaire_answers, *more)

    def troubles(self) -> tuple[str, ...]:
        """Return what the lawyer should know first."""
        texts = []
        filled = [one for one in self._strangers if one.value.strip()]
        if self._strangers:
            count = len(self._strangers)
            fields = msg_n("{n} field", "{n} fields", count)
            texts.append(
                msg(
                    "The file has {fields} not in the questionnaire. The content of {count} of"
                    " them is listed last; it is not imported.",
                    fields=fields,
                    count=msg_number(len(filled)),
                )
            )
        missing = sorted(_KNOWN - {one.name for one in self._fields})
        if missing:
            texts.append(
                msg(
                    "{count} fields of the questionnaire are missing in this file: it was changed"
                    " or damaged. Check its pages too.",
                    count=msg_number(len(missing)),
                )
            )
        if not self._answers:
            texts.append(
                msg(
                    "No fields filled in on screen. If completed by hand, type the answers from"
                    " the pages."
                )
            )
        return tuple(texts)

    def _plain(self, name: str) -> str:
        """Return a text in which nothing refers to a person of the case by itself."""
        return _REFERENCE.sub(lambda found: " ".join(found.group()), self._answers.get(name, ""))

    def _lines(self, name: str) -> list[str]:
        lines = [line.strip() for line in self._plain(name).splitlines() if line.strip()]
        return [line[:_LONGEST_NAME] for line in lines[:_MOST_NAMES]]

    def _choice(self, name: str) -> str:
        stored = self._answers.get(name, "")
        return stored if stored in CHOICES[name] else ""

    def _date(self) -> str:
        """Return the date as EDTF, or in the words of the paper where it cannot be read."""
        day, time = self._answers.get("date", ""), self._answers.get("time", "")
        sure = {"about": "about ", "unsure": "perhaps "}.get(self._choice("sure"), "")
        tried = [f"{sure}{day}, {time}"] if time and day else []
        tried += [f"{sure}{day}", day]
        return next((read for words in tried if (read := _read(words))), day.replace("\n", " "))

    def _doubt(self, name: str, text: str) -> str:
        if name in self._twice:
            return msg("The file answers this twice, and not alike.")
        if name in self._cut:
            return msg("It is longer than this: the rest is in the file itself.")
        if name in CHOICES and text not in CHOICES[name]:
            return msg_of(_NO_ANSWER)
        if name in {"date", "told_on"} and not _read(text):
            return msg_of(_UNREAD)
        if name == "time" and self._answers.get("date") and ":" not in self._date():
            return msg("It could not be joined to the day: add it to the date yourself.")
        too_many = _too_many_lines(text) if name in {"actors", "targets", "reports"} else ""
        return too_many or self._unseen(name, text)

    def _unseen(self, name: str, text: str) -> str:
        """Tell where the pages, which are cited, do not show what the field holds."""
        return "" if name in CHOICES or _letters(text) in self._seen else msg_of(_UNSEEN)

    def _note(self) -> str:
        """Return what has no field of its own, each answer below its question."""
        words = {one.name: one.words for one in self._question.questions()}
        texts = [f"{words[name]}\n{text}" for name in _NOTED if (text := self._plain(name))]
        return "\n\n".join(texts)

    def _levels(self) -> dict[str, str]:
        values = {code: self._answers.get(f"{CONSENT}{code}", "") for code in RECIPIENTS}
        return {code: level for code, level in values.items() if level in LEVELS}

    def _consents(self) -> list[dict[str, str]]:
        """Return a consent for each audience whose recipients all agree, and for every other."""
        levels = self._levels()
        readers: dict[str, str] = {}
        for audience, recipients in RECIPIENTS_OF.items():
            texts = {levels.get(code, "") for code in recipients}
            if len(texts) == 1 and "" not in texts:
                readers[audience] = levels[recipients[0]]
                for code in recipients:
                    levels.pop(code)
        readers |= levels
        words = dict(self._question.consents.levels)
        return [_proposed(code, level, words[level]) for code, level in readers.items()]


_KNOWN: Final = frozenset(
    f"{PREFIX}{name}"
    for name in (*LINES, *TEXTS, *CHOICES, *(f"{CONSENT}{code}" for code in RECIPIENTS))
)
_NO_ANSWER: Final = msg_mark("The questionnaire offers no such answer; it is not taken over.")
_STRANGE: Final = msg_mark("Not a field of the questionnaire.")
_UNSEEN: Final = msg_mark("The pages do not show exactly this text. Check them before citing.")
_UNREAD: Final = msg_mark("This may mean several days, or none: ask, and type the date yourself.")


def _proposed(audience: str, level: str, words: str) -> dict[str, str]:
    """Return a consent as the form shows it.

    Who lets only the content be read has not agreed that this paper, which names them, is filed:
    so it is proposed as asked, which stops a dossier, until the lawyer decides.
    """
    if level == "none":
        return {"audience": audience, "answer": str(ConsentAnswer.REFUSED), "conditions": ""}
    answer = ConsentAnswer.GIVEN if level in IDENTIFYING else ConsentAnswer.REQUESTED
    conditions = "" if level == "full_public" else words
    return {"audience": audience, "answer": str(answer), "conditions": conditions}


def _too_many_lines(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_NAMES or any(len(one) > _LONGEST_NAME for one in lines):
        return msg(
            "Only {most_names} lines of {longest_name} letters are taken over.",
            most_names=_MOST_NAMES,
            longest_name=_LONGEST_NAME,
        )
    return ""


def _letters(text: str) -> str:
    """Return letters and digits alone, so that it does not matter where a page breaks lines."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _read(words: str) -> str:
    try:
        return edtf_from_words(words)
    except UnreadDate:
        return ""


def _namesake(name: str, people: tuple[Person, ...]) -> str:
    """Return the only person of a name; empty for none, or if several have it."""
    requested = fold(name)
    found = [one.id for one in people if requested in {fold(own.text) for own in one.names}]
    return str(found[0]) if requested and len(found) == 1 else ""
