"""One elaboration for many candidates.

At a state with one goal, `refine (fun {α : Sort _} (x _ _ : α) => x) ?c1 ?c2 ?c3` makes one copy of the goal a
candidate, and each candidate runs in a bullet of its own, where Lean recovers from its errors. Several states fit in
one text: an outer row of copies leads to them. After the last bullet of a row stands a sentinel, a bullet whose only
tactic names a constant that does not exist: Lean's complaint about it is the evidence that everything before it was
parsed and run. Without that complaint silence means nothing.

This module only writes texts and reads diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lean.blocks import Opener, tactic_blocks
from assistant.lean.client import Diagnostic
from assistant.lean.declarations import commands
from assistant.lean.goals import Goal, parse_goals, state_key
from assistant.lean.lexer import unbalanced
from assistant.lean.places import Place, PlaceKind
from assistant.lean.verify.verdicts import Branch, Judgement, Question, Verdict

SENTINEL = "assistantReachedTheEndOfTheBatch"
TIMEOUT_MARKS = ("(deterministic) timeout", "maximum number of heartbeats")
ABORT_MARKS = (*TIMEOUT_MARKS, "maximum recursion depth", "elaboration interrupted", "deep recursion")


@dataclass(frozen=True, slots=True)
class Slot:
    """The bullet of one candidate: first and last line of the text (0-based), column of the bullet (UTF-16)."""

    question: int
    candidate: int
    first: int
    last: int
    column: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A text and where in it each candidate stands. `sentinels` holds the line of each question's sentinel."""

    text: str
    slots: tuple[Slot, ...]
    sentinels: tuple[int, ...]


def before_place(place: Place) -> str:
    """The text up to the place and what opens a block of tactics there; the next tactic follows directly."""
    return place.text[: place.span.start] + place.block_opener


def after_place(place: Place) -> str:
    """What has to follow a block of tactics at the place so that its command still parses: nothing where the rest of
    the command may be left out, else the rest of the command. The text after the command is never needed."""
    command = next((c for c in commands(place.text) if c.span.start <= place.span.start <= c.span.end), None)
    if command is None:
        return place.closer
    rest = place.closer + place.text[place.span.end : command.span.end]
    around = [b for b in tactic_blocks(place.text, command.tokens) if b.start <= place.span.start <= b.end]
    simple = all(block.opener in (Opener.BY, Opener.BULLET) for block in around)
    balanced = not unbalanced(place.text[command.span.start : place.span.start])
    if place.kind is not PlaceKind.TERM and simple and balanced and not place.closer.strip():
        return ""
    return rest


def indented(tactic: str, column: int) -> str:
    """A tactic's lines, the first as it is, the others moved right by `column`."""
    lines = tactic.replace("\r\n", "\n").replace("\r", "\n").expandtabs(2).strip("\n").split("\n")
    return "\n".join([lines[0], *(" " * column + line if line.strip() else "" for line in lines[1:])])


def branch_tactics(branch: Branch) -> list[str]:
    """The tactics that lead along a branch; goals that it does not follow are admitted (this is a trial)."""
    tactics: list[str] = []
    for step in branch:
        tactics.append(step.tactic)
        if len(step.focus) < step.goals:
            focus = set(step.focus)
            tactics.extend("rotate_left" if index in focus else "· sorry" for index in range(step.goals))
    return tactics


def copies(count: int, name: str) -> str:
    """A `refine` that leaves `count` copies of the goal, tagged `name1`, `name2`, …"""
    binders = " ".join(["x", *["_"] * (count - 1)])
    return f"refine (fun {{α : Sort _}} ({binders} : α) => x) " + " ".join(f"?{name}{i + 1}" for i in range(count))


class _Writer:
    """Lines of tactics with their positions."""

    def __init__(self, opening: str, column: int) -> None:
        self.pieces = [opening]
        self.line = opening.count("\n")
        self.column = column
        self.fresh = True

    def tactic(self, text: str, column: int) -> tuple[int, int]:
        """Writes a tactic at a column; its first and last line."""
        if not self.fresh:
            self.pieces.append("\n" + " " * column)
            self.line += 1
        self.fresh = False
        body = indented(text, column)
        first = self.line
        self.pieces.append(body)
        self.line += body.count("\n")
        return first, self.line


