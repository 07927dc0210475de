"""What language models write, as it comes: thoughts, prose, fences and marks around the Lean that was asked for.

Everything here is total: whatever the text, it takes time in proportion to its length, raises nothing, and gives back
no more than the text holds. What is not used is told with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.lean.lexer import CLOSING, OPENING, Kind, Token, code_tokens
from assistant.lean.verify.screen import normalized, refusal, unreadable

LONGEST_ANSWER = 400_000
"""Characters, thoughts included; what is longer never came to an end."""
LONGEST_TACTIC = 4_000
LONGEST_PROOF = 40_000
"""Characters. What is longer has lost the thread; the longest proofs of benchmarks have a quarter of it."""
MOST = 16
"""Candidates of one answer."""
QUOTED = 200
"""Characters of what is discarded that are told."""
TAB = 2


@dataclass(frozen=True, slots=True)
class Discarded:
    """What was not used of an answer, its beginning, and why."""

    reason: str
    text: str = ""


OPEN = " := ?_"
"""What a tactic ends with that leaves what it states to be proved."""


@dataclass(frozen=True, slots=True)
class Lemma:
    """A statement beside the proof: `statement` is what stands behind the name (`(n : Nat) : n + 0 = n`), `proof` a
    tactic block relative to column 0, empty where there is none. The name of one is empty that has none."""

    name: str
    statement: str
    proof: str = ""

    @property
    def have(self) -> str:
        """The beginning of a tactic that states it: `have name : statement`. Inside a proof names have no dots."""
        return " ".join(filter(None, ("have", self.name.rpartition(".")[2], self.statement)))

    @property
    def open(self) -> str:
        """The tactic that states it and leaves it to be proved."""
        return self.have + OPEN

    @property
    def assumed(self) -> str:
        """The tactic that states it with a hole for its proof."""
        return f"{self.have} := by\n  sorry"

    @property
    def proved(self) -> str:
        """The tactic that states and proves it; empty where it has no proof."""
        if not self.proof:
            return ""
        lines = ["  " + line if line.strip() else "" for line in self.proof.split("\n")]
        return "\n".join([f"{self.have} := by", *lines])


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer holds: `candidates` are tactics or proofs (tactic blocks relative to column 0), in the order in
    which they were written, `lemmas` are stated beside them or were all that was asked for."""

    candidates: tuple[str, ...] = ()
    lemmas: tuple[Lemma, ...] = ()
    discarded: tuple[Discarded, ...] = ()


def nothing(reason: str, text: str = "") -> Answer:
    """An answer without any use."""
    return Answer(discarded=(Discarded(reason, text[:QUOTED]),))


# --- what is around it -----------------------------------------------------------------------------------------

_END = re.compile(
    r"<\|im_end\|>|<\|im_start\|>|<\|endoftext\|>|<\|eot_id\|>|<\|end\|>|<end_of_turn>|<｜end▁of▁sentence｜>|<｜User｜>"
    r"|</s>|<eos>"
)
"""End tokens of the families of models that the cards name, which some runtimes write out."""
_BEGIN = re.compile(r"\s*(?:<pad>|<s>|<bos>|<\|begin_of_text\|>|<｜begin▁of▁sentence｜>)")
_THINK, _THOUGHT = "<think>", "</think>"


def spoken(raw: str) -> str | Discarded:
    """An answer without what was thought, behind the first end token nothing, with `\\n` line ends and blanks for
    tabs; or why there is none."""
    if len(raw) > LONGEST_ANSWER:
        return Discarded(f"it did not end within {LONGEST_ANSWER} characters", raw[:QUOTED])
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if _THOUGHT in text:
        text = text[text.rindex(_THOUGHT) + len(_THOUGHT) :]
    elif _THINK in text:
        text = text[: text.index(_THINK)]
        if not text.strip():
            return Discarded("it was still thinking when it ended", raw[:QUOTED])
    while begin := _BEGIN.match(text):
        text = text[begin.end() :]
    if end := _END.search(text):
        text = text[: end.start()]
    text = text.expandtabs(TAB)
    return text if text.strip() else Discarded("it is empty", raw[:QUOTED])


# --- fences ----------------------------------------------------------------------------------------------------

