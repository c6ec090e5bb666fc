"""Passes over columns that are too long for Python: plain functions, compiled by numba where the rows are many.

Few rows go through the same function as Python runs it: to load the compiler costs more than they do. What was
compiled once is kept beside the function's file, or in the user's cache where that cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from types import FunctionType
from typing import Any, TypeVar

import numpy as np

Answer = TypeVar("Answer")
Kernel = TypeVar("Kernel", bound=Callable[..., Any])
FEW = 100_000
"""Rows up to which Python takes no longer than compiling would, the first time."""
KERNELS: set[Callable[..., Any]] = set()
"""Every function marked so far."""
_COMPILED: dict[Callable[..., Any], Callable[..., Any]] = {}
_LOCK = RLock()


def kernel(function: Kernel) -> Kernel:
    """Mark a function that may be compiled: arrays and numbers in, one pass, no object of ours. It stays as it is."""
    KERNELS.add(function)
    return function


def run(function: Callable[..., Answer], rows: int, *arguments: Any) -> Answer:
    """Return what a kernel makes of its arguments, which hold so many rows."""
    if rows > FEW or function in _COMPILED:
        fast: Callable[..., Answer] = compiled(function)
        return fast(*arguments)
    with np.errstate(over="ignore"):  # digests are meant to run over
        return function(*arguments)


def compiled(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """Return the kernel, and the kernels that it calls, as machine code that leaves Python's lock."""
    with _LOCK:  # two threads that ask for the same pass at one time wait for one compiler
        if function not in _COMPILED:
            _COMPILED[function] = _compile(function)
        return _COMPILED[function]


def _compile(function: Any) -> Callable[..., Any]:
    import numba  # noqa: PLC0415  half a second, which a small build never needs

    called = {name: function.__globals__.get(name) for name in function.__code__.co_names}
    known = {name: compiled(each) for name, each in called.items() if callable(each) and each in KERNELS}
    plain = function
    if known:
        plain = FunctionType(function.__code__, {**function.__globals__, **known}, function.__name__)
        plain.__module__, plain.__qualname__ = function.__module__, function.__qualname__
    try:
        found: Callable[..., Any] = numba.njit(cache=True, nogil=True)(plain)
    except RuntimeError:  # no folder that the machine code could be kept in
        found = numba.njit(nogil=True)(plain)
    return found
