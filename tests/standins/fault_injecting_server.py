"""A stand-in for a Lean server that does, on demand, what the real one will not: crash, hang, talk nonsense.

`python fault_injecting_server.py SCENARIO`. It answers `initialize` unless the scenario is about that, and misbehaves
at the first `textDocument/waitForDiagnostics`.
"""

import json
import os
import sys
import time
from typing import Any


def receive() -> dict[str, Any]:
    length = 0
    while line := sys.stdin.buffer.readline():
        if not line.strip():
            return json.loads(sys.stdin.buffer.read(length))
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    sys.exit(0)


def send(message: dict[str, Any]) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)


def raw(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def publish(uri: str, version: int, text: str, **more: Any) -> None:
    place = {"line": 0, "character": 0}
    diagnostic = {"range": {"start": place, "end": place}, "severity": 1, "message": text}
    params = {"uri": uri, "version": version, "diagnostics": [diagnostic], **more}
    send({"method": "textDocument/publishDiagnostics", "params": params})


def misbehave(scenario: str, request: dict[str, Any]) -> None:
    identifier, params = request["id"], request["params"]
    match scenario:
        case "crash":
            print("stack overflow detected", file=sys.stderr, flush=True)
            os.abort()
        case "end_of_file":
            sys.exit(0)
        case "hang":
            time.sleep(3600)
        case "garbage":
            raw(b"uncaught exception: out of memory\n")
        case "malformed_header":
            raw(b"Content-Length: many\r\n\r\n{}")
        case "cut_off":
            raw(b'Content-Length: 500\r\n\r\n{"jsonrpc"')
            sys.exit(0)
        case "not_json":
            raw(b"Content-Length: 4\r\n\r\n{oh}")
        case "worker_crashed":
            send({"id": identifier, "error": {"code": -32902, "message": "worker crashed"}})
        case "content_modified":
            send({"id": identifier, "error": {"code": -32801, "message": "changed"}})
        case "asks_the_client":
            send({"id": "s1", "method": "client/registerCapability", "params": {}})
            answer = receive()
            assert answer["id"] == "s1"
            publish(params["uri"], params["version"], f"answered: {'result' in answer}")
            send({"id": identifier, "result": {}})
        case "old_version":
            publish(params["uri"], params["version"] - 1, "of an old version")
            send({"id": identifier, "result": {}})
        case "incremental":
            publish(params["uri"], params["version"], "first")
            publish(params["uri"], params["version"], "second", isIncremental=True)
            send({"id": identifier, "result": {}})
        case "out_of_order":
            later = receive()
            while later.get("method") != request["method"]:
                later = receive()
            send({"id": later["id"], "result": {"asked": "second"}})
            send({"id": identifier, "result": {"asked": "first"}})


def main() -> None:
    scenario = sys.argv[1]
    if scenario == "dies_at_start":
        print("could not load the library", file=sys.stderr, flush=True)
        sys.exit(3)
    while True:
        message = receive()
        method = message.get("method")
        if method == "initialize" and scenario != "never_initializes":
            send({"id": message["id"], "result": {"capabilities": {}}})
        elif method == "textDocument/waitForDiagnostics":
            misbehave(scenario, message)
        elif method == "exit":
            return


main()
