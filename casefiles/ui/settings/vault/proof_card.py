"""The proofs of the ledger: its last signature, the anchors outside, and what they say."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.vault.anchors import (
    Anchor,
    AnchorComparison,
    EndedKey,
    PrintedAnchor,
    ProofState,
    absent_anchors,
    compare_code,
    compare_file,
    make_anchor_file,
    make_printed_anchor,
    note_anchor_printed,
    proof_state,
    sign_now,
)
from casefiles.office.vault.cosigning import (
    CosignatureSummary,
    add_cosignature,
    cosign,
    cosigner_fingerprint,
    request_cosignature,
)
from casefiles.office.vault.printed_anchors import page_of
from casefiles.office.workplace.operations import Job
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files, choose_folder
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.settings.vault.printed_anchor import print_anchor
from casefiles.ui.widgets.buttons import Button, button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import Chip
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.proof import SHORT_SLIP, VERDICTS

_SECOND: Final = 1_000_000_000
_SHOWN: Final = 5
_CODE_WIDTH: Final = 240
_NONE: Final = msg_mark(
    "None yet. Without an outside anchor an older copy of the whole vault cannot be detected. An"
    " anchor contains a number and a signature, nothing of a case."
)
_ABSENT: Final = msg_mark(
    "Available anchor files are compared at every unlock. If a file has moved, connect the USB"
    " drive or choose it under Compare."
)
_SIGNED: Final = msg_mark(
    "The ledger is signed when the vault closes and before every export. One signature covers all"
    " changes."
)
_COLLEAGUE: Final = msg_mark(
    "A colleague signs a file that you hand over, and keeps in a vault"
    " elsewhere what was signed. Compare the fingerprints aloud when"
    " you do it for the first time."
)
_FIRST_KEY: Final = msg_mark(
    "You signed for this vault for the first time: compare the fingerprint aloud."
)
_OTHER_KEY: Final = msg_mark(
    "You signed for another key of this vault before: ask whether all"
    " its keys were changed, and compare the fingerprint aloud."
)
_COMPARE: Final = msg_mark(
    "Choose an anchor file or co-signature, or enter the code of a printed anchor."
)


class ProofCard(VaultCard):
    """The last signature, anchors, colleagues and comparisons."""

    key: ClassVar[str] = "proof"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Proof"))
        self._fingerprint = ""
        self._anchors: tuple[Anchor, ...] = ()
        self._absent: tuple[str, ...] = ()
        self.sign: Button = button(msg("Sign now"), "seal-check")
        self.sign.clicked.connect(lambda: self._do(msg("Signing the ledger"), sign_now(), None))
        self._signed_words = self.card.add(msg("Ledger"), msg_of(_SIGNED), self.sign)
        self.file: Button = button(msg("Save anchor file…"), "usb")
        self.file.clicked.connect(self._on_file)
        self.slip: Button = button(msg("Print an anchor…"), "printer")
        self.slip.clicked.connect(self._on_slip)
        self._anchor_words = self.card.add(
            msg("Anchors"), msg_of(_NONE), _stacked(self.file, self.slip)
        )
        self.ask_colleague: Button = button(msg("Request co-signature…"), "handshake")
        self.ask_colleague.clicked.connect(self._on_ask)
        self.take: Button = button(msg("Import co-signature…"), "download-simple")
        self.take.clicked.connect(self._on_take)
        self.sign_for: Button = button(msg("Co-sign for a colleague…"), "pencil-simple")
        self.sign_for.clicked.connect(self._on_sign_for)
        requested = _stacked(self.ask_colleague, self.take, self.sign_for)
        self.card.add(msg("Co-signature"), msg_of(_COLLEAGUE), requested)
        self.verdict = Chip(msg("Not compared yet"))
        self.compare: Button = button(msg("Choose a file…"), "magnifying-glass")
        self.compare.clicked.connect(self._on_compare)
        self.code = private_line(msg("Code of a printed anchor"))
        self.code.setPlaceholderText(msg("Code of a printed anchor"))
        self.code.setMinimumWidth(context.theme.pixels(_CODE_WIDTH))
        self.code.returnPressed.connect(self._on_code)
        self.type: Button = button(msg("Compare code"), "hash")
        self.type.clicked.connect(self._on_code)
        controls = _stacked(self.verdict, self.compare, self.code, self.type)
        self._compare_words = self.card.add(msg("Compare"), msg_of(_COMPARE), controls)

    @override
    def ask(self) -> None:
        """Ask for what may be different now."""
        self.session.ask(self, proof_state(), self._on_state, channel="proof")
        self.session.fetch(self, absent_anchors(), self._on_absent, channel="absent")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again when something was signed, anchored, compared or entered."""
        if changes.concern("checkpoint", "anchor") or "last_comparison" in changes.ids("setting"):
            self.ask()

    def _on_state(self, state: ProofState) -> None:
        self._fingerprint = state.fingerprint
        parts = (_signed(state), msg_of(_SIGNED), *map(_ended, state.ended[:_SHOWN]))
        self._signed_words.setText(" ".join(parts))
        self._anchors = state.anchors
        self._show_anchors()
        if state.last is not None:
            self._show_verdict(state.last)

    def _on_absent(self, places: tuple[str, ...]) -> None:
        self._absent = places
        self._show_anchors()

    def _show_anchors(self) -> None:
        parts = [_anchor_text(anchor, self._absent) for anchor in self._anchors[:_SHOWN]]
        if len(self._anchors) > _SHOWN:
            parts.append(msg("And {number} before them.", number=len(self._anchors) - _SHOWN))
        if self._absent:
            parts.append(msg_of(_ABSENT))
        self._anchor_words.setText("\n".join(parts) or msg_of(_NONE))

    def _show_verdict(self, found: AnchorComparison) -> None:
        words, short, is_good = msg_of(VERDICTS[found.verdict])
        when = _moment(found.wall)
        self.verdict.show_state(
            short, "check-circle" if is_good else "warning", "ok" if is_good else "danger"
        )
        message = words.format(missing=found.missing, size=found.size)
        short_slip = f"\n{msg_of(SHORT_SLIP)}" if found.is_short else ""
        self._compare_words.setText(f"{when}: {message}{short_slip}\n{msg_of(_COMPARE)}")

    def _do(self, name: str, job: Job[Any], then: Callable[[Any], None] | None) -> None:
        def done(answer: Any) -> None:
            self.ask()
            if then is not None:
                then(answer)

        self.session.start(self, name, job, done, otherwise=self._on_refused)

    def _on_refused(self, error: CasefilesError) -> None:
        self.context.notices.warn(error)

    def _name(self, what: str) -> str:
        """Return the name of a file, told apart by the key that signs it."""
        return f"casefiles-{what}-{self._fingerprint.replace(' ', '')[:8]}.txt"

    def _show_written(self, name: str) -> None:
        self.context.notices.post(msg("{name} was written.", name=name))

    @Slot()
    def _on_file(self) -> None:
        def chosen(folders: list[Path]) -> None:
            job = make_anchor_file(folders[0] / self._name("anchor"))
            self._do(msg("Writing an anchor"), job, self._show_written)

        choose_folder(self.card, chosen)

    @Slot()
    def _on_slip(self) -> None:
        self._do(msg("Preparing the printed anchor"), make_printed_anchor(), self._on_slip_made)

    def _on_slip_made(self, slip: PrintedAnchor) -> None:
        print_anchor(self.card, page_of(slip), partial(self._on_printed, slip))

    def _on_printed(self, slip: PrintedAnchor) -> None:
        self.session.run(self, note_anchor_printed(slip), lambda _: self.ask())

    @Slot()
    def _on_ask(self) -> None:
        def chosen(folders: list[Path]) -> None:
            job = request_cosignature(folders[0] / self._name("request"))
            self._do(msg("Writing a request"), job, self._on_request_written)

        choose_folder(self.card, chosen)

    def _on_request_written(self, name: str) -> None:
        self.context.notices.post(
            msg(
                "{name} was written. Give it to your colleague: there, in Vault,"
                " “Sign for a colleague” makes a statement of it. Your"
                " fingerprint is {fingerprint}.",
                name=name,
                fingerprint=self._fingerprint,
            )
        )

    @Slot()
    def _on_take(self) -> None:
        def chosen(files: list[Path]) -> None:
            self._do(msg("Importing a co-signature"), add_cosignature(files[0]), self._on_taken)

        choose_files(self.card, chosen)

    def _on_taken(self, summary: CosignatureSummary) -> None:
        self.context.notices.post(
            msg(
                "The statement is an anchor now. Your colleague’s fingerprint is"
                " {fingerprint}: compare it together once, aloud.",
                fingerprint=summary.fingerprint,
            )
        )

    @Slot()
    def _on_sign_for(self) -> None:
        def chosen(files: list[Path]) -> None:
            target = files[0].with_name(_statement_name(files[0].name))
            job = cosign(files[0], target)
            self._do(msg("Co-signing"), job, partial(self._on_signed_hers, target.name))

        choose_files(self.card, chosen)

    def _on_signed_hers(self, name: str, summary: CosignatureSummary) -> None:
        before = (
            msg(
                "It grew from the {before} entries that you signed for before.",
                before=summary.before,
            )
            if summary.before
            else msg_of(_FIRST_KEY)
            if not summary.is_new_key
            else msg_of(_OTHER_KEY)
        )
        self.context.notices.post(
            msg(
                "{name} was written next to the request. Your colleague’s fingerprint is "
                "{fingerprint}. {before}",
                name=name,
                fingerprint=summary.fingerprint,
                before=before,
            )
        )

    @Slot()
    def _on_compare(self) -> None:
        def chosen(files: list[Path]) -> None:
            self._do(msg("Comparing"), compare_file(files[0]), self._on_compared)

        choose_files(self.card, chosen)

    @Slot()
    def _on_code(self) -> None:
        try:
            job = compare_code(self.code.text())
        except CasefilesError as error:
            self._on_refused(error)
            return
        self._do(msg("Comparing"), job, self._on_compared)

    def _on_compared(self, found: AnchorComparison) -> None:
        self._show_verdict(found)
        if found.verdict != "agrees":
            words = msg_of(VERDICTS[found.verdict][0])
            message = words.format(missing=found.missing, size=found.size)
            self.context.notices.posted.emit(message, "danger", "")
        if found.is_short:
            self.context.notices.post(msg_of(SHORT_SLIP))


