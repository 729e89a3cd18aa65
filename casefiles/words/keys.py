"""Texts about keys, slots, recovery and travel, keyed by code; see `words`."""

from typing import Final

_AS_IT_WAS: Final = "The vault is unchanged."
_LEFT_ALONE: Final = "Nothing in the folder was changed."
_NOTHING: Final = "Nothing was changed."

_OTHER_WAYS: Final = (
    "use the second copy of the file, or the recovery sheet or two shares, which open the vault"
    " without it."
)
_AWAY_WAYS: Final = (
    "use the copy of it that you left elsewhere, or restore a backup that is not on this computer."
)

_WITHOUT_KEYS: Final = (
    "Without it the vault cannot be opened. Every backup holds a copy: restore it in the window"
    " from a backup beside the vault or on a USB drive, or from a copy of vault.keys."
)

KEYS: Final[dict[str, tuple[str, str, str]]] = {
    "wrong_passphrase": (
        "The passphrase does not open this vault; the vault's own keys are sound.",
        _NOTHING,
        "Try again: check capitals, spaces and the keyboard's language.",
    ),
    "wrong_recovery_sheet": (
        "This recovery sheet does not open this vault; the vault's own keys are sound.",
        _NOTHING,
        "Check that it is the latest sheet: a newer one replaces it.",
    ),
    "recovery_group_wrong": (
        "Group {group} does not match the sheet.",
        _NOTHING,
        "Check its letters and the order of the groups.",
    ),
    "recovery_key_incomplete": (
        "{groups} of {of} groups entered.",
        _NOTHING,
        "Enter all groups of the sheet in order.",
    ),
    "key_file_missing": (
        "The vault lacks its own key file, vault.keys, and the copy of it.",
        _LEFT_ALONE,
        _WITHOUT_KEYS,
    ),
    "key_file_empty": (
        "The vault's own key file, vault.keys, and its copy are empty.",
        _LEFT_ALONE,
        _WITHOUT_KEYS,
    ),
    "key_file_foreign": (
        "The file vault.keys is not one of Casefiles.",
        _LEFT_ALONE,
        "Check that this folder is the vault.",
    ),
    "key_file_damaged": (
        (
            "The vault's own key file, vault.keys, and its copy are damaged. The passphrase was"
            " not tested."
        ),
        _LEFT_ALONE,
        _WITHOUT_KEYS,
    ),
    "stick_key_foreign": (
        "That file is not a key file.",
        _NOTHING,
        "Choose the file that was made for this vault; its name ends with .key.",
    ),
    "stick_key_damaged": (
        "The key file is damaged. The passphrase was not tested.",
        _NOTHING,
        f"Instead, {_OTHER_WAYS}",
    ),
    "stick_key_unreadable": (
        "The key file is missing or unreadable. The passphrase was not tested.",
        _NOTHING,
        f"Connect the USB drive and choose the file again. If the drive is lost: {_OTHER_WAYS}",
    ),
    "stick_key_beside_vault": (
        "A key file in the vault's folder gives no protection.",
        _NOTHING,
        "Choose a folder on a USB drive kept separately.",
    ),
    "passphrase_of_another": (
        "This passphrase belongs to another user, not to the one who opened the vault.",
        "The work behind the cover continues.",
        "Lock now, and open the vault with it: what you do is then under your own name.",
    ),
    "passphrase_in_use": (
        "This passphrase is already in use by a colleague.",
        _NOTHING,
        "Choose another one: History identifies people by their passphrase.",
    ),
    "passphrase_needed": (
        "This needs a passphrase, and the vault was opened without one.",
        _NOTHING,
        "Set a new passphrase first.",
    ),
    "keys_elsewhere": (
        (
            "Other files in or beside the vault's folder, or in the trash, that still hold its"
            " keys: {files}."
        ),
        _AS_IT_WAS,
        (
            "First remove copies of vault.keys, of the vault and of its backups from this"
            " computer, or move them to a USB drive that you do not take along; then empty the"
            " trash."
        ),
    ),
    "notice_too_long": (
        "The notice is too long.",
        _NOTHING,
        "Shorten it to {limit} characters.",
    ),
    "share_word_wrong": (
        "Share {share}: word {word} does not match.",
        _NOTHING,
        "Check your copy. Four letters of a word are enough.",
    ),
    "share_incomplete": (
        "Share {share} has {words} of {of} words.",
        _NOTHING,
        "Type all of them, in their order.",
    ),
    "share_wrong": (
        "Share {share} is not as on the paper: several of its words are wrong or changed places.",
        _NOTHING,
        "Compare it word by word.",
    ),
    "wrong_shares": (
        "These shares do not open this vault.",
        _NOTHING,
        "Newer shares replace older ones: use two of the newest, or the passphrase.",
    ),
    "share_twice": ("This is the same share twice.", _NOTHING, "Type another of the three."),
    "shares_of_two_keys": (
        "These two shares do not belong together.",
        _NOTHING,
        "Newer shares replace older ones: use two of the newest.",
    ),
    "keys_of_another_vault": (
        "These keys belong to another vault.",
        _NOTHING,
        "Choose the file that was made when this vault's keys were moved.",
    ),
    "keys_of_another_time": (
        "These keys are this vault's, but from before its keys were changed.",
        _AS_IT_WAS,
        "Use the newest key file. Put it back if an old one was copied into the folder.",
    ),
    "keys_on_stick_missing": (
        "The file of the keys is not there, or cannot be read; the passphrase was not tried.",
        "The vault is unchanged; its keys are not on this computer.",
        f"Connect the USB drive and choose the file again. If the drive is lost: {_AWAY_WAYS}",
    ),
    "keys_on_stick_foreign": (
        "That file does not hold the keys of a vault.",
        _NOTHING,
        "Choose the file that was made when the keys were moved; its name ends with .keys.",
    ),
    "keys_on_stick_damaged": (
        "The file of the keys is damaged; the passphrase was not tried.",
        "The vault is unchanged; its keys are not on this computer.",
        f"Do not rely on this USB drive any more: {_AWAY_WAYS}",
    ),
    "wrong_passphrase_or_file": (
        "The passphrase and this key file together do not open the vault; its own keys are sound.",
        _NOTHING,
        "Check capitals and spaces, and whether it is the newest key file of this vault.",
    ),
    "keys_are_away": (
        "The keys of this vault are on a USB drive.",
        _NOTHING,
        "Lock the vault and choose “Keys on a USB drive” to move them back first.",
    ),
    "slots_all_taken": (
        "All {slots} places for colleagues are in use.",
        _NOTHING,
        "Remove one first.",
    ),
    "slot_name_empty": (
        "The colleague needs a name, without spaces before or after it.",
        _NOTHING,
        "Enter the name to show in History.",
    ),
    "slot_name_too_long": (
        "The name is too long.",
        _NOTHING,
        "Shorten it to {limit} bytes: about as many letters of the Latin alphabet.",
    ),
    "slot_name_taken": ("This name is already in use.", _NOTHING, "Choose another."),
    "medium_unsuitable_for_exchange": (
        ("This disk cannot replace the vault in one step; a power cut could destroy both copies."),
        _AS_IT_WAS,
        "Copy the vault to a disk with ext4, btrfs or xfs, and change its keys there.",
    ),
    "no_space_for_second_copy": (
        ("Re-encryption needs {megabytes} MB of free space."),
        _AS_IT_WAS,
        "Free space on the disk, then try again.",
    ),
    "beside_vault_read_only": (
        "The new vault is made next to the old one, and that folder cannot be written.",
        _AS_IT_WAS,
        "Allow it, or move the vault to a folder of your own.",
    ),
    "old_copy_left": (
        (
            "The keys were changed, but part of the old vault could not be removed. It can still"
            " be read with an old passphrase and the old keys."
        ),
        "The new vault is intact.",
        (
            "Open the vault again to remove it. If this message returns, delete the neighbouring"
            " folder whose name begins with a dot and ends with .part."
        ),
    ),
    "copy_not_proven": (
        "Verification of the new copy failed.",
        _AS_IT_WAS,
        "Check the vault, and repair what is found; then try again.",
    ),
    "keys_place_missing": (
        "The folder for the keys is not there.",
        _AS_IT_WAS,
        "Connect the USB drive and choose a folder on it.",
    ),
    "keys_place_same_disk": (
        "This folder is on the same disk as the vault.",
        _AS_IT_WAS,
        "Choose a folder on a USB drive.",
    ),
    "keys_place_taken": (
        "A file with the new name is there already.",
        _AS_IT_WAS,
        "Try again, or choose another folder.",
    ),
    "stick_not_proven": (
        "The USB drive returned different data than was written.",
        _AS_IT_WAS,
        "Use another USB drive.",
    ),
}
"""What happened, what was kept, and what to do next."""

KEYS_LABELS: Final[dict[str, str]] = {
    "encrypting_anew": "Re-encrypting the vault",
    "slot": "key",
    "change_passphrase": "passphrase changed",
    "add_key_file": "key file added to the passphrase",
    "remove_key_file": "key file removed",
    "set_passphrase": "new passphrase set with a recovery key",
    "add_slot": "colleague added",
    "remove_slot": "colleague removed, vault re-encrypted",
    "change_keys": "keys changed, vault re-encrypted",
    "raise_cost": "cost of guessing raised, vault re-encrypted",
    "add_shares": "recovery shares created",
    "opened_by_recovery": "opened with a recovery key",
    "begin_travel": "keys moved to a USB drive, vault re-encrypted",
    "end_travel": "keys moved back from the USB drive",
    "older_key_file": "an older key file opened the vault",
    "accept_key_file": "older key file confirmed as put there on purpose",
    "bring_back_keys": "key file restored from a copy",
}
"""Words for kinds of work, reasons and acts."""
