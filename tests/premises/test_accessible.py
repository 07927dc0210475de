"""What may be used at a place, and what of it is found."""

from __future__ import annotations

import os
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest

from assistant.lean.goals import Goal, parse_goal
from assistant.lean.toolchain import Toolchain
from assistant.premises.accessible import AccessiblePremises, Retrieved, Wanted
from assistant.premises.changed import imported_texts
from assistant.premises.library import CompiledLibrary, Package, package_state
from assistant.premises.premise import ScoredPremise
from assistant.premises.ranking import shipped_weights
from assistant.premises.vectors.closeness import Closeness, LibraryVectors
from assistant.premises.written import written_module
from tests.lean.compile import compiled_text

BASE = "theorem rotate (xs ys : List Nat) : (xs ++ ys).length = (ys ++ xs).length := by simp [Nat.add_comm]\n"
GAP = "theorem gap (xs : List Nat) : (xs ++ xs).length = 2 * xs.length := sorry\n"
ELSEWHERE = "theorem elsewhere (xs ys : List Nat) : (xs ++ ys).length = (ys ++ xs).length := by simp [Nat.add_comm]\n"
OWN = "import Base\n\ntheorem mine (xs : List Nat) : (xs ++ []).length = xs.length := by simp\n\n"
GOAL = parse_goal("xs ys : List Nat\n⊢ (xs ++ ys).length = (ys ++ xs).length")
WANTED = Wanted(20, 5, 50)


class Project:
    def __init__(self, root: Path, library: CompiledLibrary) -> None:
        self.root, self.library = root, library

    def at_the_end_of(self, text: str, module: str = "Own") -> AccessiblePremises:
        changed, _ = imported_texts(text, self.root, self.library)
        return AccessiblePremises(
            self.library, written_module(text, module, before=len(text)), changed, shipped_weights()["learnt"]
        )