def _stacked(*widgets: QWidget) -> QWidget:
    """Return controls one below the other."""
    holder = QWidget()
    body = column(gap=6, margins=0, of=holder)
    for widget in widgets:
        is_chip = isinstance(widget, Chip)
        body.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_chip else Qt.AlignmentFlag(0))
    return holder


def _statement_name(request: str) -> str:
    if "request" in request:
        return request.replace("request", "statement")
    return f"casefiles-statement-{request}"


def _signed(state: ProofState) -> str:
    if not state.size:
        return msg("Not signed yet.")
    since = "" if state.is_current else msg(" There are changes since.")
    return msg(
        "Signed {moment}.{since} Fingerprint of the key: {fingerprint}.",
        moment=_moment(state.signed_at),
        since=since,
        fingerprint=state.fingerprint,
    )


def _ended(key: EndedKey) -> str:
    return msg(
        "The key {fingerprint} ended {moment}, with a change of all keys:"
        " what it signs since proves nothing.",
        fingerprint=key.fingerprint,
        moment=_moment(key.wall),
    )


def _anchor_text(anchor: Anchor, absent: tuple[str, ...]) -> str:
    when = _moment(anchor.wall)
    if anchor.kind == "file":
        # Where a path may be broken, so that a long one does not push the page wide.
        place = anchor.place.replace(os.sep, f"{os.sep}\u200b")
        return (
            msg("{when}: file at {place}, not there now", when=when, place=place)
            if anchor.place in absent
            else msg("{when}: file at {place}", when=when, place=place)
        )
    if anchor.kind == "slip":
        return msg("{when}: printed anchor", when=when)
    return msg(
        "{when}: signed by a colleague, fingerprint {cosigner_fingerprint}",
        when=when,
        cosigner_fingerprint=cosigner_fingerprint(anchor.witness),
    )


def _moment(wall: int) -> str:
    then = datetime.fromtimestamp(wall / _SECOND, UTC).astimezone()
    return f"{then.day} {then:%B %Y, %H:%M}"
