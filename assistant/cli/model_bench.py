"""`assistant models bench`: how fast a model writes by us, next to what its runtime can do."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.arguments import add_lean_argument, count_argument, settings_of
from assistant.cli.model_arguments import add_goal_argument, asked_kind, place_of_goal
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError
from assistant.wording import plural

if TYPE_CHECKING:
    from assistant.bench.models import Asked, ModelReport
    from assistant.language_models import LanguageModels

SAMPLES, ROUNDS = 8, 5


def add_parser(actions: Any) -> None:
    parser: argparse.ArgumentParser = actions.add_parser(
        "bench",
        help="how fast a model writes, next to its raw runtime",
        description="Measure a model on one goal: tokens a second next to a plain loop over llama.cpp with the same "
        "file and prompt; texts that are written together next to as many that are written one by one; memory, and how "
        "soon it is free when nobody wants a text any more. Rivals take turns, so that other work falls on both.",
    )
    parser.add_argument("name", metavar="NAME")
    add_goal_argument(parser)
    parser.add_argument(
        "--samples", type=count_argument, default=SAMPLES, metavar="COUNT", help=f"texts at a time (default {SAMPLES})"
    )
    parser.add_argument(
        "--rounds", type=count_argument, default=ROUNDS, metavar="COUNT", help=f"of each case (default {ROUNDS})"
    )
    add_lean_argument(parser)
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    return run_async(_run(arguments))


async def _run(arguments: argparse.Namespace) -> int:
    from assistant.bench.models import run_models
    from assistant.cache import cache_folder
    from assistant.cli import output
    from assistant.language_models import LanguageModels
    from models.cards import Runtime
    from models.opening import runtime_source, text_model

    models = LanguageModels(0.0)
    installed = models.set_up(arguments.name)
    folder = cache_folder() / "runtimes"
    asked = await _asked(models, arguments)
    model = text_model(installed, folder, 3600.0)
    source = None if installed.runtime is Runtime.SERVER else runtime_source(installed)
    try:
        report = await run_models(model, source, asked, folder, max(1, arguments.rounds), output.report)
    except TimeoutError as error:
        raise AssistantError(f"{arguments.name} did not answer in time", hint="Take a smaller model.") from error
    finally:
        await model.close()
    output.end_report()
    if arguments.json:
        output.print_json(report.as_json())
    else:
        _print(report)
    return 0


async def _asked(models: LanguageModels, arguments: argparse.Namespace) -> Asked:
    """What the model is asked at the goal by its card. Lean is not left running beside what is measured. Errors: as
    `LanguageModels.card`; `ProverFailed`."""
    from assistant.bench.models import Asked
    from assistant.cli import output
    from assistant.engine import Engine
    from assistant.model_trial import draft_for
    from assistant.sorries.new_holes import declaration_with_hole
    from models.protocol import ProofRequest

    place = place_of_goal(arguments.goal)
    kind = asked_kind(models, arguments.name, "")
    card = models.card(arguments.name, kind)
    output.report("starting Lean")
    async with Engine.open(place.path, report=output.report, settings=settings_of(arguments, Path())) as engine:
        state = await engine.state(place)
    draft = draft_for(card, kind, state, ProofRequest(declaration_with_hole(place), state))
    # As long as it is with everything in it that fits: letters stand for tokens, which are fewer.
    prompt = draft.fitted(tuple(map(len, draft.texts)), card.prompt_tokens(kind, models.set_up(arguments.name).context))
    template = card.template(kind)
    assert template is not None  # a card without one is an error of `card`
    return Asked(prompt, template.sampling, max(1, arguments.samples))


def _print(report: ModelReport) -> None:
    from assistant.cli import output

    console = output.console()
    console.print(
        f"{report.name}, {report.runtime} on {report.facts.device}, a context of {report.facts.context} tokens; "
        f"{report.cores} cores, load {report.load}; medians of {plural(report.rounds, 'round')}\n",
        markup=False,
    )
    console.print(f"{'':38}{'tokens/s':>10}{'ms of processors':>18}{'first piece':>14}")

    def row(name: str, rate: float, processor: float | None = None, first: float | None = None) -> None:
        spent = f"{processor * 1000:18.1f}" if processor else " " * 18
        console.print(f"{name:38}{rate:10.1f}{spent}{f'{first:12.3f} s' if first is not None else ''}")

    def ratio(clock: float, processors: float | None) -> None:
        console.print(f"{'ratio':38}{clock:10.2f}{f'{processors:18.2f}' if processors else ''}")

    row("by our process", report.ours.rate, report.ours.processor, report.ours.first)
    if report.raw is not None and report.of_raw is not None:
        row("by a plain loop over llama.cpp", report.raw.rate, report.raw.processor, report.raw.first)
        ratio(report.of_raw, report.processor_of_raw)
    texts = plural(report.samples, "text")
    row(f"{texts} together", report.together)
    row(f"{texts} one by one, prompt kept", report.one_by_one)
    ratio(report.of_one_by_one, report.processor_of_one_by_one)
    console.print(f"\n{report.candidates:.2f} candidates a second; loaded in {report.loading:.2f} s")
    console.print(f"free {report.cancelling * 1000:.0f} ms after a question is given up")
    stages = (("before", report.before), ("loaded", report.loaded), ("unloaded", report.unloaded))
    told = [f"{name} {one.uss / 1e6:.0f} ({one.rss / 1e6:.0f})" for name, one in stages if one is not None]
    if told:
        console.print(f"memory in MB, of its own (and held with others): {', '.join(told)}", markup=False)
    for what in report.left_out:
        console.print(f"left out: {what}", markup=False)
