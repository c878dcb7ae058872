//! The addresses for signing in, for staff, for the panel and for the organisation.

use super::{Access::*, Place, fill, names};
use klankbord_domain::{
    Role::Administrator,
    base::ids::{
        AccountId, DepartmentId, ImportId, InvitationId, LetterId, MemberId, SegmentId, SignInId,
    },
};

places! {
    SIGN_IN: Anyone, "/sign-in" => sign_in();
    SIGN_IN_CODE: Anyone, "/sign-in/code" => sign_in_code();
    SIGN_IN_PASSWORD: Anyone, "/sign-in/password" => sign_in_password();
    SIGN_OUT: SignedIn, "/sign-out" => sign_out();
    FORGOT_PASSWORD: Anyone, "/password/forgot" => forgot_password();
    PASSWORD_SENT: Anyone, "/password/sent" => password_sent();
    CHOOSE_PASSWORD: Anyone, "/password/{token}" => choose_password(token: &str);

    UNSENT: SignedIn, "/unsent" => unsent();
    ACCOUNT: SignedIn, "/account" => account();
    ACCOUNT_PASSWORD: SignedIn, "/account/password" => account_password();
    ACCOUNT_SESSIONS: SignedIn, "/account/sessions" => account_sessions();
    END_ACCOUNT_SESSION: SignedIn, "/account/sessions/{id}/end" => end_account_session(id: SignInId);

    STAFF: Only(Administrator), "/staff" => staff();
    NEW_COLLEAGUE: Only(Administrator), "/staff/new" => new_colleague();
    WELCOME_COLLEAGUE: Only(Administrator), "/staff/{id}/welcome" => welcome_colleague(id: AccountId);

    DEPARTMENTS: Only(Administrator), "/departments" => departments();
    NEW_DEPARTMENT: Only(Administrator), "/departments/new" => new_department();
    STAFF_LIST: Only(Administrator), "/departments/list" => staff_list();
    DEPARTMENT: Only(Administrator), "/departments/{id}" => department(id: DepartmentId);
    CHANGE_DEPARTMENT: Only(Administrator), "/departments/{id}/change" => change_department(id: DepartmentId);
    SPLIT_DEPARTMENT: Only(Administrator), "/departments/{id}/split" => split_department(id: DepartmentId);
    MOVE_COLLEAGUES: Only(Administrator), "/departments/{id}/move" => move_colleagues(id: DepartmentId);
    MERGE_DEPARTMENT: Only(Administrator), "/departments/{id}/merge" => merge_department(id: DepartmentId);
    END_DEPARTMENT: Only(Administrator), "/departments/{id}/end" => end_department(id: DepartmentId);
    PLACE_COLLEAGUE: Only(Administrator), "/staff/{id}/department" => place_colleague(id: AccountId);

    PANEL: Only(Administrator), "/panel" => panel();
    NEW_MEMBER: Only(Administrator), "/panel/new" => new_member();
    MEMBER: Only(Administrator), "/panel/members/{id}" => member(id: MemberId);
    SEGMENTS: Only(Administrator), "/panel/segments" => segments();
    NEW_SEGMENT: Only(Administrator), "/panel/segments/new" => new_segment();
    SEGMENT: Only(Administrator), "/panel/segments/{id}" => segment(id: SegmentId);

    NEW_IMPORT: Only(Administrator), "/imports/new" => new_import();
    IMPORT: Only(Administrator), "/imports/{id}" => import(id: ImportId);
    WRONG_ROWS: Only(Administrator), "/imports/{id}/wrong.csv" => wrong_rows(id: ImportId);

    INVITATIONS: Only(Administrator), "/invitations" => invitations();
    NEW_INVITATION: Only(Administrator), "/invitations/new" => new_invitation();
    LETTER: Only(Administrator), "/invitations/letters/{id}" => letter(id: LetterId);
    DISCARD_LETTER: Only(Administrator), "/invitations/letters/{id}/discard" => discard_letter(id: LetterId);
    INVITATION: Only(Administrator), "/invitations/{id}" => invitation(id: InvitationId);
    INVITE_AGAIN: Only(Administrator), "/invitations/{id}/again" => invite_again(id: InvitationId);
    INVITATION_LINK: Only(Administrator), "/invitations/{id}/link" => invitation_link(id: InvitationId);
    REVOKE_INVITATION: Only(Administrator), "/invitations/{id}/revoke" => revoke_invitation(id: InvitationId);

    JOINED: Member, "/join" => joined();
    JOIN: Anyone, "/join/{token}" => join(token: &str);
    CONSENT: Anyone, "/join/{token}/consent" => consent(token: &str);
    DECLINE_TO_JOIN: Anyone, "/join/{token}/decline" => decline_to_join(token: &str);
    ASK_TO_JOIN_AGAIN: Anyone, "/join/{token}/again" => ask_to_join_again(token: &str);

    SETTINGS: Only(Administrator), "/settings" => settings();
    SETTINGS_LOGO: Only(Administrator), "/settings/logo" => settings_logo();
    TEST_MAIL: Only(Administrator), "/settings/test-mail" => test_mail();
}
