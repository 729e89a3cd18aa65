"""Every file is PDF/A and PDF/UA in the eyes of the validator that archives use."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.signing.frames import KeyLocation
from casefiles.typeset.document.tree import (
    ArchiveProfile,
    Attachment,
    AttachmentRelationship,
    DocumentTree,
)
from casefiles.typeset.file.build import build_pdf
from tests.dossier.parts.test_pressure import DECISION, HEARING, VISIT, with_steps
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.measured import note
from tests.signing.signers import SECRET, key_file, stamped
from tests.signing.test_signing import ask, signed_with
from tests.tools import need
from tests.typeset.pages.test_parts import files as divided
from tests.typeset.pdf_reading import FONTS
from tests.typeset.random_trees import EVERY, Chance, jpeg
from tests.typeset.specimen import LANGUAGES, specimen
from tests.typeset.verapdf import Validator, missing, running_validator

MANIFEST = Attachment(
    "manifest.json",
    "application/json",
    json.dumps({"exhibits": ["AB/1"]}).encode(),
    AttachmentRelationship.DATA,
    "List of the exhibits in this file",
)
Faults = Callable[[bytes, str], tuple[str, ...]]


@pytest.fixture(scope="module")
def validator() -> Iterator[Validator]:
    if missing():
        pytest.skip(missing())
    with running_validator() as running:
        yield running


@pytest.fixture
def faults(validator: Validator, tmp_path: Path) -> Faults:
    def of(pdf: bytes, flavour: str) -> tuple[str, ...]:
        path = tmp_path / "file.pdf"
        path.write_bytes(pdf)
        verdict = validator.verdict(path, flavour)
        assert verdict.checks > 50
        return verdict.faults

    return of


def dossier(archive: ArchiveProfile | None = None, *, takes_attachments: bool = False) -> bytes:
    disclosure = edition(exhibits=5, events=8, facts=8)
    pages = burned_pages(disclosure)
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    profile = replace(profile, takes_attachments=takes_attachments)
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    document = compose(disclosure, profile, pages)
    if archive:
        document = replace(document, archive=archive)
    return build_pdf(document, FONTS, pixels.pop, CancellationToken())


def built(document: DocumentTree) -> bytes:
    return build_pdf(document, FONTS, lambda _key: jpeg(), CancellationToken())


def test_a_dossier_is_made_for_archives_and_for_ears(faults: Faults) -> None:
    pdf = dossier()
    assert faults(pdf, "2a") == ()
    assert faults(pdf, "ua1") == ()


def test_a_dossier_with_a_list_attached_is_too_and_tells_the_time_it_was_given(
    faults: Faults,
) -> None:
    pdf = dossier(ArchiveProfile("2026-11-24T10:00:00Z", (MANIFEST,)))
    assert faults(pdf, "3a") == ()
    assert faults(pdf, "ua1") == ()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.attachments["manifest.json"].get_file().read_bytes() == MANIFEST.data
        assert str(opened.docinfo["/CreationDate"]) == "D:20261124100000Z"


def test_a_forum_that_takes_attachments_gets_a_list_of_the_exhibits(faults: Faults) -> None:
    pdf = dossier(takes_attachments=True)
    assert faults(pdf, "3a") == ()
    assert faults(pdf, "ua1") == ()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (attached,) = opened.Root.AF
        told = json.loads(attached.EF.F.read_bytes())
        assert attached.AFRelationship == "/Data"
        assert "/Params" not in attached.EF.F or "/ModDate" not in attached.EF.F.Params
    marks = [one["mark"] for one in told["exhibits"]]
    assert marks == [one.mark for one in edition(exhibits=5).exhibits]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_a_chronology_whose_figure_takes_two_pages_is_too(faults: Faults, flavour: str) -> None:
    visits = [replace(VISIT, date=f"2021-03-{day:02}T20:10") for day in range(1, 29)] * 2
    disclosure = with_steps(HEARING, *visits, DECISION)
    pages = burned_pages(disclosure)
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    pdf = build_pdf(compose(disclosure, profile, pages), FONTS, pixels.pop, CancellationToken())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figures = [one for one in opened.objects if _is_figure(one)]
    assert len(figures) > len(pages) + 1, "the timeline takes more than one page"
    assert faults(pdf, flavour) == ()


def _is_figure(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_a_book_that_begins_at_the_right_is_too(faults: Faults, flavour: str) -> None:
    assert faults(specimen("ug", ("ug", "bo")), flavour) == ()


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "ug"])
def test_the_whole_specimen_book_is_too(faults: Faults, language: str) -> None:
    book = specimen(language, LANGUAGES)
    assert faults(book, "2a") == ()
    assert faults(book, "ua1") == ()


def test_the_validator_sees_what_is_missing(faults: Faults) -> None:
    pdf = dossier()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for element in opened.objects:
            if isinstance(element, pikepdf.Dictionary) and "/Alt" in element:
                del element["/Alt"]
        deaf = io.BytesIO()
        opened.save(deaf)
        del opened.Root["/StructTreeRoot"]
        del opened.Root["/OutputIntents"]
        bare = io.BytesIO()
        opened.save(bare)
    assert any(fault.startswith("7.3-") for fault in faults(deaf.getvalue(), "ua1"))
    assert any(fault.startswith("6.7.3.3-") for fault in faults(bare.getvalue(), "2a"))
    assert any(fault.startswith("6.2.4.3-") for fault in faults(bare.getvalue(), "2a"))


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_a_signature_and_a_time_leave_it_so(faults: Faults, tmp_path: Path, flavour: str) -> None:
    need("openssl")
    key = KeyLocation(str(key_file(tmp_path)), SECRET)
    file, told = signed_with(key)
    question = ask(file, act="ask_time", chain=told.chain)
    late = ask(file, stamped(tmp_path, question), act="add_time", chain=told.chain)
    assert faults(late, flavour) == ()


def test_each_part_of_a_divided_dossier_is_sound_by_itself(faults: Faults) -> None:
    for _, pdf in divided():
        assert faults(pdf, "2a") == ()
        assert faults(pdf, "ua1") == ()


@pytest.mark.rotates
@pytest.mark.parametrize("seed", range(10))
def test_trees_by_chance_are_sound(seed: int, faults: Faults) -> None:
    pdf = built(Chance(seed, 9, EVERY).document())
    assert faults(pdf, "2a") == ()
    assert faults(pdf, "ua1") == ()


@pytest.mark.long
def test_five_hundred_trees_by_chance_are_sound(faults: Faults) -> None:
    for seed in range(10, 510):
        archive = (
            ArchiveProfile("2026-11-24T10:00:00Z", (MANIFEST,)) if seed % 2 else ArchiveProfile()
        )
        pdf = built(replace(Chance(seed, 15, EVERY).document(), archive=archive))
        for flavour in ("3a" if seed % 2 else "2a", "ua1"):
            assert faults(pdf, flavour) == (), f"tree {seed}"
        note("trees by chance without a fault in PDF/A and PDF/UA", 1)
