"""Archives whose directories and headers lie, and sound files of every form in odd clothes."""

import bz2
import gzip
import lzma
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO

from tests.intake.bounds import Task
from tests.intake.hostile import RECORD, tar
from tests.intake.making import zstd
from tests.intake.seeds import TEXT, seed
from tests.intake.tools import zipped

NUMBER = re.compile(rb"\d{1,12}")
LIES = (b"0", b"-1", b"99999999999", b"18446744073709551617", b"1e9")
PLACES = 6  # numbers of a file that are put wrong, one at a time
WIDE = ("utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-7", "cp500", "shift_jis")
EIGHT = b"\xff" * 8
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def patched(data: bytes, mark: bytes, at: int, value: bytes) -> bytes:
    """Return ``data`` with bytes put in place, counted from the last ``mark``."""
    start = data.rindex(mark) + at
    return data[:start] + value + data[start + len(value) :]


def zips() -> Iterator[Task]:
    """Yield zip files of which each field of each header lies."""
    sound = zipped({"a.txt": TEXT.encode(), "b.jsonl": RECORD * 9})
    widths = {_LOCAL: 30, _CENTRAL: 46, _END: 22}
    for mark, width in widths.items():
        for at in range(4, width, 2):
            for value in (b"\xff\xff", b"\0\0", b"\x01\x80"):
                yield Task("field.zip", patched(sound, mark, at, value))
    for at, told in ((20, EIGHT), (24, EIGHT[:4]), (42, EIGHT[:4]), (42, b"\0\0\0\0")):
        yield Task("size.zip", patched(sound, _CENTRAL, at, told))
    yield Task("comment.zip", sound[:-2] + b"\xff\xff" + b"PK\x05\x06" * 9000)
    yield Task("twice.zip", sound + sound)
    yield Task("front.zip", b"PK\x03\x04" + b"\0" * 999 + sound)
    yield Task("itself.zip", _itself())
    yield Task("same.zip", _same("a.txt", 2000))
    wide = b"PK\x06\x06" + (44).to_bytes(8, "little") + b"\xff" * 44
    where = b"PK\x06\x07" + b"\0" * 4 + (len(sound) - 22).to_bytes(8, "little") + b"\1\0\0\0"
    yield Task("wide.zip", sound[:-22] + wide + where + patched(sound[-22:], _END, 8, EIGHT))


def _itself() -> bytes:
    """Return a zip with a member whose bytes are the zip: stored, it begins at the beginning."""
    made = bytearray(zipped({"in.zip": b"x"}))
    return patched(bytes(made), _CENTRAL, 20, len(made).to_bytes(4, "little") * 2)


def _same(name: str, count: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for _ in range(count):
            info = zipfile.ZipInfo(name)
            archive.NameToInfo.clear()
            archive.writestr(info, RECORD)
    return made.getvalue()


def tars() -> Iterator[Task]:
    """Yield tar files of which each field of a header lies."""
    sound = tar(("a.txt", TEXT.encode()), ("b.jsonl", RECORD * 9))
    sizes = (b"77777777777\0", b"-0000000001\0", b"\x80" + b"\xff" * 11, b"\xff" * 12, b"x" * 12)
    for size in sizes:
        yield Task("size.tar", _summed(sound[:124] + size + sound[136:]))
    for kind in b"123456789gxLKSDVM\0\xff":
        yield Task("kind.tar", _summed(sound[:156] + bytes([kind]) + sound[157:]))
    for rows in (b"99999999999 path=x\n", b"0 path=x\n", b"-5 a=b\n", b"20 size=-9\n", b"x"):
        head = _summed(sound[:156] + b"x" + sound[157:])[:512]
        head = _summed(head[:124] + b"%011o\0" % len(rows) + head[136:])
        yield Task("pax.tar", head + rows + bytes(512 - len(rows)) + sound)
    sparse = b"GNU.sparse.major=1\nGNU.sparse.size=99999999999999\n"
    row = b"%d %s" % (len(sparse) + 3, sparse)
    head = _summed(sound[:156] + b"x" + sound[157:])[:512]
    head = _summed(head[:124] + b"%011o\0" % len(row) + head[136:])
    yield Task("sparse.tar", head + row + bytes(512 - len(row)) + sound)


def _summed(data: bytes) -> bytes:
    """Return a tar whose first header has the sum that it should have."""
    total = sum(data[:148]) + sum(data[156:512]) + 8 * 32
    return data[:148] + b"%06o\0 " % total + data[156:]


def clothes(form: str) -> Iterator[Task]:
    """Yield the sound file of a form in other encodings, and with zeros in it."""
    name, data = seed(form).name, seed(form).data
    words = data.decode("utf-8", "replace")
    for coding in WIDE:
        yield Task(f"pile/{name}", words.encode(coding, "replace"))
    yield Task(f"pile/{name}", b"\xff\xfe" + data)
    yield Task(f"pile/{name}", b"\xef\xbb\xbf\xef\xbb\xbf" + data)
    yield Task(f"pile/{name}", data.replace(b"utf-8", b"utf-7").replace(b"UTF-8", b"UTF-16"))
    yield Task(f"pile/{name}", data.replace(b" ", b"\0"))
    yield Task(f"pile/{name}", b"\0" * 70 + data)
    yield Task(f"pile/{name}", data + b"\0" * 100_000)
    yield Task(f"pile/{name}", data.replace(b"e", b"\0", 3))


def numbers(form: str) -> Iterator[Task]:
    """Yield the sound file of a form with one number after another put wrong."""
    name, data = seed(form).name, seed(form).data
    found = list(NUMBER.finditer(data))
    for one in found[:: max(1, len(found) // PLACES)]:
        for lie in LIES:
            yield Task(f"pile/{name}", data[: one.start()] + lie + data[one.end() :])


PACKERS: Mapping[str, Callable[[str, bytes], bytes]] = {
    "gz": lambda _, data: gzip.compress(data),
    "bz2": lambda _, data: bz2.compress(data),
    "xz": lambda _, data: lzma.compress(data),
    "zst": lambda _, data: zstd(data),
    "zip": lambda name, data: zipped({name: data}),
    "tar": lambda name, data: tar((name, data)),
}


def swelled(form: str) -> Iterator[Task]:
    """Yield the sound file of a form, packed, with its second half over and over."""
    name, data = seed(form).name, seed(form).data
    tail = data[len(data) // 2 :]
    long = data + tail * (200_000 // len(tail))
    few = (("sayso.intake.listing", "FLOOR", 20), ("sayso.intake.listing", "PACKED", 1000))
    for kind in ("gz", "zip"):
        yield Task(f"pile/{name}.{kind}", PACKERS[kind](name, long), limits=few)
