"""Chinese syllables as Uyghur papers write them: شى جىنپىڭ, ئوۋياڭ."""

from typing import Final

from casefiles.redaction.spelling_variants.forms import letters

__all__ = ["in_uyghur"]

_FIRST: Final = letters(
    "zh ج ch چ sh ش b ب p پ m م f ف d د t ت n ن l ل g گ k ك h خ j ج q چ x ش r ر z ز c س s س"
)
_LAST: Final = letters(
    "a ا o و e ې ai ەي ei ېي ao اۋ ou و an ەن ang اڭ en ېن eng ېڭ ong وڭ i ى ia يا ie يې iao ياۋ"
    " iu يۇ ian يەن in ىن iang ياڭ ing ىڭ iong يۇڭ u ۇ ua ۇا uo و uai ۇەي ui ۇي uan ۇەن un ۇن"
    " uang ۇاڭ ue ۆ er ېر"
)
_WHOLE: Final = letters(
    "yi يى ya يا ye يې yao ياۋ you يۇ yan يەن yang ياڭ yin يىن ying يىڭ yong يۇڭ yu يۈ yue يۆ"
    " yuan يۈەن yun يۈن wu ۋۇ wa ۋا wo ۋو wai ۋەي wei ۋېي wan ۋەن wang ۋاڭ wen ۋېن weng ۋېڭ"
    " ou ئوۋ a ئا ai ئەي an ئەن ang ئاڭ ao ئاۋ e ئې en ئېن er ئېر ju جۈ jun جۈن juan جۈەن qu چۈ"
    " qun چۈن quan چۈەن xu شۈ xun شۈن xuan شۈەن"
)


def in_uyghur(words: tuple[tuple[str, ...], ...]) -> str:
    """Return a name of pinyin syllables in Uyghur letters; empty if one of them is none.

    Args:
        words: the syllables of each word of the name.
    """
    found = [[_syllable(one) for one in word] for word in words]
    return " ".join(map("".join, found)) if all(map(all, found)) else ""


def _syllable(syllable: str) -> str:
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    for size in (2, 1):
        first, last = syllable[:size], syllable[size:]
        if first in _FIRST and last in _LAST:
            return _FIRST[first] + _LAST[last]
    return ""
