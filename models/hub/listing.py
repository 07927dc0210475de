"""What the hub says of a repository, by the library `huggingface_hub`.

Where the hub is, and who asks, is the library's affair: `HF_ENDPOINT`, `HF_TOKEN`, what `hf auth login` has kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.extras import install_command
from models.hub.files import HubFile, HubRefused, Wanted

if TYPE_CHECKING:
    from types import ModuleType

HUB_SECONDS = 10.0
"""After which a hub that says nothing counts as one that is not there."""
GATED_HINT = "Accept its terms on its page, and log in with `hf auth login`, or set HF_TOKEN."


def hub_library() -> ModuleType:
    """Errors: `HubRefused` where it is not installed."""
    try:
        import huggingface_hub
    except ImportError as error:
        raise HubRefused(
            "what fetches files from the hub is not installed", hint=f"Install it: {install_command('hub')}"
        ) from error
    library: ModuleType = huggingface_hub
    return library


def listed(wanted: Wanted) -> tuple[HubFile, ...]:
    """All files of a repository. Blocks. Errors: `HubRefused`."""
    library = hub_library()
    from huggingface_hub import errors

    try:
        _look_for_hub()
        entries = list(library.HfApi().list_repo_tree(wanted.repository, recursive=True, revision=wanted.revision))
    except errors.GatedRepoError as error:
        raise HubRefused(f"{wanted.repository} is only for those who accepted its terms", hint=GATED_HINT) from error
    except errors.RevisionNotFoundError as error:
        raise HubRefused(f"{wanted.repository} has no revision {wanted.revision}") from error
    except errors.HfHubHTTPError as error:
        raise _refused(wanted, error.response.status_code) from error
    except errors.HFValidationError as error:
        raise HubRefused(f"{wanted.repository!r} is no repository", hint="It is written as `owner/name`.") from error
    except Exception as error:  # of the connection: whichever library makes it
        said = str(error).strip().split("\n", 1)[0][:200] or type(error).__name__
        raise HubRefused(
            f"the hub cannot be asked: {said}", hint="Is there a network, and HF_ENDPOINT right?"
        ) from error
    return tuple(_file(entry) for entry in entries if isinstance(entry, library.hf_api.RepoFile))


def _look_for_hub() -> None:
    """Whether somebody answers there: the library asks again and again for half a minute, without a word. Errors: those
    of the connection."""
    from huggingface_hub import constants, get_session

    get_session().head(constants.ENDPOINT, timeout=HUB_SECONDS)


def _refused(wanted: Wanted, status: int) -> HubRefused:
    if status in (401, 403, 404):  # what is not public is not told from what is not there
        return HubRefused(
            f"the hub has no {wanted.repository}, or not for everybody",
            hint="Look at how it is written; for one that is not public, log in with `hf auth login`, or set HF_TOKEN.",
        )
    return HubRefused(f"the hub answers with {status}", hint="Try again later.")


def _file(entry: Any) -> HubFile:
    return HubFile(entry.path, int(entry.size), entry.lfs.sha256 if entry.lfs is not None else "", entry.blob_id or "")


def address(wanted: Wanted, file: HubFile) -> str:
    """From where a file is fetched."""
    found: str = hub_library().hf_hub_url(wanted.repository, file.path, revision=wanted.revision)
    return found


def headers() -> Mapping[str, str]:
    """Who asks."""
    found: dict[str, str] = hub_library().utils.build_hf_headers(library_name="lean-assistant")
    return found
