"""What a proof may rest on, judged by what Lean compiled."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from assistant.lean.embedded.build import NO_COMPILER, REPLAY_MISSING
from assistant.lean.errors import KernelTimedOut, OutOfTime
from assistant.lean.judge import second_look
from assistant.lean.judge.judge import INCLUDES, Judge
from assistant.lean.kernel.report import KernelReport
from assistant.lean.project import find_project
from assistant.lean.resolution import resolve_toolchain
from tests.lean.judge.conftest import Court

pytestmark = pytest.mark.asyncio(loop_scope="module")

STANDARD = ("Classical.choice", "Quot.sound", "propext")
G = "def g (n : Nat) : Nat := sorry\n"
EM = "(p : Prop) : p ∨ ¬p := by sorry"
CHEAT = 'macro "cheat" : tactic => `(tactic| sorry)\n'


@pytest.mark.parametrize(
    "text",
    [
        f"theorem t {EM}",
        f"private theorem t {EM}",
        f"example {EM}",
        f"set_option pp.universes true\ntheorem t {EM}",
        f"set_option warn.sorry false\nset_option pp.all true\ntheorem t {EM}",
        f"theorem bad : 1 = 2 := by simp [foo]\ndef f := foo\n#foo\ntheorem t {EM}",
        f"set_option warningAsError true\ntheorem open_ : 1 = 2 := sorry\ntheorem t {EM}",
        "instance : Inhabited (∀ p : Prop, p ∨ ¬p) := ⟨by intro p; sorry⟩",
        f"namespace N\nsection\ntheorem t {EM}",
        f"macro_rules | `(tactic| repeat $_) => `(tactic| skip)\ntheorem t {EM}",
        f"theorem t {EM}\ntheorem later : 1 = 2 := foo",
    ],
    ids=[
        "theorem",
        "private",
        "example",
        "universes",
        "pp.all",
        "errors above",
        "warnings are errors",
        "instance",
        "open scopes",
        "redefined tactic",
        "errors below",
    ],
)
async def test_a_sound_proof_is_found_sound_and_the_kernel_has_looked(rule, text) -> None:
    ruling = await rule(text, "exact Classical.em p")
    assert ruling.reasons == ()
    assert ruling.axioms == STANDARD
    assert ruling.open_lemmas == ()
    assert ruling.kernel


@pytest.mark.parametrize(
    ("text", "proof", "reason"),
    [
        (f"{CHEAT}theorem t : 1 = 2 := by sorry", "cheat", "rests on `sorry`"),
        ("theorem t (n : Nat) : n = n + 1 := by sorry", "exact t n", "termination"),
        ("theorem t : 1 = 2 ∧ foo := by\n  constructor\n  · sorry\n  · exact foo", "rfl", "error"),
        ("theorem t (p : Prop) (h : p) : p ∧ p := by\n  constructor\n  · sorry\n  · exact foo", "exact h", "error"),
        ("theorem t (h : (sorry : Nat) = 0) : 0 = 0 := by sorry", "rfl", "has a hole itself"),
        (
            "partial def f (n : Nat) : Nat := f n + 1\ntheorem t : 1 = 1 := by sorry",
            "exact (fun _ => rfl) (f 0)",
            "unsafe or partial",
        ),
        ("instance : Decidable (1 = 2) := sorry\ntheorem t : 1 = 2 := by sorry", "decide", "error"),
        (
            "class Bad : Prop where h : False\ninstance b : Bad := ⟨sorry⟩\ntheorem t : 1 = 2 := by sorry",
            "exact b.h.elim",
            "`b`",
        ),
        (
            "def f : Nat := aux.elim where aux : False := sorry\ntheorem t : 1 = 2 := by sorry",
            "exact f.aux.elim",
            "`f.aux`",
        ),
        (
            "theorem l : 1 = 1 := aux where aux : 1 = 1 := by sorry\ntheorem t : 1 = 1 := by sorry",
            "exact l.aux",
            "`l.aux`",
        ),
        ("def f (n : Nat) : Nat := f (n + 1)\ndecreasing_by sorry\ntheorem t : f 0 = f 1 := by sorry", "rw [f]", "`f`"),
        ("set_option debug.skipKernelTC true\ntheorem t : 1 = 2 := by sorry", "decide +kernel", "the kernel refuses"),
        ("set_option «debug».skipKernelTC true\ntheorem t : 1 = 2 := by sorry", "decide +kernel", "the kernel refuses"),
    ],
    ids=[
        "a macro",
        "no termination",
        "errors beside",
        "an error in another branch",
        "a hole in the statement",
        "partial",
        "a decidable instance",
        "an instance",
        "a helper of a definition",
        "a helper of a theorem",
        "termination admitted",
        "no kernel",
        "no kernel, quoted",
    ],
)
async def test_what_is_not_proved_is_refused(rule, text, proof, reason) -> None:
    ruling = await rule(text, proof)
    assert reason in " ".join(ruling.reasons)


@pytest.mark.parametrize(
    ("text", "index", "proof", "reason"),
    [
        ("  sorry\nwhere h (n : Nat) : n = n + 1 := sorry", 0, "exact h n", "`t.h`"),
        ("  let rec h (n : Nat) : n = n + 1 := sorry\n  sorry", 1, "exact h n", "`t.h`"),
        ("  sorry\ntermination_by n\ndecreasing_by sorry", 0, "exact absurd (t (n + 1)) (by omega)", "proved to end"),
        ("  sorry\nwhere _h (n : Nat) : n = n + 1 := sorry", 0, "exact _h n", "`t._h`"),
        ("  sorry\nwhere induct (n : Nat) : n = n + 1 := sorry", 0, "exact induct n", "`t.induct`"),
        ("  let rec «_h» (n : Nat) : n = n + 1 := sorry\n  sorry", 1, "exact «_h» n", "`t._h`"),
    ],
    ids=["a helper", "a local helper", "termination", "underscore", "like Lean's own", "quoted"],
)
async def test_a_part_of_the_declaration_that_is_open_is_no_proof_for_another(rule, text, index, proof, reason) -> None:
    ruling = await rule(f"theorem t (n : Nat) : n = n + 1 := by\n{text}", proof, index)
    assert reason in " ".join(ruling.reasons)


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        (G + "theorem t : g 1 = g 2 := by sorry", "rfl"),
        ("def parse (s : List Nat) : Option Nat := sorry\ntheorem t : parse [] = none := by sorry", "rfl"),
        ("def f : Nat → Nat\n  | 0 => 1\n  | n+1 => sorry\ntheorem t : f 1 = f 2 := by sorry", "rfl"),
        (
            "structure S where\n  x : Nat\ninstance : Inhabited S := ⟨⟨sorry⟩⟩\ntheorem t : (default : S) = default ∧ (default : S).x = 0 := by sorry",
            "exact ⟨rfl, rfl⟩",
        ),
        ("def D : Type := sorry\ntheorem t (x y : D) : x = y := by sorry", "rfl"),
        ("theorem t (n : Nat) : ∃ k : Nat, k = n := ⟨sorry, by sorry⟩", "rfl"),
        ("theorem t : ∃ f : Nat → Nat, f 0 = f 1 := ⟨fun n => sorry, by sorry⟩", "rfl"),
        (G + "theorem t : ∃ n : Nat, n = n := by sorry", "exact ⟨g 1, rfl⟩"),
        ("def f : {n : Nat // n > 0} := ⟨3, sorry⟩\ntheorem t : f.1 = 3 := by sorry", "rfl"),
        ("instance (priority := high) : OfNat Nat n := ⟨sorry⟩\ntheorem t : (1 : Nat) = 2 := by sorry", "rfl"),
        (
            "structure P (n : Nat) where\n  y : Nat := sorry\ndef p (n : Nat) : P n := {}\ntheorem t : (p 1).y = (p 2).y := by sorry",
            "rfl",
        ),
        (G + "theorem l : g 1 = g 2 := by rfl\ntheorem t : g 1 = g 2 := by sorry", "exact l"),
        ("macro_rules | `(tactic| repeat $_) => `(tactic| skip)\n" + G + "theorem t : g 1 = g 2 := by sorry", "rfl"),
        (
            "local macro_rules | `(tactic| repeat $_) => `(tactic| skip)\n" + G + "theorem t : g 1 = g 2 := by sorry",
            "rfl",
        ),
        (
            "@[local macro Lean.Parser.Tactic.tacticRepeat_] def x : Lean.Macro := fun _ => `(tactic| skip)\n"
            + G
            + "theorem t : g 1 = g 2 := by sorry",
            "rfl",
        ),
        (
            "macro_rules | `(no_implicit_lambda% $_) => `(fun _ => (0 : Nat))\n"
            + G
            + "theorem t : g 1 = g 2 := by sorry",
            "rfl",
        ),
        (
            'macro (priority := high) "(" "repeat" "(" "rename" "_" "=>" ident ";" "revert" ident ")" ")" : tactic => `(tactic| skip)\n'
            + G
            + "theorem t : g 1 = g 2 := by sorry",
            "rfl",
        ),
        (
            'macro (priority := high) "(" "by" "(" "repeat" "(" "rename" "_" "=>" ident ";" "revert" ident ")" ")" ";" "exact" "no_implicit_lambda%" term ")" : term => `(0)\n'
            + G
            + "theorem t : g 1 = g 2 := by sorry",
            "rfl",
        ),
    ],
    ids=[
        "two uses",
        "junk",
        "a branch",
        "an instance",
        "a type",
        "a witness",
        "a function",
        "not in the statement",
        "an open proof in a definition",
        "an implicit argument",
        "a default",
        "a lemma that holds for no data",
        "a macro of the file",
        "a local one",
        "one that hides its kind",
        "of a smaller piece",
        "syntax of its own for ours",
        "a term of its own for ours",
    ],
)
async def test_what_does_not_hold_for_any_data_that_is_still_to_be_written_is_refused(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        (G + "theorem t : g 1 = g 1 := by sorry", "rfl"),
        (G + "theorem t (n m : Nat) (h : n = m) : g n = g m := by sorry", "rw [h]"),
        ("def f : Nat → Nat\n  | 0 => 1\n  | n+1 => sorry\ntheorem t : f 0 = 1 := by sorry", "rfl"),
        ("theorem t : ∃ k : Nat, k = k := ⟨sorry, by sorry⟩", "rfl"),
    ],
    ids=["the same use", "equal arguments", "another branch", "a witness that does not matter"],
)
async def test_what_holds_for_any_data_is_sound(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons == ()


@pytest.mark.parametrize(
    ("text", "proof", "lemmas"),
    [
        ("theorem l : 1 = 2 := sorry\ntheorem t : 1 = 2 := by sorry", "exact l", ("l",)),
        ("namespace N\n@[simp] theorem l : 1 = 2 := by sorry\ntheorem t : 1 = 2 := by sorry", "simp", ("N.l",)),
        (
            "theorem l : 1 = 2 := sorry\ntheorem between : 1 = 2 := l\ntheorem t : 1 = 2 := by sorry",
            "exact between",
            ("l",),
        ),
        (
            "theorem l : 1 = 1 ∧ True := ⟨aux, trivial⟩ where aux : 1 = 1 := by sorry\ntheorem t : 1 = 1 ∧ True := by sorry",
            "exact l",
            ("l",),
        ),
        ("mutual\ntheorem l : 1 = 2 := sorry\ntheorem t : 1 = 2 := by sorry\nend", "exact l", ("l",)),
        (
            "theorem l : 1 = 2 := sorry\ntheorem m : 2 = 3 := sorry\ntheorem t : 1 = 3 := by sorry",
            "exact l.trans m",
            ("l", "m"),
        ),
    ],
    ids=["by name", "by simp", "through another", "with a helper", "beside it", "two"],
)
async def test_open_lemmas_are_named(rule, text, proof, lemmas) -> None:
    ruling = await rule(text, proof)
    assert ruling.reasons == ()
    assert tuple(sorted(ruling.open_lemmas)) == lemmas


async def test_an_axiom_of_the_author_is_named_and_one_of_the_proof_refused(rule) -> None:
    ruling = await rule("namespace N\naxiom propext : 1 = 2\ntheorem t : 1 = 2 := by sorry", "exact propext")
    assert ruling.reasons == ()
    assert ruling.axioms == ruling.authors == ("N.propext",)
    hidden = 'set_option hygiene false in\nmacro "assume" : command => `(axiom cheat : 1 = 2)\nassume\ntheorem t : 1 = 2 := by sorry'
    assert (await rule(hidden, "exact cheat")).reasons == ("it uses the axiom `cheat`",)


async def test_what_is_only_shown_may_stand_beside_errors_but_admits_nothing(rule) -> None:
    text = f"{CHEAT}theorem t (p : Prop) (h : p) : p ∧ p := by\n  have k : p := by exact nowhere\n  sorry"
    assert (await rule(text, "exact ⟨h, k⟩", only_shown=True)).reasons == ()
    assert (await rule(text, "(constructor)\nall_goals sorry", only_shown=True)).reasons == ()
    assert (await rule(text, "cheat", only_shown=True)).reasons == ("it rests on `sorry`",)
    assert (await rule(text, "exact ⟨h, k⟩")).reasons


async def test_axioms_of_a_whole_text_are_told_by_full_names(rule) -> None:
    text = f"namespace N\naxiom a : 1 = 2\ntheorem u : 1 = 2 := a\nprivate theorem v {EM}\ntheorem w : 1 = 2 := foo\n"
    axioms = await rule.judge.axioms(rule.path, text, 120)
    assert axioms == {"N.a": ("N.a",), "N.u": ("N.a",), "N.v": ("sorryAx",), "N.w": ("sorryAx",)}


@pytest.mark.parametrize(
    "text",
    [
        "theorem t (n : Nat) (h : 0 < n) : 0 < n := go\nwhere go : 0 < n := by sorry",
        "theorem t (n : Nat) (h : 0 < n) : 0 < n :=\n  let rec go : 0 < n := by sorry\n  go",
        "def f (n : Nat) (h : 0 < n) : Fin n := ⟨0, go⟩\nwhere go : 0 < n := by sorry",
    ],
)
async def test_a_helper_may_take_from_the_context_what_its_proof_uses(rule, text) -> None:
    assert (await rule(text, "exact h")).reasons == ()


async def test_the_axioms_are_those_of_the_theorem_not_of_what_its_attribute_makes(rule) -> None:
    ruling = await rule("@[simp] theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry", "exact ⟨hp, hq⟩")
    assert (ruling.reasons, ruling.axioms) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "variable (h : 1 = 2)\ndef induct : 1 = 2 := by sorry",
        "variable (h : 1 = 2)\ndef «_x» : 1 = 2 := by sorry",
        "namespace _N\nvariable (h : 1 = 2)\ndef x : 1 = 2 := by sorry",
    ],
    ids=["like Lean's own", "underscore", "a namespace"],
)
async def test_a_statement_is_compared_whatever_the_name_of_the_declaration_looks_like(rule, text) -> None:
    assert "would change" in " ".join((await rule(text, "exact h")).reasons)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def without_kernel(tmp_path_factory) -> AsyncIterator[Court]:
    """A judge on a machine where the program for the replay could not be compiled."""
    project = find_project(tmp_path_factory.mktemp("judge_without_kernel"))
    toolchain = await resolve_toolchain(project)
    root = tmp_path_factory.mktemp("sysroot")
    for entry in toolchain.sysroot.iterdir():
        if entry.name != "bin":
            (root / entry.name).symlink_to(entry)
    (root / "bin").mkdir()
    (root / REPLAY_MISSING).write_text(NO_COMPILER)
    judge = Judge(replace(toolchain, sysroot=root), project)
    yield Court(judge, project.root)
    await judge.close()


async def test_where_the_kernel_cannot_look_again_that_is_said(without_kernel) -> None:
    ruling = await without_kernel("theorem t (p : Prop) (h : p) : p := by sorry", "exact h")
    assert ruling.reasons == ()
    assert (ruling.kernel, ruling.kernel_missing) == (False, NO_COMPILER)


@pytest.mark.parametrize("only_shown", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "set_option debug.skipKernelTC true\ntheorem t : 1 = 2 := by sorry",
        "set_option «debug».«skipKernelTC» true\ntheorem t : 1 = 2 := by sorry",
        "macro_rules | `(tactic| decide) => `(tactic| set_option debug.skipKernelTC true in decide +kernel)\n"
        "theorem t : 1 = 2 := by sorry",
    ],
    ids=["an option", "quoted", "a macro"],
)
async def test_where_the_kernel_cannot_look_again_nothing_is_believed_that_may_evade_it(
    without_kernel, text, only_shown
) -> None:
    proof = "decide" if "macro_rules" in text else "decide +kernel"
    ruling = await without_kernel(text, proof, only_shown=only_shown)
    assert "may turn the kernel's check off" in " ".join(ruling.reasons)


async def test_a_kernel_that_was_not_through_leaves_it_unjudged(rule, monkeypatch) -> None:
    async def slow_kernel(*arguments: object, seconds: float, **others: object) -> KernelReport:
        raise KernelTimedOut("Judged", seconds)

    monkeypatch.setattr(second_look, "replay", slow_kernel)
    with pytest.raises(OutOfTime):
        await rule("theorem t (p : Prop) (h : p) : p := by sorry", "exact h")


K_IS_ONE = "def junk : k = 1 := sorry\ntheorem t : k = 1 := by sorry"


@pytest.mark.parametrize(
    "text",
    [
        "def j (n : Nat) : Nat := sorry\ndef k : Nat := by first | exact (have : j 1 = j 2 := rfl; 0) | exact 1\n",
        'macro "kk" : tactic => `(tactic| exact 1)\nmacro_rules | `(tactic| kk) => `(tactic| first | exact 0 | sorry)\ndef k : Nat := by kk\n',
        'macro "kk" : tactic => `(tactic| exact 1)\nmacro_rules | `(tactic| kk) => `(tactic| first | exact 0 | sorry)\ndef k : Nat := (⟨by kk, sorry⟩ : Nat × Nat).1\n',
    ],
    ids=["it tries a hole", "a command that is cut", "beside a hole"],
)
async def test_a_definition_that_becomes_another_when_holes_are_left_open_is_noticed(rule, text) -> None:
    ruling = await rule(text + K_IS_ONE, "first | rfl | exact junk")
    assert "`k`, which depends on what is still open" in " ".join(ruling.reasons)


async def test_a_lemma_that_only_the_written_proof_uses_is_told(rule) -> None:
    text = G + "theorem l (h : g 1 = g 2) : g 3 = g 3 := sorry\ntheorem t : g 3 = g 3 := by sorry"
    ruling = await rule(text, "first | exact l rfl | rfl")
    assert (ruling.reasons, ruling.open_lemmas) == ((), ("l",))


async def test_the_kernel_looks_at_the_proof_for_open_data_too(rule) -> None:
    text = "set_option debug.skipKernelTC true\n" + G
    text += "def junk (h : g 1 = g 2) : 1 = 2 := sorry\ntheorem t : g 1 = g 1 ∧ 1 = 2 := by sorry"
    ruling = await rule(text, "refine ⟨rfl, ?_⟩\nfirst | exact junk rfl | decide +kernel")
    assert "the kernel refuses" in " ".join(ruling.reasons)


async def test_a_file_cannot_take_what_has_errors_for_its_own_syntax(rule) -> None:
    text = (
        'macro "kk" : term => `(1)\n'
        'syntax (name := ours) (priority := high) "#guard_msgs" "(" &"drop" "all" ")" "in" command : command\n'
        "macro_rules (kind := ours) | _ => `(section end)\n"
        'macro "#bump" : command => `(macro_rules | `(kk) => `(0)\nexample : 1 = 2 := rfl)\n'
        "#bump\ndef k : Nat := kk\n"
    )
    assert (await rule(text + K_IS_ONE, "first | rfl | exact junk")).reasons


async def test_an_axiom_of_the_file_that_bears_the_name_of_one_of_leans_is_not_leans(rule) -> None:
    header = "prelude\nimport Init.Prelude.Logic\nimport Init.Syntax.Parsers\nimport Init.Syntax.Macros\n"
    theorem = "theorem t (p : Prop) (h : p) : p := by sorry"
    ruling = await rule(f"{header}axiom propext {{p : Prop}} : p\n{theorem}", "exact propext")
    assert "`propext`" in " ".join(ruling.reasons)
    assert (await rule(header + theorem, "exact h")).reasons == ()


async def test_what_stands_for_anything_of_any_sort_stands_for_a_proof(rule) -> None:
    text = "def g {α : Sort u} : α := sorry\ntheorem t : (g : Nat) = g ∧ 1 = 2 := by sorry"
    assert "a proof is still open" in " ".join((await rule(text, "exact ⟨rfl, g⟩")).reasons)


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => sorry\ntheorem t : f 0 = 1 := by sorry", "simp [f]"),
        (
            "def f (n : Nat) : Nat := match n with\n  | 0 => 1\n  | n + 1 => f n + sorry\ntheorem t : f 0 = 1 := by sorry",
            "rw [f]",
        ),
        (
            "structure C where\n  a : Nat\n  b : Nat\ndef c (n : Nat) : C := ⟨n, sorry⟩\ntheorem t : (c 1).a = 1 := by sorry",
            "simp [c]",
        ),
    ],
    ids=["alternatives", "recursion", "fields"],
)
async def test_an_equation_of_an_unfinished_definition_is_open_where_that_is(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons == ()


async def test_a_recursive_definition_may_be_proved_to_end(rule) -> None:
    text = "def f (n : Nat) : Nat := if h : n = 0 then 0 else f (n - 1)\ntermination_by n\ndecreasing_by sorry"
    assert (await rule(text, "omega")).reasons == ()
    assert (
        await rule(f"unsafe {text}".replace("sorry", "omega") + "\nunsafe def t : f 0 = 0 := by sorry", "rfl")
    ).reasons


END_WORD = 'syntax "begin " tactic " end" : term\nmacro_rules | `(begin $t end) => `(by $t:tactic)\n'


@pytest.mark.parametrize(
    ("text", "proof", "reason", "lemmas"),
    [
        (
            END_WORD + "theorem spec : True := trivial\nnamespace A\ntheorem ok : True := begin trivial end\n"
            'macro "magic" : tactic => `(tactic| sorry)\ntheorem spec : 1 = 2 := by\n  sorry\nend A\n',
            "magic",
            "it rests on `sorry`",
            (),
        ),
        (
            "theorem spec : True := trivial\nnamespace A\nend B\n"
            'macro "magic" : tactic => `(tactic| sorry)\ntheorem spec : 1 = 2 := by\n  sorry\n',
            "magic",
            "it rests on `sorry`",
            (),
        ),
        (
            END_WORD + "theorem spec : True := trivial\nnamespace A\ntheorem ok : True := begin trivial end\n"
            "def f (n : Nat) : Nat := 2 * n\ntheorem lem (n : Nat) : f n = n := by sorry\n"
            "theorem spec : f 1 = 1 := by\n  sorry\nend A\n",
            "exact lem 1",
            "it rests on `A.lem`, which is not finished",
            (),
        ),
    ],
    ids=["a word of a notation", "a wrong end", "an open lemma"],
)
async def test_what_a_declaration_is_called_is_not_believed(rule, text, proof, reason, lemmas) -> None:
    """Where the text misleads about its namespaces, another declaration bears the name that the judged one seems to
    have."""
    ruling = await rule(text, proof)
    assert (ruling.reasons, ruling.open_lemmas) == ((reason,), lemmas)


@pytest.mark.parametrize(
    "above",
    [
        "theorem t.step : 1 = 2 := by sorry\n",
        "partial def t.go (n : Nat) : Nat := t.go n\n",
        "unsafe def t.go (n : Nat) : Nat := t.go n\n",
        "def t.go : Nat := sorry\n",
        "namespace t\ntheorem step : 1 = 2 := by sorry\nend t\n",
    ],
    ids=["an open lemma", "partial", "unsafe", "data", "in its namespace"],
)
async def test_a_declaration_above_is_no_part_of_it_whatever_it_is_called(rule, above) -> None:
    assert (await rule(above + "theorem t (n : Nat) : n = n := by sorry", "rfl")).reasons == ()


async def test_the_axioms_of_a_declaration_above_are_not_its_own(rule) -> None:
    text = "axiom ax : 1 = 2\ntheorem t.step : 1 = 2 := ax\ntheorem t : 1 = 2 := by sorry\n"
    ruling = await rule(text, "exact ax")
    assert (ruling.authors, ruling.inherited) == (("ax",), frozenset())
    assert (await rule(text.replace("t : 1 = 2", "t : 1 = 1"), "rfl")).axioms == ()


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("variable (p q : Prop) (hp : p) (hq : q)\nexample : p ∧ q := by sorry", "exact ⟨hp, hq⟩"),
        ("variable {α : Type} [Inhabited α]\nexample : ∃ x : α, x = x := by sorry", "exact ⟨default, rfl⟩"),
        ("variable (p q r : Prop) (h : q → r) (k : p)\nexample (hq : q) : r := by sorry", "exact h hq"),
    ],
)
async def test_an_example_may_use_what_stands_above_it_as_variables(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons == ()


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("def f : {n : Nat // n > 5} := ⟨_, by sorry⟩", "exact Nat.lt_add_one 5"),
        (
            "def f : {n : Nat // n > 5} := by\n  apply Subtype.mk\n  sorry\n  all_goals exact 7",
            "exact Nat.lt_add_one 5",
        ),
        (
            "structure P where\n  n : Nat\n  h : n > 5\ninstance : Inhabited P where\n  default := by\n"
            "    apply P.mk\n    sorry\n    all_goals exact 7",
            "exact Nat.lt_add_one 5",
        ),
        (
            "def f : Nat := go.1\nwhere\n  go : {n : Nat // n > 5} := by\n    apply Subtype.mk\n    sorry\n    all_goals exact 7",
            "exact Nat.lt_add_one 5",
        ),
        (
            "theorem f : 1 = 1 := rfl\nwhere\n  go : {n : Nat // n > 5} := by\n    apply Subtype.mk\n    sorry\n    all_goals exact 7",
            "exact Nat.lt_add_one 5",
        ),
    ],
    ids=["inferred", "chosen", "an instance", "a helper", "a helper that is not used"],
)
async def test_data_is_not_guessed_by_a_proof_beside_it(rule, text, proof) -> None:
    assert "would depend on the proof" in " ".join((await rule(text, proof)).reasons)


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("def f : {n : Nat // n > 5} := ⟨7, by sorry⟩", "decide"),
        ("def f (n : Nat) (h : n > 5) : {n : Nat // n > 5} := ⟨n, by sorry⟩", "exact h"),
        ("def f (n : Nat) : {m : Nat // m > n} := by\n  refine ⟨?_, ?_⟩\n  exact n + 1\n  sorry", "omega"),
        ("def f : Nat → {n : Nat // n > 5}\n  | 0 => ⟨6, by sorry⟩\n  | n + 1 => ⟨n + 6, by omega⟩", "decide"),
        ("def f (n : Nat) : Nat := if h : n = 0 then 0 else f (n - 1)\ntermination_by n\ndecreasing_by sorry", "omega"),
        ("instance : Inhabited {n : Nat // n > 5} := ⟨⟨7, by sorry⟩⟩", "decide"),
    ],
    ids=["a literal", "an argument", "tactics", "a match", "a recursion", "an instance"],
)
async def test_a_proof_within_a_definition_is_filled_in(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons == ()


MON = "class Mon (α : Type) where\n  mul : α → α → α\n  one : α\n  one_mul : ∀ a, mul one a = a\n  mul_one : ∀ a, mul a one = a\n"
INSTANCE = (
    "instance : Mon Nat where\n  mul := (· * ·)\n  one := 1\n  one_mul := by\n    sorry\n  mul_one := by\n    sorry\n"
)


@pytest.mark.parametrize(
    "above",
    [
        "theorem lem : 2 + 2 = 5 := by sorry\n",
        "def parse (s : String) : Nat := sorry\n",
        "def len : List Nat → Nat\n  | [] => 0\n  | _ :: xs => len xs + 1\n",
    ],
    ids=["an open lemma", "data", "a recursion"],
)
@pytest.mark.parametrize("index", [-2, -1])
async def test_an_instance_without_a_name_below(rule, above, index) -> None:
    ruling = await rule(above + MON + INSTANCE, "intro a; simp", index)
    assert (ruling.reasons, ruling.open_lemmas) == ((), ())
    assert "sorryAx" in ruling.axioms  # of the other hole


async def test_an_open_lemma_of_ones_own_that_data_spoil_is_no_condition(rule) -> None:
    text = "def g (n : Nat) : Nat := sorry\nprivate theorem lem : g 1 = g 2 := rfl\ntheorem t : g 1 = g 2 := by sorry"
    [reason] = (await rule(text, "exact lem")).reasons
    assert "does not hold for any data" in reason


@pytest.mark.parametrize("name", ["«#t»", "«?t»", "«t✝»", "«1»"])
async def test_the_kernel_refuses_what_has_a_strange_name(rule, name) -> None:
    text = f"set_option debug.skipKernelTC true\ntheorem {name} : 7 = 8 := by sorry"
    assert "the kernel refuses" in " ".join((await rule(text, "decide +kernel")).reasons)


FIN = 'macro "fin" : tactic => `(tactic| first | exact trivial | sorry)\n'


@pytest.mark.parametrize(
    "statement",
    ["goal := by\n  sorry\n", "goal ∧ 3 = 4 := by\n  constructor\n  · sorry\n  · sorry\n"],
    ids=["alone", "another hole"],
)
async def test_a_macro_sees_no_other_place_than_in_the_file(rule, statement) -> None:
    text = (
        'macro x:"goal" : term => do match x.getPos? with\n'
        "  | some p => if p.byteIdx == NNN then `(1 = 2) else `(True)\n  | none => `(1 = 2)\n"
        f"{FIN}theorem t : {statement}"
    )
    text = text.replace("NNN", str(text.encode().rindex(b"goal")))
    assert (await rule(text, "fin", 0)).reasons == ("it rests on `sorry`",)


async def test_the_default_of_a_field_is_not_guessed_by_its_proof(rule) -> None:
    text = "structure S where\n  x : {n : Nat // n > 5} := ⟨_, by sorry⟩\n"
    assert (await rule(text, "exact Nat.lt_add_one 5")).reasons != ()


async def test_what_is_only_shown_may_stand_in_a_declaration_with_an_error_around_it(rule) -> None:
    text = "theorem t (n : Nat) : n = n := by\n  cases n with\n  | zero =>\n    sorry\n"
    assert (await rule(text, "rfl", only_shown=True)).reasons == ()
    cheat = f"{CHEAT}theorem t (n : Nat) : n = n + 1 := by\n  cases n with\n  | zero =>\n    sorry\n"
    assert (await rule(cheat, "cheat", only_shown=True)).reasons != ()


async def test_a_macro_sees_the_name_of_the_file(rule) -> None:
    text = (
        'macro "goal" : term => do match (← read).quotContext with\n'
        f'  | .str (.num (.str _ n) _) _ => if n == "{rule.path.stem}" then `(1 = 2) else `(True)\n'
        f"  | _ => `(True)\n{FIN}theorem t : goal := by\n  sorry\n"
    )
    assert (await rule(text, "fin")).reasons != ()


async def test_a_statement_about_a_partial_definition(rule) -> None:
    text = "partial def loop (n : Nat) : Nat := loop n\ntheorem t (n : Nat) : loop n = loop n := by sorry"
    assert (await rule(text, "rfl")).reasons == ()


async def test_a_proof_adds_nothing_that_later_text_is_read_with(rule) -> None:
    """An attribute gets past the words that candidates are refused for where these are read otherwise than by Lean."""
    text = "def t : {n : Nat // n = n} := ⟨1, by sorry⟩"
    proof = "let rec @[instance] m : OfNat Nat 4 := ⟨3⟩\nexact Eq.refl _"
    assert "it changes what the text below means" in (await rule(text, proof)).reasons


GET = "def get (xs : List Nat) (i : Nat) (_ : i < xs.length) : Nat := xs.length + i\n"


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        (
            GET + "theorem t (xs : List Nat) (i j : Nat) (h : i < xs.length) (k : j < xs.length) (e : i = j) :\n"
            "    get xs i h = get xs j k := by\n  sorry",
            "simp only [e]",
        ),
        (
            "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => f n + 1\ntheorem t (n : Nat) : f n = n + 1 := by sorry",
            "fun_induction f <;> simp_all",
        ),
        (
            "def f : Nat → Nat\n  | 0 => 1\n  | n + 1 => n\ntheorem t (n : Nat) : f n ≤ n + 1 := by sorry",
            "fun_cases f <;> omega",
        ),
    ],
    ids=["a congruence", "induction", "cases"],
)
async def test_theorems_that_tactics_make_of_what_stands_above_are_nothing_new(rule, text, proof) -> None:
    assert (await rule(text, proof)).reasons == ()


PANIC = "def panicWithPosWithDecl {α : Sort u} [Inhabited α] (_ _ : String) (_ _ : Nat) (_ : String) : α := default\n"
"""Lean makes of `panic!` a term of it, with the line; the embedded library has none."""


async def test_where_a_panic_stands_is_no_part_of_a_definition(rule) -> None:
    text = PANIC + (
        'def head : List Nat → Nat\n  | [] => panic! "none"\n  | n :: _ => n\n'
        "theorem t : 1 = 1 ∧ head [1] = 1 := ⟨by sorry, by sorry⟩"
    )
    assert (await rule(text, "rfl")).reasons == ()


async def test_one_of_several_proofs_that_a_recursion_ends(rule) -> None:
    text = (
        "def f (n m : Nat) : Nat := if n = 0 then 0 else if m = 0 then f (n - 1) m else f (n / 2) m\n"
        "termination_by n\ndecreasing_by\n  · sorry\n  · sorry"
    )
    assert (await rule(text, "omega")).reasons == ()


async def test_an_open_lemma_with_a_longer_name_is_one(rule) -> None:
    text = "theorem t.step : 1 = 2 := by sorry\ntheorem t : 1 = 2 := by sorry"
    ruling = await rule(text, "exact t.step")
    assert (ruling.reasons, ruling.open_lemmas) == ((), ("t.step",))


PARTIAL = "theorem lem : 1 = 2 := by sorry\n" + (
    'macro "magic" : tactic => `(tactic| sorry)\n'
    "instance : Nonempty {m : Nat // m = m} := ⟨⟨0, rfl⟩⟩\n"
    "partial def f (n : Nat) : {m : Nat // m = m} := if n = 0 then f 1 else ⟨n, by sorry⟩"
)


async def test_what_stands_in_a_partial_definition_is_looked_at_though_the_kernel_does_not(rule) -> None:
    ruling = await rule(PARTIAL, "rfl")
    assert (ruling.reasons, ruling.kernel) == ((), False)
    assert "partial" in ruling.kernel_missing
    assert (await rule(PARTIAL, "magic")).reasons == ("it rests on `sorry`",)
    assert (await rule(PARTIAL, "exact absurd lem (by decide)")).open_lemmas == ("lem",)


async def test_a_local_function_takes_no_name_from_the_text_below(rule) -> None:
    text = "def x : Nat := 4\ntheorem A : True := by sorry\nnamespace A\ntheorem w : x = 4 := rfl\nend A\n"
    ruling = await rule(text, "let rec x : Nat := 3\ntrivial", 0)
    assert ruling.reasons == ("with it, `A.w` below would be something else",)
    assert (await rule(text, "let rec y : Nat := 3\ntrivial", 0)).reasons == ()


async def test_errors_below_are_none_of_the_proof_s(rule) -> None:
    """What is compiled of one text but not of the other, to set errors aside, is the judge's own."""
    text = "theorem A : True := by sorry\ntheorem w : 1 = 2 := rfl\ndef v : Nat := A.x\ntheorem u : 1 = 1 := rfl\n"
    assert (await rule(text, "let rec y : Nat := 3\ntrivial", 0)).reasons == ()
    [reason] = (await rule(text, "let rec x : Nat := 3\ntrivial", 0)).reasons
    assert "below would be something else" in reason


