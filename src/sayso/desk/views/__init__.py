"""Renderings of the dossier: functions from records to text, with no way to the ledger."""

from sayso.desk.options import LEDGER
from sayso.desk.views import html, json, markdown, terminal
from sayso.records.dossier import Dossier

__all__ = ["names", "render"]

_FORMS = ("terminal", "markdown", "html", "json")


def names() -> tuple[str, ...]:
    """Return the forms that ``render`` knows, the first being the usual one."""
    return _FORMS


def render(  # noqa: PLR0913 -- each is asked for by name
    dossier: Dossier,
    form: str,
    *,
    width: int = 80,
    color: bool = False,
    limit: int | None = terminal.LIMIT,
    ledger: str = LEDGER,
) -> str:
    """Return ``dossier`` in one of the forms of ``names``, ending in a newline.

    Args:
        dossier: What to show.
        form: One of ``names()``.
        width: Columns of the terminal; other forms have none.
        color: Whether the terminal gets ANSI styles; never when piped.
        limit: Lines of a section on the terminal, None for all; other forms are complete.
        ledger: The file that commands on the terminal name; other forms name none.

    Raises:
        ValueError: If there is no such form.
    """
    if form == "terminal":
        return terminal.render(dossier, width=width, color=color, limit=limit, ledger=ledger)
    if form == "markdown":
        return markdown.render(dossier)
    if form == "html":
        return html.render(dossier)
    if form == "json":
        return json.render(dossier)
    raise ValueError(f"no form '{form}'; there are {', '.join(_FORMS)}")
