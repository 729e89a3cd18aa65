"""An emergency at a terminal: what is known, missing and left of the time; and its acts."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case
from casefiles.cli.export import strictest_words
from casefiles.cli.printed_checks import PreviewEnded, consent_of, preview_outcome, take_consent
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg, msg_of

if TYPE_CHECKING:
    from casefiles.domain.foundation.ids import CaseId
    from casefiles.office.case.emergency_state import EmergencyBody, EmergencyState
    from casefiles.office.workplace.operations import JobContext

_IDS: Final = ("rule39", "cat", "ccf")


def add_emergency_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles emergency`: from a removal time to a pack that was sent."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        consent = consent_of(chosen, terminal)

        def job(workplace: "JobContext", own: CancellationToken) -> Outcome:
            return _acted(chosen, workplace, (consent, own))

        try:
            return desk.do(chosen.vault, secret(chosen, terminal), job, ticket)
        except PreviewEnded:
            return preview_outcome(chosen)

    words = msg("from a removal time to a complete pack for Rule 39, CAT or CCF, and its send log")
    made = command(commands, "emergency", verb, words, vault=True)
    take_case(made)
    made.add_argument("--body", choices=_IDS, default=_IDS[0], help=msg("the body that is asked"))
    moment = msg("when the client would be taken, such as 2026-12-04T06:10+01:00")
    made.add_argument("--removal", metavar="MOMENT", help=moment)
    made.add_argument("--place", default="", metavar="WORDS", help=msg("where to"))
    made.add_argument("--flight", default="", metavar="WORDS", help=msg("by which flight or way"))
    dated = msg("the date on the cover, such as 2026-12-03")
    made.add_argument("--dated", default="", metavar="DATE", help=dated)
    made.add_argument(
        "--copy", action="store_true", help=msg("copy what is known into the form, in one act")
    )
    made.add_argument(
        "--answer",
        action="append",
        default=[],
        metavar="FIELD=TEXT",
        help=msg("answer a field that is missing; once for each"),
    )
    made.add_argument(
        "--prepare",
        action="store_true",
        help=msg("withhold everybody but the client and redact everything undecided"),
    )
    made.add_argument(
        "--read-first",
        action="store_true",
        help=msg(
            "with --prepare, first run OCR on exhibit images, some seconds a page; otherwise "
            "unchecked pages are redacted whole"
        ),
    )
    made.add_argument(
        "--out", type=Path, metavar="FOLDER", help=msg("make the pack in this folder")
    )
    made.add_argument(
        "--not-read-back",
        action="store_true",
        help=msg(
            "omit the final OCR check of the finished pages, which takes minutes, and with it "
            "searchable text behind them; needs --sign not_read_back=REASON"
        ),
    )
    take_consent(made)
    made.add_argument("--sent", metavar="MOMENT", help=msg("log that the newest pack was sent"))
    made.add_argument("--channel", default="", metavar="CODE", help=msg("such as portal or fax"))
    made.add_argument("--to", default="", metavar="WORDS", help=msg("number or account sent to"))
    made.add_argument("--receipt", default="", metavar="WORDS", help=msg("number of the receipt"))


def _acted(
    chosen: argparse.Namespace,
    workplace: "JobContext",
    given: tuple[Any, CancellationToken],
) -> Outcome:
    """Do what the options name, in the order in which it is done by hand, and tell what stands."""
    # What makes packs is loaded by who wants one: it is a third of the start of any command.
    from casefiles.office.case import emergency_acts as acts  # noqa: PLC0415
    from casefiles.office.case.emergency_state import body_named, emergency_state  # noqa: PLC0415
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415

    consent, ticket = given
    case_id = workplace.vault.read(case_named(chosen.case.strip()))
    body = body_named(chosen.body)
    done: list[str] = []
    if chosen.removal:
        entered = acts.RemovalInput(chosen.removal.strip(), chosen.place, chosen.flight)
        workplace.vault.write(acts.enter_removal(case_id, entered))
        done.append(msg("The removal time is entered."))
    if chosen.dated:
        workplace.vault.write(acts.date_cover(case_id, chosen.dated.strip()))
        done.append(msg("The date on the cover is entered."))
    if chosen.copy:
        count = acts.copy_known(case_id, body)(workplace, ticket)
        done.append(msg("Copied into the form: {count} answers.", count=count))
    if chosen.answer:
        answers = dict(_answer(one) for one in chosen.answer)
        acts.answer_fields(case_id, body, answers)(workplace, ticket)
        done.append(msg("Answers saved: {count}.", count=len(answers)))
    done += _left(chosen, workplace, (case_id, body), (consent, ticket))
    state = emergency_state(case_id, body)(workplace, ticket)
    return _found(state, done), "".join(f"{one}\n" for one in (*done, *_lines(state)))


def _left(
    chosen: argparse.Namespace,
    workplace: "JobContext",
    about: "tuple[CaseId, EmergencyBody]",
    given: tuple[Any, CancellationToken],
) -> Iterator[str]:
    """Prepare, make and log a pack, as far as the options ask for it."""
    from casefiles.office.case import emergency_acts as acts  # noqa: PLC0415 - as above

    (case_id, body), (consent, ticket) = about, given
    if chosen.prepare:
        done = acts.prepare_strictest(case_id, body, reads_first=chosen.read_first)(
            workplace, ticket
        )
        yield strictest_words(done).rstrip("\n")
    if chosen.out:
        how = acts.PackTerms(consent=consent, reads_back=not chosen.not_read_back)
        made = acts.make_pack(case_id, body, chosen.out, how)(workplace, ticket)
        yield msg("The filing pack is written and read back: {folder}", folder=made.folder)
        yield from (f"  {one.sha256}  {one.name}" for one in made.files)
    if chosen.sent:
        how_sent = acts.SendingInput(
            chosen.sent.strip(), chosen.channel.strip(), chosen.to, chosen.receipt
        )
        acts.log_sending(case_id, body, how_sent)(workplace, ticket)
        yield msg("The sending is logged, and the pack is locked.")


def _answer(words: str) -> tuple[str, str]:
    field, sign, text = words.partition("=")
    if not sign or not field.strip() or not text.strip():
        raise Refused("emergency_answer_empty")
    return field.strip(), text.strip()


def _found(state: "EmergencyState", done: list[str]) -> dict[str, Any]:
    return {
        "body": state.body.id,
        "done": done,
        "removal": {
            "moment": state.removal.moment,
            "left": state.removal.left,
            "lacks": state.removal.lacks,
            "past": state.removal.is_past,
        },
        "registry": {"send_by": state.registry.send_by, "badges": list(state.registry.badges)},
        "needs": [one.kind for one in state.needs],
        "known": {
            one.field: {
                "text": one.text,
                "sources": [source.words for source in one.sources],
                "copied": one.is_copied,
            }
            for one in state.known
        },
        "missing": [one.id for one in state.missing],
        "wished": [one.id for one in state.wished],
        "papers": list(state.papers.lines),
        "unsent": state.unsent is not None,
    }


def _lines(state: "EmergencyState") -> Iterator[str]:
    yield msg_of(state.body.title)
    yield from _clock_lines(state)
    if state.needs:
        yield msg("Enter first:")
        yield from (f"  {one.words}" for one in state.needs)
    yield from _known_lines(state)
    for head, fields in (
        (msg("Missing, the weightiest first:"), state.missing),
        (msg("Useful:"), state.wished),
    ):
        if fields:
            yield head
            yield from (f"  {one.id}: {one.label}" for one in fields)
    if state.papers.lines:
        yield msg("To be signed by hand:")
        yield from (f"  {line}" for line in state.papers.lines)
    if state.unsent is not None:
        yield msg("A pack was made and no sending is logged: use --sent once it was sent.")


def _known_lines(state: "EmergencyState") -> Iterator[str]:
    if state.known:
        yield msg("Known:")
    for one in state.known:
        sign = "  " if one.is_copied else "+ "
        yield f"  {sign}{one.label}: {one.text} [{one.source_words}]"
    if state.to_copy:
        yield msg("  + is copied into the form by --copy")


def _clock_lines(state: "EmergencyState") -> Iterator[str]:
    removal, registry = state.removal, state.registry
    yield msg("Time left: {left}", left=" · ".join(p for p in (removal.left, removal.words) if p))
    if removal.note:
        yield f"  {removal.note}"
    if registry.hours:
        yield msg("Open: {hours}", hours=registry.hours)
    if registry.send_by:
        yield msg("Send by: {moment}", moment=registry.send_by)
    yield from (f"  {one}" for one in (*registry.badges, *registry.lead))
