//! Tables of publishers with one observation a row: SDMX and its kin.
//!
//! Owns the headings by which each publisher is known, and what its columns say. It must not read a digit.

use std::collections::HashMap;

use super::grid::Grid;

/// How a publisher heads its columns; every id is in capitals.
#[derive(Debug)]
pub struct Publisher {
    /// What its source is called, where no column names it; the dataflow of SDMX does.
    pub title: &'static str,
    /// The ids that its tables always have.
    needs: &'static [&'static str],
    /// The column of times.
    pub time: &'static str,
    /// The column of figures.
    pub value: &'static str,
    /// Columns that name the place; the first that is there.
    pub places: &'static [&'static str],
    /// Columns that name what is measured.
    pub measures: &'static [&'static str],
    /// Whether all of them name it together.
    pub joins_measures: bool,
    /// Columns of units; the first that is there.
    pub units: &'static [&'static str],
    /// Columns of flags; the first that is there.
    pub flags: &'static [&'static str],
    /// Flags of estimates, and of figures of which nothing needs to be said.
    pub estimates: &'static [&'static str],
    /// Flags of figures of which nothing needs to be said.
    pub plain: &'static [&'static str],
    /// Columns of remarks.
    pub remarks: &'static [&'static str],
    /// Columns that part nothing further.
    idle: &'static [&'static str],
}