_LEAN = frozenset({"lean", "lean4"})
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Fenced:
    """The text between two fences, with the word behind the first one; what is not `closed` may have been cut off."""

    language: str
    text: str
    closed: bool = True

    @property
    def is_lean(self) -> bool:
        return self.language in _LEAN


def fenced(text: str) -> list[Fenced]:
    """The fenced parts of a text. The answer to a prompt that ends in an open fence begins inside it: that is where an
    odd number of fences begins with one that names no language."""
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if line.lstrip().startswith(_FENCE)]
    found: list[Fenced] = []
    begin: int | None = None
    language = ""
    if marks and _is_open_answer(lines, marks):
        begin, language = -1, "lean4"
    for number in marks:
        behind = lines[number].strip().lstrip("`")
        if begin is not None:
            found.append(Fenced(language, "\n".join(lines[begin + 1 : number])))
            begin = None
            if not behind:
                continue
        if _FENCE in behind:  # all of it in one line
            found.append(Fenced("", behind[: behind.index(_FENCE)]))
            continue
        language, begin = behind.split(maxsplit=1)[0].lower() if behind.strip() else "", number
    if begin is not None:
        found.append(Fenced(language, "\n".join(lines[begin + 1 :]), closed=False))
    return found


def _is_open_answer(lines: Sequence[str], marks: Sequence[int]) -> bool:
    first = lines[marks[0]].strip()
    before = lines[: marks[0]]
    return (
        not first.strip("`")
        and len(marks) % 2 == 1
        and any(line.strip() for line in before)
        and not any(is_prose(line) for line in before)
    )


# --- prose -----------------------------------------------------------------------------------------------------

