from importlib import import_module
from typing import TYPE_CHECKING, Any

from sayso.intake.opening import File, files

if TYPE_CHECKING:
    from sayso.intake.containers import documents
    from sayso.intake.pile import Sieve, learn
    from sayso.intake.reading import article

__all__ = ["File", "Sieve", "article", "documents", "files", "learn"]
PILE = "pile-1"  # changes whenever ``learn`` may find other things in the same pile
_LATER = {
    "Sieve": "sayso.intake.pile",
    "article": "sayso.intake.reading",
    "documents": "sayso.intake.containers",
    "learn": "sayso.intake.pile",
}


def __getattr__(name: str) -> Any:
    """Load what reads when something is read: a pile that is known needs ``files`` alone."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(_LATER[name]), name)
    return found