/// Every publisher that is known; the first whose ids are there.
static PUBLISHERS: [Publisher; 10] = [
    Publisher {
        title: "",
        needs: &["TIME_PERIOD", "OBS_VALUE"],
        time: "TIME_PERIOD",
        value: "OBS_VALUE",
        places: &[
            "REF_AREA", "GEO", "GEO_PICT", "AREA", "COUNTRY", "LOCATION", "REPORTER",
        ],
        measures: &[
            "INDICATOR",
            "MEASURE",
            "SERIES",
            "SUBJECT",
            "VARIABLE",
            "INDIC",
        ],
        joins_measures: false,
        units: &["UNIT_MEASURE", "UNIT"],
        flags: &["OBS_STATUS", "OBS_FLAG"],
        estimates: &["P", "E", "I"],
        plain: &["A", "M", "_Z"],
        remarks: &["OBS_COMMENT", "COMMENT"],
        idle: &[
            "DATAFLOW",
            "STRUCTURE",
            "STRUCTURE_ID",
            "STRUCTURE_NAME",
            "ACTION",
            "FREQ",
            "UNIT_MULT",
            "DECIMALS",
            "CONF_STATUS",
            "TIME_FORMAT",
            "BASE_PER",
            "LAST UPDATE",
            "CURRENCY_DENOM",
            "COLLECTION",
            "SOURCE",
            "DATA_SOURCE",
            "TITLE",
            "UNIT_MULTIPLIER",
            "LOWER_BOUND",
            "UPPER_BOUND",
            "OBS_FOOTNOTE",
            "OBS_CONF",
        ],
    },
    Publisher {
        title: "OECD",
        needs: &["TIME", "UNIT CODE", "POWERCODE CODE", "VALUE", "FLAG CODES"],
        time: "TIME",
        value: "VALUE",
        places: &["LOCATION", "COU", "REF_AREA", "COUNTRY"],
        measures: &[],
        joins_measures: false,
        units: &["UNIT CODE"],
        flags: &["FLAG CODES"],
        estimates: &["P", "E", "I"],
        plain: &["A"],
        remarks: &[],
        idle: &[
            "FREQUENCY",
            "POWERCODE CODE",
            "REFERENCE PERIOD CODE",
            "FLAGS",
        ],
    },
    Publisher {
        title: "OECD",
        needs: &["LOCATION", "INDICATOR", "TIME", "VALUE", "FLAG CODES"],
        time: "TIME",
        value: "VALUE",
        places: &["LOCATION"],
        measures: &["INDICATOR"],
        joins_measures: false,
        units: &["UNIT", "MEASURE"],
        flags: &["FLAG CODES"],
        estimates: &["P", "E", "I"],
        plain: &["A"],
        remarks: &[],
        idle: &["FREQUENCY", "MEASURE", "POWERCODE CODE", "POWERCODE"],
    },
    Publisher {
        title: "UN SDG",
        needs: &["GEOAREANAME", "TIMEPERIOD", "VALUE", "SERIESDESCRIPTION"],
        time: "TIMEPERIOD",
        value: "VALUE",
        places: &["GEOAREANAME"],
        measures: &["SERIESDESCRIPTION"],
        joins_measures: false,
        units: &["UNITS"],
        flags: &["NATURE"],
        estimates: &["E", "M"],
        plain: &["C", "CA", "G", "N", "NA"],
        remarks: &["FOOTNOTE", "FOOTNOTES"],
        idle: &[
            "GOAL",
            "TARGET",
            "INDICATOR",
            "SERIESCODE",
            "GEOAREACODE",
            "TIME_DETAIL",
            "TIMECOVERAGE",
            "UPPERBOUND",
            "LOWERBOUND",
            "BASEPERIOD",
            "SOURCE",
            "GEOINFOURL",
            "REPORTING TYPE",
            "OBSERVATION STATUS",
            "ISLATEST",
        ],
    },
    Publisher {
        title: "ILOSTAT",
        needs: &["REF_AREA.LABEL", "INDICATOR.LABEL", "TIME", "OBS_VALUE"],
        time: "TIME",
        value: "OBS_VALUE",
        places: &["REF_AREA.LABEL"],
        measures: &["INDICATOR.LABEL"],
        joins_measures: false,
        units: &[],
        flags: &["OBS_STATUS.LABEL"],
        estimates: &["ESTIMATED", "IMPUTED", "PROVISIONAL"],
        plain: &[],
        remarks: &[],
        idle: &[
            "REF_AREA",
            "SOURCE",
            "SOURCE.LABEL",
            "INDICATOR",
            "SEX",
            "CLASSIF1",
            "CLASSIF2",
            "OBS_STATUS",
            "NOTE_CLASSIF",
            "NOTE_CLASSIF.LABEL",
            "NOTE_INDICATOR",
            "NOTE_INDICATOR.LABEL",
            "NOTE_SOURCE",
            "NOTE_SOURCE.LABEL",
        ],
    },
    Publisher {
        title: "Statistics Canada",
        needs: &["REF_DATE", "GEO", "UOM", "VECTOR", "VALUE"],
        time: "REF_DATE",
        value: "VALUE",
        places: &["GEO"],
        measures: &[],
        joins_measures: false,
        units: &["UOM"],
        flags: &["STATUS"],
        estimates: &["P"],
        plain: &["R", "A", "B", "C", "D"],
        remarks: &[],
        idle: &[
            "DGUID",
            "UOM_ID",
            "SCALAR_FACTOR",
            "SCALAR_ID",
            "VECTOR",
            "COORDINATE",
            "SYMBOL",
            "TERMINATED",
            "DECIMALS",
        ],
    },
    Publisher {
        title: "Office for National Statistics",
        needs: &["V4", "TIME", "GEOGRAPHY"],
        time: "TIME",
        value: "V4",
        places: &["GEOGRAPHY"],
        measures: &[],
        joins_measures: false,
        units: &[],
        flags: &["DATA MARKING", "DATA_MARKING"],
        estimates: &["P", "E"],
        plain: &["X", "C"],
        remarks: &[],
        idle: &[],
    },
    Publisher {
        title: "FAOSTAT",
        needs: &["AREA", "ELEMENT", "ITEM", "YEAR", "VALUE"],
        time: "YEAR",
        value: "VALUE",
        places: &["AREA"],
        measures: &["ITEM", "ELEMENT"],
        joins_measures: true,
        units: &["UNIT"],
        flags: &["FLAG"],
        estimates: &["E", "I", "F", "P"],
        plain: &["A"],
        remarks: &["NOTE"],
        idle: &["DOMAIN", "FLAG DESCRIPTION"],
    },
    Publisher {
        title: "WHO GHO",
        needs: &[
            "GHO (DISPLAY)",
            "YEAR (DISPLAY)",
            "COUNTRY (DISPLAY)",
            "NUMERIC",
        ],
        time: "YEAR (DISPLAY)",
        value: "NUMERIC",
        places: &["COUNTRY (DISPLAY)"],
        measures: &["GHO (DISPLAY)"],
        joins_measures: false,
        units: &[],
        flags: &[],
        estimates: &[],
        plain: &[],
        remarks: &["COMMENTS"],
        idle: &[
            "PUBLISHSTATE (DISPLAY)",
            "REGION (DISPLAY)",
            "WORLDBANKINCOMEGROUP (DISPLAY)",
            "DATASOURCE (DISPLAY)",
            "DISPLAY VALUE",
            "LOW",
            "HIGH",
            "STDERR",
            "STDDEV",
        ],
    },
    Publisher {
        title: "WHO GHO",
        needs: &[
            "INDICATORCODE",
            "INDICATOR",
            "LOCATION",
            "PERIOD",
            "FACTVALUENUMERIC",
        ],
        time: "PERIOD",
        value: "FACTVALUENUMERIC",
        places: &["LOCATION"],
        measures: &["INDICATOR"],
        joins_measures: false,
        units: &["FACTVALUEUOM"],
        flags: &[],
        estimates: &[],
        plain: &[],
        remarks: &["COMMENTS"],
        idle: &[
            "INDICATORCODE",
            "VALUETYPE",
            "PARENTLOCATIONCODE",
            "PARENTLOCATION",
            "LOCATION TYPE",
            "SPATIALDIMVALUECODE",
            "PERIOD TYPE",
            "ISLATESTYEAR",
            "DIM1 TYPE",
            "DIM2 TYPE",
            "DIM3 TYPE",
            "DIM1VALUECODE",
            "DIM2VALUECODE",
            "DIM3VALUECODE",
            "DATASOURCEDIMVALUECODE",
            "DATASOURCE",
            "FACTVALUENUMERICPREFIX",
            "FACTVALUENUMERICLOWPREFIX",
            "FACTVALUENUMERICLOW",
            "FACTVALUENUMERICHIGHPREFIX",
            "FACTVALUENUMERICHIGH",
            "VALUE",
            "FACTVALUETRANSLATIONID",
            "LANGUAGE",
            "DATEMODIFIED",
        ],
    },
];

