"""What released texts tell though every name is gone: the sound of a name, and words that are one.

Nothing here stops a dossier. Each finding says what to write instead.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.text_references import replace_references
from casefiles.office.draft.draft_texts import places_of
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, new_finding
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import open_names_of, protected_terms_of
from casefiles.redaction.names.sought import Left
from casefiles.redaction.release.disclosed_sounds import disclosed_sounds
from casefiles.words.export_checks import neutral_wording
from casefiles.words.language import msg

_SPACED: Final = frozenset("lcg")
"""Scripts that tell a word from a name by its first letter."""


def sound_checks(draft: Draft) -> Iterator[Finding]:
    """Tell where what stands beside a token follows the sound of the name that it hides."""
    view = view_of(draft)
    spots: list[FindingLocation] = []
    for typed, released in draft.projection.typed:
        for one in disclosed_sounds(released):
            for at in places_of(view, typed):
                words = msg(
                    "{place}: “{words}”. {advice}",
                    place=at.words,
                    words=one.around,
                    advice=neutral_wording(one.language),
                )
                spots.append(FindingLocation(words, at.room, at.record, at.detail))
    if spots:
        yield new_finding("warn", "sound_told", spots)


def public_words(draft: Draft) -> Iterator[Finding]:
    """Tell of protected names that are words of the text too, so that a reader may fill them in.

    That is a name that went where it stood in small letters, or that stands in what every reader
    gets as well: in headings, in the months of dates, in texts from which it is not removed.
    """
    view = view_of(draft)
    shown = _words_of(draft.public_text)
    for one in open_names_of(draft.snapshot.persons):
        shown -= _words_of(one.text)
    for word, places in sorted(_one_word_mentions(view).items()):
        is_small = any(text == text.lower() for text, _ in places)
        if is_small or word in shown:
            name = next(text for text, _ in sorted(places))
            spots = dict.fromkeys(spot for _, typed in places for spot in places_of(view, typed))
            yield new_finding("warn", "public_word", spots, len(places), name=name)


def _one_word_mentions(view: DraftView) -> dict[str, list[tuple[str, str]]]:
    """Return what goes from the lawyer's texts in one word, by that word folded: word and text."""
    persons = view.snapshot.persons
    aliases = protected_terms_of(persons)
    matcher = Matcher(aliases, open_names_of(persons))
    named = {compact(one.text) for one in aliases if one.text != one.text.lower()}
    decided = view.draft.sought.left
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for typed, released in view.draft.projection.typed:
        if not released.tokens:
            continue
        plain = replace_references(typed, lambda _: "\n")
        for one in matcher.find(plain):
            text = plain[one.start : one.end]
            if text == text.lower() and Left(one.person_id, compact(text)) in decided:
                continue
            kinds = {word_kind(char) for char in fold(text)}
            if kinds <= _SPACED and compact(text) in named:
                found[compact(text)].append((text, typed))
    return found


def _words_of(text: str) -> set[str]:
    folded = fold(text)
    return set("".join(char if word_kind(char) in _SPACED else " " for char in folded).split())