@pytest.fixture(scope="module")
def project(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("project")
    compiled_text(toolchain, root, BASE + GAP, "Base")
    compiled_text(toolchain, root, ELSEWHERE, "Elsewhere")
    compiled_text(toolchain, root, OWN + "theorem below (n : Nat) : n = n := rfl\n", "Own", (root,))
    [lean] = toolchain.lean_path
    packages = (Package(lean, toolchain.sources), Package(root, (root,), own=True))
    library = CompiledLibrary([package_state(package) for package in packages], tmp_path_factory.mktemp("cache"))
    return Project(root, library)


def names(found: tuple[ScoredPremise, ...]) -> list[str]:
    return [scored.premise.name for scored in found]


def everything(found: Retrieved) -> set[str]:
    return {*names(found.local), *names(found.open), *names(found.library)}


def test_the_text_above_its_imports_and_the_library_are_found(project: Project) -> None:
    found = project.at_the_end_of(OWN).search(GOAL, "t", WANTED)
    assert set(names(found.local)) == {"rotate", "mine"}
    assert names(found.open) == ["gap"]
    assert "List.length_append" in names(found.library)[:5]
    assert found.library[0].score >= found.library[-1].score


def test_what_is_not_imported_or_stands_below_is_never_found(project: Project) -> None:
    """Although the file itself was compiled before, with what stands below now."""
    assert not {"elsewhere", "below"} & everything(project.at_the_end_of(OWN).search(GOAL, "t", Wanted(99, 99, 999)))


def test_a_file_that_was_changed_counts_as_it_is_now(project: Project) -> None:
    base = project.root / "Base.lean"
    before = base.read_text()
    base.write_text(GAP.replace("sorry", "by simp; omega") + BASE.replace("rotate", "turn"))
    later = project.library.compiled_at("Base") + 1
    os.utime(base, ns=(later, later))
    try:
        found = project.at_the_end_of(OWN).search(GOAL, "t", WANTED)
        assert set(names(found.local)) == {"turn", "mine", "gap"}
        assert found.open == ()
    finally:
        base.write_text(before)
        os.utime(base, ns=(1, 1))


def test_no_more_are_found_than_wanted(project: Project) -> None:
    found = project.at_the_end_of(OWN).search(GOAL, "t", Wanted(1, 0, 3))
    assert (len(found.local), len(found.open), len(found.library)) == (1, 0, 3)


def test_the_names_of_what_has_a_hole_are_known(project: Project) -> None:
    own = "theorem hole : 1 = 2 := sorry\n"
    assert project.at_the_end_of(OWN + own).open_names() == {"gap", "hole"}
    assert project.at_the_end_of(own).open_names() == {"hole"}


def test_the_same_question_has_the_same_answer(project: Project) -> None:
    accessible = project.at_the_end_of(OWN)
    assert accessible.search(GOAL, "t", WANTED) is accessible.search(GOAL, "t", WANTED)
    assert accessible.search(Goal("", (), "1 = 1"), "t", WANTED) is not accessible.search(GOAL, "t", WANTED)


def test_without_a_library_there_is_the_text(tmp_path: Path) -> None:
    nothing = CompiledLibrary((), tmp_path)
    found = Project(tmp_path, nothing).at_the_end_of(OWN).search(GOAL, "t", WANTED)
    assert everything(found) == {"mine"}
    assert everything(Project(tmp_path, nothing).at_the_end_of("").search(GOAL, "t", WANTED)) == set()


def test_where_there_is_little_nothing_is_too_common_to_be_found(tmp_path: Path) -> None:
    """While the libraries were read, the only lemma of a file that a text imports was not found."""
    (tmp_path / "Base.lean").write_text("theorem odd : 7 = 8 := sorry\ntheorem other : 7 = 9 := sorry\n")
    found = Project(tmp_path, CompiledLibrary((), tmp_path)).at_the_end_of("import Base\n\n")
    assert names(found.search(parse_goal("⊢ 7 = 8"), "t", WANTED).open)[:2] == ["odd", "other"]


def test_what_vectors_did_not_come_in_time_for_is_looked_for_again(project: Project) -> None:
    accessible = project.at_the_end_of(OWN)
    nothing = LibraryVectors((None, None), tuple(map(len, project.library.retrieval.segments)))
    late = Closeness(Future(), nothing, 0.0, 1)
    first = accessible.search(GOAL, "t", WANTED, late)
    assert not first.with_vectors
    assert first == accessible.search(GOAL, "t", WANTED)
    vector: Future[np.ndarray] = Future()
    vector.set_result(np.ones(3, np.float32))
    there = Closeness(vector, nothing, float("inf"), 1)
    found = accessible.search(GOAL, "t", WANTED, there)
    assert found.with_vectors
    assert accessible.search(GOAL, "t", WANTED, late) is found, "it is remembered"


# --- the module system ---------------------------------------------------------------------------------------------

KEPT = "theorem kept (xs ys : List Nat) : (xs ++ ys).length = (ys ++ xs).length := by simp +arith\n"
SHOWN = f"@[expose] public section\n{KEPT.replace('kept', 'shown')}"
PASSED = KEPT.replace("theorem kept", "public theorem passed")
MODULES = {
    "Shown": f"module\n{KEPT.replace('kept', 'hidden')}{SHOWN}{KEPT.replace('theorem kept', 'private theorem secret')}",
    "Passing": f"module\npublic import Shown\n{PASSED}{KEPT}",
    "Keeping": f"module\nimport Shown\n{PASSED.replace('passed', 'passed_too')}",
}
EVERY = Wanted(99, 99, 0)


@pytest.fixture(scope="module")
def modules(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("modules")
    for name, text in MODULES.items():
        compiled_text(toolchain, root, text, name, (root,))
    [lean] = toolchain.lean_path
    packages = (Package(lean, toolchain.sources), Package(root, (root,), own=True))
    library = CompiledLibrary([package_state(package) for package in packages], tmp_path_factory.mktemp("cache"))
    return Project(root, library)


@pytest.mark.parametrize(
    ("header", "there"),
    [
        ("module\nimport Passing\n", {"passed", "shown"}),
        ("module\nimport Keeping\n", {"passed_too"}),
        ("module\nmeta import Keeping\n", {"passed_too"}),
        ("module\nimport all Keeping\n", {"passed_too", "shown"}),
        ("module\nimport all Passing\n", {"passed", "kept", "shown"}),
        ("module\nimport all Shown import Passing\n", {"passed", "shown", "hidden", "secret"}),
        ("import Keeping\n", {"passed_too", "shown"}),
        ("module\n", set()),
    ],
)
@pytest.mark.parametrize("edited", [False, True], ids=["compiled", "edited"])
def test_of_modules_what_they_export_is_in_reach(modules: Project, header: str, there: set[str], edited: bool) -> None:
    """Whether they are as they were compiled, or only stand in files that were edited since."""
    for name in MODULES:
        source = modules.root / f"{name}.lean"
        later = modules.library.compiled_at(name) + 1 if edited else 1
        os.utime(source, ns=(later, later))
    found = modules.at_the_end_of(header + "theorem mine : (xs ++ ys).length = 1 := by simp\n").search(GOAL, "t", EVERY)
    assert set(names(found.local)) == there | {"mine"}
    assert all(premise.premise.statement for premise in found.local)


def test_a_file_without_prelude_has_nothing_of_lean_in_reach(modules: Project) -> None:
    wanted = Wanted(0, 0, 99)
    assert modules.at_the_end_of("module\n").search(GOAL, "t", wanted).library
    for header in ("module\nprelude\n", "prelude\n"):
        assert modules.at_the_end_of(header).search(GOAL, "t", wanted).library == ()
