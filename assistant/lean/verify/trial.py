"""The text of a trial, and what Lean's messages about it mean.

A trial is a scratch text in which candidates stand at a place. Nothing in it is judged by silence:

- a *probe* (`trace_state`) before the candidates shows the state, so the place was reached; at the place itself a
  copy of the goal tells whether it is a proposition (`kinds.py`);
- a *sentinel* (`trace`, with a word nobody can guess) after each candidate shows that the candidate ran to its end;
- a *control* (`fail`, likewise) after all of them shows that errors are being reported at all, which Lean stops doing
  for declarations that it could not parse, and `try` and `first` for what they run.

A candidate closes its state when its sentinel was seen, the control was seen, and no error lies in its lines. Where one
text stands for several goals (`constructor <;> sorry`), all of that has to be seen as often as the probe was.

This module is pure. Lines are 0-based, counted as Lean counts them (by line feeds).
"""

from __future__ import annotations

import re
import secrets
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from assistant.lean.diagnostics import ERROR, INFORMATION, Diagnostic
from assistant.lean.goals import Goal, GoalKind, metavariables, parse_goals, state_key
from assistant.lean.verify.kinds import kind_tactic, told_kind
from assistant.lean.verify.screen import only_offers
from assistant.lean.verify.tangles import SHOW_TANGLE, Tangle, holes_named, refuse_hole, tangle_told
from assistant.lean.verify.verdicts import Branch, Judgement, Step, Verdict


@dataclass(frozen=True, slots=True)
class Item:
    """One candidate of one question, by their numbers."""

    question: int
    candidate: int
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an item stands: `head` is the line of its bullet (there Lean reports the goals that are left), `first` to
    `last` the lines of the candidate and its sentinel. `group` is the probe and control that belong to it."""

    item: Item
    head: int
    first: int
    last: int
    sentinel: str
    group: int


@dataclass(frozen=True, slots=True)
class Group:
    """A state that was probed, in line `probe`; `head` is the line of its bullet, `control` the word of the control
    after it, `kind` the word under which Lean says of what kind the first goal is, where it is asked. `one_state` says
    that its candidates run on copies of one state (a batch), `together` that a limit of the declaration is one for all
    of them (a batch or a replay, not a copy), `shared` that the text may have been run on several goals."""

    question: int
    head: int
    probe: int
    control: str
    one_state: bool
    together: bool
    last: int = 0
    kind: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """`beside` is the word under which Lean says whether other goals are open at the place, where it is asked, and
    `tangle` the line at which it shows the goal of the place entirely."""

    text: str
    slots: tuple[Slot, ...]
    groups: tuple[Group, ...]
    beside: str = ""
    tangle: int = -1


def concluded(trial: Trial) -> Callable[[Sequence[Mapping[str, Any]]], bool]:
    """Whether published diagnostics (as they are on the wire) hold every control of a trial. Lean reports in the order
    of the text, so whatever it has to say about a candidate was said before."""
    wanted = {group.control for group in trial.groups}

    def look(published: Sequence[Mapping[str, Any]]) -> bool:
        seen = {first_line(d["message"]) for d in published if d.get("severity", ERROR) == ERROR}
        return wanted <= seen

    return look


class Doubt(Enum):
    """Why there is no verdict yet."""

    NONE = "none"
    SHARED = "its goals share metavariables"
    STARVED = "the limit of the whole batch was reached"
    SILENT = "Lean said nothing about it"
    UNREACHED = "Lean did not reach the place"


@dataclass(slots=True)
class Answer:
    """What a trial says about an item: a judgement, or a doubt. Where there is a doubt, the judgement is `UNKNOWN` and
    only carries Lean's message."""

    item: Item
    judgement: Judgement
    doubt: Doubt = Doubt.NONE


@dataclass(frozen=True, slots=True)
class Reading:
    """`states` holds the goals of each question that was reached; `controlled` the questions whose control was seen.
    `outside` are errors that belong to no item, in order of the text. `others` says whether goals are open at the
    place beside the one that it is about, `tangle` which metavariables are in that one, `None` where that is not
    known."""

    answers: tuple[Answer, ...]
    states: dict[int, tuple[Goal, ...]]
    outside: tuple[Diagnostic, ...]
    complete: bool
    others: bool | None = None
    tangle: Tangle | None = None


