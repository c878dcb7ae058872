//! One table, in Markdown.

/// One row: the portal, and the bare handler to compare it with.
pub struct Row {
    /// The name of the load.
    pub what: &'static str,
    /// Whether it is a page that is read, to be compared with the cheapest of them.
    pub is_page: bool,
    /// The number of times that it goes to the database and back; 0 for what is no page.
    pub trips: u32,
    /// The size of its answer before it is compressed, in bytes; 0 for what is no page.
    pub bytes: usize,
    /// The number of connections that asked at once.
    pub connections: usize,
    /// The portal.
    pub portal: Figures,
    /// The bare handler.
    pub bare: Figures,
}

/// The figures of one load.
pub struct Figures {
    /// Answers per second.
    pub rate: f64,
    /// Half of the answers took no longer than this, in milliseconds.
    pub p50: f64,
    /// 99 of a hundred took no longer than this, in milliseconds.
    pub p99: f64,
    /// Processor time of server and database for each answer, in milliseconds.
    pub cpu: f64,
    /// Resident memory of the server afterwards, in MiB.
    pub memory: f64,
    /// Requests that failed.
    pub failed: u64,
}

/// Prints the table.
pub fn print(engine: &str, rows: &[Row]) {
    println!("\n### {engine}\n");
    println!(
        "| what | connections | req/s | p50 ms | p99 ms | CPU ms/req | MiB | failed | bare req/s | bare CPU ms/req | throughput ratio | CPU ratio | CPU of the cheapest page |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let pages = rows.iter().filter(|row| row.is_page);
    let cheapest = pages
        .map(|row| row.portal.cpu)
        .fold(f64::INFINITY, f64::min);
    for row in rows {
        let (portal, bare) = (&row.portal, &row.bare);
        println!(
            "| {} | {} | {:.0} | {:.2} | {:.2} | {:.3} | {:.0} | {} | {:.0} | {:.3} | {:.2} | {:.1} | {} |",
            row.what,
            row.connections,
            portal.rate,
            portal.p50,
            portal.p99,
            portal.cpu,
            portal.memory,
            portal.failed + bare.failed,
            bare.rate,
            bare.cpu,
            portal.rate / bare.rate,
            portal.cpu / bare.cpu,
            if row.is_page {
                format!("× {:.1}", portal.cpu / cheapest)
            } else {
                String::new()
            },
        );
    }
}
