"""What cites are called where the vault can tell more than they hold: a message, and of when."""

from casefiles.domain.dates.date_words import moment_in_words
from casefiles.domain.files.extracted_items import Message
from casefiles.domain.records.citation import Citation
from casefiles.domain.rules.citation_text import citation_words
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_number


def location_of_citation(reader: ReadTransaction, cite: Citation) -> str:
    """Return the place of a cite: message 47 of 1,203, 3 May 2019 21:14; a page; a time."""
    if cite.message is None:
        return citation_words(cite)
    messages = reader.items(cite.document_id, Message, cite.message, cite.message)
    if not messages:
        # Read anew since, and not done yet, or no message any more.
        return citation_words(cite)
    count = reader.item_count(cite.document_id, Message)
    when = moment_in_words(messages[0].moment) or messages[0].written
    place = (
        msg(
            "message {message} of {count}",
            message=msg_number(cite.message),
            count=msg_number(count),
        )
        if count > 1
        else msg("message")
    )
    return f"{place}, {when}" if when else place
