"""Reading layouts of `resources/layouts`: inheritance, and all that is refused."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.dossier.layouts.closed_lists import (
    CITE_TOKENS,
    FACT_PATHS,
    AnnexRule,
    Band,
    Column,
    Confidence,
    ExhibitOrder,
    LanguageRule,
    NamesRule,
    PageNumbering,
    Stand,
    TextLayerRule,
    TranslationPlace,
    WithheldFrom,
)
from casefiles.dossier.layouts.layout import (
    ExhibitLayout,
    ExhibitSection,
    FileLimit,
    ForumRequirement,
    LanguageChoice,
    Layout,
    Withholding,
)
from casefiles.dossier.layouts.looks import folio_from, look_from
from casefiles.dossier.layouts.nodes import YamlNode
from casefiles.dossier.layouts.paper_looks import papers_on_request, titles_of
from casefiles.dossier.layouts.papers import (
    DeclaredNames,
    build_order,
    head_from,
    papers_from,
    running_from,
    sign_from,
)
from casefiles.resource_files.plain_fields import ID, form_path
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_OWN: Final = frozenset({"id", "profiles", "as_of", "in_use"})
_WHOLE: Final = frozenset(
    {
        "facts",
        "language",
        "looks",
        "folio",
        "running",
        "heads",
        "papers",
        "exhibits",
        "sign",
        "withholding",
    }
)
_LAID_OVER: Final = ("looks", "heads", "words", "facts")
"""What an inheriting layout adds to by name; all else it replaces."""
_DEEPEST: Final = 3
DEFAULT_LAYOUT: Final = "house"
"""The layout of a profile that has none of its own."""
_ANY_LANGUAGE: Final = "any_contracting_party"
_MARK: Final = re.compile(r"[^{}]*\{(n|A|initials\}/\{n)\}[^{}]*\Z")
_SPLIT: Final = re.compile(r"[^{}]*\{n\}[^{}]*\Z")
_LETTER: Final = re.compile(r"[A-Z]\Z")
_EXHIBITS: Final = frozenset(
    {
        "mark",
        "own_marks",
        "cite",
        "stand",
        "order",
        "columns",
        "band",
        "pages",
        "translation",
        "text_layer",
    }
)


def layout_ids(resources: Path) -> tuple[str, ...]:
    """Return the ids of all layouts, those that are only inherited among them."""
    return tuple(sorted(path.stem for path in _folder(resources).glob("*.yaml")))


def read_layout(resources: Path, layout_id: str) -> Layout:
    """Read a layout, all or nothing.

    Raises:
        Refused: unknown_layout, where no layout is called so.
        InvalidInput: layout_invalid; the details tell file, place and reason.
    """
    return layout_from(text_with_inherited(resources, layout_id), layout_id)


def layout_from(entry_text: Plain, layout_id: str) -> Layout:
    """Return the layout that values say, with what it inherits laid under them already.

    Raises:
        InvalidInput: layout_invalid; the details tell file, place and reason.
    """
    return _layout(YamlNode(entry_text, layout_id, ""))


def layouts_by_profile(resources: Path) -> dict[str, Layout | InvalidInput]:
    """Return the layout of each forum profile that has one, or why it cannot be printed.

    Raises:
        InvalidInput: layout_invalid, where two layouts want one profile.
    """
    found: dict[str, Layout | InvalidInput] = {}
    for layout_id in layout_ids(resources):
        for profile, layout in _of_profiles(resources, layout_id):
            if profile in found:
                YamlNode("", layout_id, "profiles").refuse("profile_of_another_layout")
            found[profile] = layout
    return found


@lru_cache(maxsize=4)
def _by_profile(resources: Path) -> dict[str, Layout | InvalidInput]:
    return layouts_by_profile(resources)


def layout_in_use(resources: Path, profile: str) -> Layout | None:
    """Return the layout by which a profile files; None for one that has the house's report.

    Raises:
        InvalidInput: layout_invalid, where the profile's layout cannot be read.
    """
    found = _by_profile(resources).get(profile)
    if isinstance(found, InvalidInput):
        raise found
    return found if found is not None and found.is_in_use else None


def titles_in_use(resources: Path, profile: str) -> tuple[str, ...]:
    """Return the papers that a profile files, by their titles; empty for the house's report.

    A layout that cannot be read is told of where its papers are made.
    """
    try:
        layout = layout_in_use(resources, profile)
    except InvalidInput:
        return ()
    return () if layout is None else titles_of(layout)


def papers_chosen_apart(resources: Path, profile: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of the papers that a profile files where somebody chooses them.

    A layout that cannot be read is told of where its papers are made.
    """
    try:
        layout = layout_in_use(resources, profile)
    except InvalidInput:
        return ()
    found = papers_on_request(layout) if layout is not None else ()
    return tuple((one.id, one.title) for one in found)


