"""What may be used in a proof, read from Lean texts."""

import pytest

from assistant.premises.corpus import premises_of, unfinished_names

TEXT = """\
namespace N
@[simp] theorem easy (n : Nat) : n + 0 = n := rfl
theorem unfinished (n : Nat) : n = n := by sorry
private theorem hidden : True := trivial
def double (n : Nat) : Nat := n + n
instance : Inhabited Nat := ⟨0⟩
example : True := trivial
theorem later (n : Nat) : double n = 2 * n := by
  unfold double; omega
end N
"""


def test_named_declarations_are_premises_and_open_theorems_are_marked() -> None:
    text = TEXT + "def stub : Nat := sorry\n"
    found = [(p.name, p.open) for p in premises_of(text, "Module")]
    assert found == [("N.easy", False), ("N.unfinished", True), ("N.double", False), ("N.later", False)]


def test_a_premise_knows_its_statement_attributes_and_module() -> None:
    [easy, *_] = premises_of(TEXT, "Module")
    assert easy.statement == "(n : Nat) : n + 0 = n"
    assert easy.attributes == ("simp",)
    assert (easy.kind, easy.module, easy.in_library) == ("theorem", "Module", False)


def test_in_its_own_file_a_private_one_counts_and_a_later_one_does_not() -> None:
    before = TEXT.index("theorem later")
    assert [p.name for p in premises_of(TEXT, "Module", before=before)] == [
        "N.easy",
        "N.unfinished",
        "N.hidden",
        "N.double",
    ]


def test_a_name_is_full_whatever_scopes_it_stands_in() -> None:
    text = (
        "namespace A.B\nsection S\nprotected theorem inner : True := trivial\nend S\n"
        "theorem _root_.top : True := trivial\nend A.B\n"
        "mutual\ntheorem one : True := trivial\ntheorem two : True := trivial\nend\n"
    )
    assert [p.name for p in premises_of(text, "M")] == ["A.B.inner", "top", "one", "two"]


def test_what_proves_nothing_and_what_has_no_name_is_no_premise() -> None:
    text = (
        "instance named : Inhabited Nat := ⟨0⟩\ninstance : Inhabited Bool := ⟨true⟩\n"
        "structure S where\n  x : Nat\ninductive I | a | b\nexample : True := trivial\n"
        "theorem _auxiliary : True := trivial\ndef Nat.match_1 := 0\n"
    )
    assert premises_of(text, "M") == []


def test_axioms_and_definitions_may_be_used() -> None:
    text = "axiom ax : 1 = 1\nabbrev T := Nat\nnoncomputable def f : Nat := 0\n"
    assert [(p.name, p.kind) for p in premises_of(text, "M")] == [("ax", "axiom"), ("T", "abbrev"), ("f", "def")]


def test_a_declaration_counts_from_its_end_on() -> None:
    end = TEXT.index("theorem unfinished")
    for before in range(len(TEXT)):
        names = [p.name for p in premises_of(TEXT, "M", before=before)]
        assert ("N.easy" in names) == (before >= TEXT.index(":= rfl") + len(":= rfl")), before
    assert [p.name for p in premises_of(TEXT, "M", before=end)] == ["N.easy"]


@pytest.mark.parametrize("text", ["", "\n", "-- nothing\n", "theorem", "theorem t", "namespace", "end N\n", "import"])
def test_a_text_that_says_nothing_has_no_premise_that_could_mislead(text: str) -> None:
    assert [p.name for p in premises_of(text, "M") if p.statement] == []
    assert unfinished_names(text) == frozenset()


def test_unfinished_declarations_are_known_by_every_name() -> None:
    assert unfinished_names(TEXT) == {"N.unfinished", "unfinished"}


def test_a_sorry_in_a_comment_leaves_a_proof_finished() -> None:
    text = "theorem t : True := by\n  -- no sorry here\n  trivial\n"
    assert unfinished_names(text) == frozenset()
    assert [p.name for p in premises_of(text, "M")] == ["t"]


def test_a_premise_knows_its_line() -> None:
    assert [(p.name, p.line) for p in premises_of(TEXT, "M")] == [
        ("N.easy", 2),
        ("N.unfinished", 3),
        ("N.double", 5),
        ("N.later", 8),
    ]
