"""What provers are told where a test needs no premises."""

from assistant.lean.goals import Goal
from models.protocol import ProofState


async def bare(goals: tuple[Goal, ...], steps: tuple[str, ...]) -> ProofState:
    """The goals, and nothing else."""
    return ProofState(goals, steps=steps)
