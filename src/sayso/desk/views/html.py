"""The dossier as one HTML file."""

from sayso.records.dossier import Dossier


def render(dossier: Dossier) -> str:
    """Return the dossier as one self-contained HTML file."""
    return f"<!doctype html><title>Dossier</title><p>{len(dossier.articles)} articles\n"
