//! The forms of files.
//!
//! Owns their names. It must not know how one is recognised.

/// A form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileForm {
    /// One row a claim, with the columns of the exchange format.
    Long,
    /// One row an indicator, one column a time.
    Wide,
    /// One row an indicator and time, target and actual side by side.
    Pairs,
    /// One row a time, with columns of any name.
    Rows,
    /// A table of a statistics office.
    PxWeb,
    /// A download of the World Bank.
    WorldBank,
    /// SDMX as CSV.
    Sdmx,
    /// A table of Eurostat.
    Eurostat,
    /// A chart of Our World in Data.
    Owid,
    /// A table of the International Monetary Fund.
    Imf,
    /// Series in columns below lines that describe them.
    Series,
    /// A repository of Open SDG.
    OpenSdg,
    /// A data package.
    Frictionless,
    /// A form that this program made and somebody filled in.
    FillIn,
}

impl FileForm {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Long,
        Self::Wide,
        Self::Pairs,
        Self::Rows,
        Self::PxWeb,
        Self::WorldBank,
        Self::Sdmx,
        Self::Eurostat,
        Self::Owid,
        Self::Imf,
        Self::Series,
        Self::OpenSdg,
        Self::Frictionless,
        Self::FillIn,
    ];

    /// The stable word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Wide => "wide",
            Self::Pairs => "pairs",
            Self::Rows => "rows",
            Self::PxWeb => "pxweb",
            Self::WorldBank => "worldbank",
            Self::Sdmx => "sdmx-csv",
            Self::Eurostat => "eurostat-tsv",
            Self::Owid => "owid",
            Self::Imf => "imf",
            Self::Series => "series",
            Self::OpenSdg => "open-sdg",
            Self::Frictionless => "frictionless",
            Self::FillIn => "form",
        }
    }

    /// Whether it is published by a machine: with a decimal point, and with rows that a pack cannot hold.
    pub fn is_published(self) -> bool {
        matches!(
            self,
            Self::WorldBank
                | Self::Sdmx
                | Self::Eurostat
                | Self::Owid
                | Self::Imf
                | Self::Series
                | Self::OpenSdg
        )
    }

    /// Whether it is a sheet of an office, whose headings say what is planned and what was done.
    pub fn is_of_an_office(self) -> bool {
        matches!(self, Self::Wide | Self::Pairs | Self::Rows | Self::FillIn)
    }

    /// Whether labels of headings say what its columns hold, so that those that say nothing else can be told.
    pub fn tells_by_labels(self) -> bool {
        self.is_of_an_office() || matches!(self, Self::PxWeb | Self::Owid)
    }

    /// Whether rows that cannot be read are left out, counted, instead of refusing all.
    pub fn is_lenient(self) -> bool {
        self.is_published() || matches!(self, Self::PxWeb | Self::Pairs | Self::Frictionless)
    }
}
