"""Reading forum profiles: strict YAML, inheritance, and words for what is wrong and where."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.dossier.forum.forum_items import (
    annex,
    as_choice,
    as_day,
    as_id,
    as_list,
    as_text,
    as_texts,
    as_truth,
    audiences,
    channel,
    each,
    form_field,
    heading,
    limit,
    refused,
    rule,
)
from casefiles.dossier.forum.forums import FORUM_CHECKS, ForumProfile
from casefiles.library.seen import How, load_places
from casefiles.resource_files.plain_fields import ID
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

KEYS: Final = frozenset(
    {
        *("abstract", "title", "as_of", "review_by", "conf", "forum", "legal_basis"),
        *("purpose", "who", "channels", "hours", "languages", "language_note", "headings"),
        *("fields", "limits", "annex", "deadlines", "redaction_preset", "audiences"),
        *("confidentiality", "preflight", "rules", "subject_line", "file_name", "interim"),
        *("urgent", "delivery", "seizes", "sources", "client_word"),
    }
)
"""What a profile says, by itself or by what it inherits from."""
_OWN: Final = frozenset({"id", "inherits"})
_LISTS: Final = frozenset({"headings", "fields", "limits", "rules", "preflight", "audiences"})
_IN_ORDER: Final = "_in_order"
_OVERRIDE: Final = "_override"
_DELIVERIES: Final = ("portal", "form", "letter", "bundle")
_DEEPEST: Final = 6


def forums_folder(resources: Path) -> Path:
    """Return where forum profiles lie."""
    return resources / "forums"


def forum_ids(resources: Path) -> tuple[str, ...]:
    """Return the ids of all forum profiles, also of those that others only inherit from."""
    return tuple(sorted(path.stem for path in forums_folder(resources).glob("*.yaml")))


def load_forum(resources: Path, forum_id: str) -> ForumProfile:
    """Read a forum profile with everything that it inherits, all or nothing.

    Raises:
        Refused: unknown_profile, where there is no such file.
        InvalidForm: forum_invalid; the details tell file, place and reason.
    """
    values = _inherited_fields(forums_folder(resources), forum_id, 0)
    missing = sorted(KEYS - values.keys())
    if missing:
        raise refused(forum_id, missing[0], "missing_key")
    try:
        return _with_places(_profile(forum_id, values), load_places(resources))
    except InvalidInput as fault:
        raise _in_file(fault, forum_id) from None


def _inherited_fields(folder: Path, forum_id: str, depth: int) -> dict[str, Plain]:
    """Return what a file says, laid over what it inherits from."""
    if not ID.match(forum_id):
        raise Refused("unknown_profile")
    if depth > _DEEPEST:
        raise refused(forum_id, "inherits", "inherits_itself")
    own = _own(folder, forum_id)
    parent_id = as_text(own.get("inherits", ""), "inherits", may_be_empty=True)
    try:
        values = _inherited_fields(folder, parent_id, depth + 1) if parent_id else {}
    except Refused as fault:
        if fault.code == "unknown_profile":
            raise refused(forum_id, "inherits", "unknown_parent") from None
        raise
    values["abstract"] = own.get("abstract", "false")
    for key, value in own.items():
        if key in _OWN:
            continue
        if key.endswith(_IN_ORDER):
            name = key.removesuffix(_IN_ORDER)
            values[name] = _inserted(forum_id, key, values.get(name), value)
        else:
            values[key.removesuffix(_OVERRIDE)] = value
    return values


def _own(folder: Path, forum_id: str) -> dict[str, Plain]:
    data = bytes_of_form(folder / f"{forum_id}.yaml", Refused("unknown_profile"))
    try:
        own = read_plain_yaml(data)
    except InvalidInput as fault:
        raise _in_file(fault, forum_id) from None
    if not isinstance(own, dict):
        raise refused(forum_id, "", "not_a_mapping")
    for key in own:
        name = key.removesuffix(_IN_ORDER).removesuffix(_OVERRIDE)
        if key not in KEYS | _OWN and name not in _LISTS:
            raise refused(forum_id, key[:64], "unknown_key")
        if name != key and name in own:
            raise refused(forum_id, key, "doubled_key")
    if own.get("id") != forum_id:
        raise refused(forum_id, "id", "id_is_not_file_name")
    return own


def _in_file(fault: InvalidInput, forum_id: str) -> InvalidInput:
    """Return a fault with the file that it is in, and the line where no other place is known."""
    place = f"line {fault.safe['line']}" if "line" in fault.safe else "the file"
    return InvalidInput("forum_invalid", **{"file": forum_id, "place": place, **fault.safe})


def _inserted(forum_id: str, key: str, present: Plain | None, value: Plain) -> Plain:
    """Return a list with items put in behind those that they name."""
    if not isinstance(present, list):
        raise refused(forum_id, key, "nothing_to_insert_in")
    items = list(present)
    for number, one in enumerate(as_list(value, key), start=1):
        place = f"{key} {number}"
        if not isinstance(one, dict) or one.keys() != {"after", "items"}:
            raise refused(forum_id, place, "unknown_key")
        ids = [item.get("id") if isinstance(item, dict) else item for item in items]
        if one["after"] not in ids:
            raise refused(forum_id, place, "nothing_of_that_id")
        at = ids.index(one["after"]) + 1
        items[at:at] = as_list(one["items"], place)
    return items


def _profile(forum_id: str, values: Mapping[str, Plain]) -> ForumProfile:
    profile = ForumProfile(
        id=forum_id,
        title=as_text(values["title"], "title"),
        as_of=as_day(values["as_of"], "as_of"),
        review_by=as_day(values["review_by"], "review_by"),
        how=as_choice(values["conf"], "conf", How),
        is_abstract=as_truth(values["abstract"], "abstract"),
        forum=_some(values, "forum"),
        legal_basis=as_texts(values["legal_basis"], "legal_basis"),
        purpose=_some(values, "purpose"),
        who=as_texts(values["who"], "who"),
        channels=each(values["channels"], "channels", channel),
        hours=_some(values, "hours"),
        languages=as_texts(values["languages"], "languages"),
        language_note=_some(values, "language_note"),
        headings=each(values["headings"], "headings", heading),
        fields=each(values["fields"], "fields", form_field),
        limits=each(values["limits"], "limits", limit),
        annex=annex(values["annex"], "annex"),
        deadlines=tuple(
            as_id(one, "deadlines") for one in as_list(values["deadlines"], "deadlines")
        ),
        redaction_preset=_some(values, "redaction_preset"),
        audiences=audiences(values["audiences"], "audiences"),
        confidentiality=as_texts(values["confidentiality"], "confidentiality"),
        preflight=as_texts(values["preflight"], "preflight"),
        rules=each(values["rules"], "rules", rule),
        subject_line=_some(values, "subject_line"),
        file_name=_some(values, "file_name"),
        is_interim=as_truth(values["interim"], "interim"),
        urgent=_some(values, "urgent"),
        delivery=as_text(values["delivery"], "delivery"),
        seizes=_some(values, "seizes"),
        sources=as_texts(values["sources"], "sources"),
        client_word=_some(values, "client_word"),
    )
    _check(profile)
    return profile


def _with_places(profile: ForumProfile, places: Mapping[str, str]) -> ForumProfile:
    """Return a profile with what its keys stand for; a key that stands for nothing is refused."""
    texts = (
        *(one.seen.key for one in profile.channels),
        *(one.seen.key for one in profile.limits),
        *(one.seen.key for one in profile.rules),
        *profile.sources,
    )
    keys = dict.fromkeys(key for key in texts if key)
    for key in keys:
        if key not in places:
            raise refused(profile.id, f"key {key}", "unknown_word")
    return replace(profile, places={key: places[key] for key in keys})


def _check(profile: ForumProfile) -> None:
    """Refuse a profile whose parts do not fit together."""
    faults = (*_doubled(profile), *_dangling(profile), *_senseless(profile))
    if faults:
        raise refused(profile.id, *faults[0])


def _doubled(profile: ForumProfile) -> Iterator[tuple[str, str]]:
    for kind, ids in (
        ("headings", [one.id for one in profile.headings]),
        ("fields", [one.id for one in profile.fields]),
        ("rules", [one.id for one in profile.rules]),
        ("preflight", list(profile.preflight)),
    ):
        for one in dict.fromkeys(ids):
            if ids.count(one) > 1:
                yield f"{kind} {one}", "doubled_item"
    parts = [part for one in profile.headings for part in one.parts]
    if len(set(parts)) < len(parts):
        yield "headings", "part_under_two_headings"


def _dangling(profile: ForumProfile) -> Iterator[tuple[str, str]]:
    headings = {one.id for one in profile.headings}
    for field in profile.fields:
        if field.heading not in headings:
            yield f"fields {field.id}", "unknown_heading"
    for check in profile.preflight:
        if check not in FORUM_CHECKS:
            yield f"preflight {check}", "unknown_check"
    if not profile.audiences.keys() <= AUDIENCES:
        yield "audiences", "unknown_audience"


def _senseless(profile: ForumProfile) -> Iterator[tuple[str, str]]:
    if not profile.headings:
        yield "headings", "nothing_there"
    if not profile.audiences:
        yield "audiences", "nothing_there"
    if profile.delivery not in _DELIVERIES:
        yield "delivery", "unknown_word"
    if profile.review_by < profile.as_of:
        yield "review_by", "review_before_as_of"


def _some(values: Mapping[str, Plain], key: str) -> str:
    return as_text(values[key], key, may_be_empty=True)
