"""The judged declaration under a name by which it can be found in what Lean compiled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.lean.commands import commands, name_parts
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.judge.grounds import Auxiliary, auxiliary_besides
from assistant.lean.judge.layout import PROOFS, Unit, may_make_syntax
from assistant.lean.judge.macros import computes
from assistant.lean.judge.short_names import short_name
from assistant.lean.judge.subject import Names
from assistant.lean.judge.submission import Submission
from assistant.lean.lexer import Kind, code_tokens
from assistant.lean.places import HOLE_WORDS
from assistant.lean.positions import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A text in which the judged declaration has a name: Lean keeps nothing of an `example`. `span` is where the
    declaration stands in it, `names` what it is called."""

    text: str
    span: Span
    names: tuple[str, ...]
    is_example: bool = False


def named_text(text: str, declaration: Declaration, grown: int, word: str) -> Named:
    span = Span(declaration.span.start, declaration.span.end + grown)
    if declaration.kind != "example":
        return Named(text, span, (declaration.name,) if declaration.name else ())
    keyword, called = declaration.keyword, short_name(word, 3)
    return Named(
        f"{text[: keyword.start]}def {called}{text[keyword.end :]}",
        span,
        (".".join((*declaration.namespace, called)),),
        is_example=True,
    )


def auxiliary_constants(named: Named, unit: Unit) -> Auxiliary:
    """Which constants Lean made: not those that bear a name of the author's."""
    written: set[tuple[str, ...]] = set()
    for declaration in declarations(named.text):
        namespace = name_parts(".".join(declaration.namespace))
        written |= {namespace[:length] for length in range(1, len(namespace) + 1)}
        written.add(name_parts(declaration.name))
    names = (token for command in unit.commands for token in command.tokens if token.kind is Kind.NAME)
    words = {word for name in names for word in name_parts(name.text)[:1] if "." not in name.text}
    return auxiliary_besides(written - {()}, words)


def names_in(named: Named, submission: Submission) -> Names:
    """Of the text without the proof, which is that of the submission under a name."""
    found = declarations(named.text)
    together = [d for d in found if d.command.start <= named.span.start < d.command.end]
    text, hole = submission.before, submission.hole
    in_declaration = code_tokens(text[submission.declaration.span.start : hole.start])
    end = max((d.command.end for d in together), default=named.span.end)
    return Names(
        frozenset(map(name_parts, named.names)),
        frozenset(name_parts(d.name) for d in together if d.name),
        frozenset(name_parts(d.name) for d in found if d.name),
        example=named.is_example,
        hole=text[hole.start : hole.end] in HOLE_WORDS,
        termination=any(token.text == "decreasing_by" for token in in_declaration),
        computes=computes(submission.after),
        opened=_opened(named.text[:end]).union(*(name_parts(d.name) for d in together if d.kind not in PROOFS)),
        below=(named.text[end:], *_without_hygiene(named.text)),
    )


NAMESPACE_WORDS = frozenset({"open", "namespace", "export"})


def _opened(text: str) -> frozenset[str]:
    """The parts of all names in commands that open or enter a namespace."""
    found = (
        command.tokens for command in commands(text) if any(token.text in NAMESPACE_WORDS for token in command.tokens)
    )
    names = (token for tokens in found for token in tokens if token.kind is Kind.NAME)
    return frozenset(part for name in names for part in name_parts(name.text))


def macros_of(text: str) -> Iterator[str]:
    """The commands of a text that make syntax or give it a meaning."""
    return (text[command.span.start : command.span.end] for command in commands(text) if may_make_syntax(command))


def _without_hygiene(text: str) -> list[str]:
    """The macros of a text where hygiene is spoken of: without it a word of theirs means what it means where they are
    used."""
    spoken = any("hygiene" in token.text.strip("«»").split(".") for one in commands(text) for token in one.tokens)
    return list(macros_of(text)) if spoken else []
