"""What stands around a proof in its file, as far as prompts tell it: its declaration with the hole, the text above, and
what comments say.

`TheoremLlama` (Wang and others, 2024) writes the informal proof as comments beside the formal one; here they are what a
person wrote above the declaration.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.lean.lexer import Kind, Token, code_tokens, tokens
from assistant.lean.positions import column
from models.protocol import ProofRequest

HOLE = "sorry"
INDENT = 2
LONGEST_CONTEXT = 60_000
"""Characters of a file above a declaration, of which no model reads more."""
LONGEST_INFORMAL = 4_000
"""Characters of comments; more is a chapter, no proof."""
_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_HOLE_AT_END = re.compile(rf"\s*\b{HOLE}\s*\Z")
_LINE_MARK = re.compile(r"^[ \t]*-- ?", re.MULTILINE)


def hole_offset(request: ProofRequest) -> int:
    """Where the `sorry` at the place begins in the text of the declaration; -1 where there is none. Others may stand
    before it, which are not asked for."""
    offsets = [token.start for token in code_tokens(request.declaration) if token.text == HOLE]
    before = len(request.state.context)
    return next((offset for offset in offsets if offset >= before), offsets[-1] if offsets else -1)


def with_tactic_hole(request: ProofRequest) -> str:
    """The declaration with a hole where tactics go: `:= sorry` becomes `:= by` and a line with `sorry`."""
    return _tactic_hole(request)[0]


def with_proof(request: ProofRequest, proof: str) -> str:
    """The declaration with a proof (a tactic block) at the place."""
    text, offset = _tactic_hole(request)
    if offset < 0:
        return text
    margin = " " * column(text, offset)
    first, *rest = proof.strip("\n").split("\n")
    block = "\n".join([first, *(margin + line if line.strip() else "" for line in rest)])
    return text[:offset] + block + text[offset + len(HOLE) :]


def _tactic_hole(request: ProofRequest) -> tuple[str, int]:
    """The declaration with a hole where tactics go, and where the hole begins."""
    declaration = request.declaration.lstrip("\n")
    offset = hole_offset(request) - (len(request.declaration) - len(declaration))
    declaration = declaration.rstrip()
    before = declaration[: max(offset, 0)].rstrip()
    if not before.endswith(":="):
        return declaration, offset
    opened = f"{before} by\n{' ' * INDENT}"
    return opened + declaration[offset:], len(opened)


def imports(header: str) -> str:
    """The header of a file without what comments say."""
    position, parts = 0, []
    for token in tokens(header):
        if token.kind in (Kind.COMMENT, Kind.DOC):
            parts.append(header[position : token.start])
            position = token.end
    lines = "".join([*parts, header[position:]]).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())


def code_up_to_hole(code: str) -> str:
    """Code without the `sorry` at its end; all of it where something stands behind the last one."""
    return _HOLE_AT_END.sub("", code)


def paragraphs(before: str) -> list[str]:
    """The text above a declaration in pieces that blank lines divide, the nearest last, without the beginning of a long
    one."""
    near = before[-LONGEST_CONTEXT:]
    pieces = [piece.strip("\n").rstrip() for piece in _PARAGRAPH.split(near)]
    if len(near) < len(before):
        pieces = pieces[1:]  # which is cut in two
    return [piece for piece in pieces if piece.strip()]


@lru_cache(maxsize=8)
def informal_text(before: str, declaration: str) -> str:
    """What the comments right above a declaration, and its doc comment, say, without their marks. `before` is the text
    above it; a comment that a blank line or code divides from it is about something else."""
    above: list[Token] = []
    for token in tokens(before):
        if token.kind is Kind.COMMENT and (token.first or above):
            if above and before.count("\n", above[-1].end, token.start) > 1:
                above.clear()
            above.append(token)
        else:
            above.clear()
    if above and before.count("\n", above[-1].end) > 1:
        above.clear()
    told = [_said(token.text) for token in above]
    for token in tokens(declaration):
        if token.kind not in (Kind.COMMENT, Kind.DOC):
            break
        told.append(_said(token.text))
    return "\n".join(filter(None, told))[:LONGEST_INFORMAL].strip()


def _said(comment: str) -> str:
    """A comment without its marks."""
    if comment.startswith("--"):
        return _LINE_MARK.sub("", comment).strip()
    return comment.removeprefix("/-").removeprefix("-").removeprefix("!").removesuffix("-/").strip()
