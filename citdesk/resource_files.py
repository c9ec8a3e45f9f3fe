"""Where forms and resources are found, from a wheel and from a checkout alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name  # a wheel carries them inside the package
    return installed if installed.is_dir() else _PACKAGE.parent / name


def forms_path() -> Path:
    """The folder of XLSForm sources and ``catalogue.toml``."""
    return _folder("forms")


def resource_path(relative: str) -> Path:
    """A file or folder below ``resources/``, for example ``icons/lock.svg``."""
    return _folder("resources") / relative
