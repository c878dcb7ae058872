pub(crate) mod load;
pub(crate) mod positions;
pub(crate) mod projects;
pub(crate) mod proposals;
pub(crate) mod readers;
pub(crate) mod results;
pub(crate) mod themes;
pub(crate) mod whole_round;
