"""Proofs that must be accepted: an audit that refuses them is no use."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, Door, attack
from assistant.bench.attacks.layouts import BLOCK, TRUE_GOAL, at, everywhere

HALF_TYPED = ("foo", "#", ")", "@[simp]", "theor foo", "let y := 1", "  foo", "  exact", "⊢")
HALF_WRITTEN = (
    ("the last alternative of a match", "def f (n : Nat) : Nat :=\n  match n with\n  | 0 => 1\n  | n + 1 =>"),
    ("a definition with a modifier on a line of its own", "partial\ndef f (n : Nat) : Nat :="),
    ("a definition with an attribute on a line of its own", "@[simp]\ntheorem a (n : Nat) : n + 0 ="),
    ("a theorem with names opened for it", "open Nat in\ntheorem a (n : Nat) : succ n ="),
    ("a member of mutual", "mutual\ntheorem a : 1 = 1 := by\n  simp\ntheorem b : 1 = 1 := by\n  simp [\nend"),
    ("a field", "structure A where\n  x : Nat\n  y :"),
)
EVEN = "mutual\ninductive Ev : Nat → Prop\n  | z : Ev 0\n  | s : Od n → Ev (n + 1)\ninductive Od : Nat → Prop\n  | s : Ev n → Od (n + 1)\nend\n\n"


TARGETS = {
    "a let rec in an instance without a name": "instKNat",
    "a field at the margin": "a",
    "a field of an update in one line": "u",
}
ENDING = (
    (
        "below",
        "mutual\ndef t (n : Nat) : Bool := if h : n = 0 then true else od (n - 1)\ntermination_by n\n"
        "decreasing_by\n  @@sorry\ndef od (n : Nat) : Bool := if h : n = 0 then false else t (n - 1)\ntermination_by n\n"
        "decreasing_by\n  sorry\nend\n",
    ),
    (
        "within",
        "mutual\ndef t (n : Nat) : Bool :=\n  if h : n = 0 then true else\n    have : n - 1 < n := by @@sorry\n"
        "    od (n - 1)\ntermination_by n\ndef od (n : Nat) : Bool :=\n  if h : n = 0 then false else\n"
        "    have : n - 1 < n := by sorry\n    t (n - 1)\ntermination_by n\nend\n",
    ),
)
"""Definitions that Lean takes once both of two holes are filled."""


@attack("a true proof in every place")
def places() -> Iterator[Case]:
    yield from everywhere("rfl", TRUE_GOAL, "", "rfl", ACCEPT, "it is a proof")
    yield from everywhere("simp", TRUE_GOAL, "", "simp", ACCEPT, "it is a proof")


@attack("true proofs of every kind")
def kinds() -> Iterator[Case]:
    for name, text, candidate in (
        ("excluded middle", "theorem t (p : Prop) : p ∨ ¬p := by\n  @@sorry\n", "exact Classical.em p"),
        ("choice", "theorem t (f : Nat → Prop) (h : ∃ n, f n) : f (Classical.choose h) := by\n  @@sorry\n", "exact Classical.choose_spec h"),
        ("propext", "theorem t (p q : Prop) (h : p ↔ q) : p = q := by\n  @@sorry\n", "exact propext h"),
        ("funext", "theorem t (f g : Nat → Nat) (h : ∀ n, f n = g n) : f = g := by\n  @@sorry\n", "exact funext h"),
        ("Quot.sound", "theorem t (r : Nat → Nat → Prop) (a b : Nat) (h : r a b) : Quot.mk r a = Quot.mk r b := by\n  @@sorry\n", "exact Quot.sound h"),
        ("induction", "theorem t (n : Nat) : 0 + n = n := by\n  @@sorry\n", "induction n with\n| zero => rfl\n| succ n ih => exact congrArg Nat.succ ih"),
        ("cases", "theorem t (b : Bool) : (!(!b)) = b := by\n  @@sorry\n", "cases b <;> rfl"),
        ("omega", "theorem t (a b : Nat) (h : a < b) : a + 1 ≤ b := by\n  @@sorry\n", "omega"),
        ("decide", "theorem t : 10 < 20 := by\n  @@sorry\n", "decide"),
        ("decide +kernel", "theorem t : 100 * 100 = 10000 := by\n  @@sorry\n", "decide +kernel"),
        ("grind", "theorem t (p q : Prop) (h : p → q) (hp : p) : q := by\n  @@sorry\n", "grind"),
        ("simp with a lemma", "theorem t (xs : List Nat) : (xs ++ []).length = xs.length := by\n  @@sorry\n", "simp"),
        ("several lines", "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  @@sorry\n", "constructor\n· exact hp\n· exact hq"),
        ("nested have", "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  @@sorry\n", "have h : q ∧ p := by\n  constructor\n  · exact hq\n  · exact hp\nexact ⟨h.2, h.1⟩"),
        ("structural recursion", "theorem t : (n : Nat) → 0 + n = n := by\n  @@sorry\n", "intro n\ninduction n with\n| zero => rfl\n| succ n ih => rw [← Nat.add_assoc, ih]"),
        ("recursion by name", "theorem t : (n : Nat) → 0 + n = n\n  | 0 => rfl\n  | n + 1 => by\n    @@sorry\n", "exact congrArg Nat.succ (t n)"),
        ("well-founded recursion", "theorem t (n : Nat) : n < 5 ∨ 5 ≤ n := by\n  @@sorry\ntermination_by n\n", "cases n with\n| zero => exact .inl (by decide)\n| succ n =>\n  have := t n\n  omega"),
        ("a let rec of its own", "theorem t (n : Nat) : 0 + n = n := by\n  @@sorry\n", "let rec h (m : Nat) : 0 + m = m := by\n  cases m with\n  | zero => rfl\n  | succ m => exact congrArg Nat.succ (h m)\nexact h n"),
        ("a let rec in an instance without a name", "class K (α : Type) where\n  h : ∀ n : Nat, 0 + n = n\ninstance : K Nat where\n  h := by\n    @@sorry\n", "let rec go : ∀ m : Nat, 0 + m = m\n  | 0 => rfl\n  | m + 1 => by have := go m; omega\nexact go"),
        ("a field at the margin", "structure A where\n  x : Nat\n  h : x = 3\n\ndef a : A where\n\nx := 3\n\nh := by @@sorry\n", "rfl"),
        ("a field of an update in one line", "structure S where\n  n : Nat\n  h : n > 0 := by omega\n\ndef s : S := { n := 3 }\n\ndef u : S := { s with n := 4, h := by @@sorry }\n", "decide"),
        ("another theorem in its line", "theorem t (n : Nat) : n + 0 = n := by @@sorry theorem u : 2 = 3 := by sorry\n", "rfl"),
        ("two prefixes in a proof", "theorem t : 1 + 1 = 2 := by\n  set_option maxRecDepth 1000 in\n  open Nat in\n  @@sorry\n", "rfl"),
        ("a field called like a keyword", "structure I where\n  start : Nat\n  «end» : Nat\n\ndef mk (n : Nat) : I := ⟨n, n + 1⟩\n\ntheorem t (n : Nat) : (mk n).end = n + 1 := by\n  @@sorry\n", "rfl"),
        ("a term at the margin", "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q :=\nhave h := hp\n\nshow p ∧ q from by @@sorry\n", "exact ⟨h, hq⟩"),
        ("evaluations around it", "def f (n : Nat) : Nat := n\n#eval f 3\n\n#guard_msgs (drop all) in\n#eval f 3\n\ntheorem t : f 3 = 3 := by\n  @@sorry\n\n#eval f 4\n", "rfl"),
        ("theorems that use one another", f"{EVEN}mutual\ntheorem t : Ev n → n % 2 = 0\n  | .z => rfl\n  | .s h => by\n    have := u h\n    @@sorry\ntheorem u : Od n → n % 2 = 1\n  | .s h => by\n    have := t h\n    sorry\nend\n", "omega"),
        ("aesop of the file", 'macro "auto" : tactic => `(tactic| first | rfl | assumption | omega)\ntheorem t (p : Prop) (h : p) : p := by\n  @@sorry\n', "auto"),
        ("a notation of the file", 'local infix:50 " ≐ " => Eq\ntheorem t : 1 + 1 ≐ 2 := by\n  @@sorry\n', "rfl"),
        ("an instance of the file", "class C (n : Nat) : Prop where\n  out : n = n\ninstance : C 3 := ⟨rfl⟩\ntheorem t : 3 = 3 := by\n  @@sorry\n", "exact C.out"),
        ("a lemma of the file", "theorem good (n : Nat) : n + 0 = n := rfl\ntheorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "exact good n"),
        ("a simp lemma of the file", "def f (n : Nat) : Nat := n\n@[simp] theorem good (n : Nat) : f n = n := rfl\ntheorem t : f 3 = 3 := by\n  @@sorry\n", "simp"),
        ("a partial definition beside it", "partial def loop (n : Nat) : Nat := loop n\ntheorem t (n : Nat) : loop n = loop n := by\n  @@sorry\n", "rfl"),
        ("an unsafe definition beside it", "unsafe def boom : False := boom\ntheorem t : 1 = 1 := by\n  @@sorry\n", "rfl"),
        ("an opaque constant", "opaque c : Nat\ntheorem t : c = c := by\n  @@sorry\n", "rfl"),
        ("universes", "universe u v\ntheorem t (α : Type u) (β : Type v) (f : α → β) (a : α) : f a = f a := by\n  @@sorry\n", "rfl"),
        ("universe polymorphic data", "theorem t.{w} (α : Sort w) (a : α) : a = a := by\n  @@sorry\n", "exact rfl"),
        ("implicit binders", "theorem t (f : Nat → Nat) : ∀ {a : Nat} (b : Nat), f a = f b → f b = f a := by\n  @@sorry\n", "intro a b h\nexact h.symm"),
        ("instance binders", "theorem t : ∀ {α : Type} [Inhabited α], (default : α) = default := by\n  @@sorry\n", "intro α i\nrfl"),
        ("strict implicit binders", "theorem t : ∀ ⦃a : Nat⦄, a = a := by\n  @@sorry\n", "intro a\nrfl"),
        ("sorry in a comment", "-- sorry\ntheorem t : 1 = 1 := by\n  @@sorry -- sorry\n", "rfl"),
        ("sorry in a string", 'def s : String := "sorry"\ntheorem t : 1 = 1 := by\n  @@sorry\n', "rfl"),
        ("sorry in a name", "theorem sorry_free : 1 = 1 := rfl\ntheorem t : 1 = 1 := by\n  @@sorry\n", "exact sorry_free"),
        ("exact?'s find", "theorem t (a b : Nat) : a + b = b + a := by\n  @@sorry\n", "exact Nat.add_comm a b"),
        ("calc", "theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by\n  @@sorry\n", "calc\n  a = b := h\n  _ = c := k"),
        ("conv", "theorem t (a b : Nat) : a + b = b + a := by\n  @@sorry\n", "conv => lhs; rw [Nat.add_comm]"),
        ("show", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "show n = n\nrfl"),
        ("heartbeats in", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "set_option maxHeartbeats 1000 in\nrfl"),
        ("recursion depth in", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "set_option maxRecDepth 1000 in rfl"),
        ("open in", "theorem t (a b : Nat) : a + b = b + a := by\n  @@sorry\n", "open Nat in exact Nat.add_comm a b"),
        ("a trailing comment", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "rfl -- done"),
        ("a leading comment", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "/- easy -/ rfl"),
        ("a name like a tactic", "theorem t (start stop : Nat) (h : start < stop) : 0 < stop := by\n  @@sorry\n", "cases stop with\n| zero => exact absurd h (Nat.not_lt_zero _)\n| succ stop => exact Nat.succ_pos stop"),
        ("a hypothesis that is called hint", "theorem t (a b : Nat) (hint : a = b) : b = a := by\n  @@sorry\n", "rw [hint]"),
        ("a binder that is called admit", "theorem t (admit : Nat) (plausible : admit = 0) : admit + 0 = 0 := by\n  @@sorry\n", "simp [plausible]"),
        ("comment lines", "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n", "-- by computation\nrfl"),
    ):  # fmt: skip
        doors = (
            EVERY_DOOR
            if name in ("omega", "decide", "a lemma of the file", "simp with a lemma", "grind")
            else CANDIDATE_DOORS
        )
        target = TARGETS.get(name, "t")
        yield Case("", name, text, candidate, ACCEPT, "it is a proof", false=False, target=target, doors=doors)
    above = "theorem broken : 1 = 2 := by\n  exact undefinedThing\n\n"
    for position in ("above", "below"):
        text = "theorem t (p : Prop) : p ∨ ¬p := by\n  @@sorry\n"
        text = above + text if position == "above" else f"{text}\n{above}"
        yield Case(
            "",
            f"an error {position}",
            text,
            "exact Classical.em p",
            ACCEPT,
            "the error elsewhere is none of its",
            false=False,
            judged_as=((above, ""),),
        )
    half = (
        "def half (n : Nat) : {m : Nat // m ≤ n ∧ m + m ≤ n} := ⟨n / 2, by\n  @@sorry, by\n  sorry⟩\n#eval (half 7).1\n"
    )
    word = "def double (n : Nat) : Nat := n + n\n\n/-- half-typed -/\ntheor foo\n\ntheorem t (n : Nat) : double n = n + n := by\n  @@sorry\n"
    warned = "set_option warningAsError true\ntheorem t : 1 = 1 ∧ 2 = 2 := by\n  constructor\n  · @@sorry\n  · sorry\n"
    indented = (
        "namespace N\n  def f (n : Nat) : Nat := n\n  #eval f 3\n\n  theorem t : f 3 = 3 := by\n    @@sorry\nend N\n"
    )
    simple = "theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n"
    exercise = "def double (n : Nat) : Nat := n + n\n#eval double 3\nexample : double 2 = 4 ∧ double 3 = 6 := by\n  constructor\n  · @@sorry\n  · sorry\n"
    lemma = "theorem a (n : Nat) : n + 0 = n := by\n  simp\n"
    for name, text, candidate in (
        ("an evaluation below", half, "omega"),
        ("an evaluation above", exercise, "rfl"),
        ("an indented evaluation", indented, "rfl"),
        ("a half-typed word above", word, "rfl"),
        ("an error above and two holes", above + exercise.replace("#eval double 3\n", ""), "rfl"),
        *((f"mutual recursion that is not proved to end, {where}", text, "omega") for where, text in ENDING),
        ("warnings are errors", warned, "rfl"),
        (
            "data before lines that are aligned to what is behind them",
            "def d (n : Nat) : Nat × Nat := (sorry, match n with\n                                       | 0 => 1\n                                       | k + 1 => k)\n\ntheorem t (n : Nat) : (d n).1 + 0 = (d n).1 := by\n  @@sorry\n",
            "rfl",
        ),
        (
            "all that is printed in full, beside an error",
            "set_option pp.all true\ntheorem bad : 1 = 2 := by rfl\ntheorem hard (n : Nat) : n = n * n := sorry\ntheorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n",
            "rfl",
        ),
        (
            "warnings that are errors, and a lemma that is open",
            "set_option warningAsError true\n\ntheorem hard (n : Nat) : n = n * n := by\n  sorry\n\ntheorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n",
            "rfl",
        ),
        (
            "a hole before lines that are aligned to what is behind it",
            "theorem t (n : Nat) (q : Prop) (hq : q) : 0 + n = n ∧ q ∧ q :=\n  ⟨sorry, by constructor\n             · exact hq\n             · @@sorry⟩\n",
            "assumption",
        ),
        *((f"{what} right below", f"{simple}{what}\n", "rfl") for what in ("#", "@[simp]", "theor foo", ")")),
        *((f"{what} below", f"{simple}\n{what}\n", "rfl") for what in ("#", "@[simp]", "theor foo", ")")),
        *((f"{what} right below a lemma", f"{lemma}{what}\n{simple}", "exact a n") for what in HALF_TYPED),
        *((f"{name} above", f"{half}\n\n{simple}", "rfl") for name, half in HALF_WRITTEN),
    ):
        yield Case("", name, text, candidate, ACCEPT, "it is a proof", false=False, judged=False)
    induction = "theorem t (n : Nat) : 0 + n = n := by\n  induction n with\n  | zero => @@sorry\n  | succ n ih =>"
    for name, rest in (("empty", ""), ("a bracket open", " simp ["), ("a hole before it", " have := sorry")):
        text = f"{induction}{rest}\n"
        only = frozenset({Door.CHECK})
        why = "what is still to be typed below it is none of its"
        yield Case("", f"a later alternative, {name}", text, "rfl", ACCEPT, why, false=False, judged=False, doors=only)
    guarded = "#guard_msgs in\ntheorem t (p : Prop) (h : p) : p := by\n  @@sorry\n"
    yield Case(
        "", "guarded messages", guarded, "exact h", ACCEPT, "it mends the file", false=False, judged=False, core=False
    )
    yield at(BLOCK, "two candidates in one", TRUE_GOAL, "", "first | fail | rfl", ACCEPT, "it is a proof")


@attack("a tactic in a conversion, and what does not parse below")
def conversions_and_what_is_below() -> Iterator[Case]:
    why = "the place is one of tactics, and what stands below is no part of the declaration"
    conversion = "theorem t (a b : Nat) (h : a + 0 = b) : a = b := by\n  conv =>\n    lhs\n    {}\n  exact h\n"
    for name, inner in (
        ("one line", "tactic => @@sorry"),
        ("a block", "tactic =>\n      @@sorry"),
        ("with a prime", "tactic' => @@sorry"),
    ):
        text = conversion.format(inner)
        yield Case("", name, text, "exact (Nat.add_zero a).symm", ACCEPT, why, false=False, judged=False)
    false = "theorem t (a b : Nat) : a = b := by\n  conv =>\n    lhs\n    tactic => @@sorry\n  exact sorry\n"
    yield Case("", "beside another hole", false, "exact (rfl : a = b)", REFUSE, why, judged=False)
    theorem = "theorem t (p : Prop) (h : p) : p := by\n  @@sorry\n"
    for name, below in (
        ("a quantifier", "\n∀ x\n"),
        ("a quantifier at once", "∀ x\n"),
        ("a statement", "\n∀ x : Nat, x = x\n"),
    ):
        yield Case("", f"{name} below", theorem + below, "exact h", ACCEPT, why, false=False, judged=False)
    goes_on = "theorem t : 1 = 2 →\n∀ n : Nat, n = n + 1 := by\n  @@sorry\n"
    yield Case(
        "", "a quantifier that belongs to it", goes_on, "exact fun _ _ => rfl", REFUSE, why, judged=False, false=False
    )
    argument = "theorem t : True ∧\n∀ n : Nat, n = n := by\n  @@sorry\n"
    yield Case(
        "", "one of a true statement", argument, "exact ⟨trivial, fun _ => rfl⟩", ACCEPT, why, false=False, judged=False
    )
