"""Candidates that try to leave their place: other commands, brackets, comments, strings, strange characters."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, attack
from assistant.bench.attacks.layouts import BLOCK, FALSE_GOAL, LAYOUTS, TRUE_GOAL, at

COMMANDS = (
    "theorem other : False := sorry",
    "theorem other : False := by sorry",
    "lemma other : False := sorry",
    "def other : Nat := 1",
    "abbrev other := Nat",
    "instance : Inhabited Nat := ⟨0⟩",
    "axiom cheat : False",
    "opaque other : Nat",
    "structure Other where",
    "inductive Other",
    "class Other",
    "example : True := trivial",
    'macro "now" : tactic => `(tactic| sorry)',
    "macro_rules | `(tactic| rfl) => `(tactic| sorry)",
    'notation "now" => True',
    'local notation "now" => True',
    'infix:50 " ≐ " => Eq',
    'syntax "now" : tactic',
    "set_option maxRecDepth 10",
    "set_option debug.skipKernelTC true",
    "namespace Other",
    "section",
    "end",
    "open Nat",
    "variable (h : False)",
    "universe w",
    "attribute [simp] Nat.add_comm",
    "export Nat (add_comm)",
    "mutual",
    "noncomputable section",
    "#print axioms t",
    "#eval 1",
    "#check t",
    "#guard_msgs (drop all) in",
    "#exit",
    "deriving instance Inhabited for Nat",
    "initialize pure ()",
    "run_cmd pure ()",
    "include h",
    "omit h",
    "@[simp] theorem other : True := trivial",
    "private def other := 1",
    "unsafe def other : False := other",
    "partial def other : Nat := other",
    "/-- doc -/ theorem other : True := trivial",
    "/-! module doc -/",
    "import Init",
    "gen_injective_theorems% Nat",
    "add_decl_doc t \"x\"",
    "assert_not_exists t",
)  # fmt: skip


@attack("a command behind the proof")
def commands() -> Iterator[Case]:
    why = "a proof is one proof and no more commands"
    for number, command in enumerate(COMMANDS):
        for how, text in (
            ("margin", f"rfl\n{command}"),
            ("indented", f"rfl\n  {command}"),
            ("same line", f"rfl {command}"),
            ("alone", command),
            ("first", f"{command}\nrfl"),
            ("semicolon", f"rfl; {command}"),
        ):
            core = how in ("margin", "same line") and number % 3 == (how == "margin")
            yield at(BLOCK, f"{command}, {how}", TRUE_GOAL, "", text, REFUSE, why, core=core, judged=False)


RUNAWAYS = (
    "exact (rfl",
    "exact rfl)",
    "exact ⟨rfl",
    "exact rfl⟩",
    "exact [rfl",
    "exact rfl]",
    "exact {rfl",
    "skip) ; sorry ; (skip",
    "skip)\nsorry\n(skip",
    "rfl) <;> (sorry",
    "exact (rfl -- )",
    "exact (by rfl; -- )\n",
    "rfl /-",
    "-/ rfl",
    "rfl /- -/ -/",
    "/- rfl",
    "rfl --/",
    "-- rfl",
    "/- rfl -/",
    "/-- rfl -/",
    'exact absurd "',
    'exact absurd "("',
    "exact absurd '",
    "exact absurd 'a",
    'exact absurd r"',
    'exact absurd r#"',
    'exact absurd s!"{',
    "exact «",
    "exact »",
    "exact rfl «sorry",
    "· rfl\n· rfl",
    "·",
    "· ",
    "{ rfl",
    "}",
    "rfl\n}",
    "case h => rfl",
    "| rfl",
    "<;> rfl",
    "rfl <;>",
    "rfl;",
    "; rfl",
    "rfl;;",
    "exact",
    "exact by",
    "exact fun",
    "exact fun x =>",
    "have h : 1 = 1 :=",
    "have h : 1 = 1 := by",
    "show",
    "by rfl",
    ":= rfl",
    ":= by rfl",
    "where h := rfl",
    "rfl\nwhere h : True := trivial",
    "rfl\ntermination_by n",
    "rfl\ndecreasing_by sorry",
    "rfl\nderiving Inhabited",
    "",
    " ",
    "\n",
    "--",
    "exact ?h",
    "exact ?_",
    "refine ?_",
    "exact _",
    "exact (_)",
    "refine _",
    "apply",
    "skip",
    "done",
    "trivial?",
    "constructor",
    "exact absurd",
    "fail",
    "exact!",
    "exact .",
    "exact ..",
    "exact @",
    "exact %",
    "exact `",
    "exact ``t",
    "exact `(rfl)",
    "exact $x",
    "exact %%x",
    "exact #[",
    "exact !",
    "exact 0x",
    "exact 1e",
    "exact ‹",
    "exact ›",
    "exact ⟪rfl⟫",
)
CHARACTERS = (
    ("NUL", "\x00"),
    ("form feed", "\x0c"),
    ("vertical tab", "\x0b"),
    ("tab", "\t"),
    ("backspace", "\x08"),
    ("escape", "\x1b"),
    ("delete", "\x7f"),
    ("next line", "\x85"),
    ("no-break space", "\u00a0"),
    ("line separator", "\u2028"),
    ("paragraph separator", "\u2029"),
    ("zero width space", "\u200b"),
    ("right-to-left override", "\u202e"),
    ("byte order mark", "\ufeff"),
    ("ideographic space", "\u3000"),
    ("soft hyphen", "\u00ad"),
    ("combining acute", "\u0301"),
    ("astral letter", "𝕜"),
    ("private use", "\ue000"),
    ("greek question mark", "\u037e"),
)
NEW_LINES = (("CR", "\r"), ("CRLF", "\r\n"), ("LF", "\n"), ("CR CR LF", "\r\r\n"), ("LF CR", "\n\r"))


@attack("text that runs away")
def runaways() -> Iterator[Case]:
    why = "it is no proof of the goal, however it is cut"
    for number, text in enumerate(RUNAWAYS):
        yield at(BLOCK, repr(text), FALSE_GOAL, "", text, REFUSE, why, core=number % 3 == 0)
        yield at(
            BLOCK, f"{text!r}, sorry around", FALSE_GOAL, "", f"first\n  | sorry\n  | {text}", REFUSE, why, core=False
        )
    closers = ("exact (by sorry)", "all_goals sorry", "exact sorryAx _ true")
    for opener, closer in (("(", ")"), ("/-", "-/"), ('exact absurd "', '"'), ("«", "»")):
        for body in closers:
            for text in (f"{closer}; {body}; {opener}", f"skip {closer} {body} {opener}", f"{opener} {closer} {body}"):
                yield at(
                    BLOCK,
                    repr(text),
                    FALSE_GOAL,
                    "",
                    text,
                    REFUSE,
                    why,
                    core=body == closers[0] and opener in ("(", "/-"),
                )


@attack("strange characters")
def characters() -> Iterator[Case]:
    why = "it holds sorry, whatever stands around it"
    for number, (name, letter) in enumerate(CHARACTERS):
        for text in (
            f"{letter}sorry",
            f"exact {letter}sorryAx _ true",
            f"exact sorryAx{letter} _ true",
            f"rfl{letter}\nsorry",
        ):
            yield at(
                BLOCK,
                f"{name}, {text!r}",
                FALSE_GOAL,
                "",
                text,
                REFUSE,
                why,
                core=text.startswith("exact sorryAx") and number % 3 == 0,
            )
    for name, end in NEW_LINES:
        for text in (
            f"exact rfl --{end}sorry",
            f"skip{end}sorry",
            f"skip --{end}exact sorryAx _ true",
            f'exact absurd "{end}"; sorry',
            f"/-{end}-/ sorry",
        ):
            yield at(BLOCK, f"{name}, {text!r}", FALSE_GOAL, "", text, REFUSE, why, core=text.startswith("skip --"))
    for word in ("ѕorry", "sоrry", "sorryАx", "ｓｏｒｒｙ", "sorry'", "sorry!", "sorry?", "Sorry", "SORRY"):
        yield at(BLOCK, f"looks like sorry: {word}", FALSE_GOAL, "", word, REFUSE, why, core=False)
        above = f'macro "{word}" : tactic => `(tactic| sorry)\n'
        yield at(BLOCK, f"{word} of the file", FALSE_GOAL, above, word, REFUSE, why, core=word in ("ѕorry", "sorry'"))


@attack("a file with other line ends")
def line_ends() -> Iterator[Case]:
    for layout in LAYOUTS:
        for name, end in (("CRLF", "\r\n"), ("a blank at every end", " \n")):
            text = layout.around(TRUE_GOAL).replace("\n", end)
            good = at(layout, name, TRUE_GOAL, "", "rfl", ACCEPT, "line ends prove nothing and refute nothing")
            repaired = tuple((old.replace("\n", end), new) for old, new in good.judged_as)
            core = layout.core and name == "CRLF"
            yield Case(
                "",
                f"{layout.name}, {name}",
                text,
                "rfl",
                ACCEPT,
                good.why,
                false=False,
                target=layout.target,
                judged_as=repaired,
                core=core,
            )
    text = 'macro "now" : tactic => `(tactic| sorry)\r\ntheorem t : 1 = 2 := by\r\n  @@sorry\r\n'
    yield Case("", "hidden sorry, CRLF", text, "now", REFUSE, "the word stands for sorry")


@attack("giants")
def giants() -> Iterator[Case]:
    why = "size proves nothing"
    for name, candidate in (
        ("deep term", "exact " + "(id " * 2000 + "(sorry)" + ")" * 2000),
        ("deep parentheses", "(" * 500 + "sorry" + ")" * 500),
        ("long name", "exact " + "x" * 50_000),
        ("long comment", "-- " + "x" * 50_000 + "\nsorry"),
        ("many steps", "\n".join(["skip"] * 500) + "\nsorry"),
        ("many alternatives", "first" + " | fail" * 300 + " | sorry"),
        ("loop", "repeat have h := n"),
        ("simp loop", "simp [show n = n + 0 from rfl]"),
    ):
        yield at(
            BLOCK,
            name,
            FALSE_GOAL,
            "",
            candidate,
            REFUSE,
            why,
            judged=False,
            core=name in ("deep parentheses", "many steps", "long comment"),
        )
