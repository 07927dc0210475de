"""What tells a copy of a declaration, or of a goal, from the file: names, marks, shared lemmas, depth, and what stands in
for data."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Door, attack, conditional, resting_on

SHOWN = frozenset({Door.CHECK})
OPEN = "theorem y (n : Nat) : n + 0 = n := by\n  sorry\n\n"
PLAIN = "theorem y : 2 + 2 = 4 := by\n  sorry\n\n"
BOUND = "theorem z : 3 < 5 := by\n  sorry\n\n"
AXIOM = "axiom ax (n : Nat) : n + 0 = n\n\n"
DATA = "def d : Nat := sorry\n\n"
HALF = "def foo : Nat := ⟨ :=\n\n"
ALL = "theorem t : ∀ {n : Nat}, n + 0 = n := by\n  @@sorry\n"


@attack("a goal that begins with an implicit binder")
def implicit_binders() -> Iterator[Case]:
    why = "`refine witness ?_` in the audit's copies makes Lean introduce an implicit binder, which is still there in the file"
    first = "first | (intro n; exact y n) | rfl"
    inj = "def Inj (f : Nat → Nat) : Prop := ∀ {a b : Nat}, f a = f b → a = b\n\ntheorem yi : Inj id := by\n  sorry\n\ntheorem t : Inj id := by\n  @@sorry\n"
    classy = "theorem y (α : Type) [Inhabited α] (x : α) : x = x := by\n  sorry\n\ntheorem t : ∀ {α : Type} [Inhabited α] (x : α), x = x := by\n  @@sorry\n"
    have = "theorem t : 1 + 0 = 1 := by\n  have h : ∀ {n : Nat}, n + 0 = n := by\n    @@sorry\n  exact h\n"
    both = "theorem t : 1 = 1 ∧ ∀ {n : Nat}, n + 0 = n := by\n  constructor\n  · rfl\n  · @@sorry\n"
    for name, text, candidate, expect in (
        ("an open lemma", OPEN + ALL, first, conditional("y")),
        ("an axiom", AXIOM + ALL, "first | (intro n; exact ax n) | rfl", resting_on("ax")),
        ("a term", OPEN + ALL, "first | exact fun {n} => y n | rfl", conditional("y")),
        ("a definition", inj, "first | (intro a b h; exact yi h) | (intro h; exact h)", conditional("yi")),
        ("an instance", classy, "first | (intros α i x; exact y α x) | (intro x; rfl)", conditional("y")),
        ("in a have", OPEN + have, first, conditional("y")),
        ("behind a bullet", OPEN + both, first, conditional("y")),
    ):
        yield Case("", name, text, candidate, expect, why, false=False)
    # Where the judge leaves something out, the copies are all that `accept` asks.
    step = "first | (intro n; {}; exact y n) | (intro n; rfl) | rfl"
    for name, half, tell in (
        ("half a definition", HALF, "have := @foo"),
        (
            "half a definition, of which nothing is used",
            HALF,
            "(fail_if_success (fail_if_success (have := @foo; skip)))",
        ),
        ("a definition without a body", "def foo : Nat :=\n\n", "have := @foo"),
        ("half a theorem", "theorem foo : 1 = 1 :=\n\n", "have := @foo"),
        ("the namespace of half a theorem", "theorem Foo.z : 1 = 1 :=\n\n", "open Foo in skip"),
    ):
        yield Case(
            "",
            f"open data, {name}",
            DATA + OPEN + half + ALL,
            step.format(tell),
            REFUSE,
            why,
            false=False,
            judged=False,
        )
    gives_up = "first | (intro n; have := @foo; exact {} n) | rfl"
    for name, above, lemma in (("an open lemma", OPEN, "y"), ("an axiom", AXIOM, "ax")):
        yield Case(
            "",
            f"the judge gives up, {name}",
            above + HALF + ALL,
            gives_up.format(lemma),
            REFUSE,
            why,
            false=False,
            judged=False,
        )


@attack("what a copy of a declaration without a name is called")
def anonymous() -> Iterator[Case]:
    why = "copies of examples and instances without a name are all called `anonymous_`, which nothing in the file is"
    tell = "first | (fail_if_success (have := @anonymous_; skip)); exact {} | {}"
    example = "example : 2 + 2 = 4 := by\n  @@sorry\n"
    yield Case(
        "",
        "an example",
        PLAIN + example,
        tell.format("y", "rfl"),
        conditional("y"),
        why,
        false=False,
        judged=False,
        target="_example",
    )
    instance = "instance : Inhabited (Fin 5) := by\n  refine ⟨⟨3, ?_⟩⟩\n  @@sorry\n"
    yield Case(
        "",
        "an instance",
        BOUND + instance,
        tell.format("z", "decide"),
        conditional("z"),
        why,
        false=False,
        judged=False,
    )
    prop = "class K (n : Nat) : Prop where\n  h : n < 5\n\ninstance : K 3 := by\n  refine ⟨?_⟩\n  @@sorry\n"
    yield Case(
        "",
        "an instance that is a proof",
        BOUND + prop,
        tell.format("z", "decide"),
        conditional("z"),
        why,
        false=False,
        judged=False,
    )
    own = "first | (have := @instInhabitedNat; skip); exact {} | {}"
    text = (
        OPEN
        + "structure N where\n  n : Nat\n  h : n + 0 = n\n\ninstance : Inhabited N := by\n  refine ⟨⟨3, ?_⟩⟩\n  @@sorry\n"
    )
    yield Case(
        "",
        "an instance that speaks of itself",
        text,
        own.format("y 3", "rfl").replace("Nat;", "N;"),
        REFUSE,
        why,
        false=False,
        judged=False,
    )
    half = "first | (fail_if_success (have := @anonymous_; skip)); have := @foo; exact y | rfl"
    yield Case(
        "",
        "an example below what does not parse",
        DATA + PLAIN + HALF + example,
        half,
        REFUSE,
        why,
        false=False,
        judged=False,
        target="_example",
    )


@attack("how deep a tactic stands")
def depths() -> Iterator[Case]:
    why = "Lean compares the depth with the limit for equality: a limit that the file reaches is passed already inside the parentheses of a trial"
    for depth in (6, 8, 10, 12):
        text = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
        yield Case(
            "",
            str(depth),
            text,
            f"set_option maxRecDepth {depth} in rfl",
            REFUSE,
            why,
            false=False,
            judged=False,
            doors=SHOWN,
        )


@attack("data that a tactic leaves open before the place")
def open_data_by_tactics() -> Iterator[Case]:
    why = "`sorry` as a tactic is data here, for which an axiom of ours stands in the copies: it is no function applied to something"
    open_ = "theorem y : (1 : Nat) = 1 := by\n  sorry\n\ntheorem t : ∃ n : Nat, n = n := by\n"
    tell = "first | (refine congrFun (β := fun _ => Nat) ?_ _; exact (fun _ => rfl) y) | rfl"
    for name, body in (
        ("case", "  refine ⟨?w, ?_⟩\n  case w => sorry\n  @@sorry\n"),
        ("a bullet", "  refine ⟨?w, ?_⟩\n  · sorry\n  · @@sorry\n"),
        ("admit", "  refine ⟨?w, ?_⟩\n  · admit\n  · @@sorry\n"),
        ("a line", "  refine ⟨?w, ?_⟩\n  sorry\n  @@sorry\n"),
        ("let", "  let n : Nat := by sorry\n  refine ⟨n, ?_⟩\n  @@sorry\n"),
    ):
        yield Case("", name, open_ + body, tell, REFUSE, why, false=False, judged=False, doors=SHOWN)


@attack("lemmas that copies share")
def shared_lemmas() -> Iterator[Case]:
    why = "Lean makes a lemma of a proof in data, and uses it for every other proof of the same: one copy's for the next copy"
    big = "def big (n : Nat) : Prop := n < 5\n\ntheorem big_three : big 3 := by\n  sorry\n\n"
    pick = big + "def pick : {n : Nat // big n} := by\n  refine ⟨3, ?_⟩\n  @@sorry\n"
    for name, text, target in (
        ("an open lemma unfolded", pick, "pick"),
        ("an open lemma", BOUND + "def h : Fin 5 := by\n  refine ⟨3, ?_⟩\n  @@sorry\n", "h"),
        ("an abbreviation", BOUND + "abbrev h : Fin 5 := by\n  refine ⟨3, ?_⟩\n  @@sorry\n", "h"),
        ("an instance", BOUND + "instance h : Inhabited (Fin 5) := by\n  refine ⟨⟨3, ?_⟩⟩\n  @@sorry\n", "h"),
    ):
        # The tactic itself is honest; what is refused is what stands beside it in a text.
        shown = frozenset({Door.SUGGEST})
        yield Case("", name, text, "decide", REFUSE, why, false=False, judged=False, target=target, doors=shown)


@attack("honest proofs of goals with implicit binders")
def honest_implicit() -> Iterator[Case]:
    why = "a trial's copies of the goal carry Lean's mark against implicit lambdas, which the file's goal has not"
    lemma = "theorem z : ∀ {n : Nat}, n + 0 = n := rfl\n\n"
    inj = "def Inj (f : Nat → Nat) : Prop := ∀ {a b : Nat}, f a = f b → a = b\n\ntheorem z : Inj id := fun h => h\n\ntheorem t : Inj id := by\n  @@sorry\n"
    yield Case("", "exact", lemma + ALL, "exact z", ACCEPT, why, false=False)
    yield Case("", "exact of a term", ALL, "exact rfl", ACCEPT, why, false=False)
    yield Case("", "apply", lemma + ALL, "apply z", ACCEPT, why, false=False)
    yield Case("", "exact Nat.add_zero _", ALL, "exact Nat.add_zero _", ACCEPT, why, false=False)
    yield Case("", "unfold", inj, "unfold Inj\nexact z", ACCEPT, why, false=False)
    yield Case("", "refine", inj, "unfold Inj\nrefine z", ACCEPT, why, false=False)
    yield Case("", "show", ALL, "show ∀ {n : Nat}, n + 0 = n\nexact rfl", ACCEPT, why, false=False)
