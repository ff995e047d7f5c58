//! Agendas on the command line: listed, printed with what is known now, and told what is wrong with them.

use std::fs;
use std::process::Output;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::program::program_on_frozen;

const AGENDA: &str = "title = \"Giao ban tháng 12\"\ndate = \"2026-12-01\"\n\n[[item]]\naddress = \
                      \"chitieu://lai-chau/grdp-per-capita\"\nremark = \"Hỏi Cục Thống kê\"\nwho = \"Sở Tài chính\"\nby = \
                      2026-12-20\n\n[[item]]\naddress = \"chitieu://nowhere/at-all\"\ndone = true\n";

/// A person's folder of agendas.
struct Desk(TempDir);

impl Desk {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("chitieu/briefs");
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        Self(around)
    }

    fn path(&self, name: &str) -> String {
        let path = self.0.path().join("chitieu/briefs").join(name);
        path.to_str().unwrap().to_owned()
    }

    fn run(&self, line: &[&str]) -> Output {
        let mut program = program_on_frozen(line);
        program.env("XDG_DATA_HOME", self.0.path());
        program.output().unwrap()
    }

    #[track_caller]
    fn prints(&self, line: &[&str], code: i32) -> (String, String) {
        let output = self.run(line);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{line:?}: {said}");
        (String::from_utf8(output.stdout).unwrap(), said)
    }

    /// One line on standard error in each language, and nothing else.
    #[track_caller]
    fn complains(&self, line: &[&str], wanted: [&str; 2]) {
        for (lang, wanted) in ["vi", "en"].into_iter().zip(wanted) {
            let line = [line, &["--lang", lang]].concat();
            let (text, said) = self.prints(&line, 2);
            assert!(text.is_empty(), "{text}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.contains(wanted), "no {wanted:?} in {said}");
        }
    }
}

#[test]
fn a_printed_agenda_has_every_item_with_what_is_known_and_names_what_is_missing() {
    let desk = Desk::with(&[("họp.toml", AGENDA.as_bytes())]);
    for named in ["họp", &desk.path("họp.toml")] {
        let (text, _) = desk.prints(&["brief", named], 0);
        for wanted in [
            "Giao ban tháng 12 · 01/12/2026 · 2 mục, 1 đã xong",
            "1. GRDP bình quân đầu người",
            "ước 79 triệu đồng",
            "Vượt",
            "Hỏi Cục Thống kê",
            "Sở Tài chính, hạn 20/12/2026",
            "2. chitieu://nowhere/at-all (đã xong)",
            "1 mục không có trong dữ liệu đang mở:",
        ] {
            assert!(text.contains(wanted), "no {wanted:?} in\n{text}");
        }
    }
}

#[test]
fn the_same_as_json_carries_the_cards() {
    let desk = Desk::with(&[("a.toml", AGENDA.as_bytes())]);
    let (text, _) = desk.prints(&["brief", "a", "--json"], 0);
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["title"], "Giao ban tháng 12");
    assert_eq!(value["items"][0]["by"], "2026-12-20");
    assert_eq!(value["items"][0]["card"]["id"], "grdp-per-capita");
    assert_eq!(value["items"][1]["missing"], true);
    assert_eq!(value["items"][1]["card"], Value::Null);
}

#[test]
fn agendas_are_listed_and_one_that_cannot_be_read_is_listed_as_such() {
    let desk = Desk::with(&[
        ("a.toml", AGENDA.as_bytes()),
        ("b.toml", b"title = "),
        ("c.txt", b""),
    ]);
    let (text, _) = desk.prints(&["brief"], 0);
    assert_eq!(
        text,
        "a: Giao ban tháng 12 · 2 mục, 1 đã xong\nb: không đọc được\n"
    );
    let (text, said) = Desk::with(&[]).prints(&["brief"], 1);
    assert!(text.is_empty() && said.contains("phím cách"), "{said}");
}

#[test]
fn its_own_day_holds_where_none_is_named() {
    let text = AGENDA.replace("date =", "as_of = \"2023-12-31\"\ndate =");
    let desk = Desk::with(&[("a.toml", text.as_bytes())]);
    let (then, _) = desk.prints(&["brief", "a"], 0);
    assert!(!then.contains("ước 79"), "{then}");
    let (now, _) = desk.prints(&["brief", "a", "--as-of", "2026-11-24"], 0);
    assert!(now.contains("ước 79"), "{now}");
}

