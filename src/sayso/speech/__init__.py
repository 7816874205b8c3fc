"""Article -> statements with chains, inside one article."""

from sayso.speech.reader import RulesReader, rules_reader

__all__ = ["RulesReader", "rules_reader"]
