"""A letter with a point, or two without, for a whole name: Zeuge W., a slip from H., w TL."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import parts_of, pieces_of, script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.role_words import ROLES
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["LoneLetters"]

_LETTER: Final = re.compile(
    r"(?<![\w.'’&/°*-])([^\W\d_])\.(?![\w'’-])"
    r"(?![ \u00a0\"]?(?:[^\W\d_]\.|[A-ZА-ЯІЇЄÀ-Þ]))"
)
_BEFORE: Final = re.compile(r"([^\W\d_]+)(?:['’]s)?[ \u00a0]\Z")
_PAIR: Final = re.compile(r"(?<![\w.'’&/-])([A-ZА-ЯІЇЄ]{2})(?![\w.'’&/-])(?! [A-ZА-ЯІЇЄ]{2})")
_SIGNED: Final = re.compile(r",[ \t]*\n\s*[-–—]?[ \t]*([^\W\d_a-zа-я])\.?(?=[ \t]*(?:\n|\Z))")
"""Alone below a closing formula: Best, G."""
_PAIR_AFTER: Final = re.compile(r":? [a-zа-яёіїє]")
_COURT: Final = """
zeugin zeugen beschuldigte beschuldigter beschuldigten betroffene betroffener betroffenen kläger
klägerin klägers beklagte beklagten verfolgte verfolgter verfolgten angeklagte angeklagter
angeklagten angeschuldigte antragsteller antragstellerin beschwerdeführer beschwerdeführerin
nebenkläger nebenklägerin geschädigte geschädigten herr herrn frau requérant requérante prévenu
prévenue accusé accusée plaignant plaignante nommé nommée témoins testimone imputato imputata
acusado acusada imputado imputada detenido detenida reclamado reclamada oskarżony oskarżona
oskarżonego oskarżonej pokrzywdzony pokrzywdzona pokrzywdzonego świadka świadkowi obviněný obviněná
obviněného svědka poškozený sanık tanık mağdur şüpheli davacı davalı müşteki свидетеля свидетелю
свидетелем обвиняемый обвиняемая обвиняемого подозреваемый подозреваемая подозреваемого потерпевший
потерпевшая потерпевшего потерпевшей осужденный осужденная осужденного гражданин гражданка
гражданина гражданки свідка потерпілий потерпіла обвинувачений applicant claimant defendant
appellant respondent complainant verdachte getuige betrokkene eiser vittnet vitnet vidnet tilltalade
"""
_ROLES: Final = ROLES | frozenset(fold(_COURT).split())
_FROM: Final = """
from with by to for after before and told met saw w see about of says said asked von mit bei nach
vor durch für und de par avec pour chez après avant et con da per dopo prima y para от с со у к для
после до и про видел з від до після та od z u do przez po i s ile için sonra önce
"""
_PERSONAL: Final = frozenset(fold(_FROM).split())
"""Before whom somebody is named."""
_SHORTENED: Final = """
us uk eu un tv pc cd dvd dj ok id ip it pr hr uv ac dc am pm ad bc bce ce mp mr ms dr st jr sr vs no
nr op ed eds pp cf ie eg ag kg sa se ii iv vi ix xi xv xx md phd ba ma bs la ny ca dc ai it av tb
gb mb kb km cm mm hz rh gp hq hr pe pi po qa rn rv sd sf sm tm ta ue ua fr de es pl cz tr ru cn kz
ss ок сш рф кр тв ес ко мо им ук гк гп иф рк уж нк
"""
_ABBREVIATIONS: Final = frozenset(_SHORTENED.split())
_CALLED: Final = re.compile(r"(?<!\w)(?:lao|xiao|old|little) ([a-z]{2,4})(?![\w'’-])")
"""A short name in small letters, as chats have it: lao ma."""
_ROOM: Final = 26
_CASED: Final = frozenset("lcg")
_PARTS: Final = 2
_SHORT: Final = 4


class LoneLetters:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        for own, names in index.names.items():
            for name in names:
                parts = [part for part in parts_of(name) if part.what != "within"]
                if not parts or any(script_of(part.key) not in _CASED for part in parts):
                    continue
                firsts = [part.key[0] for part in parts]
                ends = firsts[0] + firsts[-1] if len(parts) >= _PARTS else ""
                pieces = ["".join(one[0] for one in pieces_of(part)) for part in parts]
                doubles = [one for one in pieces if len(one) == _PARTS]  # JB of Jean-Baptiste
                for letters in filter(None, (*firsts, ends, ends[::-1], *doubles)):
                    is_pair = len(letters) == _PARTS
                    if is_pair and (letters in _ABBREVIATIONS or letters in ordinary_words()):
                        continue
                    self._owners[letters].add(own)
                    self._forms.setdefault(letters, name)

        self._short = {
            key: base
            for key, base in index.bases.items()
            if base.is_listed and base.script == "l" and len(key) <= _SHORT
        }

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield letters that stand where people are named."""
        text = reading.text
        for at in reading.points if self._owners else ():
            match = _LETTER.match(text, at - 1)
            if match is not None and match[1].isupper() and _is_person(text, match):
                yield from self._place(match)
        for match in _PAIR.finditer(text) if self._owners else ():
            if match[1].lower() in self._owners and _is_pair_of_person(text, match):
                yield from self._place(match)
        for match in _SIGNED.finditer(text) if self._owners else ():
            yield from self._place(match)

        for match in _CALLED.finditer(text) if self._short else ():
            base = self._short.get(match[1])
            owners = base.owners if base is not None else frozenset()
            owners = frozenset(own for own in owners if match[1] not in self._rejected[own])
            if base is not None and owners:
                place = *match.span(), owners, len(match[1]), "title", match[1], base.text
                yield FoundSpan(*place, is_certain=False)

    def _place(self, match: re.Match[str]) -> Iterator[FoundSpan]:
        letters = compact(match[1])
        owners = frozenset(
            own for own in self._owners.get(letters, ()) if letters not in self._rejected[own]
        )
        if owners:
            place = match.start(1), match.end(), owners, len(letters), "initials", letters
            yield FoundSpan(*place, self._forms[letters], is_certain=False)


def _word_before(text: str, at: int) -> str:
    found = _BEFORE.search(text, max(0, at - _ROOM), at)
    return found[1] if found is not None else ""


def _is_person(text: str, match: re.Match[str]) -> bool:
    """Tell whether a letter with a point stands for somebody, and is no end of a sentence."""
    before = _word_before(text, match.start())
    key = fold(before)
    if key in _ROLES:
        return True
    return key in _PERSONAL and not _is_title(text, match)


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Tell whether M. is Monsieur, before his office: M. le maire."""
    return match[1] == "M" and re.match(r"[ \u00a0][a-zà-ÿ]", text[match.end() :]) is not None


def _is_pair_of_person(text: str, match: re.Match[str]) -> bool:
    before = _word_before(text, match.start())
    if before.islower() and fold(before) in _PERSONAL:
        return True
    is_first = not text[: match.start()].rpartition("\n")[2].strip()
    return is_first and _PAIR_AFTER.match(text, match.end()) is not None
