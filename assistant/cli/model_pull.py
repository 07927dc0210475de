"""`assistant models pull`: fetches the files of a model from the hub."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.running import run as run_async
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from models.hub.files import HubFile, Wanted


def add_parser(actions: Any) -> None:
    parser: argparse.ArgumentParser = actions.add_parser(
        "pull",
        help="fetch the files of a model from the hub",
        description="Fetch the files of a model, by the card that names them or from a repository of the hub. What is "
        "interrupted goes on where it was, and what has come is compared with its checksum.",
    )
    parser.add_argument("source", metavar="CARD|REPOSITORY[:PATTERN]", help="as `owner/name:*Q4_K_M.gguf`")
    parser.add_argument("--to", type=Path, default=None, metavar="FOLDER", help="default: one in the cache folder")
    parser.add_argument("--add", action="store_true", help="set the model up as well, as `models add` does")
    parser.add_argument("--json", action="store_true", help="print a JSON document")


def run(arguments: argparse.Namespace, add: Callable[[Path, str], int]) -> int:
    """`add` sets up a file or a folder by a card, empty for the one that fits."""
    card, wanted = _wanted(arguments.source)
    folder = _folder(arguments.to, wanted)
    try:
        path = run_async(_pull(wanted, folder, arguments))
    except OSError as error:
        raise AssistantError(
            f"{folder} cannot be written: {error.strerror or error}", hint="Choose another folder with --to."
        ) from error
    return add(path, card) if arguments.add else 0


async def _pull(wanted: Wanted, folder: Path, arguments: argparse.Namespace) -> Path:
    import asyncio

    from assistant.cli import output
    from models.hub.files import chosen, model_path
    from models.hub.listing import address, headers, listed
    from models.hub.transfer import Source, fetch_all

    output.report(f"looking at {wanted.repository}")
    files = chosen(await asyncio.to_thread(listed, wanted), wanted)
    told = headers()

    def progress(file: HubFile, here: int) -> None:
        output.report(f"{file.path}: {here / 1e6:.0f} of {file.size / 1e6:.0f} MB")

    sources = [Source(file, address(wanted, file), told) for file in files]
    output.report(f"looking for what is in {folder} already")
    await fetch_all(sources, folder, progress)
    output.end_report()
    path = model_path(files, folder)
    if arguments.json:
        size = sum(file.size for file in files)
        output.print_json({"path": str(path), "files": [file.path for file in files], "bytes": size})
    else:
        console = output.console()
        console.print(str(path), markup=False)
        if not arguments.add:
            console.print(f"set it up: assistant models add {path}", markup=False)
    return path


def _wanted(source: str) -> tuple[str, Wanted]:
    """The card that is meant, empty where none is, and its files. Errors: `AssistantError`."""
    from assistant.language_models import cards_folder
    from models.card_files import all_cards
    from models.cards import Runtime
    from models.hub.files import Wanted

    name, _, pattern = source.partition(":")
    if "/" in name:
        return "", Wanted(name, pattern or "*")
    cards = all_cards(cards_folder())
    if name not in cards:
        raise AssistantError(
            f"{name} is neither a card nor a repository",
            hint="`assistant models list` names the cards; a repository is written as `owner/name`.",
        )
    there = cards[name].files
    if not there:
        raise AssistantError(
            f"the card {name} names no files", hint="It is for many models: name a repository, as `owner/name`."
        )
    files = next((one for one in there if Runtime.LLAMA_CPP in one.runtimes), there[0])
    return name, Wanted(files.repository, pattern or files.pattern, files.revision)


def _folder(to: Path | None, wanted: Wanted) -> Path:
    from assistant.cache import cache_folder

    if to is not None:
        return to.expanduser().absolute()
    return cache_folder() / "models" / wanted.repository.replace("/", "--")
