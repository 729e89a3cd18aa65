"""What one field of a name really lists: titles off, and several names in one field apart."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.scripts.burmese import without_honorific
from casefiles.redaction.names.patterns import compact

__all__ = ["HAN_TITLES", "TITLES", "cleaned_names"]

TITLES: Final = frozenset(
    fold(
        "dr mr mrs ms miss mx prof professor sir dame lady lord madam mme mlle m me maitre maître"
        " herr"
        " frau dipl ing mag señor señora señorita sr sra srta don doña dott dottor dottoressa sig"
        " signor signora avv avvocato pan pani pán paní mgr inż ing adw judr mudr phdr haji hajji"
        " hajim qari qarim mullah molla mullam imam imamhatip sheikh shaykh hanim hanım bey efendi"
        " sayın av xanim khanim akhun ahun axun axunum lama geshe geshela rinpoche ven venerable"
        " khenpo ani господин госпожа г г-н г-жа гр гражданин гражданка доктор профессор пан пані"
        " мырза ханым advokat adv atty attorney esq jr snr judge justice rev fr captain capt col"
        " gen"
        " comrade mehmud kk mst mosammat daw السيد السيدة الدكتور الشيخ الحاج ھاجى قارى ئەپەندى"
        " خانىم دوكتور"
    ).split()
)
"""Words before or after a name that are none of it, folded."""
HAN_TITLES: Final = (
    *("先生", "女士", "小姐", "老师", "老師", "律师", "律師", "教授", "医生", "醫生", "大夫"),
    *("阿訇", "同志", "太太", "夫人", "师傅", "師傅", "主任", "书记", "書記", "博士", "法官"),
    *("检察官", "警官", "校长", "局长", "经理", "院长", "科长", "队长", "活佛", "喇嘛", "仁波切"),
    *("哈吉", "阿吉"),
)
"""What follows a Chinese name, or its family name, and is none of it."""
_ALSO: Final = re.compile(
    r"\s*(?:/|;|；|\||\n|\ba\.?k\.?a\.?(?!\w)|\balias\b|\bf\.?k\.?a\.?(?!\w)|\bgenannt\b"
    r"|\bgeb(?:\.|orene?r?\b)"
    r"|\bdite?\b|\bnée?\b|\bborn\b|\bformerly\b|\bz domu\b|\bvel\b|\brozen[áý]\b|\bdetto\b"
    r"|\bdetta\b"
    r"|известн\w+ как|он же|она же|урожд[её]нн\w+|ур\.|\bnamıdiğer\b"
    r"|又名|又叫|化名|曾用名|别名|別名|原名|法名|笔名"
    r"|[(（\[【]|[)）\]】]|[\"“”„«»]|'(?=\w+'(?:\s|$))|(?<=\w)'(?=\s|$))\s*",
    re.IGNORECASE,
)
_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LEAST: Final = 2


def cleaned_names(text: str) -> tuple[str, ...]:
    """Return the names that a field lists, without titles; the field itself where it is one name.

    Args:
        text: as somebody typed it, such as "Dr. Rosalind Petit (Rosa)".
    """
    pieces = [piece for one in _ALSO.split(text) if (piece := one.strip(" ,.;:"))]
    found = list(_names(pieces))
    found += [bare for one in found for bare in without_honorific(one)]
    if len(pieces) > 1 and _has_aside(text):
        # "Mihrigul (Mira) Turdaxun": what stands round the aside is one name.
        found.append(_bare(" ".join([pieces[0], *pieces[2:]])))
    return tuple(dict.fromkeys(one for one in found if len(compact(one)) >= _LEAST))


def _names(pieces: list[str]) -> Iterator[str]:
    for piece in pieces:
        yield _bare(piece)


def _has_aside(text: str) -> bool:
    return re.search(r"\S\s*[(（\"“„«'][^()（）\"“”„«»']+[)）\"”“»']\s*\w", text) is not None


def _bare(name: str) -> str:
    if _HAN.search(name):
        return _without_han_title(name)
    words = name.split()
    while len(words) > 1 and fold(words[0]).strip(".,") in TITLES:
        words = words[1:]
    while len(words) > 1 and fold(words[-1]).strip(".,") in TITLES:
        words = words[:-1]
    return " ".join(words).strip(" ,")


def _without_han_title(name: str) -> str:
    for title in HAN_TITLES:
        if name.endswith(title) and len(name) > len(title):
            return name[: -len(title)].strip()
    return name
