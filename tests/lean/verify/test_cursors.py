"""Wherever a first tactic may be typed, its goal is known, and choosing one leaves the text as it is around it."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

import re

import pytest

from assistant.lean.cursor import Typed, typed_at
from assistant.lean.scratch import ScratchPool
from assistant.lean.verify.verdicts import Question, Verdict
from tests.lean.verify.conftest import Prover

pytestmark = pytest.mark.asyncio(loop_scope="module")

CURSOR = "▮"
AND = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q"
P = "theorem t (p q : Prop) (hp : p) (hq : q) : p"
NAT = "theorem t (n : Nat) : n = n"
CALC = "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c"
HALF = "def f (n : Nat) : Nat := if h : n = 0 then 0 else f (n - 1)\ntermination_by n\n"

CURSORS = {
    "a comment before the declaration": f"/- c -/ {P} := by ▮\n",
    "a comment before the declaration, below": f"/- c -/ {P} := by\n  ▮\n",
    "a comment before its attribute": f"/- c -/ @[simp] private {P} := by\n▮\n",
    "a comment before a hole": f"/- c -/ {P} := by ▮sorry\n",
    "a comment before a term": f"/- c -/ {P} := ▮sorry\n",
    "a comment before an alternative": f"{NAT} := by\n  cases n with\n  /- c -/ | zero => ▮\n  /- c -/ | succ n => rfl\n",
    "a comment before an alternative with a hole": f"{NAT} := by\n  cases n with\n  /- c -/ | zero =>\n    ▮sorry\n  /- d -/ | succ n => rfl\n",
    "a comment before an alternative of a term": f"{NAT} := match n with\n  /- c -/ | 0 => by ▮\n  /- c -/ | n+1 => rfl\n",
    "a comment before an equation": "theorem t : ∀ n : Nat, n = n\n  /- c -/ | 0 => ▮sorry\n  /- d -/ | n+1 => rfl\n",
    "a comment before a step of calc": f"{CALC} := by\n  calc\n    /- c -/ a = b := by ▮\n    /- c -/ _ = c := k\n",
    "a comment before a last step of calc": f"{CALC} := calc\n    /- c -/ a = b := h\n    /- c -/ _ = c := by ▮sorry\n",
    "a comment before a step with a term": f"{CALC} := calc\n    /- c -/ a = b := ▮sorry\n    /- c -/ _ = c := k\n",
    "a comment before a field": f"{AND} where\n  /- c -/ left := by ▮\n  /- c -/ right := hq\n",
    "a comment before a local function": f"{P} := f\nwhere\n  /- c -/ f : p := by ▮\n",
    "a comment before the next command": f"{P} := by\n  ▮\n/- c -/ open Nat\n",
    "a comment before a scope": f"/- c -/ namespace A\n{P} := by\n  ▮\n/- c -/ end A\n",
    "where": f"{P} := f\nwhere f : p := by ▮\n",
    "where without a blank": f"{P} := f\nwhere f : p := by▮\n",
    "a local function before another": f"{P} := f\nwhere\n  f : p := by ▮\n  g : True := trivial\n",
    "a local function before another, below": f"{P} := f\nwhere\n  f : p := by\n    ▮\n  g : True := trivial\n",
    "before where": f"{P} := by ▮\nwhere\n  g : True := trivial\n",
    "before where, below": f"{P} := by\n  ▮\nwhere\n  g : True := trivial\n",
    "a step of calc": f"{CALC} := calc\n  a = b := by ▮\n  _ = c := k\n",
    "a first step behind calc": f"{CALC} := by\n  calc a = b := by ▮\n    _ = c := k\n",
    "a last step of calc": f"{CALC} := by\n  calc a = b := h\n    _ = c := by ▮\n",
    "a step of calc, below": f"{CALC} := by\n  calc a = b := by\n        ▮\n    _ = c := k\n",
    "a field": f"{AND} where\n  left := by ▮\n  right := hq\n",
    "a field, below": f"{AND} where\n  left := by\n    ▮\n  right := hq\n",
    "a field in braces": f"{AND} := {{ left := by ▮, right := hq }}\n",
    "a field in braces on lines": f"{AND} := {{\n  left := by ▮\n  right := hq }}\n",
    "a last field in braces": f"{AND} := {{ left := hp, right := by ▮ }}\n".replace("p ∧ q :=", "q ∧ p :=").replace("left := hp", "left := hq"),
    "then": f"{P.replace('(p q', '(d : Bool) (p q')} := if d then by ▮ else hp\n",
    "then before a line": f"{P.replace('(p q', '(d : Bool) (p q')} := if d then by ▮\n  else hp\n",
    "then, below": f"{P.replace('(p q', '(d : Bool) (p q')} :=\n  if d then by\n    ▮\n  else hp\n",
    "then in a tactic": f"{P.replace('(p q', '(d : Bool) (p q')} := by\n  exact if d then by ▮ else hp\n",
    "then as a tactic": f"{P.replace('(p q', '(d : Bool) (p q')} := by\n  if d then ▮ else exact hp\n",
    "else": f"{P.replace('(p q', '(d : Bool) (p q')} := if d then hp else by ▮\n",
    "have before a term": f"{P} :=\n  have x : p := by ▮\n  x\n",
    "have before a term, below": f"{P} :=\n  have x : p := by\n    ▮\n  x\n",
    "have before a term in a tactic": f"{P} := by\n  exact\n    have x : p := by ▮\n    x\n",
    "have before a tactic": f"{P} := by\n  have x : p := by ▮\n  exact x\n",
    "have in mid line": f"{P} := have x : p := by ▮\n  x\n",
    "decreasing_by": f"{HALF}decreasing_by ▮\n",
    "decreasing_by without a blank": f"{HALF}decreasing_by▮\n",
    "decreasing_by, below": f"{HALF}decreasing_by\n  ▮\n",
    "a declaration behind section": f"section {P} := by ▮\n",
    "a declaration behind section, below": f"section {P} := by\n  ▮\n",
    "a declaration behind a named section": f"section A {P} := by ▮\nend A\n",
    "a declaration behind namespace": f"namespace A {P} := by ▮\n",
    "a declaration behind another": f"section theorem u : True := trivial end {P} := by ▮\n",
    "a declaration behind mutual": f"mutual {P} := by ▮\ntheorem u : True := trivial end\n",
    "the margin": f"{P} := by\n▮\n",
    "the margin at the end of the file": f"{P} := by\n▮",
    "the margin behind a blank line": f"{P} := by\n\n▮\n\ntheorem u : True := trivial\n",
    "the margin below a comment": f"{P} := by -- c\n▮\n",
    "the margin below a tactic": f"{P} := by\n  skip\n▮\n",
    "the margin below a bullet": f"{AND} := by\n  constructor\n  case' right => exact hq\n  ·\n▮\n",
    "the margin in a proof": f"{P} := by\n  have h : p := by\n▮\n  exact h\n",
    "an anonymous constructor": f"{AND} := ⟨by ▮, hq⟩\n",
    "an anonymous constructor without a blank": f"{AND} := ⟨by▮, hq⟩\n",
    "an anonymous constructor with a blank behind": f"{AND} := ⟨by▮ , hq⟩\n",
    "the end of an anonymous constructor": f"{AND} := ⟨hp, by ▮⟩\n",
    "an anonymous constructor on lines": f"{AND} := by exact ⟨by\n    ▮, hq⟩\n",
    "an argument": f"{AND} := And.intro (by ▮) hq\n",
    "parentheses": f"{P} := by\n  (▮)\n",
    "<;>": f"{AND} := by\n  constructor <;> ▮\n",
    "try": f"{P} := by\n  have h : p := by\n    try ▮\n  exact h\n",
    "try before a line": f"{AND} := by\n  constructor\n  try ▮\n  exact hq\n",
    "first": f"{P} := by\n  first | ▮ | skip\n",
    "a bullet": f"{AND} := by\n  constructor\n  · ▮\n  · exact hq\n",
    "an alternative": f"{NAT} := by\n  cases n with\n  | zero => ▮\n  | succ n => rfl\n",
    "an alternative in a line": f"{NAT} := by\n  cases n with | zero => ▮ | succ n => rfl\n",
    "an alternative of a match in a line": f"{NAT} := match n with | 0 => by ▮ | n+1 => rfl\n",
    "case": f"{AND} := by\n  constructor\n  case left => ▮\n  case right => exact hq\n",
    "show from": f"{P} := show p from by ▮\n",
    "fun": f"{P} := (fun x : p => by ▮) hp\n",
    "suffices": f"{P} := by\n  suffices h : p by ▮\n  exact hp\n",
}  # fmt: skip
RIGHT = "first | assumption | rfl | omega"
LINES = "first\n| assumption\n| rfl\n| omega"


def typed(prover: Prover, name: str) -> Typed:
    text = CURSORS[name]
    return typed_at(prover.path, text.replace(CURSOR, ""), text.index(CURSOR))


def chosen(prover: Prover, name: str, tactic: str) -> str:
    plain = CURSORS[name].replace(CURSOR, "")
    span, replacement = typed(prover, name).change(tactic)
    return plain[: span.start] + replacement + plain[span.end :]


@pytest.mark.parametrize("name", CURSORS)
async def test_verdicts_at(prover: Prover, name: str) -> None:
    place = typed(prover, name).place
    [row] = await prover.verifier.check(place, [Question((), (RIGHT, LINES, "exact undefinedThing", "skip"))])
    assert [judgement.verdict for judgement in row] == [Verdict.CLOSES, Verdict.CLOSES, Verdict.FAILED, Verdict.FAILED]
    assert len(await prover.verifier.state(place)) == 1


@pytest.mark.parametrize("tactic", [RIGHT, LINES], ids=["in a line", "on lines"])
@pytest.mark.parametrize("name", CURSORS)
async def test_lean_has_nothing_against_what_was_chosen_at(
    prover: Prover, pool: ScratchPool, name: str, tactic: str
) -> None:
    text = chosen(prover, name, tactic)
    async with pool.lease(text) as scratch:
        said = (await scratch.elaborate(text, 60)).diagnostics
    assert [d.message for d in said if d.is_error and "Equation is equivalent" not in d.message] == [], text


@pytest.mark.parametrize("name", CURSORS)
async def test_a_chosen_tactic_of_one_line_adds_no_line_and_no_blanks_behind_it_at(prover: Prover, name: str) -> None:
    before, after = CURSORS[name].removesuffix("\n").split(CURSOR)
    found = chosen(prover, name, "omega").removesuffix("\n")
    shape = re.escape(before) + (" *" if not after.startswith("sorry") else "(by )?") + "omega"
    assert re.fullmatch(shape + re.escape(after.removeprefix("sorry")), found)
