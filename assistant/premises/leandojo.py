"""LeanDojo's benchmark files: the premises of traced projects, and theorems with the premises that their tactics name.

A corpus is `corpus.jsonl`, a file of Lean a line with the files that it imports and the premises that it declares.
Beside it, each split of the theorems is a folder with `train.json`, `val.json` and `test.json`, which are lists (Yang
and others, LeanDojo, 2023). Lines and columns count from 1.

Errors: what is wrong with these files is a `LeanDojoError` that says in which file and line.
"""

from __future__ import annotations

import codecs
import io
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

from assistant.codec import as_packed, codec
from assistant.errors import AssistantError
from assistant.files import open_plain
from assistant.lean.compiled.module import Import
from assistant.lean.goals import Goal, parse_goals
from assistant.premises.reach import reach

SPLITS = ("random", "novel_premises")
TRAIN, TEST = "train.json", "test.json"
Position = tuple[int, int]
"""Line and column, from 1."""
CHUNK = 1 << 20
"""Characters of a list of theorems that are read at once: those of Mathlib are too many to be held as one text."""
_ROOT = "_root_."
_FAULTY = "user__.n"
"""In names that were made up where a text did not parse."""


class LeanDojoError(AssistantError):
    """These are no benchmark files of LeanDojo that can be used."""


class DataMissing(LeanDojoError):
    """A file that is needed is not there or cannot be read."""


class DataDamaged(LeanDojoError):
    """What stands at a `line`, from 1, of a file does not belong there."""

    def __init__(self, file: Path, line: int, reason: str, hint: str = "") -> None:
        super().__init__(
            f"{file}, line {line}: {reason}",
            hint=hint or "Fetch the files anew, or export them from LeanDojo once more.",
        )
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True, slots=True)
class CorpusPremise:
    """`name` is fully qualified, `code` how it is declared (of a theorem without its proof), `kind` what Lean's parser
    calls that; it stands from `start` to `end` in the file `path`."""

    path: str
    name: str
    code: str
    start: Position
    end: Position
    kind: str


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of Lean with what it imports itself, and its premises in the order in which they end there."""

    path: str
    imports: tuple[str, ...]
    premises: tuple[CorpusPremise, ...]

    def above(self, position: Position) -> int:
        """How many of its premises, the first ones, have ended at a position."""
        return bisect_right([premise.end for premise in self.premises], position)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A premise that a tactic names: `position` is where its name is declared in the file `path`."""

    name: str
    path: str
    position: Position


@dataclass(frozen=True, slots=True)
class TracedTheorem:
    """`state` is what Lean printed before the first tactic of its proof, empty where there is none; `annotations` are
    those of all its tactics."""

    path: str
    name: str
    start: Position
    state: str
    annotations: tuple[Annotation, ...]

    def goal(self) -> Goal | None:
        """What is to be proved first; `None` where no tactic is traced."""
        return next(iter(parse_goals(self.state)), None)


class LeanDojoCorpus:
    """The premises of some files, numbered in their order. `passed_over` counts entries that nothing can be looked for
    by: without a name or text, of several declarations at once, or there twice. `unknown_imports` counts those imports
    of which the corpus has no file; nothing comes from them."""

    def __init__(self, files: tuple[CorpusFile, ...], passed_over: int = 0) -> None:
        self.files = {file.path: file for file in files}
        self.passed_over = passed_over
        self.premises = tuple(premise for file in files for premise in file.premises)
        self.unknown_imports = sum(path not in self.files for file in files for path in file.imports)
        starts = accumulate((len(file.premises) for file in files), initial=0)
        self._starts = {file.path: start for file, start in zip(files, starts, strict=False)}
        self._imports = {file.path: tuple(map(import_of, file.imports)) for file in files}

    def imported(self, path: str) -> frozenset[str]:
        """The files that a file imports, directly or through others."""
        return reach(self._imports[path], self._imports.get, in_module=False).modules

    def number(self, path: str, position: Position, name: str) -> int | None:
        """The premise that a file declares at a position; where one stands in another, the one with the name, or else
        the innermost (a constructor stands in its type, and is no entry of its own). `None` where there is none, which
        is so for what is declared in ways that LeanDojo does not trace."""
        file = self.files.get(path)
        if file is None:
            return None
        around = [
            (premise.name == name, premise.start, number)
            for number, premise in enumerate(file.premises, self._starts[path])
            if premise.start <= position <= premise.end
        ]
        return max(around)[2] if around else None


