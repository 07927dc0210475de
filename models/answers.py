"""Answers of language models, read: tactics, proofs and statements from whatever a model wrote.

Nothing that is read here is believed; it is what Lean is asked about. A text without any use gives no candidate, but
the reason, so that it can be shown. No text makes reading fail (`models/raw_answers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.cards import AnswerForm
from models.proof_answers import proof_answer, proof_in
from models.protocol import ProofRequest
from models.raw_answers import (
    MOST,
    TACTIC_WORDS,
    Answer,
    Discarded,
    Fenced,
    complete_part,
    dedented,
    fenced,
    is_prose,
    nothing,
    sorted_out,
    spoken,
    without_prose,
)
from models.statement_answers import statements_answer

_MARKS = re.compile(r"</?a>")
"""Around names, in what ReProver writes."""
_LABEL = re.compile(
    r"\s*(?:\*\*|__|#+ )?\s*(?:the |my |next |first |best |lean ?4? |final )*(?:tactics?|answer|proof|solution|output)"
    r"(?: \d{1,2})?\s*(?:\*\*|__)?\s*:(?!=)\s*(?:\*\*|__)?[ ]*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?P<margin>[ ]*)(?:[-*•+]|\(?\d{1,2}[.):])[ ]+(?=\S)")
_BY = re.compile(r"\s*(?::=\s*)?by(?=\s)|\s*:=\s*")
_SPAN = re.compile(r"`([^`\n]+)`")
_RUN_ON = re.compile(
    r":::|^[ ]*⊢|^[ ]*(?:tactic )?(?:states?|tactics?|goals?|lemmas?|next tactic|user|assistant|human)[ ]*:(?!=)"
    r"|^(?:theorem|lemma|example|def|instance|abbrev|structure|inductive|namespace|section|end|import|variable)\b"
    r"|^#[a-z]+\b|^(?:---|###|===|\[GOAL\])",
    re.MULTILINE | re.IGNORECASE,
)
"""Where a model that completes texts has gone on into the next state, theorem or question."""
_HYPOTHESIS = re.compile(r"case\s+\S+\s*|[^\s:(\[{⟨·]+(?: [^\s:(\[{⟨]+)* : .*|\s+\S.*")


def read_answer(form: AnswerForm, raw: str, request: ProofRequest | None = None) -> Answer:
    """What an answer holds, by the form that its model's card names; a proof answers a `request`."""
    match form:
        case AnswerForm.TACTIC:
            return tactic_answer(raw)
        case AnswerForm.TACTICS:
            return tactics_answer(raw)
        case AnswerForm.STATEMENTS:
            return statements_answer(raw)
        case AnswerForm.PROOF:
            return nothing("nobody asked for a proof", raw) if request is None else proof_answer(raw, request)


def tactic_answer(raw: str) -> Answer:
    """The one tactic (or block of tactics) of an answer, without what the model went on with."""
    text = _marked_off(spoken(raw))
    if isinstance(text, Discarded):
        return Answer(discarded=(text,))
    fences = fenced(text)
    if fences:
        return sorted_out([_block(_chosen(fences))])
    if items := list(_items(text)):  # which was not asked for
        return sorted_out(_block(block) for block in _of_item(items[0]))
    block = _without_run_on(_unlabelled(text))
    spans = _spans(block) if all(is_prose(line) for line in block.split("\n") if line.strip()) else []
    code = spans[0] if spans else _first_paragraph(without_prose(block))
    if not code.strip():
        return nothing("only prose", text)
    return sorted_out([complete_part(dedented(_block(_unquoted(code)))) or code])


def tactics_answer(raw: str) -> Answer:
    """The tactics of an answer that may offer several: in a list, in fences, or in lines of their own."""
    text = _marked_off(spoken(raw))
    if isinstance(text, Discarded):
        return Answer(discarded=(text,))
    fences = fenced(text)
    parts = [part.text for part in fences] or [text]
    blocks: list[str] = []
    for part in parts:
        blocks += _alternatives(part, in_fence=bool(fences))
    if not blocks:
        return nothing("only prose", text)
    return sorted_out(_block(block) for block in blocks[: 2 * MOST])


def _marked_off(text: str | Discarded) -> str | Discarded:
    return text if isinstance(text, Discarded) else _MARKS.sub("", text)


# --- tactics ---------------------------------------------------------------------------------------------------


