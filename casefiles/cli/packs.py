"""The terminal's commands for makers of packs: no vault is opened, and no case is near."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefiles.cli.command_parts import Outcome
from casefiles.office.case.vault_service import VaultService
from casefiles.office.law.pack_publishing import (
    PackSummary,
    make_key,
    make_pack,
    show_pack,
    sign_pack,
)
from casefiles.words.language import msg


def add_pack_commands(commands: Any) -> None:
    """Add the commands below `casefiles pack`."""
    words = msg("create, sign and show reference packs")
    pack = commands.add_parser("pack", help=words, description=words, allow_abbrev=False)
    within = pack.add_subparsers(title="commands", required=True, metavar="COMMAND")
    key = _command(within, "key", _key, msg("make a key to sign packs with"))
    key.add_argument("file", type=Path, metavar="KEYFILE", help=msg("a new file; keep it off line"))
    key.add_argument(
        "--name", required=True, metavar="NAME", help=msg("such as rights.example/packs")
    )
    make = _command(
        within, "make", _make, msg("check a pack, and write it in the form that is signed")
    )
    make.add_argument("source", type=Path, metavar="PACK.yaml", help=msg("written by hand"))
    make.add_argument("target", type=Path, metavar="OUT", help=msg("a new file"))
    sign = _command(within, "sign", _sign, msg("sign what make wrote"))
    sign.add_argument("source", type=Path, metavar="PACK", help=msg("what make wrote"))
    sign.add_argument(
        "target", type=Path, metavar="OUT", help=msg("new file, for example on a USB drive")
    )
    sign.add_argument("--key", required=True, type=Path, metavar="KEYFILE", help="mode 0600")
    show = _command(within, "show", _show, msg("show the contents and publisher of a pack"))
    show.add_argument("source", type=Path, metavar="PACK", help=msg("signed or not"))


def _command(
    commands: Any, name: str, verb: Callable[..., Outcome], words: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=words, description=words, allow_abbrev=False
    )
    command.add_argument("--json", action="store_true", help=msg("print one JSON object"))
    command.set_defaults(verb=verb, confirm=False)
    return command


def _key(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    fingerprint = make_key(chosen.file, chosen.name, desk.randomness)
    lines = (
        msg(
            "The key is in {file}. Anyone with this file can sign as you: keep it offline.\n",
            file=chosen.file,
        ),
        msg("Fingerprint: {fingerprint}\n", fingerprint=fingerprint),
        msg("Give it to lawyers by another way than the packs: on paper, or read out.\n"),
    )
    return {"file": str(chosen.file), "fingerprint": fingerprint}, "".join(lines)


def _make(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = make_pack(chosen.source, chosen.target, desk.randomness)
    return asdict(summary), msg(
        "The pack is sound, and not signed yet: {target}\n{words}",
        target=chosen.target,
        words=_words(summary),
    )


def _sign(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = sign_pack(chosen.source, chosen.key, chosen.target, desk.randomness)
    return asdict(summary), msg(
        "The pack is signed: {target}\n{words}", target=chosen.target, words=_words(summary)
    )


def _show(chosen: argparse.Namespace, _desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = show_pack(chosen.source)
    return asdict(summary), _words(summary)


def _words(summary: PackSummary) -> str:
    signed = (
        msg(
            "{signer}\nFingerprint:  {fingerprint}",
            signer=summary.signer,
            fingerprint=summary.fingerprint,
        )
        if summary.signer
        else msg("nobody")
    )
    counts = msg(
        "{authorities} authorities, {figures} figures",
        authorities=summary.authorities,
        figures=summary.figures,
    )
    counts += msg(
        ", {instruments} instruments, {spellings} names",
        instruments=summary.instruments,
        spellings=summary.spellings,
    )
    return msg(
        "{title}\nPack:         {id}, edition {edition}\nChecked on:"
        "   {as_of}, to be checked again by {review_by}\nEntries:"
        "      {counts}\nSigned by:    {signed}\n",
        title=summary.title,
        id=summary.id,
        edition=summary.edition,
        as_of=summary.as_of,
        review_by=summary.review_by,
        counts=counts,
        signed=signed,
    )
