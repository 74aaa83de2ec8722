//! The whole product in one process, on either engine, driven the way people drive it.
//!
//! A test gets a [`World`]: an installation of its own with a clock that stands still, identifiers that repeat, mails
//! in memory and no network. Browsers press buttons by their words and fill fields by their labels; jobs run when the
//! test says so. What goes wrong unannounced (an error in the log, an answer of 500, a job given up) fails the test.
//!
//! ```ignore
//! testkit::both_engines! {
//!     async fn somebody_signs_in(world: World) {
//!         let mut browser = world.browser();
//!         browser.open("/connexion").await;
//!     }
//! }
//! ```

#![expect(clippy::expect_used, clippy::panic, reason = "a test kit ends the test at the first thing that is not as it should be")]

pub mod browser;
pub mod build;
pub mod cluster;
pub mod db;
pub mod dossiers;
pub mod filled;
pub mod logs;
pub mod mailbox;
pub mod paper_worker;
pub mod peers;
pub mod people;
pub mod ports;
pub mod proofs;
pub mod remote;
pub mod smtp_sink;
pub mod survey_server;
pub mod world;

pub use browser::Browser;
pub use db::{Content, Engine, TestDb};
pub use world::{World, run, run_with};

/// Declares tests that run once on SQLite and once on PostgreSQL, each in a [`World`] of its own.
///
/// `both_engines! { async fn name(world: World) { … } }` makes the tests `name::sqlite` and `name::postgres`. With
/// `with reference tables;` in front, towns, schools, countries and diplomas are loaded already.
#[macro_export]
macro_rules! both_engines {
    (with reference tables; $($rest:tt)+) => { $crate::both_engines! { @ Reference; $($rest)+ } };
    (@ $content:ident; $($(#[$doc:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        $(#[$doc])*
        async fn $name($world: $crate::World) $body

        mod $name {
            #[::tokio::test]
            async fn sqlite() {
                $crate::run_with($crate::Engine::Sqlite, $crate::Content::$content, super::$name).await;
            }

            #[::tokio::test]
            async fn postgres() {
                $crate::run_with($crate::Engine::Postgres, $crate::Content::$content, super::$name).await;
            }
        }
    )+};
    ($($rest:tt)+) => { $crate::both_engines! { @ Schema; $($rest)+ } };
}
