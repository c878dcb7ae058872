//! The addresses of sessions in the boardroom.

use super::{Access::*, Place, fill, names};
use klankbord_domain::{
    Role::BoardMember,
    base::ids::{AccountId, AgendaItemId, DateOptionId, MemberId, SeriesId, SessionId},
};

places! {
    SESSIONS: Staff, "/sessions" => sessions();
    SESSIONS_BY_MONTH: Staff, "/sessions/calendar" => sessions_by_month();
    NEW_SERIES: Only(BoardMember), "/series/new" => new_series();
    SERIES: Only(BoardMember), "/series/{id}" => series(id: SeriesId);
    PLAN_SESSION: Staff, "/sessions/new" => plan_session();
    SESSION: SignedIn, "/sessions/{id}" => session(id: SessionId);
    CHANGE_SESSION: Staff, "/sessions/{id}/change" => change_session(id: SessionId);
    SET_DATE: Staff, "/sessions/{id}/date" => set_date(id: SessionId);
    TRANSLATE_SESSION: Staff, "/sessions/{id}/translation" => translate_session(id: SessionId);
    CANCEL_SESSION: Staff, "/sessions/{id}/cancel" => cancel_session(id: SessionId);

    DATES: SignedIn, "/sessions/{id}/dates" => dates(id: SessionId);
    ASK_FOR_DATES: Staff, "/sessions/{id}/dates/new" => ask_for_dates(id: SessionId);
    SETTLE_DATE: Staff, "/sessions/{id}/dates/{option}/settle" => settle_date(id: SessionId, option: DateOptionId);

    WILLING: Member, "/seats" => willing();
    SEAT_TERMS: Staff, "/seats/terms" => seat_terms();
    SEATS: Staff, "/sessions/{id}/seats" => seats(id: SessionId);
    PUT_IN_SEAT: Staff, "/sessions/{id}/seats/add" => put_in_seat(id: SessionId);
    SEAT_OF_MEMBER: Staff, "/sessions/{id}/seats/{member}" => seat_of_member(id: SessionId, member: MemberId);
    TAKE_OUT_OF_SEATS: Staff, "/sessions/{id}/seats/{member}/out" => take_out_of_seats(id: SessionId, member: MemberId);
    SEAT: Member, "/sessions/{id}/seat" => seat(id: SessionId);
    SEAT_NEEDS: Member, "/sessions/{id}/seat/needs" => seat_needs(id: SessionId);
    LEAVE_SEAT: Member, "/sessions/{id}/seat/leave" => leave_seat(id: SessionId);

    AGENDA: Staff, "/sessions/{id}/agenda" => agenda(id: SessionId);
    NEW_AGENDA_ITEM: Staff, "/sessions/{id}/agenda/new" => new_agenda_item(id: SessionId);
    AGENDA_ITEM: Staff, "/sessions/{id}/agenda/{item}" => agenda_item(id: SessionId, item: AgendaItemId);
    BRING: Staff, "/sessions/{id}/bring" => bring(id: SessionId);
    TRANSLATE_BRIEFING: Staff, "/sessions/{id}/briefing/translation" => translate_briefing(id: SessionId);
    BRIEFING: SignedIn, "/sessions/{id}/briefing" => briefing(id: SessionId);

    ROOM: SignedIn, "/sessions/{id}/room" => room(id: SessionId);
    LIVE: SignedIn, "/sessions/{id}/live" => live(id: SessionId);
    SCREEN: Staff, "/sessions/{id}/screen" => screen(id: SessionId);
    SUPPORT_QUESTION: SignedIn, "/sessions/{id}/room/support" => support_question(id: SessionId);
    START_ROUND: Staff, "/sessions/{id}/room/round" => start_round(id: SessionId);
    MARK_QUESTION: Staff, "/sessions/{id}/room/question" => mark_question(id: SessionId);
    SHOW_ON_SCREEN: Staff, "/sessions/{id}/room/screen" => show_on_screen(id: SessionId);
    ATTEND: Staff, "/sessions/{id}/room/attend" => attend(id: SessionId);
    SPEAK: Staff, "/sessions/{id}/room/speaking" => speak(id: SessionId);
    HEARD: Staff, "/sessions/{id}/room/heard" => heard(id: SessionId);
    TRANSLATE: Staff, "/sessions/{id}/room/translation" => translate(id: SessionId);
    CONFIRM: SignedIn, "/sessions/{id}/room/confirm" => confirm(id: SessionId);
    CLOSE_ROOM: Staff, "/sessions/{id}/room/close" => close_room(id: SessionId);

    MINUTES: SignedIn, "/sessions/{id}/minutes" => minutes(id: SessionId);
    WRITE_MINUTES: Staff, "/sessions/{id}/minutes/write" => write_minutes(id: SessionId);
    SESSION_FEEDBACK: Member, "/sessions/{id}/look-back" => session_feedback(id: SessionId);
    RESULTS: Staff, "/sessions/{id}/results" => results(id: SessionId);
    PAY_EXPENSES: Staff, "/sessions/{id}/expenses/{account}/paid" => pay_expenses(id: SessionId, account: AccountId);

    INVITE_FILE: SignedIn, "/sessions/{id}/invite.ics" => invite_file(id: SessionId);
    ACCOUNT_CALENDAR: SignedIn, "/account/calendar" => account_calendar();
    CALENDAR_FEED: Anyone, "/calendar/{file}" => calendar_feed(file: &str);
}
