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
}
