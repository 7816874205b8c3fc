"""What Python programs touch: the same corridor as the command line, without printing.

Example:
    >>> import sayso
    >>> with sayso.open_ledger("sayso.db") as ledger:  # doctest: +SKIP
    ...     sayso.read_articles(["articles/"], ledger)
    ...     story = sayso.story_of(ledger)
    ...     page = sayso.render(sayso.dossier_of(ledger), "html")
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sayso import pipeline
from sayso.batches import Counts, Web
from sayso.desk.views import render
from sayso.ledger import open_ledger
from sayso.records.dossier import Dossier
from sayso.records.fakes import SilentProgress
from sayso.records.ports import Ledger, SpeechReader
from sayso.records.stories import Story
from sayso.story.dossier import dossier

__all__ = ["dossier_of", "open_ledger", "read_articles", "render", "story_of"]


def read_articles(  # noqa: PLR0913 -- one for each choice, by name
    paths: Sequence[str],
    ledger: Ledger,
    *,
    mapping: Mapping[str, str] | None = None,
    jobs: int = 1,
    reader: SpeechReader | None = None,
    web: Web | None = None,
) -> Counts:
    """Read files, folders and archives into the ledger; what it knows is passed over.

    Args:
        paths: As on the command line; "-" is not read.
        ledger: An open ledger, such as ``open_ledger`` gives.
        mapping: Field name -> column name of JSON and CSV dumps, such as ``{"outlet": "medium"}``.
        jobs: Processes to read with, at least 1; the result is the same.
        reader: What finds statements; the learned reader if None.
        web: What brings addresses, such as ``sayso.desk.network.visitor("sayso.db")``. If None, an
            address among the paths is a finding, and nothing touches the network.

    Returns:
        How many files, documents and statements came in, and the first oddities met.

    Raises:
        LedgerError: If the ledger cannot be written; what was read before stays.
    """
    chosen = reader or pipeline.LEARNED
    run = ledger.begin("read_articles", datetime.now(UTC), pipeline.version(chosen))
    way = pipeline.Way(chosen, SilentProgress(), mapping or {}, jobs, web=web)
    counts = pipeline.read(paths, ledger, run, way)
    ledger.finish(run, datetime.now(UTC))
    return counts


def story_of(ledger: Ledger, reader: SpeechReader | None = None) -> Story:
    """Return what the whole pile says: sources, claims, origins, conflicts and the rest.

    It is woven at most once for each state of the ledger and kept there.
    """
    return pipeline.story_of(ledger, reader or pipeline.LEARNED)


def dossier_of(ledger: Ledger, reader: SpeechReader | None = None) -> Dossier:
    """Return the dossier of all that the ledger holds; ``render`` shows it."""
    return dossier(pipeline.readings(ledger), story_of(ledger, reader), ledger.findings())
