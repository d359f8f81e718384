namespace ConsultationIntake.Consultations;

/// <summary>
/// What the policy-making standards under the Welsh Language (Wales) Measure 2011 want a consultation document to ask:
/// the effects on opportunities to use Welsh and on treating it no less favourably than English, both ways.
/// </summary>
internal static class WelshEffectsQuestion
{
    internal const string Id = "welsh-language";

    internal static Question Question { get; } =
        new()
        {
            Id = Id,
            Text = new(
                "What effects do you think the plan would have on the Welsh language?",
                "Pa effeithiau fyddai'r cynllun yn eu cael ar y Gymraeg, yn eich barn chi?"
            ),
            Hint = new(
                "On opportunities for people to use Welsh, and on treating Welsh no less favourably than English. How could "
                    + "good effects be increased, or bad effects reduced?",
                "Ar gyfleoedd i bobl ddefnyddio'r Gymraeg, ac ar beidio â thrin y Gymraeg yn llai ffafriol na'r Saesneg. Sut y "
                    + "gellid cynyddu effeithiau da, neu leihau effeithiau gwael?"
            ),
        };
}
