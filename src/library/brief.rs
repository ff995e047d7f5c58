//! An agenda: indicators in the order in which they are spoken of, each with a remark, who and by when.
//!
//! Owns what a file of an agenda holds, how it is read, and how it is written without losing anything that a person
//! wrote there: comments, unknown keys, addresses that lead nowhere. It must not know where such files lie, nor how
//! an error is said (`words::briefs`).

use toml_edit::{ArrayOfTables, DocumentMut, Item as Value, Table, TomlError, value};

use crate::core::catalog::Catalog;
use crate::core::clean::clean;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{ClaimId, SeriesId};
use crate::core::nearest::UnknownName;
use crate::library::address::{Address, Settled};

/// The version of the file format that is written and understood.
const VERSION: i64 = 1;
/// The keys of an agenda, and of one of its items.
const KEYS: &[&str] = &["title", "date", "place", "plan", "as_of", "version", "item"];
const ITEM_KEYS: &[&str] = &["address", "remark", "who", "by", "done"];
/// The longest name of an agenda, in letters.
const LONGEST_NAME: usize = 80;

/// An agenda.
#[derive(Clone, Debug, Default)]
pub struct Brief {
    /// The whole file without the items.
    head: DocumentMut,
    /// The items in their order.
    items: Vec<AgendaItem>,
    /// Remarks on the file that do not stop it from being read.
    notes: Vec<Note>,
}

/// One item of an agenda.
#[derive(Clone, Debug, Default)]
pub struct AgendaItem {
    /// The indicator or figure, as it stands in the file.
    pub address: String,
    /// The remark.
    pub remark: String,
    /// Who is responsible.
    pub who: String,
    /// By when.
    pub by: String,
    /// Whether it is done.
    pub done: bool,
    /// The table of the item as it stands in the file, with unknown keys.
    table: Table,
}

/// A remark on an agenda that does not stop it from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// An unknown key; it stays in the file.
    UnknownKey(String),
    /// A value of the wrong type; it stays in the file.
    WrongType(String),
    /// Two items have one address; both stay.
    Twice(String),
    /// An item has no address, or one that cannot be read; it stays.
    NoAddress(usize),
}

/// Why a text is not an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefError {
    /// It is not UTF-8.
    NotUtf8,
    /// It is not TOML; with the place and the message of the parser.
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The message of the parser, in English.
        said: String,
    },
    /// `items` is not an array of `[[item]]` tables.
    NoItems,
    /// It was written by a newer version of the program.
    Newer(i64),
    /// It is larger than an agenda may be.
    TooLarge(u64),
}

/// Why a name cannot be that of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// It is empty.
    Empty,
    /// It holds a character that is not allowed: `/`, a control character, an invisible letter.
    Sign,
    /// It begins with a full stop, which would hide its file.
    Hidden,
    /// It is too long.
    TooLong,
}

/// Checks that a name can be that of an agenda, and so of its file.
///
/// # Errors
/// Returns what is wrong with the name.
pub fn check_name(name: &str) -> Result<(), BadName> {
    if name.trim().is_empty() {
        return Err(BadName::Empty);
    }
    if name.contains('/') || clean(name) != name || name.contains(crate::core::clean::VISIBLE_MARK)
    {
        return Err(BadName::Sign);
    }
    if name.starts_with('.') {
        return Err(BadName::Hidden);
    }
    match name.chars().count() > LONGEST_NAME {
        true => Err(BadName::TooLong),
        false => Ok(()),
    }
}

impl AgendaItem {
    /// An item for an address, without a remark.
    pub fn of(address: &Address) -> Self {
        Self {
            address: address.to_string(),
            ..Self::default()
        }
    }

    /// The parsed address; none if it cannot be read.
    pub fn read_address(&self) -> Option<Address> {
        self.address.parse().ok()
    }

    /// The series that it leads to, if the data has it.
    pub fn series(&self, catalog: &Catalog) -> Option<SeriesId> {
        self.read_address()?.series(catalog)
    }

    /// The figure that its address names, if it names one and the data has it.
    pub fn claim(&self, catalog: &Catalog) -> Option<ClaimId> {
        self.read_address()?.claim(catalog)
    }

