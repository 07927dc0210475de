"""What may be used in a proof, read from Lean texts."""

from pathlib import Path

import pytest

from assistant.premises.corpus import imported_premises, library_premises, premises_of, unfinished_names

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


def test_named_finished_declarations_are_premises() -> None:
    assert [p.name for p in premises_of(TEXT, "Module")] == ["N.easy", "N.double", "N.later"]


def test_a_premise_knows_its_statement_attributes_and_module() -> None:
    [easy, *_] = premises_of(TEXT, "Module")
    assert easy.statement == "(n : Nat) : n + 0 = n"
    assert easy.attributes == ("simp",)
    assert (easy.kind, easy.module, easy.in_library) == ("theorem", "Module", False)


def test_in_its_own_file_a_private_one_counts_and_a_later_one_does_not() -> None:
    before = TEXT.index("theorem later")
    assert [p.name for p in premises_of(TEXT, "Module", before=before)] == ["N.easy", "N.hidden", "N.double"]


def test_unfinished_declarations_are_known_by_every_name() -> None:
    assert unfinished_names(TEXT) == {"N.unfinished", "unfinished"}


def test_a_sorry_in_a_comment_leaves_a_proof_finished() -> None:
    text = "theorem t : True := by\n  -- no sorry here\n  trivial\n"
    assert unfinished_names(text) == frozenset()
    assert [p.name for p in premises_of(text, "M")] == ["t"]


def test_imports_are_followed_within_the_project(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "One.lean").write_text("import A.Two\ntheorem one : True := trivial\n")
    (tmp_path / "A" / "Two.lean").write_text("import A.One\ntheorem two : True := trivial\n")
    found = imported_premises("import A.One\nimport Not.There\ntheorem t : True := trivial\n", tmp_path)
    assert {(p.name, p.module) for p in found} == {("one", "A.One"), ("two", "A.Two")}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "Init" / "Data").mkdir(parents=True)
    (tmp_path / "Init" / "Data" / "Nat.lean").write_text("theorem Nat.fact : 1 = 1 := rfl\n")
    (tmp_path / "Init" / "Meta.lean").write_text("theorem Lean.inner : 1 = 1 := rfl\n")
    return tmp_path


def test_the_library_is_read_from_its_own_sources(library: Path, tmp_path: Path) -> None:
    found = library_premises([library], tmp_path / "cache")
    assert [(p.name, p.module, p.in_library) for p in found] == [("Nat.fact", "Init.Data.Nat", True)]


def test_a_changed_library_is_read_again(library: Path, tmp_path: Path) -> None:
    library_premises([library], tmp_path / "cache")
    (library / "Init" / "Data" / "Nat.lean").write_text("theorem Nat.other : 22 = 22 := rfl\n")
    assert [p.name for p in library_premises([library], tmp_path / "cache")] == ["Nat.other"]


def test_a_damaged_cache_is_made_anew(library: Path, tmp_path: Path) -> None:
    wanted = library_premises([library], tmp_path / "cache")
    for stored in (tmp_path / "cache").rglob("*.msgpack"):
        stored.write_bytes(b"\xc1 nonsense")
    assert library_premises([library], tmp_path / "cache") == wanted
