"""The whole corridor, for any text: nothing raises, anchors hold, order leaves no trace."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sayso import pipeline, speech
from sayso.records.articles import Document
from sayso.records.ids import digest
from sayso.records.ports import SpeechReader
from sayso.records.speech import GAP, Reading
from sayso.records.stories import Story
from sayso.story.dossier import dossier

WORDS = st.sampled_from(
    (
        "Orlo Dana Orlo,President Orlo,Mayor Ilin Tavo,the union,the Vell Courier,a port official,"
        "said,told the Courier,reported,denied,that,pledged to,reportedly,is said to,according to,"
        "which cites unnamed sources,the berth,was shut,would open,more than 30 towns,two dozen,"
        "on Monday,3 May 2031,03/04/2031,he,she,they,and,but,not,never,citing,"
        "statements by,Mr.,U.S."
        ",LONDON:,(NORWIRE),(Reuters),Read more:,Subscribe,© 2031 The Vell Courier,By Jon Weer,plan"
    ).split(",")
)
SIGNS = st.sampled_from(
    ["“", "”", '"', "''", "‘", "’", ",", ".", "?", ":", "\n", "\n\n", "\r\n", " ", "—", "(", ")"]
)
NEWS = st.lists(st.one_of(WORDS, WORDS, SIGNS), max_size=60).map(" ".join)
TEXT = st.one_of(NEWS, NEWS, st.text(max_size=200))
PILE = st.lists(TEXT, min_size=1, max_size=4)
READER = st.sampled_from([speech.rules_reader, speech.learned_reader])


def read(texts: Sequence[str], reader: SpeechReader) -> list[Reading]:
    documents = [
        Document(digest("d", place, text), text, "text/plain", f"pile/{place}.txt")
        for place, text in enumerate(texts)
    ]
    return [pipeline.read_one(each, reader) for each in documents]


def woven(readings: Sequence[Reading]) -> Story:
    texts = {reading.document.id: reading.document for reading in readings}
    return pipeline.weave(readings, texts, ())


@given(PILE, READER)
def test_every_anchor_holds_its_words(texts: list[str], reader: SpeechReader) -> None:
    for reading in read(texts, reader):
        text = reading.document.text
        for one in reading.statements:
            assert one.text == GAP.join(at.words(text) for at in one.content)
            for hop in one.chain.hops:
                assert hop.mention.at is None or hop.mention.at.words(text) == hop.mention.text
        places = [at for persona in reading.personas for at in persona.mentions]
        assert all(0 <= at.start < at.end <= len(text) for at in places)
        shown = "".join(block.at.words(text) for block in reading.article.blocks)
        assert "".join(shown.split()) == "".join(text.split())


@given(PILE, READER, st.randoms(use_true_random=False))
def test_the_order_of_articles_leaves_no_trace(
    texts: list[str], reader: SpeechReader, chance: object
) -> None:
    readings = read(texts, reader)
    turned = list(readings)
    chance.shuffle(turned)  # type: ignore[attr-defined]

    assert woven(readings) == woven(turned)
    assert dossier(readings, woven(readings)) == dossier(turned, woven(turned))
