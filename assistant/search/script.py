"""A proof as a tree of tactics, and as the text that a person would have written.

`by`-blocks are laid out with one tactic a line, `·` for each of several goals, and the alternatives of `induction`
and `cases` below each other. Lines are relative to column 0; the place indents them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.lean.lexer import CLOSING, OPENING
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
    """The proof of a node that is proved, or proved on the condition that open lemmas are."""
    edge = node.edges[node.proof if node.proof >= 0 else node.conditional]
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
    blocks = [_lines(child) for child in script.children]
    if alternatives := _alternatives(script, blocks):
        return alternatives
    lines = script.tactic.split("\n")
    for block, bulleted in zip(blocks, script.bulleted, strict=True):
        lines += bullet(block) if bulleted and len(blocks) > 1 else block
    return lines


def bullet(block: list[str]) -> list[str]:
    """The lines of a block as one goal's."""
    return ["· " + block[0], *_indented(block[1:])]


def _indented(lines: list[str]) -> list[str]:
    return ["  " + line if line else "" for line in lines]


_OPEN_PATTERN = re.compile(r"\brcases\b[^;]*\|[^;]*$")
"""A pattern at the end of a line, which would take the `|` of the next line for its own."""


def _alternatives(script: Script, blocks: list[list[str]]) -> list[str]:
    """`induction n with | zero => ?_ | succ n ih => ?_`, with a block for each hole. Nothing where that is not the form
    of the tactic, or where the blocks cannot stand there."""
    head, _, rest = script.tactic.partition(" with | ")
    alternatives = [alternative.partition(" => ") for alternative in rest.split(" | ")]
    holes = [body.strip() == HOLE for _, _, body in alternatives]
    if not blocks or sum(holes) != len(blocks) or not all(script.bulleted) or "\n" in script.tactic:
        return []
    lines = [f"{head} with"]
    waiting = iter(blocks)
    for pattern, arrow, body in alternatives:
        if not arrow or _OPEN_PATTERN.search(lines[-1]):
            return []
        block = next(waiting) if body.strip() == HOLE else [body.strip()]
        lines += [f"| {pattern} => {block[0]}"] if len(block) == 1 else [f"| {pattern} =>", *_indented(block)]
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
        rules = _separated(match[1])
        half = len(rules) // 2
        fewer = [rules[:half], rules[half:]] if half > 1 else []
        fewer += [rules[:index] + rules[index + 1 :] for index in range(len(rules))]
        for kept in filter(None, fewer):
            tactic = f"{script.tactic[: match.start()]}[{', '.join(kept)}]{script.tactic[match.end() :]}"
            yield replace(script, tactic=tactic)
    for index, child in enumerate(script.children):
        for variant in with_fewer_rules(child):
            yield replace(script, children=(*script.children[:index], variant, *script.children[index + 1 :]))


_FIRST = re.compile(r"\(first \| ")


def with_one_alternative(script: Script) -> Iterator[Script]:
    """Variants in which a `(first | …)` of one tactic is one of its alternatives, or nothing is tried before what
    closes."""
    tactic = script.tactic
    for match in _FIRST.finditer(tactic):
        end = _closing(tactic, match.start())
        for alternative in _separated(tactic[match.end() : end], " | "):
            plain = re.sub(r"^\((.*); done\)$", r"\1", alternative)
            yield replace(script, tactic=f"{tactic[: match.start()]}{plain}{tactic[end + 1 :]}")
    for match in re.finditer(r"\(try ([^()]*)\) <;> ", tactic):
        end = next((at for at in range(match.end(), len(tactic)) if tactic[at] in ")\n"), len(tactic))
        if "<;>" not in tactic[match.end() : end]:
            yield replace(script, tactic=f"{tactic[: match.start()]}{match[1]}{tactic[end:]}")
        yield replace(script, tactic=tactic[: match.start()] + tactic[match.end() :])
    for index, child in enumerate(script.children):
        for variant in with_one_alternative(child):
            yield replace(script, children=(*script.children[:index], variant, *script.children[index + 1 :]))


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for index in range(start, len(text)):
        depth += (text[index] in OPENING) - (text[index] in CLOSING)
        if depth == 0:
            return index
    return len(text)


def _separated(text: str, by: str = ",") -> list[str]:
    """The parts of a list; separators in brackets are part of a part."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth += (character in OPENING) - (character in CLOSING)
        if depth == 0 and text.startswith(by, index):
            found.append(text[start:index])
            start = index + len(by)
    return [part.strip() for part in (*found, text[start:])]


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
