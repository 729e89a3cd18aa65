"""Words of kin in Russian, Ukrainian, Polish and Czech, with their cases.

A word with a stroke stands for its beginning with each ending behind it; a minus is no ending.
"""

from typing import Final

SLAVIC: Final = {
    "ru": """
sister: сестр|а,ы,е,у,ой,ою,ам,ами,ах сестёр сестер сестрёнк|а,и,е,у,ой сестричк|а,и,е,у,ой
sister: сеструх|а,и,е,у,ой сестрин|а,у,ой,ы,ого сестриц|а,ы,е,у,ей
sister mother: ап|а,е,у,ой
brother: ак|а,е,у брат|-,а,у,ом,е,ья,ьев,ьям,ьями,ьях братишк|а,и,е,у,ой братан|-,а,у,ом
brother: брательник|-,а,у,ом братик|-,а,у,ом,е брат|ец,ца,цу,цем,це братц|ы,ев,ам
mother: мать матери матерью матерей матерям мам|а,ы,е,у,ой,ою,ин,ина,ину мамочк|а,и,е,у,ой
mother: мамк|а,и,е,у,ой мамочк|а,и,е,у,ой матер|и,ью мамул|я,и,е,ю,ей
mother: матушк|а,и,е,у,ой маменьк|а,и,е,у
father: отец отц|а,у,ом,е,ы,ов,овский пап|а,ы,е,у,ой,ою,ин,ина папаш|а,и,е,у батюшк|а,и,е,у
father: бат|я,и,е,ю,ей
parent: родител|и,ей,ям,ями,ях,ь,я,ю,ем,е,ьский,ьского
wife: жен|а,ы,е,у,ой,ою,ам,ами жён жёны супруг|а,и,е,у,ой,ою вдов|а,ы,е,у,ой
wife: благоверн|ая,ой,ую
husband: благоверн|ый,ого,ому,ым
husband: муж|-,а,у,ем,е,ья,ей,ин мужу супруг|-,а,у,ом,е муженёк
child: сын|-,а,у,ом,е,овья,овей,овьям,ишка,ок,очек сынок дочь дочери дочерью дочерей дочерям
child: дочк|а,и,е,у,ой дочурк|а,и,е,у реб|ёнок,енок,ёнка,енка,ёнку,енку,ёнком,ёнке,енке
child: доченьк|а,и,е,у,ой сынишк|а,и,е,у,ой сыноч|ек,ка,ку,ком
child: дет|и,ей,ям,ьми,ях детишк|и,ам малыш|-,а,у,ом
other: дяд|я,и,е,ю,ей,ьки,ька тёт|я,и,е,ю,ей тет|я,и,е,ю,ей тётк|а,и,е,у,ой тетк|а,и,е,у,ой
other: племянник|-,а,у,ом,е,и,ов,ам племянниц|а,ы,е,у,ей кузен|-,а,у,ом кузин|а,ы,е,у,ой
other: дед|-,а,у,ом,е дедушк|а,и,е,у,ой бабушк|а,и,е,у,ой бабк|а,и,е,у внук|-,а,у,ом,и,ов,ам
other: внучк|а,и,е,у,ой тест|ь,я,ю,ем тёщ|а,и,е,у,ей тещ|а,и,е,у,ей свекров|ь,и,ью
other: свёк|ор,ра,ру зят|ь,я,ю,ем невестк|а,и,е,у,ой шурин|-,а,у,ом девер|ь,я,ю,ем
other: золовк|а,и,е,у,ой свояченниц|а,ы,е,у свояк|-,а,у,ом родственник|-,а,у,ом,и,ов,ам,ами
other: родственниц|а,ы,е,у,ей родн|я,и,е,ю,ёй родн|ые,ых,ым,ыми близк|ие,их,им,ими
other: невест|а,ы,е,у,ой
""",
    "uk": """
sister: сестр|а,и,і,у,ою,ам,ами,ах сестер сестричк|а,и,у,ою сестрин|а,у сестро
brother: брат|-,а,у,ові,ом,и,ів,ам,ами,ах братик|-,а,у,ом
mother: матінк|а,и,у,ою матінці мамк|а,и,у,ою мамці мамочк|а,и,у,ою мамочці
mother: мати матері матір матір'ю матірю мам|а,и,і,у,ою,о матус|я,і,ю,ею неньк|а,и,у,ою
father: батьк|о,а,у,ові,ом,и,ів тат|о,а,у,ові,ом татус|ь,я,ю
parent: батьки батьків батькам батьками батьках
wife: жонк|и,у,ою жонці
wife: дружин|а,и,і,у,ою жінк|а,и,у,ою жінці
husband: чоловік|-,а,у,ові,ом муж|-,а,у,ові,ем
wife husband: подружж|я,ю,ям
child: синоч|ок,ку,ком синочк|а,ові,у,ом синочек синк|а,ові,у,ом доч|ка,ку,ки доню доня доні
child: донечк|а,и,у,ою,о донечці донюш|ка,ки,ку,кою
child: син|-,а,у,ові,ом,и,ів,ам,ок дочк|а,и,у,ою дочці донька доньки доньку донькою доньці
child: дитин|а,и,і,у,ою діт|и,ей,ям,ьми,ях дітки
other: дядьк|о,а,у,ові,ом тітк|а,и,у,ою тітці тьот|я,і,ю племінник|-,а,у,ові,ом,и,ів
other: племінниц|я,і,ю,ею двоюрідн|ий,а,ого,у,ою кузен|-,а,у кузин|а,и,у дід|-,а,у,ові,ом
other: дідус|ь,я,ю,еві бабус|я,і,ю,ею онук|-,а,у,ові,ом онучк|а,и,у,ою тест|ь,я,ю тещ|а,і,у,ею
other: шваґ|ер,ра,рові,ром,ру шваг|ер,ра,рові,ром,ру швагр|о,а,ові,ом дівер|-,я,ю,ем,еві
other: зовиц|я,і,ю,ею братов|а,ої,ій,у,ою свак|-,а,ові,ом сват|-,а,ові,ом свах|а,и,у,ою
other: свекор свекр|а,ові,ом кум|-,а,ові,ом,и кум|а,и,і,у,ою хрещен|ий,ого,а,ої
other: свекрух|а,и,у,ою свекрус|і зят|ь,я,ю,ем невістк|а,и,у,ою шурин|-,а родич|-,а,у,ем,і,ів,ам
other: родичк|а,и,у рідн|і,их,им
""",
    "pl": """
sister: siostr|a,y,ę,ą,o,om,ami,ach siostrze sióstr siostrzyczk|a,i,ę,ą siostrzyczce
brother: brat|-,a,u,em bratu bracie bracia braci braciom braćmi braciach braciszek braciszka
sister brother other: rodzeństw|o,a,u,em
mother: matk|a,i,ę,ą,o matce matek mam|a,y,ie,ę,ą mamusi|a,ę,ą mamus
father: ojciec ojc|a,u,em,owie,ów ojcu ojcem tat|a,y,cie,ę,ą,o tatuś tatusia tatusiem
parent: rodzic|e,ów,om,ami,ach,a,em rodzic
wife: żon|a,y,ie,ę,ą,o małżonk|a,i,ę,ą małżonce wdow|a,y,ie,ę,ą
husband: mąż męż|a,owi,em,u,owie małżonek małżonk|a,owi,iem
wife husband: współmałżonek współmałżonka małżonkowie
child: syn|-,a,owi,em,u,owie,ów,om,ek córk|a,i,ę,ą,o córce córek córkom córeczk|a,i,ę
child: dzieck|o,a,u,iem dziec|i,iom,iach,mi dziećmi dziecię
other: wuj|-,a,owi,em,ek,ka ciotk|a,i,ę,ą ciotce cioci|a,ę,ą stryj|-,a,owi,em
other: kuzyn|-,a,owi,em,i kuzynk|a,i,ę,ą kuzynce bratanek bratanka bratanic|a,y,ę siostrzeniec
other: siostrzeńc|a,owi,em siostrzenic|a,y,ę,ą szwagier szwagr|a,owi,em szwagierk|a,i,ę,ą
other: bratow|a,ej,ą teś|ć teści|a,owi,em,owie teściow|a,ej,ą dziad|ek,ka,kiem,ka,kowi
other: dziadk|a,owi,iem,owie,ów babci|a,i,ę,ą babcia wnuk|-,a,owi,iem,i wnuczk|a,i,ę,ą
other: krewn|y,a,ego,ej,i,ych,ym,ymi zięć zięcia synow|a,ej,ą narzeczon|a,ej,ą,y,ego
""",
    "cs": """
sister: ségr|a,y,u,ou ségře
sister: sestr|a,y,ě,u,ou,o,ám,ami,ách sestře sester sestřičk|a,y,u,ou sestřin|a,u
brother: bratr|-,a,ovi,u,em,e,ů,ům,y bratři brácha bráchy bráchovi bráchu bratrov|a,u,i,ou,o
sister brother other: sourozen|ec,ce,ci,cem,ců,cům
mother: matk|a,y,u,ou,o matce matek mám|a,y,ě,u,ou maminka maminky maminku maminkou mamince
father: otec otc|e,i,em,ové,ů otcov|a,u,i tát|a,y,ovi,u,ou tatínek tatínk|a,ovi,em
parent: rodič|e,ů,ům,i,ích,em rodič
wife: manželk|a,y,u,ou manželce manželek žen|a,y,ě,u,ou chot|i,í
husband: manžel|-,a,ovi,em,u muž|-,e,i,em
wife husband: manžel|é,ů,ům choť
child: syn|-,a,ovi,em,u,ové,ů dcer|a,y,u,ou,ám,ami dceři dcerk|a,y,u dítě dítěte dítěti
child: dítětem dět|i,í,em,mi,ech synov|a,u,i
other: strýc|-,e,i,em,ové strejda tet|a,y,ě,u,ou synov|ec,ce,ci,cem neteř neteře neteři neteří
other: bratran|ec,ce,ci,cem sestřenic|e,i,í švagr|-,a,ovi,em švagrov|á,é,ou babičk|a,y,u,ou
other: babičce dědeč|ek,ka,kovi,kem tchán|-,a,ovi,em tchyn|ě,i,í vnuk|-,a,ovi,em
other: vnučk|a,y,u,ou příbuzn|á,ý příbuzn|í,ého,é,ých,ým,ými zeť zetě snach|a,y,u,ou
""",
}
"""Kins and words by language."""
