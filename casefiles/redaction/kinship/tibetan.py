"""Kinship in Tibetan: ངའི་སྲིང་མོ, ཁོའི་ཨ་མ; the owner stands before with its particle."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.kinship.phrase import Known, Owner, Phrase, kins_of
from casefiles.redaction.kinship.role_owners import is_tibetan_role
from casefiles.redaction.kinship.word_lists import words_of

_WORDS: Final = """
sister: སྲིང་མོ གཅེན་མོ ནུ་མོ ཨ་ཅག ཨ་ཅེ ལྕམ་མོ ལྕམ་སྲིང བུ་སྲིང གཅུང་མོ སྲིང་ཆུང ཨ་ཞེ ཨ་ལྕེ ཨ་ཁྱ
brother: གཅེན་པོ ནུ་བོ ཕུ་བོ ཨ་ཇོ ཇོ་ལགས གཅུང་པོ ཇོ་ཇོ ཅོ་ཅོ ཨ་རྒྱ
sister brother: སྤུན་ཟླ སྤུན་མཆེད སྤུན་སྲིང སྤུན་གཉེན སྤུན་ཉེ སྤུན་ མིང་སྲིང མཆེད་ལྕམ སྤུན་ཚོ
mother: ཨ་མ་ལགས ཨ་མ མ་ཡུམ ཡུམ མ་མ
father: ཨ་ཕ ཨ་པ པ་ལགས པཱ་ལགས ཡབ ཕ་ཡབ པ་པ པ་ཕ ཨ་རྒྱལ
parent: ཕ་མ ཡབ་ཡུམ
wife: སྐྱེས་དམན སྐྱེ་དམན ཆུང་མ བཟའ་མི་སྐྱེས་དམན སྐུ་ཟླ བཙུན་མོ ནག་མོ
husband: ཁྱོ་ག སྐྱེས་པ བཟའ་མི་སྐྱེས་པ
wife husband: བཟའ་ཟླ བཟའ་མི
child: བུ་མོ བུ་ཕྲུག ཕྲུ་གུ བུ་ཚ སྲས་མོ སྲས བུ་
other: ཨ་ཁུ ཨ་ཞང ཨ་ནེ སྲུ་མོ ཚ་བོ ཚ་མོ རྨོ་མོ སྤོ་བོ མེས་པོ ཕྱི་མོ གཉེན་ཚན གཉེན་ཉེ ནང་མི
other: མནའ་མ མག་པ གྱོས་པོ གྱོས་མོ ཨ་མྱེས
"""
_FIRST: Final = words_of(
    """
ང་རང་གི ང་ཚོའི ངེད་ཚོའི ངེད་ཀྱི བདག་གི འོ་སྐོལ་གྱི ངའི ང་ལ ངེད་རང་གི ང་ནི་
"""
)
_THIRD: Final = words_of(
    """
ཁོ་རང་གི མོ་རང་གི ཁོང་ཚོའི ཁོ་ཚོའི ཁོང་གི ཁོའི མོའི དེའི ཁྱེད་རང་གི ཁྱེད་ཀྱི ཁྱོད་ཀྱི རང་གི
ཁོང་ལ ཁོ་ལ མོ་ལ
"""
)
_CLIENT: Final = words_of(
    """
ཞུ་བ་པོའི ཞུ་བ་པོ ཞུ་མཁན་གྱི ཞུ་མཁན ཞུ་གཏུག་པའི ཞུ་གཏུག་བྱེད་མཁན་གྱི རེ་ཞུ་བྱེད་མཁན་གྱི
འཚོ་ཞུ་བྱེད་མཁན་གྱི གཏུགས་བཤེར་བྱེད་མཁན་གྱི བཙོན་པའི སྙན་ཞུ་འབུལ་མཁན་གྱི ཞུ་གཏུག་མཁན་གྱི
རེ་འདུན་ཞུ་མཁན་གྱི
"""
)
_OWNERS: Final = {
    **dict.fromkeys(_FIRST, Owner.FIRST),
    **dict.fromkeys(_THIRD, Owner.THIRD),
    **dict.fromkeys(_CLIENT, Owner.CLIENT),
}
_KINS: Final = {
    word: kins_of(line.partition(":")[0])
    for line in _WORDS.strip().split("\n")
    for word in line.partition(":")[2].split()
}
_DECOY_AFTER: Final = re.compile("\u0f0b?(?:སྐད|ཡིག|རིགས|ཀུང|སྐྱེས|ཆ)")
_GAP: Final = 14


def _any_of(words: object) -> str:
    value = sorted(words, key=lambda one: (-len(one), one))  # type: ignore[call-overload]  # words
    return "|".join(re.escape(one).replace("\u0f0b", "\u0f0b\\s*") for one in value)


_PHRASE: Final = re.compile(
    f"(?P<owner>{_any_of(_OWNERS)})\u0f0b?\\s*(?P<gap>[\u0f0b\u0f40-\u0fbc\\s]{{0,{_GAP}}}?)"
    f"(?<![\u0f40-\u0fbc])(?P<kin>{_any_of(_KINS)})"
)
_BARE: Final = re.compile(
    f"(?<![\u0f40-\u0fbc])(?P<kin>{_any_of(_KINS)})(?=[\u0f0b\u0f0d\\s]|འི|ས|ར|\\Z)"
)


def find(text: str, known: Known) -> Iterator[Phrase]:
    """Yield the words of kin of a Tibetan text, with their owners."""
    if not re.search("[\u0f40-\u0fbc]", text):
        return
    taken: set[int] = set()
    for found in _PHRASE.finditer(text):
        kin = "".join(found["kin"].split())
        if _DECOY_AFTER.match(text, found.end()):
            continue
        owner = _OWNERS["".join(found["owner"].split())]
        taken.add(found.start("kin"))
        yield Phrase(found.start(), found.end(), _KINS[kin], owner, found[0])
    for found in _BARE.finditer(text):
        if found.start() in taken or _DECOY_AFTER.match(text, found.end()):
            continue
        stored = _before(text[: found.start()])
        kins = _KINS["".join(found["kin"].split())]
        who = _named(stored, known)
        if not who and is_tibetan_role(stored):
            yield Phrase(found.start(), found.end(), kins, Owner.ROLE, found[0])
        if who:
            yield Phrase(found.start(), found.end(), kins, Owner.NAMED, found[0], who)


def _before(text: str) -> str:
    """Return the text up to the particle of an owner at its end; empty where none stands there."""
    stored = re.sub("\u0f0b?(?:འི|གི|ཀྱི|གྱི|ཡི)\u0f0b?\\s*\\Z", "", text)
    return "" if stored == text else stored


def _named(stored: str, known: Known) -> str:
    """Return who stands at the end of a text; empty for nobody."""
    if not stored:
        return ""
    who = known.at(len(stored) - 1, len(stored))
    return who or next((own for name, own in known.runs.items() if stored.endswith(name)), "")
