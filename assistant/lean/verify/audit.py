"""What tactics rest on, asked for many at once.

A trial shows that a tactic runs and what it leaves, not that nothing was admitted on the way: a macro of the file may
stand for `sorry`, a lemma may be unfinished. So each tactic is run in a copy of the declaration in which an axiom of
ours proves whatever is left, and Lean is asked for the axioms of the copies. A copy without a tactic shows what was
there before. This module makes the text and compares the answers; `verifier.py` asks Lean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from assistant.lean.blocks import tactic_blocks
from assistant.lean.lexer import Kind
from assistant.lean.places import HOLE_WORDS, Place, PlaceKind, find_holes
from assistant.lean.positions import column
from assistant.lean.verify.acceptance import (
    ALLOWED_AXIOMS,
    MARK,
    PRINT_AXIOMS,
    STAND_IN,
    STAND_IN_AXIOM,
    Probe,
    axiom_reasons,
)
from assistant.lean.verify.scratch_text import (
    ANONYMOUS,
    Edit,
    apply_edits,
    command_end,
    command_tokens,
    copy_edits,
    fresh_name,
    layout,
    may_copy,
    may_cut,
)
from assistant.lean.verify.verdicts import SORRY_AXIOM

REST = f"all_goals exact _root_.{STAND_IN}"


def may_audit(place: Place) -> bool:
    """Whether the declaration can be copied with something else in place of what follows the place."""
    return place.kind is not PlaceKind.TERM and may_cut(place) and may_copy(place.text, place.declaration.command)


def audit_probe(place: Place, tactics: Sequence[str | None]) -> tuple[Probe, tuple[str, ...]]:
    """The text with a copy for each tactic, and the names of the copies; `None` is a copy without a tactic."""
    start, end = place.declaration.command.start, command_end(place)
    head = place.text[:start] + STAND_IN_AXIOM
    indent = " " * column(place.text, start)
    written = place.text[place.declaration.written_name.start : place.declaration.written_name.end]
    named = written if written and place.declaration.kind != "example" else ANONYMOUS
    filled_holes = _filled_holes(place)
    outside = "".join("\n" + " " * depth + REST for depth in _outer_columns(place))
    parts = [head]
    line = head.count("\n")
    lines: dict[int, str] = {}
    names: list[str] = []
    for number, tactic in enumerate(tactics):
        mark = f"{MARK}{number}"
        edits = copy_edits(place.text, place.declaration.command, mark, name_examples=True)
        edits = sorted([*edits, *filled_holes], key=lambda edit: edit.start)
        before = apply_edits(place.text, start, min(place.span.start, end), edits)
        run = [] if tactic is None else ["(", *("  " + row for row in tactic.split("\n")), ")"]
        copy = f"{indent}{before}{layout(place, [*run, REST])}{outside}\n"
        names.append(fresh_name(named, mark))
        line += copy.count("\n")
        lines[line] = names[-1]
        parts += [copy, f"{PRINT_AXIOMS} {names[-1]}\n"]
        line += 1
    text = "".join(parts)
    return Probe(text, lines, place.text.count("\n", 0, start) + 1, 0), tuple(names)


def _outer_columns(place: Place) -> list[int]:
    """Columns of the tactic blocks around the block of the place, the nearest first."""
    tokens = command_tokens(place.text, place.declaration.command)
    last = max((token.end for token in tokens if token.end <= place.span.start), default=0)
    around = (b for b in tactic_blocks(place.text, tokens) if b.opened_at <= place.span.start and b.end >= last)
    return sorted({b.column for b in around if 0 <= b.column < place.indentation}, reverse=True)


def _filled_holes(place: Place) -> list[Edit]:
    """The holes of the command before the place, proved by our axiom."""
    words = [
        token
        for token in command_tokens(place.text, place.declaration.command)
        if token.kind is Kind.NAME and token.text in HOLE_WORDS and token.end <= place.span.start
    ]
    if not words:
        return []
    kinds = {hole.span.start: hole.kind for hole in find_holes(place.path, place.text)}
    found = []
    for token in words:
        term = f"_root_.{STAND_IN}"
        tactic = kinds.get(token.start) is PlaceKind.TACTIC
        found.append(Edit(token.start, token.end, f"exact {term}" if tactic else term))
    return found


def all_said(probe: Probe) -> Callable[[Sequence[Mapping[str, Any]]], bool]:
    """Whether published diagnostics (as they are on the wire) say something about every copy."""

    def look(published: Sequence[Mapping[str, Any]]) -> bool:
        return probe.lines.keys() <= {data["range"]["start"]["line"] for data in published}

    return look


def beyond_doubt(axioms: Sequence[str] | None) -> bool:
    """Whether a copy rests on nothing but Lean's own axioms, so that it does not matter what the declaration rests on
    without the tactic."""
    return axioms is not None and ALLOWED_AXIOMS.issuperset(axiom for axiom in axioms if axiom != STAND_IN)


def audit_reasons(
    names: Sequence[str], printed: Mapping[str, Sequence[str]], allowed: Collection[str] = ()
) -> list[str]:
    """For each tactic why it may not be shown, empty where nothing speaks against it. `allowed` are axioms that the
    file rests on anyway. A declaration that rests on `sorry` already, through an error above the place, cannot be told
    apart by it."""
    before, *copies = names
    known = frozenset(printed.get(before, ())) | {STAND_IN}
    reasons = []
    for name in copies:
        axioms = printed.get(name)
        if axioms is None:
            reasons.append("Lean did not say what it rests on")
            continue
        new = [axiom for axiom in axioms if axiom not in known]
        found = ["it rests on `sorry`"] if SORRY_AXIOM in new else axiom_reasons(new, allowed)
        reasons.append("; ".join(found))
    return reasons
