//! The mails of a story, read as they come: nothing more and nothing else than what a step announces.

use testkit::World;
use testkit::browser::plain;
use testkit::mailbox::Mail;

/// Everything sent so far, and how much of it the story has read.
pub struct Post {
    world: World,
    read: usize,
}

impl Post {
    pub fn of(world: &World) -> Self {
        Self { world: world.clone(), read: 0 }
    }

    /// Sends what waits; fails unless exactly these mails left, each a recipient and a subject, in any order.
    pub async fn brings(&mut self, expected: &[(&str, &str)]) -> Vec<Mail> {
        let all = self.world.all_mails().await;
        let new: Vec<Mail> = all.into_iter().skip(self.read).collect();
        self.read += new.len();
        let mut found: Vec<(String, String)> = new.iter().map(|mail| (mail.to.clone(), plain(&mail.subject))).collect();
        let mut wanted: Vec<(String, String)> = expected.iter().map(|(to, subject)| ((*to).to_owned(), plain(subject))).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "the mails that left");
        new
    }

    /// [`Self::brings`] exactly one mail.
    pub async fn brings_one(&mut self, to: &str, subject: &str) -> Mail {
        self.brings(&[(to, subject)]).await.remove(0)
    }

    /// Nothing was sent since the last look.
    pub async fn brings_nothing(&mut self) {
        self.brings(&[]).await;
    }
}

/// Whether a mail says this, whatever kinds of spaces and apostrophes it uses.
pub fn says(mail: &Mail, words: &str) {
    assert!(plain(&mail.text).contains(&plain(words)), "the mail {:?} does not say {words:?}:\n{}", mail.subject, mail.text);
}
