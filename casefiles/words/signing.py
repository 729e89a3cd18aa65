"""Texts about signatures of finished files and times from outside, keyed by code; see `words`."""

from collections.abc import Sequence
from typing import Final

from casefiles.words.language import msg, msg_mark

_CARD: Final = "Reinsert the card and check it with its own software."

SIGNING: Final[dict[str, tuple[str, str]]] = {
    "signing_file_missing": (
        "The key file cannot be opened.",
        "Check the USB drive and choose the file again.",
    ),
    "signing_file_unreadable": (
        "This file contains no signing key, or is damaged.",
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
        "Choose another file, or ask its issuer.",
    ),
    "certificate_changed": (
        "The key is another one than the one whose certificate was shown.",
        "Show its certificate, then sign.",
    ),
    "certificate_expired": (
        "The certificate of this key has expired.",
        "Request a new certificate. If it should be valid, check the clock of this computer.",
    ),
    "certificate_not_yet_valid": (
        "The certificate of this key is not valid yet.",
        "Check the clock of this computer, or wait until the certificate is valid.",
    ),
    "certificate_not_for_signing": (
        "The certificate of this key does not allow signing documents.",
        "Choose a key that was issued for signatures.",
    ),
    "card_module_unusable": (
        "This file is not a PKCS#11 module.",
        "Choose the PKCS#11 module of your card (see the card's documentation).",
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
        "See the card issuer's instructions, usually a PUK.",
    ),
    "card_gone": ("The card was removed before signing.", "Put it in, and sign again."),
    "card_failed": ("The card did not sign.", _CARD),
    "word_is_not_signed": (
        "A Word file is for counsel who edits it, and a signature would not outlive that.",
        "Export it without a signature, or as a PDF.",
    ),
    "signature_too_large": (
        "The certificates and timestamp are too large.",
        "Use a key with a shorter certificate chain.",
    ),
    "not_to_be_signed": (
        "This file is not a dossier exported by Casefiles.",
        "Export the dossier again.",
    ),
    "signature_foreign": (
        "The file holds a signature that is not the one that was made here, or more than that.",
        "Use the exported file unchanged.",
    ),
    "signature_broken": (
        "Invalid signature: the file was changed or truncated after signing.",
        "Use the exported file unchanged, or export again.",
    ),
    "chosen_file_unreadable": (
        "A file that was chosen cannot be read.",
        "Check the USB drive and choose it again.",
    ),
    "not_a_signed_edition": (
        "This file is no signed dossier that was exported from this vault.",
        "Choose the exported file unchanged. Changed or unsigned files cannot be timestamped.",
    ),
    "token_unreadable": (
        "This is no answer of a time-stamping authority, or it is damaged.",
        "Copy the answer again; it mostly ends in .tsr.",
    ),
    "token_denied": (
        "The time-stamping authority refused the request.",
        "Look whether it takes SHA-256, or ask another one.",
    ),
    "token_of_other_file": (
        "The timestamp belongs to another file or signature.",
        "Bring the answer to the request that was made for this file.",
    ),
    "token_broken": (
        "The timestamp's own signature is invalid.",
        "Copy it again; if that does not help, ask another authority.",
    ),
    "token_there": ("This file already has a timestamp.", "No action needed."),
}
"""What happened and what to do; nothing was changed."""

WARNING: Final = msg_mark(
    "Every reader of the signed file can see this certificate and the time of signing. It names"
    " you, even where counsel must not be named."
)
TIME_WARNING: Final = msg_mark(
    "The request contains a hash of the signature and nothing of the file. The authority learns"
    " that a file was signed, and when."
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
            " It existed on {moment} at the latest, according to {stamped_by}.",
            moment=_moment(stamped),
            stamped_by=stamped_by,
        )
    return words


def _moment(moment: str) -> str:
    """Return 2026-11-24T10:00:00Z as 2026-11-24 10:00 UTC."""
    return msg("{day} {time} UTC", day=moment[:10], time=moment[11:16])
