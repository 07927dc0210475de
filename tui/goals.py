"""Goals on the screen: hypotheses aligned, and what changed against the state above marked and coloured.

What changed is found token by token, so that one new variable in a long target is seen at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content, Span

from assistant.lean.goals import Goal, Hypothesis
from assistant.lean.lexer import tokens
from tui.lean_text import LONGEST, lean
from tui.plain import one_line, printable

WIDEST_NAMES = 16
"""Columns of names, to which the types are aligned; longer names push theirs to the right."""
COMPARED = 150
"""Tokens of a stretch in which changes are looked for word by word; a longer one has changed as a whole."""
NARROWEST = 16
"""Columns in which a type is broken into lines; in fewer it is left to the terminal."""
NEW, CHANGED, SAME = "+", "~", " "
_MARKS = {NEW: "$text-success bold", CHANGED: "$text-warning bold", SAME: ""}
_CHANGE = "underline bold"


@dataclass(frozen=True, slots=True)
class Line:
    """One hypothesis or the target. `before` is what stood there in the state above."""

    mark: str
    label: str
    text: str
    before: str = ""


def goal_lines(goal: Goal, above: Goal | None) -> tuple[list[Line], list[str]]:
    """The lines of a goal, and the names of hypotheses that the state above had and this one lacks."""
    known = {name: _type(h) for h in above.hypotheses for name in h.names} if above is not None else {}
    lines = []
    for hypothesis in goal.hypotheses:
        text = _type(hypothesis)
        missing = [name for name in hypothesis.names if name not in known]
        differing = [known[name] for name in hypothesis.names if name in known and known[name] != text]
        mark = SAME if above is None else NEW if missing else CHANGED if differing else SAME
        lines.append(Line(mark, " ".join(hypothesis.names), text, differing[0] if differing else ""))
    changed = above is not None and above.target != goal.target
    lines.append(Line(CHANGED if changed else SAME, "⊢", goal.target, above.target if above and changed else ""))
    here = {name for hypothesis in goal.hypotheses for name in hypothesis.names}
    return lines, [name for name in known if name not in here]


def _type(hypothesis: Hypothesis) -> str:
    return hypothesis.type + (f" := {hypothesis.value}" if hypothesis.value else "")


@lru_cache(maxsize=256)
def changed_spans(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `after` that are not in `before`, by tokens. None when there was nothing before, or when the
    texts are longer than what is given colours."""
    if max(len(before), len(after)) > LONGEST:
        return ()
    old, new = [token.text for token in tokens(before)], list(tokens(after))
    words = [token.text for token in new]
    if not old:
        return ()
    # What is the same at both ends is most of it; comparing the rest may take the cube of its length.
    first = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(old, words, strict=False)))
    ends = zip(reversed(old[first:]), reversed(words[first:]), strict=False)
    last = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], ends))
    old, words = old[first : len(old) - last], words[first : len(words) - last]
    if max(len(old), len(words)) > COMPARED:
        changed = [(0, len(words))] if words else []
    else:
        codes = SequenceMatcher(None, old, words, autojunk=False).get_opcodes()
        changed = [(start, end) for kind, _, _, start, end in codes if kind in ("replace", "insert")]
    return tuple((new[first + start].start, new[first + end - 1].end) for start, end in changed)


def render_goals(goals: Sequence[Goal], above: Sequence[Goal] = (), width: int = 0) -> Content:
    """All goals of a state; those of the state above are what each is compared with. In a `width` lines that are too
    long go on below where they began."""
    parts: list[Content] = []
    for number, goal in enumerate(goals):
        if len(goals) > 1 or goal.case:
            counted = f"goal {number + 1} of {len(goals)}" if len(goals) > 1 else "case"
            parts.append(Content.styled(f"{counted} {one_line(goal.case)}".rstrip(), "$text-muted italic"))
        parts += _render_goal(goal, above[min(number, len(above) - 1)] if above else None, width)
    if not goals:
        parts.append(Content.styled("nothing is left to be proved", "$text-success"))
    return Content("\n").join(parts)


def _render_goal(goal: Goal, above: Goal | None, room: int) -> list[Content]:
    lines, gone = goal_lines(goal, above)
    labels = [cell_len(printable(line.label)) for line in lines[:-1]]
    width = max((label for label in labels if label <= WIDEST_NAMES), default=0)
    parts = [_render_line(line, width, room) for line in lines[:-1]]
    if gone:
        parts.append(Content.styled(f"- gone: {printable(' '.join(gone))}", "$text-muted"))
    parts.append(_render_line(lines[-1], 0, room))
    return parts


def _render_line(line: Line, width: int, room: int) -> Content:
    target = line.label == "⊢"
    label = printable(line.label)
    label += " " * max(0, width - cell_len(label))
    head = Content.assemble(
        (line.mark, _MARKS[line.mark]), " ", (label, "$text-accent bold"), " " if target else " : "
    )  # fmt: skip
    body = lean(line.text)
    if line.before:
        body = body.add_spans([Span(start, end, _CHANGE) for start, end in changed_spans(line.before, line.text)])
    left = room - head.cell_length
    rows = [part for row in body.split("\n") for part in (row.wrap(left) if left >= NARROWEST else [row])]
    return Content("\n" + " " * head.cell_length).join([head + rows[0], *rows[1:]])
