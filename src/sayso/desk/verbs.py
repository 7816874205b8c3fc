"""Which verbs there are, and how a run ends.

A verb's module is imported when the verb is used, so that ``sayso --version`` and ``sayso --help``
answer at once. A test compares the lines below with the verbs' own help.
"""

import gc
import importlib
import io
import os
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import click

from sayso import __version__
from sayso.desk.cli import STOPPED
from sayso.desk.options import WRONG_USE
from sayso.desk.text import one_line
from sayso.records.errors import SaysoError

SECTIONS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Read": {
        "read": ("reading", "Read articles into the ledger, then print the dossier."),
        "add": ("reading", "Read articles into the ledger."),
        "dossier": ("reading", "Show the story: who said what, and what stands behind it."),
    },
    "Look": {
        "articles": ("listing", "List the articles, with every stretch of their text."),
        "statements": ("listing", "List who said what, and through whose hands."),
        "claims": ("listing", "List what several statements express, heaviest first."),
        "sources": ("listing", "List the voices, the one that said most first."),
        "origins": ("listing", "List how many independent origins each claim has."),
        "derivations": ("listing", "List the articles that share text."),
        "positions": ("listing", "List the stances of actors on proposals."),
        "conflicts": ("listing", "List passages that cannot both be right, side by side."),
        "timeline": ("listing", "List what was said and what came out, by date."),
        "inputs": ("listing", "List the files that were read, and how many articles each gave."),
        "duplicates": ("listing", "List the articles that were met again."),
        "blocks": ("listing", "List every stretch of text with its role, set aside or not."),
        "templates": ("listing", "List the lines that an outlet prints in article after article."),
        "findings": ("listing", "List everything odd that was met on the way."),
    },
    "Ask": {
        "said": ("asking", "Show everything that a voice said, dated, verbatim."),
        "trace": ("asking", "Show the hands that a claim passed through."),
        "show": ("showing", "Show an article with its set-aside parts in place."),
        "why": ("asking", "Show why a record exists, or what a rule code means."),
        "impact": ("asking", "Show what rests on an article or a source."),
        "diff": ("asking", "Show what the last run changed."),
        "health": ("checking", "Show what came in, what was set aside, what is not known."),
        "rules": ("asking", "List the rules."),
    },
    "Judge and check": {
        "link": ("judging", "Say that two things are the same, different or unsure."),
        "verify": ("checking", "Re-hash the originals and re-check every quotation."),
        "export": ("exporting", "Write the whole ledger to files."),
    },
}
VERBS = {verb: entry for section in SECTIONS.values() for verb, entry in section.items()}

EXAMPLES = """Examples:

\b
  sayso read articles/ --html dossier.html   read a folder, show its dossier
  sayso origins                              how many stand behind each claim
  sayso said Orlo                            all that this voice said
  sayso why 7f3a                             what a record rests on
"""


class House(click.Group):
    """A group of verbs that loads each one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the verbs in the order of the help page."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a verb, importing its module now."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"sayso.desk.{VERBS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; where there is none, name those that are spelt nearly so."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], VERBS)
            if not near:
                raise
            told = f"{error.message} Did you mean {' or '.join(near)}?"
            raise click.UsageError(told, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the verbs by section, without importing any."""
        for name, verbs in SECTIONS.items():
            with formatter.section(name):
                formatter.write_dl([(verb, line) for verb, (_, line) in verbs.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line; click would end Ctrl-C here with a word and a number of its own.

        Raises:
            SystemExit: If the user stops it.
        """
        try:
            return super().make_context(*args, **extra)
        except KeyboardInterrupt:
            _tell("stopped.")
            sys.exit(STOPPED)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; what a user can do something about ends in one line, not a traceback."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        try:
            done = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _hush()
            ctx.exit(0)
        except KeyboardInterrupt:
            _tell("stopped. What was read before is in the ledger; the same command goes on.")
            ctx.exit(STOPPED)
        except SaysoError as error:
            _tell(str(error))
            ctx.exit(WRONG_USE)
        except OSError as error:
            if error.strerror is None:
                raise
            _tell(": ".join(str(part) for part in (error.filename, error.strerror) if part))
            ctx.exit(WRONG_USE)
        return done


def _tell(line: str) -> None:
    click.echo(f"sayso: {one_line(line)}", err=True)


def _hush() -> None:
    """Keep Python from complaining, at its end, that nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=House,
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
@click.pass_context
def sayso(ctx: click.Context) -> None:
    """On whose say-so? Who said what, through whose hands, from how many origins.

    Reads a pile of news articles about a story and keeps a ledger of claims, in one file
    (sayso.db). Every line of it opens the exact words that it rests on.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run() -> None:
    """Run the command line."""
    gc.set_threshold(100_000, 20, 50)  # records make no cycles; looking for them is a tenth of all
    sayso(prog_name="sayso")
