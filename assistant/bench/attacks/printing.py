"""Files that change what Lean is asked, or what it answers: the commands by which an audit could look."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, attack, conditional
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, TRUE_GOAL, at

HIDDEN = 'macro "now" : tactic => `(tactic| sorry)\n'
LEMMA = "theorem bad (n : Nat) : n = n + 1 := sorry\n"
CLEAN = "theorem clean : True := trivial\n"
COMMANDS = (
    ("#print axioms as #check", "macro_rules | `(command| #print axioms $_) => `(command| #check True)\n"),
    ("#print axioms of another", f"{CLEAN}macro_rules | `(command| #print axioms $i) => if i.getId == `clean then Lean.Macro.throwUnsupported else `(command| #print axioms clean)\n"),
    ("#print axioms as a sentence", "macro_rules | `(command| #print axioms $_) => `(command| #print \"'t' does not depend on any axioms\")\n"),
    ("#print axioms as nothing", "macro_rules | `(command| #print axioms $_) => `(command| section)\n"),
    ("set_option in as its command", "macro_rules | `(command| set_option $_ true in $c) => `(command| $c)\n"),
    ("set_option in as #check", "macro_rules | `(command| set_option $_ true in $_) => `(command| #check True)\n"),
    ("set_option in as a sentence", "macro_rules | `(command| set_option $_ true in $_) => `(command| #print \"'t' does not depend on any axioms\")\n"),
    ("set_option in with a number", "macro_rules | `(command| set_option $_ $_:num in $c) => `(command| $c)\n"),
    ("set_option as #check", "macro_rules | `(command| set_option $_ true) => `(command| #check True)\n"),
    ("axiom as #check", "macro_rules | `(command| axiom $_ $_) => `(command| #check True)\n"),
    ("end as nothing", "macro_rules | `(command| end) => `(command| section)\n"),
    ("#check as nothing", "macro_rules | `(command| #check $_) => `(command| section)\n"),
    ("#guard_msgs as its command", "macro_rules | `(command| #guard_msgs (drop all) in $c) => `(command| $c)\n"),
    ("open in", "macro_rules | `(command| open $_ in $c) => `(command| $c)\n"),
    ("example as nothing", "macro_rules | `(command| example $_ $_) => `(command| section)\n"),
    ("def as nothing", "macro_rules | `(command| def $_ $_ $_) => `(command| section)\n"),
)  # fmt: skip
TACTICS = (
    ("trace", "macro_rules | `(tactic| trace $_) => `(tactic| skip)\n"),
    ("trace_state", "macro_rules | `(tactic| trace_state) => `(tactic| skip)\n"),
    ("fail", "macro_rules | `(tactic| fail) => `(tactic| skip)\n"),
    ("fail with text", "macro_rules | `(tactic| fail $_:str) => `(tactic| skip)\n"),
    ("done", "macro_rules | `(tactic| done) => `(tactic| skip)\n"),
    ("refine", "macro_rules | `(tactic| refine $_) => `(tactic| sorry)\n"),
    ("exact", "macro_rules | `(tactic| exact $_) => `(tactic| refine sorryAx _ true)\n"),
    ("apply", "macro_rules | `(tactic| apply $_) => `(tactic| sorry)\n"),
    ("all_goals", "macro_rules | `(tactic| all_goals $_) => `(tactic| skip)\n"),
    ("any_goals", "macro_rules | `(tactic| any_goals $_) => `(tactic| skip)\n"),
    ("first", "macro_rules | `(tactic| first | $_ | $_) => `(tactic| sorry)\n"),
    ("bullet", "macro_rules | `(tactic| · $_) => `(tactic| all_goals sorry)\n"),
    ("parentheses", "macro_rules | `(tactic| ($_)) => `(tactic| sorry)\n"),
    ("sorry as skip", "macro_rules | `(tactic| sorry) => `(tactic| skip)\n"),
    ("case", "macro_rules | `(tactic| case $_ => $_) => `(tactic| all_goals sorry)\n"),
    ("<;>", "macro_rules | `(tactic| $_ <;> $_) => `(tactic| sorry)\n"),
    ("focus", "macro_rules | `(tactic| focus $_) => `(tactic| sorry)\n"),
    ("set_option in", "macro_rules | `(tactic| set_option $_ true in $_) => `(tactic| sorry)\n"),
    ("by", "macro_rules | `(by $_) => `(sorryAx _ true)\n"),
    ("fun", "macro_rules | `(fun $_ => $_) => `(sorryAx _ true)\n"),
    ("next", "macro_rules | `(tactic| next => $_) => `(tactic| all_goals sorry)\n"),
    ("iterate", "macro_rules | `(tactic| iterate $_ $_) => `(tactic| all_goals sorry)\n"),
    ("try", "macro_rules | `(tactic| try $_) => `(tactic| all_goals sorry)\n"),
)


@attack("a command of the audit that the file redefines")
def commands() -> Iterator[Case]:
    why = "what the file prints is not what it proves"
    for number, (name, rule) in enumerate(COMMANDS):
        more = {"judged_as": ((rule, ""),)}
        doors = EVERY_DOOR if number % 4 == 0 else CANDIDATE_DOORS
        yield at(BLOCK, f"{name}, hidden sorry", FALSE_GOAL, HIDDEN + rule, "now", REFUSE, why, doors=doors, **more)
        yield at(
            BLOCK,
            f"{name}, open lemma",
            FALSE_GOAL,
            LEMMA + rule,
            "exact bad n",
            conditional("bad"),
            why,
            core=number % 3 == 0,
            **more,
        )
        yield at(BLOCK, f"{name}, true proof", TRUE_GOAL, rule, "rfl", ACCEPT, why, core=number % 3 == 0, **more)


@attack("a tactic of the trial that the file redefines")
def tactics() -> Iterator[Case]:
    why = "what a trial is made of is not the file's to change"
    for number, (name, rule) in enumerate(TACTICS):
        hides = "sorry" in rule.partition("=>")[2] or name in ("bullet", "case", "by", "fun", "first")
        for candidate in ("omega", "exact rfl", "simp", "skip", "rfl", "constructor", "intro h"):
            core = candidate in ("omega", "exact rfl") if hides else candidate == "skip"
            doors = EVERY_DOOR if candidate == "omega" and number % 2 == 0 else CANDIDATE_DOORS
            # Where a `sorry` does nothing, the file has an error as it stands.
            judged_as = ((rule, ""),) if name == "sorry as skip" else ()
            more = {"core": core, "doors": doors, "judged_as": judged_as}
            yield at(BLOCK, f"{name}, {candidate}", FALSE_GOAL, rule, candidate, REFUSE, why, **more)


@attack("messages of the file about what it proves")
def messages() -> Iterator[Case]:
    why = "the file says itself what the audit would like to read"
    sentence = "'t' does not depend on any axioms"
    for name, above, below in (
        ("#print text above", f'#print "{sentence}"\n', ""),
        ("#print text below", "", f'#print "{sentence}"\n'),
        ("#eval below", "", f'#eval "{sentence}"\n'),
        (
            "#print axioms of a namesake",
            "namespace A\ntheorem t : True := trivial\nend A\n",
            "open A\n#print axioms A.t\n",
        ),
        ("trace in the file", f'macro "now2" : tactic => `(tactic| (trace "{sentence}"; sorry))\n', ""),
        (
            "deprecated",
            f'@[deprecated "{sentence}" (since := "2024-01-01")] theorem old : True := trivial\n',
            "#check old\n",
        ),
    ):
        text = f"{HIDDEN}{above}theorem t : 1 = 2 := by\n  @@sorry\n{below}"
        candidate = "now2" if "now2" in above else "now"
        yield Case("", name, text, candidate, REFUSE, why)
