//! The one style sheet of a letter. Mail programs support little, so everything in it may be missing: without it the
//! letter still reads. Its colours are those of `style/tokens.css`; the accent is the organisation's.

use klankbord_domain::people::organisation::{
    Organisation,
    colour::{Colour, DARK_PAPER, DARK_TABLE, DARK_YOU, PAPER, Shades, TABLE, YOU},
    operations::USUAL_ACCENT,
};

/// The accent of an organisation on paper and on straw, by day and in the dark.
pub(super) struct Palette {
    day: Shades,
    dark: Shades,
}

impl Palette {
    pub(super) fn of(organisation: &Organisation) -> Self {
        // It was checked when it was chosen, but here it goes into a style sheet.
        let digits = |hex: &str| hex.strip_prefix('#').and_then(Colour::from_digits);
        let accent = digits(&organisation.accent)
            .or_else(|| digits(USUAL_ACCENT))
            .unwrap_or(Colour::new(0, 0, 0));
        Self {
            day: Shades::by_day(accent),
            dark: Shades::in_the_dark(accent),
        }
    }

    /// The fill of a button by day.
    pub(super) const fn accent(&self) -> Colour {
        self.day.accent
    }

    pub(super) fn sheet(&self) -> String {
        let Self { day, dark } = self;
        format!(
            "
body {{ margin: 0; padding: 24px 12px; background: {TABLE}; color: #181c23;
  font-family: Georgia, 'Times New Roman', serif; font-size: 18px; line-height: 1.55; }}
.peek {{ display: none; max-height: 0; overflow: hidden; mso-hide: all; }}
.letter {{ max-width: 600px; margin: 0 auto; padding: 36px 40px; background: {PAPER}; border: 1px solid #dcd9d0;
  overflow-wrap: anywhere; }}
h1 {{ margin: 20px 0; font-size: 27px; line-height: 1.25; font-weight: bold; }}
p {{ margin: 0 0 16px; }}
.name, .turn, .foot, .said, a.on {{ font-family: Arial, Helvetica, sans-serif; }}
.name {{ margin: 0; font-size: 16px; font-weight: bold; }}
.mono {{ display: inline-block; margin-right: 8px; padding: 4px 6px; background: {day_accent}; color: {day_on};
  font-family: Georgia, serif; font-size: 15px; }}
.logo {{ margin-right: 8px; vertical-align: middle; }}
.said {{ margin: 0 0 6px; font-size: 15px; font-weight: bold; }}
blockquote {{ margin: 0 0 20px; padding: 16px 20px; }}
blockquote p:last-child {{ margin: 0; }}
.yours {{ border: 2px solid #f6c74a; }}
.ours {{ background: {day_wash}; border: 1px solid {day_line}; }}
.theirs {{ border: 1px solid #dcd9d0; }}
.code {{ font-family: monospace; font-size: 30px; font-weight: bold; letter-spacing: 4px; }}
a {{ color: {day_text}; }}
a.on {{ font-size: 17px; font-weight: bold; }}
.turn {{ margin: 24px 0; padding: 20px 24px; background: {YOU}; border: 1px solid #eece74; font-size: 16px; }}
.turn .small {{ margin: 0; }}
a.go {{ display: inline-block; padding: 14px 26px; background: {day_accent}; border-radius: 8px; color: {day_on};
  font-size: 18px; font-weight: bold; text-decoration: none; }}
a.or {{ display: inline-block; margin: 8px 4px 0 0; padding: 10px 16px; border: 2px solid {day_text};
  border-radius: 8px; font-weight: bold; text-decoration: none; }}
.small {{ font-size: 15px; }}
.sign {{ line-height: 1.4; }}
.face {{ display: inline-block; width: 44px; height: 44px; margin-right: 10px; border-radius: 22px;
  background: {day_accent}; color: {day_on}; font-family: Arial, Helvetica, sans-serif; font-size: 16px;
  font-weight: bold; line-height: 44px; text-align: center; vertical-align: middle; }}
.who {{ display: inline-block; vertical-align: middle; }}
.foot {{ margin-top: 28px; padding-top: 16px; border-top: 1px solid #dcd9d0; font-size: 15px; line-height: 1.5;
  color: #53575e; }}
.foot p {{ margin: 0 0 10px; }}
@media (max-width: 520px) {{
  body {{ padding: 0; }}
  .letter {{ padding: 24px 20px; border: 0; }}
  .turn {{ margin-left: -20px; margin-right: -20px; padding: 20px; border-left: 0; border-right: 0; }}
  a.go, a.or {{ display: block; text-align: center; margin-right: 0; }}
}}
@media (prefers-color-scheme: dark) {{
  body {{ background: {DARK_TABLE}; color: #e8e6e0; }}
  .letter {{ background: {DARK_PAPER}; border-color: #3a3d44; }}
  .theirs {{ border-color: #3a3d44; }}
  .yours {{ border-color: #eabe4a; }}
  .ours {{ background: {dark_wash}; border-color: {dark_line}; }}
  a {{ color: {dark_text}; }}
  .turn {{ background: {DARK_YOU}; border-color: #765b23; color: #f6e3ac; }}
  .turn a {{ color: #f6e3ac; }}
  .turn a.or {{ border-color: #f6e3ac; }}
  a.go, .turn a.go, .mono, .face {{ background: {dark_accent}; color: {dark_on}; }}
  .foot {{ color: #b5b2ac; border-color: #3a3d44; }}
}}
",
            day_accent = day.accent,
            day_on = day.on_accent,
            day_text = day.text,
            day_wash = day.wash,
            day_line = day.line,
            dark_accent = dark.accent,
            dark_on = dark.on_accent,
            dark_text = dark.text,
            dark_wash = dark.wash,
            dark_line = dark.line,
        )
    }
}
