"""What may be used in a proof, read from Lean texts."""

from pathlib import Path

import pytest

from assistant.premises.corpus import imported_premises, library_premises, premises_of, stamp, unfinished_names

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


def test_imports_are_followed_within_the_project(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "One.lean").write_text("import A.Two\ntheorem one : True := trivial\n")
    (tmp_path / "A" / "Two.lean").write_text("import A.One\ntheorem two : True := trivial\n")
    found, _ = imported_premises("import A.One\nimport Not.There\ntheorem t : True := trivial\n", tmp_path)
    assert {(p.name, p.module) for p in found} == {("one", "A.One"), ("two", "A.Two")}


def test_private_lemmas_of_an_import_stay_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "One.lean").write_text(
        "private theorem own : True := trivial\ntheorem gap : True := by sorry\ntheorem open_ : True := trivial\n"
    )
    assert [p.name for p in imported_premises("import One\n", tmp_path)[0]] == ["gap", "open_"]


def test_an_import_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Bad.lean").write_bytes(b"\xff\xfe theorem t : True := trivial")
    (tmp_path / "Folder.lean").mkdir()
    (tmp_path / "Good.lean").write_text("theorem good : True := trivial\n")
    assert [p.name for p in imported_premises("import Bad\nimport Folder\nimport Good\n", tmp_path)[0]] == ["good"]


def test_the_word_import_in_a_comment_or_below_the_header_imports_nothing(tmp_path: Path) -> None:
    (tmp_path / "One.lean").write_text("theorem one : True := trivial\n")
    assert imported_premises("theorem t : True := trivial\nimport One\n", tmp_path) == ([], ())
    assert imported_premises("-- import One\n/- import One -/\ntheorem t : True := trivial\n", tmp_path) == ([], ())


def test_stamps_tell_when_an_imported_file_changed_or_appeared(tmp_path: Path) -> None:
    one, two = tmp_path / "One.lean", tmp_path / "Two.lean"
    one.write_text("import Two\n")
    _, stamps = imported_premises("import One\n", tmp_path)
    assert [known.path for known in stamps] == [one, two]
    assert all(stamp(known.path) == known for known in stamps)
    two.write_text("theorem two : True := trivial\n")
    assert [stamp(known.path) == known for known in stamps] == [True, False]


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


def test_a_cache_that_cannot_be_written_costs_time_only(library: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert [p.name for p in library_premises([library], tmp_path / "cache")] == ["Nat.fact"]


def test_what_was_read_is_taken_from_the_cache(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = library_premises([library], tmp_path / "cache")
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: pytest.fail("it was read again"))
    assert library_premises([library], tmp_path / "cache") == wanted
