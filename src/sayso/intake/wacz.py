"""Web archives packed as WACZ: the WARC files in them; indexes, logs and lists are not read.

Source: "Web Archive Collection Zipped (WACZ) 1.1.1", specs.webrecorder.net.
"""

import zipfile

from sayso.intake import archives
from sayso.intake.parts import Found, Part, Way
from sayso.records.places import Finding, Outcome


def read(part: Part, way: Way) -> Found:
    """Yield the documents of the WARC files in a WACZ, by name."""
    with part.seekable() as stream, zipfile.ZipFile(stream) as archive:
        for member in archives.members(archive, part.path):
            if isinstance(member, Finding):
                yield Outcome(findings=(member,))
            elif archives.is_web_archive(member.name):
                yield from way.read(archives.inner(part, archive, member))
