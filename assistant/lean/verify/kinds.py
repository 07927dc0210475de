"""Whether what stands at a place is a proof or data: Lean is asked for the sort of the goal's type.

Any proof of a proposition is as good as another, so a hole of that kind may be filled by whatever Lean accepts. Which
value a hole of any other type gets is a choice of the file's author. The question is a tactic that closes the goal
and says a word about it. Its terms hold no names, so nothing that a file declares or opens can stand in their way. A
goal whose sort is not settled yet, or is that of a parameter, counts as data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from assistant.lean.diagnostics import INFORMATION, Diagnostic
from assistant.lean.goals import GoalKind
from assistant.lean.places import Place, edit

_TYPE = "refine (fun {α : Type _} (x : α) => x) ?_"
_PROPOSITION = "refine (fun {α : Prop} (x : α) => x) ?_"
_SUFFIXES: Mapping[str, GoalKind] = {".proposition": GoalKind.PROPOSITION, ".data": GoalKind.DATA}


def kind_tactic(word: str) -> str:
    """A tactic of one line that admits the main goal and traces of what kind it is, under a word."""
    # Where the sort is open, it could be either: then the first of the two runs, and none of it is left.
    proposition = f'(fail_if_success {_TYPE}); {_PROPOSITION}; trace "{word}.proposition"; sorry'
    return f'first | {proposition} | trace "{word}.data"; sorry'


def told_kind(word: str, message: str) -> GoalKind:
    """What a traced message says under the word, `UNKNOWN` for any other message. Lean's server makes one message of
    equal ones; of several goals one that is data decides."""
    lines = {line.strip() for line in message.split("\n")}
    told = [kind for suffix, kind in _SUFFIXES.items() if word + suffix in lines]
    return told[-1] if told else GoalKind.UNKNOWN


def kinds_text(holes: Sequence[Place], word: str) -> str:
    """The text of the holes with the question in each of them."""
    text = holes[0].text
    for number, hole in reversed(list(enumerate(holes))):
        span, filled = edit(hole, kind_tactic(f"{word}.{number}"))
        text = text[: span.start] + filled + text[span.end :]
    return text


def told_kinds(count: int, word: str, diagnostics: Iterable[Diagnostic]) -> tuple[GoalKind, ...]:
    """The kinds of holes in order. A hole that stands for several goals is data when one of them is; `UNKNOWN` is one
    that Lean did not get to."""
    found = [GoalKind.UNKNOWN] * count
    for diagnostic in diagnostics:
        message = diagnostic.message.strip()
        if diagnostic.severity != INFORMATION or not message.startswith(word + "."):
            continue
        number = message.removeprefix(word + ".").partition(".")[0]
        if number.isdigit() and int(number) < count and found[int(number)] is not GoalKind.DATA:
            found[int(number)] = told_kind(f"{word}.{number}", message)
    return tuple(found)


def all_told(count: int, word: str) -> Callable[[Sequence[Mapping[str, Any]]], bool]:
    """Whether published diagnostics (as they are on the wire) say something about the last hole."""
    last = f"{word}.{count - 1}."

    def look(published: Sequence[Mapping[str, Any]]) -> bool:
        return any(str(data["message"]).startswith(last) for data in published)

    return look
