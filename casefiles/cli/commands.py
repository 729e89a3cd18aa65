"""The office from a terminal: commands, their options, what they print and how they end."""

import argparse
import json
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, TextIO

from typing_extensions import override

from casefiles.cli import proofs, signing
from casefiles.cli.backups import add_backup_commands
from casefiles.cli.command_parts import Outcome, with_present_names
from casefiles.cli.court_reasons import add_reasons_command
from casefiles.cli.documents import add_document_commands
from casefiles.cli.emergency import add_emergency_command
from casefiles.cli.erasing import add_erase_command
from casefiles.cli.export import (
    add_commands_of_recipients,
    add_edition_options,
    certificate_line,
    edition_found,
    notes_found,
    notes_lines,
)
from casefiles.cli.people import add_people_command
from casefiles.cli.printed_checks import PreviewEnded, consent_of, loaded_words, preview_outcome
from casefiles.cli.questionnaire import add_commands_without_vault
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import (
    Cancelled,
    CasefilesError,
    ExportStopped,
    InvalidInput,
    NotAVault,
    NotEnoughSpace,
    UnsupportedText,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WorkerFailed,
    WrongPassphrase,
)
from casefiles.office.case.vault_repair import repair_vault, repair_words
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.integrity_check import object_of, words_of
from casefiles.office.vault.passphrases import PassphraseSource, passphrase_from
from casefiles.words.catalogue import explain, label
from casefiles.words.language import msg

DONE, BUG, USAGE, REFUSED, WRONG, STOPPED, DAMAGED, IN_USE, NO_SPACE, TOO_NEW = range(10)
CANCELLED = 130
"""The usual end of a program that was interrupted."""

_EXITS: tuple[tuple[type[CasefilesError], int], ...] = (
    (WrongPassphrase, WRONG),
    (ExportStopped, STOPPED),
    (UnsupportedText, STOPPED),
    (WorkerFailed, STOPPED),
    (VaultDamaged, DAMAGED),
    (VaultInUse, IN_USE),
    (NotEnoughSpace, NO_SPACE),
    (VaultTooNew, TOO_NEW),
    (Cancelled, CANCELLED),
    (NotAVault, REFUSED),
    (CasefilesError, REFUSED),
)


