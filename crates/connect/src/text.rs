//! Making foreign text safe: for message headers, for logs, for screens.

/// Longest text kept from a server's answer.
const ANSWER_LIMIT: usize = 300;

/// What an address is replaced by.
const HIDDEN: &str = "[address]";

/// One line without control characters: each run of them and of white space becomes one space.
///
/// Unicode line and paragraph separators count, since some programs break lines at them.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_control() || c == ' ' || c == '\u{2028}' || c == '\u{2029}' {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// A server's answer without the addresses it repeats, on one line, at most 300 characters.
///
/// Servers like to quote the recipient (« 550 <jean@exemple.fr>: no such user »), whole or reduced
/// to the part before the `@`; both forms are replaced. `addresses` are the ones of the message.
pub(crate) fn without_addresses<'a>(text: &str, addresses: impl IntoIterator<Item = &'a str>) -> String {
    let local_parts: Vec<&str> =
        addresses.into_iter().map(|address| address.rsplit_once('@').map_or(address, |(local, _)| local)).filter(|local| !local.is_empty()).collect();
    let hides = |word: &str| {
        let bare = word.trim_end_matches(['.', '!', '?']);
        word.contains('@') || local_parts.iter().any(|local| local.eq_ignore_ascii_case(bare))
    };

    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    let mut word = String::new();
    for c in line.chars() {
        if c.is_whitespace() || "<>()[]{}\"',;:=/".contains(c) {
            out.push_str(if hides(&word) { HIDDEN } else { &word });
            word.clear();
            out.push(c);
        } else {
            word.push(c);
        }
    }
    out.push_str(if hides(&word) { HIDDEN } else { &word });
    shorten(&out, ANSWER_LIMIT)
}

/// The first `limit` characters.
pub(crate) fn shorten(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

/// Undoes `%41`-style escapes; a broken escape stays as it is.
pub(crate) fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let escaped = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten().and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(bytes[i]);
                i += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_of_every_kind_become_one_space() {
        assert_eq!(one_line("Décision\r\nBcc: x@y.fr\u{2028}\u{85}\t fin\n"), "Décision Bcc: x@y.fr fin");
    }

    #[test]
    fn answers_lose_the_address_whole_or_in_part() {
        let to = ["Jean.Dupont+x@exemple.fr"];
        assert_eq!(without_addresses("5.1.1 <jean.dupont+x@exemple.fr>: Recipient address rejected", to), "5.1.1 <[address]>: Recipient address rejected");
        assert_eq!(without_addresses("mailbox jean.dupont+x. is full", to), "mailbox [address] is full");
        assert_eq!(without_addresses("rcpt=other@place.fr;", to), "rcpt=[address];");
        assert_eq!(without_addresses("2.0.0 Ok: queued as 4F2A", to), "2.0.0 Ok: queued as 4F2A");
    }

    #[test]
    fn percent_escapes_are_undone_and_broken_ones_kept() {
        assert_eq!(percent_decoded("p%40ss%C3%A9%zz%"), "p@ssé%zz%".as_bytes());
    }
}
