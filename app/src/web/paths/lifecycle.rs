//! The addresses of pages about all data of a person.

use super::{Access::*, Place, fill, names};
use klankbord_domain::{
    Role::Administrator,
    base::ids::{AccountId, MemberId},
};

places! {
    SET_UP: Anyone, "/set-up" => set_up();
    START: Only(Administrator), "/start" => start();
    HAND_OVER_CONSCIENCE: Only(Administrator), "/conscience/hand-over" => hand_over_conscience();

    COLLEAGUE: Only(Administrator), "/staff/{id}" => colleague(id: AccountId);
    LEAVE: Only(Administrator), "/staff/{id}/leave" => leave(id: AccountId);
    END_ACCESS: Only(Administrator), "/staff/{id}/end" => end_access(id: AccountId);
    ERASE_COLLEAGUE: Only(Administrator), "/staff/{id}/erase" => erase_colleague(id: AccountId);
    REMOVE_MEMBER: Only(Administrator), "/panel/members/{id}/remove" => remove_member(id: MemberId);

    CORRECT_MEMBER: Only(Administrator), "/panel/members/{id}/edit" => correct_member(id: MemberId);
    ACCOUNT_ADDRESS: SignedIn, "/account/address" => account_address();
    STOP_ADDRESS: SignedIn, "/account/address/stop" => stop_address();
    CONFIRM_ADDRESS: Anyone, "/address/{token}" => confirm_address(token: &str);
    ADDRESS_CONFIRMED: Anyone, "/address/confirmed" => address_confirmed();

    DATA: SignedIn, "/account/data" => data();
    READ_DATA: SignedIn, "/account/data/read" => read_data();
    DOWNLOAD_DATA: SignedIn, "/account/data/download" => download_data();
    ERASED: Anyone, "/account/data/erased" => erased();
    ERASE_MEMBER: Only(Administrator), "/panel/members/{id}/erase" => erase_member(id: MemberId);
}
