using System.ComponentModel;

namespace ConsultationIntake.Consultations;

/// <summary>What the form asks beside the consultation's own questions, and how it looks.</summary>
public sealed record FormSettings
{
    [Description("How many minutes most people take, 1 to 120.")]
    public int Minutes { get; init; } = 10;

    [Description("The body's colour as #rrggbb, behind white text: dark enough to read (a contrast of 4.5 to 1).")]
    public string Colour { get; init; } = "#1d4f76";

    [Description("Ask for the postcode district, whether a person was a victim of crime, and for whom they answer.")]
    public bool AboutYou { get; init; } = true;

    [Description("The postcode districts of the force's area, such as WM1. Empty: any district is taken.")]
    public IReadOnlyList<string> PostcodeDistricts { get; init; } = [];

    [Description("Offer the voluntary equality questions after the response is sent. Answers are kept as counts alone.")]
    public bool EqualityMonitoring { get; init; } = true;

    [Description("Ask what the plan would do to the use of Welsh, as the Welsh Language Standards want of a consultation.")]
    public bool WelshEffects { get; init; }

    [Description(
        "Ask whether the response may be published: with the organisation's name, without a name, or not. " + "Staff look at each before."
    )]
    public bool AskToPublish { get; init; }

    [Description("Of a hundred paper responses, how many are typed a second time to see how well they were typed: 0 to 100.")]
    public int PaperTypedTwice { get; init; }

    [Description("Let people add files.")]
    public bool Files { get; init; } = true;

    [Description("How many days an unfinished response is kept after it was last worked on, 1 to 365.")]
    public int DraftsKeepDays { get; init; } = 30;
}