def _of_profiles(resources: Path, layout_id: str) -> Iterator[tuple[str, Layout | InvalidInput]]:
    """Yield the profiles of a layout; those of a broken one as far as they can be read."""
    try:
        layout = read_layout(resources, layout_id)
    except InvalidInput as fault:
        for profile in _profiles_of(resources, layout_id):
            yield profile, fault
    else:
        for profile in layout.profiles:
            yield profile, layout


def _profiles_of(resources: Path, layout_id: str) -> tuple[str, ...]:
    try:
        entry_text = _plain(resources, layout_id)
        return YamlNode(entry_text.get("profiles", ""), layout_id, "profiles").names()
    except InvalidInput:
        return ()


def _folder(resources: Path) -> Path:
    return resources / "layouts"


def _plain(resources: Path, layout_id: str) -> dict[str, Plain]:
    unknown = Refused("unknown_layout")
    data = bytes_of_form(form_path(_folder(resources), layout_id, unknown), unknown)
    try:
        entry_text = read_plain_yaml(data)
    except InvalidInput as fault:
        place = f"line {fault.safe['line']}" if "line" in fault.safe else ""
        YamlNode("", layout_id, place).refuse(str(fault.safe["reason"]))
    if not isinstance(entry_text, dict):
        YamlNode("", layout_id, "").refuse("not_a_mapping")
    return entry_text


def text_with_inherited(resources: Path, layout_id: str) -> dict[str, Plain]:
    """Return what a layout says over what those say from which it inherits.

    Raises:
        Refused: unknown_layout, where no layout is called so.
        InvalidInput: layout_invalid.
    """
    chain: list[dict[str, Plain]] = []
    ids: list[str] = []
    following = layout_id
    while following:
        node = YamlNode("", layout_id, "inherits")
        node.require(following not in ids, "inherits_itself")
        node.require(len(ids) < _DEEPEST, "inherits_too_deep")
        try:
            entry_text = _plain(resources, following)
        except Refused as fault:
            if ids and fault.code == "unknown_layout":
                node.refuse("unknown_layout")
            raise
        ids.append(following)
        chain.append({key: value for key, value in entry_text.items() if key != "inherits"})
        following = _base_of(entry_text, layout_id)
    merged: dict[str, Plain] = {}
    for entry_text in reversed(chain):
        merged = _laid_over(merged, entry_text)
    return {key: value for key, value in merged.items() if key not in _OWN} | {
        key: chain[0][key] for key in sorted(_OWN & chain[0].keys())
    }


def _base_of(entry_text: dict[str, Plain], layout_id: str) -> str:
    if "inherits" not in entry_text:
        return ""
    node = YamlNode(entry_text["inherits"], layout_id, "inherits")
    name = node.text()
    node.require(ID.match(name), "unknown_layout")
    return name


def _laid_over(base: dict[str, Plain], entry_text: dict[str, Plain]) -> dict[str, Plain]:
    merged = {**base, **entry_text}
    for key in _LAID_OVER:
        below, above = base.get(key, {}), entry_text.get(key, {})
        if isinstance(below, dict) and isinstance(above, dict) and key in merged:
            merged[key] = {**below, **above}
    return merged


def _layout(node: YamlNode) -> Layout:
    optional = frozenset({"words", "in_use"})
    entry = node.mapping((_OWN | _WHOLE) - optional, optional)
    entry["id"].require(entry["id"].value == node.file, "id_is_not_file_name")
    looks = {name: look_from(one) for name, one in entry["looks"].named().items()}
    heads = {name: head_from(one) for name, one in entry["heads"].named().items()}
    signs = {name: sign_from(one) for name, one in entry["sign"].named().items()}
    entry["looks"].require(looks, "empty")
    folio, running = folio_from(entry["folio"]), running_from(entry["running"])
    named = DeclaredNames(frozenset(looks), frozenset(heads), frozenset(signs), folio, running)
    profiles = entry["profiles"].names()
    papers = papers_from(entry["papers"], named)
    entry["papers"].require(papers or not profiles, "empty")
    words = entry["words"].named() if "words" in entry else {}
    return Layout(
        id=node.file,
        profiles=profiles,
        as_of=entry["as_of"].day(),
        facts={path: _fact(path, one) for path, one in entry["facts"].named().items()},
        language=_language(entry["language"]),
        looks=looks,
        heads=heads,
        words={key: one.text() for key, one in words.items()},
        papers=papers,
        build_order=build_order(entry["papers"], papers),
        exhibits=_exhibits(entry["exhibits"]),
        sign=signs,
        withholding=_withholding(entry["withholding"]),
        is_in_use="in_use" in entry and entry["in_use"].truth(),
    )


