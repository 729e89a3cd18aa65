"""Words of kin in languages of which only whole phrases are read: my wife, his sister.

Each language tells its words of kin by what they are, and what says whose kin it is: words before
or after, or an ending. Words are as written, in small letters; `_` stands for a blank.
"""

from dataclasses import dataclass
from typing import Final

from casefiles.redaction.kinship.phrase import Owner


@dataclass(frozen=True, slots=True)
class FurtherLanguage:
    """How a language tells of kin.

    Attributes:
        signs: its letters, as a class of a pattern without brackets.
        kin: a line for each kind of kin, with its words.
        first: words for "my" and "our".
        third: words for "his", "her" and "of the applicant".
        first_endings: endings of "my".
        third_endings: endings of "his" and "her".
        cases: endings behind all of these.
        is_owner_last: the words for "my" and "his" stand behind.
        may_be_joined: nothing has to part them.
        is_spaced: blanks part its words.
        prefixes: what may be written before a word of kin, in one word with it.
        between: words that may stand between a word of kin and whose kin it is.
        alone: whose kin it is where the table has no owners.
        script: letters of which each text in the language has one, where `signs` does not tell.
    """

    signs: str
    kin: str
    first: str = ""
    third: str = ""
    first_endings: str = ""
    third_endings: str = ""
    cases: str = ""
    is_owner_last: bool = False
    may_be_joined: bool = False
    is_spaced: bool = True
    prefixes: str = ""
    between: str = ""
    alone: Owner = Owner.FIRST
    script: str = ""


KOREAN_CASES: Final = (
    "는 은 가 이 를 을 의 에게 에게서 한테 께 께서 와 과 도 만 로 으로 랑 이랑 들 들이 들은 들을"
)
"""Endings behind Korean words."""

