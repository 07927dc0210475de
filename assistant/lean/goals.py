"""Goals and hypotheses as plain data, read from Lean's own rendering of them.

Lean prints a goal as an optional `case` line, hypotheses `names : type` (`names : type := value` for `let`), and the
target after `⊢` (`|` inside `conv`); lines that go on are indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Goal:
    """`case` is the goal's tag (empty when it has none), `target` the proposition or type to be proved."""

    case: str
    hypotheses: tuple[Hypothesis, ...]
    target: str

    def render(self) -> str:
        """As Lean prints it."""
        lines = [f"case {self.case}"] if self.case else []
        for hypothesis in self.hypotheses:
            value = f" := {hypothesis.value}" if hypothesis.value else ""
            lines.append(f"{' '.join(hypothesis.names)} : {hypothesis.type}{value}")
        lines.append(f"⊢ {self.target}")
        return "\n".join(lines)


_HYPOTHESIS = re.compile(r"(?P<names>[^\s:⊢|()\[\]{},][^:⊢]*?)\s*:(?!=)\s?(?P<rest>.*)", re.DOTALL)
_VALUE = re.compile(r"\s:=\s")


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
            names = tuple(match["names"].split())
            parts = _VALUE.split(match["rest"], maxsplit=1)
            hypotheses.append(Hypothesis(names, parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""))
    return Goal(case, tuple(hypotheses), rendered.strip() if not hypotheses else "")


def _entries(rendered: str) -> Iterable[str]:
    """Joins continuation lines (indented ones) to the entry they belong to."""
    entry: list[str] = []
    for line in rendered.splitlines():
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


_METAVARIABLE = re.compile(r"\?[A-Za-z_α-ωΑ-Ω«][\w.'✝«»₀-₉]*|\?_")


def metavariables(goal: Goal) -> frozenset[str]:
    """The `?x`, `?m.12`, `?_` that occur in a goal."""
    texts = [goal.target, *(h.type for h in goal.hypotheses), *(h.value for h in goal.hypotheses)]
    return frozenset(name for text in texts for name in _METAVARIABLE.findall(text))


def state_key(goals: Sequence[Goal]) -> str:
    """A canonical string: equal for states that differ in case tags or in how metavariables and inaccessible names
    are numbered."""
    numbering: dict[str, str] = {}

    def canonical(text: str) -> str:
        return _METAVARIABLE.sub(
            lambda m: numbering.setdefault(m.group(), f"?{len(numbering)}"), " ".join(text.split())
        )

    parts = []
    for goal in goals:
        lines = [
            f"{name} : {canonical(h.type)}" + (f" := {canonical(h.value)}" if h.value else "")
            for h in goal.hypotheses
            for name in h.names
        ]
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
    for index, goal in enumerate(goals):
        for name in metavariables(goal) | ({f"?{goal.case}"} if goal.case else frozenset()):
            first = owner.setdefault(name, index)
            a, b = root(first), root(index)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for index in range(len(goals)):
        groups.setdefault(root(index), []).append(index)
    return tuple(tuple(group) for _, group in sorted(groups.items()))
