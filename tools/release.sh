#!/usr/bin/env bash
# Makes what is handed out, in target/release-files: the Linux program without a loader, manual pages and completions, a
# Debian package of all of it, and checksums. From the same commit the same bytes come out: every file bears the time of
# the commit. RELEASE_PROGRAM names a program that is built already, MAINTAINER who hands the package out.
set -euo pipefail
cd "$(dirname "$0")/.."

target=x86_64-unknown-linux-gnu
out=target/release-files
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
umask 022
# A package that somebody hands out names them; without a name it names nobody who could be written to.
maintainer=${MAINTAINER:-The authors of chitieu <chitieu@example.org>}

if [ -n "$(git status --porcelain)" ]; then
    echo "chitieu: there are changes that are not committed: this is no release" >&2
fi

rm -rf "$out"
mkdir -p "$out"
if [ -z "${RELEASE_PROGRAM:-}" ]; then
    # Equal functions are not made one (--icf=all): that saves 0.1 MB, and what a start runs would lie strewn again, 1.2 MB
    # more of memory. The places to be set right at the start are told in a few bytes (build.rs).
    RUSTFLAGS="-C target-feature=+crt-static --remap-path-prefix=$PWD=. --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" \
        cargo build --release --locked --target "$target"
    RELEASE_PROGRAM=${CARGO_TARGET_DIR:-target}/$target/release/chitieu
fi
install -m 755 "$RELEASE_PROGRAM" "$out/chitieu"

# It runs wherever Linux does: nothing is loaded with it, and nothing is in it that only helps to take it apart.
if readelf --program-headers --wide "$out/chitieu" | grep -q INTERP; then
    echo "chitieu: the program asks for a loader" >&2
    exit 1
fi
if readelf --sections --wide "$out/chitieu" | grep -q ' \.symtab '; then
    echo "chitieu: the program is not stripped" >&2
    exit 1
fi

if ! readelf --sections --wide "$out/chitieu" | grep -q ' \.text\.start '; then
    echo "chitieu: what a start runs is not laid side by side: more memory, a slower start" >&2
fi

# Pages and completions, as this program prints them.
program=$PWD/$out/chitieu
root=$out/root
doc=$root/usr/share/doc/chitieu
say() { env -i PATH="$PATH" CHITIEU_CONFIG=/nonexistent "$program" "$@"; }
mkdir -p "$root/usr/bin" "$root/usr/share/man/man1" "$root/usr/share/man/vi/man1" \
    "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
    "$root/usr/share/fish/vendor_completions.d" "$root/usr/share/chitieu/packs" "$doc/examples" "$root/DEBIAN"
install -m 755 "$program" "$root/usr/bin/chitieu"
commands=$(say --lang en --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p')
for lang in en vi; do
    pages=$root/usr/share/man/man1
    [ "$lang" = en ] || pages=$root/usr/share/man/$lang/man1
    say man --lang "$lang" | gzip -9n >"$pages/chitieu.1.gz"
    for command in $commands; do
        say man "$command" --lang "$lang" | gzip -9n >"$pages/chitieu-$command.1.gz"
    done
done
say completions bash >"$root/usr/share/bash-completion/completions/chitieu"
say completions zsh >"$root/usr/share/zsh/vendor-completions/_chitieu"
say completions fish >"$root/usr/share/fish/vendor_completions.d/chitieu.fish"

# The package.
for pack in data/*/; do
    install -d "$root/usr/share/chitieu/packs/$(basename "$pack")"
    install -m 644 "$pack"*.toml "$root/usr/share/chitieu/packs/$(basename "$pack")/"
done
install -m 644 packaging/config.toml packaging/sshd.conf "$doc/examples/"
install -m 644 README.md docs/ssh.md "$doc/"
install -m 644 packaging/copyright NOTICE "$doc/"
gzip -9nc CHANGELOG.md >"$doc/CHANGELOG.md.gz"
gzip -9nc >"$doc/changelog.gz" <<CHANGES
chitieu ($version) unstable; urgency=low

  * What changed is told in /usr/share/doc/chitieu/CHANGELOG.md.gz.

 -- $maintainer  $(LC_ALL=C date --utc --date="@$SOURCE_DATE_EPOCH" '+%a, %d %b %Y %H:%M:%S +0000')
CHANGES
install -D -m 644 packaging/lintian-overrides "$root/usr/share/lintian/overrides/chitieu"
install -m 755 packaging/postinst packaging/postrm "$root/DEBIAN/"
cat >"$root/DEBIAN/control" <<CONTROL
Package: chitieu
Version: $version
Architecture: amd64
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f 1)
Depends: adduser, passwd
Recommends: openssh-server
Suggests: man-db, bash-completion
Section: utils
Priority: optional
Description: terminal explorer for the targets of public plans
 What a public plan promised, what was reached, and who says so: an explorer
 and commands, in Vietnamese and English, for one person or for an office
 over SSH. The package makes an account without a password for that; nobody
 can come in by it before somebody's key is put there.
CONTROL
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$root/DEBIAN/md5sums"
find "$root" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build -Zxz "$root" "$out/chitieu_${version}_amd64.deb" >/dev/null

tar --create --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --directory "$root" usr | gzip -9n >"$out/chitieu-$version-x86_64-linux.tar.gz"
rm -rf "$root"
(cd "$out" && sha256sum chitieu "chitieu_${version}_amd64.deb" "chitieu-$version-x86_64-linux.tar.gz" >SHA256SUMS)
ls -l "$out"
cat "$out/SHA256SUMS"
