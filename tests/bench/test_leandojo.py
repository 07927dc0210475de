"""How retrieval is measured on files of LeanDojo: what is accessible, what is wanted, and what has taught."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.bench import leandojo
from assistant.bench.leandojo import CorpusCourse, CorpusExercise, declared_premises, run_corpus
from assistant.lean.compiled.names import displayed
from assistant.premises.leandojo import DataMissing, read_corpus, read_theorems
from assistant.premises.ranking import shipped_weights
from tests import hand_made_corpus as made

WAYS = {"most used", "words before", "words", "terms", "neighbours", "nearest above", "fused", "learnt"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made.write(tmp_path, ["random", "novel_premises"]).parent


@pytest.fixture
def course(folder: Path) -> CorpusCourse:
    corpus = read_corpus(folder / "corpus.jsonl")
    return CorpusCourse(corpus, declared_premises(corpus.premises), read_theorems(folder / "random" / "train.json"))


@pytest.fixture
def exercise(course: CorpusCourse, folder: Path) -> CorpusExercise:
    [found] = course.exercises(read_theorems(folder / "random" / "test.json")).found
    return found


def names(course: CorpusCourse, numbers: Iterable[int]) -> set[str]:
    return {course.corpus.premises[number].name for number in numbers}


def test_a_theorem_wants_what_its_tactics_name_and_it_can_use(course: CorpusCourse, exercise: CorpusExercise) -> None:
    assert names(course, exercise.wanted) == {"Seq.length_append", "Num.add_comm", "Seq.early", "Pair"}
    assert names(course, exercise.proved) == {"Seq.length_append", "Num.add_comm", "Seq.early"}


def test_accessible_is_what_is_imported_and_what_has_ended_above(
    course: CorpusCourse, exercise: CorpusExercise
) -> None:
    accessible = course.library.accessible(course.query(exercise))
    found = [premise for premise, seen in zip(course.corpus.premises, accessible, strict=True) if seen]
    assert {premise.path for premise in found} == {"Base.lean", "Lists.lean", "Top.lean"}
    assert [premise.name for premise in found if premise.path == "Top.lean"] == ["Seq.early"]


def test_what_cannot_be_looked_for_is_counted(course: CorpusCourse, folder: Path) -> None:
    found = course.exercises(read_theorems(folder / "random" / "test.json"))
    assert found.theorems == 2, "a theorem that is there twice counts once"
    assert len(found.found) == 1, "one has no tactics"
    assert (found.not_declared, found.not_accessible) == (1, 2)


def test_novel_is_what_no_accessible_proof_of_the_training_uses(course: CorpusCourse, exercise: CorpusExercise) -> None:
    assert names(course, exercise.novel) == {"Seq.length_append", "Seq.early", "Pair"}


def test_a_training_proof_that_is_not_accessible_teaches_nothing(folder: Path) -> None:
    corpus = read_corpus(folder / "corpus.jsonl")
    aside = made.theorem("Side.lean", "Seq.aside", (2, 1), "⊢ Seq.length nil = 0", made.ADD_COMM)
    (folder / "train.json").write_text(json.dumps([aside]))
    course = CorpusCourse(corpus, declared_premises(corpus.premises), read_theorems(folder / "train.json"))
    [exercise] = course.exercises(read_theorems(folder / "random" / "test.json")).found
    assert "Num.add_comm" in names(course, exercise.novel)
    candidates = course.library.candidates(course.query(exercise))
    assert not candidates.signals[:, candidates.names.index("popular")].any()


def test_two_premises_of_one_name_are_two_and_each_keeps_what_it_says(course: CorpusCourse) -> None:
    numbers = [n for n, premise in enumerate(course.corpus.premises) if premise.name == "Seq.length_append"]
    assert len(numbers) == 2
    own = [course.library.name(number) for number in numbers]
    assert own[0] == "Seq.length_append"
    assert own[1] != own[0]
    assert displayed(own[1]) == "Seq.length_append"
    assert course.library.uses(numbers[0]).tolist() == [course.corpus.number("Base.lean", (4, 9), "Num.add_comm")]
    assert course.library.uses(numbers[1]).tolist() == []


def test_a_use_of_the_second_bearer_of_a_name_is_one_of_that(folder: Path) -> None:
    corpus = read_corpus(folder / "corpus.jsonl")
    second = made.named("Seq.length_append", "Side.lean", (1, 9))
    (folder / "train.json").write_text(json.dumps([made.theorem("Side.lean", "Seq.aside", (2, 1), "⊢ 1 = 1", second)]))
    course = CorpusCourse(corpus, declared_premises(corpus.premises), read_theorems(folder / "train.json"))
    user, used = (corpus.number("Side.lean", position, "") for position in ((2, 1), (1, 1)))
    assert user is not None
    assert course.library.uses(user).tolist() == [used]


def test_what_a_premise_is_stands_in_its_text(course: CorpusCourse) -> None:
    declared = {one.name: one for one in declared_premises(course.corpus.premises)}
    assert declared["Num.add_zero"].statement == "(n : Nat) : n + 0 = n"
    assert (declared["Num.add_zero"].kind, declared["Num.add_zero"].simp) == ("theorem", True)
    assert (declared["Seq.append_nil"].kind, declared["Seq.append_nil"].statement) == (
        "theorem",
        "(xs : Seq) : xs ++ nil = xs",
    )
    assert declared["Seq.length"].kind == "def"
    assert declared["Pair"].kind == "structure"
    assert (declared["Seq.len_append"].kind, declared["Seq.len_append"].statement) == ("theorem", "")


def test_every_split_is_measured_in_every_way(folder: Path) -> None:
    report = run_corpus(folder / "corpus.jsonl", shipped_weights(), lambda _: None)
    assert (report.premises, report.files, report.passed_over, report.unknown_imports) == (12, 4, 2, 1)
    assert report.splits.keys() == {"random", "novel_premises"}
    for split in report.splits.values():
        assert (split.theorems, split.exercises, split.measured) == (2, 1, 1)
        for rows in (split.rows, split.theorem_rows, split.novel_rows):
            assert rows.keys() == WAYS
            assert all(0 <= row.at_1 <= row.at_10 <= row.at_100 <= 1 for row in rows.values())
    rows = report.splits["random"].rows
    assert rows["most used"].at_1 == 0.25, "add_comm, one of four, is the only one that a training proof uses"
    assert rows["nearest above"].at_1 == 0.25, "only early stands above"
    assert rows["words before"].at_100 == 0.75, "all that share a word: Pair shares none"
    assert rows["learnt"].at_10 >= 0.75


def test_words_are_looked_for_further_where_the_best_are_not_accessible(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entire = run_corpus(folder / "corpus.jsonl", shipped_weights(), lambda _: None)
    monkeypatch.setattr(leandojo, "WORDED", 1)
    report = run_corpus(folder / "corpus.jsonl", shipped_weights(), lambda _: None)
    assert report.splits["random"].rows["words before"] == entire.splits["random"].rows["words before"]


def test_only_so_many_theorems_are_measured_when_asked(folder: Path) -> None:
    more = [made.GOAL, made.theorem("Top.lean", "Seq.late", (6, 1), "xs : Seq\n⊢ xs = xs", made.LENGTH_APPEND)]
    (folder / "random" / "test.json").write_text(json.dumps(more))
    report = run_corpus(folder / "corpus.jsonl", shipped_weights(), lambda _: None, most=1)
    assert (report.splits["random"].exercises, report.splits["random"].measured) == (2, 1)


def test_theorems_of_another_corpus_are_refused(folder: Path) -> None:
    other = made.GOAL | {"file_path": "Other.lean"}
    (folder / "random" / "test.json").write_text(json.dumps([other]))
    with pytest.raises(DataMissing, match="no theorem of") as refused:
        run_corpus(folder / "corpus.jsonl", shipped_weights(), lambda _: None)
    assert "same export" in refused.value.hint
