"""Mailboxes in one file: every message is read by itself, and memory holds one of them.

A message begins with a line "From " that holds a time, after a blank line, if a header field
follows it; so a sentence that begins with "From" parts nothing, even where it was not marked.

Source: mbox(5) of qmail on ``From_`` lines and ``>From`` quoting; RFC 4155.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import BinaryIO

from sayso.intake import mail, mime
from sayso.intake.listing import listed
from sayso.intake.parts import Found, Part, TooMuchError, Way, odd

STRETCH = 20_000_000  # lines of one message, after which no other is looked for

_BETWEEN = re.compile(rb"From \S.{0,300}\d\d:\d\d.{0,40}\b[12]\d{3}\b")
_FIELD = re.compile(rb"[!-9;-~]{1,78}[ \t]*:|>From ")
_MARKED = re.compile(rb"(?m)^>(>*From )")
_ID = re.compile(r"<?([!-;=?-~]{1,200})>?")


class _Endless:
    """Stands for a message that goes on and on."""


def read(part: Part, way: Way) -> Found:
    """Yield the documents of a mailbox, message by message."""
    yield from listed(_messages(part, way), part.path)


def _messages(part: Part, way: Way) -> Found:
    with part.open() as stream:
        for number, data in enumerate(_parted(stream), start=1):
            if isinstance(data, _Endless):
                message = f"message {number} goes on for {STRETCH:,} lines; the rest is left out"
                yield odd("IN226", f"{message}, take that message out", part.path)
            elif data is None:
                yield mail.too_long(replace(part, path=f"{part.path}#{number}"))
            else:
                whole = mime.entity(_MARKED.sub(rb"\1", data))
                own = _ID.fullmatch(whole.says("message-id"))
                inner = part.inner(own[1] if own else str(number), data)
                yield from _one(whole, inner, way)


def _one(whole: mime.Entity, part: Part, way: Way) -> Found:
    """Yield what one message gives; one that breaks its reader leaves the others whole."""
    try:
        yield from mail.message(whole, part, way)
    except TooMuchError:
        yield mail.too_long(part)
    except (ValueError, LookupError, RecursionError) as error:
        message = f"is no message that can be read ({error!r:.60}); save it by itself"
        yield odd("IN213", message, part.path)


def _parted(stream: BinaryIO) -> Iterator[bytes | _Endless | None]:
    """Yield the bytes of each message, without its "From " line; None for one over the limit."""
    held = bytearray()
    first, blank, too_long = True, True, False
    lines = 0
    for line, following in pairwise(_with_end(stream)):
        lines += 1
        if blank and _BETWEEN.match(line) and _FIELD.match(following):
            if not first:
                yield None if too_long else bytes(held)
            held = bytearray()
            first = too_long = False
            lines = 0
        elif lines > STRETCH:
            yield _Endless()
            return
        else:
            too_long = too_long or len(held) + len(line) > mail.LIMIT
            held += b"" if too_long else line
        blank = not line.strip()
    yield None if too_long else bytes(held)


def _with_end(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream, then an empty one; of one that is too long, a piece too long."""
    while line := stream.readline(mail.LIMIT + 1):
        yield line
    yield b""