TACTIC_WORDS = frozenset(
    "intro intros rintro exact apply refine rw rwa simp simpa simp_all simp_arith dsimp omega decide rfl ring ring_nf "
    "linarith nlinarith norm_num norm_cast positivity field_simp aesop grind tauto constructor left right exists use "
    "cases rcases obtain induction have suffices show calc unfold subst contradiction exfalso assumption trivial "
    "by_cases by_contra push_neg split split_ifs ext funext congr specialize generalize revert clear change convert "
    "gcongr push_cast exact_mod_cast interval_cases choose nth_rewrite erw symm trans injection injections next case "
    "all_goals any_goals repeat first try fin_cases refine' cases' rename_i rename bound conv nofun infer_instance "
    "delta pick_goal swap on_goal exact? apply? let set zify qify norm_num1 ac_rfl".split()
)
"""Words with which tactics begin, by which they are told from prose where nothing else tells."""
_PROSE = frozenset(
    "we the this that these you your i it its to so here here's now sure then since because note answer thus hence "
    "therefore finally first, let's lets my our if for in as a an what where which when one how and but or of is are "
    "explanation reasoning given goal using with by".split()
)
_SENTENCE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)?(?:[,;:]?\s+[^\W\d_]+(?:[-'’][^\W\d_]+)?){3,}\s*[.:!?]?")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*|---+\s*$|===+\s*$|>\s)")


def is_prose(line: str) -> bool:
    """Whether a line is said to people, as far as a line by itself tells."""
    words = line.split()
    if not words:
        return False
    if _HEADING.match(line):
        return True
    first = words[0].strip("*_`")
    if first in TACTIC_WORDS and not words[-1].endswith((":", "!")):
        return bool(len(words) > 4 and _SENTENCE.fullmatch(line.strip()) and line.rstrip().endswith("."))
    if first[:1].isascii() and first[:1].isupper():
        return len(words) > 1 or words[-1].endswith((":", ".", "!"))
    return (len(words) > 1 and first.lower() in _PROSE - {"by", "using", "with"}) or bool(
        _SENTENCE.fullmatch(line.strip())
    )


def without_prose(text: str) -> str:
    """The lines that are none."""
    return "\n".join(line for line in text.split("\n") if not is_prose(line))


# --- code ------------------------------------------------------------------------------------------------------

_GOES_ON = frozenset(
    "by with => := fun do then else at from using in calc <;> ; , ( [ { ⟨ = ≤ ≥ < > + - / ∧ ∨ → ↔ ∣ ▸ $ <| |> | ← ∘ "
    "· ∀ ∃ : ↦ λ have show let suffices match exact refine apply".split()
)
"""What a tactic cannot end with."""
_CONTINUES = re.compile(r"\||<;>|_\s|at\b|using\b|with\b|by\b|from\b|:=|=>|[)\]}⟩,]|[=≤≥<>+*/∧∨→↔∣▸] |<\|>")
"""What a line begins with that goes on with the one above."""


def at_margin(text: str) -> str:
    """A block relative to column 0, where its first line stands."""
    lines = [line.rstrip() for line in text.split("\n")]
    lines = lines[next((number for number, line in enumerate(lines) if line), len(lines)) :]
    margin = min((_margin(line) for line in lines if line), default=0)
    lines = [line[margin:] for line in lines]
    return "\n".join([*(line.lstrip(" ") for line in lines[:1]), *lines[1:]]).rstrip()


def dedented(text: str) -> str:
    """`at_margin`, and where only the first line stands there since the prompt ended in its margin, or its blanks were
    lost, the others are moved to it."""
    first, *rest = at_margin(text).split("\n")
    below = [line for line in rest if line]
    inner = min(map(_margin, below), default=0)
    if inner and _lost_its_margin(first, below, inner):
        rest = [line[inner:] for line in rest]
    return "\n".join([first, *rest])


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lost_its_margin(first: str, below: Sequence[str], inner: int) -> bool:
    """Whether the lines below the first one that stand at a margin are tactics beside it, rather than a part of it."""
    last = first.rsplit(maxsplit=1)[-1]
    goes_on = last in _GOES_ON or last.endswith((",", "(", "[", "⟨", "{"))
    if goes_on and _margin(below[0]) == inner:
        return False
    begin = next(line for line in below if _margin(line) == inner).strip()
    return not _CONTINUES.match(begin) and (begin.split(maxsplit=1)[0] in TACTIC_WORDS or begin.startswith("·"))


def complete_part(text: str) -> str:
    """A block up to the last line at which no bracket is open; all of it where none is at its end, or nothing
    can be read."""
    if unreadable(text):
        return text
    expected: list[str] = []
    safe = 0
    for token in code_tokens(text):
        if token.first and not expected and token.column == 0:
            safe = token.start
        if token.kind is Kind.STRING and not _is_closed(token):
            return text[:safe].rstrip()
        if token.kind is not Kind.SYMBOL:
            continue
        if token.text in OPENING:
            expected.append(OPENING[token.text])
        elif token.text in CLOSING and (not expected or expected.pop() != token.text):
            return text[:safe].rstrip()
    return text[:safe].rstrip() if expected else text


def _is_closed(token: Token) -> bool:
    return len(token.text) > 1 and token.text[-1] in '"#{'


_LOOPING = 60
"""Tokens that come again and again."""
_LONGEST_PERIOD = 12


def repeats_itself(code: Sequence[str]) -> bool:
    """Whether some tokens come again and again, as models write that have lost the thread."""
    for period in range(1, _LONGEST_PERIOD + 1):
        run = 0
        for at in range(period, len(code)):
            run = run + 1 if code[at] == code[at - period] else 0
            if run >= _LOOPING:
                return True
    return False


def screened(text: str, longest: int = LONGEST_TACTIC) -> str | Discarded:
    """A block relative to column 0 as a candidate, or why it is none."""
    candidate = normalized(text)
    if not candidate:
        return Discarded("it is empty")
    if len(candidate) > longest:
        return Discarded(f"it is longer than {longest} characters", candidate[:QUOTED])
    if reason := refusal(candidate):
        return Discarded(reason, candidate[:QUOTED])
    code = [token.text for token in code_tokens(candidate)]
    if repeats_itself(code):
        return Discarded("it repeats itself", candidate[:QUOTED])
    if code[-1] in _GOES_ON:
        return Discarded(f"it breaks off behind `{code[-1]}`", candidate[:QUOTED])
    return candidate


def sorted_out(blocks: Iterable[str]) -> Answer:
    """The blocks that are candidates, each once. Where there are no blocks, prose was all."""
    candidates: dict[str, None] = {}
    discarded: list[Discarded] = []
    for block in blocks:
        found = screened(dedented(block))
        if isinstance(found, Discarded):
            discarded.append(found)
        elif len(candidates) < MOST:
            candidates[found] = None
    if not candidates and not discarded:
        return nothing("only prose")
    return Answer(tuple(candidates), discarded=tuple(discarded[:MOST]))