@dataclass(frozen=True, slots=True)
class Terminal:
    """The three streams of a terminal; one that cannot be written fails no work."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    @property
    def is_screen(self) -> bool:
        """Whether a person reads what is answered, and no file or other program."""
        return self.stdout.isatty()

    def answer(self, text: str) -> None:
        """Print what a command found."""
        self._print_note("")
        with suppress(OSError):
            self.stdout.write(text)
            self.stdout.flush()

    def print_note(self, text: str) -> None:
        """Print what is beside the answer, such as faults, in place of progress on a screen."""
        self._print_note(text)

    def step(self, text: str) -> None:
        """Print progress: on a screen in place, elsewhere line by line."""
        self._print_note(text if self.stderr.isatty() else f"{text}\n")

    def _print_note(self, text: str) -> None:
        with suppress(OSError):
            self.stderr.write(f"\r\x1b[K{text}" if self.stderr.isatty() else text)
            self.stderr.flush()


def run(
    arguments: list[str],
    desk: VaultService,
    terminal: Terminal,
    show_window: Callable[[Path | None], int],
) -> int:
    """Carry out one command; without one, show the window.

    Args:
        arguments: without the program's name.
        desk: the office, ready to work.
        terminal: where to speak.
        show_window: shows the window, for a vault or none, and returns the exit code.

    Returns:
        The exit code: 0 done, 1 bug, 2 usage, 3 input refused, 4 wrong passphrase, 5 export
        stopped (also what stops one after `strictest`), 6 damaged, 7 in use, 8 no space,
        9 too new, 130 stopped by the user.
    """
    try:
        chosen = _parser().parse_args(with_present_names(arguments) or ["window"])
        _require_text(chosen)
    except _Usage as usage:
        terminal.print_note(f"{usage}\n")
        if "--json" in arguments:
            terminal.answer('{"error": "usage"}\n')
        return USAGE
    except SystemExit as helped:
        return int(helped.code or 0)
    if chosen.verb is None:
        return show_window(chosen.vault)
    desk = replace(desk, on_message=lambda code, safe: _print_message(code, safe, terminal))
    try:
        with _stoppable(terminal) as ticket:
            found, words = chosen.verb(chosen, desk, terminal, ticket)
    except CasefilesError as error:
        _print_error(error, terminal, chosen)
        return next(code for kind, code in _EXITS if isinstance(error, kind))
    terminal.answer(_as_json(found) if chosen.json else words)
    if found.get("sound") is False:
        return DAMAGED
    return STOPPED if found.get("stops") else DONE


def _as_json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, sort_keys=True) + "\n"


def _require_text(chosen: argparse.Namespace) -> None:
    """Refuse words that are no text before any work is done; paths may be any bytes."""
    for name, value in vars(chosen).items():
        words = value if isinstance(value, list) else [value]
        letters = "".join(one for one in words if isinstance(one, str))
        if any("\ud800" <= letter <= "\udfff" for letter in letters):
            raise _Usage(f"casefiles: --{name} is not text in the language of this terminal")


class _Usage(Exception):
    """The command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{self.format_usage()}{self.prog}: {message}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="casefiles",
        description=msg(
            "Encrypted case files and redacted dossiers. Without a command, the window."
        ),
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    window = commands.add_parser(
        "window",
        help=msg("show the window"),
        description=msg("show the window"),
        allow_abbrev=False,
    )
    window.add_argument(
        "vault", nargs="?", type=Path, metavar="VAULT", help=msg("the folder of a vault to unlock")
    )
    window.set_defaults(verb=None)
    demo = _command(commands, "demo", _demo, msg("run everything on the invented sample case"))
    demo.add_argument("out", type=Path, metavar="OUT", help=msg("a new or empty folder"))
    create = _command(commands, "create", _create, msg("create an encrypted vault"), vault=True)
    create.set_defaults(confirm=True)
    load = _command(commands, "load", _load, msg("import a case and its files"), vault=True)
    load.add_argument("form", type=Path, metavar="CASE.json", help=msg("case import file"))
    export = _command(commands, "export", _export, msg("export a redacted dossier"), vault=True)
    add_edition_options(export, "national_court", msg("a profile"))
    export.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=msg("the file to write")
    )
    word = msg("write a Word file for counsel who must edit it; exhibits are listed, not embedded")
    export.add_argument("--word", action="store_true", help=word)
    export.add_argument("--replace", action="store_true", help=msg("overwrite FILE"))
    signing.add_key_options(export)
    proofs.take_proof(export)
    add_commands_of_recipients(commands, _command, _secret)
    others = (add_reasons_command, add_people_command, add_erase_command, add_emergency_command)
    for add in (*others, signing.add_time_commands):
        add(commands, _command, _secret)
    add_document_commands(commands, _command, _secret, _prompt)
    _command(commands, "check", _check, msg("verify the integrity of a vault"), vault=True)
    repair = _command(
        commands,
        "repair",
        _repair,
        msg("repair a damaged vault, or change nothing"),
        vault=True,
    )
    repair.add_argument(
        "--from", type=Path, dest="stick", metavar="FOLDER", help=msg("folder with further backups")
    )
    add_backup_commands(commands, _command, _take_secret, _secret)
    opened = _command(
        commands,
        "open-key",
        _open_key,
        msg("list the persons behind the placeholders of an edition"),
    )
    opened.add_argument("file", type=Path, metavar="FILE", help=msg("pseudonym key file"))
    _take_secret(opened)
    add_commands_without_vault(commands, _command)
    _command(commands, "history", _history, msg("list the history"), vault=True)
    return parser


def _command(
    commands: Any, name: str, verb: Callable[..., Outcome], words: str, *, vault: bool = False
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=words, description=words, allow_abbrev=False
    )
    command.add_argument("--json", action="store_true", help=msg("print one JSON object"))
    command.set_defaults(verb=verb, confirm=False, reported={})
    if vault:
        command.add_argument(
            "vault", type=Path, metavar="VAULT", help=msg("the folder of the vault")
        )
        _take_secret(command)
    return command


