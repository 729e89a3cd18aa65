"""The word in a handle, where it stands alone beside a sign that it is one: write anar, @anar."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.numbers.numbers import same_length
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["HandleParts", "nicknames"]

_PIECE: Final = re.compile(r"[^\W\d_]{4,}")
_HANDLE: Final = re.compile(r"@?[\w.-]{4,64}")
_SIGN_WITHIN: Final = re.compile(r"[._-]+")
_SPOKEN: Final = (
    "under[ -]?score|underline|low(?:er)? (?:dash|line)|dash|hyphen|minus|dot|point|period"
    "|tiret(?: bas)?|souligne|guion(?: bajo)?|punto|unterstrich|bindestrich|punkt|podkreslenie"
    r"|kropka|alt ?cizgi|nokta|tire|(?:нижнее )?подчеркивани\w*|нижн\w+ (?:тире|пробел)"
    "|тире|точка|下划线|横线|点|شرطة سفلية|نقطة|اندرلاین|نقطه"
)
_IN_WORDS: Final = rf"[ \u00a0]?[\[(]?(?:{_SPOKEN})[\])]?[ \u00a0]?"
"""Signs of a handle as they are read aloud, folded."""
_SIGN: Final = re.compile(
    r"(?:@|(?<![^\W_])(?:write|handle|wechat|weixin|vx|telegram|whatsapp|signal|imo|skype|instagram"
    r"|insta|facebook|tiktok|nick|nickname|username|login|account|пиши\w*|напиши\w*|ник|логин"
    r"|аккаунт|вичат|телеграм\w*|schreib\w*|ecris|écris|escribe|scrivi|napisz|yaz|ünd[iı]dar|yézing"
    r"|يېزىڭ|ئۈندىدار)"
    r"(?:[\s:,]+(?:to|me|on|at|as|is|she|he|her|his|him|my|the|name|id|under|just|only))*[\s:\"'“«]+@?"
    r"|(?:微信号?|帐号|账号|网名|昵称)[：:是叫为\s]*)\Z"
)
_ROOM: Final = 40


def nicknames(index: Index) -> dict[str, frozenset[str]]:
    """Return pieces of handles that are a part of their owner's name, but for letters left out."""
    found: dict[str, set[str]] = {}
    for own, person in index.people.items():
        parts = [one for one in index.bases.values() if own in one.owners and one.script == "l"]
        for _, value in person.identifiers:
            pieces = _PIECE.findall(fold(value)) if _HANDLE.fullmatch(value) else ()
            for piece in map(compact, pieces):
                for base in parts:
                    is_cut = piece[0] == base.key[0] and len(piece) < len(base.key)
                    if is_cut and _is_within(piece, base.key) and piece not in ordinary_words():
                        found.setdefault(base.key, set()).add(piece)
    return {key: frozenset(pieces) for key, pieces in found.items()}


def _is_within(piece: str, key: str) -> bool:
    """Tell whether a word has the letters of a piece in their order: mihrigul has miri."""
    letters = iter(key)
    return all(letter in letters for letter in piece)


class HandleParts:
    """Finds words of handles; always questions."""

    def __init__(self, index: Index) -> None:
        self._pieces: dict[str, tuple[PersonId, str]] = {}
        self._spoken: list[tuple[tuple[str, ...], re.Pattern[str], PersonId, str]] = []
        for own, person in index.people.items():
            for _, value in person.identifiers:
                if not _HANDLE.fullmatch(value) or not any(map(str.isalpha, value)):
                    continue
                pieces = tuple(filter(None, _SIGN_WITHIN.split(fold(value).strip("@"))))
                if len(pieces) > 1:
                    pattern = re.compile(
                        rf"(?<![^\W_]){_IN_WORDS.join(map(re.escape, pieces))}(?![^\W_])"
                    )
                    self._spoken.append((pieces, pattern, own, value))
                for piece in _PIECE.findall(fold(value)):
                    is_whole = compact(piece) == compact(value)
                    if not is_whole and piece not in ordinary_words() | index.rejected[own]:
                        self._pieces.setdefault(piece, (own, value))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield words of handles beside what tells that they are, and handles read aloud."""
        for pieces, pattern, own, form in self._spoken:
            if not all(compact(piece) in reading.key for piece in pieces):
                continue
            for match in pattern.finditer(same_length(reading.text)):
                word = "".join(map(compact, pieces))
                place = *match.span(), frozenset((own,)), len(word), "in_word", word, form
                yield FoundSpan(*place, is_certain=False)
        for piece, (own, form) in self._pieces.items():
            if piece not in reading.key:
                continue
            text = same_length(reading.text)
            for match in re.finditer(rf"(?<![^\W_]){re.escape(piece)}(?![^\W_])", text):
                if _SIGN.search(text, max(0, match.start() - _ROOM), match.start()):
                    place = *match.span(), frozenset((own,)), len(piece), "in_word", piece, form
                    yield FoundSpan(*place, is_certain=False)
