"""Words that say who somebody is without a name: kin, occupations, "the only one", kinds of places.

In English, Chinese, Uyghur, Tibetan, German, French, Spanish, Italian, Russian, Turkish, Polish and
Kazakh.
A star stands for any ending. Han and Tibetan are written without spaces and found anywhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.folding import fold

_KIN: Final = """
brother brothers sister sisters father mother parent parents son sons daughter daughters child
children wife husband widow widower fiancé fiancée spouse partner uncle aunt nephew niece cousin
cousins grandfather grandmother grandson granddaughter grandparents brother-in-law sister-in-law
father-in-law mother-in-law son-in-law daughter-in-law stepfather stepmother stepson stepdaughter
twin twins
bruder schwester vater mutter sohn tochter kind ehefrau ehemann witwe witwer onkel tante neffe
nichte cousin cousine großvater großmutter enkel enkelin schwager schwägerin verwandte*
frère sœur père mère fils fille enfant épouse époux mari veuve veuf oncle neveu nièce
cousine grand-père grand-mère beau-frère belle-sœur
hermano hermana padre madre hijo hija esposa esposo marido viuda tío tía sobrino sobrina primo
prima
abuelo abuela cuñado cuñada
fratello sorella figlio figlia moglie marito vedova zio zia nipote cugino cugina nonno nonna
брат* сестр* отец отц* мать матер* сын* доч* жена жены муж мужа вдова дядя дяди тётя тёти
племянни*
двоюродн* дедушк* бабушк* родственни*
kardeş* abla* ağabey* abisi babası babam annesi annem oğl* oğul kız* eşi karısı kocası amca*
dayı* hala* teyze*
yeğen* kuzen* dedesi akraba*
brat brata siostra siostry ojciec ojca matka matki syn syna córka córki żona żony mąż męża wujek
ciotka bratanek siostrzenica kuzyn* dziadek babcia
ئاكا* ئۇكا* ئىنى* ئاچا* سىڭىل* سىڭلى* دادا* ئاتا* ئانا* ئوغل* ئوغۇل* قىز* ئايال* ئېرى تۇغقان*
تاغا*
ھامما* جىيەن* بوۋا* موما*
аға* іні* апа* әпке* қарындас* сіңлі* әке* ана анасы* анам* шеше* ұлы
ұлым* қызы* қызым* әйелі* күйеуі*
туыс* немере* жиен* ата атасы* әже* нағашы*
"""
_KIN_UNSPACED: Final = """
哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 父亲 父親 母亲 母親 爸爸 妈妈 儿子 兒子 女儿 女兒 妻子 丈夫 叔叔
伯父 舅舅 姑姑
阿姨 侄子 侄女 外甥 堂兄 表兄 表哥 表妹 祖父 祖母 爷爷 奶奶 亲属 親屬 亲戚 家属 家屬 岳父 嫂子
姐夫
ཕ་མ སྤུན ནུ་བོ ནུ་མོ གཅེན་པོ ཨ་ཕ ཨ་མ བུ་མོ བུ་ཚ ཆུང་མ ཁྱོ་ག ཨ་ཁུ སྲིང་མོ
"""
_ROLE: Final = """
teacher headteacher headmaster principal professor lecturer student pupil doctor physician surgeon
nurse midwife pharmacist imam mullah muezzin monk nun abbot lama priest pastor mayor clerk
shopkeeper bookseller baker butcher tailor farmer herder shepherd driver mechanic engineer
architect
journalist reporter editor poet writer singer musician photographer
notary cadre secretary director manager accountant
cook waiter cleaner worker trader merchant businessman businesswoman owner neighbour neighbor
colleague classmate cellmate landlord tenant
lehrer* arzt ärztin krankenschwester apotheker* bürgermeister* nachbar* kollege* kollegin
journalist* händler* bäcker* anwalt anwältin student*
enseignant* professeur* médecin infirmièr* maire voisin* collègue* journaliste* étudiant* avocat*
maestro maestra profesor* médico enfermer* alcalde vecin* periodista* estudiante* abogad*
insegnante medico infermier* sindaco vicin* giornalista avvocat*
учител* врач* медсестр* сосед* коллег* журналист* студент* адвокат* водител* мулл* имам*
öğretmen* doktor* hemşire* komşu* meslektaş* gazeteci* öğrenci* avukat* imam* muhtar*
nauczyciel* lekarz* sąsiad* dziennikarz* adwokat*
ئوقۇتقۇچى* مۇئەللىم* دوختۇر* سېسترا* ئىمام* قوشن* ساۋاقداش* خىزمەتداش* مۇخبىر* ئوقۇغۇچى*
تىجارەتچى*
شوپۇر* ئادۋوكات*
мұғалім* дәрігер* көрші* оқушы* шопан* жүргізуші* аудармаш* әріптес* кәсіпкер*
"""
_ROLE_UNSPACED: Final = """
老师 老師 教师 教師 校长 校長 教授 学生 學生 医生 醫生 护士 護士 阿訇 村长 村長 镇长 书记 書記
干部 幹部 记者
記者 司机 司機 商人 店主 老板 農民 农民 工人 邻居 鄰居 同事 同学 同學 律师 律師 诗人 作家 翻译
歌手
དགེ་རྒན སློབ་མ སྨན་པ བླ་མ གྲྭ་པ ཨ་ནི ཁ་ལོ་བ ཚོང་པ
"""
_ONLY: Final = """
only sole eldest oldest youngest firstborn elder younger
einzige* älteste* jüngste* seul seule unique aîné* cadet* único única solo sola
единственн* старш* младш* tek biricik jedyn* najstarsz* najmłodsz*
بىردىنبىر يالغۇز چوڭى كەنجى
жалғыз* тұңғыш* кенже*
"""
_ONLY_UNSPACED: Final = "唯一 独生 獨生 独子 獨子 独女 長子 长子 長女 长女 最小的 老大 老幺 གཅིག་པོ"
_AGE: Final = (
    r"\b\d{1,2}[- ]years?[- ]olds?\b|\b(?:aged|age|at the age of) \d{1,2}\b|\bborn in \d{4}\b"
    r"|\b\d{1,2} Jahre alt\b|\b\d{1,2} ans\b|\b\d{1,2} años\b|\b\d{1,2} anni\b"
    r"|\b\d{1,2} (?:лет|года)\b|\b\d{1,2} жас(?:та|ар)"
    r"|\b\d{1,2} yaşında\b|\b\d{1,2} lat\b|\d{1,2} ?ياش|\d{1,2} ?[岁歲]|[12]\d{3} ?年(?:出生|生)"
)
_DAY: Final = (
    r"\b\d{1,2}\.? (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?\b|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
    r"|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|\d{4}-يىل ?\d{1,2}-ئاينىڭ ?\d{1,2}"
)
_OFFICE: Final = """
school bureau hospital clinic mosque monastery temple church university institute
factory company bookshop bakery newspaper
schule krankenhaus moschee kloster universität fabrik
école hôpital mosquée monastère université usine
escuela mezquita universidad fábrica
школ* больниц* мечет* университет* завод*
okul* hastane* camii üniversite* fabrika*
مەكتەپ* مەكتىپى* دوختۇرخان* مەسچىت* ئىدارە* ئۇنىۋېرسىتېت* زاۋۇت* شىركەت* كىتابخان*
мектеп* мектебі* аурухана* мешіт* зауыт* кеңсе* дүкен*
"""
_OFFICE_UNSPACED: Final = """
学校 學校 中学 中學 小学 小學 公安局 派出所 医院 醫院 清真寺 寺院 大学 大學 公司 工厂 工廠 书店
書店 报社 单位 單位 སློབ་གྲྭ སྨན་ཁང དགོན་པ བཟོ་གྲྭ
"""
_SEX: Final = """
she her hers herself he him his himself mr mrs ms miss madam woman man girl boy lady gentleman
frau herr herrn ihm ihn elle madame mme monsieur ella señora señor signora signor lei
она её ей ней нею он его ему ним госпож* господин* г-жа г-жи г-же г-н женщин* мужчин*
девушк* девочк*
pani jej hanım
خانىم* ئەپەندى*
"""
_SEX_HAN: Final = re.compile(
    "她(?![们們])|(?<![其吉])他(?![们們人])|女士|先生|小姐|男子|女子|女性|男性"
)
_PAST_VERB: Final = re.compile(r"[а-яё]{2,}(?:[аеиоуыя]л(?:а|ся|ась)?|шла|шёл|шел)")
"""Russian past tense: its ending agrees with who did it."""
_SMALL: Final = """
village hamlet street lane road house home flat farm courtyard neighbourhood neighborhood building
dorf straße haus wohnung rue maison appartement calle casa aldea pueblo
дом село деревн* улиц* ev evi köy* sokak* mahalle* wieś ulica dom
كەنت* مەھەللە* كوچا* ئۆي*
ауыл* көше* үйі* үйде пәтер*
"""
_SMALL_UNSPACED: Final = "村 巷 街 路 家 小区 小區 号楼 གྲོང་ཚོ གྲོང་སྡེ ཁྱིམ"
_WIDE: Final = """
region province state country republic europe asia china xinjiang tibet
provinz land république pays región país провинц* област* стран* bölge* ülke* eyalet
ئۆلكە* ئاپتونوم* دۆلەت*
облыс* мемлекет* өлке*
"""
_WIDE_UNSPACED: Final = "省 自治区 自治區 中国 中國 新疆 西藏 国 國 རྒྱལ་ཁབ ཞིང་ཆེན"


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of one kind.

    Attributes:
        whole: that count alone.
        beginnings: that count with any ending.
        anywhere: that count wherever they stand.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    anywhere: tuple[str, ...]

    def find(self, words: Iterable[str], text: str) -> str:
        """Return the first of them in a folded text, given its words too; empty for none."""
        for word in words:
            if word in self.whole or word.startswith(self.beginnings):
                return word
        return next((one for one in self.anywhere if one in text), "")


def _words(spaced: str, unspaced: str = "") -> _Words:
    texts = spaced.split()
    return _Words(
        frozenset(fold(one) for one in texts if not one.endswith("*")),
        tuple(fold(one[:-1]) for one in texts if one.endswith("*")),
        tuple(fold(one) for one in unspaced.split()),
    )


KIN: Final = _words(_KIN, _KIN_UNSPACED)
_SEX_WORDS: Final = _words(_SEX)
ROLE: Final = _words(_ROLE, _ROLE_UNSPACED)
ONLY: Final = _words(_ONLY, _ONLY_UNSPACED)
OFFICE: Final = _words(_OFFICE, _OFFICE_UNSPACED)
SMALL_PLACE: Final = _words(_SMALL, _SMALL_UNSPACED)
WIDE_PLACE: Final = _words(_WIDE, _WIDE_UNSPACED)
_SPOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
AGE: Final = re.compile(_AGE, re.IGNORECASE)
DAY: Final = re.compile(_DAY, re.IGNORECASE)


def sex_shown(before: str, after: str) -> str:
    """Return what shows the sex of somebody, as written; empty for nothing.

    Args:
        before: the words before a placeholder.
        after: those after it; a verb in the past counts only as the first of them.
    """
    words = _SPOKEN.findall(f"{before} {after}")
    found = next((one for one in words if _SEX_WORDS.find((fold(one),), "")), "")
    if found:
        return found
    han = _SEX_HAN.search(f"{before} {after}")
    if han is not None:
        return han[0]
    first = after.split(maxsplit=1)
    return first[0].strip(",.;:") if first and _is_past(first[0]) else ""


def _is_past(word: str) -> bool:
    return _PAST_VERB.fullmatch(word.strip(",.;:").lower()) is not None