def new_word() -> str:
    """A word for sentinels and controls that no candidate can contain by chance or by guessing."""
    return "t" + secrets.token_hex(6)


# --- writing -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Block:
    """Lines of a proof, relative to column 0, with what stands where."""

    lines: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    beside: str = ""
    tangle: int = -1
    """The line that asks for it."""

    def add(self, *lines: str) -> None:
        self.lines.extend(lines)

    def ask_tangle(self, margin: str) -> None:
        self.tangle = len(self.lines)
        self.add(margin + SHOW_TANGLE)

    def tactic(self, text: str, margin: str, after: str = "") -> tuple[int, int]:
        """A tactic (of any number of lines) in parentheses; the first and the last of its lines."""
        first = len(self.lines)
        self.lines.append(margin + "(")
        self.lines.extend(f"{margin}  {line}" if line.strip() else "" for line in text.split("\n"))
        self.lines.append(margin + ")" + after)
        return first, len(self.lines) - 1

    def shifted(self, offset: int) -> tuple[tuple[Slot, ...], tuple[Group, ...]]:
        """Slots and groups when the block's first line is line `offset`."""
        slots = tuple(
            replace(s, head=s.head + offset, first=s.first + offset, last=s.last + offset) for s in self.slots
        )
        groups = tuple(
            replace(g, head=g.head + offset, probe=g.probe + offset, last=g.last + offset) for g in self.groups
        )
        return slots, groups


def clone(names: Iterable[str], *, shared: bool = False) -> str:
    """A tactic that replaces the main goal by copies of it, one for each name. Where the text may be run on several
    goals they get no names: the second time `?name` would be the copy of the first.

    A term is elaborated against `∀ {a}, …` under a `fun {a} =>` that Lean puts there, which would take the binder off
    the copies. Behind `: _` there is nothing yet to be elaborated against, and the goal is what the term is found to be
    afterwards; `no_implicit_lambda%` would leave a mark on the copies, which `unfold` brings to light. The arguments
    are bare `?name`, of which nothing is known either."""
    names = list(names)
    binders = "x" if len(names) == 1 else "x " + " ".join("_" * (len(names) - 1))
    holes = " ".join("?_" if shared else f"?{name}" for name in names)
    return f"refine ((fun {{α : Sort _}} ({binders} : α) => x) {holes} : _)"


def steps(block: Block, branch: Branch, margin: str) -> None:
    """Runs a branch: after each tactic only the goals in focus stay, in their order."""
    for step in branch:
        block.tactic(step.tactic, margin)
        if narrowed := narrowing(step):
            block.add(margin + narrowed)


def narrowing(step: Step) -> str:
    """Admits the goals that a step does not focus on."""
    if step.goals == len(step.focus):
        return ""
    words = ["rotate_left" if index in step.focus else "sorry" for index in range(step.goals)]
    return "; ".join(words)


CONTROL = "trial_control"
"""The copy of the goal that a control is run on where it must not end the trial: behind it the same text is run on the
next goal. Elsewhere what follows the place need not be elaborated."""


_OTHERS, _ALONE = ".others", ".alone"


def beside_tactic(word: str) -> str:
    """A tactic of one line that changes nothing and traces whether there are goals beside the main one."""
    others = f'(fail_if_success (sorry; done)); trace "{word}{_OTHERS}"'
    return f'first | {others} | trace "{word}{_ALONE}"'


def _told_others(word: str, message: str) -> bool | None:
    """What a message says under the word. Of several goals that the text of a place stands for, each has its own."""
    told = {line.strip().removeprefix(word) for line in message.split("\n") if line.strip().startswith(word)}
    return _OTHERS in told if told & {_OTHERS, _ALONE} else None


def _tag(word: str, use: str) -> str:
    """Of a copy of a goal: who knew it could ask for it (`case`), and so tell a trial from the file."""
    return f"trial_{word}_{use}"


