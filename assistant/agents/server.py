"""The server: which tools there are, and how a call of one is answered."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, cast

import anyio
from mcp.server.lowlevel.server import Server
from mcp.server.mcpserver.tools import Tool
from mcp.server.stdio import stdio_server
from mcp_types import CallToolRequestParams, CallToolResult, ListToolsResult, TextContent, ToolAnnotations
from mcp_types import Tool as ToolDescription
from pydantic import ValidationError

from assistant import __version__
from assistant.agents.call import Call
from assistant.agents.closing import close
from assistant.agents.errors import NoSuchTool, WrongParameters, said
from assistant.agents.input import InputLines
from assistant.agents.looking import goals, holes, premises
from assistant.agents.progress import Progress
from assistant.agents.proving import attempts, examine, prove, refute, suggest
from assistant.agents.workspace import Workspace
from assistant.errors import AssistantError

log = logging.getLogger(__name__)

NAME = "lean-assistant"
TITLE = "Proving assistant for Lean 4"
INSTRUCTIONS = """\
Proves in Lean 4. What is called proved, accepted or closing was verified by Lean; anything else says why it is not. \
`holes` finds what is missing, `goals` shows it, `attempts` tries tactics of yours, `suggest` proposes next ones, \
`prove` searches for a whole proof, `examine` judges yours, `refute` looks for counterexamples (try it where nothing \
proves), `premises` finds lemmas, `close` does all holes at once and answers with a patch.
Lines and columns count from 1. Files are read from the disk at every call, or given as `text`. Nothing is written but \
by `prove` and `close` with `write`. The first call in a project starts Lean, which its limit does not count."""
READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
MAY_WRITE = ToolAnnotations(read_only_hint=False, destructive_hint=False, open_world_hint=False)
LOOKING = (holes, goals, attempts, suggest, examine, refute, premises)
WRITING = (prove, close)

Fault = Callable[[BaseException], tuple[str, str]]
"""Notes a mistake of ours; what is said about it, and what to do next."""


def tools() -> Mapping[str, Tool]:
    """Every tool by its name."""
    made = [
        # The call itself is no parameter.
        Tool.from_function(
            tool,
            description=inspect.getdoc(tool),
            context_kwarg="call",
            annotations=annotations,
            structured_output=True,
        )
        for functions, annotations in ((LOOKING, READS), (WRITING, MAY_WRITE))
        for tool in functions
    ]
    return {tool.name: tool for tool in made}


def make_server(workspace: Workspace, fault: Fault) -> Any:
    """The protocol's server for a workspace."""
    known = tools()

    async def list_tools(_context: Any, _parameters: Any) -> ListToolsResult:
        return ListToolsResult(tools=[_described(tool) for tool in known.values()])

    async def call_tool(context: Any, parameters: CallToolRequestParams) -> CallToolResult:
        progress = Progress(context.session.report_progress)
        call = Call(workspace, progress)
        return await _to_its_end(_answered(known, call, parameters.name, parameters.arguments or {}, fault))

    return Server(
        NAME,
        version=__version__,
        title=TITLE,
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def serve(workspace: Workspace, fault: Fault) -> None:
    """Serves one client on standard input and output, until it goes."""
    server = make_server(workspace, fault)
    try:
        async with stdio_server(stdin=cast(Any, InputLines())) as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())
    except* (OSError, anyio.BrokenResourceError):
        log.info("the client has gone")
    finally:
        await workspace.close()


def _described(tool: Tool) -> ToolDescription:
    return ToolDescription(
        name=tool.name,
        description=tool.description,
        input_schema={**tool.parameters, "additionalProperties": False},
        output_schema=tool.output_schema,
        annotations=tool.annotations,
    )


async def _answered(
    known: Mapping[str, Tool], call: Call, name: str, arguments: Mapping[str, Any], fault: Fault
) -> CallToolResult:
    """The answer of a tool; what it fails with is an answer as well."""
    call.workspace.begin(call.progress)
    try:
        if name not in known:
            raise NoSuchTool(name, known)
        given = checked(known[name], arguments)
        async with call.progress.told():
            return cast(CallToolResult, known[name].fn_metadata.convert_result(await known[name].fn(call, **given)))
    except AssistantError as error:
        log.info("%s: %s", name, error.message)
        return _failed(said(error))
    except Exception as error:
        return _failed(". ".join(fault(error)))
    finally:
        call.workspace.end(call.progress)


def checked(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What is given to a tool. Errors: `WrongParameters`, also for one that it does not have: to pass it over would
    answer another question than was asked."""
    known = tool.parameters["properties"]
    unknown = [name for name in arguments if name not in known]
    if unknown:
        raise WrongParameters([f"there is no parameter `{name}`" for name in unknown], known)
    try:
        return dict(tool.fn_metadata.validate_arguments(dict(arguments)))
    except ValidationError as error:
        wrong = [f"`{'.'.join(map(str, one['loc']))}`: {one['msg']}" for one in error.errors()]
        raise WrongParameters(wrong, known) from error


def _failed(message: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)


async def _to_its_end(work: Coroutine[Any, Any, CallToolResult]) -> CallToolResult:
    """The result of work that, when it is given up, still ends what it started: who gives up here does so again and
    again, and would cut that off."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        task.cancel()
        with anyio.CancelScope(shield=True), contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait([task])
        raise
