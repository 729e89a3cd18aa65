"""The pages about the forum: its form, its filing pack, the short way to interim measures."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import is_id
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.office.draft.dossiers import ForumChoice, forums
from casefiles.office.draft.languages.translation_list import texts_in_language
from casefiles.office.filing.filings import ExportedFilingPack, made_packs
from casefiles.office.forum.forum_sheets import FormSheet, answer_at, sheet_of, urgent_forums
from casefiles.office.forum.signed_forms import (
    SignedFormList,
    profile_of_signed_form,
    signed_forms_of,
)
from casefiles.office.law.custom_limits import own_limits_of
from casefiles.office.redaction.presets import EMERGENCY
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.filing.filing_page import FilingPage
from casefiles.ui.places.dossier.filing.form_page import ForumFormPage
from casefiles.ui.places.dossier.filing.limits_page import LimitsPage
from casefiles.ui.places.dossier.filing.office_page import OfficePage
from casefiles.ui.places.dossier.filing.pack_page import PackPage
from casefiles.ui.places.dossier.filing.signed_forms_page import SignedFormsPage
from casefiles.ui.places.dossier.filing.translations_page import TranslationsPage
from casefiles.ui.places.dossier.filing.urgent_removal_page import UrgentRemovalPage, interim

FORUM_DETAILS: Final = (
    *("form", "pack", "urgent", "papers", "limits", "filed", "office", "translations"),
)
"""Details of a place in the room that these pages show; the last ones are reached from others."""
_COMMANDS: Final = (*FORUM_DETAILS[:5], *FORUM_DETAILS[6:])
_WITH_TEXTS: Final = (
    *("text_version", "treatment", "case", "event", "fact", "narrative_block", "argument"),
    *("field_answer", "deadline", "exhibit", "document", "person"),
)
"""Kinds of records of which a change changes what is to be translated."""
_ROOM: Final = "dossier"


class ForumPages(QObject):
    """Asks for what the page in view shows.

    Attributes:
        left: back to the dossier.
        chosen: another profile and audience shall be shown.
        preset_requested: id of the redaction preset that these shall have.
        wish: the same, for as long as the profiles are not known yet.
    """

    left = Signal()
    chosen = Signal(str, str)
    preset_requested = Signal(str)

    def __init__(self, context: Context, room: QWidget) -> None:
        super().__init__(room)
        self._context = context
        self.form = ForumFormPage(context)
        self.pack = PackPage(context)
        self.urgent = UrgentRemovalPage(context)
        self.papers = SignedFormsPage(context)
        self.limits = LimitsPage(context)
        self.filed = FilingPage(context)
        self.office = OfficePage(context)
        self.translations = TranslationsPage(context)
        self.wish, self._field = ("", ""), ""
        self._request: EditionRequest | None = None
        self._packs: tuple[ExportedFilingPack, ...] = ()
        self._sheet: FormSheet | None = None
        for page in (self.form, self.pack, self.urgent, self.papers, self.translations):
            page.left.connect(self.left)
        self.limits.left.connect(partial(self._go, FORUM_DETAILS[0]))
        self.filed.left.connect(partial(self._go, FORUM_DETAILS[1]))
        self.office.ended.connect(partial(self._go, FORUM_DETAILS[0]))
        self.urgent.chosen.connect(self._on_urgent)
        self.pack.fill_requested.connect(self._on_fill)
        self.pack.packs.note_requested.connect(partial(self._go, FORUM_DETAILS[5]))
        self.pack.packs.record_requested.connect(self._on_record)
        context.session.changed.connect(self._on_changed)
        for detail in _COMMANDS:
            context.actions.bind(f"dossier.{detail}", room, partial(self._go, detail))

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All, in the order of `FORUM_DETAILS`."""
        first = self.form, self.pack, self.urgent, self.papers, self.limits, self.filed
        return *first, self.office, self.translations

    @property
    def about_one(self) -> tuple[QWidget, ...]:
        """Those that show the form of one dossier."""
        return self.form, self.pack, self.papers, self.limits, self.filed, self.translations

    def open(self, place: NavigationTarget) -> QWidget:
        """Show one of them, and return it."""
        opens = {
            "form": self._open_form,
            "pack": self._open_pack,
            "papers": self._open_papers,
            "filed": self.filed.open,
            "translations": self.translations.open,
            "office": lambda _: self.office.open(),
            "urgent": self._open_urgent,
        }
        detail = place.detail if place.detail in FORUM_DETAILS else "urgent"
        if detail in opens:
            opens[detail](place.record)
        return self._by_detail[detail]

    def here(self, page: QWidget | None) -> NavigationTarget | None:
        """Return the place that a page shows; None if it is none of these."""
        records = {
            "form": self.form.field_id,
            "papers": self.papers.record_id,
            "filed": self.filed.edition_id,
            "translations": self.translations.record_id,
        }
        details = (detail for detail, one in self._by_detail.items() if one is page)
        detail = next(details, "")
        return NavigationTarget(_ROOM, records.get(detail, ""), detail) if detail else None

    @property
    def _by_detail(self) -> dict[str, QWidget]:
        return dict(zip(FORUM_DETAILS, self.pages, strict=True))

    def _open_form(self, record: str) -> None:
        if is_id(record):
            self._context.session.ask(self, answer_at(record), self._on_answer, channel="answer")
        else:
            self.form.open(record)

    def _open_pack(self, _: str) -> None:
        self.pack.begin()
        self.pack.allow()
        self.pack.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_papers(self, record: str) -> None:
        self.papers.open(record)
        if record:
            profile = profile_of_signed_form(record)
            self._context.session.ask(self, profile, self._on_profile, channel="paper")

    def _open_urgent(self, _: str) -> None:
        self._context.session.fetch(self, forums(), self._on_forums, channel="urgent")

    def ask(self, request: EditionRequest | None) -> None:
        """Ask for the form of a dossier."""
        self._request = request
        if request is not None:
            self._ask_packs(request)
            self._ask_papers(request)
            self._ask_limits(request)
            self._ask_texts(request)
            self._context.session.fetch(
                self, sheet_of(request), self._on_sheet, channel="form",
                otherwise=self._on_failed,
            )  # fmt: skip

    def keep_drafts(self) -> None:
        """Keep what is typed."""
        self.form.keep_drafts()
        self.papers.keep_drafts()
        self.limits.keep_drafts()
        self.translations.keep_drafts()
        self.filed.keep_drafts()
        self.office.keep_draft_now()

    def _ask_texts(self, request: EditionRequest) -> None:
        self._context.session.fetch(
            self, texts_in_language(request), self.translations.show_texts, channel="translations",
            otherwise=self._on_failed,
        )  # fmt: skip

    def _ask_limits(self, request: EditionRequest) -> None:
        self._context.session.fetch(
            self, own_limits_of(request.profile), self.limits.show_limits, channel="limits",
            otherwise=self._on_failed,
        )  # fmt: skip

    def _ask_papers(self, request: EditionRequest) -> None:
        self._context.session.fetch(
            self,
            signed_forms_of(request),
            self._on_papers,
            channel="papers",
            otherwise=self._on_failed,
        )

    def _on_papers(self, papers: SignedFormList | None) -> None:
        self.papers.show_papers(papers)
        self.pack.show_papers(papers)

    def _ask_packs(self, request: EditionRequest) -> None:
        self._context.session.ask(self, made_packs(request), self._on_packs, channel="packs")

    def _on_profile(self, profile: str) -> None:
        """Choose the forum of a paper that a reminder led to, with the first of its readers."""
        if profile and self._request is not None and profile != self._request.profile:
            self.chosen.emit(profile, "")

    def _on_packs(self, packs: tuple[ExportedFilingPack, ...]) -> None:
        self._packs = packs
        self.pack.packs.show_packs(packs)
        self.filed.show_packs(self._sheet, packs)

    def _on_sheet(self, sheet: FormSheet | None) -> None:
        self._sheet = sheet
        self.form.show_sheet(sheet)
        self.pack.show_sheet(sheet)
        self.filed.show_packs(sheet, self._packs)
        if sheet is not None and self.wish == (sheet.request.profile, sheet.request.audience):
            if self._field:
                self.form.open(self._field)
            self._field = ""

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._request is None:
            return
        if changes.concern("edition", "submission", "document"):
            self._ask_packs(self._request)
        if changes.concern("authority_form", "field_answer", "exhibit", "document", "person"):
            self._ask_papers(self._request)
        if changes.concern(*_WITH_TEXTS):
            self._ask_texts(self._request)
        if changes.concern("own_limit", "office"):
            self.ask(self._request)

    def _on_answer(self, answer: FieldAnswer | None) -> None:
        """Show the form that an answer stands in, at its field."""
        if answer is None:
            self.form.open("")
            return
        self.wish, self._field = (answer.profile, answer.audience), answer.field
        self.chosen.emit(*self.wish)

    def _go(self, detail: str, record: str = "") -> None:
        self._context.navigator.go(NavigationTarget(_ROOM, record, detail))

    @Slot(str)
    def _on_record(self, submission_id: str) -> None:
        self._context.navigator.go(NavigationTarget("register", submission_id))

    def _on_forums(self, found: tuple[ForumChoice, ...]) -> None:
        self._context.session.fetch(
            self, urgent_forums(self._context.case_id, interim(found)), self.urgent.show_forums,
            channel="urgent", otherwise=self._on_failed,
        )  # fmt: skip

    @Slot()
    def _on_fill(self) -> None:
        """Open the form with what is needed alone, at the first field that is empty."""
        missing = self._sheet.missing if self._sheet is not None else ()
        self.form.show_urgent()
        self._go(FORUM_DETAILS[0], missing[0].id if missing else "")

    @Slot(str, str)
    def _on_urgent(self, profile: str, audience: str) -> None:
        self.chosen.emit(profile, audience)
        if self.urgent.withholds.isChecked():
            self.preset_requested.emit(EMERGENCY)
        self.form.show_urgent()
        self._go(FORUM_DETAILS[0])

    def _on_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self._context.notices.warn(error)