def _block(code: str) -> str:
    """The tactics of some code: those of the proof where a whole theorem stands there, without a `by` before them."""
    code = _unquoted(_unlabelled(code))
    if (proof := proof_in(code)) is not None:
        return proof
    if opened := _BY.match(code):
        code = code[opened.end() :]
        return code if code.lstrip(" ").startswith("\n") else code.lstrip(" ")
    return code


def _unquoted(code: str) -> str:
    """Without single back quotes around all of it."""
    inner = code.strip()
    if len(inner) > 1 and inner[0] == inner[-1] == "`" and "`" not in inner[1:-1]:
        return inner[1:-1]
    return code


def _unlabelled(text: str) -> str:
    """What stands behind a label (`Tactic:`) before which nothing but prose, or the question again, does."""
    asked = _RUN_ON.match(text.lstrip("\n"))
    repeated = asked is not None and asked.group().endswith(":") and not _LABEL.match(text)
    offset = 0
    for line in text.splitlines(keepends=True):
        if label := _LABEL.match(line):
            return text[offset + label.end() :]
        if line.strip() and not repeated and not is_prose(line):
            return text
        offset += len(line)
    return text


def _without_run_on(text: str) -> str:
    begin = len(text) - len(text.lstrip())
    first = _RUN_ON.match(text, text.rfind("\n", 0, begin) + 1)
    if first is not None:
        if not first.group()[0].isalpha() or first.group().endswith(":"):
            return ""  # it repeats the question
        begin = text.find("\n", begin) + 1 or len(text)  # a whole theorem, which is read as one
    after = _RUN_ON.search(text, begin + 1)
    if after is None:
        return text
    lines = text[: after.start()].rstrip().split("\n")
    if after.group().lstrip().startswith("⊢"):  # with the hypotheses above it
        while lines and _HYPOTHESIS.fullmatch(lines[-1]) and lines[-1].split()[0] not in TACTIC_WORDS - {"case"}:
            lines.pop()
    return "\n".join(lines)


def _first_paragraph(text: str) -> str:
    lines = text.strip("\n").split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    return "\n".join(lines[:end])


def _chosen(fences: list[Fenced]) -> str:
    """The code of the first fence that holds Lean, as far as fences tell."""
    part = next((one for one in fences if one.is_lean), fences[0])
    blocks = _alternatives(part.text, in_fence=True)
    return complete_part(dedented(blocks[0])) or part.text if blocks else part.text


def _alternatives(text: str, *, in_fence: bool) -> list[str]:
    """The blocks of a text that may be a list of them."""
    if items := list(_items(text)):
        return [block for item in items for block in _of_item(item)]
    if in_fence:
        return [text] if text.strip() else []
    text = _without_run_on(_unlabelled(text))
    code = without_prose(text).strip("\n")
    if not code.strip():
        return _spans(text)
    groups: list[list[str]] = []
    for line in code.split("\n"):
        if groups and (not line.strip() or line.startswith(" ")):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = ["\n".join(group) for group in groups[:MOST]]
    return blocks if len(blocks) == 1 else [*blocks, code]


def _items(text: str) -> Iterator[str]:
    """The items of a list, with the lines that belong to each. Before a list there is nothing but prose: signs like
    its marks begin lines of Lean, too."""
    item: list[str] = []
    margin = -1
    for line in text.split("\n"):
        found = _ITEM.match(line)
        if found is not None and (margin < 0 or len(found["margin"]) <= margin):
            if item:
                yield "\n".join(item)
            margin, item = len(found["margin"]), [line[found.end() :]]
        elif item and len(line) - len(line.lstrip(" ")) > margin:
            item.append(line)
        elif line.strip() and margin < 0 and not is_prose(line) and not _LABEL.match(line):
            return
        elif line.strip():
            if item:
                yield "\n".join(item)
            item = []
    if item:
        yield "\n".join(item)


def _of_item(item: str) -> list[str]:
    """The tactic of an item: in back quotes, where it is explained."""
    if item.startswith("**"):
        item = item.replace("**", "")
    item = _unlabelled(item)
    if item.lstrip().startswith("`") or is_prose(item.split("\n", 1)[0]):
        return _spans(item)[:1] or ([] if is_prose(item.split("\n", 1)[0]) else [item])
    return [item]


def _spans(text: str) -> list[str]:
    """The tactics that stand between back quotes in prose."""
    found = (span.strip() for span in _SPAN.findall(text))
    return [span for span in found if span.split() and span.split()[0] in TACTIC_WORDS]
