"""The texts that are compiled for the judge, without Lean."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.judge.compilation import header_data
from assistant.lean.judge.layout import EXACT, lay_out, stubs, units

PATH = Path("Test.lean")
TEXT = """\
import Init
/-- A comment. -/
def g (n : Nat) : Nat := sorry

mutual
theorem a : 1 = 1 := sorry
theorem b : 1 = 1 := by
  sorry
end
theorem later : True := trivial
"""
LATER = TEXT.index("theorem later")


def test_what_lean_elaborates_at_once_is_one_unit() -> None:
    assert [unit.keyword for unit in units(TEXT, len(TEXT))] == ["def", "mutual", "theorem"]
    assert [unit.keyword for unit in units(TEXT, LATER)] == ["def", "mutual"]


def test_without_anything_to_set_aside_the_text_stays_as_it_is() -> None:
    found = units(TEXT, LATER)
    laid = lay_out(TEXT, found)
    assert laid.text == TEXT[: found[-1].span.end] + "\n"
    assert not laid.wrapped
    assert laid.text.splitlines()[laid.lines[0][0]].startswith("/-- A comment")
    assert laid.text.splitlines()[laid.lines[1][1]] == "end"


def test_what_has_errors_is_wrapped_and_what_does_not_parse_is_cut_line_for_line() -> None:
    found = units(TEXT, LATER)
    laid = lay_out(TEXT, found, wrapped={0}, cut={1})
    lines = laid.text.splitlines()
    first, last = laid.lines[0]
    assert lines[first] == "#guard_msgs (drop all) in /-- A comment. -/"
    assert lines[last] == TEXT.splitlines()[last] == "def g (n : Nat) : Nat := sorry"
    assert "mutual" not in laid.text
    assert laid.lines[1][1] - laid.lines[1][0] == 4
    assert laid.wrapped
    assert laid.unit_at(first, 0) == laid.unit_at(last, 40) == 0
    assert laid.unit_at(0, 0) == -1


@pytest.mark.parametrize("header", ["import Init\n", "\n", "-- a comment\n", "module\nimport Init -- the library\n"])
def test_nothing_moves_for_words_of_ours(header: str) -> None:
    text = TEXT.replace("import Init\n", header).replace("theorem later", "/-! a module's -/\n\ntheorem later")
    found = units(text, len(text))
    made = stubs(PATH, text, found, text.index("theorem b"), "word")
    laid = lay_out(text, found, wrapped={0, 1, 2}, filled=made, word="word")
    assert laid.markers
    for number, (written, line) in enumerate(zip(text.splitlines(), laid.text.splitlines(), strict=False)):
        assert (
            "sorry" in written
            or line.startswith(written)
            or (number < header.count("\n") and written.partition(" --")[0] in line)
        )
    assert laid.lines == lay_out(text, found).lines
    behind = laid.text.splitlines()[laid.lines[0][1]].index("word_wrapper")
    assert [laid.unit_at(laid.lines[0][1], at) for at in (behind - 1, behind)] == [0, 1], "what it wraps is charged"
    assert "/-! a module's -/ word_wrapper" in laid.text, "that one is a command for Lean"


def test_what_other_lines_may_be_aligned_to_does_not_move() -> None:
    text = (
        "import Init\ntheorem t : P ∧ Q :=\n  ⟨sorry, by constructor\n             · exact p\n             · sorry⟩\n"
    )
    found = units(text, len(text))
    first, second = stubs(PATH, text, found, text.index("theorem"), "word")
    assert (first.is_tight, second.is_tight) == (True, False)
    laid = lay_out(text, found, filled=(first,), word="word").text.splitlines()
    assert laid[2].index("by constructor") == text.splitlines()[2].index("by constructor")
    assert "sorry" not in laid[2]


def test_errors_in_a_line_are_charged_to_the_command_that_they_stand_in() -> None:
    text = "import Init\ndef x : Nat := true theorem t : 1 = 1 := by sorry\n"
    laid = lay_out(text, units(text, len(text)))
    column = text.splitlines()[1].index("theorem")
    assert [laid.unit_at(1, at) for at in (0, column - 1, column, column + 9)] == [0, 0, 1, 1]
    wrapped = lay_out(text, units(text, len(text)), wrapped={0}, word="word")
    assert [wrapped.unit_at(1, at) for at in (0, column - 1, column, column + 9)] == [0, 0, 1, 1]


def test_a_file_that_begins_with_a_command_moves_down_by_a_line() -> None:
    text = "theorem a : P := by\n  sorry\ntheorem b : P := by\n  sorry\n"
    found = units(text, len(text))
    laid = lay_out(text, found, wrapped={0}, defined={EXACT}, word="word")
    assert laid.text.splitlines()[1:] == text.splitlines()
    assert laid.lines == ((1, 2), (3, 4))


def test_markers_stand_first_and_holes_of_other_theorems_stay() -> None:
    found = units(TEXT, LATER)
    judged = TEXT.index("theorem b")
    made = stubs(PATH, TEXT, found, judged, "word")
    assert [(stub.unit, stub.own, stub.is_tactic) for stub in made] == [(0, False, False), (1, True, True)]
    laid = lay_out(TEXT, found, filled=made)
    first = laid.text.splitlines()[0]
    assert first.startswith("import Init ")
    assert [part.partition(".{")[0] for part in first.split('@[extern "hole"] ')[1:]] == [
        f"axiom _root_.{marker}" for marker in laid.markers
    ]
    assert "theorem a : 1 = 1 := sorry" in laid.text
    assert laid.text.count("sorry") == 1


def test_theorems_that_use_the_judged_one_are_one_declaration_with_it() -> None:
    text = (
        "mutual\ntheorem a : P := by\n  exact b\n  sorry\ntheorem b : P := by\n  exact c\n  sorry\n"
        "theorem c : P := by\n  sorry\ntheorem d : P := sorry\nend\n"
    )
    made = stubs(PATH, text, units(text, len(text)), text.index("theorem c"), "word")
    assert [text.rfind("theorem ", 0, stub.span.start) for stub in made] == [
        text.index(f"theorem {name}") for name in "abc"
    ]
    assert all(stub.own for stub in made)


@pytest.mark.parametrize(
    "evaluation",
    [
        "#eval f 3",
        "#guard_msgs in\n#eval f 3",
        "open Nat in #eval f 3",
        "set_option a true in\n#eval! (do\n  pure «é» : IO Unit)",
    ],
)
def test_what_is_only_evaluated_is_left_out_and_nothing_moves(evaluation: str) -> None:
    text = f"def f (n : Nat) : Nat := n\n\n{evaluation}\n\ntheorem t : f 3 = 3 := rfl\n"
    laid = lay_out(text, units(text, len(text)))
    assert "eval" not in laid.text
    assert laid.text.encode().index(b"theorem") == text.encode().index(b"theorem")
    assert laid.text.count("\n", 0, laid.text.index("theorem")) == text.count("\n", 0, text.index("theorem"))
    assert laid.wrapped


@pytest.mark.parametrize(
    "command",
    [
        "def g : Nat := #eval",
        "def g : Nat := open N in #eval",
        "set_option a true in def g : Nat := open N in #eval",
        "theorem g : P := #evalX",
        'local notation "#eval" => 3',
        "#eval 1\nabb foo",
        "namespace N\n  #eval 1\n  def f := 3",
    ],
)
def test_what_has_the_word_in_it_and_is_no_evaluation_stays(command: str) -> None:
    text = f"{command}\n"
    assert lay_out(text, units(text, len(text))).text.startswith(text)


@pytest.mark.parametrize(
    "syntax",
    [
        'macro "#evaluate" : command => `(axiom cheat : False)',
        "macro_rules | `(#eval $_) => `(axiom cheat : False)",
        'syntax "#eval " term : command',
        'notation "#eval" => 3',
    ],
)
def test_where_an_evaluation_may_mean_something_else_it_stays(syntax: str) -> None:
    text = f"{syntax}\n#eval 1\n"
    assert lay_out(text, units(text, len(text))).text.startswith(text)


def test_an_evaluation_with_a_hole_stays() -> None:
    text = "#eval (⟨3, by sorry⟩ : Fin 4)\n"
    assert lay_out(text, units(text, len(text))).text.startswith(text)


def test_the_default_of_a_field_and_the_proof_of_termination_are_known_as_such() -> None:
    text = "structure S where\n  x : Nat := sorry\ntheorem t (n : Nat) : n = n := by\n  sorry\ndecreasing_by sorry\n"
    made = stubs(PATH, text, units(text, len(text)), text.index("theorem"), "word")
    assert [(stub.is_default, stub.is_termination) for stub in made] == [(True, False), (False, False), (False, True)]


def test_a_header_is_told_to_lake_as_lean_would_read_it() -> None:
    assert header_data("def x := 1") == {
        "imports": [{"module": "Init", "importAll": False, "isExported": True, "isMeta": False}],
        "isModule": False,
    }
    data = header_data("module\nprelude\npublic import A.B\nimport all C\nmeta import D\n")
    assert data["isModule"] is True
    assert data["imports"] == [
        {"module": "A.B", "importAll": False, "isExported": True, "isMeta": False},
        {"module": "C", "importAll": True, "isExported": False, "isMeta": False},
        {"module": "D", "importAll": False, "isExported": False, "isMeta": True},
    ]


DOUBLE = "def double (n : Nat) : Nat := n + n\n"
THEOREM = "theorem t (n : Nat) : double n = n + n := by\n  sorry\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DOUBLE}\ntheor foo\n\n{THEOREM}", ["def", "theor", "theorem"]),
        (f"{DOUBLE}\n/-- half-typed -/\ntheor foo (a : Nat)\n\n{THEOREM}", ["def", "theor", "theorem"]),
        (f"theor\n\n{DOUBLE}\n{THEOREM}", ["theor", "def", "theorem"]),
        (f"import Init\n\ntheor foo\n\n{DOUBLE}", ["theor", "def"]),
        (f"{DOUBLE}\ntheor a\n\nlemm b\n\n{THEOREM}", ["def", "theor", "lemm", "theorem"]),
        ("def double (n : Nat) : Nat :=\n\nn + n\n", ["def"]),
        ("def f (n : Nat) : Nat := g n\n\nwhere g (n : Nat) : Nat := n\n", ["def"]),
        ("def f (n : Nat) : Nat := n\nfoo bar\n", ["def"]),
    ],
)
def test_a_half_typed_command_is_a_unit_of_its_own(text, expected) -> None:
    assert [unit.keyword for unit in units(text, len(text))] == expected


@pytest.mark.parametrize("below", ["theor foo", "\ntheor foo", "#", "\n#", "@[simp]", "\n@[simp] foo"])
def test_what_is_charged_to_the_judged_declaration_is_parted_from_it_only_when_it_is_asked_for(below: str) -> None:
    text = f"{DOUBLE}\n{THEOREM}{below}\n"
    judged = text.index("theorem")
    assert [unit.keyword for unit in units(text, len(text), judged=judged)] == ["def", "theorem"]
    parted = units(text, len(text), judged=judged, split=True)
    assert [unit.keyword for unit in parted[:2]] == ["def", "theorem"]
    assert text[parted[1].span.start : parted[1].span.end] == THEOREM.strip()


def test_fields_at_the_margin_belong_to_their_declaration() -> None:
    text = "def a : A where\n\nx := 3\n\nh := by sorry\n"
    assert len(units(text, len(text), judged=0)) == 1
