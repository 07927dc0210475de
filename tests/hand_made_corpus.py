"""A benchmark in LeanDojo's format that was made by hand, not exported: four files, a dozen premises, a few theorems.

`Base.lean` is imported by `Lists.lean` and `Side.lean`, `Lists.lean` by `Top.lean`; nothing imports `Side.lean`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
At = tuple[int, int]


def premise(name: str | None, code: str, start: At, end: At, kind: str = "commanddeclaration") -> Entry:
    return {"full_name": name, "code": code, "start": start, "end": end, "kind": kind}


def file(path: str, imports: Sequence[str], premises: Sequence[Entry]) -> Entry:
    return {"path": path, "imports": imports, "premises": premises}


def named(name: str, path: str, position: At) -> Entry:
    return {"full_name": name, "def_path": path, "def_pos": position, "def_end_pos": position}


def theorem(path: str, name: str, start: At, state: str, *annotations: Entry) -> Entry:
    """Each annotation is of a tactic of its own."""
    return {
        "url": "https://example.org/made-by-hand",
        "commit": "0",
        "file_path": path,
        "full_name": name,
        "start": start,
        "end": (start[0] + 1, 1),
        "traced_tactics": [
            {
                "tactic": "exact it",
                "annotated_tactic": ["exact <a>it</a>", [one]],
                "state_before": state,
                "state_after": "no goals",
            }
            for one in annotations
        ],
    }


BASE = file(
    "Base.lean",
    [],
    [
        premise("Num.add_zero", "@[simp]\ntheorem Num.add_zero (n : Nat) : n + 0 = n", (1, 1), (2, 50)),
        premise("Num.add_comm", "theorem Num.add_comm (a b : Nat) : a + b = b + a", (4, 1), (5, 8)),
        premise("Pair", "structure Pair where\n  mk ::\n  first : Nat", (7, 1), (9, 14)),
        premise(None, "instance : Inhabited Pair", (11, 1), (11, 30)),
        premise("[Even, Odd]", "mutual … end", (12, 1), (18, 4)),
    ],
)
LISTS = file(
    "Lists.lean",
    ["Base.lean"],
    [
        premise("_root_.Seq.append_nil", "theorem _root_.Seq.append_nil (xs : Seq) : xs ++ nil = xs", (3, 1), (3, 70)),
        premise("Seq.length", "def Seq.length (xs : Seq) : Nat := 0", (5, 1), (6, 9)),
        premise(
            "Seq.length_append",
            "theorem Seq.length_append (xs ys : Seq) : (xs ++ ys).length = xs.length + ys.length",
            (8, 1),
            (9, 20),
        ),
        premise(
            "Seq.len_append", "alias Seq.len_append := Seq.length_append", (11, 1), (11, 42), "stdtacticaliasalias"
        ),
    ],
)
SIDE = file(
    "Side.lean",
    ["Base.lean"],
    [
        premise("Seq.length_append", "theorem Seq.length_append (n : Nat) : n * 1 = n", (1, 1), (1, 60)),
        premise("Seq.aside", "theorem Seq.aside : Seq.length nil = 0", (2, 1), (2, 50)),
    ],
)
TOP = file(
    "Top.lean",
    ["Lists.lean", "Elsewhere.lean"],
    [
        premise("Seq.early", "theorem Seq.early (xs : Seq) : xs.length = xs.length", (3, 1), (3, 40)),
        premise("Seq.goal", "theorem Seq.goal (xs ys : Seq) : (xs ++ ys).length = (ys ++ xs).length", (3, 42), (4, 30)),
        premise("Seq.late", "theorem Seq.late (xs : Seq) : (xs ++ nil).length = xs.length", (6, 1), (6, 70)),
    ],
)
FILES = [BASE, LISTS, SIDE, TOP]

ADD_COMM = named("Num.add_comm", "Base.lean", (4, 9))
LENGTH_APPEND = named("Seq.length_append", "Lists.lean", (8, 9))
TRAINING = [
    theorem("Lists.lean", "Seq.length_append", (8, 1), "xs ys : Seq\n⊢ (xs ++ ys).length = _", ADD_COMM),
    theorem("Lists.lean", "Seq.untraced", (20, 1), ""),
]
GOAL = theorem(
    "Top.lean",
    "Seq.goal",
    (3, 42),
    "xs ys : Seq\n⊢ (xs ++ ys).length = (ys ++ xs).length",
    LENGTH_APPEND,
    LENGTH_APPEND,
    ADD_COMM,
    named("Seq.early", "Top.lean", (3, 9)),
    named("Pair.mk", "Base.lean", (8, 3)),
    named("Seq.late", "Top.lean", (6, 9)),
    named("Seq.aside", "Side.lean", (2, 9)),
    named("instInhabitedPair", "Base.lean", (11, 1)),
)
TESTS = [GOAL, theorem("Top.lean", "Seq.late", (6, 1), "xs : Seq\n⊢ (xs ++ nil).length = xs.length"), GOAL]


def corpus_text(files: Sequence[Entry] = FILES) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in files)


def write(folder: Path, splits: Sequence[str] = ("random",), files: Sequence[Entry] = FILES) -> Path:
    """The corpus, with the same theorems in each of the splits."""
    folder.mkdir(exist_ok=True)
    corpus = folder / "corpus.jsonl"
    corpus.write_text(corpus_text(files), encoding="utf-8")
    for split in splits:
        (folder / split).mkdir()
        (folder / split / "train.json").write_text(json.dumps(TRAINING), encoding="utf-8")
        (folder / split / "test.json").write_text(json.dumps(TESTS, indent=1), encoding="utf-8")
    return corpus
