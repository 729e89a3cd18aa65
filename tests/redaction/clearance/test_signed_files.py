"""A signed file passes clearance by its signer's certificate; a planted name anywhere stops it."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from casefiles.redaction.clearance.final_check import answer
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckReport,
    FinalCheckRequest,
    numbered,
    picture_digest,
)
from casefiles.signing.containers import container_bytes
from casefiles.signing.frames import KeyLocation, SigningRequest
from casefiles.signing.operations import answer as ask_signing
from casefiles.signing.revisions import parse_signed_file, prepared
from tests.dossier.sample_edition import burned_pages
from tests.redaction.clearance.test_furniture import SMALL, dossier, public_text
from tests.redaction.seeking import sought_names
from tests.signing.signers import NOW, SECRET, issue, key_file, root, stamped
from tests.tools import need

SIGNER, PROTECTED = "Maître Test", "Protected Somebody"


@cache
def pictures() -> tuple[str, ...]:
    return tuple(picture_digest(page.data) for page in burned_pages(SMALL))


@pytest.fixture
def place(tmp_path: Path) -> KeyLocation:
    return KeyLocation(str(key_file(tmp_path)), SECRET)


def ask(act: str, file: bytes = b"", beside: bytes = b"", **asked: object) -> Any:
    return ask_signing(SigningRequest(act, moment=NOW, **asked), file, beside)


def signed(data: bytes, place: KeyLocation) -> tuple[bytes, tuple[str, ...]]:
    told = ask("look", key=place)
    return ask("sign", data, key=place, fingerprint=told.fingerprint), told.chain


def cleared(file: bytes, chain: tuple[str, ...], *names: str) -> FinalCheckReport:
    request = FinalCheckRequest(
        numbered(sought_names(*names)), public_text(), pictures(), chain=chain
    )
    return answer(request, file)


def test_a_signed_file_passes_by_its_signers_certificate_alone(place: KeyLocation):
    file, chain = signed(dossier(), place)
    plain = cleared(dossier(), ())
    report = cleared(file, chain, SIGNER, PROTECTED)
    assert report.hits == 0, report.places
    assert report.pictured == plain.pictured
    assert dict(cleared(file, ()).kinds)["furniture"] > 0, "unasked, a signature is no dossier's"
    other = (issue("Somebody Else").der.hex(),)
    refused = cleared(file, other)
    assert (refused.hits, refused.kinds) == (1, (("signature", 1),))
    assert cleared(dossier(), chain).kinds == (("signature", 1),)


def test_a_planted_name_before_the_signature_stops_the_signed_file(place: KeyLocation):
    with pikepdf.open(io.BytesIO(dossier())) as pdf:
        pdf.docinfo["/Title"] = pikepdf.String(f"For {PROTECTED}")
        planted = io.BytesIO()
        pdf.save(planted, fix_metadata_version=False, deterministic_id=True)
    file, chain = signed(planted.getvalue(), place)
    assert cleared(file, chain).hits == 0
    assert cleared(file, chain, PROTECTED).hits > 0


def test_nothing_is_planted_in_the_signature_itself(place: KeyLocation):
    file, chain = signed(dossier(), place)
    container = parse_signed_file(file, [bytes.fromhex(one) for one in chain]).container
    room = prepared(dossier(), NOW)
    assert cleared(room.with_container(container_bytes(container)), chain).hits == 0
    more = replace(container, chain=(*container.chain, issue(PROTECTED, number=4).der))
    planted = room.with_container(container_bytes(more))
    assert cleared(planted, chain).kinds == (("signature", 1),)
    name = PROTECTED.encode().hex().encode()
    behind = file.replace(b"0" * len(name) + b">", name + b">")
    assert behind != file
    assert cleared(behind, chain).kinds == (("signature", 1),)
    assert cleared(file + PROTECTED.encode(), chain).kinds == (("signature", 1),)
    field = file.replace(b"/TU (Signature)", b"/TU (Protected)")
    assert cleared(field, chain).kinds == (("signature", 1),)


def test_a_time_from_outside_is_searched_with_its_certificates(place: KeyLocation, tmp_path: Path):
    need("openssl")
    file, chain = signed(dossier(), place)
    question = ask("ask_time", file, chain=chain)
    uses = (ExtendedKeyUsageOID.TIME_STAMPING,)
    for name, hits in (("Honest Time", 0), (PROTECTED, 1)):
        authority = issue(name, root(), number=3, uses=uses)
        late = ask("add_time", file, stamped(tmp_path, question, authority), chain=chain)
        report = cleared(late, chain, PROTECTED)
        assert dict(report.kinds).get("token", 0) >= hits
        assert bool(report.hits) is bool(hits)
