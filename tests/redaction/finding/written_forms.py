"""Thirty-seven written forms of one Uyghur and one Han name: each kind of spec/redaction 4.2.

Search and redaction are held to the same list. The records are as a lawyer has them: the name as
the person writes it, and as a Chinese paper does.
"""

from dataclasses import dataclass
from typing import Final

UYGHUR, HAN = "Aygül Memet", "王小明"
RECORDED: Final = {
    UYGHUR: (UYGHUR, "ئايگۈل مەمەت", "阿依古丽·买买提"),
    HAN: (HAN, "Wang Xiaoming"),
}
"""The names that somebody typed, by the one that stands for the person."""
NICKNAME: Final = "Aychi"
"""What her family calls her; no letter of her name tells it."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One way in which a paper writes a name.

    Attributes:
        person: the name of the person whom it leads to.
        asked: what search is asked for; empty for what search does not find.
    """

    kind: str
    person: str
    text: str
    asked: str = UYGHUR


_UYGHUR_ARABIC: Final = "ئايگۈل مەمەت"

WRITTEN: Final = (
    WrittenForm("as written", UYGHUR, "Aygül Memet"),
    WrittenForm("capitals, without accents", UYGHUR, "AYGUL MEMET"),
    WrittenForm("family name first, with a comma", UYGHUR, "MEMET, Aygul"),
    WrittenForm("joined, in an address", UYGHUR, "aygulmemet88@mail.example"),
    WrittenForm("cut at the end of a line", UYGHUR, "Ay-\ngül Memet"),
    WrittenForm("zero-width signs", UYGHUR, "Ay\u200bgül Me\u200dmet"),
    WrittenForm("full-width letters", UYGHUR, "Ａｙｇｕｌ Ｍｅｍｅｔ"),
    WrittenForm("letters that look alike", UYGHUR, "Аygul Мemet"),
    WrittenForm("Uyghur letters", UYGHUR, _UYGHUR_ARABIC),
    WrittenForm("Uyghur with a suffix", UYGHUR, "ئايگۈل مەمەتنىڭ"),
    WrittenForm("Uyghur with tatweel", UYGHUR, "ئايـگۈل مەمـەت"),
    WrittenForm("Uyghur presentation forms", UYGHUR, "ﺋﺎﻳﮕﯜﻝ ﻣﻪﻣﻪﺕ", _UYGHUR_ARABIC),
    WrittenForm("heh for ae, from another keyboard", UYGHUR, "ئايگۈل مهمهت", _UYGHUR_ARABIC),
    WrittenForm("Uyghur from a bad PDF, turned round", UYGHUR, "تەمەم لۈگيائ", _UYGHUR_ARABIC),
    WrittenForm("Chinese for the Uyghur name", UYGHUR, "阿依古丽·买买提"),
    WrittenForm("with another dot", UYGHUR, "阿依古丽•买买提"),
    WrittenForm("without the dot", UYGHUR, "阿依古丽买买提"),
    WrittenForm("traditional characters for it", UYGHUR, "阿依古麗·買買提"),
    WrittenForm("other characters for it", UYGHUR, "阿衣古丽·麦麦提"),
    WrittenForm("another spelling", UYGHUR, "Aigul Mamat"),
    WrittenForm("Cyrillic of Uyghur", UYGHUR, "Айгүл Мәмәт"),
    WrittenForm("a nickname", UYGHUR, "Aychi", ""),
    WrittenForm("Chinese", HAN, "被告人王小明到庭", HAN),
    WrittenForm("Chinese with a space", HAN, "王 小明", HAN),
    WrittenForm("Chinese over the end of a line", HAN, "被告人王小\n明到庭", HAN),
    WrittenForm("pinyin", HAN, "Wang Xiaoming", HAN),
    WrittenForm("pinyin, syllables apart", HAN, "Wang Xiao Ming", HAN),
    WrittenForm("pinyin, hyphenated", HAN, "Wang Xiao-ming", HAN),
    WrittenForm("pinyin, joined", HAN, "wangxiaoming1988", HAN),
    WrittenForm("pinyin with tones", HAN, "Wáng Xiǎomíng", HAN),
    WrittenForm("pinyin, family name last", HAN, "Xiaoming WANG", HAN),
    WrittenForm("pinyin with underscores", HAN, "Wang_Xiao_Ming.pdf", HAN),
    WrittenForm("pinyin with initials", HAN, "Wang X.M.", HAN),
    WrittenForm("Wade-Giles", HAN, "Wang Hsiao-ming", HAN),
    WrittenForm("pinyin as a handle", HAN, "https://chat.example/u/wang.xiaoming", HAN),
    WrittenForm("Chinese in full width", HAN, "王　小明", HAN),
    WrittenForm("a machine read 1 for i", HAN, "Wang X1aoming", ""),
)
"""Each kind of form, two names."""
