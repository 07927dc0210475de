"""Which lemmas of a project speak about some functions."""

import pytest

from assistant.premises.premise import Premise, ScoredPremise
from models.protocol import ProofState
from models.space.lemmas import OwnLemmas, own_lemmas


def premise(
    name: str, statement: str, kind: str = "theorem", module: str = "Mine", attributes: tuple[str, ...] = ()
) -> ScoredPremise:
    return ScoredPremise(Premise(name, statement, kind, module, attributes), 1.0)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (
            premise("rev_app", "(xs ys : List α) : rev (app xs ys) = app (rev ys) (rev xs)"),
            OwnLemmas(equations=("rev_app",)),
        ),
        (premise("rev_nil", ": rev [] = []", attributes=("simp",)), OwnLemmas()),
        (premise("app_comm", "(a b : Nat) : rev (plus a b) = rev (plus b a)"), OwnLemmas(permutations=("app_comm",))),
        (premise("rev_le", "(xs : List α) : len (rev xs) ≤ len xs"), OwnLemmas(others=("rev_le",))),
        (premise("other", "(n : Nat) : twice n = n + n"), OwnLemmas()),
        (premise("rev", "(xs : List α) : rev xs = rev xs", kind="def"), OwnLemmas()),
        (premise("rev_lib", "(xs : List α) : rev xs = xs", module="Init.Data"), OwnLemmas()),
    ],
)
def test_lemmas_are_told_apart_by_what_simp_can_do_with_them(given: ScoredPremise, found: OwnLemmas) -> None:
    assert own_lemmas(ProofState((), (given,)), ["rev"]) == found


def test_a_lemma_that_is_open_is_left_out() -> None:
    known = Premise("rev_rev", "(xs : List α) : rev (rev xs) = xs", "theorem", "Mine", open=True)
    assert own_lemmas(ProofState((), (ScoredPremise(known, 1.0),)), ["rev"]) == OwnLemmas()
