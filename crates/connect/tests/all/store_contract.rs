//! What every store of files does, whatever keeps them: in a folder, in memory, on an S3 server.
//!
//! The test kit includes it too, for the S3 server of others.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use connect::files::{Area, FileKey, Files, FilesError};
use futures::TryStreamExt;
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};
use uuid::Uuid;

pub const LIMIT: u64 = 100 * 1024 * 1024;

/// Where a longer content is cut into parts.
const PART: usize = 5 * 1024 * 1024;

/// The longest piece of what is read.
const PIECE: u64 = 256 * 1024;

pub fn key(number: u128) -> FileKey {
    FileKey::document(Uuid::from_u128(number), "original.pdf").unwrap()
}

/// Gives some bytes, then fails.
struct Failing(u64);

impl AsyncRead for Failing {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let room = buf.remaining().min(usize::try_from(self.0).unwrap());
        if room == 0 {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        buf.put_slice(&vec![7; room]);
        self.0 -= room as u64;
        Poll::Ready(Ok(()))
    }
}

/// An empty store keeps, replaces, lists and destroys. The second key is there afterwards, empty.
pub async fn behaves_like_a_store(files: &Files) {
    let (one, two) = (key(1), key(2));
    assert_eq!(files.get(&one).await, Err(FilesError::NotFound));
    assert_eq!(files.head(&one).await, Err(FilesError::NotFound));
    assert_eq!(files.get_range(&one, 0..1).await, Err(FilesError::NotFound));
    assert_eq!(files.get_stream(&one).await.err(), Some(FilesError::NotFound));
    assert_eq!(files.find(&one).await.err(), Some(FilesError::NotFound));
    assert_eq!(files.exists(&one).await, Ok(false));

    files.put(&one, Bytes::from_static(b"0123456789")).await.unwrap();
    assert_eq!(files.get(&one).await.unwrap(), "0123456789");
    assert_eq!(files.get_range(&one, 2..5).await.unwrap(), "234");
    assert_eq!(files.get_range(&one, 8..99).await.unwrap(), "89");
    assert!(files.get_range(&one, 50..60).await.is_err());
    assert_eq!(files.head(&one).await.unwrap().size, 10);
    assert_eq!(files.exists(&one).await, Ok(true));
    files.put(&one, Bytes::from_static(b"new")).await.unwrap();
    assert_eq!(files.get(&one).await.unwrap(), "new");
    files.put(&two, Bytes::new()).await.unwrap();
    assert_eq!(files.get(&two).await.unwrap(), "");

    files.health().await.unwrap();
    let mut listed: Vec<_> = files.list(Area::Document).try_collect().await.unwrap();
    listed.sort_by(|a, b| a.0.cmp(&b.0));
    let listed: Vec<_> = listed.into_iter().map(|(key, info)| (key, info.size)).collect();
    assert_eq!(listed, [(one.clone(), 3), (two.clone(), 0)]);
    assert_eq!(files.list(Area::Letter).try_collect::<Vec<_>>().await.unwrap(), []);

    files.delete(&one).await.unwrap();
    files.delete(&one).await.unwrap();
    assert_eq!(files.get(&one).await, Err(FilesError::NotFound));
}

/// Whatever their length, around the cuts into parts above all.
pub async fn streams_come_back_the_same(files: &Files, sha256: impl Fn(&[u8]) -> String) {
    for (number, length) in [0, 1, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 7].into_iter().enumerate() {
        let key = key(number as u128);
        let content: Vec<u8> = (0..length).map(|i: usize| (i % 251) as u8).collect();
        let stored = files.put_stream(&key, content.as_slice(), LIMIT).await.unwrap();
        assert_eq!(stored.size, length as u64);
        let digest: String = stored.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, sha256(&content));

        let found = files.get_stream(&key).await.unwrap();
        assert_eq!(found.size, length as u64);
        let pieces: Vec<Bytes> = found.stream.try_collect().await.unwrap();
        assert!(pieces.concat() == content, "{length} bytes come back the same");
    }
}

/// Any part of a file is read by itself, in pieces; what lies beyond its end is left out. The fifth key is there afterwards,
/// empty.
pub async fn any_part_is_read_by_itself(files: &Files) {
    const MIB: u64 = 1024 * 1024;
    let size = 2 * MIB + 300_001;
    let content: Vec<u8> = (0..size).map(|i| u8::try_from(i % 251).unwrap()).collect();
    files.put(&key(5), content.clone().into()).await.unwrap();
    let ranges = [
        0..size,
        // Not the first byte alone: s3rver takes a last byte of zero for none and sends the whole file.
        0..2,
        1..2,
        0..0,
        0..PIECE,
        PIECE - 1..PIECE + 1,
        MIB - 3..MIB,
        MIB - 3..2 * MIB + 5,
        700_000..size,
        size - 1..size,
        size - 10..size + 10,
        size..size + 1,
        size + 5..size + 9,
        0..u64::MAX,
    ];
    for range in ranges {
        let found = files.find(&key(5)).await.unwrap();
        assert_eq!(found.size, size);
        let part = found.read(range.clone());
        let at = |offset: u64| usize::try_from(offset.min(size)).unwrap();
        let expected = &content[at(range.start)..at(range.end)];
        assert_eq!(part.size, expected.len() as u64, "{range:?}");
        let pieces: Vec<Bytes> = part.stream.try_collect().await.unwrap();
        assert!(pieces.iter().all(|piece| (1..=PIECE).contains(&(piece.len() as u64))), "{range:?}");
        assert!(pieces.concat() == expected, "{range:?} comes back the same");
    }

    files.put(&key(5), Bytes::new()).await.unwrap();
    let found = files.find(&key(5)).await.unwrap();
    assert_eq!(found.size, 0);
    assert_eq!(found.read(0..1).stream.try_collect::<Vec<_>>().await.unwrap(), [] as [Bytes; 0]);
}

/// Content that stops or is too long leaves the earlier file. The eighth and ninth keys are there afterwards.
pub async fn what_does_not_end_well_never_appears(files: &Files) {
    let part = PART as u64;
    files.put(&key(9), Bytes::from_static(b"earlier")).await.unwrap();
    for given in [10, part, 2 * part + 3] {
        let error = files.put_stream(&key(9), Failing(given), LIMIT).await.unwrap_err();
        assert!(matches!(error, FilesError::Interrupted { .. }), "{error}");
    }
    for limit in [99, 2 * part] {
        let endless = tokio::io::repeat(1).take(4 * part);
        let error = files.put_stream(&key(9), endless, limit).await.unwrap_err();
        assert_eq!(error, FilesError::TooLong { limit });
    }
    let exact = tokio::io::repeat(1).take(2 * part);
    files.put_stream(&key(8), exact, 2 * part).await.unwrap();
    assert_eq!(files.get(&key(9)).await.unwrap(), "earlier");
    assert_eq!(files.head(&key(8)).await.unwrap().size, 2 * part);
}
