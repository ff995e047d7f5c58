//! Addresses of figures: `chitieu://PACK/INDICATOR[/CLAIM]?place=&plan=&as-of=&lang=`.
//!
//! Owns how an address is written and read, so that a figure on paper or on an agenda can be found again, and the way
//! between addresses and the series and claims of a catalogue. It must not know why an address is kept.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::core::catalog::Catalog;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::{Viewpoint, published_after};
use crate::core::keys::series_key;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, ClaimId, IndicatorId, PlaceId, SeriesId};
use crate::core::nearest::UnknownName;
use crate::library::by_name;
use crate::words::addresses::addresses;
use crate::words::locale::words::fill;

/// What an address begins with.
pub const SCHEME: &str = "chitieu://";

/// The form of an address, for messages.
const EXAMPLE: &str = "chitieu://lai-chau/forest-cover?place=Lai%20Ch%C3%A2u&as-of=2025-06-30";

/// The longest address that is read, in bytes: names of places and ids are far shorter.
const LONGEST: usize = 4096;

/// The bytes that stay as they are; all others are percent-encoded, so that an address survives mail, a shell and a
/// link.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',');

/// Where an indicator, or one of its figures, is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// The id of the pack.
    pub pack: String,
    /// The id of the indicator.
    pub indicator: String,
    /// One of its figures, as [`claim_word`] names it; none for the figure that leads.
    pub claim: Option<String>,
    /// The name of the place; none means the place of the pack.
    pub place: Option<String>,
    /// The plan, as the option `--plan` takes it; none for all main plans.
    pub plan: Option<String>,
    /// The day as of which it is seen; none means today.
    pub as_of: Option<Date>,
    /// The language; none means the language of the reader.
    pub lang: Option<Lang>,
}

/// What the options of the command have fixed already; an address cannot override it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// The plan.
    pub(crate) plan: bool,
    /// The day.
    pub(crate) day: bool,
}

/// Why a text is not an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// It does not begin with the scheme.
    NoScheme,
    /// The id of the pack is missing.
    NoPack,
    /// The id of the indicator is missing.
    NoIndicator,
    /// The path has more parts than pack, indicator and figure.
    TooManyParts,
    /// It is longer than any address.
    TooLong,
    /// A part holds something that no name can hold: a wrong percent sign or invisible letters.
    Unreadable(String),
    /// A parameter without a value.
    NoValue(String),
    /// An unknown parameter.
    UnknownParameter(String),
    /// A parameter that is given twice.
    Twice(String),
    /// The value for the day is not a day.
    NoDay(String),
    /// The value for the language is not a language.
    NoLang(String),
}

impl AddressError {
    /// Says in one line what is wrong with the address and what a valid one looks like.
    pub fn said(&self, lang: Lang) -> String {
        let said = addresses(lang);
        let why = match self {
            Self::NoScheme => fill(said.no_scheme, &[SCHEME]),
            Self::NoPack => said.no_pack.to_owned(),
            Self::NoIndicator => said.no_indicator.to_owned(),
            Self::TooManyParts => said.too_many_parts.to_owned(),
            Self::TooLong => said.too_long.to_owned(),
            Self::Unreadable(part) => fill(said.unreadable, &[part]),
            Self::NoValue(name) => fill(said.no_value, &[name]),
            Self::UnknownParameter(name) => fill(said.unknown_parameter, &[name]),
            Self::Twice(name) => fill(said.twice, &[name]),
            Self::NoDay(text) => fill(said.no_day, &[text]),
            Self::NoLang(text) => fill(said.no_lang, &[text]),
        };
        format!("{why}; {}", fill(said.form, &[EXAMPLE]))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{SCHEME}{}/{}",
            written(&self.pack),
            written(&self.indicator)
        )?;
        if let Some(claim) = &self.claim {
            write!(f, "/{}", written(claim))?;
        }
        let day = self.as_of.map(|day| day.to_string());
        let parameters = [
            ("place", self.place.as_deref()),
            ("plan", self.plan.as_deref()),
            ("as-of", day.as_deref()),
            ("lang", self.lang.map(Lang::code)),
        ];
        let said = parameters
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        for (at, (name, value)) in said.enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            write!(f, "{sign}{name}={}", written(value))?;
        }
        Ok(())
    }
}

