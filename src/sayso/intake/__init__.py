from sayso.intake.containers import documents
from sayso.intake.opening import File, files
from sayso.intake.reading import article

__all__ = ["File", "article", "documents", "files"]
