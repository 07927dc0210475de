"""`assistant models list|info|add|pull|remove|use|test|bench|log`: the language models that are asked for tactics and
proofs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli import model_bench, model_log, model_pull
from assistant.cli.arguments import add_lean_argument, count_argument, seconds_argument, settings_of
from assistant.cli.completion import completed_by
from assistant.cli.model_arguments import add_goal_argument, asked_kind, place_of_goal
from assistant.cli.running import run as run_async
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.model_trial import ModelTrial
    from models.cards import ModelCard
    from models.installed import InstalledModel

SECONDS = 300.0


def add_parser(subparsers: Any) -> None:
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "models",
        description="Look after the language models that are asked for tactics and whole proofs. What they write is "
        "verified by Lean like everything else.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listed = actions.add_parser("list", help="the models that are set up, and the cards of others")
    _json_argument(listed)
    info = actions.add_parser("info", help="what is known of a model, a card, a file or a folder")
    shown = info.add_argument("name", metavar="NAME|CARD|FILE|FOLDER")
    _json_argument(info)
    _add_adding(actions)
    model_pull.add_parser(actions)
    remove = actions.add_parser("remove", help="forget a model; its files stay where they are")
    removed = remove.add_argument("name", metavar="NAME")
    use = actions.add_parser("use", help="have a model asked, by your own assistant.toml")
    used = use.add_argument("name", metavar="NAME|none", help="`none` for no model")
    use.add_argument(
        "--for", dest="use", choices=("steps", "whole"), help="tactics, or whole proofs (default: all that it can)"
    )
    test = actions.add_parser("test", help="try a model on one goal, and show all that happens")
    tested = test.add_argument("name", metavar="NAME")
    add_goal_argument(test)
    test.add_argument("--kind", choices=("step", "whole", "statements"), help="default: the first that it can")
    test.add_argument("--samples", type=count_argument, default=0, metavar="COUNT", help="texts (default: its card's)")
    test.add_argument(
        "--timeout", type=seconds_argument, default=SECONDS, metavar="SECONDS", help=f"default {SECONDS:g}"
    )
    add_lean_argument(test)
    _json_argument(test)
    model_bench.add_parser(actions)
    model_log.add_parser(actions)
    for named in (shown, removed, used, tested):
        completed_by(named, _installed)


def _installed() -> Iterable[str]:
    from assistant.language_models import installed_file
    from models.installed import read_installed

    return read_installed(installed_file())


def _add_adding(actions: Any) -> None:
    add = actions.add_parser(
        "add",
        help="set up a model: a GGUF file, a checkpoint of transformers, or a server",
        description="Set up a model: a GGUF file, the folder of a checkpoint, or the address of a server with OpenAI's "
        "interface (llama-server, vLLM, Ollama, LM Studio). Nothing is copied.",
    )
    _add_arguments_of_adding(add)


def _add_arguments_of_adding(add: argparse.ArgumentParser) -> None:
    add.add_argument("where", metavar="FILE|FOLDER|ADDRESS")
    add.add_argument("--name", help="what it is called here (default: made of its file's)")
    add.add_argument("--card", action="append", default=[], metavar="CARD", help="how it is asked; may be repeated")
    add.add_argument("--model", default="", metavar="NAME", help="which of a server's models")
    add.add_argument("--key-variable", default="", metavar="VARIABLE", help="of the environment, with a server's key")
    add.add_argument("--key-service", default="", metavar="SERVICE", help="of the system's key ring, with the key")
    add.add_argument("--allow-plain-key", action="store_true", help="also where others can read it on its way")
    add.add_argument("--context", type=count_argument, default=0, metavar="TOKENS", help="default: what suits it")
    add.add_argument("--batch", type=count_argument, default=8, metavar="COUNT", help="texts at a time (default 8)")
    add.add_argument("--threads", type=count_argument, default=0, metavar="COUNT", help="default: all cores but one")
    add.add_argument("--replace", action="store_true", help="in the place of the one of that name")


def _json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace) -> int:
    apart: dict[str, Callable[[argparse.Namespace], int]] = {
        "bench": model_bench.run,
        "log": model_log.run,
        "pull": lambda pulled: model_pull.run(pulled, _add_pulled),
    }
    actions = {"list": _list, "info": _info, "add": _add, "remove": _remove, "use": _use}
    if arguments.action == "test":
        return run_async(_test(arguments))
    if arguments.action in apart:
        return apart[arguments.action](arguments)
    return actions[arguments.action](arguments)


# --- what there is -------------------------------------------------------------------------------------------------


def _list(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.language_models import cards_folder, installed_file
    from assistant.model_choice import HOW_TO_ADD, uses_of
    from models.card_files import all_cards
    from models.installed import read_installed

    settings = settings_of(arguments, Path())
    installed, cards = read_installed(installed_file()), all_cards(cards_folder())
    if arguments.json:
        output.print_json(
            {
                "models": [
                    {**_installed_json(model), "used_for": [use.in_words for use in uses_of(model.name, settings)]}
                    for model in installed.values()
                ],
                "cards": [_card_json(card) for card in cards.values()],
                "file": str(installed_file()),
            }
        )
        return 0
    console = output.console()
    if not installed:
        console.print(f"no model is set up; {HOW_TO_ADD}", markup=False)
    for model in installed.values():
        used = " and ".join(use.in_words for use in uses_of(model.name, settings))
        console.print(f"{model.name}  {model.runtime}, by {', '.join(model.cards)}", markup=False)
        console.print(f"  {model.path or model.url}", style="dim", markup=False)
        console.print(f"  {f'asked for {used}' if used else 'not asked'}", markup=False)
    console.print("\ncards: how models are asked", markup=False)
    width = max(map(len, cards))
    for card in cards.values():
        kinds = ", ".join(card.kinds)
        strength = next((f"; {one.benchmark} {one.result}" for one in card.strengths), "")
        console.print(f"  {card.name:{width}}  {kinds}{strength}", markup=False)
    return 0


def _info(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.language_models import cards_folder, installed_file
    from models.card_files import all_cards
    from models.installed import read_installed
    from models.recognition import recognized

    installed, cards = read_installed(installed_file()), all_cards(cards_folder())
    name, console = arguments.name, output.console()
    if name in installed:
        model = installed[name]
        if arguments.json:
            output.print_json(_installed_json(model))
            return 0
        for key, value in _installed_json(model).items():
            console.print(f"{key}: {', '.join(value) if isinstance(value, list) else value}", markup=False)
        if model.path:
            found = recognized(Path(model.path), cards)
            console.print(f"{found.title}: {', '.join(found.details)}", markup=False)
        return 0
    if name in cards:
        if arguments.json:
            output.print_json(_card_json(cards[name]))
            return 0
        _print_card(cards[name])
        return 0
    path = Path(name).expanduser()
    if not path.exists():
        raise AssistantError(
            f"{name} is neither a model that is set up, nor a card, nor a file",
            hint="`assistant models list` shows what there is.",
        )
    found = recognized(path, cards)
    if arguments.json:
        output.print_json(
            {
                "title": found.title,
                "runtime": found.runtime.value,
                "cards": list(found.cards),
                "details": list(found.details),
            }
        )
        return 0
    console.print(f"{found.title}: {', '.join(found.details)}", markup=False)
    console.print(f"runtime: {found.runtime}; it would be asked by {', '.join(found.cards)}", markup=False)
    return 0


def _print_card(card: ModelCard) -> None:
    from assistant.cli import output

    console = output.console()
    console.print(f"{card.title}", style="bold", markup=False)
    console.print(f"for {', '.join(card.kinds)}, on {', '.join(card.runtimes)}", markup=False)
    console.print(f"licence: {card.licence}; a context of {card.context} tokens", markup=False)
    for files in card.files:
        console.print(f"files: {files.repository} ({files.pattern}), for {', '.join(files.runtimes)}", markup=False)
    for strength in card.strengths:
        console.print(f"{strength.benchmark}: {strength.result} ({strength.source})", markup=False)
    if card.notes:
        console.print(card.notes.strip(), markup=False)


def _card_json(card: ModelCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "title": card.title,
        "kinds": [kind.value for kind in card.kinds],
        "runtimes": [runtime.value for runtime in card.runtimes],
        "licence": card.licence,
        "context": card.context,
        "files": [{"repository": files.repository, "pattern": files.pattern} for files in card.files],
        "strengths": [
            {"benchmark": one.benchmark, "result": one.result, "source": one.source} for one in card.strengths
        ],
        "notes": card.notes.strip(),
    }


def _installed_json(model: InstalledModel) -> dict[str, Any]:
    import dataclasses

    values = dataclasses.asdict(model)
    told = {
        field.name: values[field.name]
        for field in dataclasses.fields(model)
        if field.default is dataclasses.MISSING or values[field.name] != field.default
    }
    return {**told, "cards": list(model.cards), "runtime": model.runtime.value}


# --- setting up ----------------------------------------------------------------------------------------------------


def _add(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.language_models import cards_folder, installed_file
    from models.card_files import all_cards
    from models.cards import Runtime
    from models.installed import InstalledModel, checked_name, read_installed, write_installed
    from models.recognition import CHAT, checked_cards, fitting_cards, is_address, recognized
    from models.runtimes.server_address import KeySource, server_address

    cards, file = all_cards(cards_folder()), installed_file()
    where, path, url = arguments.where, "", ""
    if is_address(where):
        url, runtime, title = where, Runtime.SERVER, arguments.model or "server"
        details: tuple[str, ...] = ("a server",)
        KeySource(arguments.key_variable, arguments.key_service).checked(
            server_address(url), allow_plain=arguments.allow_plain_key
        )
        fitting = fitting_cards((arguments.model,), cards, has_template=True) if arguments.model else CHAT
    else:
        found = recognized(Path(where).expanduser(), cards)
        path, runtime, title, details = (
            str(Path(where).expanduser().absolute()),
            found.runtime,
            found.title,
            found.details,
        )
        fitting = found.cards
    name = checked_name(arguments.name or _name_for(path, title))
    if name in read_installed(file) and not arguments.replace:
        raise AssistantError(
            f"a model is called {name} already", hint="Give this one another name with --name, or say --replace."
        )
    model = InstalledModel(
        name,
        checked_cards(arguments.card or fitting, cards, runtime),
        runtime,
        path,
        url,
        arguments.model,
        arguments.key_variable,
        arguments.key_service,
        arguments.allow_plain_key,
        arguments.context,
        arguments.batch,
        arguments.threads,
    )
    write_installed(file, model, name)
    console = output.console()
    console.print(f"{name}: {title} ({', '.join(details)}), asked by {', '.join(model.cards)}", markup=False)
    console.print(f"try it: assistant models test {name}", markup=False)
    console.print(f"use it: assistant models use {name}", markup=False)
    return 0


def _add_pulled(path: Path, card: str) -> int:
    """Sets up what was fetched, as the command without any flags does; what is set up already stays as it is."""
    from assistant.cli import output
    from assistant.language_models import installed_file
    from models.installed import read_installed

    for model in read_installed(installed_file()).values():
        if model.path == str(path):
            output.console().print(f"it is set up already: {model.name}", markup=False)
            return 0
    parser = argparse.ArgumentParser()
    _add_arguments_of_adding(parser)
    return _add(parser.parse_args([str(path), *(["--card", card] if card else [])]))


def _name_for(path: str, title: str) -> str:
    """A name of the letters that names have, from a file's."""
    import re

    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(path).stem if path else title).strip("-.").lower()
    return plain[:64] or "model"