    /// The day and plan that it is seen from, as its address says.
    ///
    /// # Errors
    /// Returns the name of the plan if the data does not have it.
    pub(crate) fn seen_from(
        &self,
        catalog: &Catalog,
        around: &Viewpoint,
        settled: Settled,
    ) -> Result<Viewpoint, UnknownName> {
        match self.read_address() {
            Some(address) => address.seen_from(catalog, around, settled),
            None => Ok(*around),
        }
    }

    /// The series that it leads to, but only if the item's day and plan are the given ones.
    fn pinned(&self, catalog: &Catalog, viewpoint: &Viewpoint) -> Option<SeriesId> {
        let day = viewpoint.as_of.then_some(viewpoint.day);
        let address = self.read_address()?;
        let around = Viewpoint::on(viewpoint.day);
        let seen = address.seen_from(catalog, &around, Settled::default());
        let is_seen_so = address.as_of == day && seen.is_ok_and(|seen| seen.plan == viewpoint.plan);
        address.series(catalog).filter(|_| is_seen_so)
    }

    /// Tells whether somebody wrote something into the item or marked it as done, which would be lost with it.
    pub(crate) fn has_notes(&self) -> bool {
        let said = [&self.remark, &self.who, &self.by];
        self.done || said.iter().any(|said| !said.trim().is_empty())
    }

    /// Writes the fields of the item into its table and leaves all other keys as they are.
    fn written(&self) -> Table {
        let mut table = self.table.clone();
        put(&mut table, "address", &self.address);
        put(&mut table, "remark", &self.remark);
        put(&mut table, "who", &self.who);
        put(&mut table, "by", &self.by);
        let is_known = table.get("done").and_then(Value::as_bool);
        if is_known.unwrap_or(false) != self.done {
            table["done"] = value(self.done);
        }
        table
    }
}

/// Where a text stops being TOML, and why.
fn slip(text: &str, error: &TomlError) -> BriefError {
    let at = error.span().map_or(0, |span| span.start);
    let before = text.char_indices().take_while(|(start, _)| *start < at);
    let before: String = before.map(|(_, letter)| letter).collect();
    let last = before.rsplit('\n').next().unwrap_or_default();
    BriefError::Syntax {
        line: before.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        said: clean(error.message().lines().next().unwrap_or_default()).into_owned(),
    }
}

/// Changes a text of a table if it differs; a value of another type stays unless something was typed.
fn put(table: &mut Table, key: &str, said: &str) {
    let known = table.get(key).map_or(String::new(), text);
    if known != said {
        table[key] = value(said);
    }
}

/// A value as a text: a day may stand there without quotes.
fn text(found: &Value) -> String {
    match found {
        Value::Value(toml_edit::Value::String(text)) => clean(text.value()).into_owned(),
        Value::Value(toml_edit::Value::Datetime(day)) => day.value().to_string(),
        _ => String::new(),
    }
}

fn is_text(found: &Value) -> bool {
    found.as_str().is_some() || found.as_datetime().is_some()
}

impl Brief {
    /// An agenda without items.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// Returns why it is not an agenda; the file must not be overwritten then.
    pub fn read(bytes: &[u8]) -> Result<Self, BriefError> {
        let text = std::str::from_utf8(bytes).map_err(|_| BriefError::NotUtf8)?;
        let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
        let parsed = plain.parse::<DocumentMut>();
        let mut head = parsed.map_err(|error| slip(plain, &error))?;
        if let Some(version) = head.get("version").and_then(Value::as_integer)
            && version > VERSION
        {
            return Err(BriefError::Newer(version));
        }
        let tables = match head.remove("item") {
            None => ArrayOfTables::new(),
            Some(Value::ArrayOfTables(tables)) => tables,
            Some(Value::Value(toml_edit::Value::Array(all))) if all.is_empty() => {
                ArrayOfTables::new()
            }
            Some(_) => return Err(BriefError::NoItems),
        };
        let mut brief = Self {
            head,
            items: Vec::new(),
            notes: Vec::new(),
        };
        brief.note_keys();
        for table in tables {
            brief.take(table);
        }
        Ok(brief)
    }

