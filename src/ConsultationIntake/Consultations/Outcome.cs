using System.ComponentModel;

namespace ConsultationIntake.Consultations;

/// <summary>A word of the office's own for what was done with a point.</summary>
public sealed record Outcome
{
    [Description("A short name for addresses and exports: a-z, 0-9 and hyphens.")]
    public required string Code { get; init; }

    [Description("What it is called.")]
    public required LocalisedText Title { get; init; }

    [Description("Whether the plan was changed: the report tells what changed by the answers that have such an outcome.")]
    public bool ChangesThePlan { get; init; }

    /// <summary>What an office has that names none of its own.</summary>
    public static IReadOnlyList<Outcome> Shipped { get; } =
    [
        new()
        {
            Code = "changed-the-plan",
            Title = new("Changed the plan", "Newidiwyd y cynllun"),
            ChangesThePlan = true,
        },
        new() { Code = "already-in-the-plan", Title = new("Already in the plan", "Eisoes yn y cynllun") },
        new()
        {
            Code = "strengthened-elsewhere",
            Title = new("Strengthened elsewhere in the plan", "Cryfhawyd mewn man arall yn y cynllun"),
            ChangesThePlan = true,
        },
        new() { Code = "noted", Title = new("Noted", "Nodwyd") },
        new() { Code = "not-adopted", Title = new("Not adopted", "Ni fabwysiadwyd") },
        new() { Code = "for-somebody-else", Title = new("For somebody else to answer", "I rywun arall ei ateb") },
        new() { Code = "answered-outside-the-plan", Title = new("Answered outside the plan", "Atebwyd y tu allan i'r cynllun") },
    ];
}
