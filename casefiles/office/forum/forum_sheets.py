"""The form of a forum as the lawyer fills it in: what the record gives, what is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.case_records import Case, Deadline, Fact, Outline
from casefiles.domain.records.form_answers import FieldAnswer, answer_id
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import (
    LIMIT_WORDS,
    Channel,
    FieldType,
    FormField,
    ForumProfile,
    Limit,
)
from casefiles.dossier.layouts.reading import titles_in_use
from casefiles.library.seen import READ
from casefiles.library.time_limit_rules import TimeLimitRule
from casefiles.office.forum.record_answers.suggestions import FieldSuggestion, suggestions
from casefiles.office.law.custom_limits import form_as_known
from casefiles.office.people.persons import shown_names
from casefiles.office.proceedings.time_limit_choices import case_at, rules_between
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.records.findings import FindingLocation
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

_FACTS: Final = frozenset({"text", "date", "enum", "bool", "state"})
"""Kinds of fields that hold a fact, not prose that everybody words anew."""


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of the form.

    Attributes:
        kind: text, longtext, date, enum, bool, person, org, state, money, file or list.
        need: must, should or may.
        answer: what somebody typed, with references to persons; empty for nothing.
        record: what the record gives where nobody typed anything, with names; empty for nothing.
        proposal: what was answered in the field of this name in another form; empty for nothing.
        is_unverified: that the forum asks for it rests on general knowledge.
        suggestion: what records of the case say, with references; empty for nothing. It leaves
            once it is saved as an answer.
        sources: where those records are shown.
        has_many: several of the options can be chosen; the answer has a line for each.
    """

    id: str
    label: str
    kind: str
    need: str
    heading: str
    options: tuple[str, ...]
    answer: str
    record: str
    proposal: str
    is_unverified: bool
    suggestion: str = ""
    sources: tuple[FindingLocation, ...] = ()
    has_many: bool = False

    @property
    def is_suggested(self) -> bool:
        """Whether records say what nobody answered yet."""
        return bool(self.suggestion) and not self.answer and self.suggestion != self.record

    @property
    def differs(self) -> bool:
        """Whether an answer in a field of facts says something else than the records."""
        is_fact = self.kind in _FACTS
        return is_fact and bool(self.suggestion and self.answer) and self.suggestion != self.answer

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands in it."""
        return not self.answer and not self.record

    @property
    def is_urgent(self) -> bool:
        """Whether a request for interim measures needs it at once."""
        return self.need == "must"


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form with what stands in it.

    Attributes:
        headings: id and text of each, in order.
        forum_facts: what else is known of the forum, in words: pairs of a title and lines.
        channels: ways in, in words.
        is_interim: it is a request for interim measures.
        urgent: id of the profile for such a request; empty for none.
        forum: with whom it is filed; `seizes` its code in the table of conflicts.
        as_of: day on which the profile was checked.
        papers: titles of the papers that are filed, in the order in which they are read; empty
            where one report is filed.
    """

    request: EditionRequest
    title: str
    headings: tuple[tuple[str, str], ...]
    fields: tuple[SheetField, ...]
    forum_facts: tuple[tuple[str, tuple[str, ...]], ...]
    channels: tuple[str, ...]
    is_interim: bool
    urgent: str
    forum: str = ""
    seizes: str = ""
    as_of: str = ""
    papers: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[SheetField, ...]:
        """The fields that must be filled in and are not."""
        return tuple(one for one in self.fields if one.is_urgent and one.is_missing)


@dataclass(frozen=True, slots=True)
class UrgentForum:
    """A forum that takes requests for interim measures.

    Attributes:
        hours: when it is open, in words; empty where that is not known.
        missing: how many of its fields are needed and empty.
    """

    profile: str
    audience: str
    title: str
    hours: str
    channels: tuple[str, ...]
    missing: int


