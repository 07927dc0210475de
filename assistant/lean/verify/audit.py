"""What tactics rest on, asked for many at once in a warm worker: a quick filter before the judge.

A trial shows that a tactic runs and what it leaves, not that nothing was admitted on the way: a macro of the file may
stand for `sorry`, a lemma may be unfinished. So each tactic is run in a copy of the declaration in which an axiom of
ours proves whatever is left, and Lean is asked for the axioms of the copies.

The answer is text that Lean printed from inside the file, whose options and macros decide what it looks like. So it
counts only for what is *beyond doubt*: among the copies stands a control, under a name of the same kind that nobody can
guess, of which it is known what Lean has to say (it rests on our axiom and on `sorry`, with the warning that belongs to
it), and where something may have turned the kernel's check off, one that the kernel has to refuse. Where one of them is
not answered word by word, nothing is beyond doubt.

Lean makes lemmas of proofs in data, and of what some tactics prove, and uses one again wherever it has one of the same
statement: then a copy rests on what another copy's tactic has proved. Theorems are elaborated side by side and see
nothing of each other's lemmas, unless an option keeps Lean from it; two more controls show that it does not. Any other
declaration gets a text for each tactic.

Whatever is left in doubt is compiled and judged from outside (`assistant/lean/judge`). This module makes the text and
reads the answer; `verifier.py` asks Lean.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from assistant.lean.blocks import tactic_blocks
from assistant.lean.commands import NAME_PART, commands, header, imported_modules, name_parts
from assistant.lean.compiled.holes import SORRY
from assistant.lean.declarations import Declaration, declarations
from assistant.lean.diagnostics import INFORMATION, WARNING, Diagnostic
from assistant.lean.judge.compilation import USES_SORRY
from assistant.lean.judge.grounds import KERNEL_OFF, STANDARD
from assistant.lean.judge.layout import PROOFS, SYNTAX
from assistant.lean.judge.named import named_text
from assistant.lean.lexer import Kind, code_tokens
from assistant.lean.module_names import names_of_modules
from assistant.lean.own_axioms import axiom_command, own_axiom
from assistant.lean.places import Place, PlaceKind, find_holes, is_hole
from assistant.lean.positions import column
from assistant.lean.tactic_words import SEARCHES
from assistant.lean.verify.scratch_text import (
    Edit,
    apply_edits,
    command_end,
    command_tokens,
    copy_edits,
    fresh_name,
    layout,
    may_copy,
    may_cut,
    nameless,
)
from assistant.lean.verify.trial import new_word

PRINT_AXIOMS = "set_option pp.fullNames true in #print axioms"
"""With full names: inside `namespace N` Lean would print an axiom `N.propext` as `propext`."""
_ANSWER = re.compile(
    r"'(?P<name>.+)' (?:does not depend on any axioms|depends on axioms: \[(?P<axioms>[^\]]*)\])", re.DOTALL
)
_AXIOM = re.compile(r"(?:«[^»]*»|[^,«])+")
_UNIVERSES = re.compile(r"\.\{[^}»]*\}(?=\s*(?:,|$))")
"""What stands behind a name where the file prints universes."""
REFUTED = "proved that the proposition"
"""What Lean says of `decide +kernel` when the kernel has evaluated a false proposition."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the declaration, or a control: its name, its first and last line (0-based), the line that asks for its
    axioms. `control` are the axioms that it is known to rest on; of a copy with a tactic that is to be found out.
    `wrong` is a control that the kernel has to refuse, which has no axioms to be asked for (the line is its last),
    `shows_sharing` one that rests on less than it is known to where the copies share lemmas."""

    name: str
    first: int
    last: int
    asked: int
    control: frozenset[str] | None = None
    wrong: bool = False
    shows_sharing: bool = False


@dataclass(frozen=True, slots=True)
class AuditText:
    """`copies` are those of the tactics, in order, then the controls. `stand_in` is the axiom that proves the rest.
    `witness` is one that says nothing, by which every tactic goes: what does not rest on it is not what the place
    belongs to, but something that stands beside it."""

    text: str
    copies: tuple[Copy, ...]
    stand_in: str
    witness: str = ""

    @property
    def without_questions(self) -> str:
        """The copies of the tactics alone, for a compiler to whom nothing need be asked."""
        lines = self.text.split("\n")
        asked = {copy.asked for copy in self.copies}
        controls = {n for copy in self.copies if copy.control is not None for n in range(copy.first, copy.last + 1)}
        return "\n".join("" if number in asked | controls else line for number, line in enumerate(lines))


def may_audit(place: Place) -> bool:
    """Whether the declaration can be copied with something else in place of what follows the place."""
    return place.kind is not PlaceKind.TERM and may_cut(place) and may_copy(place.text, place.declaration.command)


def apart(place: Place, tactics: Sequence[str]) -> list[Sequence[str]]:
    """The tactics in groups, each of which may have its copies in one text."""
    declaration = place.declaration
    tokens = command_tokens(place.text, declaration.command)
    head = (token.text for token in tokens if token.start < declaration.keyword.start)
    if declaration.kind in PROOFS and "set_option" not in head:
        return [tactics] if tactics else []
    return [[tactic] for tactic in tactics]


def may_speak_of_a_hole(place: Place) -> bool:
    """Whether a term is open before the place in its declaration that is not the proof in a `have`: `⟨sorry, by …⟩`.
    A copy has something else in its place, which a candidate can see. Of tactics Lean has to say what they leave open:
    `open_tactics`."""
    known = {hole.span.start for hole in open_tactics(place)}
    return any(start not in known for start in _visible_holes(place))


def open_tactics(place: Place) -> tuple[Place, ...]:
    """The tactics before the place in its declaration that leave something open, that of a `have` aside. Where it is
    data, a candidate can see it."""
    visible = set(_visible_holes(place))
    if not visible:
        return ()
    holes = find_holes(place.path, place.text)
    return tuple(hole for hole in holes if hole.kind is PlaceKind.TACTIC and hole.span.start in visible)


def _visible_holes(place: Place) -> Iterator[int]:
    """Where something is left open before the place in its declaration that may be part of what is to be proved: not
    behind `have`, which keeps what stands there to itself."""
    code = command_tokens(place.text, place.declaration.command)
    start, end = place.declaration.signature_end, place.span.start
    for number, token in enumerate(code):
        if start <= token.start < end and is_hole(code, number):
            introduced = next((before.text for before in reversed(code[:number]) if before.text in _INTRODUCING), "")
            at = number - 1 if code[number - 1].text == "by" else number
            if introduced != "have" or code[at - 1].text not in (":=", "from"):
                yield token.start


_INTRODUCING = frozenset({"have", "let", "show", "suffices", "where", "fun", "⟨", "{", "(", "[", ","})


def is_of_helper(place: Place) -> bool:
    """Whether the place belongs to a local function, behind `where` or `let rec`, which takes in what is used of what
    stands around it: a proof decides what the text below has to give it."""
    declaration = place.declaration
    words = [
        token.text
        for token in command_tokens(place.text, declaration.command)
        if declaration.signature_end <= token.start < place.span.start
    ]
    # Right behind the signature are fields.
    return "rec" in words or "where" in words[1:]


def speaks_of_itself(place: Place, tactic: str) -> bool:
    """Whether a tactic names the declaration whose proof it is a part of, or may."""
    return _speaks_of(tactic, place.declaration)


def may_recur(place: Place, tactic: str) -> bool:
    """Whether a tactic names what the same command defines. A definition that uses itself in a proof is made in another
    way than one that does not, perhaps so that nothing sees any more what it computes."""
    command = place.declaration.command
    if place.declaration.kind in PROOFS:
        return False
    together = (one for one in declarations(place.text) if one.command == command)
    return any(_speaks_of(tactic, one) for one in together) or any(
        last in name_parts(token.text) for last in _helpers(place) if last in tactic for token in code_tokens(tactic)
    )


def _helpers(place: Place) -> set[str]:
    """The names of local functions of a declaration, and some that are none."""
    tokens = command_tokens(place.text, place.declaration.command)
    words = [token.text for token in tokens]
    behind = words.index("where") if "where" in words else len(words)
    named = {token.text for token in tokens[behind:] if token.first and token.kind is Kind.NAME}
    return named | {word for before, word in pairwise(words) if before in ("rec", "where")}


def _speaks_of(tactic: str, declaration: Declaration) -> bool:
    """Lean calls an instance without a name after what it is one of."""
    if declaration.kind == "instance" and not declaration.name:
        parts = (part for token in code_tokens(tactic) for part in name_parts(token.text))
        return "inst" in tactic and any(part.startswith("inst") for part in parts)
    last = next(reversed(name_parts(declaration.name)), "")
    if not last or last not in tactic:
        return False
    return any(last in name_parts(token.text) for token in code_tokens(tactic))


def says_what_it_rests_on(place: Place, tactics: Sequence[str]) -> bool:
    """Whether the axioms of a copy say all that matters of it: not where a part of the declaration that has a name of
    its own is open, where a variable may slip into a statement, where the kernel was not asked or sees nothing (of a
    partial definition), where the library is searched, in which our own axioms are found, or where the file may give
    the names of Lean's axioms to its own, or speaks of names in which Lean puts that of the module, which is another
    one in the worker, or a tactic names the declaration, which has another name in a copy."""
    before = place.text[: place.span.start]
    if "prelude" in header(place.text).split() or place.declaration.modifiers & {"partial", "unsafe"}:
        return False
    if KERNEL_OFF in before or any(KERNEL_OFF in tactic for tactic in tactics):
        return False
    if any(word in text for word in SEARCHES for text in (before, *tactics)):
        return False
    if names_of_modules("\n".join((before, *tactics)), place.text):
        return False
    if any(speaks_of_itself(place, tactic) for tactic in tactics):
        return False
    # A local function is a constant of its own, whose name the text below may mean.
    if any(token.text == "rec" for tactic in tactics for token in code_tokens(tactic)):
        return False
    tokens = command_tokens(place.text, place.declaration.command)
    if any(token.text == "rec" for token in tokens) and any(is_hole(tokens, number) for number in range(len(tokens))):
        return False
    # Of a theorem the statement alone decides which variables belong to it.
    return place.declaration.kind in PROOFS or "variable" not in before


def audit_text(place: Place, tactics: Sequence[str], *, options_elsewhere: bool = True) -> AuditText:
    """The text with a copy for each tactic. `options_elsewhere`: the project may set options outside of it."""
    word = new_word()
    stand_in, witness = own_axiom(word, "stand_in"), own_axiom(word, "witness")
    start, end = place.declaration.command.start, command_end(place)
    indent = " " * column(place.text, start)
    written = place.text[place.declaration.written_name.start : place.declaration.written_name.end]
    written = "" if place.declaration.kind == "example" else written
    filled_holes = _filled_holes(place, stand_in)
    # Behind `@` no binder that the goal begins with is introduced.
    by_witness, rest = f"refine @_root_.{witness} _ ?_", f"all_goals exact _root_.{stand_in}"
    outside = "".join("\n" + " " * depth + rest for depth in _outer_columns(place))
    numbers = secrets.SystemRandom().sample(range(10 * (len(tactics) + 4)), len(tactics) + 4)
    marks = [f"_{word}x{number}" for number in numbers]
    axioms = axiom_command(stand_in, place.text), axiom_command(witness, place.text, "α → α")
    parts = [place.text[:start], "\n".join(axioms), "\n"]
    line = place.text.count("\n", 0, start) + len(axioms)
    copies: list[Copy] = []

    def add(
        name: str, body: str, control: frozenset[str] | None = None, wrong: bool = False, shows_sharing: bool = False
    ) -> None:
        nonlocal line
        last = line + body.count("\n")
        parts.append(f"{body}\n" if wrong else f"{body}\n{PRINT_AXIOMS} {name}\n")
        asked = last if wrong else last + 1
        copies.append(Copy(name, line, last, asked, control, wrong, shows_sharing))
        line = asked + 1

    for tactic, mark in zip(tactics, marks, strict=False):
        edits = copy_edits(place.text, place.declaration.command, mark, name_examples=True)
        edits = sorted([*edits, *filled_holes], key=lambda edit: edit.start)
        before = apply_edits(place.text, start, min(place.span.start, end), edits)
        run = ["(", *("  " + row for row in tactic.split("\n")), ")"]
        body = layout(place, [by_witness, *run, rest])
        add(fresh_name(written or nameless(mark), mark), f"{indent}{before}{body}{outside}")
    last_part = written.rsplit(".", 1)[-1] or nameless(marks[-2])
    name = f"_root_.{marks[-2]}.{last_part}"
    add(name, f"{indent}{_control(name, stand_in)}", frozenset({stand_in, SORRY}))
    if len(tactics) > 1:
        for mark, lacking in ((marks[-3], False), (marks[-4], True)):
            name = f"_root_.{mark}.{last_part}"
            expected = frozenset({stand_in, SORRY} if lacking else {stand_in})
            add(name, f"{indent}{_lemma_control(name, stand_in, lacking)}", expected, shows_sharing=lacking)
    if options_elsewhere or _may_turn_the_kernel_off(place.text[:start]):
        name = f"_root_.{marks[-1]}.{last_part}"
        add(name, f"{indent}theorem {name} : _root_.Eq 0 1 := by decide +kernel", frozenset(), wrong=True)
    return AuditText("".join(parts), tuple(copies), stand_in, witness)


def question_behind(place: Place, text: str) -> AuditText:
    """The text with a proof, exactly as it will stand, up to the end of the command, and behind that, where no proof
    can see it, the question what the declaration rests on. An `example` is called something, at the same lines and
    columns; any other declaration has a name."""
    word, grown = new_word(), len(text) - len(place.text)
    named = named_text(text, place.declaration, grown, word)
    text = named.text
    stand_in = own_axiom(word, "stand_in")
    end = command_end(place) + grown
    first, line = text.count("\n", 0, place.declaration.command.start), text.count("\n", 0, end) + 1
    name = f"_root_.{named.names[0]}"
    control = f"_root_._{word}x.{NAME_PART.findall(name)[-1]}"
    lines = [
        text[:end],
        "section",  # since `calc` would go on with `set_option … in`
        f"{PRINT_AXIOMS} {name}",
        axiom_command(stand_in, text),
        _control(control, stand_in),
        f"{PRINT_AXIOMS} {control}",
        "end",
    ]
    copies = (
        Copy(name, first, line - 1, line + 1),
        Copy(control, line + 3, line + 3, line + 4, frozenset({stand_in, SORRY})),
    )
    return AuditText("\n".join(lines), copies, stand_in)


def _control(name: str, stand_in: str) -> str:
    """A theorem of which it is known that it rests on our axiom and on `sorry`."""
    proof = f"_root_.And.intro _root_.{stand_in} (_root_.sorryAx _ true)"
    return f"theorem {name} : _root_.And _root_.False _root_.False := {proof}"


def _lemma_control(name: str, stand_in: str, lacking: bool) -> str:
    """The same for a theorem with a lemma that Lean makes, or one that rests on our axiom alone."""
    proof = f"_root_.And.intro _root_.{stand_in} (_root_.sorryAx _ true)" if lacking else f"_root_.{stand_in}"
    return f"theorem {name} : _root_.And _root_.False _root_.False := by as_aux_lemma => exact {proof}"


def _may_turn_the_kernel_off(above: str) -> bool:
    """Whether something may have done so that is not spelled in the text: syntax of its own, or of what it imports."""
    return bool(imported_modules(above)) or any(command.keyword in SYNTAX for command in commands(above))


def _outer_columns(place: Place) -> list[int]:
    """Columns of the tactic blocks around the block of the place, the nearest first."""
    tokens = command_tokens(place.text, place.declaration.command)
    last = max((token.end for token in tokens if token.end <= place.span.start), default=0)
    around = (b for b in tactic_blocks(tokens) if b.opened_at <= place.span.start and b.end >= last)
    return sorted({b.column for b in around if 0 <= b.column < place.indentation}, reverse=True)


def _filled_holes(place: Place, stand_in: str) -> list[Edit]:
    """The holes of the command before the place, proved by our axiom."""
    code = command_tokens(place.text, place.declaration.command)
    words = [token for number, token in enumerate(code) if token.end <= place.span.start and is_hole(code, number)]
    if not words:
        return []
    kinds = {hole.span.start: hole.kind for hole in find_holes(place.path, place.text)}
    found = []
    for token in words:
        term = f"_root_.{stand_in}"
        tactic = kinds.get(token.start) is PlaceKind.TACTIC
        found.append(Edit(token.start, token.end, f"exact {term}" if tactic else term))
    return found


# --- reading -------------------------------------------------------------------------------------------------------


def all_said(audit: AuditText) -> Callable[[Sequence[Mapping[str, Any]]], bool]:
    """Whether published diagnostics (as they are on the wire) say something about every copy."""
    wanted = {copy.asked for copy in audit.copies}

    def look(published: Sequence[Mapping[str, Any]]) -> bool:
        return wanted <= {data["range"]["start"]["line"] for data in published}

    return look


def beyond_doubt(audit: AuditText, diagnostics: Sequence[Diagnostic]) -> dict[str, frozenset[str]]:
    """The axioms of the copies, by name, that rest on nothing but Lean's own (and ours, which are left out): only
    those of which there is no doubt."""
    said: dict[int, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        said.setdefault(diagnostic.start.line, []).append(diagnostic)
    if not all(_is_answered_as_expected(copy, said) for copy in audit.copies if copy.control is not None):
        return {}
    found: dict[str, frozenset[str]] = {}
    for copy in audit.copies:
        axioms = _answer(copy, said)
        if copy.control is None and axioms is not None and audit.witness in axioms and not _admits(copy, said):
            axioms -= {audit.stand_in, audit.witness}
            if axioms <= STANDARD:
                found[copy.name] = axioms
    return found


def share_lemmas(audit: AuditText, diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether the copies may have used lemmas of one another, so that each wants a text of its own."""
    said: dict[int, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        said.setdefault(diagnostic.start.line, []).append(diagnostic)
    return any(copy.shows_sharing and not _is_answered_as_expected(copy, said) for copy in audit.copies)


def axioms_behind(audit: AuditText, diagnostics: Sequence[Diagnostic]) -> frozenset[str] | None:
    """What is answered to `question_behind`; `None` where that cannot be relied on."""
    said: dict[int, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        said.setdefault(diagnostic.start.line, []).append(diagnostic)
    asked, control = audit.copies
    return _answer(asked, said) if _is_answered_as_expected(control, said) else None


def _is_answered_as_expected(control: Copy, said: Mapping[int, Sequence[Diagnostic]]) -> bool:
    if control.wrong:
        lines = range(control.first, control.last + 1)
        return any(REFUTED in d.message for line in lines for d in said.get(line, ()) if d.is_error)
    expected = control.control or frozenset()
    return _answer(control, said) == expected and _admits(control, said) == (SORRY in expected)


def _answer(copy: Copy, said: Mapping[int, Sequence[Diagnostic]]) -> frozenset[str] | None:
    """The axioms that Lean printed for a copy; `None` where it said anything else, or more."""
    messages = said.get(copy.asked, ())
    if len(messages) != 1 or messages[0].severity != INFORMATION:
        return None
    match = _ANSWER.fullmatch(messages[0].message.strip())
    name = copy.name.removeprefix("_root_.")
    if match is None or not (match["name"] == name or match["name"].endswith("." + name)):
        return None
    axioms = _UNIVERSES.sub("", match["axioms"] or "")
    return frozenset(axiom for part in _AXIOM.findall(axioms) if (axiom := part.strip()))


def _admits(copy: Copy, said: Mapping[int, Sequence[Diagnostic]]) -> bool:
    """Whether Lean warned that something was admitted in the lines of a copy, be it that warnings are errors."""
    lines = range(copy.first, copy.last + 1)
    there = [d for line in lines for d in said.get(line, ())]
    return any(
        "sorry" in d.message and (d.severity == WARNING or (d.is_error and d.message.startswith(USES_SORRY)))
        for d in there
    )
