"""What leaves, at a terminal: options that dossiers and filing packs share, and the packs."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case, take_recipient
from casefiles.cli.edited import add_edited_command
from casefiles.cli.key_papers import add_key_paper_command
from casefiles.cli.pairing import add_pairing_command
from casefiles.cli.printed_checks import PreviewEnded, consent_of, preview_outcome, take_consent
from casefiles.cli.proofs import add_disclosure_command
from casefiles.cli.signing import signature_of
from casefiles.cli.translations import add_translations_command
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition
from casefiles.office.case.vault_service import VaultService
from casefiles.words.export_checks import STRICTER, begun_again_words
from casefiles.words.filing_papers import long_paper_words
from casefiles.words.language import msg, msg_of

if TYPE_CHECKING:
    from casefiles.office.export.emergency import Strictest
    from casefiles.office.export.export_checks import ExportApproval
    from casefiles.office.export.exporting import ExportResult
    from casefiles.office.filing.filing_packs import DeliveredPack


def add_edition_options(command: argparse.ArgumentParser, profile: str, profiles: str) -> None:
    """Add the options that say which edition leaves, and for what somebody signed.

    Args:
        command: to add them to.
        profile: an example.
        profiles: what the profile is of.
    """
    take_readers(command, profile, profiles)
    take_consent(command)
    command.add_argument(
        "--not-read-back",
        action="store_true",
        help=msg(
            "omit the final OCR check of the finished pages, which takes minutes, and with it "
            "searchable text behind them; needs --sign not_read_back=REASON"
        ),
    )


def take_readers(command: argparse.ArgumentParser, profile: str, profiles: str) -> None:
    """Add the options that say which dossier of which case; see `take_edition`."""
    take_case(command)
    command.add_argument(
        "--profile",
        required=True,
        metavar="ID",
        help=msg("{profiles}, such as {profile}", profiles=profiles, profile=profile),
    )
    take_recipient(command)
    command.add_argument(
        "--not-read-first",
        action="store_true",
        help=msg(
            "skip OCR of exhibit images, which takes seconds per page: names in them are not"
            " found, and each page must have been checked, or be signed off"
        ),
    )


def add_commands_of_recipients(commands: Any, command: Command, secret: Secret) -> None:
    """Add the commands about what a recipient gets, such as `filing` and `pairing`."""
    add_filing_command(commands, command, secret)
    add_strictest_command(commands, command, secret)
    add_pairing_command(commands, command, secret)
    add_translations_command(commands, command, secret)
    add_edited_command(commands, command, secret)
    add_key_paper_command(commands, command, secret)
    add_disclosure_command(commands, command, secret)


def add_filing_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles filing`, which makes a pack as the window does."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        consent = consent_of(chosen, terminal)
        return _filing(chosen, desk, (consent, secret(chosen, terminal)), ticket)

    words = msg("export the filing pack of a forum")
    filing = command(commands, "filing", verb, words, vault=True)
    add_edition_options(filing, "echr_rule39", msg("profile of the forum"))
    filing.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FOLDER",
        help=msg("target folder"),
    )
    filing.add_argument(
        "--word",
        action="store_true",
        help=msg("export papers that counsel edit as Word files too"),
    )


def _filing(
    chosen: argparse.Namespace,
    desk: VaultService,
    given: "tuple[ExportApproval, str]",
    ticket: CancellationToken,
) -> Outcome:
    # What makes packs is loaded by who wants one: it is a third of the start of any command.
    from casefiles.office.filing.filing_packs import PackOrder, order_pack  # noqa: PLC0415

    order = PackOrder(
        reference=chosen.case.strip(),
        profile=chosen.profile,
        audience=chosen.audience,
        folder=chosen.out,
        consent=given[0],
        reads_back=not chosen.not_read_back,
        reads_first=not chosen.not_read_first,
        has_word=chosen.word,
    )
    try:
        done = desk.do(chosen.vault, given[1], order_pack(order), ticket)
    except PreviewEnded:
        return preview_outcome(chosen)
    found = (
        chosen.reported
        | edition_found(done.edition)
        | {
            "folder": str(done.folder),
            "files": [asdict(one) for one in done.files],
            "empty": list(done.empty),
            "long": [asdict(one) for one in done.long],
        }
        | notes_found(done)
    )
    lines = [msg("The filing pack is written and read back: {folder}\n", folder=done.folder)]
    lines += [f"  {one.sha256}  {one.name}\n" for one in done.files]
    lines += [f"{certificate_line(found['certificate'])}\n"]
    lines.append(notes_lines(done))
    lines += [f"  {long_paper_words(one.paper, one.pages, one.limit)}\n" for one in done.long]
    if done.empty:
        lines.append(
            msg("  Empty, though the forum needs it: {names}\n", names=", ".join(done.empty))
        )
    return found, "".join(lines)


def notes_found(done: "ExportResult | DeliveredPack") -> dict[str, Any]:
    """Return what `--json` tells besides of files that left."""
    return {"begun_again": done.begun_again, "notes": list(done.notes)}


def notes_lines(done: "ExportResult | DeliveredPack") -> str:
    """Return why files were made more than once, and what they show, line by line."""
    notes = (begun_again_words(done.begun_again), *done.notes)
    return "".join(f"  {one}\n" for one in notes if one)


def edition_found(edition: Edition) -> dict[str, Any]:
    """Return what `--json` tells of an edition."""
    return {
        "audience": edition.audience,
        "profile": edition.profile,
        "sha256": edition.sha256,
        "size": edition.size,
        "signature": signature_of(edition),
        "certificate": {
            key: value
            for key, value in asdict(edition.certificate).items()
            if key != "signed_reason"  # stays in the vault
        },
    }


def certificate_line(certificate: dict[str, Any]) -> str:
    """Return what clearance counted, as a line."""
    text = msg(
        "  Certificate: {pages} pages, {exhibit_pages} of exhibits;"
        " {mentions} mentions replaced, {areas} areas removed;"
        " {names} names and numbers searched for in {streams}"
        " streams and strings, {found} found",
        pages=certificate["pages"],
        exhibit_pages=certificate["exhibit_pages"],
        mentions=certificate["tokens"],
        areas=certificate["boxes"],
        names=certificate["aliases"],
        streams=certificate["streams"],
        found=certificate["hits"],
    )
    if certificate["unread_pages"]:
        text += msg(
            "; {certificate} unread pages signed for", certificate=certificate["unread_pages"]
        )
    return text


def add_strictest_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles strictest`: where nothing was decided, what can be sent within a minute."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        from casefiles.office.export.emergency import order_strictest  # noqa: PLC0415 - as above

        requested = chosen.case.strip(), chosen.profile, chosen.audience
        preset, reads_first = chosen.preset.strip(), not chosen.not_read_first
        job = order_strictest(*requested, preset=preset, reads_first=reads_first)
        done = desk.do(chosen.vault, secret(chosen, terminal), job, ticket)
        return asdict(done), strictest_words(done)

    words = msg("redact everything undecided, and omit from one dossier what cannot be signed off")
    made = command(commands, "strictest", verb, words, vault=True)
    take_readers(made, "national_court", msg("a profile"))
    made.add_argument(
        "--preset",
        default="",
        metavar="ID",
        help=msg("first choose this redaction preset for the dossier, such as emergency"),
    )


def strictest_words(done: "Strictest") -> str:
    """Return what was done so that a dossier can be sent, in lines."""
    from casefiles.office.export.emergency import removed_words  # noqa: PLC0415 - as above

    sections = msg("; sections: {names}", names=", ".join(done.sections)) if done.sections else ""
    lines = [
        msg("Redacted without review. {counts}", counts=removed_words(done.removed)),
        msg("One undo restores all of it."),
        msg(
            "Omitted from this dossier: {exhibits} exhibits{sections}.",
            exhibits=done.exhibits,
            sections=sections,
        ),
    ]
    if done.removed.left:
        lines.append(msg("Only you can reword what waits."))
    lines += [
        msg(
            "Still blocking: {code}. {words}.",
            code=code,
            words=msg_of(STRICTER.get(code, msg("Fix"))),
        )
        for code in done.stops
    ]
    if not done.stops:
        lines.append(msg("What still blocks can be signed off. The command export lists it."))
    return "".join(f"{line}\n" for line in lines)
