"""Modules, whole and split, with their constants."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.compiled.constants import ConstantKind, Constructor, Inductive, Recursor, Safety
from assistant.lean.compiled.errors import ConstantMissing
from assistant.lean.compiled.module import Import, Module, cached_module, parts_of, read_module
from tests.lean.compiled.texts import SPLIT, VARIED


@pytest.fixture(scope="module")
def varied(compiled: Callable[..., Module]) -> Module:
    return compiled(VARIED)


@pytest.fixture(scope="module")
def split(compile_lean: Callable[..., Path]) -> Path:
    return compile_lean(SPLIT, "Split")


@pytest.mark.parametrize(
    ("name", "kind", "safety"),
    [
        ("assumed", ConstantKind.AXIOM, Safety.SAFE),
        ("numbers", ConstantKind.DEFINITION, Safety.SAFE),
        ("evil", ConstantKind.DEFINITION, Safety.UNSAFE),
        ("loop._unsafe_rec", ConstantKind.DEFINITION, Safety.PARTIAL),
        ("plain", ConstantKind.THEOREM, Safety.SAFE),
        ("_private.Main.0.hidden", ConstantKind.THEOREM, Safety.SAFE),
        ("sealed", ConstantKind.OPAQUE, Safety.SAFE),
        ("loop", ConstantKind.OPAQUE, Safety.SAFE),
        ("Tree", ConstantKind.INDUCTIVE, Safety.SAFE),
        ("Tree.node", ConstantKind.CONSTRUCTOR, Safety.SAFE),
        ("Tree.rec", ConstantKind.RECURSOR, Safety.SAFE),
    ],
)
def test_kinds_and_safety(name: str, kind: ConstantKind, safety: Safety, varied: Module) -> None:
    constant = varied.constant(name)
    assert (constant.name, constant.kind, constant.safety) == (name, kind, safety)
    has_value = kind in {ConstantKind.DEFINITION, ConstantKind.THEOREM, ConstantKind.OPAQUE}
    assert len(constant.values) == has_value


def test_an_inductive_type_has_its_data(varied: Module) -> None:
    tree = varied.constant("Tree")
    assert tree.level_parameters == ("u",)
    assert tree.detail == Inductive(1, 0, ("Tree.leaf", "Tree.node"), 0, True, False)
    assert varied.constant("Tree.node").detail == Constructor("Tree", 1, 1, 3)
    recursor = varied.constant("Tree.rec").detail
    assert isinstance(recursor, Recursor)
    assert (recursor.motives, recursor.minors, recursor.k) == (1, 2, False)
    assert [(rule.constructor, rule.fields) for rule in recursor.rules] == [("Tree.leaf", 0), ("Tree.node", 3)]


def test_a_mutual_block_is_named(varied: Module) -> None:
    assert varied.constant("even").mutual == ("even", "odd")


@pytest.mark.parametrize(
    ("name", "evades"),
    [
        ("loop", True),
        ("loop._unsafe_rec", True),
        ("evil", True),
        ("sealed", False),
        ("even", False),
        ("even._unsafe_rec", True),
        ("plain", False),
    ],
)
def test_unsafe_and_partial_constants_are_told(name: str, evades: bool, varied: Module) -> None:
    """A structural recursion has an unsafe companion as well, but the kernel has seen its own value."""
    assert varied.evades_the_kernel(name) is evades


def test_an_unknown_constant_is_a_typed_error(varied: Module) -> None:
    with pytest.raises(ConstantMissing, match="nobody"):
        varied.constant("nobody")


def test_imports_are_told_with_their_kinds(varied: Module) -> None:
    assert {entry.module for entry in varied.imports} == {"Init"}
    assert Import("Init", entire=False, exported=True, meta=False) in varied.imports


def test_entries_of_extensions_are_there_by_name(compiled: Callable[..., Module]) -> None:
    """Those of `simp`, unread, as many as the file has lemmas."""
    module = compiled("axiom f : Nat → Nat\n@[simp] axiom a : f 0 = 0\n@[simp] axiom b : f 1 = 1\n")
    assert len(module.entries()["Lean.Meta.simpExtension"]) == 2


def test_a_split_module_is_read_with_its_proofs(split: Path) -> None:
    parts = parts_of(split)
    assert [part.name for part in parts] == ["Split.olean", "Split.olean.server", "Split.olean.private"]
    module = read_module(parts)
    assert (module.split, module.statements_only) == (True, False)
    kinds = {name: module.constant(name).kind for name in ("proved", "unexposed", "exposed", "sealed", "choose")}
    assert kinds == {
        "proved": ConstantKind.THEOREM,
        "unexposed": ConstantKind.DEFINITION,
        "exposed": ConstantKind.DEFINITION,
        "sealed": ConstantKind.OPAQUE,
        "choose": ConstantKind.AXIOM,
    }
    assert module.requirements("_private.Split.0.kept") >= {"unexposed", "exposed", "Eq.refl"}


def test_the_public_part_alone_says_that_proofs_are_missing(split: Path) -> None:
    module = read_module([split])
    assert (module.split, module.statements_only) == (True, True)
    assert module.constant("proved").kind is ConstantKind.AXIOM
    assert read_module([split, split.with_name("Split.olean.server")]).statements_only


def test_parts_left_from_a_module_that_is_no_longer_split_are_not_read(
    split: Path, compile_lean: Callable[..., Path], tmp_path: Path
) -> None:
    whole = shutil.copy(compile_lean("def only : Nat := 1\n", "Split"), tmp_path / "Split.olean")
    for part in parts_of(split)[1:]:
        shutil.copy(part, tmp_path)
    paths = parts_of(Path(whole))
    assert len(paths) == 3
    assert read_module(paths).constant_names == ("only",)


def test_a_file_that_changed_is_read_again(compile_lean: Callable[..., Path], tmp_path: Path) -> None:
    one, other = compile_lean("def one : Nat := 1\n"), compile_lean("def other : Nat := 1\n")
    path = tmp_path / "Main.olean"
    shutil.copy(one, path)
    first = cached_module([path])
    assert cached_module([path]) is first
    path.unlink()
    shutil.copy(other, path)
    assert cached_module([path]).constant_names == ("other",)
