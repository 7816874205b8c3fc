"""What reading spoilt files costs: ``python bench/fuzz.py SECONDS [--form X] [--large]``.

The sound files of every form (``tests/intake/seeds.py``) are cut, flipped, doubled, crossed with
one another and filled with odd words, from a seed, for some seconds of processor each; members of
what is packed are spoilt inside and packed again. Each is read in a process of its own, within
bounds of memory and work. What raises, is silent, is slow, writes a file or opens a connection is
told, made smaller, and kept in ``tests/intake/found``, which a test reads again. With ``--large``,
files of a gigabyte that hold one record are read as well, under the limits that ship. Exit status 1
if there was anything.
"""

import argparse
import gzip
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.corpora import HOME
from tests.intake import hostile
from tests.intake.bounds import Room, Task, Told
from tests.intake.making import GIGABYTE
from tests.intake.seeds import FORMS, Seed, seed

from sayso.records.ids import content_digest

FOUND = HOME / "tests" / "intake" / "found"
PATIENCE = 60  # seconds of processor after which a reading is ended
SLOW = 3.0  # seconds of processor from which a small file is slow
LEAST = 0.002  # seconds that any reading counts for, with what it takes to spoil a file
LARGEST = 200_000  # bytes of a spoilt file
KEPT = 20_000  # bytes of one that is kept
TRIES = 150  # readings that making one smaller may take

_NUMBER = re.compile(rb"\d{1,12}")
_TAG = re.compile(rb"<[^<>]{1,80}>|\\[a-z]{1,12}-?\d*|/[A-Za-z]{1,12}|[A-Za-z-]{2,20}:|\"\w+\":")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999", b"18446744073709551616")
_WORDS = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b"\t", b'"', b"'", b"\\"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?x"),
    *(b"<table>", b"</p>", b"<p>", b"<script>", b"<plaintext>", b"<textarea>", b"<pre>", b"<svg>"),
    *(b"{", b"}", b"[", b"]", b'{"a":', b"null", b"1e999", b'"\\ud800"', b"NaN", b"true", b"{}"),
    *(
        b"\r\n\r\n",
        b"Content-Length: 99999999\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"fffffff\r\n",
    ),
    *(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", b"--b--", b"=?utf-8?b?//8=?="),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"Content-Transfer-Encoding: base64\r\n", b"From "),
    *(b"{\\rtf1 ", b"{\\*\\bin99999 ", b"\\u-1?", b"\\'e9", b"{\\fonttbl", b"\\par ", b"\\cell "),
    *(b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>", b"2 0 R", b"stream\n", b"endstream", b"xref\n"),
    *(b"/Prev 9", b"/Filter [/FlateDecode /FlateDecode]", b"BT (a) Tj ET ", b"q ", b"/F1 Do "),
    *("\u202e\u2028\u0085\ufeff".encode(), "İıſß".encode(), "«„”’".encode(), b"WARC/1.0\r\n"),
    *(b"By ", b"(AP) - ", b"1 of 2 DOCUMENTS\n", b"\nBody\n", b"End of Document\n", b"31/02/2031 "),
    *(
        b"ORVALE, March 99 - ",
        b"https://[::1",
        b"http://a.b/2031/13/45/",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
    ),
    *(
        b"&#x110000;",
        b"&#0;",
        b"&#xd800;",
        b"%00",
        b"../../../../etc/passwd",
        b"Monday",
        b"\xc3\x28",
    ),
)

Change = Callable[[bytes, Random], bytes]


def _at(data: bytes, chance: Random) -> int:
    return chance.randint(0, len(data))


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: _at(data, chance)]