def batch_block(
    questions: Sequence[tuple[int, Branch, Sequence[Item]]],
    word: str,
    *,
    shared: bool = False,
    asks_tangle: bool = False,
) -> Block:
    """All candidates of all questions `(number, branch, items)` on copies of the place's goal. `shared` says that the
    text may be run on several goals."""
    block = Block(beside=f"{word}.beside")
    block.add(beside_tactic(block.beside))
    several = len(questions) > 1 or shared
    control = f"{word}.control"
    if several:
        names = [_tag(word, f"q{number}") for number, _, _ in questions]
        block.add("·")
        if asks_tangle:
            block.ask_tangle("  ")
        block.add("  " + clone([*names, CONTROL] if shared else names, shared=shared))
    margin = "  " if several else ""
    for number, branch, items in questions:
        head = len(block.lines)
        block.add(margin + "·")
        inner = margin + "  "
        if asks_tangle and not several:
            block.ask_tangle(inner)
        steps(block, branch, inner)
        group = len(block.groups)
        probe = len(block.lines)
        block.add(inner + "trace_state")
        kind = "" if branch else f"{word}.{number}.kind"
        names = [_tag(word, f"k{number}")] if kind else []
        names += [_tag(word, f"c{number}_{item.candidate}") for item in items]
        if names:
            block.add(inner + clone(names, shared=shared))
        if kind:
            block.add(f"{inner}· {kind_tactic(kind)}")
        for item in items:
            at = len(block.lines)
            sentinel = f"{word}.{number}.{item.candidate}"
            block.add(inner + "·")
            first, last = block.tactic(item.text, inner + "  ", f'; trace "{sentinel}"')
            block.slots.append(Slot(item, at, first, last, sentinel, group))
        block.groups.append(Group(number, head, probe, control, True, True, len(block.lines) - 1, kind, shared))
    add_control(block, control, "  · " if shared else "")
    return block


def add_control(block: Block, control: str, margin: str) -> None:
    block.add(f'{margin}fail "{control}"')


PLACE = -1
"""The number under which a replay gives the state of the place itself."""


def replay_block(
    branches: Mapping[int, Branch],
    items: Sequence[Item],
    word: str,
    *,
    shared: bool = False,
    asks_tangle: bool = False,
) -> Block:
    """Each candidate on its own copy of the place's goal, after a replay of its branch, so that the state it runs on is
    its own, whatever the goals of that state share. Sound where the place's goal has no metavariables: it is probed
    first, as `PLACE`. `shared` as in `batch_block`."""
    block = Block()
    control = f"{word}.control"
    names = [_tag(word, "place"), *(_tag(word, f"r{number}") for number in range(len(items)))]
    block.add(clone([*names, CONTROL] if shared else names, shared=shared))
    block.groups.append(Group(PLACE, 1, 2, control, False, True, 3 + asks_tangle, shared=shared))
    block.add("·", "  trace_state")
    if asks_tangle:
        block.ask_tangle("  ")
    block.add("  sorry")
    for item in items:
        head = len(block.lines)
        sentinel = f"{word}.{item.question}.{item.candidate}"
        block.add("·")
        steps(block, branches[item.question], "  ")
        probe = len(block.lines)
        block.add("  trace_state")
        first, last = block.tactic(item.text, "  ", f'; trace "{sentinel}"')
        block.slots.append(Slot(item, head, first, last, sentinel, len(block.groups)))
        block.groups.append(Group(item.question, head, probe, control, False, True, last, shared=shared))
    add_control(block, control, "· " if shared else "")
    return block


def copy_block(branch: Branch, item: Item, word: str, *, shared: bool = False) -> Block:
    """One candidate with the goals of its state for itself. `shared` as in `batch_block`."""
    block = Block()
    control = f"{word}.{item.question}.{item.candidate}.control"
    sentinel = f"{word}.{item.question}.{item.candidate}"
    if shared:
        block.add(clone([_tag(word, f"q{item.question}"), CONTROL], shared=True))
    head = len(block.lines)
    block.add("·")
    steps(block, branch, "  ")
    probe = len(block.lines)
    block.add("  trace_state")
    known = {name for step in branch for name in holes_named(step.tactic)}
    block.add(*(f"  {refuse_hole(name)}" for name in holes_named(item.text) if name not in known))
    first, last = block.tactic(item.text, "  ", f'; trace "{sentinel}"')
    block.slots.append(Slot(item, head, first, last, sentinel, 0))
    block.groups.append(Group(item.question, head, probe, control, False, False, last, shared=shared))
    add_control(block, control, "· " if shared else "")
    return block


