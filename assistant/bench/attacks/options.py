"""Options of the file: none of them may change a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, EVERY_DOOR, REFUSE, Case, attack, conditional
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, LAYOUTS, at

PRINTING = (
    ("pp.universes", "true"),
    ("pp.all", "true"),
    ("pp.explicit", "true"),
    ("pp.notation", "false"),
    ("pp.fullNames", "true"),
    ("pp.fullNames", "false"),
    ("pp.privateNames", "true"),
    ("pp.macroStack", "true"),
    ("pp.maxSteps", "1"),
    ("pp.proofs", "true"),
    ("pp.unicode.fun", "true"),
    ("pp.funBinderTypes", "true"),
    ("pp.letVarTypes", "true"),
    ("pp.sanitizeNames", "false"),
    ("pp.deepTerms", "false"),
    ("pp.mvars", "false"),
    ("pp.oneline", "true"),
    ("format.width", "5"),
    ("format.indent", "0"),
    ("format.unicode", "false"),
)
QUIET = (
    ("warn.sorry", "false"),
    ("warningAsError", "true"),
    ("autoImplicit", "true"),
    ("autoImplicit", "false"),
    ("relaxedAutoImplicit", "false"),
    ("Elab.async", "false"),
    ("Elab.async", "true"),
    ("maxErrors", "1"),
    ("maxRecDepth", "2000"),
    ("linter.all", "true"),
    ("linter.unusedVariables", "false"),
    ("trace.Meta.synthInstance", "true"),
    ("trace.Elab.definition", "true"),
    ("diagnostics", "true"),
    ("profiler", "true"),
    ("showInferredTerminationBy", "true"),
    ("internal.cmdlineSnapshots", "true"),
    ("hygiene", "false"),
    ("quotPrecheck", "false"),
    ("exponentiation.threshold", "1"),
    ("compiler.extract_closed", "false"),
    ("interpreter.prefer_native", "true"),
    ("smartUnfolding", "false"),
)


def quoted(option: str) -> tuple[str, ...]:
    """The spellings that Lean takes for one option's name."""
    head, _, last = option.rpartition(".")
    if not head:
        return option, f"«{option}»"
    return option, f"«{head}».{last}", f"{head}.«{last}»", f"«{head}».«{last}»"


HIDDEN = 'macro "now" : tactic => `(tactic| sorry)\n'
LEMMA = "theorem bad (n : Nat) : n = n + 1 := sorry\n"


@attack("an option of the file over a false proof")
def options_over_lies() -> Iterator[Case]:
    why = "an option changes what Lean prints, not what it proves"
    for number, (option, value) in enumerate((*PRINTING, *QUIET)):
        for spelling in quoted(option):
            line = f"set_option {spelling} {value}\n"
            core = spelling == option and number % 2 == 0
            doors = EVERY_DOOR if core and number % 8 == 0 else frozenset({*Case("", "", "", "", REFUSE, "").doors})
            yield at(
                BLOCK, line.strip(), FALSE_GOAL, HIDDEN + line, "now", REFUSE, why, core=core, doors=doors,
                judged_as=(("set_option warningAsError true", ""), ("set_option «warningAsError» true", "")),
            )  # fmt: skip


@attack("an option of the file over a true proof")
def options_over_truths() -> Iterator[Case]:
    why = "a proof is not worse for how its file prints"
    for number, (option, value) in enumerate((*PRINTING, *QUIET)):
        for how in ("file", "in"):
            above = f"set_option {option} {value}{' in' if how == 'in' else ''}\n"
            text = f"{above}theorem t (p : Prop) : p ∨ ¬p := by\n  @@sorry\n"
            core = how == "file" and number % 2 == 0
            yield Case(
                "", f"{option} {value}, {how}", text, "exact Classical.em p", ACCEPT, why, false=False, core=core,
                judged_as=((f"set_option warningAsError true{' in' if how == 'in' else ''}\n", ""),),
                doors=EVERY_DOOR if option == "pp.universes" else Case("", "", "", "", REFUSE, "").doors,
            )  # fmt: skip


@attack("an option of the file over an open lemma")
def options_over_lemmas() -> Iterator[Case]:
    why = "it rests on the open lemma, whatever the file prints"
    for number, (option, value) in enumerate((*PRINTING, *QUIET)):
        if option == "warningAsError":
            continue
        line = f"set_option {option} {value}\n"
        yield at(
            BLOCK, line.strip(), FALSE_GOAL, LEMMA + line, "exact bad n", conditional("bad"), why, core=number % 5 == 0
        )


@attack("an option that makes Lean skip a proof")
def skipped_proofs() -> Iterator[Case]:
    why = "Lean put sorry where the proof should have been looked at"
    for option in ("debug.byAsSorry", "debug.proofAsSorry"):
        for spelling in quoted(option):
            for how, text in (
                ("file", f"set_option {spelling} true\ntheorem t (n : Nat) : {FALSE_GOAL} := by\n  @@sorry\n"),
                ("in", f"set_option {spelling} true in\ntheorem t (n : Nat) : {FALSE_GOAL} := by\n  @@sorry\n"),
                (
                    "section",
                    f"section\nset_option {spelling} true\ntheorem t (n : Nat) : {FALSE_GOAL} := by\n  @@sorry\nend\n",
                ),
            ):
                core = spelling == option
                doors = EVERY_DOOR if core and how == "file" else Case("", "", "", "", REFUSE, "").doors
                yield Case("", f"{spelling}, {how}", text, "decide", REFUSE, why, core=core, doors=doors)
    for candidate in (
        "set_option debug.byAsSorry true in exact by rfl",
        "set_option «debug».byAsSorry true in\nexact by rfl",
    ):
        yield at(BLOCK, candidate, FALSE_GOAL, "", candidate, REFUSE, why)
    for layout in LAYOUTS[1:]:
        yield at(
            layout, "byAsSorry", FALSE_GOAL, "set_option debug.byAsSorry true\n", "decide", REFUSE, why, core=False
        )
