"""The terminal's commands for makers of packs: no vault is opened, and no case is near."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefiles.office.case.vault_service import VaultService
from casefiles.office.law.pack_publishing import (
    PackSummary,
    make_key,
    make_pack,
    show_pack,
    sign_pack,
)

Outcome = tuple[dict[str, Any], str]


def add_pack_commands(commands: Any) -> None:
    """Add the commands below `casefiles pack`."""
    words = "make, sign and show packs of reference"
    pack = commands.add_parser("pack", help=words, description=words, allow_abbrev=False)
    within = pack.add_subparsers(title="commands", required=True, metavar="COMMAND")
    key = _command(within, "key", _key, "make a key to sign packs with")
    key.add_argument("file", type=Path, metavar="KEYFILE", help="a new file; keep it off line")
    key.add_argument("--name", required=True, metavar="NAME", help="such as rights.example/packs")
    make = _command(within, "make", _make, "check a pack, and write it in the form that is signed")
    make.add_argument("source", type=Path, metavar="PACK.yaml", help="written by hand")
    make.add_argument("target", type=Path, metavar="OUT", help="a new file")
    sign = _command(within, "sign", _sign, "sign what make wrote")
    sign.add_argument("source", type=Path, metavar="PACK", help="what make wrote")
    sign.add_argument("target", type=Path, metavar="OUT", help="a new file, for a stick")
    sign.add_argument("--key", required=True, type=Path, metavar="KEYFILE", help="mode 0600")
    show = _command(within, "show", _show, "say what a pack is, and who signed it")
    show.add_argument("source", type=Path, metavar="PACK", help="signed or not")


def _command(
    commands: Any, name: str, verb: Callable[..., Outcome], words: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=words, description=words, allow_abbrev=False
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")
    command.set_defaults(verb=verb, confirm=False)
    return command


def _key(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    fingerprint = make_key(chosen.file, chosen.name, desk.randomness)
    lines = (
        f"The key is in {chosen.file}. Whoever has this file can sign as you: keep it off line.\n",
        f"Fingerprint: {fingerprint}\n",
        "Give it to lawyers by another way than the packs: on paper, or read out.\n",
    )
    return {"file": str(chosen.file), "fingerprint": fingerprint}, "".join(lines)


def _make(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = make_pack(chosen.source, chosen.target, desk.randomness)
    return asdict(
        summary
    ), f"The pack is sound, and not signed yet: {chosen.target}\n{_words(summary)}"


def _sign(chosen: argparse.Namespace, desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = sign_pack(chosen.source, chosen.key, chosen.target, desk.randomness)
    return asdict(summary), f"The pack is signed: {chosen.target}\n{_words(summary)}"


def _show(chosen: argparse.Namespace, _desk: VaultService, _terminal: Any, _ticket: Any) -> Outcome:
    summary = show_pack(chosen.source)
    return asdict(summary), _words(summary)


def _words(summary: PackSummary) -> str:
    signed = (
        f"{summary.signer}\nFingerprint:  {summary.fingerprint}" if summary.signer else "nobody"
    )
    counts = f"{summary.authorities} authorities, {summary.figures} figures"
    counts += f", {summary.instruments} instruments, {summary.spellings} names"
    return (
        f"{summary.title}\n"
        f"Pack:         {summary.id}, edition {summary.edition}\n"
        f"Checked on:   {summary.as_of}, to be checked again by {summary.review_by}\n"
        f"Entries:      {counts}\n"
        f"Signed by:    {signed}\n"
    )
