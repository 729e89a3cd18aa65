"""Whose kin is meant where no owner stands beside the word: Mum, I have a sister, a field."""

import re
from dataclasses import replace
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship import owner_words
from casefiles.redaction.kinship.decoys import is_foreign
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.kinship.reading import (
    ARTICLES,
    SUFFIXED,
    ZERO,
    KinshipOwner,
    KinshipText,
    KinshipWord,
    is_near,
    keys_in,
    parts,
)
from casefiles.redaction.kinship.spaced_forms import exact_arabic, key_of
from casefiles.redaction.kinship.tokens import (
    is_familiar,
    is_of_home,
    is_speaker,
    meanings_at,
    pronoun,
)
from casefiles.redaction.kinship.word_lists import words_of

_END: Final = re.compile(r"[.!?؟۔:;|]|\n\s*\n")
_LEAST_HOME: Final = 4
_WHICH: Final = 2
"""Words before a brother that tell which: the elder."""
_EMPTY: Final = re.compile(
    r"[ \t]*(?:n/?a\b|none\b|nil\b|-+|—|–|\.{3,}|_{2,}|\((?:leave|left) blank\)|прочерк|无|無"
    r"|yok\b)[ \t]*(?:\n|\Z)",
    re.IGNORECASE,
)
_WITH_VOCATIVE: Final = frozenset({"en", "de", "fr", "es", "it", "sv", "el"})
_DEAR: Final = frozenset(
    map(
        key_of,
        words_of(
            "dear dearest beloved liebe lieber liebste chère cher querida querido cara caro αγαπητή"
        ),
    )
)
_ADDRESSES: Final = tuple(
    map(
        key_of,
        words_of("beyim kardeşim abim ablam abicim bacım бауырым бауыр байкем укам акам أخي اختي"),
    )
)
"""Words of my kin by which strangers are addressed too."""
_DEAR_AFTER: Final = frozenset(
    {
        *map(key_of, words_of("العزيز العزيزة الكريم الفاضل")),
        *map(exact_arabic, ("العزيز", "الكريم")),
    }
)
_CALL: Final = re.compile(r",[ \t]\Z")
_CALL_END: Final = re.compile(r"[ \t]*(?:[.!?…]|\n|\Z)")
_SHORT_HOME: Final = frozenset({"mum", "mom", "dad"})
_LAWFUL: Final = frozenset(map(key_of, owner_words.LAWFUL))
_FIRST_OF: Final = re.compile(r"(?:\A|[\n.!?:;])[\s\"“«(-]*\Z")
_ALONE: Final = re.compile(r"(?:\A|\n)[\s\d.)(•*–-]*\Z")
_LABELS: Final = words_of(
    r"""
relationships? relation kinship relative verwandtschaft\w* angehörig\w* liens?.de.parenté
lien.familial parenté parentesco relación relazione parentela grado.di.parentela släktskap
relation.till.\w+ συγγένει\w* σχέση степень.родства родство кем.приходится отношение
ступінь.споріднен\w+ родинний.зв.язок stopień.pokrewieństwa pokrewieństwo příbuzensk\w+ vztah
akrabalık\w* yakınlı\w+ туыстық\w* туыстығы qarindoshlik\w* yaqinligi تۇغقانچىلى\w+
مۇناسىۋ\w+ صلة.القرابة القرابة درجة.القرابة صلة نسبت
"""
)
"""What the field of a form is called in which a kin stands; a dot is a blank."""
_RELATION_LABEL: Final = re.compile(
    f"(?:{'|'.join(_LABELS)})"
    r"[^:：|\t\n]{0,40}[:：|\t][\s\"“«(]*(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
_LINE_START: Final = re.compile(r"(?:\A|\n)[\s\d.)(•*–-]*\Z")
_LABEL_AFTER: Final = re.compile(
    r"(?:['’]s|s['’])?\s*(?:full |maiden |first |last |family )?"
    r"(?:names?|surname|nom|nombre|nome|adı|имя|ФИО|imię|jméno|namn)?"
    r"\s*(?:\([^)\n]{0,30}\))?\s*[:：|]",
    re.IGNORECASE,
)


def had(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the owner where somebody is said to have kin: I have two sisters."""
    language = place.meaning.language
    verbs = keys_in(owner_words.HAVE, language)
    for back in range(1, 5):
        at = place.at - back
        if at < 0 or not is_near(text, at):
            return None
        token = text.words[at]
        if token.key in verbs:
            is_first = token.text.casefold() in owner_words.HAVE_FIRST or any(
                is_speaker(text.words[one], language) for one in range(max(0, at - 3), at)
            )
            owner = Owner.FIRST if is_first else Owner.THIRD
            return KinshipOwner(owner, token.start, text.words[place.at].end)
        if language not in {"ru", "uk"}:
            continue
        if pronoun(token, language) is not Owner.NONE and at and text.words[at - 1].key == "у":
            return KinshipOwner(pronoun(token, language), token.start, text.words[place.at].end)
    return None


def at_home(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the speaker where somebody is called as only their own kin call them."""
    token, language = text.words[place.at], place.meaning.language
    if is_familiar(token, language):
        return KinshipOwner(Owner.BARE, token.start, token.end)
    return _in_short(text, place) or _called_at_home(text, place)


def _called_at_home(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    token, language = text.words[place.at], place.meaning.language
    if not is_of_home(token, language):
        return None
    if place.at and is_near(text, place.at - 1):
        before = text.words[place.at - 1]
        if parts(before, language) and before.key in ARTICLES:
            return None
    if not token.text[:1].isupper():
        # "did u send mom the 200?"
        is_stated = language not in owner_words.DROPPED and (
            len(token.key) >= _LEAST_HOME or token.key in _SHORT_HOME
        )
        return KinshipOwner(Owner.BARE, token.start, token.end) if is_stated else None
    if _has_capital_after(text, place):
        return None
    return KinshipOwner(Owner.FIRST, token.start, token.end)


def _in_short(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the speaker where a message leaves out whose kin it is: sister came; the kid sleeps.

    In papers about somebody "the child" is that one's.
    """
    token, language = text.words[place.at], place.meaning.language
    before = text.words[place.at - 1] if place.at else None
    is_after = before is not None and before.key in keys_in(owner_words.ARTICLES, language)
    if is_after and before is not None and is_near(text, place.at - 1):
        kinship_owner = KinshipOwner(Owner.BARE, before.start, token.end)
        if token.key in keys_in(owner_words.WITH_ARTICLE, language):
            return kinship_owner
        former = text.words[max(0, place.at - 3) : place.at - 1]
        is_lawful = any(one.key in _LAWFUL for one in former)
        if token.key in keys_in(owner_words.OF_THE_CASE, language) and not is_lawful:
            return replace(kinship_owner, owner=Owner.THIRD)
        return None
    is_called = language in _WITH_VOCATIVE and _is_called(text, place)
    if is_called or _is_one_of_several(text, place):
        return KinshipOwner(Owner.BARE, token.start, token.end)
    kinship_token = text.words[place.last] if place.last < len(text.words) else None
    is_first = _FIRST_OF.search(text.text, max(0, token.start - 8), token.start)
    if is_first and kinship_token is not None and is_near(text, place.last - 1):
        verbs = keys_in(owner_words.BEGIN_VERBS, language)
        if kinship_token.key in verbs and kinship_token.text.islower():
            return KinshipOwner(Owner.BARE, token.start, token.end)
    return None


def _is_one_of_several(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether it is the other brother, or the elder sister."""
    words = text.words[max(0, place.at - _WHICH) : place.at]
    if len(words) < _WHICH or place.meaning.language != "en" or not is_near(text, place.at - 1):
        return False
    article, which = words
    is_sibling = place.meaning.kins <= {Kin.SISTER, Kin.BROTHER, Kin.OTHER}
    is_of_list = which.key in owner_words.OTHERS and article.key == "the"
    return is_sibling and is_of_list and is_near(text, place.at - 2)


def is_address(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether a word is how anybody may be addressed: brother, move; dear brother the head."""
    token = text.words[place.at]
    if not token.key.lstrip("\u0001").startswith(_ADDRESSES):
        return False
    kinship_token = text.words[place.last] if place.last < len(text.words) else None
    if (
        kinship_token is not None
        and kinship_token.key in _DEAR_AFTER
        and is_near(text, place.last - 1)
    ):
        return True
    end = text.words[place.last - 1].end
    is_listed = kinship_token is not None and bool(meanings_at(text.words, place.last)[1])
    before = text.text[max(0, token.start - 8) : token.start]
    return text.text[end : end + 1] in {",", "،", "!"} and not (
        is_listed or _FIRST_OF.search(before) or before.rstrip().endswith((",", "،"))
    )


def _is_called(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether somebody is called: call me, sister; Dear sister, ..."""
    token, end = text.words[place.at], text.words[place.last - 1].end
    before = text.words[place.at - 1] if place.at else None
    is_dear = before is not None and before.key in _DEAR and is_near(text, place.at - 1)
    around = text.text[max(0, token.start - 8) : token.start]
    if is_dear or _FIRST_OF.search(around):
        return text.text[end : end + 1] in {",", "!"}
    return bool(_CALL.search(around) and _CALL_END.match(text.text, end))


def _has_capital_after(text: KinshipText, place: KinshipWord) -> bool:
    if place.last >= len(text.words) or not is_near(text, place.last - 1):
        return False
    following = text.words[place.last]
    is_loud = text.words[place.at].text.isupper() and len(text.words[place.at].text) > 1
    return following.is_capital and following.text != "I" and not is_loud


def left_out(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return the speaker where the language leaves out whose kin it is: Сестра меня отвезла."""
    language = place.meaning.language
    if language not in owner_words.DROPPED:
        return None
    token = text.words[place.at]
    verbs = tuple(owner_words.FIRST_ENDINGS.get(language, "\n").split(" "))
    for step in (-1, 1):
        at = place.at + step
        for _ in range(8):
            if not 0 <= at < len(text.words) or _is_parted(text, at, place.at):
                break
            if is_speaker(text.words[at], language) or text.words[at].text.endswith(verbs):
                return KinshipOwner(Owner.FIRST, token.start, token.end)
            at += step
    return None


def _is_parted(text: KinshipText, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return bool(_END.search(text.text, text.words[first].end, text.words[last].start))


def in_field(text: KinshipText, place: KinshipWord) -> KinshipOwner | None:
    """Return that a form says whose kin it is: Relationship: sister; Mother's name: ..."""
    word, end = text.words[place.at], text.words[place.last - 1].end
    before = text.text[max(0, word.start - 80) : word.start]
    is_label = _LINE_START.search(before) and _LABEL_AFTER.match(text.text, end)
    is_cell = _ALONE.search(before) and text.text[end : end + 1] in {"", "\n"}
    # "N/A", a line to be filled, or a blank says of nobody that there is one.
    is_filled_label = is_label and not _EMPTY.match(text.text, is_label.end())
    if _RELATION_LABEL.search(before) or is_filled_label or is_cell:
        return KinshipOwner(Owner.THIRD, word.start, end)
    return None


def bare(text: KinshipText, place: KinshipWord) -> Owner:
    """Tell whether the language leaves out whose kin it is, and nothing else stands there."""
    is_left_out = place.meaning.language in owner_words.DROPPED
    if _has_capital_after(text, place):
        return Owner.NONE
    return Owner.BARE if is_left_out or _is_articled(text, place) else Owner.NONE


def _is_articled(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether an article stands before a word that is kin alone: il fratello, l'altra sorella.

    Where it is the speaker's, nothing more is said.
    """
    language, key = place.meaning.language, text.words[place.at].key
    if key not in keys_in(owner_words.ARTICLED, language):
        return False
    articles = keys_in(owner_words.ARTICLES_BEFORE, language)
    for back in (1, 2):
        at = place.at - back
        if at < 0 or not is_near(text, at):
            return False
        if text.words[at].key in articles:
            return True
        if text.words[at].is_capital:
            return False
    return False


def may_be_bare(text: KinshipText, place: KinshipWord) -> bool:
    """Tell whether a word without an owner is sure enough to be kin: after an article, mostly."""
    language = place.meaning.language
    if language in SUFFIXED or language in ZERO:
        return language not in SUFFIXED or not is_foreign(text, place)
    before = text.words[place.at - 1] if place.at else None
    return before is not None and before.key in ARTICLES and is_near(text, place.at - 1)
