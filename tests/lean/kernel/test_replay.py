"""What Lean proved passes the kernel again, what did not pass it once is refused, whatever the file did to hide it."""

import dataclasses
from pathlib import Path

import pytest

from assistant.lean.compiled.module import parts_of
from assistant.lean.embedded.build import NO_COMPILER, REPLAY_MISSING
from assistant.lean.errors import KernelTimedOut, KernelUnavailable
from assistant.lean.kernel.project import find_module
from assistant.lean.kernel.replay import replay
from assistant.lean.kernel.report import KernelReport, Skipped, Why
from assistant.lean.toolchain import Toolchain
from tests.lean.kernel.conftest import SECONDS, Compile, Judge
from tests.lean.kernel.image import Image

HOLDS = {
    "a theorem": "theorem t (a b : Nat) : a + b = b + a := Nat.add_comm a b",
    "a theorem with a hole, which is an axiom to the kernel": "theorem t (a b : Nat) : a + b = b + a := sorry",
    "decide with the kernel": "theorem t : 12345 * 54321 = 670592745 := by decide +kernel",
    "a nested inductive type": "inductive Tree (α : Type u) where | leaf (a : α) | node (l : List (Tree α))",
    "mutual inductive families": (
        "mutual\ninductive Even : Nat → Prop | zero : Even 0 | succ : Odd n → Even (n + 1)\n"
        "inductive Odd : Nat → Prop | succ : Even n → Odd (n + 1)\nend\n"
        "theorem one : Odd 1 := .succ .zero"
    ),
    "a reflexive type": "inductive W (α : Type) (β : α → Type) | mk (a : α) (f : β a → W α β) : W α β",
    "structures that extend": (
        "structure A where\n  x : Nat := 3\nstructure B extends A where\n  h : x = x\n"
        "theorem eta (b : B) : (⟨b.toA, b.h⟩ : B) = b := rfl"
    ),
    "a class and its instance": "class C (α : Type) where\n  c : α\ninstance : C Nat := ⟨3⟩\nexample : C.c = 3 := rfl",
    "a quotient": (
        "def rel (_ _ : Nat) : Prop := True\n"
        "theorem same (a b : Nat) : Quot.mk rel a = Quot.mk rel b := Quot.sound trivial"
    ),
    "structural recursion and matching": (
        "def f : Nat → Nat | 0 => 1 | n + 1 => f n\ntheorem t (n : Nat) : f n = 1 := by induction n <;> simp_all [f]"
    ),
    "well-founded recursion": (
        "def log (n : Nat) : Nat := if h : n < 2 then 0 else log (n / 2) + 1\ntermination_by n\ndecreasing_by omega"
    ),
    "private names and helpers": (
        "private theorem hidden : 1 = 1 := rfl\ntheorem t : 1 = 1 := helper where\n  helper := hidden"
    ),
    "names in quotes": "theorem «a b».«c.d» : 1 = 1 := rfl",
    "an axiom": "axiom mine : 1 = 2\ntheorem t : 1 = 2 := mine",
}


@pytest.mark.parametrize("text", HOLDS.values(), ids=HOLDS)
async def test_what_lean_proved_holds(text: str, compile_module: Compile, judge: Judge) -> None:
    report = await judge(await compile_module(text + "\n"))
    assert report.refused == ()
    assert report.checked > 0


@pytest.mark.parametrize("module", ["Init.Prelude.Logic", "Init.Prelude.Nat", "Init.Core", "Init.Data.List.Perm"])
async def test_modules_of_the_core_library_hold(module: str, toolchain: Toolchain) -> None:
    """Among them what the kernel has built in: equality, quotients, numbers."""
    olean = find_module(toolchain.lean_path, module)
    assert olean is not None
    report = await replay(toolchain, [], module, parts_of(olean), seconds=SECONDS)
    assert report.ok
    assert report.checked > 20


UNCHECKED = {
    "an option": "set_option debug.skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel",
    "an option for the rest of the file": "set_option debug.skipKernelTC true\ntheorem bad : 1 = 2 := by decide+kernel",
    "an option in quotes": "set_option «debug».skipKernelTC true in\ntheorem bad : 1 = 2 := by decide +kernel",
    "an option all in quotes": "set_option «debug».«skipKernelTC» true in\ntheorem bad : 1 = 2 := by decide +kernel",
}


@pytest.mark.parametrize("text", UNCHECKED.values(), ids=UNCHECKED)
async def test_a_proof_that_the_kernel_never_saw_is_refused(text: str, compile_module: Compile, judge: Judge) -> None:
    report = await judge(await compile_module(f"theorem good : 1 = 1 := rfl\n{text}\ntheorem rests : 1 = 2 := bad\n"))
    assert not report.ok
    said = {refusal.name: refusal.message for refusal in report.refused}
    assert any("(kernel)" in message for message in said.values())
    assert "bad" in said
    assert "bad" in said["rests"]
    assert "good" not in said


