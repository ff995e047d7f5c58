//! The pieces of a large file, parsed on a second thread while those before are understood.
//!
//! Owns when that is worth a thread, how far ahead it may be, and who parses what: both threads do, so that neither
//! waits for the other. It must not know what the pieces say; they come in the
//! order of the file, so that nothing else depends on it.

use std::collections::VecDeque;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::pack::toml::{Tree, TreeMaker};

/// A file with fewer bytes is read before a thread has begun.
const WORTH_A_THREAD: usize = 1 << 20;
/// So many bytes are parsed between two words with the other thread.
const BATCH: usize = 64 << 10;
/// So many batches may wait to be understood.
const AHEAD: usize = 4;

/// A piece that was parsed; `None` if it is no TOML.
pub(super) type Parsed<'t> = Option<Tree<'t>>;

/// Gives each piece of a text to `take` as it was parsed, until that says no; returns how many it took.
pub(super) fn each<'t>(
    text: &'t str,
    pieces: &[Range<usize>],
    mut take: impl FnMut(&Range<usize>, Parsed<'t>) -> bool,
) -> usize {
    let mut taken = 0;
    let mut go_on = |piece: &Range<usize>, parsed| {
        let goes_on = take(piece, parsed);
        taken += usize::from(goes_on);
        goes_on
    };
    let bytes: usize = pieces.iter().map(Range::len).sum();
    let has_cores =
        || thread::available_parallelism().is_ok_and(|cores| cores > NonZero::<usize>::MIN);
    let is_worth_it = bytes >= WORTH_A_THREAD && has_cores();
    let queue = Queue::new(match is_worth_it {
        true => batches(pieces).collect(),
        false => Vec::new(),
    });
    let is_done = is_worth_it
        && thread::scope(|scope| {
            let (sender, receiver) = sync_channel(AHEAD);
            let parser = thread::Builder::new().spawn_scoped(scope, {
                let queue = &queue;
                move || queue.parse_all(PieceParser::new(text), &sender)
            });
            // A system that gives no thread is no reason to read nothing.
            if parser.is_ok() {
                let parsed = Shared::new(&queue, PieceParser::new(text), receiver);
                let mut all = pieces.iter().zip(parsed.flatten());
                all.all(|(piece, parsed)| go_on(piece, parsed));
            }
            parser.is_ok()
        });
    if !is_done {
        let mut parser = PieceParser::new(text);
        pieces.iter().all(|piece| go_on(piece, parser.parse(piece)));
    }
    taken
}

/// Batches of which two threads take the next one by turns, whoever is free.
struct Queue<'p> {
    batches: Vec<&'p [Range<usize>]>,
    /// The first batch that nobody took.
    next: AtomicUsize,
}

impl<'p> Queue<'p> {
    fn new(batches: Vec<&'p [Range<usize>]>) -> Self {
        let next = AtomicUsize::new(0);
        Self { batches, next }
    }

    /// Takes a batch with its number; `None` when all were taken.
    fn take(&self) -> Option<(usize, &'p [Range<usize>])> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Some((number, *self.batches.get(number)?))
    }

    /// Parses what the other thread leaves.
    fn parse_all<'t>(&self, mut parser: PieceParser<'t>, sender: &SyncSender<Vec<Parsed<'t>>>) {
        while let Some((_, batch)) = self.take() {
            // Nobody listens behind a piece that is no TOML.
            if sender.send(parser.parse_batch(batch)).is_err() {
                return;
            }
        }
    }
}

/// The batches in their order, as the thread that understands them gets them. Where the other thread has none ready,
/// it parses one itself instead of waiting.
struct Shared<'q, 'p, 't> {
    queue: &'q Queue<'p>,
    parser: PieceParser<'t>,
    receiver: Receiver<Vec<Parsed<'t>>>,
    /// Those of this thread that are to come, with their numbers.
    own: VecDeque<(usize, Vec<Parsed<'t>>)>,
    /// The number of the next one.
    number: usize,
}

