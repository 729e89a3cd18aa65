"""Names of months, and words beside dates, of the calendars of Islam, Ethiopia, Israel and Thailand.

A low line is a blank, which a text may leave out; `/` parts names of the same month.
"""

from typing import Final

__all__ = ["ETHIOPIAN_MONTHS", "FILLER_WORDS", "HEBREW_MONTHS", "ISLAMIC_MONTHS", "THAI_MONTHS"]

ISLAMIC_MONTHS: Final = (
    "محرم/المحرم/muharram/mouharram/moharram/muharam/muharrem/мухаррам/мухаррем/мұхаррам/महर्रम",
    "صفر/safar/sefer/сафар",
    "ربيع_الأول/ربيع_أول/ربیع_الاول/ربيع_١/rabi_al_awwal/rabi_ul_awal/rabi_al_awal/rabi_i/rabi_1/rabia_al_awal/rebiülevvel/раби_аль_авваль/раби_ал_аввал/рабиуль_авваль",
    "ربيع_الآخر/ربيع_الثاني/ربيع_ثاني/rabi_al_thani/rabi_ath_thani/rabi_us_sani/rabi_al_akhir/rabi_ii/rabi_2/rabia_al_thani/rebiülahir/раби_ас_сани/раби_аль_ахир/рабиус_сани",
    "جمادى_الأولى/جمادى_الأول/جماد_أول/جمادی_الاول/jumada_al_ula/jumada_al_awwal/jamadi_ul_awal/jumada_i/joumada_al_oula/cemaziyelevvel/джумада_аль_уля/джумадаль_уля",
    "جمادى_الآخرة/جمادى_الثانية/جمادى_الآخر/جماد_ثاني/جمادی_الثانی/jumada_al_thani/jumada_al_thaniya/jumada_al_akhira/jamadi_us_sani/jumada_ii/joumada_ath_thania/cemaziyelahir/джумада_ас_сани/джумада_аль_ахира",
    "رجب/rajab/radjab/rejeb/recep/раджаб",
    "شعبان/شەعبان/sha'ban/shaban/shaaban/chaabane/chaaban/şaban/шаабан/шаъбон/шабан",
    "رمضان/رامىزان/رەمەزان/ramadan/ramadhan/ramazan/ramzan/рамадан/рамазан/рамазон/رمضان_المبارك",
    "شوال/shawwal/shawal/chawwal/şevval/шавваль/шавал",
    "ذو_القعدة/ذي_القعدة/ذیقعده/ذی_القعده/dhu_al_qa'da/dhu_al_qi'da/dhul_qadah/dhul_qi'dah/zul_qada/zilkade/dhou_al_qi'da/зуль_каада/зуль_када",
    "ذو_الحجة/ذي_الحجة/ذیحجه/ذی_الحجه/ذوالحج/dhu_al_hijja/dhul_hijja/dhul_hijjah/zul_hijja/zilhicce/dhou_al_hijja/зуль_хиджа/зульхиджа",
)
ETHIOPIAN_MONTHS: Final = (
    "መስከረም/meskerem/mäskäräm",
    "ጥቅምት/ጥቅምቲ/tikimt/tekemt/teqemt/tiqimt",
    "ኅዳር/ህዳር/ሕዳር/hidar/hedar",
    "ታኅሣሥ/ታህሳስ/ታኅሳስ/ታሕሳስ/tahsas/tahisas",
    "ጥር/ጥሪ/tir/ter",
    "የካቲት/ለካቲት/yekatit/yäkatit/lekatit",
    "መጋቢት/megabit/mägabit",
    "ሚያዝያ/ሚያዚያ/miyazya/miazia/miyazia",
    "ግንቦት/ginbot/genbot",
    "ሰኔ/ሰነ/sene/sane",
    "ሐምሌ/ሀምሌ/ሓምለ/hamle/hamlie",
    "ነሐሴ/ነሀሴ/ነሓሰ/nehase/nehasse",
    "ጳጉሜን/ጳጉሜ/ጳጉመን/pagume/pagumen",
)
HEBREW_MONTHS: Final = (
    "תשרי/tishri/tishrei",
    "חשון/חשוון/מרחשון/מרחשוון/cheshvan/heshvan/marcheshvan",
    "כסלו/kislev",
    "טבת/tevet/tebeth/teveth",
    "שבט/shvat/shevat/sh'vat",
    "אדר/אדר_א/adar/adar_i",
    "ניסן/nisan/nissan",
    "אייר/איר/iyar/iyyar",
    "סיון/סיוון/sivan/siwan",
    "תמוז/tammuz/tamuz",
    "אב/מנחם_אב/av/menachem_av",
    "אלול/elul",
    "אדר_ב/אדר_שני/adar_ii/adar_bet/adar_sheni/ve'adar",
)
"""From Tishri on; the last is the second Adar of a leap year."""
THAI_MONTHS: Final = (
    "มกราคม/ม.ค/มกรา",
    "กุมภาพันธ์/ก.พ/กุมภา",
    "มีนาคม/มี.ค/มีนา",
    "เมษายน/เม.ย/เมษา",
    "พฤษภาคม/พ.ค/พฤษภา",
    "มิถุนายน/มิ.ย/มิถุนา",
    "กรกฎาคม/ก.ค/กรกฎา",
    "สิงหาคม/ส.ค/สิงหา",
    "กันยายน/ก.ย/กันยา",
    "ตุลาคม/ต.ค/ตุลา",
    "พฤศจิกายน/พ.ย/พฤศจิกา",
    "ธันวาคม/ธ.ค/ธันวา",
)
FILLER_WORDS: Final = """
of de du the day month year from sal jahr
شهر من سنة عام لعام لسنة سال ماه شهر_رمضان
เดือน ปี พ.ศ ค.ศ วันที่ ที่ year_b.e b.e be a.d
ቀን ዓመት ዓ.ም ዓመተ_ምህረት በ
יום לחודש בחודש חודש שנת שנה בשנת ב ל ה
"""
"""What may stand between the parts of such a date."""