def _fact(path: str, node: YamlNode) -> ForumRequirement:
    node.require(path.partition(".")[0] in FACT_PATHS, "unknown_path")
    entry = node.mapping(frozenset({"conf", "key"}), frozenset({"says"}))
    confidence = entry["conf"].one_of(Confidence)
    key = entry["key"].text(may_be_empty=True)
    entry["key"].require(key or confidence is Confidence.GENERAL, "source_missing")
    return ForumRequirement(confidence, key, entry["says"].text() if "says" in entry else "")


def _language(node: YamlNode) -> LanguageChoice:
    entry = node.mapping(frozenset({"lead", "taken", "annexes", "rule"}))
    lead, taken = entry["lead"].language(), entry["taken"]
    languages: tuple[str, ...] = ()
    if taken.value != _ANY_LANGUAGE:
        languages = tuple(one.language() for one in taken.items())
        taken.require(len(set(languages)) == len(languages), "doubled_item")
        taken.require(lead in languages, "lead_is_not_taken")
    return LanguageChoice(
        lead, languages, entry["annexes"].one_of(AnnexRule), entry["rule"].one_of(LanguageRule)
    )


def _exhibits(node: YamlNode) -> ExhibitLayout:
    entry = node.mapping(_EXHIBITS, frozenset({"sections", "limit"}))
    entry["mark"].require(_MARK.match(entry["mark"].text()), "mark_without_number")
    stand = entry["stand"].one_of(Stand)
    node.require(stand is not Stand.SECTIONS or "sections" in entry, "sections_missing")
    columns = tuple(one.one_of(Column) for one in entry["columns"].items())
    entry["columns"].require(columns, "empty")
    entry["columns"].require(len(set(columns)) == len(columns), "doubled_item")
    return ExhibitLayout(
        mark=entry["mark"].text(),
        has_own_marks=entry["own_marks"].truth(),
        cite=entry["cite"].tokens(CITE_TOKENS),
        stand=stand,
        order=entry["order"].one_of(ExhibitOrder),
        sections=_sections(entry["sections"]) if "sections" in entry else (),
        columns=columns,
        band=entry["band"].one_of(Band),
        pages=entry["pages"].one_of(PageNumbering),
        translation=entry["translation"].one_of(TranslationPlace),
        text_layer=entry["text_layer"].one_of(TextLayerRule),
        limit=_file_limit(entry["limit"]) if "limit" in entry else None,
    )


def _sections(node: YamlNode) -> tuple[ExhibitSection, ...]:
    sections: list[ExhibitSection] = []
    for one in node.items():
        entry = one.mapping(frozenset({"letter", "heading", "takes"}))
        letter, takes = entry["letter"].text(), entry["takes"].names()
        entry["letter"].require(_LETTER.match(letter), "not_a_letter")
        entry["letter"].require(not sections or sections[-1].letter != letter, "doubled_section")
        entry["letter"].require(
            not sections or sections[-1].letter < letter, "sections_out_of_order"
        )
        before = {kind for section in sections for kind in section.takes}
        entry["takes"].require(takes, "empty")
        entry["takes"].require(not before & set(takes), "kind_in_two_sections")
        sections.append(ExhibitSection(letter, entry["heading"].text(), takes))
    node.require(sections, "empty")
    return tuple(sections)


def _file_limit(node: YamlNode) -> FileLimit:
    entry = node.mapping(frozenset({"mb_file", "split", "conf"}))
    split = entry["split"].text()
    entry["split"].require(_SPLIT.match(split), "number_missing")
    return FileLimit(entry["mb_file"].count(1, 4096), split, entry["conf"].one_of(Confidence))


def _withholding(node: YamlNode) -> Withholding:
    entry = node.mapping(frozenset({"from", "names", "key_paper"}))
    return Withholding(
        entry["from"].one_of(WithheldFrom),
        entry["names"].one_of(NamesRule),
        entry["key_paper"].truth(),
    )