def _remove(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.language_models import LanguageModels, installed_file
    from assistant.model_choice import uses_of
    from models.installed import write_installed

    model = LanguageModels(0.0).set_up(arguments.name)
    write_installed(installed_file(), None, arguments.name)
    console = output.console()
    console.print(f"{arguments.name} is forgotten; {model.path or model.url} is as it was", markup=False)
    if used := uses_of(arguments.name, settings_of(arguments, Path())):
        named = " and ".join(use.in_words for use in used)
        console.print(f"it is still named for {named}: `assistant models use none`", markup=False)
    return 0


def _use(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.config.files import user_file
    from assistant.model_choice import NO_MODEL, Use, use_model

    name, console = arguments.name, output.console()
    for use in use_model(name, [Use(arguments.use)] if arguments.use else ()):
        told = "no model" if name == NO_MODEL else name
        console.print(f"{use.in_words}: {told}  ({user_file()})", markup=False)
    return 0


# --- trying --------------------------------------------------------------------------------------------------------


async def _test(arguments: argparse.Namespace) -> int:
    from assistant.cli import output
    from assistant.engine import Engine
    from assistant.language_models import LanguageModels
    from assistant.model_trial import try_model

    place = place_of_goal(arguments.goal)
    settings = settings_of(arguments, place.path)
    models = LanguageModels(
        settings.models_idle, logged=settings.models_log
    )  # not cached: it is the model that is tried
    kind = asked_kind(models, arguments.name, arguments.kind)
    try:
        output.report("starting Lean")
        async with Engine.open(place.path, report=output.report, settings=settings) as engine:
            trial = await try_model(
                engine, models, arguments.name, kind, place, arguments.samples, arguments.timeout, output.report
            )
    except TimeoutError as error:
        raise AssistantError(
            f"{arguments.name} did not write all texts in {arguments.timeout:g} s",
            hint="Allow more with --timeout, ask for fewer with --samples, or take a smaller model.",
        ) from error
    finally:
        await models.close()
    output.end_report()
    if arguments.json:
        output.print_json(_trial_json(trial))
    else:
        _print_trial(trial)
    return 0 if trial.closes else 1


def _print_trial(trial: ModelTrial) -> None:
    from assistant.cli import output

    console = output.console()
    console.print("prompt", style="bold")
    for message in trial.prompt.messages:
        console.print(f"[{message.role}] {message.text}", style="dim", markup=False)
    if trial.prompt.text:
        console.print(trial.prompt.text, style="dim", markup=False)
    for number, text in enumerate(trial.texts, 1):
        told = f", probability e^{text.log_probability:.1f}" if text.log_probability is not None else ""
        console.print(f"\nanswer {number} ({text.tokens} tokens, {text.ending}{told})", style="bold", markup=False)
        console.print(text.raw, markup=False)
        for judged in text.judged:
            console.print(f"→ {judged.verdict}: {judged.candidate}", style=_style(judged.verdict), markup=False)
            if judged.reason:
                console.print(f"  {_first_line(judged.reason)}", style="dim", markup=False)
        for discarded in text.discarded:
            console.print(f"→ not used: {discarded.reason}", style="yellow", markup=False)
    speed = trial.tokens / trial.writing if trial.writing else 0.0
    console.print(
        f"\n{trial.name} on {trial.facts.device}, by {trial.card}: loaded in {trial.loading:.2f} s, first text after "
        f"{trial.first:.2f} s, {trial.tokens} tokens in {trial.writing:.2f} s ({speed:.0f} tokens/s)",
        markup=False,
    )


def _style(verdict: str) -> str:
    return {"closes": "green", "accepted": "green", "progress": "cyan"}.get(verdict, "red")


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0][:200]


def _trial_json(trial: ModelTrial) -> dict[str, Any]:
    import dataclasses

    values = dataclasses.asdict(trial)
    return {**values, "kind": trial.kind.value, "closes": trial.closes}
