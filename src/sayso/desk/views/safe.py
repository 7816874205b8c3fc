"""Text from outside, made safe to show: nothing invisible acts, nothing is dropped."""

import re

# Control characters (an escape sequence can rewrite a terminal), characters that turn the
# direction of writing (they can make a name read as another), lone surrogates (no file can hold
# them), and what Unicode calls no character at all. Tab and newline are white space.
ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]",
)


def shown(text: str) -> str:
    """Return ``text`` with every acting character replaced by a visible sign.

    Line ends written CR LF or CR become LF.
    """
    if ACTING.search(text) is None:
        return text
    return ACTING.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return ``shown`` text with all white space folded into single spaces."""
    return " ".join(shown(text).split())


def _sign(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found.group()):04X}⟩"
