"""The judge knows what a text proves, and says of every class what the table says."""

from __future__ import annotations

import pytest

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, conditional, resting_on
from assistant.bench.attacks.doors import Doors
from assistant.bench.attacks.table import every_case, spread

pytestmark = pytest.mark.asyncio(loop_scope="module")

HOLE = "theorem t (n : Nat) : n = n := by\n  @@sorry\n"


async def ruling(doors: Doors, text: str, proof: str, **more):
    case = Case("", "", text, proof, REFUSE, "", **more)
    return await doors.judge.rule(case, case.filled(proof))


async def test_a_proof_is_a_proof(doors) -> None:
    assert (await ruling(doors, HOLE, "rfl")).verdict == ACCEPT
    assert (await ruling(doors, "theorem t (p : Prop) : p ∨ ¬p := @@sorry\n", "exact Classical.em p")).verdict == ACCEPT


async def test_what_is_missing_or_wrong_is_refused_with_a_reason(doors) -> None:
    for text, proof, reason in (
        (HOLE, "exact undefinedThing", "undefinedThing"),
        (HOLE, "exact sorryAx _ true", "sorry"),
        (HOLE, "exact rfl\naxiom cheat : False", "cheat"),
        ("instance : Nonempty False := ⟨sorry⟩\nopaque k : False\n" + HOLE, "exact k.elim", "sorry"),
        ("theorem u : True := h\nwhere h : True := sorry\n" + HOLE, "have := u.h\nrfl", "u.h"),
        ("unsafe def boom : False := boom\nset_option debug.skipKernelTC true\n" + HOLE, "exact boom.elim", "boom"),
        ("theorem u : 2 * 3 = 6 := by native_decide\n" + HOLE, "exact congrArg (fun _ => n) u", "compiler"),
        ("variable (h : 1 = 2)\ndef t : {n : Nat // 1 = 2} := ⟨0, by @@sorry⟩\n", "exact h", "not what it was"),
        ("#exit\n" + HOLE, "rfl", "not among"),
        ("theorem u : 1 = 2 := undefinedThing\n" + HOLE, "rfl", "as it was"),
    ):
        ruled = await ruling(doors, text, proof)
        assert ruled.verdict == REFUSE, (text, proof)
        assert reason in ruled.reason


async def test_assumptions_are_named_in_full(doors) -> None:
    lemma = "namespace A\ntheorem bad (n : Nat) : n = n := sorry\nend A\n"
    assert (await ruling(doors, lemma + HOLE, "exact A.bad n")).verdict == conditional("A.bad")
    axiom = "namespace Foo\naxiom propext : False\nend Foo\n"
    assert (await ruling(doors, axiom + HOLE, "exact Foo.propext.elim")).verdict == resting_on("Foo.propext")


async def test_an_instance_without_a_proof_is_no_lemma(doors) -> None:
    instance = "class C : Prop where\n  out : ∀ n : Nat, n = n\ninstance inst : C := ⟨sorry⟩\n"
    assert (await ruling(doors, instance + HOLE, "exact C.out n")).verdict == REFUSE


async def test_the_file_cannot_reach_the_judge(doors) -> None:
    above = "macro_rules | `(command| #print axioms $_) => `(command| #check True)\nset_option pp.all true\n"
    assert (await ruling(doors, above + HOLE, "exact sorryAx _ true")).verdict == REFUSE


async def test_the_table_says_what_the_judge_says(doors, family) -> None:
    cases = spread([case for case in every_case() if case.family == family and case.core and case.judged], 1)
    await doors.prepare(cases)
    wrong = []
    for case in cases:
        ruled = await doors.judge.rule(case, case.filled(case.candidate), doors.modules if case.modules else None)
        if ruled.verdict != case.expect or "does not compile as it was" in ruled.reason:
            wrong.append(f"{case.title}: {case.expect}, but the judge: {ruled.verdict} {ruled.reason}")
    assert wrong == []
