"""The graph as an interactive page or a picture. Floor 8.

`graphkit.view` is this package and can be called as well: `graphkit.view(kg)` shows a graph in a notebook
(see `notebook.view`).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from graphkit.view.notebook import view  # brings the whole view, which its parts must not

        return view(*arguments, **options)


# Python's way to make a module callable: https://docs.python.org/3/reference/datamodel.html, section
# "Customizing module attribute access".
sys.modules[__name__].__class__ = _Callable
