"""What is left beside a name that goes and tells whose it was: an aunt, a school in a file name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import NameQuestion
from casefiles.redaction.kinship.spaced_forms import forms, key_of
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.mentions import SHARED, Mention
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import SoughtPerson

__all__ = ["adjacent_names", "with_adjacent"]

_KIN: Final = (
    "apa|ana|aka|acha|hede|dada|ata|opa|ona|oyi|abla|abi|ağabey|teyze|hala|amca|dayı|anne|baba|nine|dede"
    "|apam|anam|akam|acham|dadam|atam|auntie|aunty|uncle|granny|grandma|grandpa"
    "|tante|oncle|tía|tío|ciocia|wujek|babcia|teta|babička"
    "|апа|апай|апке|әпке|ана|әже|ата|ага|аға|ака|әке|көке|тётя|тетя|тёть|дядя|баба|бабушка|дедушка"
    "|ئاپا|ئانا|ئاچا|ئاكا|ئاتا|دادا|ھەدە|خاله|عمه|عمو|دایی|ننه|مامان|بابا|خالة|عمة|عم|خال"
    "|پاپا|อา|น้า|ป้า|ลุง|ตา|ยาย"
)
_AFTER: Final = re.compile(rf"[ \u00a0-](?:{_KIN})(?![^\W_])", re.IGNORECASE)
_BEFORE: Final = re.compile(rf"(?<![^\W_])(?:{_KIN})[ \u00a0]\Z", re.IGNORECASE)
_HAN_KIN: Final = (
    "大妈|大娘|大婶|大姐|大哥|大爷|大叔|大伯|阿姨|奶奶|爷爷|外婆|外公|姥姥|姥爷|妈妈|爸爸"
    "|姑姑|姑妈|舅舅|舅妈|叔叔|婶婶|伯伯|嫂子|姐姐|妹妹|哥哥|弟弟"
)
_HAN_AFTER: Final = re.compile(f"(?:{_HAN_KIN}|大?[姐哥](?![妹夫]))")
_HAN_BEFORE: Final = re.compile(f"(?:{_HAN_KIN})\\Z")
_SIGN: Final = r"[ \u00a0]?[,:;(|=–—\-/，：；（、][ \u00a0]?"
_FOLLOWS: Final = re.compile(
    rf"{_SIGN}(?:(?:the|his|her|a|an|la|le|die|der|das|el|его|её|jego|jej)[ \u00a0])?"
    r"([^\W\d_]{3,}(?:-[^\W\d_]+){0,2})(?![^\W_])(?![ \u00a0](?:of|in|de|du|des)[ \u00a0])",
    re.IGNORECASE,
)
_HAN_FOLLOWS: Final = re.compile(
    f"{_SIGN}(?:{_HAN_KIN}|妻子?|丈夫|女儿|儿子|母亲|父亲|长女|次女|长子|次子)"
)
_LED: Final = re.compile(
    r"(?:\A|[\n.;:,(|/–—-][ \u00a0]*)([^\W\d_]{3,}(?:-[^\W\d_]+){0,2})[ \u00a0]\Z"
)
_OTHERS: Final = frozenset(words_of("man make nine far kind zone pop meta bey esi mari maka kin"))
"""Words of kin in one language that are usual words in another."""
_ROOM: Final = 12
_FILE: Final = re.compile(
    r"[^\s/\\:\"<>|,;]*\.(?:jpe?g|png|heic|tiff?|gif|pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?"
    r"|mp[34]|m4a|wav|ogg|opus|mov|avi|zip|eml|msg|html?)(?![^\W_])",
    re.IGNORECASE,
)
_FILE_BEGIN: Final = re.compile(r"[^\s/\\:\"<>|,;]*\Z")
_LONGEST: Final = 80
_NUMBERED: Final = re.compile(r"([^\W\d_]{3,})[ _.-]?\d{1,4}(?!\d)")
_USUAL: Final = frozenset(
    compact(one)
    for one in words_of(
        "img image scan photo foto copy page part version ver final doc file dsc pic vid rev"
    )
)
"""Words that cameras, scanners and writers number."""


def adjacent_names(
    text: str, certain: Sequence[Mention], people: Mapping[PersonId, SoughtPerson]
) -> Iterator[NameQuestion]:
    """Yield names that go with what beside them would stay and tell of the person.

    Args:
        text: any text.
        certain: names that go; of each question the rest is asked about.
        people: whom they may mean.
    """
    for one in certain:
        owners = frozenset(() if one.person_id == SHARED else (one.person_id,))
        wide = with_adjacent(text, one.start, one.end)
        sides = ((wide[0], one.end), (one.start, wide[1]))
        for start, end in (side for side in sides if side != (one.start, one.end)):
            word = compact(text[start : one.start] + text[one.end : end])
            names = people[one.person_id].names if one.person_id in people else ()
            form = text[one.start : one.end].strip() or next(iter(names), "")
            yield NameQuestion(start, end, owners, "beside", word, form)


def with_adjacent(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a name with words of kinship on either side, and with the name of a file around it."""
    if _is_in_numbered_file(text, start, end):
        before, after = (
            _FILE_BEGIN.search(text, max(0, start - _LONGEST), start),
            _FILE.match(text, end),
        )
        return before.start() if before else start, after.end() if after else end
    return _begin(text, start), _end(text, end)


def _begin(text: str, start: int) -> int:
    near = max(0, start - _ROOM)
    before = _BEFORE.search(text, near, start) or _HAN_BEFORE.search(text, near, start)
    if before is not None:
        return before.start()
    led = _LED.search(text, max(0, start - 2 * _ROOM), start)
    return led.start(1) if led is not None and _is_kin(led[1]) else start


def _end(text: str, end: int) -> int:
    after = _AFTER.match(text, end) or _HAN_AFTER.match(text, end) or _HAN_FOLLOWS.match(text, end)
    if after is not None:
        return after.end()
    follows = _FOLLOWS.match(text, end)
    return follows.end() if follows is not None and _is_kin(follows[1]) else end


def _is_kin(word: str) -> bool:
    key = key_of(word)
    return key in forms() and key not in _OTHERS


def _is_in_numbered_file(text: str, start: int, end: int) -> bool:
    """Tell whether a name is in that of a file of which a word has a number: school17.jpg."""
    after = _FILE.match(text, end, end + _LONGEST)
    before = _FILE_BEGIN.search(text, max(0, start - _LONGEST), start)
    if after is None or before is None:
        return False
    rest = f"{before[0]} {after[0]}"
    return any(compact(follows[1]) not in _USUAL for follows in _NUMBERED.finditer(rest))
