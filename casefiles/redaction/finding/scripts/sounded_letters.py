"""Words of scripts that stand for sounds, in Latin letters: Armenian, Hebrew, Ethiopic, Hangul.

What romanisations differ in does not count, since only consonants by classes and vowels by classes
are compared. What a script does not write is not there: Hebrew leaves most vowels out.
"""

import re
import unicodedata
from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

__all__ = ["in_latin"]


def _pairs(table: str) -> dict[str, str]:
    words = words_of(table)
    return {
        sign: "" if latin == "-" else latin
        for sign, latin in zip(words[::2], words[1::2], strict=True)
    }


_LETTERS: Final = _pairs(
    """
ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh
ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev
ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ k
შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
א a ב b ג g ד d ה h ו u ז z ח h ט t י i כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k
ר r ש sh ת t
ก k ข kh ค kh ฆ kh ง ng จ ch ฉ ch ช ch ซ s ฌ ch ญ y ฎ d ด d ฏ t ต t ฐ th ถ th ท th ธ th ฒ th ณ n น n
บ b ป p ผ ph พ ph ภ ph ฝ f ฟ f ม m ย y ร r ล l ว w ศ s ษ s ส s ห h ฬ l อ a ฮ h ะ a ั a า a ิ i ี i
ึ u ื u ุ u ู u เ e แ e โ o ใ ai ไ ai ำ am
"""
)
_KHMER: Final = _pairs(
    """
ក k ខ kh គ k ឃ kh ង ng ច ch ឆ ch ជ ch ឈ ch ញ nh ដ d ឋ th ឌ d ឍ th ណ n ត t ថ th ទ t ធ th ន n ប b ផ ph
ព p ភ ph ម m យ y រ r ល l វ v ស s ហ h ឡ l អ a ា a ិ e ី i ឹ oe ឺ eu ុ o ូ ou ួ uo ើ aeu ឿ oea ៀ ie
េ e ែ ae ៃ ai ោ ao ៅ au ំ om
"""
)
_KANA: Final = _pairs(
    """
あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi す su せ se そ so た ta ち
chi つ tsu
て te と to な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu め me
も mo や ya
ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za
じ ji ず zu
ぜ ze ぞ zo だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe
ぽ po ゔ v
ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo っ - ー -
"""
)
_MONGOLIAN: Final = _pairs(
    "ᠠ a ᠡ e ᠢ i ᠣ o ᠤ u ᠥ o ᠦ u ᠧ e ᠨ n ᠩ ng ᠪ b ᠫ p ᠬ h ᠭ g ᠮ m ᠯ l ᠰ s ᠱ sh ᠲ t ᠳ d ᠴ ch ᠵ j"
    " ᠶ y ᠷ r"
    " ᠸ w ᠹ f ᠺ k ᠻ kh ᠼ ts ᠽ z ᠾ h"
)
_SMALL_KANA: Final = re.compile("[きしちにひみりぎじびぴふてで][ゃゅょぁぃぇぉ]")
_OF_KHMER: Final = re.compile("[\u1780-\u17ff]")
_OF_JAPANESE: Final = re.compile("[\u3041-\u30ff]")
_SILENT_GA: Final = re.compile("ᠭ?[\u180e\u202f]ᠠ\\Z")
"""The end of a word that the old letters of Mongolian keep, and nobody says."""
_OF_MONGOLIAN: Final = re.compile("[\u1820-\u1842]")
_LAO: Final = {code: code - 0x80 for code in range(0x0E80, 0x0F00)} | {
    ord("ຢ"): "ย", ord("ຍ"): "ญ", ord("ຫ"): "ห", ord("ໝ"): "ม", ord("ໜ"): "น", ord("ຽ"): "ี"
}  # fmt: skip
"""Letters of Lao stand at the places of those of Thai."""
_FROM_KATAKANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TOGETHER: Final = (("ու", "u"), ("יי", "i"), ("וו", "v"))
_THAI_BEFORE: Final = re.compile("([เแโใไ])([ก-ฮ])")
_SILENT_FINAL: Final = re.compile("ה\\Z")
_SCRIPTS: Final = re.compile(
    "[\u0531-\u05ea\u0900-\u0dff\u0e00-\u0eff\u10d0-\u137f\u1780-\u1842\u3041-\u30ff\uac00-\ud7a3]"
)

