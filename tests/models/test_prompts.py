"""What each model is told, to the letter, and what is left out where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.lean.goals import parse_goals
from assistant.premises.premise import Premise, ScoredPremise
from models.card_files import built_in, find_card
from models.cards import Kind
from models.generation import Message, Prompt, Role
from models.placeholders import filled, placeholders
from models.prompts import (
    MESSAGE_TOKENS,
    Room,
    proposition,
    repair_draft,
    repair_prompt,
    statements_prompt,
    step_draft,
    step_prompt,
    whole_prompt,
)
from models.proof_text import imports, informal_text, paragraphs, with_proof
from models.protocol import Attempt, ContextTooLong, FileContext, ProofRequest, ProofState, ProverMisconfigured

FILE = FileContext(header="/- Ours. -/\nimport Mathlib\n", before="\n\nopen Nat\n\n-- One more is more.\n")
PREMISES = (
    ScoredPremise(Premise("Nat.lt_succ_of_le", "{n m : Nat} : n ≤ m → n < m.succ", "theorem", "Init"), 2.0),
    ScoredPremise(Premise("two", ": 1 + 1 = 2", "lemma", "Mine"), 1.0),
)
STATE = ProofState(
    parse_goals("case inl\nn m : Nat\nh : n ≤ m\n⊢ n < m + 1\n\ncase inr\n⊢ True"),
    PREMISES,
    "more",
    "/-- As it should be. -/\ntheorem more (n m : Nat) (h : n ≤ m) : n < m + 1 := by\n  ",
    (),
    FILE,
)
REQUEST = ProofRequest(STATE.context + "sorry", STATE)
BARE = ProofRequest("theorem more : p := by\n  sorry", ProofState((), file=FileContext(header="import Mathlib")))
GOAL = "n m : Nat\nh : n ≤ m\n⊢ n < m + 1"
CODE = """\
import Mathlib

open Nat

-- One more is more.

