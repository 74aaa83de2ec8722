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
        matches!(self, SendError::Temporary { .. } | SendError::Unreachable { .. })
    }

    /// The server's reply code, if there was a reply.
    pub fn code(&self) -> Option<u16> {
        match self {
            SendError::Permanent { code, .. } => Some(*code),
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
