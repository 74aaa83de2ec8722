//! nginx beside the server: the same bytes as a static file, on the same machine, in the same run.

use std::path::Path;
use std::process::Command;

use crate::process::{Program, free_port};

/// Serves these bytes at `/offre`.
pub async fn serve(nginx: &Path, folder: &Path, bytes: &[u8]) -> anyhow::Result<Program> {
    let root = folder.join("static");
    std::fs::create_dir_all(&root)?;
    std::fs::write(root.join("offre"), bytes)?;
    let port = free_port()?;
    let folder = std::path::absolute(folder)?;
    // It writes its log as it does everywhere, and so does the server.
    let user = if is_root() { "user root;" } else { "" };
    let configuration = format!(
        "{user} worker_processes auto; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n\
         events {{ worker_connections 1024; }}\n\
         http {{\n\
         default_type text/html; sendfile on; tcp_nopush on; keepalive_requests 100000000; access_log {folder}/nginx-access.log;\n\
         client_body_temp_path {folder}/nginx-body; proxy_temp_path {folder}/nginx-proxy; fastcgi_temp_path {folder}/nginx-fastcgi;\n\
         uwsgi_temp_path {folder}/nginx-uwsgi; scgi_temp_path {folder}/nginx-scgi;\n\
         server {{ listen 127.0.0.1:{port}; root {folder}/static; }}\n\
         }}\n",
        folder = folder.display()
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, configuration)?;
    let mut command = Command::new(nginx);
    command.arg("-c").arg(&file).arg("-p").arg(&folder);
    Program::start(command, port, "/offre", &folder.join("nginx-start.log")).await
}

fn is_root() -> bool {
    std::fs::read_to_string("/proc/self/status").is_ok_and(|status| status.lines().any(|line| line.starts_with("Uid:\t0\t")))
}
