"""What is closed first: what others rest on."""

from __future__ import annotations

from pathlib import Path

from assistant.lean.places import find_holes
from assistant.lean.project import module_of
from assistant.sorries.order import built_anew, imports_among, in_order, needed_before

TEXT = """\
theorem N.one : 1 = 1 := by
  sorry

theorem two : 2 = 2 := by
  sorry

theorem main : 1 = 1 ∧ 2 = 2 := by
  have h := N.one
  constructor
  · sorry
  · sorry
"""


def test_a_hole_waits_for_those_above_whose_declaration_it_names() -> None:
    holes = find_holes(Path("T.lean"), TEXT)
    assert in_order(holes) == list(holes)
    assert [needed_before(hole, holes[:number]) for number, hole in enumerate(holes)] == [[], [], [0], [0]]


RECURSION = """\
theorem above : 1 = 1 := by sorry
def search (n : Nat) : Nat :=
  have : n = n := by sorry
  search (n - 1)
termination_by n
decreasing_by
  have := above
  sorry
"""


def test_that_a_recursion_ends_is_proved_before_what_rests_on_it() -> None:
    above, body, ending = find_holes(Path("T.lean"), RECURSION)
    assert in_order([above, body, ending]) == [above, ending, body]
    assert needed_before(ending, [above]) == [0]
    assert needed_before(body, [above, ending]) == [0, 1]


def test_imports_are_followed_through_files_without_holes(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("A.lean", "B.lean", "C.lean")]
    texts = ["theorem a : 1 = 1 := by sorry\n", "import A\n", "import B\nimport Init\ntheorem c : 1 = 1 := by sorry\n"]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    found = imports_among({paths[0]: texts[0], paths[2]: texts[2]})
    assert found == {paths[0]: frozenset(), paths[2]: frozenset({paths[0]})}


def test_the_module_that_is_to_be_built_is_named(tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text("")
    path = tmp_path / "Shelf" / "Books.lean"
    assert module_of(path, tmp_path) == "Shelf.Books"
    assert built_anew(["a", "b"], {"b": path}).endswith("`lake build Shelf.Books`")
    assert built_anew(["a"], {"b": path}) == ""
