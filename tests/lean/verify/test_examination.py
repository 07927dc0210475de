"""What Lean says about a whole proof text, at the lines of the proof wherever it stands in its file."""

from __future__ import annotations

import pytest

from assistant.lean.places import find_holes
from assistant.lean.verify.examination import ERROR, WARNING, own_messages
from assistant.lean.verify.verdicts import Limits

pytestmark = pytest.mark.asyncio(loop_scope="module")

AND = "(p q : Prop) (hp : p) (hq : q) : p ∧ q"
BLOCK = f"def before : Nat := 3\n\ntheorem t {AND} := by\n  sorry\n\ntheorem after : before = 3 := rfl\n"
PLACES = {
    "block": BLOCK,
    "one line": f"theorem t {AND} := by sorry\n",
    "term": f"theorem t {AND} := sorry\n",
    "argument": f"theorem t {AND} := id sorry\n",
    "nested block": f"theorem t {AND} := by\n  have h : p ∧ q := by\n    sorry\n  exact h\n",
    "bullet": f"theorem t {AND} := by\n  apply id\n  · sorry\n",
    "windows": f"theorem t {AND} := by\r\n    sorry\r\n",
    "in a namespace": f"namespace N\n\ntheorem t {AND} := by\n  sorry\n\nend N\n",
}
each_place = pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())


def where(examination, severity: str = ERROR) -> list[tuple[int, int]]:
    return [(m.line, m.column) for m in examination.messages if m.severity == severity]


async def examine(prover, text: str, proof: str, index: int = 0, seconds: float = 60.0):
    return await prover.verifier.examine(prover.hole(text, index), proof, Limits(seconds))


@each_place
async def test_a_proof_is_accepted_wherever_it_stands(prover, text: str) -> None:
    examined = await examine(prover, text, "constructor\n· exact hp\n· exact hq")
    assert examined.accepted
    assert examined.reasons == ()
    assert examined.errors == ()
    assert examined.seconds > 0


@each_place
async def test_an_error_is_told_at_the_line_of_the_proof(prover, text: str) -> None:
    proof = "-- both\nconstructor\n· exact hp\n· have h : q := by\n    exact nothing\n  exact h"
    examined = await examine(prover, text, proof)
    assert not examined.accepted
    assert where(examined) == [(5, 11)]
    assert "nothing" in examined.errors[0].text
    assert examined.reasons[0].startswith("line 5: ")


@each_place
async def test_the_only_line_of_a_proof_has_its_own_columns(prover, text: str) -> None:
    examined = await examine(prover, text, "exact ⟨hp, nothing⟩")
    assert where(examined) == [(1, 12)]


@each_place
async def test_goals_that_a_bullet_leaves_are_told_at_the_bullet(prover, text: str) -> None:
    examined = await examine(prover, text, "constructor\n· exact hp\n· skip")
    assert where(examined) == [(3, 1)]
    assert examined.errors[0].unsolved


@each_place
async def test_goals_that_the_whole_proof_leaves_are_at_no_line(prover, text: str) -> None:
    examined = await examine(prover, text, "constructor\n· exact hp")
    assert where(examined) == [(0, 0)]
    assert examined.errors[0].unsolved
    assert not examined.accepted


@pytest.mark.parametrize("name", [name for name in PLACES if name != "nested block"])
async def test_a_text_that_ends_too_early_is_told_at_its_end(prover, name: str) -> None:
    examined = await examine(prover, PLACES[name], "have h := hp\nexact")
    assert {line for line, _ in where(examined)} == {2}
    assert not examined.accepted


async def test_a_text_that_takes_in_what_follows_it_is_refused(prover) -> None:
    examined = await examine(prover, PLACES["nested block"], "have h := hp\nexact")
    assert not examined.accepted
    assert examined.errors[0].text.startswith("line 5 of the file: ")


async def test_blank_lines_before_a_proof_are_counted(prover) -> None:
    assert where(await examine(prover, BLOCK, "\n\nexact nothing\n")) == [(3, 7)]


async def test_characters_of_two_code_units_count_once(prover) -> None:
    examined = await examine(prover, BLOCK, "have 𝕜 := hp; exact ⟨𝕜, nothing⟩")
    assert where(examined) == [(1, len("have 𝕜 := hp; exact ⟨𝕜, ") + 1)]