def _flip(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 12) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _drop(data: bytes, chance: Random) -> bytes:
    start = _at(data, chance)
    return data[:start] + data[start + chance.randint(1, 1 + len(data) // 4) :]


def _double(data: bytes, chance: Random) -> bytes:
    start = _at(data, chance)
    end = min(len(data), start + chance.choice((1, 8, 60, 400)))
    return data[:end] + data[start:end] * chance.choice((1, 3, 50, 2000)) + data[end:]


def _insert(data: bytes, chance: Random) -> bytes:
    start = _at(data, chance)
    return data[:start] + chance.choice(_WORDS) * chance.choice((1, 1, 2, 2000)) + data[start:]


def _number(data: bytes, chance: Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return _insert(data, chance)
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(_NUMBERS) + data[one.end() :]


def _swap(data: bytes, chance: Random) -> bytes:
    """Put one word of the form in the place of another, or many of it in one another."""
    found = list(_TAG.finditer(data))
    if not found:
        return _insert(data, chance)
    one, other = chance.choice(found), chance.choice(found)
    times = chance.choice((1, 1, 3, 3000))
    return data[: one.start()] + other[0] * times + data[one.end() :]


def _cross(data: bytes, chance: Random) -> bytes:
    other = seed(chance.choice(FORMS)).data
    start = _at(other, chance)
    piece = other[start : start + chance.choice((20, 300, 5000))]
    return data[: _at(data, chance)] + piece + data[_at(data, chance) :]


def _wide(data: bytes, chance: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-be", "utf-7")))


_CHANGES: tuple[Change, ...] = (
    *(_cut, _flip, _flip, _drop, _double, _insert, _insert, _number, _number),
    *(_swap, _swap, _cross, _cross, _wide),
)


def spoilt(data: bytes, chance: Random) -> bytes:
    """Return ``data`` changed in one place or some; what is packed is changed inside at times."""
    if chance.random() < 0.6:
        if data.startswith(b"\x1f\x8b"):
            return _regzipped(data, chance)
        if data.startswith(b"PK"):
            return _rezipped(data, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(_CHANGES)(data, chance)[:LARGEST]
    return data


def _regzipped(data: bytes, chance: Random) -> bytes:
    return gzip.compress(spoilt(gzip.decompress(data), chance), mtime=0)


def _rezipped(data: bytes, chance: Random) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        chosen = chance.choice(old.infolist()).filename
        for info in old.infolist():
            held = old.read(info)
            new.writestr(info, spoilt(held, chance) if info.filename == chosen else held)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that broke a promise, and how."""

    form: str
    name: str
    data: bytes
    why: str


def trouble(told: Told) -> str:
    """Return what is wrong with a reading, "" if nothing; the same words for the same thing."""
    if told.trouble:
        return told.trouble.partition(": ")[0]
    if told.reached:
        return f"reached out: {told.reached[0].partition(' ')[0]}"
    return "slow" if told.seconds > SLOW else ""


def hunt(form: str, seconds: float, start: int, room: Room) -> Iterator[Broken | None]:
    """Yield None for each spoilt file of a form that was read as it should be, else what it was."""
    sound: Seed = seed(form)
    spent, number = 0.0, start
    while spent < seconds:
        data = spoilt(sound.data, Random(f"{form} {number}"))  # noqa: S311 - the same every time
        number += 1
        told = room.read(Task(f"pile/{sound.name}", data))
        spent += max(told.seconds, LEAST)
        why = trouble(told)
        yield Broken(form, sound.name, data, why) if why else None


def smaller(found: Broken, room: Room) -> Broken:
    """Return what breaks the same promise with fewer bytes."""
    data, size, tries = found.data, max(1, len(found.data) // 2), TRIES
    while size and tries > 0:
        at = 0
        while at < len(data) and tries > 0:
            shorter = data[:at] + data[at + size :]
            tries -= 1
            if trouble(room.read(Task(f"pile/{found.name}", shorter))) == found.why:
                data = shorter
            else:
                at += size
        size //= 2
    return Broken(found.form, found.name, data, found.why)


def keep(found: Broken) -> Path | None:
    """Write a file that broke a promise among those that a test reads; None if it is too large."""
    if len(found.data) > KEPT:
        return None
    place = FOUND / f"{found.form}-{content_digest(found.data)[:8]}-{found.name}"
    place.write_bytes(found.data)
    return place


def large(room: Room) -> int:
    """Read files of a gigabyte that hold one record; print what each cost, return the status."""
    status = 0
    for task in hostile.large(GIGABYTE):
        told = room.read(replace(task, limits=()))
        why = told.trouble or ("" if told.findings else "nothing was said")
        status = status or int(bool(why or told.reached))
        codes = ", ".join(sorted(told.codes))
        cost = f"{told.seconds:.1f} s, {told.peak >> 20} MB at most so far"
        print(f"{task.name}: {cost}, {told.count} documents, {codes} {why}", flush=True)
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Hunt, print, keep; return the exit status."""
    parser = argparse.ArgumentParser(description="Read spoilt files of every form.")
    parser.add_argument("seconds", type=float, help="of processor, for each form")
    parser.add_argument("--form", choices=FORMS, action="append", help="this form; again for more")
    parser.add_argument("--seed", type=int, default=0, help="number of the first spoilt file")
    parser.add_argument("--large", action="store_true", help="files of a gigabyte, too")
    parser.add_argument("--no-keep", action="store_true", help="write nothing")
    asked = parser.parse_args(arguments)
    with Room(seconds=PATIENCE) as room:
        room.read(Task("pile/a.txt", b"The port will reopen."))  # begins the process
        status = large(room) if asked.large else 0
        for form in asked.form or FORMS:
            seen: Counter[str] = Counter()
            for broken in hunt(form, asked.seconds, asked.seed, room):
                seen[broken.why if broken else ""] += 1
                if broken and seen[broken.why] == 1:
                    least = smaller(broken, room)
                    place = None if asked.no_keep else keep(least)
                    print(
                        f"{form}: {broken.why}: {len(least.data)} bytes", place or least.data[:200]
                    )
                    status = 1
            told = ", ".join(f"{why} ({count})" for why, count in seen.items() if why) or "nothing"
            print(f"{form}: {seen.total()} read, found: {told}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
