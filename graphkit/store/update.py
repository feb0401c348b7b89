"""Documents into a store, replacing what was known of them; propositions and edges follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import batched_or_none