    /// Notes unknown keys and wrong types in the head.
    fn note_keys(&mut self) {
        for (key, found) in self.head.iter() {
            if !KEYS.contains(&key) {
                self.notes.push(Note::UnknownKey(clean(key).into_owned()));
            } else if key != "version" && !is_text(found) {
                self.notes.push(Note::WrongType(key.to_owned()));
            }
        }
    }

    /// Reads an item of a file.
    fn take(&mut self, table: Table) {
        for (key, found) in table.iter() {
            let is_right = match key {
                "done" => found.as_bool().is_some(),
                key if ITEM_KEYS.contains(&key) => is_text(found),
                key => {
                    let note = Note::UnknownKey(format!("item.{}", clean(key)));
                    if !self.notes.contains(&note) {
                        self.notes.push(note);
                    }
                    true
                }
            };
            if !is_right {
                self.notes.push(Note::WrongType(format!("item.{key}")));
            }
        }
        let said = |key: &str| table.get(key).map_or(String::new(), text);
        let item = AgendaItem {
            address: said("address"),
            remark: said("remark"),
            who: said("who"),
            by: said("by"),
            done: table.get("done").and_then(Value::as_bool).unwrap_or(false),
            table: table.clone(),
        };
        if item.read_address().is_none() {
            self.notes.push(Note::NoAddress(self.items.len() + 1));
        } else if self.items.iter().any(|known| known.address == item.address) {
            self.notes.push(Note::Twice(item.address.clone()));
        }
        self.items.push(item);
    }

    /// The text of its file.
    pub fn written(&self) -> String {
        let mut document = self.head.clone();
        if !self.items.is_empty() {
            let mut tables = ArrayOfTables::new();
            for item in &self.items {
                let mut table = item.written();
                // Otherwise a table would return to the position that it had in the file.
                table.set_position(None);
                tables.push(table);
            }
            document.insert("item", Value::ArrayOfTables(tables));
        }
        document.to_string()
    }

    /// The items.
    pub fn items(&self) -> &[AgendaItem] {
        &self.items
    }

    /// Remarks on the file.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// A text of its head; empty where there is none.
    pub fn head(&self, key: &str) -> String {
        self.head.get(key).map_or(String::new(), text)
    }

    /// The item at a position, to be changed.
    pub fn item_mut(&mut self, at: usize) -> Option<&mut AgendaItem> {
        self.items.get_mut(at)
    }

    /// Puts an indicator at the end.
    pub fn add(&mut self, item: AgendaItem) {
        self.items.push(item);
    }

    /// Removes an item.
    pub fn remove(&mut self, at: usize) -> Option<AgendaItem> {
        (at < self.items.len()).then(|| self.items.remove(at))
    }

    /// Moves an item one place up or down; returns its new position.
    pub fn shift(&mut self, at: usize, down: bool) -> usize {
        let other = match down {
            true => at + 1,
            false => at.saturating_sub(1),
        };
        if at < self.items.len() && other < self.items.len() {
            self.items.swap(at, other);
            return other;
        }
        at
    }

    /// The position of the item for a series under a day and plan; the same indicator under another plan is another
    /// item.
    pub(crate) fn position(
        &self,
        catalog: &Catalog,
        series: SeriesId,
        viewpoint: &Viewpoint,
    ) -> Option<usize> {
        let mut items = self.items.iter();
        items.position(|item| item.pinned(catalog, viewpoint) == Some(series))
    }

    /// The series pinned under this day and plan.
    pub(crate) fn pinned(&self, catalog: &Catalog, viewpoint: &Viewpoint) -> Vec<SeriesId> {
        let items = self.items.iter();
        items
            .filter_map(|item| item.pinned(catalog, viewpoint))
            .collect()
    }