/-- As it should be. -/
theorem more (n m : Nat) (h : n ≤ m) : n < m + 1 := by
  sorry"""
OPENING = CODE.removesuffix("\n  sorry")
PLAN = """\
Before producing the Lean 4 code to formally prove the given theorem, provide a detailed proof plan outlining the main \
proof steps and strategies.
The plan should highlight key ideas, intermediate lemmas, and proof structures that will guide the construction of the \
final formal proof."""


def user(text: str) -> Message:
    return Message(Role.USER, text)


def system(text: str) -> Message:
    return Message(Role.SYSTEM, text)


def assistant(text: str) -> Message:
    return Message(Role.ASSISTANT, text)


# --- tactics ---------------------------------------------------------------------------------------------------


def test_reprover_is_told_the_state() -> None:
    card = find_card("leandojo-lean4-tacgen-byt5-small")
    assert step_prompt(card, STATE) == Prompt("case inl\nn m : Nat\nh : n ≤ m\n⊢ n < m + 1\n\ncase inr\n⊢ True")


def test_reprover_is_told_premises_between_marks_the_best_last() -> None:
    card = find_card("leandojo-lean4-retriever-tacgen-byt5-small")
    assert step_prompt(card, STATE) == Prompt(
        "lemma <a>two</a> : 1 + 1 = 2\n\n"
        "theorem <a>Nat.lt_succ_of_le</a> {n m : Nat} : n ≤ m → n < m.succ\n\n"
        "case inl\nn m : Nat\nh : n ≤ m\n⊢ n < m + 1\n\ncase inr\n⊢ True"
    )


def test_bfs_prover_is_told_the_first_goal_without_its_tag() -> None:
    assert step_prompt(find_card("bfs-prover-v2-7b"), STATE) == Prompt("n m : Nat\nh : n ≤ m\n⊢ n < m + 1:::")


def test_real_prover_is_told_premises_the_best_first() -> None:
    told = step_prompt(find_card("real-prover"), STATE)
    assert told.messages == (
        system("You are a helpful assistant."),
        user(
            "Please generate a tactic in lean4 to solve the state.\n"
            "Here're some theorems that may be helpful:\n"
            "Formal name: Nat.lt_succ_of_le\n"
            "Formal statement: theorem Nat.lt_succ_of_le {n m : Nat} : n ≤ m → n < m.succ\n"
            "Formal name: two\n"
            "Formal statement: lemma two : 1 + 1 = 2\n"
            "STATE:\n"
            "case inl\nn m : Nat\nh : n ≤ m\n⊢ n < m + 1\n\ncase inr\n⊢ True\n"
            "TACTIC:\n"
        ),
    )


def test_real_prover_without_premises() -> None:
    told = step_prompt(find_card("real-prover"), replace(STATE, premises=(), goals=STATE.goals[1:]))
    assert told.messages[1].text == (
        "Please generate a tactic in lean4 to solve the state.\n"
        "Here're some theorems that may be helpful:\n\n"
        "STATE:\ncase inr\n⊢ True\nTACTIC:\n"
    )


LEMMAS = """\
Lemmas that may be used:
```lean4
Nat.lt_succ_of_le : ∀ {n m : Nat}, n ≤ m → n < m.succ
two : 1 + 1 = 2
```
"""
FROM_FILE = "From the file:\n```lean4\nopen Nat\n\n-- One more is more.\n```\n"


def test_any_chat_model_is_shown_lists_of_tactics() -> None:
    told = step_prompt(find_card("generic-chat-step"), STATE)
    assert told.messages == (
        system(
            "You write tactics for Lean 4. Each time you are shown a goal, you answer with a list of tactics, any one "
            "of which could come next in a proof. Nothing but the list."
        ),
        user(
            "Goal:\n```lean4\nxs ys : List Nat\nh : xs = ys\n⊢ xs.length + 1 = ys.length + 1\n```\nUp to four tactics:"
        ),
        assistant("- rw [h]\n- simp [h]\n- subst h; rfl\n- exact congrArg (fun zs => zs.length + 1) h"),
        user("Goal:\n```lean4\np q r : Prop\nhp : p\nh : p → q ∧ r\n⊢ r ∧ q\n```\nUp to four tactics:"),
        assistant("- exact ⟨(h hp).2, (h hp).1⟩\n- obtain ⟨hq, hr⟩ := h hp\n- constructor\n- have both := h hp"),
        user(
            "Lemmas that may be used:\n```lean4\ndouble_succ : ∀ (n : Nat), double (n + 1) = double n + 2\n```\n"
            "Goal:\n```lean4\nn : Nat\n⊢ double n = n + n\n```\nUp to four tactics:"
        ),
        assistant(
            "- induction n with\n  | zero => rfl\n  | succ m ih => rw [double_succ, ih]; omega\n- cases n\n"
            "- unfold double\n- induction n"
        ),
        user(f"{FROM_FILE}{LEMMAS}Goal:\n```lean4\n{GOAL}\n```\nUp to four tactics:"),
    )


def test_any_model_that_completes_is_left_behind_a_label() -> None:
    assert step_prompt(find_card("generic-completion-step"), STATE) == Prompt(
        """\
Goals of Lean 4, each with the tactic that comes next.

Goal:
xs ys : List Nat
h : xs = ys
⊢ xs.length + 1 = ys.length + 1
Tactic:
rw [h]

Goal:
p q r : Prop
hp : p
h : p → q ∧ r
⊢ r ∧ q
Tactic:
exact ⟨(h hp).2, (h hp).1⟩

Lemmas:
double_succ : ∀ (n : Nat), double (n + 1) = double n + 2
Goal:
n : Nat
ih : double n = n + n
⊢ double (n + 1) = n + 1 + (n + 1)
Tactic:
rw [double_succ, ih]; omega

