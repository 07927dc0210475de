"""Goals read from Lean's text for them, and when two states are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.goals import (
    Goal,
    Hypothesis,
    connected_components,
    metavariables,
    parse_goal,
    parse_goals,
    state_key,
)

H = Hypothesis


def goal(target: str, *hypotheses: Hypothesis, case: str = "") -> Goal:
    return Goal(case, hypotheses, target)


# --- one goal ---------------------------------------------------------------------------------------------------


def test_a_goal_as_lean_prints_it() -> None:
    text = "case succ.left\nn m : Nat\nih : n = m\n⊢ n + 1 = m + 1"
    assert parse_goal(text) == goal("n + 1 = m + 1", H(("n", "m"), "Nat"), H(("ih",), "n = m"), case="succ.left")


def test_a_goal_without_hypotheses() -> None:
    assert parse_goal("⊢ True") == goal("True")


def test_a_text_without_a_turnstile_is_the_target() -> None:
    assert parse_goal("p ∧ q") == goal("p ∧ q")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x y z : Nat", H(("x", "y", "z"), "Nat")),
        ("h : a = b", H(("h",), "a = b")),
        ("f : (x : Nat) → x = x", H(("f",), "(x : Nat) → x = x")),
        ("x : Nat := 5", H(("x",), "Nat", "5")),
        ("x✝ : Nat", H(("x✝",), "Nat")),
        ("a✝¹ b : p", H(("a✝¹", "b"), "p")),
        ("inst✝ : Inhabited α", H(("inst✝",), "Inhabited α")),
        ("«odd name» «a:b» : Nat", H(("«odd name»", "«a:b»"), "Nat")),
        ("𝕜 : Type u_1", H(("𝕜",), "Type u_1")),
        ("h₁' : p", H(("h₁'",), "p")),
        ("this : ∃ x, x = 1", H(("this",), "∃ x, x = 1")),
        ("h : f (a := 1) = 2", H(("h",), "f (a := 1) = 2")),
        ("h : { x := 1 } = s", H(("h",), "{ x := 1 } = s")),
        ("s : S := { x := 1 }", H(("s",), "S", "{ x := 1 }")),
        ("h : let x := 1; x = 1", H(("h",), "let x := 1; x = 1")),
        ("h :\n  have x := 1;\n  x = 1", H(("h",), "have x := 1;\n  x = 1")),
        ("a : Nat :=\n  let y := 1;\n  y + y", H(("a",), "Nat", "let y := 1;\n  y + y")),
        ("h :\n  aaa =\n    bbb", H(("h",), "aaa =\n    bbb")),
        ('h : s = "x := y"', H(("h",), 's = "x := y"')),
        ('h : "a\u2028b" = "\x0b"', H(("h",), '"a\u2028b" = "\x0b"')),
        ("h : a ∣ b", H(("h",), "a ∣ b")),
    ],
)
def test_a_hypothesis(line: str, expected: Hypothesis) -> None:
    assert parse_goal(f"{line}\n⊢ True").hypotheses == (expected,)
    assert parse_goal(f"p : Prop\n{line}\nq : Prop\n⊢ True").hypotheses[1] == expected


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("⊢ a =\n    b +\n      c", "a =\n    b +\n      c"),
        ("⊢ match n with\n  | 0 => p\n  | n.succ => q", "match n with\n  | 0 => p\n  | n.succ => q"),
        ("⊢\n  a", "a"),
        ("h : p\n| a + b", "a + b"),  # in `conv`
        ("⊢ ∀ x : Nat, x = x", "∀ x : Nat, x = x"),
    ],
)
def test_a_target(text: str, target: str) -> None:
    assert parse_goal(text).target == target


@pytest.mark.parametrize("tag", ["left", "inl.right", "«a b»", "h₁", "𝕜", "refine_1", "a.«b c»"])
def test_a_case_tag(tag: str) -> None:
    assert parse_goal(f"case {tag}\n⊢ p") == goal("p", case=tag)


def test_a_hypothesis_named_case_is_no_tag() -> None:
    assert parse_goal("case✝ : p\n⊢ q") == goal("q", H(("case✝",), "p"))


def test_names_that_the_user_cannot_write() -> None:
    mixed = H(("x", "y✝", "z✝¹"), "Nat")
    assert mixed.accessible_names == ("x",)
    assert not mixed.is_instance
    assert H(("inst✝", "inst✝¹"), "C").is_instance
    assert not H(("inst",), "C").is_instance
    assert not H(("a✝",), "C").is_instance


# --- several goals ----------------------------------------------------------------------------------------------


def test_goals_of_an_unsolved_goals_message() -> None:
    text = "unsolved goals\ncase left\np q : Prop\n⊢ p\n\ncase right\np q : Prop\n⊢ q"
    both = H(("p", "q"), "Prop")
    assert parse_goals(text) == (goal("p", both, case="left"), goal("q", both, case="right"))


def test_text_around_goals_is_no_goal() -> None:
    assert parse_goals("error: some words: here\n\n⊢ p\n\nand a note") == (goal("p"),)
    assert parse_goals("") == ()
    assert parse_goals("no goals") == ()


def test_goals_of_conv_are_goals() -> None:
    assert parse_goals("h : p\n| a\n\n| b") == (goal("a", H(("h",), "p")), goal("b"))


NAMES = st.sampled_from(["x", "h₁", "x✝", "«odd name»", "inst✝", "𝕜", "a'"])
TERMS = st.sampled_from(
    [
        "Nat",
        "a = b",
        "∀ x : Nat, x = x",
        "f (a := 1)",
        "let x := 1;\n  x = 1",
        "a =\n    b",
        "⟨?x, ?m.5⟩",
        '"a := b"',
        "|x| ≤ 1",
    ]
)
HYPOTHESES = st.builds(
    Hypothesis, st.lists(NAMES, min_size=1, max_size=3).map(tuple), TERMS, st.one_of(st.just(""), TERMS)
)
GOALS = st.builds(
    Goal, st.sampled_from(["", "left", "a.b", "«a b»"]), st.lists(HYPOTHESES, max_size=3).map(tuple), TERMS
)


@given(st.lists(GOALS, max_size=3))
def test_what_is_rendered_is_read_back(goals: list[Goal]) -> None:
    assert parse_goals("\n\n".join(each.render() for each in goals)) == tuple(goals)


@given(st.text(st.sampled_from("x :=⊢|\n ?✝«»case(){}let;."), max_size=60) | st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    goals = parse_goals(text)
    assert len(goals) <= text.count("\n") + 1
    assert isinstance(state_key([*goals, parse_goal(text)]), str)


# --- metavariables ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?x = ?m.12", {"?x", "?m.12"}),
        ("f (?a) ⟨?b, -?c⟩ @?d", {"?a", "?b", "?c", "?d"}),
        ("?_ ∧ ?refine_1", {"?_", "?refine_1"}),
        ("?𝕜 + ?ℝ + ?φ₁ + ?x'", {"?𝕜", "?ℝ", "?φ₁", "?x'"}),
        ("?inst✝¹ ?a.b", {"?inst✝¹", "?a.b"}),
        ("?«a b».c", {"?«a b».c"}),
        ("List.head?_cons l.get?x xs[0]? x? ?", set()),
        ("n = 1", set()),
    ],
)
def test_metavariables(text: str, expected: set[str]) -> None:
    assert metavariables(goal(text)) == expected


def test_metavariables_of_hypotheses_and_values_count() -> None:
    assert metavariables(goal("?a", H(("h",), "?b"), H(("x",), "Nat", "?c"))) == {"?a", "?b", "?c"}


# --- the same state ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("case a\n⊢ p", "case b\n⊢ p"),
        ("⊢ ?m.1 = ?m.2", "⊢ ?m.7 = ?m.9"),
        ("⊢ ?a = ?a", "⊢ ?m.3 = ?m.3"),
        ("x y : Nat\n⊢ p", "x : Nat\ny : Nat\n⊢ p"),
        ("⊢ a =\n    b", "⊢ a = b"),
        ("a✝ : p\n⊢ q", "a✝¹ : p\n⊢ q"),
        ("a✝ b✝ : Nat\nh : a✝ = b✝\n⊢ q", "a✝¹ a✝ : Nat\nh : a✝¹ = a✝\n⊢ q"),
        ("h : ?m.1\n⊢ q\n\n⊢ ?m.1", "h : ?m.2\n⊢ q\n\n⊢ ?m.2"),
        ("case a\n⊢ Nat\n\n⊢ ?a = 1", "case b\n⊢ Nat\n\n⊢ ?b = 1"),
    ],
)
def test_the_same_state(one: str, other: str) -> None:
    assert state_key(parse_goals(one)) == state_key(parse_goals(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⊢ p", "⊢ q"),
        ("⊢ p", "⊢ p\n\n⊢ p"),
        ("⊢ p\n\n⊢ q", "⊢ q\n\n⊢ p"),
        ("h : p\n⊢ q", "⊢ q"),
        ("h : p\n⊢ q", "k : p\n⊢ q"),
        ("h : p\n⊢ q", "h✝ : p\n⊢ q"),
        ("h : p\nk : q\n⊢ r", "k : q\nh : p\n⊢ r"),
        ("x : Nat := 1\n⊢ p", "x : Nat := 2\n⊢ p"),
        ("x : Nat := 1\n⊢ p", "x : Nat\n⊢ p"),
        ("⊢ ?a = ?a", "⊢ ?a = ?b"),
        ("⊢ ?m.1\n\n⊢ ?m.1", "⊢ ?m.1\n\n⊢ ?m.2"),
        ("a✝ b✝ : Nat\n⊢ a✝ = b✝", "a✝ b✝ : Nat\n⊢ a✝ = a✝"),
        ("x✝ x : Nat\n⊢ x = 1", "x✝ x : Nat\n⊢ x✝ = 1"),
        ('⊢ s = "a  b"', '⊢ s = "a b"'),
        ("case a\n⊢ Nat\n\ncase b\n⊢ Nat\n\n⊢ ?a = 1", "case a\n⊢ Nat\n\ncase b\n⊢ Nat\n\n⊢ ?b = 1"),
    ],
)
def test_different_states(one: str, other: str) -> None:
    assert state_key(parse_goals(one)) != state_key(parse_goals(other))


# --- what can be proved apart -----------------------------------------------------------------------------------


def test_goals_that_share_a_metavariable_belong_together() -> None:
    goals = [goal("?x = 1"), goal("p"), goal("q", H(("h",), "?y = ?x")), goal("r ?z"), goal("?y")]
    assert connected_components(goals) == ((0, 2, 4), (1,), (3,))


def test_a_goal_and_those_that_mention_its_tag_belong_together() -> None:
    goals = [goal("Nat", case="w"), goal("p"), goal("?w = 1", case="h")]
    assert connected_components(goals) == ((0, 2), (1,))


def test_goals_with_the_same_tag_do_not_belong_together_for_that() -> None:
    assert connected_components([goal("p", case="left"), goal("q", case="left")]) == ((0,), (1,))


def test_no_goals_no_groups() -> None:
    assert connected_components([]) == ()


@given(st.lists(GOALS, max_size=8))
def test_groups_share_no_metavariable_and_keep_every_goal(goals: list[Goal]) -> None:
    groups = connected_components(goals)
    assert sorted(index for group in groups for index in group) == list(range(len(goals)))
    assert list(groups) == sorted(groups)
    assert all(list(group) == sorted(group) for group in groups)
    seen: set[str] = set()
    for group in groups:
        here = frozenset().union(*(metavariables(goals[index]) for index in group))
        assert not here & seen
        seen |= here
