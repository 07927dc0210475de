"""Goals that are open beside the one that a place is about: what a candidate does to them is seen only where it stands."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Door, attack, conditional

SHOWN = frozenset({Door.CHECK})
HEAD = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n"
PLACES = (
    ("tactics below", HEAD + "  constructor\n  @@sorry\n  exact hq\n"),
    ("a bullet below", HEAD + "  refine ⟨?_, ?_⟩\n  @@sorry\n  · exact hq\n"),
)


@attack("goals behind the one that a place is about")
def goals_behind() -> Iterator[Case]:
    why = "a trial and the judge's text have the place's goal alone; in the file the candidate takes the next one as well, or fails on it"
    for place, text in PLACES:
        for candidate in (
            "repeat assumption",
            "repeat' assumption",
            "iterate assumption",
            "assumption; try assumption",
            "exact hp; try exact hq",
            "exact hp; all_goals exact hq",
            "all_goals exact hp",
            "all_goals (first | exact hp | exact hq)",
            "exact hp\ndone",
            "· exact hp\ntry (· exact hq)",
        ):
            yield Case(
                "", f"{place}, {candidate}", text, candidate, REFUSE, why, false=False, judged=False, doors=SHOWN
            )
    last = "theorem y (n : Nat) : n + 0 = n := by\n  sorry\n\ntheorem t (p : Prop) (hp : p) : p ∧ 1 + 0 = 1 := by\n  constructor\n  @@sorry\n  all_goals rfl\n"
    taken = "exact hp; try exact y 1"
    yield Case(
        "",
        "nothing is left for what stands below",
        last,
        taken,
        conditional("y"),
        why,
        false=False,
        doors=frozenset({Door.ACCEPT}),
    )
    yield Case("", "nothing is left, and it is shown", last, taken, REFUSE, why, false=False, judged=False, doors=SHOWN)
    other = "macro_rules\n  | `(tactic| exfalso) => `(tactic| all_goals assumption)\n\n"
    own = 'macro "mine" : tactic => `(tactic| all_goals assumption)\n\n'
    for name, above, candidate in (("Lean's own word", other, "exfalso"), ("a word of its own", own, "mine")):
        yield Case(
            "",
            f"the file has {name}",
            above + PLACES[0][1],
            candidate,
            REFUSE,
            why,
            false=False,
            judged=False,
            doors=SHOWN,
        )
    step = "constructor\n  · @@sorry\n    rfl\n  · exact hp\n"
    nested = f"theorem t (p : Prop) (hp : p) : ((p ∧ p) ∧ 1 = 1) ∧ p := by\n  {step}".replace(
        "· @@", "· constructor\n    @@"
    )
    for candidate in (
        "all_goals constructor",
        "constructor <;> exact hp\nexact rfl",
        "(constructor; all_goals first | exact hp | rfl)",
    ):
        yield Case(
            "",
            f"a step, {candidate}",
            nested,
            candidate,
            REFUSE,
            why,
            false=False,
            judged=False,
            doors=SHOWN,
            step=True,
        )


@attack("honest proofs before other goals")
def honest_before_others() -> Iterator[Case]:
    why = "it leaves the goals behind its own as they are"
    for place, text in PLACES:
        for candidate in (
            "exact hp",
            "assumption",
            "(exact hp)",
            "· exact hp",
            "first | exact hq | exact hp",
            "have h := hp; exact h",
            "exact hp <;> skip",
            "show p\nexact hp",
        ):
            yield Case("", f"{place}, {candidate}", text, candidate, ACCEPT, why, false=False)
