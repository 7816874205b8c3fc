"""A mail that somebody passed on inside another one: whose it is, of when, and what it is called.

Mail programs put a line above it ("---------- Forwarded message ---------"), and below that lines
like those of a header, in the tongue of their user. Whoever passes a letter on did not write it.
"""

import re
from dataclasses import dataclass
from html import unescape

NOTE = 600  # code points that somebody may write above what is passed on
NEAR = 300  # code points between the lines of one that was passed on twice
HEAD = 4000  # code points in which the lines of a header stand
LINES = 12  # of such a header
LEADS = 40_000  # code points of a page before what it shows

_MARK = re.compile(
    r"(?:-{3,}\s*(?:forwarded message|weitergeleitete nachricht|message transf[ée]r[ée]"
    r"|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht"
    r"|videresendt (?:besked|melding)|vidarebefordrat meddelande)\s*-{3,}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht"
    r"|d[ée]but du message transf[ée]r[ée]|inicio del mensaje reenviado"
    r"|inizio messaggio inoltrato)\s*:)",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"[\s>*_]*(?:(?P<sender>from|von|de|da|van|fra|från)"
    r"|(?P<date>date|sent|datum|gesendet|envoyé|enviado|fecha|data|dato|inviato|verzonden|skickat)"
    r"|(?P<subject>subject|betreff|objet|asunto|oggetto|onderwerp|assunto|emne|ämne)"
    r"|(?:to|an|à|para|a|aan|til|till|cc|reply-to|bcc))\s*:[*_\s]*(?P<value>.*)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/div|/p|/tr|/td|/li|/h\d|/blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)>", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passed:
    """What stands above a mail that was passed on, as it stands; "" where it says nothing.

    Attributes:
        sender: Name and address.
        date: When it was sent.
        subject: What it is called.
    """

    sender: str = ""
    date: str = ""
    subject: str = ""


def passed(words: str, *, page: bool) -> Passed | None:
    """Return the head of the mail that a mail passes on, the innermost; None if it passes on none.

    Args:
        words: The text of the mail.
        page: Whether it is HTML.
    """
    found: Passed | None = None
    start = 0
    while mark := _MARK.search(words, start):
        above = words[start : mark.start()][-LEADS:]
        shown = _shown(above) if page else above
        if len(shown.strip()) > (NEAR if found else NOTE):
            break
        rest = words[mark.end() : mark.end() + HEAD]
        told = _fields(_shown(rest) if page else rest)
        if not told.sender:
            break
        found, start = told, mark.end()
    return found


def _shown(page: str) -> str:
    """Return what a stretch of HTML shows, roughly, line by line."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", _MARKUP.sub("", page.replace("\n", " ")))))


def _fields(words: str) -> Passed:
    """Return the fields of the lines that follow, up to the first that is none."""
    told = {"sender": "", "date": "", "subject": ""}
    lines = [line for line in words.splitlines()[: 3 * LINES] if line.strip()]
    for line in lines[:LINES]:
        field = _FIELD.fullmatch(line)
        if field is None:
            break
        for name, value in told.items():
            if field[name] and not value:
                told[name] = " ".join(field["value"].split())
    return Passed(**told)
