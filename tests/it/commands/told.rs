//! What is told that a person could overlook: what is not in a place, what was taken instead, a wrong clock.

use crate::support::folder::Folder;
use crate::support::program::run;

#[test]
fn what_is_named_exactly_is_shown_or_said_to_be_elsewhere() {
    let said = |line: &[&str]| {
        let output = run(line);
        let code = output.status.code().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (code, text(output.stdout), text(output.stderr))
    };
    let son_la = ["--place", "Sơn La"];
    // In the place that was asked for, whatever other places have.
    let (code, page, warned) = said(&[&["show", "grdp-per-capita"][..], &son_la].concat());
    assert_eq!((code, warned.as_str()), (0, ""));
    assert!(page.contains("Sơn La"), "{page}");
    // Its id and its name, in any case, in both languages.
    for name in [
        "forest-cover",
        "Tỷ lệ che phủ rừng",
        "tỷ lệ CHE phủ rừng",
        "Forest cover",
    ] {
        let (code, page, warned) = said(&[&["show", name][..], &son_la].concat());
        assert_eq!((code, page.as_str()), (1, ""), "{name}");
        let expected = "chitieu: Sơn La không có chỉ tiêu “Tỷ lệ che phủ rừng”; có ở Lai Châu";
        assert!(
            warned.starts_with(expected) && warned.lines().count() == 1,
            "{warned}"
        );
    }
    let english = ["--lang", "en", "show", "forest-cover", "--json"];
    let (code, page, warned) = said(&[&english[..], &son_la].concat());
    assert_eq!((code, page.as_str()), (1, "null\n"));
    let expected = "chitieu: Sơn La has no “Forest cover”; it is in Lai Châu";
    assert!(warned.starts_with(expected), "{warned}");
    // A few letters are searched for in the place; what was passed over is told if it was said word for word.
    let (code, page, warned) = said(&[&["show", "ty le do thi hoa"][..], &son_la].concat());
    assert_eq!((code, warned.as_str()), (0, ""));
    assert!(page.contains("Tỷ lệ đô thị hóa"), "{page}");
    let (code, page, warned) = said(&[&["show", "tang truong grdp"][..], &son_la].concat());
    assert_eq!((code, warned.as_str()), (0, ""), "{page}");
}

/// A place that has only what holds the words of another's indicator.
#[test]
fn what_was_passed_over_in_another_place_is_told() {
    let folder = Folder::new(b"pack");
    let indicator = |id: &str, name: &str, place: &str| {
        format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"{name}\"\ncategory = \"c\"\nclaims = [{{ kind = \"actual\", year = 2023, value = 1, place = \"{place}\" }}]\n"
        )
    };
    let text = [
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Ở đây\"\n[[category]]\nid = \"c\"\nname = \"C\"\n".to_owned(),
        indicator("a", "Tỷ lệ hộ nghèo", "Ở kia"),
        indicator("b", "Tỷ lệ hộ nghèo đa chiều", "Ở đây"),
        "[[indicator]]\nid = \"empty\"\nname = \"Chưa có số\"\ncategory = \"c\"\n".to_owned(),
    ]
    .concat();
    std::fs::write(folder.path.join("pack.toml"), text).unwrap();
    let path = folder.path.to_str().unwrap();
    let said = |line: &[&str]| {
        let output = run(&[&["--pack", path], line].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, page, warned) = said(&["show", "ty le ho ngheo", "--place", "Ở đây"]);
    assert_eq!(code, Some(0));
    assert!(page.contains("Tỷ lệ hộ nghèo đa chiều"), "{page}");
    assert_eq!(
        warned,
        "chitieu: Ở đây không có chỉ tiêu “Tỷ lệ hộ nghèo”; có ở Ở kia; đang hiện “Tỷ lệ hộ nghèo đa chiều”\n"
    );
    let (_, _, warned) = said(&["show", "ho ngheo", "--place", "Ở đây"]);
    assert_eq!(warned, "", "only letters were given");
    let (code, page, warned) = said(&["show", "Tỷ lệ hộ nghèo", "--place", "Ở đây"]);
    assert_eq!((code, page.as_str()), (Some(1), ""));
    assert_eq!(
        warned,
        "chitieu: Ở đây không có chỉ tiêu “Tỷ lệ hộ nghèo”; có ở Ở kia; gần nhất ở Ở đây là “Tỷ lệ hộ nghèo đa chiều”\n"
    );
    let (code, page, warned) = said(&["show", "empty"]);
    assert_eq!((code, page.as_str()), (Some(1), ""));
    assert_eq!(
        warned,
        "chitieu: chỉ tiêu “Chưa có số” chưa có số liệu nào\n"
    );
}

