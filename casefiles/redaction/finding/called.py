"""Words by which people are called beside a name, seen with it in a question: баба Надя."""

import re
from dataclasses import replace
from typing import Final

from casefiles.redaction.finding.hits import FoundSpan, NameQuestion
from casefiles.redaction.finding.letters.adjacent_names import with_adjacent

__all__ = ["with_called", "with_rank"]

_KINDS: Final = frozenset({"part", "short", "slip", "sounds", "title"})
_BEFORE: Final = re.compile(
    r"(?<![^\W_])(?:баба|бабця|бабуся|бабушка|дед|дід|дядя|дядь|дядько|дядьку|тётя|тёть|тетя|теть|тітка|тітко"
    r"|baba|babcia|ciocia|ciociu|wujek|wujku|tante|oncle|tata|dayı|teyze|mon petit|ma petite"
    r"|انجنیر|انجینر|انجنير|مهندس|داکتر|ډاکټر|دکتر|معلم|استاد|ملا|قاری|حاجی|کاکا|ماما"
    r"|ani|geshe|آقا|خانم|جنرال|عمو|خاله|کاک|داده)[ \u00a0]\Z"
    "|(?:ဒေါ်|ဦး|မောင်|ကို|နော်|စော|မ)\\Z",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"[ \u00a0-](?:zhan|aga|agha|jon"
    r"|apa|aka|acha|hede(?:ye|ge|ni|ning|m)?|abla|abi|ağabey|teyze|dayı|xan|can|jan"
    r"|gyan|апа|апай|ага|аға|әке|жан|ака|опа|ئاچا|ئاكا|ھەدە|ئاپا|گیان|گيان|جان|جون|خان|لالا|آغا|اغا)(?![^\W_])",
    re.IGNORECASE,
)
_RANK_BEFORE: Final = re.compile(r"(?<![^\W_])(?:Lao|Xiao|lao|xiao)[ \u00a0]\Z")
_RANK_AFTER: Final = re.compile(
    r"[ \u00a0-](?:guanjiao|suozhang|(?:da|zhong)?duizhang|jingguan|ganshi|yujing|juzhang|kezhang"
    r"|zhidaoyuan|jiaodaoyuan|zhengwei|minjing|ganbu|jiaoguan"
    r"|q[iy]z[iy]|k[iıy]z[iıy]|og?h?l[iıu]|o['’ʻ]?g['’ʻ]?li|uly|улы|ұлы|оглы|огли|угли|ўғли|қызы|кызы|қизи"
    r"|кизи)(?![^\W_])",
    re.IGNORECASE,
)
"""Chinese ranks in Latin letters, which tell the post of whoever stands before them, and words for
son and daughter behind the father's name."""
_NAMES: Final = frozenset({"part", "title", "initials"})
_ROOM: Final = 14


def with_called(text: str, one: NameQuestion) -> NameQuestion:
    """Return a question with the word of kinship or endearment beside its name.

    Args:
        text: the text in which it stands.
        one: the question; what it is grouped and answered by stays.
    """
    if one.kind not in _KINDS:
        return one
    before = _BEFORE.search(text, max(0, one.start - _ROOM), one.start)
    after = _AFTER.match(text, one.end)
    start = one.start if before is None else before.start()
    end = one.end if after is None else after.end()
    start, end = with_adjacent(text, start, end)
    return replace(one, start=start, end=end)


def with_rank(text: str, place: FoundSpan) -> FoundSpan:
    """Return a name with what tells the post or the father: Lao Zhao, Zhao guanjiao."""
    if place.kind not in _NAMES or not text[place.start].isupper():
        return place
    before = _RANK_BEFORE.search(text, max(0, place.start - _ROOM), place.start)
    after = _RANK_AFTER.match(text, place.end)
    if before is None and after is None:
        return place
    start = place.start if before is None else before.start()
    return replace(place, start=start, end=place.end if after is None else after.end())
