//! The resources that a process and its database used, as the operating system reports them (proc(5)).

use crate::Result;
use std::{fs, path::Path};

/// Clock ticks per second in `/proc/*/stat`; 100 on every Linux that we know of.
const TICKS: f64 = 100.0;

/// The processor time of a process, in milliseconds.
fn cpu_ms(pid: u32) -> f64 {
    let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
        return 0.0;
    };
    // The name in parentheses may hold spaces; utime and stime are the 12th and 13th field after it.
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |place: usize| {
        fields
            .get(place)
            .and_then(|field| field.parse::<f64>().ok())
            .unwrap_or_default()
    };
    (ticks(11) + ticks(12)) * 1000.0 / TICKS
}

/// The processor time of a process and of PostgreSQL's processes that run now, in milliseconds.
pub fn cpu_with_database(server: u32) -> Result<f64> {
    Ok(cpu_ms(server) + postgres()?.iter().map(|&pid| cpu_ms(pid)).sum::<f64>())
}

/// The processes of PostgreSQL, all of them; none when the database is a file.
fn postgres() -> Result<Vec<u32>> {
    let mut pids = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let path = entry?.path();
        let name = fs::read_to_string(path.join("comm")).unwrap_or_default();
        if name.trim() == "postgres"
            && let Some(pid) = path
                .file_name()
                .and_then(|name| name.to_str()?.parse().ok())
        {
            pids.push(pid);
        }
    }
    Ok(pids)
}

/// The resident memory of a process, in MiB.
pub fn resident_mib(pid: u32) -> f64 {
    let status = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("status"));
    status
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(f64::NAN, |kib| kib / 1024.0)
}