def bare_block(branch: Branch, tactic: str) -> Block:
    """A tactic after a branch, as it would be written, so that errors about the whole declaration show."""
    block = Block()
    block.add("·")
    steps(block, branch, "  ")
    block.tactic(tactic, "  ")
    return block


# --- reading -------------------------------------------------------------------------------------------------------

_TIME = re.compile(r"\(deterministic\) timeout|maximum number of heartbeats|maximum recursion depth|deep recursion")
_RECURSION = re.compile(r"maximum recursion depth|deep recursion")
_NO_GOALS = re.compile(r"no goals", re.IGNORECASE)
_TRY_THIS = re.compile(r"Try (?:this|these)[^\n:]*:")
_ENTRY = re.compile(r"^[ \t]*(?:\[apply\]|•|·|-)[ \t]+", re.MULTILINE)
_OUR_CASE = re.compile(r"^case trial_t[0-9a-f]+_(?:[qcrk][\d_]+|place)\n", re.MULTILINE)
_OUR_HOLE = re.compile(r"\?trial_t[0-9a-f]+_(?=[qcrk]\d|place\b)")
"""A copy of a goal in another one; what is left of its name tells it from others."""
_OUR_TAG = re.compile(r"(?<![\w.])trial_t[0-9a-f]+_(?:[qcrk][\d_]+|place)\.(?=\w)")
_CASE = re.compile(r"^case (?P<tag>.+)\n", re.MULTILINE)
_COPY_TAG = re.compile(r"(?:^|\.)refine_\d+(?=\.|$)")


def read(trial: Trial, diagnostics: Sequence[Diagnostic], *, whole: bool = True) -> Reading:
    """What Lean's messages mean. `whole` is false when the elaboration was cut off, so that missing messages are to be
    expected; then only items whose own copy ended are judged by what is missing."""
    by_slot: list[list[Diagnostic]] = [[] for _ in trial.slots]
    starts = [slot.head for slot in trial.slots]
    outside: list[Diagnostic] = []
    seen: Counter[str] = Counter()
    probed: dict[int, list[tuple[Goal, ...]]] = {}
    probes = {group.probe: index for index, group in enumerate(trial.groups)}
    ways = [(group.head, group.probe) for group in trial.groups]
    heads = [head for head, _ in ways]
    broken: dict[int, str] = {}
    empty: set[int] = set()
    asked = {group.kind: group.question for group in trial.groups if group.kind}
    kinds: dict[int, GoalKind] = {}
    others: bool | None = None
    shown: list[Tangle | None] = []
    for diagnostic in diagnostics:
        line = diagnostic.start.line
        if diagnostic.severity == INFORMATION and line == trial.tangle:
            shown.append(tangle_told(diagnostic.message))
            continue
        if trial.beside and diagnostic.severity == INFORMATION and diagnostic.message.strip().startswith(trial.beside):
            told = _told_others(trial.beside, diagnostic.message)
            others = told if others is None else others or bool(told)
            continue
        if diagnostic.severity == INFORMATION and line in probes:
            index = probes[line]
            probed.setdefault(index, []).extend(states_of(diagnostic.message, trial.groups[index].shared))
            continue
        if diagnostic.severity == INFORMATION and (word := first_line(diagnostic.message).rpartition(".")[0]) in asked:
            _note_kind(kinds, asked[word], told_kind(word, diagnostic.message))
            continue
        way = bisect_right(heads, line) - 1
        if diagnostic.is_error and way >= 0 and line <= ways[way][1] and not _left_at(diagnostic, ways[way][0]):
            if _NO_GOALS.match(diagnostic.message) and line == ways[way][0]:
                empty.add(way)
            else:
                broken.setdefault(way, diagnostic.message)
                outside.append(diagnostic)
            continue
        number = bisect_right(starts, line) - 1
        if number >= 0 and line <= trial.slots[number].last:
            by_slot[number].append(diagnostic)
        elif diagnostic.is_error:
            outside.append(diagnostic)
        if diagnostic.is_error:
            seen[first_line(diagnostic.message)] += 1
    controlled = [seen[g.control] >= max(1, len(probed.get(number, ()))) for number, g in enumerate(trial.groups)]
    states: dict[int, tuple[Goal, ...]] = {}
    for index, found in probed.items():
        if index in broken:
            continue
        question = trial.groups[index].question
        states.setdefault(question, _of_kind(found[0], kinds.get(question, GoalKind.UNKNOWN)))
    for index in empty:
        states.setdefault(trial.groups[index].question, ())
    answers = []
    for slot, messages in zip(trial.slots, by_slot, strict=True):
        group = trial.groups[slot.group]
        if slot.group in broken:
            unknown = Judgement(slot.item.text, Verdict.UNKNOWN, (), broken[slot.group])
            answers.append(Answer(slot.item, unknown, Doubt.UNREACHED))
            continue
        if slot.group in empty:
            failed = Judgement(slot.item.text, Verdict.FAILED, (), "no goals are left here")
            answers.append(Answer(slot.item, failed))
            continue
        own = probed.get(slot.group, [])
        answers.append(_answer(slot, messages, own, controlled[slot.group], group))
    controls = {group.control for group in trial.groups}
    rest = tuple(d for d in outside if first_line(d.message) not in controls)
    tangles = [tangle for tangle in shown if tangle is not None]
    tangle = frozenset[str]().union(*tangles) if tangles and len(tangles) == len(shown) else None
    return Reading(tuple(answers), states, rest, whole and all(controlled), others, tangle)


