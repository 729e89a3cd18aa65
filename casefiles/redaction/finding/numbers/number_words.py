"""Words beside a part of a number that say where in it that stands: ending in, begins with."""

import re
from typing import Final, Literal

from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.numbers.number_ends import (
    ends_after,
    ends_before,
    starts_after,
    starts_before,
)

__all__ = ["Stated", "stated"]

Stated = Literal["begin", "middle", "end", ""]
_SERIES: Final = r"(?:сери[яию]|сер\.|серії|сериясы|seri[aei]s?|serii|seriya\w*|seri no)"
"""Says that the first signs of the number of a paper follow; its others are called its number."""
_TAIL_BEFORE: Final = re.compile(
    r"(?:尾号|尾號|尾数|尾數|末[三四六]位(?:数|数字|碼|码)?|后[三四六]位(?:数|数字)?|後[三四六]碼?位?"
    r"|last (?:three|four|six|five|3|4|5|6)(?: digits)?(?: of [^\n]{0,30})?|final (?:four|six|4"
    r"|6)(?: digits)?"
    r"|ending(?: in| with)?|end(?:s|ed)? (?:in|with)"
    r"|последн\w+ (?:три |четыре |шесть )?(?:цифр\w*|знак\w*)"
    r"|(?:заканчива|оканчива)\w+(?: на)?"
    r"|endziffern?|endend auf|endet (?:auf|mit)|endnummer|letzten? (?:vier |sechs |4 "
    r"|6 )?(?:ziffern|stellen)|mit den endziffern"
    r"|(?:fini\w*|acab\w+) (?:par|en|con)"
    r"|se termin\w+ (?:par|en|con|in)|terminant par|finissant par|terminad[oa] en|termina en"
    r"|(?:quatre |six )?derniers chiffres"
    r"|(?:cuatro |seis )?ultimos(?: cuatro| seis)? digitos|ultime (?:quattro |sei )?cifre"
    r"|che termina (?:in|con|per)|terminante con"
    r"|(?:cztery |szesc )?ostatnie(?: cztery)? cyfry|koncowk\w+|konczac\w+ sie(?: na)?"
    r"|posledni\w* (?:ctyr\w* |cisl\w*)?(?:cisl\w*)?|koncici(?: na)?"
    r"|son (?:dort|alti|4|6) (?:hane\w*|rakam\w*)|sonu|останні\w* (?:чотири )?цифр\w*"
    r"|закінчу\w+(?: на)?"
    r"|номери\w* аягы|аягы|охирги (?:турт|тўрт)\w*|axiri|sonu\w*|соңғы (?:төрт )?(?:цифр\w*|сан\w*)"
    r"|axirqi (?:tot|alte) (?:xan[ei]\w*|reqim\w*)"
    rf"|{fold('ئاخىرقى')}"
    r"|sista (?:fyra )?siffror\w*|slutar (?:på|pa)"
    rf"|(?:{fold('المنتهي')}|{fold('ينتهي')}) ب\w*"
    r"|اخر (?:اربع\w*|ست\w*) (?:ارقام|خانات)|τελευταια (?:τεσσερα )?ψηφια"
    r"|끝자리|뒷자리|마지막"
    rf"|{_SERIES}[ \u00a0:]{{0,3}}\w{{1,5}}[ \u00a0,;\n]{{1,3}}(?:номер|nomer|numer|numara|№|no|n))"
    r"[^\d\n]{0,24}\Z",
    re.IGNORECASE,
)
"""Stands before them, folded."""
_TAIL_AFTER: Final = re.compile(
    r"[^\w\n]{0,3}(?:ile biten|ending|的(?:号码|手机|电话)|结尾|結尾"
    r"|для|бүтетін|로 끝나는|으로 끝나는)",
    re.IGNORECASE,
)
"""Stands after them."""
_FIRST: Final = r"(?:two|three|four|five|six|2|3|4|5|6)"
_HEAD_BEFORE: Final = re.compile(
    rf"(?:(?:begin|start)(?:s|ning|ing|ned|ed)? (?:with|in)|began with|first {_FIRST}?(?: digits)?"
    r"|prefix|area code|开头(?:是|为)?|開頭(?:是|為)?|前[两三四五六]位(?:数|数字)?|前几位"
    r"|начина\w+ (?:на|с)|перв\w+ (?:\w+ )?цифр\w*|починає\w+ (?:на|з)|перш\w+ (?:\w+ )?цифр\w*"
    r"|(?:beginnt|fangt|beginnend) (?:mit|an mit)|erste\w* (?:\w+ )?(?:ziffern|stellen)|vorwahl"
    r"|commenc\w+ par|(?:\w+ )?premiers chiffres|empieza (?:por|con)|comienza (?:por|con)"
    r"|primer\w* (?:\w+ )?digitos|(?:inizia|comincia) (?:con|per)|prime (?:\w+ )?cifre"
    r"|zaczyna\w* sie (?:od|na)|pierwsz\w+ (?:\w+ )?cyfr\w*"
    r"|ilk (?:uc|dort|alti|3|4|6) (?:hane|rakam)\w*"
    rf"|басы|бірінші (?:\w+ )?сан\w*|bashlin\w+|{_SERIES})[^\d\n.;]{{0,20}}\Z"
)
"""Stands before the first of them, folded."""
_HEAD_AFTER: Final = re.compile(
    r"[^\w\n]{0,3}(?:(?:ile|le|la|diye) basl\w+|开头|開頭|打头"
    r"|(?:at the|in the) (?:start|beginning)|bilen bashl\w+)"
)
_MIDDLE_BEFORE: Final = re.compile(
    r"(?:middle|中间(?:[两三四五六]位)?(?:数|数字)?|中間|середин\w+|mitte|milieu"
    r"|en medio|in mezzo|srodek|srodku"
    r"|orta(?:si|da|sinda)|ортасы\w*|otturi\w*)[^\d\n.;]{0,20}\Z"
)
_MIDDLE_AFTER: Final = re.compile(
    r"[^\w\n]{0,3}(?:in the middle|in der mitte|au milieu|在中间|в середине)"
)
_OF_NUMBER: Final = re.compile(
    r"phone|number|passport|pasaport|паспорт|төлқұжат|паспорти|\biin\b|жсн|\biban\b|\binn\b|\btc\b"
    r"|pesel|account|карт|bank|konto|conto|compte|\bpass\b|кимлик|kimlik|银行卡|护照|身份证|警号"
    r"|mobil|\bcell\b|\btel|\bsim\b|whatsapp|digits|телеф|номер|цифр|nummer|ziffer|numero|chiffre"
    r"|numer|cyfr|numara|rakam|nomur|电话|手机|号码|號碼|电\s?話|号"
    rf"|{'|'.join(map(fold, ('رقم', 'هاتف', 'نومۇر', 'تېلېفون', 'شماره', 'нөмір')))}"
)
"""Makes of a text with the first or middle digits one about a number."""
_ROOM: Final = 60
_NEAR: Final = 80


def stated(text: str, start: int, end: int, *, is_long: bool = False) -> Stated:
    """Tell where in a number a part stands, by the words beside it.

    Args:
        text: folded, as long as the text it was.
        start: where the part begins.
        end: where it ends.
        is_long: so long that it need not be said that a number is spoken of.
    """
    first = max(0, start - _ROOM)
    if _TAIL_BEFORE.search(text, first, start) or _TAIL_AFTER.match(text, end):
        return "end"
    if ends_before().search(text, first, start) or ends_after().match(text, end):
        return "end"
    where: Stated = ""
    heads = _HEAD_BEFORE, starts_before()
    if any(one.search(text, first, start) for one in heads) or any(
        one.match(text, end) for one in (_HEAD_AFTER, starts_after())
    ):
        where = "begin"
    elif _MIDDLE_BEFORE.search(text, first, start) or _MIDDLE_AFTER.match(text, end):
        where = "middle"
    is_near = where and (is_long or _OF_NUMBER.search(text, max(0, start - _NEAR), end + _NEAR))
    return where if is_near else ""
