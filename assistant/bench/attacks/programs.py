"""Files and candidates that act while Lean works: read, write, spawn, end the process, or never end.

The embedded Lean has no `IO`, but a declaration that bears the name of a native function of Lean's calls it; in a
project with a toolchain `import Lean` does the same in the open.
"""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import OUTSIDE, REFUSE, SECRET, Case, attack

RESULT = "inductive R (α : Type) where\n  | ok (a : α)\n  | error (e : Nat)\ninstance : Inhabited (R α) := ⟨.error 0⟩\n"
NATIVE = (
    RESULT
    + '@[extern "native"] opaque IO.FS.createDir (path : String) (w : Nat) : R Nat\n'
    + '@[extern "native"] opaque IO.FS.writeFile (path : String) (s : String) (w : Nat) : R Nat\n'
    + '@[extern "native"] opaque IO.FS.readFile (path : String) (w : Nat) : R String\n'
    + "inductive Stdio where\n  | piped\n  | inherit\n  | null\n"
    + "structure StdioConfig where\n  stdin : Stdio\n  stdout : Stdio\n  stderr : Stdio\n"
    + "structure SpawnArgs where\n  toStdioConfig : StdioConfig\n  cmd : String\n  args : Array String\n"
    + "  cwd : Option String\n  env : Array (String × Option String)\n  inheritEnv : Bool\n  setsid : Bool\n"
    + '@[extern "native"] opaque IO.Process.output (a : SpawnArgs) (i : Option String) (w : Nat) : R Nat\n'
)
TRUE = "theorem t : 1 = 1 := by\n  @@sorry\n"


def spawn(path: str) -> str:
    return f'IO.Process.output ⟨⟨.piped, .piped, .piped⟩, "touch", #["{path}"], none, #[], true, false⟩ none 1'


@attack("a file that acts while Lean works")
def acting() -> Iterator[Case]:
    acts = (
        ("creates a folder", "made", f'IO.FS.createDir "{OUTSIDE}/made" 1'),
        ("writes a file", "written", f'IO.FS.writeFile "{OUTSIDE}/written" "x" 1'),
        ("starts a program", "spawned", spawn(f"{OUTSIDE}/spawned")),
    )
    why = "what is outside of the project is out of reach while Lean works for us"
    for name, trace, act in acts:
        result = f"(match {act} with | .ok _ => 1 | .error _ => 2)"
        for how, text, candidate in (
            ("#eval", f"{NATIVE}#eval {result}\n{TRUE}", "rfl"),
            (
                "tactic of the file",
                f'{NATIVE}macro "now" : tactic => match {act} with | .ok _ => `(tactic| rfl) | .error _ => `(tactic| fail)\n'
                f"{TRUE}",
                "now",
            ),
            (
                "redefined tactic",
                f"{NATIVE}macro_rules | `(tactic| rfl) => match {act} with "
                f"| .ok _ => `(tactic| exact Eq.refl _) | .error _ => `(tactic| fail)\n{TRUE}",
                "rfl",
            ),
        ):
            # A proof that does not need the act is fine; what counts is what is left behind.
            yield Case("", f"{name}, {how}", text, candidate, REFUSE, why, false=False, judged=False, leaves=trace)
    reading = (
        f'{NATIVE}macro "now" : tactic => match IO.FS.readFile "{OUTSIDE}/{SECRET}" 1 with '
        f"| .ok _ => `(tactic| rfl) | .error _ => `(tactic| fail)\n{TRUE}"
    )
    yield Case(
        "",
        "reads a file",
        reading,
        "now",
        REFUSE,
        "it only closes the goal when the secret could be read",
        false=False,
        judged=False,
    )
    system = f'{NATIVE}macro "now" : tactic => match IO.FS.readFile "/etc/passwd" 1 with | .ok _ => `(tactic| rfl) | .error _ => `(tactic| fail)\n{TRUE}'
    yield Case(
        "",
        "reads the system's users",
        system,
        "now",
        REFUSE,
        "it only closes the goal when they could be read",
        false=False,
        judged=False,
    )


@attack("a candidate that acts while Lean works")
def candidates() -> Iterator[Case]:
    why = "a candidate is a proof, not a program"
    for candidate in (
        'exact include_str "/etc/passwd"',
        'have h := include_str "/etc/passwd"\nrfl',
        "run_tac pure ()",
        "run_tac do\n  pure ()",
        "exact by_elab pure (.const `rfl [])",
        "exact (run_elab pure ())",
        "exact eval% 1",
        'exact dbg_trace "x"; rfl',
        'exact (dbgTrace "x" fun _ => rfl)',
        "exact (unsafe (unsafeIO (pure rfl)))",
        "open Lean Elab in run_tac (logInfo m!\"x\")",
        "exact (IO.FS.readFile \"/etc/passwd\")",
        "#eval 1",
        "exact elab_as_elim% rfl",
        "exact (panic! \"x\")",
        "exact (unreachable!)",
        "exact (todo! \"x\")",
        "exact (dbg_trace \"x\"; sorry)",
    ):  # fmt: skip
        yield Case("", candidate, "theorem t : 1 = 2 := by\n  @@sorry\n", candidate, REFUSE, why)
    panic = 'theorem t (n : Nat) (h : n = panic! "x") : n = 1 := by\n  @@sorry\n'
    yield Case("", "panic in the statement", panic, "exact h", REFUSE, "nothing is known of it")


@attack("a file that never ends")
def endless() -> Iterator[Case]:
    why = "what takes for ever proves nothing"
    loop = "partial def loop (n : Nat) : Nat := loop (n + 1)\n"
    for name, text, candidate in (
        ("tactic of the file", f'{loop}macro "now" : tactic => match loop 1 with | 0 => `(tactic| rfl) | _ => `(tactic| sorry)\ntheorem t : 1 = 2 := by\n  @@sorry\n', "now"),
        ("macro that expands to itself", 'syntax "now" : tactic\nmacro_rules | `(tactic| now) => `(tactic| now)\ntheorem t : 1 = 2 := by\n  @@sorry\n', "now"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why, judged=False, core=name.startswith("macro"))
