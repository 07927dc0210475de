"""Proofs as the text that a person would have written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.goals import parse_goals
from assistant.search.script import (
    Script,
    lay_out,
    leaves_alone,
    proof_script,
    shorter_scripts,
    with_fewer_rules,
    with_one_alternative,
)
from assistant.search.tree import EdgeAdded, NodeOpened, Tree


def closed(tactic: str) -> Script:
    return Script(tactic)


def then(tactic: str, *children: Script) -> Script:
    return Script(tactic, children, (True,) * len(children))


def test_one_goal_goes_on_below() -> None:
    assert lay_out(then("intro h", closed("exact h"))) == "intro h\nexact h"


def test_several_goals_get_a_bullet_each() -> None:
    script = then("constructor", then("intro h", closed("exact h")), closed("rfl"))
    assert lay_out(script) == "constructor\n· intro h\n  exact h\n· rfl"


def test_goals_that_share_metavariables_go_on_in_the_same_block() -> None:
    script = Script("apply t", (closed("exact h; exact k"), closed("rfl")), (False, True))
    assert lay_out(script) == "apply t\nexact h; exact k\n· rfl"


def test_alternatives_stand_below_each_other() -> None:
    script = then(
        "induction n with | zero => ?_ | succ n ih => ?_",
        closed("rfl"),
        then("simp", then("constructor", closed("exact ih"), closed("rfl"))),
    )
    assert lay_out(script) == (
        "induction n with\n| zero => rfl\n| succ n ih =>\n  simp\n  constructor\n  · exact ih\n  · rfl"
    )


def test_an_alternative_that_is_closed_already_stays_as_it_is() -> None:
    script = then(
        "cases h with | inl h => exact h | inr h => ?_", then("constructor", closed("rfl"), closed("exact h"))
    )
    assert lay_out(script) == "cases h with\n| inl h => exact h\n| inr h =>\n  constructor\n  · rfl\n  · exact h"


def test_alternatives_inside_alternatives_and_bullets() -> None:
    inner = then("cases m with | zero => ?_ | succ m => ?_", closed("rfl"), then("simp", closed("omega")))
    script = then("constructor", then("induction n with | zero => ?_ | succ n ih => ?_", inner, closed("exact ih")))
    script = then("constructor", *script.children, closed("rfl"))
    assert lay_out(script) == (
        "constructor\n"
        "· induction n with\n"
        "  | zero =>\n"
        "    cases m with\n"
        "    | zero => rfl\n"
        "    | succ m =>\n"
        "      simp\n"
        "      omega\n"
        "  | succ n ih => exact ih\n"
        "· rfl"
    )


def test_one_alternative_for_several_goals_is_not_taken_apart() -> None:
    script = then("rcases h with a | b <;> cases a with | inl x | inr x => ?_", closed("exact x"), closed("exact x"))
    assert lay_out(script) == f"{script.tactic}\n· exact x\n· exact x"


def test_a_pattern_at_the_end_of_an_alternative_would_take_the_next_one_for_its_own() -> None:
    """After `| zero => rcases h with ⟨⟩ | ⟨⟩` Lean reads `| succ …` as more of the pattern."""
    open_pattern = closed("rcases h with ⟨⟩ | ⟨⟩")
    induction = "induction n with | zero => ?_ | succ n ih => ?_"
    assert lay_out(then(induction, open_pattern, closed("rfl"))) == f"{induction}\n· rcases h with ⟨⟩ | ⟨⟩\n· rfl"
    below = then("skip", open_pattern)
    assert lay_out(then(induction, below, closed("rfl"))) == f"{induction}\n· skip\n  rcases h with ⟨⟩ | ⟨⟩\n· rfl"
    # Where nothing follows, or something stands between, it is an alternative like any other.
    assert lay_out(then(induction, closed("rfl"), open_pattern)).endswith("| succ n ih => rcases h with ⟨⟩ | ⟨⟩")
    ended = closed("rcases h with a | b <;> simp")
    assert lay_out(then(induction, ended, closed("rfl"))).startswith("induction n with\n| zero => rcases")


def test_goals_that_share_metavariables_are_no_alternative() -> None:
    script = Script("cases h with | intro x hx => ?_", (closed("exact ⟨x, hx⟩"),), (False,))
    assert lay_out(script) == "cases h with | intro x hx => ?_\nexact ⟨x, hx⟩"


def test_a_hole_that_is_not_a_whole_alternative_gets_bullets() -> None:
    script = then("refine ⟨?_, ?_⟩", closed("rfl"), closed("exact h"))
    assert lay_out(script) == "refine ⟨?_, ?_⟩\n· rfl\n· exact h"


def test_an_empty_line_inside_a_tactic_gets_no_blanks() -> None:
    script = then("constructor", closed("have h := by\n  rfl\n\nexact h"), closed("rfl"))
    assert lay_out(script) == "constructor\n· have h := by\n    rfl\n\n  exact h\n· rfl"


def test_a_tactic_of_several_lines_keeps_its_margin_in_a_bullet() -> None:
    script = then("constructor", then("suffices p from h\nsimp", closed("rfl")), closed("rfl"))
    assert lay_out(script) == "constructor\n· suffices p from h\n  simp\n  rfl\n· rfl"


def test_the_length_is_the_number_of_tactics() -> None:
    assert len(then("constructor", closed("rfl"), then("intro h", closed("exact h")))) == 4


def test_every_shorter_variant_is_shorter() -> None:
    script = then("intro h", then("constructor", closed("exact h.1"), then("simp", closed("exact h.2"))))
    variants = list(shorter_scripts(script, ("simp_all", "omega")))
    assert variants
    assert all(len(v) < len(script) or len(lay_out(v)) < len(lay_out(script)) for v in variants)
    texts = [lay_out(v) for v in variants]
    assert "simp_all" in texts  # the whole by one tactic
    assert "intro h\nomega" in texts  # a part by one tactic
    assert "constructor\n· exact h.1\n· simp\n  exact h.2" in texts  # a step left out
    assert [len(v) for v in variants] == sorted(len(v) for v in variants)


tactics = st.sampled_from(["intro h", "simp", "rfl", "exact h", "refine ⟨?_, ?_⟩", "cases h"])
scripts = st.recursive(
    tactics.map(closed),
    lambda smaller: st.builds(lambda t, below: then(t, *below), tactics, st.lists(smaller, min_size=1, max_size=3)),
    max_leaves=8,
)


def read_back(lines: list[str]) -> Script:
    """The script that a layout with bullets stands for."""
    tactic, *rest = lines
    if not rest:
        return closed(tactic)
    if not rest[0].startswith("· "):
        return then(tactic, read_back(rest))
    blocks: list[list[str]] = []
    for line in rest:
        if line.startswith("· "):
            blocks.append([])
        blocks[-1].append(line[2:])
    return then(tactic, *map(read_back, blocks))


@given(scripts)
def test_the_layout_tells_which_tactic_proves_which_goal(script: Script) -> None:
    assert read_back(lay_out(script).split("\n")) == script


@given(scripts)
def test_variants_are_smaller_and_the_smallest_come_first(script: Script) -> None:
    variants = list(shorter_scripts(script, ("omega",)))
    assert all(len(v) < len(script) or len(lay_out(v)) < len(lay_out(script)) for v in variants)
    assert [len(v) for v in variants] == sorted(len(v) for v in variants)
    assert script not in variants
    if script.children:
        assert closed("omega") in variants


def test_a_step_that_splits_the_goal_is_never_left_out() -> None:
    script = then("constructor", closed("rfl"), closed("exact h"))
    assert list(shorter_scripts(script, ())) == []


def test_a_step_after_which_goals_share_metavariables_is_never_left_out() -> None:
    script = Script("apply t", (closed("exact ⟨h, k⟩"),), (False,))
    assert list(shorter_scripts(script, ())) == []


def test_the_proof_of_a_tree_is_the_way_that_was_proved() -> None:
    p, q, both = (parse_goals(f"⊢ {target}") for target in ("p", "q", "p ∧ q ?x"))
    shared = parse_goals("case a\n⊢ q ?x\n\ncase x\n⊢ Nat")
    tree = Tree([NodeOpened(number, goals, (), 0.0) for number, goals in enumerate((both, p, shared, q))])
    for event in (
        EdgeAdded(0, "left", "test", 0.0, (3,)),
        EdgeAdded(0, "constructor", "test", 0.0, (1, 2)),
        EdgeAdded(1, "assumption", "test", 0.0, ()),
        EdgeAdded(2, "exact h 3", "test", 0.0, ()),
    ):
        tree.apply(event)
    expected = Script("constructor", (closed("assumption"), closed("exact h 3")), (True, False))
    assert proof_script(tree, tree.root) == expected


def test_rules_are_left_out_one_by_one_and_by_halves() -> None:
    texts = {lay_out(v) for v in with_fewer_rules(closed("simp [a, b, c, d] at h"))}
    assert texts == {f"simp [{rules}] at h" for rules in ("a, b", "c, d", "b, c, d", "a, c, d", "a, b, d", "a, b, c")}


def test_a_rule_with_commas_in_brackets_is_one_rule() -> None:
    assert {lay_out(v) for v in with_fewer_rules(closed("simp [f (a, b), ⟨c, d⟩]"))} == {
        "simp [f (a, b)]",
        "simp [⟨c, d⟩]",
    }
    assert list(with_fewer_rules(closed("simp [f (a, b)]"))) == []


def test_rules_deep_in_a_proof_are_left_out_too() -> None:
    script = then("constructor", closed("rfl"), closed("simp [a, b]"))
    assert {lay_out(v) for v in with_fewer_rules(script)} == {
        "constructor\n· rfl\n· simp [a]",
        "constructor\n· rfl\n· simp [b]",
    }


def test_a_tactic_without_rules_has_no_such_variant() -> None:
    assert list(with_fewer_rules(then("simp [a]", closed("exact f x")))) == []


def test_each_closing_tactic_is_shown_with_all_others_replaced() -> None:
    script = then("constructor", then("intro h", closed("exact h")), closed("rfl"))
    assert [(tactic, lay_out(alone)) for tactic, alone in leaves_alone(script, "skip")] == [
        ("exact h", "constructor\n· intro h\n  exact h\n· skip"),
        ("rfl", "constructor\n· intro h\n  skip\n· rfl"),
    ]


@pytest.mark.parametrize(
    ("tactic", "variants"),
    [
        pytest.param(
            "induction x <;> (first | (simp_all [f]; done) | grind [f])",
            ["induction x <;> simp_all [f]", "induction x <;> grind [f]"],
            id="one of the alternatives",
        ),
        pytest.param(
            "induction x <;> (try simp_all [f]) <;> grind [f]",
            ["induction x <;> simp_all [f]", "induction x <;> grind [f]"],
            id="what is tried first, or what closes",
        ),
        pytest.param("induction x <;> simp_all", [], id="there is no choice"),
    ],
)
def test_choices_are_made(tactic: str, variants: list[str]) -> None:
    assert [lay_out(variant) for variant in with_one_alternative(closed(tactic))] == variants
    deep = [lay_out(variant) for variant in with_one_alternative(then("intro h", closed(tactic)))]
    assert deep == [f"intro h\n{variant}" for variant in variants]
