"""Goals that are open at a place beside the one that a trial is about.

A trial runs a candidate on the place's goal alone; in the file it stands before all of them. What by its form takes the
first goal only does the same there. Anything else is run once more with all goals open, and has to leave the others as
they are, word by word. This module is pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lean.commands import commands
from assistant.lean.diagnostics import INFORMATION, Diagnostic
from assistant.lean.judge.layout import SYNTAX
from assistant.lean.lexer import Kind
from assistant.lean.places import Place
from assistant.lean.tactic_words import OF_FIRST_GOAL
from assistant.lean.verify.tangles import SHOW_ENTIRELY
from assistant.lean.verify.trial import Block, Group, Item, Slot, Trial, add_control, first_line


def beside_block(item: Item, word: str) -> Block:
    """A candidate with all the goals of the place open, and what these are before it and after it, all of them."""
    block = Block()
    block.add(SHOW_ENTIRELY)
    first, last = block.tactic(item.text, "", f'; trace "{word}.ran"')
    block.slots.append(Slot(item, first, first, last, f"{word}.ran", 0))
    block.groups.append(Group(item.question, 0, 0, f"{word}.control", False, False, last))
    block.add(SHOW_ENTIRELY)
    add_control(block, f"{word}.control", "")
    return block


def leaves_others_alone(trial: Trial, diagnostics: Sequence[Diagnostic], left: int) -> bool:
    """Whether, in the trial of a `beside_block`, the candidate has run and left that many goals of the first one, and
    behind them the others as they were, word by word."""
    [slot], [group] = trial.slots, trial.groups
    said = {first_line(d.message) for d in diagnostics if d.is_error}
    wrong = any(d.is_error and slot.first <= d.start.line <= slot.last for d in diagnostics)
    ran = any(d.severity == INFORMATION and d.message.strip() == slot.sentinel for d in diagnostics)
    before = [d.message for d in diagnostics if d.severity == INFORMATION and d.start.line == group.probe]
    after = [d.message for d in diagnostics if d.severity == INFORMATION and d.start.line == slot.last + 1]
    if wrong or not ran or group.control not in said or len(before) != 1 or len(after) > 1:
        return False
    there, now = _goals_told(before[0]), _goals_told(after[0]) if after else []
    return now[left:] == there[1:] and len(now) == left + len(there) - 1


def _goals_told(traced: str) -> list[str]:
    goals = [goal.strip() for goal in traced.split("\n\n")]
    return [goal for goal in goals if goal and goal != "no goals"]


_OURS = frozenset("done fail fail_if_success first sorry trace trace_state".split())
"""The tactics of which the question about other goals is made."""


def may_mean_others(place: Place) -> bool:
    """Whether the file may give another meaning to tactics of Lean's that are taken for what they are here."""
    above = place.text[: place.declaration.command.start]
    if "actic" not in above:
        return False
    for command in commands(above):
        if command.keyword not in SYNTAX or "actic" not in above[command.span.start : command.span.end]:
            continue
        strings = [token.text.strip('"').strip() for token in command.tokens if token.kind is Kind.STRING]
        if command.keyword not in _WITH_WORDS or any(w in OF_FIRST_GOAL | _OURS or "\\" in w for w in strings):
            return True
    return False


_WITH_WORDS = frozenset({"syntax", "macro", "elab", "notation"})
"""Commands that say which words they are about."""
