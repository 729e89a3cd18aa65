"""Trades and roles that stand beside a name: Bäcker Hans, lawyer Li, Emre Usta."""

from typing import Final

from casefiles.domain.language.folding import fold

__all__ = ["ROLES", "ROLES_AFTER_NAME"]

ROLES: Final = frozenset(
    fold(
        # English
        "lawyer attorney barrister solicitor judge prosecutor clerk notary driver teacher"
        " doctor nurse baker"
        " butcher carpenter tailor barber cook chef farmer farmhand shepherd fisherman"
        " mechanic plumber"
        " electrician welder smith blacksmith cobbler shoemaker shopkeeper grocer pharmacist"
        " merchant"
        " trader boss manager director secretary translator interpreter journalist reporter editor"
        " writer poet singer imam mullah priest pastor monk nun rabbi guard warden officer sergeant"
        " captain major colonel lieutenant inspector detective commander soldier policeman"
        " constable"
        " neighbour neighbor landlord landlady janitor caretaker cleaner porter foreman engineer"
        " professor principal headmaster student witness victim suspect detainee prisoner cellmate"
        " uncle auntie aunt grandpa grandma cousin brother sister comrade agent informant smuggler"
        # German
        " bäcker metzger fleischer schlosser schreiner tischler schneider friseur koch bauer hirte"
        " fahrer lehrer lehrerin arzt ärztin anwalt anwältin rechtsanwalt rechtsanwältin richter"
        " richterin staatsanwalt notar händler kaufmann chef wirt nachbar nachbarin vermieter"
        " hausmeister pfarrer mönch wärter wachtmeister kommissar hauptmann dolmetscher zeuge"
        " onkel tante"
        # French, Spanish, Italian, Portuguese
        " boulanger boucher menuisier tailleur coiffeur cuisinier paysan berger chauffeur avocat"
        " avocate juge procureur notaire commerçant patron voisin voisine gardien curé inspecteur"
        " commissaire interprète témoin oncle panadero carnicero carpintero sastre barbero cocinero"
        " chofer chófer conductor maestro maestra abogado abogada juez jueza fiscal notario jefe"
        " vecino vecina portero cura inspector comisario intérprete testigo tío tía compañero"
        " fornaio macellaio falegname sarto barbiere cuoco autista avvocato giudice notaio capo"
        " vicino portiere parroco ispettore commissario testimone zio zia padeiro motorista"
        " advogado"
        # Polish, Czech, Slovak
        " piekarz rzeźnik stolarz krawiec fryzjer kucharz kierowca nauczyciel lekarz adwokat"
        " mecenas"
        " sędzia prokurator szef sąsiad dozorca ksiądz strażnik komisarz świadek wujek ciocia pekař"
        " řezník truhlář krejčí holič kuchař řidič učitel lékař advokát soudce prokurátor šéf"
        " soused"
        " domovník kněz dozorce komisař svědek strýc teta vodič sudca sused svedok"
        # Turkish, Kurdish, Azerbaijani
        " fırıncı kasap marangoz terzi berber aşçı çiftçi çoban şoför sürücü öğretmen doktor avukat"
        " hakim savcı noter tüccar patron müdür komşu kapıcı imam hoca gardiyan komiser yüzbaşı"
        " tercüman tanık dayı amca teyze hala usta abi abla mamoste parêzer şofêr"
        # Russian, Ukrainian
        " адвокат юрист судья прокурор нотариус водитель шофёр учитель учительница врач доктор"
        " медсестра пекарь мясник плотник столяр портной парикмахер повар слесарь сантехник"
        " электрик"
        " сварщик кузнец сапожник продавец аптекарь торговец начальник директор секретарь"
        " переводчик"
        " журналист редактор имам мулла священник монах охранник надзиратель конвоир офицер сержант"
        " капитан майор полковник лейтенант следователь инспектор опер оперативник участковый"
        " комендант"
        " командир солдат полицейский сосед соседка хозяин хозяйка дворник сторож прораб бригадир"
        " инженер профессор студент свидетель сокамерник дядя тётя тетя дед баба брат сестра"
        " товарищ"
        " суддя водій вчитель лікар кравець кухар слюсар начальник сусід сусідка свідок слідчий"
        # Uyghur, Kazakh, Uzbek in Latin and Cyrillic letters
        " adwokat sotchi shopur muellim doxtur nawaychi qassap yaghachchi tikküchi ashpez bashliq"
        " xojayin qoshna imam mollam saqchi terjiman guwahchi taghay hamma нотариус жүргізуші"
        " мұғалім"
        " дәрігер адвокат сот бастық көрші молда аға апай куәгер haydovchi oʻqituvchi shifokor"
        " qoʻshni"
    ).split()
)
"""What stands before a name, folded."""
ROLES_AFTER_NAME: Final = frozenset(
    fold(
        "usta hoca hodja bey hanım hanim abi abla dayı amca emmi teyze başkan müdür reis haji hajim"
        " qari qarim mollam axun axunum ustam aka akam ata acha hede muellim doxtur saqchi bashliq"
        " aga ağa aghay apay agha mirza xan khan sahib saheb agha baba dede sensei san ssi nim"
        " guanjiao suozhang duizhang daduizhang zhongduizhang jingguan ganshi yujing juzhang"
        " kezhang zhidaoyuan jiaodaoyuan zhengwei minjing ganbu jiaoguan zhuren shuji"
        " уста аға апай ага апа ака мырза мулла хаджи"
    ).split()
)
"""What stands behind it."""