#[test]
fn a_clock_before_the_newest_publication_is_one_line() {
    let folder = Folder::new(b"pack");
    let text = |date: &str| {
        format!(
            "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[category]]\nid = \"c\"\nname = \"C\"\n[[source]]\nid = \"S\"\ndate = \"{date}\"\n[[indicator]]\nid = \"a\"\nname = \"A\"\ncategory = \"c\"\nclaims = [{{ kind = \"actual\", year = 2023, value = 1, source = \"S\" }}]\n"
        )
    };
    let path = folder.path.to_str().unwrap().to_owned();
    let warned = |date: &str, line: &[&str]| {
        std::fs::write(folder.path.join("pack.toml"), text(date)).unwrap();
        let output = run(&[&["--pack", &path], line].concat());
        String::from_utf8(output.stderr).unwrap()
    };
    for command in [
        &["find", "a"][..],
        &["show", "a"],
        &["list"],
        &["status"],
        &["export"],
    ] {
        let vi = warned("9998-02-28", command);
        assert!(
            vi.starts_with("chitieu: Ngày máy ") && vi.lines().count() == 1,
            "{vi}"
        );
        assert!(
            vi.contains(" sớm hơn lần công bố mới nhất 28/02/9998"),
            "{vi}"
        );
    }
    let en = warned("9998", &["--lang", "en", "list"]);
    assert!(
        en.ends_with(", before the newest publication of 9998\n"),
        "{en}"
    );
    assert_eq!(warned("9998-02-28", &["list", "--as-of", "2024-01-01"]), "");
    assert_eq!(warned("2020", &["list"]), "");
}

/// The line of the status of an indicator with a target and these figures of its last year.
fn status_of(better: &str, kind: &str, target: &str, figures: &[&str], lang: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut text = format!(
        "[pack]\nid = \"x\"\nname = \"X\"\nplace = \"X\"\nmain_plans = [\"p\"]\n[[place]]\nname = \"X\"\nlevel = \
         \"province\"\n[[plan]]\nid = \"p\"\nname = \"P\"\nterm = [2021, 2025]\n[[category]]\nid = \"c\"\nname = \
         \"C\"\n[[indicator]]\nid = \"i\"\nname = \"Độ bao phủ\"\ncategory = \"c\"\nunit = \"xã\"\nbetter = \
         \"{better}\"\ntarget_kind = \"{kind}\"\nclaims = [\n{{ plan = \"p\", kind = \"target\", year = 2025, {target}, \
         source = \"S0\" }},\n"
    );
    for (at, figure) in figures.iter().enumerate() {
        let source = at + 1;
        text.push_str(&format!(
            "{{ kind = \"actual\", year = 2025, {figure}, source = \"S{source}\" }},\n"
        ));
    }
    text.push_str("]\n");
    for source in 0..=figures.len() {
        text.push_str(&format!(
            "[[source]]\nid = \"S{source}\"\ntitle = \"Báo cáo\"\ndate = \"2026-01-0{}\"\n",
            source + 1
        ));
    }
    std::fs::write(folder.path().join("pack.toml"), text).unwrap();
    let line = ["show", "i", "--as-of", "2026-06-30", "--lang", lang];
    let output = crate::support::program::run_on(folder.path(), &line);
    let page = String::from_utf8(output.stdout).unwrap();
    let label = if lang == "vi" {
        "Tình trạng:"
    } else {
        "Status:"
    };
    let status = page.lines().find(|line| line.starts_with(label));
    status.unwrap_or_else(|| panic!("{page}")).to_owned()
}

#[test]
fn what_is_only_met_because_a_source_gives_a_bound_says_so_in_its_line() {
    let above = "value = 62, comparator = \">\"";
    // An exact figure beside a bound, and a bound alone.
    for figures in [&["value = 61.8", above][..], &[above]] {
        let said = status_of("higher", "level", "value = 60", figures, "vi");
        assert!(said.contains("● Đạt"), "{said}");
        assert!(
            said.contains("“trên 62” chỉ đủ để kết luận đạt, chưa đủ để kết luận vượt"),
            "{said}"
        );
        let said = status_of("higher", "level", "value = 60", figures, "en");
        assert!(
            said.contains("“over 62” proves that it is met, not that it is exceeded"),
            "{said}"
        );
    }
    let said = status_of(
        "lower",
        "level",
        "value = 5",
        &["value = 3, comparator = \"<\""],
        "vi",
    );
    assert!(
        said.contains("Đạt") && said.contains("“dưới 3” chỉ đủ"),
        "{said}"
    );
    // What is exact is exceeded; at the target, or of a floor that is kept, there is nothing to say.
    for (kind, target, figure, status) in [
        ("level", "value = 74.5", "value = 74.8", "▲ Vượt"),
        ("level", "value = 62", above, "● Đạt"),
        ("maintain", "value = 60", above, "● Đạt"),
    ] {
        let said = status_of("higher", kind, target, &[figure], "vi");
        assert!(said.contains(status), "{said}");
        assert!(!said.contains("chỉ đủ"), "{said}");
    }
}