def _take_secret(command: argparse.ArgumentParser) -> None:
    secret = command.add_mutually_exclusive_group()
    secret.add_argument("--passphrase-file", type=Path, metavar="FILE", help="mode 0600")
    secret.add_argument("--passphrase-fd", type=int, metavar="N", help=msg("an open descriptor"))


def _secret(chosen: argparse.Namespace, terminal: Terminal) -> str:
    source = PassphraseSource(
        chosen.passphrase_file, chosen.passphrase_fd, terminal.stdin, terminal.stderr
    )
    return _prompt(source, confirm=chosen.confirm)


def _prompt(source: PassphraseSource, *, confirm: bool = False) -> str:
    with _interruptible():
        return passphrase_from(source, confirm=confirm)


def _demo(
    chosen: argparse.Namespace, desk: VaultService, _terminal: Terminal, ticket: CancellationToken
) -> Outcome:
    demo = desk.demo(chosen.out, ticket)
    loaded, editions = asdict(demo.load), [_edition(item) for item in demo.editions]
    found = {"vault": str(demo.vault), "load": loaded, "editions": editions}
    lines = [
        msg("The invented sample case is in an encrypted vault, and its dossiers are written."),
        msg("  Vault:      {vault}", vault=demo.vault),
        msg(
            "  Passphrase: {passphrase}   (the same for everyone: the case is invented)",
            passphrase=demo.passphrase,
        ),
        _load_words(loaded),
    ]
    for item in editions:
        lines.append(msg("  Dossier:    {item}", item=item["file"]))
        lines.append(certificate_line(item["certificate"]))
    return found | {"passphrase": demo.passphrase}, "\n".join(lines) + "\n"


def _create(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, _ticket: CancellationToken
) -> Outcome:
    desk.create(chosen.vault, _secret(chosen, terminal))
    words = msg(
        "The vault is ready in {vault}.\nNobody can open it without the"
        " passphrase: keep that in a second safe place.\n",
        vault=chosen.vault,
    )
    return {"vault": str(chosen.vault)}, words


def _load(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, ticket: CancellationToken
) -> Outcome:
    secret = _secret(chosen, terminal)
    loaded = asdict(desk.load(chosen.vault, secret, chosen.form, ticket))
    return loaded, msg("The case is in the vault.\n{load_words}\n", load_words=_load_words(loaded))


def _export(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, ticket: CancellationToken
) -> Outcome:
    # What typesets and clears is loaded by who wants it: it is a third of the start of any command.
    from casefiles.office.export.exporting import ExportOrder  # noqa: PLC0415

    order = ExportOrder(
        reference=chosen.case.strip(),
        profile=chosen.profile,
        audience=chosen.audience,
        target=_as_word(chosen.out) if chosen.word else chosen.out,
        replace=chosen.replace,
        consent=consent_of(chosen, terminal),
        reads_back=not chosen.not_read_back,
        reads_first=not chosen.not_read_first,
        has_proof=chosen.with_proof,
    )
    secret = _secret(chosen, terminal)
    key = signing.key_of(chosen, _prompt, terminal)
    order = replace(order, key=key, shown=signing.show_signer(terminal))
    try:
        done = desk.export(chosen.vault, secret, order, ticket)
    except PreviewEnded:
        return preview_outcome(chosen)
    item = chosen.reported | _edition(done) | notes_found(done)
    words = msg(
        "The dossier is written: {item}\n{certificate_line}\n",
        item=item["file"],
        certificate_line=certificate_line(item["certificate"]),
    )
    words += notes_lines(done) + proofs.proof_line(done)
    return item, words + signing.signature_line(done.edition)


def _as_word(target: Path) -> Path:
    """Return the path of a Word file; its name says what it is."""
    from casefiles.office.export.exporting import WORD_SUFFIX  # noqa: PLC0415 - as for an export

    is_named = target.suffix.lower() == WORD_SUFFIX
    return target if is_named else target.with_name(target.name + WORD_SUFFIX)


