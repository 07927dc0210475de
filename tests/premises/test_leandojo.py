"""LeanDojo's benchmark files, as they are read and as they are refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.premises import leandojo
from assistant.premises.leandojo import (
    DataDamaged,
    DataMissing,
    LeanDojoCorpus,
    LeanDojoError,
    read_corpus,
    read_theorems,
    splits_beside,
)
from tests import hand_made_corpus as made


@pytest.fixture
def corpus(tmp_path: Path) -> LeanDojoCorpus:
    return read_corpus(made.write(tmp_path))


def name_at(corpus: LeanDojoCorpus, path: str, position: tuple[int, int], name: str = "") -> str | None:
    number = corpus.number(path, position, name)
    return None if number is None else corpus.premises[number].name


def test_premises_are_read_file_by_file_in_the_order_in_which_they_end(corpus: LeanDojoCorpus) -> None:
    assert [premise.name for premise in corpus.files["Top.lean"].premises] == ["Seq.early", "Seq.goal", "Seq.late"]
    assert [premise.name for premise in corpus.premises[:3]] == ["Num.add_zero", "Num.add_comm", "Pair"]
    assert corpus.premises[1].code == "theorem Num.add_comm (a b : Nat) : a + b = b + a"
    assert (corpus.premises[1].start, corpus.premises[1].end) == ((4, 1), (5, 8))


def test_what_has_no_name_of_its_own_is_passed_over_and_counted(corpus: LeanDojoCorpus) -> None:
    assert corpus.passed_over == 2
    assert all(not premise.name.startswith("[") for premise in corpus.premises)


def test_a_premise_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    twice = made.file("A.lean", [], [made.premise("a", "theorem a : 1 = 1", (1, 1), (1, 9))] * 2)
    corpus = read_corpus(made.write(tmp_path, files=[twice]))
    assert (len(corpus.premises), corpus.passed_over) == (1, 1)


def test_a_name_from_the_root_is_the_full_name(corpus: LeanDojoCorpus) -> None:
    assert name_at(corpus, "Lists.lean", (3, 9)) == "Seq.append_nil"


def test_what_imports_bring_is_accessible_through_any_number_of_files(corpus: LeanDojoCorpus) -> None:
    assert corpus.imported("Top.lean") == {"Lists.lean", "Base.lean"}
    assert corpus.imported("Base.lean") == set()


def test_an_import_that_the_corpus_does_not_have_brings_nothing_and_is_counted(corpus: LeanDojoCorpus) -> None:
    assert "Elsewhere.lean" not in corpus.imported("Top.lean")
    assert corpus.unknown_imports == 1


def test_in_its_own_file_a_theorem_sees_what_has_ended_also_on_the_same_line(corpus: LeanDojoCorpus) -> None:
    top = corpus.files["Top.lean"]
    assert [top.above(position) for position in [(3, 1), (3, 42), (6, 1), (9, 1)]] == [0, 1, 2, 3]


def test_a_premise_is_found_by_where_its_name_is_declared(corpus: LeanDojoCorpus) -> None:
    assert name_at(corpus, "Base.lean", (4, 9)) == "Num.add_comm"
    assert name_at(corpus, "Base.lean", (8, 3), "Pair.mk") == "Pair", "a constructor is part of its type's entry"
    assert name_at(corpus, "Base.lean", (40, 1)) is None
    assert name_at(corpus, "Elsewhere.lean", (1, 1)) is None


@pytest.mark.parametrize(("name", "found"), [("inner", "inner"), ("outer", "outer"), ("other", "inner")])
def test_where_premises_stand_in_each_other_the_name_decides_then_the_innermost(
    tmp_path: Path, name: str, found: str
) -> None:
    outer = made.premise("outer", "theorem outer : 1 = 1", (1, 1), (9, 9))
    inner = made.premise("inner", "theorem inner : 1 = 1", (3, 1), (4, 9))
    corpus = read_corpus(made.write(tmp_path, files=[made.file("A.lean", [], [outer, inner])]))
    assert name_at(corpus, "A.lean", (3, 5), name) == found


def test_a_theorem_has_the_state_before_its_first_tactic_and_the_premises_of_all(tmp_path: Path) -> None:
    made.write(tmp_path)
    first, without, _ = read_theorems(tmp_path / "random" / "test.json")
    goal = first.goal()
    assert goal is not None
    assert goal.target == "(xs ++ ys).length = (ys ++ xs).length"
    assert [hypothesis.names for hypothesis in goal.hypotheses] == [("xs", "ys")]
    assert [annotation.name for annotation in first.annotations].count("Seq.length_append") == 1
    assert {annotation.path for annotation in first.annotations} == {"Base.lean", "Lists.lean", "Top.lean", "Side.lean"}
    assert (without.goal(), without.annotations) == (None, ())


@pytest.mark.parametrize("chunk", [1, 7, 100, 1 << 20])
def test_theorems_are_read_in_pieces_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    made.write(tmp_path)
    file = tmp_path / "random" / "test.json"
    entire = list(read_theorems(file))
    monkeypatch.setattr(leandojo, "CHUNK", chunk)
    assert list(read_theorems(file)) == entire
    assert len(entire) == 3


def test_a_list_of_no_theorems_is_one(tmp_path: Path) -> None:
    (tmp_path / "test.json").write_text(" [ ] \n")
    assert list(read_theorems(tmp_path / "test.json")) == []


# --- what is refused -----------------------------------------------------------------------------------------------

LINES = made.corpus_text().splitlines()


def damaged(name: str, value: Any) -> str:
    """The third line with another value of a field."""
    return json.dumps(made.SIDE | {name: value})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (LINES[2][:100], "no JSON"),
        ("[]", "not a map"),
        ('{"path": "A.lean", "imports": []}', "premises"),
        (damaged("imports", "Base.lean"), "not a list"),
        (damaged("path", None), "not a text"),
        (
            damaged("premises", [made.premise("a", "theorem a", (1, 1), (1, 2)) | {"start": [1]}]),
            "1 items where 2 belong",
        ),
        (damaged("premises", [made.premise("a", "theorem a", (1, -1), (1, 2))]), "not a number"),
        (damaged("premises", [{"full_name": "a"}]), "code"),
        ("[" * 100_000, "brackets"),
        (LINES[1], "Lists.lean stands in line 2 already"),
    ],
)
def test_a_line_that_is_damaged_is_named_with_what_is_wrong_and_what_to_do(
    tmp_path: Path, line: str, told: str
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join([*LINES[:2], line, LINES[3]]), encoding="utf-8")
    with pytest.raises(DataDamaged, match=re.escape(told)) as refused:
        read_corpus(corpus)
    assert (refused.value.file, refused.value.line) == (corpus, 3)
    assert refused.value.hint


@pytest.mark.parametrize("between", ["", "   ", "\r"])
def test_empty_lines_do_no_harm(tmp_path: Path, between: str) -> None:
    (tmp_path / "corpus.jsonl").write_text(f"\n{between}\n".join(LINES), encoding="utf-8", newline="")
    assert len(read_corpus(tmp_path / "corpus.jsonl").files) == 4


def test_a_corpus_of_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text("\n")
    with pytest.raises(DataDamaged, match="no file"):
        read_corpus(tmp_path / "corpus.jsonl")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_named_and_how_to_change_it(tmp_path: Path, encoding: str) -> None:
    files = [made.file("A.lean", [], [made.premise("naïve", "theorem naïve : 1 = 1", (1, 1), (1, 9))])]
    (tmp_path / "corpus.jsonl").write_text(made.corpus_text(files), encoding=encoding)
    (tmp_path / "test.json").write_text('[\n{"full_name": "naïve"}]', encoding=encoding)
    with pytest.raises(DataDamaged, match="line 1: this is not UTF-8") as refused:
        read_corpus(tmp_path / "corpus.jsonl")
    assert "iconv" in refused.value.hint
    with pytest.raises(DataDamaged, match="this is not UTF-8"):
        list(read_theorems(tmp_path / "test.json"))


def test_a_mark_of_the_encoding_in_front_does_no_harm(tmp_path: Path) -> None:
    made.write(tmp_path)
    for file in (tmp_path / "corpus.jsonl", tmp_path / "random" / "test.json"):
        file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert len(read_corpus(tmp_path / "corpus.jsonl").files) == 4
    assert len(list(read_theorems(tmp_path / "random" / "test.json"))) == 3


@pytest.mark.parametrize(
    ("imports", "told"),
    [
        ({"A": ["B"], "B": ["A"]}, r"A → B → A|B → A → B"),
        ({"A": [], "B": ["A", "B"]}, "B → B"),
        ({"A": ["C"], "B": ["A"], "C": ["B"]}, r"A → C → B → A|B → A → C → B|C → B → A → C"),
    ],
)
def test_files_that_import_each_other_are_refused_with_the_circle(
    tmp_path: Path, imports: dict[str, list[str]], told: str
) -> None:
    files = [made.file(path, imported, []) for path, imported in imports.items()]
    with pytest.raises(DataDamaged, match=told):
        read_corpus(made.write(tmp_path, files=files))


ONE = json.dumps(made.TRAINING[0])


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "a list of theorems should begin"),
        ("\n{}", 2, "a list of theorems should begin"),
        (f"[{ONE},\n{ONE}", 2, "behind theorem 2 the list should go on or end"),
        (f"[{ONE}\n{ONE}]", 2, "go on or end"),
        (f"[{ONE},\n{ONE[:50]}", 2, "theorem 2: this is no JSON"),
        (f"[{ONE},\n]", 2, "theorem 2: this is no JSON"),
        (f"[{ONE}]\n[]", 2, "behind the list"),
        (f"[{ONE},\n3]", 2, "theorem 2: 3 is not a map"),
        (f'[{ONE},\n\n{{"file_path": "A.lean"}}]', 3, "theorem 2"),
        (f"[{ONE},\n{ONE.replace('[4, 9]', 'null')}]", 2, "theorem 2"),
        (f"[{ONE},\n" + '{"a":' * 100_000, 2, "brackets"),
    ],
)
@pytest.mark.parametrize("chunk", [64, 1 << 20])
def test_theorems_that_are_damaged_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, told: str, chunk: int
) -> None:
    monkeypatch.setattr(leandojo, "CHUNK", chunk)
    (tmp_path / "train.json").write_text(text)
    with pytest.raises(DataDamaged, match=re.escape(told)) as refused:
        list(read_theorems(tmp_path / "train.json"))
    assert refused.value.line == line
    assert refused.value.hint


def test_what_is_no_file_is_refused_with_what_belongs_there(tmp_path: Path) -> None:
    for place in (tmp_path / "absent.jsonl", tmp_path):
        with pytest.raises(DataMissing) as refused:
            read_corpus(place)
        assert "corpus.jsonl" in refused.value.hint


def test_the_splits_that_stand_beside_a_corpus_are_found(tmp_path: Path) -> None:
    corpus = made.write(tmp_path, ["novel_premises", "random"])
    assert [folder.name for folder in splits_beside(corpus)] == ["random", "novel_premises"]


def test_a_corpus_without_theorems_beside_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="no theorems beside") as refused:
        splits_beside(made.write(tmp_path, []))
    assert "random/train.json" in refused.value.hint


@pytest.mark.parametrize("name", ["train.json", "test.json"])
def test_a_split_of_which_a_file_is_missing_is_refused(tmp_path: Path, name: str) -> None:
    corpus = made.write(tmp_path)
    (tmp_path / "random" / name).unlink()
    with pytest.raises(LeanDojoError, match=f"random is without {name}"):
        splits_beside(corpus)
