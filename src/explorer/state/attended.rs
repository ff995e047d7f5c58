//! The attention list of a session.
//!
//! Owns the lines that the list has in the place and category shown, how it opens, how a detail is opened from it and
//! how to return; `report::attention` chooses and orders the targets. It must not know a key.

use std::collections::HashSet;

use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::attention::{AttentionLine, AttentionView, CountedOnly, Grouping};
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::things::{GroupOf, Thing};
use crate::report::attention::{Attention, AttentionRow};

/// Most rows that are copied at once: a larger table is exported.
const MOST_COPIED: usize = 500;

impl App {
    /// What needs attention in the place and category shown, under the plan and on the day. It is worked out when it
    /// is asked for the first time.
    pub(crate) fn attention(&self) -> Attention {
        let (snapshot, catalog) = (&self.snapshot, self.catalog());
        let work = || Attention::collect(self.basis(), &snapshot.scoreboard);
        let all = snapshot.attention.get_or_init(work);
        let group = snapshot.chosen_group(catalog, &self.view);
        match snapshot.groups.get(group).map(|group| group.of) {
            Some(GroupOf::Category(name)) => {
                let of = |series: SeriesId| catalog.indicator_of(series).category;
                let is_in = |series: SeriesId| catalog.category(of(series)).name.vi == name.vi;
                let counted = snapshot.scoreboard.counted.iter();
                let total = counted.filter(|series| is_in(**series)).count();
                all.among(is_in, total)
            }
            Some(GroupOf::Class(class)) => {
                let of_class = snapshot.scoreboard.of_class(class);
                let wanted: HashSet<SeriesId> = of_class.iter().copied().collect();
                all.among(|series| wanted.contains(&series), wanted.len())
            }
            _ => all.clone(),
        }
    }

    /// The lines of the list.
    pub(crate) fn attention_lines(&self, view: &AttentionView) -> Vec<AttentionLine> {
        let found = self.attention();
        let mut lines = self.target_lines(&found, view.grouping);
        let counted = [
            (CountedOnly::WithoutFigure, &found.without_figure),
            (CountedOnly::Unjudged, &found.unjudged),
            (CountedOnly::OfOtherPlans, &found.of_other_plans),
        ];
        for ((counted, series), is_named) in counted.into_iter().zip(view.named) {
            if series.is_empty() {
                continue;
            }
            lines.push(AttentionLine::Counted(counted, series.len()));
            if is_named {
                lines.extend(series.iter().copied().map(AttentionLine::Named));
            }
        }
        lines
    }

    /// The lines of the targets, each group under its name.
    fn target_lines(&self, found: &Attention, grouping: Grouping) -> Vec<AttentionLine> {
        let catalog = self.catalog();
        match grouping {
            Grouping::Farthest => found
                .rows
                .iter()
                .copied()
                .map(AttentionLine::Target)
                .collect(),
            Grouping::Category => {
                let of = |row: &AttentionRow| catalog.indicator_of(row.series).category;
                let name = |row: &AttentionRow| Some(catalog.category(of(row)).name);
                let place = |row: &AttentionRow| catalog.series_of(row.series).place;
                let first = found.rows.first().map(place);
                let are_several = found.rows.iter().any(|row| Some(place(row)) != first);
                let place = |row: &AttentionRow| are_several.then(|| place(row));
                let order = |row: &AttentionRow| (place(row), of(row).index());
                grouped(&found.rows, order, |row| (name(row), place(row)))
            }
            Grouping::Owner => {
                let name = |row: &AttentionRow| catalog.owner(row.series).map(|owner| owner.name);
                let order = |row: &AttentionRow| name(row).map_or(u32::MAX, |name| name.vi.0);
                grouped(&found.rows, order, |row| (name(row), None))
            }
        }
    }

    /// Opens what needs attention on its first line.
    pub(crate) fn open_attention(&mut self) {
        let view = AttentionView::default();
        self.finder.is_open = false;
        self.show_attention(view, None);
    }

    /// Shows what needs attention again, as it was left.
    pub(crate) fn show_attention(&mut self, view: AttentionView, chosen: Option<SeriesId>) {
        self.overlays.open(Overlay::Attention(view));
        self.stand_on_attended(chosen);
    }

    /// The series on which the open list stands.
    pub(crate) fn attended(&self) -> Option<SeriesId> {
        let view = self.overlays.attention()?;
        let lines = self.attention_lines(view);
        lines.get(view.cursor.selected())?.series()
    }

