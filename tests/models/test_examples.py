"""What the cards for any model show as examples is right, by the real Lean."""

from __future__ import annotations

from pathlib import Path

from assistant.lean.goals import Goal, parse_goal
from assistant.lean.toolchain import Toolchain
from models.answers import read_answer, tactics_answer
from models.card_files import find_card
from models.cards import AnswerForm, Example
from models.proof_text import with_proof
from models.protocol import ProofRequest, ProofState
from models.raw_answers import fenced
from models.statement_answers import statements_answer
from tests.lean.compile import compiled_text

DOUBLE = "def double : Nat → Nat\n  | 0 => 0\n  | n + 1 => double n + 2\n"
PRELUDE = f"{DOUBLE}theorem double_succ : ∀ (n : Nat), double (n + 1) = double n + 2 := fun _ => rfl\n"


def goal_of(example: Example) -> Goal:
    return parse_goal(fenced(example.user)[-1].text)


def posed(goal: Goal, tactic: str) -> str:
    """A tactic at a goal, whatever it leaves."""
    binders = " ".join(f"({' '.join(h.names)} : {h.type})" for h in goal.hypotheses)
    lines = "\n".join("  " + line for line in tactic.split("\n"))
    return f"example {binders} : {goal.target} := by\n{lines}\n  all_goals sorry\n"


def test_tactics_run(tmp_path: Path, toolchain: Toolchain) -> None:
    step = find_card("generic-chat-step").step
    assert step is not None
    texts = [
        posed(goal_of(example), tactic)
        for example in step.examples
        for tactic in tactics_answer(example.assistant).candidates
    ]
    assert len(texts) == 4 * len(step.examples)
    compiled_text(toolchain, tmp_path, PRELUDE + "\n".join(texts))


def test_tactics_of_the_text_run(tmp_path: Path, toolchain: Toolchain) -> None:
    step = find_card("generic-completion-step").step
    assert step is not None
    shown = [part.split("\nTactic:\n") for part in step.text.split("Goal:\n")[1:-1]]
    texts = [posed(parse_goal(goal), tactic.split("\n\n")[0]) for goal, tactic in shown]
    assert len(texts) == 3
    compiled_text(toolchain, tmp_path, PRELUDE + "\n".join(texts))


def test_statements_are_read_and_make_sense(tmp_path: Path, toolchain: Toolchain) -> None:
    template = find_card("generic-chat-step").statements
    assert template is not None
    for number, example in enumerate(template.examples):
        before = "".join(part.text + "\n" for part in fenced(example.user)[:-1])
        steps = [f"{lemma.have} := sorry" for lemma in statements_answer(example.assistant).lemmas]
        assert steps
        compiled_text(toolchain, tmp_path, before + posed(goal_of(example), "\n".join(steps)), f"Shown{number}")


def test_proofs_are_accepted(tmp_path: Path, toolchain: Toolchain) -> None:
    whole = find_card("generic-chat-whole").whole
    assert whole is not None
    for number, example in enumerate(whole.examples):
        [asked] = fenced(example.user)
        request = ProofRequest(asked.text, ProofState((), declaration_name="double_eq" if number else "swap_both"))
        [proof] = read_answer(AnswerForm.PROOF, example.assistant, request).candidates
        compiled_text(toolchain, tmp_path, with_proof(request, proof), f"Shown{number}")
