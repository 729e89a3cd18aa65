"""The key to the placeholders of a closed paper, as a paper for a judge alone.

It is a file of its own, under a name of its own, in a folder that holds nothing else.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.closed_paper import KEY_PREFIX, KeyPaper, KeyRow
from casefiles.domain.disclosure.disclosed import Disclosure, disclosure_from_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import encoded
from casefiles.domain.foundation.errors import RedactionLeak, Refused
from casefiles.domain.foundation.ids import EditionId, PersonId
from casefiles.domain.language.placeholder_words import (
    forms_of_person_placeholder,
    read_person_placeholder,
)
from casefiles.domain.records.case_records import NOBODY, Edition, Person
from casefiles.domain.records.foreseeable_readers import Reach, readers_reached_by
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.showings import Appearance
from casefiles.domain.rules.appearance import shown_as
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.requests import TypesetKey
from casefiles.office.draft.departures import Act, entered, file_about_to_leave
from casefiles.office.draft.dossier_frames import made_of
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.export.own_folders import require_own_folder
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.release.printed_persons import printed_persons
from casefiles.redaction.release.reader_policy import for_reader
from casefiles.redaction.release.schedule_places import places_in_texts
from casefiles.words.gate import where_in_words
from casefiles.words.kinship import KIN_CHOICES
from casefiles.words.language import in_english, msg, msg_of

_WORDS_OF_KIN: Final = dict(KIN_CHOICES)


def key_paper_name(audience: str) -> str:
    """Return the name of a key paper, which tells nothing of the case."""
    return f"{KEY_PREFIX}{audience.replace('_', '-')}.pdf"


def write_key_paper(edition_id: EditionId, folder: Path, *, replace: bool = False) -> Job[Path]:
    """Write the key paper of an edition into a folder of its own, and enter that in the ledger.

    Args:
        edition_id: of an edition whose readers reach nobody else.
        folder: holds nothing but key papers; it is made where it is not there.
        replace: whether a key paper that stands there may go.

    Raises:
        Refused: the edition is gone, others read what its readers get (`key_reaches_others`), it
            names nobody to them (`key_without_tokens`), or the folder holds other files.
        RedactionLeak: clearance found somebody who is not named to these readers.
        CasefilesError: a child failed, the disk is full, or somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Path:
        vault = workplace.vault
        edition = vault.read(lambda reader: reader.get(Edition, edition_id))
        if edition is None:
            raise Refused("no_such_record", kind="edition")
        target = folder / key_paper_name(edition.audience)
        require_own_folder(target, KEY_PREFIX)
        with in_english():
            data = _cleared(workplace, edition, target.name, ticket)
        folder.mkdir(mode=0o700, exist_ok=True)
        check_target(target, vault.folder, replace=replace)
        ticket.check()
        with (
            file_about_to_leave(workplace, Act.KEY_PAPER, edition, data, target) as departure,
            delivered(data, target, departure.names, replace=replace),
        ):
            vault.write(entered(departure))
        return target

    return work


def _cleared(
    workplace: JobContext, edition: Edition, name: str, ticket: CancellationToken
) -> bytes:
    """Make a key paper and have it searched for everybody whom its readers may not know."""
    snapshot, _ = workplace.vault.read(
        snapshot_of(edition.case_id, edition.profile, edition.audience)
    )
    if readers_reached_by(edition.audience, snapshot.reaches) != {edition.audience}:
        raise Refused("key_reaches_others")
    profile = load_layout(workplace.resources, edition.profile)
    key = key_paper_of(edition, snapshot.persons, snapshot.reaches, profile)
    if not key.rows:
        raise Refused("key_without_tokens")
    made, (data,) = made_of(TypesetKey(str(workplace.resources)), [encoded(key)], ticket)
    known = for_reader(snapshot, edition.profile, edition.audience)
    text = "\n".join((key.text, *profile.wording.values()))
    allowed = PermittedContent(text, written=made.parts[0].written_text)
    sought = sought_for(known.persons, known.excused)
    result = run_final_check(workplace, FinishedFile(name, data), sought, allowed, None, ticket)
    if result.report.hits:
        where = where_in_words(result.report.places)
        raise RedactionLeak("clearance_hit", hits=result.report.hits, where=where)
    return data


def key_paper_of(
    edition: Edition, persons: Iterable[Person], reaches: Sequence[Reach], profile: Profile
) -> KeyPaper:
    """Return who the placeholders of an edition are, as far as its readers may know."""
    if edition.left_as is None:
        return KeyPaper(edition.profile, "", ())
    shown = disclosure_from_bytes(edition.left_as.disclosure.encode())
    printed = {one.label for one in shown.persons if one.is_pseudonym}
    labels = printed_persons(printed, edition.numbering, edition.ciphers)
    known = {
        one.id: one
        for one in persons
        if shown_as(one, edition.audience, reaches).appearance is Appearance.NAMED
    }
    rows = tuple(
        KeyRow(
            label,
            tuple(name.text for name in known[person_id].names),
            _who(known[person_id], known, labels),
            _first_place(shown, label, profile),
        )
        for person_id, label in sorted(labels.items(), key=lambda one: (len(one[1]), one[1]))
        if person_id in known
    )
    return KeyPaper(edition.profile, shown.reference, rows)


def _who(person: Person, known: Mapping[PersonId, Person], labels: Mapping[PersonId, str]) -> str:
    """Return who somebody is, in one sentence that names nobody else unless these may know them."""
    if person.kin is not Kin.UNKNOWN:
        return msg(
            "{kin} of {relative}.",
            kin=msg_of(_WORDS_OF_KIN[person.kin]),
            relative=_related(person.related_to, known, labels),
        )
    role = person.role.strip().replace("_", " ")
    return f"{role[:1].upper()}{role[1:]}." if role else msg("Not recorded.")


def _related(
    person_id: PersonId, known: Mapping[PersonId, Person], labels: Mapping[PersonId, str]
) -> str:
    if person_id == NOBODY:
        return msg("the client")
    if person_id in known:
        return known[person_id].names[0].text
    return labels.get(person_id) or msg("another person")


def _first_place(shown: Disclosure, label: str, profile: Profile) -> str:
    """Return where the papers first print a placeholder."""
    read = read_person_placeholder(label)
    forms = (label,) if read is None else (label, *forms_of_person_placeholder(*read))
    place = next(iter(places_in_texts(shown, forms)), None)
    if place is None:
        return ""
    key = f"schedule_{place.part}"
    if place.part in {"chronology", "paragraph", "ground"}:
        if not place.what:
            return profile.say("schedule_unnumbered")
        return profile.say(key, numbers=place.what)
    return profile.say(key, exhibit=place.what) if place.what else profile.say(key)
