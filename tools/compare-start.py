#!/usr/bin/env python3
"""Measures how long programs take from their start to their first whole screen, taking turns: the explorer over the
shipped packs, fzf and skim over as many lines, an empty program of the kind. Those that are not installed are left out.

    cargo build --release --examples --bins && tools/compare-start.py [TIMES]

A screen is whole with the last bytes that draw it before 40 ms without any. Questions to the terminal draw nothing, and a
few cells that are written once more, or a counter, make no screen: fewer than 40 bytes of text at once do not count. Medians of TIMES starts (100 unless told otherwise) in a
terminal of 120x40; peak memory is the largest that was seen.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 100
QUIET = 0.04
LONGEST = 5.0
# Fewer bytes of text make no screen.
FEW = 40
# What is sent and shows nothing: questions, modes, colors, places. Clearing shows.
SILENT = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-IL-~]|\x1b[\]PX^_].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-Z\\^-~]|[\0-\x1a]", re.S)
RELEASE = os.path.join(os.path.dirname(__file__), "..", os.environ.get("CARGO_TARGET_DIR", "target"), "release")
OWN = os.path.join(RELEASE, "chitieu")


def start(command, stdin):
    """Milliseconds to the first whole screen, and KiB of peak memory."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        given = os.open(stdin, os.O_RDONLY) if stdin else slave
        for number, stream in enumerate((given, slave, slave)):
            os.dup2(stream, number)
        os.closerange(3, 64)
        os.execvp(command[0], command)
    os.close(slave)
    last = None
    while time.perf_counter() - began < LONGEST:
        ready, _, _ = select.select([master], [], [], QUIET if last else LONGEST)
        if not ready:
            break
        try:
            told = os.read(master, 65536)
        except OSError:
            break
        if not told:
            break
        if last is None or len(SILENT.sub(b"", told)) >= FEW:
            last = time.perf_counter()
    memory = 0
    try:
        with open(f"/proc/{child}/status") as status:
            memory = next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(master)
    return ((last or began) - began) * 1000, memory


def version(command):
    told = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return told.stdout.strip().split("\n")[0]


def main():
    os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", TZ="UTC", CHITIEU_CONFIG="/nonexistent")
    os.environ["XDG_STATE_HOME"] = "/dev/null"
    rows = subprocess.run([OWN, "list"], capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as lines:
        lines.write(rows)
        lines.flush()
        programs = {f"chitieu {version(OWN)}": ([OWN], None)}
        for name in ("fzf", "sk"):
            if shutil.which(name):
                programs[f"{name} {version(name)}"] = ([name], lines.name)
        empty = os.path.join(RELEASE, "examples", "empty_screen")
        if os.path.exists(empty):
            programs["an empty ratatui program"] = ([empty], None)
        taken = {name: [] for name in programs}
        for _ in range(TIMES):
            for name, (command, stdin) in programs.items():
                taken[name].append(start(command, stdin))
    print(f"{len(rows.splitlines())} lines, {TIMES} starts each in turn, load {os.getloadavg()[0]:.1f}")
    print(f"{'program':<40} {'median ms':>10} {'quickest':>9} {'MiB':>6}")
    for name, all_of_it in taken.items():
        times = [moment for moment, _ in all_of_it]
        memory = max(memory for _, memory in all_of_it) / 1024
        print(f"{name:<40} {statistics.median(times):>10.1f} {min(times):>9.1f} {memory:>6.1f}")


main()
