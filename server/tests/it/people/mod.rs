pub(crate) mod accounts;
pub(crate) mod imports;
pub(crate) mod invitations;
pub(crate) mod organisation;
pub(crate) mod panel;
pub(crate) mod panel_list;
pub(crate) mod sign_in;
pub(crate) mod staff;
