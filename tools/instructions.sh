#!/usr/bin/env bash
# Counts the instructions of common commands on a static build (valgrind --tool=callgrind) and prints them beside what they
# were when tools/instructions.txt was written; fails where one is 15 % above. The counts are steady from run to run,
# whatever else the machine does. The build is that of the profile "counted", which is made in half the time of a release
# and takes some more instructions; COUNTED=release counts those of a release.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-gnu
profile=${COUNTED:-counted}
RUSTFLAGS="-C target-feature=+crt-static" cargo build --profile "$profile" --locked --quiet --target "$target"
program=${CARGO_TARGET_DIR:-target}/$target/$profile/chitieu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_STATE_HOME=$home XDG_CONFIG_HOME=$home LANG=C.UTF-8 TZ=UTC TERM=xterm-256color
counter="valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file=$home/log"

failed=0
printf '%-28s %12s %12s\n' command instructions known
while read -r known line; do
    if [ "$line" = "(explorer)" ]; then
        # To its first screen, and left again.
        printf q | script -qec "stty cols 120 rows 40; $counter $program" /dev/null >/dev/null
    else
        # shellcheck disable=SC2086 # the words of the line are the arguments
        $counter "$program" $line >/dev/null
    fi
    counted=$(sed -n 's/.*Collected : *//p' "$home/log")
    said=
    if [ "$counted" -gt $((known * 115 / 100)) ]; then
        said="more than 15 % above"
        failed=1
    fi
    printf '%-28s %12s %12s  %s\n' "$line" "$counted" "$known" "$said"
done <tools/instructions.txt
exit "$failed"