def _note_kind(kinds: dict[int, GoalKind], question: int, kind: GoalKind) -> None:
    """A place that stands for several goals is data when one of them is."""
    if kinds.get(question) is not GoalKind.DATA:
        kinds[question] = kind


def _of_kind(goals: tuple[Goal, ...], kind: GoalKind) -> tuple[Goal, ...]:
    """The goals of a state, the first of which is of a kind that Lean told."""
    return (replace(goals[0], kind=kind), *goals[1:]) if goals else goals


def goals_of(rendered: str, shared: bool = False) -> tuple[Goal, ...]:
    """The goals that `trace_state` or an «unsolved goals» message shows, without the tags of our copies."""
    return parse_goals(without_our_tags(rendered, shared))


def without_our_tags(message: str, shared: bool = False) -> str:
    """A message of Lean without the tags that our copies put before those of the tactics. Copies without names have
    those that Lean gives them, which cannot be told from those of a `refine` of the user's."""
    if shared:
        return _CASE.sub(_without_copy_tags, message)
    if "trial_" not in message:
        return message
    return _OUR_HOLE.sub("?", _OUR_TAG.sub("", _OUR_CASE.sub("", message)))


def _without_copy_tags(case: re.Match[str]) -> str:
    tag = _COPY_TAG.sub("", case["tag"]).strip(".")
    return f"case {tag}\n" if tag else ""


def states_of(traced: str, shared: bool = False) -> tuple[tuple[Goal, ...], ...]:
    """The states that one `trace_state` showed: Lean joins what was traced at one place of a text that it ran more than
    once. A state's goals are apart by a blank line, two states are not."""
    states: list[list[str]] = [[]]
    ended = False  # whether the target of a goal has begun, which only indented lines go on with
    for line in traced.split("\n"):
        if ended and line.strip() and not line[0].isspace():
            states.append([])
            ended = False
        states[-1].append(line)
        ended = line.startswith("⊢") or (ended and bool(line.strip()))
    return tuple(goals_of("\n".join(lines), shared) for lines in states)


def _left_at(diagnostic: Diagnostic, head: int) -> bool:
    """Whether it tells the goals that a bullet in line `head` leaves."""
    return diagnostic.start.line == head and diagnostic.is_unsolved_goals


