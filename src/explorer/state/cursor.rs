//! A place in a list and the window around it.
//!
//! Owns the chosen position and how it moves; the window follows from it and the height, so that drawing need not
//! change anything. It must not know what the list holds.

/// A chosen position in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    len: usize,
    selected: usize,
    top: usize,
}

impl Cursor {
    /// Tells how long the list is; the position stays within it.
    pub fn set_len(&mut self, len: usize) {
        self.len = len;
        self.selected = self.selected.min(len.saturating_sub(1));
    }

    /// The chosen position.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Chooses a position, or the last one if there are fewer.
    pub fn select(&mut self, at: usize) {
        self.selected = at.min(self.len.saturating_sub(1));
    }

    /// Chooses the position to which the chosen line has moved. A window that did not show the first line moves with
    /// it, so that the line keeps its place on the screen.
    pub fn move_along(&mut self, at: usize) {
        if self.top > 0 {
            self.top = (self.top + at).saturating_sub(self.selected);
        }
        self.select(at);
    }

    /// Moves up, at most to the first.
    pub fn up(&mut self, by: usize) {
        self.selected = self.selected.saturating_sub(by);
    }

    /// Moves down, at most to the last.
    pub fn down(&mut self, by: usize) {
        self.select(self.selected.saturating_add(by));
    }

    /// Goes to the first.
    pub fn first(&mut self) {
        self.selected = 0;
    }

    /// Goes to the last.
    pub fn last(&mut self) {
        self.select(usize::MAX);
    }

    /// The first position that a window of so many lines shows: the last settled one, moved as little
    /// as keeps the chosen position in sight.
    pub fn top(&self, height: usize) -> usize {
        let height = height.max(1);
        let lowest = self.selected.saturating_sub(height - 1);
        let top = self.top.clamp(lowest, self.selected);
        top.min(self.len.saturating_sub(height))
    }

    /// Remembers where the window of so many lines stands.
    pub fn settle(&mut self, height: usize) {
        self.top = self.top(height);
    }

    /// Remembers where the window stands after a move, in leaps: where the chosen position left it,
    /// the window is laid around that position.
    pub fn leap(&mut self, height: usize) {
        let height = height.max(1);
        if self.selected < self.top || self.selected >= self.top + height {
            self.top = self.selected.saturating_sub(height / 2);
        }
        self.settle(height);
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[track_caller]
    fn check(moves: &[fn(&mut Cursor)], selected: usize, top: usize) {
        let mut cursor = Cursor::default();
        cursor.set_len(10);
        for step in moves {
            step(&mut cursor);
            cursor.settle(4);
        }
        assert_eq!((cursor.selected(), cursor.top(4)), (selected, top));
    }

    #[test]
    fn leaps_around_the_chosen_position() {
        let mut cursor = Cursor::default();
        cursor.set_len(20);
        let tops = [4, 5, 6, 7, 2, 19].map(|at| {
            cursor.select(at);
            cursor.leap(5);
            cursor.top(5)
        });
        assert_eq!(tops, [0, 3, 3, 3, 0, 15]);
    }

    #[test]
    fn moves_and_scrolls_as_little_as_needed() {
        check(&[], 0, 0);
        check(&[|c| c.down(3)], 3, 0);
        check(&[|c| c.down(4)], 4, 1);
        check(&[|c| c.down(4), |c| c.up(2)], 2, 1);
        check(&[Cursor::last], 9, 6);
        check(&[Cursor::last, Cursor::first], 0, 0);
        check(&[|c| c.down(100), |c| c.set_len(2)], 1, 0);
        check(&[|c| c.set_len(0), |c| c.down(1)], 0, 0);
    }
}
