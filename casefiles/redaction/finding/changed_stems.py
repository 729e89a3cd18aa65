"""What endings change in the part of a name before them: Recep, Recebi; Ольга, Ользі; Mikko, Mikon.

The tables in `endings` say what is written onto a part. Here stand stems that are spelled otherwise
than the part itself; a language is not known, so that each part has those of all.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.redaction.names.patterns import compact

__all__ = ["changed_stems"]

Changed = tuple[str, frozenset[str], bool]
"""A stem, what may follow it, and whether nothing has to."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(compact, words.split()))


_LONG: Final = 5
_NOTHING: Final[frozenset[str]] = frozenset()
# Turkish, Azerbaijani, Kurdish; a vowel follows what it softens.
_AFTER_SOFT: Final = _folded(
    "i ı u ü in ın un ün e a im ım um üm imiz ımız umuz ümüz iniz ınız ini ını unu ünü ine ına una"
    " üne inde ında inden ından iyle ıyla ê î o an ên ye ya"
)
_SON: Final = compact("oğlu")
_SONS: Final = compact("oğul")
_OF_FAMILY: Final = _folded(
    "lar ları larının larına larını larında larından larıyla larıdır larıyız lara ların lardan"
)
"""The family of which a son bears the name: Yıldırımoğulları."""
_TURKISH: Final = {"t": "d", "p": "b", "k": "g", "q": "g"}
_RAISED: Final = _folded(
    "i im ing ingiz imiz iga ige ini ining ida ide idin imni imning imge imgha"
)
# Polish, Czech and Slovak, folded: ł is l, ř is r.
_BEFORE_E: Final = (
    *(("sta", "sci"), ("ga", "dz"), ("ka", "c"), ("cha", "sz"), ("cha", "s"), ("ga", "z")),
    *(("ha", "z"), ("ta", "ci"), ("da", "dzi"), ("ra", "rz")),
)
_MALE_BEFORE_E: Final = (("st", "sci"), ("t", "ci"), ("d", "dzi"), ("r", "rz"))
_E: Final = _folded("e")
_FLEETING: Final = (
    *(
        ("iol", "l"),
        ("ol", "l"),
        ("ok", "k"),
        ("iec", "c"),
        ("ec", "c"),
        ("ek", "k"),
        ("ien", "ni"),
    ),
    *(("en", "ni"), ("ab", "eb"), ("ab", "ebi"), ("az", "ez")),
)
_SLAVIC: Final = _folded(
    "a owi ovi iem em u ie e i om y ow ów ům ami ach ech ova ovou ové ovej ovú owie owa owej ową"
    " iowie iów"
)
_OF_WOMEN: Final = _folded("ová ovou ové ovej ovú ovi ových ei ych ym ymi")
_ADJECTIVE: Final = _folded("ego emu eho ym em a ou e ych ymi ej u")
# Latvian and Lithuanian, their own names and those that they adapt.
_ADAPTED: Final = _folded(
    "s is as us os es am um om u o ui ą io iui iu ius ai ams ienė aitė ytė utė ūtė iem ā ē it in"
)
_LATVIAN: Final = _folded("a am u s os i iem us ā e ei es as is ene iene")
_LITHUANIAN: Final = _folded(
    "o ui ą u e ai ams us uose ienė aitė ytė utė ūtė ienės aitės io iui iu"
)
_PALATAL: Final = {"d": ("z", "dz"), "t": ("s", "c"), "b": ("bj",), "p": ("pj",), "m": ("mj",)}
_AFTER_PALATAL: Final = _folded("a am u us i iem os io iui iu ius iai iaus iaus")
_HUNGARIAN: Final = ("al", "el", "á", "é")
_OF_WIVES: Final = _folded(
    "né nét nének nével nétől nénél ék éké ig ként ja je ját jét jának jének"
)
# Finnish: single for double, weak for strong.
_WEAK: Final = (
    *(("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm")),
    *(("lt", "ll"), ("rt", "rr"), ("ht", "hd"), ("lk", "l"), ("rk", "r")),
)
_FINNISH: Final = _folded("n lle lta ltä lla llä ssa ssä sta stä ksi t in na nä")
_OF_NEN: Final = _folded(
    "sen sta stä sella sellä selle selta seltä sessa sessä sestä sesta set seen"
)

