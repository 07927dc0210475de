"""Places without a hole: what is shown while somebody types, and steps that leave something to be proved."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.bench.attacks.case import (
    ACCEPT,
    REFUSE,
    Case,
    Door,
    attack,
    conditional,
)
from assistant.bench.attacks.layouts import FALSE_GOAL, LAYOUTS, TRUE_GOAL, at

SHOWN = frozenset({Door.CHECK})
HIDDEN = 'macro "now" : tactic => `(tactic| sorry)\n'
LEMMA = "theorem bad (n : Nat) : n = n + 1 := sorry\n"
INSTANCE = "class C (n : Nat) : Prop where\n  out : n = n + 1\ninstance i (n : Nat) : C n := sorry\n"
OFF = "set_option debug.skipKernelTC true\n"


@attack("a cursor where a proof is written")
def cursors() -> Iterator[Case]:
    for layout in LAYOUTS:
        case = at(layout, "hidden sorry", FALSE_GOAL, HIDDEN, "now", REFUSE, "the word stands for sorry")
        if case.is_term or layout.name in (
            "first",
            "then",
            "all goals",
            "no final line end",
            "parentheses",
            "nonsense below",
        ):
            continue  # nobody writes a tactic there
        for name, goal, above, candidate, expect in (
            ("hidden sorry", FALSE_GOAL, HIDDEN, "now", REFUSE),
            ("instance", FALSE_GOAL, INSTANCE, "exact C.out", REFUSE),
            ("open lemma", FALSE_GOAL, LEMMA, "exact bad n", conditional("bad")),
            ("a proof", TRUE_GOAL, "", "rfl", ACCEPT),
        ):
            why = "what is shown at a cursor is as good as what is shown at a hole"
            core = layout.core and name in ("hidden sorry", "a proof")
            case = at(layout, name, goal, above, candidate, expect, why, core=core, doors=SHOWN)
            yield replace(case, cursor=True)


UNFINISHED = (
    ("an alternative", "theorem t (n : Nat) : GOAL := by\n  cases n with\n  | zero =>\n    @@sorry\n"),
    ("an arm", "theorem t (n : Nat) : GOAL := by\n  match n with\n  | 0 => @@sorry\n"),
    ("an equation", "theorem t : (n : Nat) → GOAL\n  | 0 => by\n    @@sorry\n"),
    ("a step of calc", "theorem t (n : Nat) : GOAL ∨ n = 0 := by\n  left\n  calc\n    GOAL := by\n      @@sorry\n"),
    (
        "a field",
        "structure P (n : Nat) : Prop where\n  a : GOAL\n  b : n = n\ntheorem t (n : Nat) : P n where\n  a := by\n    @@sorry\n",
    ),
)
"""Declarations of which the rest is not written yet."""


@attack("a cursor in a declaration that is not finished")
def unfinished() -> Iterator[Case]:
    why = "who types a proof has not written the rest yet"
    for name, text in UNFINISHED:
        for kind, goal, above, candidate, expect in (
            ("hidden sorry", FALSE_GOAL, HIDDEN, "now", REFUSE),
            ("a proof", TRUE_GOAL, "", "rfl", ACCEPT),
        ):
            source = above + text.replace("GOAL", goal)
            yield Case(
                "",
                f"{name}, {kind}",
                source,
                candidate,
                expect,
                why,
                expect is REFUSE,
                doors=SHOWN,
                cursor=True,
                judged=False,
            )


STEPS = (
    ("hidden sorry", HIDDEN, "have h : False := by now", REFUSE),
    ("hidden sorry in a term", HIDDEN, "have h : False := (by now)", REFUSE),
    ("hidden sorry, cases", HIDDEN, "have h : n = n + 1 ∨ n = n := by now", REFUSE),
    ("hidden sorry, one of two goals", HIDDEN, "refine Eq.trans (b := n + 0) (by now) ?_", REFUSE),
    ("hidden sorry, calc", HIDDEN, "refine Eq.trans (b := n + 1) (by now) ?_", REFUSE),
    ("sorryAx", "", "have h : False := sorryAx _ true", REFUSE),
    ("sorry", "", "have h : False := sorry", REFUSE),
    ("instance", INSTANCE, "have h : n = n + 1 := C.out", REFUSE),
    ("redefined tactic", "macro_rules | `(tactic| omega) => `(tactic| sorry)\n", "have h : False := by omega", REFUSE),
    ("kernel off", OFF, "have h : 1 = 2 := by decide +kernel", REFUSE),
    ("kernel off in the step", "", "have h : 1 = 2 := by set_option debug.skipKernelTC true in decide +kernel", REFUSE),
    ("native", "", "have h : 2 * 3 = 6 := by native_decide", REFUSE),
    ("native macro", 'macro "fast" : tactic => `(tactic| native_decide)\n', "have h : 2 * 3 = 6 := by fast", REFUSE),
    ("data", "def g (n : Nat) : Nat := sorry\n", "have h : g 1 = g 2 := by rfl", REFUSE),
    ("open lemma", LEMMA, "have h := bad n", conditional("bad")),
    ("honest", "", "have h : n = n := rfl", ACCEPT),
    ("honest, intro", "", "revert n\nintro m", ACCEPT),
)


@attack("a step over something hidden")
def steps() -> Iterator[Case]:
    for name, above, candidate, expect in STEPS:
        for layout in LAYOUTS:
            if not layout.core or layout.name in ("term",):
                continue
            why = "what a step has proved on its way is proved, or the step is not shown"
            core = layout.name in ("block", "argument", "cases alternative") and name in (
                "hidden sorry",
                "instance",
                "kernel off",
                "native macro",
                "data",
                "honest",
                "open lemma",
            )
            yield at(
                layout,
                name,
                FALSE_GOAL,
                above,
                candidate,
                expect,
                why,
                judged=False,
                step=True,
                core=core,
                doors=SHOWN,
                false=expect == REFUSE,
            )
