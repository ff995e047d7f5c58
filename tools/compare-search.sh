#!/usr/bin/env bash
# Measures fzf, skim and this index side by side as filters over the same generated names, in one run,
# and prints ratios to fzf. Finders that are not installed are left out.
#
#   tools/compare-search.sh [NAMES]     100000 names unless told otherwise
#
# Then a second table: what each finds of tests/data/search/second-queries.tsv over the names and aliases of the packs,
# without marks: the right indicator first, in the first three, nothing at all. fzf is asked in its filter mode, which
# ranks as it does on screen; what of a query it takes for its own syntax it is spared.
#
# "all" is the whole program: reading the names, matching, printing. "query" is the search alone, which
# the others do not tell apart; "all" of this index includes building it anew. Every figure is the least of three, the programs taking turns.
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-100000}
queries=("ty le ho ngheo" "tyhongheo" "grdp" "rác thải" "qzxw")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

bench=$(cargo bench --bench search --no-run 2>&1 | sed -n 's/.*(\(.*search-[^)]*\)).*/\1/p' | tail -1)
"$bench" --names "$count" > "$folder/names"

# Runs a command and prints the milliseconds it took.
clock() {
    local start end
    start=$(date +%s%N)
    "$@" > "$folder/out" 2> /dev/null || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000000))
}

least() {
    if [ -z "$1" ] || [ "$2" -lt "$1" ]; then echo "$2"; else echo "$1"; fi
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.3f", a / b; else printf "-" }'
}

printf '%s names; milliseconds, found, and times of fzf\n' "$count"
printf '%-16s %-20s %-28s %s\n' query fzf skim 'this index (all; query alone)'
for query in "${queries[@]}"; do
    fzf_ms='' skim_ms='' own_ms='' fzf_found='-' skim_found='-' own_found='-' alone=''
    for _ in 1 2 3; do
        if command -v fzf > /dev/null; then
            fzf_ms=$(least "$fzf_ms" "$(clock fzf --filter "$query" < "$folder/names")")
            fzf_found=$(wc -l < "$folder/out")
        fi
        if command -v sk > /dev/null; then
            skim_ms=$(least "$skim_ms" "$(clock sk --filter "$query" < "$folder/names")")
            skim_found=$(wc -l < "$folder/out")
        fi
        own_ms=$(least "$own_ms" "$(clock "$bench" --find "$folder/names" "$query")")
        own_found=$(cut -f1 "$folder/out")
        now=$(cut -f2 "$folder/out")
        if [ -z "$alone" ] || awk "BEGIN { exit !($now < $alone) }"; then alone=$now; fi
    done
    printf '%-16s %-20s %-28s %s\n' "$query" \
        "${fzf_ms:+$fzf_ms ($fzf_found)}" \
        "${skim_ms:+$skim_ms ($skim_found) x$(ratio "$skim_ms" "${fzf_ms:-0}")}" \
        "$own_ms ($own_found) x$(ratio "$own_ms" "${fzf_ms:-0}"); $alone x$(ratio "$alone" "${fzf_ms:-0}")"
done

# The second table: hits.
"$bench" --hits texts > "$folder/texts"
"$bench" --hits queries > "$folder/queries"
printf '\nhits on second-queries.tsv over folded names and aliases\n'
printf '%-16s %6s %6s %6s %8s\n' finder asked first three nothing
"$bench" --hits own | sed 's/^/this index\t/' > "$folder/own"
cat "$folder/own" | awk -F'\t' '{ printf "%-16s %6s %6s %6s %8s\n", $1, $2, $3, $4, $5 }'
if command -v fzf > /dev/null; then
    asked=0 first=0 three=0 nothing=0
    while IFS=$'\t' read -r query want; do
        [ -n "$want" ] || continue
        asked=$((asked + 1))
        # A line of a text and, behind a tab, the name to which it belongs; each name counts once.
        found=$(fzf --filter "$query" --delimiter '\t' --nth 1 < "$folder/texts" | cut -f2 | awk '!seen[$0]++' | head -3 || true)
        if [ -z "$found" ]; then
            nothing=$((nothing + 1))
            continue
        fi
        at=0
        while IFS= read -r name; do
            at=$((at + 1))
            case "|$want|" in
            *"|$name|"*)
                three=$((three + 1))
                if [ "$at" -eq 1 ]; then first=$((first + 1)); fi
                break
                ;;
            esac
        done <<< "$found"
    done < "$folder/queries"
    printf '%-16s %6s %6s %6s %8s\n' fzf "$asked" "$first" "$three" "$nothing"
fi
