"""Searches of the whole library, which find the axioms that stand in our own texts for what is not written yet."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, REFUSE, Case, attack

ERROR = "theorem a : 1 = 1 := by exact foo\n\n"
MENDED = ((ERROR, ERROR.replace("exact foo", "rfl")),)
GIVES_UP = 'macro "todo" : tactic => `(tactic| sorry)\n\n'
ONE = "theorem d (p q : Prop) (hp : p) : q := by\n  @@sorry\n"
TWO = "theorem d (p q r : Prop) (hp : p) : q ∧ r := by\n  constructor\n  · @@sorry\n  · sorry\n"
TERM = "theorem d (p q : Prop) (hp : p) : q :=\n  @@sorry\n"
HEAD = "theorem d (p : Nat → Prop) (h : ¬ p 1) : p 1 := by\n  @@sorry\n"
SEARCHES = ("exact?", "apply?", "solve_by_elim", "exact (by exact?)")


@attack("a search that finds the auditor's own")
def found_axioms() -> Iterator[Case]:
    """`first | exact? | todo` was a proof by our axiom where we looked, and `sorry` in the file."""
    why = "where nothing of ours stands, it admits the goal"
    for number, search in enumerate(SEARCHES):
        for name, text in (("a hole", ONE), ("two holes", TWO), ("a term", TERM), ("a predicate", HEAD)):
            for above in ("", ERROR):
                where = f"{search}, {name}, {'below an error' if above else 'alone'}"
                candidate = f"first | {search} | todo"
                yield Case(
                    "",
                    where,
                    GIVES_UP + above + text,
                    candidate,
                    REFUSE,
                    why,
                    core=number == 0,
                    judged_as=MENDED,
                    doors=CANDIDATE_DOORS,
                )
    for name, above, text, candidate in (
        ("impossible", "", ONE, "first | exact? | impossible by exact fun f => f True False trivial"),
        (
            "impossible, two holes",
            ERROR,
            TWO,
            "first | exact? | impossible by exact fun f => f True False True trivial",
        ),
        ("impossible, alone", "", HEAD, "impossible by exact fun f => f (fun _ => False) (fun h => h)"),
        ("a macro of the file", 'macro "find" : tactic => `(tactic| exact?)\n' + GIVES_UP, ONE, "first | find | todo"),
        ("try?", "", "theorem d : 1 = 2 := by\n  @@sorry\n", "try?"),
    ):
        yield Case("", name, above + text, candidate, REFUSE, why, judged_as=MENDED, doors=CANDIDATE_DOORS)
    lemma = "theorem impossible (p : Prop) (h : p) : p := h\n\ntheorem t (q : Prop) (hq : q) : q := by\n  @@sorry\n"
    yield Case("", "a lemma of that name", lemma, "exact impossible q hq", ACCEPT, "it is a lemma", false=False)
