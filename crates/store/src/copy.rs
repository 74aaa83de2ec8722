//! Rows in PostgreSQL's binary form for `COPY`: no statement to parse and no values to bind, several times faster than
//! inserts. Each value is written as `sqlx` would bind it, so its type has to be that of the column exactly.

use sqlx::encode::IsNull;
use sqlx::postgres::PgArgumentBuffer;
use sqlx::{Encode, Postgres};

use crate::Result;

/// Rows put into one packet.
pub const AT_ONCE: usize = 1_000;

/// Signature, no flags, no extension.
const START: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// A row of -1 columns ends it.
const END: [u8; 2] = (-1_i16).to_be_bytes();

/// A piece of the stream that `COPY … FROM STDIN (FORMAT binary)` reads.
#[derive(Debug, Default)]
pub struct Packet(PgArgumentBuffer);

impl Packet {
    /// The first one.
    #[must_use]
    pub fn first() -> Self {
        let mut packet = Self::default();
        packet.0.extend_from_slice(START);
        packet
    }

    /// The last one.
    #[must_use]
    pub fn last() -> Self {
        let mut packet = Self::default();
        packet.0.extend_from_slice(&END);
        packet
    }

    /// Begins a row; its values follow, one for each column.
    pub fn row(&mut self, columns: usize) {
        let columns = i16::try_from(columns).unwrap_or(i16::MAX);
        self.0.extend_from_slice(&columns.to_be_bytes());
    }

    pub fn value<'v>(&mut self, value: impl Encode<'v, Postgres>) -> Result<()> {
        let at = self.0.len();
        self.0.extend_from_slice(&[0; 4]);
        let size = match value.encode(&mut self.0).map_err(sqlx::Error::Encode)? {
            IsNull::Yes => -1,
            IsNull::No => i32::try_from(self.0.len() - at - 4).map_err(|error| sqlx::Error::Encode(error.into()))?,
        };
        self.0[at..at + 4].copy_from_slice(&size.to_be_bytes());
        Ok(())
    }

    #[must_use]
    pub fn into_bytes(mut self) -> Vec<u8> {
        std::mem::take(&mut *self.0)
    }
}

/// The statement that takes the packets.
#[must_use]
pub fn statement(table: &str, columns: &[&str]) -> String {
    format!("COPY {table} ({}) FROM STDIN (FORMAT binary)", columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_after_its_length_and_nothing_after_minus_one() {
        let mut packet = Packet::first();
        packet.row(3);
        packet.value("é").unwrap();
        packet.value(None::<i64>).unwrap();
        packet.value(7_i32).unwrap();
        let bytes = packet.into_bytes();
        let row = [&[0, 3, 0, 0, 0, 2, 0xC3, 0xA9][..], &[0xFF; 4], &[0, 0, 0, 4, 0, 0, 0, 7]].concat();
        assert_eq!(bytes, [START, &row].concat());
        assert_eq!(Packet::last().into_bytes(), [0xFF, 0xFF]);
    }
}
