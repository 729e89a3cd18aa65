"""Sentences that go on about kin by a pronoun: My sister drove me. She had borrowed a car."""

import re
from collections.abc import Iterable
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.phrase import Owner, Phrase
from casefiles.redaction.kinship.sentences import sentence_at

_MOST: Final = 3
"""Sentences that are taken along."""
_FEMALE: Final = (
    "she|her|elle|ella|lei|ona|jej|она|её|ее|вона|її|sie|ihre?|هي|وهي",
    "她",
)
_MALE: Final = (
    # Polish "on" is left out: in English and French it begins other sentences.
    r"he|his|il(?!\s+(?:y|faut|fallait|est|était)\b)|él|lui|egli|jego|он|его|він|його|er|seine?|هو|وهو",
    "他",
)
_EITHER: Final = (
    "son|sa|ses|sus?|sua|suo|ол|ал|ӯ|вай|او|ئۇ|ئۇنىڭ|onun|uning",
    "其",
)
_SEVERAL: Final = (
    "they|their|ils|elles|leurs?|ellos|ellas|loro|oni|они|их|вони|їх|sie",
    "他们的?|她们的?",
)
_TURKISH: Final = re.compile(
    "kardeş|abla|anne|baba|ağabey|abi|eşim|karım|kocam|oğl|kızı", re.IGNORECASE
)
_FEMALES: Final = frozenset({Kin.SISTER, Kin.MOTHER, Kin.WIFE})
_MALES: Final = frozenset({Kin.BROTHER, Kin.FATHER, Kin.HUSBAND})
_MAY_BE_SEVERAL: Final = frozenset({Kin.PARENT, Kin.CHILD})
_LEAD: Final = (
    r"[ \t\u3000]*\n?[ \t\u3000]*"
    r"(?:(?:and|but|then|so|und|aber|mais|et|y|pero|и|но|а|та)\s+)?"
)


def passage_of(text: str, start: int, end: int, found: Iterable[Phrase]) -> tuple[int, int]:
    """Return the sentence around words of kin, with those after it that go on about the same.

    Only of kin of whoever speaks: "she" is then neither the speaker nor the one whose kin it is.

    Args:
        text: in which they stand.
        start: where they begin.
        end: where they end.
        found: words of kin of the text; those at this place decide which pronouns go on.
    """
    begin, stop = sentence_at(text, start, end)
    here = [
        one
        for one in found
        if one.start < end and start < one.end and one.owner in {Owner.FIRST, Owner.BARE}
    ]
    if not here:
        return begin, stop
    pronoun = _pronoun(here)
    for _ in range(_MOST):
        following = pronoun.match(text, stop)
        if following is None:
            break
        stop = sentence_at(text, following.start("word"), following.end())[1]
    return begin, stop


def _pronoun(here: Iterable[Phrase]) -> re.Pattern[str]:
    phrases = tuple(here)
    kins = frozenset(kin for one in phrases for kin in one.kins)
    own = [_EITHER]
    if kins - _MALES:
        own.append(_FEMALE)
    if kins - _FEMALES:
        own.append(_MALE)
    if kins & _MAY_BE_SEVERAL:
        own.append(_SEVERAL)
    spaced = "|".join(one for one, _ in own)
    if any(_TURKISH.search(one.word) for one in phrases):
        spaced += "|o"
    unspaced = "|".join(one for _, one in own)
    # 他 begins 他们 too, which may be the police.
    return re.compile(rf"{_LEAD}(?P<word>(?:{spaced})\b|(?:{unspaced})(?!们))", re.IGNORECASE)
