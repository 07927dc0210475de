"""Macros that see where they stand, and do one thing in the file and another one anywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import HOLE, MARK, REFUSE, Case, attack

FIN = 'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)\n'
POSITION = (
    'macro x:"goal" : term => do match x.getPos? with\n'
    "  | some p => if p.byteIdx == PLACE then `(1 = 2) else `(True)\n"
    "  | none => `(1 = 2)\n"
)
SOURCE = (
    'macro x:"goal" : term => do match Lean.Syntax.getHeadInfo x with\n'
    "  | .original l _ _ _ => if l.str.utf8ByteSize > 1500 then `(1 = 2) else `(True)\n"
    "  | _ => `(1 = 2)\n"
)
REST = f"\n/- {'what stands below ' * 100}-/\n"
REPLACED = (
    'syntax (name := goalStx) "goal" : term\n'
    "def look (x : Lean.Syntax) : Lean.MacroM Lean.Syntax := do match Lean.Syntax.getHeadInfo x with\n"
    "  | .original l _ _ _ => if l.str.utf8ByteSize > 1500 then `(1 = 2) else `(True)\n"
    "  | _ => `(1 = 2)\n"
    "{} def helper (_ : Lean.Syntax) : Lean.MacroM Lean.Syntax := Lean.Macro.throwUnsupported\n"
    "@[macro goalStx] def m : Lean.Macro := fun x => helper x\n"
)
"""What runs is another program than what is defined."""
QUIET = "set_option warn.sorry false\n"
QUIET_IN = ("set_option warn.sorry false in\n", "#guard_msgs (drop warning) in\n")
STUB = "def g (n : Nat) : Nat := sorry\n"
WRONG = "def wrong : Nat := nothing_of_that_name\n"
STATEMENTS = (
    ("theorem", f"theorem t : goal := by\n  {MARK}{HOLE}\n", "t"),
    ("example", f"example : goal := by\n  {MARK}{HOLE}\n", "_example"),
    ("instance", f"class P : Prop where\n  h : goal\ninstance t : P where\n  h := by\n    {MARK}{HOLE}\n", "t"),
    ("another hole", f"theorem t : goal ∧ 3 = 4 := by\n  constructor\n  · {MARK}{HOLE}\n  · sorry\n", "t"),
    ("data beside", f"def g : Nat := sorry\ntheorem t : goal ∧ g = g := by\n  refine ⟨?_, rfl⟩\n  {MARK}{HOLE}\n", "t"),
)


def placed(text: str) -> str:
    """A text with the byte at which the last `goal` stands in place of PLACE, in as many digits wherever that is."""
    place = len(text[: text.rindex("goal")].replace("PLACE", "0000").encode())
    return text.replace("PLACE", f"{place:04}")


@attack("a macro that sees where it stands")
def places() -> Iterator[Case]:
    why = "the statement is another one in the file than anywhere else"
    for seen, macro, rest in (("position", POSITION, ""), ("source", SOURCE, REST)):
        for above, text in (("", ""), ("warnings off", QUIET), ("errors above", WRONG), ("both", QUIET + WRONG)):
            for name, statement, target in STATEMENTS:
                source = placed(macro + FIN + text + statement + rest)
                title = ", ".join(filter(None, (seen, name, above)))
                yield Case("", title, source, "fin", REFUSE, why, target=target, judged=WRONG not in text)


@attack("a macro that sees where it stands, and no warning")
def silent_places() -> Iterator[Case]:
    why = "the statement is another one in the file than anywhere else"
    for quiet in QUIET_IN:
        for name, statement, target in STATEMENTS[:2]:
            text = placed(POSITION + FIN + WRONG + quiet + statement)
            yield Case("", f"{name}, {quiet.strip()}", text, "fin", REFUSE, why, target=target, judged=False)
    for name, statement, target in STATEMENTS[:2]:
        replaced = REPLACED.format("@[implemented_by look]")
        source = replaced + FIN + QUIET + statement + REST
        yield Case("", f"implemented by, {name}", source, "fin", REFUSE, why, target=target, judged=False)
    equation = SOURCE.replace("1 = 2", "_root_.g 1 = _root_.g 2")
    source = STUB + equation + FIN.replace("exact trivial", "exact trivial | exact Eq.refl _") + STATEMENTS[0][1] + REST
    yield Case("", "data that is not there", source, "fin", REFUSE, why, target="t", judged=False)


NAMED = (
    "def isT : Lean.Name → Bool\n"
    '  | .str .anonymous s => s == "t"\n'
    '  | .str (.str .anonymous "A") s => s == "t"\n'
    "  | _ => false\n"
    'macro "fin" : tactic => `(tactic| first | exact trivial | decide | sorry)\n'
    "def P (_ : Lean.Name) : Prop := True\n"
    'macro "mk " n:ident : command => `(abbrev $n:ident (m : Lean.Name) : Prop := isT m = false)\n'
)
LEFT_OUT = (
    ("nothing", "mk P\n"),
    ("a word between commands", "foo junk\nmk P\n"),
    ("a word below a lemma", "theorem q (n : Nat) : n + 0 = n := by\n  simp\nfoo\nmk P\n"),
)
"""What the judge may leave out, with the command behind it."""


@attack("a statement about its own name")
def own_names() -> Iterator[Case]:
    why = "copies of it have other names"
    for above, words in LEFT_OUT:
        for quiet in ("", QUIET, *QUIET_IN):
            text = f"{NAMED}namespace A\n{words}{quiet}theorem t : P decl_name% := by\n  {MARK}{HOLE}\nend A\n"
            name = ", ".join(filter(None, (above, quiet.strip())))
            yield Case("", name, text, "fin", REFUSE, why, target="A.t", judged=False)
