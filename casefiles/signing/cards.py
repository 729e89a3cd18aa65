"""Keys on a card or token, by the PKCS#11 module of its maker; the key never leaves it."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pkcs11
from asn1crypto import algos
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.util.ec import encode_ecdsa_signature

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.certificates import certificate_summary, chain_from
from casefiles.signing.keys import DocumentSigningKey

_KINDS: Final = frozenset((KeyType.RSA, KeyType.EC))
_FAULTS: Final[tuple[tuple[tuple[type[Exception], ...], str], ...]] = (
    ((pkcs11.PinLocked,), "card_pin_locked"),
    ((pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange), "card_pin_wrong"),
    (
        (pkcs11.TokenNotPresent, pkcs11.DeviceRemoved, pkcs11.SessionHandleInvalid),
        "card_gone",
    ),
)


@dataclass(frozen=True, slots=True)
class _Pair:
    chain: tuple[bytes, ...]
    key: Any


@contextmanager
def key_on_card(
    module: str, pin: str, choose: Callable[[tuple[bytes, ...]], bool]
) -> Iterator[DocumentSigningKey]:
    """Open a card and give the first key whose certificate is chosen.

    Args:
        module: path of the PKCS#11 module.
        pin: of the card.
        choose: tells of a chain of certificates whether its key is wanted.

    Raises:
        Refused: no module, no card, a wrong or locked PIN, no such key, or the card was pulled.
    """
    with _in_words():
        for token in _tokens(module):
            with token.open(user_pin=pin) as session:
                found = next((one for one in _pairs(session) if choose(one.chain)), None)
                if found is not None:
                    yield DocumentSigningKey(found.chain, partial(_signed, found.key, pin))
                    return
        raise Refused("card_without_key")


def _tokens(module: str) -> Iterator[Any]:
    try:
        library = pkcs11.lib(module)
    except (RuntimeError, OSError, pkcs11.PKCS11Error):
        library = None
    if library is None:
        raise Refused("card_module_unusable")
    slots = library.get_slots(token_present=True)
    tokens = [slot.get_token() for slot in slots]
    ready = [one for one in tokens if pkcs11.TokenFlag.TOKEN_INITIALIZED in one.flags]
    if not ready:
        raise Refused("card_missing")
    yield from ready


def _pairs(session: Any) -> Iterator[_Pair]:
    """Yield the keys that sign with their certificates; those made for documents first."""
    own = {}
    for one in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
        own[bytes(one[Attribute.ID])] = bytes(one[Attribute.VALUE])
    keys = session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.SIGN: True})
    for key in list(keys):
        certificate = own.get(bytes(key[Attribute.ID]))
        if certificate is not None and key.key_type in _KINDS:
            others = [one for one in own.values() if one != certificate]
            yield _Pair(chain_from(certificate, others), key)


def _signed(key: Any, pin: str, data: bytes) -> bytes:
    digest = hashlib.sha256(data).digest()
    # Keys for qualified signatures want the PIN again for each; others refuse it.
    again = {"pin": pin} if _asks_each_time(key) else {}
    if key.key_type == KeyType.EC:
        signature = key.sign(digest, mechanism=Mechanism.ECDSA, **again)
        return bytes(encode_ecdsa_signature(signature))
    value = algos.DigestInfo({"digest_algorithm": {"algorithm": "sha256"}, "digest": digest}).dump()
    return bytes(key.sign(value, mechanism=Mechanism.RSA_PKCS, **again))


def _asks_each_time(key: Any) -> bool:
    try:
        return bool(key[Attribute.ALWAYS_AUTHENTICATE])
    except (pkcs11.AttributeTypeInvalid, KeyError):
        return False


def is_named(fingerprint: str) -> Callable[[tuple[bytes, ...]], bool]:
    """Return a choice of the one certificate that was shown."""
    return lambda chain: certificate_summary(chain, None).fingerprint == fingerprint


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn what a card says into errors with codes."""
    code = "card_failed"
    try:
        yield
    except pkcs11.PKCS11Error as error:
        for kinds, named in _FAULTS:
            if isinstance(error, kinds):
                code = named
    else:
        return
    # Raised out here, because the module's error may carry more than a code.
    raise Refused(code)
