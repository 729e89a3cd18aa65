"""Words that tell whose kin is meant: pronouns, and what papers call the client and others."""

from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

FIRST: Final = {
    "en": "my our mine ours",
    "de": (
        "mein meine meinem meinen meiner meines unser unsere unserem unseren unserer unseres unsrer"
    ),
    "fr": "mon ma mes notre nos mien mienne miens miennes moi nous",
    "es": "mi mis nuestro nuestra nuestros nuestras mío mía míos mías",
    "it": "mio mia miei mie nostro nostra nostri nostre",
    "sv": "min mitt mina mins vår vårt våra",
    "el": "μου μας",
    "ru": (
        "мой моя моё мое мою моей моею моего моему моим моими моих моём мои наш наша наше "
        "нашу нашей нашего нашему нашим нашими наших наши меня нас"
    ),
    "uk": (
        "мій моя моє мою моєї моїй моєю мого моєму моїм моїми моїх мої наш наша нашу нашої "
        "нашій нашою нашого нашому нашим наших наші мене нас"
    ),
    "pl": (
        "mój moja moje moją mojej mojego mojemu moim moich moimi moi ma mą mej mego memu mym "
        "nasz nasza nasze naszą naszej naszego naszemu naszym naszych nasi mnie nas"
    ),
    "cs": (
        "můj moje moji má mé mou mého mému mém mým mých mými mojí mojeho moju náš naše naši "
        "našeho našemu naším našich našimi naší"
    ),
    "tr": "benim bizim",
    "ug": "مېنىڭ بىزنىڭ",
    "ug-latin": "mening méning bizning",
    "uz": "mening meni bizning",
    "uz-cyrillic": "менинг бизнинг",
    "kk": "менің біздің",
    "ar": "",
    "fa": "من ما خودم بنده اینجانب",
    "tg": "ман мо худам банда инҷониб",
    "ug-cyrillic": "мениң бизниң",
    "ky": "менин биздин",
    "ku": "min me",
}
THIRD: Final = {
    "en": "his her hers their theirs its your yours whose",
    "de": (
        "sein seine seinem seinen seiner seines ihr ihre ihrem ihren ihrer ihres dein deine "
        "deinem deinen deiner deines euer eure eurem euren eurer deren dessen"
    ),
    "fr": "son sa ses leur leurs ton ta tes votre vos dont sien sienne lui elle eux",
    "es": "su sus suyo suya suyos suyas tu tus vuestro vuestra cuyo cuya cuyos cuyas ella ellos",
    "it": "suo sua suoi sue loro tuo tua tuoi tue vostro vostra cui lei lui",
    "sv": "hans hennes deras din ditt dina er ert era vars hens",
    "el": "του της τους σου σας των",
    "ru": (
        "его её ее их него неё нее них твой твоя твою твоей твоего твоему твои твоих ваш ваша "
        "вашу вашей вашего вашему ваши ваших чья чей чью чьей чьи которого которой которых"
    ),
    "uk": (
        "його її їх їхній їхня їхню їхньої твій твоя твою твоєї твого ваш ваша вашу вашої "
        "вашого чия чию чий нього неї якого якої"
    ),
    "pl": (
        "jego jej ich niego niej nich twój twoja twoją twojej twojego twoje wasz wasza waszą "
        "waszej pana pani którego której których czyja"
    ),
    "cs": (
        "jeho její jejího jejímu jejím jejích jejich tvůj tvoje tvá tvou tvého váš vaše vaši "
        "vašeho jehož jejíž jejichž čí"
    ),
    "tr": "onun onların senin sizin kimin",
    "ug": "ئۇنىڭ ئۇلارنىڭ سېنىڭ سىزنىڭ سىلەرنىڭ",
    "ug-latin": "uning ularning séning sizning",
    "uz": "uning ularning sening sizning",
    "uz-cyrillic": "унинг уларнинг сенинг сизнинг",
    "kk": "оның олардың сенің сіздің",
    "ar": "",
    "fa": "او وی ایشان آنها آنان شما تو خودش نامبرده",
    "tg": "ӯ вай эшон онҳо онон шумо ту худаш номбурда",
    "ug-cyrillic": "униң уларниң сениң сизниң",
    "ky": "анын алардын сенин сиздин",
    "ku": "wî wê wan te we",
}
OWN: Final = {
    "en": "own",
    "de": "eigene eigenen eigener eigenes",
    "ru": "свой своя своё свое свою своей своею своего своему своим своими своих свои",
    "uk": "свій своя своє свою своєї своїй своєю свого своєму своїм своїх свої",
    "pl": "swój swoja swoje swoją swojej swojego swojemu swoim swoich swoimi swą swej swego",
    "cs": "svůj svá své svou svého svému svém svým svých svoje svoji svojí",
    "sv": "sin sitt sina",
    "it": "proprio propria propri proprie",
    "es": "propio propia propios propias",
    "fr": "propre propres",
    "tr": "kendi",
    "ug": "ئۆز ئۆزىنىڭ ئۆزۈمنىڭ",
    "ug-latin": "öz özining özümning",
    "uz": "o'z o'zining o'zimning",
    "kk": "өз өзінің өзімнің",
    "ky": "өз өзүнүн өзүмдүн",
    "ku": "xwe",
}
CLIENTS: Final = {
    "en": (
        "client applicant appellant author complainant petitioner claimant plaintiff "
        "defendant accused suspect detainee requestee respondent fugitive prisoner person "
        "subject seeker refugee extraditee undersigned aforementioned abovementioned "
        "above-named aforesaid above-mentioned sought"
    ),
    "de": (
        "mandant mandanten mandantin antragsteller antragstellers antragstellerin verfolgten "
        "verfolgte verfolgter beschwerdeführer beschwerdeführers beschwerdeführerin klägers "
        "klägerin kläger angeklagten angeklagte beschuldigten beschuldigte beklagten "
        "verfassers autors person genannten vorgenannten obengenannten erwähnten "
        "auszuliefernden rekurrenten betroffenen asylbewerbers asylbewerberin gesuchten "
        "inhaftierten ausgelieferten klienten"
    ),
    "fr": (
        "client cliente requérant requérante auteur auteure plaignant plaignante demandeur "
        "demanderesse intéressé intéressée prévenu prévenue accusé accusée détenu détenue "
        "appelant appelante personne réclamé réclamée mandant recourant recourante susnommé "
        "susnommée susdit précité précitée nommé"
    ),
    "es": (
        "cliente solicitante reclamado reclamada requerido requerida autor autora recurrente "
        "demandante peticionario peticionaria acusado acusada detenido detenida interesado "
        "interesada imputado persona defendido patrocinado denunciante apelante antedicho "
        "antedicha mencionado mencionada citado citada nombrado"
    ),
    "it": (
        "cliente richiedente ricorrente autore autrice assistito assistita estradando "
        "imputato imputata detenuto interessato appellante persona istante suddetto suddetta "
        "predetto"
    ),
    "sv": (
        "sökanden sökandens klienten klientens klient klients klaganden klagandens "
        "författaren åklagade personen"
    ),
    "el": (
        "αιτούντος αιτούντα αιτούσας εντολέα πελάτη πελάτισσας προσφεύγοντος προσφεύγουσας "
        "αιτούσα αιτών προσφεύγουσα προσφεύγων αιτούσης "
        "εκζητούμενου εκζητουμένου κατηγορουμένου κατηγορούμενου συγγραφέα"
    ),
    "ru": (
        "заявителя заявительницы заявителю автора доверителя доверительницы подзащитного "
        "подзащитной клиента клиентки истца истицы ответчика обвиняемого обвиняемой "
        "подсудимого задержанного задержанной лица разыскиваемого экстрадируемого просителя "
        "жалобщика апеллянта осуждённого осужденного подозреваемого беженца вышеуказанного "
        "вышеназванного вышеупомянутого упомянутого названного"
    ),
    "uk": (
        "заявника заявниці автора довірителя підзахисного підзахисної клієнта клієнтки "
        "позивача відповідача обвинуваченого обвинуваченої затриманого особи скаржника "
        "підозрюваного біженця прохача апелянта вищезазначеного згаданого"
    ),
    "pl": (
        "wnioskodawcy wnioskodawczyni skarżącego skarżącej klienta klientki mocodawcy "
        "ściganego ściganej podejrzanego oskarżonego oskarżonej autora autorki powoda powódki "
        "osoby zatrzymanego mandanta cudzoziemca uchodźcy wymienionego wyżej"
    ),
    "cs": (
        "žadatele žadatelky stěžovatele stěžovatelky klienta klientky autora autorky "
        "obviněného obžalovaného obviněné vyžádané vyžádaného osoby navrhovatele zadrženého "
        "žadatelova"
    ),
    "tr": (
        "başvurucu başvuran müvekkil sanık davacı davalı şüpheli şikayetçi yazar talep "
        "sığınmacı tutuklu müracaatçı iadesi şahs kişi başvuru geçen sanığ anılan mezkur"
    ),
    "ug": (
        "ئىلتىماسچى ئىلتىماس مۇددەئى ئەرزدار ئەيىبلەنگۈچى ئاپتور خېرىدار ۋەكالەت تۇتقۇن "
        "جاۋابكار گۇماندار ئىلتىجاچى شەخس ئەرز ئىلتىماسچ"
    ),
    "ug-latin": "iltimaschi erzdar",
    "uz": "arizachi mijoz da'vogar ayblanuvchi muallif shikoyatchi sudlanuvchi shaxs",
    "uz-cyrillic": "аризачи мижоз даъвогар айбланувчи",
    "kk": "өтініш арызданушы клиент айыпталушы автор талапкер сотталушы шағымданушы беруші тұлға",
    "ar": (
        "موكل موكلي موكلتي الموكل مقدم مقدمة المدعي المدعية صاحب صاحبة المستأنف المتهم "
        "المتهمة الشاكي الشاكية المطلوب المطلوبة الطالب اللاجئ المعتقل الموقوف المحتجز "
        "المتظلم العارض"
    ),
    "tg": "муваккил муваккилам аризадиҳанда айбдоршаванда муттаҳам довталаб шахс",
    "fa": (
        "موکل موکلم متقاضی شاکی متهم خواهان پناهجو مشتکی درخواست‌کننده نویسنده فرد شخص متشاکی "
        "درخواست تجدیدنظرخواه"
    ),
    "ky": "арыз арыздануучу доогер айыпталуучу кардар",
    "ku": "serlêder muwekîl gilîkar daxwazkar",
    "ug-cyrillic": "илтимасчи әрздар",
}
"""What papers call the client, as it stands where it tells an owner."""
WITNESSES: Final = {
    "en": (
        "witness deponent declarant informant victim interviewee deceased speaker child minor "
        "source boy girl man woman"
    ),
    "de": "zeugen zeugin zeuge opfers verstorbenen",
    "fr": "témoin victime défunt défunte déclarant",
    "es": "testigo víctima difunto declarante",
    "it": "testimone teste vittima",
    "ru": "свидетеля свидетельницы потерпевшего потерпевшей пострадавшего покойного",
    "uk": "свідка потерпілого потерпілої",
    "pl": "świadka pokrzywdzonego pokrzywdzonej",
    "cs": "svědka svědkyně poškozeného",
    "tr": "tanık mağdur",
    "ug": "گۇۋاھچى زىيانكەشلىككە",
    "uz": "guvoh jabrlanuvchi",
    "kk": "куәгер куә жәбірленуші",
    "ar": "الشاهد الشاهدة الضحية المتوفى المجني",
    "fa": "شاهد قربانی متوفی",
    "tg": "шоҳид ҷабрдида марҳум",
}
"""Others whose kin somebody protected may be, without a name."""
PREPOSITIONS: Final = {
    "en": "of to the a an both one said",
    "de": "des der von vom dem den",
    "fr": "de du d des la le l les",
    "es": "de del la el los las",
    "it": "di del dello della dell d dei la il l",
    "sv": "till åt av",
    "el": "του της των τον την",
}
"""What may stand between a word of kin and whose kin it is; nothing in other languages."""
LEADS: Final = {
    "en": "of to",
    "de": "des der von vom",
    "fr": "de du d des",
    "es": "de del",
    "it": "di del dello della dell d dei",
    "sv": "till åt av",
    "el": "του της των",
}
"""With which of them it must begin."""
HAVE: Final = {
    "en": "have had has got having",
    "de": "habe hat hatte hatten haben",
    "fr": "ai a avais avait avons ont",
    "es": "tengo tiene tenía tenemos tienen",
    "it": "ho ha aveva avevo abbiamo hanno",
    "sv": "har hade",
    "pl": "mam ma miałem miał miała mamy",
    "cs": "mám má měl měla máme",
    "ru": "есть был была были",
    "uk": "є була був маю має",
    "el": "έχω έχει είχα είχε",
}
HAVE_FIRST: Final = frozenset(
    words_of(
        """
habe ai avais avons tengo tenemos ho avevo abbiamo mam miałem mamy mám máme маю έχω είχα
"""
    )
)
I_WORDS: Final = {
    "en": "i we",
    "de": "ich wir",
    "fr": "j je nous",
    "sv": "jag vi",
    "es": "yo",
    "it": "io",
    "ru": "я мне меня мной мы нас нам",
    "uk": "я мені мене мною ми нас нам",
    "pl": "ja mnie mi mną my nas nam",
    "cs": "já mě mne mi mnou my nás nám",
    "el": "εγώ με",
}
HOME_WORDS: Final = {
    "en": "mum mom mam ma dad daddy mummy mommy mama papa mamma grandma grandpa granny nan",
    "de": "mama papa mami papi mutti vati oma opa",
    "fr": "maman papa mamie papi",
    "es": "mamá papá mami papi",
    "it": "mamma papà babbo",
    "sv": "mamma pappa mormor farmor syrran brorsan farsan morsan",
    "ru": "апа ата ака мама маме мамы маму мамой папа папы папе папу папой мамочка бабушка",
    "uk": "мама мамі мами маму мамою тато тата татові",
    "pl": "mama mamę mamie tata tatę tacie tatuś",
    "cs": "máma mamince maminka táta tátovi tatínek",
    "el": "μαμά μπαμπάς μπαμπά",
}
"""What people call their own kin without saying whose."""
DROPPED: Final = frozenset({"ru", "uk", "pl", "cs"})
"""Languages in which it is mostly not said whose kin is meant, where it is the speaker's."""

