"""What says in further languages that a number ends in some digits, or begins with them."""

import re
from functools import cache
from typing import Final

from casefiles.domain.language.folding import folded_in_place

__all__ = ["ends_after", "ends_before", "starts_after", "starts_before"]

_ENDS_BEFORE: Final = """
son_rakam* sonuncu_rəqəm* son_hane* finisce_con finisce_per finiscono_con ultime_cifre
kończy_się_na kończą_się_na ostatnie_cyfry końcówk* końcowe_cyfry končí_na končí_číslem
poslední_číslice poslední_čtyři termina_em terminam_em terminado_em terminada_em
últimos_dígitos últimos_números eindigt_op eindigend_op eindigt_met laatste_cijfers
laatste_vier τελειώνει_σε λήγει_σε τελευταία_ψηφία oxirgi_raqam* oxirgi_to'rt* oxiri
охирги_рақам* соңғы_сан* соңғы_цифр* акыркы_цифра* акыркы_сан* ахирқи_рәқәм* ئاخىر* ئاخىرقى*
آخر_أربعة* آخر_ارقام ينتهي_الرقم_ب* الرقم_ينتهي_ب* ينتهي_ب* تنتهي_ب* رقم_آخر* رقم_پایانی
آخرین_رقم* رقم‌های_آخر 下四桁* 下4桁* 下三桁* 末尾* 下六桁* 終わり* 뒷번호* 뒷자리* 끝번호*
마지막_번호* đuôi có_đuôi số_cuối kết_thúc_bằng berakhiran angka_terakhir berakhir_dengan
מסתיים_ב* נגמר_ב* ספרות_אחרונות se_termină_în se_termina_in ultimele_cifre vége végződik
utolsó_számjegy* завършва_на последните_цифри zadnje_cifre posljednje_znamenke
posljednje_cifre zadnje_znamenke završava_na завршава_на последње_цифре päättyy loppuu
viimeiset_numerot slutter_på slutar_på siste_sifre sista_siffror dawiya_hejmar* अंतिम_अंक*
आख़िरी_अंक* آخری_ہندس* ลงท้ายด้วย เลขท้าย
"""
_ENDS_AFTER: Final = """
аяқтал* diye_bit* ile_bit* le_bit* la_bit* ile_son* ilə_bit* lə_bit* la_qurtar* bilan_tuga*
пен_аяқтал* мен_аяқтал* бен_аяқтал* менен_бүт* менен_аякта* билән_ахирл* بىلەن_ئاخىرل*
بىلەن_تۈگە* ختم_می* ختم_میشو* で終わ* -ra_végződ* -re_végződ* végű -lla_päätty*
"""
_STARTS_BEFORE: Final = """
inizia_con comincia_con começa_com começa_por primeiros_dígitos begint_met eerste_cijfers
ξεκινά_με αρχίζει_από πρώτα_ψηφία începe_cu primele_cifre започва_с първите_цифри počinje_sa
počinje_s почиње_са prve_cifre začíná_na první_číslice يبدأ_ب* تبدأ_ب* أول_أرقام با_شروع
شروع_با מתחיל_ב* bắt_đầu_bằng đầu_số berawalan diawali_dengan börjar_på börjar_med alkaa
上三桁* 上四桁* 앞자리*
"""
_STARTS_AFTER: Final = """
ile_baş* le_baş* la_baş* ilə_baş* bilan_boshlan* пен_бастал* мен_бастал* бен_бастал*
менен_башта* билән_башлан* بىلەن_باشل* شروع_می* から始ま* で始ま* 로_시작*
"""
_BETWEEN: Final = r"[^\d\n.;]{0,16}\Z"
_JOINED: Final = r"[\s'’\-‑–\"”」]{0,3}"


def _any_of(table: str) -> str:
    words = (folded_in_place(one.replace("_", " ")) for one in table.split())
    forms = (re.escape(one.removesuffix("*")).replace("\\ ", r"\s") for one in words)
    ends = (r"\w*" if one.endswith("*") else "" for one in table.split())
    return "|".join(sorted({a + b for a, b in zip(forms, ends, strict=True)}, key=len)[::-1])


@cache
def ends_before() -> re.Pattern[str]:
    """Return what stands before the last digits of a number."""
    return re.compile(rf"(?:{_any_of(_ENDS_BEFORE)}){_BETWEEN}")


@cache
def ends_after() -> re.Pattern[str]:
    """Return what stands behind them."""
    return re.compile(rf"{_JOINED}(?:{_any_of(_ENDS_AFTER)})")


@cache
def starts_before() -> re.Pattern[str]:
    """Return what stands before the first digits of a number."""
    return re.compile(rf"(?:{_any_of(_STARTS_BEFORE)}){_BETWEEN}")


@cache
def starts_after() -> re.Pattern[str]:
    """Return what stands behind them."""
    return re.compile(rf"{_JOINED}(?:{_any_of(_STARTS_AFTER)})")
