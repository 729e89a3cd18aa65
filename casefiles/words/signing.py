"""Texts about signatures of finished files and times from outside, keyed by code; see `words`."""

from collections.abc import Sequence
from typing import Final

from casefiles.words.language import msg, msg_mark

_CARD: Final = "Take the card out, put it in again, and look whether its own program sees it."

SIGNING: Final[dict[str, tuple[str, str]]] = {
    "signing_file_missing": (
        "The file with the key cannot be opened.",
        "Look whether the stick is still there, and choose the file again.",
    ),
    "signing_file_unreadable": (
        "This file holds no key for signing, or it is damaged.",
        "Choose the file that your bar or provider gave you: it mostly ends in .p12 or .pfx.",
    ),
    "signing_file_without_key": (
        "This file holds a certificate, but no key that could sign.",
        "Choose the file with the key; it asks for a passphrase and mostly ends in .p12 or .pfx.",
    ),
    "signing_passphrase_wrong": (
        "The file with the key does not open: the passphrase is wrong, or the file is damaged.",
        "Type it again. It is the passphrase of the key, not that of the vault.",
    ),
    "signing_key_unsupported": (
        "The key is of a kind that readers of signed files do not accept.",
        "Ask for one of at least 2,048 bits (RSA) or on a curve (ECDSA).",
    ),
    "certificate_unreadable": (
        "The certificate cannot be read.",
        "Choose another file, or ask whoever issued it.",
    ),
    "certificate_changed": (
        "The key is another one than the one whose certificate was shown.",
        "Look at its certificate, then sign.",
    ),
    "certificate_expired": (
        "The certificate of this key has expired.",
        "Ask for a new one. Look at the clock of this computer if you think it should be valid.",
    ),
    "certificate_not_yet_valid": (
        "The certificate of this key is not valid yet.",
        "Look at the clock of this computer, or wait until it begins.",
    ),
    "certificate_not_for_signing": (
        "The certificate of this key does not allow signing documents.",
        "Choose a key that was issued for signatures.",
    ),
    "card_module_unusable": (
        "The file does not speak with cards.",
        "Choose the PKCS#11 module of your card; its maker tells where it lies.",
    ),
    "card_missing": ("No card was found.", _CARD),
    "card_without_key": (
        "The card holds no key that may sign documents.",
        "Use the card that was issued for signatures.",
    ),
    "card_pin_wrong": (
        "The PIN is wrong. A card locks itself after few wrong ones, often three.",
        "Type it again with care. It is the PIN for signing, if the card has two.",
    ),
    "card_pin_locked": (
        "The card has locked itself after too many wrong PINs.",
        "Its maker tells how to unlock it, mostly by a PUK.",
    ),
    "card_gone": ("The card was pulled out before it had signed.", "Put it in, and sign again."),
    "card_failed": ("The card did not sign.", _CARD),
    "word_is_not_signed": (
        "A Word file is for counsel who edits it, and a signature would not outlive that.",
        "Export it without a signature, or as a PDF.",
    ),
    "signature_too_large": (
        "The certificates and the time together are larger than the room that is kept for them.",
        "Use a key with fewer certificates around it.",
    ),
    "not_to_be_signed": (
        "This file is not as dossiers of this program are, so that nothing signs it.",
        "Export the dossier again.",
    ),
    "signature_foreign": (
        "The file holds a signature that is not the one that was made here, or more than that.",
        "Use the file as it was exported.",
    ),
    "signature_broken": (
        "The signature does not hold: the file was changed since it was signed, or cut off.",
        "Use the file as it was exported, or export it again.",
    ),
    "chosen_file_unreadable": (
        "A file that was chosen cannot be read.",
        "Look whether the stick is still there, and choose it again.",
    ),
    "not_a_signed_edition": (
        "This file is no signed dossier that was exported from this vault.",
        "Choose the file as it was exported. A changed or unsigned one cannot be given a time.",
    ),
    "token_unreadable": (
        "This is no answer of a time-stamping authority, or it is damaged.",
        "Copy the answer again; it mostly ends in .tsr.",
    ),
    "token_denied": (
        "The authority answered that it gives no time for this request.",
        "Look whether it takes SHA-256, or ask another one.",
    ),
    "token_of_other_file": (
        "The time is for another file or another signature.",
        "Bring the answer to the request that was made for this file.",
    ),
    "token_broken": (
        "The answer does not prove its time: its own signature does not hold.",
        "Copy it again; if that does not help, ask another authority.",
    ),
    "token_there": ("This file has its time already.", "Use the file as it is."),
}
"""What happened and what to do; nothing was changed."""

WARNING: Final = msg_mark(
    "Every reader of the signed file can read this certificate, and the time of signing. It names"
    " you, also to those who shall not know who acts."
)
TIME_WARNING: Final = msg_mark(
    "The request holds a digest of the signature, nothing of the file. Whoever answers it learns"
    " that somebody here signed something, and when."
)


def certificate_in_words(subject: Sequence[str], issuer: str, until: str) -> str:
    """Return whom a certificate names, who says so, and how long it is valid."""
    return msg(
        "Signing as {names}; issued by {issuer}; valid until {until}.",
        names=", ".join(subject),
        issuer=issuer,
        until=until[:10],
    )


def signed_in_words(subject: Sequence[str], moment: str, stamped: str, stamped_by: str) -> str:
    """Return who signed, when, and since when that is proven."""
    words = msg(
        "Signed by {names} on {moment}; the signature holds.",
        names=", ".join(subject),
        moment=_moment(moment),
    )
    if stamped:
        words += msg(
            " It was there on {moment} at the latest, says {stamped_by}.",
            moment=_moment(stamped),
            stamped_by=stamped_by,
        )
    return words


def _moment(moment: str) -> str:
    """Return 2026-11-24T10:00:00Z as 2026-11-24 10:00 UTC."""
    return msg("{moment} {moment_2} UTC", moment=moment[:10], moment_2=moment[11:16])
