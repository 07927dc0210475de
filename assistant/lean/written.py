"""A proof in the text of its place: which part of the one is which part of the other.

A place adds openers and closers to a proof and indents its lines, so that what Lean says about the file has to be
translated before it can be shown beside the proof. Lines and columns of a proof count from 1, in code points. Nothing
here runs Lean.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lean.places import Place, edit
from assistant.lean.positions import column


@dataclass(frozen=True, slots=True)
class WrittenProof:
    """`text` is the file with the proof in it, `start` and `end` are where the proof itself begins and ends there, the
    openers and closers of the place aside. `first_line` is the proof's line that stands at `start` (blank ones before
    it are not written), `cut` the number of blanks that were left out at the beginning of it, `indentation` that of the
    lines below."""

    text: str
    start: int
    end: int
    first_line: int
    cut: int
    indentation: int

    def __contains__(self, offset: int) -> bool:
        """Whether an offset of the file is in the proof or at its end."""
        return self.start <= offset <= self.end

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the proof for an offset of the file; what lies outside is taken for the nearer end."""
        offset = max(self.start, min(offset, self.end))
        below = self.text.count("\n", self.start, offset)
        if below == 0:
            return self.first_line, offset - self.start + self.cut + 1
        return self.first_line + below, max(0, column(self.text, offset) - self.indentation) + 1

    def offset(self, line: int, at_column: int = 1) -> int:
        """The offset of the file for a line and a column of the proof; past the end of a line it is that end."""
        below = line - self.first_line
        if below < 0:
            return self.start
        begin = self.start
        for _ in range(below):
            begin = self.text.find("\n", begin, self.end) + 1
            if not begin:
                return self.end
        end = self.text.find("\n", begin, self.end)
        end = self.end if end < 0 else end
        skipped = at_column - 1 - self.cut if below == 0 else at_column - 1 + self.indentation
        return min(begin + max(0, skipped), end)


def written_proof(place: Place, proof: str) -> WrittenProof:
    """The proof in place of the hole."""
    proof = unix_lines(proof)
    span, replacement = edit(place, proof)
    text = place.text[: span.start] + replacement + place.text[span.end :]
    lines = proof.split("\n")
    blank = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = lines[blank].rstrip()
    inline = replacement[len(place.inline_opener) : len(replacement) - len(place.inline_closer)]
    if first.strip().startswith(inline):  # all of it stands in the line of the place
        opener, closer, cut = place.inline_opener, place.inline_closer, len(first) - len(first.lstrip())
    else:
        opener, closer, cut = place.block_opener, place.closer, 0
    start = span.start + len(opener)
    end = span.start + len(replacement) - len(closer)
    return WrittenProof(text, start, end, blank + 1, cut, place.indentation)


def unix_lines(proof: str) -> str:
    """The proof with LF as its line ends."""
    return proof.replace("\r\n", "\n").replace("\r", "\n")
