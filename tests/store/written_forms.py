"""Written forms of names by which search must find their bearers: each kind of spec/redaction 4.2.

Rows are: kind of form, what is searched for, and what the page says. Those of one Uyghur and one
Han name are the list that redaction is held to.
"""

from typing import Final

from tests.redaction.finding.written_forms import HAN, UYGHUR, WRITTEN

TIBETAN = "Tashi Dorje"

FOUND: Final = (
    *((row.kind, row.asked, row.text) for row in WRITTEN if row.asked),
    ("capitals", UYGHUR, "AYGÜL MEMET"),
    ("without accents", UYGHUR, "Aygul Memet"),
    ("family name first", UYGHUR, "Memet Aygül"),
    ("hyphen within a word", UYGHUR, "Ay-gül Memet"),
    ("letter by letter", "Aygül", "A y g ü l"),
    ("y for i", UYGHUR, "Aigül Memet"),
    ("another vowel", UYGHUR, "Aygul Mamat"),
    ("heh for ae, from another keyboard", "ئايگۈل مەمەت", "ئايگۈل مهمهت"),
    ("Uyghur from a bad PDF, turned round", "ئايگۈل مەمەت", "تەمەم لۈگيائ"),
    ("Russian", UYGHUR, "Айгуль Мамат"),
    ("other characters for it", UYGHUR, "阿衣古丽•麦麦提"),
    ("pinyin of the Chinese form", "阿依古丽", "AYIGULI"),
    ("Uyghur letters, asked in Chinese", "阿依古丽·买买提", "ئايگۈل مەمەت"),
    ("simplified for traditional", "陳偉", "陈伟先生"),
    ("traditional for simplified", "陈伟", "陳偉先生"),
    ("Chinese, asked in pinyin", "Wang Xiaoming", "被告人王小明到庭"),
    ("Chinese, asked in Wade-Giles", "Wang Hsiao-ming", "被告人王小明到庭"),
    ("Chinese, asked with the family name last", "Xiaoming Wang", "被告人王小明到庭"),
    ("Chinese, asked in joined pinyin", "wangxiaoming", "被告人王小明到庭"),
    ("a rarer reading", "Zeng Wei", "曾伟先生"),
    ("u with two dots as v", "Lv Xin", "吕欣女士"),
    ("a machine read 1 for l", "Baratjan Halil", "Baratjan Ha1il"),
    ("a machine read 0 for o", "Ömer Tohti", "Omer T0hti"),
    ("Tibetan", "བཀྲ་ཤིས་རྡོ་རྗེ", "བཀྲ་ཤིས་རྡོ་རྗེ་ལགས"),
    ("Tibetan, asked in Wylie", "bkra shis rdo rje", "བཀྲ་ཤིས་རྡོ་རྗེ་ལགས"),
    ("Tibetan, asked as it is spoken", TIBETAN, "བཀྲ་ཤིས་རྡོ་རྗེ་ལགས"),
    ("Tibetan with another tsheg", "བཀྲ་ཤིས་རྡོ་རྗེ", "བཀྲ༌ཤིས༌རྡོ༌རྗེ"),
    ("Chinese for the Tibetan name", TIBETAN, "扎西多吉"),
    ("pinyin of that", TIBETAN, "Zhaxi Duoji"),
    ("Arabic with vowel signs", "محمد", "مُحَمَّد"),
    ("Arabic with another alef and yeh", "احمد العلى", "أحمد العلي"),
    ("Russian, asked in Latin letters", "Gulnara Mukhtarova", "Гульнара Мухтарова"),
    ("Latin, asked in Russian", "Гульнара", "Gulnara"),
)
"""Forms that must be found."""

MISSED: Final = (
    ("a nickname", UYGHUR, "Aychi", "nothing in the letters tells: put it in the person's record"),
    ("an initial alone", UYGHUR, "A. Memet", "one letter is on every page"),
    ("a kinship term", UYGHUR, "her only sister", "no string leads to it: a person must look"),
    ("two letters misread", "Baratjan", "Boratjam", "a distance of two letters joins other names"),
    ("characters by sound", HAN, "王晓铭", "is another name; asked in pinyin it is found"),
)
"""Forms that cannot be found, and why."""