fn written(text: &str) -> impl fmt::Display + '_ {
    utf8_percent_encode(text, ESCAPED)
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(AddressError::TooLong);
        }
        let rest = text.strip_prefix(SCHEME).ok_or(AddressError::NoScheme)?;
        let (path, parameters) = match rest.split_once('?') {
            Some((path, parameters)) => (path, parameters),
            None => (rest, ""),
        };
        let mut parts = path.trim_end_matches('/').split('/');
        let pack = parts.next().filter(|pack| !pack.is_empty());
        let pack = read(pack.ok_or(AddressError::NoPack)?)?;
        let indicator = parts.next().filter(|indicator| !indicator.is_empty());
        let indicator = read(indicator.ok_or(AddressError::NoIndicator)?)?;
        let claim = parts.next().map(read).transpose()?;
        if parts.next().is_some() || claim.as_ref().is_some_and(String::is_empty) {
            return Err(AddressError::TooManyParts);
        }
        let mut address = Self {
            pack,
            indicator,
            claim,
            ..Self::default()
        };
        for parameter in parameters.split('&').filter(|said| !said.is_empty()) {
            address.take(parameter)?;
        }
        Ok(address)
    }
}

impl Address {
    /// Takes one parameter.
    fn take(&mut self, parameter: &str) -> Result<(), AddressError> {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let value = read(value)?;
        if value.is_empty() {
            return Err(AddressError::NoValue(shown(name)));
        }
        let is_taken = match name {
            "place" => self.place.replace(value).is_some(),
            "plan" => self.plan.replace(value).is_some(),
            "as-of" => {
                let day = value.parse().map_err(|_| AddressError::NoDay(value))?;
                self.as_of.replace(day).is_some()
            }
            "lang" => {
                let lang = value.parse().map_err(|_| AddressError::NoLang(value))?;
                self.lang.replace(lang).is_some()
            }
            _ => return Err(AddressError::UnknownParameter(shown(name))),
        };
        match is_taken {
            true => Err(AddressError::Twice(shown(name))),
            false => Ok(()),
        }
    }

    /// The address of a series: its pack, its indicator and its place.
    pub fn of_series(catalog: &Catalog, series: SeriesId) -> Self {
        let key = series_key(catalog, series);
        Self {
            pack: key.pack,
            indicator: key.indicator,
            place: Some(key.place),
            ..Self::default()
        }
    }

    /// The address of a figure of a series.
    pub fn of_claim(catalog: &Catalog, series: SeriesId, claim: ClaimId) -> Self {
        Self {
            claim: claim_word(catalog, series, claim),
            ..Self::of_series(catalog, series)
        }
    }

    /// The indicator that it names, if the catalogue has it.
    pub fn indicator(&self, catalog: &Catalog) -> Option<IndicatorId> {
        let mut all = (0..).zip(catalog.indicators());
        let found = all.find(|(_, indicator)| {
            catalog.text(indicator.id) == self.indicator
                && catalog.text(catalog.pack(indicator.pack).id) == self.pack
        });
        found.map(|(at, _)| IndicatorId(at))
    }

    /// The place that it names, matched exactly or folded; without a name, the place of the pack.
    pub fn place(&self, catalog: &Catalog) -> Option<PlaceId> {
        let Some(wanted) = self.place.as_deref() else {
            let mut packs = catalog.packs().iter();
            return packs.find(|pack| catalog.text(pack.id) == self.pack)?.place;
        };
        let folded = bare(wanted);
        let find = |is_it: &dyn Fn(&str) -> bool| {
            let mut all = (0..).zip(catalog.places());
            let names = |name: Bilingual| [name.vi, name.en].map(|at| catalog.text(at));
            let found = all.find(|(_, place)| names(place.name).into_iter().any(is_it));
            found.map(|(at, _)| PlaceId(at))
        };
        find(&|name| name == wanted).or_else(|| find(&|name| bare(name) == folded))
    }

