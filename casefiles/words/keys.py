"""Texts about keys, slots, recovery and travel, keyed by code; see `words`."""

from typing import Final

_AS_IT_WAS: Final = "The vault is as it was."
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
    "Without it nobody can open the vault. Every backup holds a copy of it: in the window it is"
    " brought back from there, beside the vault or on a stick, or from a copy of vault.keys."
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
        "Check that it is the newest sheet of this vault: a newer one replaces it.",
    ),
    "recovery_group_wrong": (
        "Group {group} is not as on the sheet.",
        _NOTHING,
        "Look at its letters and at the order of the groups.",
    ),
    "recovery_key_incomplete": (
        "That is {groups} of {of} groups.",
        _NOTHING,
        "Type all groups of the sheet, in order.",
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
            "The vault's own key file, vault.keys, and its copy are both damaged; this says nothing"
            " about the passphrase."
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
        "The key file is damaged. This says nothing about the passphrase.",
        _NOTHING,
        f"Instead, {_OTHER_WAYS}",
    ),
    "stick_key_unreadable": (
        "The key file is not there, or cannot be read. This says nothing about the passphrase.",
        _NOTHING,
        f"Plug the stick in, and choose the file again. If the stick is lost: {_OTHER_WAYS}",
    ),
    "stick_key_beside_vault": (
        "In the vault's own folder a key file protects from nobody.",
        _NOTHING,
        "Choose a folder on a stick that you keep apart.",
    ),
    "passphrase_of_another": (
        "This passphrase opens the vault for somebody else than whoever opened it now.",
        "The work behind the cover goes on.",
        "Lock now, and open the vault with it: what you do is then under your own name.",
    ),
    "passphrase_in_use": (
        "Somebody else opens the vault with this passphrase.",
        _NOTHING,
        "Choose another one: the history tells people apart by theirs.",
    ),
    "passphrase_needed": (
        "This needs a passphrase, and the vault was opened without one.",
        _NOTHING,
        "Set a new passphrase first.",
    ),
    "keys_elsewhere": (
        (
            "{files} other file(s) in or beside the vault's folder, or in the trash, still hold its"
            " keys."
        ),
        _AS_IT_WAS,
        (
            "Remove copies of vault.keys, of the whole vault and of its backups from this computer"
            " first, or take them to a stick that stays at home; then empty the trash."
        ),
    ),
    "notice_too_long": (
        "The notice is too long to be read at the door.",
        _NOTHING,
        "Shorten it to {limit} characters.",
    ),
    "share_word_wrong": (
        "Share {share}: word {word} is not as on the paper.",
        _NOTHING,
        "Look at the paper again; four letters of a word are enough.",
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
        "The vault is as it was; only its keys are not on this computer.",
        f"Plug the stick in, and choose the file again. If the stick is lost: {_AWAY_WAYS}",
    ),
    "keys_on_stick_foreign": (
        "That file does not hold the keys of a vault.",
        _NOTHING,
        "Choose the file that was made when the keys were moved; its name ends with .keys.",
    ),
    "keys_on_stick_damaged": (
        "The file of the keys is damaged; the passphrase was not tried.",
        "The vault is as it was; only its keys are not on this computer.",
        f"Do not rely on this stick any more: {_AWAY_WAYS}",
    ),
    "wrong_passphrase_or_file": (
        "The passphrase and this key file together do not open the vault; its own keys are sound.",
        _NOTHING,
        "Check capitals and spaces, and whether it is the newest key file of this vault.",
    ),
    "keys_are_away": (
        "The keys of this vault are on a stick.",
        _NOTHING,
        'Lock, and choose "Keys from a stick" at the door to bring them back first.',
    ),
    "slots_all_taken": (
        "There is room for {slots} colleagues, and all of it is taken.",
        _NOTHING,
        "Remove one first.",
    ),
    "slot_name_empty": (
        "The colleague needs a name, without spaces before or after it.",
        _NOTHING,
        "Write the name that the history shall show.",
    ),
    "slot_name_too_long": (
        "The name is too long.",
        _NOTHING,
        "Shorten it to {limit} bytes: about as many letters of the Latin alphabet.",
    ),
    "slot_name_taken": ("Somebody has this name already.", _NOTHING, "Choose another."),
    "medium_unsuitable_for_exchange": (
        (
            "This disk or stick cannot put a new vault in the place of the old one in one step, so"
            " a power cut could leave neither."
        ),
        _AS_IT_WAS,
        "Copy the vault to a disk with ext4, btrfs or xfs, and change its keys there.",
    ),
    "no_space_for_second_copy": (
        (
            "The whole vault is written a second time before the first is removed; that takes"
            " {megabytes} MB, and there is less."
        ),
        _AS_IT_WAS,
        "Make room on the disk of the vault, then try again.",
    ),
    "beside_vault_read_only": (
        "The new vault is made beside the old one, and that folder cannot be written.",
        _AS_IT_WAS,
        "Allow it, or move the vault to a folder of your own.",
    ),
    "old_copy_left": (
        (
            "The keys were changed, but a part of the old vault, beside the new one, could not be"
            " removed. Whoever has it, an old passphrase and a copy of the old keys can read it."
        ),
        "The new vault is whole.",
        (
            "Open the vault again: it is then removed. If this message comes back, remove the"
            " folder beside it whose name begins with a dot and ends with .part."
        ),
    ),
    "copy_not_proven": (
        "The new copy of the vault did not prove to be the same as the old one.",
        _AS_IT_WAS,
        "Check the vault, and repair what is found; then try again.",
    ),
    "keys_place_missing": (
        "The folder for the keys is not there.",
        _AS_IT_WAS,
        "Plug the stick in, and choose a folder on it.",
    ),
    "keys_place_same_disk": (
        "That folder is on the same disk as the vault: who takes the computer would have both.",
        _AS_IT_WAS,
        "Choose a folder on a stick.",
    ),
    "keys_place_taken": (
        "A file with the new name is there already.",
        _AS_IT_WAS,
        "Try again, or choose another folder.",
    ),
    "stick_not_proven": (
        "The stick did not give back what was written to it.",
        _AS_IT_WAS,
        "Use another stick.",
    ),
}
"""What happened, what was kept, and what to do next."""

KEYS_LABELS: Final[dict[str, str]] = {
    "encrypting_anew": "Encrypting everything anew",
    "slot": "key",
    "change_passphrase": "passphrase changed",
    "add_key_file": "key file added to the passphrase",
    "remove_key_file": "key file taken from the passphrase",
    "set_passphrase": "new passphrase set with a recovery key",
    "add_slot": "passphrase for a colleague added",
    "remove_slot": "colleague removed, and everything encrypted anew",
    "change_keys": "keys changed, and everything encrypted anew",
    "raise_cost": "guessing made dearer, and everything encrypted anew",
    "add_shares": "shares of a recovery key made",
    "opened_by_recovery": "opened with a recovery key",
    "begin_travel": "keys moved to a stick, and everything encrypted anew",
    "end_travel": "keys brought back from the stick",
    "older_key_file": "an older key file opened the vault",
    "accept_key_file": "older key file said to be put there on purpose",
    "bring_back_keys": "lost key file brought back from a copy",
}
"""Words for kinds of work, reasons and acts."""
