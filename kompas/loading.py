"""Finding what is declared in the files of a package, without a list of those files."""

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType


def load_package(name: str) -> list[ModuleType]:
    """Import every module of a package, in all its rooms."""
    package = import_module(name)
    return [import_module(found.name) for found in walk_packages(package.__path__, f"{name}.")]
