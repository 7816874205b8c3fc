"""The forms under which names of houses meet: without articles, endings and stops."""

import re

from sayso.text.metonyms import place, state_of

ARTICLE = re.compile(
    r"^(?:both|the|a|an|this|that|these|those|his|her|its|their|our)\s+", re.IGNORECASE
)
_DANGLING = re.compile(  # "The Orvale Post'", "Varne."; "Orvale Inc." and "the U.N." keep theirs
    r"(?:['’]|(?<!\b(?:Inc|Ltd|Bro|Snr|Jnr))(?<!\b(?:Jr|Sr|St|Co|Mr|Dr|No))(?<!Corp)(?<!Bros)"
    r"(?<!\.\w)(?<!\b\w)[.,;:])$"
)


def squeezed(text: str) -> str:
    """Return a mention in one line, without brackets, a half possessive and a stop at its end."""
    return _DANGLING.sub("", " ".join(text.split()).strip("()[]"))


def unled(text: str) -> str:
    """Return a mention without its article and possessive ending."""
    return ARTICLE.sub("", squeezed(text)).removesuffix("'s").removesuffix("’s")


def name_key(name: str) -> str:
    """Return the form under which names of houses meet: "Russia's" and "Russian" are one."""
    words = []
    for word in unled(name).replace("’", "'").split():
        plain = word.strip(",.;:").removesuffix("'s").removesuffix("'")
        words.append((_state(plain) or plain).casefold())
    return " ".join(word for word in words if word not in {"the", "of", "in", "for"})


def _state(word: str) -> str | None:
    """Return the state of a state's name, adjective or capital; a seat of power keeps its own."""
    found = place(word) if word[:1].isupper() else None
    return None if found and found.how == "seat" else state_of(word)


def house_key(name: str) -> str:
    """Return the key under which an outlet or institution is compared across articles."""
    found = place(unled(name))
    if found is not None and found.how != "seat":
        return found.state.casefold()
    return name_key(name)