Lemmas:
Nat.lt_succ_of_le : ∀ {n m : Nat}, n ≤ m → n < m.succ
two : 1 + 1 = 2
Goal:
n m : Nat
h : n ≤ m
⊢ n < m + 1
Tactic:
"""
    )


# --- statements ------------------------------------------------------------------------------------------------


def test_any_chat_model_is_asked_for_statements() -> None:
    told = statements_prompt(find_card("generic-chat-step"), STATE)
    assert told.messages == (
        system(
            "You look for the way to a proof in Lean 4. Each time you are shown a goal, you answer with statements "
            "that should be proved first: a more general one that an induction goes through with, or facts on the way. "
            "Write each in a line of its own as `have name : statement`, without a proof."
        ),
        user(
            "From the file:\n```lean4\ndef sumOnto : Nat → List Nat → Nat\n  | acc, [] => acc\n"
            "  | acc, x :: xs => sumOnto (acc + x) xs\n```\n"
            "Goal:\n```lean4\nxs : List Nat\n⊢ sumOnto 0 xs = xs.sum\n```\nUp to four statements:"
        ),
        assistant(
            "have general : ∀ (acc : Nat) (ys : List Nat), sumOnto acc ys = acc + ys.sum\n"
            "have onto_cons : ∀ (acc y : Nat) (ys : List Nat), sumOnto acc (y :: ys) = sumOnto (acc + y) ys"
        ),
        user(
            "Goal:\n```lean4\nn m : Nat\nh : 0 < n\nk : n ∣ m\nhm : m ≠ 0\n⊢ n * n ≤ m * m\n```\nUp to four statements:"
        ),
        assistant("have positive : 0 < m\nhave smaller : n ≤ m\nhave squares : n * n ≤ n * m"),
        user(f"{FROM_FILE}{LEMMAS}Goal:\n```lean4\n{GOAL}\n```\nUp to four statements:"),
    )


# --- whole proofs ----------------------------------------------------------------------------------------------

PLANNING = ("deepseek-prover-v2-7b", "goedel-prover-v2-8b")


@pytest.mark.parametrize("name", PLANNING)
def test_who_plans_first_is_asked_as_its_card_says(name: str) -> None:
    request = ProofRequest("theorem more : p := by\n  sorry", BARE.state)
    told = f"Complete the following Lean 4 code:\n\n```lean4\nimport Mathlib\n\n{request.declaration}\n```\n\n{PLAN}"
    assert whole_prompt(find_card(name), request) == Prompt(messages=(user(told),))


@pytest.mark.parametrize("name", PLANNING)
def test_who_plans_first_is_told_premises_and_a_hint_at_the_end(name: str) -> None:
    assert whole_prompt(find_card(name), REQUEST, hint="Use two.").messages == (
        user(
            f"Complete the following Lean 4 code:\n\n```lean4\n{CODE}\n```\n\n{PLAN}\n\n"
            "These theorems may be helpful:\n"
            "- Nat.lt_succ_of_le : ∀ {n m : Nat}, n ≤ m → n < m.succ\n"
            "- two : 1 + 1 = 2\n\n"
            "Hint: Use two."
        ),
    )


def test_kimina_is_told_the_problem_in_words_and_the_statement_up_to_the_proof() -> None:
    assert whole_prompt(
        find_card("kimina-prover-rl-1.7b"), replace(REQUEST, state=replace(STATE, premises=()))
    ) == Prompt(
        messages=(
            system("You are an expert in mathematics and Lean 4."),
            user(
                "Think about and solve the following problem step by step in Lean 4.\n"
                "# Problem:One more is more.\nAs it should be.\n"
                "# Formal statement:\n"
                f"```lean4\n{OPENING}\n```\n"
            ),
        )
    )


def test_kimina_is_told_premises_and_a_hint_behind_the_statement() -> None:
    told = whole_prompt(find_card("kimina-prover-rl-1.7b"), REQUEST, hint="Use two.").messages[1].text
    assert told.endswith(
        ":= by\n```\n# Theorems that may be helpful:\n- Nat.lt_succ_of_le : ∀ {n m : Nat}, n ≤ m → n < m.succ\n"
        "- two : 1 + 1 = 2\n# Hint: Use two.\n"
    )


def test_any_chat_model_is_shown_whole_proofs() -> None:
    told = whole_prompt(find_card("generic-chat-whole"), REQUEST, hint="Use two.")
    assert told.messages == (
        system(
            "You prove theorems in Lean 4. You answer with the theorem and its whole proof in one fence, without "
            "`sorry`, and with nothing behind it."
        ),
        user(
            "Prove the last theorem:\n```lean4\n"
            "theorem swap_both (p q r : Prop) (hp : p) (h : p → q ∧ r) : r ∧ q := by\n  sorry\n```"
        ),
        assistant(
            "```lean4\ntheorem swap_both (p q r : Prop) (hp : p) (h : p → q ∧ r) : r ∧ q := by\n"
            "  obtain ⟨hq, hr⟩ := h hp\n  exact ⟨hr, hq⟩\n```"
        ),
        user(
            "In words: Doubling a number is adding it to itself.\nProve the last theorem:\n```lean4\n"
            "def double : Nat → Nat\n  | 0 => 0\n  | n + 1 => double n + 2\n\n"
            "theorem double_eq (n : Nat) : double n = n + n := by\n  sorry\n```"
        ),
        assistant(
            "```lean4\ntheorem double_eq (n : Nat) : double n = n + n := by\n  induction n with\n  | zero => rfl\n"
            "  | succ m ih =>\n    simp only [double]\n    omega\n```"
        ),
        user(
            f"In words: One more is more.\nAs it should be.\n{LEMMAS}Hint: Use two.\n"
            f"Prove the last theorem:\n```lean4\n{CODE}\n```"
        ),
    )


def test_every_card_is_pinned_here() -> None:
    asked = {name for name, card in built_in().items() if card.kinds != (Kind.ENCODER,)}
    assert asked == {
        "leandojo-lean4-tacgen-byt5-small",
        "leandojo-lean4-retriever-tacgen-byt5-small",
        "bfs-prover-v2-7b",
        "real-prover",
        "generic-chat-step",
        "generic-completion-step",
        "generic-chat-whole",
        "kimina-prover-rl-1.7b",
        *PLANNING,
    }


# --- repairs ---------------------------------------------------------------------------------------------------

REFUSED = replace(
    REQUEST,
    attempts=(
        Attempt("simp", ((1, "simp made no progress"),)),
        Attempt("intro x\n  omega\nrfl", ((2, "omega could not prove the goal\n"), (9, "no goals"))),
    ),
)
SIGNATURE = "/-- As it should be. -/\ntheorem more (n m : Nat) (h : n ≤ m) : n < m + 1 := by\n"
FIRST = assistant(f"```lean4\n{SIGNATURE}  simp\n```")
SECOND = assistant(f"```lean4\n{SIGNATURE}  intro x\n    omega\n  rfl\n```")


def test_goedel_is_told_where_errors_are() -> None:
    told = repair_prompt(find_card("goedel-prover-v2-8b"), REFUSED).messages
    intro = (
        "is not correct. Following is the compilation error message, where we use <error></error> to signal the "
        "position of the error.\n\n"
    )
    analysis = (
        "\n\nBefore producing the Lean 4 code to formally prove the given theorem, provide a detailed analysis of the "
        "error message."
    )
    assert told == (
        *whole_prompt(find_card("goedel-prover-v2-8b"), REQUEST).messages,
        FIRST,
        user(
            f"The proof (Round 1) {intro}\nError 1:\n\nCorresponding Code:\n```lean4\n<error>simp</error>\n```\n\n"
            f"Error Message: simp made no progress\n{analysis}"
        ),
        SECOND,
        user(
            f"The proof (Round 2) {intro}\nError 1:\n\nCorresponding Code:\n```lean4\nintro x\n"
            "  <error>omega</error>\nrfl\n```\n\nError Message: omega could not prove the goal\n"
            "\nError 2:\n\nCorresponding Code:\n```lean4\nintro x\n  omega\n<error>rfl</error>\n```\n\n"
            f"Error Message: no goals\n{analysis}"
        ),
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "deepseek-prover-v2-7b",
            "The proof is not correct. Lean says:\n\nAt `omega`: omega could not prove the goal\nAt `rfl`: no goals\n\n"
            "Before producing the Lean 4 code to formally prove the given theorem, provide a detailed analysis of the "
            "error message.",
        ),
        (
            "kimina-prover-rl-1.7b",
            "The proof is not correct. Lean says:\n\nAt `omega`: omega could not prove the goal\nAt `rfl`: no goals\n\n"
            "Fix the errors and write the whole theorem again.\n",
        ),
        (
            "generic-chat-whole",
            "Lean does not accept this proof:\n- line 2 of the proof, `omega`: omega could not prove the goal\n"
            "- line 3 of the proof, `rfl`: no goals\nWrite the theorem with a proof that does without these errors.",
        ),
    ],
)
def test_others_are_told_what_lean_says(name: str, text: str) -> None:
    told = repair_prompt(find_card(name), REFUSED).messages
    assert told[-4] == FIRST
    assert told[-2:] == (SECOND, user(text))


def test_without_attempts_or_a_word_on_repairs_it_is_asked_anew() -> None:
    card = find_card("goedel-prover-v2-8b")
    assert repair_prompt(card, REQUEST) == whole_prompt(card, REQUEST)
    assert repair_prompt(replace(card, repair=None), REFUSED) == whole_prompt(card, REQUEST)


# --- room ------------------------------------------------------------------------------------------------------


def characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def test_premises_go_first_from_the_least_useful_on() -> None:
    card = find_card("leandojo-lean4-retriever-tacgen-byt5-small")
    whole = step_prompt(card, STATE).text
    assert step_prompt(card, STATE, room=Room(characters, len(whole) + 10)).text == whole
    one = whole.removeprefix("lemma <a>two</a> : 1 + 1 = 2\n\n")
    assert step_prompt(card, STATE, room=Room(characters, len(whole) - 1)).text == one
    assert step_prompt(card, STATE, room=Room(characters, len(one) - 1)).text == one[one.index("case inl") :]


def test_then_the_context_from_its_far_end_then_older_attempts() -> None:
    request = replace(
        REFUSED, state=replace(STATE, file=replace(FILE, before="open Far\n\nopen Middle\n\nopen Near\n"))
    )
    card = find_card("generic-chat-whole")
    draft = repair_draft(card, request)
    kept = ["two :", "Nat.lt_succ_of_le :", "open Far", "open Middle", "open Near", "made no progress"]
    for number in range(len(kept) + 1):
        told = "\n".join(message.text for message in draft.make(number).messages)
        assert [piece in told for piece in kept] == [index >= number for index in range(len(kept))]
    assert len(draft.optional) == len(kept)
    assert SECOND in draft.make(len(kept)).messages


def test_what_remains_too_long_is_told() -> None:
    card = find_card("bfs-prover-v2-7b")
    with pytest.raises(ContextTooLong, match=r"bfs-prover-v2-7b: the shortest prompt has about 34 tokens") as error:
        step_prompt(card, STATE, room=Room(characters, 20))
    assert "longer context" in error.value.hint


def test_what_fits_is_never_longer_than_the_room() -> None:
    for name in built_in():
        card = find_card(name)
        if card.step is None:
            continue
        draft = step_draft(card, STATE)
        bare = len(draft.texts[0]) + MESSAGE_TOKENS * len(draft.make(0).messages)
        for tokens in range(bare, bare + 500, 7):
            told = draft.prompt(Room(characters, tokens))
            assert told.characters <= tokens


def test_parts_that_a_card_does_not_tell_are_not_counted() -> None:
    assert step_draft(find_card("bfs-prover-v2-7b"), STATE).optional == ()


def test_no_more_premises_than_the_card_wants() -> None:
    many = replace(STATE, premises=PREMISES[:1] * 10)
    told = step_prompt(find_card("real-prover"), many).messages[1].text
    assert told.count("Formal name:") == 6


def test_a_model_is_not_asked_for_what_it_does_not_write() -> None:
    with pytest.raises(ProverMisconfigured, match="bfs-prover-v2-7b writes no proofs"):
        whole_prompt(find_card("bfs-prover-v2-7b"), REQUEST)


# --- texts -----------------------------------------------------------------------------------------------------


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    assert filled("{state} {n : Nat} {x} {{goal}}", {"state": "{goal}", "x": "{x | p}", "goal": "g"}) == (
        "{goal} {n : Nat} {x | p} {g}"
    )
    assert placeholders("{state} {n : Nat} {Big} {α} {two words} {a_b}") == {"state", "a_b"}


def test_braces_of_goals_and_files_stay() -> None:
    state = replace(STATE, goals=parse_goals("s : Set Nat\n⊢ {goal} ⊆ {n | n ∈ s}"), premises=())
    assert step_prompt(find_card("bfs-prover-v2-7b"), state).text == "s : Set Nat\n⊢ {goal} ⊆ {n | n ∈ s}:::"


@pytest.mark.parametrize(
    ("statement", "stands_alone"),
    [
        (": 1 + 1 = 2", "1 + 1 = 2"),
        ("(n : Nat) [Foo n] {m : Nat} : n = m", "∀ (n : Nat) [Foo n] {m : Nat}, n = m"),
        ("n = n", "n = n"),
        ("", ""),
    ],
)
def test_a_statement_by_itself(statement: str, stands_alone: str) -> None:
    assert proposition(statement) == stands_alone


@pytest.mark.parametrize(
    ("before", "declaration", "told"),
    [
        pytest.param("-- One.\n-- Two.\n", "theorem a : p", "One.\nTwo.", id="lines"),
        pytest.param("/- One.\nTwo. -/\n", "theorem a : p", "One.\nTwo.", id="a block"),
        pytest.param("-- One.\n", "/-- Two. -/\ntheorem a : p", "One.\nTwo.", id="with a doc comment"),
        pytest.param("-- One.\n\n-- Two.\n", "theorem a : p", "Two.", id="only right above"),
        pytest.param("-- One.\n\n", "theorem a : p", "", id="a blank line between"),
        pytest.param("-- One.\nopen Nat\n", "theorem a : p", "", id="code between"),
        pytest.param("open Nat -- One.\n", "theorem a : p", "", id="a comment of another line"),
        pytest.param("/-! # One -/\n", "theorem a : p", "", id="the heading of a section"),
        pytest.param("", "@[simp] -- no\ntheorem a : p", "", id="a comment inside"),
        pytest.param('def s := "-- One."\n', "theorem a : p", "", id="a string"),
    ],
)
def test_what_comments_say_of_a_theorem(before: str, declaration: str, told: str) -> None:
    assert informal_text(before, declaration) == told


def test_a_term_in_the_place_of_a_proof_becomes_a_block() -> None:
    request = ProofRequest("theorem a : p := sorry", ProofState((), context="theorem a : p := "))
    told = whole_prompt(find_card("deepseek-prover-v2-7b"), request).messages[0].text
    assert "```lean4\ntheorem a : p := by\n  sorry\n```" in told
    assert with_proof(request, "intro x\nsimp") == "theorem a : p := by\n  intro x\n  simp"


def test_the_place_is_the_one_behind_the_context() -> None:
    context = "theorem a : p ∧ q := by\n  constructor\n  · sorry\n  · "
    request = ProofRequest(f"{context}sorry", ProofState((), context=context))
    assert with_proof(request, "simp\nrfl") == f"{context}simp\n    rfl"


def test_a_place_inside_a_proof_keeps_what_stands_behind_it() -> None:
    request = ProofRequest("theorem a : p := by\n  have h : q := by sorry\n  exact h", ProofState(()))
    told = whole_prompt(find_card("kimina-prover-rl-1.7b"), request).messages[1].text
    assert "by sorry\n  exact h\n```" in told


def test_a_header_without_what_it_says_of_itself() -> None:
    assert imports("/-\nCopyright\n-/\nmodule\n\nimport A -- why\nimport B\n") == "module\nimport A\nimport B"


def test_the_beginning_of_a_long_file_is_left_out() -> None:
    pieces = paragraphs("def first := 1\n\n" + "-- x\n\n" * 20_000 + "def last := 1\n")
    assert pieces[-1] == "def last := 1"
    assert pieces[0] == "-- x"