#[test]
fn what_is_not_understood_of_a_file_is_a_remark() {
    let twice =
        format!("{AGENDA}\n[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita\"\nmood = 3\n");
    let desk = Desk::with(&[("a.toml", twice.as_bytes())]);
    let (text, said) = desk.prints(&["brief", "a"], 0);
    assert!(text.contains("3. GRDP bình quân đầu người"), "{text}");
    for wanted in [
        "“item.mood”",
        "hai mục có cùng địa chỉ chitieu://lai-chau/grdp-per-capita",
    ] {
        assert!(said.contains(wanted), "no {wanted:?} in {said}");
    }
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn what_is_no_agenda_is_one_line_in_both_languages_and_stays_as_it_is() {
    let large = vec![b'#'; 10 << 20];
    let desk = Desk::with(&[
        ("slip.toml", b"title = \"x\"\n[[item]\n"),
        ("newer.toml", b"version = 2\n"),
        ("shape.toml", b"item = \"x\"\n"),
        ("bytes.toml", b"title = \"\xff\"\n"),
        ("large.toml", &large),
    ]);
    desk.complains(&["brief", "slip"], ["dòng 2, cột", "line 2, column"]);
    desk.complains(&["brief", "newer"], ["phiên bản 2", "version 2"]);
    desk.complains(&["brief", "shape"], ["[[item]]", "[[item]]"]);
    desk.complains(&["brief", "bytes"], ["UTF-8", "UTF-8"]);
    desk.complains(&["brief", "large"], ["lớn hơn", "larger than"]);
    desk.complains(
        &["brief", "absent"],
        ["đang có: bytes, large", "there are: bytes, large"],
    );
    assert_eq!(
        fs::read(desk.path("slip.toml")).unwrap(),
        b"title = \"x\"\n[[item]\n"
    );
}

#[test]
fn names_and_places_that_lead_elsewhere_are_refused_as_what_they_are() {
    let desk = Desk::with(&[]);
    fs::create_dir(desk.path("folder.toml")).unwrap();
    desk.complains(
        &["brief", "a\u{1b}[2J"],
        ["không dùng làm tên", "cannot be the name"],
    );
    desk.complains(
        &["brief", "a\u{202e}b"],
        ["không dùng làm tên", "cannot be the name"],
    );
    desk.complains(&["brief", ".x"], ["dấu chấm", "a point"]);
    desk.complains(&["brief", ""], ["tên để trống", "it is empty"]);
    desk.complains(&["brief", "a/b"], ["không có tệp", "no such file"]);
    desk.complains(
        &["brief", &desk.path("folder.toml")],
        ["thư mục", "a folder"],
    );
    desk.complains(&["brief", "/dev/zero"], ["thiết bị", "a device"]);
}

#[test]
fn every_item_is_told_as_open_tells_its_address() {
    let addresses = [
        "chitieu://lai-chau/grdp-per-capita?plan=nq-xiv",
        "chitieu://lai-chau/grdp-per-capita?plan=nq-xv",
        "chitieu://lai-chau/grdp-per-capita?as-of=2024-06-30",
        "chitieu://lai-chau/forest-cover?plan=kh-2021-2025&as-of=2025-12-31",
    ];
    let item = |address: &&str| format!("[[item]]\naddress = \"{address}\"\n");
    let text: String = addresses.iter().map(item).collect();
    // What the agenda says as a whole gives way to what an item says.
    let text = format!("plan = \"nq-xiv\"\n{text}");
    let desk = Desk::with(&[("a.toml", text.as_bytes())]);
    for options in [&[][..], &["--plan", "nq-xv"], &["--as-of", "2025-06-30"]] {
        let (told, _) = desk.prints(&[&["brief", "a", "--json"][..], options].concat(), 0);
        let told: Value = serde_json::from_str(&told).unwrap();
        for (at, address) in addresses.iter().enumerate() {
            let is_general = address.contains("plan=") || options.contains(&"--plan");
            if !is_general {
                continue;
            }
            let (open, _) = desk.prints(&[&["open", *address, "--json"][..], options].concat(), 0);
            let open: Value = serde_json::from_str(&open).unwrap();
            let card = told["items"][at]["card"].as_object().unwrap();
            for (key, value) in card {
                assert_eq!(
                    value, &open["indicators"][0][key],
                    "{key} of {address} with {options:?}"
                );
            }
        }
    }
}

#[test]
fn every_line_names_the_plan_of_its_target_the_source_and_a_day_of_its_own() {
    let text = "[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita?plan=nq-xiv\"\n[[item]]\naddress = \
                \"chitieu://lai-chau/grdp-per-capita?plan=nq-xv&as-of=2025-12-31\"\n[[item]]\naddress = \
                \"chitieu://lai-chau/grdp-per-capita?plan=qqqq\"\n";
    let desk = Desk::with(&[("a.toml", text.as_bytes())]);
    let (told, _) = desk.prints(&["brief", "a"], 0);
    for wanted in [
        "Nguồn: L30",
        " · NQ ĐH XIV 2020-2025\n",
        " · số công bố đến 31/12/2025 · NQ ĐH XV 2025-2030\n",
        "qqqq",
    ] {
        assert!(told.contains(wanted), "no {wanted:?} in\n{told}");
    }
    let (told, _) = desk.prints(&["brief", "a", "--lang", "en"], 0);
    assert!(told.contains("published by 31 Dec 2025"), "{told}");
}

/// An agenda whose items are seen under a plan, on a day, as one figure, and one that there is not.
const OF_ALL_KINDS: &str = "title = \"Giao ban\"\ndate = \"2026-12-01\"\n\n[[item]]\naddress = \
                            \"chitieu://lai-chau/forest-cover\"\nremark = \"Hỏi Sở Nông nghiệp\"\nwho = \"Văn \
                            phòng\"\n\n[[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita?as-of=2024-06-30\"\n\n\
                            [[item]]\naddress = \"chitieu://lai-chau/grdp-per-capita/estimate,2025,year,L08\"\n\n\
                            [[item]]\naddress = \"chitieu://nowhere/at-all\"\n";

#[test]
fn an_agenda_goes_out_in_its_order_each_item_as_its_address_says() {
    let desk = Desk::with(&[("a.toml", OF_ALL_KINDS.as_bytes())]);
    for named in ["a", &desk.path("a.toml")] {
        for format in ["md", "html"] {
            let (page, said) = desk.prints(&["export", "--brief", named, "--format", format], 0);
            for wanted in [
                "Giao ban · 01/12/2026",
                "Hỏi Sở Nông nghiệp",
                "Văn phòng",
                "as-of=2024-06-30",
                "65,5 triệu đồng",
                "1 mục không có trong dữ liệu đang mở: chitieu://nowhere/at-all",
            ] {
                assert!(page.contains(wanted), "{format}: no {wanted:?} in\n{page}");
            }
            let forest = page.find("Tỷ lệ che phủ rừng").unwrap();
            assert!(forest < page.find("GRDP bình quân đầu người").unwrap());
            assert!(said.contains("nowhere"), "{said}");
        }
    }
    let (rows, _) = desk.prints(&["export", "--brief", "a", "--format", "csv"], 0);
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let titles = reader.headers().unwrap().clone();
    let day = titles.iter().position(|title| title == "as_of").unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[1][day], "2024-06-30");
    assert!(rows.iter().all(|row| row.len() == titles.len()));
    let (text, _) = desk.prints(&["export", "--brief", "a", "--format", "json"], 0);
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["items"].as_array().unwrap().len(), 4);
    assert_eq!(value["items"][2]["claim"]["value"], "65.5");
    assert_eq!(value["items"][3]["missing"], true);
}

