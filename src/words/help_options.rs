//! What the options of the command line mean, a sentence each.
//!
//! Owns the table that `help` looks them up in. It must not know how a command line is read.

use crate::words::phrases::{PhrasePair, both};

/// Sentences by the name of the option; one that means something else in one command has the name of that command
/// before its own.
pub(super) const OPTIONS: &[PhrasePair] = &[
    both(
        "pack",
        "Thư mục bộ dữ liệu; có thể lặp lại",
        "Folder of a pack; may be given several times",
    ),
    both(
        "lang",
        "Ngôn ngữ: vi hoặc en",
        "Language of the output: vi or en",
    ),
    both(
        "as_of",
        "Đánh giá tại ngày đó, ví dụ 2023-09-08, 08/09/2023, 9/2023 hoặc 2023: chỉ tính số liệu công bố đến hết ngày đó",
        "Judge as of that day, as 2023-09-08, 08/09/2023, 9/2023 or 2023: only claims published on or before it exist",
    ),
    both("place", "Địa bàn, hoặc `all`", "Place, or `all`"),
    both(
        "plan",
        "Kế hoạch lấy mục tiêu, theo mã hoặc tên",
        "Plan whose targets count, by its id or name",
    ),
    both(
        "color",
        "Màu: auto, always, never, 16, 256, true [mặc định: auto]",
        "Colors: auto, always, never, 16, 256, true",
    ),
    both(
        "ascii",
        "Chỉ vẽ bằng ký tự ASCII",
        "Draw with ASCII signs only",
    ),
    both(
        "status.by",
        "Đếm thêm theo cơ quan phụ trách: owner",
        "Count also by who answers for the indicators: owner",
    ),
    both(
        "no_cache",
        "Đọc chính bộ dữ liệu, không dùng và không lưu bản đã biên dịch",
        "Read the packs themselves, and neither use nor keep what they were compiled to",
    ),
    both(
        "man.command",
        "Lệnh cần xem; nếu không nêu: cả chương trình",
        "The command it is about; without one the whole program",
    ),
    both(
        "compile.packs",
        "Thư mục hoặc tệp được mở cùng nhau; nếu không nêu: các bộ dữ liệu sẽ được mở",
        "Folders or files that are opened together; without one the packs that would be opened",
    ),
    both(
        "compile.output",
        "Tệp để ghi bản biên dịch; nếu không nêu: ghi vào bộ nhớ đệm",
        "File for the image; without it the image goes to the cache",
    ),
    both(
        "folder",
        "Thư mục của bộ dữ liệu; chưa có hoặc còn rỗng",
        "The folder of the pack; new or empty",
    ),
    both(
        "new.from",
        "Kế hoạch của bộ dữ liệu đang mở, theo mã hoặc tên: các mục tiêu của nó được đưa sang",
        "A plan of the packs that are open, by its id or name: its targets come along",
    ),
    both(
        "new.sheet",
        "Ghi thêm một tệp .xlsx: biểu mẫu trống của các chỉ tiêu, điền xong thì import đọc lại được",
        "A workbook (.xlsx) to write as well: an empty form of the indicators, which import reads once it is filled in",
    ),
    both(
        "check.fix",
        "Sửa ngay trong tệp những chỗ chỉ có thể hiểu một cách, nêu từng chỗ đã sửa",
        "Mend in the files what can only mean one thing, and show each change",
    ),
    both(
        "list.attention",
        "Chỉ những mục tiêu chưa đạt hoặc có nguy cơ, xa mục tiêu nhất trước",
        "Only targets that fail or may fail, the farthest from its target first",
    ),
    both("find.query", "Điều cần tìm", "What to look for"),
    both(
        "show.query",
        "Mã, tên, hoặc điều cần tìm",
        "An id, a name, or something to look for",
    ),
    both(
        "no_clipboard",
        "Không gửi gì tới bảng tạm của terminal",
        "Send no copy to the terminal's clipboard",
    ),
    both(
        "fresh",
        "Bắt đầu mới, không mở lại chỗ đã dừng lần trước",
        "Begin anew, not where the last session stopped",
    ),
    both(
        "shared",
        "Tài khoản dùng chung cho nhiều người: không ghi nhớ gì, qua SSH chỉ nhận các lệnh đọc",
        "Many people share this account: keep nothing, and take only commands that read from their SSH logins",
    ),
    both(
        "only",
        "Chỉ các gói được nêu; bình thường màn hình tương tác mở kèm các gói có sẵn để so sánh",
        "Only the packs that were named: the explorer else keeps those of the program beside, for comparison",
    ),
    both(
        "theme",
        "Giao diện: auto, dark, light, high-contrast, color-blind, none",
        "Theme: auto, dark, light, high-contrast, color-blind, none",
    ),
    both("signs", "Ký hiệu: auto, ascii", "Signs: auto, ascii"),
    both(
        "ask.query",
        "Câu hỏi, như khi nói",
        "The question, as it is said",
    ),
    both(
        "plain",
        "Không vẽ màn hình: mỗi dòng một câu hỏi, trả lời bằng dòng chữ thường, như talk",
        "No screen: a question a line, an answer in plain lines, as talk does",
    ),
    both(
        "query",
        "Mở sẵn ô tìm với chữ này",
        "Start in the search box with this text",
    ),
    both(
        "limit",
        "Số câu trả lời nhiều nhất [mặc định: 20]",
        "The most answers to print",
    ),
    both("json", "In JSON", "Print JSON"),
    both("csv", "In CSV", "Print CSV"),
    both(
        "find.csv",
        "In CSV: các chỉ tiêu tìm được",
        "Print CSV: the indicators that were found",
    ),
    both(
        "explain",
        "Giải thích điểm của từng câu trả lời (cùng --json)",
        "Explain the score of each answer (with --json)",
    ),
    both(
        "why",
        "In quy tắc, số đầu vào và ngưỡng",
        "Print the rule, its inputs and thresholds",
    ),
    both("category", "Chỉ lĩnh vực này", "Only this category"),
    both(
        "status",
        "Chỉ tình trạng này: vượt, đạt, đúng tiến độ, có nguy cơ không đạt, khó đạt, không đạt, chưa đánh giá, tạm tính, đơn vị đã kết thúc, sát ngưỡng, cơ cấu, chưa có số liệu",
        "Only this status: exceeded, met, on track, at risk, unlikely, missed, not assessed, provisional, unit ended, at the threshold, structure, no figure",
    ),
    both(
        "kind",
        "Loại mục tiêu: level, maintain, pace, growth, total, flow, milestone",
        "Kind of target: level, maintain, pace, growth, total, flow, milestone",
    ),
    both(
        "better",
        "Hướng tốt hơn: higher hoặc lower",
        "Which way is better: higher or lower",
    ),
    both(
        "series",
        "Số liệu theo năm, nửa năm hoặc tháng, ví dụ 2020:43.33,2022.5:47.45,2025-10:50; số chặn như 2020:>40",
        "Figures by year, half year or month, as 2020:43.33,2022.5:47.45,2025-10:50; a bound as 2020:>40",
    ),
    both("base_year", "Năm gốc", "The year progress is counted from"),
    both(
        "target",
        "Mục tiêu, hoặc đầu của khoảng được tính là đạt",
        "The target, or the end of a range that counts as met",
    ),
    both(
        "target_far",
        "Đầu kia của khoảng",
        "The other end of a range",
    ),
    both("by", "Năm của mục tiêu", "The year of the target"),
    both(
        "decimals",
        "Số chữ số thập phân khi in",
        "Digits after the point that numbers are shown with",
    ),
    both("min", "Giới hạn dưới tự nhiên", "Natural lower limit"),
    both("max", "Giới hạn trên tự nhiên", "Natural upper limit"),
    both(
        "provisional",
        "Số mới nhất là số ước",
        "The newest figure is an estimate",
    ),
    both(
        "strict",
        "Bằng mục tiêu là chưa đủ: mục tiêu ghi “trên” hoặc “dưới”",
        "Reaching the target is not enough: it says \"over\" or \"under\"",
    ),
    both(
        "rounded_to",
        "Đơn vị làm tròn của số mới nhất, ví dụ 1000 với “226 nghìn”",
        "The unit the newest figure was rounded to, as 1000 of \"226 thousand\"",
    ),
    both(
        "mean",
        "Số bình quân đã công bố kể từ năm gốc, thay cho chuỗi số liệu",
        "A published mean of the years since the base year, instead of a series",
    ),
    both(
        "mean_to",
        "Thời điểm kết thúc của số bình quân, ví dụ 2023 hoặc 2022.5",
        "Where the years of the mean end, as 2023 or 2022.5",
    ),
    both(
        "ended",
        "Thời điểm đối tượng được đo không còn, ví dụ 2025-06",
        "When what is measured ended, as 2025-06",
    ),
    both(
        "conflict",
        "Số của nguồn khác cho kỳ mới nhất, cách nhau bằng dấu phẩy",
        "What other sources say of the newest figure, with commas",
    ),
    both(
        "parts",
        "Số phần đã xong trên tổng số, ví dụ 1/3",
        "Parts done of all parts, as 1/3",
    ),
    both(
        "packs",
        "Thư mục hoặc tệp; không có thì kiểm tra bộ dữ liệu sẽ mở",
        "Folders or files; without one the packs that would be opened",
    ),
    both(
        "files",
        "Tệp hoặc thư mục có số liệu: biểu của cơ quan, bảng tính, bảng đã công bố, CSV dạng dài; - là đầu vào chuẩn",
        "Files or folders with figures: office sheets, workbooks, published tables, long CSV; - is the standard input",
    ),
    both(
        "brief.file",
        "Tên nội dung họp, hoặc đường dẫn tới tệp; không nêu thì liệt kê những gì đang có",
        "Name of an agenda, or the path of its file; without one those there are are listed",
    ),
    both(
        "open",
        "Mở trong màn hình tra cứu",
        "Open it in the explorer",
    ),
    both(
        "chitieu.brief",
        "Ghim vào nội dung họp này và mở đầu bằng nó: tên, hoặc đường dẫn tới tệp",
        "Pin into this agenda, and begin with it: its name, or the path of its file",
    ),
    both(
        "diff.packs",
        "Hai bộ dữ liệu, bộ trước đứng đầu; có --since thì một bộ cũng được, hoặc các bộ đang mở",
        "Two packs, the earlier one first; with --since also one, or those that would be opened",
    ),
    both(
        "diff.since",
        "Chỉ những gì công bố sau ngày đó",
        "Only what was published after that day",
    ),
    both(
        "draft.file",
        "Văn bản: .txt hoặc .docx; - là đầu vào chuẩn",
        "The text: .txt or .docx; - is the standard input",
    ),
    both(
        "draft.output",
        "Thư mục của bộ dữ liệu nháp: được tạo mới, hoặc là thư mục rỗng",
        "Folder of the draft: made, or used if it is empty",
    ),
    both("draft.published", "Ngày của văn bản", "Day of the text"),
    both(
        "draft.term",
        "Nhiệm kỳ mà văn bản nói tới, ví dụ 2021-2025",
        "Term of which the text speaks, as 2021-2025",
    ),
    both(
        "draft.all",
        "In tất cả, không chỉ các số kém chắc chắn nhất",
        "Print everything, not only what is least certain",
    ),
    both(
        "draft.json",
        "In đề xuất và các số bị bỏ qua dạng JSON",
        "Print proposals and numbers passed over as JSON",
    ),
    both(
        "import.form",
        "Dạng tệp: long, wide, pairs, rows, pxweb, worldbank, sdmx-csv, eurostat-tsv, owid, imf, series, open-sdg, frictionless, form",
        "Form of the files: long, wide, pairs, rows, pxweb, worldbank, sdmx-csv, eurostat-tsv, owid, imf, series, open-sdg, frictionless, form",
    ),
    both(
        "import.sheet",
        "Trang tính cần đọc; không có thì đọc mọi trang không bị ẩn",
        "Sheet of a workbook; without it all visible ones",
    ),
    both(
        "import.decimal",
        "Dấu thập phân: comma (phẩy) hoặc point (chấm)",
        "Decimal mark: comma or point",
    ),
    both(
        "import.encoding",
        "Bảng mã của tệp, ví dụ windows-1258",
        "Encoding of the files, such as windows-1258",
    ),
    both(
        "import.missing",
        "Chữ có nghĩa là không có số; có thể lặp lại",
        "A text that stands for no figure; may be given several times",
    ),
    both(
        "import.term",
        "Nhiệm kỳ của kế hoạch, ví dụ 2021-2025",
        "Term of the plan, as 2021-2025",
    ),
    both(
        "import.kind",
        "Loại của số liệu mà tiêu đề cột không nói: actual (thực hiện), target (mục tiêu), estimate (ước), forecast (dự báo)",
        "Kind of figures of which no heading says it: actual, target, estimate or forecast",
    ),
    both(
        "import.better",
        "Chiều tốt hơn mà tệp không ghi, higher (cao), lower (thấp) hoặc none: của mọi chỉ tiêu, hay TÊN=CHIỀU của một",
        "Which way is better where the files do not say it, higher, lower or none: of all, or as NAME=WAY of one",
    ),
    both(
        "import.kind_of_target",
        "Loại mục tiêu mà tệp không ghi (level, maintain, pace, growth, total, flow, milestone, structure, rank): của mọi chỉ tiêu, hay TÊN=LOẠI của một",
        "Kind of target where the files do not say it (level, maintain, pace, growth, total, flow, milestone, structure, rank): of all, or as NAME=KIND of one",
    ),
    both(
        "import.category",
        "Lĩnh vực của chỉ tiêu mà tệp không ghi",
        "Category of indicators that name none",
    ),
    both(
        "import.indicator",
        "Chỉ tiêu của số liệu mà tệp không ghi",
        "Indicator of figures that name none",
    ),
    both(
        "import.unit",
        "Đơn vị tính của chỉ tiêu mà tệp không ghi; TÊN=ĐƠN VỊ là của một chỉ tiêu, thay cho đơn vị trong tệp",
        "Unit of indicators that name none; as NAME=UNIT of one, in place of what the file says",
    ),
    both(
        "import.year",
        "Năm của số liệu mà tệp không ghi",
        "Year of figures that name none",
    ),
    both("import.source", "Tên nguồn", "Title of the source"),
    both(
        "import.published",
        "Ngày công bố nguồn",
        "Day on which the source was published",
    ),
    both(
        "import.percent",
        "Số từ 0 đến 1 dưới đơn vị % là tỷ lệ trên 1, khi bảng tính không cho biết",
        "Shares of one under the unit % are percentages, where a workbook does not tell",
    ),
    both(
        "import.into",
        "Thư mục của gói đang dùng: số mới vào một tệp mới, không tệp nào bị sửa",
        "Folder of a pack that takes what is new in one new file; no file of it is changed",
    ),
    both(
        "import.new",
        "Cùng --into: tạo chỉ tiêu mà gói chưa có",
        "With --into: make the indicators that the pack does not have",
    ),
    both(
        "import.map",
        "Đọc các câu trả lời trong tệp này, do --write-map ghi",
        "Read the answers of this file, which --write-map wrote",
    ),
    both(
        "import.write_map",
        "Ghi những gì đã hiểu ra tệp, để lần sau dùng --map",
        "Write what was understood to a file, for --map the next time",
    ),
    both(
        "import.rejects",
        "Ghi các dòng không đọc được ra tệp này kèm lý do, và nhập phần còn lại",
        "Write rows that cannot be read there with their reasons, and import the rest",
    ),
    both(
        "import.dry_run",
        "Không ghi gì, chỉ cho biết sẽ được gì",
        "Write nothing, and say what would come",
    ),
    both(
        "import.strict",
        "Từ chối tệp đã công bố nếu có dòng mà bộ dữ liệu không chứa được",
        "Refuse a published file that has a row a pack cannot hold",
    ),
    both(
        "import.exact",
        "Để riêng các tên chỉ khác nhau ở dấu cách, chữ hoa, i/y hay dấu chú thích",
        "Keep names apart that differ only by spaces, capitals, i/y or footnote marks",
    ),
    both(
        "import.all",
        "In mọi lỗi và cảnh báo, dù nhiều đến đâu",
        "Print every problem, however many there are",
    ),
    both("sources", "CSV của các nguồn", "CSV of the sources"),
    both(
        "import.json",
        "In mọi lỗi và cảnh báo dạng JSON",
        "Print every problem as JSON",
    ),
    both(
        "full",
        "CSV: thêm các cột còn lại, để import cho lại đúng bộ dữ liệu",
        "CSV: further columns too, so that an import gives an equal pack",
    ),
    both(
        "excel",
        "CSV cho bảng tính: có dấu UTF-8 ở đầu, khoảng số giữ dạng chữ",
        "CSV for a spreadsheet: marked as UTF-8, ranges kept as text",
    ),
    both(
        "export.brief",
        "Những gì nằm trong nội dung họp này, theo thứ tự của nó, mỗi mục như địa chỉ của nó; tên, hoặc đường dẫn của tệp",
        "What stands on this agenda, in its order, each item as its address says; its name, or the path of its file",
    ),
    both(
        "export.sources",
        "CSV: tệp thứ hai, ghi các nguồn",
        "CSV: a second file, of the sources",
    ),
    both(
        "import.output",
        "Thư mục của bộ dữ liệu mới: được tạo, hoặc phải trống",
        "Folder of the new pack: made, or used if it is empty",
    ),
    both(
        "output",
        "Tệp ghi ra; không có thì in ra màn hình",
        "File to write; without one the standard output",
    ),
    both(
        "force",
        "Ghi đè nếu tệp đã có",
        "Write over the file if it is there",
    ),
    both(
        "export.format",
        "Dạng xuất: csv, json, md, html, xlsx, docx, svg (một chỉ tiêu); không nêu thì theo đuôi tệp, không có đuôi thì csv",
        "Form of the output: csv, json, md, html, xlsx, docx, svg (of one indicator); without it as the file ends, else csv",
    ),
    both(
        "format",
        "Ghi ra dạng khác: csv, json, md, html, xlsx, docx, svg",
        "Write a page instead: csv, json, md, html, xlsx, docx, svg",
    ),
    both(
        "status.format",
        "Ghi ra dạng khác: json, md, html, xlsx, docx",
        "Write a page instead: json, md, html, xlsx, docx",
    ),
    both(
        "export.query",
        "Chỉ những gì tìm được, theo thứ tự của find; không nêu và không lọc thì toàn bộ số liệu",
        "Only what is found for it, in the order of find; without it and any filter every claim",
    ),
    both(
        "owner",
        "Chỉ phần của cơ quan này",
        "Only what this body answers for",
    ),
    both(
        "sort",
        "Thứ tự: gap, name, year, status, way, change, updated; -gap là ngược lại",
        "Order: gap, name, year, status, way, change, updated; -gap turns it round",
    ),
    both(
        "claims",
        "Từng số liệu của những gì đã chọn, không phải mỗi chỉ tiêu một dòng; chỉ với csv, json",
        "Every claim of what was chosen, not one row an indicator; csv and json only",
    ),
    both(
        "address",
        "Địa chỉ, ví dụ chitieu://lai-chau/forest-cover?as-of=2025-06-30",
        "The address, as chitieu://lai-chau/forest-cover?as-of=2025-06-30",
    ),
    both(
        "shell",
        "Shell: bash, zsh, fish, elvish, powershell",
        "The shell",
    ),
    both("help", "In trợ giúp này", "Print help"),
    both("version", "In phiên bản", "Print version"),
];
