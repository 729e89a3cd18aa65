"""Texts about readers: ciphers, keys of tokens and the second look; see `words`."""

from typing import Final

READERS: Final = {
    "cipher_malformed": (
        "A cipher is one short line with a letter or digit, and without brackets.",
        "Write it as the court ordered, such as Witness A.",
    ),
    "cipher_is_token": (
        "Readers would take one of the ciphers for a token of the program.",
        "Choose another word, such as Witness A.",
    ),
    "cipher_is_name": (
        "One of the ciphers holds a name or number of somebody in this case.",
        "Choose one that leads to nobody.",
    ),
    "cipher_doubled": (
        "Two people would have the same cipher.",
        "Give each their own, or none.",
    ),
    "second_look_by_recovery_key": (
        "A recovery key opened the vault, so it is not known who looks.",
        "Open it with a passphrase of your own: Vault, Keys.",
    ),
    "second_look_without_note": (
        "A refusal needs a word of why.",
        "Say what has to change.",
    ),
    "second_look_changed": (
        "The dossier changed while it was looked at.",
        "Look at it again as it is now.",
    ),
    "key_without_tokens": (
        "No token of that edition stands for a person.",
        "There is nothing to seal.",
    ),
    "key_passphrase_short": (
        "The passphrase of a key that travels needs at least {least} characters.",
        "Use words that nobody could guess, and tell them by another way than the file.",
    ),
    "key_beside_dossier": (
        "The dossier lies in that folder: who gets both learns every name.",
        "Choose another medium; or say that both may lie together.",
    ),
    "key_file_unreadable": ("That file cannot be read.", "Check its path."),
    "key_file_malformed": (
        "That is not a sealed key, or it was cut off.",
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
    "unknown_preset": ("There is no such redaction preset.", "Choose another, or none."),
    "unknown_profile": (
        "There is no such profile.",
        "Available: national_court, redaction_schedule.",
    ),
    "unknown_audience": ("There is no such audience.", "Known: {allowed}."),
}
"""Why no dossier was written, and what to do."""
