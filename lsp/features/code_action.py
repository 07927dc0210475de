"""`textDocument/codeAction`: insert a verified suggestion, search for a proof, close the holes around, state what is
false.

An editor asks for these whenever the cursor moves, so what is not known yet is not waited for, unless the user opened
the menu.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

from assistant.errors import AssistantError
from assistant.lean.errors import NoHoleHere
from assistant.lean.positions import WirePosition
from lsp.convert import from_position, is_behind, to_workspace_edit, touches
from lsp.documents import Snapshot, Waiting, asking_holes
from lsp.features.commands import CLOSE_DECLARATION, CLOSE_FILE, PROVE, WHOLE
from lsp.features.diagnostics import REFUTED, SOURCE
from lsp.follows import known_by
from lsp.proving import holes_for, refresh_holes, refresh_imports
from lsp.server import AssistantServer
from lsp.settings import looks_for_counterexamples

if TYPE_CHECKING:
    from assistant.editing import Hole, Offers
    from assistant.sorries.counterexample import RefutedHole

SHOWN = 6
GLANCE_SECONDS = 0.1
"""How long suggestions are waited for when the cursor only moved."""
MENU_SECONDS = 1.5
LONGEST_TITLE = 70
SIGNS = {"closes": "✓", "conditional": "?", "progress": "→"}


def register(server: AssistantServer) -> None:
    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        from assistant.lean.goals import GoalKind
        from assistant.model_choice import whole_writer

        only = params.context.only
        if only and not any(str(types.CodeActionKind.QuickFix.value).startswith(kind) for kind in only):
            return []
        uri = params.text_document.uri
        try:
            asked = server.snapshot(uri)
        except AssistantError:
            return []
        position = from_position(params.range.end)
        invoked = params.context.trigger_kind is types.CodeActionTriggerKind.Invoked
        # A menu that somebody opened waits for Lean a moment only, and is not empty because of that.
        offers, in_proof = None, invoked
        try:
            known = await refresh_holes(server, uri)
            await refresh_imports(server, uri)
            offers = await _known(server, asked, position, MENU_SECONDS if invoked else GLANCE_SECONDS)
        except NoHoleHere:
            in_proof = False
        except AssistantError:
            return []
        now = server.present(asked)
        if now is None or known.text != now.text:
            return []
        ready = server.open_document(uri).ready(now.text)
        at = [hole.offset for hole in known.holes if touches(hole.range, position)]
        at += [hole.offset for hole in asking_holes(known) if is_behind(hole.range, position)]  # in the comment
        refuted = _refuted(server, now)
        actions = [_waiting(now, ready[offset]) for offset in at if offset in ready]
        actions += [
            _counterexample(now, refuted[o], params.context.diagnostics) for o in at if _may_be_stated(refuted, o)
        ]
        if offers is not None and offers.known.refutation is None and refuted.keys().isdisjoint(at):
            actions += _suggestions(now, offers)
        if offers is not None and offers.known.kind is GoalKind.DATA:
            return actions  # what is missing there is no proof
        writer = whole_writer(server.settings_of(uri))
        return actions + _searches(uri, position, known.holes, in_proof or offers is not None, writer)


async def _known(server: AssistantServer, asked: Snapshot, position: WirePosition, seconds: float) -> Offers | None:
    """Suggestions that are known by then. Errors: as `Engine.offers`."""
    engine = await server.engine(asked.uri)
    stream = engine.offers(asked.path, asked.text, position, server.settings_of(asked.uri).suggest_timeout)
    with server.spare_time.given_up():
        return await known_by(stream, seconds, lambda offers: sum(offer.closes for offer in offers.offers) >= SHOWN)


def _suggestions(now: Snapshot, offers: Offers) -> list[types.CodeAction]:
    found = []
    for number, offer in enumerate(offers.fitting[:SHOWN]):
        closes = offer.closes
        left = len(offer.suggestion.goals)
        outcome = f"leaves {left} goal{'' if left == 1 else 's'}" if left else "closes the goal"
        rests = f", {offer.suggestion.rests_on}" if offer.suggestion.rests_on else ""
        found.append(
            types.CodeAction(
                title=f"{SIGNS[offer.suggestion.outcome]} {_short(offer.suggestion.tactic)} — {outcome}{rests}",
                kind=types.CodeActionKind.QuickFix,
                edit=to_workspace_edit(now.uri, now.version, [offer.change]),
                is_preferred=closes and number == 0,
            )
        )
    return found


def _waiting(now: Snapshot, proof: Waiting) -> types.CodeAction:
    return types.CodeAction(
        title=f"✓ {_short(proof.proof)} — the proof that was found" + (", with those above" if proof.needs else ""),
        kind=types.CodeActionKind.QuickFix,
        edit=to_workspace_edit(now.uri, now.version, proof.changes),
        is_preferred=True,
    )


def _refuted(server: AssistantServer, now: Snapshot) -> dict[int, RefutedHole]:
    if not looks_for_counterexamples(server.settings_of(now.uri)):
        return {}
    return server.open_document(now.uri).refuted(now.text)


def _may_be_stated(refuted: Mapping[int, RefutedHole], offset: int) -> bool:
    return offset in refuted and refuted[offset].change is not None


def _counterexample(now: Snapshot, false: RefutedHole, diagnostics: Sequence[types.Diagnostic]) -> types.CodeAction:
    assert false.change is not None
    return types.CodeAction(
        title="⊥ State the counterexample",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[one for one in diagnostics if (one.source, one.code) == (SOURCE, REFUTED)],
        edit=to_workspace_edit(now.uri, now.version, [false.change]),
    )


def _searches(
    uri: str, position: WirePosition, holes: tuple[Hole, ...], in_proof: bool, writer: str
) -> list[types.CodeAction]:
    """The commands that search, where there is something to search: a hole, or a goal at the cursor. A `writer` of
    whole proofs that is a model has a command of its own."""
    from assistant.whole_proofs.events import SEARCH_WRITER

    where = {"line": position.line, "character": position.character}

    def action(title: str, command: str, *arguments: object) -> types.CodeAction:
        run = types.Command(title, command=command, arguments=list(arguments))
        return types.CodeAction(title, types.CodeActionKind.QuickFix, command=run)

    try:
        inside = holes_for(holes, position, "declaration")
    except NoHoleHere:
        inside = []
        if not in_proof:
            return []
    found = [action("⊢ Search for a proof", PROVE, uri, where)]
    if writer != SEARCH_WRITER:
        found.append(action(f"⊢ Have {writer} write the proof", WHOLE, uri, where))
    if not inside:
        return found
    if len(inside) > 1:
        found.append(
            action(f"⊢ Prove all {len(inside)} holes of {inside[0].declaration}", CLOSE_DECLARATION, uri, where)
        )
    if len(holes) > len(inside):
        found.append(action(f"⊢ Prove all {len(holes)} holes of this file", CLOSE_FILE, uri))
    return found


def _short(tactic: str) -> str:
    line = " ".join(tactic.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"
