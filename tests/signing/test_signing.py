"""Signed files hold in the eyes of other readers, and nothing foreign passes as the signer's."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from cryptography.x509.oid import ExtendedKeyUsageOID

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.containers import Container, container_bytes
from casefiles.signing.frames import KeyLocation, SignatureSummary, SignerSummary, SigningRequest
from casefiles.signing.operations import answer
from casefiles.signing.revisions import parse_signed_file, prepared
from tests.dossier.sample_edition import edition
from tests.dossier.test_dossier_pdf import typeset
from tests.signing.signers import (
    CARD_MODULE,
    NOW,
    SECRET,
    between,
    card,
    issue,
    key_file,
    lawyer,
    root,
    stamped,
)
from tests.tools import need


@cache
def unsigned() -> bytes:
    return typeset(edition(exhibits=2, events=2, facts=2))


def ask(file: bytes = b"", beside: bytes = b"", **asked: object) -> Any:
    return answer(SigningRequest(**{"moment": NOW, **asked}), file, beside)


def look(place: KeyLocation) -> SignerSummary:
    return ask(act="look", key=place)


def signed_with(place: KeyLocation, data: bytes | None = None) -> tuple[bytes, SignerSummary]:
    told = look(place)
    data = unsigned() if data is None else data
    return ask(data, act="sign", key=place, fingerprint=told.fingerprint), told


def check(file: bytes, chain: tuple[str, ...]) -> SignatureSummary:
    return ask(file, act="check", chain=chain)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        do()
    assert SECRET not in repr(found.value.__cause__)
    return found.value.code


@pytest.fixture
def place(tmp_path: Path) -> KeyLocation:
    return KeyLocation(str(key_file(tmp_path)), SECRET)


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_other_readers_find_a_whole_and_valid_signature(kind: str, tmp_path: Path):
    need("pdfsig", "openssl")
    file, told = signed_with(KeyLocation(str(key_file(tmp_path, lawyer(kind))), SECRET))
    question = ask(file, act="ask_time", chain=told.chain)
    late = ask(file, stamped(tmp_path, question), act="add_time", chain=told.chain)
    assert len(late) == len(file)
    for name, one in (("plain", file), ("stamped", late)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(one)
        seen = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in seen
        assert "Total document signed" in seen
        assert "ETSI.CAdES.detached" in seen
        assert "Maître Test" in seen
        assert "Reason" not in seen
        assert "Location" not in seen
        _verified_by_openssl(one, told, tmp_path)
    assert check(file, told.chain).stamped == ""
    assert check(late, told.chain).stamped_by == "Test Time Authority"


def _verified_by_openssl(file: bytes, told: SignerSummary, folder: Path) -> None:
    """Let OpenSSL read the signature, up to the root of the signer."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V
        start, size, behind, rest = (int(one) for one in value.ByteRange)
        (folder / "sig.der").write_bytes(bytes(value.Contents))
    (folder / "data").write_bytes(file[start:size] + file[behind : behind + rest])
    (folder / "root.pem").write_bytes(root().pem)
    command = ["openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER"]
    command += ["-in", "sig.der", "-content", "data", "-CAfile", "root.pem", "-purpose", "any"]
    command += ["-attime", "1795514400", "-out", "/dev/null"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_was_not_signed_stays_byte_for_byte_and_tells_no_place_or_program(place: KeyLocation):
    file, _ = signed_with(place)
    again, told = signed_with(place)
    assert file == again
    assert file.startswith(unsigned())
    added = file[len(unsigned()) :]
    for key in (b"/Reason", b"/Location", b"/ContactInfo", b"/Name ", b"Producer", b"/Prop_Build"):
        assert key not in added
    assert b"/M (D:20261124100000Z)" in added
    assert check(file, told.chain).moment == NOW
    assert check(file, told.chain).unsigned_size == len(unsigned())


def test_the_certificate_is_told_before_use_and_no_other_signs(place: KeyLocation, tmp_path: Path):
    told = look(place)
    assert told.subject == ("Maître Test",)
    assert told.issuer == "Test Bar Council"
    assert told.problem == ""
    key_file(tmp_path, issue("Somebody Else", between()))
    assert (
        refused(lambda: ask(unsigned(), act="sign", key=place, fingerprint=told.fingerprint))
        == "certificate_changed"
    )


def test_each_changed_byte_is_seen(place: KeyLocation):
    file, told = signed_with(place)
    size = len(file)
    places = [20, len(unsigned()) // 2, len(unsigned()) + 40, size - 30, size - 200, size - 60_000]
    for at in places:
        changed = bytearray(file)
        changed[at] ^= 1
        assert refused(lambda: check(bytes(changed), told.chain)).startswith(  # noqa: B023
            ("signature_", "not_to_be_signed")
        )
    assert refused(lambda: check(file + b"\n", told.chain)) == "signature_broken"
    assert refused(lambda: check(file[:-1], told.chain)) == "signature_broken"


def test_nothing_foreign_fits_beside_the_signature(place: KeyLocation):
    file, told = signed_with(place)
    chain = tuple(bytes.fromhex(one) for one in told.chain)
    container = parse_signed_file(file, chain).container
    room = prepared(unsigned(), NOW)
    assert room.with_container(container_bytes(container)) == file

    more = replace(container, chain=(*chain, issue("Protected Person", number=5).der))
    assert refused(lambda: check(room.with_container(container_bytes(more)), told.chain)) == (
        "signature_foreign"
    )
    other = replace(container, chain=(lawyer("ec").der,))
    assert refused(lambda: check(room.with_container(container_bytes(other)), told.chain)) == (
        "signature_foreign"
    )
    info = cms.ContentInfo.load(container_bytes(container))
    signer = info["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "content_type", "values": ["data"]})]
    )
    planted = room.with_container(info.dump(force=True))
    assert refused(lambda: check(planted, told.chain)) == "signature_foreign"
    spare = file.replace(b"00000000> >>", b"004e6f74> >>")
    assert spare != file
    assert refused(lambda: check(spare, told.chain)) == "signature_foreign"


def test_a_key_that_may_not_sign_is_told_before_and_signs_nothing(tmp_path: Path):
    cases = {
        "certificate_expired": issue("Late", between(), until=datetime(2026, 6, 1, tzinfo=UTC)),
        "certificate_not_for_signing": issue("Reader", between(), signs=False),
        "signing_key_unsupported": issue("Weak", between(), kind="weak"),
    }
    for code, one in cases.items():
        place = KeyLocation(str(key_file(tmp_path, one)), SECRET)
        told = look(place)
        assert told.problem == code
        assert code == refused(
            lambda: ask(unsigned(), act="sign", key=place, fingerprint=told.fingerprint)  # noqa: B023
        )
    server = issue("Server", between(), uses=(ExtendedKeyUsageOID.SERVER_AUTH,))
    assert look(KeyLocation(str(key_file(tmp_path, server)), SECRET)).problem == (
        "certificate_not_for_signing"
    )


def test_files_that_are_no_keys_are_told_apart(place: KeyLocation, tmp_path: Path):
    def code(path: Path, secret: str = SECRET) -> str:
        return refused(lambda: look(KeyLocation(str(path), secret)))

    assert code(Path(place.path), "wrong") == "signing_passphrase_wrong"
    assert code(Path(place.path), "") == "signing_passphrase_wrong"
    assert code(tmp_path / "none.p12") == "signing_file_missing"
    assert code(tmp_path) in {"signing_file_missing", "signing_file_unreadable"}
    (tmp_path / "note.p12").write_bytes(b"no key at all")
    assert code(tmp_path / "note.p12") == "signing_file_unreadable"
    assert look(KeyLocation(str(key_file(tmp_path, secret="")), "")).problem == ""


def test_a_time_counts_for_its_own_signature_only(place: KeyLocation, tmp_path: Path):
    need("openssl")
    file, told = signed_with(place)
    other, _ = signed_with(place, typeset(edition(exhibits=1, events=1, facts=1)))
    reply = stamped(tmp_path, ask(other, act="ask_time", chain=told.chain))

    def add(beside: bytes) -> str:
        return refused(lambda: ask(file, beside, act="add_time", chain=told.chain))

    assert add(reply) == "token_of_other_file"
    own = stamped(tmp_path, ask(file, act="ask_time", chain=told.chain))
    assert add(own[:-40]) == "token_unreadable"
    assert add(b"") == "token_unreadable"
    assert add(b"\x30\x05\x30\x03\x02\x01\x02") == "token_denied"
    broken = bytearray(own)
    broken[-20] ^= 1
    assert add(bytes(broken)) == "token_broken"
    late = ask(file, own, act="add_time", chain=told.chain)
    assert refused(lambda: ask(late, own, act="add_time", chain=told.chain)) == "token_there"


def test_an_authority_for_anything_but_times_is_refused(place: KeyLocation, tmp_path: Path):
    need("openssl")
    file, told = signed_with(place)
    question = ask(file, act="ask_time", chain=told.chain)
    reply = stamped(tmp_path, question)
    chain = tuple(bytes.fromhex(one) for one in told.chain)
    signature = parse_signed_file(file, chain).container.signature
    (tmp_path / "plain").write_bytes(signature)
    command = ["openssl", "cms", "-sign", "-binary", "-nodetach", "-outform", "DER", "-in", "plain"]
    command += ["-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "token.der"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    plain = (tmp_path / "token.der").read_bytes()
    add = {"act": "add_time", "chain": told.chain}
    assert refused(lambda: ask(file, plain, **add)) == "token_unreadable"
    assert ask(file, reply, **add) != file


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_card_signs_and_tells_what_is_wrong(kind: str, tmp_path: Path, monkeypatch):
    need("softhsm2-util")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    card(tmp_path, lawyer(kind))
    done = subprocess.run(
        _in_a_child(tmp_path), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == "card_pin_wrong"
    assert told["nowhere"] == "card_module_unusable"
    assert told["subject"] == ["Maître Test"]
    file = (tmp_path / "signed.pdf").read_bytes()
    assert check(file, tuple(told["chain"])).signer.subject == ("Maître Test",)
    assert isinstance(parse_signed_file(file, (lawyer(kind).der,)).container, Container)


_ON_CARD = """
import json, sys
from pathlib import Path
from casefiles.domain.foundation.errors import Refused
from casefiles.signing.operations import answer
from casefiles.signing.frames import KeyLocation, SigningRequest
folder, module, now = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
def code(place):
    try:
        answer(SigningRequest("look", place, now), b"", b"")
    except Refused as refused:
        return refused.code
place = KeyLocation(module, "123456", True)
told = answer(SigningRequest("look", place, now), b"", b"")
asked = SigningRequest("sign", place, now, told.fingerprint)
file = answer(asked, (folder / "plain.pdf").read_bytes(), b"")
(folder / "signed.pdf").write_bytes(file)
print(json.dumps({"wrong": code(KeyLocation(module, "999999", True)), "subject": told.subject,
    "nowhere": code(KeyLocation("/nowhere.so", "1", True)), "chain": told.chain}))
"""


def _in_a_child(folder: Path) -> list[str]:
    """Return a program that signs by the card: a module stays loaded in whoever loads it."""
    (folder / "plain.pdf").write_bytes(unsigned())
    return [sys.executable, "-c", _ON_CARD, str(folder), CARD_MODULE, NOW]
