"""What a dossier suggests to do next, and what its lines may not say."""

import shlex
from dataclasses import replace

from sayso.desk import views
from sayso.records.dossier import Dossier


def test_the_commands_of_a_dossier_name_its_ledger(harbour: Dossier) -> None:
    text = views.render(harbour, "terminal", limit=2, ledger="my story.db", width=200)
    commands = [
        line for line in text.splitlines() if " sayso " in line and "sayso why ID" not in line
    ]

    assert "… and 1 more: sayso articles --ledger 'my story.db'" in text
    assert commands
    assert all("--ledger 'my story.db'" in line for line in commands)
    assert "my story.db" not in views.render(harbour, "html", ledger="my story.db")


def test_a_name_in_a_command_is_quoted_for_the_shell(harbour: Dossier) -> None:
    name = "O'Dell $(date)"
    many = harbour.voices[0]
    said = replace(many, name=name, statements=many.statements * 5)

    text = views.render(replace(harbour, voices=(said,)), "terminal", width=200)

    assert f"more: sayso said {shlex.quote(name)}\n" in text


def test_a_line_that_is_pasted_whole_judges_nothing(harbour: Dossier) -> None:
    for form in ("terminal", "html", "markdown"):
        assert "same|different" not in views.render(harbour, form, width=200)


def test_articles_of_one_day_share_the_first_appearance(harbour: Dossier) -> None:
    published = harbour.articles[0].published
    made = replace(
        harbour, articles=tuple(replace(line, published=published) for line in harbour.articles)
    )

    text = " ".join(views.render(made, "terminal", width=200).split())

    assert "First appearance: A1, The Orlo Courier, or A3, " in text
    assert 'First appearance: <a href="#A1" class="label">A1</a>' in views.render(made, "html")


def test_a_mouth_without_a_name_is_no_voice(harbour: Dossier) -> None:
    named = sum(bool(voice.name) for voice in harbour.voices)

    assert named < len(harbour.voices)
    assert f" · {named} voices · " in views.render(harbour, "terminal")
