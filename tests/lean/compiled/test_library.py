"""Libraries: what is imported, and what constants rest on."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.lean.compiled.errors import (
    AmbiguousConstant,
    ConstantMissing,
    ImportCycle,
    ModuleMissing,
    StatementsOnly,
)
from assistant.lean.compiled.library import Library
from assistant.lean.compiled.module import parts_of
from assistant.lean.compiled.names import components
from assistant.lean.toolchain import Toolchain
from tests.lean.compiled.texts import SPLIT, SPLIT_PARTIAL, VARIED

Compile = Callable[..., Path]


def over(core: Library, module: str, olean: Path) -> Library:
    library = core.overlaid({module: parts_of(olean)})
    library.load([module])
    return library


@pytest.mark.parametrize(
    ("name", "axioms", "unsafe"),
    [
        ("plain", (), False),
        ("byCases", ("Classical.choice", "Quot.sound", "propext"), False),
        ("open_", ("sorryAx",), False),
        ("assumed", ("assumed",), False),
        ("Tree", (), False),
        ("loop", (), True),
        ("evil", (), True),
        ("sealed", (), False),
        ("even", (), False),
    ],
)
def test_what_a_constant_rests_on(
    name: str, axioms: tuple[str, ...], unsafe: bool, core: Library, compile_lean: Compile
) -> None:
    library = over(core, "Main", compile_lean(VARIED))
    assert library.axioms(name, "Main") == axioms
    assert bool(library.foundation(name, "Main").evasion) is unsafe


def test_a_partial_definition_is_found_behind_others(core: Library, compile_lean: Compile) -> None:
    text = "partial def f (n : Nat) : Nat := f n\ndef g := f 1\ntheorem t : g = g := rfl\n"
    library = over(core, "Main", compile_lean(text))
    assert library.foundation("t", "Main").evasion == "f"


CIRCLES = """\
axiom a : Nat
axiom b : Nat
mutual
inductive A where | mk : Fin a → A
inductive B where | mk : Fin b → B
end
mutual
inductive C where | mk : Fin a → D → C
inductive D where | mk : Fin b → C → D
end
inductive E where | mk : Fin a → List E → E
inductive F : Fin b → Type where | mk (i : Fin b) : F i
def useOne (c : C) : C := c
"""
CIRCLE_NAMES = "A B A.mk A.rec C D C.mk D.mk C.rec E E.mk E.rec F F.mk F.rec useOne A.casesOn".split()


def test_inductive_types_agree_with_print_axioms(core: Library, compile_lean: Compile, toolchain: Toolchain) -> None:
    text = CIRCLES + "".join(f"#print axioms {name}\n" for name in CIRCLE_NAMES)
    library = over(core, "Main", compile_lean(text))
    said = printed(toolchain, text)
    assert [library.axioms(name, "Main") for name in CIRCLE_NAMES] == list(said.values())
    assert ("a", "b") in said.values()


def printed(toolchain: Toolchain, text: str) -> dict[int, tuple[str, ...]]:
    """What the `#print axioms` of a text say, by line."""
    done = subprocess.run(
        [toolchain.lean, "--json", "--stdin"],
        input=text,
        env={**os.environ, **toolchain.environment},
        capture_output=True,
        text=True,
        timeout=500,
        check=True,
    )
    found: dict[int, tuple[str, ...]] = {}
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if match := re.search(r"depends on axioms: \[(.*)\]$", message["data"], re.DOTALL):
            found[message["pos"]["line"]] = tuple(sorted(re.split(r",\s*", match[1])))
        elif message["data"].endswith("does not depend on any axioms"):
            found[message["pos"]["line"]] = ()
    return found


@pytest.mark.slow
def test_the_whole_core_library_agrees_with_print_axioms(core: Library, toolchain: Toolchain) -> None:
    """Every constant whose name can be written: neither private nor hygienic."""
    asked = [
        (module, name)
        for module in core.import_closure(["Init"])
        for name in core.module(module).constant_names
        if all(isinstance(part, str) and part != "_@" and "»" not in part for part in components(name))
    ]
    assert len(asked) > 10_000
    names = (".".join(f"«{part}»" for part in components(name)) for _, name in asked)
    said = printed(toolchain, "".join(f"#print axioms {name}\n" for name in names))
    ours = {line: core.axioms(name, module) for line, (module, name) in enumerate(asked, start=1)}
    assert ours == said


def test_a_missing_private_part_is_no_axiom(compile_lean: Compile) -> None:
    olean = compile_lean(SPLIT, "Split")
    whole = Library([olean.parent])
    whole.load(["Split"])
    assert whole.axioms("proved", "Split") == ()
    assert whole.axioms("chosen", "Split") == ("choose",)
    public = Library([], overlay={"Split": [olean]})
    public.load(["Split"])
    assert public.axioms("exposed", "Split") == ()
    for name in ("proved", "unexposed", "sealed", "choose"):
        with pytest.raises(StatementsOnly, match="cannot be judged"):
            public.axioms(name, "Split")


def test_a_partial_definition_of_a_split_module_is_told(compile_lean: Compile) -> None:
    """The public part shows an axiom; whatever is said there, it is not «safe»."""
    olean = compile_lean(SPLIT_PARTIAL, "Split")
    library = Library([olean.parent])
    library.load(["Split"])
    assert library.foundation("spin", "Split").evasion == "spin"
    assert library.foundation("rests", "Split").evasion == "spin"
    public = Library([], overlay={"Split": [olean]})
    public.load(["Split"])
    with pytest.raises(StatementsOnly):
        public.foundation("spin", "Split")


def test_imports_come_before_what_imports_them(core: Library) -> None:
    order = core.import_closure(["Init"])
    assert order[-1] == "Init"
    place = {module: number for number, module in enumerate(order)}
    for module in order:
        assert all(place[entry.module] < place[module] for entry in core.module(module).imports)


@pytest.mark.parametrize("name", ["No.Such", "«..».Init", "«»", "[anonymous]", "«/etc/passwd»", "«a\0b»"])
def test_a_module_that_is_not_there_is_told(name: str, core: Library) -> None:
    with pytest.raises(ModuleMissing):
        core.module(name)


def test_modules_that_import_each_other_are_refused(compile_lean: Compile, toolchain: Toolchain) -> None:
    """Lean itself does not get that far, so two generations of a module are mixed."""
    first = compile_lean("def a : Nat := 1\n", "A")
    second = compile_lean("import A\ndef b : Nat := a\n", "B", path=(first.parent,))
    again = compile_lean("import B\ndef c : Nat := b\n", "A", path=(second.parent, first.parent))
    library = Library([again.parent, second.parent, *toolchain.lean_path])
    with pytest.raises(ImportCycle):
        library.import_closure(["A"])


def test_the_same_name_in_two_modules_needs_a_module(compile_lean: Compile, toolchain: Toolchain) -> None:
    one = compile_lean("axiom x : Nat\nnoncomputable def same : Nat := x\n", "One")
    two = compile_lean("def same : Nat := 1\n", "Two")
    library = Library([one.parent, two.parent, *toolchain.lean_path])
    library.load(["One", "Two"])
    assert library.axioms("same", "One") == ("x",)
    assert library.axioms("same", "Two") == ()
    with pytest.raises(AmbiguousConstant, match="One, Two"):
        library.axioms("same")
    with pytest.raises(ConstantMissing):
        library.axioms("different")


def test_an_overlay_also_changes_what_imports_it(compile_lean: Compile, toolchain: Toolchain) -> None:
    """The library below has read the old module and goes on answering about it."""
    old = compile_lean("theorem lemma_ : 1 = 1 := sorry\n", "Base")
    user = compile_lean("import Base\ntheorem main : 1 = 1 := lemma_\n", "User", path=(old.parent,))
    new = compile_lean("theorem lemma_ : 1 = 1 := rfl\n", "Base")
    library = Library([old.parent, user.parent, *toolchain.lean_path])
    library.load(["User"])
    assert library.axioms("main", "User") == ("sorryAx",)
    changed = library.overlaid({"Base": parts_of(new)})
    changed.load(["User"])
    assert changed.axioms("main", "User") == ()
    assert changed.axioms("main") == ()
    assert library.axioms("main", "User") == ("sorryAx",)


def test_a_library_over_another_answers_for_what_only_the_other_has_loaded(core: Library) -> None:
    assert core.overlaid({}).axioms("Classical.em") == core.axioms("Classical.em") != ()


def test_threads_get_the_same_answers(toolchain: Toolchain, core: Library) -> None:
    library = Library(toolchain.lean_path)
    names = core.module("Init.Classical").constant_names

    def ask(_number: int) -> list[tuple[str, ...]]:
        library.load(["Init"])
        return [library.axioms(name, "Init.Classical") for name in names]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert answers == [answers[0]] * 8
    assert answers[0] == [core.axioms(name, "Init.Classical") for name in names]
