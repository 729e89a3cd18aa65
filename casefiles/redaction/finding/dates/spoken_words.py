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
    "kk": """
нөл бір/бірінш екі/екінш үш/үшінш төрт/төртінш бес/бесінш алты/алтынш жеті/жетінш сегіз/сегізінш
тоғыз/тоғызынш оныншы онбір онекі онүш онтөрт онбес оналты онжеті онсегіз онтоғыз | жиырма отыз
қырық елу алпыс жетпіс сексен тоқсан | жүз
""",
    "ky": """
ноль бир/биринч эки/экинч үч/үчүнч төрт/төртүнч беш/бешинч алты/алтынч жети/жетинч сегиз/сегизинч
тогуз/тогузунч онунчу онбир онэки онүч онтөрт онбеш оналты онжети онсегиз онтогуз | жыйырма отуз
кырк элүү алтымыш жетимиш сексен токсон | жүз
""",
    "ug": """
نۆل بىر/بىرىنچ ئىككى/ئىككىنچ ئۈچ/ئۈچىنچ تۆت/تۆتىنچ بەش/بەشىنچ ئالتە/ئالتىنچ يەتتە/يەتتىنچ
سەككىز/سەككىزىنچ توققۇز/توققۇزىنچ ئونىنچى ئونبىر ئونئىككى ئونئۈچ ئونتۆت ئونبەش ئونئالتە ئونيەتتە
ئونسەككىز ئونتوققۇز | يىگىرمە ئوتتۇز قىرىق ئەللىك ئاتمىش يەتمىش سەكسەن توقسان | يۈز
""",
    "ug-latin": """
nöl bir ikki üch töt besh alte yette sekkiz toqquz oninchi onbir onikki onüch ontöt onbesh onalte
onyette onsekkiz ontoqquz | yigirme ottuz qiriq ellik atmish yetmish seksen toqsan | yüz
""",
    "uz": """
nol bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'ninchi o'nbir o'nikki o'nuch o'nto'rt
o'nbesh o'nolti o'nyetti o'nsakkiz o'nto'qqiz | yigirma o'ttiz qirq ellik oltmish yetmish sakson
to'qson | yuz
""",
    "uz-cyrillic": """
нол бир икки уч тўрт беш олти етти саккиз тўққиз ўнинчи ўнбир ўникки ўнуч ўнтўрт ўнбеш ўнолти
ўнетти ўнсаккиз ўнтўққиз | йигирма ўттиз қирқ эллик олтмиш етмиш саксон тўқсон | юз
""",
    "ug-cyrillic": """
нөл бир икки үч төт бәш алтә йәттә сәккиз тоққуз онинчи онбир ониккки онүч онтөт онбәш оналтә
онйәттә онсәккиз онтоққуз | жигирмә оттуз қириқ әллик атмиш йәтмиш сәксән тоқсан | йүз
""",
    "fr": """
zéro un/une/premier deux/deuxième trois/troisième quatre/quatrième cinq/cinquième six/sixième
sept/septième huit/huitième neuf/neuvième dix/dixième onze douze treize quatorze quinze seize
dixsept dixhuit dixneuf | vingt trente quarante cinquante soixante septante huitante nonante | cent
""",
    "es": """
cero uno/una/primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
quince dieciséis diecisiete dieciocho diecinueve | veinte treinta cuarenta cincuenta sesenta
setenta ochenta noventa | cien doscientos trescientos cuatrocientos quinientos seiscientos
setecientos ochocientos novecientos
""",
    "it": """
zero uno/una/primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici
quattordici quindici sedici diciassette diciotto diciannove | venti trenta quaranta cinquanta
sessanta settanta ottanta novanta | cento duecento trecento quattrocento cinquecento seicento
settecento ottocento novecento
""",
    "cs": """
nula jeden/jedna/prvn dva/dvě/druh tři/třet čtyři/čtvrt pět/pát šest/šest sedm osm devět/devát
deset/desát jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct |
dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát | sto dvěstě třista čtyřista
pětset šestset sedmset osmset devětset
""",
    "sv": """
noll ett/en/först två/andra tre/tredje fyra/fjärde fem/femte sex/sjätte sju/sjunde åtta/åttonde
nio/nionde tio elva tolv tretton fjorton femton sexton sjutton arton nitton | tjugo trettio fyrtio
femtio sextio sjuttio åttio nittio | hundra
""",
    "ar": """
صفر واحد اثنان/اثنين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثمان تسعة/تسع عشرة/عشر
أحد_عشر اثنا_عشر ثلاثة_عشر أربعة_عشر خمسة_عشر ستة_عشر سبعة_عشر ثمانية_عشر تسعة_عشر |
عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين
تسعون/تسعين | مئة/مائة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة
""",
    "az": """
sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz onuncu onbir oniki onüç ondörd onbeş onaltı
onyeddi onsəkkiz ondoqquz | iyirmi otuz qırx əlli altmış yetmiş səksən doxsan | yüz
""",
    "no": """
null en/ett/første to/annen tre/tredje fire/fjerde fem/femte seks/sjette sju/syv/sjuende
åtte/åttende ni/niende ti/tiende elleve tolv/tolvte tretten fjorten femten seksten sytten atten
nitten | tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti | hundre
""",
    "nouns-ru": """
нолик единиц/единичк двойк тройк четверк пятерк шестерк семерк восьмерк девятк | |
""",
    "nouns-uk": """
нулик одиничк двійк трійк четвірк п'ятірк шістк сімк вісімк дев'ятк | |
""",
    "nouns-pl": """
zerk/zera jedynk dwójk trójk czwórk piątk szóstk siódemk/siódemek ósemk/ósemek dziewiątk | |
""",
    "nouns-cs": """
nul jedničk dvojk trojk čtyřk pětk šestk sedmičk/sedmiček osmičk/osmiček devítk | |
""",
    "nouns-sv": """
nollor ettor tvåor treor fyror femmor/femme sexor sjuor åttor nior | |
""",
    "niner": """
nought won too three fower fife six seven ait niner | |
""",
    "fa": """
صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده |
بیست سی چهل پنجاه شصت هفتاد هشتاد نود | صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد
""",
}
"""What begins alike is parted by a stroke from its other beginnings, tens by a bar."""