def build_batch(place: Place, questions: Sequence[Question]) -> Batch:
    """The text that tries every candidate of every question."""
    base = place.indentation
    writer = _Writer(before_place(place), base)
    slots: list[Slot] = []
    sentinels: list[int] = []
    several = len(questions) > 1
    if several:
        writer.tactic(copies(len(questions), "assistant_q"), base)
    for number, question in enumerate(questions):
        column = base
        if several:
            column = base + 2
            writer.tactic("· skip", base)
        for tactic in branch_tactics(question.branch):
            writer.tactic(tactic, column)
        writer.tactic(copies(len(question.candidates) + 1, "assistant_c"), column)
        for index, candidate in enumerate(question.candidates):
            first, last = writer.tactic("· " + indented(candidate, 2), column)
            slots.append(Slot(number, index, first, last, column))
        line, _ = writer.tactic(f"· exact {SENTINEL}", column)
        sentinels.append(line)
    writer.tactic("all_goals sorry", base)
    return Batch("".join(writer.pieces) + after_place(place), tuple(slots), tuple(sentinels))


_TRY_THIS = re.compile(r"Try this:\s*(?P<body>.*)", re.DOTALL)
_APPLY_MARK = re.compile(r"^\[apply\] ?", re.MULTILINE)


def offered_tactics(message: str) -> tuple[str, ...]:
    """The tactics in a «Try this» message, in either of the forms that Lean has used."""
    if "Try th" not in message:
        return ()
    body = message.split(":", 1)[1] if ":" in message else ""
    body = body.split("Remaining subgoals:")[0]
    parts = _APPLY_MARK.split("\n".join(line.strip(" ") if "[apply]" in line else line for line in body.split("\n")))
    found = []
    for part in parts:
        lines = [line.rstrip() for line in part.split("\n") if line.strip() and not line.strip().startswith("--")]
        if lines:
            margin = min((len(line) - len(line.lstrip()) for line in lines[1:]), default=0)
            found.append("\n".join([lines[0].strip(), *(line[margin:] for line in lines[1:])]))
    return tuple(found)


def reached(batch: Batch, question: int, diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether Lean got to the end of a question's row."""
    line = batch.sentinels[question]
    return any(d.is_error and d.start.line == line and SENTINEL in d.message for d in diagnostics)


def judge(
    candidate: str, slot: Slot, goals: Sequence[Goal], diagnostics: Sequence[Diagnostic], milliseconds: float
) -> Judgement:
    """The verdict on one candidate whose bullet is known to have been run, from the diagnostics in its lines."""
    inside = [d for d in diagnostics if slot.first <= d.start.line <= slot.last]
    errors = [d for d in inside if d.is_error]
    suggestions = tuple(dict.fromkeys(t for d in inside if d.severity == 3 for t in offered_tactics(d.message)))
    left = [
        d
        for d in errors
        if d.is_unsolved_goals and d.start.line == slot.first and d.start.character == slot.column
    ]
    others = [d for d in errors if d not in left]
    if others:
        message = others[0].message
        verdict = Verdict.TIMED_OUT if any(mark in message for mark in TIMEOUT_MARKS) else Verdict.FAILED
        return Judgement(candidate, verdict, (), message, suggestions, milliseconds)
    if any("declaration uses" in d.message and "sorry" in d.message for d in inside):
        return Judgement(candidate, Verdict.FAILED, (), "it leans on `sorry`", suggestions, milliseconds)
    if not left:
        return Judgement(candidate, Verdict.CLOSES, (), "", suggestions, milliseconds)
    remaining = parse_goals(without_copy_tags(left[0].message.partition("\n")[2]))
    return progress(candidate, goals, remaining, suggestions, milliseconds)


def progress(
    candidate: str,
    goals: Sequence[Goal],
    remaining: tuple[Goal, ...],
    suggestions: tuple[str, ...],
    milliseconds: float,
) -> Judgement:
    """The verdict on a candidate that ran and left goals: no progress when they are the goals that were there."""
    if not remaining:
        return Judgement(candidate, Verdict.UNKNOWN, (), "Lean did not say which goals are left", suggestions)
    if state_key(remaining) == state_key(goals):
        return Judgement(candidate, Verdict.FAILED, (), "it changes nothing", suggestions, milliseconds)
    return Judgement(candidate, Verdict.PROGRESS, remaining, "", suggestions, milliseconds)


_COPY_LINE = re.compile(r"^case assistant_[cq]\d+\n", re.MULTILINE)
_COPY_PREFIX = re.compile(r"\bassistant_[cq]\d+\.")


def without_copy_tags(goals: str) -> str:
    """Rendered goals as they would be without the copies, whose tags Lean puts before those of the tactic."""
    return _COPY_PREFIX.sub("", _COPY_LINE.sub("", goals))


def aborted(slot: Slot, diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether the candidate ran into a limit that stops Lean for everything after it as well."""
    return any(
        d.is_error and slot.first <= d.start.line <= slot.last and any(mark in d.message for mark in ABORT_MARKS)
        for d in diagnostics
    )
