"""Words of numbers by language: from nought to nineteen, then tens, then hundreds."""

from typing import Final

__all__ = ["NUMBER_WORDS"]

NUMBER_WORDS: Final = {
    "en": """
zero/oh one/first two/second three/third four five/fifth six seven eight nine/ninth ten eleven
twelve/twelfth thirteen fourteen fifteen sixteen seventeen eighteen nineteen | twenty/twentieth
thirty/thirtieth forty/fortieth fifty/fiftieth sixty/sixtieth seventy/seventieth
eighty/eightieth ninety/ninetieth | hundred
""",
    "de": """
null eins/erste zwei/zwo drei/dritte vier fünf sechs sieben/siebte acht neun zehn elf zwölf
dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn | zwanzig dreißig vierzig fünfzig
sechzig siebzig achtzig neunzig | hundert
""",
    "ru": """
ноль/нул/нол один/одна/перв два/две/втор три/трет четыр/четверт пят шест сем/седьм восем/восьм
девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат
восемнадцат девятнадцат | двадцат тридцат сорок пятьдесят шестьдесят семьдесят восемьдесят
девяност | сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот
""",
    "uk": """
нуль/нул один/одна/перш два/дві/друг три/трет чотир/четверт п'ят/пят шіст/шост сім/сьом
вісім/восьм дев'ят/девят десят одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят/пятнадцят
шістнадцят сімнадцят вісімнадцят дев'ятнадцят/девятнадцят | двадцят тридцят сорок
п'ятдесят/пятдесят шістдесят сімдесят вісімдесят дев'яност/девяност | сто двісті триста
чотириста п'ятсот/пятсот шістсот сімсот вісімсот дев'ятсот/девятсот
""",
    "pl": """
zer jeden/jedn/pierwsz dwa/dwie/drug trzy/trzec cztery/czwart pięć/piąt sześć/szóst siedem/siódm
osiem/ósm dziewięć/dziewiąt dziesięć/dziesiąt jedenaście/jedenast dwanaście/dwunast
trzynaście/trzynast czternaście/czternast piętnaście/piętnast szesnaście/szesnast
siedemnaście/siedemnast osiemnaście/osiemnast dziewiętnaście/dziewiętnast |
dwadzieścia/dwudziest trzydzieści/trzydziest czterdzieści/czterdziest pięćdziesiąt sześćdziesiąt
siedemdziesiąt osiemdziesiąt dziewięćdziesiąt | sto dwieście trzysta czterysta pięćset sześćset
siedemset osiemset dziewięćset
""",
    "tr": """
sıfır bir iki üç dört beş altı yedi sekiz dokuz onuncu onbir oniki onüç ondört onbeş onaltı
onyedi onsekiz ondokuz | yirmi otuz kırk elli altmış yetmiş seksen doksan | yüz
""",
    "el": """
μηδέν/μηδενικ ένα/μία/πρώτ δύο/δυο τρία/τρεις τέσσερ πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά
δέκα έντεκα δώδεκα δεκατρία δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά/δεκαεφτά δεκαοκτώ/δεκαοχτώ
δεκαεννέα/δεκαεννιά | είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα | εκατό
διακόσια τριακόσια τετρακόσια πεντακόσια εξακόσια επτακόσια οκτακόσια εννιακόσια
""",
    "fa": """
صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده |
بیست سی چهل پنجاه شصت هفتاد هشتاد نود | صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد
""",
}
"""What begins alike is parted by a stroke from its other beginnings, tens by a bar."""