def sheet_of(request: EditionRequest) -> Job[FormSheet | None]:
    """Return the form of a profile; None where it has none of its own.

    Raises:
        Refused: unknown profile or case.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> FormSheet | None:
        ticket.check()
        plain = load_layout(workplace.resources, request.profile).form
        if plain is None:
            return None
        form = form_as_known(workplace, plain)
        values = _forum_facts(form, rules_between(workplace, case_at(workplace, request.case_id)))
        form_sheet = workplace.vault.read(
            lambda reader: filled_sheet(reader, request, form, workplace.resources, values)
        )
        papers = titles_in_use(workplace.resources, request.profile)
        return replace(form_sheet, papers=papers)

    return work


def urgent_forums(case_id: CaseId, profiles: Mapping[str, str]) -> Job[tuple[UrgentForum, ...]]:
    """Return every forum that takes requests for interim measures, with what each still lacks.

    Args:
        case_id: of the case.
        profiles: id of each such profile, with the audience to ask for.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[UrgentForum, ...]:
        found = []
        for profile, audience in profiles.items():
            ticket.check()
            form = load_layout(workplace.resources, profile).form
            if form is None:
                continue
            form = form_as_known(workplace, form)
            request = EditionRequest(case_id, profile, audience)
            form_sheet = workplace.vault.read(
                partial(filled_sheet, request=request, form=form, resources=workplace.resources)
            )
            found.append(
                UrgentForum(
                    profile,
                    audience,
                    form.title,
                    form.hours,
                    form_sheet.channels,
                    len(form_sheet.missing),
                )
            )
        return tuple(found)

    return work


def answer_at(answer_id: str) -> Query[FieldAnswer | None]:
    """Return an answer; None if it is gone."""
    return lambda reader: reader.get(FieldAnswer, answer_id)


def save_answers(request: EditionRequest, answers: Mapping[str, str]) -> Edit[None]:
    """Keep what is answered in some fields; an empty answer lets the record speak again.

    Raises:
        Refused: the case is not there.
    """

    def change(work: WriteTransaction) -> None:
        if work.get(Case, request.case_id) is None:
            raise Refused("case_unknown")
        for field, text in answers.items():
            own = answer_id(request.case_id, request.profile, request.audience, field)
            _keep(work, FieldAnswer(own, *_of(request), field, text.strip()))

    return change


def _of(request: EditionRequest) -> tuple[CaseId, str, str]:
    return request.case_id, request.profile, request.audience


def _keep(work: WriteTransaction, answer: FieldAnswer) -> None:
    present = work.get(FieldAnswer, answer.id)
    if present is None and answer.text:
        work.insert(answer, "add_field_answer")
    elif present is not None and not answer.text:
        drop_versions(work, answer.id)
        work.delete(FieldAnswer, answer.id, "remove_field_answer")
    elif present is not None and present != answer:
        work.update(answer, "edit_field_answer")


