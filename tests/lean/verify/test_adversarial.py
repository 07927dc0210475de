"""Candidates that try to look like proofs, or to break their neighbours. Real Lean judges each of them."""

from __future__ import annotations

import pytest

from assistant.lean.verify.verdicts import Limits, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

CONJUNCTION = "theorem target (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  sorry\n"
GOOD = "exact ⟨hp, hq⟩"
WRONG = "exact hp"
STEP = "constructor"

DISGUISES = {
    "sorry": "sorry",
    "admit": "admit",
    "exact sorry": "exact sorry",
    "sorryAx with its argument": "exact sorryAx _ true",
    "sorryAx from the root": "exact (_root_.sorryAx _)",
    "stop": "stop exact hp",
    "sorry after contradiction": "by_contra h; sorry",
    "sorry in a nested by": "exact ⟨hp, by sorry⟩",
    "sorry in quotes": "exact «sorryAx» _",
    "native_decide": "native_decide",
    "decide +native": "decide +native",
    "decide with native configuration": "decide (config := { native := true })",
    "a compiled axiom": "exact Lean.ofReduceBool _ _ rfl",
    "a program": "run_tac (pure ())",
    "no tactic": "",
    "only a comment": "-- exact ⟨hp, hq⟩",
    "only a block comment": "/- exact ⟨hp, hq⟩ -/",
    "unsafe": "exact unsafe ⟨hp, hq⟩",
    "switched off checks": "set_option debug.skipKernelTC true in exact ⟨hp, hq⟩",
}

ESCAPES = {
    "an open round bracket": "exact (hp",
    "an open angle bracket": "exact ⟨hp, hq",
    "a closing bracket too many": "exact hp)",
    "closing our parentheses": 'skip) ; trace "x" ; (exact ⟨hp, hq⟩',
    "an open comment": "exact ⟨hp, hq⟩ /- ",
    "closing a comment": "-/ exact hp",
    "an open string": 'exact absurd "',
    "a bracket in a string": 'exact absurd "("',
    "a bracket in a comment": "exact hp -- (",
    "another theorem": "exact ⟨hp, hq⟩\ntheorem other : False := sorry",
    "another theorem on the same line": "exact ⟨hp, hq⟩ theorem other : False := sorry",
    "an indented theorem": "exact ⟨hp, hq⟩\n  theorem other : False := sorry",
    "an axiom": "exact ⟨hp, hq⟩\naxiom cheat : False",
    "an instance": "exact ⟨hp, hq⟩\ninstance : Inhabited Nat := ⟨0⟩",
    "a macro": 'macro "now" : tactic => `(tactic| sorry)\nnow',
    "a local macro": 'local macro "now" : tactic => `(tactic| sorry)\nnow',
    "a notation": 'notation "now" => True\nexact now',
    "an option for what follows": "set_option maxRecDepth 10\nexact ⟨hp, hq⟩",
    "end": "end",
    "a namespace": "exact ⟨hp, hq⟩\nnamespace Other",
    "a command that prints": "exact ⟨hp, hq⟩\n#print axioms target",
    "ends with by": "exact by",
    "have ends with by": "have : p := by",
    "ends with an arrow": "intro x; exact fun y =>",
    "ends with the sequence operator": "constructor <;>",
    "ends with a semicolon and a bullet": "constructor;\n·",
    "starts with the sequence operator": "<;> exact hp",
    "starts with a bar": "| exact hp",
    "case without a body": "case left =>",
    "a tab": "exact\t⟨hp, hq⟩",
    "an attribute": "let rec @[instance] m : OfNat Nat 4 := ⟨3⟩\nexact ⟨hp, hq⟩",
    "a name over a line end": 'have «x\n"» := 1\nexact ⟨hp, hq⟩',
    "a program in a string": 'dbg_trace "{(by run_tac pure ())}"; exact ⟨hp, hq⟩',
    "a string in the braces of a string": 'dbg_trace "{"a" ++ (by run_tac pure (); "b")}"; exact ⟨hp, hq⟩',
    "a form feed": "exact ⟨hp,\x0chq⟩",
    "a line separator": "exact ⟨hp,\u2028hq⟩",
    "a NUL": "exact \0",
    "termination": "exact ⟨hp, hq⟩\ntermination_by hp",
    "where": "exact ⟨hp, hq⟩\nwhere helper : True := trivial",
}


@pytest.mark.parametrize("name", DISGUISES)
async def test_a_disguised_sorry_is_refused(prover, name) -> None:
    candidate = DISGUISES[name]
    judged = await prover.judge(CONJUNCTION, candidate, GOOD)
    assert judged[candidate].verdict is Verdict.FAILED
    assert judged[candidate].message
    assert judged[GOOD].verdict is Verdict.CLOSES


@pytest.mark.parametrize("name", ESCAPES)
async def test_an_escape_fails_and_spares_its_neighbours(prover, name) -> None:
    candidate = ESCAPES[name]
    judged = await prover.judge(CONJUNCTION, GOOD, STEP, candidate, WRONG, GOOD + " -- again", STEP + " -- again")
    assert judged[candidate].verdict is Verdict.FAILED
    assert judged[GOOD].verdict is Verdict.CLOSES
    assert judged[GOOD + " -- again"].verdict is Verdict.CLOSES
    assert judged[STEP].verdict is judged[STEP + " -- again"].verdict is Verdict.PROGRESS
    assert judged[WRONG].verdict is Verdict.FAILED


