"""Which version of each text of the lawyer's leaves in a language, and what speaks against it.

What is compared is what these readers get: a change of what is hidden from them changes nothing,
so that neither a version nor its age tells of it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casefiles.domain.language.language_codes import are_same_language, script_of_language
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.language.writing_systems import letter_counts
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.text_versions import WORKING_LANGUAGE, TextVersion, VersionMaker
from casefiles.domain.rules.inline_citations import pieces_of
from casefiles.domain.rules.versioned_texts import (
    TextKey,
    TextPlace,
    VersionedText,
    versioned_texts,
    with_versions,
)
from casefiles.redaction.release.released_text import AppearancePolicy, release
from casefiles.redaction.release.sentence_languages import language_at

_LATIN, _HAN = "Latn", "Hani"
_ONLY: Final = {"Grek": "el", "Tibt": "bo"}
"""Writing systems that tell their language by themselves."""


class VersionState(StrEnum):
    """What there is of a text in a language, the best first.

    ORIGINAL: the text itself is in it. CHECKED: somebody compared a version with it, and it says
    the same since. UNCHECKED: nobody did, or a machine made it. STALE: what readers get of the
    original has changed since. MISSING: there is none.
    """

    ORIGINAL = "original"
    CHECKED = "checked"
    UNCHECKED = "unchecked"
    STALE = "stale"
    MISSING = "missing"

    @property
    def is_ready(self) -> bool:
        """Whether it leaves without another word."""
        return self in {VersionState.ORIGINAL, VersionState.CHECKED}


@dataclass(frozen=True, slots=True)
class TextChoice:
    """What is printed of one text, and what stands behind it.

    Attributes:
        version: that is printed; None for the text itself.
        language: of what is printed.
        original_language: of the text itself.
    """

    of: VersionedText
    state: VersionState
    version: TextVersion | None
    language: str
    original_language: str


def original_language(text: str, declared: str, working: str, policy: AppearancePolicy) -> str:
    """Return the language in which a text is written; empty where it has no words.

    Names that go decide nothing, nor does who is referred to.

    Args:
        text: of the lawyer's.
        declared: as somebody said; empty for nobody.
        working: in which the case is written, where the script leaves that open.
        policy: how people appear to this reader.
    """
    plain = replace_references(text, lambda _: " ")
    words = "".join(
        piece if isinstance(piece, str) else " " for piece in release(plain, policy).text.pieces
    )
    counts = letter_counts([words])
    if not counts or declared:
        return declared
    script = max(counts, key=lambda one: (counts[one], one))
    if script in _ONLY:
        return _ONLY[script]
    if script != _HAN and script_of_language(working) == script:
        return working
    return WORKING_LANGUAGE if script == _LATIN else language_at(words, 0)


def choices_in(
    snapshot: CaseSnapshot,
    versions: Iterable[TextVersion],
    requested: tuple[str, Collection[TextKey]],
    policy: AppearancePolicy,
) -> tuple[TextChoice, ...]:
    """Return what each text of a case has in a language.

    Args:
        snapshot: the case, with people as its reader may see them.
        versions: of its texts, in any language.
        requested: the language of the papers, and the texts that are known to be in it.
        policy: how people appear to this reader.
    """
    language, known = requested
    by_text: dict[TextKey, list[TextVersion]] = {}
    for version in versions:
        by_text.setdefault((version.record_id, version.field), []).append(version)
    working = snapshot.case.work_language or WORKING_LANGUAGE
    return tuple(
        TextChoice(one, VersionState.ORIGINAL, None, language, language)
        if one.key in known
        else _choice(one, by_text.get(one.key, []), (language, working), policy)
        for one in versioned_texts(snapshot)
    )


def _choice(
    one: VersionedText,
    versions: list[TextVersion],
    languages: tuple[str, str],
    policy: AppearancePolicy,
) -> TextChoice:
    language, working = languages
    declared = next((each.language for each in versions if each.is_declaration), "")
    own = original_language(one.text, declared, working, policy)
    if not own or are_same_language(own, language):
        return TextChoice(one, VersionState.ORIGINAL, None, own or language, own)
    found = [
        each
        for each in versions
        if not each.is_declaration
        and each.text.strip()
        and are_same_language(each.language, language)
    ]
    if not found:
        return TextChoice(one, VersionState.MISSING, None, own, own)
    ranked = [(_state(each, one.text, policy), each) for each in found]
    order = list(VersionState)
    state, version = min(ranked, key=lambda pair: (order.index(pair[0]), pair[1].language))
    return TextChoice(one, state, version, version.language, own)


def _state(version: TextVersion, text: str, policy: AppearancePolicy) -> VersionState:
    if version.original != text and (
        release(version.original, policy).text != release(text, policy).text
    ):
        return VersionState.STALE
    is_checked = bool(version.checked_by.strip())
    return VersionState.CHECKED if is_checked else VersionState.UNCHECKED


def in_language(
    snapshot: CaseSnapshot, choices: Iterable[TextChoice], language: str
) -> CaseSnapshot:
    """Return a case whose texts are in a language, as far as there are versions.

    Of a version that nobody checked, or that is older than its text, the original goes with it
    where that is printed in a list.
    """
    texts: dict[TextKey, str] = {}
    originals: dict[TextKey, str] = {}
    languages: dict[str, str] = {}
    for one in choices:
        shown = one.version.text if one.version is not None else one.of.text
        for piece in (shown, *(each.text for each in pieces_of(shown))):
            languages[piece] = one.language
        if one.version is None:
            continue
        texts[one.of.key] = shown
        if not one.state.is_ready and one.of.place is TextPlace.LISTED:
            originals[one.of.key] = one.of.text
            languages.setdefault(one.of.text, one.original_language)
    return replace(
        with_versions(snapshot, texts),
        language=language,
        text_languages=languages,
        originals=originals,
    )


def is_by_machine(choice: TextChoice) -> bool:
    """Tell whether what is printed was made by a machine and checked by nobody."""
    version = choice.version
    return (
        version is not None
        and version.made_by is VersionMaker.MACHINE
        and not version.checked_by.strip()
    )