#[test]
fn an_agenda_that_is_none_is_refused_and_goes_with_no_other_choice() {
    let desk = Desk::with(&[("a.toml", b"title = "), ("b.toml", b"")]);
    desk.complains(
        &["export", "--brief", "a"],
        ["không phải là nội dung họp", "is no agenda"],
    );
    desk.complains(
        &["export", "--brief", "absent"],
        ["không có nội dung họp “absent”", "no agenda “absent”"],
    );
    let output = desk.run(&["export", "rung", "--brief", "b"]);
    assert_eq!(output.status.code(), Some(2));
    let (_, said) = desk.prints(&["export", "--brief", "b", "--format", "html"], 1);
    assert!(!said.is_empty());
}

/// A file beside the agendas, to be written.
fn written(desk: &Desk, name: &str) -> Option<Vec<u8>> {
    fs::read(desk.path(name)).ok()
}

#[test]
fn the_ending_of_a_file_is_the_form_of_what_is_written_into_it() {
    let desk = Desk::with(&[("a.toml", AGENDA.as_bytes())]);
    let (page, book) = (desk.path("a.html"), desk.path("A.XLSX"));
    let brief = ["export", "--brief", "a", "-o"];
    let (said, _) = desk.prints(&[&brief[..], &[&page]].concat(), 0);
    assert_eq!(said, format!("Đã ghi: {page}\n"));
    assert!(written(&desk, "a.html").unwrap().starts_with(b"<!DOCTYPE"));
    desk.prints(&[&brief[..], &[&book]].concat(), 0);
    assert!(written(&desk, "A.XLSX").unwrap().starts_with(b"PK"));
    // One indicator, the board and a list are written by the same rule.
    let one = desk.path("one.md");
    desk.prints(&["show", "che phủ rừng", "-o", &one], 0);
    let text = String::from_utf8(written(&desk, "one.md").unwrap()).unwrap();
    assert!(text.starts_with("# "), "{text}");
    let board = desk.path("board.docx");
    desk.prints(&["status", "-o", &board], 0);
    assert!(written(&desk, "board.docx").unwrap().starts_with(b"PK"));
    let list = desk.path("list.json");
    desk.prints(&["export", "che phủ rừng", "-o", &list], 0);
    let text = written(&desk, "list.json").unwrap();
    assert!(serde_json::from_slice::<Value>(&text).is_ok());
}

