//! A text that is read piece by piece, in memory or where it is kept.
//!
//! Owns the walk through it from the first byte to the last, how much of it is held meanwhile, and that a text that is
//! not the same in two readings is told. It must not know who keeps it, nor what stands in it.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher as _;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use twox_hash::XxHash3_64;

/// Bytes that are read at once.
const PIECE: usize = 256 << 10;
/// What UTF-8 may have at its front; no letter of the text.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whoever keeps a text outside of memory.
pub trait TextKeeper: fmt::Debug + Send + Sync {
    /// Reads bytes from an offset on; fewer than there is room for only at the end.
    ///
    /// # Errors
    /// Where the system does not give them.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize>;
}

/// The text has other bytes than when it was read before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text changed while it was read")]
pub struct ChangedText;

/// A text whose bytes are counted from behind the mark that UTF-8 may have at its front.
#[derive(Clone, Debug)]
pub struct StoredText {
    kept: Kept,
    /// The bytes of the mark.
    start: usize,
}

#[derive(Clone, Debug)]
enum Kept {
    Held(Vec<u8>),
    Apart(Apart),
}

/// What is known of a text that is not held.
#[derive(Clone, Debug)]
struct Apart {
    keeper: Arc<dyn TextKeeper>,
    /// Its bytes, without the mark.
    length: usize,
    /// A number made of all of them.
    hash: u64,
}

impl StoredText {
    /// A text that is held in memory.
    pub fn held(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self {
            start: mark_of(&bytes),
            kept: Kept::Held(bytes),
        }
    }

    /// A text that stays where it is: it is read once, and every piece is shown to `takes`; none where that does not
    /// take one.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn apart(
        keeper: Arc<dyn TextKeeper>,
        mut takes: impl FnMut(&[u8]) -> bool,
    ) -> io::Result<Option<Self>> {
        let mut piece = vec![0; PIECE];
        let read = keeper.read_at(0, &mut piece)?;
        let start = mark_of(piece.get(..read).unwrap_or_default());
        let mut hasher = XxHash3_64::default();
        let mut length = 0;
        loop {
            let read = keeper.read_at((start + length) as u64, &mut piece)?;
            let bytes = piece.get(..read).unwrap_or_default();
            if !takes(bytes) {
                return Ok(None);
            }
            hasher.write(bytes);
            length += read;
            if read < PIECE {
                break;
            }
        }
        let hash = hasher.finish();
        let kept = Kept::Apart(Apart {
            keeper,
            length,
            hash,
        });
        Ok(Some(Self { kept, start }))
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        match &self.kept {
            Kept::Held(bytes) => bytes.len() - self.start,
            Kept::Apart(apart) => apart.length,
        }
    }

    /// Tells whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of a range, as far as there are any.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn bytes(&self, range: Range<usize>) -> io::Result<Cow<'_, [u8]>> {
        let range = range.start.min(self.len())..range.end.min(self.len());
        if range.is_empty() {
            return Ok(Cow::Borrowed(&[]));
        }
        match &self.kept {
            Kept::Held(bytes) => {
                let bytes = bytes.get(self.start + range.start..self.start + range.end);
                Ok(Cow::Borrowed(bytes.unwrap_or_default()))
            }
            Kept::Apart(apart) => {
                let mut bytes = vec![0; range.len()];
                let at = self.start + range.start;
                let read = apart.keeper.read_at(at as u64, &mut bytes)?;
                bytes.truncate(read);
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// All of it, where it is held.
    pub fn whole(&self) -> Option<&[u8]> {
        match &self.kept {
            Kept::Held(bytes) => bytes.get(self.start..),
            Kept::Apart(_) => None,
        }
    }
}

fn mark_of(bytes: &[u8]) -> usize {
    if bytes.starts_with(MARK) {
        MARK.len()
    } else {
        0
    }
}

/// A way through a text. What was passed over is forgotten.
pub struct TextWalk<'t> {
    text: &'t StoredText,
    /// What was read of a text that is not held: first what was passed over, then the window.
    buffer: Vec<u8>,
    passed: usize,
    /// The byte of the text at which the window starts.
    at: usize,
    /// The bytes of the text that were read.
    read: usize,
    is_last: bool,
    hasher: XxHash3_64,
}

