//! Why a message did not leave, told by what can be done about it.

/// Why a message was not accepted. No text contains an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// The server refused this message for good (5xx): trying again is useless.
    #[error("refused by the mail server: {code} {text}")]
    Permanent {
        /// Reply code, 500 to 599.
        code: u16,
        /// The server's words.
        text: String,
    },
    /// The server refuses whom the message comes from, or what this application may send (5xx): nothing is wrong with the
    /// recipient, and the same message may pass once somebody has mended that.
    #[error("sender refused by the mail server: {code} {text}")]
    Sender {
        /// Reply code, 500 to 599.
        code: u16,
        /// The server's words.
        text: String,
    },
    /// Not now (4xx, a lost connection, no answer in time): the same message may pass later.
    ///
    /// After a lost connection the server may have taken the message: a repeat carries the same
    /// Message-ID, so that receivers can recognise it.
    #[error("not accepted for now: {} {text}", code.map_or_else(|| "no code".to_owned(), |code| code.to_string()))]
    Temporary {
        /// Reply code, 400 to 499; absent when there was no answer.
        code: Option<u16>,
        /// The server's words, or what was awaited in vain.
        text: String,
    },
    /// No conversation is possible: name not found, connection refused, TLS or sign-in failed.
    ///
    /// This is a matter of configuration or of the network and says nothing about the recipient.
    #[error("mail server out of reach: {text}")]
    Unreachable {
        /// What failed.
        text: String,
    },
    /// The message itself cannot be sent to anybody, for example because of a malformed address.
    #[error("message that cannot be sent: {text}")]
    Invalid {
        /// What is wrong, naming the field and not its content.
        text: String,
    },
}

impl SendError {
    /// Whether the same message should be tried again later.
    pub fn may_retry(&self) -> bool {
        matches!(self, SendError::Sender { .. } | SendError::Temporary { .. } | SendError::Unreachable { .. })
    }

    /// The same for the log: the codes of the server without its words, which may quote whom or what the message is about.
    pub fn brief(&self) -> String {
        match self {
            SendError::Permanent { code, text } => format!("refused by the mail server: {code}{}", status(text)),
            SendError::Sender { code, text } => format!("sender refused by the mail server: {code}{}", status(text)),
            SendError::Temporary { code: Some(code), text } => format!("not accepted for now: {code}{}", status(text)),
            SendError::Temporary { code: None, .. } | SendError::Unreachable { .. } | SendError::Invalid { .. } => self.to_string(),
        }
    }

    /// The server's reply code, if there was a reply.
    pub fn code(&self) -> Option<u16> {
        match self {
            SendError::Permanent { code, .. } | SendError::Sender { code, .. } => Some(*code),
            SendError::Temporary { code, .. } => *code,
            SendError::Unreachable { .. } | SendError::Invalid { .. } => None,
        }
    }

    pub(super) fn invalid(text: impl Into<String>) -> Self {
        SendError::Invalid { text: text.into() }
    }

    pub(super) fn unreachable(text: impl Into<String>) -> Self {
        SendError::Unreachable { text: text.into() }
    }
}

/// Whether the server's words blame the sender and not the recipient: their address (5.1.7, 5.1.8), or what is to prove that
/// they are who they say (RFC 7372: 5.7.20 to 5.7.27, with 5.7.8 and 5.7.9 of RFC 4954). The other rules about who may send
/// what (5.7.x) are about recipients as well, so that the words have to speak of the sender.
pub(super) fn blames_sender(text: &str) -> bool {
    const WORDS: [&str; 4] = ["sender", "relay", "authent", "quota"];
    let Some(code) = enhanced(text) else { return false };
    let words = text.to_lowercase();
    let is_proof = |detail: &str| matches!(detail, "8" | "9" | "20" | "21" | "22" | "23" | "24" | "25" | "26" | "27");
    matches!(code, "5.1.7" | "5.1.8") || code.strip_prefix("5.7.").is_some_and(|detail| is_proof(detail) || WORDS.iter().any(|word| words.contains(word)))
}

/// « 5.1.1 » at the beginning of the server's words.
fn enhanced(text: &str) -> Option<&str> {
    let first = text.split_whitespace().next()?;
    let is_code = first.split('.').count() == 3 && first.split('.').all(|part| !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit()));
    is_code.then_some(first)
}

fn status(text: &str) -> String {
    enhanced(text).map(|code| format!(" {code}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_gets_codes_and_no_words() {
        let refused = |text: &str| SendError::Permanent { code: 550, text: text.to_owned() }.brief();
        assert_eq!(refused("5.1.1 nobody called Zoé"), "refused by the mail server: 550 5.1.1");
        assert_eq!(refused("Zoé is unknown"), "refused by the mail server: 550");
        assert_eq!(refused("192.0.2.7 is not welcome"), "refused by the mail server: 550");
        assert_eq!(refused(""), "refused by the mail server: 550");
        let later = SendError::Temporary { code: Some(451), text: "4.3.0 later, Zoé".to_owned() };
        assert_eq!(later.brief(), "not accepted for now: 451 4.3.0");
        let ours = SendError::Sender { code: 553, text: "5.7.1 Zoé may not send as this".to_owned() };
        assert_eq!(ours.brief(), "sender refused by the mail server: 553 5.7.1");
        assert_eq!(SendError::unreachable("connection refused").brief(), "mail server out of reach: connection refused");
    }

    #[test]
    fn codes_about_the_sender_are_told_from_those_about_the_recipient() {
        for ours in ["5.7.1 relay access denied", "5.7.26 not aligned", "5.1.7 bad sender", "5.1.8 domain of the sender not found"] {
            assert!(blames_sender(ours), "{ours}");
        }
        for theirs in ["5.7.1 recipient address rejected: access denied", "5.7.133 members of the group alone", "5.7.0 looks like spam"] {
            assert!(!blames_sender(theirs), "{theirs}");
        }
        for theirs in ["5.1.1 no such user", "5.2.2 mailbox full", "5.1.70 what is that", "5.3.4 too big", "no such user, see 5.7.1", ""] {
            assert!(!blames_sender(theirs), "{theirs}");
        }
    }
}
