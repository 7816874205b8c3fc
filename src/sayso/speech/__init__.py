"""Article -> statements with chains, inside one article."""

from sayso.speech.learned import LearnedReader, learned_reader
from sayso.speech.reader import RulesReader, rules_reader

__all__ = ["LearnedReader", "RulesReader", "learned_reader", "rules_reader"]
