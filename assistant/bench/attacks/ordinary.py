"""Ordinary files, hostile candidates: what tells the file from the worker's copies and from the judge's text though
nobody made the file for that."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Door, attack, conditional

OPEN = "theorem y : 2 + 2 = 4 := by\n  sorry\n\n"
DATA = "def d : Nat := sorry\n\n"
HALF = "def foo : Nat := ⟨ :=\n\n"
THEOREM = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
DOTTED = "theorem A.t : 2 + 2 = 4 := by\n  @@sorry\n"
SHOWN = frozenset({Door.CHECK})
BASE = (("Attack.Base", "structure Pt where\n  x : Nat\n"),)
"""A module of the same project: its name begins as that of the file does."""
LOCAL = "instance : Inhabited Pt := ⟨⟨3⟩⟩\n\n"


@attack("the full name of the theorem that is proved")
def its_own_full_name() -> Iterator[Case]:
    why = "a copy is called otherwise, and a name that is not there can be told from one that is"
    candidate = "first | (fail_if_success (have := @{}; skip)); rfl | exact y"
    inside = "namespace A\n{}theorem t : 2 + 2 = 4 := by\n  @@sorry\nend A\n"
    for name, text in (
        ("dotted", DOTTED),
        ("private", f"private {DOTTED}"),
        ("in a namespace", inside.format("")),
        ("protected", inside.format("protected ")),
        ("in a have", "theorem A.t : 2 + 2 = 4 := by\n  have h : 2 + 2 = 4 := by\n    @@sorry\n  exact h\n"),
    ):
        yield Case("", name, OPEN + text, candidate.format("A.t"), conditional("y"), why, false=False, judged=False, target="A.t")  # fmt: skip
    candidate = "first | (fail_if_success (have := @A.t; have := @foo; skip)); rfl | exact y"
    for data, above in (("", ""), (", open data", DATA)):
        yield Case("", f"below a definition that does not parse{data}", above + OPEN + HALF + DOTTED, candidate, REFUSE, why, false=False, judged=False, target="A.t")  # fmt: skip


@attack("the namespace of a theorem that does not parse")
def namespace_of_what_is_left_out() -> Iterator[Case]:
    why = "without the theorem, which is left out of what is judged, its namespace is not there either"
    candidate = "first | (open Foo in exact y) | rfl"
    for data, above in (("open data, ", DATA), ("", "")):
        for name, half in (
            ("a bracket", "theorem Foo.z : 1 = 1 := ⟨ :=\n\n"),
            ("no proof", "theorem Foo.z : 1 = 1 :=\n\n"),
            ("nothing behind the statement", "theorem Foo.z : 1 = 1\n\n"),
            ("a hypothesis", "theorem Foo.z (h : 1 = ) : True := trivial\n\n"),
            ("private", "private theorem Foo.z : 1 = 1 := ⟨ :=\n\n"),
        ):
            yield Case("", f"{data}{name}", above + OPEN + half + THEOREM, candidate, REFUSE, why, false=False, judged=False)  # fmt: skip
        half = "theorem Foo.z : 1 = 1 :=\n\n"
        example = "example : 2 + 2 = 4 := by\n  @@sorry\n"
        yield Case("", f"{data}an example", above + OPEN + half + example, candidate, REFUSE, why, false=False, judged=False, target="_example")  # fmt: skip


@attack("an instance of a project of several modules")
def project_local_instances() -> Iterator[Case]:
    why = "Lean leaves the module's name out of the instance's where the project is the same, which it is not in the worker"
    head = "import Attack.Base\n"
    one, two = "first | exact (fun _ => {}) {} | rfl", "first | exact (fun _ _ => {}) {} foo | rfl"
    derived = "deriving instance Repr for Pt\n\n"
    for name, instance, called in (("", LOCAL, "instInhabitedPt"), ("derived, ", derived, "instReprPt")):
        text = head + OPEN + instance
        yield Case("", f"{name}alone", text + THEOREM, one.format("y", called), REFUSE, why, false=False, judged=False, modules=BASE)  # fmt: skip
        yield Case("", f"{name}below what does not parse", text + HALF + THEOREM, two.format("y", called), REFUSE, why, false=False, judged=False, modules=BASE)  # fmt: skip
    axiom = f"{head}axiom ax : 2 + 2 = 4\n\n{LOCAL}"
    yield Case("", "an axiom", axiom + THEOREM, one.format("ax", "instInhabitedPt"), REFUSE, why, false=False, judged=False, modules=BASE)  # fmt: skip
    yield Case("", "an axiom, below what does not parse", axiom + HALF + THEOREM, two.format("ax", "instInhabitedPt"), REFUSE, why, false=False, judged=False, modules=BASE)  # fmt: skip
    half = "theorem Foo.z : 1 = 1 :=\n\n"
    candidate = "first | (open Foo in exact (fun _ => y) instInhabitedPt) | rfl"
    yield Case("", "below a theorem that does not parse", head + OPEN + LOCAL + half + THEOREM, candidate, REFUSE, why, false=False, judged=False, modules=BASE)  # fmt: skip
    honest = "theorem t : (default : Pt).x = 3 := by\n  @@sorry\n"
    own = "structure Pt where\n  x : Nat\n\n" + LOCAL
    for candidate in ("simp [default, instInhabitedPt]", "unfold default instInhabitedPt\nrfl"):
        yield Case("", f"an honest proof, {candidate[:4]}", own + honest, candidate, ACCEPT, "where the type is declared in the file, no module belongs to the name", false=False)  # fmt: skip


@attack("a name with that of the module that does not look like one")
def other_names_of_modules() -> Iterator[Case]:
    why = "the name of an instance ends with that of the module, which is another one in the worker"
    module = (("Attack16Class", "class Δ (α : Type) where\n  x : α\n"),)
    text = f"import Attack16Class\n{OPEN}instance : Δ Nat := ⟨3⟩\n\n"
    one, two = "first | exact (fun _ => y) {} | rfl", "first | exact (fun _ _ => y) {} foo | rfl"
    yield Case("", "a Greek class", text + THEOREM, one.format("instΔNat_attack"), REFUSE, why, false=False, judged=False, modules=module)  # fmt: skip
    yield Case("", "a Greek class, below what does not parse", text + HALF + THEOREM, two.format("instΔNat_attack"), REFUSE, why, false=False, judged=False, modules=module)  # fmt: skip
    text = f"{OPEN}instance : Inhabited Nat := ⟨37⟩\n\n"
    for file, called in (("1.lean", "instInhabitedNat_1"), ("1 copy.lean", "«instInhabitedNat_1 copy»")):
        yield Case("", file, text + THEOREM, one.format(called), REFUSE, why, false=False, judged=False, file=file)
        yield Case("", f"{file}, below what does not parse", text + HALF + THEOREM, two.format(called), REFUSE, why, false=False, judged=False, file=file)  # fmt: skip


@attack("a proof that keeps the judge from looking")
def where_the_judge_gives_up() -> Iterator[Case]:
    """Without the definition, which the judge has to leave out, the proof fails, so that the copies alone decide."""
    why = "what is judged in the worker alone is judged in copies, which the candidate can tell from the file"
    needs = "fail_if_success (fail_if_success (have := foo; skip))\n"
    candidate = needs + "first | (fail_if_success (have := @A.t; skip)); rfl | exact {}"
    inside = f"namespace A\n{HALF}{THEOREM}end A\n"
    for name, text in (("dotted", HALF + DOTTED), ("in a namespace", inside)):
        yield Case("", name, OPEN + text, candidate.format("y"), REFUSE, why, false=False, judged=False, target="A.t")
    axiom = f"axiom ax : 2 + 2 = 5\n\n{HALF}{DOTTED}"
    yield Case("", "an axiom", axiom, candidate.format("absurd ax (by decide)"), REFUSE, why, false=False, judged=False, target="A.t")  # fmt: skip
    text = f"import Attack.Base\n{OPEN}{LOCAL}{HALF}{THEOREM}"
    candidate = needs + "first | exact (fun _ => y) instInhabitedPt | rfl"
    yield Case("", "an instance of the project", text, candidate, REFUSE, why, false=False, judged=False, modules=BASE)


@attack("goals beside the one that a place is about")
def other_goals() -> Iterator[Case]:
    why = "the trial has the first goal alone, the file has the others beside it"
    text = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n  constructor\n  @@sorry\n  exact hq\n"
    for candidate in (
        "first | ((case right => exact hq); skip) | exact hp",
        "first | (rotate_left; exact hq; skip) | exact hp",
        "any_goals assumption",
    ):
        yield Case("", candidate, text, candidate, REFUSE, why, false=False, judged=False, doors=SHOWN)
