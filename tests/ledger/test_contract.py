"""What every ledger promises, in memory or in a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.records.worlds import NOON, an_input, link, pointer, reading, story, template

from sayso.records.articles import Habit, Learnt
from sayso.records.errors import AmbiguousIdError, UnknownIdError
from sayso.records.places import Finding
from sayso.records.ports import Again, Ledger
from sayso.records.stories import Run, Story, Verdict

Fresh = Callable[[], Ledger]


def begin(ledger: Ledger, command: str = "sayso add pile") -> Run:
    return ledger.begin(command, NOON, "1")


def test_a_run_has_a_number_a_beginning_and_an_end(ledger: Ledger) -> None:
    run = begin(ledger)
    ledger.add(run, [reading("a"), reading("b")])

    after = ledger.finish(run, NOON + timedelta(seconds=90))

    assert run == Run(1, "sayso add pile", "2031-05-03T12:00:00+00:00", "", "1", 0)
    assert after == replace(run, finished="2031-05-03T12:01:30+00:00", added=2)
    assert begin(ledger).number == 2
    assert ledger.runs()[0] == after


def test_a_run_ends_only_once(ledger: Ledger) -> None:
    run = begin(ledger)
    first = ledger.finish(run, NOON)

    assert ledger.finish(run, NOON + timedelta(days=1)) == first


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    one, two = reading("a"), reading("b", "Ivo Brandt said \ud800 “no\x00”\r\n — \U0001f30a.")

    assert ledger.add(begin(ledger), [one, two]) == 2

    assert list(ledger.readings()) == sorted([one, two], key=lambda r: r.document.id)
    assert ledger.reading(two.document.id) == two


def test_what_is_known_adds_nothing(ledger: Ledger) -> None:
    run = begin(ledger)
    odd = Finding("IN003", "no text in it", path="pile/empty.txt")
    assert ledger.add(run, [reading("a")], inputs=[an_input("a")], findings=[odd, odd]) == 1
    before = ledger.state()

    assert ledger.add(run, [reading("a")], inputs=[an_input("a")], findings=[odd]) == 0

    assert ledger.state() == before
    assert ledger.inputs() == (an_input("a"),)
    assert ledger.findings() == (odd,)
    assert ledger.finish(run, NOON).added == 1


def test_a_document_that_comes_twice_in_one_batch_is_one(ledger: Ledger) -> None:
    assert ledger.add(begin(ledger), [reading("a"), reading("b"), reading("a")]) == 2


def test_two_ledgers_merged_are_a_union_in_either_order(new: Fresh) -> None:
    piles = ([reading("a"), reading("b")], [reading("b"), reading("c"), reading("d")])
    forth, back = new(), new()
    for pile in piles:
        forth.add(begin(forth), pile)
    for pile in reversed(piles):
        back.add(begin(back), pile[::-1])

    assert list(forth.readings()) == list(back.readings())
    assert forth.state() == back.state()


def test_inputs_are_known_by_place_and_bytes(ledger: Ledger) -> None:
    item = an_input("a")
    ledger.add(begin(ledger), [], inputs=[an_input("b"), item])

    assert ledger.knows_input(item.original, item.digest)
    assert not ledger.knows_input(item.original, "0" * 32)
    assert not ledger.knows_input("/other", item.digest)
    assert ledger.inputs() == (item, an_input("b"))


def test_documents_are_fetched_by_id(ledger: Ledger) -> None:
    one, two = reading("a").document, reading("b").document
    ledger.add(begin(ledger), [reading("a"), reading("b")])

    found = ledger.documents()

    assert found[one.id] == one
    assert list(found) == sorted([one.id, two.id])
    assert len(found) == 2
    assert "elsewhere" not in found
    assert ledger.knows_document(one.id)
    assert not ledger.knows_document(one.id[:-1])


def test_an_unknown_document_is_named(ledger: Ledger) -> None:
    with pytest.raises(UnknownIdError, match="no document begins with '7f3a'"):
        ledger.reading("7f3a")


def test_findings_are_sorted_by_input(ledger: Ledger) -> None:
    late = Finding("IN001", "no text in it", path="pile/z.txt")
    early = Finding("IN002", "broken line 3", path="pile/\udc80.jsonl")
    ledger.add(begin(ledger), [], findings=[late])
    ledger.add(begin(ledger), [], findings=[early, late])

    assert ledger.findings() == (late, early)


def odd_at(path: str, message: str = "no text in it") -> Finding:
    return Finding("IN001", message, path=path, input=f"/elsewhere/{path}")


def test_findings_go_when_their_input_is_looked_at_again_and_they_are_not_met(
    ledger: Ledger,
) -> None:
    gone, stays, other = odd_at("pile/a"), odd_at("pile/a", "broken"), odd_at("pile/ab")
    ledger.add(begin(ledger), [], findings=[gone, stays, other], anew=["/elsewhere/pile/a"])

    again = begin(ledger)
    ledger.add(again, [], findings=[stays])
    ledger.add(again, [], anew=["/elsewhere/pile/a"])

    assert ledger.findings() == (stays, other)


def test_findings_of_the_last_reading_stay_while_the_file_is_known(ledger: Ledger) -> None:
    item = an_input("a")
    odd = replace(odd_at(item.path), input=item.original)
    lost = odd_at("elsewhere.txt")
    folder = item.original.rpartition("/")[0]
    ledger.add(begin(ledger), [], inputs=[item], findings=[odd, lost])

    ledger.add(begin(ledger), [], inputs=[item], anew=[folder, item.original])
    assert ledger.findings() == (lost, odd)

    better = replace(item, digest="0" * 32)
    ledger.add(begin(ledger), [], inputs=[better], anew=[folder, "/elsewhere"])
    assert ledger.findings() == ()


def test_judgements_are_kept_in_order_and_the_last_word_is_stored_once(ledger: Ledger) -> None:
    same, different = link("a", "b"), link("a", "b", Verdict.DIFFERENT)
    run = begin(ledger)

    ledger.append(run, [same, same, different])
    ledger.append(run, [different, same])

    assert ledger.links() == (same, different, same)


def test_every_judgement_and_every_document_changes_the_state(ledger: Ledger) -> None:
    run = begin(ledger)
    states = [ledger.state()]

    for step in range(3):
        ledger.add(run, [reading(str(step))])
        states.append(ledger.state())
        ledger.append(run, [link("a", "b", list(Verdict)[step])])
        states.append(ledger.state())
    ledger.append(run, [link("a", "b")])
    states.append(ledger.state())

    assert len(set(states)) == len(states)


def test_the_order_of_judgements_counts_on_one_pair_only(new: Fresh) -> None:
    same, different, other = link("a", "b"), link("a", "b", Verdict.DIFFERENT), link("c", "d")
    orders = [(same, different, other), (other, same, different), (different, same, other)]
    states = []
    for order in orders:
        ledger = new()
        ledger.append(begin(ledger), order)
        states.append(ledger.state())

    assert states[0] == states[1] != states[2]


def test_what_was_learnt_fits_their_state_and_version_only(ledger: Ledger) -> None:
    run = begin(ledger)
    ledger.add(run, [reading("a"), reading("b", "Ivo Brandt said no.", outlet="\ud800 Post")])
    assert ledger.learnt("1") is None
    templates = (template("a"), template("b", "\ud800 Post"))
    habits = (Habit("pile/a.csv#", day_first=True, documents=2),)
    learnt = Learnt(templates, (pointer("a", "b"), pointer("b", "a")), habits)

    ledger.keep_learnt(learnt, ledger.state(), "1")

    assert ledger.learnt("1") == learnt
    assert ledger.learnt("2") is None
    ledger.add(run, [reading("c")])
    assert ledger.learnt("1") is None


def test_what_is_learnt_takes_the_place_of_what_was_and_none_is_an_answer(ledger: Ledger) -> None:
    ledger.add(begin(ledger), [reading("a")])
    ledger.keep_learnt(Learnt((template("a"),), (pointer("a", "a"),)), ledger.state(), "1")

    ledger.keep_learnt(Learnt(), ledger.state(), "2")

    assert ledger.learnt("2") == Learnt()
    assert ledger.learnt("1") is None


def test_what_was_learnt_from_a_state_that_is_gone_is_not_kept(ledger: Ledger) -> None:
    before = ledger.state()
    ledger.add(begin(ledger), [reading("a")])

    ledger.keep_learnt(Learnt((template("a"),), (pointer("a", "a"),)), before, "1")

    assert ledger.learnt("1") is None


def test_where_a_document_was_given_once_more_is_noted_once(ledger: Ledger) -> None:
    doc = reading("a").document
    elsewhere = Again(doc.id, "other/a")
    ledger.add(begin(ledger), [reading("a")], again=[elsewhere])

    ledger.add(begin(ledger), [], again=[elsewhere, Again(doc.id, "far/a")])

    assert ledger.again() == (Again(doc.id, "far/a"), elsewhere)


def test_a_second_look_at_the_same_place_is_not_given_once_more(ledger: Ledger) -> None:
    here = Again(reading("a").document.id, reading("a").document.path)
    run = begin(ledger)
    ledger.add(run, [reading("a"), reading("b", "Ivo Brandt said no.")])

    ledger.add(begin(ledger), [reading("a")], again=[here])
    assert ledger.again() == ()

    ledger.add(run, [], again=[here])
    assert ledger.again() == (here,)


def test_a_kept_story_fits_its_state_and_version_only(ledger: Ledger) -> None:
    run = begin(ledger)
    ledger.add(run, [reading("a")])
    woven = story(*ledger.readings())

    ledger.keep(run, woven, "1")

    assert ledger.story("1") == woven
    assert ledger.story("2") is None
    ledger.add(run, [reading("b")])
    assert ledger.story("1") is None


def test_the_story_before_is_that_of_the_last_run_that_kept_one(ledger: Ledger) -> None:
    first, silent, last = begin(ledger), begin(ledger), begin(ledger)
    earlier, later = story(reading("a")), story(reading("b"))
    ledger.keep(first, earlier, "1")
    ledger.keep(last, later, "1")

    assert ledger.story_before(first) is None
    assert ledger.story_before(silent) == earlier
    assert ledger.story_before(last) == earlier
    assert ledger.story_before(begin(ledger)) == later


def test_a_run_keeps_one_story_the_last(ledger: Ledger) -> None:
    run = begin(ledger)
    ledger.keep(run, story(reading("a")), "1")
    ledger.keep(run, story(reading("b")), "1")

    assert ledger.story("1") == story(reading("b"))


def test_an_empty_story_is_a_story(ledger: Ledger) -> None:
    ledger.keep(begin(ledger), Story(), "1")

    assert ledger.story("1") == Story()


def test_find_knows_every_kind_by_its_first_letters(ledger: Ledger) -> None:
    one = reading("a")
    run = begin(ledger)
    ledger.add(run, [one])
    woven = story(one)
    ledger.keep(run, woven, "1")
    wanted = {
        "document": one.document.id,
        "statement": one.statements[0].id,
        "persona": one.personas[0].id,
        "source": woven.sources[0].id,
        "claim": woven.claims[0].id,
        "origin": woven.origins[0].id,
        "derivation": woven.derivations[0].id,
        "event": woven.events[0].id,
    }

    assert {ledger.find(key[:8]) for key in wanted.values()} == set(wanted.items())


def test_find_forgets_records_of_an_earlier_story(ledger: Ledger) -> None:
    old, new = story(reading("a")), story(reading("b"))
    ledger.keep(begin(ledger), old, "1")
    ledger.keep(begin(ledger), new, "1")

    assert ledger.find(new.claims[0].id) == ("claim", new.claims[0].id)
    with pytest.raises(UnknownIdError):
        ledger.find(old.claims[0].id)


def test_find_says_which_ones_it_could_be(ledger: Ledger) -> None:
    ledger.add(begin(ledger), [reading("a")])

    with pytest.raises(AmbiguousIdError) as caught:
        ledger.find("")

    one = reading("a")
    ids = (one.document.id, one.statements[0].id, one.personas[0].id)
    assert set(caught.value.found) == set(ids)


@pytest.mark.parametrize("prefix", ["zz", "%", "'", "\ud800", "0" * 40])
def test_find_of_nothing_is_an_error_with_a_cure(ledger: Ledger, prefix: str) -> None:
    ledger.add(begin(ledger), [reading("a")])

    with pytest.raises(UnknownIdError, match="list the ids"):
        ledger.find(prefix)


def test_search_finds_all_words_without_regard_to_case_and_accents(ledger: Ledger) -> None:
    ferry = reading("a", "Dana Orlo said the Ferry to Málmora won't sail.")
    train = reading("b", "Ivo Brandt said the train to Malmora will run.")
    ledger.add(begin(ledger), [ferry, train])
    ((left,), (right,)) = ferry.statements, train.statements

    assert set(ledger.search("malmora")) == {left.id, right.id}
    assert ledger.search("FERRY malmora") == (left.id,)
    assert ledger.search("won't") == (left.id,)
    assert ledger.search("ferry train") == ()
    assert len(ledger.search("the", limit=1)) == 1
    assert ledger.search("Orlo") == ()


@pytest.mark.parametrize("words", ["", " ", '"', "*", "NEAR(", "a:b -", "\x00", "\ud800", "AND"])
def test_search_takes_any_words_as_words(ledger: Ledger, words: str) -> None:
    ledger.add(begin(ledger), [reading("a")])

    assert ledger.search(words) == ()


def test_a_run_that_has_ended_takes_no_more_readings(ledger: Ledger) -> None:
    run = begin(ledger)
    ledger.add(run, [reading("a")])
    ledger.finish(run, NOON)

    with pytest.raises(Exception, match=r"ended|finished"):
        ledger.add(run, [reading("b")])

    assert ledger.add(run, [reading("a")]) == 0
    assert not ledger.knows_document(reading("b").document.id)