    /// The series of its items that the data has, in their order.
    pub fn series(&self, catalog: &Catalog) -> Vec<SeriesId> {
        let items = self.items.iter();
        items.filter_map(|item| item.series(catalog)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{AgendaItem, BadName, Brief, BriefError, Note, check_name};

    const WRITTEN: &str = "# cuộc họp tháng 12\ntitle = \"Giao ban\"\nday = 3\n\n[[item]] # mở đầu\naddress = \
                           \"chitieu://lai-chau/grdp\"\nremark = \"hỏi lại\"\nmood = \"calm\"\n\n[[item]]\naddress = \
                           \"chitieu://lai-chau/forest-cover\"\nby = 2026-12-20\n";

    fn read(text: &str) -> Brief {
        Brief::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
    }

    #[test]
    fn what_is_read_and_not_changed_is_written_as_it_was() {
        assert_eq!(read(WRITTEN).written(), WRITTEN);
        assert_eq!(Brief::new().written(), "");
    }

    #[test]
    fn comments_and_keys_that_are_not_known_outlive_every_change() {
        let mut brief = read(WRITTEN);
        assert_eq!(brief.shift(0, true), 1);
        if let Some(item) = brief.item_mut(1) {
            item.done = true;
            item.who = "Sở Tài chính".to_owned();
        }
        brief.add(AgendaItem {
            address: "chitieu://son-la/grdp".to_owned(),
            ..AgendaItem::default()
        });
        let text = brief.written();
        for kept in [
            "# cuộc họp tháng 12",
            "day = 3",
            "# mở đầu",
            "mood = \"calm\"",
            "by = 2026-12-20",
            "remark = \"hỏi lại\"",
        ] {
            assert!(text.contains(kept), "no {kept:?} in\n{text}");
        }
        let again = read(&text);
        let addresses: Vec<&str> = again.items().iter().map(|item| &*item.address).collect();
        assert_eq!(
            addresses,
            [
                "chitieu://lai-chau/forest-cover",
                "chitieu://lai-chau/grdp",
                "chitieu://son-la/grdp"
            ]
        );
        assert!(again.items()[1].done && again.items()[1].who == "Sở Tài chính");
        assert_eq!(again.items()[0].by, "2026-12-20");
    }

    #[test]
    fn what_is_not_understood_is_told_and_stays() {
        let text = "titel = \"x\"\nplace = 3\n\n[[item]]\nremark = \"không có địa chỉ\"\n\n[[item]]\naddress = \
                    \"chitieu://a/b\"\n\n[[item]]\naddress = \"chitieu://a/b\"\n";
        let brief = read(text);
        assert_eq!(
            brief.notes(),
            [
                Note::UnknownKey("titel".to_owned()),
                Note::WrongType("place".to_owned()),
                Note::NoAddress(1),
                Note::Twice("chitieu://a/b".to_owned()),
            ]
        );
        assert_eq!(brief.written(), text);
    }

    #[test]
    fn what_is_no_agenda_says_why() {
        let error = |bytes: &[u8]| Brief::read(bytes).err();
        assert_eq!(error(b"\xff\xfe"), Some(BriefError::NotUtf8));
        assert_eq!(error(b"version = 7"), Some(BriefError::Newer(7)));
        assert_eq!(error(b"item = 3"), Some(BriefError::NoItems));
        let Some(BriefError::Syntax { line, .. }) = error("title = \"á\"\nwho = \n".as_bytes())
        else {
            panic!("no slip was seen");
        };
        assert_eq!(line, 2);
    }

    #[test]
    fn names_that_would_lead_elsewhere_or_hide_are_none() {
        for (name, expected) in [
            ("giao ban 12", Ok(())),
            ("Họp tỉnh ủy", Ok(())),
            ("", Err(BadName::Empty)),
            ("  ", Err(BadName::Empty)),
            ("a/b", Err(BadName::Sign)),
            ("../x", Err(BadName::Sign)),
            ("a\u{1b}[2J", Err(BadName::Sign)),
            ("a\u{202e}b", Err(BadName::Sign)),
            ("a\nb", Err(BadName::Sign)),
            (".x", Err(BadName::Hidden)),
            ("..", Err(BadName::Hidden)),
        ] {
            assert_eq!(check_name(name), expected, "{name:?}");
        }
        assert_eq!(check_name(&"á".repeat(81)), Err(BadName::TooLong));
    }
}