    /// The series that it names, if the catalogue has it.
    pub fn series(&self, catalog: &Catalog) -> Option<SeriesId> {
        catalog.find_series(self.indicator(catalog)?, self.place(catalog)?)
    }

    /// The day and plan for this address: its own, unless an option has fixed them, else those of `around`. As
    /// long as nothing was published after that day, undated claims count too, as they did when the address was
    /// written.
    ///
    /// # Errors
    /// Returns the name of the plan if the data does not have it.
    pub(crate) fn seen_from(
        &self,
        catalog: &Catalog,
        around: &Viewpoint,
        settled: Settled,
    ) -> Result<Viewpoint, UnknownName> {
        let mut seen = *around;
        if let Some(day) = self.as_of.filter(|_| !settled.day) {
            seen.as_of = published_after(catalog, day).is_some();
            seen.day = day;
        }
        if let Some(plan) = self.plan.as_deref().filter(|_| !settled.plan) {
            seen.plan = Some(by_name::plan(catalog, plan, self.place(catalog))?);
        }
        Ok(seen)
    }

    /// The same address with the day and plan of a viewpoint, where somebody chose them.
    #[must_use]
    pub(crate) fn seen_with(self, catalog: &Catalog, viewpoint: &Viewpoint) -> Self {
        let plan = viewpoint.plan;
        Self {
            plan: plan.map(|plan| catalog.text(catalog.plan(plan).id).to_owned()),
            as_of: viewpoint.as_of.then_some(viewpoint.day),
            ..self
        }
    }

    /// The figure that it names, if it names one and the catalogue has it.
    pub fn claim(&self, catalog: &Catalog) -> Option<ClaimId> {
        let (series, word) = (self.series(catalog)?, self.claim.as_deref()?);
        let mut all = words_of(catalog, series);
        all.find_map(|(id, named)| (named == word).then_some(id))
    }
}

/// The name of a figure in an address: kind, year, period and source, with a number where several are alike; none if
/// the series does not hold the figure. The value is not part of the name, so that the address still works after a
/// misprint is corrected.
pub fn claim_word(catalog: &Catalog, series: SeriesId, claim: ClaimId) -> Option<String> {
    let mut all = words_of(catalog, series);
    all.find_map(|(id, word)| (id == claim).then_some(word))
}

/// The figures of a series, each with its name in an address.
fn words_of(catalog: &Catalog, series: SeriesId) -> impl Iterator<Item = (ClaimId, String)> + '_ {
    let mut seen: Vec<(String, usize)> = Vec::new();
    catalog.claims(series).map(move |(id, claim)| {
        let year = claim.year.map_or_else(String::new, |year| year.to_string());
        let period = catalog.period(claim.period).text();
        let source = claim
            .source
            .map_or("", |source| catalog.text(catalog.source(source).id));
        let word = [claim.kind.code(), &year, period, source].join(",");
        let count = match seen.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                seen.push((word.clone(), 1));
                1
            }
        };
        match count {
            1 => (id, word),
            _ => (id, format!("{word},{count}")),
        }
    })
}

/// Decodes a part of an address.
fn read(part: &str) -> Result<String, AddressError> {
    let unreadable = || AddressError::Unreadable(shown(part));
    let is_escape = |at: &str| {
        let mut digits = at.chars().take(2);
        let mut is_digit = || digits.next().is_some_and(|sign| sign.is_ascii_hexdigit());
        is_digit() && is_digit()
    };
    // `percent_encoding` keeps a lone percent sign; here it is an error, because the address would be written back
    // differently.
    if part.split('%').skip(1).any(|at| !is_escape(at)) {
        return Err(unreadable());
    }
    let text = percent_decode_str(part).decode_utf8();
    let text = text.map_err(|_| unreadable())?;
    if clean(&text) != text {
        return Err(unreadable());
    }
    Ok(text.into_owned())
}

