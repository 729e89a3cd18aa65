"""Names of months, of days as words, and of years in words, in the languages of papers."""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.dates.calendars import PERSIAN_MONTHS
from casefiles.redaction.names.patterns import compact

__all__ = [
    "NEW_YEAR",
    "PERSIAN",
    "YEAR_IN_WORDS",
    "YEAR_WORDS",
    "added_after",
    "days_by_word",
    "months_by_word",
    "tens_by_word",
    "turkic_ones",
]

PERSIAN: Final = 100
"""Added to the numbers of months of the Persian calendar."""
_MONTHS: Final = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sept oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jänner feber maerz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
ledna února března dubna května června července srpna září října listopadu prosince
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február március április május június július augusztus szeptember október november december
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan
qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari mars april maj juni juli augusti september oktober november december
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانونالثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرينالأول تشرينالثاني كانونالأول
يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر
yanwar féwral mart aprél may iyun iyul awghust séntebir öktebir noyabir dékabir
yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr
январ феврал март апрел май июн июл август сентябр октябр ноябр декабр
yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr
yanvarda fevralda martda aprelda mayda iyunda iyulda avgustda sentabrda oktabrda noyabrda dekabrda
yanvarida fevralida martida aprelida mayida iyunida iyulida avgustida sentabrida oktabrida noyabrida dekabrida
январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры
январда февралда мартта апрелде майда июнда июлда августта сентябрда октябрда ноябрда декабрда
yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya
çile sibat adar nîsan gulan hezîran tîrmeh tebax îlon cotmeh mijdar kanûn
çile reşemî avdar avrêl gulan pûşper tîrmeh gelawêj rezber kewçêr sermawez befranbar
בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
جنوري فبروري مارچ اپریل می جون جولای اګست سپتمبر اکتوبر نومبر دسمبر
जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
ጃንዋሪ ፌብሩዋሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር
ጥሪ ለካቲት መጋቢት ሚያዝያ ግንቦት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ
იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს
հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
януари февруари март април май юни юли август септември октомври ноември декември
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
januari februari maart april mei juni juli augustus september oktober november december
januari februari maret april mei juni juli agustus september oktober november desember
ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
i ii iii iv v vi vii viii ix x xi xii
"""
_DAYS: Final = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого
першого другого третього четвертого пятого шостого сьомого восьмого девятого десятого одинадцятого дванадцятого тринадцятого чотирнадцятого пятнадцятого шістнадцятого сімнадцятого вісімнадцятого девятнадцятого двадцятого
uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta
premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt
primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno
перше друге третє четверте пяте шосте сьоме восьме девяте десяте одинадцяте дванадцяте тринадцяте чотирнадцяте пятнадцяте шістнадцяте сімнадцяте вісімнадцяте девятнадцяте двадцяте
первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое одиннадцатое двенадцатое тринадцатое четырнадцатое пятнадцатое шестнадцатое семнадцатое восемнадцатое девятнадцатое двадцатое
یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم
ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten
pierwszego drugiego trzeciego czwartego piątego szóstego siódmego ósmego dziewiątego dziesiątego jedenastego dwunastego trzynastego czternastego piętnastego szesnastego siedemnastego osiemnastego dziewiętnastego dwudziestego
um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte
een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig
bir iki üç dört beş altı yedi sekiz dokuz
бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы
биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу онунчу
birinchi ikkinchi uchinchi toʻrtinchi beshinchi oltinchi yettinchi sakkizinchi toʻqqizinchi oʻninchi
birinchi ikkinchi üchinchi tötinchi beshinchi altinchi yettinchi sekkizinchi toqquzinchi oninchi
بىرىنچى ئىككىنچى ئۈچىنچى تۆتىنچى بەشىنچى ئالتىنچى يەتتىنچى سەككىزىنچى توققۇزىنچى ئونىنچى
الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر
الحادي الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة
första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde tjugoförsta tjugoandra tjugotredje tjugofjärde tjugofemte tjugosjätte tjugosjunde tjugoåttonde tjugonionde trettionde trettioförsta
første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende nittende tjuende tjueførste tjueandre tjuetredje tjuefjerde tjuefemte tjuesjette tjuesjuende tjueåttende tjueniende trettiende trettiførste
eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste
биринчи иккинчи учинчи тўртинчи бешинчи олтинчи еттинчи саккизинчи тўққизинчи ўнинчи
bir iki üç dörd beş altı yeddi səkkiz doqquz
یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست
prvního druhého třetího čtvrtého pátého šestého sedmého osmého devátého desátého jedenáctého dvanáctého třináctého čtrnáctého patnáctého šestnáctého sedmnáctého osmnáctého devatenáctého dvacátého
"""
_TENS: Final = {
    20: "twenty двадцать двадцять vingt dwudziestego dvacátého vinte yirmi жиырма жыйырма yigirma yigirme يىگىرمە",
    30: "thirty тридцать тридцять treinta trente trzydziestego třicátého trinta otuz отыз отуз oʻttiz ottuz ئوتتۇز",
}
_THIRTIETH: Final = "thirtieth тридцатого тридцятого trente dreißigsten trzydziestego třicátého"
_TURKIC_ONES: Final = """
bir iki üç dört beş altı yedi sekiz dokuz
бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы
биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу
birinchi ikkinchi uchinchi toʻrtinchi beshinchi oltinchi yettinchi sakkizinchi toʻqqizinchi
üchinchi tötinchi altinchi sekkizinchi toqquzinchi
بىرىنچى ئىككىنچى ئۈچىنچى تۆتىنچى بەشىنچى ئالتىنچى يەتتىنچى سەككىزىنچى توققۇزىنچى
"""
_AFTER: Final = {10: "عشر عشرة", 20: "والعشرين والعشرون", 30: "والثلاثين والثلاثون"}
_ONES: Final = "ein zwei drei vier fünf sechs sieben acht neun"
_CZECH_ONES: Final = "jedn dva tři čtyři pět šest sedm osm devět"
_MORE: Final = {
    compact(word): day
    for day, words in (
        (1, "primero primeiro erste eerste"),
        (20, "العشرين العشرون yirmi жиырмасыншы"),
        (30, "سی سیام الثلاثين otuz отызыншы"),
        *((20 + number, f"{one}advacátého") for number, one in enumerate(_CZECH_ONES.split(), 1)),
    )
    for word in words.split()
}
_LEAST: Final = 3
_LONGEST_CUT: Final = 5
YEAR_IN_WORDS: Final = re.compile(
    r"(?<![^\W_])(?:nineteen (?:hundred|[a-z]+ty|oh)|twenty (?:ten|eleven|twelve|[a-z]+teen|twenty)|two thousand|mil novecientos|dos mil|mille neuf[- ]cent|dix-neuf[- ]cent|deux mille"
    r"|neunzehnhundert\w*|tausendneunhundert\w*|zweitausend\w*|millenovecento\w*|duemila\w*|mil novecentos|dois mil"
    r"|тысяча девятьсот|тысячу девятьсот|две тысячи|двухтысячн\w+|тисяча дев['’ʼ]?ятсот|дві тисячі|tysiac dziewiecset|dwa tysiace|tisic devet set|dva tisice"
    r"|(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто) \w{4,8}(?:ого|его) год\w*"
    r"|(?:двадцять|тридцять|сорок|п['’ʼ]?ятдесят|шістдесят|сімдесят|вісімдесят|дев['’ʼ]?яносто) \w{4,8}ого року"
    r"|bin dokuz yuz|iki bin|мың тоғыз жүз|екі мың"
    rf"|negentien\w+|tweeduizend\w*|nittonhundra\w*|{fold('ألف')} {fold('وتسع')}\w*|{fold('ألفين')}|{fold('هزار')} {fold('و')} \w+|{fold('دو')} {fold('هزار')})"
)
"""Begins a year in words, folded."""
_YEAR_WORDS: Final = """
cent cents soixante quarante cinquante trente vingts quatre septante huitante nonante
cuarenta cincuenta sesenta setenta ochenta noventa cientos cien ciento
quaranta cinquanta sessanta settanta ottanta novanta cento
quarenta cinquenta sessenta oitenta novecentos cinco seis sete oito nove
қырық елу алпыс жетпіс сексен тоқсан жүз бір екі үш төрт бес алты жеті сегіз тоғыз
وتسعين وتسعون وثمانين وثمانون وسبعين وسبعون وستين وستون وخمسين وأربعين وثلاثين وعشرين
وواحد واحد واثنان واثنين وثلاثة وأربعة وخمسة وستة وسبعة وثمانية وتسعة وتسعمائة
"""
YEAR_WORDS: Final = frozenset(
    compact(word) for row in (_YEAR_WORDS, _DAYS, *_TENS.values()) for word in row.split()
)
"""What else may belong to a year that began in words, in languages without a table of their own."""
_BEGINNINGS: Final = """
nineteen twenty two_thousand mil_nove dos_mil mille_neuf dix-neuf deux_mille neunzehn tausendneun
zweitausend mille_nove millenove duemila dois_mil тысяча_девят две_тысяч двухтысячн тисяча_дев
тысячу_девят ого_год его_год ого_року negentien tweeduizend nittonhundra ألف_وتسع ألفين هزار_و_ دو_هزار
дві_тисяч tysiac_dziew dwa_tysiac tisic_devet dva_tisic bin_dokuz iki_bin мың_тоғыз екі_мың
"""
"""How each of them begins."""

