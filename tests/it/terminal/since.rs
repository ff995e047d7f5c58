//! What changed since a day, asked with few keys.

use crate::support::pty::{Pty, Start};

/// Presses one key after another, each once what the one before did is seen.
fn press(pty: &mut Pty, keys: &[(&str, &str)]) -> usize {
    for (key, seen) in keys {
        pty.send(key);
        pty.wait_for(seen);
    }
    keys.len()
}

/// "Which figures changed since the beginning of last December?"
#[test]
fn what_changed_since_a_month_takes_at_most_fourteen_keys() {
    let mut pty = Pty::start(&Start {
        size: (120, 40),
        ..Start::default()
    });
    pty.wait_for(super::FIRST);
    let keys = press(
        &mut pty,
        &[
            ("\x1b[23~", "Các lần công bố"),
            ("1", "> 1"),
            ("2", "> 12"),
            ("/", "> 12/"),
            ("2", "> 12/2"),
            ("0", "> 12/20"),
            ("2", "> 12/202"),
            ("5", "▸ Có gì mới từ đầu 12/2025"),
            ("\r", "Mới công bố sau ngày 30/11/2025"),
        ],
    );
    assert!(keys <= 14, "{keys} keys");
    for told in [
        "ước 8,2% → ước 7,52%",
        "ước 65,5 triệu đồng → ước 79 triệu đồng",
        "ước 3.573 tỷ đồng",
        "trên 10.000 lao động/năm",
        "khoảng 1.470.000 lượt",
        "từ 2.727 tỷ đồng trở lên",
        "mới 3,88 điểm %",
        "tình trạng: ",
        "không rõ công bố trước hay sau ngày này",
    ] {
        pty.wait_for(told);
    }
    let shown = pty.text();
    for wrong in ["13,11", "19,93", "33.499"] {
        assert!(!shown.contains(wrong), "{wrong}: {shown}");
    }
    pty.send("\x03");
    pty.end();
}
