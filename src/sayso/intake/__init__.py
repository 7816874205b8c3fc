from importlib import import_module
from typing import TYPE_CHECKING, Any

from sayso.intake.opening import File, files

if TYPE_CHECKING:
    from sayso.intake.containers import documents
    from sayso.intake.reading import article
    from sayso.intake.templates import apart, learn

__all__ = ["File", "apart", "article", "documents", "files", "learn"]
TEMPLATES = "templates-1"  # changes whenever ``learn`` may find other lines in the same pile
_LATER = {
    "apart": "sayso.intake.templates",
    "article": "sayso.intake.reading",
    "documents": "sayso.intake.containers",
    "learn": "sayso.intake.templates",
}


def __getattr__(name: str) -> Any:
    """Load what reads when something is read: a pile that is known needs ``files`` alone."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(_LATER[name]), name)
    return found
