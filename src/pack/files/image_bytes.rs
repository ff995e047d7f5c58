//! The bytes of a compiled image, in memory or in a file.
//!
//! Owns how a part of them is got: that of a file is read when it is asked for, since an image may have a hundred
//! megabytes of which one answer needs half. It must not know what the bytes mean, nor vouch for them: a file may have
//! been changed or cut short since it was opened.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use bytes::Bytes;

/// The bytes of an image.
#[derive(Clone, Debug)]
pub enum ImageBytes {
    /// In memory.
    Whole(Bytes),
    /// So many bytes of a file behind a position.
    InFile {
        /// The file, which stays the same one when another takes its name.
        file: Arc<Mutex<File>>,
        /// The position in bytes.
        start: u64,
        /// The number of bytes.
        length: u64,
    },
}

impl ImageBytes {
    /// The number of bytes.
    pub fn length(&self) -> u64 {
        match self {
            Self::Whole(bytes) => bytes.len() as u64,
            Self::InFile { length, .. } => *length,
        }
    }

    /// Reads all bytes; `None` if they cannot be read any more.
    pub fn whole(&self) -> Option<Bytes> {
        self.part(0..self.length())
    }

    /// Reads the bytes of a range; `None` if there are none, or they cannot be read any more.
    pub fn part(&self, range: Range<u64>) -> Option<Bytes> {
        if range.start > range.end || range.end > self.length() {
            return None;
        }
        let index = |at: u64| usize::try_from(at).ok();
        match self {
            Self::Whole(bytes) => Some(bytes.slice(index(range.start)?..index(range.end)?)),
            Self::InFile { file, start, .. } => {
                let mut file = file.lock().ok()?;
                file.seek(SeekFrom::Start(start + range.start)).ok()?;
                let length = range.end - range.start;
                let mut bytes = Vec::with_capacity(index(length)?);
                (&mut *file).take(length).read_to_end(&mut bytes).ok()?;
                (bytes.len() as u64 == length).then(|| Bytes::from(bytes))
            }
        }
    }
}

impl From<Bytes> for ImageBytes {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(bytes)
    }
}

impl From<Vec<u8>> for ImageBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Whole(Bytes::from(bytes))
    }
}

impl From<&'static [u8]> for ImageBytes {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Whole(Bytes::from_static(bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write as _;
    use std::sync::{Arc, Mutex};

    use super::ImageBytes;

    #[test]
    fn a_part_is_read_or_there_is_none() {
        let mut written = tempfile::NamedTempFile::new().unwrap();
        written.write_all(b"seal").unwrap();
        written.write_all(b"image").unwrap();
        let in_file = ImageBytes::InFile {
            file: Arc::new(Mutex::new(File::open(written.path()).unwrap())),
            start: 4,
            length: 5,
        };
        for image in [ImageBytes::from(b"image".to_vec()), in_file.clone()] {
            assert_eq!(image.whole().unwrap(), "image");
            assert_eq!(image.part(1..3).unwrap(), "ma");
            assert_eq!(image.part(5..5).unwrap(), "");
            assert!(image.part(4..6).is_none());
        }
        written.as_file().set_len(7).unwrap();
        assert_eq!(in_file.part(0..3).unwrap(), "ima");
        assert!(in_file.whole().is_none(), "cut short since");
    }
}
