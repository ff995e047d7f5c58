#!/usr/bin/env bash
# Writes a generated pack for measurements: INDICATORS in PLACES, each with YEARS figures, the same every time.
#
#   tools/large-pack.sh DIR [INDICATORS PLACES YEARS]
#
# Without numbers: 4,000 indicators in 100 places, ten years: 400,000 series, 4 million figures. Every tenth indicator has
# a target in every place.
set -euo pipefail
folder=$1
mkdir -p "$folder"
awk -v folder="$folder" -v indicators="${2:-4000}" -v places="${3:-100}" -v years="${4:-10}" '
function next_number() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed }
BEGIN {
    seed = 20260101
    count = split("tỷ lệ|số|tổng|mức|diện tích|sản lượng|giá trị|chi phí|thu nhập|tốc độ", first, "|")
    many = split("hộ nghèo|dân số|rừng|trường học|giường bệnh|lúa|ngô|chè|đường bê tông|nước sạch|việc làm|doanh nghiệp|du lịch|điện|rác thải|bảo hiểm|học sinh|cán bộ|hợp tác xã|đất ở", second, "|")
    more = split("đô thị|nông thôn|miền núi|vùng cao|toàn xã|nữ|trẻ em|đạt chuẩn|đầu kỳ|cuối kỳ", third, "|")
    split("kinh-te|xa-hoi|moi-truong|y-te|giao-duc", category, "|")
    file = folder "/pack.toml"
    print "[pack]\nid = \"lon\"\nname = \"Bộ dữ liệu lớn\"\nplace = \"Xã 0\"\nmain_plans = [\"kh\"]\n" > file
    for (at = 1; at <= 5; at++)
        print "[[category]]\nid = \"" category[at] "\"\nname = \"Lĩnh vực " category[at] "\"\n" > file
    print "[[plan]]\nid = \"kh\"\nname = \"Kế hoạch 2021-2025\"\nterm = [2021, 2025]\n" > file
    print "[[source]]\nid = \"S\"\ntitle = \"Niên giám\"\ndate = \"2025-06-01\"\n" > file
    close(file)
    per_file = int(400000 / (places * years)) + 1
    for (at = 0; at < indicators; at++) {
        if (at % per_file == 0) { close(file); file = sprintf("%s/part-%04d.toml", folder, at / per_file) }
        name = first[at % count + 1] " " second[int(at / count) % many + 1] " " third[int(at / count / many) % more + 1] " khu " int(at / 10000) " tổ " int(at / 100) % 100 " nhóm " at % 100
        printf "[[indicator]]\nid = \"i%d\"\nname = \"%s\"\ncategory = \"%s\"\nunit = \"%%\"\nbetter = \"higher\"\ndecimals = 2\nclaims = [\n", at, name, category[at % 5 + 1] > file
        for (place = 0; place < places; place++) {
            head = "  { place = \"Xã " place "\", "
            for (year = 0; year < years; year++) {
                value = next_number() % 10000
                printf "%skind = \"actual\", year = %d, value = %d.%02d, source = \"S\" },\n", head, 2026 - years + year, value / 100, value % 100 > file
            }
            if (at % 10 == 0)
                printf "%skind = \"target\", plan = \"kh\", year = 2025, value = %d, source = \"S\" },\n", head, next_number() % 100 > file
        }
        print "]\n" > file
    }
}'
