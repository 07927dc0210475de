"""What an author wrote is told from what Lean made by where it stands, not by what it is called."""

from __future__ import annotations

from assistant.lean.compiled.ranges import places_of_names, written

TEXT = """theorem Foo.induction : 2 * 2 = 4 := by native_decide
theorem foo : True := aux
where
  aux : True := trivial
theorem foo.extra : True := by
  let rec inner : True := trivial
  exact inner
private axiom _hid : True
def match_1 : { n : Nat // n = 1 } := ⟨1, by native_decide⟩
"""


def test_a_name_like_leans_own_is_an_authors_where_it_stands_for_itself(compiled) -> None:
    assert written(compiled(TEXT)) == {"Foo.induction", "foo", "foo.extra", "_private.Main.0._hid", "match_1"}


def test_axioms_of_the_compiler_have_a_place_and_are_nobodys(compiled) -> None:
    module = compiled(TEXT)
    assert [name for name in places_of_names(module) if "_native" in name]


def test_what_the_command_of_a_macro_declares_has_the_macros_place(compiled) -> None:
    command = "`(axiom nb : True\ntheorem base : 2 * 2 = 4 := by native_decide)"
    text = f'set_option hygiene false in\nmacro "mk" : command => {command}\nmk\n'
    assert {"nb", "base"} <= written(compiled(text))
    assert not any("_native" in name for name in written(compiled(text)))
