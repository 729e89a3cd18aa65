"""Words beside the last digits of a number: ending in, 尾号, последние цифры."""

import re
from typing import Final

from casefiles.domain.language.folding import fold

__all__ = ["TAIL_AFTER", "TAIL_BEFORE"]

TAIL_BEFORE: Final = re.compile(
    r"(?:尾号|尾號|尾数|尾數|末[三四六]位(?:数|数字|碼|码)?|后[三四六]位(?:数|数字)?|後[三四六]碼?位?"
    r"|last (?:three|four|six|five|3|4|5|6)(?: digits)?(?: of [^\n]{0,30})?|final (?:four|six|4"
    r"|6)(?: digits)?"
    r"|ending(?: in| with)?|end(?:s|ed)? (?:in|with)"
    r"|последн\w+ (?:четыре |шесть )?(?:цифр\w*|знак\w*)"
    r"|(?:заканчива|оканчива)\w+(?: на)?"
    r"|endziffern?|endend auf|endet (?:auf|mit)|endnummer|letzten? (?:vier |sechs |4 "
    r"|6 )?(?:ziffern|stellen)|mit den endziffern"
    r"|se termin\w+ (?:par|en|con|in)|terminant par|finissant par|terminad[oa] en|termina en"
    r"|(?:quatre |six )?derniers chiffres"
    r"|(?:cuatro |seis )?ultimos(?: cuatro| seis)? digitos|ultime (?:quattro |sei )?cifre"
    r"|che termina (?:in|con|per)|terminante con"
    r"|(?:cztery |szesc )?ostatnie(?: cztery)? cyfry|koncowk\w+|konczac\w+ sie(?: na)?"
    r"|posledni\w* (?:ctyr\w* |cisl\w*)?(?:cisl\w*)?|koncici(?: na)?"
    r"|son (?:dort|alti|4|6) (?:hane\w*|rakam\w*)|sonu|останні\w* (?:чотири )?цифр\w*"
    r"|закінчу\w+(?: на)?"
    r"|соңғы (?:төрт )?(?:цифр\w*|сан\w*)|axirqi (?:tot|alte) (?:xane\w*|reqim\w*)"
    rf"|{fold('ئاخىرقى')}"
    r"|sista (?:fyra )?siffror\w*|slutar (?:på|pa)"
    rf"|(?:{fold('المنتهي')}|{fold('ينتهي')}) ب\w*"
    r"|اخر (?:اربع\w*|ست\w*) (?:ارقام|خانات)|τελευταια (?:τεσσερα )?ψηφια"
    r"|끝자리|뒷자리|마지막)[^\d\n]{0,24}\Z",
    re.IGNORECASE,
)
"""Stands before them, folded."""
TAIL_AFTER: Final = re.compile(
    r"[^\w\n]{0,3}(?:ile biten|ending|的(?:号码|手机|电话)|结尾|結尾"
    r"|для|бүтетін|로 끝나는|으로 끝나는)",
    re.IGNORECASE,
)
"""Stands after them."""
