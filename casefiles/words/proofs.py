"""Texts about proofs for recipients, and later disclosures; see `words`."""

from typing import Final

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
        "The field names somebody whom the judge may not know.",
        "In People, name that person to the court (closed material) first.",
    ),
}
"""Why nothing was done, and what to do; nothing was changed."""

PROOFS_LABELS: Final = {"making_proof": "Making the proof for the recipient"}