DOUBLED = """\
def dbl : Nat → Nat
  | 0 => 0
  | n + 1 => dbl n + 2
theorem t (n : Nat) : dbl n = 2 * n := by sorry
theorem zero : dbl 0 = 0 := by rw [dbl.eq_1]
theorem same (n : Nat) : dbl n = dbl n := by induction n using dbl.induct <;> rfl
"""


@pytest.mark.parametrize(
    "proof",
    ["induction n with\n| zero => rfl\n| succ n ih => rw [dbl.eq_2, ih]; omega", "fun_induction dbl n <;> omega"],
)
async def test_lemmas_that_lean_makes_about_a_definition_are_the_same_for_the_text_below(rule, proof: str) -> None:
    assert (await rule(DOUBLED, proof, 0)).reasons == ()


async def test_what_a_program_of_the_file_may_have_made_is_looked_at_in_the_text_below(rule) -> None:
    program = 'macro "mine" : tactic => do\n  let made ← `(tactic| skip)\n  pure made\n'
    ruling = await rule(program + DOUBLED, "mine\ninduction n using dbl.induct <;> simp_all [dbl] <;> omega", 0)
    assert ruling.reasons == ()


async def test_what_programs_of_the_file_had_a_hand_in_is_not_written_unasked(rule) -> None:
    text = "open Lean in\ndef MetaM := Nat\ntheorem t : 1 = 1 := by\n  sorry\n"
    ruling = await rule(text, "rfl")
    assert (ruling.reasons, ruling.kernel) == ((), False)
    assert "programs of the file" in ruling.kernel_missing


