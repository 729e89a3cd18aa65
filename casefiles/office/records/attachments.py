"""Documents that came out of others: which lie in which, and what goes with a document."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.domain.files.extracted_items import MetadataItem, Part
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Privilege
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

ENCLOSED = DocumentLinkKind.ATTACHMENT


def links_in(reader: ReadTransaction, document_id: DocumentId) -> tuple[DocumentLink, ...]:
    """Return the links of documents that lie in another, in the order in which they lie there."""
    found = reader.find(DocumentLink, other_id=document_id, kind=ENCLOSED)
    return tuple(sorted(found, key=lambda link: link.part))


def containers_of(reader: ReadTransaction, document_id: DocumentId) -> tuple[DocumentLink, ...]:
    """Return the links of a document to those that it lies in."""
    return reader.find(DocumentLink, document_id=document_id, kind=ENCLOSED)


def removed_with(reader: ReadTransaction, document_id: DocumentId) -> tuple[DocumentId, ...]:
    """Return what lies in a document and in no other that stays, the innermost first.

    Only what was taken out of it counts: a link without the number of a part was made by a person.
    """
    going: list[DocumentId] = [document_id]
    is_more = True
    while is_more:
        inside = {
            link.document_id
            for one in going
            for link in links_in(reader, one)
            if link.part and link.document_id not in going
        }
        more = [one for one in sorted(inside) if _has_no_other(reader, one, going)]
        going += more
        is_more = bool(more)
    return tuple(reversed(going[1:]))


def _has_no_other(
    reader: ReadTransaction, document_id: DocumentId, going: list[DocumentId]
) -> bool:
    document = reader.get(Document, document_id)
    holders = containers_of(reader, document_id)
    return document is not None and all(link.part and link.other_id in going for link in holders)


def vouched_traits(reader: ReadTransaction, document_id: DocumentId) -> Iterator[MetadataItem]:
    """Yield what packages that a document came out of tell of it: see `proof_package`."""
    for link in containers_of(reader, document_id):
        parts = reader.items(link.other_id, Part, link.part, link.part) if link.part else ()
        for part in parts:
            beginning = f"{part.name.rpartition('/')[2]}: "
            for trait in reader.items(link.other_id, MetadataItem):
                if trait.text.startswith(beginning):
                    yield replace(trait, text=trait.text.removeprefix(beginning))


def save_with_attachments(work: WriteTransaction, document: Document, action: str) -> None:
    """Let what lies in a document alone be kept in as the document itself is.

    An attachment of a privileged mail would leave otherwise. What a person frees later stays free
    for itself; freeing the document frees nothing else.
    """
    if document.privilege is Privilege.NONE and not document.do_not_use:
        return
    for inside in removed_with(work, document.id):
        there = work.get(Document, inside)
        if there is not None:
            is_free = there.privilege is Privilege.NONE
            changed = replace(
                there,
                privilege=document.privilege if is_free else there.privilege,
                do_not_use=there.do_not_use or document.do_not_use,
            )
            work.update(changed, action)
