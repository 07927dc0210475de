"""Which tactics of a text teach, and how they are moved to column 0."""

from __future__ import annotations

import pytest

from assistant.neighbours.script import LONGEST, MOST_STEPS, scripts

HEAD = "theorem t (xs : List Nat) : p xs := by"


def taught(text: str) -> list[str]:
    return [tactic.text for script in scripts(text) for tactic in script.tactics]


@pytest.mark.parametrize(
    ("proof", "tactics"),
    [
        pytest.param(" simp", ["simp"], id="in the line of the statement"),
        pytest.param("", [], id="nothing yet"),
        pytest.param("\n  constructor\n  · simp\n  ·\n", ["constructor", "simp"], id="nothing in a branch yet"),
        pytest.param(
            "\n  intro x; simp\n  exact h -- so it is", ["intro x", "simp", "exact h"], id="one after another"
        ),
        pytest.param(
            "\n  induction xs <;> simp_all [f]",
            ["induction xs <;> simp_all [f]", "induction xs", "simp_all [f]"],
            id="what follows everywhere, together and apart",
        ),
        pytest.param(
            "\n  induction xs with\n  | nil => rfl\n  | cons x xs ih =>\n    rw [f]\n    exact ih",
            [
                "induction xs with\n| nil => rfl\n| cons x xs ih =>\n  rw [f]\n  exact ih",
                "induction xs with | nil => ?_ | cons x xs ih => ?_",
                "rfl",
                "rw [f]",
                "exact ih",
            ],
            id="cases, whole and empty",
        ),
        pytest.param(
            " induction xs with\n  | nil => rfl\n  | cons x xs ih => simp",
            [
                "induction xs with\n  | nil => rfl\n  | cons x xs ih => simp",
                "induction xs with | nil => ?_ | cons x xs ih => ?_",
                "rfl",
                "simp",
            ],
            id="lines that stand left of where the tactic begins",
        ),
        pytest.param(
            "\n  constructor\n  · simp\n  · exact h",
            ["constructor", "simp", "exact h"],
            id="bullets only say where tactics belong",
        ),
        pytest.param("\n  case nil => simp", ["simp"], id="so do names of cases"),
        pytest.param(
            "\n  first | simp | omega\n  try exact h",
            ["first | simp | omega", "try exact h"],
            id="what may fail teaches only as a whole",
        ),
        pytest.param("\n  conv => lhs; rw [f]", ["conv => lhs; rw [f]"], id="conversions are no tactics"),
        pytest.param(
            "\n  exact f (by simp) /- or -/ (by omega)",
            ["exact f (by simp)  (by omega)", "simp", "omega"],
            id="tactics in terms, comments aside",
        ),
        pytest.param("\n  sorry", [], id="a hole"),
        pytest.param("\n  simp\n  exact (by admit)", [], id="a hole anywhere"),
        pytest.param("\n  exact f " + "x " * LONGEST, [], id="what nobody would read"),
    ],
)
def test_tactics_of_a_finished_proof(proof: str, tactics: list[str]) -> None:
    assert taught(f"{HEAD}{proof}\n") == tactics


def test_a_term_a_hole_and_a_macro_teach_nothing() -> None:
    assert taught('theorem t : True := trivial\nmacro "m" : tactic => `(tactic| simp)\nexample : p := by sorry\n') == []


def test_a_declaration_has_no_end_of_steps() -> None:
    assert len(taught(f"{HEAD}\n" + "  skip_it\n" * (MOST_STEPS + 5))) == MOST_STEPS


def test_lines_and_names_are_those_of_the_file() -> None:
    text = "namespace A\n\n/-- So. -/\ntheorem t : p := by\n  simp\nend A\nexample : p := by simp\n"
    found = [(script.declaration.display_name, script.line) for script in scripts(text)]
    assert found == [("A.t", 2), ("example", 6)]


FIRST = "theorem one : p := by simp\n"
SECOND = "theorem two : q := by omega\n"


def test_a_digest_is_of_the_declaration_and_a_context_of_all_that_was_read() -> None:
    [one, two] = scripts(FIRST + SECOND)
    [same_one, other_two] = scripts(FIRST + SECOND.replace("omega", "simp"))
    assert (one.digest, one.context) == (same_one.digest, same_one.context)
    assert two.digest != other_two.digest
    [changed, moved] = scripts(FIRST.replace("simp", "rfl") + SECOND)
    assert changed.digest != one.digest
    assert moved.digest == two.digest
    assert moved.context != two.context


@pytest.mark.parametrize(
    ("text", "surroundings"), [(f"import A\n{FIRST}", ""), (FIRST, "4.36"), (f"def p := 1\n{FIRST}", "")]
)
def test_another_context(text: str, surroundings: str) -> None:
    [one] = scripts(FIRST)
    [other] = scripts(text, surroundings)
    assert other.context != one.context
