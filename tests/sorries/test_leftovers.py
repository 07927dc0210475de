"""What is left in a file besides its holes: what Lean says or compiled decides, whatever the text looks like."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.errors import CannotCompile, DeadlineExceeded
from assistant.lean.project import absolute, find_project
from assistant.lean.toolchain import Toolchain
from assistant.sorries.leftovers import LeftDeclaration, LeftError, Leftovers, leftovers
from tests.lean.judge.conftest import compiled

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATH = Path("File.lean")
SECONDS = 120.0
UNDISCHARGED = "theorem x (f : Nat → Nat) (p : Prop) (h : p → f 1 = 2) : f 1 = 2 := by simp ({} := admit) [h]\n"
SILENT = "set_option warn.sorry false\n"
CALLED = "instance : Inhabited Nat := ⟨37⟩\n"
BY_MODULE = "(fun _ => 1 = 2) instInhabitedNat_file"
"""What Lean calls that instance ends in the name of the module."""
FACT = 'set_option hygiene false in\nmacro "fact" : command => `(theorem b : 1 = 2 := sorry)\n'
BY_NAME = "(fun _ => (by fin : 1 = 1)) instInhabitedNat_file"
LEAVES_OUT = 'macro "fin" : tactic => `(tactic| exact sorryAx _ true)\n'


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("leftovers")) as engine:
        yield engine


async def left(engine: Engine, text: str, holes: int = 0, *, known: bool = False) -> Leftovers:
    return await leftovers(engine, PATH, text, holes, SECONDS, known=known)


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("theorem x : 1 = 2 := by apply?\n", 1, "x"),
        ("theorem x (p : Prop) (h : 1 = 2 → p) : p := by\n  exact h (by apply?)\n", 1, "x"),
        ("theorem x (n : Nat) : n = 2 := by\n  cases n with admit\n", 1, "x"),
        ("theorem x (n : Nat) : n = 2 := by\n  induction n with admit\n", 1, "x"),
        (UNDISCHARGED.format("disch"), 1, "x"),
        (UNDISCHARGED.format("discharger"), 1, "x"),
        ("theorem x : 1 = 2 := _root_.sorryAx _ true\n", 1, "x"),
        ("namespace N\n\ntheorem x : 1 = 2 := «sorryAx» _ true\n\nend N\n", 3, "N.x"),
        ('notation "todo" => sorry\ntheorem x : 1 = 2 := todo\n', 2, "x"),
        ('notation "q\\"" => (1 : Nat)\ntheorem x : q" = 2 := sorry\ntheorem y : q" = 1 := rfl\n', 2, "x"),
        ("theorem x : 1 = 2 := (fun (_ : Char × Char) (h : 1 = 2) => h) ('\n','\"') sorry -- \"\n", 1, "x"),
        ('def «"\n» : Nat := 1 -- "\ntheorem x : 1 = 2 := (fun (_ : Nat) (h : 1 = 2) => h) «"\n» sorry -- "\n', 3, "x"),
        ("theorem x : 1 = 2 := by iterate 1sorry\n", 1, "x"),
        ('def b : Bool := true ||-- "\n  false\ntheorem x : 1 = 2 := sorry -- "\n', 3, "x"),
        ("private theorem x : 1 = 2 := by apply?\n", 1, "x"),
        ("instance y : Inhabited (1 = 2) := ⟨by apply?⟩\n", 1, "y"),
        ("set_option warn.sorry false\ninstance : Inhabited (1 = 2) := ⟨by apply?⟩\n", 2, "instance"),
        ("def f : Nat := go 3\nwhere\n  go (n : Nat) : Nat := if n = 0 then sorry else 3\n", 3, "f.go"),
        ("example : 1 = 2 := by apply?\n", 1, "example"),
        ("set_option warn.sorry false\ntheorem x : 1 = 2 := by apply?\n", 2, "x"),
        ("set_option warn.sorry false\nexample : 1 = 2 := by apply?\n", 2, "example"),
        ("#guard_msgs (drop all) in\ntheorem x : 1 = 2 := by apply?\n", 2, "x"),
        ("#guard_msgs (drop all) in\nexample : 1 = 2 := by apply?\n", 2, "example"),
        ("#guard_msgs (drop all) in\ntheorem x : 1 = 2 := by rfl\n", 2, "x"),
        ('macro "fact" : command => `(set_option warn.sorry false in theorem x : 1 = 2 := sorry)\nfact\n', 2, "x"),
        ("theorem a : 1 = 3 := by rfl\n\ntheorem x : 1 = 2 := by apply?\n", 3, "x"),
        (f"{SILENT}{LEAVES_OUT}{CALLED}theorem x : 1 = 1 := by\n  first | exact {BY_NAME} | rfl\n", 4, "x"),
        (f"{CALLED}theorem x : (by first | exact {BY_MODULE} | exact 1 = 1) := by\n  first | rfl | apply?\n", 2, "x"),
        (f"{SILENT}{LEAVES_OUT}mutual\ntheorem x : 1 = 2 := by fin\ntheorem c : 1 = 3 := by rfl\nend\n", 4, "x"),
        (f"{SILENT}{LEAVES_OUT}mutual theorem c : 1 = 3 := by rfl theorem x : 1 = 2 := by fin end\n", 3, "x"),
        ("module\n\nset_option warn.sorry false in\ntheorem x : 1 = 2 := by apply?\n", 4, "x"),
    ],
)  # fmt: skip
async def test_a_declaration_that_uses_sorry_is_told(engine: Engine, text: str, line: int, name: str) -> None:
    found = await left(engine, text, known=True)
    assert found.declarations == (LeftDeclaration(line, name),)
    assert (found.unasked, found.only_said) == ("", "")


@pytest.mark.parametrize("above", ["", "example : 1 = 1 := rfl\n", "#eval 1\n", "theorem a : 1 = 3 := rfl\n"])
async def test_where_lean_was_not_asked_yet_it_is_told_as_well(engine: Engine, above: str) -> None:
    found = await left(engine, f"{above}#guard_msgs (drop all) in\nexample : 1 = 2 := by apply?\n")
    assert found.declarations == (LeftDeclaration(3 if above else 2, "example"),)


@pytest.mark.parametrize(
    "text",
    [
        "theorem x : 1 + 1 = 2 := by apply?\n",
        "theorem x (p : Prop) (h : p) : p := by exact?\n",
        'notation "todo" => sorry\n',
        "example : 1 = 1 := rfl\n\n/-- It says sorry. -/\ntheorem x : 1 = 1 := rfl\n",
    ],
)
async def test_what_is_proved_is_none(engine: Engine, text: str) -> None:
    assert await left(engine, text) == Leftovers()


async def test_a_declaration_with_a_hole_is_none(engine: Engine) -> None:
    text = "theorem a : 1 = 2 := by\n  sorry\n\ntheorem b : 1 = 2 := a\n\ntheorem c : 1 = 3 := by apply?\n"
    assert (await left(engine, text, 1)).declarations == (LeftDeclaration(6, "c"),)


async def test_where_there_are_other_holes_than_there_should_be_every_declaration_is_told(engine: Engine) -> None:
    text = "theorem a : 1 = 2 := by\n  sorry\n"
    assert (await left(engine, text)).declarations == (LeftDeclaration(1, "a"),)


async def test_an_error_is_told_and_what_lean_put_in_for_it_is_no_sorry(engine: Engine) -> None:
    found = await left(engine, "theorem a : 1 = 1 := rfl\n\ntheorem x : 1 = 2 := nowhere\n")
    assert found == Leftovers(errors=(LeftError(3, "Unknown identifier `nowhere`"),))


@pytest.mark.parametrize(
    "asking",
    [
        "open _root_._example in skip",
        "open «_example» in skip",
        'open $(Lean.mkIdent (.mkSimple "\\x5fexample")) in skip',
        "(have : decl_name% = `_example := rfl)",
    ],
)
async def test_of_an_example_that_may_ask_for_its_name_there_is_but_the_warning(engine: Engine, asking: str) -> None:
    """Under another name it would be another text."""
    text = f'macro "ask" : tactic => `(tactic| {asking})\nexample : 1 = 1 := by\n  first | (ask; apply?) | rfl\n'
    found = await left(engine, text)
    assert found.declarations in ((), (LeftDeclaration(2, "example"),)), "which Lean knows"
    assert "what an `example` is called" in (await left(engine, SILENT + text)).only_said


async def test_other_examples_are_known_from_what_is_compiled(engine: Engine) -> None:
    """A word of the author's own that only looks like the name is no reason for a doubt."""
    text = 'theorem my_example : 1 = 1 := rfl\nmacro "nothing" : tactic => `(tactic| skip)\n'
    silent = f"{text}#guard_msgs in\nexample : 1 = 1 := by nothing; rfl\n"
    assert await left(engine, silent) == Leftovers()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{SILENT}{FACT}theorem a : 1 = 1 := rfl\n)\nfact\n", 5),
        (f"{SILENT}{FACT}theorem a : 1 = 1 := rfl\n\nfact (\n", 6),
        (f"{SILENT}theorem a : 1 = 1 := (\n  open Nat in theorem b : 1 = 2 := sorry\n", 2),
    ],
    ids=["behind an error", "with an error", "of Lean's"],
)
async def test_a_command_in_what_was_left_out_is_told(engine: Engine, text: str, line: int) -> None:
    """Behind what does not parse Lean goes on with the next command, which is not compiled."""
    found = await left(engine, text)
    assert found.errors
    assert found.declarations or f"at line {line} " in found.unasked