# Indian scripts have their letters at the same places of their blocks.
_INDIC_START, _INDIC_END, _BLOCK = 0x900, 0xDFF, 0x80
_INDIC: Final = {
    int(place, 16): latin
    for place, latin in _pairs(
        """
02 n 05 a 06 a 07 i 08 i 09 u 0a u 0b ri 0f e 10 ai 13 o 14 au 15 k 16 kh 17 g 18 gh 19 ng 1a ch
1b ch 1c j 1d j 1e n 1f t 20 th 21 d 22 dh 23 n 24 t 25 th 26 d 27 dh 28 n 2a p 2b ph 2c b 2d bh
2e m 2f y 30 r 32 l 33 l 35 v 36 sh 37 sh 38 s 39 h 3e a 3f i 40 i 41 u 42 u 47 e 48 ai 4b o 4c au
5c r 5f y 70 n
"""
    ).items()
}
_CONSONANTS: Final = range(0x15, 0x3A)
_MARKS: Final = frozenset(range(0x3E, 0x4E))

_ETHIOPIC_START, _ETHIOPIC_END, _ORDERS = 0x1200, 0x1357, 8
_ETHIOPIC: Final = words_of(
    "h l h m s r s sh k k k k b v t ch h h n n - k k k k w - z zh y d d j g g g t ch p ts ts f p"
)
_ETHIOPIC_VOWELS: Final = ("e", "u", "i", "a", "e", "", "o", "oa")

_HANGUL_START, _HANGUL_END, _FINALS, _VOWELS = 0xAC00, 0xD7A3, 28, 21
_HANGUL_FIRST: Final = words_of("g k n d t r m b p s s - j j ch k t p h")
_HANGUL_VOWEL: Final = words_of("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_HANGUL_LAST: Final = words_of("- k k ks n n n t l lk lm lb ls lt lp l m p p t t ng t t k t p t")


def in_latin(word: str) -> str:
    """Return a word in small Latin letters; empty where it is of no such script.

    Args:
        word: in small letters.
    """
    if _SCRIPTS.search(word) is None:
        return ""
    if _OF_JAPANESE.search(word):
        return _japanese(word.translate(_FROM_KATAKANA))
    for table, pattern in ((_KHMER, _OF_KHMER), (_MONGOLIAN, _OF_MONGOLIAN)):
        if pattern.search(word):
            word = _SILENT_GA.sub("", word)
            return "".join(table.get(char, "") for char in word)
    word = unicodedata.normalize("NFC", word).translate(_LAO)
    word = _SILENT_FINAL.sub("א", _THAI_BEFORE.sub(r"\2\1", word))
    for pair, latin in _TOGETHER:
        word = word.replace(pair, latin)
    return "".join(_sound(word, at) for at in range(len(word)))


def _sound(word: str, at: int) -> str:
    char = word[at]
    code = ord(char)
    if code < ord("\u0531"):
        return char if char.isascii() else ""
    if _INDIC_START <= code <= _INDIC_END:
        return _indic(word, at)
    if _ETHIOPIC_START <= code <= _ETHIOPIC_END:
        row, order = divmod(code - _ETHIOPIC_START, _ORDERS)
        return _ETHIOPIC[row].strip("-") + _ETHIOPIC_VOWELS[order]
    if _HANGUL_START <= code <= _HANGUL_END:
        first, rest = divmod(code - _HANGUL_START, _FINALS * _VOWELS)
        vowel, last = divmod(rest, _FINALS)
        sounds = _HANGUL_FIRST[first], _HANGUL_VOWEL[vowel], _HANGUL_LAST[last]
        return "".join(sounds).replace("-", "")
    return _LETTERS.get(char, "")


def _japanese(word: str) -> str:
    """Return kana as Hepburn has them: しゃ is sha, ふぁ is fa."""
    joined = _SMALL_KANA.sub(lambda pair: _with_small(*pair[0]), word)
    return "".join(char if char.isascii() else _KANA.get(char, "") for char in joined)


def _with_small(first: str, small: str) -> str:
    latin, vowel = _KANA[first], _KANA[small]
    is_hushing = latin.endswith(("shi", "chi", "ji"))
    return latin[:-1] + (vowel[-1] if is_hushing or len(vowel) == 1 else vowel)


def _indic(word: str, at: int) -> str:
    """Return the sound of a letter; a consonant has an a unless a sign behind it says otherwise."""
    place = (ord(word[at]) - _INDIC_START) % _BLOCK
    sound = _INDIC.get(place, "")
    if place not in _CONSONANTS or at + 1 == len(word):
        return sound
    following = ord(word[at + 1]) - _INDIC_START
    is_marked = following >= 0 and following % _BLOCK in _MARKS
    return sound if is_marked else f"{sound}a"
