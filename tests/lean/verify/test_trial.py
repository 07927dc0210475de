"""Texts of trials, and what is read from Lean's messages about them. No Lean here."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.lean.diagnostics import Diagnostic
from assistant.lean.places import find_holes
from assistant.lean.positions import WirePosition
from assistant.lean.verify import screen
from assistant.lean.verify.scratch_text import copies, fresh_name, in_place, may_copy, may_cut
from assistant.lean.verify.screen import normalized, own_parts, refusal
from assistant.lean.verify.trial import (
    Doubt,
    Item,
    batch_block,
    concluded,
    copy_block,
    narrowing,
    read,
    suggestions_of,
)
from assistant.lean.verify.verdicts import Step, Verdict

TEXT = "theorem t (p : Prop) (h : p) : p := by\n  skip\n  sorry\n\ntheorem after : True := trivial\n"
STATE = "p : Prop\nh : p\n⊢ p"


def hole(text: str = TEXT, index: int = 0):
    return find_holes(Path("T.lean"), text)[index]


def message(line: int, text: str, severity: int = 3, tags: tuple[int, ...] = ()) -> Diagnostic:
    return Diagnostic(WirePosition(line, 0), WirePosition(line, 9), severity, text, tags)


def trial(*candidates: str, text: str = TEXT):
    items = [Item(0, number, candidate) for number, candidate in enumerate(candidates)]
    return in_place(hole(text), batch_block([(0, (), items)], "word"), heartbeats=0, cut=True)


def line_of(trial, part: str) -> int:
    return next(n for n, line in enumerate(trial.text.split("\n")) if part in line)


def seen(trial, *more: Diagnostic, sentinels: bool = True, control: bool = True) -> list[Diagnostic]:
    found = [message(line_of(trial, "trace_state"), STATE)]
    if sentinels:
        found += [message(slot.last, slot.sentinel) for slot in trial.slots]
    if control:
        found.append(message(line_of(trial, 'fail "'), "word.control\np : Prop", severity=1))
    return [*found, *more]


def test_the_text_before_the_place_stays_as_it_is_and_what_follows_is_cut() -> None:
    made = trial("exact h")
    assert made.text.startswith(TEXT[: TEXT.index("sorry")])
    assert "after" not in made.text


def test_slots_know_their_lines() -> None:
    made = trial("exact h", "constructor\n· skip\n· skip", "intro x")
    lines = made.text.split("\n")
    for slot in made.slots:
        block = lines[slot.first : slot.last + 1]
        assert [line.strip() for line in block[1:-1]] == slot.item.text.split("\n")[:1] + [
            line.strip() for line in slot.item.text.split("\n")[1:]
        ]
        assert slot.sentinel in block[-1]
        assert lines[slot.head].strip() == "·"


def test_silence_is_never_success() -> None:
    made = trial("exact h")
    [answer] = read(made, []).answers
    assert answer.judgement.verdict is Verdict.UNKNOWN
    assert answer.doubt is Doubt.UNREACHED


def test_a_sentinel_without_the_control_is_not_enough() -> None:
    made = trial("exact h")
    [answer] = read(made, seen(made, control=False)).answers
    assert answer.judgement.verdict is Verdict.UNKNOWN


def test_the_control_without_the_sentinel_is_not_enough() -> None:
    made = trial("exact h")
    [answer] = read(made, seen(made, sentinels=False)).answers
    assert answer.judgement.verdict is Verdict.UNKNOWN


def test_all_of_probe_sentinel_and_control_close() -> None:
    made = trial("exact h")
    reading = read(made, seen(made))
    assert reading.answers[0].judgement.verdict is Verdict.CLOSES
    assert reading.complete
    assert [goal.target for goal in reading.states[0]] == ["p"]


def test_an_error_in_its_lines_fails_a_candidate_although_its_sentinel_was_seen() -> None:
    made = trial("exact h", "exact (x : _)")
    error = message(made.slots[1].first + 1, "unknown x", severity=1)
    answers = read(made, seen(made, error)).answers
    assert [a.judgement.verdict for a in answers] == [Verdict.CLOSES, Verdict.FAILED]
    assert answers[1].judgement.message == "unknown x"


def test_unsolved_goals_at_the_bullet_are_progress_and_elsewhere_an_error() -> None:
    made = trial("apply f", "have : q := by skip")
    left = "unsolved goals\ncase trial_t0a1_c0.a\np : Prop\n⊢ q"
    diagnostics = seen(
        made,
        message(made.slots[0].head, left, 1, (1,)),
        message(made.slots[1].first + 1, left, 1, (1,)),
    )
    progress, failed = (answer.judgement for answer in read(made, diagnostics).answers)
    assert progress.verdict is Verdict.PROGRESS
    assert [(goal.case, goal.target) for goal in progress.goals] == [("a", "q")]
    assert failed.verdict is Verdict.FAILED


def test_the_same_goals_are_no_progress() -> None:
    made = trial("skip")
    left = message(made.slots[0].head, "unsolved goals\ncase trial_t0a1_c0\n" + STATE, 1, (1,))
    assert read(made, seen(made, left)).answers[0].judgement.message == "changes nothing"


def test_a_limit_reached_in_a_batch_is_a_doubt_and_in_a_copy_a_time_out() -> None:
    made = trial("loop")
    error = message(made.slots[0].first + 1, "(deterministic) timeout at `whnf`", severity=1)
    [answer] = read(made, seen(made, error)).answers
    assert answer.doubt is Doubt.STARVED
    copy = in_place(hole(), copy_block((), Item(0, 0, "loop"), "word"), heartbeats=0, cut=True)
    probe = message(line_of(copy, "trace_state"), STATE)
    [answer] = read(copy, [probe, message(copy.slots[0].first, error.message, 1)]).answers
    assert answer.judgement.verdict is Verdict.TIMED_OUT


def test_a_state_with_metavariables_is_a_doubt() -> None:
    made = trial("exact h")
    diagnostics = [message(line_of(made, "trace_state"), "⊢ ?n = 3"), *seen(made)[1:]]
    assert read(made, diagnostics).answers[0].doubt is Doubt.SHARED


def test_published_diagnostics_are_enough_when_every_control_is_there() -> None:
    made = trial("exact h")
    enough = concluded(made)
    assert not enough([{"severity": 3, "message": "word.control"}])
    assert enough([{"severity": 1, "message": "word.control\np : Prop"}])


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step("constructor", 2, (0, 1)), ""),
        (Step("constructor", 2, (1,)), "sorry; rotate_left"),
        (Step("constructor", 3, (0, 2)), "rotate_left; sorry; rotate_left"),
    ],
)
def test_goals_out_of_focus_are_admitted(step, expected) -> None:
    assert narrowing(step) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Try this: exact h", ("exact h",)),
        ("Try this:\n  [apply] exact h", ("exact h",)),
        ("Try these:\n  [apply] exact h\n  [apply] rfl", ("exact h", "rfl")),
        ("Try this:\n  [apply] refine foo ?_\n  -- Remaining subgoals:\n  -- ⊢ q", ("refine foo ?_",)),
        ("Try this:\n  [apply] simp only [a,\n    b]", ("simp only [a,\n  b]",)),
    ],
)
def test_try_this(message, expected) -> None:
    assert suggestions_of(message) == expected


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (TEXT, True),
        ("theorem t : p := sorry\n", False),
        ("theorem t : p ∧ q := ⟨by sorry, h⟩\n", False),
        ("theorem t : p := by\n  cases h with\n  | inl a => sorry\n  | inr b => exact b\n", False),
        ("theorem t : p := by\n  sorry\nwhere\n  a : True := trivial\n", False),
        ("theorem t : p := by\n  have : q := by\n    sorry\n  exact f this\n", True),
        ("theorem t : (n : Nat) → p\n  | 0 => by\n    sorry\n  | n + 1 => t n\n", False),
    ],
)
def test_the_rest_of_a_declaration_is_left_out_only_where_nothing_needs_it(text, cut) -> None:
    assert may_cut(hole(text)) is cut


def test_copies_have_names_that_lean_takes_for_internal_and_no_attributes() -> None:
    text = "@[simp] theorem A.t : p := by\n  sorry\n"
    place = hole(text)
    made = copies(place, {0: ()}, [Item(0, n, "rfl") for n in range(2)], "word", heartbeats=9, cut=True)
    assert "A._wordx0.t" in made.text
    assert "A._wordx1.t" in made.text
    assert "@[simp]" not in made.text
    assert made.text.count("set_option maxHeartbeats 9 in") == 2
    assert fresh_name("t", "_m") == "_m.t"
    assert all(made.text.split("\n")[slot.first + 1].strip() == "rfl" for slot in made.slots)


def test_what_cannot_be_repeated() -> None:
    structure = "structure S where\n  a : Nat := by\n    sorry\n"
    place = hole(structure)
    assert not may_copy(structure, place.declaration.command)


def test_normalized_keeps_the_layout() -> None:
    assert normalized("\r\n constructor \r\n · skip\r\n\r\n") == " constructor\n · skip"


@pytest.mark.parametrize(
    "harmless",
    [
        "exact sorry_free", "exact h.stop", "simp [native]", "exact f 'x' \"sorry\"", "-- sorry\nsimp",
        "exact ⟨.num n, rfl⟩",
        "exact congrArg (·.num) h", "show (f n).num = 3\nexact h", "exact Eq.refl (VarName.num n)", "exact lemma",
        "rw [lemma, lemma.symm]", "exact f lemma h", "show a + native = 3\nexact h", "exact ⟨{ native := 3 }, rfl⟩",
        "exact Eq.refl decl_name", "exact decl_name % 2",
    ],
)  # fmt: skip
def test_words_that_only_look_forbidden(harmless) -> None:
    assert refusal(harmless) == ""


@pytest.mark.parametrize(
    "candidate",
    [
        "conv in (Lean.Name.num _ 4) => skip", "conv in («Name».num _ 4) => skip", "exact decl_name%", "decide +native",
        "decide (native := true)", "decide (config := { native := true })", "skip\nlemma x : True := trivial",
        "exact h lemma x : True := trivial",
    ],
)  # fmt: skip
def test_words_that_only_look_harmless(candidate) -> None:
    assert refusal(candidate) != ""


def test_a_number_of_a_name_is_told_by_who_speaks_of_names() -> None:
    asking = "conv in (.num _ 4) => skip"
    assert own_parts(asking, "t", "inductive Expr where\n  | num (n : Nat)\n") == ""
    assert own_parts(asking, "t", "inductive VarName where\n  | num (n : Nat)\n") == ""
    assert own_parts(asking, "t", "abbrev N := Lean.Name\n") != ""
    assert own_parts("conv in (.num _ 4 : Lean.Name) => skip", "t", "") != ""


@pytest.mark.parametrize("candidate", ["exact «a", "exact «a\nb»", "x.«" * 30_000, "»" * 30_000 + "«" * 30_000])
def test_a_name_that_is_not_closed_is_refused_before_anything_else_is_read(
    candidate: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The lexer looked for the end of each: one candidate kept the engine busy for half a minute.
    monkeypatch.setattr(screen, "code_tokens", None)
    assert refusal(candidate) == "a name that goes over a line end"
