#!/usr/bin/env bash
# Writes a generated sheet in the long form for measurements of `import`: INDICATORS in PLACES, each with YEARS figures,
# the same every time.
#
#   tools/large-sheet.sh FILE.csv [INDICATORS PLACES YEARS]
#
# Without numbers: 160 indicators of 217 places, 61 years: 2,117,920 figures, as many as the World Bank has of all countries.
set -euo pipefail
awk -v indicators="${2:-160}" -v places="${3:-217}" -v years="${4:-61}" '
function next_number() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed }
BEGIN {
    seed = 20260101
    print "place,plan,category,indicator_vi,indicator_en,unit,kind,year,period,value,comparator,source_id,note"
    for (at = 0; at < indicators; at++)
        for (place = 0; place < places; place++)
            for (year = 0; year < years; year++) {
                number = next_number()
                printf "Country %d,,Sector %d,Indicator %d (%% of population),Indicator %d (%% of population),%% of population,actual,%d,year,%d.%06d,=,WDI,SE.%d\n", place, at % 20, at, at, 2026 - years + year, number % 100, int(number / 2048), at
            }
}' >"$1"
