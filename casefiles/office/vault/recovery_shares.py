"""A recovery key in three shares of which any two open the vault: SLIP-39, 33 words each.

Words are told apart by their first four letters. The checksum of a share (RS1024 of SLIP-39)
finds any three wrong words, and one wrong word's place.
"""

from dataclasses import dataclass, field
from typing import Final

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORD_INDEX_MAP, WORDLIST

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import Randomness
from casefiles.store.keys.key_slots import KEY_SIZE, SharedKey

SHARES: Final = 3
NEEDED: Final = 2
WORDS_PER_SHARE: Final = 33
_PREFIX: Final = 4
_BY_PREFIX: Final = {word[:_PREFIX]: word for word in WORDLIST}
_WORD_BITS: Final = 10
_NAMES: Final = (b"shamir", b"shamir_extendable")
_WORD_OF_NAME, _BIT_OF_NAME = 1, 4
_GENERATOR: Final = (
    *(0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009),
    *(0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x3F3F120),
)


@dataclass(frozen=True, slots=True)
class NewShares:
    """A recovery key that opens nothing yet, and its shares, 33 words each."""

    key: SharedKey
    shares: tuple[tuple[str, ...], ...] = field(repr=False)


def drawn_shares(randomness: Randomness) -> NewShares:
    """Draw a recovery key and part it."""
    key = SharedKey(randomness(KEY_SIZE))
    (group,) = generate_mnemonics(1, [(NEEDED, SHARES)], key.data, iteration_exponent=0)
    return NewShares(key, tuple(tuple(words.split()) for words in group))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that were typed, each whole where its beginning tells which it is."""
    typed = text.casefold().replace(",", " ").replace(".", " ").split()
    stored = (word for word in typed if not word.isdigit())
    return tuple(
        _BY_PREFIX.get(word[:_PREFIX], word) if _is_like(word) else word for word in stored
    )


def _is_like(word: str) -> bool:
    whole = _BY_PREFIX.get(word[:_PREFIX], "")
    return len(word) >= _PREFIX and whole.startswith(word)


def wrong_word(text: str) -> int:
    """Return the number, from 1, of the first word that is not as on the paper; 0 for none.

    A share that is not whole yet is judged by its finished words only.
    """
    words = words_of(text)
    is_finished = text[-1:].isspace() or len(words) >= WORDS_PER_SHARE
    for number, word in enumerate(words, 1):
        is_typing = number == len(words) and not is_finished
        if word not in WORD_INDEX_MAP and not (is_typing and _begins_a_word(word)):
            return number
    if len(words) > WORDS_PER_SHARE:
        return WORDS_PER_SHARE + 1
    return _misplaced(words) if len(words) == WORDS_PER_SHARE else 0


def _begins_a_word(text: str) -> bool:
    return any(word.startswith(text) for word in WORDLIST)


def is_whole(text: str) -> bool:
    """Tell whether a share was typed whole, and its checksum agrees."""
    words = words_of(text)
    is_known = len(words) == WORDS_PER_SHARE and all(word in WORD_INDEX_MAP for word in words)
    if not is_known:
        return False
    values = [WORD_INDEX_MAP[word] for word in words]
    return _polymod([*_name_of(values), *values], 1) == 1


def key_from_shares(texts: tuple[str, str]) -> SharedKey:
    """Put two shares together.

    Raises:
        Refused: a word is wrong (`share` and `word` tell which), words are missing, it is the
            same share twice, or the two are not of one key.
    """
    for number, text in enumerate(texts, 1):
        _require_whole(number, text)
    one, other = (" ".join(words_of(text)) for text in texts)
    try:
        if one == other:
            raise Refused("share_twice")
        data = combine_mnemonics([one, other])
    except MnemonicError:
        data = b""
    if len(data) != KEY_SIZE:
        raise Refused("shares_of_two_keys")
    return SharedKey(data)


def _require_whole(number: int, text: str) -> None:
    wrong, words = wrong_word(text + " "), len(words_of(text))
    if wrong:
        raise Refused("share_word_wrong", share=number, word=wrong)
    if words != WORDS_PER_SHARE:
        raise Refused("share_incomplete", share=number, words=words, of=WORDS_PER_SHARE)
    if not is_whole(text):
        raise Refused("share_wrong", share=number)


def _misplaced(words: tuple[str, ...]) -> int:
    """Return the number of the only word that can be the wrong one; 0 if none or several can."""
    values = [WORD_INDEX_MAP[word] for word in words]
    name = _name_of(values)
    syndrome = _polymod([*name, *values], 1) ^ 1
    if syndrome == 0:
        return 0
    # The checksum is linear: an error at a place always leaves the same mark, whatever else stands.
    last = len(values) - 1
    able = [at for at in range(len(values)) if _can_leave(syndrome, last - at)]
    if not able:
        # The wrong word may be the one that says over which name the checksum goes.
        other = next(one for one in _NAMES if one != name)
        syndrome = _polymod([*other, *values], 1) ^ 1
        able = [_WORD_OF_NAME] if _can_leave(syndrome, last - _WORD_OF_NAME) else []
    return able[0] + 1 if len(able) == 1 else 0


def _can_leave(syndrome: int, after: int) -> bool:
    marks = [_polymod([1 << bit, *([0] * after)], 0) for bit in range(_WORD_BITS)]
    # Gaussian elimination over bits: is the syndrome a sum of these marks?
    for pivot in range(len(marks)):
        if marks[pivot] == 0:
            continue
        top = 1 << marks[pivot].bit_length() - 1
        marks = [
            mark ^ marks[pivot] if at != pivot and mark & top else mark
            for at, mark in enumerate(marks)
        ]
        syndrome ^= marks[pivot] if syndrome & top else 0
    return syndrome == 0


def _name_of(values: list[int]) -> bytes:
    return _NAMES[values[_WORD_OF_NAME] >> _BIT_OF_NAME & 1]


def _polymod(values: list[int], start: int) -> int:
    check = start
    for value in values:
        top = check >> 20
        check = (check & 0xFFFFF) << _WORD_BITS ^ value
        for bit, constant in enumerate(_GENERATOR):
            check ^= constant if top >> bit & 1 else 0
    return check