def first_line(message: str) -> str:
    """`fail` shows the goals after its own message."""
    return message.split("\n", 1)[0].strip()


def metavariables_in(state: Sequence[Goal]) -> bool:
    """Whether a candidate could assign something that its neighbours see too."""
    return any(metavariables(goal) for goal in state)


def _answer(
    slot: Slot,
    messages: Sequence[Diagnostic],
    states: Sequence[tuple[Goal, ...]],
    controlled: bool,
    group: Group,
) -> Answer:
    """`states` are those that the candidate was run on, one for each goal that the text of the place stands for."""
    errors: list[Diagnostic] = []
    left: list[tuple[Goal, ...]] = []
    sentinels = 0
    offered: list[str] = []
    for message in messages:
        if message.is_error:
            if _left_at(message, slot.head):
                left.append(goals_of(message.message, group.shared))
            else:
                errors.append(message)
        elif message.severity == INFORMATION:
            lines = message.message.strip().split("\n")
            if set(lines) == {slot.sentinel}:
                sentinels += len(lines)
            elif _TRY_THIS.match(message.message):
                offered.extend(suggestions_of(message.message))
    text = slot.item.text

    def answer(verdict: Verdict, goals: tuple[Goal, ...] = (), message: str = "", doubt: Doubt = Doubt.NONE) -> Answer:
        return Answer(slot.item, Judgement(text, verdict, goals, message, tuple(offered)), doubt)

    if not states:
        said = errors[0].message if errors else ""
        return answer(Verdict.UNKNOWN, message=said, doubt=Doubt.UNREACHED)
    if group.one_state and any(len(state) > 1 or metavariables_in(state) for state in states):
        return answer(Verdict.UNKNOWN, doubt=Doubt.SHARED)
    limit = next((error for error in errors if _TIME.search(error.message)), None)
    if limit is not None:
        if group.together:
            return answer(Verdict.UNKNOWN, message=limit.message, doubt=Doubt.STARVED)
        if _RECURSION.search(limit.message):
            return answer(Verdict.FAILED, message=limit.message)
        return answer(Verdict.TIMED_OUT, message=limit.message)
    if errors:
        return answer(Verdict.FAILED, message=without_our_tags(errors[0].message, group.shared))
    if sentinels != len(states) or not controlled:
        said = "\n".join(goal.render() for goals in left[:1] for goal in goals)
        return answer(Verdict.UNKNOWN, message=said, doubt=Doubt.SILENT)
    if not left:
        if only_offers(text):
            return answer(Verdict.FAILED, message="it may have admitted the goal; try what it offers")
        return answer(Verdict.CLOSES)
    if len(left) != len(states):
        return answer(Verdict.FAILED, message=f"of {len(states)} goals here it closes {len(states) - len(left)}")
    if len({len(goals) for goals in left}) > 1:
        return answer(Verdict.FAILED, message="it leaves more of some goals here than of others")
    if all(state_key(goals) == state_key(state) for goals, state in zip(left, states, strict=True)):
        return answer(Verdict.FAILED, message="changes nothing")
    return answer(Verdict.PROGRESS, left[0])


def suggestions_of(message: str) -> tuple[str, ...]:
    """The tactics that a «Try this» message offers, without the comments on what they leave."""
    _, _, rest = message.partition(":")
    marks = list(_ENTRY.finditer(rest))
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    pieces = [rest[mark.end() : end] for mark, end in zip(marks, ends, strict=bool(marks))] if marks else [rest]
    found = []
    for piece in pieces:
        kept = [line for line in piece.strip("\n").split("\n") if not line.lstrip().startswith("-- ")]
        while kept and not kept[-1].strip():
            kept.pop()
        if kept:
            first = kept[0].strip()
            margin = min((len(line) - len(line.lstrip()) for line in kept[1:] if line.strip()), default=0)
            body = [line[margin:] for line in kept[1:]]
            found.append("\n".join([first, *("  " + line for line in body)]).strip())
    return tuple(dict.fromkeys(found))
