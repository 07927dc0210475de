"""A stand-in for `lake` that runs the embedded Lean, which comes without one.

It does what a Lean server and a user of a small project need, in the way of the real one (Lean 4.35), and nothing of
packages, targets or caches:

    lake --version
    lake serve [-- OPTION…]     `lean --server` with the environment that Lake gives it
    lake env [CMD…]             a command in that environment; without one, the environment
    lake build [MODULE…]        compiles the modules of the project's libraries that are out of date
    lake setup-file FILE - [--no-build] [--no-cache]
                                what the server's worker asks before it reads a file's imports: the file's header comes
                                as JSON on standard input, a `ModuleSetup` goes out; exit code 2 without a lakefile,
                                3 when something would have to be built but must not be

Only `lakefile.toml` is read. `lean` is the program of that name beside this one, as `LAKE_STAND_IN_LEAN` names it.
Every call is written to the file that `LAKE_STAND_IN_LOG` names, one JSON object a line; of calls by a confined Lean
there is none, since it may not write there.
"""

import contextlib
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

NO_LAKEFILE = 2
OUT_OF_DATE = 3
IMPORT = re.compile(r"(?:^|\s)import\s+(?:all\s+)?([\w.«»]+)")


@dataclass(frozen=True)
class Module:
    name: str
    source: Path

    @property
    def imports(self) -> list[str]:
        return IMPORT.findall(self.source.read_text(encoding="utf-8"))


class Workspace:
    """The project in the current folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lean = Path(os.environ["LAKE_STAND_IN_LEAN"])
        self.config = tomllib.loads((root / "lakefile.toml").read_text(encoding="utf-8"))
        self.library = root / ".lake" / "build" / "lib" / "lean"

    @property
    def roots(self) -> list[str]:
        return [str(root) for lib in self.config["lean_lib"] for root in lib.get("roots", [lib["name"]])]

    def find(self, name: str) -> Module | None:
        """The module of a name that belongs to one of the libraries. Exits like Lake when its file is missing."""
        if not any(name == root or name.startswith(root + ".") for root in self.roots):
            return None
        source = self.root.joinpath(*name.split(".")).with_suffix(".lean")
        if not source.is_file():
            fail(f"error: no such file or directory (error code: 2)\n  file: {source}\nerror: {name}: bad import")
        return Module(name, source)

    def olean(self, module: Module) -> Path:
        return self.library.joinpath(*module.name.split(".")).with_suffix(".olean")

    def digest(self, module: Module) -> str:
        """Of everything that the compiled module depends on."""
        parts = [module.source.read_bytes()]
        parts += [self.digest(found).encode() for name in module.imports if (found := self.find(name))]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def closure(self, names: list[str]) -> list[Module]:
        """The project's modules that are imported, directly or through others, each after those it imports."""
        found: dict[str, Module] = {}
        for name in names:
            if name not in found and (module := self.find(name)):
                found.update({m.name: m for m in self.closure(module.imports)})
                found[name] = module
        return list(found.values())

    def build(self, names: list[str], *, allowed: bool) -> list[Module]:
        """Brings modules up to date. Exits with 3 when that is not allowed and needed, with 1 when it fails."""
        modules = self.closure(names)
        for module in modules:
            olean = self.olean(module)
            trace = olean.with_suffix(".trace")
            if olean.is_file() and trace.is_file() and trace.read_text() == self.digest(module):
                continue
            if not allowed:
                print(f"error: {module.name} is out of date and must be built", file=sys.stderr)
                sys.exit(OUT_OF_DATE)
            olean.parent.mkdir(parents=True, exist_ok=True)
            print(f"Building {module.name}", file=sys.stderr, flush=True)
            command = [self.lean, f"--root={self.root}", "-o", olean, "-i", olean.with_suffix(".ilean"), module.source]
            result = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False)
            if result.returncode:
                fail(f"error: {module.source}:\n{result.stdout}{result.stderr}\nerror: build failed")
            trace.write_text(self.digest(module))
        return modules

    def environment(self) -> dict[str, str]:
        """What Lake adds to the environment of what it runs."""
        home = Path(sys.argv[0]).absolute().parent

        def path(name: str, *first: Path) -> str:
            return os.pathsep.join([*map(str, first), *filter(None, [os.environ.get(name, "")])])

        return {
            **os.environ,
            "LAKE": str(home / "lake"),
            "LAKE_HOME": str(home.parent),
            "LEAN": str(self.lean),
            "LEAN_SYSROOT": os.environ["LEAN_SYSROOT"],
            "LEAN_PATH": path("LEAN_PATH", self.library),
            "LEAN_SRC_PATH": path("LEAN_SRC_PATH", self.root),
            "PATH": path("PATH", home),
        }


def fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(1)


def setup_file(workspace: Workspace, words: list[str]) -> dict[str, Any]:
    """A `ModuleSetup` for a file of the project or, as for the editor's unsaved files, beside it."""
    file = Path(words[0]).absolute()
    header = json.load(sys.stdin)
    imports = [entry["module"] for entry in header["imports"]]
    built = workspace.build(imports, allowed="--no-build" not in words)
    return {
        "name": ".".join(file.relative_to(workspace.root).with_suffix("").parts),
        "isModule": header["isModule"],
        "importArts": {module.name: artifacts(workspace.olean(module), header, module.name) for module in built},
        "dynlibs": [],
        "plugins": [],
        "options": {},
    }


def artifacts(olean: Path, header: dict[str, Any], name: str) -> list[list[str]]:
    """A module's files in two lists: those with its data, those with its code. The part with the proofs is only for
    those who may see it: files that are no `module`, and who imports all of it."""
    parts = [olean, *filter(Path.is_file, [olean.with_suffix(".olean.server"), olean.with_suffix(".olean.private")])]
    entire = any(entry["module"] == name and entry["importAll"] for entry in header["imports"])
    if header["isModule"] and not entire:
        parts = parts[:2]
    code = filter(Path.is_file, [olean.with_suffix(".ir.sig"), olean.with_suffix(".ir")])
    return [[str(part) for part in parts], [str(file) for file in code]]


def log(words: list[str]) -> None:
    if name := os.environ.get("LAKE_STAND_IN_LOG"):
        with contextlib.suppress(PermissionError), open(name, "a", encoding="utf-8") as file:
            file.write(json.dumps({"arguments": words, "cwd": os.getcwd(), "time": time.time()}) + "\n")


def main() -> int:
    words = sys.argv[1:]
    log(words)
    match words:
        case ["--version"]:
            print("Lake version 5.0.0-stand-in (Lean version 4.35.0)")
            return 0
    if not Path("lakefile.toml").is_file():
        print("error: no lakefile.toml here", file=sys.stderr)
        return NO_LAKEFILE
    workspace = Workspace(Path.cwd())
    match words:
        case ["serve", *options]:
            arguments = [option for option in options if option != "--"]
            os.execve(workspace.lean, ["lean", "--server", *arguments], workspace.environment())
        case ["env"]:
            print("\n".join(f"{name}={value}" for name, value in workspace.environment().items()))
        case ["env", command, *arguments]:
            os.execvpe(command, [command, *arguments], workspace.environment())
        case ["build", *names]:
            workspace.build(names or workspace.roots, allowed=True)
            print("Build completed successfully.")
        case ["setup-file", *rest]:
            print(json.dumps(setup_file(workspace, rest)))
        case _:
            fail(f"error: unknown command {' '.join(words)!r}")
    return 0


sys.exit(main())
