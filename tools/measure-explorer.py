#!/usr/bin/env python3
"""Measures the explorer over a large pack: milliseconds to the first screen, milliseconds to the first hits of a query
that is typed as soon as a screen is seen, and peak memory after four seconds, in a terminal of 120x40.

    cargo build --release && tools/measure-explorer.py DIR [TIMES]

The cache is filled first by `find` of the same program. CHITIEU names another program than that of the release.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

RELEASE = os.path.join(os.path.dirname(__file__), "..", os.environ.get("CARGO_TARGET_DIR", "target"), "release")
OWN = os.environ.get("CHITIEU") or os.path.join(RELEASE, "chitieu")
PACK = sys.argv[1]
TIMES = int(sys.argv[2]) if len(sys.argv) > 2 else 3
QUERY = b"/ho ngheo"
# A letter that was found is drawn underlined; a first hit has one.
FOUND = re.compile(rb"\x1b\[(?:1;)?4(?:;[0-9;]+)?m")
LONGEST = 4.0
# What is sent and draws no letter. Fewer letters than FEW make no screen.
SILENT = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]|[\0-\x1a]", re.S)
FEW = 40


def start():
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for stream in (0, 1, 2):
            os.dup2(slave, stream)
        os.closerange(3, 64)
        os.execv(OWN, [OWN, "--pack", PACK, "--only"])
    os.close(slave)
    told = b""
    screen = hits = None
    while time.perf_counter() - began < LONGEST:
        ready, _, _ = select.select([master], [], [], 0.05)
        if not ready:
            continue
        try:
            told += os.read(master, 65536)
        except OSError:
            break
        now = (time.perf_counter() - began) * 1000
        if screen is None and len(SILENT.sub(b"", told)) >= FEW:
            screen = now
            told = b""
            os.write(master, QUERY)
        elif screen is not None and hits is None and FOUND.search(told):
            hits = now
    with open(f"/proc/{child}/status") as status:
        memory = next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(master)
    return screen or 0, hits or 0, memory


subprocess.run([OWN, "--pack", PACK, "--only", "find", "ho ngheo"], stdout=subprocess.DEVNULL, check=True)
print("first screen ms   first hits ms   peak MiB")
for _ in range(TIMES):
    screen, hits, memory = start()
    print(f"{screen:15.0f} {hits:15.0f} {memory / 1024:10.1f}")
