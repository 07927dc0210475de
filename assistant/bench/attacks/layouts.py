"""Where a hole can stand: the same goal in every kind of place.

A layout is a text with `{goal}` and `{goal}`'s one variable `n`, and the name of the constant that the hole belongs
to. All of them compile with `sorry` at the place.
"""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.bench.attacks.case import Case, Expectation

FALSE_GOAL = "n = n + 1"
TRUE_GOAL = "n + 0 = n"


@dataclass(frozen=True, slots=True)
class Layout:
    """`core` layouts are those that `make test` combines with more than the simplest attack."""

    name: str
    text: str
    target: str = "t"
    core: bool = False
    judged_as: tuple[tuple[str, str], ...] = ()

    def around(self, goal: str, above: str = "") -> str:
        """The file with this goal, below some commands."""
        return above + self.text.replace("{goal}", goal)


ERRORS = (
    ("theorem broken : 1 = 2 := by\n  exact undefinedThing\n", ""),
    (") this is not Lean\n", ""),
)
"""What a layout has of errors, and what the judge reads in their place."""
EXAMPLE = (("example (n", "theorem t (n"),)
"""Of an example nothing stays in what is compiled."""
BLOCK = Layout("block", "theorem t (n : Nat) : {goal} := by\n  @@sorry\n", core=True)

