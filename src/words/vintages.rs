//! What is said of figures that join a pack.
//!
//! Owns the sentences. It must not know where they are printed.

use crate::core::fold::bare;
use crate::core::lang::Lang;
use crate::pack::exchange::vintage::{Fate, JoinedFigure, Unknown, Vintage};
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::fill;
use crate::words::phrases::phrases;
use crate::words::wording;

phrases! {
    /// The phrases of an import into a pack.
    Vintages, vintages;

    home = "Tệp không nêu địa bàn: lấy {}, địa bàn duy nhất của gói. Của địa bàn khác thì nêu bằng --place.", "The file names no place: {} is taken, the only place of the pack. Name another one with --place.";
    counts = "Vào {}: mới {}, trùng {}, sửa {}, mâu thuẫn {}.", "Into {}: {} new, {} the same, {} revised, {} in conflict.";
    made = "Chỉ tiêu tạo mới: {}.", "Indicators made: {}.";
    planned = "Mục tiêu không nêu kế hoạch được coi là của: {}. Của kế hoạch khác thì nêu bằng --plan.", "Targets that name no plan are taken for those of: {}. Name another plan with --plan.";
    cure_unit = "Nếu “{}” ở đây là cùng một chỉ tiêu, chạy lại với: --unit {}; nếu là chỉ tiêu khác: --new", "If “{}” is the same indicator here, run again with: --unit {}; if it is another one: --new";
    nothing_new = "Không có gì mới; không ghi tệp nào.", "Nothing is new; no file was written.";
    revised = "sửa", "revised";
    conflict = "mâu thuẫn", "in conflict";
    clash = "một nguồn, hai số", "two figures of one source";
    change = "  {}: {}, {}, {} ({}): {} → {}", "  {}: {}, {}, {} ({}): {} → {}";
    more = "  … và {} số khác; --all in tất cả", "  … and {} more; --all prints all";
    unknown = "  không có chỉ tiêu “{}”{}", "  there is no indicator “{}”{}";
    nearest = "; gần nhất là “{}”", "; the nearest is “{}”";
    cure_clash = "Nếu đây là báo cáo khác, nêu --source và --published của nó.", "If this is another report, name its --source and --published.";
    cure_unknown = "Ghi tên trong gói ở bảng [indicators] của --map, hoặc thêm --new để tạo chỉ tiêu mới.", "Give the name of the pack in the table [indicators] of a --map, or add --new to make new indicators.";
}

/// The most figures that are told one by one.
const MOST: usize = 20;

/// What came of the figures, a line each; `pack` is how a person names the pack.
pub(crate) fn lines(found: &Vintage, pack: &str, is_whole: bool, lang: Lang) -> Vec<String> {
    let said = vintages(lang);
    let count = |count: usize| number::digits(&count.to_string(), lang);
    let mut lines = vec![fill(
        said.counts,
        &[
            pack,
            &count(found.added),
            &count(found.same),
            &count(found.count(Fate::Revised)),
            &count(found.count(Fate::Conflict) + found.count(Fate::Clash)),
        ],
    )];
    if !found.made.is_empty() {
        lines.push(fill(said.made, &[&count(found.made.len())]));
    }
    let most = if is_whole { usize::MAX } else { MOST };
    // Clashes, which stop the import, come first.
    let mut told: Vec<&JoinedFigure> = found.told.iter().collect();
    told.sort_by_key(|told| match told.fate {
        Fate::Clash => 0,
        Fate::Conflict => 1,
        Fate::Revised | Fate::Added => 2,
    });
    if !found.planned.is_empty() {
        let plans: Vec<&str> = found.planned.iter().map(String::as_str).collect();
        lines.push(fill(said.planned, &[&plans.join(", ")]));
    }
    lines.extend(
        found
            .unknown
            .iter()
            .take(most)
            .map(|one| unknown(one, lang)),
    );
    lines.extend(told.iter().take(most).map(|one| change(one, lang)));
    let more = told.len().saturating_sub(most) + found.unknown.len().saturating_sub(most);
    if more > 0 {
        lines.push(fill(said.more, &[&count(more)]));
    }
    if found.count(Fate::Clash) > 0 {
        lines.push(said.cure_clash.to_owned());
    }
    let same_name = |one: &&Unknown| {
        let near = one.nearest.as_ref();
        near.is_some_and(|(name, _)| bare(name) == bare(&one.name))
    };
    for one in found.unknown.iter().filter(same_name).take(most) {
        let unit = one.nearest.as_ref().map_or("", |(_, unit)| unit);
        let option = format!("'{}={unit}'", one.name.replace('\'', "'\\''"));
        lines.push(fill(said.cure_unit, &[&one.name, &option]));
    }
    if found.unknown.iter().any(|one| !same_name(&one)) {
        lines.push(said.cure_unknown.to_owned());
    }
    if found.text.is_none() && !found.is_refused() {
        lines.push(said.nothing_new.to_owned());
    }
    lines
}

fn change(told: &JoinedFigure, lang: Lang) -> String {
    let said = vintages(lang);
    let fate = match told.fate {
        Fate::Clash => said.clash,
        Fate::Conflict => said.conflict,
        Fate::Revised | Fate::Added => said.revised,
    };
    let year = told.new.year.map(|year| year.to_string());
    let kind = wording::kind(told.new.kind, lang);
    let [old, new] =
        [told.old, told.new].map(|claim| wording::figure(&claim, FigureSize::Words, lang));
    fill(
        said.change,
        &[
            fate,
            &told.name,
            &told.place,
            &year.unwrap_or_default(),
            kind,
            &old,
            &new,
        ],
    )
}

fn unknown(one: &Unknown, lang: Lang) -> String {
    let said = vintages(lang);
    let called = |name: &str, unit: &str| match unit {
        "" => name.to_owned(),
        unit => format!("{name} ({unit})"),
    };
    let near = one.nearest.as_ref();
    let near = near.map(|(name, unit)| fill(said.nearest, &[&called(name, unit)]));
    fill(
        said.unknown,
        &[&called(&one.name, &one.unit), &near.unwrap_or_default()],
    )
}

#[cfg(test)]
mod tests {
    use super::Vintages;
    use crate::words::phrases::check_both;

    #[test]
    fn every_phrase_exists_in_both_languages() {
        check_both(Vintages::ALL, &["change"]);
    }
}
