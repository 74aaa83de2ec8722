//! `admin grant`: the way in when nobody holds a right yet.

use std::process::ExitCode;

use app::accounts::first_rights::{self, Refusal};
use domain::permissions::RoleKind;

use crate::cli::InstitutionRole;
use crate::config::Config;
use crate::out::{complain, say};

pub async fn grant(config: &Config, email: &str, role: InstitutionRole, last_name: Option<&str>, first_name: Option<&str>) -> anyhow::Result<ExitCode> {
    let ctx = super::ready_context(config).await?;
    let kind = match role {
        InstitutionRole::Admin => RoleKind::Admin,
        InstitutionRole::Central => RoleKind::Central,
    };
    let code = match first_rights::grant(&ctx, &first_rights::Wanted { email, last_name, first_name, role: kind }).await {
        Ok(done) => {
            say(match (done.created, done.already_held) {
                (true, _) => "account created, right given",
                (false, false) => "right given",
                (false, true) => "the right was held already",
            });
            if let Some(token) = done.token {
                say("to choose a password (this link works once):");
                say(ctx.link(&web::paths::fill(web::paths::NEW_PASSWORD, &[&token])));
            }
            ExitCode::SUCCESS
        }
        Err(app::Error::Refused(Refusal::NotAnAddress)) => {
            complain(format!("--email: {email:?} is not a mail address"));
            ExitCode::FAILURE
        }
        Err(app::Error::Refused(Refusal::NotInstitutionWide)) => {
            complain("--role: expected admin or central");
            ExitCode::FAILURE
        }
        Err(error) => anyhow::bail!("{error:?}"),
    };
    ctx.db.close().await;
    Ok(code)
}
