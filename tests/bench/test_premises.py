"""How retrieval is measured: what counts as found, and that the figures come from what is accessible only."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bench.premises import Course, PremisesReport, recall, run_premises
from assistant.lean.goals import Hypothesis
from assistant.lean.toolchain import Toolchain
from assistant.premises.indexed import INSERTED
from assistant.premises.ranking import FUSED, LEARNT, LISTS, WITH_VECTORS, shipped_weights
from assistant.premises.retrieval import SIGNALS, VECTOR_SIGNALS
from assistant.premises.statements import goal_of
from assistant.premises.vectors.errors import EncoderUnknown
from tests.lean.compile import compiled_text
from tests.premises.vectors.stand_in import NAME, install

FIRST = """
theorem first (n : Nat) : n + 0 = n := rfl
theorem second (n : Nat) : n + 0 + 0 = n := (first (n + 0)).trans (first n)
theorem third (a b : Nat) : a + b + 0 = b + a := (first (a + b)).trans (Nat.add_comm a b)
"""
SECOND = """import First
theorem fourth (n : Nat) : n + 0 + 0 + 0 = n := (first _).trans (second n)
theorem fifth (a b : Nat) : b + a = a + b + 0 := (third a b).symm
"""


@pytest.fixture(scope="module")
def folder(toolchain: Toolchain, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    compiled_text(toolchain, folder, FIRST, "First")
    compiled_text(toolchain, folder, SECOND, "Second", (folder,))
    return folder


def test_recall_is_the_share_that_stands_far_enough_in_front() -> None:
    found = recall([[7, 1, 2, *range(100, 120)], [5]], [frozenset({1, 119}), frozenset({9})])
    assert (found.at_1, found.at_10, found.at_100) == (0.0, 0.25, 0.5)
    assert found.mrr == pytest.approx(0.25)
    assert found.exercises == 2


def test_an_exercise_that_wants_nothing_is_left_out() -> None:
    assert recall([[1], [2]], [frozenset(), frozenset({2})]).exercises == 1


@pytest.mark.parametrize(
    ("statement", "names", "target"),
    [
        (": 1 = 1", [], "1 = 1"),
        ("(n : Nat) {xs ys : List α} [Inhabited α] (h : n = 3) : n < 4", ["n", "xs ys", "h"], "n < 4"),
        ("(f : Nat → (Nat × Nat)) : (f 0 : Nat × Nat).1 = 0", ["f"], "(f 0 : Nat × Nat).1 = 0"),
    ],
)
def test_a_statement_is_the_goal_behind_its_colon(statement: str, names: list[str], target: str) -> None:
    goal = goal_of(statement)
    assert goal.target == target
    assert [" ".join(hypothesis.names) for hypothesis in goal.hypotheses] == names
    assert all(isinstance(hypothesis, Hypothesis) and hypothesis.type for hypothesis in goal.hypotheses)


@pytest.mark.thorough
def test_exercises_want_what_was_named_and_accessible(folder: Path, toolchain: Toolchain) -> None:
    course = Course([folder, *toolchain.lean_path], [folder, *toolchain.sources])
    wanted = {
        course.library.name(exercise.number): {course.library.name(number) for number in exercise.named}
        for exercise in course.exercises()
    }
    assert wanted["second"] == {"first"}, "Eq.trans, which its author named, too, is what logic brings by itself"
    assert wanted["third"] >= {"first", "Nat.add_comm"}
    assert wanted["fourth"] >= {"first", "second"}
    assert "first" not in wanted, "nothing is named there"
    [fifth] = [exercise for exercise in course.exercises() if course.library.name(exercise.number) == "fifth"]
    assert {course.library.name(number) for number in fifth.novel} == {"third"}, "no proof before used it"


@pytest.mark.thorough
def test_what_logic_brings_by_itself_is_never_looked_for(folder: Path, toolchain: Toolchain) -> None:
    course = Course([folder, *toolchain.lean_path], [folder, *toolchain.sources])
    wanted = {course.library.name(n) for exercise in course.exercises() for n in exercise.named | exercise.used}
    assert "Nat.add_comm" in wanted
    assert not wanted & INSERTED


def test_a_run_measures_every_way_of_ranking(folder: Path, toolchain: Toolchain) -> None:
    report = run_premises(
        [folder, *toolchain.lean_path], [folder, *toolchain.sources], shipped_weights(), lambda _: None, most=20
    )
    assert report.measured == 20
    assert report.rows.keys() == {
        "most used", "words before", "words", "terms", "neighbours", "nearest above", "fused", "learnt",
    }  # fmt: skip
    assert all(0 <= row.at_1 <= row.at_10 <= row.at_100 <= 1 for row in report.rows.values())


@pytest.mark.thorough
def test_weights_are_learnt_for_every_signal(folder: Path, toolchain: Toolchain) -> None:
    report = run_premises(list(toolchain.lean_path), list(toolchain.sources), None, lambda _: None, most=5)
    assert report.weights["learnt"].keys() == set(SIGNALS)
    assert report.weights["fused"].keys() == set(LISTS)


def test_an_encoder_is_measured_beside_what_there_is_without_one(
    folder: Path, toolchain: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))

    def run(encoder: str = "") -> PremisesReport:
        return run_premises([folder], [folder], None, lambda _: None, encoder=encoder)

    without, first, again = run(), run(NAME), run(NAME)
    assert without.vectors is None
    assert first.vectors is not None
    assert first.rows.keys() - without.rows.keys() == {
        "vectors", "neighbours by vectors", "fused with vectors", "learnt with vectors",
    }  # fmt: skip
    assert {name: first.rows[name] for name in without.rows} == without.rows
    assert {name: first.weights[name] for name in without.weights} == without.weights
    assert first.weights[LEARNT + WITH_VECTORS].keys() == {*SIGNALS, *VECTOR_SIGNALS}
    assert first.weights[FUSED + WITH_VECTORS].keys() == {*LISTS, *VECTOR_SIGNALS}
    assert (first.vectors.encoder, first.vectors.made) == (NAME, first.premises)
    assert again.vectors is not None
    assert again.vectors.made == 0, "they are in the cache"
    assert again.rows == first.rows


def test_vectors_of_an_encoder_that_there_is_not_are_not_measured(folder: Path) -> None:
    with pytest.raises(EncoderUnknown):
        run_premises([folder], [folder], shipped_weights(), lambda _: None, encoder="nonsense")