FURTHER: Final = (
    FurtherLanguage(
        "ა-ჰ",
        """
sister: და დას დამ დის დასთან
brother: ძმა ძმას ძმამ ძმის ძმასთან
mother: დედა დედას დედამ დედის
father: მამა მამას მამამ მამის
wife: ცოლი ცოლს ცოლმა ცოლის მეუღლე მეუღლეს მეუღლემ მეუღლის
husband: ქმარი ქმარს ქმარმა ქმრის მეუღლე მეუღლეს მეუღლემ მეუღლის
child: შვილი შვილს შვილმა შვილის ქალიშვილი ქალიშვილს ვაჟი ვაჟს
""",
        "ჩემი ჩემს ჩემმა ჩემმს ჩვენი ჩვენს ჩვენმა",
        "მისი მის მისმა მათი მათ თქვენი შენი განმცხადებლის",
    ),
    FurtherLanguage(
        "ა-ჰ",
        "sister: და ქალიშვილი\nmother: დედა\nfather: მამა\nbrother: ძმა",
        "ჩემი ჩემმა ჩემს ჩემის",
        "მისი მისმა მის",
        is_owner_last=True,
        may_be_joined=True,
    ),
    FurtherLanguage(
        "ա-և",
        """
sister: քույր քուր քույրիկ քրոջ
brother: եղբայր եղբոր ախպեր ախպոր եղբայրիկ
mother: մայր մոր մայրիկ մամա
father: հայր հոր հայրիկ պապա
wife: կին կնոջ տիկին
husband: ամուսին ամուսն ամուսնու
wife: ամուսին ամուսն
child: որդի որդու տղա տղայ դուստր դստեր աղջիկ աղջկա երեխա երեխայ
""",
        first_endings="ս",
        cases="ին ից ով ու",
    ),
    FurtherLanguage(
        "ա-և",
        """
sister: քույրը քրոջը քույրն քրոջ
brother: եղբայրը եղբորը եղբայրն եղբոր
mother: մայրը մորը մայրն մոր
father: հայրը հորը հայրն հոր
wife: կինը կնոջը կինն կնոջ
husband: ամուսինը ամուսնուն ամուսինն
""",
        "իմ մեր",
        "նրա նրանց ձեր քո իր դիմողի",
    ),
    FurtherLanguage(
        "ሀ-ፚ",
        """
sister: እህ እኅ
brother: ወንድ
mother: እና
father: አባ
wife: ሚስ ባለቤ
husband: ባ ባለቤ
child: ል
""",
        first_endings="ቴ ሜ ሌ ጄ ታችን ማችን ላችን ጃችን",
        third_endings="ቱ ሙ ሉ ጁ ቷ ሟ ሏ ጇ ታቸው ማቸው ላቸው",
        cases="ን ም ና ስ",
        prefixes="የ ለ በ ከ ስለ እነ",
    ),
    FurtherLanguage(
        "ሀ-ፚ",
        """
sister: ሓብተይ ሓፍተይ ሓብትና ሓፍትና
brother: ሓወይ ሓውና
mother: ኣደይ ኣደና
father: ኣቦይ ኣቦና
wife: ሰበይተይ በዓልቲ_ቤተይ በዓልቲቤተይ
husband: ሰብኣየይ በዓል_ቤተይ በዓልቤተይ
child: ወደይ ጓለይ ውላደይ
""",
    ),
    FurtherLanguage(
        "\u0900-\u097f",
        """
sister: बहन बहिन दीदी
brother: भाई भैया
mother: माँ मां माता माताजी अम्मा अम्मी
father: पिता पिताजी बाप पापा बाबूजी अब्बा
wife: पत्नी बीवी धर्मपत्नी
husband: पति शौहर
child: बेटा बेटे बेटी पुत्र पुत्री बच्चा बच्चे
""",
        "मेरी मेरा मेरे हमारी हमारा हमारे",
        "उसकी उसका उसके उनकी उनका उनके आपकी आपके तुम्हारी तुम्हारे अपनी अपना अपने",
        between="स्वर्गीय बड़ी बड़ा बड़े छोटी छोटा छोटे सगी सगा सगे दिवंगत मृत बूढ़ी बूढ़े",
    ),
    FurtherLanguage(
        "\u0a00-\u0a7f",
        """
sister: ਭੈਣ ਦੀਦੀ
brother: ਭਰਾ ਵੀਰ
mother: ਮਾਂ ਮਾਤਾ ਬੀਬੀ
father: ਪਿਤਾ ਬਾਪੂ ਪਿਓ
wife: ਪਤਨੀ ਘਰਵਾਲੀ ਵਹੁਟੀ
husband: ਪਤੀ ਘਰਵਾਲਾ ਘਰਵਾਲੇ
child: ਪੁੱਤਰ ਧੀ ਬੇਟਾ ਬੇਟੀ ਬੱਚੇ
""",
        "ਮੇਰੀ ਮੇਰਾ ਮੇਰੇ ਸਾਡੀ ਸਾਡਾ ਸਾਡੇ",
        "ਉਸਦੀ ਉਸਦੇ ਉਸਦਾ ਉਹਦੀ ਉਹਦੇ ਤੁਹਾਡੀ ਤੁਹਾਡੇ ਤੇਰੀ ਤੇਰੇ",
    ),
    FurtherLanguage(
        "\u0980-\u09ff",
        """
sister: বোন আপা দিদি
brother: ভাই দাদা
mother: মা আম্মা মাতা
father: বাবা আব্বা পিতা
wife: স্ত্রী বউ
husband: স্বামী
child: ছেলে মেয়ে সন্তান পুত্র কন্যা
""",
        "আমার আমাদের",
        "তার তাঁর তাদের তোমার আপনার ওর",
        cases="কে র য়ের এর",
    ),
    FurtherLanguage(
        "\u0620-\u06ff",
        """
sister: بہن ہمشیرہ باجی
brother: بھائی
mother: ماں والدہ امی
father: باپ والد ابو
wife: بیوی اہلیہ زوجہ بیگم شریک_حیات
husband: شوہر خاوند
child: بیٹا بیٹے بیٹی بیٹوں بیٹیوں بچے بچوں بچی
""",
        "میری میرا میرے ہماری ہمارے ہمارا",
        "اسکی اسکے انکی انکے تمہاری تمہارے آپکی آپکے اپنی اپنے اپنا",
        between="مرحوم مرحومہ بڑی بڑے بڑا چھوٹی چھوٹے چھوٹا سگی سگے بوڑھی بوڑھے",
    ),
    FurtherLanguage(
        "\u0620-\u06ff",
        """
sister: خواهر همشیره
brother: برادر بیادر
mother: مادر
father: پدر
wife: زن خانم همسر
husband: شوهر همسر
child: پسر دختر
""",
        "کلانم بزرگم کوچکم خوردم خردم جوانم یگانه‌ام عزیزم بزرگترم کوچکترم",
        "کلانش بزرگش کوچکش خوردش خردش جوانش بزرگترش کوچکترش",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "\u1000-\u109f",
        """
sister: အစ်မ အမ ညီမ နှမ
brother: အစ်ကို အကို ညီ မောင်
mother: အမေ မိခင်
father: အဖေ ဖခင်
wife: ဇနီး မိန်းမ
husband: ခင်ပွန်း ယောက်ျား
child: သား သမီး ကလေး
""",
        "ကျွန်တော့် ကျွန်တော့ ကျွန်တော်၏ ကျွန်တော်ရဲ့ ကျွန်မ ကျွန်မရဲ့ ကျွန်မ၏ ငါ့ ကျနော့် ကျနော့",
        "သူ့ သူမ၏ သူ၏ သူ့ရဲ့ မင်းရဲ့ မင်း",
        may_be_joined=True,
        is_spaced=False,
    ),
    FurtherLanguage(
        "가-힣",
        """
sister: 누나 언니 여동생 누이 누님 친누나 친언니 큰누나 작은누나
sister brother: 동생
brother: 오빠 형 남동생 형님 친형 친오빠 큰형 작은형
mother: 어머니 엄마 모친 어머님
father: 아버지 아빠 부친 아버님
parent: 부모님
wife: 아내 처 집사람 와이프 부인 마누라
husband: 남편
child: 아들 딸 아이 딸아이 자식 자녀 자제분
""",
        "우리 제 내 저의 나의 저희",
        "그의 그녀의 자신의 신청인의 청구인의 네 너의 당신의",
        cases=KOREAN_CASES,
    ),
    FurtherLanguage(
        "\u0e00-\u0e7f",
        """
sister: พี่สาว น้องสาว
brother: พี่ชาย น้องชาย
mother: แม่ มารดา คุณแม่
father: พ่อ บิดา คุณพ่อ
wife: ภรรยา เมีย
husband: สามี ผัว
child: ลูกสาว ลูกชาย ลูก บุตร
""",
        "ของผม ของฉัน ของดิฉัน ของข้าพเจ้า ของหนู ผม ฉัน ดิฉัน ข้าพเจ้า",
        "ของเขา ของเธอ ของผู้ร้อง",
        is_owner_last=True,
        may_be_joined=True,
        is_spaced=False,
    ),
    FurtherLanguage(
        "\u0e00-\u0e7f",
        """
mother: คุณแม่ โยมแม่
father: คุณพ่อ โยมพ่อ
""",
        is_spaced=False,
    ),
    FurtherLanguage(
        "а-яёүө",
        """
sister: эгч дүү эмэгтэй_дүү
brother: ах дүү эрэгтэй_дүү
mother: ээж эх
father: аав эцэг
wife: эхнэр авгай гэргий
husband: нөхөр
child: хүү охин хүүхэд
""",
        "маань минь",
        "нь тань чинь",
        cases="ийг ыг г ийн ын д ад эд т тай тэй той тайгаа тэйгээ тойгоо аас ээс",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "а-яёүө",
        """
sister: эгч дүү
brother: ах дүү
mother: ээж эх
father: аав эцэг
wife: эхнэр авгай гэргий
husband: нөхөр
child: хүү охин хүүхэд
""",
        "миний манай бидний",
        "түүний тэдний таны чиний",
        cases="ийг ыг г ийн ын д ад эд т тай тэй той тайгаа тэйгээ тойгоо аас ээс",
    ),
    FurtherLanguage(
        "а-яёўі",
        """
sister: сястра сястры сястру сястрой сястрою сёстры сясцёр сястрычка сястрычку сястрычкі
brother: брат брата брату братам браце браты братоў брацік браціка
mother: маці матуля мама маму маме мамай
father: бацька бацьку бацькі бацькам тата тату татам
parent: бацькоў бацькам
wife: жонка жонку жонкі жонцы жонкай
husband: муж мужа мужу мужам
child: сын сына сыну сынам сыне сыны дзеці дзяцей дзецям дзіця
child: дачка дачку дачкі дачцэ дачкой дачушка
""",
        "мая маю маёй мой майго майму маім маіх мае наша нашу нашага нашых",
        "яго яе іх твая тваю тваёй твой твайго ваша вашу ваш вашага",
    ),
    FurtherLanguage(
        "A-Za-zÀ-ỹ",
        """
sister: chị chị_gái em_gái
brother: anh_trai em_trai anh_ruột em_ruột
mother: mẹ má thân_mẫu mẫu_thân
father: cha bố ba tía thân_phụ phụ_thân
parent: bố_mẹ cha_mẹ ba_mẹ
wife: vợ bà_xã
husband: chồng ông_xã
child: con con_trai con_gái
""",
        "tôi của_tôi chúng_tôi của_chúng_tôi mình",
        "anh_ấy ông_ấy bà_ấy cô_ấy chị_ấy của_anh của_ông của_người_nộp_đơn",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "A-Za-z",
        """
sister: kakak_perempuan adik_perempuan saudari
brother: kakak_laki-laki adik_laki-laki abang
sister brother: kakak adik saudara saudara_kandung
mother: ibu mama ibunda
father: ayah bapak ayahanda
parent: orang_tua orangtua
wife: istri isteri
husband: suami
child: anak putri putra
""",
        "saya kami kita aku",
        "dia beliau mereka pemohon terdakwa tersangka",
        first_endings="ku",
        third_endings="nya",
        cases="lah",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "A-Za-z",
        """
sister: mushiki mukuru murumuna
brother: musaza mukuru murumuna
mother: mama nyina nyogokuru
father: papa
wife: umugore umufasha
husband: umugabo umufasha
child: umwana umukobwa umuhungu
""",
        "wanjye wacu yanjye",
        "wabo wawe",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "A-Za-zçëÇË",
        """
sister: motra motrën motrës
brother: vëllai vëllanë vëllain vëllait
mother: nëna nënën nënës mamaja
father: babai babain babait
wife: gruaja gruan gruas bashkëshortja bashkëshorten
husband: burri burrin burrit bashkëshorti bashkëshortin
child: djali vajza djalin vajzën fëmija
""",
        "ime im sime tim time jonë ynë sonë tonë",
        "e_tij e_saj i_tij i_saj së_tij së_saj",
        is_owner_last=True,
    ),
)
"""Languages, some twice: for what stands before, and for endings or what stands behind."""
