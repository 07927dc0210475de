"""Whether Lean reads a declaration and what stands above it as we do, by what its server has parsed.

Pure. What is parsed goes up to the keyword of the next command, which Lean takes for one where the declaration ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lean.ambiguities import ambiguities
from assistant.lean.commands import Command, commands
from assistant.lean.judge.layout import only_evaluates
from assistant.lean.parse import Parse, goes_on, hides_command, misread
from assistant.lean.places import Place
from assistant.lean.positions import Span
from assistant.lean.verify.scratch_text import command_end


def parsed_part(place: Place, text: str) -> str:
    """The part of a text with a proof that is to be parsed."""
    following = _following(place, text)
    return text if following is None else f"{text[: following.end]}\n"


def objection(place: Place, text: str, parse: Parse) -> str:
    """Why that parse is another one than ours; empty where it is not."""
    if word := misread(text, parse):
        return f"Lean reads `{word}` where no such word seems to stand; put a space, or a line end, before it"
    following = _following(place, text)
    command = Span(place.declaration.command.start, command_end(place) + len(text) - len(place.text))
    if goes_on(text, command, following.start if following is not None else -1, parse):
        return "Lean goes on with the declaration where it seems to end; put `section` and `end` behind it"
    if any(hides_command(one, parse) for one in _left_out(place, text)):
        return "behind an `#eval` above it another command may stand; put what is evaluated into brackets"
    return ""


def is_doubtful(place: Place, text: str) -> bool:
    """Whether something above the declaration is left out of what is judged, as an `#eval` is, or a word in it may be
    another thing to Lean."""
    if next(_left_out(place, text), None) is not None:
        return True
    following = _following(place, text)
    return bool(ambiguities(text[place.declaration.command.start : following.end if following is not None else None]))


def _left_out(place: Place, text: str) -> Iterator[Command]:
    start = place.declaration.command.start
    return (one for one in commands(text) if one.span.end <= start and only_evaluates(one))


def _following(place: Place, text: str) -> Span | None:
    """The keyword of the next command; `None` where there is none."""
    end = command_end(place) + len(text) - len(place.text)
    for command in commands(text):
        token = command.tokens[command.keyword_index]
        if token.start >= end:
            return Span(token.start, token.end)
    return None