def import_of(path: str) -> Import:
    return Import(path, entire=False, exported=True, meta=False)


# --- as it is written ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _PremiseEntry:
    full_name: str | None
    code: str
    start: Position
    end: Position
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _FileEntry:
    path: str
    imports: tuple[str, ...]
    premises: tuple[_PremiseEntry, ...]


@dataclass(frozen=True, slots=True)
class _AnnotationEntry:
    full_name: str
    def_path: str
    def_pos: Position


@dataclass(frozen=True, slots=True)
class _TacticEntry:
    annotated_tactic: tuple[str, tuple[_AnnotationEntry, ...]]
    state_before: str


@dataclass(frozen=True, slots=True)
class _TheoremEntry:
    file_path: str
    full_name: str
    start: Position
    traced_tactics: tuple[_TacticEntry, ...]


def corpus_file(value: Any) -> tuple[CorpusFile, int]:
    """An entry of `corpus.jsonl` as JSON gives it: without the premises that are none, what is there twice once; and
    how many were passed over. Errors: `ValueError`, `RecursionError`."""
    entry: _FileEntry = codec(_FileEntry).read(as_packed(value))
    premises = {
        (premise.start, _full(premise.full_name)): CorpusPremise(
            entry.path, _full(premise.full_name), premise.code, premise.start, premise.end, premise.kind
        )
        for premise in entry.premises
        if premise.full_name and premise.code.strip() and _FAULTY not in premise.full_name
        if not premise.full_name.startswith("[")  # several that are declared together
    }
    ordered = sorted(premises.values(), key=lambda premise: (premise.end, premise.start))
    return CorpusFile(entry.path, entry.imports, tuple(ordered)), len(entry.premises) - len(ordered)


def traced_theorem(value: Any) -> TracedTheorem:
    """An entry of a split's list as JSON gives it. Errors: `ValueError`, `RecursionError`."""
    entry: _TheoremEntry = codec(_TheoremEntry).read(as_packed(value))
    found = (annotation for tactic in entry.traced_tactics for annotation in tactic.annotated_tactic[1])
    annotations = dict.fromkeys(Annotation(_full(one.full_name), one.def_path, one.def_pos) for one in found)
    state = entry.traced_tactics[0].state_before if entry.traced_tactics else ""
    return TracedTheorem(entry.file_path, _full(entry.full_name), entry.start, state, tuple(annotations))


def _full(name: str) -> str:
    return name.removeprefix(_ROOT)


# --- reading -------------------------------------------------------------------------------------------------------


def read_corpus(file: Path) -> LeanDojoCorpus:
    """Of a `corpus.jsonl`. Blocks. Errors: `DataMissing`, `DataDamaged`, also where files import each other."""
    lines: dict[str, int] = {}
    files: list[CorpusFile] = []
    passed_over = 0
    with _opened(file) as opened:
        for number, data in enumerate(opened, 1):
            try:
                text = data.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").decode("utf-8")
            except UnicodeDecodeError as error:
                raise _not_utf8(file, number, error) from error
            if not text.strip():
                continue
            try:
                found, without = corpus_file(json.loads(text))
            except (ValueError, RecursionError) as error:
                raise DataDamaged(file, number, _reason(error)) from error
            if found.path in lines:
                raise DataDamaged(
                    file, number, f"{found.path} stands in line {lines[found.path]} already", "Remove one of the lines."
                )
            lines[found.path] = number
            passed_over += without
            files.append(found)
    if not files:
        raise DataDamaged(file, 1, "there is no file in this corpus")
    if circle := circle_of_imports(files):
        hint = "Lean allows no such imports; export the corpus from LeanDojo once more."
        raise DataDamaged(file, lines[circle[0]], f"a circle of imports: {' → '.join(circle)}", hint)
    return LeanDojoCorpus(tuple(files), passed_over)


def circle_of_imports(files: Iterable[CorpusFile]) -> list[str]:
    """Files that import each other, each before what it imports and the first once more at the end; empty where there
    are none. What these can use of one another is anybody's guess."""
    try:
        TopologicalSorter({one.path: one.imports for one in files}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]
        return circle
    return []


