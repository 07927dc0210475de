"""What provers are told about the text above a place."""

import os
from pathlib import Path

from assistant.lean.goals import parse_goal
from assistant.premises.accessible import Wanted
from assistant.premises.library import CompiledLibrary
from assistant.surroundings import Surroundings, surroundings
from models.portfolio import Portfolio
from models.protocol import ProofState

TEXT = """\
namespace N
def double (n : Nat) : Nat := n + n
theorem double_zero : double 0 = 0 := rfl
theorem gap (n : Nat) : double n = 2 * n := by sorry
"""


def told_of(before: str, root: Path, *namespace: str) -> Surroundings:
    return surroundings(before, root / "T.lean", root, namespace, CompiledLibrary((), root / "cache"))


def found(told: Surroundings) -> set[str]:
    retrieved = told.premises.search(parse_goal("n : Nat\n⊢ double n = n + n ∧ True"), "N.t", Wanted(9, 9, 9))
    return {scored.premise.name for scored in retrieved.local}


def test_lemmas_of_the_text_are_premises_and_unfinished_ones_are_to_be_avoided(tmp_path: Path) -> None:
    told = told_of(TEXT, tmp_path, "N")
    assert found(told) == {"N.double", "N.double_zero"}
    assert told.unfinished == {"N.gap", "gap"}


def test_provers_know_the_functions_by_the_names_they_have_inside(tmp_path: Path) -> None:
    told = told_of(TEXT, tmp_path, "N")
    state = ProofState((parse_goal("n : Nat\n⊢ double n = n + n"),))
    [portfolio] = [prover for prover in told.provers if isinstance(prover, Portfolio)]
    proposed = {candidate.tactic for candidate in portfolio.candidates(state, 100)}
    assert "simp [double]" in proposed


def test_they_hold_until_an_imported_file_changes(tmp_path: Path) -> None:
    base = tmp_path / "Base.lean"
    base.write_text("theorem base : True := trivial\n")
    told = told_of("import Base\n" + TEXT, tmp_path)
    assert "base" in found(told)
    assert told.up_to_date
    base.write_text("theorem other : True := trivial\n")
    os.utime(base, ns=(1, 1))
    assert not told.up_to_date
    base.unlink()
    assert not told.up_to_date
