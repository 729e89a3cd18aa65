"""Texts about readers: ciphers, keys of tokens and the second look; see `words`."""

from typing import Final

READERS: Final = {
    "cipher_malformed": (
        "An assigned pseudonym is one short line with a letter or digit and without brackets.",
        "Write it as the court ordered, such as Witness 1.",
    ),
    "cipher_is_token": (
        "An assigned pseudonym could be mistaken for an automatic placeholder.",
        "Choose another word, such as Witness 1.",
    ),
    "cipher_is_name": (
        "An assigned pseudonym contains a name or number from this case.",
        "Choose one that identifies no person.",
    ),
    "cipher_doubled": (
        "Two persons would have the same pseudonym.",
        "Give each person a different one, or none.",
    ),
    "second_look_by_recovery_key": (
        "The vault was opened with a recovery key, so the reviewer is unknown.",
        "Open it with a passphrase of your own: Vault, Keys.",
    ),
    "second_look_without_note": (
        "A refusal needs a reason.",
        "Enter what must be changed.",
    ),
    "second_look_changed": (
        "The dossier changed during the review.",
        "Review the current version.",
    ),
    "key_without_tokens": (
        "That edition contains no placeholders for persons.",
        "No pseudonym key is needed.",
    ),
    "closed_paper_is_no_word": (
        "A closed paper has names in its margin, which a Word file has not.",
        "Export it as PDF.",
    ),
    "key_reaches_others": (
        "Others may read what this recipient gets: a key on paper would name people to them.",
        "Seal the key for one recipient instead, or change who may foreseeably read.",
    ),
    "name_without_prefix": (
        "A file for the judge alone must be known by its name.",
        "Let its name begin with {prefix}",
    ),
    "folder_not_own": (
        "This folder holds other files: what is for the judge alone is kept apart.",
        "Choose a new folder, or one in which all names begin with {prefix}",
    ),
    "next_to_closed": (
        "This folder holds papers for the judge alone: what is served is kept apart from them.",
        "Choose another folder, and a name that does not begin with closed- or key-",
    ),
    "key_passphrase_short": (
        "The passphrase needs at least {least} characters.",
        "Use words that cannot be guessed, and send them by a different channel from the file.",
    ),
    "key_beside_dossier": (
        "This folder contains the dossier: anyone with both files can read every name.",
        "Choose another drive, or allow the same folder.",
    ),
    "key_file_unreadable": ("That file cannot be read.", "Check its path."),
    "key_file_malformed": (
        "Not a pseudonym key, or incomplete.",
        "Ask for the file again.",
    ),
    "key_not_opened": (
        "The passphrase is wrong, or the sealed key was changed on its way.",
        "Type it again, with care for capitals; or ask for the file again.",
    ),
    "key_without_memory": (
        "The computer has too little free memory for a sealed key: {memory} MB.",
        "Close other programs, and try again.",
    ),
}
"""Why nothing was done, and what to do; nothing was changed."""

READERS_EXPORT: Final = {
    "unknown_preset": ("There is no such redaction preset.", "Choose none, or one of: {allowed}."),
    "unknown_profile": ("There is no such profile.", "Known profiles: {allowed}."),
    "unknown_audience": ("That recipient is not known here.", "Known recipients: {allowed}."),
}
"""Why no dossier was written, and what to do."""
