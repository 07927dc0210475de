"""Laws of classes and structures of a file."""

from __future__ import annotations

from models.equations.classes import declared_classes, laws, spellings

TEXT = """\
namespace A

class Semi (S : Type u) where
  /-- combined -/
  op : S → S → S
  assoc : ∀ a b c : S, op (op a b) c = op a (op b c) -- a law

class Mon (M : Type u) extends Semi M where
  e : M
  e_op (a : M) : op e a = a
  op_e : forall (a : M),
    op a e = a

structure Bundled where
  carrier : Type
  op : carrier → carrier → carrier
  comm (a b : carrier) : op a b = op b a

structure Pair (α : Type) (β : Type) where
  (one : α)
  (other : β)

end A
"""


def stated(kind: str, owner: str = "") -> dict[str, str]:
    return {law.name: law.proposition for law in laws(kind, declared_classes(TEXT), owner)}


def test_laws_are_stated_with_full_names_for_the_type_at_hand() -> None:
    assert stated("Mon G") == {
        "A.Mon.e_op": "∀ (a : G), A.Semi.op A.Mon.e a = a",
        "A.Mon.op_e": "forall (a : G), A.Semi.op a A.Mon.e = a",
        "A.Semi.assoc": "∀ a b c : G, A.Semi.op (A.Semi.op a b) c = A.Semi.op a (A.Semi.op b c)",
    }


def test_laws_of_a_structure_are_fields_of_whoever_has_it() -> None:
    assert stated("Bundled", "G") == {"G.comm": "∀ (a b : G.carrier), G.op a b = G.op b a"}


def test_a_structure_without_equations_has_no_laws() -> None:
    assert stated("Pair Nat Bool", "p") == {}
    assert stated("Unknown G") == {}


def test_every_way_to_write_a_field_is_known_but_where_a_local_name_hides_it() -> None:
    found = spellings(("e",), declared_classes(TEXT), "Mon G")
    assert found["Semi.op"] == found["A.Semi.op"] == found["op"] == "A.Semi.op"
    assert found["Mon.e"] == "A.Mon.e"
    assert "e" not in found
