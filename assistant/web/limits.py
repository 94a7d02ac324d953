"""How often one client may ask: a token bucket each, filled at a steady rate."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

REMEMBERED_CLIENTS = 20_000


class RateLimiter:
    """``most`` tokens in ``seconds`` and client, as many at once at most; 0 means no limit.

    ``clock`` gives seconds. The clients seen longest ago are forgotten first.
    """

    def __init__(
        self, most: int, clock: Callable[[], float] = time.monotonic, *, seconds: float = 60
    ) -> None:
        self._capacity = float(most)
        self._rate = most / seconds
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, client: str, cost: float = 1.0) -> float:
        """Take ``cost`` tokens; 0.0 if they were there, else the seconds until they will be."""
        if not self._rate:
            return 0.0
        with self._lock:
            now = self._clock()
            tokens, since = self._buckets.pop(client, (self._capacity, now))
            tokens = min(self._capacity, tokens + (now - since) * self._rate)
            wait = max(0.0, cost - tokens) / self._rate
            self._buckets[client] = (tokens if wait else tokens - cost, now)
            if len(self._buckets) > REMEMBERED_CLIENTS:
                self._buckets.popitem(last=False)
            return wait
