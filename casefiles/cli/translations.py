"""Texts of a dossier in another language at a terminal: listed, entered, checked, chosen."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cli.command_parts import Command, Outcome, Secret, add_case_command, take_recipient
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.text_versions import VersionMaker
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg, msg_of
from casefiles.words.review import choice_words, language_words

if TYPE_CHECKING:
    from casefiles.office.draft.languages.translation_list import TextsInLanguage, VersionRow

_PARTS = "/"
"""Parts the id of a record and the name of its text."""


def add_translations_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles translations`, which lists the texts of a dossier, and enters one."""
    words = msg("list what a dossier lacks in a language, enter and check translations")
    made = add_case_command(commands, command, secret, ("translations", words), _translations)
    made.add_argument(
        "--profile", default="national_court", metavar="ID", help=msg("which forum profile")
    )
    take_recipient(made, "court_open")
    made.add_argument(
        "--language", default="", metavar="CODE", help=msg("in which language, such as fr")
    )
    made.add_argument(
        "--choose", action="store_true", help=msg("print the dossier in this language from now on")
    )
    made.add_argument(
        "--text", default="", metavar="ID/FIELD", help=msg("the text to enter, as it is listed")
    )
    made.add_argument("--file", default="", metavar="FILE", help=msg("a file with its translation"))
    made.add_argument(
        "--by",
        default=str(VersionMaker.TRANSLATOR),
        choices=[str(one) for one in VersionMaker],
        help=msg("who made it; author: the text itself is in this language"),
    )
    made.add_argument(
        "--checked-by", default="", metavar="NAME", help=msg("who compared it with its original")
    )


def _translations(
    chosen: argparse.Namespace, desk: VaultService, passphrase: str, ticket: CancellationToken
) -> Outcome:
    # What makes a draft is loaded by who asks: it is a third of the start of any command.
    from casefiles.office.draft.languages.chosen_language import save_language  # noqa: PLC0415
    from casefiles.office.draft.languages.text_versions import (  # noqa: PLC0415
        VersionInput,
        save_version,
    )
    from casefiles.office.draft.languages.translation_list import (  # noqa: PLC0415
        row_of,
        texts_in_language,
    )
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.records.case_closure import require_open  # noqa: PLC0415
    from casefiles.office.records.countdown import local_now  # noqa: PLC0415
    from casefiles.office.workplace.edition_request import EditionRequest  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    def work(workplace: JobContext, ticket: CancellationToken) -> "TextsInLanguage":
        vault, language = workplace.vault, chosen.language.strip()
        case_id = vault.read(case_named(chosen.case.strip()))
        request = EditionRequest(case_id, chosen.profile, chosen.audience)
        listed = texts_in_language(request, language)(workplace, ticket)
        if chosen.choose or chosen.text:
            vault.read(lambda reader: require_open(reader, case_id))
        if chosen.choose:
            own = listed.offered[0].code
            code = "" if listed.language == own else listed.language
            vault.write(save_language(request, code, workplace.randomness))
        if chosen.text:
            record_id, _, field = chosen.text.partition(_PARTS)
            row = row_of(listed, (record_id, field))
            maker = VersionMaker(chosen.by)
            entered = VersionInput(
                *(row.key, listed.language, _translation(chosen.file), maker, row.original),
                checked_by=chosen.checked_by,
            )
            now = local_now(workplace.clock)
            vault.write(save_version(case_id, entered, now, workplace.randomness))
        return texts_in_language(request, language)(workplace, ticket)

    return _listed(desk.do(chosen.vault, passphrase, work, ticket))


def _translation(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Refused("translation_file_unreadable") from None


def _listed(texts: "TextsInLanguage") -> Outcome:
    listed = [
        {"text": _PARTS.join(one.key), "state": str(one.state), "made_by": str(one.made_by)}
        for one in texts.rows
    ]
    offered = [{"language": one.code, "read": one.is_read} for one in texts.offered]
    head = msg(
        "{language}: {count} not ready\n",
        language=language_words(texts.language),
        count=str(texts.waiting),
    )
    result = {
        "language": texts.language,
        "chosen": texts.chosen,
        "offered": offered,
        "texts": listed,
    }
    return result, head + "".join(map(_lines, texts.rows))


def _lines(one: "VersionRow") -> str:
    from casefiles.office.draft.languages.translation_list import STATES  # noqa: PLC0415

    by = f", {choice_words(one.made_by) or ''}" if one.version is not None else ""
    return f"{_PARTS.join(one.key)}\n  {one.shown}\n  {msg_of(STATES[one.state])}{by}\n"
