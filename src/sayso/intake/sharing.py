"""What a line that was set aside shares with its story, told to the reader."""

from collections.abc import Collection, Sequence

from sayso.intake.rough import Rough
from sayso.intake.strangeness import Woven
from sayso.records.articles import Document, Role


def say_why(document: Document, lines: Sequence[Rough], words: Woven, out: Collection[int]) -> None:
    """Note on each line that was set aside what was seen of it."""
    roles = {Role.BODY, Role.HEADLINE}
    kept = (words.of(n) for n, rough in enumerate(lines) if rough.role in roles)
    own = frozenset().union(*kept)
    for index in sorted(out):
        if lines[index].rule == "IN040":
            sign = lines[index].evidence[1:]
            above = sign[0].words(document.text) if sign else ""
            lines[index].note = _note(words, index, own, above)


def _note(words: Woven, index: int, own: frozenset[str], sign: str) -> str:
    """Return what was seen of a line, for the reader."""
    stems, names = words.of(index), words.names_of(index)
    told = [f"{len(stems & own)} of its {len(stems)} telling words are the story's"]
    if names:
        told.append(f"{len(names & own)} of its {len(names)} names")
    if sign:
        told.append(f"it stands below “{' '.join(sign.split())[:60]}”")
    return "; ".join(told)