/// The columns of a table by their ids.
#[derive(Debug)]
pub struct ObservationColumns {
    ids: Vec<String>,
    /// The column that has the names of the codes of each, where they stand beside one another.
    names: Vec<Option<usize>>,
    /// Who heads columns like this.
    pub publisher: &'static Publisher,
}

/// Ids of columns that describe the whole table, and have no names beside them.
const OF_TABLE: [&str; 5] = [
    "DATAFLOW",
    "STRUCTURE",
    "STRUCTURE_ID",
    "STRUCTURE_NAME",
    "ACTION",
];

/// Ids of powers of ten that belong to the unit.
pub const MULTIPLIERS: [&str; 3] = ["UNIT_MULT", "UNIT_MULTIPLIER", "POWERCODE CODE"];

impl ObservationColumns {
    /// The columns of a table whose first row is headed as a publisher does; none of another one.
    pub fn of(grid: &Grid) -> Option<Self> {
        let width = grid.lines.first().map_or(0, |line| line.cells.len());
        let ids: Vec<String> = (0..width).map(|at| id(grid.shown(0, at))).collect();
        let has = |wanted: &&str| ids.iter().any(|known| known == wanted);
        let mut known = PUBLISHERS.iter();
        let publisher = known.find(|publisher| publisher.needs.iter().all(&has))?;
        let names = names_of_codes(grid, &ids, publisher);
        Some(Self {
            ids,
            names,
            publisher,
        })
    }