def _open_key(
    chosen: argparse.Namespace, _desk: VaultService, terminal: Terminal, _ticket: CancellationToken
) -> Outcome:
    from casefiles.office.export.pseudonym_keys import open_key  # noqa: PLC0415 - as for an export

    key = open_key(chosen.file, _secret(chosen, terminal))
    lines = [f"{one.token}  {' · '.join(one.names)}\n" for one in key.tokens]
    head = msg(
        "Dossier for: {readers}\nSHA-256 of its file: {dossier}\n\n",
        readers=key.readers,
        dossier=key.dossier,
    )
    return asdict(key), head + "".join(lines)


def _check(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, ticket: CancellationToken
) -> Outcome:
    report, findings = desk.check(chosen.vault, _secret(chosen, terminal), ticket)
    return object_of(report, findings), words_of(report, findings)


def _repair(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, ticket: CancellationToken
) -> Outcome:
    secret = _secret(chosen, terminal)
    report = repair_vault(desk, chosen.vault, secret, ticket, chosen.stick)
    return asdict(report), f"{repair_words(report)}\n"


def _history(
    chosen: argparse.Namespace, desk: VaultService, terminal: Terminal, _ticket: CancellationToken
) -> Outcome:
    entries = [asdict(entry) for entry in desk.history(chosen.vault, _secret(chosen, terminal))]
    lines = [
        f"{entry['chain']:>6} {entry['seq']:>6}  {entry['time']}  {entry['actor']:<12}"
        f" {entry['action']:<8} {entry['kind']} {entry['object']}"
        for entry in entries
    ]
    return {"entries": entries}, "".join(f"{line}\n" for line in lines)


def _edition(item: Any) -> dict[str, Any]:
    return {"file": str(item.target)} | edition_found(item.edition) | proofs.proof_found(item)


def _load_words(loaded: dict[str, Any]) -> str:
    stored = msg(
        "{documents} documents ({pages} readable pages)",
        documents=loaded["documents"],
        pages=loaded["pages"],
    )
    lines = [
        msg(
            "  Kept:       {stored}, {persons} persons, {events} events",
            stored=stored,
            persons=loaded["persons"],
            events=loaded["events"],
        )
    ]
    lines.extend(loaded_words(loaded))
    if loaded["unmarked_exhibits"]:
        lines.append(
            msg(
                "  Note:       {exhibits} exhibits have no number",
                exhibits=loaded["unmarked_exhibits"],
            )
        )
    lines.extend(
        msg(
            "  Not read:   {item}: {words}{way_in}",
            item=item["document"],
            words=label(item["reason"]),
            way_in=_way_in(item["reason"]),
        )
        for item in loaded["unreadable"]
    )
    return "\n".join(lines)


def _way_in(reason: str) -> str:
    return msg("; type it with unlock-pdf") if reason == "password_needed" else ""


@contextmanager
def _stoppable(terminal: Terminal) -> Iterator[CancellationToken]:
    """Give a ticket that Ctrl+C and a polite kill stop."""
    ticket = CancellationToken(listener=_Spoken(terminal).step)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        ticket.stop.set()

    earlier = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ticket
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl+C end a prompt at once: nothing has begun that could be left half done."""
    earlier = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except (KeyboardInterrupt, EOFError):
        raise Cancelled("cancelled") from None
    finally:
        signal.signal(signal.SIGINT, earlier)


class _Spoken:
    """Tells progress on a stream: on a screen in place, elsewhere once per kind of work."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._on_screen = terminal.stderr.isatty()
        self._last = ""

    def step(self, progress: Progress) -> None:
        """Tell one step, unless the same was just told."""
        text = label(progress.label)
        if self._on_screen and progress.total:
            text += msg(" {done} of {total}", done=progress.done, total=progress.total)
        if text == self._last:
            return
        self._last = text
        self._terminal.step(text)


def _print_error(error: CasefilesError, terminal: Terminal, chosen: argparse.Namespace) -> None:
    if isinstance(error, InvalidInput) and vars(chosen).get("form"):
        terminal.print_note(f"{chosen.form}:\n")
    if chosen.json:
        values = {"error": error.code, "details": error.safe}
        terminal.answer(_as_json(vars(chosen).get("reported", {}) | values))
    _print_message(error.code, error.safe, terminal)


def _print_message(code: str, safe: Mapping[str, str | int], terminal: Terminal) -> None:
    terminal.print_note(f"{explain(code, safe)}\n")