async def test_a_check_that_the_command_line_turned_off_is_made(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module("theorem bad : 1 = 2 := by decide +kernel\n", options=["-Ddebug.skipKernelTC=true"])
    assert "bad" in {refusal.name for refusal in (await judge(olean)).refused}


async def test_compiled_code_is_not_believed(compile_module: Compile, judge: Judge) -> None:
    report = await judge(await compile_module("theorem t : Lean.reduceBool true = Lean.reduceBool true := rfl\n"))
    assert [refusal.name for refusal in report.refused] == ["t"]
    assert "compiled code" in report.refused[0].message


async def test_unsafe_and_partial_constants_are_named(compile_module: Compile, judge: Judge) -> None:
    text = "unsafe def u (n : Nat) : Nat := u n\npartial def p (n : Nat) : Nat := p n\ntheorem t : p 1 = p 1 := rfl\n"
    report = await judge(await compile_module(text))
    assert report.ok
    assert Skipped("u", Why.UNSAFE) in report.skipped
    assert any(skipped.why is Why.PARTIAL and skipped.name.startswith("p.") for skipped in report.skipped)


async def test_a_statement_that_was_changed_in_the_file_is_refused(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module("theorem t : 123456789 < 987654321 := by decide\n")
    assert (await judge(olean)).ok
    image = Image(olean)
    at = image.data.find((2 * 987654321 + 1).to_bytes(8, "little"))
    while at >= 0:
        image.put(at, 2 * 7 + 1)
        at = image.data.find((2 * 987654321 + 1).to_bytes(8, "little"))
    image.save()
    assert "t" in {refusal.name for refusal in (await judge(olean)).refused}


async def test_terms_with_flags_that_are_not_theirs_are_refused(compile_module: Compile, judge: Judge) -> None:
    """The kernel believes the range of loose variables that is stored beside a term."""
    olean = await compile_module("theorem t : 123456789 = 123456789 := rfl\n")
    image = Image(olean)
    literal = image.holding(2 * 123456789 + 1, 0, tag=0, fields=1)
    term = image.holding(image.base + literal, 0, tag=9, fields=1)
    image.put(term + 16, image.word(term + 16) ^ (1 << 44))
    image.save()
    refused = {refusal.name: refusal.message for refusal in (await judge(olean)).refused}
    assert "flags" in refused["t"]


async def test_a_constant_that_an_import_has_too_is_refused(compile_module: Compile, judge: Judge) -> None:
    await compile_module("theorem other : 1 = 1 := rfl\n", "Dependency")
    olean = await compile_module("import Dependency\ntheorem mine : 1 = 1 := other\n")
    assert (await judge(olean)).ok
    await compile_module("theorem other : 1 = 1 := rfl\ntheorem mine : 1 = 1 := rfl\n", "Dependency")
    report = await judge(olean)
    assert [refusal.name for refusal in report.refused] == ["mine"]
    assert "imported" in report.refused[0].message


async def test_a_constant_that_the_module_has_twice_is_refused(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module("theorem twinA : 1 = 1 := rfl\ntheorem twinB : 2 = 2 := rfl\n")
    image = Image(olean)
    first, second = image.name("twinA"), image.name("twinB")
    image.put(second + 16, image.word(first + 16))  # the text
    image.put(second + 24, image.word(first + 24))  # its hash
    image.save()
    report = await judge(olean)
    assert [refusal.name for refusal in report.refused] == ["twinA"]
    assert "twice" in report.refused[0].message


async def test_a_constant_that_is_listed_under_another_name_is_refused(compile_module: Compile, judge: Judge) -> None:
    """What imports the module would find it under the name in the list."""
    olean = await compile_module("theorem onlyOne : 1 = 1 := rfl\n")
    image = Image(olean)
    name = image.base + image.name("onlyOne")
    # the only element of an array: behind its size and capacity
    listed = [at for at in image.pointers(name) if image.word(at - 8) == image.word(at - 16) == 1]
    assert listed
    for at in listed:
        image.put(at, image.base + image.name("Eq"))
    image.save()
    assert "another name" in (await judge(olean)).refused[0].message


@pytest.mark.parametrize(("constant", "fields", "flag"), [("Colour", 6, 0), ("Colour", 6, 2), ("Colour.rec", 7, 0)])
async def test_what_the_kernel_makes_from_an_inductive_type_must_be_what_the_file_has(
    constant: str, fields: int, flag: int, compile_module: Compile, judge: Judge
) -> None:
    """Flags of the type (recursive, reflexive) and of its recursor (that it computes without looking)."""
    olean = await compile_module("inductive Colour | red (n : Nat) | blue\n")
    assert (await judge(olean)).ok
    image = Image(olean)
    name = image.name("Colour")
    if constant == "Colour.rec":
        name = image.child(name, "rec")
    value = image.holding(image.base + image.signature(name), 0, tag=0, fields=fields)
    image.data[value + 8 + 8 * fields + flag] ^= 1
    image.save()
    assert [refusal.name for refusal in (await judge(olean)).refused] == [constant]


SPLIT = """\
module
prelude
public section
set_option bootstrap.inductiveCheckResultingUniverse false in
inductive PUnit : Sort u where | unit
inductive N where | zero | succ (n : N)
inductive Equal {α : Sort u} (a : α) : α → Prop where | refl : Equal a a
@[expose] def one : N := .succ .zero
def two : N := .succ one
theorem shown : Equal one (.succ .zero) := .refl
theorem other : Equal two two := .refl
private theorem hidden : Equal two (.succ one) := .refl
theorem used : Equal two (.succ one) := hidden
structure Pair where
  x : N
  y : N
end
"""


async def test_a_split_module_is_judged_by_its_private_part(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module(SPLIT)
    assert len(parts_of(olean)) == 3
    report = await judge(olean)
    assert report.ok
    assert report.checked > 15


async def test_a_proof_in_a_private_part_is_checked(compile_module: Compile, judge: Judge) -> None:
    """Without tactics no text of a `prelude` gets past the elaborator, so the file is changed."""
    olean = await compile_module(SPLIT)
    public, private = Image(olean), Image(olean.with_suffix(".olean.private"))
    shown, used = (
        private.holding(public.base + public.signature(public.name(name)), 0, tag=0, fields=3)
        for name in ("shown", "used")
    )
    private.put(used + 16, private.word(shown + 16))
    private.save()
    report = await judge(olean)
    assert [refusal.name for refusal in report.refused] == ["used"]
    assert "(kernel)" in report.refused[0].message


async def test_without_its_private_part_a_module_cannot_be_judged(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module(SPLIT)
    olean.with_suffix(".olean.private").unlink()
    with pytest.raises(KernelUnavailable, match="parts"):
        await judge(olean)


async def test_a_public_part_that_says_something_else_is_refused(compile_module: Compile, judge: Judge) -> None:
    """There a theorem is an axiom; whoever imports the module would have it under the other's name."""
    olean = await compile_module(SPLIT)
    image = Image(olean)
    axioms = [
        image.base + image.holding(image.base + image.signature(image.name(name)), 0, tag=0, fields=1)
        for name in ("shown", "other")
    ]
    first, second = (image.holding(axiom, 0, tag=0, fields=1) for axiom in axioms)
    image.put(first + 8, axioms[1])
    image.put(second + 8, axioms[0])
    image.save()
    report = await judge(olean)
    assert {refusal.name for refusal in report.refused} == {"shown", "other"}
    assert all("public part" in refusal.message for refusal in report.refused)


# --- where there is no answer ---


async def test_a_missing_import_is_no_refusal(compile_module: Compile, judge: Judge) -> None:
    dependency = await compile_module("theorem other : 1 = 1 := rfl\n", "Dependency")
    olean = await compile_module("import Dependency\ntheorem mine : 1 = 1 := other\n")
    dependency.unlink()
    with pytest.raises(KernelUnavailable, match="Dependency") as caught:
        await judge(olean)
    assert "Build" in caught.value.hint


async def test_a_damaged_file_is_no_refusal_and_never_accepted(compile_module: Compile, judge: Judge) -> None:
    olean = await compile_module("theorem t : 1 = 1 := rfl\n")
    data = olean.read_bytes()
    for damaged in (b"", data[:60], data[: len(data) // 2], b"x" + data[1:]):
        olean.write_bytes(damaged)
        with pytest.raises(KernelUnavailable):
            await judge(olean)


async def test_the_callers_time_is_kept(compile_module: Compile, tmp_path: Path, toolchain: Toolchain) -> None:
    olean = await compile_module("theorem t : 1 = 1 := rfl\n")
    with pytest.raises(KernelTimedOut):
        await replay(toolchain, [tmp_path / "private"], "Judged.File", [olean], seconds=0.001)


async def test_without_a_c_compiler_the_answer_says_so(tmp_path: Path, toolchain: Toolchain) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / REPLAY_MISSING).write_text(NO_COMPILER, encoding="utf-8")
    with pytest.raises(KernelUnavailable, match="no C compiler"):
        await replay(dataclasses.replace(toolchain, sysroot=tmp_path), [], "M", [tmp_path / "M.olean"], seconds=SECONDS)


def test_a_report_is_ok_when_nothing_was_refused() -> None:
    assert KernelReport(1, (), (Skipped("u", Why.UNSAFE),)).ok
