"""Proofs that are not there: `sorry` in every spelling, by the candidate itself or behind a word of the file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import EVERY_DOOR, REFUSE, Case, attack
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, LAYOUTS, at, everywhere

SORRIES = (
    "sorry",
    "admit",
    "(sorry)",
    "· sorry",
    "exact sorry",
    "refine sorry",
    "exact (sorry)",
    "exact by sorry",
    "exact id (by sorry)",
    "exact sorryAx _ true",
    "exact sorryAx _ false",
    "exact @sorryAx _ true",
    "exact (_root_.sorryAx _ true)",
    "exact «sorryAx» _ true",
    "exact _root_.«sorryAx» _ true",
    "apply sorryAx; exact true",
    "refine sorryAx ?_ ?_\nexact false",
    "exfalso; sorry",
    "exfalso\nexact sorryAx False true",
    "have h : False := sorry\nexact h.elim",
    "have h : False := by sorry\nexact h.elim",
    "let h : False := sorry\nexact h.elim",
    "cases (sorry : False)",
    "exact nomatch (sorry : False)",
    "exact (sorry : False).elim",
    "exact absurd rfl (sorry : ¬ 1 = 1)",
    "exact show _ from sorry",
    "first | fail | sorry",
    "try sorry",
    "repeat sorry",
    "all_goals sorry",
    "any_goals sorry",
    "next => sorry",
    "skip <;> sorry",
    "focus sorry",
    "rw [show n + 1 = n from sorry]",
    "simp [show n + 1 = n from sorry]",
    "simpa using (sorry : False)",
    "omega (sorry)",
    "exact Eq.mp (sorry : True = _) trivial",
    "exact cast (sorry : True = _) trivial",
    "exact Classical.byContradiction fun _ => sorry",
    "induction n with | zero => sorry | succ _ _ => sorry",
    "match n with\n| 0 => sorry\n| _ + 1 => sorry",
    "suffices h : False from h.elim\nsorry",
    "obtain ⟨⟩ : False := sorry",
    "stop",
    "stop rfl",
)
WHY = "nothing proves it: sorry under another spelling"


@attack("sorry of the candidate")
def candidate_sorries() -> Iterator[Case]:
    for spelling in SORRIES:
        yield at(BLOCK, spelling, FALSE_GOAL, "", spelling, REFUSE, WHY)
    yield from everywhere("sorryAx", FALSE_GOAL, "", "exact sorryAx _ true", REFUSE, WHY)


@attack("sorry behind a tactic of the file")
def macro_sorries() -> Iterator[Case]:
    why = "the word of the file is expanded to a proof that is not there"
    for number, spelling in enumerate(SORRIES):
        if "stop" in spelling or "induction n" in spelling or "match n" in spelling or "show n" in spelling:
            continue  # these cannot be written in a macro, or not with its names
        body = "; ".join(spelling.split("\n"))
        above = f'macro "now" : tactic => `(tactic| ({body}))\n'
        yield at(BLOCK, spelling, FALSE_GOAL, above, "now", REFUSE, why, core=number % 3 == 0)
    yield from everywhere("now", FALSE_GOAL, 'macro "now" : tactic => `(tactic| sorry)\n', "now", REFUSE, why)


@attack("sorry behind a word that is only there sometimes")
def scoped_sorries() -> Iterator[Case]:
    why = "the word stands for sorry where the place is"
    theorem = "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\n"
    for name, text, target in (
        ("local", f'local macro "now" : tactic => `(tactic| sorry)\n{theorem}', "t"),
        ("in a section", f'section\nlocal macro "now" : tactic => `(tactic| sorry)\n{theorem}end\n', "t"),
        ("scoped", f'namespace A\nscoped macro "now" : tactic => `(tactic| sorry)\nend A\nopen A\n{theorem}', "t"),
        (
            "scoped, open in",
            f'namespace A\nscoped macro "now" : tactic => `(tactic| sorry)\nend A\nopen A in\n{theorem}',
            "t",
        ),
        ("in a namespace", f'namespace A\nscoped macro "now" : tactic => `(tactic| sorry)\n{theorem}end A\n', "A.t"),
        ("priority", f'macro (priority := high) "now" : tactic => `(tactic| sorry)\n{theorem}', "t"),
        (
            "second rule",
            'syntax "now" : tactic\nmacro_rules | `(tactic| now) => `(tactic| rfl)\n'
            f"macro_rules | `(tactic| now) => `(tactic| sorry)\n{theorem}",
            "t",
        ),
        (
            "first rule, the second fails",
            'syntax "now" : tactic\nmacro_rules | `(tactic| now) => `(tactic| sorry)\n'
            f"macro_rules | `(tactic| now) => `(tactic| decide)\n{theorem}",
            "t",
        ),
        (
            "category of its own",
            'declare_syntax_cat word\nsyntax "abra" : word\nsyntax "say" word : tactic\n'
            f"macro_rules | `(tactic| say abra) => `(tactic| sorry)\n{theorem}",
            "t",
        ),
        (
            "with an argument",
            f'macro "say" x:term : tactic => `(tactic| first | exact $x | sorry)\n{theorem}',
            "t",
        ),
        ("behind three macros", "".join(
            f'macro "now{i}" : tactic => `(tactic| {f"now{i + 1}" if i < 3 else "sorry"})\n' for i in (3, 2, 1)
        ) + f'macro "now" : tactic => `(tactic| now1)\n{theorem}', "t"),
    ):  # fmt: skip
        candidate = {"category of its own": "say abra", "with an argument": "say rfl"}.get(name, "now")
        yield Case("", name, text, candidate, REFUSE, why, target=target)


@attack("sorry behind a term of the file")
def term_sorries() -> Iterator[Case]:
    why = "the term of the file is expanded to a proof that is not there"
    for name, above in (
        ("macro", 'macro "magic" : term => `(sorry)\n'),
        ("macro with sorryAx", 'macro "magic" : term => `(sorryAx _ true)\n'),
        ("notation", 'notation "magic" => sorryAx _ true\n'),
        ("local notation", 'local notation "magic" => sorryAx _ true\n'),
        ("notation of sorry", 'notation "magic" => sorry\n'),
        ("by inside", 'macro "magic" : term => `(by sorry)\n'),
        ("syntax and rules", 'syntax "magic" : term\nmacro_rules | `(magic) => `(sorryAx _ true)\n'),
        ("two macros", 'macro "magic0" : term => `(sorry)\nmacro "magic" : term => `(magic0)\n'),
    ):
        for candidate in ("exact magic", "refine magic", "exact id magic", "first | exact magic | skip"):
            core = candidate == "exact magic"
            yield at(BLOCK, f"{name}, {candidate}", FALSE_GOAL, above, candidate, REFUSE, why, core=core)
        for layout in LAYOUTS[1:]:
            yield at(layout, name, FALSE_GOAL, above, "exact magic", REFUSE, why, core=False)


REDEFINED = (
    ("rfl", "rfl"),
    ("decide", "decide"),
    ("simp", "simp"),
    ("omega", "omega"),
    ("assumption", "assumption"),
    ("trivial", "trivial"),
    ("constructor", "constructor"),
    ("contradiction", "contradiction"),
    ("intro", "intro"),
    ("intros", "intros"),
    ("exact rfl", "exact rfl"),
    ("apply rfl", "apply rfl"),
    ("simp_all", "simp_all"),
    ("grind", "grind"),
    ("exact?", "exact?"),
    ("ac_rfl", "ac_rfl"),
    ("symm", "symm"),
    ("left", "left"),
    ("exfalso", "exfalso"),
    ("infer_instance", "infer_instance"),
    ("skip", "skip"),
    ("done", "done"),
)


@attack("a tactic of Lean that the file redefines")
def redefined_tactics() -> Iterator[Case]:
    why = "the file makes Lean's own tactic admit the goal"
    for pattern, candidate in REDEFINED:
        for target in ("sorry", "exact sorryAx _ true", "exact bad"):
            lemma = "theorem bad {p : Prop} : p := sorry\n" if target == "exact bad" else ""
            above = f"{lemma}macro_rules | `(tactic| {pattern}) => `(tactic| {target})\n"
            expect = REFUSE
            if lemma:
                continue
            core = target == "sorry"
            doors = EVERY_DOOR if core and candidate in ("rfl", "simp", "omega", "decide", "trivial", "skip") else None
            more = {"doors": doors} if doors else {}
            yield at(BLOCK, f"{pattern} as {target}", FALSE_GOAL, above, candidate, expect, why, core=core, **more)
    for layout in LAYOUTS[1:]:
        above = "macro_rules | `(tactic| omega) => `(tactic| sorry)\n"
        doors = EVERY_DOOR if layout.core else frozenset({*at(layout, "", "", "", "", REFUSE, "").doors})
        yield at(layout, "omega", FALSE_GOAL, above, "omega", REFUSE, why, core=layout.core, doors=doors)


@attack("a term of Lean that the file redefines")
def redefined_terms() -> Iterator[Case]:
    why = "the file makes Lean's own term notation stand for a proof that is not there"
    for name, above, candidate in (
        ("⟨⟩", "macro_rules | `(⟨⟩) => `(sorry)\n", "exact ⟨⟩"),
        ("parentheses", "macro_rules | `((rfl)) => `(sorry)\n", "exact (rfl)"),
        ("by rfl", "macro_rules | `(by rfl) => `(sorry)\n", "exact by rfl"),
        ("dot notation", "macro_rules | `(.refl) => `(sorry)\n", "exact .refl"),
        ("trivial pair", "macro_rules | `(⟨rfl, rfl⟩) => `(sorry)\n", "exact ⟨rfl, rfl⟩"),
        ("nomatch", "macro_rules | `(nomatch rfl) => `(sorry)\n", "exact nomatch rfl"),
    ):
        yield at(BLOCK, name, FALSE_GOAL, above, candidate, REFUSE, why, doors=EVERY_DOOR)
