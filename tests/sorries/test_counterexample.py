"""A counterexample as a change of the text: where it is written, and that Lean has read exactly that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.editing import Change
from assistant.engine import Engine
from assistant.lean.diagnostics import ERROR, WARNING, Diagnostic
from assistant.lean.errors import DeadlineExceeded
from assistant.lean.places import Place, find_holes
from assistant.lean.positions import SourceText, WirePosition
from assistant.refute.refutation import NotRefuted, Refutation
from assistant.sorries.counterexample import RefutedHole, stated

pytestmark = pytest.mark.asyncio(loop_scope="module")
PATH = Path("File.lean")
TEXT = """\
theorem up (n : Nat) : n + 1 = n := by
  sorry -- open

theorem next : True := by
  sorry
"""
CODE = "example : ¬ (∀ (n : Nat), n + 1 = n) :=\n  fun c => absurd (@c 0) (by decide)"
REFUTATION = Refutation((("n", "0"),), "exact fun c => absurd (@c 0) (by decide)", CODE, True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("text")) as engine:
        yield engine


class Heard:
    """Says what it is told to about a text, else nothing; keeps what it was asked."""

    def __init__(self, **said: Diagnostic) -> None:
        self.said = said
        self.read: list[str] = []

    async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
        self.read.append(text)
        return tuple(one for mark, one in self.said.items() if mark in text)


def place(text: str = TEXT) -> Place:
    return find_holes(PATH, text)[0]


def said(line: int, message: str, severity: int = ERROR) -> Diagnostic:
    return Diagnostic(WirePosition(line, 0), WirePosition(line, 5), severity, message)


def changed(text: str, change: Change) -> str:
    source = SourceText(text)
    start, end = (source.offset_of_wire(p.line, p.character) for p in (change.range.start, change.range.end))
    return text[:start] + change.text + text[end:]


# --- where it is written ---------------------------------------------------------------------------------------


async def test_it_stands_below_the_line_in_which_the_declaration_ends() -> None:
    heard = Heard()
    found = await stated(heard, place(), REFUTATION)
    assert found.change is not None
    now = changed(TEXT, found.change)
    assert now == TEXT.replace("sorry -- open\n", f"sorry -- open\n\n{CODE}\n")
    assert heard.read == [TEXT, now], "what is written is what was read"


async def test_at_the_end_of_a_text_without_a_last_line_end() -> None:
    text = "theorem up (n : Nat) : n + 1 = n := sorry"
    found = await stated(Heard(), place(text), REFUTATION)
    assert found.change is not None
    assert changed(text, found.change) == f"{text}\n\n{CODE}"


async def test_lines_end_as_those_of_the_text() -> None:
    text = TEXT.replace("\n", "\r\n")
    found = await stated(Heard(), place(text), REFUTATION)
    assert found.change is not None
    assert "\n" not in found.change.text.replace("\r\n", "")


# --- what Lean says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "message", "severity"),
    [
        (3, "unknown identifier", ERROR),
        (3, "declaration uses 'sorry'", WARNING),
        (6, "an instance of that name is there already", ERROR),
    ],
    ids=["an error in it", "a sorry in it", "an error below it"],
)
async def test_what_lean_objects_to_is_not_written(line: int, message: str, severity: int) -> None:
    found = await stated(Heard(example=said(line, message, severity)), place(), REFUTATION)
    assert found == RefutedHole(REFUTATION)


async def test_what_was_wrong_before_does_not_matter_and_neither_does_a_remark() -> None:
    heard = Heard(theorem=said(6, "unsolved goals"), example=said(3, "unused variable", WARNING))
    assert (await stated(heard, place(), REFUTATION)).change is not None


async def test_what_lean_has_no_time_to_read_is_not_written() -> None:
    class Slow:
        async def diagnostics(self, text: str, seconds: float) -> tuple[Diagnostic, ...]:
            raise DeadlineExceeded("elaboration", seconds)

    assert (await stated(Slow(), place(), REFUTATION)).change is None


# --- with Lean -------------------------------------------------------------------------------------------------


async def test_a_false_hole_is_stated_in_a_text_that_lean_reads_without_a_new_error(engine: Engine) -> None:
    text = "namespace A\n\n" + TEXT + "\nend A\n"
    found = await engine.refute_hole(PATH, text, text.index("sorry"), 20.0)
    assert isinstance(found, RefutedHole)
    assert found.refutation.words == "false for n = 0"
    assert found.change is not None
    assert not [one for one in await engine.diagnostics(changed(text, found.change), 60.0) if one.is_error]


async def test_what_a_later_line_derives_is_not_derived_before_it(engine: Engine) -> None:
    above = "inductive C where\n  | leaf\n  | node (left right : C)\n\n"
    text = above + "theorem one (a b : C) : a = b := by\n  sorry\n\nderiving instance DecidableEq for C\n"
    found = await engine.refute_hole(PATH, text, text.index("sorry"), 20.0)
    assert isinstance(found, RefutedHole)
    if found.change is not None:  # Lean may allow it
        assert not [one for one in await engine.diagnostics(changed(text, found.change), 60.0) if one.is_error]


async def test_a_true_hole_has_none(engine: Engine) -> None:
    found = await engine.refute_hole(PATH, TEXT, TEXT.rindex("sorry"), 20.0)
    assert isinstance(found, NotRefuted)
