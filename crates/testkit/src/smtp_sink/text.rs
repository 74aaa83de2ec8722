//! Headers of a message as people read them.

/// The unfolded value of a header; empty when missing.
pub(super) fn header(raw: &[u8], name: &str) -> String {
    let text = String::from_utf8_lossy(raw);
    let mut value: Option<String> = None;
    for line in text.lines().take_while(|line| !line.is_empty()) {
        match &mut value {
            Some(value) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            Some(_) => break,
            None => {
                value = line.split_once(':').filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned());
            }
        }
    }
    value.unwrap_or_default()
}

/// Undoes `=?utf-8?b?…?=`; blanks between two such words are not text.
pub(super) fn in_clear(text: &str) -> String {
    let mut out = Vec::new();
    let mut after_word = false;
    for word in text.split(' ') {
        let decoded = word.get(..10).filter(|start| start.eq_ignore_ascii_case("=?utf-8?b?")).and_then(|_| decode_base64(word[10..].trim_end_matches("?=")));
        if !(out.is_empty() || after_word && decoded.is_some()) {
            out.push(b' ');
        }
        after_word = decoded.is_some();
        out.extend(decoded.unwrap_or_else(|| word.as_bytes().to_vec()));
    }
    String::from_utf8_lossy(&out).into_owned()
}

pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from((bits >> count) & 0xff));
        }
    }
    Some(out)
}