async def test_an_error_without_a_command_behind_it_is_nothing_that_was_left_out(engine: Engine) -> None:
    text = f"{FACT}theorem a : 1 = 1 := (rfl\n\ntheorem b : 1 = 1 := rfl\n\nno_command\n#eval 1\n"
    found = await left(engine, text)
    assert found.errors
    assert found.unasked == ""


@pytest.mark.parametrize(("own", "command"), [("◆ term", "◆ 1"), ("go", "go")])
async def test_a_command_of_an_import_behind_an_eval_is_told(
    toolchain: Toolchain, tmp_path: Path, own: str, command: str
) -> None:
    word, *rest = own.split()
    kit = (
        'macro "fin" : tactic => `(tactic| rfl)\n'
        f'syntax (name := goP) "{word}" {" ".join(rest)} : command\n'
        "@[macro goP] def goM : Lean.Macro := fun _ => `(macro_rules | `(tactic| fin) => `(tactic| sorry))\n"
    )
    async with engine_with(toolchain, tmp_path, kit) as engine:
        text = f"import Kit\n{SILENT}#eval 1 {command}\n\ntheorem x : 1 = 1 := by\n  fin\n"
        assert "at line 3 " in (await left(engine, text)).unasked
        plain = f"import Kit\n{SILENT}#eval 1\n\ntheorem x : 1 = 1 := by\n  fin\n"
        assert await left(engine, plain) == Leftovers()


