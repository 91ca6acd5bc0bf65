"""Runs a module of the standard library or pip on a leash: it ends when the one who started it is gone.

Run as a script: `python -I leash.py pip install ...`. Standard input is the leash. Its end means that
the starter closed it or died, and a pip that went on alone would write into a folder that the next
build removes. Written for any Python from 3.8 on, because it also runs before the version is known to fit.
"""

import os
import runpy
import signal
import sys
import threading


def _hold(leash: int) -> None:
    """Wait for the end of the leash, then end this process and what it started."""
    while os.read(leash, 4096):
        pass
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


def _take_leash() -> int:
    """Return a private handle on standard input and leave an empty one in its place.

    On Windows a child that inherits a pipe somebody is reading from hangs at its start.
    """
    leash = os.dup(0)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    return leash


if __name__ == "__main__":
    threading.Thread(target=_hold, args=(_take_leash(),), daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
