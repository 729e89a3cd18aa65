"""Texts about checkpoints, anchors, erasure and closed cases, keyed by code; see `words`."""

from typing import Final

from casefiles.words.language import msg_mark

_UNCHANGED: Final = "Nothing was changed."

PROOF: Final[dict[str, tuple[str, str, str]]] = {
    "not_a_note": (
        "This is no anchor of Casefiles, or it is not complete.",
        _UNCHANGED,
        "Choose the file or code that was made when the anchor was.",
    ),
    "code_incomplete": (
        "The code has {symbols} letters and digits; a slip has {of}, an older one {before}.",
        _UNCHANGED,
        "Type all groups of the slip.",
    ),
    "code_wrong": (
        "A letter or digit of the code is wrong.",
        _UNCHANGED,
        "Compare it with the slip, group by group.",
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
        "Tell your colleague: that vault may be an older copy.",
    ),
    "request_without_proof": (
        "The request does not show how it grew from the {entries} entries that you signed for.",
        "Nothing was signed.",
        "Let your colleague take in your last statement, and ask again.",
    ),
    "request_forked": (
        "The vault is not the one that you signed for before: its ledger was written anew.",
        "Nothing was signed.",
        "Tell your colleague at once, by another way than this file.",
    ),
    "not_a_statement": (
        "This is no statement that a colleague signed, or it was altered.",
        _UNCHANGED,
        "Choose the file that came back from your colleague.",
    ),
    "statement_disagrees": (
        "The statement does not agree with the ledger of this vault.",
        _UNCHANGED,
        "Compare with it: the report says how the two differ.",
    ),
    "case_closed": (
        "This case is closed.",
        _UNCHANGED,
        "It can be read. To work on it again, open it again in the Overview.",
    ),
    "case_held": (
        "This case is held: nothing of it may be erased.",
        _UNCHANGED,
        "Lift the hold in the Overview first, if you may.",
    ),
    "case_gone": ("There is no such case any more.", _UNCHANGED, "See the history."),
    "case_still_open": (
        "Only a closed case can be erased.",
        _UNCHANGED,
        "Close it first. It stays readable until it is erased.",
    ),
    "retention_needs_a_day": (
        "A case is kept until a day.",
        _UNCHANGED,
        "Write the day in full, such as 31 December 2034.",
    ),
    "retention_unknown": (
        "Nobody has said until when this case must be kept.",
        _UNCHANGED,
        "Set the day first: your bar or the law gives it.",
    ),
    "retention_not_over": (
        "This case must be kept until {day}.",
        _UNCHANGED,
        "It can be erased from that day on.",
    ),
    "hold_without_reason": (
        "A hold needs a reason.",
        _UNCHANGED,
        "Say in a few words who asked for it, and why.",
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
        "Erasing needs somebody's authority.",
        "Nothing was erased.",
        "Write who decided it, such as: the client’s letter of 3 May.",
    ),
}
"""What happened, what was kept, and what to do next."""

PROOF_LABELS: Final[dict[str, str]] = {
    "erasing": "Erasing",
    "consent_withdrawn": "Consent was withdrawn",
    "request_of_person": "The person asked for it",
    "client_instruction": "The client instructed it",
    "court_order": "A court ordered it",
    "kept_by_mistake": "It was kept by mistake",
    "retention_over": "It need not be kept any longer",
}
"""Words for kinds of work, reasons and acts."""

SHORT_SLIP: Final = msg_mark(
    "This is an older slip, of eight groups: it holds 80 bits of the ledger's root. It finds an"
    " older or another copy, but does not bind whoever keeps the vault. Print a new one, of eleven"
    " groups, which holds 128 bits."
)
"""Told beside what a slip says that was printed by an older version."""

VERDICTS: Final[dict[str, tuple[str, str, bool]]] = {
    "agrees": (
        msg_mark("The anchor agrees: all that it knows of is in this vault."),
        msg_mark("Agrees"),
        True,
    ),
    "ended_key": (
        (
            msg_mark(
                "The anchor does not agree, and is signed by a key of this vault"
                " that ended when all keys were changed. Whoever had the old keys"
                " can make such an anchor: it proves nothing against this vault. If"
                " it is one of your own, made before the change, the vault was an"
                " older copy then: look for the newer one."
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
                "This vault and the one that the anchor was made of went on"
                " separately: after the same beginning their entries differ."
                " Somebody may work in another copy, or the ledger was written"
                " anew. Find out before you rely on either."
            )
        ),
        msg_mark("Went another way"),
        False,
    ),
    "other_copy": (
        (
            msg_mark(
                "The anchor was made by another copy of this vault, of which this"
                " one knows nothing. Look for that copy before you go on."
            )
        ),
        msg_mark("Made by another copy"),
        False,
    ),
    "foreign": (
        msg_mark(
            "The anchor is not of this vault, or somebody else wrote it. It proves nothing here."
        ),
        msg_mark("Not of this vault"),
        False,
    ),
}
"""What an anchor says of the vault, the same in a few words, and whether that is well."""
