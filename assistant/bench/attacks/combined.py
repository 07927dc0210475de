"""Holes that stand for several goals, and holes beside other holes."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, attack

BOTH = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n"
ONE = "theorem t (p q : Prop) (hp : p) : p ∧ q := by\n"
SHAPES = (
    ("<;>", "  constructor <;> @@sorry\n"),
    ("<;> first", "  constructor <;> first | @@sorry | skip\n"),
    ("<;> try", "  constructor <;> try @@sorry\n"),
    ("all_goals", "  constructor\n  all_goals @@sorry\n"),
    ("any_goals", "  constructor\n  any_goals @@sorry\n"),
    ("case with two tags", "  constructor\n  case left | right => @@sorry\n"),
    ("<;> block", "  constructor <;>\n  (skip; @@sorry)\n"),
    ("<;> · ", "  constructor <;> · @@sorry\n"),
    ("and_intros", "  and_intros <;> @@sorry\n"),
    ("refine", "  refine ⟨?_, ?_⟩ <;> @@sorry\n"),
)


@attack("one text for several goals")
def several() -> Iterator[Case]:
    for shape, body in SHAPES:
        yes = "it closes every goal that the text stands for"
        no = "one of the goals that the text stands for is not proved"
        yield Case("", f"{shape}, closes both", BOTH + body, "assumption", ACCEPT, yes, false=False)
        for candidate in ("exact hp", "assumption", "first | exact hp | skip", "try exact hp", "skip"):
            core = candidate in ("exact hp", "try exact hp")
            doors = EVERY_DOOR if candidate == "exact hp" else CANDIDATE_DOORS
            yield Case("", f"{shape}, {candidate}", ONE + body, candidate, REFUSE, no, core=core, doors=doors)
    for name, text, candidate in (
        ("repeat", "theorem t (n : Nat) : n = n + 1 := by\n  repeat @@sorry\n", "skip"),
        ("try", "theorem t (n : Nat) : n = n + 1 := by\n  try @@sorry\n", "rfl"),
        ("first", "theorem t (n : Nat) : n = n + 1 := by\n  first | @@sorry | skip\n", "rfl"),
        ("first, second alternative is sorry", "theorem t (n : Nat) : n = n + 1 := by\n  first | @@sorry | sorry\n", "rfl"),
        ("try, sorry behind", "theorem t (n : Nat) : n = n + 1 := by\n  (try @@sorry) <;> sorry\n", "rfl"),
        ("sorry behind", "theorem t (n : Nat) : n = n + 1 := by\n  all_goals @@sorry\n  all_goals sorry\n", "skip"),
        ("iterate", "theorem t (n : Nat) : n = n + 1 := by\n  iterate 2 @@sorry\n", "skip"),
        ("cases wildcard", "theorem t (n : Nat) : n = n + 1 := by\n  cases n with\n  | _ => @@sorry\n", "rfl"),
        ("induction with tactic", "theorem t (n : Nat) : n = n + 1 := by\n  induction n with (skip)\n  | zero => @@sorry\n  | succ n ih => exact congrArg Nat.succ ih\n", "rfl"),
        ("cases <;>", "theorem t (b : Bool) : b = true := by\n  cases b <;> @@sorry\n", "first | rfl | skip"),
        ("cases <;>, sorry in one", "theorem t (b : Bool) : b = true := by\n  cases b <;> @@sorry\n", "first | rfl | exact sorryAx _ true"),
        ("match wildcard", "theorem t (b : Bool) : b = true := by\n  match b with\n  | _ => @@sorry\n", "rfl"),
        ("unreached", "theorem t : 1 = 2 := by\n  first | rfl | exact (by @@sorry)\n", "rfl"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, "a goal is left that nothing proves", doors=EVERY_DOOR)


@attack("a hole beside another hole")
def beside() -> Iterator[Case]:
    other = "the other hole is no fault of this proof"
    two = BOTH + "  constructor\n  · @@sorry\n  · sorry -- other\n"
    mend = (("sorry -- other", "exact hq"),)
    yield Case("", "first of two", two, "exact hp", ACCEPT, other, false=False, judged_as=mend)
    macro = 'macro "now" : tactic => `(tactic| sorry)\n'
    yield Case(
        "",
        "hidden sorry in the first",
        macro + two,
        "now",
        REFUSE,
        "the word stands for sorry",
        false=False,
        judged_as=mend,
    )
    yield Case(
        "",
        "sorryAx in the first",
        two,
        "exact sorryAx _ true",
        REFUSE,
        "sorry by another name",
        false=False,
        judged_as=mend,
    )
    second = BOTH + "  constructor\n  · sorry -- other\n  · @@sorry\n"
    mend = (("sorry -- other", "exact hp"),)
    yield Case("", "second of two", second, "exact hq", ACCEPT, other, false=False, judged_as=mend)
    yield Case(
        "",
        "hidden sorry in the second",
        macro + second,
        "now",
        REFUSE,
        "the word stands for sorry",
        false=False,
        judged_as=mend,
    )
    instance = "class C : Prop where\n  out : 1 = 2\ninstance : C := ⟨sorry⟩\n"
    text = instance + "theorem t : 1 = 2 ∧ 1 = 1 := by\n  constructor\n  · @@sorry\n  · sorry -- other\n"
    yield Case(
        "",
        "sorried instance",
        text,
        "exact C.out",
        REFUSE,
        "it rests on a sorried instance",
        judged_as=(("sorry -- other", "rfl"),),
    )
    error = "theorem t : 1 = 2 ∧ 1 = 1 := by\n  constructor\n  · @@sorry\n  · exact undefinedThing\n"
    for candidate in ("exact sorryAx _ true", "rfl", "omega", "simp"):
        yield Case(
            "",
            f"beside an error, {candidate}",
            error,
            candidate,
            REFUSE,
            "it proves nothing",
            judged_as=(("exact undefinedThing", "rfl"),),
        )
    yield Case(
        "",
        "beside an error, hidden sorry",
        macro + error,
        "now",
        REFUSE,
        "it proves nothing",
        judged_as=(("exact undefinedThing", "rfl"),),
    )
    statement = (
        "theorem u : 1 = 1 := sorry\ntheorem t (h : (⟨1, u⟩ : {n : Nat // 1 = 1}).1 = 1) : 1 = 2 := by\n  @@sorry\n"
    )
    yield Case(
        "", "sorry in the statement, hidden sorry", macro + statement, "now", REFUSE, "the word stands for sorry"
    )
    term = "theorem t (h : (sorry : Nat) = 1) : 1 = 2 := by\n  @@sorry\n"
    marked = (("(sorry : Nat)", "nat0"), ("theorem t (h", "axiom nat0 : Nat\ntheorem t (h"))
    yield Case(
        "",
        "sorry's term in the statement",
        macro + term,
        "now",
        REFUSE,
        "the word stands for sorry",
        judged_as=marked,
        stubs=frozenset({"nat0"}),
    )
    for number in (2, 3):
        holes = "".join(f"  · {'@@' if n == 0 else ''}sorry{f' -- {n}' if n else ''}\n" for n in range(number))
        goal = " ∧ ".join(["n = n + 1", *["n = n"] * (number - 1)])
        text = f"{macro}theorem t (n : Nat) : {goal} := by\n  refine ⟨{', '.join(['?_'] * number)}⟩\n{holes}"
        mends = tuple((f"sorry -- {n}", "rfl") for n in range(1, number))
        name = f"one of {number}, hidden sorry"
        yield Case("", name, text, "now", REFUSE, "the word stands for sorry", judged_as=mends)
