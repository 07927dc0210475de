"""Statements in the answers of language models: lemmas that might be proved first, with or without proofs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lean.declarations import in_one_line
from assistant.lean.lexer import CLOSING, OPENING, PLAIN_NAME, code_tokens, unbalanced
from assistant.lean.verify.screen import forbidden_words, unreadable
from models.raw_answers import MOST, QUOTED, Answer, Discarded, Lemma, fenced, nothing, repeats_itself, spoken

LONGEST_STATEMENT = 2_000
_MARK = re.compile(r"[ ]*(?:[-*•+]|\(?\d{1,2}[.):])[ ]+(?=\S)")
_BEGIN = re.compile(
    r"(?P<margin>[ ]*)(?:private |protected |@\[[^\]\n]*\] ?)*(?:have|suffices|theorem|lemma|example)\b[ ]*"
)
_NAME = re.compile(rf"{PLAIN_NAME}(?:\.{PLAIN_NAME})*")
_SPAN = re.compile(r"`([^`\n]+)`")
_LEFT_OPEN = ("...", "…", "sorry")


def statements_answer(raw: str) -> Answer:
    """The statements of an answer, each once: from its fences where it has some, else from all of its lines."""
    text = spoken(raw)
    if isinstance(text, Discarded):
        return Answer(discarded=(text,))
    parts = [part.text for part in fenced(text)] or [text]
    lemmas: dict[str, Lemma] = {}
    discarded: list[Discarded] = []
    for part in parts:
        for item in _items(part):
            found = _lemma(item)
            if isinstance(found, Discarded):
                discarded.append(found)
            elif len(lemmas) < MOST:
                lemmas.setdefault(found.statement, found)
    if not lemmas and not discarded:
        return nothing("there is no statement in it", text)
    return Answer((), tuple(lemmas.values()), tuple(discarded[:MOST]))


def _items(text: str) -> Iterator[str]:
    """What begins like a statement, each with the lines that are indented below it."""
    item: list[str] = []
    margin = 0
    for line in text.split("\n"):
        marked = _MARK.match(line)
        code = (line[marked.end() :] if marked else line).strip("*")
        spans = [span for span in _SPAN.findall(code) if _BEGIN.match(span)]
        if spans:
            code = spans[0]
        begin = _BEGIN.match(code)
        if begin:
            if item:
                yield "\n".join(item)
            margin, item = len(line) - len(line.lstrip(" ")), [code.strip()]
        elif item and line.strip() and len(line) - len(line.lstrip(" ")) > margin:
            item.append(line)
        elif item:
            yield "\n".join(item)
            item = []
    if item:
        yield "\n".join(item)


def _lemma(item: str) -> Lemma | Discarded:
    begin = _BEGIN.match(item)
    assert begin is not None, "items begin like that"
    rest = item[begin.end() :]
    if reason := unreadable(rest):
        return Discarded(reason, item[:QUOTED])
    named = _NAME.match(rest)
    name = named.group() if named else ""
    statement = in_one_line(_up_to_proof(rest[len(name) :]))
    if reason := _objection(statement):
        return Discarded(reason, item[:QUOTED])
    return Lemma(name, statement)


def _up_to_proof(text: str) -> str:
    """A statement without the proof behind it."""
    depth = 0
    for token in code_tokens(text):
        if token.text in OPENING:
            depth += 1
        elif token.text in CLOSING:
            depth -= 1
        elif depth == 0 and token.text in (":=", "by", "from"):
            return text[: token.start]
    return text


def _objection(statement: str) -> str:
    """Why a statement is of no use; empty where it may be one."""
    if len(statement) > LONGEST_STATEMENT:
        return f"it is longer than {LONGEST_STATEMENT} characters"
    code = [token.text for token in code_tokens(statement)]
    if not _has_colon(code):
        return "it states nothing"
    if any(mark in statement for mark in _LEFT_OPEN[:2]) or _LEFT_OPEN[2] in code:
        return "it leaves something out"
    if problem := unbalanced(statement):
        return problem
    if words := forbidden_words(statement):
        return words[0][1]
    return "it repeats itself" if repeats_itself(code) else ""


def _has_colon(code: list[str]) -> bool:
    """Whether a colon outside of brackets has something behind it."""
    depth = 0
    for number, word in enumerate(code):
        depth += (word in OPENING) - (word in CLOSING)
        if word == ":" and depth == 0:
            return number + 1 < len(code)
    return False