async def test_an_import_may_ask_for_the_name_of_an_example(toolchain: Toolchain, tmp_path: Path) -> None:
    kit = 'macro "ask" : tactic => `(tactic| (open _root_._example in skip; exact sorryAx _ true))\n'
    async with engine_with(toolchain, tmp_path, kit) as engine:
        text = f"import Kit\n{SILENT}example : 1 = 1 := by\n  first | ask | rfl\n"
        assert "what an `example` is called" in (await left(engine, text)).only_said


@asynccontextmanager
async def engine_with(toolchain: Toolchain, folder: Path, kit: str) -> AsyncIterator[Engine]:
    """One for a project with a module `Kit`."""
    compiled(toolchain, folder, "Kit", kit)
    search = os.pathsep.join([str(folder), toolchain.environment["LEAN_PATH"]])
    ours = replace(toolchain, environment={**toolchain.environment, "LEAN_PATH": search})
    engine = Engine(find_project(folder), ours)
    try:
        yield engine
    finally:
        await engine.close()


async def test_where_nothing_can_be_compiled_lean_is_believed_and_that_is_said(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def uncompiled(*_: object) -> NoReturn:
        raise CannotCompile("a version that is not read")

    monkeypatch.setattr(engine, "unfinished", uncompiled)
    found = await left(engine, "theorem a : 1 = 1 := rfl\n\ntheorem x : 1 = 2 := by apply?\n")
    assert found.declarations == (LeftDeclaration(3, "x"),)
    assert "a version that is not read" in found.only_said


@pytest.mark.parametrize("method", ["unfinished", "diagnostics"])
async def test_what_could_not_be_asked_is_said(engine: Engine, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    async def late(*_: object) -> NoReturn:
        raise DeadlineExceeded("asking Lean", 1.0)

    monkeypatch.setattr(engine, method, late)
    assert "no answer within 1 s" in (await left(engine, "theorem a : 1 = 1 := rfl\n", known=True)).unasked


async def test_a_text_that_was_compiled_is_not_compiled_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "theorem compiled_once : 1 = 2 := by apply?\n"
    await engine.axioms(absolute(PATH), text, SECONDS)

    async def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("assistant.lean.judge.building.Builder.build_any", never)
    assert (await left(engine, text)).declarations == (LeftDeclaration(1, "compiled_once"),)