_E_CYRILLIC: Final = _folded("е")
_OF_NEUTER: Final = _folded("а у ові ом ою и і")
_OF_SONS: Final = _folded("еві иеві ієві евич")
_RAISED_CYRILLIC: Final = _folded("и им иң имиз иниң ини")
_FLEETING_CYRILLIC: Final = (
    *(("ець", "ц"), ("ень", "н"), ("яц", "иц"), ("аец", "аиц"), ("оец", "оиц")),
)
_CYRILLIC_E: Final = _folded("і е ы")
_HUSHED: Final = (("га", "з"), ("ка", "ц"), ("ха", "с"))
_CALLED: Final = (("г", "ж"), ("к", "ч"), ("х", "ш"))
_SPOKEN_FATHERS: Final = (
    *(("павлович", "палыч"), ("александрович", "саныч"), ("аилович", "алыч"), ("ович", "ыч")),
    *(("еевич", "еич"), ("аевич", "аич"), ("ьевич", "ьич")),
)
_SPOKEN_FATHERS_OF_WOMEN: Final = (("аиловна", "алн"), ("аевна", "авн"), ("еевна", "евн"))
"""Names from the father as they are said: Михалыч, Сергеич, Николавна; of equal ends the first."""
_AS_SOFT: Final = _folded("я ю ем єм е і и ев ів ям ями ях ьи")
_AS_HARD: Final = _folded("а у ом ем е ы і ові ым ов ів ам ами ах")
_OF_DAUGHTERS: Final = _folded("а ы и у е ой ою")
_KAZAKH: Final = (("к", "г"), ("қ", "ғ"), ("п", "б"))
_AFTER_KAZAKH: Final = _folded(
    "і ы ім ым ің ың іңіз ыңыз іміз ымыз інің ының іне ына ін ын ини и им инг имиз е а"
)
_UKRAINIAN: Final = (("ів", "ов"), ("ів", "ев"), ("ін", "он"), ("ір", "ор"), ("ір", "ер"))


def changed_stems(key: str, script: str, *, is_short: bool = False) -> Iterator[Changed]:
    """Yield the stems of a folded part that are spelled otherwise than it, or take other endings.

    Args:
        key: the part.
        script: kind of its letters.
        is_short: only those of Turkish, Uyghur and Slavic languages are wanted.
    """
    match script:
        case "l":
            if key.endswith(_SON):
                yield key.removesuffix(_SON) + _SONS, _OF_FAMILY, False
            yield from _softened(key)
            yield from _raised(key, "ae", "i")
            yield from _western_slavic(key)
            if not is_short:
                yield from _baltic(key)
                yield from _hungarian(key)
                yield from _finnish(key)
        case "c":
            yield from _cyrillic(key)
        case "a":
            yield from _raised(key, compact("اە"), compact("ى"))
        case "g":
            yield from _greek(key)
        case _:
            return


def _softened(key: str) -> Iterator[Changed]:
    if len(key) < _LONG or key[-2] not in "aeiourln":
        return
    soft = _TURKISH.get(key[-1])
    if soft is not None:
        # Both are written at the end of one name: Mehmet and Mehmed, Recep and Receb.
        yield key[:-1] + soft, _AFTER_SOFT, soft in "db" and key[-2] in "aeiou"
    elif key[-1] == "d" and key[-2] in "aeiou":
        yield key[:-1] + "t", _NOTHING, True


def _raised(key: str, open_vowels: str, raised: str) -> Iterator[Changed]:
    """Yield a part whose last vowel is raised before an ending, as in Uyghur: Muhemmet, -iti."""
    if len(key) >= _LONG and key[-2] in open_vowels and key[-1] not in open_vowels + raised + "ou":
        yield key[:-2] + raised + key[-1], _RAISED if raised == "i" else _RAISED_ARABIC, False


_RAISED_ARABIC: Final = _folded("ى ىم ىڭ ىڭىز ىمىز ىگە ىغا ىنى ىنىڭ ىدا ىدە ىدىن")


def _western_slavic(key: str) -> Iterator[Changed]:
    if len(key) < _LONG:
        return
    yield from _ended_otherwise(key, (*_BEFORE_E, *_MALE_BEFORE_E), _E)
    yield from _ended_otherwise(key, _FLEETING, _SLAVIC)
    if key.endswith(("ska", "ski", "cka", "cki", "dzka", "dzki")):
        yield f"{key[:-2]}cy", _NOTHING, True
    if key.endswith("a"):
        yield key[:-1], _OF_WOMEN, key.endswith(("ia", "ja"))
    elif key.endswith("y"):
        yield key[:-1], _ADJECTIVE, False
    elif key[-1] not in "eiou":
        yield key, _OF_WOMEN, False