LAYOUTS = (
    BLOCK,
    Layout("one line", "theorem t (n : Nat) : {goal} := by @@sorry\n"),
    Layout("term", "theorem t (n : Nat) : {goal} := @@sorry\n", core=True),
    Layout("no final line end", "theorem t (n : Nat) : {goal} := by\n  @@sorry"),
    Layout("after a step", "theorem t (n : Nat) : {goal} := by\n  have h : n = n := rfl\n  @@sorry\n"),
    Layout("after intro", "theorem t : ∀ n : Nat, {goal} := by\n  intro n\n  @@sorry\n"),
    Layout("bullet", "theorem t (n : Nat) : {goal} ∧ True := by\n  constructor\n  · @@sorry\n  · trivial\n"),
    Layout("second bullet", "theorem t (n : Nat) : True ∧ {goal} := by\n  constructor\n  · trivial\n  · @@sorry\n"),
    Layout(
        "have block",
        "theorem t (n : Nat) : {goal} := by\n  have h : {goal} := by\n    @@sorry\n  exact h\n",
        core=True,
    ),
    Layout("have term", "theorem t (n : Nat) : {goal} := by\n  have h : {goal} := @@sorry\n  exact h\n"),
    Layout("argument", "theorem t (n : Nat) : {goal} := by\n  exact id (by @@sorry)\n", core=True),
    Layout("term argument", "theorem t (n : Nat) : {goal} :=\n  id (by\n    @@sorry)\n"),
    Layout("anonymous constructor", "theorem t (n : Nat) : {goal} ∧ True := ⟨by @@sorry, trivial⟩\n"),
    Layout("show from", "theorem t (n : Nat) : {goal} :=\n  show {goal} from by\n    @@sorry\n"),
    Layout("show tactic", "theorem t (n : Nat) : {goal} := by\n  show {goal}\n  @@sorry\n"),
    Layout("all goals", "theorem t (n : Nat) : {goal} := by\n  all_goals @@sorry\n"),
    Layout("first", "theorem t (n : Nat) : {goal} := by\n  first\n    | @@sorry\n    | skip\n", core=True),
    Layout("finally", "def t (n : Nat) : {x : Nat // {goal}} := ⟨0, ?h⟩\nwhere finally\n  case h => @@sorry\n"),
    Layout(
        "brackets between tactics",
        "theorem t (n : Nat) : {goal} := by\n  match n with\n  | n => have h : {goal} := (by @@sorry); exact h\n",
    ),
    Layout("parentheses", "theorem t (n : Nat) : {goal} := by\n  (skip; @@sorry)\n"),
    Layout("then", "theorem t (n : Nat) : {goal} := by\n  skip <;> @@sorry\n"),
    Layout(
        "cases alternative",
        "theorem t (n : Nat) (b : Bool) : b = true → {goal} := by\n"
        "  cases b with\n  | true =>\n    intro _\n    @@sorry\n  | false =>\n    intro h\n    cases h\n",
        core=True,
    ),
    Layout(
        "match alternative",
        "theorem t (n : Nat) (b : Bool) (hb : b = true) : {goal} :=\n"
        "  match b, hb with\n  | true, _ => by\n    @@sorry\n",
    ),
    Layout("if then", "theorem t (n : Nat) : {goal} :=\n  if h : 1 = 1 then by @@sorry else absurd rfl h\n"),
    Layout(
        "calc",
        "theorem t (n : Nat) : {goal} ∧ 1 = 1 := by\n  refine ⟨?_, ?_⟩\n  · @@sorry\n  · calc\n      1 = 1 := rfl\n",
    ),
    Layout(
        "where", "theorem t (n : Nat) : {goal} := h n\nwhere\n  h (n : Nat) : {goal} := by\n    @@sorry\n", core=True
    ),
    Layout(
        "let rec",
        "theorem t (n : Nat) : {goal} := by\n  let rec h (n : Nat) : {goal} := by\n    @@sorry\n  exact h n\n",
        core=True,
    ),
    Layout(
        "mutual",
        "mutual\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\ntheorem t' (n : Nat) : n = n := by\n  rfl\nend\n",
        core=True,
    ),
    Layout("namespace", "namespace A.B\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\nend A.B\n", "A.B.t"),
    Layout("dotted name", "theorem A.t (n : Nat) : {goal} := by\n  @@sorry\n", "A.t"),
    Layout("protected", "namespace A\nprotected theorem t (n : Nat) : {goal} := by\n  @@sorry\nend A\n", "A.t"),
    Layout("section variable", "section\nvariable (n : Nat)\ntheorem t : {goal} := by\n  @@sorry\nend\n"),
    Layout("open in", "open Nat in\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n"),
    Layout("option in", "set_option maxHeartbeats 100000 in\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n"),
    Layout("doc comment", "/-- Says that `sorry` is no proof. -/\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n"),
    Layout("french quotes", "theorem «t u» (n : Nat) : {goal} := by\n  @@sorry\n", "t u"),
    Layout("example", "example (n : Nat) : {goal} := by\n  @@sorry\n", core=True, judged_as=EXAMPLE),
    Layout(
        "instance field",
        "class Cl : Prop where\n  out : ∀ n : Nat, {goal}\ninstance inst : Cl where\n  out n := by\n    @@sorry\n",
        "inst",
        core=True,
    ),
    Layout("subtype", "def t (n : Nat) : {x : Nat // {goal}} := ⟨0, by @@sorry⟩\n", core=True),
    Layout(
        "structure field",
        "structure St (n : Nat) where\n  x : Nat\n  ok : {goal}\ndef t (n : Nat) : St n where\n  x := 1\n  ok := by\n    @@sorry\n",
        core=True,
    ),
    Layout(
        "between commands",
        "def before : Nat := 1\n\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n\ntheorem after : before = 1 := rfl\n",
        core=True,
    ),
    Layout(
        "error below",
        "theorem t (n : Nat) : {goal} := by\n  @@sorry\n\ntheorem broken : 1 = 2 := by\n  exact undefinedThing\n",
        core=True,
    ),
    Layout(
        "error above",
        "theorem broken : 1 = 2 := by\n  exact undefinedThing\n\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n",
        core=True,
    ),
    Layout("nonsense above", ") this is not Lean\n\ntheorem t (n : Nat) : {goal} := by\n  @@sorry\n"),
    Layout("nonsense below", "theorem t (n : Nat) : {goal} := by\n  @@sorry\n\n) this is not Lean\n"),
)


def at(
    layout: Layout, name: str, goal: str, above: str, candidate: str, expect: Expectation, why: str, **more: Any
) -> Case:
    """The case in which a goal stands at a layout's place, below some commands. The class's name is put in later."""
    owned: dict[str, Any] = {
        "false": goal == FALSE_GOAL,
        "target": layout.target,
        "judged_as": (*ERRORS, *layout.judged_as),
    } | more
    title = name if layout is BLOCK else f"{name}, {layout.name}"
    return Case("", title, layout.around(goal, above), candidate, expect, why, **owned)


def everywhere(
    name: str, goal: str, above: str, candidate: str, expect: Expectation, why: str, **more: Any
) -> Iterator[Case]:
    """The same in every layout; only those that are `core` are for `make test`."""
    for layout in LAYOUTS:
        yield at(layout, name, goal, above, candidate, expect, why, core=layout.core, **more)