def read_theorems(file: Path) -> Iterator[TracedTheorem]:
    """Of a `train.json`, `val.json` or `test.json`, one after another. Blocks. Errors: `DataMissing`, `DataDamaged`."""
    with _opened(file) as opened:
        items = _Items(file, opened)
        for count, (line, item) in enumerate(items, 1):
            try:
                theorem = traced_theorem(item)
            except (ValueError, RecursionError) as error:
                raise DataDamaged(file, line, f"theorem {count}: {_reason(error)}") from error
            yield theorem


class _Items:
    """The items of the list that a JSON file is, each with the line where it begins."""

    def __init__(self, file: Path, opened: BinaryIO) -> None:
        self._file = file
        self._text = io.TextIOWrapper(opened, encoding="utf-8-sig")
        self._decoder = json.JSONDecoder()
        self._buffer = ""
        self._at = 0
        self._lines, self._counted = 1, 0  # the line of that place in the buffer
        self._ended = False
        self._count = 0  # of the items, with the one that is read: such a list often is one line

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        if self._next() != "[":
            raise self._damaged("a list of theorems should begin here")
        self._at += 1
        if self._next() != "]":
            while True:
                self._next()
                line = self._line(self._at)
                self._count += 1
                yield line, self._item()
                separator = self._next()
                if separator == "]":
                    break
                if separator != ",":
                    raise self._damaged(f"behind theorem {self._count} the list should go on or end")
                self._at += 1
        self._at += 1
        if self._next():
            raise self._damaged("something stands behind the list")

    def _next(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            while self._at < len(self._buffer):
                if not self._buffer[self._at].isspace():
                    return self._buffer[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._more()

    def _item(self) -> Any:
        while True:
            try:
                item, self._at = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._ended:
                    reason = f"theorem {self._count}: this is no JSON: {error.msg}"
                    raise DataDamaged(self._file, self._line(error.pos), reason) from error
                self._more()
            except RecursionError as error:
                raise self._damaged(f"theorem {self._count}: {_reason(error)}") from error
            else:
                return item

    def _more(self) -> None:
        """Reads on, at least as much as there is left, so that a long item is not looked at too often."""
        left = len(self._buffer) - self._at
        try:
            read = self._text.read(max(CHUNK, left))
        except UnicodeDecodeError as error:
            raise _not_utf8(self._file, self._line(len(self._buffer)), error) from error
        self._ended = not read
        self._line(self._at)
        self._buffer, self._at, self._counted = self._buffer[self._at :] + read, 0, 0

    def _line(self, at: int) -> int:
        """Of a place in the buffer behind those that were asked for before."""
        self._lines += self._buffer.count("\n", self._counted, at)
        self._counted = at
        return self._lines

    def _damaged(self, reason: str) -> DataDamaged:
        return DataDamaged(self._file, self._line(self._at), reason)


def _opened(file: Path) -> BinaryIO:
    try:
        return open_plain(file)
    except OSError as error:
        raise DataMissing(
            f"{file} cannot be read: {error.strerror or error}",
            hint="A benchmark of LeanDojo is a folder with corpus.jsonl, and in it the folders of splits, such as "
            f"{SPLITS[0]}/{TRAIN} and {SPLITS[0]}/{TEST}.",
        ) from error


def _not_utf8(file: Path, line: int, error: UnicodeDecodeError) -> DataDamaged:
    hint = "Write the file in UTF-8: `iconv -f UTF-16 -t UTF-8` does it for one in UTF-16."
    return DataDamaged(file, line, f"this is not UTF-8 ({error.reason})", hint)


def _reason(error: BaseException) -> str:
    match error:
        case json.JSONDecodeError():
            return f"this is no JSON: {error.msg} (column {error.colno})"
        case RecursionError():
            return "brackets in brackets without end"
        case _:
            return str(error)


def splits_beside(corpus: Path) -> tuple[Path, ...]:
    """The folders beside a corpus that hold a split of its theorems. Errors: `DataMissing` where there is none, or
    one without the theorems that are learnt from or those that are measured."""
    found = tuple(folder for name in SPLITS if (folder := corpus.parent / name).is_dir())
    if not found:
        raise DataMissing(
            f"there are no theorems beside {corpus}",
            hint=f"Put {' or '.join(f'{name}/{TRAIN} with {name}/{TEST}' for name in SPLITS)} into {corpus.parent}.",
        )
    for folder in found:
        for name in (TRAIN, TEST):
            if not (folder / name).is_file():
                raise DataMissing(
                    f"the split {folder} is without {name}", hint=f"Fetch {name} too, or take {folder} away."
                )
    return found
