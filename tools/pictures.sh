#!/usr/bin/env bash
# Makes the pictures of docs/pictures.md anew: sessions on the packs inside the program, on a day that stays, what a terminal
# shows of them as SVG. The page itself says which, in which language and size, and what is pressed.
set -euo pipefail
cd "$(dirname "$0")/.."

CHITIEU_PICTURES=1 cargo test --locked --quiet --test it project::pictures::the_pictures_are_there_and_light
git status --short docs/pictures
