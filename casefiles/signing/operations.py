"""What the child does: look at a certificate, sign, check, ask for a time, add one."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.cards import is_named, key_on_card
from casefiles.signing.certificates import (
    certificate_of,
    certificate_summary,
    moment_of,
    problem_of,
)
from casefiles.signing.containers import (
    Container,
    attributes_to_sign,
    container_bytes,
    container_from,
    require_signed,
)
from casefiles.signing.frames import SignatureSummary, SignerSummary, SigningRequest
from casefiles.signing.keys import DocumentSigningKey, key_in_file
from casefiles.signing.revisions import as_read, parse_signed_file, prepared
from casefiles.signing.timestamps import question_for, time_of, token_in

Answer: TypeAlias = SignerSummary | SignatureSummary | bytes


def answer(signing_request: SigningRequest, file: bytes, adjacent: bytes) -> Answer:
    """Do what a request asks.

    Args:
        signing_request: what to do.
        file: to sign, check or add a time to; empty where none is needed.
        adjacent: answer of a time-stamping authority; empty where none is needed.

    Raises:
        Refused: it cannot be done; nothing was written anywhere.
    """
    return _ACTS[signing_request.act](signing_request, file, adjacent)


def _look(signing_request: SigningRequest, _file: bytes, _adjacent: bytes) -> SignerSummary:
    moment = moment_of(signing_request.moment)
    with _key(signing_request) as key:
        return certificate_summary(key.chain, moment)


def _sign(signing_request: SigningRequest, file: bytes, _adjacent: bytes) -> bytes:
    moment = moment_of(signing_request.moment)
    with _key(signing_request) as key:
        signer = certificate_summary(key.chain, moment)
        if signer.fingerprint != signing_request.fingerprint:
            raise Refused("certificate_changed")
        if signer.problem:
            raise Refused(signer.problem)
        room = prepared(file, signing_request.moment)
        signature = key.sign(attributes_to_sign(key.chain[0], room.digest))
    container = Container(key.chain, room.digest, signature)
    require_signed(container)
    return room.with_container(container_bytes(container))


def _check(signing_request: SigningRequest, file: bytes, _adjacent: bytes) -> SignatureSummary:
    return checked(file, _chain(signing_request))


def checked(file: bytes, chain: tuple[bytes, ...]) -> SignatureSummary:
    """Prove a signed file, as readers find it and byte for byte.

    Raises:
        Refused: it does not hold.
    """
    digest, der = as_read(file)
    container = container_from(der, chain)
    if digest != container.digest:
        raise Refused("signature_broken")
    require_signed(container)
    signed = parse_signed_file(file, chain)
    moment = moment_of(signed.moment)
    problem = problem_of(certificate_of(chain[0]), moment)
    if problem:
        raise Refused(problem)
    signer = certificate_summary(chain, moment)
    if not container.token:
        return SignatureSummary(signer, signed.moment, len(signed.unsigned))
    time = time_of(container.token, container.signature)
    return SignatureSummary(
        signer, signed.moment, len(signed.unsigned), time.moment, time.authority
    )


def _ask_time(signing_request: SigningRequest, file: bytes, _adjacent: bytes) -> bytes:
    checked(file, _chain(signing_request))
    return question_for(parse_signed_file(file, _chain(signing_request)).container.signature)


def _add_time(signing_request: SigningRequest, file: bytes, adjacent: bytes) -> bytes:
    checked(file, _chain(signing_request))
    signed = parse_signed_file(file, _chain(signing_request))
    if signed.container.token:
        raise Refused("token_there")
    token = token_in(adjacent)
    time_of(token, signed.container.signature)
    return signed.with_token(token)


def _chain(signing_request: SigningRequest) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(one) for one in signing_request.chain)


@contextmanager
def _key(signing_request: SigningRequest) -> Iterator[DocumentSigningKey]:
    """Open the key of the signer for as long as it is needed."""
    place = signing_request.key
    if place is None:
        raise Refused("signing_file_missing")
    if not place.is_card:
        yield key_in_file(Path(place.path), place.secret)
        return
    moment = moment_of(signing_request.moment)
    if signing_request.fingerprint:
        choose = is_named(signing_request.fingerprint)
    else:

        def choose(chain: tuple[bytes, ...]) -> bool:
            return not problem_of(certificate_of(chain[0]), moment)

    with key_on_card(place.path, place.secret, choose) as key:
        yield key


_ACTS: Final[Mapping[str, Callable[[SigningRequest, bytes, bytes], Answer]]] = MappingProxyType(
    {
        "look": _look,
        "sign": _sign,
        "check": _check,
        "ask_time": _ask_time,
        "add_time": _add_time,
    }
)