    /// The column of an id.
    pub fn at(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    /// The first of these columns that is there.
    pub fn first(&self, ids: &[&str]) -> Option<usize> {
        ids.iter().find_map(|id| self.at(id))
    }

    /// What a cell says to a person: the name beside its code, or the cell itself.
    pub fn said<'g>(&self, grid: &'g Grid, row: usize, at: usize) -> &'g str {
        let name = self.names.get(at).copied().flatten();
        let name = name.map_or("", |at| grid.shown(row, at));
        match name {
            "" => grid.shown(row, at),
            name => name,
        }
    }

    /// The columns that name what is measured.
    pub fn measures(&self) -> Vec<usize> {
        let measures = self.publisher.measures.iter();
        let all = measures.filter_map(|id| self.at(id));
        match self.publisher.joins_measures {
            true => all.collect(),
            false => all.take(1).collect(),
        }
    }

    /// The columns that part an indicator further: each that says nothing else.
    pub fn parts(&self) -> Vec<usize> {
        let publisher = self.publisher;
        let said = [
            publisher.places,
            publisher.units,
            publisher.flags,
            publisher.remarks,
            publisher.idle,
            &[publisher.time, publisher.value],
        ];
        let measures = self.measures();
        // Codes stand beside the names that they are of.
        let is_code = |id: &str| {
            if id.ends_with("(CODE)") || id.ends_with("(URL)") {
                return true;
            }
            let head = id.split(" CODE").next().unwrap_or(id);
            head != id && (self.at(head).is_some() || head == "YEAR")
        };
        let is_part = |(at, id): (usize, &String)| {
            let is_said = said.iter().any(|ids| ids.contains(&id.as_str()));
            let name = self.names.get(at).copied().flatten();
            let name = name.and_then(|at| self.ids.get(at));
            let is_said =
                is_said || name.is_some_and(|id| said.iter().any(|ids| ids.contains(&id.as_str())));
            let is_free = !is_said && !id.is_empty() && !is_code(id) && !self.is_name(at);
            (is_free && !measures.contains(&at)).then_some(at)
        };
        self.ids.iter().enumerate().filter_map(is_part).collect()
    }

    /// The headings of columns that say something and of which nothing is taken.
    pub fn unused(&self, grid: &Grid) -> Vec<String> {
        let publisher = self.publisher;
        let firsts = [
            &[publisher.time][..],
            &[publisher.value],
            publisher.places,
            publisher.units,
            publisher.flags,
            publisher.remarks,
            &MULTIPLIERS,
            &["SCALAR_FACTOR"],
        ];
        let firsts = firsts.into_iter().filter_map(|ids| self.first(ids));
        let of_table = [
            self.first(&["DATAFLOW", "STRUCTURE_ID"]),
            self.at("STRUCTURE_NAME"),
            self.at("ACTION"),
        ];
        let mut used: Vec<usize> = firsts.chain(of_table.into_iter().flatten()).collect();
        used.extend(self.measures());
        used.extend(self.parts());
        let says = |at: usize| (1..grid.lines.len()).any(|row| !grid.shown(row, at).is_empty());
        (0..self.ids.len())
            .filter(|at| !used.contains(at) && !self.is_name(*at) && says(*at))
            .map(|at| grid.shown(0, at).to_owned())
            .collect()
    }

    /// Tells whether a column has the names of codes.
    fn is_name(&self, at: usize) -> bool {
        self.names.contains(&Some(at))
    }
}

/// The columns of names beside those of codes, in a table that has one beside each: `REF_AREA`, `Reference area`.
fn names_of_codes(grid: &Grid, ids: &[String], publisher: &Publisher) -> Vec<Option<usize>> {
    let mut names = vec![None; ids.len()];
    let behind = |id: &str| {
        let at = ids.iter().position(|known| known == id)?;
        ids.get(at + 1).map(String::as_str)
    };
    // The names of times and figures are empty; their headings show that names stand beside all codes.
    let are_named = behind(publisher.time).is_some_and(|id| id.starts_with("TIME"))
        || behind(publisher.value) == Some("OBSERVATION VALUE")
        || publisher.value == "V4"
        || publisher.needs.contains(&"UNIT CODE");
    let mut at = 0;
    while at + 1 < ids.len() && are_named {
        let is_single = ids.get(at).is_some_and(|id| {
            let is_value = id == publisher.value && behind(id) != Some("OBSERVATION VALUE");
            is_value || OF_TABLE.contains(&id.as_str())
        });
        if !is_single && names_codes(grid, at) {
            if let Some(name) = names.get_mut(at) {
                *name = Some(at + 1);
            }
            at += 1;
        }
        at += 1;
    }
    names
}

/// Tells whether a column is followed by that of its names: by a heading in words, with one name for each code.
fn names_codes(grid: &Grid, at: usize) -> bool {
    let heading = grid.shown(0, at + 1);
    let is_in_words = heading.contains(char::is_lowercase) && heading.contains(char::is_uppercase);
    let mut known: HashMap<&str, &str> = HashMap::new();
    let is_one = |row: usize| {
        let name = grid.shown(row, at + 1);
        *known.entry(grid.shown(row, at)).or_insert(name) == name
    };
    is_in_words && (1..grid.lines.len()).all(is_one)
}

/// The id of a heading: `REF_AREA` of `REF_AREA: Reference area`, `geo` in capitals, `[Nature]` without its brackets.
fn id(heading: &str) -> String {
    let id = heading.split(':').next().unwrap_or(heading).trim();
    let id = id.trim_matches(['[', ']']).to_uppercase();
    // The number of columns with marks that follow is none of the id.
    match id.strip_prefix("V4_") {
        Some(count) if count.bytes().all(|b| b.is_ascii_digit()) => "V4".to_owned(),
        _ => id,
    }
}
