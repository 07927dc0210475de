"""Proofs that go round in a circle."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import (
    ACCEPT,
    CANDIDATE_DOORS,
    EVERY_DOOR,
    REFUSE,
    Case,
    Door,
    attack,
    conditional,
    resting_on,
)
from assistant.bench.attacks.layouts import FALSE_GOAL, LAYOUTS, at

WHY = "the proof uses the theorem that it proves, and nothing gets smaller"


@attack("a proof that names its own theorem")
def own_name() -> Iterator[Case]:
    for layout in LAYOUTS:
        if layout.target in ("inst", "t u") or layout.name in ("example", "after intro", "cases alternative"):
            continue
        name = layout.target
        for candidate in (f"exact {name} n", f"apply {name}"):
            core = layout.core and candidate.startswith("exact")
            yield at(layout, candidate, FALSE_GOAL, "", candidate, REFUSE, WHY, core=core)
    block = "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\n"
    for candidate in (
        "exact _root_.t n",
        "exact «t» n",
        "exact @t n",
        "exact (t n)",
        "exact id (t n)",
        "assumption",
        "have := t\nexact this n",
        "have := @t\nassumption",
        "simp [t]",
        "rw [← t]",
        "exact (t (n + 1)).elim",
        "cases n\n· exact t 0\n· exact t _",
        "exact absurd (t (n + 1)) (by omega)",
        "simp_all [t]",
        "grind [t]",
        "exact?",
        "exact t n\ntermination_by n",
        "exact t n\ntermination_by n\ndecreasing_by sorry",
        "exact t (n - 1 + 1)\ndecreasing_by exact sorryAx _ true",
    ):
        doors = EVERY_DOOR if candidate == "assumption" else CANDIDATE_DOORS
        yield Case("", candidate, block, candidate, REFUSE, WHY, doors=doors)


POSITIVE = "def f : Nat → { m : Nat // 0 < m }\n  | 0 => ⟨1, Nat.one_pos⟩\n  | n + 1 => ⟨n + 1, by\n    @@sorry⟩\n"
EQUAL = "def f : (n : Nat) → { m : Nat // m = n }\n  | 0 => ⟨0, rfl⟩\n  | n + 1 => ⟨n + 1, by\n    @@sorry⟩\n"
TOGETHER = f"mutual\n{EQUAL}def g : (n : Nat) → {{ m : Nat // m = n }}\n  | 0 => ⟨0, rfl⟩\n  | n + 1 => ⟨(f n).1 + 1, congrArg (· + 1) (f n).2⟩\nend\n"
TESTED = "def f (n : Nat) : { m : Nat // m = n } :=\n  if h : n = 0 then ⟨n, rfl⟩ else ⟨n, by\n    @@sorry⟩\n"
MEASURED = f"{TESTED}termination_by n\n"
WITH_HELPER = f"{EQUAL}where\n  g (n : Nat) : {{ m : Nat // m = n }} := ⟨(f n).1, (f n).2⟩\n"
COMPUTES = "\ntheorem u : (f 2).1 = 2 := rfl\n"
DECIDES = "\ntheorem u : (f 2).1 = 2 := by decide\n"


@attack("a recursion in a proof inside of data")
def recursion_in_data() -> Iterator[Case]:
    why = "with it the definition is made another way, so that what stands below, or what it computes, is another thing"
    macro = 'set_option hygiene false in\nmacro "rc" : tactic => `(tactic| (have := g (n / 2); exact rfl))\n\n'
    for name, text, candidate in (
        ("rfl below", POSITIVE + COMPUTES, "have := f (n / 2)\nomega"),
        ("decide below", POSITIVE + DECIDES, "have := f (n / 2)\nomega"),
        ("structural", EQUAL + COMPUTES, "have := (f n).2\nrfl"),
        ("nothing below", EQUAL, "have := (f (n / 2)).2\nrfl"),
        ("a condition", TESTED + COMPUTES, "have := (f (n - 1)).2\nrfl"),
        ("a measure", MEASURED + COMPUTES, "have := f (n - 1)\nrfl"),
        ("another of mutual", TOGETHER + COMPUTES, "have := (g n).2\nrfl"),
        ("another of mutual, smaller", TOGETHER + COMPUTES, "have := (g (n / 2)).2\nrfl"),
        ("another of mutual, by a macro", macro + TOGETHER + COMPUTES, "rc"),
        ("a helper", WITH_HELPER + COMPUTES, "have := g n\nrfl"),
        ("in quotes", POSITIVE + COMPUTES, "have := «f» (n / 2)\nomega"),
        ("from the root", POSITIVE + COMPUTES, "have := _root_.f (n / 2)\nomega"),
        ("in a namespace", f"namespace A\n{POSITIVE}{COMPUTES}end A\n", "have := A.f (n / 2)\nomega"),
    ):  # fmt: skip
        target = "A.f" if "namespace" in name else "f"
        yield Case("", name, text, candidate, REFUSE, why, false=False, target=target, judged=False)
    why = "nothing is wrong with it"
    for name, text, candidate in (
        ("without", POSITIVE + COMPUTES, "omega"),
        ("a condition, without", TESTED + COMPUTES, "rfl"),
        ("mutual, without", TOGETHER, "rfl"),
        ("with a hypothesis of that name", TESTED + COMPUTES, "have f : n = n := rfl\nexact f"),
    ):
        yield Case("", name, text, candidate, ACCEPT, why, false=False, target="f", judged=False)


@attack("theorems that prove each other")
def each_other() -> Iterator[Case]:
    text = (
        "mutual\ntheorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntheorem s (n : Nat) : n = n + 1 := by\n  {}\nend\n"
    )
    for name, body, candidate in (
        ("exact", "exact t n", "exact s n"),
        ("apply", "apply t", "apply s"),
        ("bigger", "exact absurd (t (n + 1)) (by omega)", "exact absurd (s (n + 1)) (by omega)"),
    ):
        case = Case("", name, text.replace("{}", body), candidate, REFUSE, WHY, doors=EVERY_DOOR)
        yield case


@attack("recursion that is declared to end")
def declared_to_end() -> Iterator[Case]:
    why = "nothing shows that the recursion ends"
    for name, text, candidate in (
        ("a term that grows", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\n", "exact absurd (t (n + 1)) (by omega)"),
        ("sorry below", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\ndecreasing_by sorry\n", "exact absurd (t (n + 1)) (by omega)"),
        ("sorry's term below", "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\ndecreasing_by exact sorryAx _ true\n", "exact absurd (t (n + 1)) (by omega)"),
        ("hole in decreasing_by", "theorem t (n : Nat) : n = n + 1 := absurd (t (n + 1)) (by omega)\ntermination_by n\ndecreasing_by @@sorry\n", "omega"),
        ("hole in decreasing_by, decide", "theorem t (n : Nat) : n = n + 1 := absurd (t (n + 1)) (by omega)\ntermination_by n\ndecreasing_by\n  @@sorry\n", "simp_wf"),
        ("a relation without proof", "instance wf : WellFoundedRelation Nat := ⟨(· > ·), sorry⟩\ntheorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\ndecreasing_by exact Nat.lt_succ_self n\n", "exact absurd (t (n + 1)) (by omega)"),
        ("macro of decreasing_tactic", "macro_rules | `(tactic| decreasing_tactic) => `(tactic| sorry)\ntheorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\n", "exact absurd (t (n + 1)) (by omega)"),
        ("macro of decreasing_trivial", "macro_rules | `(tactic| decreasing_trivial) => `(tactic| sorry)\ntheorem t (n : Nat) : n = n + 1 := by\n  @@sorry\ntermination_by n\n", "exact absurd (t (n + 1)) (by omega)"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why, doors=EVERY_DOOR if "hole" in name else CANDIDATE_DOORS)


@attack("a proof in a partial definition")
def partial_definitions() -> Iterator[Case]:
    why = "the kernel sees nothing of it, and the constant itself rests on nothing"
    definition = "partial def f (n : Nat) : Option (Fin 3) :=\n  if n = 0 then f 5 else some ⟨n, by\n    @@sorry⟩\n"
    magic = 'macro "magic" : tactic => `(tactic| sorry)\n'
    for name, above, candidate, expect in (
        ("sorry", magic, "magic", REFUSE),
        ("an open lemma", "theorem lem (n : Nat) : n < 3 := by sorry\n", "exact lem n", conditional("lem")),
        ("an axiom", "axiom ax : ∀ n : Nat, n < 3\n", "exact ax n", resting_on("ax")),
    ):
        yield Case("", name, above + definition, candidate, expect, why, target="f", judged=False)
    for word in ("partial", "unsafe"):
        text = f"{word} def f (k : Nat) : Option {{n : Nat // n > 5}} :=\n  if k = 0 then f 3 else some (by\n    apply Subtype.mk\n    @@sorry\n    all_goals exact 7)\n"
        why, proof = "the proof would choose the data", "exact Nat.lt_add_one 5"
        doors = frozenset({Door.ACCEPT})  # what is shown may choose data
        yield Case("", f"data, {word}", text, proof, REFUSE, why, data=True, target="f", doors=doors, judged=False)