@pytest.mark.parametrize("name", [*DISGUISES, *ESCAPES])
async def test_nothing_adversarial_is_accepted(prover, name) -> None:
    proof = (DISGUISES | ESCAPES)[name]
    acceptance = await prover.verifier.accept(prover.hole(CONJUNCTION), proof)
    assert not acceptance.accepted
    assert acceptance.reasons


async def test_many_broken_candidates_in_one_batch_leave_the_good_one_standing(prover) -> None:
    broken = [c for c in ESCAPES.values() if c]
    judged = await prover.judge(CONJUNCTION, *broken, GOOD, limits=Limits(seconds=60))
    assert judged[GOOD].verdict is Verdict.CLOSES
    assert {judged[c].verdict for c in broken} == {Verdict.FAILED}


@pytest.mark.slow
async def test_an_endless_loop_times_out_alone(prover) -> None:
    endless = "repeat have h := hp"
    judged = await prover.judge(
        CONJUNCTION, GOOD, endless, STEP, WRONG, GOOD + " --", limits=Limits(seconds=20, candidate_seconds=1)
    )
    assert judged[endless].verdict is Verdict.TIMED_OUT
    assert judged[GOOD].verdict is judged[GOOD + " --"].verdict is Verdict.CLOSES
    assert judged[STEP].verdict is Verdict.PROGRESS
    assert judged[WRONG].verdict is Verdict.FAILED


@pytest.mark.slow
async def test_a_tactic_that_searches_by_itself_may_take_longer_than_others(prover) -> None:
    endless = "repeat have h := trivial"
    text = f'macro "aesop" : tactic => `(tactic| {endless})\n\n{CONJUNCTION}'
    limits = Limits(seconds=30, candidate_seconds=1, searching_seconds=3)
    judged = await prover.judge(text, GOOD, endless, "aesop", limits=limits)
    assert judged[GOOD].verdict is Verdict.CLOSES
    assert {word: judged[word].verdict for word in (endless, "aesop")} == dict.fromkeys(
        (endless, "aesop"), Verdict.TIMED_OUT
    )
    assert (judged[endless].milliseconds, judged["aesop"].milliseconds) == (1000, 3000)


async def test_a_candidate_that_uses_up_its_heartbeats_is_reported_as_a_time_out(prover) -> None:
    greedy = "repeat have h := hp"
    judged = await prover.judge(
        CONJUNCTION, GOOD, greedy, STEP, limits=Limits(seconds=60, candidate_seconds=40, heartbeats=300)
    )
    assert judged[greedy].verdict is Verdict.TIMED_OUT
    assert judged[GOOD].verdict is Verdict.CLOSES
    assert judged[STEP].verdict is Verdict.PROGRESS


async def test_when_there_is_no_time_at_all_nothing_is_claimed(prover) -> None:
    judged = await prover.judge(CONJUNCTION, GOOD, WRONG, limits=Limits(seconds=0.0))
    assert {j.verdict for j in judged.values()} == {Verdict.UNKNOWN}


async def test_a_giant_term_is_judged_or_refused_and_spares_its_neighbours(prover) -> None:
    deep = "exact " + "(id " * 3000 + "⟨hp, hq⟩" + ")" * 3000
    wide = "exact (" + " + ".join(["1"] * 4000) + " : Nat)"
    huge = "exact hp" + " " + "x" * 200_000
    judged = await prover.judge(CONJUNCTION, GOOD, deep, wide, huge, STEP, limits=Limits(seconds=40))
    assert judged[GOOD].verdict is Verdict.CLOSES
    assert judged[STEP].verdict is Verdict.PROGRESS
    assert judged[huge].verdict is Verdict.FAILED
    assert judged[deep].verdict in (Verdict.FAILED, Verdict.TIMED_OUT, Verdict.UNKNOWN)
    assert judged[wide].verdict in (Verdict.FAILED, Verdict.TIMED_OUT, Verdict.UNKNOWN)


async def test_a_recovered_error_inside_a_term_is_no_success(prover) -> None:
    judged = await prover.judge(CONJUNCTION, "exact (undefinedName : _)", "exact ⟨hp, (nothing : q)⟩", "exact ⟨hp, _⟩")
    assert {j.verdict for j in judged.values()} == {Verdict.FAILED}


async def test_the_declaration_itself_proves_nothing_about_itself(prover) -> None:
    assert await prover.verdict(CONJUNCTION, "exact target p q hp hq") == "failed"


async def test_what_changes_nothing_is_no_progress(prover) -> None:
    judged = await prover.judge(CONJUNCTION, "skip", "refine ?_", "all_goals skip", "show p ∧ q", "have h := hp")
    assert [j.verdict for j in judged.values()] == [Verdict.FAILED] * 4 + [Verdict.PROGRESS]
    assert judged["skip"].message == "changes nothing"


async def test_a_macro_of_the_file_that_hides_sorry_is_not_accepted(prover) -> None:
    text = 'macro "now" : tactic => `(tactic| sorry)\n\n' + CONJUNCTION
    hole = prover.verifier and next(h for h in _holes(prover, text) if h.declaration.name == "target")
    acceptance = await prover.verifier.accept(hole, "now")
    assert not acceptance.accepted


def _holes(prover, text):
    from assistant.lean.places import find_holes

    return find_holes(prover.path, text)
