"""Invented signers, authorities and cards for tests of signing."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = "2026-11-24T10:00:00Z"
SECRET = "correct horse"
FROM, UNTIL = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2036, 1, 1, tzinfo=dt.UTC)
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Identity:
    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@cache
def _key(kind: str, number: int) -> Key:
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, 1024 if kind == "weak" else 2048)


def issue(
    name: str,
    issuer: "Identity | None" = None,
    *,
    kind: str = "rsa",
    number: int = 0,
    until: dt.datetime = UNTIL,
    signs: bool = True,
    uses: tuple[x509.ObjectIdentifier, ...] = (),
    is_authority: bool = False,
) -> Identity:
    """Issue a certificate."""
    key = _key(kind, number)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = issuer.certificate.subject if issuer else subject
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(is_authority, None), True)
        .add_extension(
            x509.KeyUsage(
                signs, signs, False, not signs, False, is_authority, is_authority, False, False
            ),
            True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    )
    if uses:
        made = made.add_extension(x509.ExtendedKeyUsage(uses), True)
    by = issuer.key if issuer else key
    return Identity(key, made.sign(by, hashes.SHA256()))


@cache
def root() -> Identity:
    return issue("Test Root", is_authority=True, number=1)


@cache
def between() -> Identity:
    return issue("Test Bar Council", root(), is_authority=True, number=2)


@cache
def lawyer(kind: str = "rsa") -> Identity:
    return issue("Maître Test", between(), kind=kind)


def key_file(folder: Path, one: Identity | None = None, secret: str = SECRET) -> Path:
    """Write a PKCS#12 file, as a bar council hands out."""
    one = one or lawyer()
    path = folder / "counsel.p12"
    coded = BestAvailableEncryption(secret.encode()) if secret else NoEncryption()
    others = [between().certificate, root().certificate]
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"counsel", one.key, one.certificate, others, coded)
    )
    return path


def stamped(folder: Path, question: bytes, authority: Identity | None = None) -> bytes:
    """Answer as a time-stamping authority does, by OpenSSL."""
    authority = authority or issue(
        "Test Time Authority", root(), number=3, uses=(ExtendedKeyUsageOID.TIME_STAMPING,)
    )
    files = {
        "q.tsq": question,
        "tsa.pem": authority.pem,
        "tsa.key": authority.key_pem,
        "ca.pem": root().pem,
        "serial": b"01\n",
        "ts.cnf": (
            f"[tsa]\ndefault_tsa=t\n[t]\nserial={folder}/serial\ncrypto_device=builtin\n"
            f"signer_cert={folder}/tsa.pem\ncerts={folder}/ca.pem\nsigner_key={folder}/tsa.key\n"
            "signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n"
            "ordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n"
        ).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = ["openssl", "ts", "-reply", "-config", "ts.cnf", "-queryfile", "q.tsq"]
    command += ["-out", "r.tsr"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return (folder / "r.tsr").read_bytes()


CARD_MODULE = next(
    (
        path
        for path in (
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/pkcs11/libsofthsm2.so",
        )
        if Path(path).exists()
    ),
    "",
)
_PUT_ON = """
import sys, pkcs11
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.x509 import decode_x509_certificate
module, pin, kind, key, certificate = sys.argv[1:]
lib = pkcs11.lib(module)
token = lib.get_token(token_label="counsel")
with token.open(rw=True, user_pin=pin) as session:
    read = decode_rsa_private_key if kind == "rsa" else decode_ec_private_key
    told = read(bytes.fromhex(key))
    told |= {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: b"1", pkcs11.Attribute.SIGN: True}
    session.create_object(told)
    told = decode_x509_certificate(bytes.fromhex(certificate))
    session.create_object(told | {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: b"1"})
"""


def card(folder: Path, one: Identity, pin: str = "123456") -> None:
    """Put a key on a card of software; SOFTHSM2_CONF must name `folder`/softhsm2.conf."""
    (folder / "tokens").mkdir()
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}/tokens\n")
    command = ["softhsm2-util", "--init-token", "--free", "--label", "counsel"]
    command += ["--pin", pin, "--so-pin", "12345678"]
    subprocess.run(command, check=True, capture_output=True, env=dict(os.environ))
    is_rsa = isinstance(one.key, rsa.RSAPrivateKey)
    key = one.key.private_bytes(
        Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    ).hex()
    told = [CARD_MODULE, pin, "rsa" if is_rsa else "ec", key, one.der.hex()]
    subprocess.run([sys.executable, "-c", _PUT_ON, *told], check=True, capture_output=True)
