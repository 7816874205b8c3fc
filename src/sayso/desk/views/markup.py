"""HTML from records: every text is escaped unless a tag of ours made it."""

import html

from sayso.desk.views.safe import shown

_VOID = frozenset({"meta", "br", "hr"})


class Html(str):
    """Text that is HTML already; only ``tag``, ``join`` and the page's own frame make it."""

    __slots__ = ()


def text(words: str) -> Html:
    """Return ``words`` as HTML that shows them; HTML is handed back as it is."""
    if isinstance(words, Html):
        return words
    return Html(html.escape(shown(words), quote=True))


def join(*parts: str) -> Html:
    """Return the parts as one piece of HTML; those that are not HTML are escaped."""
    return Html("".join(map(text, parts)))


def tag(name: str, /, *content: str, **attributes: str | bool | None) -> Html:
    """Return an element.

    Args:
        name: Of the element.
        content: Its content; what is not HTML is escaped.
        attributes: By name, a trailing underscore dropped and others made hyphens; True stands
            without a value, False and None do not stand at all.
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(*content)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:  # noqa: FBT001 - HTML has such values
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(shown(value), quote=True)}"'
