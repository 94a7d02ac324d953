"""Long lists a page at a time: which page, of how many, and the addresses of those beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from fastapi import Query

T = TypeVar("T")

PAGE_SIZE = 100
PageNumber = Annotated[int, Query(alias="page", ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Paging:
    """One page of a list of ``total`` rows; ``path`` and ``fields`` are the list's address."""

    number: int
    total: int
    path: str
    fields: Mapping[str, str]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))

    def address(self, number: int) -> str:
        """Where that page is."""
        named = {name: value for name, value in self.fields.items() if value}
        return f"{self.path}?{urlencode(named | {'page': str(number)})}"


def read_page(
    number: int,
    path: str,
    count: Callable[[], int],
    latest: Callable[[int, int], list[T]],
    **fields: str,
) -> tuple[list[T], Paging]:
    """The rows of a page and where it stands; of a page behind the last, the last.

    ``latest`` takes how many rows and how many to skip.
    """
    asked = Paging(number, count(), path, fields)
    paging = Paging(min(number, asked.pages), asked.total, path, fields)
    return latest(PAGE_SIZE, (paging.number - 1) * PAGE_SIZE), paging
