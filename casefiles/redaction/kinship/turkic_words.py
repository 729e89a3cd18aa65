"""Words of kin in Turkish, Uyghur in both scripts, Uzbek in both, and Kazakh, by their stems.

The ending tells the owner: "my sister" is one word there. A stem is written twice, as it stands
before the ending of the first person and before that of the third; `turkic_forms` joins endings.
Spelled as `fold` leaves it or as it is written; words of two parts have a blank.
"""

from typing import Final

TURKIC: Final = {
    "tr": """
sister: kız_kardeş/kız_kardeş abla/abla bacı/bacı ablacığ/- kızkardeş/kızkardeş
brother: erkek_kardeş/erkek_kardeş ağabey/ağabey abi/abi birader/birader ağabeyciğ/- abiciğ/-
sister brother other: kardeş/kardeş küçük_kardeş/küçük_kardeş kardeşciğ/-
mother: valide/valide anne/anne ana/ana anneciğ/- üvey_anne/üvey_anne
father: baba/baba babacığ/- peder/peder
parent: ebeveyn/ebeveyn anne-baba/anne-baba anne_baba/anne_baba ana_baba/ana_baba veli/veli
wife: karı/karı hanım/hanım zevce/zevce
husband: bey/- koca/koca zevc/zevc
wife husband: eş/eş hayat_arkadaş/hayat_arkadaş
child: mahdum/mahdum kerime/kerime
child: oğl/oğl kız/kız çocuğ/çocuğ çocuk/- evlad/evlad evlat/- bebeğ/bebeğ yavru/yavru
other: amca/amca dayı/dayı hala/hala teyze/teyze yeğen/yeğen kuzen/kuzen dede/dede nine/nine
other: büyükanne/büyükanne babaanne/babaanne anneanne/anneanne büyükbaba/büyükbaba torun/torun
other: kayınvalide/kayınvalide kayınpeder/kayınpeder kayınbirader/kayınbirader kayınço/kayınço
other: baldız/baldız görümce/görümce enişte/enişte yenge/yenge gelin/gelin damad/damad
other: bacanağ/bacanağ akraba/akraba nişanlı/nişanlı kaynana/kaynana kaynata/kaynata elti/elti
""",
    "ug": """
sister: ئاچا/ئاچى سىڭل/سىڭلى سىڭىل/سىڭىل ئاچا-سىڭىل/ئاچا-سىڭىل ھەدە/ھەدى
sister: قىز_قېرىنداش/قىز_قېرىنداش ئاپچا/- قىز_قېرىندىش/قىز_قېرىندىش
brother: ئاكا/ئاكى ئاكا-ئۇكا/ئاكا-ئۇكى ئۇكا/ئۇكى ئىنى/ئىنى ئەر_قېرىندىش/ئەر_قېرىندىش
sister brother other: قېرىندىش/قېرىندىش قېرىنداش/قېرىنداش
mother: ئانا/ئانى ئاپا/ئاپى
father: دادا/دادى ئاتا/ئاتى
parent: ئاتا-ئانا/ئاتا-ئانى ئاتا_ئانا/ئاتا_ئانى
wife: ئايال/ئايال خوتۇن/خوتۇن
husband: ئېر/ئېر
wife husband: ئۆمۈرلۈك_ھەمراھ/ئۆمۈرلۈك_ھەمراھ ئۆمۈرلۈك_جۆر/ئۆمۈرلۈك_جۆر يولدىش/يولدىش جۆر/جۆر
child: بالا/بالى ئوغل/ئوغل ئوغۇل/- قىز/قىز پەرزەنت/پەرزەنت
other: تاغا/تاغى ھامما/ھاممى جىيەن/جىيەن بوۋا/بوۋى موما/مومى تۇغقىن/تۇغقىن نەۋر/نەۋرى
other: كۈيئوغۇل/- قېيىن_ئانا/قېيىن_ئانى قېيىن_ئاتا/قېيىن_ئاتى قېيىن_ئاكا/قېيىن_ئاكى
other: قېيىن_ئىنى/قېيىن_ئىنى قېيىن_سىڭىل/قېيىن_سىڭىل باجا/باجى
other: قېيىنئانا/قېيىنئانى قېيىنئاتا/قېيىنئاتى كېلىن/كېلىن كۈيئوغل/كۈيئوغل يەڭگە/يەڭگى
other: ئۇرۇق-تۇغقىن/ئۇرۇق-تۇغقىن بىر_نەۋرە_ئاكا/بىر_نەۋرە_ئاكى چوڭ_ئانا/چوڭ_ئانى
other: چوڭ_دادا/چوڭ_دادى تۇغقانل/-
""",
    "ug-latin": """
sister: acha/achi singl/singli hede/hedi qiz_qérindish/qiz_qérindish
brother: aka/aki uka/uki ini/ini
sister brother other: qérindish/qérindish qérindash/qérindash
mother: ana/ani apa/api
mother: ana/ana ana/ani apa/api
father: dada/dadi ata/ati
parent: ata-ana/ata-ani
wife: ayal/ayal xotun/xotun
husband: ér/ér
wife husband: yoldish/yoldish
child: bala/bali oghl/oghl qiz/qiz perzent/perzent
other: tagha/taghi hamma/hammi jiyen/jiyen bowa/bowi moma/momi tughqin/tughqin kélin/kélin
other: newr/newri newre/newri yengge/yenggi yenge/yengi küyoghl/küyoghl küyoghul/- kelin/kelin
other: qéyin_ana/qéyin_ani qéyin_ata/qéyin_ati qéyin_aka/qéyin_aki qéyin_ini/qéyin_ini
""",
    "ug-cyrillic": """
sister: ача/ачи сиңл/сиңли сиңил/сиңил һәдә/һәди қиз_қериндаш/қиз_қериндаш
brother: ака/аки ука/уки ини/ини
sister brother other: қериндаш/қериндаш қериндиш/қериндиш
mother: ана/ани апа/апи
father: дада/дади ата/ати
parent: ата-ана/ата-ани
wife: аял/аял хотун/хотун
husband: ер/ер
wife husband: йолдиш/йолдиш йолдаш/йолдаш жөр/жөр
child: бала/бали оғл/оғл оғул/- қиз/қиз пәрзәнт/пәрзәнт
other: таға/тағи тага/таги һамма/һамми җийән/җийән бова/бови мома/моми туғқан/туғқан нәвр/нәври
other: келин/келин күйоғл/күйоғл йәңгә/йәңги қейин_ана/қейин_ани қейин_ата/қейин_ати
""",
    "ky": """
sister: эже/эже карындаш/карындаш сиңди/сиңди сиңд/сиңди
brother: байке/байке ага/ага ини/ини аке/аке
sister brother other: бир_тууган/бир_тууган бирадар/бирадар
mother: апа/апа эне/эне
father: ата/ата
parent: ата-эне/ата-эне
wife: аял/аял жубай/жубай катын/катын зайып/зайып
husband: күйөө/күйөө эр/эр
wife husband: жолдош/жолдош өмүрлүк_жар/өмүрлүк_жар
child: уул/уул кыз/кыз бала/бала перзент/перзент балдар/балдар
other: тай_ата/тай_ата тай_эне/тай_эне чоң_ата/чоң_ата чоң_эне/чоң_эне таяке/таяке жээн/жээн
other: небере/небере келин/келин жеңе/жеңе тууган/тууган кайнене/кайнене кайната/кайната бажа/бажа
other: кайын_эне/кайын_эне кайын_ата/кайын_ата кайын_ага/кайын_ага кайын_ини/кайын_ини
""",
    "uz": """
sister: opa/opa singl/singli egachi/egachi opa-singl/opa-singli
brother: aka/aka uka/uka ini/ini og'a/og'a
sister brother other: aka-uka/aka-uka jigar/jigar
mother: ona/ona oyi/oyi aya/aya onajon/- volida/volida
father: ota/ota dada/dada ada/ada otajon/-
parent: ota-ona/ota-ona
wife: xotin/xotin rafiqa/rafiqa ayol/ayol
husband: er/er
wife husband: turmush_o'rtog'/turmush_o'rtog' umr_yo'ldosh/umr_yo'ldosh
child: o'g'l/o'g'l qiz/qiz bola/bola farzand/farzand
other: tog'a/tog'a amma/amma xola/xola amaki/amaki jiyan/jiyan buvi/buvi bobo/bobo
other: nabira/nabira qarindosh/qarindosh kelin/kelin kuyov/kuyov qaynona/qaynona
other: qaynota/qaynota
""",
    "uz-cyrillic": """
sister: опа/опа сингл/сингли эгачи/эгачи
brother: ака/ака ука/ука ини/ини
sister brother other: ака-ука/ака-ука
mother: она/она ойи/ойи волида/волида
father: ота/ота дада/дада
parent: ота-она/ота-она
wife: хотин/хотин рафиқа/рафиқа
husband: эр/эр
wife husband: турмуш_ўртоғ/турмуш_ўртоғ
child: ўғл/ўғл қиз/қиз бола/бола фарзанд/фарзанд
other: тоға/тоға амма/амма хола/хола жиян/жиян буви/буви бобо/бобо қариндош/қариндош
""",
    "kk": """
sister: әпке/әпке қарындас/қарындас сіңл/сіңлі апай/апай тәте/тәте
brother: аға/аға іні/іні көке/көке
sister brother other: бауыр/бауыр туған_бауыр/туған_бауыр
sister mother: апа/апа
mother: ана/ана шеше/шеше мама/мама
father: әке/әке көке/- папа/папа
parent: ата-ана/ата-ана
wife: әйел/әйел зайыб/зайыб келіншег/келіншег
husband: күйеу/күйеу ер/ер
wife husband: жұбай/жұбай қосағ/қосағ
child: ұл/ұл қыз/қыз бала/бала перзент/перзент
other: нағашы/нағашы жиен/жиен ата/ата әже/әже немере/немере келін/келін жеңге/жеңге туыс/туыс
other: күйеу_бала/күйеу_бала қайын_ене/қайын_ене қайын_ата/қайын_ата қайын_іні/қайын_іні
other: қайын_аға/қайын_аға балдыз/балдыз
other: туысқан/туысқан ене/ене қайын/қайын бөле/бөле бажа/бажа
""",
}
"""Kins and stems by language, `first/third`; a minus where one of them is not said."""
FIRST_ENDINGS: Final = {
    "tr": "m im um imiz umuz miz muz lerim larim lerimiz larimiz",
    "ug": "م ىم ۇم ۈم مىز ىمىز ۇمىز ۈمىز لىرىم لىرىمىز",
    "ug-latin": "m mm im um miz imiz umiz lirim lirimiz",
    "uz": "m im um miz imiz imizlar larim larimiz",
    "uz-cyrillic": "м им миз имиз ларим ларимиз",
    "ug-cyrillic": "м им ум үм миз имиз умиз үмиз лирим лиримиз",
    "ky": "м им ым ум үм биз быз буз бүз ибиз ыбыз убуз үбүз лерим дарым лорум лөрүм дорум",
    "kk": "м ім ым міз мыз іміз ымыз лерім ларым дерім дарым терім тарым леріміз ларымыз",
}
"""Endings of the first person."""
THIRD_ENDINGS: Final = {
    "tr": "si su i u leri lari n in un niz nuz iniz unuz",
    "ug": "سى ى لىرى ڭ ىڭ ۇڭ ڭىز ىڭىز",
    "ug-latin": "si i liri ng ing ung ngiz ingiz",
    "uz": "si i lari ng ing ngiz ingiz",
    "uz-cyrillic": "си и лари нг инг нгиз ингиз",
    "ug-cyrillic": "си и лири ң иң уң үң ңиз иңиз уңиз үңиз",
    "ky": "си сы су сү и ы у ү лери дары ң иң ың уң үң ңиз ңыз иңиз ыңыз уңуз үңүз",
    "kk": "сі сы і ы лері лары дері дары тері тары ң ің ың ңіз ңыз іңіз ыңыз",
}
"""Endings of the third person and of the second."""
CASES: Final = {
    "tr": (
        "i u e a de da den dan in un le la yle yla ni nu ne na nde nda nden ndan nin nun ye ya yi "
        "yu yiz dir dur di du mis mus ydi ydu ymis ki deki daki ndeki ndaki ninki se sa yse ken"
    ),
    "ug": "نىڭ نى غا گە قا كە دىن تىن دا دە تا تە دىكى نىڭكى غىچە مۇ چۇ لا غىمۇ نىمۇ نىڭمۇ",
    "ug-latin": "ning ni gha qa ge ke din tin da de ta te diki ningki mu",
    "uz": "ning ni ga ka qa dan da dagi niki gacha mi ham",
    "uz-cyrillic": "нинг ни га дан да даги ники",
    "ug-cyrillic": "ниң ни ға гә қа кә дин тин да дә та тә дики ниңки му чу",
    "ky": (
        "нин нын нун нүн дин дын дун дүн тин тын тун түн ни ны ну нү ди ды ду дү н ге га го гө ке "
        "ка ко кө не на но нө е а о ө де да до дө те та нде нда ндо ндө ден дан дон дөн тен тан "
        "нен нан нон нөн менен"
    ),
    "kk": (
        "нің ның дің дың тің тың ні ны ді ды ті ты н ге ға ке қа не на е а де да те та нде нда ден "
        "дан тен тан нен нан мен бен пен"
    ),
}
"""Cases that may follow them."""
