"""Whole proofs in the answers of language models: the theorem found among what was written, and its proof taken out.

A place wants a tactic block relative to column 0. Models write the whole theorem again, often with lemmas before it, or
go on where the prompt ended; what they write as a term becomes `exact`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.lean.commands import Command, header_end, read_commands
from assistant.lean.declarations import Declaration, declarations_among
from assistant.lean.lexer import Token, code_tokens
from assistant.lean.positions import column
from assistant.lean.tactic_words import may_begin_tactic
from assistant.lean.verify.screen import unreadable
from models.proof_text import HOLE, hole_offset, with_tactic_hole
from models.protocol import ProofRequest
from models.raw_answers import (
    LONGEST_PROOF,
    MOST,
    QUOTED,
    Answer,
    Discarded,
    Lemma,
    at_margin,
    dedented,
    fenced,
    nothing,
    screened,
    spoken,
    without_prose,
)

PROVED_KINDS = frozenset({"theorem", "lemma", "example", "instance", "def", "abbrev"})
LEMMA_KINDS = frozenset({"theorem", "lemma"})
_BEGUN = "theorem begun : True := by\n"
"""What is put before an answer that only goes on, so that its end is found like that of any other proof."""
_DECLARED = re.compile(r"\b(?:theorem|lemma|def|abbrev|instance|structure|inductive|class|axiom)\s+([^\s:({\[]+)")
_DECLARES = re.compile(r"^[ ]*(?:@\[[^\]\n]*\][ ]*)?(?:[a-z]+ )?(?:theorem|lemma|example|def)\b", re.MULTILINE)


def proof_answer(raw: str, request: ProofRequest) -> Answer:
    """The proof of the request's theorem, from the last fence with Lean in it or from all that was said, and the lemmas
    that were stated before it. A place inside a proof gets what was written there, if all around it is as it was."""
    text = spoken(raw)
    if isinstance(text, Discarded):
        return Answer(discarded=(text,))
    code = _code(text, request.state.declaration_name)
    if not code.strip():
        return nothing("nothing is in the fence" if fenced(text) else "only prose", text)
    if len(code) > LONGEST_PROOF:
        return nothing(f"it is longer than {LONGEST_PROOF} characters", code)
    if reason := unreadable(code):
        return nothing(reason, code)
    written = read_commands(code)
    if _only_goes_on(code, written):
        code = _BEGUN + dedented(_without_opening(code))
        found = screened(_whole_body(code, declarations_among(read_commands(code))[0]), LONGEST_PROOF)
        return Answer((found,)) if isinstance(found, str) else Answer(discarded=(found,))
    declared = declarations_among(written)
    main = _chosen(declared, request.state.declaration_name)
    if main is None:
        return nothing("there is no theorem in it", code)
    proof = _at_place(code, main, request)
    if isinstance(proof, str):
        proof = screened(proof, LONGEST_PROOF)
    lemmas, others = _helpers(code, declared, main, request)
    if isinstance(proof, Discarded):
        return Answer((), lemmas, (proof, *others))
    return Answer((proof,), lemmas, others)


def with_lemmas(proof: str, lemmas: Sequence[Lemma]) -> str:
    """A proof with those lemmas before it that have proofs themselves, each as a `have`; one without is stated with a
    hole where something behind it names it."""
    written = proof
    for lemma in reversed(lemmas):
        if lemma.proof or lemma.name.rpartition(".")[2] in {token.text for token in code_tokens(written)}:
            written = f"{lemma.proved or lemma.assumed}\n{written}"
    return written


def proof_in(code: str) -> str | None:
    """The proof of the last theorem in some code as a tactic block, `None` where no theorem can be read."""
    if not _DECLARES.search(code) or unreadable(code):
        return None
    found = [one for one in declarations_among(read_commands(code)) if one.kind in PROVED_KINDS]
    return _whole_body(code, found[-1]) if found else None


# --- which code ------------------------------------------------------------------------------------------------


def _code(text: str, name: str) -> str:
    """The last fence with the theorem in it, else with some theorem, else with Lean, else any; the lines that are no
    prose where there is none."""
    fences = fenced(text)
    if not fences:
        return without_prose(text)
    last = name.rpartition(".")[2]
    lean = [part.text for part in fences if part.is_lean and part.text.strip()]
    proving = [code for code in lean if _DECLARES.search(code)]
    named = [code for code in proving if last and last in code]
    return (named or proving or lean or [part.text for part in fences])[-1]


def _only_goes_on(code: str, written: Sequence[Command]) -> bool:
    """Whether the code begins with a proof, whatever stands behind it."""
    first = written[0].span.start if written else len(code)
    return next(code_tokens(code[header_end(code) : first]), None) is not None


def _without_opening(code: str) -> str:
    """Without a `:= by` or a `by` at its beginning."""
    opened = re.match(r"\s*(?::=\s*)?by(?=\s)[ ]*|\s*:=\s*", code)
    return code[opened.end() :] if opened else code


def _chosen(found: Sequence[Declaration], name: str) -> Declaration | None:
    """The declaration that was asked for: the last with its name, else the last theorem."""
    proved = [one for one in found if one.kind in PROVED_KINDS]
    named = [one for one in proved if name and one.name and _same_last_part(name, one.name)]
    if named:
        return named[-1]
    return next((one for one in reversed(proved) if one.kind not in ("def", "abbrev")), None)


def _same_last_part(name: str, other: str) -> bool:
    """Whether both have the same last part; the namespaces before it are written or not."""
    return name.rpartition(".")[2] == other.rpartition(".")[2]


# --- the proof -------------------------------------------------------------------------------------------------


def _body(code: str, declaration: Declaration) -> list[Token]:
    """The tokens behind the `:=` of a declaration, `[]` where it has none."""
    body = list(_moved(code, declaration.signature_end, declaration.span.end))
    return body[1:] if body and body[0].text == ":=" else []


def _moved(code: str, begin: int, end: int) -> Iterator[Token]:
    """The code tokens between two offsets, with the offsets of all the code; their columns are of no use."""
    line_end = code.find("\n", begin, end)
    for token in code_tokens(code[begin:end]):
        at = begin + token.start
        yield token._replace(start=at, end=begin + token.end, first=token.first and 0 <= line_end < at)


def _whole_body(code: str, declaration: Declaration) -> str:
    """The proof of a declaration as a tactic block; empty where it has none, or only cases."""
    body = _body(code, declaration)
    return _tactics(code, body) if body else ""


def _tactics(code: str, body: Sequence[Token]) -> str:
    """A body as a tactic block: behind its `by`, or as a term."""
    if body[0].text == "by":
        return _laid_out(code, body[1].start, body[-1].end) if len(body) > 1 else ""
    if body[0].text == HOLE and len(body) == 1:
        return HOLE
    return _as_exact(_laid_out(code, body[0].start, body[-1].end))


def _as_exact(term: str) -> str:
    first, *rest = term.split("\n")
    if not rest:
        return f"exact {first}"
    return "\n".join(["exact", *("  " + line if line.strip() else "" for line in (first, *rest))])


def _laid_out(code: str, begin: int, end: int) -> str:
    """The text between two offsets relative to its own margin."""
    at = column(code, begin)
    first, *rest = code[begin:end].split("\n")
    starts_line = not code[begin - at : begin].strip()
    inner = min((len(line) - len(line.lstrip(" ")) for line in rest if line.strip()), default=0)
    if starts_line or inner == at:
        return at_margin("\n".join([" " * at + first, *rest]))
    # Behind `by` in its line: what stands below goes on with it, or was meant to stand beside it.
    return dedented("\n".join([first, *("  " + line[inner:] if line.strip() else "" for line in rest)]))


def _at_place(code: str, main: Declaration, request: ProofRequest) -> str | Discarded:
    """What is written at the place of the request: all of the proof, or a part of it."""
    body = _body(code, main)
    if not body:
        return Discarded("its proof is no term and no block of tactics", code[main.span.start : main.span.end][:QUOTED])
    before, behind, in_tactics = _around(request)
    if before in (["by"], []) and not behind:
        return _tactics(code, body) or Discarded("it is empty", code[:QUOTED])
    words = [token.text for token in body]
    last = len(words) - len(behind)
    if words[: len(before)] != before or words[last:] != behind or last <= len(before):
        return Discarded("what stands around the place is not as it was", code[:QUOTED])
    part = body[len(before) : last]
    if in_tactics:
        return _laid_out(code, part[0].start, part[-1].end)
    return _tactics(code, part)


def _around(request: ProofRequest) -> tuple[list[str], list[str], bool]:
    """The words of the declaration between its `:=` and the hole, those behind the hole, and whether tactics go
    there."""
    text = with_tactic_hole(request)
    found = declarations_among(read_commands(text))
    if not found:
        return [], [], True
    body = _body(text, found[0])
    grown = len(text) - len(request.declaration.strip("\n").rstrip())
    skipped = len(request.declaration) - len(request.declaration.lstrip("\n"))
    hole = hole_offset(request) - skipped + grown
    at = next((number for number, token in enumerate(body) if token.start >= hole), -1)
    if at < 0 or body[at].text != HOLE:
        return [], [], True
    words = [token.text for token in body]
    return words[:at], words[at + 1 :], at > 0 and may_begin_tactic(body, at)


# --- what stands beside it -------------------------------------------------------------------------------------


def _helpers(
    code: str, found: Sequence[Declaration], main: Declaration, request: ProofRequest
) -> tuple[tuple[Lemma, ...], tuple[Discarded, ...]]:
    """The lemmas before the theorem that the file does not have, and what else stands there."""
    known = {main.name, *_DECLARED.findall(request.state.file.before)}
    lemmas: list[Lemma] = []
    others: list[Discarded] = []
    for one in found:
        if one.span.start >= main.span.start or one.name in known:
            continue
        text = code[one.span.start : one.span.end]
        if one.kind not in LEMMA_KINDS:
            others.append(Discarded(f"a {one.kind} beside the theorem", text[:QUOTED]))
            continue
        proof = screened(_whole_body(code, one), LONGEST_PROOF)
        lemmas.append(Lemma(one.name, one.statement_in_one_line(code), proof if isinstance(proof, str) else ""))
        if isinstance(proof, Discarded):
            others.append(Discarded(f"the proof of the lemma {one.name}: {proof.reason}", text[:QUOTED]))
    return tuple(lemmas[-MOST:]), tuple(others[:MOST])
