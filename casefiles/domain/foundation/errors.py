"""The error tree: every fault of the world has a code and safe details, never contents."""


class CasefilesError(Exception):
    """A fault that a person can be told about.

    Attributes:
        code: key of the text in `casefiles.words.catalogue`.
        safe: details that hold no contents of a case: counts, page numbers, sizes, codes.
    """

    def __init__(self, code: str, **safe: str | int) -> None:
        details = ", ".join(f"{key}={value}" for key, value in sorted(safe.items()))
        super().__init__(f"{code} ({details})" if details else code)
        self.code = code
        self.safe = safe


class Cancelled(CasefilesError):
    """The person stopped the work; nothing of it was kept."""


class Refused(CasefilesError):
    """The input or the target cannot be accepted; nothing was changed."""


class PartlyDone(CasefilesError):
    """What could be done is done; of the rest, nothing was changed."""


class InvalidInput(Refused):
    """A case form breaks a rule; the detail `place` says where."""


class UnsupportedText(Refused):
    """Text that no font can draw."""


class NotEnoughSpace(CasefilesError):
    """The disk is full."""


class VaultError(CasefilesError):
    """The vault cannot be used as asked."""


class WrongPassphrase(VaultError):
    """No slot opens with this passphrase, and the key file is sound."""


class VaultInUse(VaultError):
    """Another process holds the vault."""


class VaultTooNew(VaultError):
    """A newer program wrote this vault."""


class NotAVault(VaultError):
    """The folder holds no vault, or a file of it is missing or empty."""


class VaultReadOnly(VaultError):
    """The folder of the vault cannot be written."""


class VaultDamaged(VaultError):
    """A check, made on a fresh connection, proved damage."""


class ExportStopped(CasefilesError):
    """No dossier was written: a stop was neither resolved nor signed."""


class RedactionLeak(ExportStopped):
    """Clearance found something protected in the finished bytes."""


class WorkerFailed(CasefilesError):
    """A child process crashed, ran out of time or memory, or answered nonsense."""
