"""Proofs as the text that a person would have written."""

from assistant.search.script import Script, lay_out, leaves_alone, shorter_scripts, with_fewer_rules


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


def test_rules_are_left_out_one_by_one_and_by_halves() -> None:
    texts = {lay_out(v) for v in with_fewer_rules(closed("simp [a, b, c, d] at h"))}
    assert texts == {f"simp [{rules}] at h" for rules in ("a, b", "c, d", "b, c, d", "a, c, d", "a, b, d", "a, b, c")}


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
