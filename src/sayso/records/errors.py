"""The error tree. Oddities of the input are findings; these are for what cannot go on.

SaysoError
├── InputError            what the user named cannot be opened at all
├── UnknownIdError        no record begins with these letters
├── AmbiguousIdError      several records do
└── LedgerError           the ledger file
    ├── NotALedgerError       another kind of file
    ├── LedgerTooNewError     written by a later Sayso
    ├── LedgerBusyError       another process is writing
    ├── LedgerReadOnlyError   may not be written
    ├── LedgerFullError       no room on the disk
    └── LedgerDamagedError    the file does not hold together
"""


class SaysoError(Exception):
    """Root of all errors that a user can do something about; its text says what."""


class InputError(SaysoError):
    """What the user named cannot be opened at all."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(f"{path}: {why}")


class UnknownIdError(SaysoError):
    """No record's id begins with these letters."""

    def __init__(self, prefix: str, what: str = "record") -> None:
        self.prefix = prefix
        super().__init__(
            f"no {what} begins with '{prefix}'. `sayso claims`, `sayso statements` and "
            "`sayso articles` list the ids.",
        )


class AmbiguousIdError(SaysoError):
    """Several records' ids begin with these letters."""

    def __init__(self, prefix: str, found: tuple[str, ...]) -> None:
        self.prefix, self.found = prefix, found
        shown = ", ".join(found[:5])
        super().__init__(f"'{prefix}' could be {shown}. Give more letters.")


class LedgerError(SaysoError):
    """The ledger file cannot be used."""


class NotALedgerError(LedgerError):
    """The file is something else."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path}: this is no Sayso ledger. Name another file with --ledger.")


class LedgerTooNewError(LedgerError):
    """The file was written by a later Sayso."""

    def __init__(self, path: str, found: int, known: int) -> None:
        self.path, self.found, self.known = path, found, known
        super().__init__(
            f"{path}: ledger format {found}, but this Sayso knows up to {known}. "
            "Upgrade Sayso, or open the copy that it kept beside it (.bak).",
        )


class LedgerBusyError(LedgerError):
    """Another process is writing."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: another Sayso is writing to this ledger. Nothing was lost; "
            "try again when it has ended.",
        )


class LedgerReadOnlyError(LedgerError):
    """The file or its folder may not be written."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: may not be written. Change its permissions, or name another file "
            "with --ledger.",
        )


class LedgerFullError(LedgerError):
    """There is no room on the disk."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: no room left on the disk. What was read before is safe; free some space "
            "and run the same command again.",
        )


class LedgerDamagedError(LedgerError):
    """The file does not hold together."""

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: the ledger is damaged ({why}). Keep the file, and read the articles into "
            "a new one with --ledger.",
        )
