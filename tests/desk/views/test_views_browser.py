"""The HTML dossier in a real browser; passed over where Chromium is not installed."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.desk.views import html
from sayso.records.dossier import Dossier

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


def browse(page: Path, mark: str, *options: str) -> str:
    """Return what Chromium prints about ``page``, without a network."""
    command = [
        *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *("--disable-background-networking", OFFLINE, f"--user-data-dir={page.parent / 'profile'}"),
        *(*options, f"{page.as_uri()}{mark}"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return done.stdout.decode()


@pytest.fixture
def page(harbour: Dossier, tmp_path: Path) -> Path:
    """A dossier of so many articles that each is folded until a line opens it."""
    first = harbour.texts[0]
    copies = tuple(replace(first, doc=f"copy{n}") for n in range(20))
    articles = tuple(replace(harbour.articles[0], doc=f"copy{n}", number=n + 4) for n in range(20))
    many = replace(harbour, articles=harbour.articles + articles, texts=harbour.texts + copies)
    path = tmp_path / "dossier.html"
    path.write_text(html.render(many), encoding="utf-8")
    return path


def test_a_line_opens_the_article_that_its_passage_stands_in(page: Path, harbour: Dossier) -> None:
    line = harbour.statements[0]
    dom = browse(page, f"#s-{line.id}", "--dump-dom")
    opened = re.findall(r'<details id="(A\d+)" class="full" open', dom)

    assert f'id="s-{line.id}"' in dom
    assert opened == ["A1"]


def test_the_browser_finds_nothing_that_the_page_may_not_do(page: Path) -> None:
    log = page.parent / "log"
    browse(page, "", "--enable-logging", f"--log-file={log}", "--v=0", "--dump-dom")

    assert "Content Security Policy" not in log.read_text(errors="replace")


def test_it_can_be_printed(page: Path) -> None:
    printed = page.parent / "dossier.pdf"
    browse(page, "", f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))

    assert pages > 3
