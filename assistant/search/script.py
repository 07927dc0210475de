"""A proof as a tree of tactics, and as the text that a person would have written.

`by`-blocks are laid out with one tactic a line, `·` for each of several goals, and the alternatives of `induction`
and `cases` below each other. Lines are relative to column 0; the place indents them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.search.tree import Node, Tree

HOLE = "?_"


@dataclass(frozen=True, slots=True)
class Script:
    """A tactic and the proofs of the goals that it leaves. `bulleted` tells for each whether it is one goal and so
    stands in a block of its own; a group of goals that share metavariables goes on in the same block."""

    tactic: str
    children: tuple[Script, ...] = ()
    bulleted: tuple[bool, ...] = ()

    def __len__(self) -> int:
        """Number of tactics."""
        return 1 + sum(len(child) for child in self.children)


def proof_script(tree: Tree, node: Node) -> Script:
    """The proof of a proved node."""
    edge = node.edges[node.proof]
    children = [tree.nodes[child] for child in edge.children]
    return Script(
        edge.tactic,
        tuple(proof_script(tree, child) for child in children),
        tuple(len(child.goals) == 1 for child in children),
    )


def lay_out(script: Script) -> str:
    """The text of a script."""
    return "\n".join(_lines(script))


def _lines(script: Script) -> list[str]:
    if script.tactic.count(HOLE) == len(script.children) and " with | " in script.tactic and script.children:
        return _alternatives(script)
    lines = script.tactic.split("\n")
    if len(script.children) == 1:
        return lines + _lines(script.children[0])
    for child, bulleted in zip(script.children, script.bulleted, strict=True):
        block = _lines(child)
        lines += bullet(block) if bulleted else block
    return lines


def bullet(block: list[str]) -> list[str]:
    """The lines of a block as one goal's."""
    return ["· " + block[0], *("  " + line if line else "" for line in block[1:])]


def _alternatives(script: Script) -> list[str]:
    """`induction n with | zero => ?_ | succ n ih => ?_`, with a block for each hole."""
    head, *alternatives = script.tactic.split(" | ")
    lines = [head]
    for alternative, child in zip(alternatives, script.children, strict=True):
        pattern = alternative.rpartition("=>")[0].strip()
        block = _lines(child)
        if len(block) == 1:
            lines.append(f"| {pattern} => {block[0]}")
        else:
            lines += [f"| {pattern} =>", *("  " + line if line else "" for line in block)]
    return lines


def shorter_scripts(script: Script, closers: tuple[str, ...]) -> Iterator[Script]:
    """Variants that could do with less: a part closed by one tactic, or a tactic left out. Largest savings first."""
    variants = list(_variants(script, closers))
    size = len(script)
    yield from sorted((v for v in variants if len(v) < size or len(lay_out(v)) < len(lay_out(script))), key=len)


_RULES = re.compile(r"\[([^\[\]]*,[^\[\]]*)\]")
"""The rules given to `simp`, `rw`, `grind` and their like, when there are several."""


def with_fewer_rules(script: Script) -> Iterator[Script]:
    """Variants in which one tactic is given one rule less, or half of its rules."""
    for match in _RULES.finditer(script.tactic):
        rules = [rule.strip() for rule in match[1].split(",")]
        half = len(rules) // 2
        fewer = [rules[:half], rules[half:]] if half > 1 else []
        fewer += [rules[:index] + rules[index + 1 :] for index in range(len(rules))]
        for kept in fewer:
            tactic = f"{script.tactic[: match.start()]}[{', '.join(kept)}]{script.tactic[match.end() :]}"
            yield replace(script, tactic=tactic)
    for index, child in enumerate(script.children):
        for variant in with_fewer_rules(child):
            yield replace(script, children=(*script.children[:index], variant, *script.children[index + 1 :]))


def leaves_alone(script: Script, instead: str) -> Iterator[tuple[str, Script]]:
    """Each tactic that leaves nothing, with the script in which all other such tactics are replaced."""
    if not script.children:
        yield script.tactic, script
        return
    others = tuple(_with_leaves(child, instead) for child in script.children)
    for index, child in enumerate(script.children):
        for tactic, alone in leaves_alone(child, instead):
            yield tactic, replace(script, children=(*others[:index], alone, *others[index + 1 :]))


def _with_leaves(script: Script, tactic: str) -> Script:
    if not script.children:
        return Script(tactic)
    return replace(script, children=tuple(_with_leaves(child, tactic) for child in script.children))


def _variants(script: Script, closers: tuple[str, ...]) -> Iterator[Script]:
    if script.children:
        for closer in closers:
            yield Script(closer)
    if len(script.children) == 1 and script.bulleted == (True,):
        yield script.children[0]
    for index, child in enumerate(script.children):
        for variant in _variants(child, closers):
            children = (*script.children[:index], variant, *script.children[index + 1 :])
            yield replace(script, children=children)
