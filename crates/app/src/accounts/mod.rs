//! Accounts: creating, activating, signing in, recovering, changing credentials.

pub mod first_rights;
pub mod limit;
pub mod sign_in;
