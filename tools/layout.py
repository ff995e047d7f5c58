#!/usr/bin/env python3
"""Writes tools/layout.ld: which functions are laid first in the program, because a start runs them.

    target=x86_64-unknown-linux-gnu
    RUSTFLAGS="-C target-feature=+crt-static -C strip=none" cargo build --release --target $target
    tools/layout.py target/$target/release/chitieu

Runs common commands and the explorer under valgrind and takes note of what is called. Names are written without their
hash, so that they hold from one build to the next; a name that many functions share comes the later the less of them was
called. Of such names those functions that the explorer calls stand first with their hashes, which change with the types
that they are for and with the compiler, not with each build. What a loaderless program brings of libc is named by the
members of its archive. The file is good as long as most of it is true: write it anew where much was moved.
"""

import collections
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
LAYOUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "layout.ld")
EXPLORER = "(explorer)"
# Seconds that a start takes under valgrind, with what it reads beside its first screen.
REST = 15
LINES = [EXPLORER, "status", "list", "show grdp-per-capita", "find ho ngheo", "list --json", "export --format csv"]
HEAD = """/* What every start runs, laid side by side: written by tools/layout.py, read by build.rs. */
SECTIONS
{
  .text.start :
  {
"""
TAIL = """  }
}
INSERT BEFORE .text;
"""


def functions():
    """The bytes of every function of the program."""
    told = subprocess.run(["nm", "--print-size", PROGRAM], capture_output=True, text=True, check=True).stdout
    parts = (line.split() for line in told.splitlines())
    return {part[3]: int(part[1], 16) for part in parts if len(part) == 4 and part[2] in "tTwW"}


def called(line, known, home):
    """The functions that a command calls."""
    out = os.path.join(home, "counted")
    counter = f"valgrind --tool=callgrind --demangle=no --compress-strings=no --callgrind-out-file={out}"
    counter += f" --log-file={home}/log {PROGRAM}"
    if line == EXPLORER:
        # Left only when nothing is under way behind the first screen any more.
        late = f"(sleep {REST}; printf q) | script -qec 'stty cols 120 rows 40; {counter}' /dev/null"
        subprocess.run(late, shell=True, stdout=subprocess.DEVNULL, check=True)
    else:
        subprocess.run(f"{counter} {line}", shell=True, stdout=subprocess.DEVNULL, check=True)
    names = []
    with open(out, encoding="utf-8") as file:
        for row in file:
            found = re.match(r"c?fn=(?:\(\d+\) )?(.*)", row)
            if found:
                names.append(re.sub(r"'\d+$", "", found.group(1)))
    return [name for name in sorted(set(names)) if name in known]


def with_any_end(name):
    """A name without what the compiler adds where it makes several of one function."""
    return re.sub(r"\.llvm\.\d+$", "*", name)


def members(called):
    """The members of the system's static libc that hold what is called of it."""
    found = subprocess.run(["cc", "-print-file-name=libc.a"], capture_output=True, text=True, check=True).stdout.strip()
    told = subprocess.run(["nm", "--defined-only", "--print-file-name", found], capture_output=True, text=True).stdout
    rows = re.findall(r":([^:]+\.o):\S+ [tTwWi] (\S+)$", told, re.MULTILINE)
    return sorted({member for member, name in rows if name in called})


def without_hash(name):
    """A name as it is from build to build."""
    name = re.sub(r"17h[0-9a-f]{16}E.*$", "17h*", name)
    name = re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name)
    return re.sub(r"\.llvm\.\d+$", "*", name)


def main():
    known = functions()
    if not known:
        sys.exit(f"{PROGRAM}: no names in it: build it with -C strip=none")
    named = collections.defaultdict(list)
    for name in known:
        named[without_hash(name)].append(name)
    calls = {}
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_STATE_HOME=home, XDG_CONFIG_HOME=home)
        os.environ.update(LANG="C.UTF-8", TERM="xterm-256color")
        os.environ.pop("TZ", None)
        for line in LINES:
            calls[line] = called(line, known, home)
        # A second start finds what the first one kept.
        calls[EXPLORER] += called(EXPLORER, known, home)
    anywhere = set().union(*calls.values())

    def share(pattern, names):
        """How much of what bears a name was called."""
        size = sum(known[name] for name in named[pattern])
        return sum(known[name] for name in named[pattern] if name in names) / max(size, 1)

    # What the explorer calls first, since it stays in memory; what stands for little that is called last.
    explorer = set(calls[EXPLORER])
    exactly = [with_any_end(name) for name in sorted(explorer) if share(without_hash(name), explorer) < 1]
    patterns = dict.fromkeys(without_hash(name) for line in LINES for name in calls[line])
    patterns = sorted(patterns, key=lambda pattern: (-share(pattern, explorer), -share(pattern, anywhere)))
    with open(LAYOUT, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for member in members(explorer):
            file.write(f"    *libc.a:{member}(.text .text.*)\n")
        for name in dict.fromkeys(exactly):
            file.write(f"    *(.text*.{name})\n")
        for pattern in patterns:
            # Also what the compiler takes for unlikely.
            file.write(f"    *(.text*.{pattern})\n")
        file.write(TAIL)
    laid = sum(known[name] for pattern in patterns for name in named[pattern])
    print(f"{len(patterns)} names, {laid} bytes, of which the explorer calls {sum(known[name] for name in explorer)}")
    print(f"all functions: {sum(known.values())} bytes")


main()
