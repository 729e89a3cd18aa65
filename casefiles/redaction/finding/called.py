"""Words by which people are called beside a name, seen with it in a question: баба Надя."""

import re
from dataclasses import replace
from typing import Final

from casefiles.redaction.finding.hits import NameQuestion

__all__ = ["with_called"]

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
    return replace(one, start=start, end=one.end if after is None else after.end())
