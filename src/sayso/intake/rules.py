"""The rules of intake, one class per code; the docstring is the page that ``sayso why`` shows.

They stand in four modules by theme; whoever imports this one knows them all.
"""

from sayso.intake import addressrules, articlerules, inputrules, rolerules

__all__ = ["addressrules", "articlerules", "inputrules", "rolerules"]
