"""Models made ready to be asked, from how they are set up."""

from __future__ import annotations

from pathlib import Path

from models.cards import Runtime
from models.generation import TextModel
from models.installed import InstalledModel
from models.model_identity import FileIdentity, ModelIdentity, ServerIdentity
from models.runtimes.openai_server import OpenAIServer, ServerChoice
from models.runtimes.process import ModelProcess
from models.runtimes.runtime import RuntimeSource
from models.runtimes.server_address import KeySource


def text_model(model: InstalledModel, folder: Path, idle: float) -> TextModel:
    """Nothing is started before it is asked. A process is started in `folder`, and ended after so many seconds without
    a question. Errors: `ProverMisconfigured`."""
    if model.runtime is Runtime.SERVER:
        return OpenAIServer(
            ServerChoice(
                model.name,
                model.url,
                model.model,
                KeySource(model.key_variable, model.key_service),
                most_requests=max(1, model.batch),
                context=model.context,
                allow_plain_key=model.allow_plain_key,
            )
        )
    return ModelProcess(model.name, runtime_source(model), folder, idle)


def model_identity(model: InstalledModel) -> ModelIdentity:
    """By which what it wrote is found again."""
    if model.runtime is Runtime.SERVER:
        return ServerIdentity(model.url, model.model)
    return FileIdentity(runtime_source(model))


def runtime_source(model: InstalledModel) -> RuntimeSource:
    """Of a model in a file or a folder."""
    return RuntimeSource(
        model.runtime.value,
        model.path,
        model.context,
        model.batch,
        model.threads,
        model.gpu_layers,
        model.device,
        model.dtype,
    )