impl<'q, 'p, 't> Shared<'q, 'p, 't> {
    fn new(
        queue: &'q Queue<'p>,
        parser: PieceParser<'t>,
        receiver: Receiver<Vec<Parsed<'t>>>,
    ) -> Self {
        Self {
            queue,
            parser,
            receiver,
            own: VecDeque::new(),
            number: 0,
        }
    }
}

impl<'t> Iterator for Shared<'_, '_, 't> {
    type Item = Vec<Parsed<'t>>;

    fn next(&mut self) -> Option<Self::Item> {
        let number = self.number;
        self.number += 1;
        loop {
            if self.own.front().is_some_and(|(own, _)| *own == number) {
                return self.own.pop_front().map(|(_, batch)| batch);
            }
            // Batches are taken in order, so that what comes from the other thread can only be this one.
            match self.receiver.try_recv() {
                Ok(batch) => return Some(batch),
                Err(_) if self.own.len() < AHEAD => match self.queue.take() {
                    Some((own, batch)) => {
                        let parsed = self.parser.parse_batch(batch);
                        self.own.push_back((own, parsed));
                    }
                    None => return self.receiver.recv().ok(),
                },
                Err(_) => return self.receiver.recv().ok(),
            }
        }
    }
}

/// Parses the pieces of a text, one after the other.
struct PieceParser<'t> {
    text: &'t str,
    maker: TreeMaker,
}

impl<'t> PieceParser<'t> {
    fn new(text: &'t str) -> Self {
        let maker = TreeMaker::default();
        Self { text, maker }
    }

    fn parse(&mut self, piece: &Range<usize>) -> Parsed<'t> {
        self.maker.tree(self.text.get(piece.clone())?)
    }

    fn parse_batch(&mut self, pieces: &[Range<usize>]) -> Vec<Parsed<'t>> {
        pieces.iter().map(|piece| self.parse(piece)).collect()
    }
}

/// Cuts the pieces of a file into batches, in order.
fn batches(pieces: &[Range<usize>]) -> impl Iterator<Item = &[Range<usize>]> {
    let mut rest = pieces;
    std::iter::from_fn(move || {
        let start = rest.first()?.start;
        let fits = |piece: &&Range<usize>| piece.end <= start + BATCH;
        let count = rest.iter().take_while(fits).count().max(1);
        let (batch, others) = rest.split_at(count);
        rest = others;
        Some(batch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::toml;

    /// Pieces of a text, of which one may be no TOML.
    fn text(count: usize, broken: usize) -> (String, Vec<Range<usize>>) {
        let mut text = String::new();
        let mut pieces = Vec::new();
        for at in 0..count {
            let start = text.len();
            let value = if at == broken { "1,5" } else { "15" };
            text.push_str(&format!("[[i]]\nid = \"i{at}\"\nvalue = {value}\n"));
            // One of them is larger than a batch.
            text.extend(std::iter::repeat_n(
                "# long\n",
                if at == 7 { BATCH / 5 } else { 1 },
            ));
            pieces.push(start..text.len());
        }
        (text, pieces)
    }

    #[track_caller]
    fn check(count: usize, broken: usize) {
        let (text, pieces) = text(count, broken);
        let mut seen = Vec::new();
        let taken = each(&text, &pieces, |piece, parsed| {
            let alone = text.get(piece.clone()).and_then(toml::tree);
            assert_eq!(parsed, alone, "{piece:?}");
            seen.push(piece.clone());
            parsed.is_some()
        });
        assert_eq!(taken, broken.min(count));
        assert_eq!(seen, pieces[..count.min(broken + 1)]);
    }

    #[test]
    fn the_pieces_of_large_and_small_files_come_whole_and_in_order() {
        check(0, 1);
        check(1, 1);
        check(50, 50);
        check(40_000, 40_000);
    }

    #[test]
    fn a_piece_that_is_no_toml_ends_it_wherever_it_stands() {
        check(50, 20);
        for broken in [0, 7, 8, 9_000, 39_999] {
            check(40_000, broken);
        }
    }
}
