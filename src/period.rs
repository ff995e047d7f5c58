//! stub
/// Stub.
#[derive(Clone, Debug)]
pub struct Period {
    text: String,
}
impl Period {
    /// Stub.
    pub fn parse(text: &str) -> Self {
        Self { text: text.into() }
    }
    /// Stub.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// Stub.
    pub fn rank(&self) -> u8 {
        u8::from(self.text != "year")
    }
    /// Stub.
    pub fn stands_for_year(&self) -> bool {
        matches!(
            self.text.as_str(),
            "year" | "mid-term" | "end of term" | "September" | "October" | "November"
        )
    }
    /// Stub.
    pub fn is_mean(&self) -> bool {
        self.text.contains("average")
    }
    /// Stub.
    pub fn is_sum(&self) -> bool {
        self.text.contains("total")
    }
    /// Stub.
    pub fn is_part_of_year(&self) -> bool {
        self.text.contains("months") || self.text.contains("half")
    }
    /// Stub.
    pub fn years(&self) -> Option<(i16, i16)> {
        let (a, rest) = self.text.split_once('-')?;
        let b = rest.split(' ').next()?;
        Some((a.parse().ok()?, b.parse().ok()?))
    }
}
