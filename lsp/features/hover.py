"""`textDocument/hover` on a hole and on `by`: the goal, what was found there, what the last search came to, and for
what it is false."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.errors import PlaceError
from assistant.lean.positions import SourceText, WirePosition
from assistant.wording import plural
from lsp.convert import from_position, to_range, touches
from lsp.documents import FileHoles, rests_on_open
from lsp.features.diagnostics import false_in_words
from lsp.follows import known_by
from lsp.proving import refresh_holes
from lsp.server import AssistantServer
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.editing import Hole, Offers
    from assistant.lean.goals import Goal
    from assistant.refute.refutation import Refutation
    from assistant.search.outcome import Outcome

WAIT_SECONDS = 2.0
SHOWN = 4
SIGNS = {"closes": "✓", "conditional": "?", "progress": "→"}
_WORD = re.compile(r"[^\W\d][\w'!?]*")


def register(server: AssistantServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        try:
            asked = server.snapshot(uri)
        except AssistantError:
            return None
        position = from_position(params.position)
        source = SourceText(asked.text)
        line = source.line_text(position.line) if position.line < source.line_count else ""
        if not re.search(r"\b(sorry|admit|by)\b", line):
            return None
        try:
            known = await refresh_holes(server, uri)
            if known.text != asked.text:
                return None
            hole = next((h for h in known.holes if touches(h.range, position)), None)
            by = None if hole is not None else _by_at(line, position)
            if hole is None and by is None:
                return None
            parts = await _parts(server, known, hole, position if by is None else by)
        except AssistantError:
            return None
        if server.present(asked) is None:
            return None
        if hole is not None:
            outcome = server.open_document(uri).outcome(known, hole)
            holds = outcome is not None and (not outcome.open_lemmas or rests_on_open(outcome, known.holes, known.text))
            parts += [_searched(outcome)] if outcome is not None and holds else []
        content = "\n\n".join(part for part in parts if part)
        if not content:
            return None
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, content),
            to_range(hole.range) if hole is not None else None,
        )


def _by_at(line: str, position: WirePosition) -> WirePosition | None:
    """The position behind the `by` that a position is at."""
    units = len(line.encode("utf-16-le")) // 2
    offset = position.character
    if units != len(line):  # columns are UTF-16
        offset = len(line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le", "ignore"))
    for match in _WORD.finditer(line):
        if match.group() == "by" and match.start() <= offset <= match.end():
            return WirePosition(position.line, position.character + match.end() - offset)
    return None


async def _parts(server: AssistantServer, known: FileHoles, hole: Hole | None, position: WirePosition) -> list[str]:
    """Goals and suggestions; only goals where a proof stands already, and the counterexample where that is known.
    Errors: as `Engine.offers`."""
    asked = known.snapshot
    engine = await server.engine(asked.uri)
    refutation = _refutation(server, known, hole) if hole is not None else None
    if refutation is not None:
        return [_goals(await engine.goals_at(asked.path, asked.text, position)), _refuted(refutation)]
    try:
        stream = engine.offers(asked.path, asked.text, position, server.settings_of(asked.uri).suggest_timeout)
        with server.spare_time.given_up():
            offers = await known_by(stream, WAIT_SECONDS, _enough)
    except PlaceError:
        return [_goals(await engine.goals_at(asked.path, asked.text, position))]
    if offers is None:
        return []
    refutation = offers.known.refutation
    return [_goals(offers.known.goals), _refuted(refutation) if refutation is not None else _found(offers)]


def _refutation(server: AssistantServer, known: FileHoles, hole: Hole) -> Refutation | None:
    """What is known of a hole that is false."""
    document = server.open_document(known.snapshot.uri)
    outcome = document.outcome(known, hole)
    if outcome is not None and outcome.refutation is not None:
        return outcome.refutation
    refuted = document.refuted(known.text) if looks_for_counterexamples(server.settings_of(known.snapshot.uri)) else {}
    return refuted[hole.offset].refutation if hole.offset in refuted else None


def _enough(offers: Offers) -> bool:
    return offers.known.refutation is not None or any(offer.closes for offer in offers.offers)


def _refuted(refutation: Refutation) -> str:
    code = refutation.code or refutation.proof
    what = "The negation" if refutation.whole else "The negation of the goal"
    reserved = f" ({refutation.reservation})" if refutation.reservation else ""
    return (
        f"**⊥ {_escaped(false_in_words(refutation))}**\n\n"
        f"{what}, proved and accepted by Lean{reserved}:\n```lean4\n{code}\n```"
    )


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)


def _goals(goals: Sequence[Goal]) -> str:
    rendered = "\n\n".join(goal.render() for goal in goals)
    return f"```lean4\n{rendered}\n```" if rendered else ""


def _found(offers: Offers) -> str:
    lines = []
    for offer in offers.offers[:SHOWN]:
        suggestion = offer.suggestion
        code = " ".join(suggestion.tactic.split()).replace("`", "ˋ")
        rests = f", {suggestion.rests_on}" if suggestion.rests_on else ""
        lines.append(f"- {SIGNS[suggestion.outcome]} `{code}` ({suggestion.origin}{rests})")
    if offers.known.note:
        return f"**{offers.known.note}**"
    tried = f"{offers.known.tried} tried" + ("" if offers.known.complete else " so far")
    return "\n".join([*lines, "", tried]) if lines else tried


def _searched(outcome: Outcome) -> str:
    from assistant.lean.verify.verdicts import author_in_words

    if outcome.proved:
        rests = ", ".join(words for words in (author_in_words(outcome.author_axioms), outcome.reason) if words)
        return (
            f"**Proof found** in {outcome.seconds:.1f} s{', ' if rests else ''}{rests}\n```lean4\n{outcome.proof}\n```"
        )
    if outcome.status in ("data", "refuted"):
        return ""  # which is said already
    spent = f"{plural(outcome.nodes, 'state')}, {plural(outcome.candidates, 'tactic')}, {outcome.seconds:.1f} s"
    if outcome.status == "conditional":
        return f"**Proof on a condition**: it {outcome.reason} ({spent})\n```lean4\n{outcome.proof}\n```"
    return f"**No proof found**: {outcome.reason} ({spent})"
