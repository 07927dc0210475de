"""What tells a trial, an audit or the judge's text from the file: what stands below, names of ours, and where it is."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import (
    ACCEPT,
    EVERY_DOOR,
    REFUSE,
    Case,
    Door,
    Expectation,
    attack,
    conditional,
    resting_on,
)

AXIOM = "axiom ax : 2 + 2 = 4\n"
OPEN = "theorem lem : 2 + 2 = 4 := by\n  sorry\n\n"
TRUE = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
BELOW = "\ntheorem u : 1 = 1 := by decide\n"
FIN = 'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)\n'
QUIET = "set_option warn.sorry false\n"


def _goal(seen: str) -> str:
    return (
        'macro "goal" : term => `(True)\n'
        f'macro (priority := high) atomic("goal" lookahead({seen})) : term => `(1 = 2)\n'
    )


def _two(looking: str, there: str, otherwise: str = "rfl") -> str:
    """`fin` is one tactic where the parser finds what it looks for, and another one where it does not."""
    return (
        f'macro "fin" : tactic => `(tactic| {otherwise})\n'
        f"macro (priority := high) {looking} : tactic => `(tactic| {there})\n"
    )


@attack("syntax that looks at what stands below")
def below() -> Iterator[Case]:
    why = "where nothing stands behind it, it is something else"
    statement = "theorem t : goal := by\n  @@sorry\n"
    for name, above in (("no warnings", QUIET), ("warnings", "")):
        text = above + FIN + _goal('":=" "by" tactic "theorem"') + statement + BELOW
        yield Case("", f"the statement, {name}", text, "fin", REFUSE, why, doors=EVERY_DOOR, judged=False)
    ends = "\n#check Nat\n"
    rest: Expectation
    for name, there, rest in (
        ("an axiom", "exact ax", resting_on("ax")),
        ("an open lemma", "exact lem", conditional("lem")),
    ):
        known = AXIOM if "ax" in there else OPEN
        for looking, text in (
            ('atomic("fin" lookahead("theorem"))', TRUE + BELOW),
            ('atomic("fin" lookahead("#check"))', TRUE + ends),
            ('"fin" "section"', TRUE + "section\n"),
            ('atomic("fin" linebreak)', TRUE),
        ):
            macro = _two(looking, there)
            yield Case("", f"{name}, {looking}", known + macro + text, "fin", rest, why, false=False, judged=False)
        for looking in ('atomic("fin" notFollowedBy("theorem"))', 'atomic("fin" linebreak)'):
            macro = _two(looking, "rfl", there)
            text = TRUE + BELOW if "theorem" in looking else TRUE.rstrip()
            yield Case("", f"{name}, else {looking}", known + macro + text, "fin", rest, why, false=False, judged=False)
    command = (
        'macro "cmd" : command => `(macro "fin" : tactic => `(tactic| rfl))\n'
        'macro (priority := high) atomic("cmd" lookahead("{}")) : command =>\n'
        '  `(macro "fin" : tactic => `(tactic| exact ax))\n'
        "cmd\n"
    )
    text = AXIOM + command.format("theorem") + TRUE
    yield Case("", "a command, a theorem", text, "fin", resting_on("ax"), why, false=False, judged=False)
    example = AXIOM + command.format("example") + TRUE.replace("theorem t", "example")
    why = "nothing is kept of an example, so that nobody can tell"
    yield Case("", "a command, an example", example, "fin", REFUSE, why, target="_example", judged=False)
    text = AXIOM + command.format("#eval") + "#eval 1\n" + TRUE
    yield Case("", "a command, an evaluation", text, "fin", resting_on("ax"), why, false=False, judged=False)
    why = "it is what it seems"
    harmless = 'syntax "step" (ppSpace tactic)? : tactic\nmacro_rules | `(tactic| step) => `(tactic| rfl)\n'
    yield Case("", "syntax that does not", harmless + TRUE + BELOW, "step", ACCEPT, why, false=False, judged=False)


@attack("a candidate that tells where it is tried")
def trials() -> Iterator[Case]:
    lemma = "theorem lem (n : Nat) : n = n := by\n  sorry\n\n"
    axiom = "axiom ax (n : Nat) : n = n\n\n"
    true = "theorem t (n : Nat) : n = n := by\n  @@sorry\n"
    false = "theorem t (n : Nat) : n = n + 1 := by\n  @@sorry\n"
    wrong = "theorem lem (n : Nat) : n = n + 1 := by\n  sorry\n\n"
    instance = "class K (n : Nat) : Prop where\n  p : n = n\ninstance (n : Nat) : K n where\n  p := by\n    @@sorry\n"
    why = "it asks for the name of what it proves"
    for place, text, target, name in (
        ("theorem", true, "t", "t"),
        ("example", true.replace("theorem t", "example"), "_example", "_example"),
        ("instance", instance, "instK", "instK"),
    ):
        for known, above in (("lem", lemma), ("ax", axiom)):
            candidate = f"first | (have h : decl_name% = `{name} := rfl; exact {known} n) | rfl"
            title = f"its name, {place}, {known}"
            yield Case("", title, above + text, candidate, REFUSE, why, target=target, judged=False)
    why = "it asks for a copy of the goal by its name"
    for tag in ("trial_c0_0", "trial_q0", "trial_r0", "trial_place", "trial_control"):
        for text, candidate in (
            (true, f"first | (case {tag} => rfl) | skip"),
            (wrong + false, f"first | (case {tag} => exact lem n) | skip"),
            (false, f"exact ?{tag}"),
            (false, f"refine ? {tag}"),
        ):
            is_false = text is not true
            yield Case("", f"{tag}, {candidate}", text, candidate, REFUSE, why, false=is_false, judged=False)
    why = "it asks for what Lean makes for the declaration on the way"
    example = true.replace("theorem t", "example")
    made = "have h : (match n with | 0 => 1 | _ + 1 => 1) = 1 := by cases n <;> rfl"
    for place, text, target, name in (("example", example, "_example", "_example"), ("theorem", true, "t", "t")):
        for known, above in (("lem", lemma), ("ax", axiom)):
            for what, makes, part in (
                ("matcher", made, f"{name}.match_1.{{1}}"),
                ("proof", "have h : 10 < 20 := by decide +kernel", f"«{name}»._proof_1_1"),
            ):
                candidate = f"first\n| ({makes}\n   have := @_root_.{part}\n   exact {known} n)\n| rfl"
                title = f"a {what}, {place}, {known}"
                yield Case("", title, above + text, candidate, REFUSE, why, target=target, judged=False)
    text, why = "theorem c.match_1 : 1 = 1 := rfl\n\n" + true, "that one is there"
    yield Case("", "what is made for another one", text, "have := c.match_1\nrfl", ACCEPT, why, false=False)
    why = "it panics, which knows the name of the declaration and the line"
    panic = (
        "def panicWithPosWithDecl {α : Sort u} [Inhabited α] (_m _d : String) (_line _col : Nat)\n"
        "    (_msg : String) : α :=\n  default\n\n"
    )
    pattern = 'conv in (panicWithPosWithDecl _ "{}" _ _ _) => skip'
    for place, text, target, name in (("example", example, "_example", "_example"), ("theorem", true, "t", "t")):
        for what, term, above in (
            ("in words", '(panic! "" : Nat)', ""),
            ("by a macro", "(todo% : Nat)", 'macro "todo%" : term => `(panic! "to be done")\n\n'),
        ):
            candidate = f"first\n| (have h : {term} = {term} := by\n     {pattern.format(name)}\n     rfl\n"
            candidate += "   exact lem n)\n| rfl"
            title = f"it panics, {place}, {what}"
            rest = REFUSE if place == "example" or not above else conditional("lem")
            yield Case("", title, panic + above + lemma + text, candidate, rest, why, target=target, judged=False)
    why = "an example stands at the same lines as in the file"
    open_data = "example : ∃ n : Nat, n = n ∧ 2 + 2 = 4 := by\n  let m : Nat := sorry\n"
    open_data += "  have h : 2 + 2 = 4 := by\n    @@sorry\n  exact ⟨m, rfl, h⟩\n"
    seen = "fail_if_success (fail_if_success (have : m = m := by (unfold m; (conv in (Lean.Name.num _ 4) => skip))))"
    candidate = f"first\n| ({seen}\n   exact ax)\n| rfl"
    yield Case("", "its own hole", AXIOM + "\n" + open_data, candidate, REFUSE, why, judged=False, false=False)
    why = "it looks whether it is written yet"
    for word in ("include_str", "include_bytes"):
        syntax = f'syntax (name := Lean.{word}) "{word} " term : term\n'
        syntax += f'macro_rules | `({word} $_) => `("")\n'
        for file in ("Attack.lean", "/tmp/Attack.lean", "Attack.l\\x65an"):
            candidate = f'first | (have h : ({word} "{file}") = "{file}" := rfl; exact lem n) | rfl'
            yield Case("", f"{word}, {file}", lemma + syntax + true, candidate, REFUSE, why, judged=False)
    why = "beside an error above, the holes around it are told from the judge's own"
    broken = "theorem broken : 1 = 2 := by\n  exact undefinedThing\n\n"
    two = "theorem t : ∃ n : Nat, n < n + 1 := ⟨sorry, by @@sorry⟩\n"
    candidate = "first\n| (conv in (Lean.Name.num _ _) => skip); exact lem _\n| exact Nat.lt_succ_self _"
    for kind, above in (
        ("a lemma", "theorem lem (n : Nat) : n < n + 1 := by\n  sorry\n\n"),
        ("an axiom", "axiom lem (n : Nat) : n < n + 1\n\n"),
    ):
        yield Case("", f"an error above, {kind}", broken + above + two, candidate, REFUSE, why, judged=False)
    why = "a string over several lines has other margins elsewhere"
    for margin in ("", "  ", "    "):
        candidate = f'first\n| (have h : "a\nb" = "a\\n{margin}b" := rfl; exact lem n)\n| rfl'
        yield Case("", f"a string, {len(margin)}", lemma + true, candidate, REFUSE, why, judged=False)
    candidate = 'have h : "a\\nb" = "a\\nb" := rfl\nrfl'
    yield Case("", "a string in one line", true, candidate, ACCEPT, "it is a proof", false=False)


@attack("errors above that tell the file from what is judged")
def errors() -> Iterator[Case]:
    """They are set aside, so that what was compiled is another text than the author's. What is shown meanwhile is
    withdrawn when it is confirmed."""
    goal = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
    matched = "have h : (match 3 with | 0 => 1 | _ => 2) = 2 := rfl"
    is_copy = (
        f"fail_if_success (fail_if_success ({matched}\n                                     open _root_.t in skip))"
    )
    half, other = "def g : Nat :=\n\n", "theorem a (n : Nat) : n + 0 =\n\n"
    lines = "fail_if_success (have : bad = bad := by (unfold bad; (conv in (Lean.Name.num _ {}) => skip)))"
    broken = "def bad : Nat := undefinedThing\n\n"
    for kind, known, name in (("an axiom", AXIOM, "ax"), ("an open lemma", OPEN, "lem")):
        for what, above, seen in (("half a definition", half, "g"), ("half a theorem", other, "a")):
            for how, made in (("its namespace", is_copy), ("its proofs", "have := @_root_.t.match_1")):
                candidate = f"first\n| (fail_if_success (have := @{seen})\n   rfl)\n| ({matched}\n   {made}\n"
                candidate += f"   exact {name})\n| rfl"
                title = f"{what}, {how}, {kind}"
                yield _accepted_only(title, known + above + goal, candidate, REFUSE, "what has an error is there")
        for what, above in (("half a definition", half), ("half a theorem", other), ("an error", broken)):
            yield _accepted_only(f"{what}, honest, {kind}", known + above + goal, "rfl", ACCEPT, "it is a proof")
            example = known + above + goal.replace("theorem t", "example")
            yield _accepted_only(f"{what}, an example, {kind}", example, "rfl", ACCEPT, "it is a proof")
    why = "errors know their lines; who asks for the number in a name tells a trial from the file"
    for place, first in (("the first line", ""), ("behind a comment", "-- so\n")):
        text = first + AXIOM + broken + goal
        line = text[: text.index("def bad")].count("\n") + 1
        candidate = f"first\n| ({lines.format(line)}\n   rfl)\n| exact ax"
        yield _accepted_only(f"its line, {place}", text, candidate, REFUSE, why)
    for what, above in (("half a definition", half), ("half a theorem", other), ("an error", broken)):
        yield _accepted_only(f"{what}, honest", above + goal, "rfl", ACCEPT, "it is a proof")
    simple = "example : 1 = 2 := by\n  exact undefinedThing\n\n" + goal.replace("theorem t", "example")
    yield _accepted_only("an example below another one with an error", simple, "rfl", ACCEPT, "nothing is kept of that")


def _accepted_only(title: str, text: str, candidate: str, expected: Expectation, why: str) -> Case:
    return Case("", title, text, candidate, expected, why, doors=frozenset({Door.ACCEPT}), false=False, judged=False)


@attack("what only seems to be a comment")
def comments() -> Iterator[Case]:
    """Lean takes the longest word that it knows: `\\/-1` is `∨ -1`, and no comment begins there."""
    why = "it hides what follows"
    true = "theorem t (n : Nat) : n = n := by\n  @@sorry\n\ntheorem u : (5 : Nat) + 1 = 5 := by\n  sorry\n"
    sum_ = "theorem t : 2 + 2 = 4 := by\n  @@sorry\n"
    false = "theorem t : 2 + 2 = 5 := by\n  @@sorry\n"
    seems = "have _h : True \\/-(1 : Int) = 1 := Or.inl trivial\n"
    ends = "\n-- -/\ndone"
    for name, text, hidden in (
        ("sorry", true, "exact sorry"),
        ("an attribute", true, "let rec @[simp] foo (n : Nat) : n + 0 = n := rfl\nrfl"),
        ("the compiler", sum_, "native_decide"),
        ("the kernel", false, "set_option debug.skipKernelTC true in decide +kernel"),
    ):
        is_false = text is false
        yield Case("", name, text, f"{seems}{hidden}{ends}", REFUSE, why, false=is_false, judged=False)
    own = 'infixl:65 " ⋄/ " => Nat.add\n' + sum_
    seems = "have _h : 1 ⋄/-(1) = 1 := sorry -/\nrfl"
    yield Case("", "an operator of the file", own, seems, REFUSE, why, false=False, judged=False)
    spaced = "have _h : True \\/ (1 : Int) = 1 := Or.inl trivial /- it is so -/\nrfl"
    yield Case("", "a comment behind a space", true, spaced, ACCEPT, "it is a proof", false=False)
    plain = "theorem t (x : {n : Int //-1 < n}) : (-1 : Int) < x.1 := by\n  @@sorry\n"
    yield Case("", "a subtype without spaces", plain, "exact x.2", ACCEPT, "it is a proof", false=False)
