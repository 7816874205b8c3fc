"""What came from the network, kept beside the ledger: ``sayso.db.pages/ADDRESS/BYTES``.

Both names are digests, so that nothing that a site says becomes a name on the disk. The second is
that of the bytes (``b2sum -l 128`` gives the same). Versions of one address lie in one folder. The
ledger holds every text by itself; these files are for ``sayso verify`` and for people.
"""

import os
import tempfile
from pathlib import Path

from sayso.ledger.trouble import typed
from sayso.records.ids import digest as record_id

SUFFIX = ".pages"


class FolderShelf:
    """Keeps bytes in a folder, which is made when the first ones come.

    Args:
        ledger: The file that the folder lies beside.
    """

    def __init__(self, ledger: str) -> None:
        self.ledger = ledger
        self.folder = Path(f"{ledger}{SUFFIX}").absolute()

    def keep(self, url: str, digest: str, data: bytes) -> str:
        """Write the bytes, whole or not at all; return the absolute path of the file.

        Raises:
            LedgerError: If there is no room, or the folder may not be written.
        """
        file = self.folder / record_id(url) / digest
        with typed(self.ledger):
            if not file.exists() or file.stat().st_size != len(data):
                file.parent.mkdir(parents=True, exist_ok=True)
                _write(file, data)
        return str(file)


def beside(ledger: str, original: str) -> Path | None:
    """Return where a page lies now if it was moved together with its ledger, else None."""
    parts = Path(original).parts[-3:]
    if len(parts) < 3 or not parts[0].endswith(SUFFIX):
        return None
    return Path(f"{ledger}{SUFFIX}", *parts[1:])


def _write(file: Path, data: bytes) -> None:
    """Write a file such that a kill leaves no half of it under its name."""
    number, name = tempfile.mkstemp(prefix=".", dir=file.parent)
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o644)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
