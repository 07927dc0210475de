"""`assistant prove --whole`: a proof that a model writes, and repairs with what Lean says about it."""

from __future__ import annotations

import argparse
import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import axiom_scope, settings_of
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.wording import plural

if TYPE_CHECKING:
    from assistant.lean.places import Place
    from assistant.whole_proofs.events import RoundJudged, WholeEnded


@dataclass(frozen=True)
class Written:
    """What came of it. `text` is the file's at its beginning; `characters` are those that the model wrote."""

    place: Place
    text: str
    writer: str
    judged: tuple[RoundJudged, ...]
    ended: WholeEnded
    characters: int


def run_whole(arguments: argparse.Namespace) -> int:
    return _finish(run_async(_write(arguments)), arguments)


async def _write(arguments: argparse.Namespace) -> Written:
    from assistant.cli import output
    from assistant.lean.places import hole_at, place_at, read_source
    from assistant.lean.positions import parse_place_argument
    from assistant.model_choice import whole_writer
    from assistant.sorries.patch import check_writable
    from assistant.whole_proofs.events import PartKept, RoundBegun, RoundJudged, TextWritten, WholeEnded

    where = parse_place_argument(arguments.place)
    text = read_source(where.path).text
    find = place_at if where.column else hole_at
    place = find(where.path, text, where.line, where.column)
    if arguments.write:
        check_writable(where.path)
    settings = settings_of(arguments, where.path)
    writer = arguments.model or whole_writer(settings)

    from assistant.cli.engines import command_engine  # takes a while, which a mistyped place need not

    judged: list[RoundJudged] = []
    ended: WholeEnded | None = None
    characters, number, began = 0, 0, time.monotonic()
    async with command_engine(where.path, settings, writing=arguments.write) as engine:
        output.report("asking Lean for the goal")
        stream = engine.write_whole(
            place.path,
            text,
            place.span.start,
            settings.search_timeout,
            writer,
            arguments.rounds,
            arguments.samples,
            arguments.hint,
            axiom_scope(settings),
        )
        async with contextlib.aclosing(stream) as events:
            async for event in events:
                match event:
                    case RoundBegun():
                        number, began, characters_before = event.round, time.monotonic(), characters
                        output.report(f"round {number}: asking {writer}")
                    case TextWritten():
                        characters += len(event.piece)
                        seconds = max(0.1, time.monotonic() - began)
                        speed = (characters - characters_before) / seconds
                        output.report(f"round {number}: {writer} writes, {characters} characters, {speed:.0f}/s")
                    case RoundJudged():
                        judged.append(event)
                        if not arguments.json:
                            output.end_report()
                            _show_round(event)
                    case PartKept():
                        said = f"round {event.round}: {event.in_words}"
                        output.report(f"{said}; the search is asked" if event.open else said)
                    case WholeEnded():
                        ended = event
    assert ended is not None  # each stream ends with it
    return Written(place, text, writer, tuple(judged), ended, characters)


def _show_round(event: RoundJudged) -> None:
    from assistant.cli import output

    messages = output.console(errors=True)
    examination = event.examination
    which = f"round {event.round}" + (f", text {event.sample + 1}" if event.sample else "")
    which += ", mended by the search" if event.mended else ""
    if examination.accepted:
        messages.print(f"{which}: accepted by Lean", style="dim", markup=False)
        return
    messages.print(f"{which}: refused", markup=False)
    output.print_lean(messages, event.proof, indent="  ")
    for message in examination.errors:
        line = f"line {message.line}: " if message.line > 0 else ""
        messages.print(f"  {line}{message.text}", style="red", markup=False)
    if not examination.errors:
        for reason in examination.reasons:
            messages.print(f"  {reason}", style="red", markup=False)


def _finish(written: Written, arguments: argparse.Namespace) -> int:
    """Writes and shows what was found. What cannot be written is told last: the proof is worth more."""
    from assistant.cli import output
    from assistant.lean.places import filling
    from assistant.sorries.patch import NotJudgedFromOutside, write_proofs
    from assistant.whole_proofs.events import PROVED

    place, ended = written.place, written.ended
    proved = ended.status == PROVED
    accepted = next((event.examination for event in written.judged if event.examination.accepted), None)
    reservation = accepted.reservation if accepted is not None else ""
    is_written, failure = False, None
    try:
        if proved and arguments.write:
            if reservation and not arguments.in_place:
                raise NotJudgedFromOutside(place.path, reservation)
            write_proofs(place.path, written.text, [(place, ended.proof)])
            is_written = True
    except AssistantError as error:
        failure = error
    output.end_report()
    if arguments.json:
        output.print_json(_json(written, reservation, is_written=is_written, failure=failure))
    else:
        messages = output.console(errors=True)
        if ended.proof:
            output.print_lean(output.console(), filling(place, ended.proof))
        texts = sum(not event.mended for event in written.judged)
        spent = f"{plural(texts, 'text')}, {written.characters} characters, {ended.seconds:.1f} s"
        if proved:
            mended = any(event.mended and event.examination.accepted for event in written.judged)
            who = f"{written.writer}, mended by the search" if mended else written.writer
            messages.print(f"accepted by Lean; written by {who}: {spent}", style="dim", markup=False)
            told = f"written to {place.path}" if is_written else "  --write puts it into the file"
            if not is_written and reservation:
                told = f"  {reservation}; only --in-place writes it"
            messages.print(told, style="dim", markup=False)
        else:
            why = ended.reason or ended.status.replace("_", " ")
            messages.print(f"no proof for {place.where}: {why} ({spent})", markup=False)
            if ended.part:
                messages.print("What works of it, with `sorry` where nothing was found:", markup=False)
                output.print_lean(messages, filling(place, ended.part), indent="  ")
    if failure is not None:
        raise failure
    return 0 if proved else 1


def _json(written: Written, reservation: str, *, is_written: bool, failure: AssistantError | None) -> dict[str, Any]:
    from assistant.lean.places import filling

    place, ended = written.place, written.ended
    return {
        "file": str(place.path),
        "line": place.line,
        "column": place.column,
        "declaration": place.declaration.name,
        "status": ended.status,
        "proof": filling(place, ended.proof) if ended.proof else "",
        "reason": ended.reason,
        "reservation": reservation,
        "model": written.writer,
        "part": filling(place, ended.part) if ended.part else "",
        "rounds": [
            {
                "round": event.round,
                "sample": event.sample,
                "mended": event.mended,
                "proof": event.proof,
                "accepted": event.examination.accepted,
                "errors": [{"line": m.line, "message": m.text} for m in event.examination.errors],
                "reasons": list(event.examination.reasons),
            }
            for event in written.judged
        ],
        "characters": written.characters,
        "seconds": round(ended.seconds, 3),
        "written": is_written,
        **({"error": failure.message, "hint": failure.hint} if failure is not None else {}),
    }
