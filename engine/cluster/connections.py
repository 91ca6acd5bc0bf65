"""Connections to Dask: to a scheduler that runs already, or to one of our own with workers on this computer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from furrow.engine.contract.errors import InputError, TransferError
from furrow.engine.contract.process import LAUNCHER
from furrow.engine.patience import patiently
from furrow.engine.processors import processors
from furrow.engine.reporting import Reporter

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["connected", "local_workers"]

_ANSWER_S = 10  # a scheduler that is there answers at once


@contextlib.contextmanager
def connected(scheduler: str, reporter: Reporter) -> Iterator[Client]:
    """Yield a connection to a scheduler; encryption is as Dask's own configuration says.

    Args:
        scheduler: Its address, such as "tcp://10.0.0.1:8786" or "tls://...".
        reporter: Asked whether to stop.

    Raises:
        InputError: The address is none, or Dask's configuration has no certificates for it.
        TransferError: No scheduler answers there.
        JobCancelledError: The job was cancelled.
    """
    from distributed import Client

    def connect() -> Any:  # noqa: ANN401 - Client is untyped
        return Client(scheduler, timeout=_ANSWER_S, set_as_default=False)

    try:
        client = patiently(connect, reporter.check_cancelled)
    except OSError as error:  # a timeout is one too
        raise TransferError(
            f"No Dask scheduler answers at '{scheduler}': start one there ('dask scheduler'), or correct the address."
        ) from error
    except (ValueError, TypeError, RuntimeError) as error:
        raise InputError(
            f"Dask cannot connect to the scheduler '{scheduler}' ({error}): give an address such as "
            "tcp://10.0.0.1:8786, and for tls:// name the certificates in Dask's configuration."
        ) from error
    try:
        yield client
    finally:
        with contextlib.suppress(OSError):
            client.close(timeout=1)


@contextlib.contextmanager
def local_workers(number: int) -> Iterator[Client]:
    """Yield a connection to a scheduler of our own, for which worker processes start on this computer.

    Each gets its share of the processors as threads. They end with the block, and with this process however that ends.
    A worker that dies is replaced.

    Args:
        number: Workers to start.
    """
    import dask
    from distributed import Client, LocalCluster

    # A script rather than the file: of a file, workers run a copy elsewhere, which would not find us.
    register = f"import runpy; runpy.run_path({str(LAUNCHER)!r})"
    preloads = [*dask.config.get("distributed.worker.preload"), register]
    with (
        # Predictions need about as much memory as their tile size says. Limits would stop workers that fit.
        LocalCluster(
            n_workers=0, threads_per_worker=max(1, processors() // number), memory_limit=0, host="127.0.0.1",
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"}, dashboard_address=None, preload=preloads,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):  # fmt: skip
        cluster.scale(number)
        yield client