    /// The series of the open list, wherever it lies in the stack, each with its line; and the place among them of the
    /// chosen line, or of the next one that is a series.
    pub(crate) fn attended_in_turn(&self) -> Option<(Vec<(usize, SeriesId)>, usize)> {
        let view = self.overlays.iter().rev().find_map(|open| match open {
            Overlay::Attention(view) => Some(view),
            _ => None,
        })?;
        let lines = self.attention_lines(view);
        let series = lines.iter().enumerate();
        let series = series.filter_map(|(at, line)| Some((at, line.series()?)));
        let series: Vec<(usize, SeriesId)> = series.collect();
        let chosen = view.cursor.selected();
        let at = series.iter().position(|(at, _)| *at >= chosen);
        let at = at.unwrap_or(series.len().saturating_sub(1));
        Some((series, at))
    }

    /// Groups the open list in the next way; the chosen target stays chosen.
    pub(crate) fn regroup_attention(&mut self) {
        let chosen = self.attended();
        for open in self.overlays.iter_mut() {
            if let Overlay::Attention(view) = open {
                view.grouping = view.grouping.next();
            }
        }
        self.stand_on_attended(chosen);
    }

    /// Chooses a series in the open list if it is there; otherwise the chosen position stays, limited to the lines
    /// that exist.
    pub(super) fn stand_on_attended(&mut self, chosen: Option<SeriesId>) {
        let Some(mut view) = self.overlays.attention().copied() else {
            return;
        };
        let lines = self.attention_lines(&view);
        view.cursor.set_len(lines.len());
        let mut all = lines.iter();
        let at = chosen.and_then(|chosen| all.position(|line| line.series() == Some(chosen)));
        if let Some(at) = at {
            view.cursor.select(at);
        }
        view.step(&lines, false, 0);
        for open in self.overlays.iter_mut() {
            if let Overlay::Attention(open) = open {
                *open = view;
            }
        }
    }

    /// The series of the list that is seen, in its order: of what needs attention, else of the list, and of that no
    /// more than are copied.
    pub(crate) fn seen_series(&self) -> Vec<SeriesId> {
        if self.overlays.attention().is_none() && self.is_awaiting() {
            return Vec::new();
        }
        let mut all = self.listed();
        if self.overlays.attention().is_none() {
            all.truncate(MOST_COPIED);
        }
        all
    }

    /// All series of the list that is seen, in its order: of what needs attention, else of the list.
    pub(crate) fn listed(&self) -> Vec<SeriesId> {
        if let Some(view) = self.overlays.attention() {
            let lines = self.attention_lines(view);
            return lines.iter().filter_map(AttentionLine::series).collect();
        }
        let rows = self.snapshot.rows.iter();
        let series = rows.filter_map(|row| match row.thing() {
            Thing::Series(series) => Some(series),
            _ => None,
        });
        series.collect()
    }

    /// Opens the detail of a target of the list, which is gone back to from there.
    pub(crate) fn open_attended(&mut self, series: SeriesId) {
        let Some(view) = self.overlays.attention().copied() else {
            return;
        };
        self.overlays.retain(|_| false);
        self.leave_search(Some(series));
        self.panes.focus = Focus::Detail;
        self.panes.aside = Some(view);
    }

    /// Goes back from the detail to the list it was opened from, if it was.
    pub(crate) fn back_to_attention(&mut self) {
        let Some(view) = self.panes.aside.take() else {
            return;
        };
        let chosen = match self.chosen() {
            Some(Thing::Series(series)) => Some(series),
            _ => None,
        };
        self.show_attention(view, chosen);
    }
}

/// Rows group after group, each under its name; within a group they stay in order.
fn grouped<O: Ord>(
    rows: &[AttentionRow],
    order: impl Fn(&AttentionRow) -> O,
    name: impl Fn(&AttentionRow) -> (Option<Bilingual>, Option<PlaceId>),
) -> Vec<AttentionLine> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| order(row));
    let mut lines = Vec::new();
    for group in rows.chunk_by(|one, other| name(one) == name(other)) {
        let (name, place) = group.first().map(&name).unwrap_or_default();
        lines.push(AttentionLine::Group(name, place, group.len()));
        lines.extend(group.iter().copied().map(AttentionLine::Target));
    }
    lines
}