FAMILIAR: Final = {
    "en": "sis bro missus hubby wifey kiddo",
    "fr": "frangine frangin maman papa",
    "tr": "abi abla hanım bacı anne baba",
    "ru": "сестрёнка братан братишка сеструха мамка батя",
    "ug": "ئاكا ئاچا ئاپا دادا ھەدە",
    "uz": "dada oyi",
    "uz-cyrillic": "дада ойи",
    "fa": "مادرجان مامانجان پدرجان باباجان خواهرجان برادرجان داداشجان",
}
"""The same, also in small letters and with an article."""
ARTICLED: Final = {
    "it": (
        "sorella sorelle sorellina fratello fratelli fratellino madre padre mamma papà moglie "
        "marito figlia figlie figlio figli genitori"
    ),
    "fr": "sœur soeur frère mari épouse",
    "es": "hermana hermano hermanas hermanos esposa esposo marido",
}
"""Words of kin that say nothing else, behind an article: il fratello, dell'amata sorella."""
ARTICLES_BEFORE: Final = {
    "it": (
        "il lo la l i gli le un uno una del dello della dell dei degli delle al allo alla all ai "
        "alle dal dallo dalla dall dai sul sullo sulla sull nel nella col coi con"
    ),
    "fr": "le la l les un une du des au aux",
    "es": "el la los las un una del al",
}
OTHERS: Final = frozenset(words_of("other elder older younger eldest youngest little kid twin"))
"""English words between "the" and a brother or sister that is the speaker's."""
WITH_ARTICLE: Final = {
    "en": "kid wife husband baby toddler",
    "de": "kleine kleinen frau mann",
    "fr": "petit petite gosse",
    "es": "niño niña peque",
}
"""The same behind "the" alone: I rang the wife."""
ARTICLES: Final = {"en": "the", "de": "der die den dem", "fr": "le la", "es": "el la"}
OF_THE_CASE: Final = {"en": "child infant", "de": "kind", "fr": "enfant"}
"""Whom papers about somebody call so behind "the": their child."""
LAWFUL: Final = frozenset(words_of("interest interests right rights wohl droits intérêt welfare"))
"""Before it where a law speaks of any child."""
BEGIN_VERBS: Final = {
    "en": (
        "is was has had came comes went goes said says told tells called calls wants wanted got "
        "gets will would can cant can't could didnt didn't doesnt doesn't isnt isn't wasnt wont "
        "won't just still never left lives works asked sent bought cried"
    ),
    "de": "ist war hat hatte kam ging sagt sagte rief wohnt lebt will wird kann",
}
"""Behind a word of kin that begins a sentence without an owner, as in short messages."""
TITLES: Final = words_of(
    """
mr mrs ms miss dr prof sir m mme mlle monsieur madame señor señora sr sra don doña herr herrn frau
signor signora sig pan pani pana panią господина госпожи г-на г-жи г-н bay bayan bey hanım
beyin hanımın
ئەپەندى ئەپەندىنىڭ خانىم خانىمنىڭ janob xonim السيد السيدة آقای خانم мырза ханым
"""
)
"""What stands between a word of kin and a name, or behind the name."""
ADJECTIVES: Final = {
    "fr": (
        "cadette cadet aîné aînée mineur mineure majeure majeur jumeau jumelle germain "
        "germaine biologique adoptif adoptive défunt défunte âgé âgée unique petit petite"
    ),
    "es": (
        "menor mayor pequeño pequeña menores mayores gemelo gemela edad único única difunto "
        "difunta anciano anciana biológico"
    ),
    "it": (
        "minore maggiore minorenne piccolo piccola gemello gemella unico unica defunto "
        "defunta anziano anziana"
    ),
    "pl": "starsza młodsza starszy młodszy rodzona rodzony jedyna",
    "ar": "الكبرى الصغرى الأكبر الأصغر الوحيد الوحيدة",
}
"""What may stand between a word of kin and what tells the owner behind it."""
PERSIAN_ADJECTIVES: Final = words_of(
    "بزرگ کوچک بزرگتر کوچکتر بزرگ‌تر کوچک‌تر ناتنی تنی دوقلو عزیز مرحوم"
)
"""Persian ones, which may bear the ending of the owner."""
COUSINS: Final = {
    "ru": "двоюродн троюродн",
    "uk": "двоюрідн троюрідн",
    "ug": "نەۋرە جىيەن ھامما تاغا",
    "ug-latin": "newre hamma tagha",
    "kk": "немере бөле жиен",
    "uz": "amakivachcha jiyan",
    "pl": "cioteczn stryjeczn",
}
"""Beginnings of words that make a brother a cousin."""
LONELY: Final = words_of("youngest eldest oldest relative")
"""English words of kin only where no word follows that they could describe."""
FIRST_ENDINGS: Final = {"pl": "łem łam liśmy łyśmy"}
"""Endings of verbs of the first person."""