def _ended_otherwise(
    key: str, tails: Iterable[tuple[str, str]], endings: frozenset[str]
) -> Iterator[Changed]:
    """Yield a part with its end changed, for each end that it has."""
    for tail, rest in tails:
        if key.endswith(tail) and len(key) > len(tail) + 1:
            yield key[: -len(tail)] + rest, endings, False


def _baltic(key: str) -> Iterator[Changed]:
    if len(key) < _LONG:
        return
    if key.endswith(("as", "is", "ys", "us")):
        stem = key[:-2]
        yield stem, _LITHUANIAN | _LATVIAN, False
        for soft in _PALATAL.get(stem[-1], ()):
            yield stem[:-1] + soft, _AFTER_PALATAL, False
    elif key.endswith("s"):
        yield key[:-1], _LATVIAN, False
    elif key[-1] not in "aeiouy":
        yield key, _ADAPTED, False


def _hungarian(key: str) -> Iterator[Changed]:
    if len(key) < _LONG:
        return
    last = key[-1]
    if last not in "aeiouy" or key.endswith(("gy", "ny", "ly", "ty")):
        digraph = key.endswith(("sz", "cs", "zs", "gy", "ny", "ly", "ty"))
        doubled = key[:-1] + key[-2:] if digraph else key + last
        if digraph:
            doubled = key[:-2] + key[-2] + key[-2:]
        yield doubled, frozenset(map(compact, _HUNGARIAN)), False
    yield key, _OF_WIVES, False


def _finnish(key: str) -> Iterator[Changed]:
    if len(key) < _LONG:
        return
    if key.endswith("nen"):
        yield key[:-3], _OF_NEN, False
    if key[-1] not in "aeiouy":
        return
    for strong, weak in _WEAK:
        if key[:-1].endswith(strong):
            yield key[: -1 - len(strong)] + weak + key[-1], _FINNISH, False
    if key.endswith("i"):
        yield key[:-1] + "e", _FINNISH, False


def _cyrillic(key: str) -> Iterator[Changed]:
    if key == "лев":
        yield "льв", _AS_HARD, False
    if len(key) < _LONG:
        return
    yield from _ended_otherwise(key, (("веи", "вь"), ("беи", "бь"), ("леи", "ль")), _AS_SOFT)
    yield from _ended_otherwise(key, _FLEETING_CYRILLIC, _AS_SOFT | _AS_HARD)
    yield from _ended_otherwise(key, _HUSHED, _CYRILLIC_E)
    yield from _spoken_fathers(key)
    yield from _ended_otherwise(key, _CALLED, _E_CYRILLIC)
    yield from _ended_otherwise(key, _UKRAINIAN, _AS_HARD)
    yield from _ended_otherwise(key, (("о", ""),), _OF_NEUTER)
    yield from _ended_otherwise(key, _KAZAKH, _AFTER_KAZAKH)
    if key[-1] not in "аеиоуыяью":
        yield key, _AFTER_KAZAKH | _OF_SONS, False
        if key[-2] in "аә":
            yield key[:-2] + "и" + key[-1], _RAISED_CYRILLIC, False


def _spoken_fathers(key: str) -> Iterator[Changed]:
    for tail, rest in _SPOKEN_FATHERS:
        if key.endswith(tail) and (len(key) > len(tail) + 1 or len(tail) > len("аилович")):
            yield key[: -len(tail)] + rest, _AS_HARD, True
            break
    yield from _ended_otherwise(key, _SPOKEN_FATHERS_OF_WOMEN, _OF_DAUGHTERS)


def _greek(key: str) -> Iterator[Changed]:
    for tail, endings in (
        ("α", "ς ων"),
        ("ου", "ς"),
        ("ω", "ς"),
        ("ευς", "εα εως εις"),
        ("ων", "ωνα ωνος οντα οντος"),
        ("ας", "α ες ων εα"),
    ):
        folded = compact(tail)
        if key.endswith(folded) and len(key) >= _LONG:
            stem = key if endings.startswith("ς") else key[: -len(folded)]
            yield stem, _folded(endings), False
