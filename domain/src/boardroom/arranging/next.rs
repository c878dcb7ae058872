//! The one next step of whoever arranges a session: pure, from how its date, seats, agenda and minutes stand.

/// How a session stands for its arranger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Whether it was closed or cancelled, or its minutes were published.
    pub is_done: bool,
    /// Whether its time has come or is over.
    pub has_begun: bool,
    /// Whether its time is over.
    pub is_over: bool,
    /// Whether its date is settled.
    pub is_dated: bool,
    /// While its date is sought: the numbers of people who answered and who were asked.
    pub poll: Option<(i64, i64)>,
    /// Whether lots were drawn for its seats.
    pub is_drawn: bool,
    /// Whether its seats are offered, or open to be asked for.
    pub is_offered: bool,
    /// The number of seats that nobody has, was offered or was drawn for.
    pub free: usize,
    /// The number of members who are willing.
    pub willing: usize,
    /// Whether its agenda has nothing for customers.
    pub lacks_agenda: bool,
}

/// What the arranger does next, in the order in which a session is prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Find a date.
    FindDate,
    /// Choose the date: everybody who was asked has answered.
    SettleDate,
    /// Wait for answers about the date.
    WaitForDates,
    /// Draw lots, or open the seats.
    GiveSeats,
    /// Offer the seats that were drawn for.
    OfferSeats,
    /// Put something for customers on the agenda.
    FillAgenda,
    /// Find somebody for the seats that nobody waits for.
    FillSeats,
    /// Wait for the day.
    WaitForDay,
    /// Lead it in the room.
    Hold,
    /// Write the minutes.
    WriteMinutes,
    /// Nothing.
    Done,
}

impl NextStep {
    /// Whether the arranger can do it now, in place of waiting.
    #[must_use]
    pub const fn is_turn(self) -> bool {
        !matches!(self, Self::WaitForDates | Self::WaitForDay | Self::Done)
    }
}

/// The next step in a session that stands like this.
#[must_use]
pub const fn next_step(stand: &Readiness) -> NextStep {
    if stand.is_done {
        return NextStep::Done;
    }
    if stand.is_over {
        return NextStep::WriteMinutes;
    }
    if stand.has_begun {
        return NextStep::Hold;
    }
    match (stand.is_dated, stand.poll) {
        (false, None) => return NextStep::FindDate,
        (false, Some((answered, asked))) if answered >= asked => return NextStep::SettleDate,
        (false, Some(_)) if stand.lacks_agenda => return NextStep::FillAgenda,
        (false, Some(_)) => return NextStep::WaitForDates,
        (true, _) => {}
    }
    if !stand.is_offered && stand.is_drawn {
        return NextStep::OfferSeats;
    }
    if !stand.is_offered && stand.willing > 0 {
        return NextStep::GiveSeats;
    }
    if stand.lacks_agenda {
        return NextStep::FillAgenda;
    }
    if stand.free > 0 {
        return NextStep::FillSeats;
    }
    NextStep::WaitForDay
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_prepared_in_the_order_in_which_people_need_to_know() {
        let mut stand = Readiness {
            free: 6,
            willing: 9,
            lacks_agenda: true,
            ..Readiness::default()
        };
        assert_eq!(next_step(&stand), NextStep::FindDate);
        stand.poll = Some((2, 10));
        assert_eq!(
            next_step(&stand),
            NextStep::FillAgenda,
            "while others answer"
        );
        stand.lacks_agenda = false;
        assert_eq!(next_step(&stand), NextStep::WaitForDates);
        stand.poll = Some((10, 10));
        assert_eq!(next_step(&stand), NextStep::SettleDate);
        stand.is_dated = true;
        assert_eq!(next_step(&stand), NextStep::GiveSeats);
        stand.is_drawn = true;
        stand.free = 1;
        assert_eq!(next_step(&stand), NextStep::OfferSeats);
        stand.is_offered = true;
        assert_eq!(next_step(&stand), NextStep::FillSeats);
        stand.free = 0;
        assert_eq!(next_step(&stand), NextStep::WaitForDay);
        assert!(!NextStep::WaitForDay.is_turn());
        stand.has_begun = true;
        assert_eq!(next_step(&stand), NextStep::Hold);
        stand.is_over = true;
        assert_eq!(next_step(&stand), NextStep::WriteMinutes);
        stand.is_done = true;
        assert_eq!(next_step(&stand), NextStep::Done);
    }

    #[test]
    fn without_anybody_who_is_willing_the_seats_can_not_be_given_but_have_to_be_filled() {
        let stand = Readiness {
            is_dated: true,
            free: 6,
            ..Readiness::default()
        };
        assert_eq!(next_step(&stand), NextStep::FillSeats);
    }
}
