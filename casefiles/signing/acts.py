"""What the child does: look at a certificate, sign, check, ask for a time, add one."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from casefiles.domain.foundation.errors import Refused
from casefiles.signing.cards import is_named, key_on_card
from casefiles.signing.certificates import certificate_of, moment_of, problem_of, told_of
from casefiles.signing.containers import (
    Container,
    attributes_to_sign,
    container_bytes,
    container_from,
    require_signed,
)
from casefiles.signing.frames import Request, SignatureTold, SignerTold
from casefiles.signing.keys import SigningKey, key_in_file
from casefiles.signing.revisions import as_read, prepared, taken_apart
from casefiles.signing.times import question_for, time_of, token_in

Answer: TypeAlias = SignerTold | SignatureTold | bytes


def answer(asked: Request, file: bytes, beside: bytes) -> Answer:
    """Do what a request asks.

    Args:
        asked: what to do.
        file: to sign, check or add a time to; empty where none is needed.
        beside: answer of a time-stamping authority; empty where none is needed.

    Raises:
        Refused: it cannot be done; nothing was written anywhere.
    """
    return _ACTS[asked.act](asked, file, beside)


def _look(asked: Request, _file: bytes, _beside: bytes) -> SignerTold:
    moment = moment_of(asked.moment)
    with _key(asked) as key:
        return told_of(key.chain, moment)


def _sign(asked: Request, file: bytes, _beside: bytes) -> bytes:
    moment = moment_of(asked.moment)
    with _key(asked) as key:
        told = told_of(key.chain, moment)
        if told.fingerprint != asked.fingerprint:
            raise Refused("certificate_changed")
        if told.problem:
            raise Refused(told.problem)
        room = prepared(file, asked.moment)
        signature = key.sign(attributes_to_sign(key.chain[0], room.digest))
    container = Container(key.chain, room.digest, signature)
    require_signed(container)
    return room.with_container(container_bytes(container))


def _check(asked: Request, file: bytes, _beside: bytes) -> SignatureTold:
    return checked(file, _chain(asked))


def checked(file: bytes, chain: tuple[bytes, ...]) -> SignatureTold:
    """Prove a signed file, as readers find it and byte for byte.

    Raises:
        Refused: it does not hold.
    """
    digest, der = as_read(file)
    container = container_from(der, chain)
    if digest != container.digest:
        raise Refused("signature_broken")
    require_signed(container)
    signed = taken_apart(file, chain)
    moment = moment_of(signed.moment)
    problem = problem_of(certificate_of(chain[0]), moment)
    if problem:
        raise Refused(problem)
    told = told_of(chain, moment)
    if not container.token:
        return SignatureTold(told, signed.moment, len(signed.unsigned))
    time = time_of(container.token, container.signature)
    return SignatureTold(told, signed.moment, len(signed.unsigned), time.moment, time.authority)


def _ask_time(asked: Request, file: bytes, _beside: bytes) -> bytes:
    checked(file, _chain(asked))
    return question_for(taken_apart(file, _chain(asked)).container.signature)


def _add_time(asked: Request, file: bytes, beside: bytes) -> bytes:
    checked(file, _chain(asked))
    signed = taken_apart(file, _chain(asked))
    if signed.container.token:
        raise Refused("token_there")
    token = token_in(beside)
    time_of(token, signed.container.signature)
    return signed.with_token(token)


def _chain(asked: Request) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(one) for one in asked.chain)


@contextmanager
def _key(asked: Request) -> Iterator[SigningKey]:
    """Open the key of the signer for as long as it is needed."""
    place = asked.key
    if place is None:
        raise Refused("signing_file_missing")
    if not place.is_card:
        yield key_in_file(Path(place.path), place.secret)
        return
    moment = moment_of(asked.moment)
    if asked.fingerprint:
        choose = is_named(asked.fingerprint)
    else:

        def choose(chain: tuple[bytes, ...]) -> bool:
            return not problem_of(certificate_of(chain[0]), moment)

    with key_on_card(place.path, place.secret, choose) as key:
        yield key


_ACTS: Final[Mapping[str, Callable[[Request, bytes, bytes], Answer]]] = MappingProxyType(
    {
        "look": _look,
        "sign": _sign,
        "check": _check,
        "ask_time": _ask_time,
        "add_time": _add_time,
    }
)