impl fmt::Debug for TextWalk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextWalk")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl<'t> TextWalk<'t> {
    /// Begins at the first byte.
    pub fn of(text: &'t StoredText) -> Self {
        Self {
            text,
            buffer: Vec::new(),
            passed: 0,
            at: 0,
            read: 0,
            is_last: matches!(text.kept, Kept::Held(_)),
            hasher: XxHash3_64::default(),
        }
    }

    /// The byte of the text at which the window starts.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The bytes that were read and not passed over.
    pub fn window(&self) -> &[u8] {
        let window = match &self.text.kept {
            Kept::Held(bytes) => bytes.get(self.text.start + self.at..),
            Kept::Apart(_) => self.buffer.get(self.passed..),
        };
        window.unwrap_or_default()
    }

    /// Tells whether nothing stands behind the window.
    pub fn is_last(&self) -> bool {
        self.is_last
    }

    /// Passes over bytes of the window.
    pub fn pass(&mut self, count: usize) {
        self.passed += count;
        self.at += count;
    }

    /// Makes the window longer by what follows; at most doubled, so that a long one costs no more than its bytes.
    ///
    /// # Errors
    /// Where it cannot be read, and with [`ChangedText`] in it where it is not what it was when it was read before.
    pub fn more(&mut self) -> io::Result<()> {
        let Kept::Apart(apart) = &self.text.kept else {
            return Ok(());
        };
        self.buffer.drain(..self.passed);
        self.passed = 0;
        let there = self.buffer.len();
        let wanted = there.max(PIECE);
        self.buffer.resize(there + wanted, 0);
        let room = self.buffer.get_mut(there..).unwrap_or_default();
        let at = self.text.start + self.read;
        let read = apart.keeper.read_at(at as u64, room)?;
        self.buffer.truncate(there + read);
        self.hasher
            .write(self.buffer.get(there..).unwrap_or_default());
        self.read += read;
        self.is_last = read < wanted;
        let is_same = match self.is_last {
            true => self.read == apart.length && self.hasher.finish() == apart.hash,
            // One that grows without end is not read without end.
            false => self.read <= apart.length,
        };
        match is_same {
            true => Ok(()),
            false => Err(io::Error::other(ChangedText)),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use super::{ChangedText, MARK, PIECE, StoredText, TextKeeper, TextWalk};

    /// Keeps a text that may be changed.
    #[derive(Debug)]
    pub(crate) struct Changing(pub(crate) Mutex<Vec<u8>>);

    impl TextKeeper for Changing {
        fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
            let bytes = self.0.lock().unwrap();
            let rest = bytes.get(at as usize..).unwrap_or_default();
            let count = rest.len().min(into.len());
            into[..count].copy_from_slice(&rest[..count]);
            Ok(count)
        }
    }

    /// The same text held and apart.
    pub(crate) fn both(bytes: &[u8]) -> [StoredText; 2] {
        let keeper = Arc::new(Changing(Mutex::new(bytes.to_vec())));
        let apart = StoredText::apart(keeper, |_| true).unwrap();
        [StoredText::held(bytes), apart.unwrap()]
    }

    fn walked(text: &StoredText, step: usize) -> io::Result<Vec<u8>> {
        let mut walk = TextWalk::of(text);
        let mut all = Vec::new();
        loop {
            assert_eq!(walk.at(), all.len());
            let window = walk.window();
            let taken = &window[..window.len().min(step)];
            if taken.is_empty() {
                if walk.is_last() {
                    return Ok(all);
                }
                walk.more()?;
                continue;
            }
            all.extend_from_slice(taken);
            let count = taken.len();
            walk.pass(count);
        }
    }

    #[test]
    fn a_text_is_the_same_wherever_it_stands() {
        for size in [0, 1, 5, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let bytes: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
            for front in [&b""[..], MARK] {
                for text in both(&[front, &bytes].concat()) {
                    assert_eq!(text.len(), size);
                    assert_eq!(walked(&text, 100_000).unwrap(), bytes);
                    let middle = size / 3..size / 2;
                    assert_eq!(&*text.bytes(middle.clone()).unwrap(), &bytes[middle]);
                    assert!(text.bytes(size..size + 9).unwrap().is_empty());
                }
            }
        }
    }

    #[test]
    fn a_text_that_changes_between_two_readings_is_told() {
        let size = 2 * PIECE + 7;
        let changes: [fn(&mut Vec<u8>); 4] = [
            |bytes| bytes[PIECE + 3] = b'y',
            |bytes| bytes.truncate(PIECE),
            |bytes| bytes.push(b'x'),
            |bytes| bytes.extend(vec![b'x'; 9 * PIECE]),
        ];
        for change in changes {
            let keeper = Arc::new(Changing(Mutex::new(vec![b'x'; size])));
            let text = StoredText::apart(keeper.clone(), |_| true)
                .unwrap()
                .unwrap();
            assert_eq!(walked(&text, size).unwrap().len(), size);
            change(&mut keeper.0.lock().unwrap());
            let error = walked(&text, size).unwrap_err();
            assert!(
                error
                    .get_ref()
                    .is_some_and(|inner| inner.is::<ChangedText>())
            );
        }
    }
}