fn shown(part: &str) -> String {
    clean(part).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    use super::{Address, AddressError};
    use crate::core::clean::clean;
    use crate::core::lang::Lang;

    fn name() -> impl Strategy<Value = String> {
        let signs = "[A-Za-zÀ-ỹ0-9 /?&=%#:.,@+\"'~-]{1,12}";
        signs.prop_map(|text| clean(&text).into_owned())
    }

    fn address() -> impl Strategy<Value = Address> {
        let maybe = || proptest::option::of(name());
        let day = proptest::option::of((1900_i16..2100, 1_i8..13, 1_i8..29));
        let lang = proptest::option::of(any::<bool>());
        let parts = (name(), name(), maybe(), maybe(), maybe(), day, lang);
        parts.prop_map(|(pack, indicator, claim, place, plan, day, lang)| Address {
            pack,
            indicator,
            claim,
            place,
            plan,
            as_of: day.map(|(year, month, day)| jiff::civil::date(year, month, day)),
            lang: lang.map(|is_vi| if is_vi { Lang::Vi } else { Lang::En }),
        })
    }

    proptest! {
        #[test]
        fn an_address_is_read_back_as_it_was_written(address in address()) {
            let written = address.to_string();
            prop_assert_eq!(written.parse::<Address>(), Ok(address));
        }

        #[test]
        fn what_is_written_holds_no_sign_that_mail_or_a_shell_would_change(address in address()) {
            let written = address.to_string();
            let is_plain = |sign: char| sign.is_ascii_alphanumeric() || ":/?&=%-._~,".contains(sign);
            prop_assert_eq!(written.chars().find(|sign| !is_plain(*sign)), None);
        }

        #[test]
        fn no_text_stops_the_reader(text in any::<String>(), rest in any::<String>()) {
            let _ = text.parse::<Address>();
            let said = format!("chitieu://{rest}");
            if let Ok(address) = said.parse::<Address>() {
                prop_assert_eq!(address.to_string().parse::<Address>(), Ok(address));
            }
        }
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |text: &str| text.parse::<Address>();
        let typed =
            read("  chitieu://lai-chau/forest-cover?place=Lai Châu&as-of=2025-06-30&lang=en ");
        let typed = typed.unwrap_or_default();
        assert_eq!(typed.place.as_deref(), Some("Lai Châu"));
        assert_eq!(typed.as_of, Some(jiff::civil::date(2025, 6, 30)));
        assert_eq!(typed.lang, Some(Lang::En));
        let plain = read("chitieu://lai-chau/forest-cover/").unwrap_or_default();
        assert_eq!((plain.claim, plain.place), (None, None));
    }

    #[test]
    fn what_is_no_address_says_why() {
        let named = |text: &str| text.to_owned();
        for (text, expected) in [
            ("forest-cover", AddressError::NoScheme),
            ("https://lai-chau/forest-cover", AddressError::NoScheme),
            ("chitieu://", AddressError::NoPack),
            ("chitieu:///forest-cover", AddressError::NoPack),
            ("chitieu://lai-chau", AddressError::NoIndicator),
            ("chitieu://lai-chau//x", AddressError::NoIndicator),
            ("chitieu://a/b/c/d", AddressError::TooManyParts),
            ("chitieu://a/b%zz", AddressError::Unreadable(named("b%zz"))),
            ("chitieu://a/b%c", AddressError::Unreadable(named("b%c"))),
            ("chitieu://a/b%ff", AddressError::Unreadable(named("b%ff"))),
            ("chitieu://a/b%1b", AddressError::Unreadable(named("b%1b"))),
            (
                "chitieu://a/b?place=",
                AddressError::NoValue(named("place")),
            ),
            (
                "chitieu://a/b?year=2025",
                AddressError::UnknownParameter(named("year")),
            ),
            (
                "chitieu://a/b?plan=x&plan=y",
                AddressError::Twice(named("plan")),
            ),
            (
                "chitieu://a/b?as-of=30/06/2025",
                AddressError::NoDay(named("30/06/2025")),
            ),
            ("chitieu://a/b?lang=fr", AddressError::NoLang(named("fr"))),
        ] {
            assert_eq!(text.parse::<Address>(), Err(expected), "{text}");
        }
        let long = format!("chitieu://a/{}", "b".repeat(5000));
        assert_eq!(long.parse::<Address>(), Err(AddressError::TooLong));
    }
}
