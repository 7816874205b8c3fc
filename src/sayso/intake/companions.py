"""Folders that a browser puts beside a saved page: its pictures, scripts and frames, no articles.

Source: "Connected Files", Microsoft Windows shell documentation, for the endings in each language.
"""

from collections.abc import Container

_ENDS = (
    "_files _file .files -Dateien _fichiers _archivos _arquivos _ficheiros _bestanden _pliki"
    " _soubory _dosyalar -filer _tiedostot _bylos _datoteke _elemei _failid _fails _fajlovi"
    " _fitxers _fitxategiak"
).split()
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


def page_of(folder: str, names: Container[str]) -> str:
    """Return the saved page to which a folder belongs, "" if it is a folder like others.

    Args:
        folder: Its name.
        names: The names of the files beside it.
    """
    end = next((end for end in _ENDS if folder.endswith(end)), "")
    stem = folder.removesuffix(end) if end else ""
    pages = (stem + kind for kind in _PAGES) if stem else ()
    return next((page for page in pages if page in names), "")


def passed_over(page: str) -> str:
    """Return the message on the folder of a page."""
    return f"holds what belongs to {page}, and is passed over; name the folder to read it"
