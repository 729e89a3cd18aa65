"""Names of months and of ordinal days, in the languages of papers."""

from collections import defaultdict
from functools import cache
from typing import Final

from casefiles.redaction.patterns import compact

__all__ = ["days_by_word", "months_by_word"]

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
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
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
yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya
i ii iii iv v vi vii viii ix x xi xii
"""
_DAYS: Final = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
eighteenth nineteenth twentieth twentyfirst twentysecond twentythird twentyfourth twentyfifth twentysixth twentyseventh twentyeighth
twentyninth thirtieth thirtyfirst
"""
_DAYS_RUSSIAN: Final = """
первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого тринадцатого
четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого
"""
_DAYS_OTHER: Final = (("premier", 1), ("primero", 1), ("primo", 1), ("ersten", 1))
_LEAST: Final = 3
_LONGEST_CUT: Final = 5


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
    return {key: frozenset(numbers) for key, numbers in found.items()}


@cache
def days_by_word() -> dict[str, int]:
    """Return which day a folded ordinal is."""
    found = dict(_DAYS_OTHER)
    for words in (_DAYS, _DAYS_RUSSIAN):
        found |= {compact(word): day for day, word in enumerate(words.split(), 1)}
    return found
