"""The network, for those who give an address: the real fetcher, its clock, and where bytes go."""

from datetime import UTC, datetime

from sayso import __version__
from sayso.intake.fetching import HttpFetcher
from sayso.intake.visiting import Visitor
from sayso.ledger.shelf import FolderShelf


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)


def visitor(ledger: str, *, follow: bool = False, allow_private: bool = False) -> Visitor:
    """Return what brings addresses, for one run of ``pipeline.read`` or ``read_articles``.

    Args:
        ledger: The ledger file; what is fetched is kept in ``LEDGER.pages`` beside it.
        follow: Fetch the pages that a feed leads to, too.
        allow_private: Ask addresses of this machine and of private networks, too.
    """
    fetcher = HttpFetcher(f"sayso/{__version__}", SystemClock(), allow_private)
    return Visitor(fetcher, FolderShelf(ledger), follow)