#[test]
fn an_ending_that_is_no_form_is_refused_with_those_there_are_and_nothing_is_written() {
    let desk = Desk::with(&[("a.toml", AGENDA.as_bytes())]);
    for name in ["a.exe", "a.pdf", "a.doc"] {
        let path = desk.path(name);
        for line in [
            &["export", "--brief", "a", "-o", &path][..],
            &["export", "-o", &path],
            &["export", "che phủ rừng", "-o", &path],
            &["show", "che phủ rừng", "-o", &path],
            &["status", "-o", &path],
        ] {
            desk.complains(line, [".html, .xlsx, .docx", ".html, .xlsx, .docx"]);
        }
        assert_eq!(written(&desk, name), None);
    }
    // A page has no usual form.
    let path = desk.path("a");
    desk.complains(&["status", "-o", &path], ["--format", "--format"]);
}

#[test]
fn a_file_whose_name_does_not_tell_its_form_is_told_with_it() {
    let desk = Desk::with(&[("a.toml", AGENDA.as_bytes())]);
    let (bare, other) = (desk.path("họp 30.11.2026"), desk.path("a.exe"));
    let (said, _) = desk.prints(&["export", "--brief", "a", "-o", &bare], 0);
    assert_eq!(said, format!("Đã ghi: {bare} (dạng csv)\n"));
    // Claims are rows for programs, whatever their file is called.
    let page = desk.path("a.html");
    for options in [&[][..], &["--brief", "a", "--claims"]] {
        let line = [&["export"][..], options, &["-o", &page]].concat();
        let (said, _) = desk.prints(&line, 0);
        assert_eq!(said, format!("Đã ghi: {page} (dạng csv)\n"));
        assert!(written(&desk, "a.html").unwrap().starts_with(b"place,"));
        fs::remove_file(&page).unwrap();
    }
    let line = ["export", "--brief", "a", "--format", "md", "-o", &other];
    let (said, _) = desk.prints(&[&line[..], &["--lang", "en"]].concat(), 0);
    assert_eq!(said, format!("Written: {other} (as md)\n"));
}

#[test]
fn an_agenda_with_nothing_to_write_says_why() {
    let lost = "[[item]]\naddress = \"chitieu://nowhere/at-all\"\n";
    let desk = Desk::with(&[
        ("b.toml", b""),
        ("c.toml", b"title = \"Giao ban\"\n"),
        ("d.toml", lost.as_bytes()),
    ]);
    for (name, vi, en) in [
        ("b", "“b” chưa có mục nào", "“b” has no item yet"),
        ("c", "“c” chưa có mục nào", "“c” has no item yet"),
        ("d", "chitieu://nowhere/at-all", "chitieu://nowhere/at-all"),
    ] {
        for format in ["csv", "html", "docx"] {
            for (lang, wanted) in [("vi", vi), ("en", en)] {
                let line = [
                    "export", "--brief", name, "--format", format, "--lang", lang,
                ];
                let (text, said) = desk.prints(&line, 1);
                assert!(text.is_empty(), "{text}");
                assert!(said.contains(wanted), "no {wanted:?} in {said}");
            }
        }
    }
}
