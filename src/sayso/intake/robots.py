"""What a site lets programs do that follow links: its robots.txt, read by the standard library.

Source: RFC 9309; ``Crawl-delay`` is older than it, and kept by many sites.
"""

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

NAME = "sayso"  # as robots.txt may call us
SIZE = 500_000  # bytes that count, as the RFC asks for at the least


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site.

    Attributes:
        parser: What reads them.
        pause: Seconds that the site wants between two requests; 0 if it names none.
    """

    parser: RobotFileParser
    pause: float

    def allow(self, url: str) -> bool:
        """Tell whether an address of this site may be followed."""
        return self.parser.can_fetch(NAME, url)


def robots(data: bytes) -> Robots:
    """Return the rules that a robots.txt states; an empty one forbids nothing."""
    parser = RobotFileParser()
    parser.parse(data[:SIZE].decode("utf-8-sig", "replace").splitlines())
    return Robots(parser, float(parser.crawl_delay(NAME) or 0))
