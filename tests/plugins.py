"""Distributions that bring provers, as `pip` leaves them: a module, and a folder that says what it offers."""

from __future__ import annotations

from pathlib import Path

ORACLE = '''
from models.protocol import Candidate, ImmediateProver


class Oracle(ImmediateProver):
    """Knows one tactic."""

    name = "oracle"

    def candidates(self, state, wanted):
        return [Candidate("exact Nat.add_comm a b", -0.1, self.name)]
'''


def install(site: Path, name: str, module: str, entry: str = "oracle = {name}:Oracle") -> None:
    """A distribution with one module, offering provers by the lines of `entry`, in a folder of Python's search path."""
    site.mkdir(exist_ok=True)
    (site / f"{name}.py").write_text(module, encoding="utf-8")
    (info := site / f"{name}-1.0.dist-info").mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    offered = f"[lean_assistant.provers]\n{entry.format(name=name)}\n"
    (info / "entry_points.txt").write_text(offered, encoding="utf-8")
