"""What is printed for a hole can be put in its place as it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

AND = "(p q : Prop) (hp : p) (hq : q) : p ∧ q"
HOLES = {
    "a term": f"theorem t {AND} := sorry\n",
    "an argument": f"theorem t {AND} := And.intro sorry hq\n",
    "a component": f"theorem t {AND} := by\n  exact ⟨sorry, hq⟩\n",
    "a term below": f"theorem t {AND} :=\n  And.intro hp\n    sorry\n",
    "a tactic": f"theorem t {AND} := by\n    have h : p := hp\n    sorry\n",
    "by in a line": f"theorem t {AND} := by sorry\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, so that one engine is asked."""
    return tmp_path_factory.mktemp("pasted")


@pytest.mark.parametrize("name", HOLES)
def test_a_proof_can_be_pasted_over(
    cli: CommandLine, lean_errors: Callable[[Path], list[str]], folder: Path, name: str
) -> None:
    file = folder / "Hole.lean"
    file.write_text(HOLES[name], encoding="utf-8")
    line = next(number for number, text in enumerate(HOLES[name].split("\n"), 1) if "sorry" in text)
    document = cli("prove", f"Hole.lean:{line}", "--timeout", "30", "--json", cwd=folder, ASSISTANT_ENGINE=None)
    printed = cli("prove", f"Hole.lean:{line}", "--timeout", "30", cwd=folder, ASSISTANT_ENGINE=None)
    for found in (document.json["proof"], printed.output.removesuffix("\n")):
        file.write_text(HOLES[name].replace("sorry", found), encoding="utf-8")
        assert lean_errors(file) == []


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.thorough if number % 2 else ()) for number, name in enumerate(HOLES)],
)
def test_a_suggestion_can_be_pasted_over(
    cli: CommandLine, lean_errors: Callable[[Path], list[str]], folder: Path, name: str
) -> None:
    file = folder / "Hole.lean"
    file.write_text(HOLES[name], encoding="utf-8")
    before, _ = HOLES[name].split("sorry")
    line, column = before.count("\n") + 1, len(before.rsplit("\n", 1)[-1]) + 1
    found = cli(
        "suggest",
        f"Hole.lean:{line}:{column}",
        "-n",
        "4",
        "--timeout",
        "20",
        "--json",
        cwd=folder,
        ASSISTANT_ENGINE=None,
    )
    closing = [s["tactic"] for s in found.json["suggestions"] if s["status"] == "closes"]
    assert closing
    for tactic in closing[:3]:
        file.write_text(HOLES[name].replace("sorry", tactic), encoding="utf-8")
        assert lean_errors(file) == []
