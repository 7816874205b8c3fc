"""Speed beside a spaCy pipeline: ``python bench/beside_spacy.py TEXTS CONLLU [--count 60]``.

In one run and on one thread, over the same texts: Sayso's two readers from text to statements, and
a spaCy pipeline of a small CNN tagger and parser, which is the least that attribution by dependency
rules would need before its own work begins. spaCy is no dependency of Sayso; install it for this
(``pip install spacy``). CONLLU is a treebank such as UD English EWT: the pipeline is trained on
some of its sentences for a moment, so that it does what it would do; how well it parses is not the
question here.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import readers
from bench.speed import machine, pieces

SENTENCES, ROUNDS = 600, 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure Sayso's speech beside spaCy.")
    parser.add_argument("texts", type=Path, help="folder of .txt files to cut articles from")
    parser.add_argument("conllu", type=Path, help="treebank to train the spaCy pipeline on")
    parser.add_argument("--count", type=int, default=60)
    asked = parser.parse_args(arguments)
    texts = list(pieces(asked.texts, asked.count))
    size = sum(map(len, texts))
    print(machine())
    print(
        f"{len(texts)} articles of {size / len(texts):.0f} letters, one thread, per 3,000 letters"
    )
    for name, read in (*_ours(), ("spaCy tagger + parser", pipeline(asked.conllu))):
        read(texts[0])
        start = time.process_time()
        for text in texts:
            read(text)
        spent = (time.process_time() - start) / size * 3000
        print(f"{name:24}{1000 * spent:8.1f} ms{1 / spent:8.1f} articles/s")


def _ours() -> Iterator[tuple[str, Callable[[str], object]]]:
    for name in readers.NAMES:
        found = readers.reader(name)

        def read(text: str, found: Any = found) -> object:
            return [found(*each).items for each in readers.page(text, "speed")]

        yield f"Sayso, {name}", read


def pipeline(conllu: Path) -> Callable[[str], object]:
    """Return a spaCy pipeline of tagger and parser, trained for a moment."""
    import spacy  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser")
    rows = list(sentences(conllu))[:SENTENCES]
    examples = [
        Example.from_dict(spacy.tokens.Doc(nlp.vocab, words=each["words"]), each) for each in rows
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(ROUNDS):
        for at in range(0, len(examples), 32):
            nlp.update(examples[at : at + 32], sgd=optimizer)

    def read(text: str) -> object:
        return nlp(text)

    return read


def sentences(conllu: Path) -> Iterator[dict[str, Any]]:
    """Yield words, tags, heads (counted from 0) and relations of the sentences of a treebank."""
    for block in conllu.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if len(rows) > 1:
            heads = [int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)]
            yield {
                "words": [row[1] for row in rows],
                "tags": [row[4] for row in rows],
                "heads": heads,
                "deps": [row[7] for row in rows],
            }


if __name__ == "__main__":
    main()
