"""Words of kin in Dutch, Portuguese, Romanian, Hungarian, Finnish and Slavic languages."""

from typing import Final

from casefiles.redaction.kinship.further_words import FurtherLanguage
from casefiles.redaction.kinship.phrase import Owner

EUROPEAN: Final = (
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: zus zusje zusjes zussen zuster zusters
brother: broer broertje broertjes broers broeder
mother: moeder mama mam ma moeders
father: vader papa pap pa vaders
parent: ouders
wife: vrouw echtgenote
husband: man echtgenoot
child: kind kinderen kindje zoon zoontje zonen zoons dochter dochtertje dochters
""",
        first="mijn m'n m’n mn onze ons",
        third="zijn z'n z’n haar hun uw jouw",
        between="oudere oudste jongere jongste grote kleine eigen overleden enige lieve",
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: zus zusje zusjes zussen zuster zusters
brother: broer broertje broertjes broers broeder
mother: moeder mama mam ma moeders
father: vader papa pap pa vaders
parent: ouders
wife: vrouw echtgenote
husband: man echtgenoot
child: kind kinderen kindje zoon zoontje zonen zoons dochter dochtertje dochters
""",
        third=(
            "van_de_verzoeker van_verzoeker van_verzoekster van_de_eiser van_cliënt "
            "van_de_cliënt van_de_opgeëiste_persoon van_hem van_haar"
        ),
        is_owner_last=True,
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: irmã irmãs irmãzinha mana
brother: irmão irmãos irmãozinho mano
mother: mãe mamãe mamã
father: pai papai papá
parent: pais
wife: esposa mulher senhora
husband: marido esposo
wife husband: cônjuge
child: filho filha filhos filhas filhinho filhinha
""",
        first="meu minha meus minhas nosso nossa nossos nossas",
        third="seu sua seus suas teu tua",
        between=(
            "falecido falecida querido querida único única pobre outro outra outros outras "
            "dois duas"
        ),
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: irmã irmãs irmãzinha mana
brother: irmão irmãos irmãozinho mano
mother: mãe mamãe mamã
father: pai papai papá
parent: pais
wife: esposa mulher senhora
husband: marido esposo
wife husband: cônjuge
child: filho filha filhos filhas filhinho filhinha
""",
        third=(
            "dele dela deles delas do_requerente da_requerente do_recorrente da_recorrente "
            "do_autor da_autora do_extraditando do_peticionário do_cliente da_cliente "
            "do_arguido do_requerido"
        ),
        is_owner_last=True,
        between=(
            "mais_velho mais_velha mais_novo mais_nova menor maior mais_velhos falecido falecida"
        ),
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: sora soră surorii surorile surorilor surioara surioară
brother: fratele frate fratelui frații fraţii fraților frățiorul
mother: mama mamă mamei maică maica mamele
father: tatăl tată tata tatălui taică taica
parent: părinții părinţii părinților parintii
wife: soția soţia soției soţiei sotia nevasta nevastă nevestei femeia
husband: soțul soţul soțului soţului sotul bărbatul bărbatului bărbatu barbatul
child: fiul fiului fiu fiii fiica fiicei fiică fiicele fata fetei fetele băiatul băiatului
child: băieții copilul copilului copiii copiilor
""",
        first="meu mea mei mele nostru noastră noastre noștri",
        third=(
            "lui ei lor său sa săi sale tău ta dumneavoastră reclamantului petentului "
            "solicitantului clientului inculpatului persoanei_extrădabile"
        ),
        is_owner_last=True,
        between="cea_mare cel_mare cea_mică cel_mic mai_mare mai_mic mai_mică al a ai ale cel cea",
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: soră
brother: frate
mother: mamă maică
father: tată taică
wife: nevastă
husband: bărbatu soțu
child: fiu fiică
""",
        first_endings="-mea -meu -mei",
        third_endings="-sa -său -su -ta -tău -tu",
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: nővérem húgom lánytestvérem nővéreim húgaim
brother: öcsém bátyám fivérem bátyáim öcséim
sister brother: testvérem testvéreim
mother: anyám édesanyám anyukám mamám
father: apám édesapám apukám
parent: szüleim szülőim
wife: feleségem nejem asszonyom
husband: férjem
wife husband: házastársam
child: lányom leányom kislányom fiam kisfiam fiaim lányaim gyerekem gyermekem gyerekeim
child: gyermekeim
""",
        cases=(
            "et ot at öt t nek nak val vel mal mel tól től ról ről hoz hez höz ból ből ban "
            "ben nál nél ért ra re kal kel éknak ék"
        ),
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: nővére nővéré húga húgá
brother: öccse öccsé bátyja bátyjá fivére fivéré
sister brother: testvére testvéré
mother: anyja anyjá édesanyja édesanyjá
father: apja apjá édesapja édesapjá
parent: szülei szüleit
wife: felesége feleségé a_neje a_nejé
husband: férje férjé
child: lánya lányá leánya leányá a_fia a_fiá gyermeke gyermeké gyereke gyereké
""",
        cases=(
            "et ot at öt t nek nak val vel mal mel tól től ról ről hoz hez höz ból ből ban "
            "ben nál nél ért ra re kal kel éknak ék"
        ),
        alone=Owner.THIRD,
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: sisko siskoja sisare sisarta isosisko pikkusisko siskopuole
brother: velje veljeä veli veljiä isovelje pikkuvelje velipuole
mother: äiti äidi äitiä
father: isä isää isi
parent: vanhempa vanhempi vanhemmi
wife: vaimo
husband: miehe miestä aviomiehe
wife husband: puoliso
child: poika poja poikia tyttäre tytärtä tyttäriä lapse lasta lapsi laste lapsia
""",
        first_endings=(
            "ni mme lleni llemme llani llamme lläni llämme ltani ltamme ltäni ltämme stani "
            "stamme stäni stämme ssani ssamme ssäni ssämme nani namme näni nämme ani amme äni "
            "ämme tani tamme täni tämme ksini ksimme kseni ksemme ineni inemme"
        ),
        third_endings=(
            "nsa nsä si nne llensa llensä llesi llenne llansa llansä llasi llanne llänsa "
            "llänsä lläsi llänne ltansa ltansä ltasi ltanne ltänsa ltänsä ltäsi ltänne stansa "
            "stansä stasi stanne stänsa stänsä stäsi stänne ssansa ssansä ssasi ssanne ssänsa "
            "ssänsä ssäsi ssänne nansa nansä nasi nanne nänsa nänsä näsi nänne ansa ansä asi "
            "anne änsa änsä äsi änne tansa tansä tasi tanne tänsa tänsä täsi tänne ksinsa "
            "ksinsä ksisi ksinne ksensa ksensä ksesi ksenne inensa inensä inesi inenne aan "
            "ään lleen llaan llään ltaan ltään staan stään ssaan ssään"
        ),
        cases="kin kaan kään ko kö",
    ),
    FurtherLanguage(
        "a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśšșşťțţūůűźżžẽ",
        """
sister: sisko siskoa siskon siskolle siskoni sisar
brother: veli veljeä veljen veljelle
mother: äiti äitiä äidin äidille
father: isä isää isän isälle
wife: vaimo vaimoa vaimon vaimolle
husband: mies miestä miehen miehelle
child: poika poikaa pojan tytär tytärtä tyttären lapsi lasta lapsen lapset lapsia
""",
        first="minun mun meidän meiän",
        third="hänen sen heidän hakijan valittajan",
    ),
    FurtherLanguage(
        "a-zčćđšž",
        """
sister: sestra sestre sestri sestru sestro sestrom seka seke seki seku sestrica sestricu
brother: brat brata bratu brate bratom braća braće braći braću bato bracu
mother: majka majke majci majku majko majkom mama mame mami mamu mamom mater
father: otac oca ocu oče ocem tata tate tati tatu tatom ćale ćaleta ćaletu
parent: roditelj roditelji roditelje roditelja roditeljima
wife: žena žene ženi ženu ženom supruga supruge supruzi suprugu suprugom
husband: muž muža mužu mužem suprug supruga suprugu suprugom
child: sin sina sinu sine sinom sinovi kći kćer kćeri kćerka kćerke kćerki kćerku kćerkom
child: ćerka ćerke ćerki ćerku ćerkom dijete dete djeca deca djeteta deteta djecu decu djeci
child: deci
""",
        first=(
            "moj moja moje moju mog moga mom mome mojoj mojom moji mojih mojim naš naša našu "
            "našeg našem"
        ),
        third=(
            "njegov njegova njegovu njegovog njegove njegovoj njegovom njegovih njezin "
            "njezina njezinu njezinog njen njena njenu njenog njene njenoj njihov njihova "
            "njihovu svoj svoja svoju svog svoga svojoj svojom svoje tvoj tvoja tvoju tvog "
            "vaš vaša vašu vašeg"
        ),
        between=(
            "stariji starija stariju starijeg mlađi mlađa mlađu mlađeg rođeni rođena rođenog "
            "rođenu pokojni pokojna jedini jedina"
        ),
    ),
    FurtherLanguage(
        "а-яђјљњћџ",
        """
sister: сестра сестре сестри сестру сестро сестром сека секе секи секу сестрица сестрицу
brother: брат брата брату брате братом браћа браће браћи браћу бато брацу
mother: мајка мајке мајци мајку мајко мајком мама маме мами маму мамом матер
father: отац оца оцу оче оцем тата тате тати тату татом ћале ћалета ћалету
parent: родитељ родитељи родитеље родитеља родитељима
wife: жена жене жени жену женом супруга супруге супрузи супругу супругом
husband: муж мужа мужу мужем супруг супруга супругу супругом
child: син сина сину сине сином синови кћи кћер кћери кћерка кћерке кћерки кћерку кћерком
child: ћерка ћерке ћерки ћерку ћерком дијете дете дјеца деца дјетета детета дјецу децу дјеци
child: деци
""",
        first=(
            "мој моја моје моју мог мога мом моме мојој мојом моји мојих мојим наш наша нашу "
            "нашег нашем"
        ),
        third=(
            "његов његова његову његовог његове његовој његовом његових њезин њезина њезину "
            "њезиног њен њена њену њеног њене њеној њихов њихова њихову свој своја своју свог "
            "свога својој својом своје твој твоја твоју твог ваш ваша вашу вашег"
        ),
        between=(
            "старији старија старију старијег млађи млађа млађу млађег рођени рођена рођеног "
            "рођену покојни покојна једини једина"
        ),
    ),
    FurtherLanguage(
        "a-zčćđšž",
        """
sister: sestra sestre sestri sestru sestro sestrom seka seke seki seku sestrica sestricu
brother: brat brata bratu brate bratom braća braće braći braću bato bracu
mother: majka majke majci majku majko majkom mama mame mami mamu mamom mater
father: otac oca ocu oče ocem tata tate tati tatu tatom ćale ćaleta ćaletu
parent: roditelj roditelji roditelje roditelja roditeljima
wife: žena žene ženi ženu ženom supruga supruge supruzi suprugu suprugom
husband: muž muža mužu mužem suprug supruga suprugu suprugom
child: sin sina sinu sine sinom sinovi kći kćer kćeri kćerka kćerke kćerki kćerku kćerkom
child: ćerka ćerke ćerki ćerku ćerkom dijete dete djeca deca djeteta deteta djecu decu djeci
child: deci
""",
        first="mi nam",
        third="mu joj im ti vam podnositelja podnosioca tražioca",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "а-яѝ",
        """
sister: сестра сестрата сестричка
brother: брат братът братя братята батко
mother: майка майката мама
father: баща бащата татко
parent: родителите
wife: жена съпруга съпругата
husband: мъж мъжът мъжа съпруг съпругът
child: син синът сина дъщеря дъщерята дете детето децата
""",
        first="ми ни",
        third="му ѝ й им ти ви на_жалбоподателя на_молителя на_клиента на_ищеца",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "а-яѝ",
        """
sister: сестра сестрата сестричка
brother: брат братът братя братята батко
mother: майка майката мама
father: баща бащата татко
parent: родителите
wife: жена съпруга съпругата
husband: мъж мъжът мъжа съпруг съпругът
child: син синът сина дъщеря дъщерята дете детето децата
""",
        first="ми моя моята моят моите моето нашата нашия нашите",
        third="му ѝ неговата неговия неговият нейната нейния нейният тяхната техния техните",
    ),
    FurtherLanguage(
        "а-яёўі",
        """
sister: сястра сястры сястру сястрой сястрою сястрычка сястрычку
brother: братоў браце браціка
mother: маці
father: бацьку бацькам
wife: жонкай жонцы
husband: мужам
child: дачка дачку дачкі дачцэ дачкой дачушка дзеці дзяцей
""",
        alone=Owner.BARE,
    ),
    FurtherLanguage(
        "а-яёўі",
        """
sister: сястра сястры сястру сястрой сястрычка
brother: брат брата брату братам
mother: маці мама маму
father: бацька бацьку бацькам тата тату
wife: жонка жонку жонкі жонцы жонкай
husband: муж мужа мужу мужам
child: сын сына дачка дачку дачкі дачцэ
""",
        first="мая маю маёй мой майго майму маім",
        third="яго яе іх",
        is_owner_last=True,
    ),
    FurtherLanguage(
        "a-záéíóúñü",
        "wife: señora",
        first="mi nuestra",
        third="su",
    ),
)
"""As in `further_words`."""