async def test_files_beside_the_source_are_beside_what_is_judged(rule) -> None:
    # The library has no `include_str`: a stand-in that looks for the same file.
    text = (
        "structure System.FilePath where\n  toString : String\n"
        "instance : Coe String System.FilePath := ⟨System.FilePath.mk⟩\n"
        'syntax (name := Lean.includeStr) "include_str " term : term\n'
        'def input : String := include_str "data.txt"\n'
        'theorem t : input = "hello\\n" := by\n  sorry\n'
    )
    (rule.path.parent / "data.txt").write_text("hello\n")
    assert (await rule(text, "rfl")).reasons == ()
    (rule.path.parent / "data.txt").write_text("other\n")
    assert (await rule(text, "rfl")).reasons


async def test_a_macro_that_takes_in_files_may_take_in_this_one(rule) -> None:
    text = (
        "structure System.FilePath where\n  toString : String\n"
        "instance : Coe String System.FilePath := ⟨System.FilePath.mk⟩\n"
        'syntax (name := Lean.includeStr) "include_str " term : term\n'
        'macro "data% " x:str : term => `(include_str $x)\n'
        "theorem t : 1 = 1 := by\n  sorry\n"
    )
    ruling = await rule(text, "rfl")
    assert (ruling.reasons, ruling.kernel, ruling.kernel_missing) == ((), False, INCLUDES)


