"""What makes a word of kin one of another thing: a sister company, the mother tongue."""

from typing import Final

from casefiles.redaction.kinship.word_lists import words_of

AFTER: Final = {
    "en": (
        "company companies city cities ship ships organisation organisations organization "
        "organizations party parties project projects site sites institution institutions "
        "school schools act acts agency vessel channel publication firm firms paper papers "
        "newspaper newspapers tongue tongues country lode nature board superior land church "
        "churches earth figure christmas teacher body labour labor support protection benefit "
        "benefits care abuse pornography marriage soldier soldiers prodigy welfare policy "
        "beater gloves seat chapter chapters branch temple court courts tongued hood parish "
        "college university universities team club store hotel title station village judges "
        "justices officers monks priests clergy language process node class directory cell "
        "cells entity undertaking time"
    ),
    "de": "natur erde oberin gottes staat unser konzern gesellschaft",
    "fr": "patrie supérieure porteuse courage nature",
    "es": "patria superiora naturaleza tierra",
    "it": "patria superiora natura terra lingua",
    "pl": "stanu chrzestna chrzestny zakonna zakonny boska natura ziemia oddziałowa przełożona",
    "cs": "představená příroda země",
    "ru": "настоятельница милосердия хозяйка земля природа церкви",
    "tr": "benzeri dil dili dilim dilini şehir şirket sayfa para tema vatan",
    "sv": "jord",
    "ug": "تىل تىلى تىلىم تىلىمىز تىلىدا ۋەتەن",
    "ug-latin": "til tili tilim tilimiz tilida weten",
    "ug-cyrillic": "тил тили тилим тилимиз вәтән",
    "uz": "til tili tilim tilimiz tilida vatan",
    "uz-cyrillic": "тили тилим тилимиз ватан",
    "kk": "тілі тілім тіліміз тілінде отан",
    "ky": "тили тилим тилибиз тилинде мекен",
    "el": "πατρίδα γλώσσα φύση",
}
"""Words behind it."""
BEFORE: Final = {
    "fr": "société maison langue carte ville entreprise compagnie reine fille idée",
    "es": "casa lengua empresa ciudad placa célula reina sociedad",
    "it": "casa lingua scheda città società azienda regina",
    "ru": "медицинская медицинской медсестра родина старшая_медицинская компания",
    "en": "den queen founding",
    "pl": "firma spółka miasto",
}
"""Words before it."""
FAITH: Final = frozenset(
    words_of(
        """
faith christ arms islam spirit religion jesus glauben christo armes foi armas wierze вере
оружию crime law
"""
    )
)
"""Behind "in", "par" or "по": no kin, but fellows."""
FAITH_LEADS: Final = frozenset(
    words_of(
        """
in im en d w по à
"""
    )
)
IDIOMS: Final = (
    "madre mía", "mamma mia", "мать моя женщина", "мать твою", "дед мороз", "дід мороз",
    "матінко рідна", "matko boska", "mother of god", "oh brother", "son of a", "родина-мать",
    "мать-и-мачех", "big brother", "mother-of-pearl", "sister act", "boys will be boys",
)  # fmt: skip
"""Said of nobody; folded, from the word of kin or the one before it."""
BREAKS: Final = {
    "en": (
        "and or but to that who which whom is was were are be been had has have do did does "
        "the a an at on for with from by as than then when where while if because not no nor "
        "so me him us them they he she it we i you told said asked saw met called this these "
        "those there what how why into after before against about friend friends lawyer "
        "lawyers colleague neighbour neighbours of in boss teacher employer landlord house "
        "home phone name car life case detention arrest way"
    ),
    "de": (
        "und oder dass der die das den dem des ist war hat hatte von zu mit ich er es wir nicht"
    ),
    "fr": "et ou que qui la le les un une est était a avec pour à au je il elle nous de du",
    "es": "y o que la el los las un una es era con para a al yo de del por",
    "it": "e o che la il lo gli le un una è era con per a al io di del",
}
"""Words that part an owner from a word of kin; what else stands between is taken for adjectives."""
