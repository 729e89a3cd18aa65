"""What leaves and what is kept is the same in every language of the window, and the lists are not.

The language of a dossier is in the terms of its edition. So the same vault is worked on in an
English window and in one of the language for developers, where every text is another.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Edition, Person, Protection
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.chronology.date_conflicts import date_conflicts_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.redaction_schedules import JUDGE, PROFILE, save_schedule
from casefiles.office.export.previews import preview
from casefiles.office.export.word_editions import finish_word
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.words import language
from tests.office.forum.filed_sample import COMMON, OWN
from tests.office.looked_at import tick_details
from tests.office.signatures import signing
from tests.sample_vaults import PASSPHRASE, desk, made_sample

__all__ = ["desk", "made_sample"]

CATALOGUES = paths.resources() / "catalogues"
_PSEUDO = "áçéîñöšüýž"
"""Letters of the language for developers that are in no text of the sample case."""


@contextmanager
def spoken(name: str) -> Iterator[None]:
    """Let the window speak a language meanwhile."""
    language.speak(name, CATALOGUES)
    try:
        yield
    finally:
        language.speak(language.ENGLISH, CATALOGUES)


@dataclass(frozen=True)
class Made:
    """What came of a vault in one language.

    Attributes:
        papers: bytes of everything that leaves, by name.
        stored: what the vault keeps of it.
        digests: what was found, as signatures are bound to it.
        words: what was found, as the window shows it.
    """

    papers: dict[str, bytes]
    stored: tuple[object, ...]
    digests: dict[str, str]
    words: dict[str, str]


def made_in(desk, made_sample: Path, folder: Path, name: str) -> Made:
    shutil.copytree(made_sample, folder / "vault")
    (folder / "out").mkdir()
    with spoken(name):
        opened = desk.unlock(folder / "vault", PASSPHRASE)
        try:
            return _made(opened, folder / "out")
        finally:
            opened.close()


def _made(opened: OpenVault, out: Path) -> Made:
    (case,) = opened.ask(lambda reader: reader.find(Case))
    hidden = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.PSEUDONYM
    )
    wanted = EditionRequest(case.id, "national_court", "court_open")
    letter = EditionRequest(case.id, "un_tb_interim_letter", "treaty_body")
    ground = RedactionReason(hidden.id, "relative", "A family is at home.")

    def work(job):
        return opened.work(job, CancellationToken())

    found = [
        *work(checks_of(wanted, UnchangedRasters())).found,
        *work(checks_of(letter, UnchangedRasters())).found,
        *opened.ask(date_conflicts_of(case.id)),
    ]
    tick_details(opened, letter)
    opened.run(save_answers(letter, {**COMMON, **OWN[letter.profile]}))
    signed = signing("as rehearsed")
    pack = work(export_pack(letter, PackDelivery(out, signed, False)))
    papers = {one.name: one.read_bytes() for one in pack.folder.iterdir()}
    papers["dossier.pdf"] = work(preview(wanted)).data
    papers["dossier.docx"] = work(
        lambda place, ticket: finish_word(place, draft_of(place, wanted), ticket, "dossier.docx")
    ).data
    opened.run(save_schedule(case.id, "court_open", [ground], bytes))
    papers["schedule.pdf"] = work(preview(EditionRequest(case.id, PROFILE, JUDGE))).data
    editions = opened.ask(lambda reader: reader.find(Edition))
    return Made(
        papers,
        tuple((one.left_as, one.certificate) for one in editions),
        {f"{one.code} {number}": one.of for number, one in enumerate(found)},
        {f"{one.code} {number}": one.words for number, one in enumerate(found)},
    )


@pytest.fixture(scope="module")
def both(desk, made_sample: Path, tmp_path_factory) -> tuple[Made, Made]:
    """The same work on the same vault, in English and in the language for developers."""
    english, other = (
        made_in(desk, made_sample, tmp_path_factory.mktemp("papers"), name)
        for name in (language.ENGLISH, language.PSEUDO)
    )
    return english, other


def test_every_paper_is_the_same_bytes(both: tuple[Made, Made]):
    english, other = both
    assert {
        "dossier.pdf",
        "dossier.docx",
        "schedule.pdf",
        "01_letter_SAMPLE-HLV-0017.pdf",
        "02_annexes_SAMPLE-HLV-0017.pdf",
    } <= english.papers.keys()
    assert other.papers.keys() == english.papers.keys()
    assert [name for name in english.papers if other.papers[name] != english.papers[name]] == []


def test_what_the_vault_keeps_of_them_is_the_same(both: tuple[Made, Made]):
    english, other = both
    assert len(english.stored) == len(other.stored) == 1
    assert other.stored == english.stored


def test_what_was_signed_for_stays_signed_for(both: tuple[Made, Made]):
    english, other = both
    assert sum(map(bool, english.digests.values())) > 3
    assert other.digests == english.digests


def test_the_lists_are_in_the_language_of_the_window(both: tuple[Made, Made]):
    english, other = both
    assert len(english.words) > 10
    plain = [code for code, words in english.words.items() if other.words[code] == words]
    assert plain == []
    assert all(any(letter in words for letter in _PSEUDO) for words in other.words.values())
