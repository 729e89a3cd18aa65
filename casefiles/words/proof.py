"""Texts about checkpoints, anchors, erasure and closed cases, keyed by code; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

_UNCHANGED: Final = "Nothing was changed."

PROOF: Final[dict[str, tuple[str, str, str]]] = {
    "not_a_note": (
        "Not a Casefiles anchor, or incomplete.",
        _UNCHANGED,
        "Choose the file or code that was made when the anchor was.",
    ),
    "code_incomplete": (
        (
            "The code has {symbols} letters and digits; a printed anchor has {of}, an older one"
            " {before}."
        ),
        _UNCHANGED,
        "Type all groups of the printed anchor.",
    ),
    "code_wrong": (
        "A letter or digit of the code is wrong.",
        _UNCHANGED,
        "Compare it with the printed anchor, group by group.",
    ),
    "cannot_sign": (
        "This copy of the vault has no key to sign with yet.",
        _UNCHANGED,
        "Make room on the disk, then open the vault again.",
    ),
    "not_a_request": (
        "This is no request from a colleague, or it was altered.",
        "Nothing was signed.",
        "Ask for the file that your colleague’s Casefiles wrote under “Ask a colleague”.",
    ),
    "own_request": (
        "This request is of this vault itself.",
        "Nothing was signed.",
        "Give the file to a colleague, whose Casefiles signs it.",
    ),
    "request_of_another_key": (
        "The vault that you signed for before has another key now.",
        "Nothing was signed.",
        "Call your colleague and compare the fingerprints.",
    ),
    "request_is_older": (
        "The vault has {entries} entries fewer than when you signed for it last.",
        "Nothing was signed.",
        "Inform your colleague: that vault may be an older copy.",
    ),
    "request_without_proof": (
        "The request does not show how it grew from the {entries} entries that you signed for.",
        "Nothing was signed.",
        "Ask your colleague to import your last co-signature and try again.",
    ),
    "request_forked": (
        "This is not the vault you co-signed before: its ledger was rewritten.",
        "Nothing was signed.",
        "Inform your colleague at once, by another channel.",
    ),
    "not_a_statement": (
        "This is no statement that a colleague signed, or it was altered.",
        _UNCHANGED,
        "Choose the file that came back from your colleague.",
    ),
    "statement_disagrees": (
        "The statement does not agree with the ledger of this vault.",
        _UNCHANGED,
        "Compare with it to see the differences.",
    ),
    "case_closed": (
        "This case is closed.",
        _UNCHANGED,
        "It can be read. To work on it again, open it again in Today.",
    ),
    "case_held": (
        "This case is under a legal hold: nothing can be erased.",
        _UNCHANGED,
        "Lift the legal hold first, if you are entitled to.",
    ),
    "case_gone": ("This case no longer exists.", _UNCHANGED, "See the history."),
    "case_still_open": (
        "Only a closed case can be erased.",
        _UNCHANGED,
        "Close it first. It stays readable until it is erased.",
    ),
    "retention_needs_a_day": (
        "A case is retained until a day.",
        _UNCHANGED,
        "Write the day in full, such as 31 December 2034.",
    ),
    "retention_unknown": (
        "No retention date set.",
        _UNCHANGED,
        "Set the retention date first.",
    ),
    "retention_not_over": (
        "This case must be kept until {day}.",
        _UNCHANGED,
        "It can be erased from that day on.",
    ),
    "hold_without_reason": (
        "A legal hold needs a reason.",
        _UNCHANGED,
        "Enter who requested it and why.",
    ),
    "other_reference": (
        "That is not the reference of this case.",
        "Nothing was erased.",
        "Type it exactly as it is shown.",
    ),
    "nothing_to_erase": (
        "This case has no record of that kind with that id, or it was erased already.",
        "Nothing was erased.",
        "Take kind and whole id from the history.",
    ),
    "erasure_without_reason": (
        "Erasing needs a reason.",
        "Nothing was erased.",
        "Choose the one that fits best.",
    ),
    "erasure_without_authority": (
        "Erasure must be authorised.",
        "Nothing was erased.",
        "Write who decided it, such as: the client’s letter of 3 May.",
    ),
}
"""What happened, what was kept, and what to do next."""

PROOF_LABELS: Final[dict[str, str]] = {
    "erasing": "Erasing",
    "making_proof": "Making the proof for the recipient",
    "clearing_pages": "Clearing free space in the database",
    "consent_withdrawn": "Consent was withdrawn",
    "request_of_person": "Request of the person",
    "client_instruction": "The client instructed it",
    "court_order": "A court ordered it",
    "kept_by_mistake": "Stored by mistake",
    "retention_over": "Retention period has ended",
}
"""Words for kinds of work, reasons and acts."""

SHORT_SLIP: Final = msg_mark(
    "This is an older printed anchor, of eight groups: it holds 80 bits of the ledger's root. It"
    " detects an older or another copy, but does not bind the holder of the vault. Print a new"
    " one, of eleven groups, which holds 128 bits."
)
"""Told beside what a slip says that was printed by an older version."""

VERDICTS: Final[dict[str, tuple[str, str, bool]]] = {
    "agrees": (
        msg_mark("The anchor matches: everything it records is in this vault."),
        msg_mark("Agrees"),
        True,
    ),
    "ended_key": (
        (
            msg_mark(
                "The anchor does not agree and is signed with a key of this vault that became"
                " invalid when all keys were changed. Anyone with the old keys can make such an"
                " anchor: it proves nothing against this vault. If it is your own, made before the"
                " change, the vault was an older copy then: look for the newer one."
            )
        ),
        msg_mark("Signed by a key that ended"),
        False,
    ),
    "older": (
        (
            msg_mark(
                "This vault is older than the anchor: at least {missing} of the"
                " {size} entries that it knows are missing. Do not go on in this"
                " copy. Look for the newer one, or restore the newest backup."
            )
        ),
        msg_mark("Older than the anchor"),
        False,
    ),
    "forked": (
        (
            msg_mark(
                "This vault and the anchored vault have diverged. Another copy may be in use, or"
                " the ledger was rewritten. Clarify before relying on either."
            )
        ),
        msg_mark("Diverged"),
        False,
    ),
    "other_copy": (
        (
            msg_mark(
                "The anchor was made by another copy of this vault. Find that copy before"
                " continuing."
            )
        ),
        msg_mark("Made by another copy"),
        False,
    ),
    "foreign": (
        msg_mark("The anchor belongs to another vault."),
        msg_mark("Not of this vault"),
        False,
    ),
}
"""What an anchor says of the vault, the same in a few words, and whether that is well."""

PROOFS: Final = {
    "proof_too_large": (
        "The case has more fields than a proof can hold: {most}.",
        "Export without a proof.",
    ),
    "word_is_not_proven": (
        "A Word file is for editing, so that nothing can be proven of it.",
        "Export it as PDF, or without a proof.",
    ),
    "proof_folder_exists": (
        "A folder for a proof is there already: {name}.",
        "Choose another file name, or delete that folder.",
    ),
    "edition_without_proof": (
        "That dossier was exported without a proof.",
        "Export it again with a proof, or write a key paper for the judge.",
    ),
    "field_not_committed": (
        "The proof of that dossier has no such field, or it was erased since.",
        "Choose one of the fields that are listed.",
    ),
    "disclosure_reaches_others": (
        "Others may read what the judge gets: a disclosed name would reach them.",
        "Change who may foreseeably read it, in Dossier.",
    ),
    "disclosure_names_others": (
        "The field names a person whom the judge may not know.",
        "In People, name that person to the court (closed material) first.",
    ),
}
"""Why nothing was done, and what to do; nothing was changed."""
