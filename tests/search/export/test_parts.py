"""What all formats share."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import parse_goals
from assistant.search.export.parts import (
    UNFINISHED,
    clipped,
    columns,
    goal_line,
    main_path,
    one_line,
    rank,
    summary,
    visible,
)
from assistant.search.signs import SIGNS
from assistant.search.tree import EdgeAdded, NodeExhausted, NodeOpened, ProofJudged, SearchEnded, Status, Tree
from tests.search.export.trees import NEGATION, fan, refuted, sample, texts, trees


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Status)
    assert len(set(SIGNS.values())) == len(Status)


def test_the_proof_is_the_accepted_one_and_not_one_that_was_refused() -> None:
    told = summary(sample(), "title")
    assert (told.proof, told.axioms) == ("exact ⟨hp, hq⟩", ("propext",))
    assert (told.status, told.seconds, told.candidates) == ("proved", 1.5, 2)
    refused = Tree([*fan([]).events, ProofJudged("simp", False, ("sorryAx",), ("it rests on sorry",))])
    assert (summary(refused, "").proof, summary(refused, "").axioms) == ("", ())


def test_a_counterexample_is_told_with_what_proves_that_it_is_one() -> None:
    told = summary(refuted(), "")
    assert (told.proof, told.refuted, told.negation) == ("", "false for n = 0", NEGATION)
    assert told.outcome == "refuted: 3 states (1 ○ open, 2 ⊥ refuted), 0 candidates, 0.3 s"
    assert (summary(sample(), "").refuted, summary(sample(), "").negation) == ("", "")


def test_what_was_saved_before_its_end_is_unfinished() -> None:
    told = summary(fan([]), "")
    assert (told.status, told.seconds) == (UNFINISHED, 0.0)
    assert told.outcome == "unfinished: 1 state (1 ○ open), 0 candidates"


def test_the_last_end_counts() -> None:
    tree = Tree([*fan([]).events, SearchEnded("timed_out", 1.0), SearchEnded("unproved", 3.0)])
    assert summary(tree, "").outcome.startswith("unproved: ")
    assert summary(tree, "").seconds == 3.0


def test_the_main_path_is_the_proof_where_there_is_one() -> None:
    path = main_path(sample())
    assert path.proves
    assert path.edges == {(0, 0), (1, 0), (2, 0)}
    assert path.nodes == (0, 1, 2)


def test_without_a_proof_the_main_path_goes_by_the_best_states_and_round_the_lost_ones() -> None:
    tree = fan([-2.0, -1.0, -3.0])
    assert main_path(tree).edges == {(0, 1)}
    assert not main_path(tree).proves
    tree.apply(NodeExhausted(2))
    assert main_path(tree).edges == {(0, 0)}


def test_the_main_path_leads_through_nothing_that_is_false() -> None:
    assert main_path(refuted()).nodes == (0,)


def test_the_main_path_ends_in_a_cycle() -> None:
    tree = Tree([NodeOpened(n, parse_goals(f"⊢ P {n}"), (), 0.0) for n in range(2)])
    tree.apply(EdgeAdded(0, "there", "test", 0.0, (1,)))
    tree.apply(EdgeAdded(1, "back", "test", 0.0, (0,)))
    assert main_path(tree).nodes == (0, 1)


@given(tree=trees())
def test_a_proof_path_has_the_one_edge_by_which_each_of_its_states_was_proved(tree: Tree) -> None:
    path = main_path(tree)
    assert path.proves == tree.proved
    if tree.proved:
        assert path.edges == {(number, tree.nodes[number].proof) for number in path.nodes}


def test_what_is_no_number_is_the_worst_score() -> None:
    assert sorted([1.0, float("nan"), float("inf"), -5.0], key=rank)[0] != 1.0
    assert rank(float("nan")) == float("-inf")


@given(text=texts)
def test_visible_text_fits_into_utf8_and_into_xml(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert ET.fromstring(f"<a>{escape(shown)}</a>").text == (shown or None)
    assert visible(shown) == shown
    assert len(shown) == len(text)


def test_what_people_write_is_visible_as_it_is() -> None:
    text = "theorem «a b» : ∀ x ∈ s, 𝕜 → \"\\n\" = 'c'\n\t· exact ⟨h₁, h✝⟩"
    assert visible(text) == text


def test_a_terminal_cannot_be_steered() -> None:
    assert visible("\x1b]0;title\x07\u202e") == "␛]0;title␇\N{REPLACEMENT CHARACTER}"


@given(text=texts)
def test_a_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(text=texts, width=st.integers(1, 12))
def test_a_clipped_line_is_as_wide_as_it_may_be_at_most(text: str, width: int) -> None:
    line = one_line(text)
    short = clipped(line, width)
    assert columns(short) <= width
    assert short == line or (short.endswith("…") and line.startswith(short[:-1]))
    if columns(line) <= width:
        assert short == line


def test_wide_and_combining_letters_are_counted_as_a_terminal_does() -> None:
    assert columns("漢字") == 4
    assert columns("e\u0301") == 1
    assert columns("⊢ 𝕜") == 3


def test_a_state_in_one_line_says_how_many_goals_there_are_besides() -> None:
    goals = parse_goals("⊢ a =\n    b\n\n⊢ c\n\n⊢ d")
    assert goal_line(goals) == "⊢ a = b (+ 2 goals)"
    assert goal_line(goals[:1]) == "⊢ a = b"
    assert columns(goal_line(parse_goals("⊢ " + "long " * 40 + "\n\n⊢ c"), 30)) == 30
