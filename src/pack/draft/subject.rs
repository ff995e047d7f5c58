//! Words before a figure that are no name, and what a whole sentence is of.
//!
//! Owns the tables of such words and what is left of a name without them. It must not know kinds or times.

use std::sync::LazyLock;

use super::cues::TURNS;
use super::name::{TokenRange, Words};
use super::phrases::Phrases;
use super::sentence::Sentence;
use super::text::{Shape, TextToken};

/// The most words of what a sentence is of: "Cây chè: tổng diện tích …".
const TOPIC: usize = 6;

/// Words that name nothing, alone or together: "khi mục tiêu Nghị quyết", "bình quân".
const EMPTY: [&str; 33] = [
    "khi", "mục", "tiêu", "nghị", "quyết", "kế", "hoạch", "chỉ", "đại", "hội", "đề", "ra", "mà",
    "bình", "quân", "trung", "các", "những", "này", "đó", "tổng", "số", "cả", "so", "với", "thì",
    "nêu", "đặt", "giao", "tương", "ứng", "ước", "nhờ",
];

/// Whoever acts, and is not measured.
static SUBJECTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "huyện|xã|tỉnh|thành phố|phường|thị trấn|thị xã|đảng bộ|toàn đảng bộ|chi bộ|đơn vị|ngành|\
                toàn ngành|địa phương|hội|hợp tác xã|htx|công ty|nhà trường|cả nước|chúng tôi|toàn huyện|\
                toàn tỉnh|toàn xã|các cấp hội|các đơn vị|các địa phương|đảng bộ huyện|đảng bộ tỉnh|\
                đảng bộ xã|phòng|sở|ủy ban nhân dân|ubnd huyện|ubnd tỉnh|ubnd xã|bản|thôn",
    )])
});

/// Heads of names that say what is measured and not of what.
static BARE_HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "diện tích|tổng diện tích|năng suất|năng suất bình quân|sản lượng|tổng sản lượng|trồng mới|\
                số lượng|tổng đàn|quy mô",
    )])
});

impl Words<'_> {
    /// Tells whether all words of a part say nothing by themselves.
    pub fn is_empty_name(&self, part: TokenRange) -> bool {
        let words = self.tokens.get(part.0..part.1).unwrap_or(&[]);
        words
            .iter()
            .all(|token| token.shape != Shape::Word || token.is("năm") || token.is_one_of(&EMPTY))
    }

    /// A part without whoever acts in front of what is done; none where nothing but that is there.
    pub fn without_subject(&self, part: TokenRange) -> Option<TokenRange> {
        let Some((end, ())) = SUBJECTS.at(self.tokens, part.0) else {
            return Some(part);
        };
        if end >= part.1 {
            return None;
        }
        let is_deed = self.is_only_action((end, part.1));
        Some(if is_deed { (end, part.1) } else { part })
    }

    /// What the sentence is of: the few words before a colon at its head.
    pub fn topic(&self, sentence: Sentence) -> Option<TokenRange> {
        let is_word = |token: &TextToken| token.shape == Shape::Word;
        let start =
            (sentence.from..sentence.to).find(|at| self.tokens.get(*at).is_some_and(is_word))?;
        let end = (start..sentence.to.min(start + TOPIC))
            .find(|at| !self.tokens.get(*at).is_some_and(is_word))?;
        let ends = self.tokens.get(end)?.is(":");
        let is_about = self.tokens.get(start)?.is("về");
        let turns = (start..end).any(|at| TURNS.at(self.tokens, at).is_some());
        let is_place = super::document::unit_at(self.text, self.tokens, start).is_some();
        (ends && !is_about && !turns && !is_place && end > start).then_some((start, end))
    }

    /// Whether a name begins with a head that does not say of what it is, and whether it is nothing else.
    pub fn bare_head(&self, part: TokenRange) -> Option<bool> {
        let (end, ()) = BARE_HEADS.at(self.tokens, part.0)?;
        (end <= part.1).then_some(end == part.1)
    }
}

/// What a name is of, behind a head that does not say it: "lúa mùa" of "Diện tích lúa mùa".
pub fn behind_bare_head(name: &str) -> Option<&str> {
    const HEADS: [&str; 4] = ["diện tích", "tổng diện tích", "sản lượng", "tổng sản lượng"];
    let lower = name.to_lowercase();
    let head = HEADS
        .iter()
        .find(|head| lower.starts_with(&format!("{head} ")))?;
    // Small letters take as many bytes as capitals here, or there is no such place.
    let rest = name.get(head.len()..)?.trim_start();
    (!rest.is_empty() && !rest.contains(": ")).then_some(rest)
}

/// The unit that the name of a rate tells: "số bác sĩ trên 10.000 dân".
pub fn unit_of_rate(lower: &str) -> Option<String> {
    const BY: [(&str, &str); 7] = [
        ("10.000 dân", "vạn dân"),
        ("1 vạn dân", "vạn dân"),
        ("một vạn dân", "vạn dân"),
        ("vạn dân", "vạn dân"),
        ("1.000 dân", "1.000 dân"),
        ("100 dân", "100 dân"),
        ("100.000 dân", "100.000 dân"),
    ];
    let rest = lower.strip_prefix("số ")?;
    let (noun, by) = rest.split_once(" trên ").or_else(|| rest.split_once('/'))?;
    let by = BY.iter().find(|(said, _)| by == *said)?.1;
    (noun.split(' ').count() <= 3).then(|| format!("{noun}/{by}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_of_what_it_is_and_by_what_it_is_counted() {
        assert_eq!(behind_bare_head("Diện tích lúa mùa"), Some("lúa mùa"));
        assert_eq!(behind_bare_head("Diện tích"), None);
        assert_eq!(behind_bare_head("Thu ngân sách"), None);
        let unit = |name: &str| unit_of_rate(name);
        assert_eq!(unit("số bác sĩ trên 10.000 dân").unwrap(), "bác sĩ/vạn dân");
        assert_eq!(
            unit("số máy điện thoại trên 100 dân").unwrap(),
            "máy điện thoại/100 dân"
        );
        assert_eq!(unit("số xã trên địa bàn"), None);
    }
}