async def test_a_marker_that_would_see_a_recursion_leaves_it_alone(rule) -> None:
    text = "theorem t : (n : Nat) → 0 + n = n\n  | 0 => by\n    sorry\n  | n + 1 => by\n    have := t n\n    sorry"
    assert (await rule(text, "rfl", 0)).reasons == ()
    assert (await rule(text, "omega", 1)).reasons == ()


async def test_an_instance_without_a_name_whose_proof_is_a_constant_of_its_own_is_judged(rule) -> None:
    text = (
        "structure P : Type where\n  n : Nat\n  h : n = n ∧ 1 = 2\n"
        'macro "both" t:term : tactic => `(tactic| (constructor; exact $t; sorry))\n'
        "instance : Inhabited P := ⟨⟨1, by sorry⟩⟩"
    )
    assert (await rule(text, "both rfl")).reasons == ("it rests on `sorry`",)


async def test_a_definition_with_an_open_value_and_an_open_proof(rule) -> None:
    text = "def f (n : Nat) : {m : Nat // n = n} := ⟨sorry, by sorry⟩"
    assert (await rule(text, "rfl")).reasons == ()


@pytest.mark.parametrize(
    ("above", "may_have_an_effect"),
    [
        ("def a : Nat := 1\n) this is not Lean\n\n", False),
        ("axiom a : 1 = 2\n] and this\n   neither\n\n", False),
        ("def a : Nat := 1\n) this\nand that\n\n", True),
        ('macro "mk" : command => `(def z := 1)\ndef a : Nat := 1\n) mk\n\n', True),
        ("def a : Nat :=\n\n", True),
        ("def a : Nat := 1 +\n) this is not Lean\n\n", True),
    ],
    ids=["brackets", "of two lines", "a word at the margin", "an own word", "half", "behind a half"],
)
async def test_what_lean_passes_over_had_no_effect(rule, above: str, may_have_an_effect: bool) -> None:
    ruling = await rule(above + "theorem t : 1 = 1 := by sorry", "rfl")
    assert (ruling.reasons, ruling.cut) == ((), may_have_an_effect)


async def test_a_command_behind_what_lean_passes_over_is_compiled(rule) -> None:
    ruling = await rule("def a : Nat := 1\n) def b : Nat := 2\n\ntheorem t : b = 2 := by sorry", "rfl")
    assert (ruling.reasons, ruling.cut) == ((), False)
