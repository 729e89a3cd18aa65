"""Words of kin in English, German, French, Spanish, Italian, Swedish and Greek.

Each line tells which kins its words may mean, "other" for all kin beside the eight near
ones. Forms
are written out, so that no word of another meaning is met by its beginning.
"""

from typing import Final

WESTERN: Final = {
    "en": """
sister: sister sisters sis sissy stepsister stepsisters
brother: brother brothers bro stepbrother stepbrothers brethren
sister brother other: sibling siblings
mother: mother mothers mum mums mom moms mam mommy mummy mama mamma stepmother ma
father: father fathers dad dads daddy papa pop pops stepfather
parent: parent parents folks stepparent
wife: better_half wife wives missus bride widow wifey
husband: husband husbands hubby groom widower
wife husband: spouse spouses
child: son sons daughter daughters child children kid kids kiddo stepson stepdaughter baby
child: boy boys girl girls toddler stepchild stepchildren firstborn newborn infant
other: uncle uncles aunt aunts auntie aunty nephew nephews niece nieces cousin cousins
other: relative relatives kin kinsman kinswoman grandfather grandmother grandparent
other: grandparents grandpa grandma granddad grandad granny gran nan nana grandson
other: granddaughter grandchild grandchildren brother-in-law sister-in-law mother-in-law
other: father-in-law son-in-law daughter-in-law brothers-in-law sisters-in-law parents-in-law
other: brother_in_law sister_in_law mother_in_law father_in_law son_in_law daughter_in_law
other: in-laws godfather godmother partner guardian
wife other: fiancée girlfriend
husband other: fiancé boyfriend
child sister brother: youngest eldest oldest
""",
    "de": """
sister: Schwesterherz
sister: sis Schwester Schwestern Schwesterchen Halbschwester Stiefschwester Zwillingsschwester
brother: Bruderherz
brother: bro Bruder Bruders Brüder Brüdern Brüderchen Halbbruder Halbbruders Zwillingsbruder
sister brother other: Geschwister Geschwistern
mother: Mutter Mütter Müttern Mama Mami Mutti Stiefmutter
father: Vater Vaters Väter Vätern Papa Papi Vati Stiefvater
parent: Eltern Elternteil Elternteils Elternteile
wife: Ehefrau Ehefrauen Gattin Frau Ehegattin Witwe
husband: Ehemann Ehemannes Ehemanns Ehemänner Gatte Gatten Mann Mannes Witwer
wife husband: Ehepartner Ehepartnerin Ehegatte Ehegatten
child: Sohn Sohnes Sohns Sohne Söhne Söhnen Tochter Töchter Töchtern Kind Kindes Kinder
child: Kindern Kleine Kleiner Kleinen Söhnchen Töchterchen
other: Onkel Onkels Tante Tanten Neffe Neffen Nichte Nichten Cousin Cousins Cousine Cousinen
other: Vetter Großvater Großvaters Großmutter Großeltern Oma Opa Enkel Enkelin Enkelkind
other: Schwager Schwagers Schwägerin Schwiegermutter Schwiegervater Schwiegereltern
other: Schwiegersohn Schwiegertochter Verwandte Verwandten Verwandter Angehörige Angehörigen
other: Angehöriger Lebensgefährtin Lebensgefährte Lebensgefährten
wife husband other: Verlobte Verlobten Verlobter
""",
    "fr": """
sister: sœur sœurs soeur soeurs sœurette frangine demi-sœur demi-sœurs
brother: frère frères frangin demi-frère
sister brother other: fratrie
mother: mère mères maman
father: père pères papa
parent: parents
wife: épouse femme épouses femmes veuve
husband: mari époux maris veuf
wife husband: conjoint conjointe conjoints
child: fils fille filles enfant enfants gosse gosses bébé fillette
other: oncle oncles tante tantes neveu neveux nièce nièces cousin cousins cousine cousines
other: grand-père grand-mère grands-parents grand-parents papi mamie petit-fils petite-fille
other: petits-enfants beau-frère belle-sœur belle-soeur beau-père belle-mère beaux-parents
other: gendre belle-fille beau-fils proche proches compagne compagnon fiancé fiancée
""",
    "es": """
sister: hermana hermanas hermanita hermanastra
brother: hermano hermanos hermanito hermanastro
sister brother other: hermanos
mother: madre madres mamá mami madrastra
father: padre papá papi padrastro
parent: padres progenitores
wife: esposa esposas mujer viuda
husband: esposo esposos marido viudo
wife husband: cónyuge cónyuges
child: hijito hijita hijitos hijitas
child: hijo hijos hija hijas niño niña niños bebé
other: tío tía tíos tías sobrino sobrina sobrinos sobrinas primo prima primos primas abuelo
other: abuela abuelos nieto nieta nietos cuñado cuñada suegro suegra suegros yerno nuera
other: familiar familiares pariente parientes pareja prometida prometido novia novio
""",
    "it": """
sister: sorella sorelle sorellina sorellastra
brother: fratello fratelli fratellino fratellastro
sister brother other: fratelli
mother: madre madri mamma
father: padre padri papà babbo
parent: genitori genitore
wife: moglie mogli sposa vedova
husband: marito mariti sposo vedovo
wife husband: coniuge coniugi
child: figlio figlia figli figlie bambino bambina bambini
other: zio zia zii zie nipote nipoti cugino cugina cugini cugine nonno nonna nonni cognato
other: cognata cognati suocero suocera suoceri genero nuora parente parenti familiare
other: familiari compagna compagno fidanzata fidanzato
""",
    "sv": """
sister: syrra syrran syrrans
sister: syster systern systrar systrarna systers systerns lillasyster storasyster halvsyster
brother: brorsa brorsan brorsans
brother: bror brodern bröder bröderna brors broder lillebror storebror halvbror
sister brother other: syskon syskonen
mother: morsa morsan
mother: mor modern moder mors mamma mamman mammas
father: farsa farsan
father: far fadern fader fars pappa pappan pappas
parent: förälder föräldrar föräldrarna föräldrars
wife: hustru hustrun fru frun maka makan
husband: man make maken
wife husband: makar
child: son sonen sons söner sönerna dotter dottern dotters döttrar döttrarna barn barnen
child: barnet
other: farbror morbror faster moster kusin kusinen kusiner mormor morfar farmor farfar svåger
other: svägerska svärmor svärfar brorson brorsdotter systerson systerdotter släkting
other: släktingar anhörig anhöriga sambo fästmö fästman
""",
    "el": """
sister: αδελφή αδερφή αδελφής αδερφής αδελφές αδερφές αδελφούλα
brother: αδελφός αδερφός αδελφό αδερφό αδελφού αδερφού αδελφοί αδελφούς
sister brother other: αδέλφια αδέρφια αδελφών
mother: μητέρα μητέρας μάνα μάνας μαμά μαμάς
father: πατέρας πατέρα μπαμπάς μπαμπά
parent: γονείς γονιών γονέων γονιοί γονιούς
wife: γυναίκα γυναίκας
husband: άντρας άνδρας άντρα άνδρα
wife husband: σύζυγος σύζυγό συζύγου σύζυγο
child: γιος γιό γιο γιου κόρη κόρης κόρες παιδί παιδιά παιδιού παιδιών
other: θείος θείο θείου θεία θείας ξάδερφος ξάδερφο ξαδέρφη ξαδέλφη εξάδελφος παππούς παππού
other: γιαγιά γιαγιάς ανιψιός ανιψιό ανιψιά κουνιάδος κουνιάδα γαμπρός γαμπρό νύφη πεθερός
other: πεθερά συγγενής συγγενείς εγγονός εγγονή
""",
    "ku": """
sister: xwişk xwişka xwişkê xwişkên xweh xweha xweng xwenga xûşk xûşka
brother: birayê birê birayên
mother: dayika dayikê diya diyê dayê
father: bav bavê
parent: dêûbav
wife: jina jinê hevjîna kevanî kevaniya
husband: mêrê
wife husband: hevjîn hevjînê hevser hevsera hevserê
child: kurê keça keçê zarok zaroka zarokê zarokên lawê qîz qîza
other: bûka bûkê zavayê xalê apê mamê meta xaltî xaltiya xesû xesûya
other: xezûr xezûrê bapîr bapîrê dapîr dapîra pismam pismamê dotmam dotmama jinbira
other: xwarzî xwarziyê birazî biraziyê malbat malbata
""",
}
"""Kins and words by language."""
