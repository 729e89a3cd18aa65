"""Words of kin in Arabic and Persian; the owner is an ending or stands behind the word.

Arabic: a word with a stroke stands with each ending of a person: ي my, نا our, others his
and hers.
Persian: the endings م, مان, ش, شان and their joined forms.
"""

from typing import Final

ARABIC: Final = """
sister: أخت| أخوات| شقيقة|شقيقت شقيقات|
brother: أخ|أخ أخو|أخو أخا|أخا أخي|أخي شقيق| إخوة|إخوت إخوان| أشقاء| أشقائ|
sister brother other: إخوت|
mother: أم| والدة|والدت ماما|
father: أب| أبو| أبا| أبي| والد| بابا|
parent: والدا| والدي| والدان| والدين| أبوا| أبوي|
wife: زوجة|زوجت امرأة|امرأت مرات| حرم|
husband: زوج| بعل|
child: ابن| إبن| ابنة|ابنت بنت| بنات| أبناء| أبنائ| أولاد| ولد| طفل| طفلة|طفلت أطفال| نجل|
child: كريمة|كريمت
other: عم| عمة|عمت خال| خالة|خالت جد| جدة|جدت حفيد| حفيدة|حفيدت صهر| حما| حماة|حمات نسيب|
other: قريب| قريبة|قريبت
sister: |أختا |أختي |شقيقتا |شقيقتي
brother: |أخوا |أخوي |شقيقا |شقيقي |أشقاؤ
mother: أمهات| والدات|
father: آباء| |آباؤ |آبائ
wife: |مرت
wife: زوجات| |زوجتا |زوجتي أرملة|أرملت عقيلة|عقيلت قرينة|قرينت طليقة|طليقت |نساؤ |نسائ
husband: |أزواج أرمل| قرين| طليق|
child: |ابنا |ابني |ابنتا |ابنتي |بنتا |بنتي |ولدا |ولدي |طفلا |طفلي |أبناؤ |أنجال رضيع| رضيعة|رضيعت
child: |صغار
wife husband: |شريك |شريكت
sister brother: توأم| |توأمت
other: عمات| خالات| أعمام| أخوال| أحفاد| |حفيدا |حفيدي جدات| أجداد| أصهار| |ذوو |ذوي ربيب|
other: ربيبة|ربيبت كنائن| |سلفت |ضرت |حموا |حموي
other: أقارب| أقرباء| |أقرباؤ أقربائ| عائلة|عائلت أسرة|أسرت أهل| خطيب| خطيبة|خطيبت كنة|كنت
"""
"""Kins and words: plain | before an ending; the same where nothing follows the stroke.
Where nothing stands before it, the word is none without an ending: ابناه."""
FIRST: Final = "ي نا"
THIRD: Final = "ه ها هم هما هن هم ك كم كما"
MISWRITTEN: Final = "ة"
"""What is written for "his" by many hands and read by machines, behind a ت that is no such end."""
PREFIXES: Final = "و ف ب ل ك وب ول وك فل فب وال لل ال بال"

PERSIAN: Final = """
sister: خواهر آبجی همشیره خواهرجان
brother: برادر داداش برادرجان داداشجان
mother: مادر مامان ننه والده مادرجان مامانجان
father: پدر بابا ابوی پدرجان باباجان
parent: والدین
sister brother: خواهربرادر
wife: زن خانم عیال
husband: شوهر
wife husband: همسر
child: پسر دختر فرزند بچه فرزندان پسران دختران بچه‌ها کودک
other: عمو دایی خاله عمه پسرعمو دخترعمو پسرخاله دخترخاله پسردایی دختردایی پدربزرگ مادربزرگ
other: نوه داماد عروس
other: برادرزاده خواهرزاده برادرشوهر خواهرشوهر مادرزن پدرزن برادرزن خویشاوند بستگان خانواده
other: نامزد باجناق
"""
PERSIAN_FIRST: Final = "م ام یم مان یمان ‌ام ‌مان هایم های‌مان"
PERSIAN_THIRD: Final = "ش اش یش شان یشان ‌اش ‌شان هایش هایشان ت ات تان"

SORANI: Final = """
sister: خوشک
brother: برا
mother: دایک
father: باوک باب
parent: دایک_و_باوک
wife: ژن خێزان
husband: مێرد پیاو
wife husband: هاوسەر
child: کوڕ کچ منداڵ
other: مام خاڵ پوور بووک زاوا خەسوو خەزوور باپیر داپیر نەوە برازا خوشکەزا خزم
"""
SORANI_FIRST: Final = "م مان ەکەم ەکەمان کەم کەمان"
SORANI_THIRD: Final = "ی یان ەکەی ەکەیان کەی کەیان ت تان"