NEW_YEAR: Final = re.compile(
    r"(?<![^\W_])(?:н[ао][ов]р[уоыў]з|наурыз|нооруз|n[aoe]?[wvu]+r[uo]+z|newroz|norooz|nooruz|nauryz|نوروز|نورۇز)\w{0,4}"
)
"""The new year of Persians and Turks at the spring equinox, with what may stand behind it."""


def may_be_in_words(key: str) -> bool:
    """Tell whether a year may stand in words in a text of which these are the word characters."""
    return bool(_beginnings().find_matches_as_indexes(key))


@cache
def _beginnings() -> AhoCorasick:
    return AhoCorasick([compact(one) for one in _BEGINNINGS.split()])


@cache
def months_by_word() -> dict[str, frozenset[int]]:
    """Return which months a folded word may be: names, their cases, and their beginnings."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for row in _MONTHS.strip().splitlines():
        for number, name in enumerate(row.split(), 1):
            key = compact(name)
            found[key].add(number)
            for size in range(_LEAST, min(len(key), _LONGEST_CUT)):
                found[key[:size]].add(number)
    for row in PERSIAN_MONTHS:
        for number, name in enumerate(row.split(), PERSIAN + 1):
            found[compact(name)].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


@cache
def days_by_word() -> dict[str, int]:
    """Return which day a folded word is."""
    found = dict(_MORE)
    for row in _DAYS.strip().splitlines():
        found |= {compact(word): day for day, word in enumerate(row.split(), 1)}
    found |= {compact(word): 30 for word in _THIRTIETH.split()}
    for tens, ending in ((20, "zwanzigsten"), (30, "dreißigsten")):
        for ones, word in enumerate(_ONES.split(), 1):
            found[compact(f"{word}und{ending}")] = tens + ones
    return found


@cache
def tens_by_word() -> dict[str, int]:
    """Return what a folded word before a day of one digit adds to it: twenty, двадцать."""
    return {compact(word): tens for tens, words in _TENS.items() for word in words.split()}


@cache
def added_after() -> dict[str, int]:
    """Return what a folded word behind a day of one digit adds to it: عشر, والعشرين."""
    return {compact(word): tens for tens, words in _AFTER.items() for word in words.split()}


@cache
def turkic_ones() -> frozenset[str]:
    """Return folded days of one digit to which "on" adds ten; elsewhere that is another word."""
    return frozenset(map(compact, _TURKIC_ONES.split()))