def filled_sheet(
    reader: ReadTransaction,
    request: EditionRequest,
    form: ForumProfile,
    resources: Path,
    values: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> FormSheet:
    """Return a form with what is answered, recorded and suggested in its fields.

    Args:
        reader: of the vault.
        request: case, profile and recipient.
        form: of that profile.
        resources: folder of the data of the program.
        values: what else is known of the forum, in words.

    Raises:
        Refused: the case is not there.
    """
    case = reader.get(Case, request.case_id)
    if case is None:
        raise Refused("case_unknown")
    every = reader.find(FieldAnswer, case_id=case.id)
    own = {a.field: a.text for a in every if (a.profile, a.audience) == _of(request)[1:]}
    others = {a.field: a.text for a in every if a.field not in own}
    record = _Record(reader, case, request)
    suggested = suggestions(reader, case, form, resources)
    nothing = FieldSuggestion("", ())
    return FormSheet(
        request=request,
        title=form.title,
        headings=tuple((one.id, one.heading) for one in form.headings),
        fields=tuple(
            SheetField(
                *(one.id, one.label, one.type.value, one.need.value, one.heading),
                options=_options(one),
                answer=own.get(one.id, ""),
                record=record.fill(one),
                proposal=others.get(one.id, ""),
                is_unverified=one.how not in READ or not form.sources,
                suggestion=suggested.get(one.id, nothing).text,
                sources=suggested.get(one.id, nothing).sources,
                has_many=one.has_many,
            )
            for one in form.fields
        ),
        forum_facts=values,
        channels=tuple(f"{_way(one)}{one.badge}" for one in form.channels if one.is_allowed),
        is_interim=form.is_interim,
        urgent=form.urgent,
        forum=form.forum,
        seizes=form.seizes,
        as_of=form.as_of.isoformat(),
    )


class _Record:
    """What the record gives in a field, as it is now."""

    def __init__(self, reader: ReadTransaction, case: Case, request: EditionRequest) -> None:
        self._reader = reader
        self._case = case
        about = {"profile": request.profile, "audience": request.audience}
        chosen = reader.find(Outline, case_id=case.id, **about)
        # What the outline leaves out of the dossier fills no field of its form.
        self._sections = chosen[0].sections if chosen else None
        self._show = shown_names(reader, case.id)

    def _is_exported(self, section: str) -> bool:
        return self._sections is None or section in self._sections

    def fill(self, field: FormField) -> str:
        """Return what stands in a field by the record; empty for nothing."""
        match field.fill:
            case "":
                return field.given
            case "hearing" | "removal":
                dates = self._reader.find(Deadline, case_id=self._case.id, kind=field.fill)
                return min((one.date for one in dates), default="")
            case "statement" | "grounds" if not self._is_exported(field.fill):
                return ""
            case "statement":
                count = len(self._reader.find(Fact, case_id=self._case.id))
                return msg("Statement of facts: {count}", count=count) if count else ""
            case "grounds":
                count = len(self._reader.find(Argument, case_id=self._case.id))
                return msg("Arguments: {count}", count=count) if count else ""
            case _:
                return self._show(str(getattr(self._case, field.fill)))


def _forum_facts(
    form: ForumProfile, rules: Sequence[TimeLimitRule]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is known of a forum besides its fields, for the lawyer alone."""
    deadlines = (rule for one in form.deadlines for rule in rules if rule.id == one)
    languages = ", ".join(one.replace("_", " ") for one in form.languages)
    sections = (
        (msg("WAYS IN"), tuple(f"{_way(one)}{one.badge}" for one in form.channels)),
        ("OPEN", (form.hours,)),
        (msg("WHO MAY FILE"), form.who),
        ("LANGUAGES", (languages, form.language_note)),
        ("LIMITS", tuple(limit_words(one) for one in form.limits)),
        ("DATES", tuple(_dated(one) for one in deadlines)),
        ("CONFIDENTIALITY", form.confidentiality),
        (msg("RULES AND PRACTICE"), tuple(f"{one.text}{one.seen.badge}" for one in form.rules)),
        (msg("GOVERNING TEXTS"), form.legal_basis),
        ("CHECKED", (_checked(form),)),
        (msg("WHERE IT WAS READ"), tuple(f"{key}: {at}" for key, at in form.places.items())),
    )
    filled = ((title, tuple(line for line in lines if line)) for title, lines in sections)
    return tuple((title, lines) for title, lines in filled if lines)


def _dated(rule: TimeLimitRule) -> str:
    badge = (
        msg("unverified: {words}", words=rule.seen.words) if rule.is_unverified else rule.seen.words
    )
    return msg(
        "{title}, from {starts_on}: {effect} ({badge})",
        title=rule.title,
        starts_on=rule.starts_on,
        effect=rule.effect,
        badge=badge,
    )


def _checked(form: ForumProfile) -> str:
    read = "" if form.sources else msg("; no source was read")
    return msg(
        "{checked}, for review by {review}{read}",
        checked=form.as_of.isoformat(),
        review=form.review_by.isoformat(),
        read=read,
    )


def _way(channel: Channel) -> str:
    note = f"({channel.note})" if channel.note else ""
    kind = channel.kind.replace("_", " ").capitalize()
    if not channel.is_allowed:
        return msg("{kind}: not accepted {note}", kind=kind, note=note).rstrip()
    return " ".join(part for part in (f"{kind}:", channel.to, note) if part)


def _options(field: FormField) -> tuple[str, ...]:
    return ("yes", "no") if field.type is FieldType.TRUTH else field.options


def limit_words(limit: Limit) -> str:
    """Return a limit in words, with its badge."""
    scope = f": {limit.scope}" if limit.scope else ""
    value = limit.value or msg("not established")
    own = (
        ""
        if limit.until is None
        else msg(" (set by you, until {isoformat})", isoformat=limit.until.isoformat())
    )
    return f"{LIMIT_WORDS[limit.kind]} {value}{scope}{own}{limit.badge}"
