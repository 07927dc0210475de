"""What is compared besides statements. The second text of each test stands for a compiled file that the judged proof
wrote itself: Lean makes none like it from the same text with a proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.compiled.library import Library
from assistant.lean.judge.examination import Origin, examine
from assistant.lean.judge.subject import Anchor, Names, Subject
from assistant.lean.toolchain import Toolchain
from tests.lean.judge.conftest import compiled

ANCHOR = Anchor(2, 9, (2, 0), (2, 0))
NAMES = Names(frozenset({("t",)}))
DATA = "def f (n : Nat) : Nat := n\n"
HOLE = DATA + "theorem t : f 3 = 7 := by sorry\n"


def reasons(toolchain: Toolchain, folder: Path, before: str, after: str) -> tuple[str, ...]:
    base = Library(toolchain.lean_path)
    was, now = [
        Subject(base.overlaid({"M": [compiled(toolchain, folder / name, "M", text)]}), "M")
        for name, text in (("before", before), ("after", after))
    ]
    return examine(was, now, NAMES, Origin((), (), ()), (ANCHOR, ANCHOR)).reasons


def test_a_definition_above_is_the_same_with_the_proof(toolchain, tmp_path) -> None:
    forged = "def f (_ : Nat) : Nat := 7\ntheorem t : f 3 = 7 := rfl\n"
    assert reasons(toolchain, tmp_path / "forged", HOLE, forged) == ("the definition of `f` would change",)


@pytest.mark.parametrize(
    ("above", "forged"),
    [
        ("inductive T | a | b\n", "inductive T | b | a\n"),
        ("def T := 1\n", "opaque T : Nat\n"),
        ("instance T : Inhabited Nat := ⟨1⟩\n", "instance T : Inhabited Nat := ⟨2⟩\n"),
        ("private def T := 1\n", "private def T := 2\n"),
        ("def T := match 1 with | 0 => 1 | _ => 2\n", "def T := match 1 with | 0 => 1 | _ => 3\n"),
    ],
    ids=["constructors", "the kind", "an instance", "private", "a match"],
)
def test_so_is_every_kind_of_thing(toolchain, tmp_path, above, forged) -> None:
    theorem = "theorem t : T = T := by {}\n"
    before = above + theorem.format("sorry")
    assert reasons(toolchain, tmp_path / "forged", before, forged + theorem.format("rfl")) != ()
    assert reasons(toolchain, tmp_path / "honest", before, above + theorem.format("rfl")) == ()


def test_what_is_imported_is_the_same(toolchain, tmp_path) -> None:
    theorem = "theorem t : 1 = 1 := by {}\n"
    after = "import Init.Data.Nat.Basic\n" + theorem.format("rfl")
    assert reasons(toolchain, tmp_path / "forged", theorem.format("sorry"), after) == (
        "the text with the proof imports something else",
    )
