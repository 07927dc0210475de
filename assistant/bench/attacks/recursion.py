"""Proofs that go round in a circle."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import (
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
