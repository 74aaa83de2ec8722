//! How a use case ends when it does not succeed.
//!
//! `Refused` is the use case's own enum, for people to act on; `Denied` and `Stale` are the same everywhere;
//! `Fault` is for operators, logged once where the request ends.

use domain::permissions::Denied;

/// The end of a use case that did not do what was asked. `R` is the enum of its refusals.
#[derive(Debug)]
pub enum Error<R = std::convert::Infallible> {
    Refused(R),
    Denied(Denied),
    /// The object does not exist, or not for this person.
    NotFound,
    /// Somebody changed the object since the form was opened.
    Stale,
    Fault(Fault),
}

/// Something broke that the person cannot mend.
#[derive(Debug)]
pub enum Fault {
    /// A part of the system is out of reach; the same request may work later.
    Unavailable(String),
    /// Two transactions stood in each other's way and this one wrote nothing: it can be run again at once.
    Conflict(String),
    Internal(String),
}

impl<R> From<Denied> for Error<R> {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<store::Error> for Fault {
    fn from(error: store::Error) -> Self {
        let text = describe(&error);
        if error.is_unavailable() {
            Self::Unavailable(text)
        } else if error.is_conflict() {
            Self::Conflict(text)
        } else {
            Self::Internal(text)
        }
    }
}

impl<R> From<store::Error> for Error<R> {
    fn from(error: store::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<connect::files::FilesError> for Fault {
    fn from(error: connect::files::FilesError) -> Self {
        let text = describe(&error);
        match error {
            // A stored key whose file is gone: asking again finds it no more.
            connect::files::FilesError::NotFound => Self::Internal(text),
            _ => Self::Unavailable(text),
        }
    }
}

impl<R> From<connect::files::FilesError> for Error<R> {
    fn from(error: connect::files::FilesError) -> Self {
        Self::Fault(error.into())
    }
}

impl<R> From<Fault> for Error<R> {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<R> Error<R> {
    /// A state that the code should have made impossible.
    pub fn internal(what: impl Into<String>) -> Self {
        Self::Fault(Fault::Internal(what.into()))
    }

    /// Carries everything but the refusals over to another use case's error.
    pub fn map_refusal<S>(self, with: impl FnOnce(R) -> S) -> Error<S> {
        match self {
            Self::Refused(refusal) => Error::Refused(with(refusal)),
            Self::Denied(denied) => Error::Denied(denied),
            Self::NotFound => Error::NotFound,
            Self::Stale => Error::Stale,
            Self::Fault(fault) => Error::Fault(fault),
        }
    }
}

impl Error<std::convert::Infallible> {
    /// As the error of a use case that has refusals.
    pub fn widen<S>(self) -> Error<S> {
        self.map_refusal(|never| match never {})
    }
}

/// The error with its causes, in one line for the log.
pub fn describe(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
