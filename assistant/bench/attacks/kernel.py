"""Proofs that only pass because the kernel was kept from looking, or that the kernel must not take from a compiler."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, attack
from assistant.bench.attacks.options import quoted

SKIP = "debug.skipKernelTC"
FALSE = "theorem t : 1 = 2 := by\n  @@sorry\n"
UNSAFE = "unsafe def boom : 1 = 2 := boom\n"
TRICKS = (("decide +kernel", "", "decide +kernel"), ("an unsafe definition", UNSAFE, "exact boom"))


@attack("the kernel's check is off")
def skipped_kernel() -> Iterator[Case]:
    why = "no kernel has seen the proof, and none would take it"
    for number, spelling in enumerate(quoted(SKIP)):
        on = f"set_option {spelling} true"
        for trick, above, candidate in TRICKS:
            places = (
                ("file", f"{above}{on}\n{FALSE}", candidate),
                ("in", f"{above}{on} in\n{FALSE}", candidate),
                ("section", f"{above}section\n{on}\n{FALSE}end\n", candidate),
                ("comment between", f"{above}set_option /- . -/ {spelling} /- . -/ true\n{FALSE}", candidate),
                ("command macro", f'{above}macro "cmd" : command => `(command| {on})\ncmd\n{FALSE}', candidate),
                ("candidate", f"{above}{FALSE}", f"{on} in {candidate}"),
                ("candidate, two lines", f"{above}{FALSE}", f"{on} in\n{candidate}"),
                ("candidate, term", f"{above}{FALSE}", f"exact {on} in (by {candidate})"),
                (
                    "tactic macro",
                    f'{above}macro "kern" : tactic => `(tactic| {on} in {candidate})\n{FALSE}',
                    "kern",
                ),
                (
                    "redefined tactic",
                    f"{above}macro_rules | `(tactic| rfl) => `(tactic| {on} in {candidate})\n{FALSE}",
                    "rfl",
                ),
                ("two options", f"{above}set_option pp.all true\n{on}\nset_option pp.all false\n{FALSE}", candidate),
                ("off and on", f"{above}{on}\nset_option {SKIP} false\nset_option {SKIP} true\n{FALSE}", candidate),
            )
            for place, text, proof in places:
                core = number == 0 or (number == 1 and trick == "decide +kernel")
                doors = EVERY_DOOR if place in ("file", "redefined tactic") and core else CANDIDATE_DOORS
                name = f"{spelling}, {trick}, {place}"
                yield Case("", name, text, proof, REFUSE, why, judged=False, core=core, doors=doors)


@attack("the kernel's check is off for a helper")
def skipped_helpers() -> Iterator[Case]:
    why = "it rests on a theorem that no kernel has seen"
    off = "set_option debug.skipKernelTC true in\n"
    for name, above, candidate in (
        ("theorem", f"{off}theorem bad : 1 = 2 := by decide +kernel\n", "exact bad"),
        ("simp lemma", f"{off}@[simp] theorem bad : (1 = 2) = True := by decide +kernel\n", "simp"),
        (
            "instance",
            f"class C : Prop where\n  out : 1 = 2\n{off}instance : C where\n  out := by decide +kernel\n",
            "exact C.out",
        ),
        ("definition", f"{off}def bad : PLift (1 = 2) := ⟨by decide +kernel⟩\n", "exact bad.down"),
    ):
        yield Case("", name, above + FALSE, candidate, REFUSE, why, judged=False, doors=EVERY_DOOR)


@attack("the kernel's check is off over a true proof")
def skipped_for_nothing() -> Iterator[Case]:
    why = "the option is there, but the kernel takes the proof when it is asked"
    for name, text, proof in (
        ("rfl", "set_option debug.skipKernelTC true\ntheorem t : 2 + 2 = 4 := by\n  @@sorry\n", "rfl"),
        ("decide", "set_option debug.skipKernelTC true in\ntheorem t : 2 + 2 = 4 := by\n  @@sorry\n", "decide"),
    ):
        yield Case("", name, text, proof, ACCEPT, why, false=False)


NATIVE = (
    "native_decide",
    "decide +native",
    "decide + native",
    "decide +native +revert",
    "decide +revert +native",
    "decide (config := { native := true })",
    "decide (config := {native := true, kernel := false})",
    "decide (native := true)",
    "exact by native_decide",
    "exact of_decide_eq_true (by native_decide)",
    "first | fail | native_decide",
    "exact of_decide_eq_true (Lean.ofReduceBool _ true rfl)",
    "exact of_decide_eq_true (Lean.«ofReduceBool» _ true rfl)",
    "open Lean in exact of_decide_eq_true (ofReduceBool _ true rfl)",
    "have h := by native_decide\nexact h",
    "set_option maxRecDepth 100 in native_decide",
    "rw [show (6 = 2 * 3) = True from by native_decide]",
    "(native_decide)",
    "skip <;> native_decide",
)


@attack("the compiler's word for a proof")
def native() -> Iterator[Case]:
    why = "the compiler decided, not the kernel"
    goals = (
        ("true goal", "theorem t : 2 * 3 = 6 := by\n  @@sorry\n", False),
        (
            "false goal",
            "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\ntheorem t : two = 1 := by\n  @@sorry\n",
            True,
        ),
    )
    for number, spelling in enumerate(NATIVE):
        for goal, text, false in goals:
            if false or "rw [" not in spelling:
                yield Case("", f"{spelling}, {goal}", text, spelling, REFUSE, why, false=false, core=false)
            if "\n" in spelling or "rw" in spelling:
                continue
            macro = f'macro "fast" : tactic => `(tactic| ({spelling}))\n{text}'
            yield Case("", f"{spelling}, {goal}, macro", macro, "fast", REFUSE, why, false=false, core=number % 4 == 0)
    for pattern in ("rfl", "decide", "simp", "omega", "trivial"):
        above = f"macro_rules | `(tactic| {pattern}) => `(tactic| native_decide)\n"
        yield Case("", f"{pattern} as native_decide", above + goals[1][1], pattern, REFUSE, why, doors=EVERY_DOOR)


@attack("the compiler is told something else")
def compiled_otherwise() -> Iterator[Case]:
    why = "what is compiled is not what is defined"
    one = "def one : Nat := 1\n"
    for name, above in (
        ("implemented_by", f"{one}@[implemented_by one] def two : Nat := 2\n"),
        ("implemented_by, attribute", f"{one}def two : Nat := 2\nattribute [implemented_by one] two\n"),
        ("csimp", f"{one}def two : Nat := 2\n@[csimp] theorem same : @two = @one := sorry\n"),
        ("unsafe", "unsafe def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\n"),
    ):
        for candidate in ("native_decide", "decide +native", "first | rfl | native_decide"):
            text = f"{above}theorem t : two = 1 := by\n  @@sorry\n"
            yield Case("", f"{name}, {candidate}", text, candidate, REFUSE, why, core=candidate == "native_decide")
        text = f"{above}theorem t : two = 1 := by\n  @@sorry\n"
        yield Case("", f"{name}, decide", text, "decide", REFUSE, why, core=False)


@attack("a theorem that the compiler vouched for")
def native_helpers() -> Iterator[Case]:
    why = "the lemma of the file rests on the compiler, so the proof does"
    above = "def one : Nat := 1\n@[implemented_by one] def two : Nat := 2\n"
    yield Case(
        "",
        "named",
        f"{above}theorem bad : two = 1 := by native_decide\ntheorem t : two = 1 := by\n  @@sorry\n",
        "exact bad",
        REFUSE,
        why,
    )
    yield Case(
        "",
        "simp lemma",
        f"{above}@[simp] theorem bad : two = 1 := by native_decide\ntheorem t : two = 1 := by\n  @@sorry\n",
        "simp",
        REFUSE,
        why,
        doors=EVERY_DOOR,
    )
    yield Case(
        "",
        "another theorem rests on it already",
        f"{above}theorem bad : two = 1 := by native_decide\ntheorem user : two = 1 := bad\ntheorem t : two = 1 := by\n  @@sorry\n",
        "exact bad",
        REFUSE,
        why,
    )
    yield Case(
        "",
        "its own axiom by name",
        f"{above}theorem bad : two = 1 := by native_decide\ntheorem t : two = 1 := by\n  @@sorry\n",
        "exact of_decide_eq_true bad._native.native_decide.ax_1_1",
        REFUSE,
        why,
    )