async def test_warnings_and_what_lean_offers_are_told_at_their_lines(prover) -> None:
    proof = "have unused := hp\nexact?"
    examined = await examine(prover, BLOCK, proof)
    assert [m.line for m in examined.messages if m.severity == "information" and "Try this" in m.text] == [2]


@each_place
async def test_a_sorry_is_shown_and_never_accepted(prover, text: str) -> None:
    examined = await examine(prover, text, "constructor\n· exact hp\n· sorry")
    assert not examined.accepted
    assert where(examined) == []
    assert where(examined, WARNING) == [(3, 3)]
    assert "sorry" in examined.reasons[0]


async def test_beside_a_sorry_other_mistakes_are_told(prover) -> None:
    examined = await examine(prover, BLOCK, "constructor\n· sorry\n· exact nothing")
    assert where(examined, WARNING) == [(2, 3)]
    assert where(examined) == [(3, 9)]


async def test_a_sorry_that_nothing_names_is_not_accepted(prover) -> None:
    text = f'macro "mine" : tactic => `(tactic| sorry)\n\ntheorem t {AND} := by\n  sorry\n'
    examined = await examine(prover, text, "mine", index=len(find_holes(prover.path, text)) - 1)
    assert not examined.accepted
    assert examined.errors == ()
    assert examined.reasons


async def test_what_the_proof_breaks_below_its_declaration_is_a_reason(prover) -> None:
    text = "def t : Nat := by\n  sorry\n\nexample : True := by\n  fail_if_success have : t = 5 := rfl\n  trivial\n"
    assert (await examine(prover, text, "exact 4")).accepted
    examined = await examine(prover, text, "exact 5")
    assert not examined.accepted
    assert examined.messages == ()
    assert examined.reasons[0].startswith("line 5:")


async def test_what_the_proof_breaks_elsewhere_in_its_declaration_is_at_no_line(prover) -> None:
    text = "theorem t : ∃ n : Nat, n = 4 := by\n  let m : Nat := by\n    sorry\n  refine ⟨m, ?_⟩\n  show m = 4\n  rfl\n"
    assert (await examine(prover, text, "exact 4")).accepted
    examined = await examine(prover, text, "skip\nexact 5")
    assert where(examined) == [(0, 0)]
    assert examined.errors[0].text.startswith("line 7 of the file: ")


async def test_mistakes_that_the_file_had_before_are_not_told(prover) -> None:
    text = f"theorem broken : 1 = 2 := by\n  exact undefinedThing\n\ntheorem t {AND} := by\n  sorry\n"
    assert (await examine(prover, text, "exact ⟨hp, hq⟩")).accepted
    assert where(await examine(prover, text, "exact ⟨hp, nothing⟩")) == [(1, 12)]


async def test_other_holes_of_the_declaration_are_no_fault_of_the_proof(prover) -> None:
    text = f"theorem t {AND} := by\n  constructor\n  · sorry\n  · sorry\n"
    assert (await examine(prover, text, "exact hq", index=1)).accepted


async def test_a_text_that_would_run_a_program_is_not_given_to_lean(prover, tmp_path) -> None:
    mark = tmp_path / "mark"
    proof = f'run_tac (IO.FS.writeFile "{mark}" "ran" : IO Unit)\nexact ⟨hp, hq⟩'
    examined = await examine(prover, BLOCK, proof)
    assert where(examined) == [(1, 1)]
    assert "program" in examined.reasons[0]
    assert not mark.exists()


async def test_a_text_that_begins_another_command_is_refused_at_that_line(prover) -> None:
    examined = await examine(prover, BLOCK, "exact ⟨hp, hq⟩\ntheorem other : True := trivial")
    assert where(examined) == [(2, 1)]
    assert not examined.accepted


async def test_an_empty_text_is_refused(prover) -> None:
    examined = await examine(prover, BLOCK, "\n")
    assert not examined.accepted
    assert examined.reasons[0] == "no tactic"


async def test_a_text_that_takes_too_long_is_refused_with_that_reason(prover) -> None:
    examined = await examine(prover, BLOCK, "repeat have h := hp", seconds=1.0)
    assert not examined.accepted
    assert "did not finish" in examined.reasons[0]
    assert (await examine(prover, BLOCK, "exact ⟨hp, hq⟩")).accepted


async def test_every_forbidden_word_is_told() -> None:
    messages = own_messages("sorry\n  native_decide\n-- sorry")
    assert [(m.line, m.column, m.severity) for m in messages] == [(1, 1, WARNING), (2, 3, ERROR)]
