//! The day of the clock where the time zone is not what somebody meant.

use crate::support::program::program_on_frozen;

/// What is said on standard error under a time zone.
fn said(zone: &str, line: &[&str]) -> String {
    let output = program_on_frozen(line).env("TZ", zone).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_time_zone_that_nobody_knows_is_told_once_and_days_are_those_of_utc() {
    for (zone, lang, want) in [
        ("Nowhere/At_All", "vi", "không có múi giờ TZ=Nowhere/At_All"),
        ("Nowhere/At_All", "en", "no time zone TZ=Nowhere/At_All"),
    ] {
        let told = said(zone, &["status", "--lang", lang]);
        assert_eq!(told.matches(want).count(), 1, "{told}");
    }
    for zone in ["Asia/Ho_Chi_Minh", "UTC", "", "<+07>-7"] {
        let told = said(zone, &["status"]);
        assert!(!told.contains("TZ="), "{zone}: {told}");
    }
    // Nothing of it reaches the terminal as it came.
    let told = said("\u{1b}[2J", &["status"]);
    assert!(!told.contains('\u{1b}'), "{told:?}");
}
