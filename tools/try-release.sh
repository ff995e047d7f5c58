#!/usr/bin/env bash
# Installs the package that tools/release.sh made into a bare Debian made by debootstrap, asks a first question there,
# serves the explorer by the steps of docs/vi/may-chu.md, each as it is written there, opens it over SSH, and takes the
# package away again. Prints sizes and times. Needs root, debootstrap, openssh-client, bc and script (bsdutils); SUITE is
# the Debian, BASE an archive of its root that was made before.
set -euo pipefail
cd "$(dirname "$0")/.."

package=$(ls "$PWD"/target/release-files/chitieu_*_amd64.deb)
suite=${SUITE:-bookworm}
base=${BASE:-}
port=${PORT:-2299}
work=$(mktemp -d)
root=$work/root
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    umount "$root/proc" "$root/dev/pts" 2>/dev/null || true
    rm -rf "$work"
}
trap end EXIT
seconds() { date +%s.%N; }
since() { echo "$(seconds) - $1" | bc; }

echo "== a bare $suite"
if [ -n "$base" ]; then
    mkdir "$root"
    tar -C "$root" -xf "$base"
else
    debootstrap --variant=minbase --include=adduser,openssh-server "$suite" "$root" >"$work/log" || { tail "$work/log"; exit 1; }
fi
chmod 755 "$root"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/pts"
mount -t devpts devpts "$root/dev/pts"
inside() { chroot "$root" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=xterm-256color LANG=C.UTF-8 "$@"; }
page=docs/vi/may-chu.md
# The blocks of the page of one kind, one after another; a line between them.
blocks() { awk -v kind="$1" '/^```/ { if (inner) { inner = 0; print "" } else inner = ($0 == "```" kind); next } inner' "$page"; }
# The number of a block of commands, as it stands.
step() { blocks sh | awk -v RS= -v number="$1" 'NR == number'; }
run_step() {
    echo "-- $(step "$1" | tr '\n' ';')"
    inside sh -ec "cd /tmp; $(step "$1")"
}

echo "== what is in the package"
ls -l "$package"
dpkg-deb --contents "$package" | awk '{ print $1, $3, $6 }'

echo "== from the first command to the first answer"
cp "$package" "$root/tmp/"
began=$(seconds)
run_step 1
inside chitieu ask tỷ lệ che phủ rừng
echo "installed and answered in $(since "$began") s"
began=$(seconds)
inside chitieu find ty le ho ngheo -n 1
echo "answered in $(since "$began") s"
inside chitieu doctor || true
inside getent passwd chitieu

echo "== over SSH, by the steps of $page"
ssh-keygen -q -t ed25519 -N '' -f "$work/key"
inside mkdir -p /run/sshd
inside ssh-keygen -A >/dev/null
# No system runs in this root: what would be reloaded is started below, and that it was asked for is told.
printf '#!/bin/sh\necho "systemctl $*"\n' >"$root/usr/local/bin/systemctl"
chmod 755 "$root/usr/local/bin/systemctl"
for number in $(seq 2 "$(blocks sh | awk -v RS= 'END { print NR }')"); do
    run_step "$number"
done
# The line of a person, with a key that there is.
blocks authorized_keys | sed "s|ssh-ed25519 AAAA.*|$(cat "$work/key.pub")|" >"$root/var/lib/chitieu/.ssh/authorized_keys"
cat "$root/var/lib/chitieu/.ssh/authorized_keys"
inside chitieu check /usr/share/chitieu/packs/lai-chau | tail -n 2
chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin /usr/sbin/sshd -D -e -p "$port" -o ListenAddress=127.0.0.1 2>"$work/sshd" &
server=$!
line=(ssh -p "$port" -i "$work/key" -o StrictHostKeyChecking=no -o "UserKnownHostsFile=$work/known" -o LogLevel=ERROR chitieu@127.0.0.1)
for _ in $(seq 50); do
    "${line[@]}" 'find grdp -n 1' >"$work/found" 2>/dev/null && break
    read -rt 0.2 <> <(:) || true
done
echo "a command over SSH:"
cat "$work/found"
echo "a shell is not to be had:"
"${line[@]}" 'sh -c id' 2>&1 || true
began=$(seconds)
# "q" is typed ahead; the explorer draws its first screen and leaves.
(read -rt 3 <> <(:) || true; printf q) | TERM=xterm-256color script -qec "stty cols 80 rows 24; ${line[*]} -t" "$work/screen" >/dev/null || true
grep -aq 'Lai' "$work/screen" || { echo "no first screen"; cat -v "$work/screen" | tail -5; cat "$work/sshd"; exit 1; }
echo "the first screen came: $(wc -c <"$work/screen") bytes on the line, in less than $(since "$began") s with the wait for the key"

echo "== taken away again"
kill "$server"
server=
inside dpkg -r chitieu
inside getent passwd chitieu
inside dpkg -P chitieu
[ ! -e "$root/var/lib/chitieu" ]
echo "nothing is left of what was kept"
