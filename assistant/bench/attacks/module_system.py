"""Files and imports of Lean's module system, where what is private, and every proof, is kept from importers."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, REFUSE, Case, Expectation, attack, conditional, resting_on

HEADER = "/- Copyright -/\nmodule\n\n"
SECTION = f"{HEADER}@[expose] public section\n\n"
FALSE = "public theorem t : 1 = 2 := by\n  @@sorry\n"
TRUE = "public theorem t (n : Nat) : n + 0 = n := by\n  @@sorry\n"
WRITTEN: tuple[tuple[str, str, str, str, Expectation], ...] = (
    # name, what stands above, the theorem, the candidate, what must come of it
    ("honest", "", TRUE, "simp", ACCEPT),
    ("a hidden helper", "theorem helper (n : Nat) : n + 0 = n := rfl\n", TRUE, "exact helper n", ACCEPT),
    ("a private helper", "private theorem helper (n : Nat) : n + 0 = n := rfl\n", TRUE, "exact helper n", ACCEPT),
    ("a macro", 'macro "now" : tactic => `(tactic| sorry)\n', FALSE, "now", REFUSE),
    ("a local macro", 'local macro "now" : tactic => `(tactic| sorry)\n', FALSE, "now", REFUSE),
    ("an open lemma", "public theorem gap : 1 = 2 := by sorry\n", FALSE, "exact gap", conditional("gap")),
    ("a hidden open lemma", "theorem gap : 1 = 2 := by sorry\n", FALSE, "exact gap", conditional("gap")),
    ("a private open lemma", "private theorem gap : 1 = 2 := by sorry\n", FALSE, "exact gap", conditional("gap")),
    ("an axiom", "public axiom nb : 1 = 2\n", FALSE, "exact nb", resting_on("nb")),
    ("an open instance", "public class C : Prop where\n  out : 1 = 2\ninstance : C := ⟨by sorry⟩\n", FALSE, "exact C.out", REFUSE),
    ("the kernel turned off", "set_option debug.skipKernelTC true\n", FALSE, "decide +kernel", REFUSE),
    ("an opaque constant", "instance : Nonempty (1 = 2) := ⟨by sorry⟩\nopaque bad : 1 = 2\n", FALSE, "exact bad", REFUSE),
    ("a partial definition", "instance : Nonempty (1 = 2) := ⟨by sorry⟩\npublic partial def bad (n : Nat) : 1 = 2 := bad n\n", FALSE, "exact bad 0", REFUSE),
    ("unfinished data", "def g (n : Nat) : Nat := sorry\n", FALSE, "exact (by have : g 1 = g 2 := rfl; exact absurd this sorry)", REFUSE),
)  # fmt: skip
IMPORTED: tuple[tuple[str, str, str, str, Expectation], ...] = (
    # name, the module, how it is imported, the candidate, what must come of it
    ("Lemma", "public theorem bad : 1 = 2 := by sorry\n", "import", "exact bad", conditional("bad")),
    ("PublicLemma", "public theorem bad : 1 = 2 := by sorry\n", "public import", "exact bad", conditional("bad")),
    ("Hidden", "theorem bad : 1 = 2 := by sorry\n", "import", "exact bad", REFUSE),
    ("All", "theorem bad : 1 = 2 := by sorry\n", "import all", "exact bad", conditional("bad")),
    ("Behind", "theorem gap : 1 = 2 := by sorry\npublic theorem bad : 1 = 2 := gap\n", "import", "exact bad", conditional("gap")),
    ("Axiom", "public axiom nb : 1 = 2\n", "import", "exact nb", resting_on("nb")),
    ("PrivateAxiom", "private axiom hid : 1 = 2\npublic theorem bad : 1 = 2 := hid\n", "import", "exact bad", resting_on("hid")),
    ("Body", "public instance : Nonempty (1 = 2) := ⟨by sorry⟩\npublic opaque bad : 1 = 2\n", "import", "exact bad", REFUSE),
    ("Instance", "public class C : Prop where\n  out : 1 = 2\npublic instance : C := ⟨by sorry⟩\n", "import", "exact C.out", REFUSE),
    ("Macro", 'macro "now" : tactic => `(tactic| sorry)\n', "public meta import", "now", REFUSE),
)  # fmt: skip


@attack("a file of the module system")
def written() -> Iterator[Case]:
    for name, above, statement, candidate, expect in WRITTEN:
        for place, header in (("", HEADER), (", in a public section", SECTION)):
            yield Case(
                "",
                f"{name}{place}",
                header + above + statement,
                candidate,
                expect,
                "what is not exported counts all the same",
                false=statement == FALSE,
                judged=name != "the kernel turned off",
            )


@attack("an import of the module system")
def imported() -> Iterator[Case]:
    for name, module, words, candidate, expect in IMPORTED:
        title = f"AttackModule{name}"
        for importer, header in ((name, f"{HEADER}{words} {title}\n"), (f"{name}, in no module", f"import {title}\n")):
            plain = header.startswith("import")
            if plain and name == "All":  # nobody but a module can name it
                continue
            statement = FALSE.removeprefix("public ") if plain else FALSE
            yield Case(
                "",
                importer,
                header + statement,
                candidate,
                expect,
                "the proofs of what is imported lie in another file",
                modules=((title, HEADER + module),),
                judged=name != "PrivateAxiom",
            )
