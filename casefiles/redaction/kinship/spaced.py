"""Kinship in scripts with spaces: which words of kin stand in a text, and whose kin they tell of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.kin import Kin
from casefiles.redaction.kinship import decoy_words, owner_words
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase
from casefiles.redaction.kinship.spaced_forms import Meaning, exact_arabic, key_of
from casefiles.redaction.kinship.tokens import (
    Token,
    is_familiar,
    is_of_home,
    is_speaker,
    meanings_at,
    party,
    party_stem,
    pronoun,
    tokens_of,
)

_NEAR: Final = re.compile(r"[\s\u00a0\u200b\u200e\u200f\d\"'“”‘’«»„()\[\]‐–—,-]{1,10}\Z")
_LIST: Final = re.compile(r"[\s,/&]{1,4}\Z")
_END: Final = re.compile(r"[.!?؟۔:;|]|\n\s*\n")
_BETWEEN: Final = 4
"""Words that may stand between an owner and a word of kin."""
_SUFFIXED: Final = frozenset({"tr", "ug", "ug-latin", "uz", "uz-cyrillic", "kk"})
_BEHIND: Final = frozenset({"it", "es", "ru", "uk", "pl", "cs", "el", "fa", "ar", "fr", "en"})
"""Languages in which a pronoun may stand behind the word of kin."""
_ZERO: Final = frozenset({"ru", "uk", "pl", "cs", "ar", "fa"})
"""Languages in which whose kin it is stands right behind the word."""
_CASELESS: Final = frozenset({"ar", "fa", "ug"})
_GENITIVE: Final = {
    "tr": ("nin", "nun", "in", "un"), "ug": ("نيڭ",), "ug-latin": ("ning",), "uz": ("ning",),
    "uz-cyrillic": ("нинг",), "kk": ("нің", "ның", "дің", "дың", "тің", "тың"),
}  # fmt: skip
_NO_GENITIVE: Final = frozenset(
    [
        "icin",
        "gun",
        "dun",
        "butun",
        "uzun",
        "yakin",
        "kadin",
        "altin",
        "son",
        "zaman",
        "once",
        "sonra",
        "aksam",
        "bugun",
        "gecen",
        "esin",
        "olan",
    ]
)
_AND: Final = frozenset(
    [
        "and",
        "or",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "e",
        "o",
        "ed",
        "i",
        "a",
        "oraz",
        "и",
        "или",
        "та",
        "й",
        "och",
        "eller",
        "και",
        "ή",
        "ve",
        "veya",
        "ile",
        "ۋە",
        "بىلەن",
        "va",
        "bilan",
        "және",
        "و",
        "أو",
        "یا",
    ]
)
_RELATION_LABEL: Final = re.compile(
    r"(?:relationships?|relation|kinship|relative|verwandtschaft\w*|angehörig\w*|lien(?:s)? de parenté|"
    r"lien familial|parenté|parentesco|relación|relazione|parentela|grado di parentela|släktskap|relation till "
    r"\w+|συγγένει\w*|σχέση|степень родства|родство|кем приходится|отношение|ступінь споріднен\w+|"
    r"родинний зв.язок|stopień pokrewieństwa|pokrewieństwo|příbuzensk\w+|vztah|akrabalık\w*|yakınlı\w+|"
    r"тууыстық|туыстық\w*|туыстығы|qarindoshlik\w*|yaqinligi|تۇغقانچىلى\w+|مۇناسىۋ\w+|صلة القرابة|القرابة|"
    r"درجة القرابة|صلة|نسبت|نسبت خویشاوندی|نسبت فامیلی)"
    r"[^:：|\t\n]{0,40}[:：|\t][\s\"“«(]*(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
_LINE_START: Final = re.compile(r"(?:\A|\n)[\s\d.)(•*–-]*\Z")
_LABEL_AFTER: Final = re.compile(
    r"(?:['’]s|s['’])?\s*(?:full |maiden |first |last |family )?(?:names?|surname|nom|nombre|nome|adı|имя|ФИО|"
    r"imię|jméno|namn|Name)?\s*(?:\([^)\n]{0,30}\))?\s*[:：|]",
    re.IGNORECASE,
)
_CASE, _STEM = 3, 4
"""Letters that the ending of a case may have behind a name, and that a name has before one."""
_SHORT: Final = 5
"""Letters up to which a form of a Turkic language counts only away from words of others."""
_FOREIGN: Final = frozenset(
    key_of(word) for words in decoy_words.BREAKS.values() for word in words.split() if len(word) > 1
) - {"on", "an", "at", "son", "me", "en", "de", "da", "o", "ne", "bu", "la", "al", "yo", "el"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of kin among the words of a text.

    Attributes:
        at: its first word; `last` the word after it.
    """

    at: int
    last: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose kin it is, where that begins and ends, and who, where that is known."""

    owner: Owner
    start: int
    end: int
    named: str = ""
    of_kins: frozenset[Kin] = frozenset()


class _Reader:
    """Reads one text."""

    def __init__(self, text: str, known: Known) -> None:
        self.text = text
        self.known = known
        self.words = tokens_of(text)
        self._made: dict[int, Phrase] = {}

    def phrases(self) -> Iterator[Phrase]:
        at = 0
        while at < len(self.words):
            size, meanings = meanings_at(self.words, at)
            best = self._best(at, at + size, meanings) if meanings else None
            if best is not None:
                for one in range(at, at + size):
                    self._made[one] = best
                yield best
            at += size if best is not None else 1

    def _best(self, at: int, last: int, meanings: tuple[Meaning, ...]) -> Phrase | None:
        """Return the reading of a word whose owner is told best."""
        found = [
            told
            for meaning in meanings
            if (told := self._phrase(_Place(at, last, meaning))) is not None
        ]
        order = [*Owner]
        owned = [one for one in found if one.owner not in {Owner.NONE, Owner.OTHER}]
        best = min(owned or found, key=lambda one: order.index(one.owner), default=None)
        if best is None:
            return None
        same = [one.kins for one in found if one.owner is best.owner]
        return replace(best, kins=frozenset().union(*same))

    def _phrase(self, place: _Place) -> Phrase | None:
        if self._is_decoy(place):
            return None
        word, end = self.words[place.at], self.words[place.last - 1].end
        told = self._told(place) or _Told(self._bare(place), word.start, end)
        if told.owner is Owner.NONE and not self._may_be_bare(place):
            return None
        kins = frozenset({Kin.OTHER}) if self._is_cousin(place) else place.meaning.kins
        shown = " ".join(self.text[word.start : end].split())
        return Phrase(
            min(told.start, word.start),
            max(told.end, end),
            kins,
            told.owner,
            shown,
            told.named,
            told.of_kins,
        )

    def _is_cousin(self, place: _Place) -> bool:
        """Tell whether the word before makes a brother a cousin."""
        before = self.words[place.at - 1] if place.at else None
        told = owner_words.COUSINS.get(place.meaning.language, "").split()
        return before is not None and bool(told) and before.key.startswith(tuple(map(key_of, told)))

    def _told(self, place: _Place) -> _Told | None:
        language, word = place.meaning.language, self.words[place.at]
        field = self._in_field(place)
        if field is not None:
            return field
        if place.meaning.owner is Owner.FIRST:
            before = self._pronoun_before(place)
            return _Told(Owner.FIRST, before if before is not None else word.start, word.end)
        if place.meaning.owner is Owner.THIRD:
            return self._possessed(place)
        if language in _SUFFIXED:
            return self._before(place) or self._at_home(place)
        return (
            self._before(place)
            or self._behind(place)
            or self._had(place)
            or self._at_home(place)
            or self._dropped(place)
        )

    # Before

    def _before(self, place: _Place) -> _Told | None:
        """Return the owner that stands before a word of kin."""
        language, begin = place.meaning.language, self.words[place.at].start
        own: _Told | None = None
        for back in range(1, _BETWEEN + 2):
            at = place.at - back
            if at < 0 or not self._is_near(at):
                break
            token = self.words[at]
            if token.is_owner or self._is_genitive(token, language):
                return self._genitive(at, language)
            owner = pronoun(token, language)
            if owner is Owner.THIRD and self._is_general(at):
                return _Told(Owner.OTHER, token.start, begin)
            if owner is Owner.OWN:
                own = own or _Told(Owner.OWN, token.start, begin)
                continue
            if owner is not Owner.NONE:
                return _Told(owner, token.start, begin)
            listed = self._listed(at, place)
            if listed is not None:
                return listed
            if back > _BETWEEN or self._parts(token, language):
                break
        return own

    def _is_general(self, at: int) -> bool:
        """Tell whether a law speaks of anybody: his or her."""
        near = " ".join(one.key for one in self.words[max(0, at - 2) : at + 1])
        return near.endswith(("his or her", "her or his", "his her", "il ou elle", "sein oder ihr"))

    def _is_near(self, at: int) -> bool:
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        if self.words[at].key in _TITLE_KEYS:
            gap = gap.removeprefix(".")
        if self.words[at].is_owner:
            gap = re.sub(r"\A['’ʻʼ‘`](?:[sS](?=\W))?", "", gap)
        return bool(_NEAR.match(gap)) and "\n\n" not in gap

    def _parts(self, token: Token, language: str) -> bool:
        return token.key in _BREAK_KEYS.get(language, frozenset())

    def _listed(self, at: int, place: _Place) -> _Told | None:
        """Return the owner of the word of kin before an "and": my mother and sister."""
        token = self.words[at]
        if token.key not in _AND or at != place.at - 1:
            return None
        made = self._made.get(at - 1) or self._made.get(at - 2)
        if made is None or made.owner in {Owner.NONE, Owner.OTHER}:
            return None
        return _Told(made.owner, self.words[place.at].start, self.words[place.at].end, made.named)

    def _is_genitive(self, token: Token, language: str) -> bool:
        if language == "sv":
            return party(token, language) is not Owner.NONE and token.key.endswith("s")
        return False

    def _genitive(self, at: int, language: str) -> _Told:
        """Return whose kin it is where a genitive stands before the word of kin."""
        token = self.words[at]
        made = self._made.get(at)
        if made is not None and made.owner is not Owner.OTHER:
            return _Told(Owner.KIN, made.start, token.end, "", made.kins)
        who = self._who(token)
        if who:
            return _Told(Owner.NAMED, self._name_start(at), token.end, who)
        owner = party(token, language)
        if owner is not Owner.NONE:
            return _Told(owner, token.start, token.end)
        return _Told(Owner.OTHER, token.start, token.end)

    def _name_start(self, at: int) -> int:
        while at and self.words[at - 1].is_capital and self._who(self.words[at - 1]):
            at -= 1
        return self.words[at].start

    def _who(self, token: Token) -> str:
        """Return whose name a word is; empty for nobody known."""
        placed = self.known.at(token.start, token.end)
        return placed or self._named(token.key)

    def _named(self, key: str) -> str:
        """Return whose name a word is, also with the ending of a case."""
        stems = (key[: len(key) - cut] for cut in range(_CASE + 1) if len(key) - cut >= _STEM)
        return next((who for one in (key, *stems) if (who := self.known.words.get(one, ""))), "")

    def _pronoun_before(self, place: _Place) -> int | None:
        if not place.at or not self._is_near(place.at - 1):
            return None
        token = self.words[place.at - 1]
        is_own = pronoun(token, place.meaning.language) in {Owner.FIRST, Owner.OWN}
        return token.start if is_own else None

    def _possessed(self, place: _Place) -> _Told | None:
        """Return whose kin it is where the ending says that it is somebody's."""
        language, word = place.meaning.language, self.words[place.at]
        if self._is_foreign(place):
            return None
        if language in {"ar", "fa"}:
            return _Told(Owner.THIRD, word.start, word.end)
        for back in range(1, _BETWEEN):
            at = place.at - back
            if at < 0 or not self._is_near(at):
                break
            token = self.words[at]
            owner = pronoun(token, language)
            if owner is Owner.FIRST:
                return _Told(Owner.FIRST, token.start, word.end)
            if owner is not Owner.NONE:
                return _Told(Owner.THIRD, token.start, word.end)
            made = self._made.get(at)
            if made is not None and self._has_ending(token, language):
                return _Told(Owner.KIN, made.start, word.end, "", made.kins)
            told = self._turkic_genitive(at, language)
            if told is not None:
                return told
        return _Told(Owner.THIRD, word.start, word.end)

    def _turkic_genitive(self, at: int, language: str) -> _Told | None:
        token = self.words[at]
        if not self._has_ending(token, language):
            return None
        who = self._who_of(token, language)
        if not who and at and (token.key in _TITLE_KEYS or self._is_after_apostrophe(at)):
            # "Rozi'nin", "Rozi Bey'in", in two words: the name is the one before.
            who = self._who_of(self.words[at - 1], language) or (
                self._who_of(self.words[at - 2], language) if at > 1 else ""
            )
        if who:
            return _Told(Owner.NAMED, token.start, token.end, who)
        if party_stem(token, language, owner_words.CLIENTS):
            return _Told(Owner.CLIENT, token.start, token.end)
        if party_stem(token, language, owner_words.WITNESSES):
            return _Told(Owner.THIRD, token.start, token.end)
        return _Told(Owner.OTHER, token.start, token.end)

    def _is_after_apostrophe(self, at: int) -> bool:
        return self.text[self.words[at].start - 1] in "'’ʻʼ‘`"

    def _has_ending(self, token: Token, language: str) -> bool:
        rest = self.text[token.end : token.end + 4]
        if re.match(r"['’](?:n?[ıiuüIİUÜ]n)\b", rest):
            return True
        return token.key not in _NO_GENITIVE and token.key.endswith(_GENITIVE.get(language, ()))

    def _who_of(self, token: Token, language: str) -> str:
        own = self._who(token)
        if own:
            return own
        for ending in _GENITIVE.get(language, ()):
            who = self._named(token.key.removesuffix(ending))
            if token.key.endswith(ending) and who:
                return who
        return ""

    # Behind

    def _behind(self, place: _Place) -> _Told | None:
        """Return the owner that stands behind a word of kin: of the client, mia, του."""
        language, last = place.meaning.language, place.last
        if last >= len(self.words) or not self._is_near(last - 1):
            return None
        start = self.words[place.at].start
        leads = frozenset(owner_words.LEADS.get(language, "").split())
        fillers = frozenset(owner_words.PREPOSITIONS.get(language, "").split())
        adjectives = frozenset(owner_words.ADJECTIVES.get(language, "").split())
        at, has_lead = last, language in _ZERO
        while at < len(self.words) and at < last + 5 and self._is_near(at - 1):
            key = self.words[at].key
            if key not in _keys_of(fillers) and (has_lead or key not in _keys_of(adjectives)):
                break
            has_lead = has_lead or key in _keys_of(leads)
            at += 1
        told = (
            self._adjective_behind(place)
            or self._kin_behind(place)
            or self._pronoun_behind(place, at)
        )
        if told is not None:
            return told
        if not has_lead or at >= len(self.words) or not self._is_near(at - 1):
            return None
        return self._of(place, at, start)

    def _adjective_behind(self, place: _Place) -> _Told | None:
        """Return the owner that the ending of a Persian adjective tells: خواهر بزرگم."""
        if place.meaning.language != "fa":
            return None
        token = self.words[place.last]
        plain = exact_arabic(token.text)
        for one in map(exact_arabic, owner_words.PERSIAN_ADJECTIVES):
            rest = plain.removeprefix(one)
            if plain.startswith(one) and rest in {"م", "مان", "ش", "شان"}:
                owner = Owner.FIRST if rest.startswith("م") else Owner.THIRD
                return _Told(owner, self.words[place.at].start, token.end)
        return None

    def _kin_behind(self, place: _Place) -> _Told | None:
        """Return that it is kin of kin where an owner and kin follow: Mann meiner Schwester."""
        for at in range(place.last, min(place.last + 4, len(self.words))):
            if not self._is_near(at - 1):
                return None
            size, meanings = meanings_at(self.words, at)
            language = place.meaning.language
            own = [one for one in meanings if one.language == language]
            is_owned = any(one.owner is not Owner.NONE for one in own) or any(
                pronoun(self.words[one], language) is not Owner.NONE
                for one in range(place.last, at)
            )
            if own and is_owned:
                start, end = self.words[place.at].start, self.words[at + size - 1].end
                return _Told(Owner.KIN, start, end, "", own[0].kins)
        return None

    def _pronoun_behind(self, place: _Place, at: int) -> _Told | None:
        language = place.meaning.language
        if language not in _BEHIND:
            return None
        start = self.words[place.at].start
        for one in dict.fromkeys((place.last, at)):
            if one >= len(self.words) or not self._is_near(one - 1):
                continue
            token = self.words[one]
            owner = pronoun(token, language)
            if owner is Owner.NONE or (language in {"en", "fr"} and one == place.last):
                continue
            if language == "el" and self._is_named_behind(one):
                continue
            if self._is_party_behind(one + 1, language):
                # "Of my client": the owner is not whoever speaks.
                return self._of(place, one + 1, start)
            return _Told(owner, start, token.end)
        return None

    def _is_named_behind(self, at: int) -> bool:
        following = at + 1
        if following >= len(self.words) or not self._is_near(at):
            return False
        token = self.words[following]
        return token.is_capital or party(token, "el") is not Owner.NONE

    def _is_party_behind(self, at: int, language: str) -> bool:
        if at >= len(self.words) or not self._is_near(at - 1):
            return False
        return party(self.words[at], language) is not Owner.NONE

    def _of(self, place: _Place, at: int, start: int) -> _Told | None:
        """Return the owner that begins at a word behind a word of kin."""
        language = place.meaning.language
        for step in range(4):
            one = at + step
            if one >= len(self.words) or (step and not self._is_near(one - 1)):
                break
            token = self.words[one]
            who = self._who(token)
            if who:
                return _Told(Owner.NAMED, start, token.end, who)
            owner = self._party(token, language)
            if owner is not Owner.NONE:
                return _Told(owner, start, token.end)
            is_last = not self._is_name_behind(one + 1)
            if token.key in _TITLE_KEYS or not is_last:
                continue
            if token.is_capital and language not in _CASELESS and language != "de":
                return _Told(Owner.OTHER, start, token.end)
        if language in _ZERO:
            return None
        return _Told(Owner.OTHER, start, self.words[at].end)

    def _is_name_behind(self, at: int) -> bool:
        if at >= len(self.words) or not self._is_near(at - 1):
            return False
        return self.words[at].is_capital and self.words[at].text[:1].isupper()

    def _party(self, token: Token, language: str) -> Owner:
        if language in {"ar", "fa"}:
            exact = replace(token, key=exact_arabic(token.text))
            return party(exact, language)
        return party(token, language)

    # Without an owner beside the word

    def _had(self, place: _Place) -> _Told | None:
        """Return the owner where somebody is said to have kin: I have two sisters."""
        language = place.meaning.language
        verbs = _keys_of(frozenset(owner_words.HAVE.get(language, "").split()))
        for back in range(1, 5):
            at = place.at - back
            if at < 0 or not self._is_near(at):
                return None
            token = self.words[at]
            if token.key in verbs:
                is_first = token.text.casefold() in owner_words.HAVE_FIRST or any(
                    is_speaker(self.words[one], language) for one in range(max(0, at - 3), at)
                )
                owner = Owner.FIRST if is_first else Owner.THIRD
                return _Told(owner, token.start, self.words[place.at].end)
            if language not in {"ru", "uk"}:
                continue
            if pronoun(token, language) is not Owner.NONE and at and self.words[at - 1].key == "у":
                return _Told(pronoun(token, language), token.start, self.words[place.at].end)
        return None

    def _at_home(self, place: _Place) -> _Told | None:
        """Return the speaker where somebody is called as only their own kin call them."""
        token = self.words[place.at]
        if is_familiar(token, place.meaning.language):
            return _Told(Owner.BARE, token.start, token.end)
        if not is_of_home(token, place.meaning.language) or not token.text[:1].isupper():
            return None
        if place.at and self._is_near(place.at - 1):
            before = self.words[place.at - 1]
            if self._parts(before, place.meaning.language) and before.key in _ARTICLES:
                return None
        if self._has_capital_behind(place):
            return None
        return _Told(Owner.FIRST, token.start, token.end)

    def _has_capital_behind(self, place: _Place) -> bool:
        if place.last >= len(self.words) or not self._is_near(place.last - 1):
            return False
        following = self.words[place.last]
        is_loud = self.words[place.at].text.isupper() and len(self.words[place.at].text) > 1
        return following.is_capital and following.text not in {"I"} and not is_loud

    def _dropped(self, place: _Place) -> _Told | None:
        """Return the speaker where the language leaves out whose kin it is: Сестра меня отвезла."""
        language = place.meaning.language
        if language not in owner_words.DROPPED:
            return None
        token = self.words[place.at]
        verbs = tuple(owner_words.FIRST_ENDINGS.get(language, "\n").split(" "))
        for step in (-1, 1):
            at = place.at + step
            for _ in range(8):
                if not 0 <= at < len(self.words) or self._is_parted(at, place.at):
                    break
                if is_speaker(self.words[at], language) or self.words[at].text.endswith(verbs):
                    return _Told(Owner.FIRST, token.start, token.end)
                at += step
        return None

    def _is_parted(self, one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return bool(_END.search(self.text, self.words[first].end, self.words[last].start))

    def _in_field(self, place: _Place) -> _Told | None:
        """Return that a form says whose kin it is: Relationship: sister; Mother's name: ..."""
        word, end = self.words[place.at], self.words[place.last - 1].end
        before = self.text[max(0, word.start - 80) : word.start]
        is_label = _LINE_START.search(before) and _LABEL_AFTER.match(self.text, end)
        if _RELATION_LABEL.search(before) or is_label:
            return _Told(Owner.THIRD, word.start, end)
        return None

    # What is none

    def _is_decoy(self, place: _Place) -> bool:
        language = place.meaning.language
        behind = self.words[place.last] if place.last < len(self.words) else None
        if behind is not None and self._is_near(place.last - 1):
            is_lonely = self.words[place.at].key in owner_words.LONELY
            if is_lonely and not self._parts(behind, "en"):
                return True
            if behind.key in _AFTER_KEYS.get(language, frozenset()):
                return True
            following = self.words[place.last + 1 : place.last + 2]
            if behind.key in decoy_words.FAITH_LEADS and any(
                one.key in _FAITH_KEYS for one in following
            ):
                return True
        before = self.words[place.at - 1] if place.at else None
        if before is not None and before.key in _BEFORE_KEYS.get(language, frozenset()):
            return self._is_near(place.at - 1)
        return place.meaning.owner is not Owner.NONE and self._is_foreign(place)

    def _is_foreign(self, place: _Place) -> bool:
        """Tell whether a short form of a Turkic language stands among words of another."""
        token = self.words[place.at]
        if place.meaning.language in {"ug", "ar", "fa", "kk", "uz-cyrillic"}:
            return False
        if len(token.key) > _SHORT:
            return False
        around = self.words[max(0, place.at - 8) : place.at + 9]
        return sum(one.key in _FOREIGN for one in around) > 1

    def _bare(self, place: _Place) -> Owner:
        """Tell whether the language leaves out whose kin it is, and nothing else stands there."""
        is_left_out = place.meaning.language in owner_words.DROPPED
        return Owner.BARE if is_left_out and not self._has_capital_behind(place) else Owner.NONE

    def _may_be_bare(self, place: _Place) -> bool:
        """Tell whether a word without an owner is sure enough to be kin: after an article, mostly."""
        language = place.meaning.language
        if language in _SUFFIXED or language in _ZERO:
            return language not in _SUFFIXED or not self._is_foreign(place)
        before = self.words[place.at - 1] if place.at else None
        return before is not None and before.key in _ARTICLES and self._is_near(place.at - 1)


_TITLE_KEYS: Final = frozenset(map(key_of, owner_words.TITLES))
_ARTICLES: Final = frozenset(
    key_of(one)
    for one in [
        "the",
        "a",
        "an",
        "one",
        "another",
        "only",
        "two",
        "three",
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "ein",
        "eine",
        "einer",
        "le",
        "la",
        "les",
        "l",
        "une",
        "un",
        "el",
        "los",
        "las",
        "una",
        "il",
        "lo",
        "gli",
        "i",
        "η",
        "ο",
        "τη",
        "την",
        "τον",
        "της",
        "du",
        "du",
    ]
)
_AFTER_KEYS: Final = {
    language: frozenset(map(key_of, words.split())) for language, words in decoy_words.AFTER.items()
}
_BEFORE_KEYS: Final = {
    language: frozenset(map(key_of, words.split()))
    for language, words in decoy_words.BEFORE.items()
}
_BREAK_KEYS: Final = {
    language: frozenset(map(key_of, words.split()))
    for language, words in decoy_words.BREAKS.items()
}
_FAITH_KEYS: Final = frozenset(map(key_of, decoy_words.FAITH))


def _keys_of(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


def find(text: str, known: Known) -> Iterator[Phrase]:
    """Yield the words of kin of a text in scripts with spaces, with their owners."""
    yield from _Reader(text, known).phrases()
