"""Features are the same, whether they were read from what Lean compiled or from what it prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.lean.compiled.module import parts_of
from assistant.lean.compiled.summaries import SUMMARISE, summaries
from assistant.lean.compiled.summary import ConstantSummary, ModuleSummary
from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.toolchain import Toolchain
from assistant.native import compiled_program
from assistant.premises.features import goal_features, key, statement_features

STATEMENTS = {
    "List.length_append": "(xs ++ ys).length = xs.length + ys.length",
    "Nat.add_comm": "n + m = m + n",
    "Nat.succ_le_of_lt": "n.succ ≤ m",
    "List.mem_append": "a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys",
    "List.map_map": "List.map g (List.map f xs) = List.map (g ∘ f) xs",
    "Nat.pow_succ": "b ^ (n + 1) = b ^ n * b",
    "Nat.lt_irrefl": "¬n < n",
    "List.reverse_reverse": "xs.reverse.reverse = xs",
    "and_comm": "a ∧ b ↔ b ∧ a",
    "Nat.dvd_refl": "a ∣ a",
}
LOCALS = ("xs", "ys", "n", "m", "a", "b", "f", "g")


@pytest.fixture(scope="module")
def core(toolchain: Toolchain) -> dict[str, ConstantSummary]:
    files = [parts_of(olean) for folder in toolchain.lean_path for olean in sorted(folder.rglob("*.olean"))]
    modules = summaries(files, compiled_program(SUMMARISE))
    return {c.name: c for module in modules if isinstance(module, ModuleSummary) for c in module.constants}


@pytest.fixture(scope="module")
def binders(core: dict[str, ConstantSummary]) -> Callable[[str], str]:
    letters = {name: "".join("eiic"[p.binder] for p in constant.parameters) for name, constant in core.items()}
    return lambda name: letters.get(name, "")


def chosen(found: Counter[str], kinds: str) -> set[str]:
    return {feature for feature in found if feature[0] in kinds}


def test_conclusions_have_the_same_features_compiled_and_printed(
    core: dict[str, ConstantSummary], binders: Callable[[str], str]
) -> None:
    for name, text in STATEMENTS.items():
        constant = core[name]
        compiled = statement_features([p.type for p in constant.parameters], constant.conclusion, binders)
        goal = Goal("", (Hypothesis(LOCALS, "α"),), text)
        assert chosen(compiled, "c⊢e") == chosen(goal_features(goal), "c⊢e"), name


def test_operators_are_called_by_what_they_do() -> None:
    assert [key(name) for name in ("HAdd.hAdd", "LE.le", "Membership.mem", "List.length", "HAppend.hAppend")] == [
        "add", "le", "mem", "length", "append",
    ]  # fmt: skip
    assert key("head") == "head"
    assert key("hash") == "hash"


def test_assumptions_are_told_apart_from_the_conclusion() -> None:
    hypotheses = (Hypothesis(("xs",), "List Nat"), Hypothesis(("h",), "xs.length = 3"))
    found = goal_features(Goal("", hypotheses, "xs.reverse ≠ [] → p xs"))
    assert {"hlength", "hEq", "hreverse", "hNe", "cp", "⊢p"} <= found.keys()
    assert not {"clength", "cNe"} & found.keys()
    assert {"tList", "tNat"} <= found.keys()
    assert "tEq" not in found


def test_the_direction_of_an_order_makes_no_difference() -> None:
    one, other = (goal_features(Goal("", (), text)) for text in ("length a ≥ size b", "size b ≤ length a"))
    assert one == other


def test_a_statement_of_any_depth_has_features(tmp_path: Path) -> None:
    deep = "f (" * 500 + "x" + ")" * 500
    assert goal_features(Goal("", (Hypothesis(("h",), deep),), f"{deep} = {'a + ' * 5000} b"))["⊢Eq"] == 1
    both = "x"
    for _ in range(55):  # operators in a row, in brackets in brackets
        both = f"({both}{' + a' * 55})"
    assert goal_features(Goal("", (Hypothesis(("h",), both),), f"{both} = b"))["⊢Eq"] == 1
