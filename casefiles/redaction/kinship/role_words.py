"""Trades and roles by which somebody is told whose kin is meant: the herdsman's wife, жена чабана.

Beginnings stand for every word that goes on with an ending of a case. In languages whose grammar
tells an owner by itself (English, French, Turkic ones) these words are only needed where a capital
could be that of a name.
"""

from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

SPACED: Final = {
    "en": (
        "herdsman herder herdswoman shepherd farmer farmhand driver teacher schoolteacher doctor "
        "nurse midwife lawyer attorney counsel interpreter translator journalist reporter editor "
        "writer poet singer shopkeeper shopowner trader merchant buyer seller baker butcher "
        "tailor cook waiter cleaner carpenter mechanic smith builder worker engineer accountant "
        "clerk secretary director manager owner landlord landlady tenant neighbour neighbor "
        "colleague classmate roommate cellmate friend guide smuggler courier guard guardsman "
        "policeman policewoman officer soldier commander judge prosecutor notary investigator "
        "official cadre mayor chief headman elder imam mullah monk nun abbot lama priest pastor "
        "student pupil professor researcher headmaster principal photographer fisherman hunter "
        "miner sailor pilot porter caretaker janitor informant informer activist host employer "
        "widow orphan fixer"
    ),
    "de": (
        "hirt schäfer bauer fahrer lehrer arzt ärztin anwalt anwältin dolmetscher übersetzer "
        "händler nachbar zeuge wirt koch bäcker richter polizist beamt freund kollege"
    ),
    "sv": "herd bond förar chaufför lärar läkar advokat tolk grann handlar domar vän kollega",
    "ru": (
        "чабан пастух табунщик скотовод животновод фермер крестьянин крестьянк водител шофер "
        "шофёр таксист учител преподавател врач доктор медсестр акушерк адвокат юрист "
        "переводчи журналист редактор писател поэт певц певиц продав торгов купц лавочник "
        "пекар мясник портн повар официант уборщи плотник механик слесар кузнец кузнеца "
        "строител рабоч инженер бухгалтер секретар директор начальни заведующ хозяин хозяйк "
        "владел сосед соседк соседей коллег одноклассни сокамерни друг друзей подруг приятел "
        "знаком проводник контрабандист курьер охранник надзирател полицейск милиционер "
        "участков офицер солдат командир суд судь прокурор нотариус следовател чиновник глав "
        "старост старейшин имам мулл монах монахин лам священник студент ученик ученик "
        "профессор директор фотограф рыбак охотник шахтёр шахтер моряк дворник сторож "
        "информатор активист работодател осведомител"
    ),
    "uk": (
        "пастух чабан тваринник фермер селянин водій водія шофер вчител учител лікар "
        "медсестр адвокат юрист перекладач журналіст редактор письменник поет продав торгов "
        "крамар пекар кухар тесляр механік коваля робітник інженер бухгалтер секретар директор "
        "начальник господар власник сусід сусідк колег однокласник співкамерник друг подруг "
        "провідник охоронець охоронця поліцейськ офіцер солдат суд прокурор слідч "
        "чиновник старост імам мулл ченц монах священик студент"
    ),
    "pl": (
        "pasterz pastucha rolnik kierowc szofer nauczyciel lekarz pielęgniark adwokat prawnik "
        "tłumacz dziennikarz redaktor pisarz poet sprzedawc handlarz kupc piekarz rzeźnik "
        "krawc kucharz stolarz mechanik kowal robotnik inżynier księgow sekretar dyrektor "
        "kierownik właściciel gospodarz sąsiad koleg przyjaciel przewodnik strażnik policjant "
        "oficer żołnierz sędzi prokurator śledcz urzędnik sołtys imam mnich ksiądz księdza "
        "student uczni"
    ),
    "cs": (
        "pastýř pasáka pastevce zemědělc řidič učitel lékař sestřičk advokát právník tlumočník "
        "překladatel novinář redaktor spisovatel prodavač obchodník pekař řezník krejčí kuchař "
        "truhlář mechanik kovář dělník inženýr účetní ředitel majitel soused koleg přítel "
        "průvodc strážník policist důstojník vojáka soudc prokurátor vyšetřovatel úředník "
        "starost imám mnich kněz student"
    ),
    "tr": (
        "çoban sürücü şoför öğretmen doktor hemşire avukat tercüman çevirmen gazeteci yazar "
        "şair bakkal tüccar satıcı fırıncı kasap terzi aşçı marangoz usta işçi mühendis müdür "
        "patron komşu arkadaş rehber gardiyan polis subay asker hakim hâkim savcı noter memur "
        "muhtar imam hoca öğrenci"
    ),
    "kk": (
        "шопан малшы қойшы жылқышы фермер жүргізуші мұғалім дәрігер адвокат аудармашы журналист "
        "жазушы ақын сатушы саудагер нан наубай тігінші аспаз жұмысшы инженер директор бастық "
        "көрші дос жолбасшы күзетші полицей офицер сарбаз сот судья прокурор тергеуші әкім имам "
        "молда студент оқушы"
    ),
    "ky": (
        "чабан койчу жылкычы малчы айдоочу мугалим доктор врач адвокат котормочу журналист "
        "жазуучу акын сатуучу соодагер ашпозчу жумушчу инженер директор начальник кошуна дос "
        "сакчы милиция офицер аскер сот прокурор тергөөчү аким имам молдо студент окуучу"
    ),
    "uz": (
        "choʻpon molboqar haydovchi oʻqituvchi muallim shifokor doktor advokat tarjimon "
        "jurnalist yozuvchi shoir sotuvchi savdogar nonvoy qassob tikuvchi oshpaz ishchi "
        "muhandis direktor qoʻshni doʻst soqchi ofitser askar sudya prokuror tergovchi imom "
        "mulla talaba"
    ),
    "uz-cyrillic": "чўпон молбоқар ҳайдовчи ўқитувчи шифокор адвокат таржимон журналист қўшни дўст",
    "ug-latin": (
        "padichi chopan malchi qoychi shopur muellim oqutquchi doxtur adwokat terjiman muxbir "
        "yazghuchi shair tijaretchi sodiger naway qassap tikküchi ashpez ishchi inzhéner "
        "mudir bashliq qoshna dost qorighdighuchi saqchi ofitser esker sotchi teptishchi imam "
        "molla mollam oqughuchi"
    ),
    "ug-cyrillic": "падичи чопан малчи қойчи шопур муәллим дохтур тәржиман хошна дост сақчи",
    "fa": (
        "چوپان دامدار گله‌دار کشاورز راننده معلم آموزگار پزشک دکتر پرستار وکیل مترجم روزنامه‌نگار "
        "خبرنگار نویسنده شاعر مغازه‌دار فروشنده تاجر بازرگان نانوا قصاب خیاط آشپز نجار مکانیک "
        "آهنگر کارگر مهندس حسابدار منشی مدیر رئیس صاحب‌خانه همسایه همکار همکلاسی دوست راهنما "
        "نگهبان پلیس افسر سرباز قاضی دادستان بازپرس کدخدا امام ملا راهب دانشجو قاچاقچی"
    ),
    "tg": (
        "чӯпон чорводор деҳқон ронанда муаллим омӯзгор духтур пизишк ҳамшираи адвокат тарҷумон "
        "рӯзноманигор нависанда шоир фурӯшанда савдогар нонвой қассоб дарзӣ ошпаз коргар "
        "муҳандис директор раис ҳамсоя ҳамкор дӯст роҳбалад посбон милиса афсар сарбоз судя "
        "прокурор муфаттиш имом мулло донишҷӯ"
    ),
    "ku": (
        "şivan gavan cotkar şofêr ajokar mamoste bijîşk doktor parêzer wergêr rojnamevan "
        "nivîskar helbestvan firoşkar bazirgan nanpêj qesab terzî aşpêj karker endezyar rêveber "
        "cîran heval rêber gardiyan polîs leşker dadger dozger mela xwendekar"
    ),
    "ar": (
        "راعي راع سائق معلم معلمة مدرس مدرسة طبيب طبيبة ممرضة محام محامي مترجم مترجمة صحفي كاتب "
        "شاعر تاجر بائع خباز جزار خياط طباخ نجار حداد عامل مهندس محاسب مدير صاحب جار زميل صديق "
        "مرشد حارس شرطي ضابط جندي قاض قاضي محقق موظف مختار إمام شيخ راهب طالب مهرب فلاح"
    ),
}
"""Beginnings of words for roles by language; a hyphen in them is none."""
LISTED: Final = frozenset({"ru", "uk", "pl", "cs", "fa", "tg", "ku"})
"""Languages in which only such words tell an owner: nothing else shows that one follows."""
ENDINGS: Final = {
    "ru": "а я ы и у ов ев ей ки ка ок иков ицы иц ницы ника теля ого ой ых их ца цов цы",
    "uk": "а я и і у ів їв ей ки ка ок ці ого ої их ця ців ні на",
    "pl": "a y i ę ów a ki a ka ek ego ej ych ców ca cy cego ni",
    "cs": "a e y i ů u ky ka ek ého é ých ce ců ka ky ině",
    "fa": "ان ها های‌ ی ای",
    "tg": "и он ҳо ҳои ро",
    "ku": "î ê an ekî",
}
"""What may follow such a beginning where it is an owner; any few letters in other languages."""
SUFFIXES: Final = {
    "ru": "теля телей ника ников ницы ниц щика щиков щицы чика чиков чицы иста истов истки лога",
    "uk": "теля телів ника ників ниці ниць іста істів",
    "pl": "ciela cieli nika ników arza arzy isty istów acza aczy",
    "cs": "tele telů níka níků áře ářů isty istů",
    "tr": "çı çi çu çü cı ci cu cü",
    "kk": "шы ші", "ky": "чы чи чу чү", "uz": "chi", "uz-cyrillic": "чи",
    "ug-latin": "chi", "ug-cyrillic": "чи",
}  # fmt: skip
"""How words for trades end, before the ending of a genitive in Turkic languages."""
ADJECTIVES: Final = {
    "ru": "ого его ой ей ых их",
    "uk": "ого ього ої ьої их іх",
    "pl": "ego ej ych ich",
    "cs": "ého ího é í ých ích",
}
"""How adjectives end that may stand between a word of kin and such an owner."""
NOBODY: Final = frozenset(
    words_of(
        """
nobody no-one somebody someone anybody anyone everybody everyone people peoples world nation
country state law company church party god gods two three four five six several many all both
children invention battles revolution necessity faith mercy arms nature earth time year years day
today yesterday month week night city town house family families life death war peace men women
one other others another each either neither whom whose which what that this those these it them
him her us me ours mine yours his hers theirs
deux trois tous tout toutes personne gens monde nation patrie peuple famille année jour guerre vie
dos tres todos todas nadie mundo nación patria pueblo familia año día guerra vida
due tre tutti tutte nessuno mondo nazione patria popolo famiglia anno giorno guerra vita
volkes volks landes welt nation revolution staates familie jahres tages krieges lebens krieg leben
herrn frau fräulein jahr tag land
"""
    )
)
"""Whose kin nobody in particular is; folded as they stand."""
BEFORE_NAMES: Final = frozenset(
    words_of(
        """
late deceased said named certain alleged so-called aforesaid feu feue nommé nommée sieur dame
difunto difunta llamado llamada defunto defunta nominato verstorbenen genannten
"""
    )
)
"""What stands before a name and is no role."""
ARABIC_KUNYAS: Final = words_of("أبو ابو أبا ابا أبي ابي أم ام")
"""Words of kin that begin names and places."""
TIBETAN: Final = words_of(
    """
འབྲོག་པ ལུག་རྫི རྫི་བོ ཕྱུགས་རྫི རྟ་རྫི ཁ་ལོ་བ དགེ་རྒན སློབ་དཔོན སྨན་པ ཨེམ་ཆི ཚོང་པ སྐད་སྒྱུར་བ ཡིག་སྒྱུར་བ ལོ་ཙཱ་བ བླ་མ གྲྭ་པ
བཙུན་མ ཨ་ནི མཁན་པོ ཞིང་པ བཟོ་པ ལས་མི ལས་བྱེད་པ གྲོང་དཔོན ཁྱིམ་མཚེས གྲོགས་པོ གྲོགས་མོ བཙོན་སྲུང་བ སྒོ་སྲུང་བ དམག་མི
ཉེན་རྟོག་པ ཁྲིམས་དཔོན ཁྲིམས་རྩོད་པ གསར་འགོད་པ རྩོམ་པ་པོ སྙན་ངག་པ མ་བྱན ལམ་སྟོན་པ བདག་པོ འགོ་ཁྲིད སློབ་མ སློབ་ཕྲུག
ཤིང་བཟོ་བ མགར་བ འཚེམ་བཟོ་བ མཁན
"""
)
HAN: Final = words_of(
    """
牧民 牧人 牧羊人 羊倌 农民 司机 老师 教师 医生 大夫 护士 律师 翻译 记者 编辑 作家 诗人
歌手 店主 老板 商人 商贩 小贩 面包师 屠夫 裁缝 厨师 木匠 铁匠 工人 工程师 会计 秘书 经理
主任 书记 校长 院长 村长 镇长 县长 局长 所长 队长 组长 干部 邻居 同事 同学 室友 狱友 朋友
向导 蛇头 线人 保安 看守 民警 警察 军官 士兵 法官 检察官 公证员 调查员 官员 伊玛目 阿訇
毛拉 僧人 喇嘛 尼姑 神父 牧师 学生 教授 摄影师 渔民 猎人 矿工 房东 房客 雇主 举报人 知情人
联系人 介绍人 担保人 中间人
"""
)
HAN_ENDINGS: Final = "员工师匠贩商民长官主者生人夫手"
"""The last character of most other words for roles, behind which 的 or 之 follows."""
HAN_NOBODY: Final = words_of(
    """
人民 公民 国民 先生 女人 男人 别人 他人 有人 人人 众人 亲人 家人 夫人 大人 本人 家长 人生
一生 出生 民生 兄长 丈夫 工夫 功夫 右手 左手 对手 双手 成长 民主 自由民主 后者 前者 或者
主人 何人 世人 华人 中国人 外国人 汉人
"""
)
"""Words that end so and are no role, or nobody's in particular."""
