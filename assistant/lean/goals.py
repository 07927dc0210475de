"""Goals and hypotheses as plain data, read from Lean's own rendering of them.

Lean prints a goal as an optional `case` line, hypotheses `names : type` (`names : type := value` for `let`), and the
target after `⊢` (`|` inside `conv`); lines that go on are indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.lean.lexer import CLOSING, OPENING, code_tokens

INACCESSIBLE = "✝"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """`names` share a type; a name that ends in `✝` cannot be written by the user. `value` is empty unless `let`."""

    names: tuple[str, ...]
    type: str
    value: str = ""

    @property
    def is_instance(self) -> bool:
        return all(name.startswith("inst") and INACCESSIBLE in name for name in self.names)

    @property
    def accessible_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if INACCESSIBLE not in name)


class GoalKind(StrEnum):
    """What a goal is filled with: a proof, any of which is as good as another, or data, where the choice matters."""

    UNKNOWN = "unknown"
    """Nobody has asked Lean."""
    PROPOSITION = "proposition"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Goal:
    """`case` is the goal's tag (empty when it has none), `target` the proposition or type to be proved. `kind` is
    known of the goals at a place only."""

    case: str
    hypotheses: tuple[Hypothesis, ...]
    target: str
    kind: GoalKind = field(default=GoalKind.UNKNOWN, compare=False)

    def render(self) -> str:
        """As Lean prints it."""
        lines = [f"case {self.case}"] if self.case else []
        for hypothesis in self.hypotheses:
            value = f" := {hypothesis.value}" if hypothesis.value else ""
            lines.append(f"{' '.join(hypothesis.names)} : {hypothesis.type}{value}")
        lines.append(f"⊢ {self.target}")
        return "\n".join(lines)


_NAME = r"(?:«[^»]*»|[^\s:«⊢|()\[\]{},])+"
_HYPOTHESIS = re.compile(rf"(?P<names>{_NAME}(?:[ ]{_NAME})*)\s*:(?!=)(?P<rest>.*)", re.DOTALL)
_BINDINGS = frozenset("let have let_fun".split())


def parse_goal(rendered: str) -> Goal:
    """One goal from Lean's text for it. Text without a `⊢` line is taken as the target alone."""
    case = ""
    hypotheses: list[Hypothesis] = []
    for entry in _entries(rendered):
        if entry.startswith("case ") and not hypotheses and not case:
            case = entry[5:].strip()
        elif entry.startswith(("⊢", "| ")):
            return Goal(case, tuple(hypotheses), entry[1:].strip())
        elif match := _HYPOTHESIS.fullmatch(entry):
            hypotheses.append(Hypothesis(tuple(re.findall(_NAME, match["names"])), *_type_and_value(match["rest"])))
    return Goal(case, tuple(hypotheses), rendered.strip() if not hypotheses else "")


def _type_and_value(text: str) -> tuple[str, str]:
    """Split at the `:=` of the hypothesis; those in brackets and of a `let` inside the type are part of the type."""
    if ":=" not in text:
        return text.strip(), ""
    depth = 0
    bindings = 0
    for token in code_tokens(text):
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth -= 1
        elif depth == 0 and token.text in _BINDINGS:
            bindings += 1
        elif depth == 0 and token.text == ":=":
            if not bindings:
                return text[: token.start].strip(), text[token.end :].strip()
            bindings -= 1
    return text.strip(), ""


def _entries(rendered: str) -> Iterable[str]:
    """Joins continuation lines (indented ones) to the entry they belong to."""
    entry: list[str] = []
    for line in rendered.split("\n"):
        if not line.strip():
            continue
        if line[0].isspace() and entry:
            entry.append(line)
            continue
        if entry:
            yield "\n".join(entry)
        entry = [line]
    if entry:
        yield "\n".join(entry)


def parse_goals(rendered: str) -> tuple[Goal, ...]:
    """Goals separated by blank lines, as in an «unsolved goals» message after its first line."""
    blocks = re.split(r"\n[ \t]*\n", rendered.strip())
    return tuple(parse_goal(block) for block in blocks if "⊢" in block or re.search(r"^\| ", block, re.MULTILINE))


_ATOM = r"(?:«[^»]*»|[^\W\d](?:[\w'!?✝])*)"
_METAVARIABLE = re.compile(rf"(?<![\w.'!?✝»])\?{_ATOM}(?:\.(?:{_ATOM}|\d+))*")
"""Not the `?` in the middle of a name: `List.head?_cons`."""
_INACCESSIBLE = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LINE_BREAK = re.compile(r"\s*\n\s*")


def metavariables(goal: Goal) -> frozenset[str]:
    """The `?x`, `?m.12`, `?_` that occur in a goal."""
    texts = [goal.target, *(h.type for h in goal.hypotheses), *(h.value for h in goal.hypotheses)]
    return frozenset(name for text in texts for name in metavariables_in_text(text))


def metavariables_in_text(text: str) -> frozenset[str]:
    """Those that occur in what Lean prints."""
    return frozenset(_METAVARIABLE.findall(text))


def state_key(goals: Sequence[Goal]) -> str:
    """A canonical string: equal for states that differ in where lines break, in case tags or in what metavariables
    and inaccessible names are called. A tag that a goal mentions as `?tag` tells which goal is meant, and counts."""
    numbering: dict[str, str] = {}
    mentioned = frozenset().union(*map(metavariables, goals))

    def metavariable(name: str) -> str:
        return numbering.setdefault(name, f"?{len(numbering)}")

    def local(match: re.Match[str]) -> str:
        name = match.group()
        return numbering.setdefault(name, f"{INACCESSIBLE}{len(numbering)}") if INACCESSIBLE in name else name

    def canonical(text: str) -> str:
        text = _METAVARIABLE.sub(lambda match: metavariable(match.group()), _LINE_BREAK.sub(" ", text.strip()))
        return _INACCESSIBLE.sub(local, text) if INACCESSIBLE in text else text

    parts = []
    for goal in goals:
        tag = f"?{goal.case}"
        lines = [f"case {metavariable(tag)}"] if tag in mentioned else []
        for h in goal.hypotheses:
            value = f" := {canonical(h.value)}" if h.value else ""
            lines += [f"{canonical(name)} : {canonical(h.type)}{value}" for name in h.names]
        parts.append("\n".join([*lines, "⊢ " + canonical(goal.target)]))
    return "\n\n".join(parts)


def connected_components(goals: Sequence[Goal]) -> tuple[tuple[int, ...], ...]:
    """Indices of goals grouped so that goals of different groups share no metavariable; each group can be proved on
    its own. Groups and the indices in them are ascending."""
    parent = list(range(len(goals)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    owner: dict[str, int] = {}
    occurring = [metavariables(goal) for goal in goals]
    mentioned = frozenset().union(*occurring)
    for index, goal in enumerate(goals):
        for name in occurring[index] | (mentioned & {f"?{goal.case}"}):
            first = owner.setdefault(name, index)
            a, b = root(first), root(index)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for index in range(len(goals)):
        groups.setdefault(root(index), []).append(index)
    return tuple(tuple(group) for _, group in sorted(groups.items()))
