//! How the cost of each page grows with what there is.

use crate::{
    Result,
    measure::{PORTAL, Target, answered, pages, portal_command, start},
    seed::{self, Size},
};
use std::{path::Path, time::Duration};

/// The numbers of positions that there are; everything else is there in proportion.
const POSITIONS: [i64; 3] = [1_000, 30_000, 1_000_000];

/// Measures each page on an SQLite database of each size, for so many seconds, and prints one table.
pub async fn run(folder: &Path, binary: &Path, seconds: u64) -> Result<()> {
    let mut table: Vec<(&str, Vec<f64>)> = Vec::new();
    for positions in POSITIONS {
        let size = Size::of(positions);
        let file = folder.join(format!("grown-{positions}.sqlite"));
        let database = format!("sqlite:{}", file.display());
        seed::seed(&database, size).await?;
        let server = start(portal_command(binary, &database, "warn"))?;
        answered(PORTAL, "/sign-in").await?;
        for (place, page) in pages(size).into_iter().enumerate() {
            let target = Target {
                address: PORTAL,
                pid: server.0.id(),
                path: page.path,
            };
            let figures = target
                .read(page.account, Duration::from_secs(seconds))
                .await?;
            if figures.failed > 0 {
                return Err(format!("{} failed", page.what).into());
            }
            if table.len() <= place {
                table.push((page.what, Vec::new()));
            }
            table[place].1.push(figures.cpu);
        }
        drop(server);
        for ending in ["", "-wal", "-shm"] {
            let file = folder.join(format!("grown-{positions}.sqlite{ending}"));
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
    }
    println!("\n### sqlite: CPU ms of each page, with so many positions\n");
    println!("| page | 1,000 | 30,000 | 1,000,000 | the last by the first |");
    println!("|---|--:|--:|--:|--:|");
    for (what, cpu) in table {
        println!(
            "| {what} | {:.3} | {:.3} | {:.3} | {:.1} |",
            cpu[0],
            cpu[1],
            cpu[2],
            cpu[2] / cpu[0]
        );
    }
    Ok(())
}
