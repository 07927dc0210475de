"""What can go wrong with encoders. Words and terms go on without one, so all of it is said once and stops nothing."""

from __future__ import annotations

from assistant.errors import AssistantError


class EncoderError(AssistantError):
    """No vectors from this encoder."""


class EncoderUnknown(EncoderError):
    """Nothing has the name that was chosen."""


class EncoderNotInstalled(EncoderError):
    """It is known, but what it needs is not here."""


class EncoderUnusable(EncoderError):
    """It is here, and cannot be loaded or does not do what an encoder does."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"the encoder {name} cannot be used: {reason}",
            hint="`retrieval.encoder` chooses another one, or none.",
        )
        self.name, self.reason = name, reason


class EncoderEnded(EncoderError):
    """Its process ended while it was asked."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"the process of the encoder {name} ended: {reason or 'it did not say why'}",
            hint="It may need more memory than there is; `retrieval.encoder` chooses another one, or none.",
        )
